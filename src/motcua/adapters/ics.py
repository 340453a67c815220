"""The appointment for the result as a file for the applicant's calendar (extra ``ics``).

The file is written by ``icalendar``, which escapes and folds what it is given. It names the procedure, the counter and
the code of the dossier, and nobody.
"""

import datetime as dt
from types import ModuleType
from typing import Final, cast

from motcua.adapters.display import values
from motcua.checks import expect
from motcua.errors import BadValue, MissingExtra
from motcua.forms import Form, FormValue
from motcua.wording import LOCALES, Sayable, say

__all__ = ["appointment"]

COLLECTED: Final = "form.collect-from"
"""The note of a slip that says from when the result can be collected, where that is not the promised moment."""
_DUE: Final = ("due_at", "new_due_at", "new_due_on")
"""The fields that say when the result is due, on a receipt or on the apology with a new date."""


def appointment(form: Form, locale: str = "vi") -> bytes:
    """The appointment on a receipt, or on an apology with its new date, as iCalendar (*lịch hẹn trả kết quả*).

    It begins when the result can be collected: of a promise that ends while the office is shut, at the opening that the
    slip tells (decision 0194). An apology takes the place of the receipt in a calendar that has it: both have the uid
    of the dossier code, and each later promise the greater sequence. A date without an hour, as the apology of 2025 has
    it, is a whole day. Raises ``BadValue`` for a slip without an appointment, ``MissingExtra``.

    >>> from motcua.forms import sheet
    >>> appointment(sheet("register", on=dt.date(2026, 8, 28)))
    Traceback (most recent call last):
    ...
    motcua.errors.BadValue: appointment: met form 07; right would be a receipt, or an apology with a new date
    """
    expect(form, Form, "slip")
    if locale not in LOCALES:
        raise BadValue("locale", values.shown(locale), " or ".join(map(repr, LOCALES)))
    due = next((form[code] for code in _DUE if code in form), None)
    if not isinstance(due, dt.date):
        raise BadValue("appointment", f"form {form.number}", "a receipt, or an apology with a new date")
    code, calendar = str(form["dossier_code"]), _icalendar()
    told = {
        "summary": say("ics.summary", locale, {"procedure": form["procedure"]}),
        "location": _said(form, ("collect_at", "counter", "authority"), locale),
        "description": say("ics.description", locale, {"code": code, "authority": form["authority"]}),
    }
    event = calendar.Event()
    event.add("uid", f"{code}@motcua")
    event.add("dtstamp", _stamp(form))
    event.add("dtstart", _begins(form, due))
    event.add("sequence", form.revision)
    for name, text in told.items():
        event.add(name, values.visible(text))
    whole = calendar.Calendar()
    whole.add("prodid", "-//motcua//appointment//VI")
    whole.add("version", "2.0")
    whole.add_component(event)
    return cast("bytes", whole.to_ical())


def _begins(form: Form, due: dt.date) -> dt.date:
    """The promised moment, or the later one at which the counter is open, in the hours of the world; or the day."""
    opens = (note.values["moment"] for note in form.notes if note.message == COLLECTED)
    begins = next(opens, due)
    return begins.astimezone(dt.UTC) if isinstance(begins, dt.datetime) else due


def _stamp(form: Form) -> dt.datetime:
    """When it was made: the moment of reception, or the start of the day of the slip."""
    made: FormValue = form["received_at"] if "due_at" in form else form["form_date"]
    day = cast("dt.date", made)
    return (
        day.astimezone(dt.UTC)
        if isinstance(day, dt.datetime)
        else dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC)
    )


def _said(form: Form, fields: tuple[str, ...], locale: str) -> str:
    """The first of those fields that the slip has, in words."""
    value = next(field.value for code in fields for field in form.fields if field.code == code and field.value)
    return value.say(locale) if isinstance(value, Sayable) else str(value)


def _icalendar() -> ModuleType:
    try:
        import icalendar  # noqa: PLC0415 - an extra, loaded only when somebody asks
    except ImportError:
        raise MissingExtra("icalendar", "ics") from None
    return icalendar
