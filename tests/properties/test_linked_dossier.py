"""Any life of a package: what is promised never falls back, it is stored without loss, and no forgery goes unseen."""

import datetime as dt
from itertools import pairwise
from random import Random
from typing import Any, Final

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests import test_linked_dossier as samples
from tests.dossiers import COMMUNE, FRIDAY, MAU
from tests.lives import EXAMPLES, OFTEN, SELDOM, USUALLY, later, told

from motcua.adapters.records import dumps, loads
from motcua.errors import BadInput, MotcuaError
from motcua.linked import LinkedProcedure
from motcua.linked_dossier import Kept, LinkedDossier, outer_state
from motcua.procedure import LimitRule
from motcua.promises import moved_promises
from motcua.timelimit import WorkingDays

GATED, BOUND, NEWER = samples.TestConsent.GATED, samples.TestInsideTheTotal.LINK, samples.TestUnder.NEWER
LINKS: Final = (samples.PACKAGE, GATED, BOUND, attrs.evolve(GATED, totals=(LimitRule(WorkingDays(5)),)))
OFFICES: Final = samples.OFFICES
FILED: Final = ("ct01", "proof_of_home")


def filed(random: Random) -> LinkedDossier:
    """A package as it was filed, some of its parts left out."""
    link = random.choice(LINKS)
    parts = [part.code for part in link.parts if not part.free or random.random() < 0.7]
    facts = {"home": "own", "moved_on": random.choice((None, dt.date(2026, 8, 1)))}
    return LinkedDossier.open(
        link,
        office=OFFICES,
        at=random.choice((FRIDAY, later(FRIDAY, random))),
        channel=random.choice(("counter", "online", "post")),
        id="L-1",
        parts=parts,
        applicant=random.choice((None, MAU)),
        facts=facts,
        papers=random.choice((FILED, FILED, FILED[:1])),
    )


def stepped(package: LinkedDossier, now: dt.datetime, random: Random) -> LinkedDossier:
    """The package after one more thing that chance has happen; raises the refusal."""
    chance = random.random()
    waiting = sorted(package.awaited_consents)
    if waiting and chance < 0.3:
        return package.consent(random.choice(waiting), at=now, given=random.random() < 0.8)
    if chance < 0.02:
        return package.withdraw(at=now)
    if chance < 0.06:
        return package.under(NEWER, at=now, parts=random.choice(((), ("card",))))
    code = random.choice(tuple(package.inner))
    allowed = package.part(code).allowed
    weights = [{**OFTEN, **SELDOM}.get(verb, USUALLY) for verb in allowed]
    (verb,) = random.choices(allowed, weights)
    words, more = told(verb, package.part(code), now, random)
    return package.act(code, verb, *words, **more)


def life(random: Random, steps: int = 25) -> list[LinkedDossier]:
    """A package after each thing that happened to it."""
    lived = [filed(random)]
    now = lived[0].filed_at
    for _ in range(steps):
        now = later(now, random)
        try:
            lived.append(stepped(lived[-1], now, random))
        except MotcuaError:  # refused, and nothing is changed
            continue
    return lived


def earlier(package: LinkedDossier) -> list[LinkedProcedure]:
    """The versions it was led under before."""
    former: Any = package.former
    return [] if former is None else [*earlier(former[1]), former[1].link]


RANDOMS = st.randoms(use_true_random=True)
SOME = settings(max_examples=max(EXAMPLES // 4, 10))


@SOME
@given(RANDOMS)
def test_what_is_promised_over_all_never_falls_to_an_earlier_day(random: Random) -> None:
    lived = life(random)
    for before, after in pairwise(lived):
        assert after.promises[: len(before.promises)] == before.promises
        moments = [promise.at for _, promise in after.promises]
        assert moments == sorted(set(moments))


@SOME
@given(RANDOMS)
def test_where_the_whole_stands_follows_from_its_parts(random: Random) -> None:
    for package in life(random):
        assert package.state is outer_state(dossier.state for dossier in package.inner.values())
        assert set(package.waiting).isdisjoint(package.dropped)
        assert {*package.inner, *package.waiting, *package.dropped} == {part.code for part in package.parts}
        ended = all(dossier.state.ended for dossier in package.inner.values()) and not package.waiting
        assert (package.ended_at is not None) is ended
        assert not ended or {known.name for known in package.deadlines()} <= {"result-correction"}


@SOME
@given(RANDOMS)
def test_stored_and_restored_it_is_the_package_that_was_led(random: Random) -> None:
    package = life(random)[-1]
    kept = loads(Kept, dumps(package.kept))
    again = LinkedDossier.restore(package.link, kept, office=OFFICES, earlier=earlier(package))
    assert (kept, again, again.kept) == (package.kept, package, package.kept)
    for _, event in package.history:
        assert again.as_of(event.at) == package.as_of(event.at)


@SOME
@given(RANDOMS)
def test_what_it_promised_by_itself_is_borne_out(random: Random) -> None:
    package = life(random)[-1]
    found = package.verify()
    assert found, found.reason


@SOME
@given(RANDOMS)
def test_the_same_calendar_moves_no_promise(random: Random) -> None:
    package = life(random)[-1]
    assert moved_promises(COMMUNE.calendar, COMMUNE.calendar, [package]) == ()


@SOME
@given(RANDOMS)
def test_a_day_changed_in_its_store_is_refused(random: Random) -> None:
    package = next((one for one in reversed(life(random)) if one.promises), None)
    if package is None:
        return
    kept = package.kept
    place = random.randrange(len(kept.promises))
    moved = attrs.evolve(kept.promises[place][1], at=kept.promises[place][1].at + dt.timedelta(hours=1))
    forged = (*kept.promises[:place], (kept.promises[place][0], moved), *kept.promises[place + 1 :])
    with pytest.raises(BadInput, match="another than was sealed"):
        LinkedDossier.restore(
            package.link, attrs.evolve(kept, promises=forged), office=OFFICES, earlier=earlier(package)
        )


@SOME
@given(RANDOMS)
def test_the_first_promise_taken_out_of_its_store_is_missed(random: Random) -> None:
    """Unless it was given at a moment of which nothing can be said; nothing else is blamed for it."""
    package = life(random)[-1]
    told = str(attrs.evolve(package, promises=package.promises[1:]).verify().reason)
    assert told == "None" or told.startswith("no promise is there that was to be given at")
