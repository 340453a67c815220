"""Which days and hours count at Vietnamese state offices, why, and how sure that is.

The days are rows of ``data/calendar`` made into literals: decided from 2010 through the last year a notice covers,
projected after that. Nothing here reads a clock, a file or the installed ``holidays``: the same release answers the
same everywhere.
"""

import datetime as dt
from collections.abc import Iterator
from functools import cache
from typing import Final

import attrs

from motcua.annotated import from_rows
from motcua.calendar.days import CalendarDay, Certainty, DecidedDay, Notice, NoticeDay, OpenQuestion, Part, Reason
from motcua.calendar.hours import (
    OFFICE_ZONE,
    Conventions,
    DueMoment,
    OfficeHours,
    OfficeTime,
    Projected,
    Session,
    Start,
    office_time,
)
from motcua.calendar.work import CalendarRow, WorkCalendar
from motcua.citation import Citation
from motcua.compiled import calendar as rows
from motcua.wording import Text

__all__ = [
    "OFFICE_ZONE",
    "CalendarDay",
    "CalendarRow",
    "Certainty",
    "Conventions",
    "DecidedDay",
    "DueMoment",
    "Notice",
    "NoticeDay",
    "OfficeHours",
    "OfficeTime",
    "OpenQuestion",
    "Part",
    "Projected",
    "Reason",
    "Session",
    "Start",
    "WorkCalendar",
    "data_version",
    "national_calendar",
    "office_time",
]

_NO_DAYS: Final = frozenset[dt.date]()
_DECIDED_THROUGH: Final = dt.date.fromisoformat(rows.DECIDED_THROUGH)


def data_version() -> str:
    """The day on which the rows of this release were last compared with the notices (*ngày cập nhật dữ liệu*).

    >>> data_version()
    '2026-11-22'
    """
    return rows.AS_OF


def national_calendar(*, hours: OfficeHours | None = None, conventions: Conventions | None = None) -> WorkCalendar:
    """The calendar of Vietnamese state offices (*lịch làm việc của cơ quan nhà nước*).

    Decided from 2010 through ``decided_through`` by the notices in ``data/calendar``; projected after that to
    ``last_day``, each day knowing which. A decision younger than the release is added with ``with_notice``.

    >>> national_calendar().day(dt.date(2026, 11, 24)).name.en
    'Vietnam Culture Day'
    >>> national_calendar().is_working_day(dt.date(2026, 11, 23))
    True
    """
    calendar = _released()
    if hours is None and conventions is None:
        return calendar
    return attrs.evolve(calendar, hours=hours or calendar.hours, conventions=conventions or calendar.conventions)


@cache
def _released() -> WorkCalendar:
    row = {
        "decided": tuple(_decided()),
        "first_day": dt.date.fromisoformat(rows.FIRST_DAY),
        "last_day": dt.date.fromisoformat(rows.LAST_DAY),
        "decided_through": _DECIDED_THROUGH,
        "questions": tuple(_questions()),
        "holidays_on_rest_days": _days(rows.HOLIDAYS_ON_WEEKENDS),
        "label": f"vn-{rows.AS_OF}",
    }
    return from_rows(WorkCalendar)(row)


def _decided() -> Iterator[DecidedDay]:
    papers = [
        (Citation.parse(cite, verified=verified), _day(signed_on)) for cite, verified, _, signed_on, *_ in rows.NOTICES
    ]
    names: dict[tuple[str, str], Text] = {}
    made, reasons = from_rows(DecidedDay), {reason.value: reason for reason in Reason}
    for date, reason, vi, en, paper, swapped_with in rows.DAYS:
        day = dt.date.fromisoformat(date)
        citation, signed_on = papers[paper]
        certainty = Certainty.of(day, _DECIDED_THROUGH)
        name = names.get((vi, en)) or names.setdefault((vi, en), Text(vi, en))
        yield made(
            {
                "date": day,
                "reason": reasons[reason],
                "name": name,
                "citation": citation,
                "signed_on": signed_on,
                "swapped_with": _day(swapped_with),
                "certainty": certainty,
            }
        )


def _questions() -> Iterator[OpenQuestion]:
    made = from_rows(OpenQuestion)
    for code, vi, en, choices in rows.OPEN:
        days = tuple([(_days(off), _days(worked)) for off, worked in choices])
        yield made({"code": code, "name": Text(vi, en), "choices": days})


def _day(iso: str | None) -> dt.date | None:
    return dt.date.fromisoformat(iso) if iso else None


def _days(isos: tuple[str, ...]) -> frozenset[dt.date]:
    return frozenset(map(dt.date.fromisoformat, isos)) if isos else _NO_DAYS
