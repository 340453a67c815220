"""Rows of ``data/`` made into the literals of ``compiled/``, and the proof that both are equal.

The core reads no files; what it needs of the rows at run time stands in Python literals. ``python3 dev.py compile``
writes them, ``python -m motcua.adapters.compiling --check`` says which of them no longer tell the truth.
"""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final

from motcua.adapters.compiling import calendar, counting, forms, index, mechanism, receipts, wording

__all__ = ["HEADER", "LITERALS", "compile_rows", "stale"]

COMPILED: Final = Path(__file__).parents[2] / "compiled"
HEADER: Final = '"""{what}. Made from data/ by `python3 dev.py compile`; never edited."""\n\n'
LITERALS: Final[Mapping[str, tuple[str, Callable[[], str]]]] = {
    "calendar": ("The days of the calendar, the papers behind them, and what is still open", calendar.literal),
    "counting": ("The rules of counting, and the rules of the counter's clock", counting.literal),
    "forms": ("The official slips by day, and the periods of reports", forms.literal),
    "index": ("The procedures, fee schedules and packages: code, file, names to search, days in force", index.literal),
    "mechanism": ("The one-stop mechanisms: transitions, guards and limits of the steps", mechanism.literal),
    "receipts": ("The kinds of fee receipts, and the general rules of refunds", receipts.literal),
    "wording": ("The sentences of the library, by language and message id", wording.literal),
}


def _sources() -> Iterator[tuple[Path, str]]:
    for name, (what, literal) in LITERALS.items():
        yield COMPILED / f"{name}.py", HEADER.format(what=what) + literal()


def compile_rows() -> tuple[Path, ...]:
    """Write every literal; the files that were written."""
    written = dict(_sources())
    for path, source in written.items():
        path.write_text(source, encoding="utf-8")
    return tuple(written)


def stale() -> tuple[Path, ...]:
    """The literals that differ from their rows."""
    return tuple(path for path, source in _sources() if not path.exists() or path.read_text(encoding="utf-8") != source)
