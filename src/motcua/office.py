"""Who received the dossier, and how that office counts: its code, its calendar and conventions, its counter."""

import attrs

from motcua.annotated import OWN_WORDS, as_annotated
from motcua.calendar import WorkCalendar
from motcua.checks import expect, kind, shown
from motcua.codes import AgencyCode
from motcua.desk import Desk
from motcua.errors import BadValue

__all__ = ["LEVELS", "Office"]

LEVELS = ("commune", "district", "province", "ministry", "mission")
"""Levels of government; ``district`` ended on 30 June 2025 and is kept for the dossiers of its time."""


def _code(given: str | AgencyCode) -> AgencyCode:
    return given if isinstance(given, AgencyCode) else AgencyCode.parse(expect(given, str, "agency code"))


@attrs.frozen(field_transformer=as_annotated)
class Office:
    """An office with a one-stop counter (*cơ quan, Bộ phận Một cửa*).

    >>> from motcua.calendar import national_calendar
    >>> Office("H56.01.02", "UBND xã Mẫu", level="commune", province="Thanh Hóa", calendar=national_calendar()).code
    AgencyCode('H56.01.02')
    """

    code: AgencyCode = attrs.field(converter=_code)
    name: str = attrs.field(validator=kind(str))
    level: str = attrs.field(kw_only=True, metadata=OWN_WORDS)
    province: str | None = attrs.field(default=None, validator=kind(str, optional=True), kw_only=True)
    calendar: WorkCalendar = attrs.field(validator=kind(WorkCalendar), kw_only=True, repr=False)
    desk: Desk | None = attrs.field(default=None, validator=kind(Desk, optional=True), kw_only=True, repr=False)

    def __attrs_post_init__(self) -> None:
        if self.level not in LEVELS:
            raise BadValue("level of an office", shown(self.level, spell=repr), ", ".join(LEVELS))
