"""The rules of counting of ``data/time`` as literals: what each rests on, and the rules of the counter's clock."""

import datetime as dt
from pathlib import Path
from typing import Final

import attrs

from motcua.adapters.rulefiles.reading import key, read_toml, structure
from motcua.citation import Citation

__all__ = ["literal"]

COUNTING: Final = Path(__file__).parents[2] / "data" / "time" / "counting.toml"


@attrs.frozen
class _Rule:
    name: str
    cite: Citation
    verified: bool


@attrs.frozen
class _Cutoff:
    name: str
    at: dt.time
    effect: str
    first: dt.date = attrs.field(metadata=key("from"))
    cite: Citation
    verified: bool
    last: dt.date | None = attrs.field(default=None, metadata=key("to"), kw_only=True)


@attrs.frozen
class _File:
    rules: tuple[_Rule, ...]
    cutoffs: tuple[_Cutoff, ...]


def literal() -> str:
    """The source of ``compiled/counting.py``; raises ``BadInput`` with every fault of the file."""
    file = structure(read_toml(COUNTING), _File, COUNTING.name)
    rules = "".join(f"    {rule.name!r}: {(str(rule.cite), rule.verified)!r},\n" for rule in file.rules)
    cutoffs = "".join(f"    {_row(row)!r},\n" for row in file.cutoffs)
    return (
        f"RULES: dict[str, tuple[str, bool]] = {{\n{rules}}}\n\n"
        f"CUTOFFS: tuple[tuple[str, str, str, str, str | None, str, bool], ...] = (\n{cutoffs})\n"
    )


def _row(row: _Cutoff) -> tuple[str, str, str, str, str | None, str, bool]:
    last = row.last.isoformat() if row.last else None
    clock = row.at.isoformat("minutes")
    return row.name, clock, row.effect, row.first.isoformat(), last, str(row.cite), row.verified
