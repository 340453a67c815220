"""How the announced total binds an inner dossier: its promise is the day of its own limit, or the total's if sooner."""

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

import attrs

from motcua.annotated import as_annotated
from motcua.calendar import WorkCalendar
from motcua.dossier import Dossier
from motcua.dossier.keeping import Given
from motcua.procedure import LimitRule
from motcua.timelimit import Account, Ground, Pause, Receipt, Stretch, TimeLimit, Unit
from motcua.wording import Text

if TYPE_CHECKING:
    from motcua.events import Event

__all__ = ["AtMost", "bound", "stops_of"]

STOPPED: Final = {"request_supplement": "supplement", "suspend": "resume"}
"""What stops the time of a dossier, by the verb that lets it run again."""
NOT_COUNTED: Final = Text("thời gian không tính vào tổng thời hạn", "time that the total does not count")


@attrs.frozen(field_transformer=as_annotated)
class AtMost(TimeLimit):
    """A limit inside an announced total: it ends by itself, or with the total."""

    limit: TimeLimit
    end: dt.datetime

    def receive(self, receipt: Receipt, calendar: WorkCalendar) -> Receipt:
        """As the limit itself."""
        return self.limit.receive(receipt, calendar)

    def run(self, receipt: Receipt, ground: Ground) -> Iterator[Stretch]:
        """The stretches of the limit; where they end after the total, the one to its end."""
        own = tuple(self.limit.run(receipt, ground))
        if Account(receipt, own, ground).at <= self.end:
            yield from own
        else:
            begun = receipt.counted.date()
            yield Stretch(Unit.APPOINTED, begun, begun, self.end.date(), self.end)

    def before(self, event: dt.date | dt.datetime, calendar: WorkCalendar) -> dt.date:
        """As the limit itself."""
        return self.limit.before(event, calendar)

    def say(self, locale: str) -> str:
        """As the limit itself."""
        return self.limit.say(locale)


def bound(before: Dossier, verb: str, end: dt.datetime) -> Dossier:
    """The dossier before that verb, with a limit that ends with the total; its promise is then the one it gives."""
    if verb == "accept":
        known = before.procedure.limit(facts=before.case)
        rule = LimitRule(AtMost(known, end))
        return attrs.evolve(before, procedure=attrs.evolve(before.procedure, limits=(rule,)))
    clock = before.kept_clock
    limit = clock.limit.counted if verb == "supplement" and isinstance(clock.limit, Given) else clock.limit
    return attrs.evolve(before).knowing(attrs.evolve(clock, limit=AtMost(limit, end)))


def stops_of(dossier: Dossier, since: dt.datetime) -> Iterator[Pause]:
    """The time after that moment in which that dossier stood still, as far as it goes on again."""
    stopped: Event | None = None
    for event in dossier.events:
        if event.verb in STOPPED:
            stopped = event
        elif stopped and event.verb == STOPPED[stopped.verb] and event.body.get("complete") is not False:
            if event.at > since:
                yield Pause(max(stopped.at, since), event.at, NOT_COUNTED)
            stopped = None
