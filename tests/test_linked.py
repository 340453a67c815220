"""One file in, several authorities, one promise: what waits for what, and what the parts come to."""

import datetime as dt
from typing import Any

import pytest
from tests.procedures import CITED, SINCE, fact, paper, procedure, rule

from motcua.adapters.rulefiles import reference_catalogue
from motcua.calendar import national_calendar, office_time
from motcua.codes import ProcedureCode
from motcua.errors import BadInput, BadValue, NoPromise, UndecidedFacts, UnknownCode, UnknownFact
from motcua.fees import Fee, FeeLevel, FeeSchedule, Flat, Levy
from motcua.linked import LinkedPart, LinkedProcedure, Plan
from motcua.money import VND
from motcua.papers import AllOf
from motcua.timelimit import TimeLimit, WorkingDays
from motcua.wording import Text

MONDAY = office_time("2026-08-24 09:00")
CALENDAR = national_calendar()


def part(code: str, days: int | TimeLimit, *waits_for: str, **more: Any) -> LinkedPart:
    limit = WorkingDays(days) if isinstance(days, int) else days
    return LinkedPart(code, Text(code, code), "commune", waits_for=waits_for, limits=(rule(limit),), **more)


def package(*parts: LinkedPart, **more: Any) -> LinkedProcedure:
    return LinkedProcedure("sample", Text("Liên thông mẫu", "Sample package"), SINCE, parts, "commune", **more)


def planned(*parts: LinkedPart, **more: Any) -> Plan:
    return package(*parts, **more).plan(MONDAY, CALENDAR)


FIRST, LEFT, RIGHT = part("first", 1), part("left", 2, "first"), part("right", 4, "first")
LAST = part("last", 1, "left", "right")


class TestWrongNouns:
    @pytest.mark.parametrize("calendars", [None, 5, [None], {"commune": None}])
    def test_calendars_are_one_or_one_for_each_agency(self, calendars: Any) -> None:
        with pytest.raises(BadValue, match="calendar"):
            package(FIRST).plan(MONDAY, calendars)

    @pytest.mark.parametrize("parts", [5, b"x", "first", [None]])
    def test_parts_are_a_list_of_codes(self, parts: Any) -> None:
        with pytest.raises(BadValue, match="part"):
            package(FIRST).plan(MONDAY, CALENDAR, parts=parts)


class TestOrder:
    def test_parts_stand_after_those_they_wait_for(self) -> None:
        assert [one.code for one in package(LAST, RIGHT, LEFT, FIRST).parts] == ["first", "right", "left", "last"]

    def test_a_cycle_is_refused_with_its_path(self) -> None:
        with pytest.raises(BadInput, match=r"one → two → one|two → one → two"):
            package(part("one", 1, "two"), part("two", 1, "one"))

    def test_a_part_that_waits_for_nobody_known_is_refused(self) -> None:
        with pytest.raises(BadInput) as caught:
            package(part("one", 1, "zero"))
        assert [problem.path for problem in caught.value.problems] == ["$.parts.one.waits_for"]

    def test_two_parts_of_one_code_are_refused(self) -> None:
        with pytest.raises(BadInput, match="2 parts of that code"):
            package(FIRST, part("first", 3))

    def test_a_package_of_no_parts_is_none(self) -> None:
        with pytest.raises(BadInput):
            package()


class TestPlan:
    def test_a_part_starts_when_those_it_waits_for_are_due(self) -> None:
        plan = planned(FIRST, LEFT, RIGHT, LAST)
        assert plan.part("first").starts == MONDAY
        assert plan.part("left").starts == plan.part("first").due.at
        assert plan.part("last").starts == plan.part("right").due.at

    def test_without_an_announced_total_the_last_part_is_the_promise(self) -> None:
        plan = planned(FIRST, LEFT, RIGHT, LAST)
        assert (plan.due, plan.announced) == (plan.part("last").due, False)
        assert plan.due.date == dt.date(2026, 9, 4)  # six working days, National Day between

    def test_the_critical_path_is_the_parts_that_take_longest(self) -> None:
        assert planned(FIRST, LEFT, RIGHT, LAST).critical_path == ("first", "right", "last")

    def test_slack_is_what_a_part_can_be_late_by(self) -> None:
        plan = planned(FIRST, LEFT, RIGHT, LAST)
        assert [(one.code, one.slack) for one in plan.parts] == [("first", 0), ("left", 2), ("right", 0), ("last", 0)]

    def test_an_announced_total_is_the_promise(self) -> None:
        plan = planned(FIRST, LEFT, totals=(rule(WorkingDays(10)),))
        assert (plan.due.date, plan.announced, plan.due.rule) == (dt.date(2026, 9, 10), True, CITED)
        assert [one.slack for one in plan.parts] == [7, 7]

    def test_a_total_tighter_than_the_parts_binds_them(self) -> None:
        plan = planned(FIRST, RIGHT, totals=(rule(WorkingDays(3)),))
        right = plan.part("right")
        assert (right.due, right.bound_by_total, right.slack) == (plan.due, True, 0)
        assert not plan.part("first").bound_by_total

    def test_each_agency_counts_on_its_own_calendar(self) -> None:
        closed = CALENDAR.with_closure(dt.date(2026, 8, 26), name=Text("Bão", "Storm"), extends=True)
        one = LinkedPart("one", Text("một", "one"), "police", limits=(rule(WorkingDays(2)),))
        plan = package(one).plan(MONDAY, {"police": closed})
        assert plan.due.date == dt.date(2026, 8, 27)

    def test_an_agency_without_a_calendar_is_named(self) -> None:
        with pytest.raises(UnknownCode, match="no calendar for the agency 'commune'"):
            package(FIRST).plan(MONDAY, {"police": CALENDAR})

    def test_a_limit_may_hang_on_a_fact(self) -> None:
        rules = (rule(WorkingDays(5), "verification"), rule(WorkingDays(2)))
        one = LinkedPart("one", Text("một", "one"), "commune", limits=rules)
        checked = package(one, facts=(fact("verification"),))
        assert checked.plan(MONDAY, CALENDAR, verification=True).due.date == dt.date(2026, 9, 3)
        with pytest.raises(UndecidedFacts):
            checked.plan(MONDAY, CALENDAR)
        with pytest.raises(UnknownFact):
            checked.plan(MONDAY, CALENDAR, colour="red")

    def test_a_part_without_any_limit_promises_nothing(self) -> None:
        with pytest.raises(NoPromise):
            package(LinkedPart("one", Text("một", "one"), "commune")).plan(MONDAY, CALENDAR)

    def test_a_part_that_is_not_planned_is_not_found(self) -> None:
        with pytest.raises(UnknownCode, match="nearest: first"):
            planned(FIRST).part("second")


class TestChoice:
    several = package(FIRST, part("card", 5, "first", optional=True), part("photo", 1, "card", optional=True))

    def test_all_parts_are_planned_unless_some_are_chosen(self) -> None:
        assert len(self.several.plan(MONDAY, CALENDAR).parts) == 3

    def test_an_optional_part_may_be_left_out(self) -> None:
        assert [one.code for one in self.several.plan(MONDAY, CALENDAR, parts=["first"]).parts] == ["first"]

    def test_what_a_chosen_part_waits_for_must_be_chosen_too(self) -> None:
        with pytest.raises(BadValue, match="card as well"):
            self.several.plan(MONDAY, CALENDAR, parts=["first", "photo"])

    def test_what_is_not_optional_cannot_be_left_out(self) -> None:
        with pytest.raises(BadValue, match="met none; right would be first as well"):
            self.several.plan(MONDAY, CALENDAR, parts=[])

    def test_an_unknown_part_is_refused(self) -> None:
        with pytest.raises(UnknownCode):
            self.several.plan(MONDAY, CALENDAR, parts=["first", "passport"])


class TestProcedures:
    """A part may stand for a procedure of the catalogue: its limit, papers and fees come from there."""

    levels = (FeeLevel(Flat(8_000), SINCE, CITED),)
    fees = FeeSchedule("s", Text("s", "s"), (), (Fee("charge", Text("c", "c"), Levy.LE_PHI, levels),))
    registration = procedure("1.000001", papers=AllOf(paper("declaration"), paper("identity")), fees=fees)
    card = procedure("1.000002", papers=AllOf(paper("identity"), paper("photo")), fees=fees)

    def linked(self, *, charged: bool = True, papers: AllOf | None = None) -> LinkedProcedure:
        codes = [ProcedureCode.parse(code) for code in ("1.000001", "1.000002")]
        one = LinkedPart("one", Text("một", "one"), "commune", procedure_code=codes[0])
        two = LinkedPart("two", Text("hai", "two"), "commune", procedure_code=codes[1], charged=charged)
        found = dict(zip(codes, (self.registration, self.card), strict=True))
        return package(one, two, FIRST, papers=papers).resolved(found.__getitem__)

    def test_a_part_without_limits_of_its_own_keeps_those_of_its_procedure(self) -> None:
        plan = self.linked().plan(MONDAY, CALENDAR)
        assert (plan.part("one").due.date, plan.part("one").procedure) == (dt.date(2026, 9, 7), self.registration)

    def test_one_quote_holds_the_lines_of_every_part(self) -> None:
        assert self.linked().plan(MONDAY, CALENDAR).quote.total == VND(16_000)

    def test_a_part_may_be_free_inside_the_package(self) -> None:
        assert self.linked(charged=False).plan(MONDAY, CALENDAR).quote.total == VND(8_000)

    def test_a_paper_that_several_parts_ask_for_is_asked_once(self) -> None:
        plan = self.linked().plan(MONDAY, CALENDAR)
        assert [one.code for one in plan.papers] == ["declaration", "identity", "photo"]

    def test_a_package_may_have_papers_of_its_own(self) -> None:
        form = AllOf(paper("linked_form"))
        assert self.linked(papers=form).plan(MONDAY, CALENDAR).papers == form

    def test_it_asks_for_the_facts_of_every_part_once(self) -> None:
        assert [one.name for one in self.linked().asked] == ["channel"]


class TestExplain:
    def test_the_total_comes_first_then_the_parts(self) -> None:
        said = str(planned(FIRST, RIGHT, totals=(rule(WorkingDays(3)),)).explain("en"))
        assert said.splitlines()[0].startswith(
            "Linked results due at 17:00 27 Aug 2026 (announced total: 3 working days)"
        )
        assert "  right: from 17:00 25 Aug 2026 to 17:00 27 Aug 2026, bound by the announced total" in said
        assert said.splitlines()[-1] == "Critical path: first, right"

    def test_without_a_total_it_says_which_promise_it_is(self) -> None:
        said = str(planned(FIRST).explain())
        assert said.startswith("Trả kết quả liên thông lúc 17:00 25/08/2026, khi thủ tục cuối cùng xong")


class TestBirthPackage:
    def test_its_fees_are_those_of_the_day_at_the_counter(self) -> None:
        birth = reference_catalogue().link("birth", on=dt.date(2026, 8, 24))
        one_in_the_morning = dt.datetime(2026, 8, 24, 18, 0, tzinfo=dt.UTC)
        assert birth.plan(one_in_the_morning, national_calendar()).quote.on == dt.date(2026, 8, 25)

    def test_its_repr_is_short(self) -> None:
        newborn = reference_catalogue().link("birth", on=dt.date(2026, 9, 1))
        assert repr(newborn) == "<LinkedProcedure birth from 2026-09-01>"
