"""The sheets themselves: which fields and columns a slip of that day has, and what may stand in them."""

import datetime as dt
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from typing import Any, Final, TypeAlias, cast

import attrs

from motcua import checks
from motcua.annotated import as_annotated
from motcua.checks import Discreet, expect, expect_day, plain, several
from motcua.citation import Citation
from motcua.compiled import forms as rows
from motcua.dated import Dated, InForce
from motcua.errors import BadInput, BadValue, Fault, Problem, UnknownCode
from motcua.explain import Step
from motcua.hooks import Carried
from motcua.wording import Sayable, Text

__all__ = ["Form", "FormField", "FormValue", "Label", "Values", "sheet"]

FormValue: TypeAlias = str | int | dt.date | dt.datetime | Sayable | tuple[str, ...] | None
"""What stands in a field: a text or several, a number, a day, a moment, anything that says itself, or nothing yet."""
_VAST: Final = 10**18
"""No number of things or of đồng on a slip comes near it."""
Values: TypeAlias = Mapping[str, FormValue]


def _printable(given: FormValue) -> FormValue:
    """What a sheet can show of it: half of a surrogate pair is the mark of a letter that cannot be shown."""
    if isinstance(given, tuple):
        texts: tuple[Any, ...] = given  # whatever else is in it is refused when the field is made
        return tuple(_shown(one) if isinstance(one, str) else one for one in texts)
    return _shown(given) if isinstance(given, str) else given


def _shown(text: str) -> str:
    return text if checks.is_writable(text) else text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _rows(given: Iterable[Iterable[FormValue]]) -> tuple[tuple[FormValue, ...], ...]:
    return tuple(tuple(map(_printable, several(row, "row of a form"))) for row in several(given, "rows of a form"))


@attrs.frozen(field_transformer=as_annotated)
class Label:
    """The heading of a field or a column."""

    code: str
    text: Text


@attrs.frozen(eq=False, field_transformer=as_annotated)
class FormField(Discreet):
    """One field of a slip: its code, its label in Vietnamese and English, and what stands in it."""

    code: str
    label: Text
    value: FormValue = attrs.field(repr=False, converter=_printable)
    required: bool = False


@attrs.frozen(eq=False, field_transformer=as_annotated)
class Form(Carried, Discreet):
    """A slip (*mẫu giấy tờ một cửa*) with everything on it; ``form["due_at"]`` is the value of a field.

    ``set`` names the sheets that came with one instrument: slips by its year, ``"2018"`` and ``"2025"``, reports
    ``"2020"`` and ``"2026-reports"``, receipts ``"2017"`` and ``"2026"``. ``page`` is the size of its paper.
    ``citation.verified`` is false where the sheet itself was not read.
    """

    code: str
    number: str
    set: str
    title: Text
    page: str
    citation: Citation
    fields: tuple[FormField, ...] = attrs.field(repr=False)
    columns: tuple[Label, ...] = attrs.field(repr=False)
    rows: tuple[tuple[FormValue, ...], ...] = attrs.field(repr=False, converter=_rows)
    signatures: tuple[Text, ...] = attrs.field(repr=False)
    notes: tuple[Step, ...] = attrs.field(default=(), repr=False)
    """What the law's sheet has no field for and a reader must know: that a date is not firm yet."""
    headed: bool = False
    """Whether the printed page bears the name of the state and its motto (*quốc hiệu, tiêu ngữ*)."""
    revision: int = 0
    """How many promises the dossier had been given before this slip: a later appointment has the greater number."""

    def __getitem__(self, code: str) -> FormValue:
        for field in self.fields:
            if field.code == code:
                return field.value
        raise UnknownCode("field of a form", plain(code, 60), tuple(field.code for field in self.fields))

    def __contains__(self, code: object) -> bool:
        return any(field.code == code for field in self.fields)

    def filled(self, values: Values, table: Iterable[Values] = (), notes: tuple[Step, ...] = ()) -> "Form":
        """The slip with these values; values of other slips are passed over.

        Raises ``BadInput`` listing the mandatory fields that are missing, the codes that no slip has, and what cannot
        stand in a field.
        """
        checks.table(values, "values of a form", "a table from codes to values")
        table = several(table, "rows of a form")
        for line in table:
            checks.table(line, "row of a form", "a table from columns to values")
        problems = (
            *_unfit("$", values, {field.code for field in self.fields} | _codes(6)),
            *(
                problem
                for at, line in enumerate(table)
                for problem in _unfit(f"$.rows[{at}]", line, {column.code for column in self.columns} | _codes(7))
            ),
        )
        missing = (
            Problem(f"$.{field.code}", Fault.MISSING_FIELD, "nothing", f"a value for “{field.label.en}”")
            for field in self.fields
            if field.required and _unseen(values.get(field.code))
        )
        problems = (*missing, *problems)
        if problems:
            raise BadInput(f"form {self.number} ({self.title.en})", problems)
        return attrs.evolve(
            self,
            fields=tuple(attrs.evolve(field, value=values.get(field.code)) for field in self.fields),
            rows=tuple(tuple(line.get(column.code) for column in self.columns) for line in table),
            notes=notes,
        )


def _blank_text(text: str) -> bool:
    return all(unicodedata.category(character)[0] in "CZ" for character in text)


def _unseen(value: FormValue) -> bool:
    """Whether nothing can be seen of it."""
    if isinstance(value, Text):
        return _blank_text(value.vi)
    return value is None or value == () or (isinstance(value, str) and _blank_text(value))


def _unfit(path: str, values: Values, known: Collection[str]) -> Iterator[Problem]:
    """What no slip has a place for, and what cannot stand in one."""
    for code, value in values.items():
        met: object = value
        if code not in known:
            yield Problem(path, Fault.UNKNOWN_KEY, plain(code, 40), "the code of a field or a column")
        elif isinstance(met, tuple) and not all(isinstance(one, str) for one in met):
            yield Problem(f"{path}.{code}", BadValue.code, "a tuple", "texts")
        elif isinstance(met, int) and abs(met) >= _VAST:
            yield Problem(f"{path}.{code}", BadValue.code, "a number of more than 18 digits", "one that fits on a slip")
        elif isinstance(met, bool) or not isinstance(met, str | int | dt.date | Sayable | tuple | None):
            yield Problem(f"{path}.{code}", BadValue.code, type(met).__name__, "a text, a number, a day or a moment")


@cache
def _codes(place: int) -> frozenset[str]:
    """The codes of the fields, or of the columns, that any sheet has."""
    listed = (cast("Iterable[tuple[str, ...]]", row[place]) for *_, sheets in rows.SETS for row in sheets)
    return frozenset(one[0] for many in listed for one in many)


# ── Sheets ─────────────────────────────────────────────────────────────────────────────────────


def sheet(code: str, *, on: dt.date) -> Form:
    """The blank slip (*mẫu*) in use on that day, nothing filled in; raises ``NotInForce`` and ``UnknownCode``.

    >>> sheet("fee-receipt", on=dt.date(2026, 7, 1)).number
    '01/PLPĐT'
    """
    expect_day(on)
    sheets = _sheets(expect(code, str, "code of a slip"))
    if not sheets:
        raise UnknownCode(
            "slip", code[:60], tuple(dict.fromkeys(blank[0] for *_, blanks in rows.SETS for blank in blanks))
        )
    return sheets.on(on)


@cache
def _sheets(code: str) -> Dated[Form]:
    """The blank sheets of that kind, by the days they are used."""
    return Dated[Form].of(f"form {code}", _blanks(code))


def _blanks(code: str) -> Iterator[tuple[InForce, Form]]:
    for name, first, last, cite, verified, headed, sheets in rows.SETS:
        days = InForce(dt.date.fromisoformat(first), dt.date.fromisoformat(last) if last else None)
        for row in sheets:
            if row[0] == code:
                yield days, attrs.evolve(_blank(name, cite, row, listed=verified), headed=headed)


def _blank(name: str, cite: str, row: rows.Sheet, *, listed: bool) -> Form:
    code, number, vi, en, page, read, fields, columns, signatures = row
    return Form(
        code,
        number,
        name,
        Text(vi, en),
        page,
        Citation.parse(cite, verified=listed and read),
        tuple(FormField(field, Text(vi, en), None, required) for field, vi, en, required in fields),
        tuple(Label(column, Text(vi, en)) for column, vi, en in columns),
        (),
        tuple(Text(vi, en) for vi, en in signatures),
    )
