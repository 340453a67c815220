"""The slips and reporting periods of ``data/forms`` as literals: which sheet has which fields, from which day."""

import datetime as dt
from typing import Final

import attrs

from motcua.adapters.rulefiles.catalogue import DATA
from motcua.adapters.rulefiles.reading import key, read_toml, rule_files, structure
from motcua.citation import Citation
from motcua.wording import Text

__all__ = ["literal"]

FORMS: Final = DATA / "forms"
TYPES: Final = """\
Label = tuple[str, str, str]
Field = tuple[str, str, str, bool]
Sheet = tuple[str, str, str, str, str, bool, tuple[Field, ...], tuple[Label, ...], tuple[tuple[str, str], ...]]
Set = tuple[str, str, str | None, str, bool, bool, tuple[Sheet, ...]]
"""


@attrs.frozen
class _Label:
    code: str
    vi: str
    en: str


@attrs.frozen
class _Field:
    code: str
    vi: str
    en: str
    required: bool = False


@attrs.frozen
class _Sheet:
    code: str
    number: str
    title: Text
    page: str
    fields_verified: bool
    fields: tuple[_Field, ...]
    columns: tuple[_Label, ...] = ()
    signatures: tuple[Text, ...] = ()


@attrs.frozen
class _Set:
    name: str
    first: dt.date = attrs.field(metadata=key("from"))
    cite: Citation
    verified: bool
    forms: tuple[_Sheet, ...]
    last: dt.date | None = attrs.field(default=None, metadata=key("to"))
    headed: bool = False


@attrs.frozen
class _Period:
    code: str
    months: int


@attrs.frozen
class _Periods:
    cite: Citation
    verified: bool
    first_day: int
    last_day: int
    periods: tuple[_Period, ...]


def literal() -> str:
    """The source of ``compiled/forms.py``; raises ``BadInput`` with every fault of a file."""
    files = [path for path in rule_files(FORMS) if path.name != "periods.toml"]
    sets = sorted((structure(read_toml(path), _Set, path.name) for path in files), key=lambda found: found.first)
    cut_offs = structure(read_toml(FORMS / "periods.toml"), _Periods, "periods.toml")
    periods = {period.code: period.months for period in cut_offs.periods}
    return "\n".join(
        (
            TYPES,
            f"SETS: tuple[Set, ...] = (\n{''.join(map(_set, sets))})",
            f"CUT_OFFS: tuple[str, bool, int, int] = {_cut_offs(cut_offs)!r}",
            f"PERIODS: dict[str, int] = {periods!r}",
            "",
        )
    )


def _set(found: _Set) -> str:
    last = found.last.isoformat() if found.last else None
    head = (found.name, found.first.isoformat(), last, str(found.cite), found.verified, found.headed)
    sheets = "".join(_sheet(sheet) for sheet in found.forms)
    return f"    (\n{''.join(f'        {part!r},{chr(10)}' for part in head)}        (\n{sheets}        ),\n    ),\n"


def _sheet(sheet: _Sheet) -> str:
    head = (sheet.code, sheet.number, sheet.title.vi, sheet.title.en, sheet.page, sheet.fields_verified)
    lists = (
        tuple((field.code, field.vi, field.en, field.required) for field in sheet.fields),
        tuple((column.code, column.vi, column.en) for column in sheet.columns),
        tuple((role.vi, role.en) for role in sheet.signatures),
    )
    rows = "".join(
        "                (\n" + "".join(f"                    {row!r},\n" for row in rows) + "                ),\n"
        for rows in lists
    )
    heads = "".join(f"                {part!r},\n" for part in head)
    return f"            (\n{heads}{rows}            ),\n"


def _cut_offs(found: _Periods) -> tuple[object, ...]:
    return str(found.cite), found.verified, found.first_day, found.last_day
