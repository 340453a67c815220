"""What the files of a folder have wrong, told together: whoever mends them is not sent round once a file."""

from collections.abc import Generator
from contextlib import contextmanager
from types import TracebackType
from typing import Self

from motcua.errors import BadInput, UnknownCode, UnknownFact

__all__ = ["Faults"]


class Faults:
    """The faults of several files, gathered while a ``with`` lasts and raised at its end.

    Those of one file are raised as they are; of several, every path begins with the name of its file. Where they are
    ``gathered`` already for a larger whole, they are handed on to it instead.
    """

    def __init__(self, gathered: "Faults | None" = None) -> None:
        self.gathered = gathered
        self.errors: list[tuple[str, BadInput]] = []

    @contextmanager
    def met(self, file: str, *hidden: str) -> Generator[None]:
        """What that file has wrong is kept, but for the codes that are ``hidden``; the next may be read."""
        try:
            yield
        except BadInput as error:
            told = tuple(problem for problem in error.problems if problem.code not in hidden)
            if told:
                self.errors.append((file, type(error)(error.what, told)))

    def missing(self) -> tuple[str, ...]:
        """The codes by which others would ask for what a file with faults may hold."""
        return (UnknownCode.code, UnknownFact.code) if self.errors else ()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self.gathered:
            self.gathered.errors += self.errors
        elif self.errors and not error:
            raise _together(self.errors)


def _together(errors: list[tuple[str, BadInput]]) -> BadInput:
    if len(errors) == 1:
        return errors[0][1]
    problems = (problem.under(f"{file} $") for file, error in errors for problem in error.problems)
    return BadInput(f"{len(errors)} files", tuple(problems))
