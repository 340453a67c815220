"""What a report has to know of a dossier, as one flat row: read off a dossier, a table of a database or a file.

Everything the reports count is counted on these rows alone, so an office that has nothing else of this library counts
by the same rules. A row tells what is so now; a report of a past period counts it as it stood on the last day, which
a row cannot tell of promises that were moved since. Of a dossier the row is made as of that day.
"""

import datetime as dt
import difflib
import re
import unicodedata
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from fractions import Fraction
from typing import Any, Final, TypeAlias, TypeGuard, cast

import attrs

from motcua.calendar import OFFICE_ZONE
from motcua.calendar.written import written_day
from motcua.checks import shown
from motcua.dossier import Dossier
from motcua.errors import BadInput, BadValue, Fault, MotcuaError, NaiveMoment, Problem
from motcua.linked_dossier import LinkedDossier
from motcua.wording import Text, said

__all__ = ["CHANNELS", "NO_FIELD", "OUTCOMES", "UNITS", "Countable", "DossierRow", "Given", "rows_of"]

Countable: TypeAlias = Dossier | LinkedDossier
"""A dossier, or a package whose statistics count the outer dossier once."""
Given: TypeAlias = "Countable | DossierRow | Mapping[str, object]"
"""What a report takes: dossiers, rows, or tables of the columns of a row."""

CHANNELS: Final = ("online_full", "online_part", "post", "counter")
"""How a dossier came (*hình thức nộp*), as the reports tell it: online to the end, or part of the way."""
OUTCOMES: Final = ("granted", "refused")
UNITS: Final = ("working-days", "days", "working-hours", "hours")
NO_FIELD: Final = said("report.no-field")

_LONGEST: Final = 200
_LONGEST_TIME: Final = 10**9
"""In any unit more than anybody waited."""
_SMALL: Final = 1_000
"""A whole number below it is no number of anybody's."""
_MOST_TOLD: Final = 100
"""Problems told of one table; whoever meets a hundred has taken the wrong columns."""
_TOLD: Final = (
    "charged",
    "paid_online",
    "electronic_result",
    "electronic_papers",
    "reused",
    "synchronised",
    "complained",
)
_DAYS: Final = ("due_on", "original_due_on", "ended_on", "stopped_on")
_TRUTHS: Final = {
    "true": True,
    "yes": True,
    "có": True,
    "1": True,
    "false": False,
    "no": False,
    "không": False,
    "0": False,
}


def _field(given: Text | str) -> Text:
    """The name of a field, the same however it was typed: in NFC, with single blanks."""
    if isinstance(given, str):
        return Text(_one_way(given), _one_way(given))
    met: object = given
    return Text(_one_way(met.vi), _one_way(met.en)) if isinstance(met, Text) else given


def _one_way(text: str) -> str:
    """A text in NFC, with single blanks and no byte-order mark, so that what looks the same is the same."""
    return " ".join(unicodedata.normalize("NFC", text.replace("\ufeff", "")).split())


@attrs.frozen
class DossierRow:
    """A dossier as reports count it (*một dòng hồ sơ*); what is not known is ``None``, which is neither no nor zero.

    ``received_on`` is the day of acceptance, ``due_on`` the day promised now, ``original_due_on`` that without
    extensions and new appointments, ``ended_on`` the day processing ended, ``stopped_on`` the day since which it waits
    for the applicant or is suspended, or did when it ended. An end without ``outcome`` is a withdrawal or a closing.
    ``requests`` are the supplements asked for after acceptance, ``time`` how long settlement took, in ``unit``.

    >>> row = DossierRow("H56.01.02-260828-0001", "Cư trú", "counter", dt.date(2026, 8, 28), dt.date(2026, 9, 11))
    >>> row.original_due_on == row.due_on, row.ended_on
    (True, None)
    """

    id: str
    field: Text = attrs.field(converter=_field)
    channel: str
    received_on: dt.date
    due_on: dt.date | None = None
    original_due_on: dt.date | None = attrs.field(default=attrs.Factory(lambda self: self.due_on, takes_self=True))
    ended_on: dt.date | None = None
    stopped_on: dt.date | None = None
    outcome: str | None = None
    procedure: str | None = None
    requests: int = 0
    time: Fraction | None = None
    unit: str | None = None
    charged: bool | None = None
    """Whether something is to be paid."""
    paid_online: bool | None = None
    electronic_result: bool | None = None
    electronic_papers: bool | None = None
    """Whether every paper is there as a file."""
    reused: bool | None = None
    """Whether something was taken from data an authority already had."""
    synchronised: bool | None = None
    complained: bool | None = None
    source: Countable | None = attrs.field(default=None, kw_only=True, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        problems = tuple(self._problems())
        if problems:
            raise BadInput("row of a report", problems)

    def _problems(self) -> Iterator[Problem]:
        for name, (fits, right) in _FITS.items():
            value = getattr(self, name)
            if not fits(value) and not (name == "original_due_on" and value is self.due_on):
                yield Problem(f"$.{name}", BadValue.code, "nothing" if value is None else _met(value), right)
        told = {name: getattr(self, name) for name in COLUMNS}
        yield from _do_not_go_together(told, flat=self.source is None)

    @classmethod
    def read(cls, table: Mapping[str, object], names: Mapping[str, str] | None = None) -> "DossierRow":
        """The row of a table whose keys are the columns of a row, as ``csv.DictReader`` or a database gives it.

        Texts are read: days and moments in ISO form, truths as true/false, yes/no, có/không, 1/0; an empty text is
        nothing. ``names`` says which key of the table stands for which column; without it a key that is no column is
        refused, with it the others are passed over. A key that is named must be there, though it may be typed with
        other blanks. Raises ``BadInput`` with every fault of the table.

        >>> DossierRow.read({"id": "1", "field": "Cư trú", "channel": "online", "received_on": "2026-08-28"}).channel
        'online_full'
        """
        columns, met = _headings(names), _keys(table)
        if columns is not None and met is not None:
            _refuse_absent(columns, met)
        return _row(table, columns)

    @property
    def origin(self) -> "Countable | DossierRow":
        """The dossier it was read off, or the row itself."""
        return self.source or self


# ── What fits ─────────────────────────────────────────────────────────────────────────────────


def _is_day(value: object) -> TypeGuard[dt.date]:
    return type(value) is dt.date


def _or_none(fits: Callable[[object], bool]) -> Callable[[object], bool]:
    return lambda value: value is None or fits(value)


def _do_not_go_together(told: Mapping[str, Any], *, flat: bool = True) -> Iterator[Problem]:
    """What its columns say against one another; ``flat`` of a row that was read off no dossier."""
    received, stopped, ended, due = (told.get(name) for name in ("received_on", "stopped_on", "ended_on", "due_on"))
    original = told.get("original_due_on")
    after_reception = {"ended_on": ended, "stopped_on": stopped}
    if flat:  # by post the time runs before the acceptance, and a promise can be over by then
        after_reception |= {"due_on": due, "original_due_on": None if original is due else original}
    for name, day in after_reception.items():
        if _is_day(day) and _is_day(received) and day < received:
            yield Problem(f"$.{name}", BadValue.code, str(day), f"{received} or later, the day of reception")
    if told.get("outcome") is not None and ended is None:
        yield Problem("$.ended_on", Fault.MISSING_FIELD, "nothing", "the day it was decided, as it has an outcome")
    if original is not None and due is None:
        yield Problem("$.due_on", Fault.MISSING_FIELD, "nothing", "the day promised now, as there was one before")
    if _is_day(stopped) and _is_day(ended) and stopped > ended:
        yield Problem("$.stopped_on", BadValue.code, str(stopped), f"{ended} or earlier, its end")
    if told.get("time") is not None and told.get("unit") is None and _is_time(told["time"]):
        yield Problem("$.unit", Fault.MISSING_FIELD, "nothing", f"the unit of the time, one of {', '.join(UNITS)}")


def _is_name(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip()) and len(value) <= _LONGEST


def _is_field(value: object) -> bool:
    return isinstance(value, Text) and _is_name(value.vi) and _is_name(value.en)


def _is_count(value: object) -> bool:
    return type(value) is int and value >= 0


def _is_time(value: object) -> bool:
    return type(value) in {int, Fraction} and 0 <= cast("Fraction", value) <= _LONGEST_TIME


def _one_of(*choices: str) -> tuple[Callable[[object], bool], str]:
    return _or_none(lambda value: isinstance(value, str) and value in choices), f"one of {', '.join(choices)}"


_NAME: Final = (_is_name, f"a text of 1 to {_LONGEST} characters")
_DAY: Final = (_or_none(_is_day), "a day without a clock, for example 2026-08-28")
_TRUTH: Final = (_or_none(lambda value: isinstance(value, bool)), "true or false, or nothing where it is not known")
_FITS: Final[Mapping[str, tuple[Callable[[object], bool], str]]] = {
    "id": _NAME,
    "field": (_is_field, _NAME[1]),
    "channel": (lambda value: value in CHANNELS, f"one of {', '.join(CHANNELS)}"),
    "received_on": (_is_day, _DAY[1]),
    **dict.fromkeys(_DAYS, _DAY),
    "outcome": _one_of(*OUTCOMES),
    "procedure": (_or_none(_is_name), _NAME[1]),
    "requests": (_is_count, "a whole number, 0 or more"),
    "time": (_or_none(_is_time), "a whole number or a fraction, 0 to 10^9"),
    "unit": _one_of(*UNITS),
    **dict.fromkeys(_TOLD, _TRUTH),
}
COLUMNS: Final = tuple(_FITS)
NEEDED: Final = ("id", "field", "channel", "received_on")


def _met(value: object) -> str:
    """What was met, and nothing personal of it: of a text only that it is one, and how long."""
    if isinstance(value, str):
        return f"str of {len(value)} characters"
    told = isinstance(value, bool | Fraction | dt.date) or (isinstance(value, int) and abs(value) < _SMALL)
    return shown(value, 40, spell=repr) if told else type(value).__name__


# ── Reading ───────────────────────────────────────────────────────────────────────────────────


def _row(table: Mapping[str, object], names: Mapping[str, str] | None) -> DossierRow:
    """The row of a table, by the headings that were named."""
    met: object = table
    if not isinstance(met, Mapping):
        raise BadInput.one("row of a report", met=type(met).__name__, right="a table of the columns of a row")
    problems: list[Problem] = []
    told = dict(_told(table, names, problems))
    problems += [
        Problem(f"$.{name}", Fault.MISSING_FIELD, "nothing", "a value")
        for name in NEEDED
        if name not in told and not any(problem.path == f"$.{name}" for problem in problems)
    ]
    if problems:
        known = {problem.path for problem in problems}
        against = (problem for problem in _do_not_go_together(told) if problem.path not in known)
        raise BadInput("row of a report", (*problems, *against))
    return DossierRow(**told)


def _told(
    table: Mapping[str, object], names: Mapping[str, str] | None, problems: list[Problem]
) -> Iterator[tuple[str, Any]]:
    """The columns with what the table says in them; what cannot be read is added to the problems."""
    seen: set[str] = set()
    for key, value in table.items():
        if key is None:  # where csv.DictReader puts what has no heading
            cells = cast("list[object]", value) if isinstance(value, list) else [value]
            met = f"{len(cells)} more than there are headings"
            problems.append(
                Problem("$.?", Fault.NO_HEADING, met, "a heading for each; a text with a comma stands in quotes")
            )
            continue
        heading = _heading(key)
        name = names.get(heading) if names is not None else heading
        if name is None and names is not None:
            continue
        if name not in COLUMNS:
            near = difflib.get_close_matches(shown(name), COLUMNS, 1)
            right = f"{near[0]}?" if near else f"one of {', '.join(COLUMNS)}"
            path = f"$.{shown(name, 40)}" if near else "$.?"
            met = shown(name, 40, spell=repr) if near else _met(key)
            problems.append(Problem(path, Fault.UNKNOWN_KEY, met, right))
            continue
        if name in seen:
            problems.append(Problem(f"$.{name}", Fault.TWICE, "two headings that look the same", "one"))
        seen.add(name)
        if value is not None and not (isinstance(value, str) and not value.strip()):
            read = _understood(name, value)
            if read is None:
                problems.append(Problem(f"$.{name}", BadValue.code, _met(value), _FITS[name][1]))
            else:
                yield name, read


def _understood(name: str, value: object) -> object | None:
    """What stands in a column; nothing where it cannot be read or does not fit."""
    try:
        read = _READ.get(name, _name)(value)
    except (ValueError, ArithmeticError, MotcuaError):
        return None
    fits, _ = _FITS[name]
    return read if fits(read) else None


def _name(value: object) -> object:
    return unicodedata.normalize("NFC", value.strip()) if isinstance(value, str) else value


def _named(value: object) -> object:
    """The name of a field: one text, or one for each language, as a record has it."""
    if isinstance(value, Mapping):
        names = cast("Mapping[str, str]", value)
        return Text(**names) if names.keys() == {"vi", "en"} else None
    return _field(value) if isinstance(value := _name(value), str) else value


def _id(value: object) -> object:
    return str(value) if type(value) is int else _name(value)


def _channel(value: object) -> object:
    return "online_full" if value == "online" else _name(value)


def _day(value: object) -> object:
    """A day; of a moment the day it was in Vietnam."""
    if isinstance(value, str):
        return written_day(value.strip())
    if isinstance(value, dt.datetime):
        if value.utcoffset() is None:
            raise NaiveMoment(value)
        return value.astimezone(OFFICE_ZONE).date()
    return value


_EXOTIC: Final = re.compile(r"[^\x00-\x7f]|[eE_]")
"""What Python reads in a number and no office writes: digits of other scripts, powers of ten, underscores."""
_GROUPED: Final = re.compile(r"[+-]?[1-9][0-9]{0,2}(\.[0-9]{3})+")
"""Five thousand as it is written in Vietnam, and five to those who write a point before fractions (decision 0201)."""


def _of_digits(text: str) -> bool:
    return text.isascii() and text.strip().isdecimal()


def _number(value: object) -> object:
    return int(value) if isinstance(value, str) and _of_digits(value) and len(value) < _LONGEST else value


def _time(value: object) -> object:
    if not isinstance(value, str) or _EXOTIC.search(value) or len(value) > _LONGEST:
        return _number(value)
    return value if _GROUPED.fullmatch(value.strip()) else Fraction(value.strip())


def _truth(value: object) -> object:
    if isinstance(value, str) or type(value) is int:
        return _TRUTHS.get(_one_way(str(value)).lower(), value)
    return value


_READ: Final[Mapping[str, Callable[[object], object]]] = {
    "id": _id,
    "field": _named,
    "channel": _channel,
    **dict.fromkeys(("received_on", *_DAYS), _day),
    "requests": _number,
    "time": _time,
    **dict.fromkeys(_TOLD, _truth),
}


def rows_of(tables: Iterable[Mapping[str, object]], names: Mapping[str, str] | None = None) -> tuple[DossierRow, ...]:
    """The rows of many tables; raises ``BadInput`` with the faults of all of them, told by their place.

    >>> import csv
    >>> lines = ["Mã hồ sơ,Lĩnh vực,Nộp,Tiếp nhận", "H56-260828-0001,Cư trú,counter,2026-08-28 15:20"]
    >>> columns = {"Mã hồ sơ": "id", "Lĩnh vực": "field", "Nộp": "channel", "Tiếp nhận": "received_on"}
    >>> [str(row.received_on) for row in rows_of(csv.DictReader(lines), columns)]
    ['2026-08-28']
    """
    met: object = tables
    if isinstance(met, str | bytes | Mapping) or not isinstance(met, Iterable):
        raise BadValue("rows of a report", tables.__class__.__name__, "a list of tables")
    columns = _headings(names)
    rows: list[DossierRow] = []
    problems: list[Problem] = []
    found: set[str] = set()
    for at, table in enumerate(tables):
        found |= _keys(table) or set()
        try:
            rows.append(_row(table, columns))
        except BadInput as error:
            problems += error.problems_at(f"$[{at}]")
        if len(problems) >= _MOST_TOLD:
            break
    if columns is not None and found:
        _refuse_absent(columns, found)
    if problems:
        more = ", of which the first hundred are told" if len(problems) >= _MOST_TOLD else ""
        raise BadInput(f"rows of a report{more}", tuple(problems[:_MOST_TOLD]))
    return tuple(rows)


# ── Headings ──────────────────────────────────────────────────────────────────────────────────


def _keys(table: object) -> set[str] | None:
    return {_heading(key) for key in cast("Mapping[object, object]", table)} if isinstance(table, Mapping) else None


def _heading(key: object) -> str:
    return _one_way(key) if isinstance(key, str) else str(key)


def _headings(names: Mapping[str, str] | None) -> Mapping[str, str] | None:
    """Which heading stands for which column; raises for two headings of one column, and columns that are none."""
    met: object = names
    if met is None or names is None:
        return None
    if not isinstance(met, Mapping):
        raise BadValue("names of columns", type(met).__name__, "a table from headings to columns")
    problems: list[Problem] = []
    columns: dict[str, str] = {}
    for heading, column in names.items():
        if column not in COLUMNS:
            path = f"$.{shown(column, 40)}"
            problems.append(
                Problem(path, Fault.UNKNOWN_KEY, shown(column, 40, spell=repr), f"one of {', '.join(COLUMNS)}")
            )
        elif column in columns.values() or _heading(heading) in columns:
            problems.append(Problem(f"$.{column}", Fault.TWICE, "two headings", "one heading for each column"))
        else:
            columns[_heading(heading)] = column
    if problems:
        raise BadInput("names of columns", tuple(problems))
    return columns


def _refuse_absent(columns: Mapping[str, str], found: Container[str]) -> None:
    """Raises for a heading that was named and stands nowhere: its column would be empty in silence."""
    problems = tuple(
        Problem(f"$.{column}", Fault.MISSING_HEADING, "no such heading", f"a heading {shown(heading, 60, spell=repr)}")
        for heading, column in columns.items()
        if heading not in found
    )
    if problems:
        raise BadInput("headings of a report", problems)
