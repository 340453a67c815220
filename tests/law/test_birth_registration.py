"""Birth registration (1.001193) and its package, clause by clause."""

import datetime as dt
from typing import Any

import pytest

from motcua.adapters.rulefiles import reference_catalogue
from motcua.calendar import national_calendar, office_time
from motcua.citation import Citation
from motcua.completeness import Completeness, SubmittedPaper
from motcua.conditions import Channel
from motcua.dossier import Dossier
from motcua.errors import NoFeeLevel, StepNotAllowed, UndecidedFacts, UnknownFact
from motcua.money import VND
from motcua.office import Office
from motcua.procedure import Binds, LimitKind, LimitRule, Procedure
from motcua.timelimit import CalendarDays, Hours, SameDay

CALENDAR = national_calendar()


def birth(on: dt.date) -> Procedure:
    return reference_catalogue().find("1.001193", on=on)


def due(text: str) -> dt.datetime:
    received = office_time(text)
    return birth(received.date()).due(received, CALENDAR).at


def bound(procedure: Procedure, binds: Binds) -> list[LimitRule]:
    return [rule for rule in procedure.limits if rule.binds is binds]


class TestTheSameDay:
    """Law 60/2014/QH13, art. 5.3: the same day; received after 15:00, the result comes on the next working day."""

    def test_received_by_three_it_is_due_the_same_day(self) -> None:
        assert due("2026-08-27 15:00").date() == dt.date(2026, 8, 27)

    def test_received_after_three_it_is_due_on_the_next_working_day(self) -> None:
        assert due("2026-08-28 15:20").date() == dt.date(2026, 9, 3)

    def test_the_answer_names_the_clause(self) -> None:
        day = dt.date(2026, 8, 27)
        said = birth(day).due(office_time("2026-08-27 09:00"), CALENDAR).explain("vi")
        assert Citation("60/2014/QH13", "5", "3") in said.citations


class TestTwentyFourHours:
    """Law 03/2026/QH16, art. 3.3 and 30: 24 hours, from 1 March 2027; earlier dossiers stay under the old law."""

    def test_the_old_law_holds_to_its_last_day(self) -> None:
        assert birth(dt.date(2027, 2, 28)).limit() == SameDay(cutoff=dt.time(15))
        assert due("2027-02-26 15:30").date() == dt.date(2027, 3, 1)

    def test_from_the_first_of_march_it_is_due_within_24_hours(self) -> None:
        assert birth(dt.date(2027, 3, 1)).limit() == Hours(24)
        assert due("2027-03-01 15:30") == office_time("2027-03-02 15:30")

    def test_hours_run_through_the_weekend(self) -> None:
        assert due("2027-03-05 15:30") == office_time("2027-03-06 15:30")


class TestSixtyDays:
    """Law 60/2014/QH13, art. 15.1: parents register the birth within 60 days of it."""

    def test_they_bind_the_applicant(self) -> None:
        assert self.rule(dt.date(2026, 8, 27)).limit == CalendarDays(60)

    def test_the_new_law_keeps_them(self) -> None:
        """Law 03/2026/QH16, art. 15.3: where no birth was registered from the data of a hospital."""
        before, after = (self.rule(day) for day in (dt.date(2027, 2, 28), dt.date(2027, 3, 1)))
        assert (before.limit, str(before.citation)) == (CalendarDays(60), "60/2014/QH13, art. 15.1")
        assert (after.limit, str(after.citation)) == (CalendarDays(60), "03/2026/QH16, art. 15.3")

    @staticmethod
    def rule(on: dt.date) -> LimitRule:
        (rule,) = (rule for rule in bound(birth(on), Binds.APPLICANT) if rule.kind is LimitKind.TOTAL)
        return rule


class TestTimeThatIsNoLimitOfTheAgency:
    """Decree 123/2015/NĐ-CP, art. 3.4 and 14: a verification and a posting stop the clock, no more."""

    @pytest.mark.parametrize("kind", [LimitKind.POSTING, LimitKind.EXCLUDED])
    def test_it_is_told_and_promises_nothing(self, kind: LimitKind) -> None:
        (rule,) = (rule for rule in birth(dt.date(2026, 8, 27)).limits if rule.kind is kind)
        assert rule.name is not None
        assert not rule.promises

    def test_the_posting_is_for_an_abandoned_child(self) -> None:
        (rule,) = (rule for rule in birth(dt.date(2016, 1, 1)).limits if rule.kind is LimitKind.POSTING)
        assert (rule.limit, str(rule.when)) == (CalendarDays(7), "child == 'abandoned'")

    def test_silence_about_the_electronic_form_is_consent_after_a_day(self) -> None:
        applicants = bound(birth(dt.date(2026, 8, 27)), Binds.APPLICANT)
        (rule,) = (rule for rule in applicants if rule.kind is LimitKind.STEP)
        assert (rule.limit, rule.channels) == (CalendarDays(1), (Channel.ONLINE,))


class TestAnotherCommuneIsAsked:
    """Decree 123/2015/NĐ-CP, art. 3.5 (by 07/2025/NĐ-CP): a commune that is asked answers in 3 working days."""

    def test_its_answer_is_no_return_date(self) -> None:
        since = birth(dt.date(2025, 1, 9))
        (rule,) = bound(since, Binds.CONSULTED)
        assert (str(rule.limit), since.limit()) == ("3 ngày làm việc", birth(dt.date(2025, 1, 8)).limit())

    def test_before_there_was_no_such_limit(self) -> None:
        assert bound(birth(dt.date(2025, 1, 8)), Binds.CONSULTED) == []


class TestProofOfBirth:
    """Law 60/2014/QH13, art. 16: the medical certificate; without it a witness; without one an undertaking."""

    @pytest.mark.parametrize("paper", ["birth_certificate", "witness_statement", "undertaking"])
    def test_one_of_the_three_is_enough(self, paper: str) -> None:
        answer = self.check("declaration", "identity", paper)
        assert answer.complete is True

    def test_the_certificate_is_asked_for_first(self) -> None:
        assert self.check("declaration", "identity").missing == ("birth_certificate",)

    @pytest.mark.parametrize("medium", ["scan", "e-form", "copy", "certified-copy"])
    def test_at_the_counter_it_is_the_original(self, medium: str) -> None:
        """What somebody photographed is an upload: decision 0229."""
        brought = SubmittedPaper("birth_certificate", originals=1, medium=medium)
        assert self.check("declaration", "identity", brought).missing == ("birth_certificate",)
        facts: dict[str, Any] = {"child": "ordinary", "parents_married": False, "filed_by": "parent"}
        dossier = Dossier.open(
            birth(dt.date(2026, 8, 27)),
            office=Office("H56.01.02", "UBND xã Mẫu", level="commune", calendar=CALENDAR),
            at=office_time("2026-08-27 09:00"),
            channel="counter",
            facts=facts | {"residence_lookup": "found"},
            papers=["declaration", "identity", brought],
        )
        with pytest.raises(StepNotAllowed) as refusal:
            dossier.accept(at=office_time("2026-08-27 09:10"))
        assert [reason.values["missing"] for reason in refusal.value.reasons] == [("birth_certificate",)]

    @pytest.mark.parametrize("day", [dt.date(2025, 1, 9), dt.date(2026, 1, 14), dt.date(2026, 1, 15)])
    def test_signed_data_replace_it_since_9_january_2025(self, day: dt.date) -> None:
        """Decree 123/2015/NĐ-CP, art. 2.2, by 07/2025/NĐ-CP; the day before, nothing was looked up."""
        brought = ["declaration", "identity"]
        facts: dict[str, Any] = {"channel": "counter", "child": "ordinary", "filed_by": "parent"}
        facts["residence_lookup"] = "found"
        assert birth(day).check(brought, parents_married=False, birth_lookup="found", **facts).complete is True
        assert birth(day).check(brought, parents_married=False, **facts).missing == ("birth_certificate",)
        with pytest.raises(UnknownFact):
            birth(dt.date(2025, 1, 8)).check(brought, parents_married=False, birth_lookup="found", **facts)

    @staticmethod
    def check(*papers: SubmittedPaper | str) -> Completeness:
        return birth(dt.date(2026, 8, 27)).check(
            papers,
            channel="counter",
            child="ordinary",
            parents_married=False,
            filed_by="parent",
            residence_lookup="found",
        )


class TestFee:
    """Law 60/2014/QH13, art. 11: free on time, and for families of merit, poor households and the disabled."""

    DAY = dt.date(2026, 7, 6)

    def test_on_time_it_is_free(self) -> None:
        assert birth(self.DAY).quote(on=self.DAY, on_time=True).total == VND(0)

    @pytest.mark.parametrize("claimed", ["merit", "poor", "disabled"])
    def test_late_it_is_free_for_those_exempt(self, claimed: str) -> None:
        quote = birth(self.DAY).quote(on=self.DAY, on_time=False, civil_status_exempt_as=claimed)
        assert quote.total == VND(0)

    def test_late_the_province_sets_it(self) -> None:
        quote = birth(self.DAY).quote(on=self.DAY, on_time=False)
        assert str(quote.lines[0].set_by) == "HĐND cấp tỉnh"
        with pytest.raises(NoFeeLevel):
            _ = quote.total

    def test_whether_it_is_on_time_has_to_be_said(self) -> None:
        with pytest.raises(UndecidedFacts) as caught:
            _ = birth(self.DAY).quote(on=self.DAY).total
        assert caught.value.names == ("on_time",)

    def test_extracts_cost_8000_each(self) -> None:
        """281/2016/TT-BTC: the fee for an extract of the civil register."""
        assert birth(self.DAY).quote(on=self.DAY, on_time=True, extracts=2).total == VND(16_000)

    @pytest.mark.parametrize(
        ("day", "total"), [("2026-08-14", 8_000), ("2026-08-15", 0), ("2027-02-28", 0), ("2027-03-01", 8_000)]
    )
    def test_a_digital_citizen_has_them_free_online_for_a_while(self, day: str, total: int) -> None:
        """117/2026/TT-BTC: from 15 August 2026 to 28 February 2027."""
        on = dt.date.fromisoformat(day)
        quote = birth(on).quote(on=on, on_time=True, extracts=1, channel="online", digital_citizen=True)
        (extract,) = [line for line in quote.lines if line.item == "civil-status.birth-extract"]
        assert extract.payable == VND(total)


class TestPackageByTheDecreeOf2024:
    """Decree 63/2024/NĐ-CP, art. 7.2: 3 working days, 5 with a verification; after 15:00 from the next working day."""

    package = reference_catalogue().link("birth", on=dt.date(2026, 8, 31))

    def test_three_working_days_in_all(self) -> None:
        plan = self.package.plan(office_time("2026-08-24 09:00"), CALENDAR)
        assert plan.due.date == dt.date(2026, 8, 27)
        assert [(part.code, part.due.date.day) for part in plan.parts] == [
            ("birth", 24),
            ("residence", 26),
            ("health-insurance", 26),
        ]

    def test_five_with_a_verification(self) -> None:
        plan = self.package.plan(office_time("2026-08-24 09:00"), CALENDAR, verification=True)
        assert (plan.due.date, plan.part("residence").slack) == (dt.date(2026, 9, 3), 0)

    def test_after_three_it_counts_from_the_next_working_day(self) -> None:
        plan = self.package.plan(office_time("2026-08-24 15:01"), CALENDAR)
        assert plan.due.date == dt.date(2026, 8, 28)

    def test_none_of_it_was_read_in_the_decree(self) -> None:
        plan = self.package.plan(office_time("2026-08-24 09:00"), CALENDAR)
        assert plan.due.rule == Citation("63/2024/NĐ-CP", "7", "2", verified=False)


class TestPackageByTheDecreeOf2026:
    """Decree 301/2026/NĐ-CP, from 1 September 2026: the birth within 24 hours; the totals stay."""

    package = reference_catalogue().link("3.000722", on=dt.date(2026, 9, 1))

    def test_the_birth_is_registered_within_24_hours(self) -> None:
        plan = self.package.plan(office_time("2026-09-07 10:00"), CALENDAR)
        assert plan.part("birth").due.at == office_time("2026-09-08 10:00")
        assert (plan.due.date, plan.part("residence").due.date) == (dt.date(2026, 9, 10), dt.date(2026, 9, 10))

    def test_with_a_verification_the_total_is_tighter_than_the_parts(self) -> None:
        plan = self.package.plan(office_time("2026-09-07 10:00"), CALENDAR, verification=True)
        assert plan.due.date == dt.date(2026, 9, 14)
        assert plan.part("residence").bound_by_total

    def test_a_charge_is_collected_for_the_birth_only(self) -> None:
        plan = self.package.plan(office_time("2026-09-07 10:00"), CALENDAR, on_time=True)
        assert [line.item for line in plan.quote.lines] == ["civil-status.birth"]
        assert plan.quote.total == VND(0)


class TestAbandonedChild:
    """NĐ 123/2015, Điều 14: of an abandoned child nobody knows the parents, so nothing of theirs is looked up."""

    def test_no_look_up_of_the_parents_is_waited_for(self) -> None:
        version = reference_catalogue().find("1.001193", on=dt.date(2026, 8, 28))
        brought = ["declaration", "identity", "abandonment_record", "authorization"]
        found = version.check(brought, child="abandoned", filed_by="other", channel="counter")
        assert (found.complete, found.undecided, dict(found.questions)) == (True, (), {})
