"""Limits made of others, and the two that are no promise: stages, no limit, a wording nobody can read as one."""

import datetime as dt
from collections.abc import Iterator
from typing import Final

import attrs

from motcua.annotated import as_annotated
from motcua.calendar import WorkCalendar
from motcua.checks import expect, kind
from motcua.citation import Citation
from motcua.errors import BadValue, NoPromise
from motcua.timelimit.account import Ground, Stretch
from motcua.timelimit.base import TimeLimit, event_day
from motcua.timelimit.receipt import Receipt
from motcua.wording import Text, say
from motcua.wording.refusing import no_promise

__all__ = ["NoLimit", "Stages", "UnknownLimit"]

MOST_STAGES: Final = 100


def _wording(_: object, __: object, text: str) -> None:
    if not expect(text, str, "wording of a limit").strip():
        raise BadValue("wording of a limit", "nothing", "the words as they stand in the document")


@attrs.frozen(repr=False, init=False)
class Stages(TimeLimit):
    """Limits one after another (*các bước nối tiếp*): each starts from the moved end of the one before, in its unit.

    A cut-off applies to the first stage only.

    >>> from motcua.timelimit import CalendarDays, WorkingDays
    >>> Stages(WorkingDays(5), CalendarDays(10))
    Stages(WorkingDays(5), CalendarDays(10))
    """

    stages: tuple[TimeLimit, ...]

    def __init__(self, *stages: TimeLimit) -> None:
        if not all(isinstance(stage, TimeLimit) for stage in stages):
            raise BadValue("stages", "something else", "time limits")
        flat = tuple(inner for stage in stages for inner in (stage.stages if isinstance(stage, Stages) else (stage,)))
        if not 1 <= len(flat) <= MOST_STAGES:
            raise BadValue("stages", f"{len(flat)} of them", f"1 to {MOST_STAGES} time limits")
        object.__setattr__(self, "stages", flat)

    def receive(self, receipt: Receipt, calendar: WorkCalendar) -> Receipt:
        """As the first stage takes it."""
        return self.stages[0].receive(receipt, calendar)

    def run(self, receipt: Receipt, ground: Ground) -> Iterator[Stretch]:
        """The stretches of every stage, each begun at the end of the one before."""
        for number, stage in enumerate(self.stages):
            for stretch in (stage.as_later_stage() if number else stage).run(receipt, ground):
                yield stretch
                receipt = Receipt(stretch.at, stretch.at)

    def before(self, event: dt.date | dt.datetime, calendar: WorkCalendar) -> dt.date:
        """Counted back stage by stage, the last stage first."""
        for stage in reversed(self.stages):
            event = stage.before(event, calendar)
        return event_day(event, calendar)

    def say(self, locale: str) -> str:
        """The stages, joined by a word that says one follows the other."""
        return say("limit.then", locale).join(stage.say(locale) for stage in self.stages)

    def __repr__(self) -> str:
        return f"Stages({', '.join(map(repr, self.stages))})"


@attrs.frozen(field_transformer=as_annotated)
class NoLimit(TimeLimit):
    """The law sets no limit (*không quy định thời hạn*): asking for a date raises ``NoPromise``."""

    def run(self, receipt: Receipt, ground: Ground) -> Iterator[Stretch]:
        """Raises ``NoPromise``."""
        raise no_promise("promise.no-limit")

    def before(self, event: dt.date | dt.datetime, calendar: WorkCalendar) -> dt.date:
        """Raises ``NoPromise``."""
        raise no_promise("promise.no-limit")

    def say(self, locale: str) -> str:
        """That no limit is set."""
        return say("limit.none", locale)


@attrs.frozen(repr=False, field_transformer=as_annotated)
class UnknownLimit(TimeLimit):
    """A limit whose wording does not say how long (*chưa xác định*): kept as it stands, never guessed."""

    text: str = attrs.field(validator=_wording)
    citation: Citation | None = attrs.field(default=None, validator=kind(Citation, optional=True))

    def run(self, receipt: Receipt, ground: Ground) -> Iterator[Stretch]:
        """Raises ``NoPromise``."""
        raise self._refusal

    def before(self, event: dt.date | dt.datetime, calendar: WorkCalendar) -> dt.date:
        """Raises ``NoPromise``."""
        raise self._refusal

    @property
    def _refusal(self) -> NoPromise:
        return no_promise("promise.unknown-limit", text=repr(self.text))

    def say(self, locale: str) -> str:
        """The wording as it stands."""
        return say("limit.unknown", locale, {"text": Text(self.text, self.text)})

    def __repr__(self) -> str:
        return f"UnknownLimit({self.text!r}, {self.citation!r})"
