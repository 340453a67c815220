"""What is no value of ours is refused where it comes in, and what was stored or corrected is read before it is used."""

import contextlib
import datetime as dt
from typing import Any, cast

import attrs
import pytest
from tests.dossiers import COMMUNE, FRIDAY, MAU, SEVEN_DAYS, THURSDAY, accepted, at, filed, in_progress, read_back

from motcua.completeness import SubmittedPaper
from motcua.conditions import Channel
from motcua.dated import InForce
from motcua.dossier import Applicant, Assistance, Dossier, Promise, Representative
from motcua.dossier.bodies import WORDS
from motcua.errors import (
    BadInput,
    BadValue,
    BrokenChain,
    MotcuaError,
    NaiveMoment,
    NotADay,
    NotAMoment,
    NotInForce,
    SequenceConflict,
    StepNotAllowed,
    UnknownFact,
    UnreadableLimit,
)
from motcua.events import Body, Event, Plain, plain
from motcua.fees import Quote
from motcua.mechanism import State
from motcua.money import VND, Money
from motcua.procedure import Result
from motcua.timelimit import WorkingDays
from motcua.wording import Text

pytestmark = pytest.mark.answers("dossier")

LATER = at("2026-10-01 09:00")
HALF = "\ud800"
"""Half of a surrogate pair: a text Python holds and no file can."""


class TestWhatIsGiven:
    @pytest.mark.parametrize(
        ("words", "what"),
        [
            ({"facts": 5}, "facts: met int"),
            ({"facts": {1: 2}}, "facts: met dict"),
            ({"papers": None}, "papers: met NoneType"),
            ({"papers": 5}, "papers: met int"),
            ({"papers": [HALF]}, "code of a paper: met half"),
            ({"papers": [""]}, "code of a paper: met 0 characters"),
            ({"applicant": 5}, "applicant: met int"),
            ({"applicant": HALF}, "personal field: met half"),
            ({"assistance": 5}, "assistance: met int"),
            ({"assistance": ["x"]}, "assistance: met list"),
            ({"assistance": {"helper": 5}}, "personal field: met int"),
            ({"assistance": HALF}, "personal field: met half"),
            ({"id": 5}, "id: met int"),
            ({"id": HALF}, "id: met half"),
            ({"salt": 5}, "salt: met int"),
            ({"salt": HALF}, "salt: met half"),
            ({"by": 5}, "by: met int"),
            ({"by": ["x"]}, "by: met list"),
            ({"by": HALF}, "by: met half"),
            ({"by": " "}, "by: met 1 characters"),
            ({"event_id": object()}, "event_id: met object"),
            ({"event_id": HALF}, "event_id: met half"),
        ],
    )
    def test_an_opening_refuses_what_it_could_not_store(self, words: dict[str, Any], what: str) -> None:
        with pytest.raises(BadValue, match=f"^{what}"):
            filed(**words)

    @pytest.mark.parametrize("words", [{"office": None}, {"of": None}, {"of": "1.004222"}])
    def test_it_knows_a_procedure_and_an_office(self, words: dict[str, Any]) -> None:
        told: dict[str, Any] = {"of": SEVEN_DAYS, "office": COMMUNE, **words}
        for begin in (Dossier.open, Dossier.adopt):
            more = {"channel": "counter"} if begin == Dossier.open else {"state": "submitted", "received": FRIDAY}
            with pytest.raises(BadValue):
                begin(told["of"], office=told["office"], at=FRIDAY, **more)

    def test_a_moment_of_writing_down_has_its_zone(self) -> None:
        with pytest.raises(NaiveMoment):
            filed(recorded_at=dt.datetime(2026, 8, 28, 9))
        with pytest.raises(NotAMoment):
            filed(recorded_at=5)
        written = filed(recorded_at=at("2026-08-28T09:00:00Z")).history[0].recorded_at
        assert written is not None
        assert written.isoformat() == "2026-08-28T16:00:00+07:00"

    def test_a_channel_given_as_a_fact_is_the_one_it_was_filed_by(self) -> None:
        assert filed(facts={"home": "own", "channel": "counter"}).facts == {"home": "own"}
        with pytest.raises(BadValue, match="fact channel: met 'online'; right would be 'counter'"):
            filed(facts={"home": "own", "channel": "online"})
        with pytest.raises(BadValue, match="channel: met"):
            filed().change(at=FRIDAY, facts={"channel": "post"})

    @pytest.mark.parametrize(
        ("verb", "words", "what"),
        [
            ("begin", {"by": HALF}, "by: met half"),
            ("begin", {"event_id": 5}, "event_id: met int"),
            ("begin", {"expected_sequence": "2"}, "expected_sequence: met str"),
            ("begin", {"bye": "clerk-1"}, "words of a verb: met bye"),
            ("suspend", {"reason": HALF}, "reason: met half"),
            ("suspend", {"reason": "chờ", "citation": 5}, "citation: met int"),
            ("change", {"facts": 5}, "facts: met int"),
            ("supplement", {"papers": None}, "papers: met NoneType"),
            ("transfer", {"to": HALF}, "to: met half"),
            ("consult", {"agency": HALF, "until": THURSDAY}, "agency: met half"),
            ("confirm_payment", {"reference": object()}, "reference: met object"),
            ("confirm_payment", {"reference": HALF}, "reference: met half"),
            ("finish", {"outcome": "granted", "results": None}, "results: met NoneType"),
            ("finish", {"outcome": "granted", "results": b"x"}, "results: met bytes"),
            ("finish", {"outcome": "granted", "results": [5]}, "result: met int"),
            ("finish", {"outcome": "granted", "results": [HALF]}, "result: met half"),
            ("finish", {"outcome": "perhaps"}, "outcome: met 'perhaps'"),
        ],
    )
    def test_a_verb_refuses_what_it_could_not_store(self, verb: str, words: dict[str, Any], what: str) -> None:
        dossier = accepted()
        with pytest.raises(BadValue, match=f"^{what}"):
            getattr(dossier, verb)(at=FRIDAY, **words)

    def test_more_time_is_told_as_a_limit(self) -> None:
        with pytest.raises(UnreadableLimit, match="cannot read 'int' as a time limit"):
            accepted().extend(5, at=FRIDAY, reason="chờ")  # type: ignore[arg-type]  # the mistake under test

    def test_a_receipt_is_asked_for_or_not(self) -> None:
        with pytest.raises(BadValue, match="receipt"):
            filed().accept(at=FRIDAY, receipt="x")  # type: ignore[arg-type]  # the mistake under test

    def test_texts_are_kept_in_one_form(self) -> None:
        composed = filed().withdraw(at=FRIDAY, by="\u00e9", event_id="\u00e9")
        assert filed().withdraw(at=FRIDAY, by="e\u0301", event_id="e\u0301") == composed
        assert Dossier.replay(SEVEN_DAYS, read_back(composed), office=COMMUNE) == composed

    def test_a_mechanism_has_a_table(self) -> None:
        with pytest.raises(BadValue, match="mechanism"):
            Dossier.transitions(None)  # type: ignore[arg-type]  # the mistake under test


FULL = (
    filed(applicant=MAU, papers=["ct01"])
    .request_supplement(["proof_of_home"], at=FRIDAY, reason="thiếu")
    .supplement(["proof_of_home"], at=FRIDAY)
    .change(at=FRIDAY, facts={"moved_on": "2026-08-01"})
    .accept(at=FRIDAY, code="H56.01.02-260828-0001", receipt=True)
    .begin(at=FRIDAY)
    .transfer("tax", at=THURSDAY, share=WorkingDays(2))
    .consult("police", at=THURSDAY, until=dt.date(2026, 9, 8))
    .answer_consultation("police", at=THURSDAY)
    .request_payment(VND(20_000), at=THURSDAY)
    .confirm_payment(at=THURSDAY, reference="BL-1")
    .suspend(at=THURSDAY, reason="xác minh", citation="123/2015/NĐ-CP, art. 3.4")
    .resume(at=THURSDAY)
    .extend(WorkingDays(1), at=THURSDAY, reason="nhiều giấy tờ")
    .reappoint(dt.date(2026, 9, 21), at=THURSDAY, reason="quá tải")
    .announce_early(at=THURSDAY)
    .finish("granted", at=THURSDAY, results=["KQ.1", Result(Text("Thông báo", "Notice"))])
    .hand_over(at=THURSDAY, to="Nguyễn Văn Mẫu")
    .correct_result(at=THURSDAY, reason="sai tên")
)
FULL = FULL.amend_record(FULL.history[7].id, at=THURSDAY, reason="gửi qua đường bưu chính")


WHOLE = (
    FULL,
    Dossier.adopt(SEVEN_DAYS, office=COMMUNE, at=THURSDAY, state="submitted", received=FRIDAY),
    filed().refuse(at=FRIDAY, reason="không đúng thẩm quyền"),
    filed().withdraw(at=FRIDAY),
    filed().synchronise(1, at=FRIDAY),
    filed(papers=[]).request_supplement(["ct01", "proof_of_home"], at=FRIDAY, reason="thiếu").close(at=LATER),
)
EVERY_VERB = {event.verb: whole.history[:place] for whole in WHOLE for place, event in enumerate(whole.history, 1)}
"""For each verb, a history that ends with it."""


def problems(history: list[Event]) -> list[tuple[str, str]]:
    """Where replaying that history is refused, and why."""
    with pytest.raises(BadInput) as met:
        Dossier.replay(SEVEN_DAYS, history, office=COMMUNE, verify=False)
    return [(problem.path, problem.code) for problem in met.value.problems]


def stored(*events: Event) -> list[Event]:
    """Events as a store without hashes holds them."""
    return [attrs.evolve(event, before=None, previous_hash=None, hash=None) for event in events]


def everything(dossier: Dossier) -> tuple[object, ...]:
    """What can be asked of a dossier."""
    asked = dossier.channel, dossier.papers, dossier.custody, dossier.consultations, dossier.outcome, dossier.payment
    return *asked, dossier.promise, dossier.deadlines(), dossier.check(), dossier.due


class TestEventsOfOtherShapes:
    @pytest.mark.parametrize(
        ("event", "path"),
        [
            (Event(1, "open", "yesterday"), "at"),  # type: ignore[arg-type]  # the mistake under test
            (Event("1", "open", FRIDAY), "sequence"),  # type: ignore[arg-type]  # the mistake under test
            (Event(0, "open", FRIDAY), "sequence"),
            (Event(1, "open", FRIDAY, {}), "body"),  # type: ignore[arg-type]  # the mistake under test
            (Event(1, "open", FRIDAY, by=5), "by"),  # type: ignore[arg-type]  # the mistake under test
            (Event(1, "open", FRIDAY, recorded_at=dt.datetime(2026, 8, 28)), "recorded_at"),
            (Event(1, "open", FRIDAY, personal=None), "personal"),  # type: ignore[arg-type]  # the mistake under test
        ],
        ids=["day", "word", "none", "table", "number", "naive", "nothing"],
    )
    def test_their_fields_are_told_before_their_hashes_are_asked(self, event: Event, path: str) -> None:
        with pytest.raises(BadInput) as met:
            Dossier.replay(SEVEN_DAYS, [event], office=COMMUNE)
        assert [problem.path for problem in met.value.problems] == [f"$.history[0].{path}"]


class TestHistoriesThatCannotBe:
    """What the hashes bear out, since somebody sealed it anew, has to be able to have happened all the same."""

    def sealed(self, *events: Event) -> list[Event]:
        """The events as somebody would store them who wrote all of them anew."""
        made: list[Event] = []
        for place, event in enumerate(events, start=1):
            before = made[-1] if made else None
            made.append(attrs.evolve(event, sequence=place, before=before, hash=None, previous_hash=None))
        return [Event.from_record(event.record()) for event in made]

    def replayed(self, *events: Event) -> Dossier:
        return Dossier.replay(SEVEN_DAYS, self.sealed(*events), office=COMMUNE)

    def test_time_runs_forwards(self) -> None:
        done = in_progress().finish("granted", at=THURSDAY)
        early = attrs.evolve(done.history[3], at=at("2020-01-06 09:00"))
        with pytest.raises(BrokenChain, match="event 4: it lies before what happened before it"):
            self.replayed(*done.history[:3], early)

    def test_every_event_has_an_id_of_its_own(self) -> None:
        first, second, third = in_progress().history
        with pytest.raises(BadInput, match="an id of its own") as met:
            self.replayed(first, attrs.evolve(second, id="once"), attrs.evolve(third, id="once"))
        assert met.value.problems[0].path == "$.history[2].id"

    def test_places_follow_one_another(self) -> None:
        first, second, *_ = in_progress().history
        with pytest.raises(BadInput, match=r"history\[1\].sequence: met 1; right would be 2"):
            Dossier.replay(SEVEN_DAYS, stored(first, attrs.evolve(second, sequence=1)), office=COMMUNE, verify=False)

    def test_facts_and_channel_are_the_procedure_s(self) -> None:
        first = filed().history[0]
        with pytest.raises(UnknownFact):
            self.replayed(attrs.evolve(first, body=Body({**first.body, "facts": Body({"mood": "good"})})))
        counter_only = attrs.evolve(SEVEN_DAYS, channels=(Channel.COUNTER,))
        online = self.sealed(*filed(channel="online").history)
        with pytest.raises(BadValue, match="channel: met"):
            Dossier.replay(counter_only, online, office=COMMUNE)

    def test_the_mechanism_is_that_of_the_day(self) -> None:
        first = filed().history[0]
        with pytest.raises(BadValue, match=r"mechanism of the history: met NĐ 61; right would be NĐ 118\+309"):
            self.replayed(attrs.evolve(first, body=Body({**first.body, "mechanism": "NĐ 61"})))


class TestWhatIsStored:
    def test_whatever_was_written_reads_back(self) -> None:
        assert Dossier.replay(SEVEN_DAYS, FULL.history, office=COMMUNE) == FULL
        assert Dossier.replay(SEVEN_DAYS, read_back(FULL), office=COMMUNE) == FULL

    @pytest.mark.parametrize("place", range(len(FULL.history)))
    @pytest.mark.parametrize("value", [None, 5, "x", "2026-09-03T08:10:00", (5,), Body({"cite": 5}), Body({"a": None})])
    def test_no_word_of_another_shape_gets_in(self, place: int, value: Any) -> None:
        """Whatever stands in a word, the history is refused with its path, or every question has an answer of ours."""
        event = FULL.history[place]
        for name in event.body:
            history = stored(*FULL.history)
            history[place] = attrs.evolve(history[place], body=Body({**event.body, name: value}))
            with contextlib.suppress(MotcuaError):
                everything(Dossier.replay(SEVEN_DAYS, history, office=COMMUNE, verify=False))

    @pytest.mark.parametrize("place", range(len(FULL.history)))
    def test_a_word_no_verb_says_is_refused_with_its_path(self, place: int) -> None:
        history = stored(*FULL.history)
        history[place] = attrs.evolve(history[place], body=Body({**history[place].body, "mood": "good"}))
        assert problems(history) == [(f"$.history[{place}].body.mood", "unknown-key")]

    def test_all_that_is_wrong_of_a_body_is_told(self) -> None:
        first, *_ = filed().refuse(at=FRIDAY, reason="không đúng thẩm quyền").history
        history = stored(first, Event(2, "refuse", FRIDAY, Body({"mood": "good", "reason": 5})))
        assert problems(history) == [
            ("$.history[1].body.mood", "unknown-key"),
            ("$.history[1].body.reason", "bad-value"),
        ]

    def test_all_that_is_wrong_of_a_history_is_told(self) -> None:
        first, *_ = filed().history
        history = stored(first, Event(2, "shrug", FRIDAY), Event(3, "refuse", FRIDAY, Body({"reason": 5})))
        assert problems(history) == [
            ("$.history[1].verb", "unknown-word"),
            ("$.history[2].body.reason", "bad-value"),
        ]

    @pytest.mark.parametrize("words", [{"kind": "stranger"}, {"signed": "by heart"}], ids=str)
    def test_who_files_and_how_it_was_signed_are_of_a_known_kind(self, words: dict[str, Plain]) -> None:
        (first,) = filed(applicant=MAU, assistance="Lê Thị Giúp").history
        history = stored(attrs.evolve(first, body=Body({**first.body, **words})))
        assert problems(history) == [(f"$.history[0].body.{name}", "bad-value") for name in words]

    @pytest.mark.parametrize("words", [{"at": "2026-09-11T17:00:00"}, {"firm": 5}, {"calendar_version": " "}], ids=str)
    def test_a_promise_has_its_zone_its_certainty_and_its_calendar(self, words: dict[str, Plain]) -> None:
        first, second = accepted().history
        promise = Body({**cast("Body", second.body["promise"]), **words})
        history = stored(first, attrs.evolve(second, body=Body({**second.body, "promise": promise})))
        assert problems(history) == [("$.history[1].body.promise", "bad-value")]

    @pytest.mark.parametrize(("verb", "word"), [(verb, word) for verb, (needed, _) in WORDS.items() for word in needed])
    def test_a_word_its_verb_needs_is_missed_with_its_path(self, verb: str, word: str) -> None:
        *before, event = EVERY_VERB[verb]
        body = {name: value for name, value in event.body.items() if name != word}
        history = stored(*before, attrs.evolve(event, body=Body(body)))
        assert problems(history) == [(f"$.history[{len(before)}].body.{word}", "missing-key")]

    def test_an_answer_nobody_was_asked_for_is_none(self) -> None:
        kept = (event for event in FULL.history[:9] if event.verb != "consult")
        history = stored(*(attrs.evolve(event, sequence=place) for place, event in enumerate(kept, start=1)))
        assert Dossier.replay(SEVEN_DAYS, history, office=COMMUNE, verify=False).consultations == ()

    @pytest.mark.parametrize(
        ("sequence", "body", "path"),
        [
            (4, Body({}), "$.history[3].body.sequence"),
            (99, Body({}), "$.history[3].body.sequence"),
            (1, Body({}), "$.history[3].body.body.id"),
            (3, Body({"mood": "good"}), "$.history[3].body.body.mood"),
        ],
    )
    def test_a_correction_says_what_the_event_could_have_said(self, sequence: int, body: Body, path: str) -> None:
        dossier = in_progress()
        words = Body({"sequence": sequence, "at": FRIDAY.isoformat(), "body": body, "reason": "?"})
        history = stored(*dossier.history, Event(4, "amend_record", FRIDAY, words))
        with pytest.raises(BadInput) as met:
            Dossier.replay(SEVEN_DAYS, history, office=COMMUNE, verify=False)
        assert met.value.problems[0].path == path

    def test_a_correction_of_an_event_of_no_verb_is_told_of_that_event(self) -> None:
        first, *_ = in_progress().history
        words = Body({"sequence": 2, "at": FRIDAY.isoformat(), "body": Body({}), "reason": "?"})
        history = stored(first, Event(2, "shrug", FRIDAY), Event(3, "amend_record", FRIDAY, words))
        with pytest.raises(BadInput) as met:
            Dossier.replay(SEVEN_DAYS, history, office=COMMUNE, verify=False)
        assert [problem.path for problem in met.value.problems] == ["$.history[1].verb"]


class TestAmendRecord:
    @pytest.mark.parametrize("words", [{}, {"facts": 5}, {"promise": 5}, {"papers": (Body({}),)}])
    def test_no_correction_poisons_the_history(self, words: dict[str, Plain]) -> None:
        dossier = in_progress()
        first = dossier.history[0]
        meant = attrs.evolve(first, body=Body({**first.body, **words} if words else {}))
        with pytest.raises(BadInput, match="corrected event"):
            dossier.amend_record(meant, at=THURSDAY, reason="?")


class TestAdopt:
    """What another system says of a dossier has to be able to be so."""

    @pytest.mark.parametrize(
        ("state", "words", "what"),
        [
            ("in-progress", {"received": at("2026-09-03 09:00")}, "received"),
            ("submitted", {"promise": dt.date(2026, 9, 30)}, "promise"),
            ("not-accepted", {"promise": dt.date(2026, 9, 30)}, "promise"),
            ("in-progress", {"promise": dt.date(2026, 8, 27)}, "promise"),
            ("in-progress", {"finished": FRIDAY}, "finished"),
            ("processed", {"outcome": "granted", "finished": at("2026-08-28 09:00")}, "finished"),
            ("processed", {"outcome": "granted", "finished": at("2026-09-03 09:00")}, "finished"),
            ("in-progress", {"outcome": "granted"}, "outcome"),
            ("withdrawn", {"outcome": "granted"}, "outcome"),
            ("closed", {"outcome": "refused"}, "outcome"),
            ("in-progress", {"requested": ["ct01"]}, "requested"),
            ("submitted", {"requested_at": FRIDAY}, "requested"),
            ("awaiting-papers", {"requested_at": at("2026-08-28 09:00")}, "requested_at"),
            ("awaiting-papers", {"requested_at": at("2026-09-03 09:00")}, "requested_at"),
            ("awaiting-papers", {"requested": "ct01"}, "requested"),
        ],
    )
    def test_what_contradicts_itself_is_refused(self, state: str, words: dict[str, Any], what: str) -> None:
        told: dict[str, Any] = {"received": FRIDAY, **words}
        with pytest.raises(BadValue, match=f"^{what}: "):
            Dossier.adopt(SEVEN_DAYS, office=COMMUNE, at=THURSDAY, state=state, **told)

    @pytest.mark.parametrize(
        ("wrong", "error", "what"),
        [
            ({"at": 5}, NotAMoment, "an aware datetime is meant here, not int"),
            ({"at": dt.datetime(2026, 9, 9, 17)}, NaiveMoment, "2026-09-09 17:00:00 has no zone"),
            ({"latest": FRIDAY}, NotADay, "a date is meant here, not datetime"),
            ({"firm": 1}, BadValue, "firm of Promise: met int"),
            ({"calendar_version": None}, BadValue, "calendar_version of Promise: met NoneType"),
            ({"earliest": dt.date(2026, 9, 10)}, BadValue, "latest day of a promise: met 2026-09-09"),
        ],
    )
    def test_a_promise_is_a_promise(self, wrong: dict[str, Any], error: type[MotcuaError], what: str) -> None:
        day = dt.date(2026, 9, 9)
        told = {"at": at("2026-09-09 17:00"), "earliest": day, "latest": day, "firm": True, "calendar_version": "x"}
        with pytest.raises(error, match=f"^{what}"):
            Promise(**{**told, **wrong})


class TestVersions:
    def test_a_dossier_is_filed_under_a_version_in_force_on_its_day(self) -> None:
        ended = attrs.evolve(SEVEN_DAYS, in_force=InForce(dt.date(2018, 1, 1), dt.date(2026, 8, 27)))
        with pytest.raises(NotInForce, match=r"this version of procedure 1\.004222: nothing in force on 2026-08-28"):
            filed(of=ended)
        with pytest.raises(NotInForce):
            Dossier.adopt(ended, office=COMMUNE, at=THURSDAY, state="in-progress", received=FRIDAY)


class TestPersonal:
    def test_it_shows_nowhere(self) -> None:
        personal = filed(applicant=MAU).history[0].personal
        assert repr(personal) == "<5 personal values>"
        assert repr(Event.from_record(filed(applicant=MAU).history[0].record()).personal) == "<5 personal values>"

    @pytest.mark.parametrize(
        "helper", ["Nguyễn Văn Mẫu ", "nguyễn  văn mẫu", "Nguye\u0302\u0303n Va\u0306n Ma\u0302\u0303u"]
    )
    def test_nobody_helps_themselves_however_the_name_is_typed(self, helper: str) -> None:
        with pytest.raises(BadValue, match="the applicant alone signs"):
            filed(applicant=MAU, assistance=helper)


class TestOrder:
    def test_what_has_no_order_of_its_own_is_put_in_one(self) -> None:
        one, other = (
            filed().request_supplement(given, at=FRIDAY, reason="mờ")
            for given in ({"proof_of_home", "ct01"}, ["ct01", "proof_of_home", "ct01"])
        )
        assert one.history[-1].hash == other.history[-1].hash

    def test_nothing_is_written_down_before_it_happened(self) -> None:
        with pytest.raises(BadValue, match="recorded_at: met 2026-08-28"):
            accepted().begin(at=THURSDAY, recorded_at=FRIDAY)
        with pytest.raises(BadValue, match="recorded_at"):
            filed(THURSDAY, recorded_at=FRIDAY)


class TestNobody:
    @pytest.mark.parametrize("given", [0, False, [], {}, (), b""], ids=repr)
    def test_an_empty_thing_is_no_person(self, given: Any) -> None:
        with pytest.raises(BadValue):
            filed(applicant=given)
        with pytest.raises(BadValue):
            filed(representative=given)

    def test_a_mistyped_word_shows_nothing_personal(self) -> None:
        for make in (lambda text: Applicant("A", kind=text), lambda text: Assistance("A", signature=text)):
            with pytest.raises(BadValue) as met:
                make("Nguyễn Văn Mẫu 001099000001")
            assert "Mẫu" not in str(met.value)
        assert "Giúp" not in repr(filed(assistance="Lê Giúp").assistance)


class TestNumbers:
    """A number that no store keeps is told as such, and never written."""

    HUGE = 10**5_000

    def test_no_event_has_such_a_place(self) -> None:
        with pytest.raises(SequenceConflict, match="written on event a number of thousands of digits"):
            accepted().begin(at=FRIDAY, expected_sequence=self.HUGE)
        with pytest.raises(BadValue, match="through: met a number of thousands of digits"):
            accepted().synchronise(self.HUGE, at=FRIDAY)

    def test_nothing_is_asked_for_that_is_nothing(self) -> None:
        for amount in (VND(0), VND(-5), Money(0, "USD")):
            with pytest.raises(BadValue, match="amount to pay"):
                accepted().request_payment(amount, at=FRIDAY)
        (line,) = accepted().quote().lines
        for quote in (Quote(()), Quote((attrs.evolve(line, payable=VND(0)),))):
            with pytest.raises(BadValue, match="quote: met nothing to pay"):
                accepted().request_payment(quote, at=FRIDAY)

    def test_nor_is_less_than_nothing_in_any_line(self) -> None:
        (line,) = accepted().quote().lines
        for amount in (VND(-5), Money("-0.5", "USD"), VND(-20_000)):
            less = attrs.evolve(line, assessed=amount, payable=amount)
            for lines in ((less,), (line, less), (less, line)):
                with pytest.raises(BadValue, match=r"amount to pay: met less than nothing; .*an amount that is owed"):
                    accepted().request_payment(Quote(lines), at=FRIDAY)

    @pytest.mark.parametrize("item", ["", " ", "a" * 2_001])
    def test_an_item_that_no_event_carries_is_never_written(self, item: str) -> None:
        (line,) = accepted().quote().lines
        for payable in (VND(5), None):
            named = Quote((attrs.evolve(line, item=item, payable=payable),))
            with pytest.raises(BadValue, match=r"item of the quote: met .*; right would be a name or a code"):
                accepted().request_payment(named, at=FRIDAY)

    def test_what_is_asked_for_by_a_quote_is_read_again(self) -> None:
        (line,) = accepted().quote().lines
        long = Quote((attrs.evolve(line, item="a" * 2_000), attrs.evolve(line, payable=VND(0))))
        asked = accepted().request_payment(long, at=FRIDAY)
        assert Dossier.replay(SEVEN_DAYS, read_back(asked), office=COMMUNE) == asked

    def test_no_event_carries_such_a_number(self) -> None:
        with pytest.raises(BadValue, match=r"\$\.n: met a number of 16610 bits; right would be .* at most 63 bits"):
            plain({"n": self.HUGE})
        assert plain(2**63 - 1) == 2**63 - 1


class TestTimesThatCannotBe:
    def test_nothing_arrives_before_it_was_filed(self) -> None:
        with pytest.raises(BadValue, match="arrived"):
            filed().accept(at=FRIDAY, arrived=at("2026-08-27 09:00"))

    def test_nothing_has_arrived_that_is_still_on_its_way(self) -> None:
        """An arrival after the acceptance is told when it is known."""
        with pytest.raises(BadValue, match=r"arrived: met 2026-09-03 .*, when it is told"):
            filed().accept(at=FRIDAY, arrived=THURSDAY)
        assert filed().accept(at=FRIDAY, arrived=THURSDAY, recorded_at=THURSDAY).starts_at == THURSDAY

    def test_a_correction_moves_nothing_into_the_future(self) -> None:
        dossier = accepted()
        meant = attrs.evolve(dossier.history[1], at=at("2027-08-28 09:00"))
        with pytest.raises(StepNotAllowed, match="after the day on which it is corrected"):
            dossier.amend_record(meant, at=THURSDAY, reason="nhập nhầm")

    def test_a_correction_moves_no_opening_under_other_rules(self) -> None:
        dossier = accepted()
        meant = attrs.evolve(dossier.history[0], at=at("2025-01-10 09:00"))
        with pytest.raises(StepNotAllowed, match="other rules were in force on that day"):
            dossier.amend_record(meant, at=THURSDAY, reason="nhập nhầm")

    def test_a_correction_tells_no_other_promise(self) -> None:
        dossier = accepted()
        promise = Body({**as_body(dossier.history[1].body["promise"]), "at": "2026-12-31T17:00:00+07:00"})
        meant = attrs.evolve(dossier.history[1], body=Body({**dossier.history[1].body, "promise": promise}))
        with pytest.raises(BadInput, match=r"body\.promise: met another promise; right would be the one given"):
            dossier.amend_record(meant, at=THURSDAY, reason="nhập nhầm")
        meant = attrs.evolve(dossier.history[1], at=THURSDAY)
        assert dossier.amend_record(meant, at=THURSDAY, reason="nhập nhầm").promise == dossier.promise


class TestEarlyReturn:
    def test_a_result_corrected_before_anybody_had_it_is_announced_first(self) -> None:
        corrected = accepted().finish("granted", at=FRIDAY).correct_result(at=FRIDAY, reason="sai tên")
        with pytest.raises(StepNotAllowed, match="has to be told first"):
            corrected.hand_over(at=FRIDAY)
        again = corrected.announce_early(at=FRIDAY).hand_over(at=FRIDAY).correct_result(at=FRIDAY, reason="sai tên")
        assert again.hand_over(at=FRIDAY).state.ended


def as_body(value: object) -> Body:
    """The value, which is a table."""
    assert isinstance(value, Body)
    return value


class TestNothingElse:
    """What may be left out is left out or given; an empty thing of another kind is neither."""

    @pytest.mark.parametrize("given", ["", 0, [], {}, False], ids=repr)
    def test_nothing_is_no_share_of_the_time(self, given: Any) -> None:
        with pytest.raises(UnreadableLimit, match="as a time limit"):
            in_progress().transfer("X", at=FRIDAY, share=given)

    @pytest.mark.parametrize("given", ["", 0, [], {}, False], ids=repr)
    def test_nothing_is_no_reason(self, given: Any) -> None:
        with pytest.raises(BadValue, match=r"^reason: met .* words that a slip can state"):
            in_progress().finish("granted", at=FRIDAY, reason=given)
        with pytest.raises(BadValue, match=r"^reason: met .* words that a slip can state"):
            in_progress().withdraw(at=FRIDAY, reason=given)

    @pytest.mark.parametrize("given", ["", 0, [], {}, False], ids=repr)
    def test_a_code_is_a_code(self, given: Any) -> None:
        with pytest.raises(BadValue, match="code"):
            filed().accept(at=FRIDAY, code=given)


class TestPeople:
    @pytest.mark.parametrize("name", ["Nguyễn Thị Hoà", "NGUYỄN THỊ HÒA", "Nguyễn Thị  Hòa.", "Nguyễn Thị Hòa\u200b"])
    def test_a_helper_is_known_however_the_name_is_typed(self, name: str) -> None:
        with pytest.raises(BadValue, match="the applicant alone signs"):
            filed(applicant="Nguyễn Thị Hòa", assistance=name)

    def test_an_identity_number_is_its_digits(self) -> None:
        helper = Assistance("A", identity_number="012 345 678 901")
        with pytest.raises(BadValue, match="the applicant alone signs"):
            filed(applicant=Applicant("B", identity_number="012345678901"), assistance=helper)
        other = filed(applicant=Applicant("A", identity_number="000000000001"), assistance=helper)
        assert other.assistance["helper"] == "A"

    def test_what_else_is_kept_of_help_is_no_name_of_its_own(self) -> None:
        with pytest.raises(BadValue, match="signed_by among what else is kept"):
            Assistance("Lê", more={"signed_by": "Lê"})

    def test_a_paper_of_which_there_is_none_proves_nothing(self) -> None:
        stands_in = Representative("Trần Thay", papers=["power_of_attorney"])
        dossier = filed(representative=stands_in).change(at=FRIDAY, papers=[SubmittedPaper("power_of_attorney")])
        with pytest.raises(StepNotAllowed, match="has not brought power_of_attorney"):
            dossier.accept(at=FRIDAY)


class TestCorrections:
    def test_a_correction_of_a_wrong_day_stops_nothing(self) -> None:
        """A correction is of the record: what happens next happens after what happened, not after the correction."""
        dossier = in_progress()
        begun = attrs.evolve(dossier.history[-1], hash=None)
        misdated = dossier.amend_record(begun, at=at("2099-01-05 09:00"), reason="nhầm")
        assert misdated.finish("granted", at=THURSDAY).state is State.PROCESSED
