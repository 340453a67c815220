"""One file in, several authorities, one promise: what waits for what, and what the parts come to."""

import datetime as dt
from typing import Any

import attrs
import pytest
from tests.procedures import CITED, SINCE, fact, paper, procedure, rule

from motcua.adapters.rulefiles import reference_catalogue
from motcua.adapters.rulefiles.rules import channel
from motcua.calendar import Conventions, DueMoment, national_calendar, office_time
from motcua.codes import ProcedureCode
from motcua.conditions import Condition
from motcua.dated import InForce
from motcua.errors import (
    BadInput,
    BadValue,
    LimitExceeded,
    MotcuaError,
    NaiveMoment,
    NoPromise,
    NotInForce,
    UndecidedFacts,
    UnknownCode,
    UnknownFact,
)
from motcua.fees import Fee, FeeLevel, FeeSchedule, Flat, Levy
from motcua.linked import Basis, Consent, LinkedPart, LinkedProcedure, Plan, Share, TotalRule
from motcua.money import VND
from motcua.papers import AllOf, AtLeast, OneOf, Paper
from motcua.timelimit import Hours, SameDay, TimeLimit, UnknownLimit, WorkingDays, Years
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
RIGHT_ALONE = part("right", 4)


class TestWrongNouns:
    @pytest.mark.parametrize("calendars", [None, 5, [None], {"commune": None}])
    def test_calendars_are_one_or_one_for_each_agency(self, calendars: Any) -> None:
        with pytest.raises(BadValue, match="calendar"):
            package(FIRST).plan(MONDAY, calendars)

    @pytest.mark.parametrize("parts", [5, b"x", "first", [None]])
    def test_parts_are_a_list_of_codes(self, parts: Any) -> None:
        with pytest.raises(BadValue, match="part"):
            package(FIRST).plan(MONDAY, CALENDAR, parts=parts)

    @pytest.mark.parametrize(
        "words",
        [
            {"limits": None},
            {"limits": [WorkingDays(1)]},
            {"shares": 5},
            {"shares": [rule(WorkingDays(1))]},
            {"waits_for": "first"},
            {"waits_for": [None]},
            {"gives": 5},
            {"sets": 5},
            {"sets": [1]},
            {"consent": "yes"},
            {"papers": ["map"]},
            {"procedure": "1.004222"},
        ],
    )
    def test_what_a_part_is_not_made_of_is_refused(self, words: dict[str, Any]) -> None:
        with pytest.raises(MotcuaError):
            LinkedPart("one", Text("một", "one"), "commune", **words)

    @pytest.mark.parametrize(
        "words",
        [
            {"totals": None},
            {"totals": [WorkingDays(1)]},
            {"papers": ["map"]},
            {"agencies": 5},
            {"agencies": [1]},
            {"agencies": {"commune": "Xã"}},
            {"counted": "twice"},
            {"channels": []},
            {"channels_cited": "63/2024"},
        ],
    )
    def test_nor_a_package(self, words: dict[str, Any]) -> None:
        with pytest.raises(MotcuaError):
            package(FIRST, **words)

    def test_local_limits_are_given_by_part(self) -> None:
        with pytest.raises(BadValue, match="local limits"):
            package(FIRST).localised([rule(WorkingDays(1))])  # type: ignore[arg-type]  # the mistake under test


class TestOrder:
    def test_parts_stand_after_those_they_wait_for(self) -> None:
        assert [one.code for one in package(LAST, RIGHT, LEFT, FIRST).parts] == ["first", "right", "left", "last"]

    def test_a_cycle_is_refused_with_its_path(self) -> None:
        with pytest.raises(BadInput, match=r"one → two → one|two → one → two"):
            package(part("one", 1, "two"), part("two", 1, "one"))

    @pytest.mark.parametrize(
        ("waits", "path"),
        [
            ({"a": "a"}, "a → a"),
            ({"a": "b", "b": "a"}, "a → b → a"),
            ({"a": "c", "b": "a", "c": "b"}, "a → b → c → a"),
        ],
    )
    def test_the_path_begins_where_the_file_begins_and_follows_the_work(self, waits: dict[str, str], path: str) -> None:
        with pytest.raises(BadInput) as caught:
            package(*(part(code, 1, other) for code, other in waits.items()))
        assert [problem.met for problem in caught.value.problems] == [path]

    def test_every_cycle_is_told_and_every_part_behind_one(self) -> None:
        loops = part("a", 1, "b"), part("b", 1, "a"), part("c", 1, "d"), part("d", 1, "c")
        with pytest.raises(BadInput) as caught:
            package(*loops, part("e", 1, "b"), part("f", 1, "e"), part("g", 1))
        assert [(one.path, one.code, one.met) for one in caught.value.problems] == [
            ("$.parts", "bad-input", "a → b → a"),
            ("$.parts", "bad-input", "c → d → c"),
            ("$.parts.e.waits_for", "out-of-reach", "behind a → b → a"),
            ("$.parts.f.waits_for", "out-of-reach", "behind a → b → a"),
        ]

    def test_a_part_nobody_may_leave_out_stands_behind_none_that_may_be(self) -> None:
        with pytest.raises(BadInput, match="behind card, which may be left out"):
            package(FIRST, part("card", 1, "first", optional=True), part("photo", 1, "card"))

    def test_a_long_row_of_parts_is_no_trouble(self) -> None:
        row = [part("p0", 1), *(part(f"p{number}", 1, f"p{number - 1}") for number in range(1, 100))]
        assert package(*reversed(row)).parts[-1].code == "p99"
        with pytest.raises(LimitExceeded, match="at most 100"):
            package(*row, part("p100", 1, "p99"))

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


class TestBasis:
    """Which promise it is: the announced total, the sum of a row, or the longest side by side."""

    def test_a_row_is_summed(self) -> None:
        assert planned(FIRST, RIGHT).basis is Basis.SUM

    def test_of_what_runs_side_by_side_the_longest_counts(self) -> None:
        assert planned(FIRST, LEFT, RIGHT).basis is Basis.MAXIMUM

    def test_an_announced_total_goes_before_both(self) -> None:
        plan = planned(FIRST, LEFT, RIGHT, totals=(rule(WorkingDays(9)),))
        assert (plan.basis, plan.total) == (Basis.ANNOUNCED, plan.due)

    def test_a_total_may_be_for_some_parts_only(self) -> None:
        total = TotalRule(WorkingDays(3), covers=["first", "left"])
        plan = planned(FIRST, LEFT, RIGHT, totals=(total,))
        assert [one.covered for one in plan.parts] == [True, True, False]
        assert plan.total is not None
        assert (plan.total.date, plan.due, plan.basis) == (
            dt.date(2026, 8, 27),
            plan.part("right").due,
            Basis.MAXIMUM,
        )

    def test_and_for_some_choices_only(self) -> None:
        totals = TotalRule(WorkingDays(9), needs=["card"]), rule(WorkingDays(5))
        both = package(FIRST, part("card", 1, "first", optional=True), totals=totals)
        assert both.plan(MONDAY, CALENDAR).due.date == dt.date(2026, 9, 9)
        assert both.plan(MONDAY, CALENDAR, parts=["first"]).due.date == dt.date(2026, 9, 3)

    def test_a_total_for_no_case_is_none(self) -> None:
        plan = package(FIRST, totals=(rule(WorkingDays(9), "rare"),), facts=(fact("rare", default=False),))
        assert plan.plan(MONDAY, CALENDAR).total is None

    @pytest.mark.parametrize(
        ("total", "name"),
        [
            (TotalRule(WorkingDays(9), needs=["second"]), "needs"),
            (TotalRule(WorkingDays(9), covers=["second"]), "covers"),
        ],
    )
    def test_a_total_of_a_part_that_is_not_there_is_refused(self, total: TotalRule, name: str) -> None:
        with pytest.raises(BadInput) as caught:
            package(FIRST, totals=(total,))
        assert [(one.path, one.code) for one in caught.value.problems] == [(f"$.totals[0].{name}", "unknown-code")]

    def test_two_totals_for_one_case_are_refused(self) -> None:
        with pytest.raises(BadInput, match="one total for each case"):
            package(FIRST, totals=(rule(WorkingDays(9)), rule(WorkingDays(8))))


class TestNoTimeOfItsOwn:
    """A part without a limit, or with one nobody can read, ends with the announced total."""

    @pytest.mark.parametrize("limits", [(), (rule(UnknownLimit("theo quy định")),)])
    def test_it_ends_with_the_total(self, limits: Any) -> None:
        tax = LinkedPart("tax", Text("thuế", "tax"), "tax", limits=limits, waits_for=["first"])
        plan = planned(FIRST, tax, totals=(rule(WorkingDays(3)),))
        assert (plan.part("tax").due, plan.part("tax").bound_by_total) == (plan.due, True)
        assert (plan.part("tax").agency, plan.part("first").slack) == ("tax", 2)
        assert [day.date.day for day in plan.ledgers["tax"]] == [26, 27]

    def test_without_a_total_nothing_can_be_promised(self) -> None:
        with pytest.raises(NoPromise, match="theo quy định"):
            planned(part("one", UnknownLimit("theo quy định")))

    def test_a_limit_that_reaches_back_before_the_calendar_leaves_no_room_before_it(self) -> None:
        linked = package(FIRST, part("long", Years(1), "first"), totals=(rule(WorkingDays(3)),))
        old = attrs.evolve(linked, in_force=InForce(dt.date(2010, 1, 1)))
        plan = old.plan(office_time("2010-06-07 09:00"), CALENDAR)
        assert (plan.part("first").slack, plan.part("long").bound_by_total) == (0, True)


class TestShares:
    """Several agencies in a row inside a part, or another one by case."""

    pension = fact("pension", default=False)
    shares = (
        Share("insurance", WorkingDays(2), when=Condition.parse("pension"), name=Text("thôi hưởng", "ending it")),
        Share("health", WorkingDays(3), when=Condition.parse("kind == 'health'")),
        Share("merit", WorkingDays(18), when=Condition.parse("kind == 'merit'")),
    )
    money = LinkedPart("money", Text("Tiền", "Money"), "health", waits_for=["first"], shares=shares)
    linked = package(FIRST, money, facts=(pension, fact("kind", "text", choices=("health", "merit", "none"))))

    def planned(self, **facts: Any) -> Plan:
        return self.linked.plan(MONDAY, CALENDAR, **facts)

    def test_the_case_decides_which_agency_it_is(self) -> None:
        assert self.planned(kind="merit").part("money").agency == "merit"
        assert self.planned(kind="health").part("money").due.date == dt.date(2026, 8, 28)

    def test_one_after_the_other_each_with_its_share(self) -> None:
        first, second = self.planned(kind="health", pension=True).part("money").shares
        assert (first.agency, first.due.date, first.name.en) == ("insurance", dt.date(2026, 8, 27), "ending it")
        assert (second.agency, second.starts, second.due.date) == ("health", first.due.at, dt.date(2026, 9, 4))

    def test_each_counts_on_its_own_calendar_and_the_ledger_tells_both(self) -> None:
        closed = CALENDAR.with_closure(dt.date(2026, 8, 28), name=Text("Bão", "Storm"), extends=True)
        calendars = {"commune": CALENDAR, "insurance": CALENDAR, "health": closed}
        plan = self.linked.plan(MONDAY, calendars, kind="health", pension=True)
        assert plan.part("money").due.date == dt.date(2026, 9, 7)
        assert [day.date.day for day in plan.ledgers["money"]] == [26, 27, 28, 29, 30, 31, 1, 2, 3, 4, 5, 6, 7]
        assert str({day.date: day for day in plan.part("money").ledger}[dt.date(2026, 8, 28)].name) == "Bão"

    def test_what_each_agency_has_to_do_is_told(self) -> None:
        told = self.planned(kind="health", pension=True).by_agency
        assert {name: [one.part for one in shares] for name, shares in told.items()} == {
            "commune": ["first"],
            "insurance": ["money"],
            "health": ["money"],
        }

    def test_a_case_for_no_agency_promises_nothing(self) -> None:
        with pytest.raises(NoPromise, match="no share of part money is for this case"):
            self.planned(kind="none")

    def test_but_ends_with_the_total_where_there_is_one(self) -> None:
        alone = attrs.evolve(self.money, waits_for=())
        linked = package(alone, FIRST, facts=self.linked.facts, totals=(rule(WorkingDays(4)),))
        part = linked.plan(MONDAY, CALENDAR, kind="none").part("money")
        assert (part.agency, part.bound_by_total) == ("health", True)

    def test_who_is_at_work_has_to_be_known(self) -> None:
        with pytest.raises(UndecidedFacts):
            self.planned()

    def test_a_total_cuts_the_last_of_them_short(self) -> None:
        tight = package(FIRST, self.money, facts=self.linked.facts, totals=(rule(WorkingDays(4)),))
        part = tight.plan(MONDAY, CALENDAR, kind="health", pension=True).part("money")
        assert (part.bound_by_total, part.due.date) == (True, dt.date(2026, 8, 28))
        assert [share.due.date.day for share in part.shares] == [27, 28]
        tighter = package(FIRST, self.money, facts=self.linked.facts, totals=(rule(WorkingDays(2)),))
        (only,) = tighter.plan(MONDAY, CALENDAR, kind="health", pension=True).part("money").shares
        assert (only.agency, only.due.date) == ("insurance", dt.date(2026, 8, 26))

    def test_a_total_beside_what_it_does_not_cover_is_told_too(self) -> None:
        plan = planned(FIRST, RIGHT, totals=(TotalRule(WorkingDays(2), covers=["first"]),))
        assert (
            str(plan.explain("en"))
            .splitlines()[1]
            .startswith("Announced total of the parts it covers: 2 working days, at 17:00 26 Aug 2026")
        )

    def test_its_explanation_names_them(self) -> None:
        said = str(self.planned(kind="health", pension=True).explain("en"))
        assert "    ending it: from 17:00 25 Aug 2026 to 17:00 27 Aug 2026 (2 working days)" in said


class TestRefusedAtTheDoor:
    """What a package can never promise is refused before anybody plans it."""

    def test_a_day_outside_its_version(self) -> None:
        with pytest.raises(NotInForce, match="this version of package sample"):
            package(FIRST).plan(office_time("2019-06-07 09:00"), CALENDAR)

    def test_a_channel_it_is_not_filed_by(self) -> None:
        online = package(FIRST, facts=(channel(),), channels=("online",))
        assert online.plan(MONDAY, CALENDAR, channel="online").parts
        with pytest.raises(BadValue, match="channel: met counter; right would be 'online'"):
            online.plan(MONDAY, CALENDAR, channel="counter")

    def test_parts_that_may_all_be_left_out(self) -> None:
        with pytest.raises(BadInput, match="parts that may all be left out"):
            package(attrs.evolve(FIRST, optional=True))

    def test_parts_chosen_with_what_is_not_there(self) -> None:
        with pytest.raises(BadInput, match=r"\$.parts.first.chosen_with"):
            package(attrs.evolve(FIRST, chosen_with=["moon"]))

    def test_a_choice_without_what_it_is_chosen_with(self) -> None:
        left, right = attrs.evolve(LEFT, optional=True), attrs.evolve(RIGHT, optional=True, chosen_with=["left"])
        linked = package(FIRST, left, right)
        assert len(linked.chosen(None)) == len(linked.chosen(["first", "left", "right"])) == 3
        with pytest.raises(BadValue, match="left as well"):
            linked.chosen(["first", "right"])

    def test_a_total_that_is_never_reached(self) -> None:
        for totals in (
            (rule(WorkingDays(9)), rule(WorkingDays(4), "rare")),
            (rule(WorkingDays(9)), TotalRule(WorkingDays(4), needs=["left"])),
        ):
            with pytest.raises(BadInput, match="which never is reached behind 9 ngày làm việc"):
                package(FIRST, attrs.evolve(LEFT, optional=True), totals=totals, facts=(fact("rare", default=False),))

    def test_a_total_of_parts_that_may_all_be_left_out(self) -> None:
        with pytest.raises(BadInput, match="left, which may all be left out"):
            package(FIRST, attrs.evolve(LEFT, optional=True), totals=(TotalRule(WorkingDays(9), covers=["left"]),))

    @pytest.mark.parametrize(
        "words", [{"national_codes": ["2.1"]}, {"legal_basis": 5}, {"facts": [5]}, {"opted_into": 1}, {"change": "x"}]
    )
    def test_what_is_no_value_of_ours(self, words: dict[str, Any]) -> None:
        with pytest.raises(MotcuaError):
            package(FIRST, **words)
        with pytest.raises(BadValue, match="find"):
            package(FIRST).resolved(5)  # type: ignore[arg-type]  # the mistake under test
        with pytest.raises(BadValue, match="total"):
            TotalRule.of(None)  # type: ignore[arg-type]  # the mistake under test


class TestReceived:
    def test_a_moment_of_another_zone_is_the_one_at_the_office(self) -> None:
        utc = MONDAY.astimezone(dt.UTC)
        assert package(FIRST).plan(utc, CALENDAR) == package(FIRST).plan(MONDAY, CALENDAR)
        assert package(FIRST).plan(utc, CALENDAR).part("first").starts.hour == 9


class TestConsent:
    """The time until a consent comes is not counted."""

    consent = Consent(Text("đồng ý", "consent"), limit=WorkingDays(5), citation=CITED)
    gated = part("second", 2, "first", consent=consent)
    linked = package(FIRST, gated, totals=(rule(WorkingDays(3)),))

    def on(self, day: str | None, linked: LinkedProcedure | None = None) -> Plan:
        consents = {"second": office_time(day)} if day else None
        return (linked or self.linked).plan(MONDAY, CALENDAR, consents=consents)

    def test_one_that_comes_at_once_moves_nothing(self) -> None:
        assert self.on(None).due == self.on("2026-08-24 10:00").due

    def test_one_that_is_waited_for_moves_the_part_and_the_total(self) -> None:
        plan = self.on("2026-08-27 10:00")
        assert (plan.part("second").due.date, plan.due.date) == (dt.date(2026, 9, 3), dt.date(2026, 9, 3))
        assert plan.announced

    def test_the_part_before_has_no_room_while_somebody_waits(self) -> None:
        assert self.on("2026-08-27 10:00").part("first").slack == 0

    def test_by_when_it_has_to_come_and_whether_it_was_late(self) -> None:
        in_time, late = (self.on(day).part("second").consent for day in ("2026-09-04 10:00", "2026-09-07 10:00"))
        assert in_time is not None
        assert late is not None
        assert (in_time.by, in_time.late, late.late) == (office_time("2026-09-04 17:00"), False, True)

    def test_a_total_that_ended_before_it_came_is_not_moved_and_binds_no_more(self) -> None:
        tight = package(FIRST, self.gated, totals=(rule(Hours(32)),))
        plan = self.on("2026-08-27 10:00", tight)
        assert plan.total is not None
        assert (plan.total.at, plan.part("second").bound_by_total) == (office_time("2026-08-25 17:00"), False)
        assert plan.due.date == plan.part("second").due.date == dt.date(2026, 9, 3)

    def test_a_part_the_total_ends_before_keeps_its_own_time(self) -> None:
        linked = package(RIGHT_ALONE, part("after", 2, "right"), totals=(TotalRule(WorkingDays(1), covers=["after"]),))
        after = linked.plan(MONDAY, CALENDAR).part("after")
        assert (after.starts.date(), after.due.date, after.bound_by_total) == (
            dt.date(2026, 8, 28),
            dt.date(2026, 9, 4),
            False,
        )

    def test_one_without_a_time_of_its_own_has_the_length_of_the_total_then(self) -> None:
        bare = LinkedPart("after", Text("sau", "after"), "commune", waits_for=["right"])
        linked = package(RIGHT_ALONE, bare, totals=(TotalRule(WorkingDays(1), covers=["after"]),))
        assert linked.plan(MONDAY, CALENDAR).part("after").due.date == dt.date(2026, 9, 3)

    def test_a_limit_of_the_same_day_ends_on_the_day_it_came(self) -> None:
        quick = attrs.evolve(self.gated, limits=(rule(SameDay()),))
        plan = self.on("2026-08-27 10:00", package(FIRST, quick))
        assert plan.part("second").due.at == office_time("2026-08-27 17:00")

    def test_its_time_is_counted_by_the_agency_at_work(self) -> None:
        shares = (Share("health", WorkingDays(2)),)
        gated = LinkedPart("one", Text("một", "one"), "insurance", shares=shares, consent=self.consent)
        assert package(gated).plan(MONDAY, {"health": CALENDAR}).part("one").agency == "health"

    def test_it_may_hang_on_a_fact(self) -> None:
        consent = Consent(Text("đồng ý", "consent"), when=Condition.parse("shared"))
        linked = package(FIRST, part("second", 2, "first", consent=consent), facts=(fact("shared"),))
        assert linked.plan(MONDAY, CALENDAR, shared=False).part("second").consent is None
        assert linked.plan(MONDAY, CALENDAR, shared=True).part("second").consent is not None
        with pytest.raises(UndecidedFacts):
            linked.plan(MONDAY, CALENDAR)

    def test_without_a_total_the_part_alone_moves(self) -> None:
        plan = self.on("2026-08-27 10:00", package(FIRST, self.gated))
        assert (plan.due.date, plan.basis) == (dt.date(2026, 9, 3), Basis.SUM)

    def test_a_part_that_waits_for_none_has_none_to_tell(self) -> None:
        with pytest.raises(UnknownCode, match="no part that waits for a consent 'first'"):
            self.linked.plan(MONDAY, CALENDAR, consents={"first": MONDAY})
        with pytest.raises(NaiveMoment):
            self.linked.plan(MONDAY, CALENDAR, consents={"second": MONDAY.replace(tzinfo=None)})
        with pytest.raises(BadValue, match="consents"):
            self.linked.plan(MONDAY, CALENDAR, consents=[MONDAY])  # type: ignore[arg-type]  # the mistake

    @pytest.mark.parametrize(
        ("linked", "day", "said"),
        [
            (None, None, "consent: to be given by 17:00 4 Sep 2026, the waiting is not counted"),
            (None, "2026-08-27 10:00", "consent: given at 10:00 27 Aug 2026, the waiting is not counted"),
            (
                package(FIRST, part("second", 2, "first", consent=Consent(Text("đồng ý", "consent")))),
                None,
                "consent: the waiting is not counted",
            ),
        ],
    )
    def test_its_explanation_says_so(self, linked: LinkedProcedure | None, day: str | None, said: str) -> None:
        assert f"    {said}" in str(self.on(day, linked).explain("en"))


class TestSlack:
    def slacks(self, *parts: LinkedPart) -> dict[str, int]:
        return {one.code: one.slack for one in planned(*parts).parts}

    def test_a_cut_off_at_the_end_of_the_day_leaves_a_day_less(self) -> None:
        """What is done at closing comes after 15:00 to the next agency, which has the day after it."""
        copy = part("copy", SameDay(cutoff=dt.time(15)), "first")
        assert self.slacks(FIRST, copy, part("other", 5)) == {"first": 3, "copy": 3, "other": 0}

    def test_days_off_in_between_are_no_room(self) -> None:
        day_long = part("hours", Hours(24), "first")
        assert self.slacks(FIRST, day_long, part("other", 5)) == {"first": 3, "hours": 3, "other": 0}

    def test_the_latest_day_is_later_by_the_slack(self) -> None:
        plan = planned(FIRST, LEFT, RIGHT, LAST)
        assert [(one.code, one.latest and one.latest.day) for one in plan.parts] == [
            ("first", 25),
            ("left", 3),
            ("right", 3),
            ("last", 4),
        ]

    def test_its_conventions_are_those_of_the_calendar(self) -> None:
        by_clock = CALENDAR.with_conventions(Conventions(due_moment=DueMoment.SAME_CLOCK_TIME))
        assert package(FIRST, LEFT).plan(MONDAY, by_clock).due.at == office_time("2026-08-27 09:00")


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

    def test_what_is_done_on_request_only_is_left_out_unless_asked_for(self) -> None:
        linked = package(FIRST, part("card", 5, "first", on_request=True), part("photo", 1, "card", optional=True))
        assert [one.code for one in linked.plan(MONDAY, CALENDAR).parts] == ["first"]
        assert len(linked.plan(MONDAY, CALENDAR, parts=["first", "card", "photo"]).parts) == 3

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

    def test_a_part_may_ask_for_papers_beside_those_of_the_package(self) -> None:
        two = part("two", 1, optional=True, papers=AllOf(paper("map")))
        linked = package(FIRST, two, papers=AllOf(paper("form")))
        assert [one.code for one in linked.requirements()] == ["form", "map"]
        assert [one.code for one in linked.requirements(["first"])] == ["form"]
        assert linked.check(["form"]).missing == ("map",)
        assert linked.check(["form"], parts=["first"]).complete

    def test_a_procedure_of_later_days_is_done_without_where_the_package_gives_a_time(self) -> None:
        def find(code: ProcedureCode) -> Any:
            raise NotInForce(str(code), MONDAY.date(), ())

        code = ProcedureCode.parse("1.000001")
        (alone,) = package(part("one", 1, procedure_code=code)).resolved(find).parts
        assert (alone.procedure, alone.procedure_code) == (None, code)
        with pytest.raises(NotInForce):
            package(LinkedPart("one", Text("một", "one"), "commune", procedure_code=code)).resolved(find)

    def test_one_fact_asked_in_two_ways_is_refused_unless_the_package_decides(self) -> None:
        codes = [ProcedureCode.parse(code) for code in ("1.000001", "1.000002")]
        found = {
            codes[0]: procedure("1.000001", facts=(fact("case", "text", choices=("a", "b")),)),
            codes[1]: procedure("1.000002", facts=(fact("case", "text", choices=("c",)),)),
        }

        def linked(**more: Any) -> LinkedProcedure:
            parts = (
                part(name, 1, procedure_code=code, **(more if name == "two" else {}))
                for name, code in zip(("one", "two"), codes, strict=True)
            )
            return package(*parts)

        with pytest.raises(BadInput, match="case, which part one asks otherwise"):
            linked().resolved(found.__getitem__)
        with pytest.raises(BadInput) as caught:
            linked(sets={"case": "d", "colour": "red"}).resolved(found.__getitem__)
        assert [(one.path, one.code) for one in caught.value.problems] == [
            ("$.parts.two.sets.case", "bad-value"),
            ("$.parts.two.sets.colour", "unknown-fact"),
        ]
        settled = linked(sets={"case": "c"}).resolved(found.__getitem__)
        assert [one.choices for one in settled.asked] == [("a", "b")]

    def test_it_asks_for_the_facts_of_every_part_once(self) -> None:
        assert [one.name for one in self.linked().asked] == ["channel"]


class TestSharedPapers:
    """What several parts ask for is brought once; what one hands to the next is not brought at all."""

    def asked(self, *requirements: Any, gives: tuple[str, ...] = ()) -> AllOf:
        parts = [part(f"p{at}", 1, *([f"p{at - 1}"] if at else [])) for at in range(len(requirements))]
        first = attrs.evolve(parts[0], gives=gives)
        given = (attrs.evolve(one, papers=asked) for one, asked in zip((first, *parts[1:]), requirements, strict=True))
        found = package(*given).requirements()
        assert isinstance(found, AllOf)
        return found

    def test_the_one_that_asks_for_more_counts(self) -> None:
        (only,) = self.asked(AllOf(paper("map", copies=1)), AllOf(paper("map", originals=2)))
        assert (only.originals, only.copies) == (2, 1)

    def test_alternatives_stay_alternatives(self) -> None:
        either = OneOf(paper("card"), paper("passport"))
        asked = self.asked(AllOf(either), AllOf(either, paper("map")))
        assert asked.items == (either, paper("map"))

    def test_a_group_with_a_condition_of_its_own_stays_whole(self) -> None:
        group = AllOf(paper("map"), paper("plan"), when=Condition.parse("own"))
        assert self.asked(group, AllOf(paper("form"))).items == (group, paper("form"))

    def test_of_the_same_code_and_another_name_both_are_asked(self) -> None:
        other = Paper("map", Text("Bản đồ khác", "Another map"))
        assert self.asked(AllOf(paper("map")), AllOf(other)).items == (paper("map"), other)

    @pytest.mark.parametrize(
        ("one", "other", "when", "waived"),
        [
            ({"when": "own"}, {}, "True", None),
            ({"when": "own"}, {"when": "own"}, "own", None),
            ({"when": "own"}, {"when": "rented"}, "own or rented", None),
            ({"waived_if": "found"}, {"waived_if": "found"}, "True", "found"),
            ({"when": "own", "waived_if": "found"}, {"when": "rented"}, "(own and not found) or rented", None),
        ],
    )
    def test_it_is_asked_where_either_part_asks(
        self, one: dict[str, str], other: dict[str, str], when: str, waived: str | None
    ) -> None:
        papers = (paper("map", **{name: Condition.parse(text) for name, text in said.items()}) for said in (one, other))
        (only,) = self.asked(*(AllOf(each) for each in papers))
        assert (str(only.when), only.waived_if and str(only.waived_if)) == (when, waived)

    def test_what_a_part_gives_is_not_asked_of_those_behind_it(self) -> None:
        behind = AllOf(
            paper("extract"),
            OneOf(paper("extract"), paper("copy")),
            OneOf(paper("card"), paper("passport")),
            AtLeast(1, paper("extract"), paper("map")),
        )
        asked = self.asked(AllOf(paper("extract")), behind, gives=("extract",))
        assert asked.items == (
            paper("extract"),
            OneOf(paper("card"), paper("passport")),
            AtLeast(1, paper("map")),
        )


class TestLocalised:
    def test_a_province_may_shorten_a_part_and_the_total(self) -> None:
        national = package(FIRST, RIGHT, totals=(rule(WorkingDays(9)),))
        local = national.localised({"right": [rule(WorkingDays(2))]}, [rule(WorkingDays(4))])
        plan = local.plan(MONDAY, CALENDAR)
        assert (plan.part("right").due.date, plan.due.date) == (dt.date(2026, 8, 27), dt.date(2026, 8, 28))
        assert national.localised() == national

    CHOICES = (TotalRule(WorkingDays(20), needs=["right"], covers=["first"]), rule(WorkingDays(15)))

    def test_the_totals_of_two_choices_stay_two(self) -> None:
        national = package(FIRST, attrs.evolve(RIGHT, optional=True), totals=self.CHOICES)
        assert national.localised() == national
        local = national.localised(totals=[TotalRule(WorkingDays(12), needs=["right"]), rule(WorkingDays(10))])
        first, second = map(TotalRule.of, local.totals)
        assert (first.limit, first.needs, first.covers) == (WorkingDays(12), ("right",), ("first",))
        assert (second.limit, second.needs, second.covers) == (WorkingDays(10), (), ())

    def test_a_plain_one_keeps_the_choice_of_the_row_it_shortens(self) -> None:
        national = package(FIRST, attrs.evolve(RIGHT, optional=True), totals=self.CHOICES[:1])
        (total,) = map(TotalRule.of, national.localised(totals=[rule(WorkingDays(12))]).totals)
        assert (total.limit, total.needs, total.covers) == (WorkingDays(12), ("right",), ("first",))

    def test_a_total_for_no_choice_of_the_law_or_a_longer_one_is_refused(self) -> None:
        national = package(FIRST, attrs.evolve(RIGHT, optional=True), totals=self.CHOICES[:1])
        for local in (TotalRule(WorkingDays(1), needs=["first"]), rule(WorkingDays(21))):
            with pytest.raises(BadValue, match="local limit of the total"):
                national.localised(totals=[local])
        with pytest.raises(BadValue, match="local limits"):
            national.localised({"right": 5})  # type: ignore[dict-item]  # the mistake under test

    @pytest.mark.parametrize("local", [rule(WorkingDays(5)), rule(WorkingDays(1), "rare")])
    def test_not_lengthen_it_nor_make_a_case_of_its_own(self, local: Any) -> None:
        with pytest.raises(BadValue, match="for a case below, and not longer: 4 ngày làm việc"):
            package(FIRST, RIGHT).localised({"right": [local]})

    def test_nor_speak_of_parts_that_are_not_there(self) -> None:
        with pytest.raises(UnknownCode):
            package(FIRST).localised({"second": [rule(WorkingDays(1))]})


class TestNotice:
    """The package itself, in lines."""

    linked = attrs.evolve(
        package(
            FIRST,
            part("card", 5, "first", on_request=True, consent=Consent(Text("đồng ý", "consent"))),
            LinkedPart("tax", Text("thuế", "tax"), "tax"),
            totals=(
                TotalRule(WorkingDays(3), Condition.parse("rare"), needs=["card"], covers=["first"]),
                rule(WorkingDays(2), "rare", adds=True),
            ),
            facts=(fact("rare", default=False, label=Text("hiếm gặp", "it is rare")),),
        ),
        agencies={"commune": Text("UBND xã", "Commune")},
    )

    def test_it_says_totals_parts_agencies_and_what_waits_for_what(self) -> None:
        assert str(self.linked.explain("en")).splitlines() == [
            "sample – Sample package",
            "  Announced total: 3 working days",
            "    where chosen: card",
            "    for: first",
            "    if it is rare",
            "  Added to the announced total: 2 working days [1/2026/NĐ-CP, art. 2]",
            "    if it is rare",
            "  first",
            "    Commune: 1 working day [1/2026/NĐ-CP, art. 2]",
            "  tax",
            "    tax: within the announced total",
            "  card (if the applicant asks for it)",
            "    Commune: 5 working days [1/2026/NĐ-CP, art. 2]",
            "    after: first",
            "    consent: the waiting is not counted",
        ]


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
