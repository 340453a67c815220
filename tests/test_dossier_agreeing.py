"""What a verb or a correction would have refused is refused of a history that is read, by its own words."""

import datetime as dt
from typing import Any, cast

import attrs
import pytest
from tests.dossiers import COMMUNE, FRIDAY, IMMEDIATE, MAU, SEVEN_DAYS, THURSDAY, accepted, at, filed, in_progress

from motcua.conditions import Channel
from motcua.dossier import Assistance, Dossier, Promise, Representative
from motcua.errors import BadInput, BadValue, BrokenChain
from motcua.events import NOBODY, PERSONAL, Body, Event, Plain, Withheld, personal_digest
from motcua.procedure import Procedure

pytestmark = pytest.mark.answers("dossier")

LATER = at("2026-09-07 09:00")
SIGNED = dt.date(2026, 9, 11)
ASKED = filed(papers=["ct01"]).request_supplement(["proof_of_home"], at=FRIDAY, reason="thiếu")


def sealed(*events: Event) -> list[Event]:
    """The events as somebody would store them who wrote all of them anew."""
    made: list[Event] = []
    for place, event in enumerate(events, start=1):
        before = made[-1] if made else None
        made.append(attrs.evolve(event, sequence=place, before=before, hash=None, previous_hash=None))
    return [Event.from_record(event.record()) for event in made]


def read(*events: Event, of: Procedure = SEVEN_DAYS) -> Dossier:
    return Dossier.replay(of, sealed(*events), office=COMMUNE)


def saying(event: Event, **words: Plain) -> Event:
    """The event with other words in its body; a word told as nothing is left out."""
    body = {name: value for name, value in {**event.body, **words}.items() if value is not None}
    return attrs.evolve(event, body=Body(body))


def problems(*events: Event) -> dict[str, str]:
    """Where the history of those events is refused, and what would be right; the same the second time."""
    history = sealed(*events)
    told = list[dict[str, str]]()
    for _ in range(2):
        with pytest.raises(BadInput) as met:
            Dossier.replay(SEVEN_DAYS, history, office=COMMUNE)
        told.append({problem.path: problem.right for problem in met.value.problems})
    assert told[0] == told[1]
    return told[0]


def correction(
    dossier: Dossier, place: int, body: Body, moment: dt.datetime | None = None, personal: Body = NOBODY
) -> tuple[Event, ...]:
    """Its history with a correction of that event appended, as another writer would append it."""
    told = {"sequence": place, "at": (moment or dossier.events[place - 1].at).isoformat(), "body": body, "reason": "?"}
    if personal:
        told[PERSONAL] = Body({name: personal_digest("", name, str(value)) for name, value in personal.items()})
    made = Event(len(dossier.history) + 1, "amend_record", THURSDAY, Body(cast("dict[str, Plain]", told)), None)
    return *dossier.history, attrs.evolve(made, personal=personal)


class TestCorrectionsThatAreRead:
    @pytest.mark.parametrize("name", ["id", "procedure", "version", "office", "mechanism"])
    def test_which_dossier_it_is_none_changes(self, name: str) -> None:
        other = {"procedure": "1.000001", "version": "2019-01-01", "office": "H56.01.03", "mechanism": "NĐ 118"}
        opening = saying(accepted().history[0], **{name: other.get(name, "D-2")})
        history = correction(accepted(), 1, opening.body)
        assert list(problems(*history)) == [f"$.history[2].body.body.{name}"]

    def test_who_may_sign_none_changes(self) -> None:
        dossier = filed(representative=Representative("Trần Văn Thay", papers=["power"])).redacted()
        body = saying(dossier.history[0], authority=None).body
        assert list(problems(*correction(dossier, 1, body))) == ["$.history[1].body.body.authority"]

    def test_the_promise_that_was_given_stays(self) -> None:
        dossier = in_progress()
        promise = Body({**cast("Body", dossier.history[1].body["promise"]), "at": "2026-09-11T16:00:00+07:00"})
        for body in (Body({"promise": promise}), Body({})):
            assert list(problems(*correction(dossier, 2, body))) == ["$.history[3].body.body.promise"]
        kept = read(*correction(dossier, 2, Body({"promise": dossier.history[1].body["promise"], "receipt": True})))
        assert (kept.promise, kept.has_receipt) == (dossier.promise, True)

    def test_no_promise_is_made_up(self) -> None:
        promise = in_progress().history[1].body["promise"]
        dossier = in_progress().suspend(at=THURSDAY, reason="?").resume(at=THURSDAY)
        promised = dossier.history[4].body["promise"]
        body = Body({"promise": promised, "original": promise})
        assert list(problems(*correction(dossier, 5, body))) == ["$.history[5].body.body.original"]
        brought = ASKED.supplement(["proof_of_home"], at=FRIDAY)
        again = Body({"papers": ("proof_of_home",), "complete": True, "promise": promise})
        assert list(problems(*correction(brought, 3, again))) == ["$.history[3].body.body.promise"]

    def test_whether_a_supplement_was_complete_the_papers_say(self) -> None:
        short = ASKED.supplement(["photo"], at=FRIDAY)
        for complete, papers, right in (
            (True, ("photo",), "false: something asked for is lacking"),
            (False, ("proof_of_home",), "true: nothing that was asked for is lacking"),
            (None, ("photo",), "false: something asked for is lacking"),
        ):
            body: dict[str, Plain] = (
                {"papers": papers} if complete is None else {"papers": papers, "complete": complete}
            )
            assert problems(*correction(short, 3, Body(body))) == {"$.history[3].body.body.complete": right}
        put_right = read(*correction(short, 3, Body({"papers": ("proof_of_home",), "complete": True})))
        assert put_right.allowed == filed().allowed

    def test_what_another_correction_took_back_was_told_all_the_same(self) -> None:
        dossier = accepted()
        strange = saying(dossier.history[0], facts=Body({"home": "moon", "mood": "good"}), channel="post").body
        once = attrs.evolve(dossier, history=correction(dossier, 1, strange))
        assert list(problems(*correction(once, 1, dossier.history[0].body))) == ["$.history[2].body.body.facts"]
        counter_only = attrs.evolve(SEVEN_DAYS, channels=(Channel.COUNTER,))
        by_post = attrs.evolve(dossier, history=correction(dossier, 1, saying(dossier.history[0], channel="post").body))
        with pytest.raises(BadInput, match=r"\[2\].body.body.channel: met 'post'"):
            read(*correction(by_post, 1, dossier.history[0].body), of=counter_only)

    def test_a_promise_that_follows_newly_is_none_for_the_past(self) -> None:
        asked = in_progress().request_supplement(["ct01"], at=FRIDAY, reason="thiếu").supplement(["photo"], at=THURSDAY)
        known = asked.history[4]
        by_verb = asked.amend_record(attrs.evolve(known, body=Body({"papers": ("ct01",)})), at=THURSDAY, reason="?")
        assert read(*by_verb.history) == by_verb
        body = cast("Body", by_verb.history[5].body["body"])
        early = Promise(FRIDAY, FRIDAY.date(), FRIDAY.date(), firm=True, calendar_version="x").body()
        history = correction(asked, 5, Body({**body, "promise": early}))
        assert problems(*history) == {
            "$.history[5].body.body.promise": "a day from 2026-09-03 on, when its limit begins"
        }

    def test_nothing_is_dated_after_its_correction(self) -> None:
        dossier = in_progress()
        history = correction(dossier, 3, Body({}), LATER)
        assert problems(*history) == {
            "$.history[3].body.at": "a moment up to 2026-09-03 08:10:00+07:00, when it was corrected"
        }
        assert read(*correction(dossier, 3, Body({}), THURSDAY)).events[2].at == THURSDAY

    def test_the_table_is_asked_before_a_correction_too(self) -> None:
        """What no rule led to was never there to be corrected, whatever the correction makes of it."""
        short = ASKED.supplement(["photo"], at=FRIDAY)
        accepting = attrs.evolve(accepted().history[1], sequence=4)
        stands = attrs.evolve(short, history=(*short.history, accepting))
        history = correction(stands, 3, Body({"papers": ("proof_of_home",), "complete": True}))
        with pytest.raises(BrokenChain, match="no rule of"):
            read(*history)

    def test_each_is_held_to_what_was_known_when_it_was_written(self) -> None:
        once = accepted().synchronise(2, at=FRIDAY)
        twice = once.amend_record(saying(once.history[2], through=1), at=THURSDAY, reason="?").synchronise(1, at=LATER)
        assert read(*twice.history) == twice

    @pytest.mark.parametrize(
        ("place", "words", "right"),
        [
            (2, {"arrived": "2026-08-27T09:00:00+07:00"}, "when it was filed"),
            (2, {"arrived": "2026-08-29T09:00:00+07:00"}, "when it is told"),
            (3, {"through": 3}, "an event before 3"),
        ],
        ids=str,
    )
    def test_its_words_are_held_to_the_others(self, place: int, words: dict[str, Plain], right: str) -> None:
        dossier = accepted().synchronise(2, at=FRIDAY)
        body = saying(dossier.history[place - 1], **words).body
        (found,) = problems(*correction(dossier, place, body)).items()
        assert found[0] == f"$.history[3].body.body.{next(iter(words))}"
        assert right in found[1]

    def test_whom_it_names_is_somebody_its_event_could_name(self) -> None:
        dossier, named = filed(applicant=MAU).accept(at=FRIDAY), Withheld({"applicant.name": "Trần Thị Khác"})
        opening = dossier.history[0].body
        assert read(*correction(dossier, 1, opening, personal=named)).applicant is not None
        nobody = Body({name: value for name, value in opening.items() if name != "kind"})
        for body, personal, path in (
            (opening, Withheld({"applicant.nickname": "Khác"}), "personal"),
            (nobody, named, "body.body.kind"),
        ):
            assert list(problems(*correction(dossier, 1, body, personal=personal))) == [f"$.history[2].{path}"]
        body = dossier.history[1].body
        assert list(problems(*correction(dossier, 2, body, personal=named))) == ["$.history[2].personal"]


class TestPeopleThatAreRead:
    """A history that is read names people its verbs could have named; what was told of them is never repeated."""

    def named(self, opening: Event, **values: str) -> Event:
        """The opening with those personal values besides, sealed as the format has it."""
        told = {name.replace("__", "."): value for name, value in values.items()}
        salt = str(opening.personal["salt"])
        digests = {name: personal_digest(salt, name, value) for name, value in told.items()}
        more = Body({**cast("Body", opening.body[PERSONAL]), **digests})
        return attrs.evolve(saying(opening, personal=more), personal=Withheld({**opening.personal, **told}))

    def test_an_applicant_is_of_a_kind(self) -> None:
        opening = saying(filed(applicant=MAU).history[0], kind=None)
        assert problems(opening) == {"$.history[0].body.kind": "'person' or 'organisation'"}

    @pytest.mark.parametrize(
        "name", ["applicant__nickname", "applicant__kind", "representative__papers", "owner__name"]
    )
    def test_nothing_else_is_told_of_anybody(self, name: str) -> None:
        opening = self.named(filed(applicant=MAU).history[0], **{name: "Nguyễn Văn Kín"})
        with pytest.raises(BadInput, match="an unknown one") as met:
            read(opening)
        assert [problem.path for problem in met.value.problems] == ["$.history[0].personal"]
        assert "Kín" not in str(met.value)

    @pytest.mark.parametrize(
        ("values", "met"),
        [
            ({"applicant__phone": " "}, "personal field|str"),
            ({"representative__name": "Trần Văn Thay"}, "none"),
            ({"assistance__helper": "Lê Thị Giúp", "assistance__signature": "by heart"}, "another word"),
            ({"assistance__helper": "Nguyễn Văn Mẫu"}, "the applicant or the representative"),
            ({"assistance__helper": "Lê Thị Giúp", "assistance__signed_by": "Lê Thị Giúp"}, "somebody else"),
        ],
        ids=str,
    )
    def test_they_are_whom_a_filing_could_have_named(self, values: dict[str, str], met: str) -> None:
        opening = self.named(filed(applicant=MAU).history[0], **values)
        with pytest.raises(BadInput, match=met) as refused:
            read(opening)
        assert [problem.path for problem in refused.value.problems] == ["$.history[0].personal"]

    def test_a_step_names_nobody_but_who_took_the_result(self) -> None:
        done = in_progress(applicant=MAU).announce_early(at=FRIDAY).finish("granted", at=FRIDAY)
        handed = done.hand_over(at=THURSDAY, to="Trần Thị Nhận")
        assert read(*handed.history) == handed
        taker = attrs.evolve(handed.history[-1], verb="correct_result", sequence=6)
        stray = attrs.evolve(taker, verb="begin", sequence=3, at=FRIDAY, body=Body({}))
        history = [*accepted().history, stray]
        with pytest.raises(BadInput) as met:
            Dossier.replay(SEVEN_DAYS, [attrs.evolve(e, before=None) for e in history], office=COMMUNE, verify=False)
        assert [problem.path for problem in met.value.problems] == ["$.history[2].personal"]

    def test_whoever_was_erased_is_told_of_no_more(self) -> None:
        dossier = in_progress(
            applicant=MAU,
            representative=Representative("Trần Văn Thay", papers=["ct01"]),
            assistance=Assistance("Lê Thị Giúp", signed_by="Trần Văn Thay"),
        )
        assert read(*dossier.redacted().history) == dossier.redacted()
        assert read(*dossier.redacted(salt="other").history).representative is None


class TestWordsThatAreRead:
    @pytest.mark.parametrize(
        ("words", "wrong"),
        [
            ({"outcome": "granted", "finished": "2026-08-25T09:00:00+07:00"}, ["finished", "outcome"]),
            ({"received": "2026-12-01T09:00:00+07:00"}, ["received", "promise"]),
            ({"state": "processed", "finished": "2030-01-25T09:00:00+07:00"}, ["finished"]),
            ({"state": "submitted"}, ["promise"]),
            ({"state": "not-accepted"}, ["promise"]),
            ({"requested": ("ct01",)}, ["requested"]),
            ({"suspended_at": "2026-08-25T09:00:00+07:00"}, ["suspended_at"]),
        ],
        ids=str,
    )
    def test_what_another_system_told_can_all_be_so(self, words: dict[str, Plain], wrong: list[str]) -> None:
        told: dict[str, Any] = {"received": at("2026-08-20 09:00"), "promise": at("2026-09-01 17:00"), "id": "A-1"}
        adopted = Dossier.adopt(SEVEN_DAYS, office=COMMUNE, at=FRIDAY, state="in-progress", **told)
        found = problems(saying(adopted.history[0], **words))
        assert list(dict.fromkeys(found)) == [f"$.history[0].body.{name}" for name in wrong]

    @pytest.mark.parametrize("arrived", ["2030-01-02T09:00:00+07:00", "2026-08-28T15:19:00+07:00"])
    def test_nothing_arrived_before_it_was_filed_or_was_foreseen(self, arrived: str) -> None:
        first, second = accepted().history
        assert list(problems(first, saying(second, arrived=arrived))) == ["$.history[1].body.arrived"]

    def test_an_arrival_may_be_told_later(self) -> None:
        told = filed().accept(at=FRIDAY, arrived=THURSDAY, recorded_at=LATER)
        assert read(*told.history) == told
        first, second = told.history
        untold = attrs.evolve(second, recorded_at=None)
        assert list(problems(first, untold)) == ["$.history[1].body.arrived"]

    def test_nothing_is_written_down_before_it_happens(self) -> None:
        first, second = accepted().history
        early = at("2026-08-28 15:19")
        right = "a moment from 2026-08-28 15:20:00+07:00 on, when it happened"
        found = problems(*(attrs.evolve(event, recorded_at=early) for event in (first, second)))
        assert found == {"$.history[0].recorded_at": right, "$.history[1].recorded_at": right}
        assert read(attrs.evolve(first, recorded_at=FRIDAY), second).history[0].recorded_at == FRIDAY

    @pytest.mark.parametrize("told", [dt.date(2026, 9, 3), THURSDAY])
    def test_nobody_answers_before_being_asked(self, told: dt.date) -> None:
        *before, asked = in_progress().consult("Công an xã", at=THURSDAY, until=told).history
        assert read(*before, asked).consultations[0].until == told
        for wrong in ("2026-09-02", "2026-09-03T08:09:00+07:00"):
            assert list(problems(*before, saying(asked, until=wrong))) == ["$.history[3].body.until"]

    @pytest.mark.parametrize("through", [-5, 0, 1, 4, 999])
    def test_the_portal_has_what_there_was_and_no_less_than_before(self, through: int) -> None:
        dossier = accepted().synchronise(2, at=FRIDAY).synchronise(3, at=FRIDAY)
        history = (*dossier.history[:3], saying(dossier.history[3], through=through))
        right = "the place of an event from 2 to 3"
        assert problems(*history) == {"$.history[3].body.through": right}


class TestPromisesThatAreRead:
    def promised(self, moment: str, day: str) -> Body:
        return Body({"at": moment, "earliest": day, "latest": day, "firm": True, "calendar_version": "x"})

    def test_none_lies_before_what_it_is_counted_from(self) -> None:
        first, second = accepted().history
        promise = self.promised("2026-08-27T17:00:00+07:00", "2026-08-27")
        assert problems(first, saying(second, promise=promise)) == {
            "$.history[1].body.promise": "a day from 2026-08-28 on, when its limit begins"
        }
        on_the_day = self.promised("2026-08-28T15:00:00+07:00", "2026-08-28")
        assert read(first, saying(second, promise=on_the_day)).due.date == FRIDAY.date()

    def test_of_one_by_post_it_may_lie_before_the_acceptance(self) -> None:
        late = filed(channel="post", of=IMMEDIATE).accept(at=LATER)
        assert late.due.date < LATER.date()
        assert read(*late.history, of=IMMEDIATE) == late

    def test_of_one_that_arrived_elsewhere_it_may_lie_after_the_acceptance_alone(self) -> None:
        first, second = filed().accept(at=FRIDAY, arrived=THURSDAY, recorded_at=LATER).history
        total = self.promised("2026-08-31T17:00:00+07:00", "2026-08-31")
        assert read(first, saying(second, promise=total)).due.date == dt.date(2026, 8, 31)
        early = self.promised("2026-08-27T17:00:00+07:00", "2026-08-27")
        assert list(problems(first, saying(second, promise=early))) == ["$.history[1].body.promise"]

    def test_a_new_appointment_promises_its_own_day(self) -> None:
        day, moment = dt.date(2026, 9, 21), at("2026-09-21 16:00")
        for told, wrong, sooner in (
            (day, "2026-12-31", "2026-09-20"),
            (moment, "2026-09-21T16:01:00+07:00", "2026-09-21T15:59:00+07:00"),
        ):
            dossier = in_progress().reappoint(told, at=LATER, reason="?")
            assert read(*dossier.history) == dossier
            *before, last = dossier.history
            found = problems(*before, saying(last, new_due=wrong))
            assert list(found) == ["$.history[3].body.promise"]
            assert list(problems(*before, saying(last, new_due=sooner))) == ["$.history[3].body.promise"]
            assert read(*before, saying(last, promise=None, original=None)).promise is not None

    def test_a_stop_of_the_same_moment_may_put_it_off(self) -> None:
        """The clock takes a stop that ended as the appointment was told for one that began since."""
        evening = at("2027-01-02 19:47")
        stopped = accepted(at("2027-01-02 09:00")).suspend(at=evening, reason="?").resume(at=evening)
        dossier = stopped.reappoint(dt.date(2027, 1, 25), at=evening, reason="?")
        assert dossier.due.date == dt.date(2027, 1, 26)
        assert read(*dossier.history) == dossier
        *before, last = dossier.history
        assert list(problems(*before, saying(last, new_due="2027-01-27"))) == ["$.history[4].body.promise"]

    @pytest.mark.parametrize(
        ("earliest", "latest", "right"),
        [
            ("2027-01-01", "2027-01-05", "a promise: a day from 2027-01-01 to 2027-01-05, as it says"),
            ("2026-09-01", "2026-09-10", "a promise: a day from 2026-09-01 to 2026-09-10, as it says"),
            (
                "2026-09-11",
                "2026-09-14",
                "a promise: open, as long as it may be any day from 2026-09-11 to 2026-09-14",
            ),
        ],
    )
    def test_it_agrees_with_itself(self, earliest: str, latest: str, right: str) -> None:
        first, second = accepted().history
        promise = Body({**cast("Body", second.body["promise"]), "earliest": earliest, "latest": latest})
        assert problems(first, saying(second, promise=promise)) == {"$.history[1].body.promise": right}

    def test_one_that_is_handed_over_agrees_with_itself(self) -> None:
        moment, january = at("2026-09-11 17:00"), (dt.date(2026, 9, 12), dt.date(2026, 9, 14))
        with pytest.raises(BadValue, match="day of a promise: met 2026-09-11"):
            Promise(moment, *january, firm=False, calendar_version="x")
        with pytest.raises(BadValue, match="firm: met sure"):
            Promise(moment, SIGNED, january[0], firm=True, calendar_version="x")
        assert not Promise(moment, SIGNED, january[0], firm=False, calendar_version="x").firm
        open_day = Promise(moment, SIGNED, SIGNED, firm=False, calendar_version="x")
        told: dict[str, Any] = {"state": "in-progress", "received": FRIDAY, "promise": open_day}
        assert Dossier.adopt(SEVEN_DAYS, office=COMMUNE, at=FRIDAY, **told).promise == open_day

    def test_in_another_zone_its_days_go_with_it(self) -> None:
        day, night = dt.date(2026, 9, 9), at("2026-09-09T17:30:00Z")
        promise = Promise(night, day, dt.date(2026, 9, 11), firm=False, calendar_version="x")
        told: dict[str, Any] = {"state": "in-progress", "received": FRIDAY, "promise": promise}
        adopted = Dossier.adopt(SEVEN_DAYS, office=COMMUNE, at=FRIDAY, **told)
        assert adopted.promise is not None
        assert (adopted.promise.earliest, adopted.promise.latest) == (dt.date(2026, 9, 10), dt.date(2026, 9, 12))
        assert read(*adopted.history) == adopted
