"""What the five offices share: a year of dossiers of one procedure, and the report that counts them."""

import datetime as dt
from collections.abc import Iterable
from itertools import cycle, islice

import attrs

from motcua import Dossier, Office, Period, national_calendar, reference_catalogue, settlement
from motcua.reports import SettlementRow
from motcua.wording import Text

CALENDAR = national_calendar()


def many(number: int) -> str:
    """The number as Vietnamese write it, 14.488."""
    return f"{number:,}".replace(",", ".")


def settled(office: Office, first: dt.date, last: dt.date, count: int, *, field: Text | None = None) -> list[Dossier]:
    """So many copies certified and handed over on the same day; one dossier a week stands for all of that week.

    Another ``field`` makes them dossiers of that field: what the report counts is when they came and went.
    """
    weeks = (first + dt.timedelta(days=7 * number) for number in range((last - first).days // 7))
    return list(islice(cycle([_served(office, CALENDAR.next_working_day(day), field) for day in weeks]), count))


def running(office: Office, day: dt.date, count: int) -> list[Dossier]:
    """So many that were taken in on that day and wait for somebody."""
    return [_received(office, CALENDAR.next_working_day(day), None)] * count


def counted(dossiers: Iterable[Dossier], first: dt.date, last: dt.date) -> SettlementRow:
    """The total of the report; its identities hold, or nothing is told."""
    report = settlement(dossiers, Period(first, last))
    if findings := report.check():
        raise SystemExit("\n".join(map(str, findings)))
    return report.total


def _received(office: Office, day: dt.date, field: Text | None) -> Dossier:
    procedure = reference_catalogue().find("2.000815", on=day)
    if field is not None:
        procedure = attrs.evolve(procedure, field=field)
    nine = CALENDAR.moment(day, dt.time(9))
    dossier = Dossier.open(procedure, office=office, at=nine, channel="counter", papers=["original", "copy"])
    return dossier.accept(at=nine)


def _served(office: Office, day: dt.date, field: Text | None) -> Dossier:
    eleven = CALENDAR.moment(day, dt.time(11))
    return _received(office, day, field).finish("granted", at=eleven).hand_over(at=eleven)
