"""What a user's type checker sees: read by mypy, never run. A wrong use must fail to type-check, and each says how."""

import datetime as dt

from motcua import (
    VND,
    Clock,
    Condition,
    Dossier,
    Due,
    Money,
    Office,
    Procedure,
    Quote,
    State,
    WorkCalendar,
    WorkingDays,
    national_calendar,
    office_time,
    reference_catalogue,
)


def right_uses(residence: Procedure, commune: Office) -> None:
    """The lines of the README, with the types a reader would write beside them."""
    moment: dt.datetime = office_time("2026-08-28 15:20")
    calendar: WorkCalendar = national_calendar()
    due: Due = residence.due(moment, calendar, home="own")
    day: dt.date = due.date
    quote: Quote = residence.quote(on=day, channel="counter")
    dossier: Dossier = Dossier.open(residence, office=commune, at=moment, channel="counter", papers=["ct01"])
    state: State = dossier.accept(at=moment).state
    clock: Clock = Clock(WorkingDays(5), moment, calendar).reset(moment)
    both: Condition = Condition.parse("a") & ~Condition.parse("b")
    found: Procedure = reference_catalogue().find("1.004222", on=day)
    assert all([found, quote.total, state, clock.due.at, both])


def wrong_uses(residence: Procedure, calendar: WorkCalendar, moment: dt.datetime) -> None:
    """Each line would be refused when it runs; here it is refused before."""
    WorkingDays("5")  # type: ignore[arg-type]  # an amount is a number
    WorkingDays(5, 3)  # type: ignore[call-arg, arg-type]  # a cut-off has its name
    WorkingDays(5).due("2026-08-28", calendar)  # type: ignore[arg-type]  # a moment is no text
    residence.quote(channel="counter")  # type: ignore[call-arg]  # a quote is for a day
    calendar.add_working_days("2026-08-28", 5)  # type: ignore[arg-type]  # a day is no text
    VND(2.5)  # type: ignore[arg-type]  # no float comes near money
    Money(2.5, "USD")  # type: ignore[arg-type]  # nor here
    Clock(WorkingDays(5), moment, calendar).due = moment  # type: ignore[misc, assignment]  # values do not change
