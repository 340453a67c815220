"""Vietnam's one-stop shop (*một cửa*) as typed values: the front door of the library.

Names are imported when they are first used; everything else comes from its own module. No module inside imports this
one.

>>> from motcua import national_calendar, office_time, reference_catalogue
>>> residence = reference_catalogue().find("1.004222", on=office_time("2026-08-28 15:20").date())
>>> residence.due(office_time("2026-08-28 15:20"), national_calendar()).date
datetime.date(2026, 9, 11)
"""

from importlib import import_module

TYPE_CHECKING = False  # as ``typing`` has it, which takes ten times as long to import as this door does
if TYPE_CHECKING:
    from motcua.adapters.rulefiles import load_catalogue, load_notices
    from motcua.calendar import (
        CalendarDay,
        Certainty,
        Conventions,
        DueMoment,
        Notice,
        OfficeHours,
        Start,
        WorkCalendar,
        data_version,
        national_calendar,
        office_time,
    )
    from motcua.catalogue import Catalogue
    from motcua.clock import Clock
    from motcua.completeness import Completeness, SubmittedPaper
    from motcua.conditions import Channel, Condition
    from motcua.desk import Desk
    from motcua.dossier import Applicant, Dossier
    from motcua.errors import MotcuaError
    from motcua.fees import Quote
    from motcua.linked import LinkedProcedure, Plan
    from motcua.linked_dossier import LinkedDossier
    from motcua.mechanism import State, mechanism_on
    from motcua.money import VND, Money
    from motcua.office import Office
    from motcua.papers import Paper
    from motcua.procedure import Procedure
    from motcua.promises import moved_promises
    from motcua.reference import reference_catalogue, reference_fee_schedules
    from motcua.reports import Period, settlement
    from motcua.timelimit import (
        CalendarDays,
        Due,
        Hours,
        Months,
        NoLimit,
        SameDay,
        Stages,
        TimeLimit,
        UnknownLimit,
        WorkingDays,
        WorkingHours,
        Years,
    )

__all__ = [  # noqa: RUF022 - grouped by floor, as a visitor meets them
    # time
    "office_time",
    "national_calendar",
    "WorkCalendar",
    "CalendarDay",
    "Notice",
    "OfficeHours",
    "Conventions",
    "Start",
    "DueMoment",
    "Certainty",
    "TimeLimit",
    "WorkingDays",
    "CalendarDays",
    "Months",
    "Years",
    "WorkingHours",
    "Hours",
    "SameDay",
    "Stages",
    "NoLimit",
    "UnknownLimit",
    "Due",
    "Clock",
    "Desk",
    "Office",
    # rules
    "Condition",
    "Channel",
    "Paper",
    "SubmittedPaper",
    "Completeness",
    "Procedure",
    "Catalogue",
    "LinkedProcedure",
    "Plan",
    "Quote",
    "VND",
    "Money",
    "State",
    "mechanism_on",
    # dossier
    "Dossier",
    "LinkedDossier",
    "Applicant",
    # out
    "settlement",
    "Period",
    "moved_promises",
    # rows
    "reference_catalogue",
    "load_catalogue",
    "load_notices",
    "reference_fee_schedules",
    # everywhere
    "MotcuaError",
    "data_version",
]

_ROOMS = {
    "adapters.rulefiles": "load_catalogue load_notices",
    "calendar": "CalendarDay Certainty Conventions DueMoment Notice OfficeHours Start WorkCalendar data_version"
    " national_calendar office_time",
    "catalogue": "Catalogue",
    "clock": "Clock",
    "completeness": "Completeness SubmittedPaper",
    "conditions": "Channel Condition",
    "desk": "Desk",
    "dossier": "Applicant Dossier",
    "errors": "MotcuaError",
    "fees": "Quote",
    "linked": "LinkedProcedure Plan",
    "linked_dossier": "LinkedDossier",
    "mechanism": "State mechanism_on",
    "money": "Money VND",
    "office": "Office",
    "papers": "Paper",
    "procedure": "Procedure",
    "promises": "moved_promises",
    "reference": "reference_catalogue reference_fee_schedules",
    "reports": "Period settlement",
    "timelimit": "CalendarDays Due Hours Months NoLimit SameDay Stages TimeLimit UnknownLimit WorkingDays WorkingHours"
    " Years",
}
_ROOM_OF = {name: room for room, names in _ROOMS.items() for name in names.split()}


def __getattr__(name: str) -> object:
    room = _ROOM_OF.get(name)
    if room is None:
        raise AttributeError(f"module 'motcua' has no attribute {name!r}")
    value: object = getattr(import_module(f"motcua.{room}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
