"""The package as one dossier: what one part does to the others, and where the whole stands."""

import datetime as dt
from typing import Any

import attrs
import pytest
from tests.dossiers import COMMUNE, FEE, MAU, SEVEN_DAYS, at

from motcua.adapters.records import dumps, loads
from motcua.adapters.rulefiles import reference_catalogue
from motcua.citation import Citation
from motcua.codes import ProcedureCode
from motcua.completeness import SubmittedPaper
from motcua.conditions import Channel, Condition, Fact
from motcua.dated import InForce
from motcua.dossier import Applicant, Dossier, Outcome
from motcua.errors import (
    BadInput,
    BadValue,
    BrokenChain,
    MotcuaError,
    NoPromise,
    NotInForce,
    StepNotAllowed,
    UnknownCode,
    UnknownFact,
)
from motcua.linked import Consent, Counted, LinkedPart, LinkedProcedure, Share, TotalRule
from motcua.linked_dossier import Filed, Kept, LinkedDossier, PartResult, outer_state
from motcua.linked_dossier.binding import AtMost
from motcua.mechanism import State
from motcua.money import VND
from motcua.office import Office
from motcua.papers import AllOf, Paper
from motcua.procedure import LimitRule
from motcua.timelimit import LedgerReason, NoLimit, SameDay, WorkingDays
from motcua.wording import Text

MONDAY, TUESDAY, WEDNESDAY = (at(f"2026-09-{day:02d} 09:00") for day in (7, 8, 9))
POLICE = Office("H56.02", "Công an xã Mẫu", level="commune", calendar=COMMUNE.calendar)
OFFICES = {"commune": COMMUNE, "police": POLICE, "insurance": COMMUNE}
HOME = {"home": "own"}
PAPERS = ("ct01", "proof_of_home")


def part(
    code: str, agency: str, *waits_for: str, days: int = 2, optional: bool = False, bare: bool = False
) -> LinkedPart:
    """A part with a limit of its own; ``bare`` without a procedure of the catalogue."""
    return LinkedPart(
        code,
        Text(code, code),
        agency,
        waits_for=waits_for,
        procedure=None if bare else SEVEN_DAYS,
        limits=(LimitRule(WorkingDays(days), citation=Citation("63/2024/NĐ-CP", verified=False)),),
        optional=optional,
    )


URGENT = Fact("urgent", "boolean", Text("Có gấp không?", "Is it urgent?"), default=False)
PACKAGE = LinkedProcedure(
    "trial",
    Text("Liên thông thử", "A package for trial"),
    InForce(dt.date(2024, 1, 1)),
    (
        part("birth", "commune", days=1),
        part("residence", "police", "birth"),
        part("insurance", "insurance", "birth", bare=True),
        part("gift", "commune", "residence", optional=True),
    ),
    "commune",
    facts=(URGENT,),
    national_codes=(ProcedureCode("2.002621"),),
)


def filed(**more: Any) -> LinkedDossier:
    """The package, complete, filed on a Monday at nine."""
    told: dict[str, Any] = {"id": "L-1", "facts": HOME, "papers": PAPERS, "applicant": MAU, **more}
    told.setdefault("office", OFFICES)
    return LinkedDossier.open(PACKAGE, at=MONDAY, channel="online", **told)


def granted(dossier: LinkedDossier, code: str, moment: dt.datetime, *, accept: bool = True) -> LinkedDossier:
    """That part accepted and granted at once."""
    accepted = dossier.act(code, "accept", at=moment) if accept else dossier
    return accepted.act(code, "finish", "granted", at=moment)


class TestOpen:
    def test_what_waits_for_nothing_is_opened(self) -> None:
        dossier = filed()
        assert (tuple(dossier.inner), dossier.waiting, dossier.state) == (
            ("birth",),
            ("residence", "insurance", "gift"),
            State.SUBMITTED,
        )

    def test_inner_dossiers_share_what_was_filed(self) -> None:
        birth = filed().part("birth")
        assert (birth.id, birth.facts, birth.papers, birth.applicant) == ("L-1/birth", HOME, PAPERS, MAU)

    def test_the_limits_of_the_package_are_those_of_its_parts(self) -> None:
        assert filed().act("birth", "accept", at=MONDAY).part("birth").due.date == dt.date(2026, 9, 8)

    def test_a_part_without_limits_of_its_own_keeps_those_of_its_procedure(self) -> None:
        plain = attrs.evolve(PACKAGE, parts=(attrs.evolve(part("birth", "commune"), limits=()),))
        dossier = LinkedDossier.open(plain, office=COMMUNE, at=MONDAY, channel="online", facts=HOME, papers=PAPERS)
        assert dossier.act("birth", "accept", at=MONDAY).part("birth").due.date == dt.date(2026, 9, 16)

    def test_the_applicant_may_leave_out_what_is_optional(self) -> None:
        assert filed(parts=["birth", "residence", "insurance"]).waiting == ("residence", "insurance")

    def test_one_office_may_do_it_all(self) -> None:
        assert filed(office=COMMUNE).part("birth").office == COMMUNE

    def test_an_agency_without_an_office_is_named(self) -> None:
        with pytest.raises(UnknownCode, match="no office for the agency 'insurance'"):
            filed(office={"commune": COMMUNE, "police": POLICE})

    def test_without_an_id_it_gets_one(self) -> None:
        assert filed(id=None).id == filed(id=None).id

    def test_a_fact_nobody_asks_for_is_refused(self) -> None:
        with pytest.raises(UnknownFact, match="urgent"):
            filed(facts={"moon": "full"})

    def test_nor_is_one_taken_that_the_package_decides(self) -> None:
        home = attrs.evolve(PACKAGE, parts=(attrs.evolve(part("birth", "commune"), sets={"home": "own"}),))
        told: dict[str, Any] = {"office": COMMUNE, "channel": "online", "papers": PAPERS}
        assert LinkedDossier.open(home, at=MONDAY, **told).part("birth").facts == {"home": "own"}
        with pytest.raises(UnknownFact, match="home"):
            LinkedDossier.open(home, at=MONDAY, facts={"home": "rented"}, **told)

    def test_a_part_nobody_can_name_is_refused(self) -> None:
        nameless = attrs.evolve(PACKAGE, national_codes=())
        with pytest.raises(BadValue, match="part insurance: met neither a procedure nor a national code"):
            LinkedDossier.open(nameless, office=COMMUNE, at=MONDAY, channel="online")

    def test_nothing_personal_shows(self) -> None:
        assert not [value for value in MAU.fields.values() if value in f"{filed()!r}{filed().filing!r}"]
        assert repr(filed()) == "<LinkedDossier L-1 of trial, submitted: birth submitted>"


class TestAct:
    def test_a_granted_part_opens_those_that_waited(self) -> None:
        dossier = granted(filed(), "birth", MONDAY)
        assert tuple(dossier.inner) == ("birth", "residence", "insurance")
        assert dossier.part("residence").received_at == MONDAY
        assert dossier.waiting == ("gift",)

    def test_a_refused_part_leaves_what_waited_unopened_and_what_is_finished_standing(self) -> None:
        dossier = granted(filed(), "birth", MONDAY).act("residence", "accept", at=TUESDAY)
        dossier = dossier.act("residence", "finish", "refused", at=TUESDAY, reason="không đủ điều kiện")
        assert (dossier.dropped, dossier.waiting) == (("gift",), ())
        assert dossier.part("birth").outcome is Outcome.GRANTED

    def test_dropped_parts_drop_those_that_wait_for_them(self) -> None:
        dossier = filed().act("birth", "refuse", at=MONDAY, reason="không đúng thẩm quyền")
        assert dossier.dropped == ("residence", "insurance", "gift")
        assert dossier.state is State.NOT_ACCEPTED

    @pytest.mark.parametrize(("code", "state"), [("residence", "waiting"), ("insurance", "waiting")])
    def test_a_part_that_waits_refuses_every_verb(self, code: str, state: str) -> None:
        with pytest.raises(StepNotAllowed, match=f"a dossier that is {state}") as refusal:
            filed().act(code, "accept", at=MONDAY)
        assert refusal.value.say("vi") == "không thể tiếp nhận vì phần này còn chờ phần trước có kết quả"

    def test_so_does_one_that_never_will_be_opened(self) -> None:
        dossier = filed().act("birth", "refuse", at=MONDAY, reason="không đúng thẩm quyền")
        with pytest.raises(StepNotAllowed, match="never to be opened"):
            dossier.act("residence", "accept", at=MONDAY)

    def test_a_refused_verb_changes_nothing(self) -> None:
        dossier = filed(papers=())
        with pytest.raises(StepNotAllowed, match="papers are missing"):
            dossier.act("birth", "accept", at=MONDAY)
        assert dossier == filed(papers=())

    def test_an_unknown_part_or_verb_is_named(self) -> None:
        with pytest.raises(UnknownCode, match="no opened part 'wedding'"):
            filed().act("wedding", "accept", at=MONDAY)
        with pytest.raises(BadValue, match="verb: met 'redacted'"):
            filed().act("birth", "redacted", at=MONDAY)

    def test_a_part_described_by_the_package_alone_lives_too(self) -> None:
        dossier = granted(filed(), "birth", MONDAY).act("insurance", "accept", at=MONDAY)
        assert dossier.part("insurance").due.date == dt.date(2026, 9, 9)
        assert dossier.part("insurance").procedure.name.en == "insurance"

    def test_each_part_keeps_a_history_that_verifies_and_replays(self) -> None:
        birth = granted(filed(), "birth", MONDAY).part("birth")
        assert birth.verify()
        assert Dossier.replay(birth.procedure, birth.history, office=COMMUNE) == birth


class TestDue:
    def test_it_is_promised_when_the_first_part_is_accepted(self) -> None:
        with pytest.raises(NoPromise, match="no part of the package is accepted yet"):
            _ = filed().due
        dossier = filed().act("birth", "accept", at=MONDAY)
        assert dossier.due == dossier.plan(MONDAY).due

    def test_later_parts_do_not_move_it(self) -> None:
        dossier = filed().act("birth", "accept", at=MONDAY)
        promised = dossier.due
        dossier = dossier.act("birth", "finish", "granted", at=WEDNESDAY).act("residence", "accept", at=WEDNESDAY)
        assert dossier.due == promised


class TestExpected:
    """When each part ended, is promised for, or is due if those before it keep to their days."""

    def test_what_is_known_stands_and_the_rest_is_counted_from_it(self) -> None:
        dossier = filed().act("birth", "accept", at=MONDAY)
        assert {code: moment.date().day for code, moment in dossier.expected.items()} == {
            "birth": 8,
            "residence": 10,
            "insurance": 10,
            "gift": 14,
        }
        early = granted(dossier, "birth", MONDAY, accept=False)
        assert early.expected["birth"] == MONDAY
        assert early.expected["gift"].date() == dt.date(2026, 9, 11)

    def test_what_is_dropped_is_not_expected(self) -> None:
        dossier = filed().act("birth", "refuse", at=MONDAY, reason="không đúng thẩm quyền")
        assert tuple(dossier.expected) == ("birth",)

    def test_an_extension_of_a_part_moves_the_whole_and_lateness_does_not(self) -> None:
        dossier = granted(filed(), "birth", MONDAY).act("residence", "accept", at=MONDAY)
        late = dossier.act("residence", "begin", at=at("2026-09-20 09:00"))
        assert late.due == dossier.due
        longer = dossier.act("residence", "extend", WorkingDays(6), at=TUESDAY, reason="phải xác minh thêm")
        assert longer.part("residence").due.date == dt.date(2026, 9, 17)
        assert longer.due.date == dt.date(2026, 9, 21)
        assert [moment for moment, _ in longer.promises] == [MONDAY, TUESDAY]

    def test_one_that_stays_inside_the_whole_moves_nothing(self) -> None:
        dossier = granted(filed(), "birth", MONDAY).act("insurance", "accept", at=MONDAY)
        longer = dossier.act("insurance", "extend", WorkingDays(1), at=TUESDAY, reason="phải xác minh thêm")
        assert (longer.part("insurance").due.date, longer.due) == (dt.date(2026, 9, 10), dossier.due)

    def test_a_complete_supplement_starts_a_part_again_and_moves_the_whole(self) -> None:
        dossier = granted(filed(), "birth", MONDAY).act("residence", "accept", at=MONDAY)
        dossier = dossier.act("residence", "request_supplement", ["ct01"], at=TUESDAY, reason="mờ")
        assert dossier.due.date == dt.date(2026, 9, 14)
        dossier = dossier.act("residence", "supplement", ["ct01"], at=at("2026-09-14 09:00"))
        assert (dossier.part("residence").due.date, dossier.due.date) == (dt.date(2026, 9, 16), dt.date(2026, 9, 18))

    def test_nothing_left_to_come_moves_nothing(self) -> None:
        plain = attrs.evolve(PACKAGE, parts=(part("birth", "commune"),))
        words: dict[str, Any] = {"office": COMMUNE, "channel": "online", "facts": HOME, "papers": PAPERS}
        dossier = LinkedDossier.open(plain, at=MONDAY, **words).act("birth", "accept", at=MONDAY)
        stopped = dossier.act("birth", "suspend", at=MONDAY, reason="xác minh")
        assert stopped._moved(MONDAY, dossier).due == dossier.due  # noqa: SLF001 - nothing open is promised for now


class TestConsent:
    """A part whose consent is still to come stands still, and so does the whole."""

    AGREE = Consent(Text("chủ hộ đồng ý", "the head of household agrees"), limit=WorkingDays(5))
    BIRTH, RESIDENCE, *OTHERS = PACKAGE.parts
    GATED = attrs.evolve(PACKAGE, parts=(BIRTH, attrs.evolve(RESIDENCE, consent=AGREE), *OTHERS))

    def opened(self) -> LinkedDossier:
        told: dict[str, Any] = {"office": OFFICES, "channel": "online", "facts": HOME, "papers": PAPERS}
        return granted(LinkedDossier.open(self.GATED, at=MONDAY, id="L-1", **told), "birth", MONDAY)

    def test_it_is_asked_for_when_the_part_is_accepted(self) -> None:
        dossier = self.opened().act("residence", "accept", at=MONDAY)
        assert dossier.part("residence").state is State.SUSPENDED
        (awaited,) = dossier.awaited_consents.values()
        assert (awaited.date, awaited.say("en")) == (
            dt.date(2026, 9, 14),
            "the consent is to be given by 17:00 14 Sep 2026",
        )

    def test_the_time_until_it_comes_is_not_counted(self) -> None:
        dossier = self.opened().act("residence", "accept", at=MONDAY).consent("residence", at=at("2026-09-10 09:00"))
        assert dossier.part("residence").due.date == dt.date(2026, 9, 14)
        assert (dossier.promises[0][1].date, dossier.due.date) == (dt.date(2026, 9, 14), dt.date(2026, 9, 16))
        assert dict(dossier.awaited_consents) == {}

    def test_one_that_came_before_stops_nothing(self) -> None:
        dossier = self.opened().consent("residence", at=MONDAY).act("residence", "accept", at=MONDAY)
        assert dossier.part("residence").state is State.ACCEPTED

    def test_a_part_without_a_time_limit_has_nothing_to_stop_and_the_whole_no_promise(self) -> None:
        bare = attrs.evolve(part("birth", "commune", bare=True), limits=(), consent=self.AGREE)
        link = attrs.evolve(PACKAGE, parts=(bare, part("residence", "police")))
        told: dict[str, Any] = {"office": OFFICES, "channel": "online", "facts": HOME, "papers": PAPERS}
        dossier = LinkedDossier.open(link, at=MONDAY, **told).act("birth", "accept", at=MONDAY)
        assert dossier.part("birth").state is State.ACCEPTED
        dossier = dossier.act("residence", "accept", at=MONDAY)
        dossier = dossier.act("residence", "extend", WorkingDays(1), at=TUESDAY, reason="phải xác minh thêm")
        with pytest.raises(NoPromise, match="some part of it has no time limit"):
            _ = dossier.due

    @pytest.mark.parametrize("code", ["birth", "residence"])
    def test_it_comes_once_and_only_where_one_is_waited_for(self, code: str) -> None:
        dossier = self.opened().consent("residence", at=MONDAY)
        with pytest.raises(BadValue, match=f"consent to part {code}"):
            dossier.consent(code, at=TUESDAY)
        with pytest.raises(UnknownCode, match="no chosen part 'wedding'"):
            dossier.consent("wedding", at=TUESDAY)


class TestGate:
    """A part waits for its consent from its acceptance until the moment it came; nothing else lets it go on."""

    def opened(self) -> LinkedDossier:
        return TestConsent().opened()

    def test_it_opens_at_the_moment_of_the_consent_though_that_was_told_before(self) -> None:
        dossier = self.opened().consent("residence", at=WEDNESDAY).act("residence", "accept", at=TUESDAY)
        verbs = [(event.verb, event.at) for event in dossier.part("residence").events]
        assert verbs[1:] == [("accept", TUESDAY), ("suspend", TUESDAY), ("resume", WEDNESDAY)]
        assert dossier.part("residence").state is State.ACCEPTED

    def test_a_consent_before_the_filing_is_refused(self) -> None:
        with pytest.raises(BadValue, match="moment of the consent"):
            TestConsent().opened().consent("residence", at=at("2026-09-06 09:00"))

    def test_so_is_one_to_a_part_that_has_ended_or_never_will_begin(self) -> None:
        ended = self.opened().act("residence", "withdraw", at=TUESDAY)
        with pytest.raises(BadValue, match="a part that has ended"):
            ended.consent("residence", at=WEDNESDAY)
        told: dict[str, Any] = {"office": OFFICES, "channel": "online", "facts": HOME, "papers": PAPERS}
        filed_ = LinkedDossier.open(TestConsent.GATED, at=MONDAY, id="L-1", **told)
        dropped = filed_.act("birth", "refuse", at=MONDAY, reason="không đúng thẩm quyền")
        with pytest.raises(BadValue, match="a part that has ended"):
            dropped.consent("residence", at=WEDNESDAY)

    def test_no_verb_goes_past_it(self) -> None:
        waiting = self.opened().act("residence", "accept", at=MONDAY)
        with pytest.raises(StepNotAllowed) as refusal:
            waiting.act("residence", "resume", at=TUESDAY)
        assert refusal.value.say("vi") == "không thể tiếp tục giải quyết vì phần này còn chờ xác nhận đồng ý"

    @pytest.mark.parametrize(("steps", "state"), [((), "not-accepted"), (("accept",), "processed")])
    def test_one_that_is_refused_ends_its_branch(self, steps: tuple[str, ...], state: str) -> None:
        dossier = self.opened()
        for step in steps:
            dossier = dossier.act("residence", step, at=MONDAY)
        dossier = dossier.consent("residence", at=TUESDAY, given=False, reason="chủ hộ không đồng ý")
        assert (dossier.part("residence").state, dossier.dropped) == (State(state), ("gift",))
        assert dict(dossier.awaited_consents) == {}
        assert dossier.consent("residence", at=TUESDAY, given=False) == dossier
        with pytest.raises(BadValue, match="a consent that is there or was refused"):
            dossier.consent("residence", at=WEDNESDAY)

    def test_one_refused_early_keeps_its_part_from_being_opened(self) -> None:
        told: dict[str, Any] = {"office": OFFICES, "channel": "online", "facts": HOME, "papers": PAPERS}
        dossier = LinkedDossier.open(TestConsent.GATED, at=MONDAY, id="L-1", **told)
        dossier = granted(dossier.consent("residence", at=MONDAY, given=False), "birth", MONDAY)
        assert (tuple(dossier.inner), dossier.dropped) == (("birth", "insurance"), ("residence", "gift"))

    def test_one_refused_after_the_work_began_ends_it(self) -> None:
        dossier = self.opened().act("residence", "accept", at=MONDAY)
        running = dossier._with("residence", dossier.part("residence").resume(at=MONDAY))  # noqa: SLF001 - older data
        assert running.consent("residence", at=TUESDAY, given=False).part("residence").outcome is Outcome.REFUSED

    def test_what_is_sent_again_changes_nothing(self) -> None:
        once = self.opened().act("residence", "accept", at=MONDAY, event_id="A-1")
        assert once.act("residence", "accept", at=MONDAY, event_id="A-1") == once
        told = once.consent("residence", at=TUESDAY)
        assert told.consent("residence", at=TUESDAY) == told


class TestInsideTheTotal:
    """An announced total binds the inner dossiers it covers, and moves by what is not counted."""

    PARTS = (part("birth", "commune", days=1), part("residence", "police", "birth", days=5))
    LINK = attrs.evolve(PACKAGE, parts=PARTS, totals=(LimitRule(WorkingDays(4)),))

    def begun(self, link: LinkedProcedure = LINK) -> LinkedDossier:
        told: dict[str, Any] = {"office": OFFICES, "channel": "online", "facts": HOME, "papers": PAPERS}
        return LinkedDossier.open(link, at=MONDAY, id="L-1", **told).act("birth", "accept", at=MONDAY)

    def working(self) -> LinkedDossier:
        dossier = granted(self.begun(), "birth", TUESDAY, accept=False)
        return dossier.act("residence", "accept", at=TUESDAY)

    def test_no_part_is_promised_after_it_though_all_are_on_time(self) -> None:
        dossier = self.working()
        assert dossier.part("residence").due.at == dossier.due.at == at("2026-09-11 17:00")
        assert dossier.plan(MONDAY).part("residence").due.at == dossier.due.at
        assert dossier.part("residence").procedure == dict(dossier.procedures)["residence"]

    def test_one_that_begins_after_it_was_over_keeps_its_own_time(self) -> None:
        late = granted(self.begun(), "birth", at("2026-09-14 09:00"), accept=False)
        late = late.act("residence", "accept", at=at("2026-09-14 09:00"))
        assert (late.part("residence").due.date, late.due.date) == (dt.date(2026, 9, 21), dt.date(2026, 9, 11))

    def test_a_supplement_moves_it_by_the_days_of_the_applicant_alone(self) -> None:
        dossier = self.working().act("residence", "request_supplement", ["ct01"], at=TUESDAY, reason="mờ")
        dossier = dossier.act("residence", "supplement", ["ct01"], at=at("2026-09-10 09:00"))
        assert dossier.part("residence").due.date == dossier.due.date == dt.date(2026, 9, 15)
        assert dossier.plan(MONDAY).due.at == dossier.due.at

    def test_a_supplement_of_one_day_moves_nothing(self) -> None:
        dossier = self.working().act("residence", "request_supplement", ["ct01"], at=TUESDAY, reason="mờ")
        dossier = dossier.act("residence", "supplement", ["ct01"], at=at("2026-09-08 16:00"))
        assert dossier.part("residence").due.date == dossier.due.date == dt.date(2026, 9, 11)

    def test_the_limit_inside_it_says_itself_and_keeps_its_cut_off(self) -> None:
        own = SameDay(cutoff=dt.time(15))
        inside = AtMost(own, at("2026-09-08 10:00"))
        assert (inside.due(MONDAY, COMMUNE.calendar).at, inside.say("vi")) == (at("2026-09-07 17:00"), own.say("vi"))
        assert inside.due(at("2026-09-07 16:00"), COMMUNE.calendar).at == at("2026-09-08 10:00")
        assert inside.before(dt.date(2026, 9, 8), COMMUNE.calendar) == own.before(dt.date(2026, 9, 8), COMMUNE.calendar)

    def test_what_is_brought_before_anything_was_accepted_is_bound_by_nothing(self) -> None:
        told: dict[str, Any] = {"office": OFFICES, "channel": "online", "facts": HOME, "papers": ["ct01"]}
        opened = LinkedDossier.open(self.LINK, at=MONDAY, id="L-1", **told)
        asked = opened.act("birth", "request_supplement", ["proof_of_home"], at=MONDAY, reason="thiếu")
        brought = asked.act("birth", "supplement", ["proof_of_home"], at=TUESDAY)
        assert (brought.part("birth").state, brought.promises) == (State.SUBMITTED, ())

    def test_a_stop_moves_both_alike(self) -> None:
        dossier = self.working().act("residence", "suspend", at=TUESDAY, reason="sự cố")
        dossier = dossier.act("residence", "resume", at=WEDNESDAY)
        assert dossier.part("residence").due.date == dossier.due.date == dt.date(2026, 9, 14)

    def test_an_extension_by_law_goes_beyond_it(self) -> None:
        dossier = self.working().act("residence", "extend", WorkingDays(2), at=TUESDAY, reason="xác minh")
        assert dossier.part("residence").due.date == dossier.due.date == dt.date(2026, 9, 15)
        stopped = dossier.act("residence", "suspend", at=WEDNESDAY, reason="sự cố")
        assert stopped.act("residence", "resume", at=at("2026-09-10 09:00")).due.date == dt.date(2026, 9, 16)

    def test_a_part_it_does_not_cover_is_not_bound(self) -> None:
        narrow = attrs.evolve(self.LINK, totals=(TotalRule(WorkingDays(4), covers=["birth"]),))
        dossier = granted(self.begun(narrow), "birth", TUESDAY, accept=False).act("residence", "accept", at=TUESDAY)
        assert dossier.part("residence").due.date == dossier.due.date == dt.date(2026, 9, 15)

    def test_what_the_total_no_longer_reaches_is_told_by_the_part(self) -> None:
        tax = LinkedPart("tax", Text("Thuế", "Tax"), "police", waits_for=["birth"])
        link = attrs.evolve(self.LINK, parts=(self.PARTS[0], tax))
        late = granted(self.begun(link), "birth", at("2026-09-14 09:00"), accept=False)
        assert late.expected["tax"].date() == dt.date(2026, 9, 18)


class TestDeadlines:
    """Every limit that runs in a part, or over all; what the package sets to a step takes the mechanism's place."""

    TERMS = (
        LimitRule(WorkingDays(3), binds="applicant", step="closing", citation=Citation("63/2024/NĐ-CP", "8", "1")),
        LimitRule(WorkingDays(5), when=Condition.parse("urgent"), kind="step", step="online-answer"),
        LimitRule(WorkingDays(1), kind="step", step="online-answer"),
    )
    BIRTH = attrs.evolve(PACKAGE.parts[0], limits=(*TERMS, *PACKAGE.parts[0].limits))
    LINK = attrs.evolve(PACKAGE, parts=(BIRTH, *PACKAGE.parts[1:]))

    def opened(self, link: LinkedProcedure = LINK, **facts: Any) -> LinkedDossier:
        told: dict[str, Any] = {"office": OFFICES, "channel": "online", "facts": {**HOME, **facts}, "papers": PAPERS}
        return LinkedDossier.open(link, at=MONDAY, id="L-1", **told)

    def told(self, dossier: LinkedDossier) -> list[tuple[str | None, str, str]]:
        return [(one.part, one.name, f"{one.at:%d %H:%M}") for one in dossier.deadlines()]

    def test_they_are_told_with_their_part_soonest_first(self) -> None:
        accepted = self.opened().act("birth", "accept", at=MONDAY)
        assert self.told(accepted) == [
            ("birth", "apology", "07 17:00"),
            ("birth", "promise", "08 17:00"),
            ("birth", "appraisal-notice", "10 17:00"),
            (None, "promise", "14 17:00"),
        ]
        assert accepted.deadlines()[-1].say("en") == "A package for trial: return the result by 17:00 14 Sep 2026"
        assert str(accepted.deadlines()[1]) == "birth: trả kết quả lúc 17:00 08/09/2026"

    def test_a_consent_is_one_of_them(self) -> None:
        gated = TestConsent().opened().act("residence", "accept", at=MONDAY)
        assert ("residence", "consent", "14 17:00") in self.told(gated)

    def test_nothing_runs_once_all_is_over(self) -> None:
        assert filed().withdraw(at=MONDAY).deadlines() == ()

    def test_the_term_of_the_package_rules_the_step(self) -> None:
        assert ("birth", "online-answer", "08 17:00") in self.told(self.opened())
        waiting = self.opened().act("birth", "accept", at=MONDAY)
        waiting = waiting.act("birth", "request_supplement", ["ct01"], at=MONDAY, reason="mờ")
        (term,) = waiting.deadlines()
        assert (term.at, term.citation) == (at("2026-09-10 17:00"), self.TERMS[0].citation)
        with pytest.raises(StepNotAllowed):
            waiting.act("birth", "close", at=at("2026-09-10 10:00"))
        assert waiting.act("birth", "close", at=at("2026-09-11 09:00")).state is State.CLOSED

    def test_by_the_case(self) -> None:
        assert ("birth", "online-answer", "14 17:00") in self.told(self.opened(urgent=True))

    def test_where_the_case_is_open_the_mechanism_rules(self) -> None:
        asked = attrs.evolve(self.LINK, facts=(attrs.evolve(URGENT, default=None),))
        assert ("birth", "online-answer", "08 09:00") in self.told(self.opened(asked))

    def test_a_step_that_came_late_is_told_with_its_part(self) -> None:
        late = self.opened().act("birth", "accept", at=WEDNESDAY)
        assert [missed.say("en") for missed in late.missed(WEDNESDAY)] == [
            "birth: answer the online filing by 17:00 8 Sep 2026; done at 09:00 9 Sep 2026"
        ]

    def test_a_part_with_terms_alone_keeps_the_time_of_its_procedure(self) -> None:
        bare = attrs.evolve(self.BIRTH, limits=self.TERMS)
        dossier = self.opened(attrs.evolve(PACKAGE, parts=(bare,)))
        assert dossier.act("birth", "accept", at=MONDAY).due.date == dt.date(2026, 9, 16)
        assert ("birth", "online-answer", "08 17:00") in self.told(dossier)

    def test_so_do_shares_which_stand_beside_them(self) -> None:
        money = attrs.evolve(TestShares.MONEY, limits=self.TERMS)
        dossier = self.opened(attrs.evolve(PACKAGE, parts=(money,)))
        assert ("money", "online-answer", "08 17:00") in self.told(dossier)
        assert dossier.act("money", "accept", at=MONDAY).due.date == dt.date(2026, 9, 9)

    @pytest.mark.parametrize("limit", [LimitRule(WorkingDays(3)), LimitRule(NoLimit(), kind="excluded")])
    def test_the_limit_of_the_whole_is_no_term_of_a_step(self, limit: LimitRule) -> None:
        with pytest.raises(BadValue, match="a step only of a time that makes no return date"):
            attrs.evolve(limit, step="closing")


class TestChange:
    """What the applicant changes of one part holds for the parts opened after it."""

    BIRTH = part("birth", "commune", days=1)
    MONEY = attrs.evolve(
        part("money", "insurance", "birth", bare=True),
        limits=(),
        shares=(
            Share("insurance", WorkingDays(2), when=Condition.parse("not urgent")),
            Share("police", WorkingDays(9), when=Condition.parse("urgent")),
        ),
    )
    LINK = attrs.evolve(
        PACKAGE,
        parts=(attrs.evolve(BIRTH, procedure=attrs.evolve(SEVEN_DAYS, facts=(*SEVEN_DAYS.facts, URGENT))), MONEY),
    )

    def changed(self, office: Any = OFFICES) -> LinkedDossier:
        told: dict[str, Any] = {"channel": "online", "facts": HOME, "papers": PAPERS, "id": "L-1"}
        dossier = LinkedDossier.open(self.LINK, at=MONDAY, office=office, **told).act("birth", "accept", at=MONDAY)
        return dossier.act("birth", "change", facts={"urgent": True}, at=MONDAY)

    def test_the_newest_facts_are_those_of_the_whole(self) -> None:
        assert (filed().case["urgent"], self.changed().case["urgent"]) == (False, True)

    def test_they_say_who_works_on_it_and_how_long(self) -> None:
        dossier = granted(self.changed(), "birth", MONDAY, accept=False).act("money", "accept", at=MONDAY)
        money = dossier.part("money")
        assert (str(money.office.code), money.due.date, money.facts) == (
            "H56.02",
            dt.date(2026, 9, 18),
            {"urgent": True},
        )

    def test_the_whole_is_promised_no_earlier_than_they_allow(self) -> None:
        assert self.changed().due.date == dt.date(2026, 9, 21)

    def test_an_office_nobody_named_is_asked_for_and_nothing_is_changed(self) -> None:
        with pytest.raises(UnknownCode, match="no office for the agency 'police'"):
            self.changed({"commune": COMMUNE, "insurance": COMMUNE})


class TestLead:
    def test_the_number_of_the_whole_is_that_of_the_lead_agency(self) -> None:
        number = "000.00.01.H56-260907-0001"
        dossier = filed().act("birth", "accept", at=MONDAY, code=number)
        assert (str(dossier.lead.code), dossier.lead) == (number, dossier.part("birth"))
        led = attrs.evolve(dossier, link=attrs.evolve(PACKAGE, lead="ministry"))
        assert led.lead == dossier.part("birth")


class TestWithdraw:
    """The applicant stops the whole; what is finished stands."""

    def test_open_parts_are_stopped_and_waiting_ones_never_opened(self) -> None:
        dossier = granted(filed(), "birth", MONDAY).withdraw(at=TUESDAY, reason="đổi ý")
        assert [one.state for one in dossier.inner.values()] == [
            State.PROCESSED,
            State.WITHDRAWN,
            State.WITHDRAWN,
        ]
        assert (dossier.dropped, dossier.waiting, dossier.state) == (("gift",), (), State.PROCESSED)

    def test_a_part_that_is_corrected_afterwards_opens_nothing(self) -> None:
        dossier = filed().withdraw(at=MONDAY)
        assert (dossier.state, dossier.dropped) == (State.WITHDRAWN, ("residence", "insurance", "gift"))

    def test_where_nothing_is_left_to_stop_it_is_refused(self) -> None:
        dossier = filed(parts=["birth", "residence", "insurance"]).withdraw(at=MONDAY)
        with pytest.raises(StepNotAllowed):
            dossier.withdraw(at=TUESDAY)


class TestResults:
    """Each is handed over as it comes."""

    def test_they_are_told_part_by_part(self) -> None:
        dossier = filed().act("birth", "accept", at=MONDAY)
        assert dossier.results == ()
        dossier = dossier.act("birth", "finish", "granted", at=TUESDAY, results=["KQ.G15.000031"])
        (result,) = dossier.results
        assert result == PartResult("birth", Outcome.GRANTED, ("KQ.G15.000031",), TUESDAY, None)
        dossier = dossier.act("birth", "hand_over", at=WEDNESDAY)
        assert dossier.results[0].handed_over == WEDNESDAY

    def test_one_that_comes_back_is_not_in_anybodys_hands(self) -> None:
        dossier = granted(filed().act("birth", "accept", at=MONDAY), "birth", TUESDAY, accept=False)
        dossier = dossier.act("birth", "hand_over", at=TUESDAY)
        dossier = dossier.act("birth", "correct_result", at=WEDNESDAY, reason="sai chính tả")
        assert dossier.results[0].handed_over is None

    def test_a_part_taken_back_has_none(self) -> None:
        assert filed().act("birth", "withdraw", at=MONDAY).results == ()

    def test_the_history_of_all_parts_is_one(self) -> None:
        dossier = granted(filed(), "birth", MONDAY).act("residence", "accept", at=TUESDAY)
        assert [(code, event.verb) for code, event in dossier.history] == [
            ("birth", "open"),
            ("birth", "accept"),
            ("birth", "finish"),
            ("residence", "open"),
            ("insurance", "open"),
            ("residence", "accept"),
        ]

    def test_what_a_part_gives_is_there_for_those_behind_it(self) -> None:
        giving = attrs.evolve(part("birth", "commune", bare=True), gives=("ct01", "extract"))
        link = attrs.evolve(PACKAGE, parts=(giving, part("residence", "police", "birth")))
        words: dict[str, Any] = {"office": OFFICES, "channel": "online", "facts": HOME}
        dossier = granted(LinkedDossier.open(link, at=MONDAY, papers=["proof_of_home"], **words), "birth", MONDAY)
        assert set(dossier.part("residence").papers) == {"ct01", "proof_of_home"}
        assert dossier.part("residence").check().complete


class TestTimely:
    """The whole is judged by the day its last part ended."""

    SHORT = attrs.evolve(PACKAGE, parts=(part("birth", "commune", days=1), part("residence", "police", "birth")))

    def opened(self) -> LinkedDossier:
        words: dict[str, Any] = {"office": OFFICES, "channel": "online", "facts": HOME, "papers": PAPERS}
        return LinkedDossier.open(self.SHORT, at=MONDAY, **words)

    @pytest.mark.parametrize(
        ("ends", "verdict"),
        [("2026-09-10 10:00", "early"), ("2026-09-11 10:00", "on-time"), ("2026-09-14 08:00", "late")],
    )
    def test_when_it_ended(self, ends: str, verdict: str) -> None:
        dossier = granted(granted(self.opened(), "birth", TUESDAY), "residence", at(ends))
        judged = dossier.timeliness(at("2026-10-01 09:00"))
        assert (str(judged), judged.settled, dossier.ended_at) == (verdict, True, at(ends))

    def test_while_it_is_open_as_of_that_day(self) -> None:
        dossier = granted(self.opened(), "birth", TUESDAY)
        assert (dossier.ended_at, dossier.accepted_at) == (None, TUESDAY)
        assert [str(dossier.timeliness(at(f"2026-09-{day} 09:00"))) for day in (11, 14)] == ["on-time", "late"]

    def test_it_does_not_become_late_while_the_applicant_is_waited_for(self) -> None:
        dossier = granted(self.opened(), "birth", TUESDAY).act("residence", "accept", at=WEDNESDAY)
        dossier = dossier.act("residence", "request_supplement", ["ct01"], at=WEDNESDAY, reason="mờ")
        assert str(dossier.timeliness(at("2026-09-30 09:00"))) == "on-time"

    def test_before_anything_was_promised_it_cannot_be(self) -> None:
        with pytest.raises(NoPromise):
            self.opened().timeliness(MONDAY)


class TestAsOf:
    def test_it_is_what_it_was_then(self) -> None:
        consented = granted(TestConsent().opened(), "insurance", TUESDAY)
        now = consented.act("residence", "accept", at=TUESDAY).consent("residence", at=WEDNESDAY).withdraw(at=WEDNESDAY)
        past = now.as_of(MONDAY)
        assert past is not None
        assert (past.state, past.consents, len(past.promises)) == (State.IN_PROGRESS, (), 1)
        assert now.as_of(WEDNESDAY) == now
        assert now.as_of(at("2026-09-06 09:00")) is None


class TestReplay:
    """What is kept of a package makes it again: the histories of its parts, what was filed, and what was promised."""

    def kept(self, dossier: LinkedDossier, **more: Any) -> LinkedDossier:
        told: dict[str, Any] = {
            "office": OFFICES,
            "id": dossier.id,
            "filing": dossier.filing,
            "parts": [one.code for one in dossier.parts],
            "promises": dossier.promises,
            "consents": dossier.consents,
        }
        histories = {code: inner.history for code, inner in dossier.opened}
        return LinkedDossier.replay(dossier.link, histories, **{**told, **more})

    def test_it_is_the_same_again(self) -> None:
        dossier = TestConsent().opened().act("residence", "accept", at=MONDAY).consent("residence", at=WEDNESDAY)
        for one in (filed(), dossier, dossier.withdraw(at=WEDNESDAY)):
            assert self.kept(one) == one

    def test_it_goes_on_from_there(self) -> None:
        dossier = self.kept(granted(filed(), "birth", MONDAY))
        assert granted(dossier, "residence", TUESDAY).waiting == ()

    def test_a_part_under_an_earlier_version_keeps_its_procedure(self) -> None:
        dossier = filed().act("birth", "accept", at=MONDAY).under(TestUnder.NEWER, at=TUESDAY, parts=["card"])
        procedures = {"birth": dossier.part("birth").procedure}
        assert self.kept(dossier, procedures=procedures) == dossier

    def test_a_part_nobody_chose_is_refused_and_so_is_a_broken_chain(self) -> None:
        dossier = filed().act("birth", "accept", at=MONDAY)
        history = dossier.part("birth").history
        with pytest.raises(UnknownCode, match="no chosen part 'wedding'"):
            LinkedDossier.replay(PACKAGE, {"wedding": history}, office=OFFICES, id="L-1", filing=dossier.filing)
        with pytest.raises(BrokenChain):
            LinkedDossier.replay(PACKAGE, {"birth": history[1:]}, office=OFFICES, id="L-1", filing=dossier.filing)

    def test_a_promise_stands_though_the_calendar_of_today_gives_another_day(self) -> None:
        dossier = granted(filed(), "birth", MONDAY).act("residence", "accept", at=MONDAY)
        storm = COMMUNE.calendar.with_closure(dt.date(2026, 9, 10), name=Text("Bão", "Storm"), extends=True)
        offices = {name: attrs.evolve(one, calendar=storm) for name, one in OFFICES.items()}
        again = self.kept(dossier, office=offices)
        assert (again.due.at, again.due.calendar_version) == (dossier.due.at, dossier.due.calendar_version)
        assert {day.reason for day in again.due.ledger} == {LedgerReason.APPOINTED}
        assert again.plan(MONDAY).due.date > again.due.date


class TestImpossible:
    """What no package can have written is refused, whatever the hashes of its parts bear out."""

    def again(self, dossier: LinkedDossier, histories: Any = None, **more: Any) -> LinkedDossier:
        if histories is None:
            return TestReplay().kept(dossier, **more)
        known = {**{code: inner.history for code, inner in dossier.opened}, **histories}
        told = {code: history for code, history in known.items() if history is not None}
        return LinkedDossier.replay(dossier.link, told, office=OFFICES, id=dossier.id, filing=dossier.filing)

    def test_nothing_makes_no_package(self) -> None:
        with pytest.raises(BadInput, match="the history of a part that was opened"):
            LinkedDossier.replay(PACKAGE, {}, office=OFFICES, id="L-1", filing=filed().filing)

    def test_a_part_opened_before_what_it_waits_for_was_granted(self) -> None:
        dossier = granted(filed(), "birth", MONDAY)
        for cut in (dossier.part("birth").history[:2], None):
            with pytest.raises(BadInput, match="opened after birth was granted"):
                self.again(dossier, {"birth": cut})

    def test_a_part_left_out_that_was_opened(self) -> None:
        with pytest.raises(BadInput, match=r"insurance: met none; right would be a history"):
            self.again(granted(filed(), "birth", MONDAY), {"insurance": None})

    def test_a_correction_makes_nothing_impossible_that_was_done(self) -> None:
        """The grant and the acceptance were told too early, and are corrected after what rested on them."""
        dossier = granted(filed().act("birth", "accept", at=MONDAY), "birth", TUESDAY, accept=False)
        dossier = dossier.act("residence", "accept", at=TUESDAY)
        birth = dossier.part("birth").history
        for event in (birth[2], birth[1]):
            later = attrs.evolve(event, at=event.at + dt.timedelta(hours=1))
            dossier = dossier.act("birth", "amend_record", later, at=WEDNESDAY, reason="ghi nhầm giờ")
        assert self.again(dossier, promises=dossier.promises) == dossier

    def test_the_dossiers_of_another_package(self) -> None:
        with pytest.raises(BadInput, match="right would be L-2/birth"):
            self.again(filed(), id="L-2")

    @pytest.mark.parametrize("told", ["2030-01-01 09:00", "2020-01-01 09:00"])
    def test_a_promise_of_a_moment_at_which_nothing_happened(self, told: str) -> None:
        dossier = filed().act("birth", "accept", at=MONDAY)
        with pytest.raises(BadInput, match=r"\$.promises\[0\]"):
            self.again(dossier, promises=[(at(told), dossier.promises[0][1])])

    def test_nor_one_before_the_filing_or_earlier_than_another(self) -> None:
        dossier = filed().act("birth", "accept", at=MONDAY)
        promise = dossier.promises[0][1]
        day = dt.date(2026, 9, 1)
        early = attrs.evolve(promise, at=at("2026-09-01 09:00"), earliest=day, latest=day)
        for promises in ([(MONDAY, early)], [(MONDAY, promise), (MONDAY, promise)]):
            with pytest.raises(BadInput, match=r"\$.promises"):
                self.again(dossier, promises=promises)
        with pytest.raises(BadInput, match="none before a part is accepted"):
            self.again(filed(), promises=[(MONDAY, promise)])

    @pytest.mark.parametrize(
        ("consents", "match"),
        [
            ([("birth", MONDAY)], "one of residence"),
            ([("moon", MONDAY)], "one of residence"),
            ([("residence", MONDAY), ("residence", TUESDAY)], "two answers"),
            ([("residence", at("2026-09-01 09:00"))], "a moment from"),
        ],
    )
    def test_consents_nobody_can_have_given(self, consents: Any, match: str) -> None:
        with pytest.raises(BadInput, match=match):
            self.again(TestConsent().opened(), consents=consents)
        with pytest.raises(BadInput, match="one of none"):
            self.again(filed(), consents=[("moon", MONDAY)])

    @pytest.mark.parametrize(
        "words",
        [
            {"promises": 5},
            {"promises": [5]},
            {"promises": [(MONDAY, 5)]},
            {"consents": 5},
            {"consents": [("residence", dt.datetime(2026, 9, 7))]},  # a moment without its zone
            {"declined": [(5, MONDAY)]},
            {"id": 5},
            {"filing": None},
            {"procedures": {"birth": 5}},
        ],
    )
    def test_what_is_none_of_it_is_refused(self, words: dict[str, Any]) -> None:
        with pytest.raises(BadValue):
            self.again(filed(), **words)


class TestKept:
    """What is stored of a package is one value, and makes the package again."""

    def test_it_is_written_read_and_restored(self) -> None:
        paper = SubmittedPaper("proof_of_home", copies=2)
        dossier = TestConsent().opened().act("residence", "accept", at=MONDAY).consent("residence", at=WEDNESDAY)
        filing = attrs.evolve(dossier.filing, papers=("ct01", paper), channel=Channel.ONLINE)
        dossier = attrs.evolve(dossier, filing=filing)
        kept = loads(Kept, dumps(dossier.kept))
        assert kept == dossier.kept
        assert LinkedDossier.restore(dossier.link, kept, office=OFFICES) == dossier

    def test_so_is_one_whose_consent_was_refused(self) -> None:
        told: dict[str, Any] = {"office": OFFICES, "channel": "online", "facts": HOME, "papers": PAPERS}
        dossier = LinkedDossier.open(TestConsent.GATED, at=MONDAY, id="L-1", **told)
        dossier = granted(dossier.consent("residence", at=MONDAY, given=False), "birth", MONDAY)
        assert LinkedDossier.restore(dossier.link, loads(Kept, dumps(dossier.kept)), office=OFFICES) == dossier

    def test_so_is_one_whose_facts_were_changed(self) -> None:
        dossier = granted(TestChange().changed(), "birth", MONDAY, accept=False)
        assert LinkedDossier.restore(dossier.link, loads(Kept, dumps(dossier.kept)), office=OFFICES) == dossier

    def test_it_belongs_to_its_version(self) -> None:
        with pytest.raises(BadValue, match="right would be trial from 2024-01-01"):
            LinkedDossier.restore(TestUnder.NEWER, filed().kept, office=OFFICES)

    def test_a_filing_reads_again_by_itself(self) -> None:
        for applicant in (MAU, None, "Nguyễn Văn Mẫu"):
            filing = filed(applicant=applicant).filing
            assert loads(Filed, dumps(filing)) == filing
        filing = attrs.evolve(filing, facts=(("urgent", True), ("home", "own")))
        assert loads(Filed, dumps(filing)) == filing
        with pytest.raises(BadInput, match="a list of two"):
            loads(Filed, '{"channel": "online", "applicant": null, "facts": [["home"]], "papers": [], "by": null}')
        with pytest.raises(BadInput):
            loads(Filed, '{"channel": "online", "applicant": null, "facts": [["home", []]], "papers": [], "by": null}')

    def test_a_package_is_written_as_what_is_kept_of_it(self) -> None:
        assert dumps(filed()) == dumps(filed().kept)

    def test_a_package_by_itself_does_not(self) -> None:
        with pytest.raises(BadValue, match=r"LinkedDossier.restore with its package"):
            loads(LinkedDossier, "{}")


class TestSealed:
    """What is changed in a store is noticed: the seal holds what stands in no chain, and verify counts again."""

    def forged(self, kept: Kept, **more: Any) -> Kept:
        return loads(Kept, dumps(attrs.evolve(kept, **more)))

    def test_a_promise_changed_in_the_store_is_refused(self) -> None:
        dossier = filed().act("birth", "accept", at=MONDAY)
        kept = dossier.kept
        ((told, promise),) = kept.promises
        day = dt.date(2026, 9, 30)
        later = attrs.evolve(promise, at=at("2026-09-30 17:00"), earliest=day, latest=day)
        for changed in (
            {"promises": [(told, later)]},
            {"declined": [("residence", MONDAY)]},
            {"filing": attrs.evolve(kept.filing, facts=(("home", "rented"),))},
            {"parts": kept.parts[:-1]},
            {"histories": [("birth", kept.histories[0][1][:1])], "promises": []},
        ):
            with pytest.raises(BadInput, match=r"\$.seal: met another than was sealed"):
                LinkedDossier.restore(PACKAGE, self.forged(kept, **changed), office=OFFICES)
        with pytest.raises(BadInput, match=r"\$.seal: met nothing that was sealed"):
            LinkedDossier.restore(PACKAGE, self.forged(kept, seal=""), office=OFFICES)
        unsealed = self.forged(kept, seal="")
        assert LinkedDossier.restore(PACKAGE, unsealed, office=OFFICES, verify=False) == dossier

    def test_who_seals_it_anew_is_told_by_counting_again(self) -> None:
        kept = filed().act("birth", "accept", at=MONDAY).kept
        ((told, promise),) = kept.promises
        day = dt.date(2026, 9, 30)
        later = attrs.evolve(promise, at=at("2026-09-30 17:00"), earliest=day, latest=day)
        sealed = attrs.evolve(kept, promises=((told, later),)).sealed()
        found = LinkedDossier.restore(PACKAGE, sealed, office=OFFICES).verify()
        assert (found.ok, found.broken_at) == (False, None)
        assert str(found.reason).startswith("nothing gives the promise of 2026-09-30 17:00:00+07:00")

    def left_out(self, dossier: LinkedDossier, promises: Any) -> str | None:
        """What is said of the package with only those promises, sealed anew."""
        kept = attrs.evolve(dossier.kept, promises=tuple(promises)).sealed()
        return LinkedDossier.restore(dossier.link, kept, office=OFFICES).verify().reason

    def test_a_promise_that_was_taken_out_is_told_though_sealed_anew(self) -> None:
        dossier = filed().act("birth", "accept", at=MONDAY)
        assert self.left_out(dossier, ()) == f"no promise is there that was to be given at {MONDAY}"
        with pytest.raises(NoPromise, match="nothing was promised"):
            _ = attrs.evolve(dossier, promises=()).due
        dossier = granted(dossier, "birth", TUESDAY, accept=False).act("residence", "accept", at=WEDNESDAY)
        late = at("2026-09-10 09:00")
        longer = dossier.act("residence", "extend", WorkingDays(6), at=late, reason="xác minh")
        (first, second), missing = longer.promises, "no promise is there that was to be given at "
        assert self.left_out(longer, (first, second)) is None
        assert self.left_out(longer, (first,)) == f"{missing}{late}"
        assert self.left_out(longer, (second,)) == f"{missing}{MONDAY}"

    def test_where_none_was_to_be_given_none_is_missed(self) -> None:
        endless = attrs.evolve(PACKAGE.parts[0], limits=(LimitRule(NoLimit()),), procedure=None)
        link = attrs.evolve(PACKAGE, parts=(endless,))
        told: dict[str, Any] = {"office": OFFICES, "channel": "online", "facts": {}, "id": "L-1"}
        dossier = LinkedDossier.open(link, at=MONDAY, **told).act("birth", "accept", at=TUESDAY)
        assert (dossier.promises, dossier.verify().ok) == ((), True)

    def test_of_a_moment_at_which_facts_were_changed_too_nothing_is_said(self) -> None:
        dossier = filed().act("birth", "change", at=MONDAY, facts={"home": "rented"}).act("birth", "accept", at=MONDAY)
        assert self.left_out(dossier, ()) is None

    def test_under_another_calendar_nothing_can_be_counted_again(self) -> None:
        dossier = filed().act("birth", "accept", at=MONDAY)
        storm = COMMUNE.calendar.with_closure(dt.date(2026, 9, 10), name=Text("Bão", "Storm"), extends=True)
        offices = {name: attrs.evolve(one, calendar=storm) for name, one in OFFICES.items()}
        assert LinkedDossier.restore(PACKAGE, dossier.kept, office=offices).verify()
        working = granted(dossier, "birth", TUESDAY, accept=False).act("residence", "accept", at=WEDNESDAY)
        longer = working.act("residence", "extend", WorkingDays(6), at=at("2026-09-10 09:00"), reason="xác minh")
        kept = attrs.evolve(longer.kept, promises=longer.promises[:1]).sealed()
        assert LinkedDossier.restore(PACKAGE, kept, office=offices).verify()

    def test_what_was_promised_by_the_rules_is_borne_out(self) -> None:
        dossier = granted(filed().act("birth", "accept", at=MONDAY), "birth", TUESDAY, accept=False)
        assert filed().verify()
        dossier = dossier.act("residence", "accept", at=WEDNESDAY)
        longer = dossier.act("residence", "extend", WorkingDays(6), at=at("2026-09-10 09:00"), reason="xác minh")
        assert len(longer.promises) == 2
        assert longer.verify()
        inside = TestInsideTheTotal().working().act("residence", "suspend", at=WEDNESDAY, reason="sự cố")
        assert inside.act("residence", "resume", at=at("2026-09-11 09:00")).verify()

    def test_calendars_come_with_their_agencies(self) -> None:
        with pytest.raises(BadValue, match="calendars: met WorkCalendar; right would be a table of values by name"):
            filed().on(COMMUNE.calendar)  # type: ignore[arg-type]  # the mistake

    def test_a_promise_before_the_filing_is_none(self) -> None:
        dossier = filed().act("birth", "accept", at=MONDAY)
        promise = dossier.promises[0][1]
        assert not attrs.evolve(dossier, promises=((at("2026-09-06 09:00"), promise),)).verify()

    def test_a_part_whose_history_is_broken_is_named(self) -> None:
        dossier = granted(filed(), "birth", MONDAY)
        birth = dossier.part("birth")
        broken = attrs.evolve(birth, history=birth.history[1:])
        found = attrs.evolve(dossier, opened=(("birth", broken), *dossier.opened[1:])).verify()
        assert (found.broken_at, found.reason) == (1, "part birth: it is numbered 2")

    def test_the_seal_outlives_the_applicant(self) -> None:
        dossier = filed().act("birth", "accept", at=MONDAY)
        assert dossier.redacted().kept.seal == dossier.kept.seal

    def named(self, dossier: LinkedDossier, applicant: Applicant | str | None) -> LinkedDossier:
        """The package as it comes back from a store in which that applicant was written."""
        kept = self.forged(dossier.kept, filing=attrs.evolve(dossier.filing, applicant=applicant))
        assert kept.seal == kept.digest
        return LinkedDossier.restore(PACKAGE, kept, office=OFFICES)

    @pytest.mark.parametrize(
        "applicant",
        [
            "Trần Văn Khác",
            attrs.evolve(MAU, name="Trần Văn Khác"),
            attrs.evolve(MAU, phone="0900000009"),
            attrs.evolve(MAU, kind="organisation"),
        ],
    )
    def test_an_applicant_replaced_in_the_store_is_refused(self, applicant: Applicant | str) -> None:
        dossier = filed().act("birth", "accept", at=MONDAY)
        unnamed = filed(applicant=None)
        for one in (dossier, dossier.redacted(), unnamed):
            with pytest.raises(
                BadInput, match=r"\$.filing.applicant: met an applicant whom no part was opened for"
            ) as told:
                self.named(one, applicant)
            assert "Khác" not in str(told.value)
            forged = attrs.evolve(one, filing=attrs.evolve(one.filing, applicant=applicant)).verify()
            assert (forged.ok, forged.reason) == (False, "nothing bears out the applicant")

    def test_a_channel_no_part_was_filed_by_is_refused(self) -> None:
        kept = filed().act("birth", "accept", at=MONDAY).kept
        other = attrs.evolve(kept, filing=attrs.evolve(kept.filing, channel="counter")).sealed()
        with pytest.raises(BadInput, match=r"\$.filing.channel: met counter; right would be online"):
            LinkedDossier.restore(PACKAGE, other, office=OFFICES)
        assert LinkedDossier.restore(PACKAGE, other, office=OFFICES, verify=False).channel is Channel.COUNTER

    @pytest.mark.parametrize("somebody", ["Nguyễn Thị Mẫu", "001099000001", "Nguyen Thi Mau"])
    def test_somebody_told_where_a_code_or_an_id_belongs_is_not_repeated(self, somebody: str) -> None:
        kept = filed().kept
        for wrong in (attrs.evolve(kept, id=somebody).sealed(), attrs.evolve(kept, package=somebody).sealed()):
            with pytest.raises((BadInput, BadValue), match=r"right would be \d\d (characters|digits)") as told:
                LinkedDossier.restore(PACKAGE, wrong, office=OFFICES)
            assert somebody not in str(told.value)

    def test_a_part_told_twice_is_refused(self) -> None:
        kept = filed().act("birth", "accept", at=MONDAY).kept
        for field in ("parts", "histories", "procedures"):
            twice = attrs.evolve(kept, **{field: getattr(kept, field) * 2}).sealed()
            with pytest.raises(
                BadInput, match=rf"\$.{field}: met a part that is told twice; right would be each part once"
            ):
                LinkedDossier.restore(PACKAGE, twice, office=OFFICES)

    def test_without_a_history_no_day_finds_the_version(self) -> None:
        kept = self.forged(filed().kept, histories=())
        for empty in (kept, self.forged(kept, histories=(("birth", ()),))):
            with pytest.raises(BadInput, match=r"\$.histories: met none; right would be the history of a part"):
                _ = empty.found_on
        led = TestPinnedVersions().led()
        (stage,) = led.kept.stages
        for events in ((), (("birth", 0),), (("wedding", 1),)):
            without = attrs.evolve(led.kept, stages=(attrs.evolve(stage, events=events),)).sealed()
            with pytest.raises(BadInput, match=r"\$.histories: met none"):
                LinkedDossier.restore(led.link, without, office=OFFICES)
            with pytest.raises(MotcuaError):
                LinkedDossier.restore(led.link, without, office=OFFICES, earlier=[PACKAGE])

    def test_an_applicant_whose_salt_is_gone_is_refused(self) -> None:
        dossier = filed().act("birth", "accept", at=MONDAY)
        with pytest.raises(BadInput, match="or whose salt was erased there"):
            self.named(dossier.redacted(), MAU)

    def test_an_applicant_may_be_erased_by_values_and_parts_opened_since_tell_less(self) -> None:
        dossier = filed().act("birth", "accept", at=MONDAY)
        assert self.named(dossier, MAU) == dossier
        for erased in (MAU.name, None):
            later = granted(self.named(dossier, erased), "birth", TUESDAY, accept=False)
            assert later.verify()
            assert later.part("residence").applicant == (erased and Applicant(erased))
            assert self.named(later, MAU).verify()


class TestPinnedVersions:
    """A package comes back under the versions it was led under, though the catalogue has newer ones."""

    def led(self) -> LinkedDossier:
        before = filed().act("birth", "accept", at=MONDAY)
        return before.under(TestUnder.NEWER, at=TUESDAY, parts=["card"]).act("birth", "finish", "granted", at=WEDNESDAY)

    def restored(self, dossier: LinkedDossier, *earlier: LinkedProcedure, **more: Any) -> LinkedDossier:
        kept = loads(Kept, dumps(dossier.kept))
        assert kept == dossier.kept
        return LinkedDossier.restore(dossier.link, kept, office=OFFICES, earlier=earlier, **more)

    def test_the_version_before_is_not_lost(self) -> None:
        dossier = self.led()
        again = self.restored(dossier, PACKAGE)
        assert (again, again.kept, again.verify().ok) == (dossier, dossier.kept, True)
        for moment in (MONDAY, TUESDAY, WEDNESDAY):
            assert again.as_of(moment) == dossier.as_of(moment)
        past = again.as_of(MONDAY)
        assert past is not None
        assert past.link.in_force.first == PACKAGE.in_force.first

    def test_a_consent_that_the_newer_version_does_not_ask_for_stays_told(self) -> None:
        dossier = TestConsent().opened().consent("residence", at=MONDAY).under(TestUnder.NEWER, at=TUESDAY)
        assert self.restored(dossier, TestConsent.GATED) == dossier

    def test_nor_is_one_before_that(self) -> None:
        third = attrs.evolve(TestUnder.NEWER, in_force=InForce(dt.date(2026, 9, 9)))
        dossier = self.led().under(third, at=at("2026-09-10 09:00"))
        again = self.restored(dossier, TestUnder.NEWER, PACKAGE)
        assert (again, again.as_of(WEDNESDAY), again.as_of(MONDAY)) == (
            dossier,
            dossier.as_of(WEDNESDAY),
            dossier.as_of(MONDAY),
        )

    def test_what_is_kept_says_how_to_find_them(self) -> None:
        kept = self.led().kept
        assert (kept.found_on, kept.earlier) == (
            dt.date(2026, 9, 8),
            ((PACKAGE.in_force.first, dt.date(2026, 9, 7)),),
        )

    def test_without_it_the_package_is_refused(self) -> None:
        with pytest.raises(BadValue, match="right would be trial from 2024-01-01, found on 2026-09-07"):
            self.restored(self.led())

    def test_a_part_still_to_be_opened_keeps_the_version_of_its_procedure(self) -> None:
        dossier = filed()
        amended = attrs.evolve(SEVEN_DAYS, in_force=InForce(dt.date(2026, 9, 8)))
        parts = tuple(attrs.evolve(one, procedure=amended) if one.code == "residence" else one for one in PACKAGE.parts)
        later = attrs.evolve(PACKAGE, parts=parts)
        with pytest.raises(BadValue, match="residence: met the version from 2026-09-08; right would be that from 2018"):
            LinkedDossier.restore(later, dossier.kept, office=OFFICES)

    def test_a_fact_that_is_a_day_comes_back_as_one(self) -> None:
        moved = {"moved_on": dt.date(2026, 9, 1), **HOME}
        for facts in (moved, {**moved, "moved_on": "2026-09-01"}):
            again = self.restored(filed(facts=facts))
            assert again.told == moved
            assert again == filed(facts=facts)
        assert loads(Filed, dumps(filed(facts=moved).filing)).facts[0] == ("moved_on", dt.date(2026, 9, 1))
        with pytest.raises(BadInput, match=r"2026-02-30|a day such as"):
            loads(Filed, dumps(filed(facts=moved).filing).replace("2026-09-01", "2026-02-30"))


class TestRedacted:
    def test_nothing_personal_is_left_and_it_goes_on(self) -> None:
        dossier = filed(by="can.bo@xa").act("birth", "accept", at=MONDAY).under(TestUnder.NEWER, at=TUESDAY)
        told = dumps(dossier.redacted().kept)
        assert not [value for name, value in MAU.fields.items() if value in told]
        past = dossier.redacted().as_of(MONDAY)
        assert past is not None
        assert past.filing.applicant is None
        assert granted(dossier.redacted(), "birth", TUESDAY, accept=False).part("residence").applicant is None
        assert "can.bo" not in repr(dossier.filing)
        assert filed().redacted().filing.applicant is None


class TestCounted:
    def test_outer_once_or_each_inner(self) -> None:
        dossier = granted(filed(), "birth", MONDAY)
        assert dossier.counted == (dossier,)
        inner = attrs.evolve(dossier, link=attrs.evolve(PACKAGE, counted="inner"))
        assert (inner.link.counted, inner.counted) == (Counted.INNER, tuple(inner.inner.values()))
        assert dossier.channel == "online"


class TestShares:
    """Who settles a part may hang on the case; its inner dossier has the time of all who work on it."""

    MONEY = LinkedPart(
        "money",
        Text("Tiền", "Money"),
        "insurance",
        procedure=SEVEN_DAYS,
        shares=(
            Share("insurance", WorkingDays(2)),
            Share("police", WorkingDays(3), when=Condition.parse("urgent")),
        ),
    )
    LINK = attrs.evolve(PACKAGE, parts=(MONEY,))

    def test_it_is_opened_at_the_office_that_decides(self) -> None:
        words: dict[str, Any] = {"office": OFFICES, "channel": "online", "papers": PAPERS}
        for urgent, code, day in ((True, "H56.02", 14), (False, "H56.01.02", 9)):
            dossier = LinkedDossier.open(self.LINK, at=MONDAY, facts={**HOME, "urgent": urgent}, **words)
            dossier = dossier.act("money", "accept", at=MONDAY)
            assert (str(dossier.part("money").office.code), dossier.due.date) == (code, dt.date(2026, 9, day))
            assert dossier.part("money").due.date == dossier.due.date

    def test_every_agency_at_work_has_an_office(self) -> None:
        words: dict[str, Any] = {"channel": "online", "papers": PAPERS, "facts": {**HOME, "urgent": True}}
        with pytest.raises(UnknownCode, match="no office for the agency 'insurance'"):
            LinkedDossier.open(self.LINK, at=MONDAY, office={"police": POLICE}, **words)

    def test_a_part_without_a_time_of_its_own_has_that_of_the_whole(self) -> None:
        tax = LinkedPart("tax", Text("Thuế", "Tax"), "commune")
        link = attrs.evolve(PACKAGE, parts=(tax,), totals=(LimitRule(WorkingDays(3)),))
        words: dict[str, Any] = {"office": COMMUNE, "channel": "online"}
        dossier = LinkedDossier.open(link, at=MONDAY, **words).act("tax", "accept", at=MONDAY)
        assert dossier.part("tax").due.date == dt.date(2026, 9, 10)


class TestUnder:
    """A newer version, as the applicant asked for it."""

    NEWER = attrs.evolve(
        PACKAGE,
        in_force=InForce(dt.date(2026, 9, 8)),
        opted_into=True,
        totals=(TotalRule(WorkingDays(20), needs=["card"]),),
        parts=(*PACKAGE.parts, attrs.evolve(part("card", "police", "residence", days=4), on_request=True)),
    )

    def test_what_is_opened_keeps_its_version_and_what_waits_takes_the_new_one(self) -> None:
        dossier = filed().act("birth", "accept", at=MONDAY)
        later = dossier.under(self.NEWER, at=TUESDAY, parts=["card"])
        assert later.part("birth") == dossier.part("birth")
        assert later.waiting == ("residence", "insurance", "gift", "card")
        assert (dossier.due.date, later.due.date) == (dt.date(2026, 9, 14), dt.date(2026, 9, 16))

    def test_no_day_gone_by_is_promised(self) -> None:
        dossier = filed().act("birth", "accept", at=MONDAY).act("birth", "suspend", at=MONDAY, reason="sự cố")
        later = dossier.under(self.NEWER, at=at("2026-10-15 09:00"), parts=["card"])
        assert later.promises == dossier.promises
        going = later.act("birth", "resume", at=at("2026-10-15 10:00"))
        assert going.due.date == dt.date(2026, 11, 12)
        assert going.verify()

    def test_one_nobody_may_ask_for_is_refused(self) -> None:
        with pytest.raises(BadValue, match="a later one of trial that may be asked for"):
            filed().under(attrs.evolve(self.NEWER, opted_into=False), at=TUESDAY)

    def test_nor_before_what_happened_already(self) -> None:
        with pytest.raises(BadValue, match="moment of the request"):
            filed().act("birth", "accept", at=WEDNESDAY).under(self.NEWER, at=TUESDAY)

    def test_the_past_stays_under_the_old_one(self) -> None:
        before = filed().act("birth", "accept", at=MONDAY)
        assert before.under(self.NEWER, at=TUESDAY, parts=["card"]).as_of(MONDAY) == before

    def test_nor_before_its_first_day(self) -> None:
        with pytest.raises(NotInForce):
            filed().under(self.NEWER, at=MONDAY)

    def test_before_anything_is_promised_nothing_moves(self) -> None:
        assert filed().under(self.NEWER, at=TUESDAY).promises == ()

    def test_a_new_agency_needs_an_office(self) -> None:
        strange = attrs.evolve(self.NEWER, parts=(*PACKAGE.parts, part("card", "ministry", "residence")))
        with pytest.raises(UnknownCode, match="no office for the agency 'ministry'"):
            filed().under(strange, at=TUESDAY, parts=["card"])
        offices = {**OFFICES, "ministry": POLICE}
        assert "card" in filed().under(strange, at=TUESDAY, parts=["card"], office=offices).waiting


class TestState:
    @pytest.mark.parametrize(
        ("parts", "whole"),
        [
            ("submitted", "submitted"),
            ("accepted submitted", "accepted"),
            ("in-progress submitted", "in-progress"),
            ("awaiting-papers accepted", "in-progress"),
            ("awaiting-papers suspended", "awaiting-papers"),
            ("returned awaiting-payment", "awaiting-payment"),
            ("returned submitted", "in-progress"),
            ("processed returned", "processed"),
            ("returned returned", "returned"),
            ("returned withdrawn", "returned"),
            ("not-accepted withdrawn", "withdrawn"),
        ],
    )
    def test_the_rule_as_it_is_written(self, parts: str, whole: str) -> None:
        assert outer_state(map(State, parts.split())) is State(whole)

    @pytest.mark.parametrize("states", ["x", ["x"], [], 5])
    def test_of_what_is_no_state_there_is_none(self, states: Any) -> None:
        with pytest.raises(BadValue, match="state"):
            outer_state(states)


class TestReferencePackage:
    def test_the_package_of_birth_opens_and_promises(self) -> None:
        birth = reference_catalogue().link("birth", on=MONDAY.date())
        dossier = LinkedDossier.open(birth, office=COMMUNE, at=MONDAY, channel="online", facts={"on_time": True})
        assert (tuple(dossier.inner), dossier.waiting) == (("birth",), ("residence", "health-insurance"))


class TestWhatThePackageAsks:
    """Papers are asked once for the whole package, and a fee it does not collect is none."""

    FORM = Paper("linked_form", Text("Tờ khai liên thông", "Linked declaration"))
    ASKED = attrs.evolve(
        PACKAGE,
        papers=AllOf(FORM),
        parts=tuple(attrs.evolve(part, charged=part.code == "birth") for part in PACKAGE.parts),
    )

    def test_its_papers_take_the_place_of_those_of_the_parts(self) -> None:
        whole = LinkedDossier.open(self.ASKED, office=COMMUNE, at=MONDAY, channel="online", papers=["linked_form"])
        whole = granted(whole, "birth", TUESDAY)
        assert whole.part("residence").check().complete
        assert whole.part("residence").accept(at=TUESDAY).state is State.ACCEPTED

    def test_a_part_that_is_not_charged_costs_nothing(self) -> None:
        filing: dict[str, Any] = {"office": COMMUNE, "at": MONDAY, "channel": "online", "facts": HOME}
        whole = granted(LinkedDossier.open(self.ASKED, papers=["linked_form"], **filing), "birth", TUESDAY)
        assert (whole.part("birth").quote().total, whole.part("residence").quote().total) == (FEE, VND(0))

    def test_it_is_filed_while_it_is_in_force_and_keeps_its_version_to_the_end(self) -> None:
        last = dt.date(2026, 9, 7)
        ending = attrs.evolve(PACKAGE, in_force=InForce(dt.date(2024, 1, 1), last))
        ending = attrs.evolve(
            ending,
            parts=tuple(
                attrs.evolve(p, procedure=p.procedure and attrs.evolve(p.procedure, in_force=InForce(last, last)))
                for p in ending.parts
            ),
        )
        words: dict[str, Any] = {"office": COMMUNE, "channel": "online", "facts": HOME, "papers": PAPERS}
        whole = granted(LinkedDossier.open(ending, at=MONDAY, **words), "birth", TUESDAY)
        assert whole.part("residence").state is State.SUBMITTED
        with pytest.raises(NotInForce, match="this version of package trial"):
            LinkedDossier.open(ending, at=TUESDAY, **words)

    @pytest.mark.parametrize(
        "words",
        [
            {"office": None},
            {"office": [None]},
            {"office": dict.fromkeys(OFFICES)},
            {"parts": 5},
            {"parts": b"x"},
            {"facts": 5},
            {"facts": {1: 2}},
            {"papers": None},
        ],
    )
    def test_what_is_no_value_of_ours_is_refused(self, words: dict[str, Any]) -> None:
        with pytest.raises(MotcuaError):
            filed(**words)

    def test_nor_are_a_package_and_a_part(self) -> None:
        with pytest.raises(BadValue, match="package"):
            LinkedDossier.open(None, office=COMMUNE, at=MONDAY, channel="online")  # type: ignore[arg-type]  # the mistake
        with pytest.raises(BadValue, match="part"):
            filed().part(None)  # type: ignore[arg-type]  # the mistake under test
        with pytest.raises(BadValue, match="words of a verb"):
            filed().act("birth", "begin", at=MONDAY, zzz=1)
        with pytest.raises(BadValue, match="words of begin"):
            filed().act("birth", "begin", "granted", 2, 3, at=MONDAY)
        with pytest.raises(BadValue, match="verb"):
            filed().act("birth", [], at=MONDAY)  # type: ignore[arg-type]  # the mistake
