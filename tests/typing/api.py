"""What a user's type checker sees: read by mypy and basedpyright, never run. Each wrong use must fail to type-check."""

import datetime as dt

from pydantic import BaseModel, TypeAdapter

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
from motcua.calendar import OfficeTime
from motcua.codes import ProcedureCode


class Appointment(BaseModel):
    """Values of the library in a model of pydantic keep their types."""

    procedure: ProcedureCode
    received: OfficeTime
    fee: VND | None = None


MODEL = Appointment(procedure=ProcedureCode("1.004222"), received=office_time("2026-08-28 15:20"))


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
    received: dt.datetime = MODEL.received
    code: ProcedureCode = MODEL.procedure
    fee: VND | None = MODEL.fee
    limit: WorkingDays = TypeAdapter(WorkingDays).validate_python("5 ngày làm việc")
    carried: object = ProcedureCode.wire().write(code)
    assert all([found, quote.total, state, clock.due.at, both, received, fee, limit, carried])


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
    Dossier.open(residence, at=moment, channel="counter")  # type: ignore[call-arg]  # an office receives it
    Office("H56.01.02", "UBND xã Mẫu", "commune", calendar=calendar)  # type: ignore[call-arg]  # a level has its name
    calendar.is_working_day(moment).real.date()  # type: ignore[attr-defined]  # an answer is yes or no
    Appointment(procedure="1.004222", received=moment)  # type: ignore[arg-type]  # code is read by the validators
    MODEL.fee + 5  # type: ignore[operator]  # an amount is no number
