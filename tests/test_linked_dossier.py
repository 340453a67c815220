"""The package as one dossier: what one part does to the others, and where the whole stands."""

import datetime as dt
from typing import Any

import attrs
import pytest
from tests.dossiers import COMMUNE, FEE, MAU, SEVEN_DAYS, at

from motcua.adapters.rulefiles import reference_catalogue
from motcua.citation import Citation
from motcua.codes import ProcedureCode
from motcua.conditions import Fact
from motcua.dated import InForce
from motcua.dossier import Dossier, Outcome
from motcua.errors import BadValue, MotcuaError, NoPromise, NotInForce, StepNotAllowed, UnknownCode, UnknownFact
from motcua.linked import LinkedPart, LinkedProcedure
from motcua.linked_dossier import LinkedDossier, outer_state
from motcua.mechanism import State
from motcua.money import VND
from motcua.office import Office
from motcua.papers import AllOf, Paper
from motcua.procedure import LimitRule
from motcua.timelimit import WorkingDays
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


def granted(dossier: LinkedDossier, code: str, moment: dt.datetime) -> LinkedDossier:
    """That part accepted and granted at once."""
    return dossier.act(code, "accept", at=moment).act(code, "finish", "granted", at=moment)


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
        with pytest.raises(StepNotAllowed, match="dropped"):
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
