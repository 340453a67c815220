"""Packages of linked procedures: NĐ 63/2024/NĐ-CP in its own words and as NĐ 301/2026/NĐ-CP restates it, and others."""

import datetime as dt
from typing import Any

import attrs
import pytest
from tests.dossiers import MAU

from motcua.calendar import national_calendar, office_time
from motcua.citation import Citation
from motcua.errors import BadValue, NotInForce, StepNotAllowed, UndecidedFacts
from motcua.events import Body
from motcua.linked import Basis, LinkedProcedure, Plan, Share
from motcua.linked_dossier import LinkedDossier, PartDeadline
from motcua.mechanism import State, mechanism_on
from motcua.office import Office
from motcua.procedure import Binds, LimitKind, LimitRule
from motcua.reference import reference_catalogue
from motcua.timelimit import CalendarDays, Hours, LedgerReason, SameDay, WorkingDays, WorkingHours

CALENDAR = national_calendar()
LAST_OF_OLD, FIRST_OF_NEW = dt.date(2026, 8, 31), dt.date(2026, 9, 1)
OLD, NEW = "2026-08-24", "2026-09-07"
"""Two Mondays with five working days before them and after them."""


def link(code: str, day: str) -> LinkedProcedure:
    return reference_catalogue().link(code, on=dt.date.fromisoformat(day))


def plan(code: str, received: str, **more: Any) -> Plan:
    return link(code, received[:10]).plan(office_time(received), CALENDAR, **more)


def days(made: Plan) -> dict[str, str]:
    """Each part with the day it is due."""
    return {part.code: part.due.date.isoformat() for part in made.parts}


def office(code: str, name: str) -> Office:
    return Office(code, name, level="commune", calendar=CALENDAR)


OFFICES = {
    "commune": office("H56.01.02", "UBND xã Mẫu"),
    "police": office("H56.02", "Công an xã Mẫu"),
    "insurance": office("H56.03", "Bảo hiểm xã hội Mẫu"),
    "social-protection": office("H56.04", "UBND xã Mẫu"),
    "merit": office("H56.05", "Sở Nội vụ Mẫu"),
}


MANY = {**OFFICES, "business-registration": OFFICES["commune"], "tax": office("H56.06", "Thuế cơ sở Mẫu")}


def filed(code: str, at: str, **more: Any) -> LinkedDossier:
    """The package as it was filed online, with everything its paper list asks for."""
    told: dict[str, Any] = {
        "facts": {"on_time": True} if code == "birth" else {},
        "office": OFFICES,
        "papers": ["linked_form", "birth_certificate" if code == "birth" else "death_notice"],
        **more,
    }
    return LinkedDossier.open(
        link(code, at[:10]), at=office_time(at), channel="online", id="L-1", applicant=MAU, **told
    )


def granted(dossier: LinkedDossier, code: str, at: str) -> LinkedDossier:
    moment = office_time(at)
    if dossier.part(code).state is State.SUBMITTED:
        dossier = dossier.act(code, "accept", at=moment)
    return dossier.act(code, "finish", "granted", at=moment)


def rules(package: LinkedProcedure, code: str, **wanted: Any) -> list[LimitRule]:
    """The rows of a part that bind somebody so."""
    (part,) = (part for part in package.parts if part.code == code)
    return [rule for rule in part.rules if all(getattr(rule, name) == value for name, value in wanted.items())]


class TestResultsAsTheyCome:
    """Art. 4.3: a result is handed over as soon as its part is done, and goes to those behind it by itself."""

    def test_the_birth_certificate_is_out_while_the_rest_runs(self) -> None:
        dossier = granted(filed("birth", f"{NEW} 09:00"), "birth", f"{NEW} 10:00")
        dossier = dossier.act("birth", "announce_early", at=office_time(f"{NEW} 10:05"))
        dossier = dossier.act("birth", "hand_over", at=office_time(f"{NEW} 10:30"))
        (result,) = dossier.results
        assert (result.part, result.handed_over) == ("birth", office_time(f"{NEW} 10:30"))
        assert (dossier.state, tuple(dossier.inner)) == (
            State.IN_PROGRESS,
            ("birth", "residence", "health-insurance"),
        )


class TestTimeOfTheApplicant:
    """Art. 4.7: the time to confirm in VNeID is not counted, of any of the procedures."""

    def test_until_the_consent_comes_no_day_counts(self) -> None:
        at_once, later = (
            plan("birth", f"{NEW} 09:00", consents={"residence": office_time(moment)})
            for moment in (f"{NEW} 09:00", "2026-09-10 10:00")
        )
        assert (days(at_once)["residence"], days(later)["residence"]) == ("2026-09-10", "2026-09-14")
        assert (at_once.due.date, later.due.date) == (dt.date(2026, 9, 10), dt.date(2026, 9, 14))

    def test_the_ledger_says_which_days_and_cites_the_article(self) -> None:
        part = plan("birth", f"{NEW} 09:00", consents={"residence": office_time("2026-09-10 10:00")}).part("residence")
        excluded = [day for day in part.ledger if day.reason is LedgerReason.EXCLUDED]
        assert [day.date.day for day in excluded] == [9, 10]
        assert excluded[0].citation == Citation("63/2024/NĐ-CP", "4", "7")

    def test_the_end_of_its_time_is_cited_from_where_it_stands(self) -> None:
        """Art. 8.2, second paragraph: 5 working days; art. 4.7 says no number."""
        dossier = granted(filed("birth", f"{NEW} 09:00"), "birth", f"{NEW} 10:00")
        dossier = dossier.act("residence", "accept", at=office_time(f"{NEW} 10:10"))
        (term,) = [known for known in dossier.deadlines() if known.name == "consent"]
        assert (term.date, term.citation) == (dt.date(2026, 9, 14), Citation("63/2024/NĐ-CP", "8", "2"))

    def test_the_relatives_have_a_time_that_nobody_here_read(self) -> None:
        dossier = granted(filed("death", f"{NEW} 09:00", facts={"beneficiary": "merit"}), "death", f"{NEW} 10:00")
        dossier = dossier.act("funeral", "accept", at=office_time(f"{NEW} 10:10"))
        (term,) = [known for known in dossier.deadlines() if known.name == "consent"]
        assert (term.part, term.citation) == ("funeral", Citation("296/QĐ-VPCP", verified=False))
        (stopped,) = [event for code, event in dossier.history if (code, event.verb) == ("funeral", "suspend")]
        assert stopped.body["citation"] == Body({"cite": "63/2024/NĐ-CP, art. 4.7", "verified": True})

    def test_the_police_may_take_the_consent_by_their_own_procedure(self) -> None:
        """Art. 8.2, second paragraph, of 2026."""
        old, new = (link("birth", day).parts for day in (OLD, NEW))
        told = ["ngành công an" in part.consent.name.vi for part in (*old, *new) if part.consent]
        assert told == [False, True]

    @pytest.mark.parametrize("who", ["social_insurance", "merit"])
    def test_relatives_who_agree_in_writing_confirm_nothing(self, who: str) -> None:
        """Form 02 of NĐ 301/2026/NĐ-CP, notes 7 and 14: an agreement on who receives the money is attached instead."""
        made = plan("death", f"{NEW} 09:00", beneficiary=who, representative_agreed=True)
        assert [part.code for part in made.parts if part.consent] == []
        assert [part.code for part in plan("death", f"{NEW} 09:00", beneficiary=who).parts if part.consent] == [
            "funeral",
            "survivors",
        ]

    def test_the_notes_say_nothing_of_social_protection(self) -> None:
        made = plan("death", f"{NEW} 09:00", beneficiary="social_protection", representative_agreed=True)
        assert [part.code for part in made.parts if part.consent] == ["funeral"]

    def test_before_2026_a_written_agreement_was_not_enough(self) -> None:
        made = plan("death", f"{OLD} 09:00", beneficiary="merit", representative_agreed=True)
        assert [part.code for part in made.parts if part.consent] == ["funeral", "survivors"]

    def test_what_does_not_wait_for_it_is_not_put_off(self) -> None:
        later = plan("birth", f"{NEW} 09:00", consents={"residence": office_time("2026-09-10 10:00")})
        assert days(later)["health-insurance"] == "2026-09-10"

    def test_a_dossier_stands_still_until_it_comes(self) -> None:
        dossier = granted(filed("birth", f"{NEW} 09:00"), "birth", f"{NEW} 10:00")
        promised = dossier.due.date
        dossier = dossier.act("residence", "accept", at=office_time(f"{NEW} 10:10"))
        assert dossier.part("residence").state is State.SUSPENDED
        dossier = dossier.consent("residence", at=office_time("2026-09-10 10:00"))
        assert dossier.part("residence").due.date == dt.date(2026, 9, 14)
        assert (promised, dossier.due.date) == (dt.date(2026, 9, 10), dt.date(2026, 9, 14))

    def test_a_breakdown_of_the_systems_stops_the_time_until_they_run_again(self) -> None:
        """Second paragraph: it is counted on from the moment of recovery."""
        dossier = filed("birth", f"{NEW} 09:00").act("birth", "accept", at=office_time(f"{NEW} 09:00"))
        rule = Citation("63/2024/NĐ-CP", "4", "7")
        dossier = dossier.act(
            "birth", "suspend", at=office_time(f"{NEW} 11:00"), reason="sự cố hệ thống", citation=rule
        )
        dossier = dossier.act("birth", "resume", at=office_time(f"{NEW} 17:00"))
        assert dossier.part("birth").due.at == office_time("2026-09-08 15:00")


class TestTheCertificateOfBirth:
    """63/2024/NĐ-CP, art. 5.2 as restated: signed data, an electronic copy of the certificate, or what replaces it."""

    @pytest.mark.parametrize("paper", ["birth_certificate", "birth_certificate_copy", "birth_substitute"])
    def test_one_of_them_will_do(self, paper: str) -> None:
        assert link("birth", NEW).check(["linked_form", paper]).complete

    def test_without_any_of_them_it_is_what_is_missing(self) -> None:
        checked = link("birth", NEW).check(["linked_form"])
        (line,) = [line for line in checked.lines if line.code == "birth_certificate"]
        assert checked.missing == ("birth_certificate",)
        assert Citation("63/2024/NĐ-CP", "5", "2") in [step.citation for step in line.steps]

    def test_the_copy_is_new(self) -> None:
        assert link("birth", OLD).check(["linked_form", "birth_certificate_copy"]).complete is False


class TestTotalOfBirth:
    """Art. 7.2: at most 3 working days, 5 where the police have to verify; after 15:00 from the next working day."""

    @pytest.mark.parametrize(
        ("received", "verification", "due"),
        [
            (f"{OLD} 09:00", False, "2026-08-27"),
            (f"{OLD} 15:00", False, "2026-08-27"),
            (f"{OLD} 15:01", False, "2026-08-28"),
            (f"{OLD} 09:00", True, "2026-09-03"),
            (f"{NEW} 09:00", False, "2026-09-10"),
            (f"{NEW} 15:01", False, "2026-09-11"),
            (f"{NEW} 09:00", True, "2026-09-14"),
            ("2026-08-28 16:00", False, "2026-09-08"),
        ],
    )
    def test_in_both_texts(self, received: str, verification: bool, due: str) -> None:
        made = plan("birth", received, verification=verification)
        assert (made.due.date.isoformat(), made.announced) == (due, True)

    def test_only_the_new_text_was_read(self) -> None:
        assert [rule.citation and rule.citation.verified for rule in link("birth", OLD).totals] == [False, False]
        assert [rule.citation and rule.citation.verified for rule in link("birth", NEW).totals] == [True, True]


class TestCitizenCard:
    """Art. 7.2, second paragraph, and 8.3a: on request, after the residence, within 5 working days of its own."""

    ALL = ("birth", "residence", "health-insurance", "citizen-card")

    def test_nobody_gets_it_unasked(self) -> None:
        assert "citizen-card" not in days(plan("birth", f"{NEW} 09:00"))
        assert "citizen-card" in days(plan("birth", f"{NEW} 09:00", parts=self.ALL))

    def test_it_counts_from_the_residence_and_leaves_the_total_alone(self) -> None:
        made = plan("birth", f"{NEW} 09:00", parts=self.ALL)
        assert (made.part("citizen-card").starts, made.part("citizen-card").due.date) == (
            made.part("residence").due.at,
            dt.date(2026, 9, 17),
        )
        assert made.total is not None
        assert (made.total.date, made.due.date, made.basis) == (
            dt.date(2026, 9, 10),
            dt.date(2026, 9, 17),
            Basis.MAXIMUM,
        )

    def test_the_old_text_has_none(self) -> None:
        assert [part.code for part in link("birth", OLD).parts] == ["birth", "residence", "health-insurance"]


class TestLate:
    """Art. 7.3: an apology with a new date, for the part that is late; the whole is not promised before its parts."""

    def test_a_new_appointment_of_a_part_moves_the_whole(self) -> None:
        dossier = granted(filed("birth", f"{NEW} 09:00"), "birth", f"{NEW} 10:00")
        dossier = dossier.act("health-insurance", "accept", at=office_time(f"{NEW} 10:10"))
        dossier = dossier.act(
            "health-insurance",
            "reappoint",
            dt.date(2026, 9, 16),
            at=office_time("2026-09-08 10:00"),
            reason="hệ thống quá tải",
        )
        assert dossier.due.date == dt.date(2026, 9, 16)
        assert dossier.promises[0][1].date == dt.date(2026, 9, 10)


class TestAcknowledging:
    """Art. 7.4: the next agency acknowledges the file within 2 working hours."""

    def test_it_is_a_step_and_no_return_date(self) -> None:
        (rule,) = rules(link("birth", NEW), "residence", limit=WorkingHours(2))
        assert (rule.kind, rule.promises) == (LimitKind.STEP, False)


class TestRegisteringTheBirth:
    """Art. 8.1.a: within 24 hours; under the text of 2024 on the same working day."""

    def test_hours_run_through_the_night(self) -> None:
        assert plan("birth", f"{NEW} 10:20").part("birth").due.at == office_time("2026-09-08 10:20")

    def test_the_same_working_day_before(self) -> None:
        assert plan("birth", f"{OLD} 10:20").part("birth").due.at == office_time(f"{OLD} 17:00")

    def test_what_is_lacking_is_told_in_24_hours_and_brought_in_7_working_days(self) -> None:
        """Art. 8.1.b."""
        told = rules(link("birth", NEW), "birth", kind=LimitKind.STEP)
        brought = rules(link("birth", NEW), "birth", binds=Binds.APPLICANT)
        assert ([rule.limit for rule in told], [rule.limit for rule in brought]) == ([Hours(24)], [WorkingDays(7)])


class TestResidence:
    """Art. 8.2.a: 2 working days for a child that returns to its parents, 5 where the law asks for a verification."""

    @pytest.mark.parametrize(("verification", "due"), [(False, "2026-09-10"), (True, "2026-09-14")])
    def test_from_the_day_the_file_arrives(self, verification: bool, due: str) -> None:
        made = plan("birth", f"{NEW} 09:00", verification=verification)
        assert (made.part("residence").starts, days(made)["residence"]) == (office_time("2026-09-08 09:00"), due)

    def test_the_consent_is_given_within_5_working_days(self) -> None:
        gate = plan("birth", f"{NEW} 09:00").part("residence").consent
        assert gate is not None
        assert gate.by == office_time("2026-09-15 17:00")

    def test_what_is_lacking_is_told_in_1_working_day(self) -> None:
        """Art. 8.2.b."""
        assert WorkingDays(1) in [rule.limit for rule in rules(link("birth", NEW), "residence", kind=LimitKind.STEP)]


class TestHealthInsurance:
    """Art. 8.3: 2 working days, beside the residence (that they run side by side was not read)."""

    def test_it_begins_with_the_birth_certificate(self) -> None:
        made = plan("birth", f"{NEW} 09:00")
        assert made.part("health-insurance").starts == made.part("residence").starts
        assert days(made)["health-insurance"] == "2026-09-10"


class TestFees:
    """Art. 9.3: a charge is paid for the birth, if at all."""

    def test_no_other_part_costs_anything(self) -> None:
        lines = plan("birth", f"{NEW} 09:00").quote.lines
        assert {line.item for line in lines} == {"civil-status.birth"}


class TestRegisteringTheDeath:
    """Art. 14.1.a: within 24 hours, 3 working days where the death has to be verified; on the same day before."""

    @pytest.mark.parametrize(
        ("received", "verification", "due"),
        [
            (f"{NEW} 10:20", False, "2026-09-08 10:20"),
            (f"{NEW} 10:20", True, "2026-09-10 17:00"),
            (f"{OLD} 10:20", False, f"{OLD} 17:00"),
            (f"{OLD} 10:20", True, "2026-08-27 17:00"),
        ],
    )
    def test_in_both_texts(self, received: str, verification: bool, due: str) -> None:
        made = plan("death", received, parts=["death", "removal"], verification=verification)
        assert made.part("death").due.at == office_time(due)


class TestRemoval:
    """Art. 14.2: 1 working day from the data; on data since NĐ 154/2024/NĐ-CP art. 9.8, before that as filed."""

    @pytest.mark.parametrize(
        ("received", "due"),
        [("2024-07-01 09:00", "2024-07-08"), ("2025-02-10 09:00", "2025-02-11"), (f"{NEW} 09:00", "2026-09-09")],
    )
    def test_by_its_day(self, received: str, due: str) -> None:
        made = plan("death", received, parts=["death", "removal"])
        assert (days(made)["removal"], made.basis) == (due, Basis.SUM)


class TestMoney:
    """Art. 14.3.a: 8 working days of the social insurance, 3 of the health authority, 18 of home affairs."""

    @pytest.mark.parametrize(
        ("beneficiary", "due", "agency"),
        [
            ("social_insurance", "2026-09-18", "insurance"),
            ("social_protection", "2026-09-11", "social-protection"),
            ("merit", "2026-10-02", "merit"),
        ],
    )
    def test_by_whose_beneficiary_the_deceased_was(self, beneficiary: str, due: str, agency: str) -> None:
        made = plan("death", f"{NEW} 09:00", parts=["death", "removal", "funeral"], beneficiary=beneficiary)
        assert (days(made)["funeral"], made.part("funeral").agency) == (due, agency)
        assert (made.due.date.isoformat(), made.announced) == (due, False)

    @pytest.mark.parametrize(("beneficiary", "due"), [("social_protection", "2026-09-15"), ("merit", "2026-10-06")])
    def test_a_monthly_pension_is_ended_first_in_2_working_days(self, beneficiary: str, due: str) -> None:
        """Second paragraph: then the file goes to who decides on the money."""
        made = plan(
            "death",
            f"{NEW} 09:00",
            parts=["death", "removal", "funeral"],
            beneficiary=beneficiary,
            survivor_pension=True,
        )
        first, second = made.part("funeral").shares
        assert (first.agency, first.due.date) == ("insurance", dt.date(2026, 9, 10))
        assert (second.starts, second.due.date.isoformat()) == (first.due.at, due)

    def test_the_social_insurance_ends_nothing_of_its_own_beneficiary(self) -> None:
        made = plan("death", f"{NEW} 09:00", beneficiary="social_insurance", survivor_pension=True)
        assert [share.agency for share in made.part("funeral").shares] == ["insurance"]

    def test_whose_beneficiary_it_was_has_to_be_said(self) -> None:
        with pytest.raises(UndecidedFacts) as caught:
            plan("death", f"{NEW} 09:00")
        assert caught.value.names == ("beneficiary",)

    def test_two_three_or_four_parts(self) -> None:
        four = ("death", "removal", "funeral", "survivors")
        for number in (2, 3, 4):
            made = plan("death", f"{NEW} 09:00", parts=four[:number], beneficiary="merit")
            assert len(made.parts) == number


class TestTotalsOfDeathBefore:
    """QĐ 296/QĐ-VPCP: 9, 6, 11 and 18 working days, for a death that needs no verification (second hand)."""

    @pytest.mark.parametrize(
        ("facts", "due"),
        [
            ({"beneficiary": "social_insurance"}, "2026-08-14"),
            ({"beneficiary": "social_protection"}, "2026-08-11"),
            ({"beneficiary": "social_protection", "survivor_pension": True, "aged_80": True}, "2026-08-18"),
            ({"beneficiary": "social_protection", "survivor_pension": True, "aged_80": False}, "2026-08-11"),
            ({"beneficiary": "merit"}, "2026-08-26"),
        ],
    )
    def test_by_case(self, facts: dict[str, Any], due: str) -> None:
        made = plan("death", "2026-08-03 09:00", parts=["death", "removal", "funeral"], **facts)
        assert (made.due.date.isoformat(), made.announced) == (due, True)

    def test_after_fifteen_hours_from_the_next_working_day(self) -> None:
        made = plan("death", "2026-08-03 15:30", parts=["death", "removal", "funeral"], beneficiary="social_insurance")
        assert made.due.date == dt.date(2026, 8, 17)

    def test_without_money_none_was_announced(self) -> None:
        assert plan("death", "2026-08-03 09:00", parts=["death", "removal"]).total is None

    def test_nor_for_a_death_that_has_to_be_verified(self) -> None:
        made = plan(
            "death", "2026-08-03 09:00", parts=["death", "removal", "funeral"], beneficiary="merit", verification=True
        )
        assert (made.total, made.due) == (None, made.part("funeral").due)

    def test_the_decree_of_2026_announces_none(self) -> None:
        assert link("death", NEW).totals == ()


class TestTheVersionOfTheDay:
    """NĐ 301/2026/NĐ-CP art. 18.1 and 19.1: what came in before 1 September 2026 stays under the old text."""

    @pytest.mark.parametrize("code", ["birth", "death"])
    def test_the_same_package_follows_other_rules_a_day_later(self, code: str) -> None:
        before, after = (reference_catalogue().link(code, on=day) for day in (LAST_OF_OLD, FIRST_OF_NEW))
        assert (before.in_force.last, after.in_force.first) == (LAST_OF_OLD, FIRST_OF_NEW)
        assert SameDay(cutoff=dt.time(15)) in [rule.limit for rule in before.parts[0].limits if rule.promises]
        assert Hours(24) in [rule.limit for rule in after.parts[0].limits if rule.promises]
        assert (before.opted_into, after.opted_into) == (False, True)

    def test_a_death_of_31_august_is_registered_on_the_next_working_day_one_of_1_september_in_24_hours(self) -> None:
        """Both are days off: the first counts as received on 3 September."""
        two = ["death", "removal"]
        assert plan("death", "2026-08-31 10:00", parts=two).part("death").due.at == office_time("2026-09-03 17:00")
        assert plan("death", "2026-09-01 10:00", parts=two).part("death").due.at == office_time("2026-09-02 10:00")

    def test_a_dossier_keeps_the_old_text(self) -> None:
        dossier = granted(
            filed("death", "2026-08-28 09:00", parts=["death", "removal"], facts={}), "death", "2026-09-03 09:00"
        )
        assert dossier.link.in_force.last == LAST_OF_OLD
        with pytest.raises(NotInForce):
            LinkedDossier.open(dossier.link, office=OFFICES, at=office_time("2026-09-01 09:00"), channel="online")

    def test_the_applicant_may_ask_for_the_new_one(self) -> None:
        dossier = filed("birth", "2026-08-28 09:00").act("birth", "accept", at=office_time("2026-08-28 09:00"))
        later = dossier.under(link("birth", NEW), at=office_time("2026-09-03 09:00"), parts=["citizen-card"])
        assert [part.code for part in later.parts] == ["birth", "residence", "health-insurance", "citizen-card"]
        assert later.part("birth") == dossier.part("birth")
        later = granted(later, "birth", "2026-09-03 10:00")
        assert later.waiting == ("citizen-card",)

    def test_not_before_its_first_day_and_not_backwards(self) -> None:
        old = filed("birth", "2026-08-28 09:00")
        with pytest.raises(NotInForce, match="this version of package birth"):
            old.under(link("birth", NEW), at=office_time("2026-08-31 09:00"))
        new = filed("birth", f"{NEW} 09:00")
        with pytest.raises(BadValue, match="a later one of birth that may be asked for"):
            new.under(link("birth", OLD), at=office_time(f"{NEW} 10:00"))


class TestSharesOfAgencies:
    """NĐ 118/2025/NĐ-CP art. 20: each agency is told its work and its time; the decree has no formula for the total."""

    def test_each_agency_is_told_its_work_and_its_day(self) -> None:
        told = plan("birth", f"{NEW} 09:00").by_agency
        assert {agency: [(one.part, one.due.date.day) for one in shares] for agency, shares in told.items()} == {
            "commune": [("birth", 8)],
            "police": [("residence", 10)],
            "insurance": [("health-insurance", 10)],
        }

    def test_one_number_for_the_package_is_that_of_the_portal(self) -> None:
        """Art. 28: of a linked group filed online."""
        mechanism = mechanism_on(dt.date(2026, 9, 7))
        portal, ward = office("G22", "Cổng").code, OFFICES["commune"].code
        assert mechanism.coding_agency(receiving=ward, portal=portal, linked=True, channel="online") == portal


class TestOnPaper:
    """TTLT 05/2015/TTLT-BTP-BCA-BYT, as the portal's pages give it: 20 working days, 15 without the residence."""

    @pytest.mark.parametrize(
        ("parts", "facts", "due"),
        [
            (None, {}, "2018-04-02"),
            (None, {"completion": True}, "2018-04-04"),
            (None, {"remote": True}, "2018-04-09"),
            (None, {"completion": True, "remote": True}, "2018-04-11"),
            (["birth", "health-insurance"], {}, "2018-03-26"),
            (["birth", "health-insurance"], {"completion": True}, "2018-03-28"),
        ],
    )
    def test_the_total(self, parts: list[str] | None, facts: dict[str, bool], due: str) -> None:
        made = plan("birth-paper", "2018-03-05 09:00", parts=parts, **facts)
        assert (made.due.date.isoformat(), made.announced) == (due, True)

    def test_what_is_added_to_the_total_is_told_behind_it(self) -> None:
        lines = str(plan("birth-paper", "2018-03-05 09:00", remote=True, completion=True).explain("en")).splitlines()
        assert "(announced total: 27 working days)" in lines[0]
        assert [line.split(" [")[0] for line in lines[1:3]] == [
            "  of which 2 working days added",
            "  of which 5 working days added",
        ]
        assert "added" not in str(plan("birth-paper", "2018-03-05 09:00").explain("en"))

    def test_side_by_side_in_15_and_in_10_days(self) -> None:
        made = plan("birth-paper", "2018-03-05 09:00")
        assert days(made) == {"birth": "2018-03-05", "residence": "2018-03-20", "health-insurance": "2018-03-15"}
        assert [part.due.limit for part in made.parts] == [SameDay(), CalendarDays(15), CalendarDays(10)]

    def test_under_both_of_its_codes(self) -> None:
        day = dt.date(2018, 3, 5)
        assert {reference_catalogue().link(code, on=day).code for code in ("2.000986", "2.001023")} == {"birth-paper"}

    def test_the_electronic_package_takes_its_place(self) -> None:
        assert link("birth-paper", "2024-06-09").in_force.last == dt.date(2024, 6, 9)
        with pytest.raises(NotInForce):
            link("birth-paper", "2024-06-10")

    @pytest.mark.parametrize(("day", "missing"), [("2022-12-30", ("household_book",)), ("2023-01-03", ())])
    def test_the_household_book_is_asked_until_the_end_of_2022(self, day: str, missing: tuple[str, ...]) -> None:
        papers = ["declaration", "birth_certificate", "household_change", "insurance_form"]
        assert link("birth-paper", day).check(papers).missing == missing

    def test_without_the_residence_nobody_brings_it(self) -> None:
        alone = link("birth-paper", "2022-12-30").requirements(["birth", "health-insurance"])
        assert "household_book" not in {paper.code for paper in alone}

    def test_a_child_of_2018_needs_no_procedure_of_2021(self) -> None:
        """The residence stands with the time the package gives it, before the library's rows of 1.004222 begin."""
        residence = link("birth-paper", "2018-03-05").parts[-1]
        assert {part.code: part.procedure is None for part in link("birth-paper", "2018-03-05").parts}["residence"]
        assert residence.limits


class TestHouseholdBusiness:
    """NĐ 168/2025/NĐ-CP: one file, 3 working days, and the tax code comes with it."""

    @pytest.mark.parametrize("received", ["2024-03-04 09:00", "2026-03-02 09:00"])
    def test_the_tax_registration_has_no_time_of_its_own(self, received: str) -> None:
        made = plan("household-business-tax", received)
        assert made.part("tax").bound_by_total
        assert len({made.due.at, made.part("tax").due.at, made.part("registration").due.at}) == 1
        assert (made.due.date - office_time(received).date()).days == 3

    def test_no_registration_no_tax_code(self) -> None:
        opened = filed("household-business-tax", f"{NEW} 09:00", facts={}, office=MANY)
        assert (tuple(opened.inner), opened.waiting) == (("registration",), ("tax",))
        refused = opened.act("registration", "refuse", at=office_time(f"{NEW} 10:00"), reason="không đúng thẩm quyền")
        assert (refused.state, refused.dropped) == (State.NOT_ACCEPTED, ("tax",))

    def test_both_end_with_the_one_total(self) -> None:
        made = plan("household-business-tax", f"{NEW} 09:00")
        assert made.part("tax").due.at == made.due.at == office_time("2026-09-10 17:00")


class TestBoundByTheTotal:
    """Art. 7.2: the total holds for the dossier that is led as it does for the plan."""

    def test_the_residence_ends_with_it_though_verified(self) -> None:
        opened = filed("birth", f"{NEW} 09:00", facts={"on_time": True, "verification": True})
        dossier = opened.act("birth", "accept", at=office_time(f"{NEW} 09:00"))
        dossier = granted(dossier.consent("residence", at=office_time(f"{NEW} 09:00")), "birth", "2026-09-08 09:00")
        dossier = dossier.act("residence", "accept", at=office_time("2026-09-08 09:00"))
        assert dossier.part("residence").due.at == dossier.due.at == office_time("2026-09-14 17:00")


class TestWhoseMoney:
    """Art. 2.3: under social protection survivors' benefits are the health authority's; no article gives it a time."""

    @pytest.mark.parametrize("day", [OLD, NEW])
    def test_without_a_choice_they_are_left_out(self, day: str) -> None:
        made = plan("death", f"{day} 09:00", beneficiary="social_protection")
        assert [part.code for part in made.parts] == ["death", "removal", "funeral"]
        assert len(filed("death", f"{day} 09:00", facts={"beneficiary": "social_protection"}).parts) == 3

    @pytest.mark.parametrize("day", [OLD, NEW])
    def test_chosen_they_are_refused_by_name(self, day: str) -> None:
        parts = ["death", "removal", "funeral", "survivors"]
        for ask in (plan, filed):
            told: dict[str, Any] = {"facts": {"beneficiary": "social_protection"}}
            told = told if ask is filed else told["facts"]
            with pytest.raises(BadValue, match="without survivors: no agency is given a time for that in this case"):
                ask("death", f"{day} 09:00", parts=parts, **told)


class TestOfferedChoices:
    """QĐ 296/QĐ-VPCP: two parts, three with the funeral costs, or four; 11 working days from 80 years of age on."""

    @pytest.mark.parametrize("day", [OLD, NEW])
    def test_survivors_benefits_are_chosen_with_the_funeral_costs(self, day: str) -> None:
        with pytest.raises(BadValue, match="funeral as well"):
            plan("death", f"{day} 09:00", parts=["death", "removal", "survivors"], beneficiary="merit")

    def test_eleven_days_are_for_those_of_eighty_and_older_and_six_for_all_others(self) -> None:
        told: dict[str, Any] = {"parts": ["death", "removal", "funeral"], "beneficiary": "social_protection"}
        old, young = (
            plan("death", f"{OLD} 09:00", survivor_pension=True, aged_80=age, **told) for age in (True, False)
        )
        assert [(made.announced, made.due.date) for made in (old, young)] == [
            (True, dt.date(2026, 9, 11)),
            (True, dt.date(2026, 9, 4)),
        ]

    def test_the_age_is_asked_where_the_total_hangs_on_it_and_nowhere_else(self) -> None:
        told: dict[str, Any] = {"parts": ["death", "removal", "funeral"], "beneficiary": "social_protection"}
        with pytest.raises(UndecidedFacts) as asked:
            plan("death", f"{OLD} 09:00", survivor_pension=True, **told)
        assert asked.value.names == ("aged_80",)
        assert plan("death", f"{OLD} 09:00", **told).due.date == dt.date(2026, 9, 4)
        assert plan("death", f"{NEW} 09:00", survivor_pension=True, **told).total is None


class TestTermsOfTheSteps:
    """Art. 8.1.b, 8.2.b, 14.1.b and 14.3: what is lacking is told in a time of its own, and brought in 7 working days.

    They take the place of the 8 working hours and the 15 days of NĐ 118/2025/NĐ-CP, which hold where none was read.
    """

    @staticmethod
    def lacking(code: str, day: str) -> LinkedDossier:
        """The file of the first part, sent back for a paper at nine on that day."""
        told: dict[str, Any] = {"parts": ["death", "removal"]} if code == "death" else {}
        opened = LinkedDossier.open(
            link(code, day), office=OFFICES, at=office_time(f"{day} 09:00"), channel="online", id="L-1", **told
        )
        missing = opened.part(code).check().missing
        return opened.act(code, "request_supplement", missing, at=office_time(f"{day} 09:00"), reason="thiếu giấy tờ")

    @pytest.mark.parametrize(
        ("code", "day", "last"),
        [
            ("birth", NEW, "2026-09-16 17:00"),
            ("death", NEW, "2026-09-16 17:00"),
            ("birth", OLD, "2026-09-08 17:00"),
            ("death", OLD, "2026-09-08 17:00"),
        ],
    )
    def test_how_long_the_applicant_has(self, code: str, day: str, last: str) -> None:
        waiting = self.lacking(code, day)
        (term,) = [known for known in waiting.deadlines() if known.name == "closing"]
        assert (term.part, term.at) == (code, office_time(last))
        with pytest.raises(StepNotAllowed, match="the applicant"):
            waiting.act(code, "close", at=office_time(last))
        assert waiting.act(code, "close", at=office_time(last) + dt.timedelta(days=1)).state is State.CLOSED

    @pytest.mark.parametrize(
        ("code", "part", "told", "cited"),
        [
            ("birth", "birth", "2026-09-08 09:00", "63/2024/NĐ-CP, art. 8.1.b"),
            ("birth", "residence", "2026-09-08 17:00", "63/2024/NĐ-CP, art. 8.2.b"),
            ("birth", "health-insurance", "2026-09-08 10:00", "118/2025/NĐ-CP, art. 17.2"),
            ("death", "death", "2026-09-08 09:00", "63/2024/NĐ-CP, art. 14.1.b"),
            ("death", "removal", "2026-09-08 10:00", "118/2025/NĐ-CP, art. 17.2"),
            ("death", "funeral", "2026-09-08 17:00", "63/2024/NĐ-CP, art. 14.3.b"),
            ("death", "survivors", "2026-09-08 17:00", "63/2024/NĐ-CP, art. 14.3.b"),
        ],
    )
    def test_by_when_the_agency_answers(self, code: str, part: str, told: str, cited: str) -> None:
        dossier = filed(code, f"{NEW} 09:00", **({"facts": {"beneficiary": "merit"}} if code == "death" else {}))
        if part != code:
            dossier = granted(dossier, code, f"{NEW} 10:00")
        (answer,) = [one for one in dossier.deadlines() if (one.part, one.name) == (part, "online-answer")]
        assert (answer.at, str(answer.citation)) == (office_time(told), cited)
        missed = dossier.missed(office_time(told) + dt.timedelta(minutes=1))
        assert answer in [one.deadline for one in missed]
        assert answer not in [one.deadline for one in dossier.missed(office_time(told))]

    def test_the_next_agency_acknowledges_within_2_working_hours(self) -> None:
        """Art. 7.4, for every agency after the first."""
        dossier = granted(filed("birth", f"{NEW} 09:00"), "birth", f"{NEW} 15:30")
        known = [(one.part, one.at) for one in dossier.deadlines() if one.name == "acknowledgement"]
        assert known == [(code, office_time("2026-09-08 08:00")) for code in ("residence", "health-insurance")]

    def test_money_too_is_lost_only_after_7_working_days(self) -> None:
        dossier = granted(filed("death", f"{NEW} 09:00", facts={"beneficiary": "merit"}), "death", f"{NEW} 10:00")
        dossier = dossier.act("funeral", "accept", at=office_time(f"{NEW} 10:00"))
        dossier = dossier.consent("funeral", at=office_time(f"{NEW} 10:00"))
        dossier = dossier.act("funeral", "begin", at=office_time(f"{NEW} 11:00"))
        dossier = dossier.act(
            "funeral", "request_supplement", ["death_notice"], at=office_time(f"{NEW} 11:00"), reason="mờ"
        )
        (term,) = [known for known in dossier.deadlines() if known.name == "closing"]
        assert (term.part, term.date) == ("funeral", dt.date(2026, 9, 16))


class TestFiledElectronically:
    """Art. 4 and 5: in the national portal or in VNeID; the package on paper of 2015 at the counter."""

    @pytest.mark.parametrize(
        ("code", "day", "channel"),
        [
            ("birth", OLD, "online"),
            ("birth", NEW, "online"),
            ("death", OLD, "online"),
            ("death", NEW, "online"),
            ("birth-paper", "2018-03-05", "counter"),
        ],
    )
    def test_no_other_way_is_taken(self, code: str, day: str, channel: str) -> None:
        package = link(code, day)
        assert [str(way) for way in package.channels] == [channel]
        with pytest.raises(BadValue, match=f"channel: met post; right would be '{channel}'"):
            plan(code, f"{day} 09:00", channel="post", **({"beneficiary": "merit"} if code == "death" else {}))

    def test_the_package_says_it_with_its_mark(self) -> None:
        for code in ("birth", "death"):
            assert "Filed online only [63/2024/NĐ-CP, art. 4.5]" in str(link(code, NEW).explain("en"))
            assert "Filed online only [63/2024/NĐ-CP (not verified)]" in str(link(code, OLD).explain("en"))

    def test_what_was_not_read_says_so(self) -> None:
        cited = {(code, day): link(code, day).channels_cited for code in ("birth", "death") for day in (OLD, NEW)}
        read = [where for where, citation in cited.items() if citation and citation.verified]
        assert (read, None in cited.values()) == ([("birth", NEW), ("death", NEW)], False)


class TestNationalCodes:
    """Each version has its own code: a part without a procedure is filed under it; either code finds the package."""

    @pytest.mark.parametrize(
        ("code", "part", "day", "number"),
        [
            ("birth", "health-insurance", OLD, "2.002621"),
            ("birth", "health-insurance", NEW, "3.000722"),
            ("death", "funeral", OLD, "2.002622"),
            ("death", "funeral", NEW, "2.002913"),
        ],
    )
    def test_a_part_has_the_code_of_its_day(self, code: str, part: str, day: str, number: str) -> None:
        facts = {"on_time": True} if code == "birth" else {"beneficiary": "merit"}
        dossier = granted(filed(code, f"{day} 09:00", facts=facts), code, f"{day} 10:00")
        assert str(dossier.part(part).procedure.code) == number

    @pytest.mark.parametrize("number", ["2.002621", "3.000722"])
    def test_the_code_of_another_time_finds_it_too(self, number: str) -> None:
        assert link(number, OLD) == link("birth", OLD)
        assert link(number, NEW) == link("birth", NEW)


class TestPapersOfRelatives:
    """Art. 10.3.c of 2026: the record of 81 % incapacity and the invoice for it, of those under social insurance."""

    ASKED = ("incapacity_record", "incapacity_invoice")

    def test_they_are_brought_by_those_who_have_them(self) -> None:
        papers = {paper.code: paper for paper in link("death", NEW).requirements()}
        for code in self.ASKED:
            assert (papers[code].optional, papers[code].citation) == (True, Citation("63/2024/NĐ-CP", "10", "3", "c"))

    @pytest.mark.parametrize(("who", "surplus"), [("social_insurance", ()), ("merit", ASKED)])
    def test_under_social_insurance_alone(self, who: str, surplus: tuple[str, ...]) -> None:
        answer = link("death", NEW).check(["linked_form", "death_notice", *self.ASKED], beneficiary=who)
        assert (answer.complete, set(answer.surplus)) == (True, set(surplus))

    def test_an_agreement_is_for_those_who_told_of_it(self) -> None:
        """Form 02, notes 7 and 14."""
        told = [
            link("death", NEW).check(
                ["linked_form", "death_notice", "representative_agreement"],
                beneficiary="merit",
                representative_agreed=agreed,
            )
            for agreed in (True, False)
        ]
        assert [answer.surplus for answer in told] == [(), ("representative_agreement",)]


class TestShorterHere:
    """A province shortens what it names, and leaves the totals of other choices alone."""

    def test_the_total_with_the_residence_stays(self) -> None:
        paper = link("birth-paper", "2022-03-01")
        received = office_time("2022-03-01 09:00")
        assert paper.localised().plan(received, CALENDAR).due == paper.plan(received, CALENDAR).due
        quicker = paper.localised(totals=[LimitRule(WorkingDays(10))])
        alone = quicker.plan(received, CALENDAR, parts=["birth", "health-insurance"])
        assert (quicker.plan(received, CALENDAR).due.date, alone.due.date) == (
            dt.date(2022, 3, 29),
            dt.date(2022, 3, 15),
        )

    def test_an_agency_may_be_quicker_and_never_slower(self) -> None:
        """Art. 14.3.a as a province shortens it: 15 working days of home affairs instead of 18."""
        (funeral,) = (part for part in link("death", NEW).parts if part.code == "funeral")
        (merit,) = (share for share in funeral.shares if share.agency == "merit")

        def local(days: int) -> LinkedProcedure:
            return link("death", NEW).localised(shares={"funeral": [attrs.evolve(merit, limit=WorkingDays(days))]})

        facts: dict[str, Any] = {"parts": ["death", "removal", "funeral"], "beneficiary": "merit"}
        quicker = local(15).plan(office_time(f"{NEW} 09:00"), CALENDAR, **facts)
        assert quicker.due.date == dt.date(2026, 9, 29)
        for refused in (
            {"funeral": [attrs.evolve(merit, limit=WorkingDays(19))]},
            {"funeral": [Share("tax", WorkingDays(1))]},
        ):
            with pytest.raises(BadValue, match="local limit of part funeral"):
                link("death", NEW).localised(shares=refused)

    def test_a_quicker_notice_still_rules_its_step_and_the_applicant_keeps_the_7_days(self) -> None:
        (birth, *_) = link("birth", NEW).parts
        (notice,) = (rule for rule in birth.limits if rule.step == "online-answer")
        (term,) = (rule for rule in birth.limits if rule.step == "closing")
        local = link("birth", NEW).localised({"birth": [LimitRule(Hours(8), kind="step", name=notice.name)]})
        assert [rule.limit for rule in local.parts[0].limits if rule.step == "online-answer"] == [Hours(8)]
        with pytest.raises(BadValue, match="local limit of part birth: met 3 ngày làm việc"):
            link("birth", NEW).localised({"birth": [attrs.evolve(term, limit=WorkingDays(3))]})


class TestThreeLevels:
    """NĐ 131/2021/NĐ-CP art. 28: 5 working days, 7 working days and 12 days, one after the other, units kept."""

    def test_each_begins_where_the_one_before_ended(self) -> None:
        made = plan("three-levels", "2024-03-04 09:00")
        assert days(made) == {"commune": "2024-03-11", "district": "2024-03-20", "province": "2024-04-01"}
        assert (made.basis, made.due.date) == (Basis.SUM, dt.date(2024, 4, 1))

    def test_as_the_procedure_itself_counts(self) -> None:
        procedure = reference_catalogue().find("1.010803", on=dt.date(2024, 3, 4))
        assert (
            procedure.due(office_time("2024-03-04 09:00"), CALENDAR).at
            == plan("three-levels", "2024-03-04 09:00").due.at
        )

    def test_a_locality_may_shorten_it_and_not_lengthen_it(self) -> None:
        """Cẩm Phả: 3 working days, 5 working days and 10 days."""
        national = link("three-levels", "2024-03-04")

        def shorter(commune: int, province: int) -> LinkedProcedure:
            limits = {"commune": WorkingDays(commune), "district": WorkingDays(5), "province": CalendarDays(province)}
            return national.localised({code: [LimitRule(limit)] for code, limit in limits.items()})

        made = shorter(3, 10).plan(office_time("2024-03-04 09:00"), CALENDAR)
        assert days(made) == {"commune": "2024-03-07", "district": "2024-03-14", "province": "2024-03-25"}
        with pytest.raises(BadValue, match="local limit of part commune"):
            shorter(6, 10)

    def test_it_ended_with_the_district(self) -> None:
        assert link("three-levels", "2025-06-30").in_force.last == dt.date(2025, 6, 30)
        with pytest.raises(NotInForce):
            link("three-levels", "2025-07-01")


class TestHandedOnLate:
    """NĐ 63/2024/NĐ-CP art. 4.7 takes out the applicant's time, and not what an agency lost before it."""

    LATE = office_time("2026-09-14 08:30")

    def handed_on(self, at: str) -> LinkedDossier:
        package = filed("birth", "2026-09-07 09:00").act("birth", "accept", at=office_time("2026-09-07 09:00"))
        return package.act("birth", "finish", "granted", at=office_time(at))

    @pytest.mark.parametrize("waited", [0, 1, 3])
    def test_a_consent_makes_nothing_of_it_good(self, waited: int) -> None:
        package = self.handed_on("2026-09-14 08:00")
        came = self.LATE + dt.timedelta(days=waited)
        after = package.act("residence", "accept", at=self.LATE).consent("residence", at=came)
        assert after.due == package.due
        assert after.timeliness(came).current == "late"

    def test_it_is_the_same_whichever_is_told_first(self) -> None:
        package = self.handed_on("2026-09-14 08:00")
        first = package.consent("residence", at=self.LATE).act("residence", "accept", at=self.LATE)
        assert first.due == package.act("residence", "accept", at=self.LATE).consent("residence", at=self.LATE).due

    def test_of_one_in_time_the_waiting_is_taken_out(self) -> None:
        accepted = self.handed_on("2026-09-07 15:00").act("residence", "accept", at=office_time("2026-09-07 15:30"))
        waited = accepted.consent("residence", at=office_time("2026-09-09 09:00"))
        assert (accepted.due.date, waited.due.date) == (dt.date(2026, 9, 10), dt.date(2026, 9, 11))

    def test_the_whole_is_told_among_what_was_missed(self) -> None:
        late = self.handed_on("2026-09-14 08:00")
        missed = late.missed(office_time("2026-09-20 09:00"))
        told = [known for known in missed if isinstance(known.deadline, PartDeadline) and known.deadline.part is None]
        assert [(known.name, known.deadline.at, known.done) for known in told] == [
            ("promise", office_time("2026-09-10 17:00"), None)
        ]
        assert late.missed(office_time("2026-09-07 10:00")) == ()

    def test_whose_consent_did_not_come_is_told_so(self) -> None:
        package = self.handed_on("2026-09-07 15:00").act("residence", "accept", at=office_time("2026-09-07 16:00"))
        refused = package.consent("residence", at=office_time("2026-09-15 09:00"), given=False)
        assert str(refused.part("residence").history[-1].body["reason"]).startswith("không có xác nhận đồng ý: chủ hộ")

    def test_what_waits_for_a_consent_says_so(self) -> None:
        waiting = self.handed_on("2026-09-07 15:00").act("residence", "accept", at=office_time("2026-09-07 16:00"))
        for verb, more in (("resume", ()), ("finish", ("granted",))):
            with pytest.raises(StepNotAllowed, match=f"cannot {verb} .* waiting for a consent; allowed here: consent"):
                waiting.act("residence", verb, *more, at=office_time("2026-09-08 09:00"))
        with pytest.raises(StepNotAllowed, match="waiting for the part before it"):
            filed("birth", "2026-09-07 09:00").act("residence", "accept", at=office_time("2026-09-07 09:00"))
