"""A dossier that another system wrote in its own zone: the day of everything is the day it was at the office."""

import datetime as dt
import pickle
from typing import Any

import attrs
import pytest
from tests.dossiers import COMMUNE, FRIDAY, SEVEN_DAYS, THURSDAY, accepted, at, filed, read_back
from tests.zones import loaded, moved, written_elsewhere

from motcua.adapters import records
from motcua.calendar import OFFICE_ZONE
from motcua.dossier import Dossier, Promise, bodies, retelling
from motcua.errors import BadInput, BrokenChain
from motcua.events import NOBODY, Body, Event, verify_chain
from motcua.linked_dossier import Kept, LinkedDossier
from motcua.mechanism import mechanism_on
from motcua.office import Office
from motcua.reference import reference_catalogue
from motcua.reports import Period, settlement

EARLY = at("2026-09-04 05:30")
ENDED = at("2026-09-16 01:00")
"""Hours at which it is the day before in Greenwich."""


def in_utc(dossier: Dossier) -> Dossier:
    """The dossier of a document that tells the same moments in UTC."""
    return loaded(dossier, written_elsewhere(dossier.history, lambda: dt.UTC))


def abroad(hours: int) -> Office:
    """The same office, whose clocks are elsewhere."""
    return attrs.evolve(COMMUNE, calendar=COMMUNE.calendar.with_zone(dt.timezone(dt.timedelta(hours=hours))))


class TestTheDay:
    def test_an_end_after_midnight_is_late_however_it_is_written(self) -> None:
        dossier = accepted(EARLY, channel="online").begin(at=EARLY).finish("granted", at=ENDED)
        told = in_utc(dossier)
        assert told == dossier
        assert str(told.timeliness(ENDED)) == str(dossier.timeliness(ENDED)) == "late"
        assert settlement([told], Period.month(2026, 10)).total.late == 1

    def test_a_promise_is_for_the_day_it_was_told(self) -> None:
        dossier = accepted().reappoint(at("2026-09-21 05:00"), at=THURSDAY, reason="quá tải")
        told = in_utc(dossier)
        promise = told.promise
        assert promise is not None
        assert (promise.date, promise.at.isoformat()) == (dt.date(2026, 9, 21), "2026-09-21T05:00:00+07:00")

    def test_what_was_filed_at_dawn_is_of_that_day_and_of_its_rules(self) -> None:
        told = in_utc(filed(at("2026-08-05 06:30"), channel="online"))
        assert told.mechanism is mechanism_on(dt.date(2026, 8, 5))
        assert (told.received_at.date(), told.quote().on) == (dt.date(2026, 8, 5), dt.date(2026, 8, 5))

    def test_what_other_systems_told_of_it_is_told_here(self) -> None:
        adopted = Dossier.adopt(
            SEVEN_DAYS,
            office=COMMUNE,
            at=THURSDAY,
            received=at("2026-08-05 06:30"),
            state="suspended",
            suspended_at=at("2026-08-06 06:30"),
            promise=at("2026-09-11 05:00"),
            facts={"home": "own"},
        )
        told = in_utc(adopted)
        assert told.received_at.isoformat() == "2026-08-05T06:30:00+07:00"
        assert told.history[0].body == adopted.history[0].body

    def test_an_office_abroad_has_days_of_its_own(self) -> None:
        dossier = Dossier.open(SEVEN_DAYS, office=abroad(2), at=FRIDAY, channel="counter", id="D-1")
        assert dossier.history[0].at.isoformat() == "2026-08-28T10:20:00+02:00"
        assert in_utc(dossier).history[0].at.isoformat() == "2026-08-28T10:20:00+02:00"

    def test_a_dossier_whose_office_moves_its_clocks_tells_its_moments_by_them(self) -> None:
        moved = attrs.evolve(accepted(), office=abroad(2))
        promise = moved.promise
        assert promise is not None
        assert (moved.accepted_at, promise.at.isoformat()) == (FRIDAY, "2026-09-11T12:00:00+02:00")
        assert moved.verify()

    def test_a_step_shown_to_it_is_told_in_its_zone(self) -> None:
        step = Event(3, "begin", at("2026-09-03T20:00:00+00:00"))
        assert accepted().then(step).history[2].at.isoformat() == "2026-09-04T03:00:00+07:00"
        begun = (*accepted().history, step)
        assert accepted().as_of(begun).history[2].at.isoformat() == "2026-09-04T03:00:00+07:00"

    def test_a_correction_is_told_in_its_zone(self) -> None:
        dossier = filed().accept(at=THURSDAY, arrived=THURSDAY)
        wrong = dossier.history[1]
        utc = {"arrived": "2026-08-30T22:00:00+00:00"}
        right = attrs.evolve(wrong, body=Body({**wrong.body, **utc}), at=THURSDAY.astimezone(dt.UTC))
        corrected = dossier.amend_record(right, at=THURSDAY, reason="ghi nhầm")
        told = corrected.history[2].body["body"]
        assert isinstance(told, Body)
        assert told["arrived"] == "2026-08-31T05:00:00+07:00"
        assert in_utc(corrected).starts_at == corrected.starts_at


class TestTheWords:
    def test_it_is_written_again_word_for_word(self) -> None:
        dossier = accepted(EARLY).consult("police", at=EARLY, until=at("2026-09-05 02:00"))
        written = written_elsewhere(dossier.history, lambda: dt.UTC)
        assert [event.record() for event in loaded(dossier, written).history] == written

    def test_what_was_sealed_over_them_verifies_and_nothing_else_does(self) -> None:
        told = in_utc(accepted(EARLY))
        assert told.verify()
        late = attrs.evolve(told.history[1], at=THURSDAY)
        assert verify_chain((told.history[0], late)).broken_at == 2
        other = attrs.evolve(told.history[1], body=Body({**told.history[1].body, "receipt": True}))
        assert verify_chain((told.history[0], other)).broken_at == 2
        written = attrs.evolve(told.history[1], recorded_at=THURSDAY)
        assert verify_chain((told.history[0], written)).broken_at == 2

    def test_a_moment_told_otherwise_after_it_was_sealed_is_found(self) -> None:
        dossier = accepted(EARLY)
        utc = [{**event.record(), "at": event.at.astimezone(dt.UTC).isoformat()} for event in dossier.history]
        with pytest.raises(BrokenChain, match="broken at event 1"):
            loaded(dossier, utc)

    def test_what_is_personal_is_erased_without_breaking_them(self) -> None:
        told = in_utc(accepted(EARLY, applicant="Nguyễn Thị Mẫu"))
        assert told.redacted().verify()
        alone = attrs.evolve(told.history[0], personal=NOBODY)
        assert verify_chain((alone, told.history[1]))

    def test_it_travels_with_them(self) -> None:
        told = in_utc(accepted(EARLY))
        again = pickle.loads(pickle.dumps(told))
        assert again == told
        assert again.verify()
        assert [event.record() for event in again.history] == [event.record() for event in told.history]

    def test_an_event_without_an_id_keeps_the_one_made_of_them(self) -> None:
        written = written_elsewhere(accepted(EARLY).history, lambda: dt.UTC)
        alone = [Event.from_record({**record, "id": None, "hash": None, "previous_hash": None}) for record in written]
        told = retelling.retold(alone, COMMUNE.calendar.zone)
        assert [event.id for event in told] == [event.id for event in alone]
        assert told[1].body != alone[1].body

    def test_told_in_two_zones_it_is_still_what_was_written(self) -> None:
        told = in_utc(accepted(EARLY))
        moved = attrs.evolve(attrs.evolve(told, office=abroad(2)), office=COMMUNE)
        assert moved == told
        assert [event.record() for event in moved.history] == [event.record() for event in told.history]

    def test_what_was_written_in_the_zone_of_the_office_is_left_alone(self) -> None:
        dossier = accepted()
        history = read_back(dossier)
        told = retelling.retold(history, COMMUNE.calendar.zone)
        assert all(one is other for one, other in zip(told, history, strict=True))

    @pytest.mark.parametrize(
        "told", ["yesterday", "2026-09-03", "2026-09-03T08:00:00", 5, None, "9999-12-31T23:59:59-07:00", ("2026",)]
    )
    def test_what_is_no_moment_is_left_to_those_who_read_it(self, told: Any) -> None:
        body = Body({"until": told, "agency": "tax"})
        (event,) = retelling.retold([Event(3, "consult", FRIDAY, body)], COMMUNE.calendar.zone)
        assert event.body is body

    @pytest.mark.parametrize("at", [dt.datetime(2026, 8, 28), "2026-08-28", None])
    def test_nor_does_an_event_without_a_moment_get_one(self, at: Any) -> None:
        event = Event(3, "begin", at)
        assert retelling.retold([event], COMMUNE.calendar.zone) == (event,)
        with pytest.raises(BadInput, match=r"\$.history\[2\].at"):
            Dossier.replay(SEVEN_DAYS, (*accepted().history, event), office=COMMUNE)

    def test_every_word_that_is_a_moment_is_known(self) -> None:
        kinds = ("a moment with its zone", "a day, or a moment with its zone")
        assert {name for name, (_, right) in bodies.READERS.items() if right in kinds} == {*retelling.CARRIED}

    def test_a_document_in_two_zones_is_one_dossier(self) -> None:
        dossier = accepted(EARLY)
        zones = iter([dt.UTC, dt.timezone(dt.timedelta(hours=-5))] * 9)
        told = loaded(dossier, written_elsewhere(dossier.history, lambda: next(zones)))
        assert records.loads(Dossier, records.dumps(told), procedure=SEVEN_DAYS, office=COMMUNE) == told == dossier


class TestPromises:
    """The days a promise may be go with its moment, unless they are those of the office already."""

    @pytest.mark.parametrize(
        ("hour", "days", "told"),
        [
            (20, (10, 10), (11, 11)),
            (10, (10, 10), (10, 10)),
            (20, (10, 12), (10, 12)),
            (20, (9, 10), (10, 11)),
        ],
    )
    def test_is_told_with_its_days(self, hour: int, days: tuple[int, int], told: tuple[int, int]) -> None:
        earliest, latest = (dt.date(2026, 9, day) for day in days)
        given = dt.datetime(2026, 9, 10, hour, tzinfo=dt.UTC)
        promise = Promise(given, earliest, latest, firm=earliest == latest, calendar_version="1")
        here = retelling.retold_promise(promise, OFFICE_ZONE)
        assert (here.at.isoformat(), here.earliest.day, here.latest.day) == (
            given.astimezone(OFFICE_ZONE).isoformat(),
            *told,
        )


class TestPackages:
    def test_what_was_kept_of_one_is_told_in_the_zone_of_its_first_office(self) -> None:
        evening = at("2026-09-04 05:30")
        newborn = reference_catalogue().link("birth", on=evening.date())
        papers = ["linked_form", "birth_certificate"]
        package = LinkedDossier.open(newborn, office=COMMUNE, at=evening, channel="online", id="L-1", papers=papers)
        package = package.act("birth", "accept", at=evening)
        utc = moved(records.dump(package.kept), lambda: dt.UTC)
        histories = [[c, written_elsewhere(d.history, lambda: dt.UTC)] for c, d in package.opened]
        kept = records.load(Kept, {**utc, "histories": histories}).sealed()
        assert kept.found_on == evening.date()
        again = LinkedDossier.restore(newborn, kept, office=COMMUNE)
        assert again == package
        assert [(at_.isoformat(), one.at.isoformat()) for at_, one in again.promises] == [
            (at_.isoformat(), one.at.isoformat()) for at_, one in package.promises
        ]
        assert again.verify()
        assert again.kept.promises == package.kept.promises

    def test_whatever_it_holds_beside_its_parts_is_told_so(self) -> None:
        newborn = reference_catalogue().link("birth", on=FRIDAY.date())
        package = LinkedDossier.open(newborn, office=COMMUNE, at=FRIDAY, channel="online", id="L-1")
        utc = FRIDAY.astimezone(dt.UTC)
        told = attrs.evolve(package, consents=(("a", utc),), declined=(("b", utc),), former=(utc, package))
        assert told.former is not None
        for moment in (told.consents[0][1], told.declined[0][1], told.former[0]):
            assert moment.isoformat() == FRIDAY.isoformat()
