"""The headings of a table that a report is made of: which column each stands for, and which option says so."""

import difflib
import re
import shlex
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import attrs

from motcua.adapters.commands.misuse import misfit, pairs
from motcua.errors import Fault, Problem
from motcua.reports.rows import CHANNELS, COLUMNS, NEEDED

__all__ = ["Headings"]

OPTION: Final = "--column"
_DATA: Final = re.compile(r"[0-9]{5}|[0-9][/.-][0-9]{1,2}[/.-][0-9]{2}|\A[0-9][0-9.,:]*\Z")
"""What stands in a line of data and in no heading: a telephone, a day, a number alone; a heading may bear a year."""
_CHANNELS: Final = frozenset((*CHANNELS, "online"))
"""A channel as a row may name it."""
_COLUMN: Final = re.compile(r"\$\.([a-z_]+)")


@attrs.frozen
class Headings:
    """Which heading stands for which column (*đầu cột*); ``None`` where the headings are the columns themselves."""

    names: Mapping[str, str] | None

    @classmethod
    def read(cls, given: Iterable[str]) -> "Headings":
        """The headings as ``--column HEADING=COLUMN`` tells them; raises ``Misused``."""
        names = pairs(OPTION, given, at_last=True)
        for column in names.values():
            if column not in COLUMNS:
                raise misfit(OPTION, column, COLUMNS)
        return cls(names or None)

    @property
    def lacking(self) -> tuple[str, ...]:
        """The columns a row needs and no heading was told for."""
        return tuple(name for name in NEEDED if self.names is not None and name not in self.names.values())

    def told(self) -> tuple[Problem, ...]:
        """A fault for each column that is lacking, whatever the table has."""
        return tuple(
            Problem(OPTION, Fault.MISSING_FIELD, f"no heading of {name}", _option(name)) for name in self.lacking
        )

    def faults(self, where: str, cells: Iterable[str], *, line: bool) -> tuple[Problem, ...]:
        """What is wrong with headings that should be columns: some are none, and columns that none stands for.

        Where a ``line`` of headings stands over all rows, a column that is lacking there is lacking in every row.
        """
        return tuple(self._faults(where, tuple(cells), line=line)) if self.names is None else ()

    def _faults(self, where: str, cells: tuple[str, ...], *, line: bool) -> Iterator[Problem]:
        strange = [heading for heading in cells if heading not in COLUMNS]
        if any(heading in _CHANNELS or _DATA.search(heading) for heading in strange):
            yield Problem(where, Fault.NO_HEADING, "a first line that is data", "a line of headings, then the rows")
            return
        for heading in strange:
            near = [*difflib.get_close_matches(heading, COLUMNS, 1), "COLUMN"]
            yield Problem(where, Fault.UNKNOWN_KEY, f"heading {heading[:40]!r}", _option(near[0], heading))
        for name in NEEDED:
            if (strange or line) and name not in cells:
                yield Problem(where, Fault.MISSING_FIELD, f"no heading of {name}", _option(name))

    def unused(self, met: Iterable[str]) -> tuple[str, ...]:
        """The headings of a table that no option names, and nothing is read of."""
        if self.names is None:
            return ()
        known = {unicodedata.normalize("NFC", name) for name in self.names}
        return tuple(heading for heading in met if unicodedata.normalize("NFC", heading) not in known)

    def placed(self, problem: Problem) -> Problem:
        """A fault of a row, with the heading its column stands under."""
        match = _COLUMN.fullmatch(problem.path)
        if match is None or self.names is None:
            return problem
        heading = next((heading for heading, column in self.names.items() if column == match[1]), None)
        return attrs.evolve(problem, path=f"$.{match[1]} ({heading})") if heading else problem

    def absent(self, problem: Problem, met: Iterable[str]) -> Problem:
        """The fault of a heading that was named and stands nowhere, with the nearest that does, and the option."""
        column = problem.path.removeprefix("$.")
        named = next(heading for heading, name in (self.names or {}).items() if name == column)
        near = difflib.get_close_matches(named, tuple(met), 1)
        right = f"{problem.right}, or {_option(column, *near)}" if near else problem.right
        return attrs.evolve(problem, path=OPTION, right=right)


def _option(column: str, heading: str | None = None) -> str:
    """The option that would set it right, as it is typed."""
    return f"{OPTION} {shlex.quote(f'{heading[:40]}={column}') if heading else f'HEADING={column}'}"
