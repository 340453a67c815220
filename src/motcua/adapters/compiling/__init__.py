"""Rows of ``data/`` made into the literals of ``compiled/``, and the proof that both are equal.

The core reads no files; what it needs of the rows at run time stands in Python literals. ``python3 dev.py compile``
writes them, ``python -m motcua.adapters.compiling --check`` says which of them no longer tell the truth.
"""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final

from motcua.adapters.compiling import calendar, counting, forms, index, mechanism, receipts, reports, wording

__all__ = ["HEADER", "LITERALS", "compile_rows", "stale"]

COMPILED: Final = Path(__file__).parents[2] / "compiled"
HEADER: Final = '"""{what}. Made from data/ by `python3 dev.py compile`; never edited."""\n\n'
LITERALS: Final[Mapping[str, tuple[str, Callable[[], str]]]] = {
    "calendar": ("The days of the calendar, the papers behind them, and what is still open", calendar.literal),
    "counting": ("The rules of counting, and the rules of the counter's clock", counting.literal),
    "forms": ("The official slips by day, and the periods of reports", forms.literal),
    "index": ("The procedures, fee schedules and packages: code, names to search, days in force", index.literal),
    "mechanism": ("The one-stop mechanisms: transitions, guards and limits of the steps", mechanism.literal),
    "phrases": ("What errors say in English, and the same in other languages", wording.phrases),
    "receipts": ("The kinds of fee receipts, and the general rules of refunds", receipts.literal),
    "reports": ("What reports measure: the indicators, the scores of 2018, the limits of feedback", reports.literal),
    "wording": ("The sentences of the library, by language and message id", wording.literal),
}


FOLDERS: Final = ("fees", "procedures", "packages")
"""Where every rule file has a module of its own."""


def _sources() -> Iterator[tuple[Path, str]]:
    for name, (what, literal) in LITERALS.items():
        yield COMPILED / f"{name}.py", HEADER.format(what=what) + literal()
    for folder in FOLDERS:
        yield (
            COMPILED / folder / "__init__.py",
            HEADER.format(what=f"The {folder} of the reference catalogue").strip() + "\n",
        )
    for name, what, source in index.modules():
        yield COMPILED / f"{name}.py", HEADER.format(what=what) + source


def compile_rows() -> tuple[Path, ...]:
    """Write every literal, and take away those without rows; the files that were touched."""
    written = dict(_sources())
    touched = tuple(_different(written))
    for path in touched:
        if path in written:
            path.parent.mkdir(exist_ok=True)
            path.write_text(written[path], encoding="utf-8")
        else:
            path.unlink()
    return touched


def stale() -> tuple[Path, ...]:
    """The literals that differ from their rows."""
    return tuple(_different(dict(_sources())))


def _different(written: Mapping[Path, str]) -> Iterator[Path]:
    for path, source in written.items():
        if not path.exists() or path.read_text(encoding="utf-8") != source:
            yield path
    for folder in FOLDERS:
        yield from (path for path in sorted((COMPILED / folder).glob("*.py")) if path not in written)
