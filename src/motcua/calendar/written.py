"""Days and moments as people of Vietnam write them, and as their tables export them."""

import datetime as dt
import re
from typing import Final

from motcua.calendar import national_calendar
from motcua.calendar.hours import FORM, NO_SUCH, office_time
from motcua.checks import plain
from motcua.errors import UnreadableMoment

__all__ = ["day_first", "iso_day", "written_day", "written_moment"]

WRITTEN: Final = "a moment is written like '2026-08-28 15:20' or '28/08/2026 15:20' with two digits each"
"""What is told to people who typed a moment otherwise."""

_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)

_DAY_FIRST: Final = re.compile(r"([0-9]{2})/([0-9]{2})/([0-9]{4})(?: +([0-9]{2}:[0-9]{2}))?", re.ASCII)


def day_first(text: str) -> str:
    """A day or a moment that begins with its day (*ngày/tháng/năm*), in ISO order; any other text as it stands.

    The day stands first, always (decision 0206): a month is never looked for there, and 08/28/2026 is no day.

    >>> day_first("28/08/2026"), day_first("28/08/2026 15:20"), day_first("2026-08-28")
    ('2026-08-28', '2026-08-28 15:20', '2026-08-28')
    >>> day_first("08/28/2026")
    '2026-28-08'
    """
    written = _DAY_FIRST.fullmatch(text.strip())
    if written is None:
        return text
    day, month, year, clock = written.groups()
    return f"{year}-{month}-{day}" + (f" {clock}" if clock else "")


def iso_day(text: str) -> dt.date:
    """The day written as 2026-08-28, and in no other way that ISO 8601 knows; raises ``ValueError``.

    A number of eight digits may be anything, and the weeks and days of a year are counted by nobody at a counter.

    >>> iso_day("2026-08-28")
    datetime.date(2026, 8, 28)
    >>> iso_day("2026-W35-5")
    Traceback (most recent call last):
    ...
    ValueError: '2026-W35-5' is no day such as 2026-08-28
    """
    if _DAY.fullmatch(text) is None:
        raise ValueError(f"{text[:20]!r} is no day such as 2026-08-28")
    return dt.date.fromisoformat(text)


def written_moment(text: str) -> dt.datetime:
    """The moment in the zone of the offices, in ISO order or with its day first.

    Raises ``UnreadableMoment``, and ``OutsideCalendar`` for one that has no day there.

    >>> written_moment("28/08/2026 15:20").isoformat(), written_moment("2026-08-28T08:20:00Z").isoformat()
    ('2026-08-28T15:20:00+07:00', '2026-08-28T15:20:00+07:00')
    """
    try:
        return national_calendar().local_time(office_time(day_first(text)))
    except UnreadableMoment as error:
        raise UnreadableMoment(plain(text, 40), WRITTEN if error.why == FORM else error.why) from None


def written_day(text: str) -> dt.date:
    """The day, or the day it was at the offices at that moment; raises as ``written_moment``.

    >>> written_day("28/08/2026"), written_day("2026-08-28T18:00:00Z")
    (datetime.date(2026, 8, 28), datetime.date(2026, 8, 29))
    """
    given = day_first(text)
    if len(given) > len("2026-08-28"):
        return written_moment(text).date()
    try:
        return iso_day(given)
    except ValueError:
        raise UnreadableMoment(plain(text, 40), NO_SUCH if _DAY.fullmatch(given) else WRITTEN) from None
