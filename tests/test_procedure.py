"""One version of a procedure answers how long, what, how much, and what to post on the wall."""

import datetime as dt
import itertools
import pickle
from collections.abc import Callable
from typing import Any, Final

import pytest
from tests.procedures import CITED, SINCE, fact, paper, procedure, rule

from motcua.adapters.rulefiles import load_catalogue, load_local_rules
from motcua.calendar import national_calendar, office_time
from motcua.catalogue import Catalogue
from motcua.codes import ProcedureCode
from motcua.conditions import Channel, Condition
from motcua.dated import InForce
from motcua.desk import Desk
from motcua.errors import BadValue, MotcuaError, NoFeeLevel, NoPromise, UndecidedFacts, UnknownFact
from motcua.fees import Fee, FeeLevel, FeeSchedule, Flat, Levy, SetBy, exempt
from motcua.money import VND
from motcua.papers import AllOf, AtLeast, OneOf
from motcua.procedure import Binds, LimitRule, Prerequisite, Result, regrouped, shortens, summed
from motcua.reference import reference_catalogue, reference_fee_schedules
from motcua.timelimit import (
    CalendarDays,
    Hours,
    Months,
    SameDay,
    Stages,
    TimeLimit,
    UnknownLimit,
    WorkingDays,
    WorkingHours,
)
from motcua.wording import Text, short_date, short_moment

MONDAY = office_time("2026-08-24 09:00")
CALENDAR = national_calendar()

verified = (rule(WorkingDays(8), "verification"), rule(WorkingDays(3)))
VERIFICATION = fact("verification")


def local_fee(item: str = "charge", amount: int = 5_000, **more: Any) -> Fee:
    level = FeeLevel(Flat(amount), SINCE, CITED)
    return Fee(item, Text("Lệ phí", "Charge"), Levy.LE_PHI, (level,), **more)


def left_to_the_province() -> FeeSchedule:
    level = FeeLevel(SetBy("HĐND cấp tỉnh"), SINCE, CITED)
    charge = Fee("charge", Text("Lệ phí", "Charge"), Levy.LE_PHI, (level,))
    national = Fee("extract", Text("Phí", "Fee"), Levy.PHI, (FeeLevel(Flat(8_000), SINCE, CITED),))
    return FeeSchedule("sample", Text("Biểu", "Schedule"), (), (charge, national))


class TestDue:
    def test_the_limit_is_counted_from_the_receipt(self) -> None:
        assert procedure().due(MONDAY, CALENDAR).date == dt.date(2026, 9, 7)

    def test_the_answer_names_the_rule_it_rests_on(self) -> None:
        due = procedure().due(MONDAY, CALENDAR)
        assert due.rule == CITED
        assert CITED in due.explain("vi").citations

    def test_a_limit_that_counts_from_another_event_says_so(self) -> None:
        review = rule(CalendarDays(15), since=Text("ngày bắt đầu rà soát", "the start of the review"))
        (said,) = procedure(limits=(review,)).due(MONDAY, CALENDAR).warnings
        assert said.say("en").startswith("The limit counts from the start of the review; the moment given")

    def test_a_version_asked_outside_its_days_says_so(self) -> None:
        later = procedure(in_force=InForce(dt.date(2026, 9, 1)))
        (said,) = later.due(MONDAY, CALENDAR).warnings
        assert said.say("en") == "This version (from 1 Sep 2026) is not the one in force on 24 Aug 2026"
        assert procedure().due(MONDAY, CALENDAR).warnings == ()

    def test_a_limit_of_the_applicant_never_becomes_a_return_date(self) -> None:
        rules = (rule(CalendarDays(60), binds="applicant"), rule(WorkingDays(3), binds="consulted"))
        with pytest.raises(NoPromise, match="no time limit"):
            procedure(limits=rules).due(MONDAY, CALENDAR)

    def test_conventions_and_a_desk_are_passed_on(self) -> None:
        due = procedure().due(MONDAY, CALENDAR, start="as-stamped", due_moment="same-clock-time", desk=Desk())
        assert (due.at.hour, due.collect_from) == (9, due.at)

    def test_a_fact_nobody_asks_for_is_refused(self) -> None:
        with pytest.raises(UnknownFact) as caught:
            procedure().due(MONDAY, CALENDAR, colour="red")
        assert caught.value.known == ("channel",)


class TestFactsInATable:
    """Names that come from a form or a service stand in a table, where none of them can mean an option."""

    RESIDENCE = reference_catalogue().find("1.004222", on=dt.date(2026, 8, 24))
    HOME: Final[dict[str, Any]] = {"home": "own", "channel": "online"}

    def test_every_verb_takes_them_as_it_takes_keywords(self) -> None:
        one, day = self.RESIDENCE, MONDAY.date()
        assert one.due(MONDAY, CALENDAR, facts=self.HOME) == one.due(MONDAY, CALENDAR, **self.HOME)
        assert one.limit(facts=self.HOME) == one.limit(**self.HOME)
        assert one.quote(on=day, facts=self.HOME) == one.quote(on=day, **self.HOME)
        assert one.requirements(facts=self.HOME) == one.requirements(**self.HOME)
        assert one.check(["ct01"], on=day, facts=self.HOME) == one.check(["ct01"], on=day, **self.HOME)

    def test_some_may_stand_beside_it(self) -> None:
        quote = self.RESIDENCE.quote(on=MONDAY.date(), facts={"home": "own"}, channel="online")
        assert quote.total == VND(10_000)

    @pytest.mark.parametrize("name", ["on", "start", "due_moment", "desk", "facts", "self"])
    def test_no_name_means_an_option(self, name: str) -> None:
        with pytest.raises(UnknownFact, match=f"unknown fact {name}"):
            self.RESIDENCE.due(MONDAY, CALENDAR, facts={name: "as-stamped"})
        with pytest.raises(UnknownFact, match=f"unknown fact {name}"):
            reference_fee_schedules()["residence"].quote(on=MONDAY.date(), facts={name: "x"})
        with pytest.raises(UnknownFact, match=f"unknown fact {name}"):
            reference_catalogue().link("birth", on=MONDAY.date()).plan(MONDAY, CALENDAR, facts={name: "x"})

    def test_one_that_stands_in_both_is_refused(self) -> None:
        with pytest.raises(BadValue, match="home, in the table and beside it; right would be each fact once"):
            self.RESIDENCE.limit(facts={"home": "own"}, home="rented")

    def test_a_table_is_a_table(self) -> None:
        with pytest.raises(BadValue, match="facts: met list; right would be a mapping of names to answers"):
            self.RESIDENCE.limit(facts=["home"])  # type: ignore[arg-type]


class TestLimit:
    def test_the_first_rule_that_holds_is_the_one(self) -> None:
        sample = procedure(limits=verified, facts=(VERIFICATION,))
        assert sample.limit(verification=True) == WorkingDays(8)
        assert sample.limit(verification=False) == WorkingDays(3)

    def test_a_missing_fact_is_asked_for_with_its_question(self) -> None:
        with pytest.raises(UndecidedFacts) as caught:
            procedure(limits=verified, facts=(VERIFICATION,)).limit()
        assert dict(caught.value.questions) == {"verification": VERIFICATION.question}

    def test_a_default_of_the_law_stands_in(self) -> None:
        asked = fact("verification", default=False)
        assert procedure(limits=verified, facts=(asked,)).limit() == WorkingDays(3)

    def test_a_rule_of_one_channel_asks_for_the_channel(self) -> None:
        rules = (rule(WorkingDays(2), channels=["online"]), rule(WorkingDays(5)))
        sample = procedure(limits=rules)
        assert sample.limit(channel="online") == WorkingDays(2)
        assert sample.limit(channel=Channel.POST) == WorkingDays(5)
        with pytest.raises(UndecidedFacts):
            sample.limit()

    def test_an_addition_is_added_where_its_case_holds(self) -> None:
        rules = (rule(WorkingDays(17)), rule(WorkingDays(10), "remote", adds=True))
        sample = procedure(limits=rules, facts=(fact("remote"),))
        assert (sample.limit(remote=True), sample.limit(remote=False)) == (WorkingDays(27), WorkingDays(17))

    def test_an_addition_in_another_unit_follows_as_a_stage(self) -> None:
        later = summed([rule(SameDay()), rule(WorkingDays(2), adds=True)])
        assert later == Stages(SameDay(), WorkingDays(2))

    def test_an_addition_that_says_from_when_it_counts_is_not_summed_up(self) -> None:
        more = rule(CalendarDays(10), adds=True, since=Text("ngày hết hạn", "its end"))
        later = summed([rule(CalendarDays(15)), more])
        assert later == Stages(CalendarDays(15), CalendarDays(10))

    def test_a_limit_that_says_no_amount_promises_nothing(self) -> None:
        with pytest.raises(NoPromise, match="theo thỏa thuận"):
            procedure(limits=(rule(UnknownLimit("theo thỏa thuận")),)).due(MONDAY, CALENDAR)


class TestPapers:
    sample = procedure(
        facts=(*procedure().facts, fact("married"), fact("found")),
        papers=AllOf(
            paper("declaration"),
            OneOf(paper("certificate"), paper("statement", channels=["counter"]), when=Condition.parse("married")),
            AtLeast(2, paper("one"), paper("two", waived_if=Condition.parse("found"))),
        ),
    )

    def test_a_case_asks_for_its_own_papers(self) -> None:
        asked = [one.code for one in self.sample.requirements(married=False, found=False)]
        assert asked == ["declaration", "one", "two"]

    def test_what_is_waived_or_for_another_channel_is_left_out(self) -> None:
        asked = [one.code for one in self.sample.requirements(married=True, found=True, channel="online")]
        assert asked == ["declaration", "certificate", "one"]

    def test_what_is_undecided_may_still_be_asked_for(self) -> None:
        assert len(list(self.sample.requirements())) == 5

    def test_a_case_may_ask_for_nothing(self) -> None:
        nothing = procedure(papers=AllOf(paper("map", when=Condition.parse("found"))), facts=(fact("found"),))
        assert list(nothing.requirements(found=False)) == []

    def test_a_group_of_no_papers_is_no_group(self) -> None:
        assert list(regrouped(AllOf(), ())) == []

    def test_a_check_names_what_is_missing(self) -> None:
        assert procedure().check([]).missing == ("declaration",)
        assert procedure().check(["declaration"], on=dt.date(2026, 8, 28), channel="post").complete is True


class TestQuote:
    def test_only_the_facts_of_the_fees_reach_them(self) -> None:
        sample = procedure(fees=left_to_the_province())
        assert [line.item for line in sample.quote(on=MONDAY.date(), channel="online").lines] == ["charge", "extract"]

    def test_an_unknown_fact_is_refused(self) -> None:
        with pytest.raises(UnknownFact):
            procedure(fees=left_to_the_province()).quote(on=MONDAY.date(), colour="red")

    def test_fees_that_are_not_loaded_are_not_free(self) -> None:
        with pytest.raises(NoFeeLevel):
            procedure().quote(on=MONDAY.date())


class TestChannels:
    """2.000815 is certified at the counter: no other way of filing has an answer."""

    @pytest.mark.parametrize("channel", ["online", "post"])
    def test_a_channel_that_is_not_offered_has_no_answer(self, channel: str) -> None:
        copies = reference_catalogue().find("2.000815", on=MONDAY.date())
        asked: list[Any] = [
            lambda: copies.due(MONDAY, CALENDAR, channel=channel),
            lambda: copies.limit(channel=channel),
            lambda: copies.quote(on=MONDAY.date(), channel=channel),
            lambda: copies.check([], channel=channel),
            lambda: copies.requirements(channel=channel),
        ]
        for ask in asked:
            with pytest.raises(BadValue, match="right would be one of 'counter'"):
                ask()

    def test_the_question_names_the_channels_that_are_offered(self) -> None:
        channel, *_ = reference_catalogue().find("1.003197", on=MONDAY.date()).facts
        assert (channel.name, channel.choices) == ("channel", ("counter", "online"))


class TestLocalised:
    def test_a_province_may_shorten_a_time(self) -> None:
        assert procedure().localised([rule(WorkingDays(5))]).limit() == WorkingDays(5)

    def test_it_may_not_lengthen_one(self) -> None:
        with pytest.raises(BadValue, match="not longer"):
            procedure().localised([rule(WorkingDays(8))])

    def test_it_is_told_that_units_cannot_be_compared(self) -> None:
        with pytest.raises(BadValue, match="in the unit of 7 ngày làm việc, as these units cannot be compared"):
            procedure().localised([rule(Months(1))])

    def test_a_schedule_of_another_matter_is_refused(self) -> None:
        land = reference_fee_schedules()["land-hai-phong"]
        with pytest.raises(BadValue, match=r"land-hai-phong; .* with a fee of this procedure: charge"):
            procedure(fees=left_to_the_province()).localised(fees=land)
        with pytest.raises(BadValue, match="it has none"):
            procedure().localised(fees=land)

    def test_it_may_not_make_a_case_of_its_own(self) -> None:
        with pytest.raises(BadValue, match="met 2 ngày làm việc if verification"):
            procedure(limits=verified, facts=(VERIFICATION,)).localised([rule(WorkingDays(2), "verification == False")])

    def test_it_may_set_a_level_that_is_left_to_it_and_exempt_further(self) -> None:
        online = exempt(Condition.parse("channel == 'online'"), citation=CITED)
        local = procedure(fees=left_to_the_province()).localised(fees=[local_fee(adjustments=(online,))])
        assert local.quote(on=MONDAY.date(), channel="counter").total == VND(13_000)
        assert local.quote(on=MONDAY.date(), channel="online").total == VND(8_000)

    @pytest.mark.parametrize("item", ["extract", "unheard-of"])
    def test_it_may_not_set_a_national_level(self, item: str) -> None:
        with pytest.raises(BadValue, match="one left to the province: charge"):
            procedure(fees=left_to_the_province()).localised(fees=[local_fee(item)])

    def test_without_any_such_level_the_error_says_so(self) -> None:
        with pytest.raises(BadValue, match="none"):
            procedure().localised(fees=[local_fee()])


class TestShorter:
    def test_limits_of_one_kind_compare_by_their_amount(self) -> None:
        assert shortens(WorkingDays(3), WorkingDays(3))
        assert not shortens(WorkingDays(4), WorkingDays(3))
        assert not shortens(WorkingDays(2, cutoff=dt.time(15)), WorkingDays(3))

    def test_limits_of_two_kinds_do_not_compare(self) -> None:
        assert shortens(Hours(8), SameDay()) is None
        assert shortens(Months(1), WorkingDays(30)) is None
        assert shortens(CalendarDays(4), WorkingDays(3)) is None
        assert shortens(CalendarDays(2, cutoff=dt.time(15)), WorkingDays(3)) is None

    def test_as_many_days_never_end_after_as_many_working_days(self) -> None:
        assert shortens(CalendarDays(3), WorkingDays(3)) is True

    def test_eight_working_hours_are_a_working_day(self) -> None:
        assert shortens(WorkingHours(24), WorkingDays(3)) is True
        assert shortens(WorkingHours(25), WorkingDays(3)) is None

    def test_the_same_day_is_shorter_than_working_days(self) -> None:
        assert shortens(SameDay(), WorkingDays(1))
        assert shortens(SameDay(), SameDay())

    def test_stages_compare_one_by_one(self) -> None:
        national = Stages(WorkingDays(5), CalendarDays(12))
        assert shortens(Stages(WorkingDays(5), CalendarDays(10)), national)
        assert not shortens(Stages(WorkingDays(1), CalendarDays(13)), national)
        assert not shortens(Stages(WorkingDays(1)), national)

    def test_what_the_national_rules_leave_open_is_for_the_province_to_fill(self) -> None:
        assert shortens(WorkingDays(17), UnknownLimit("set by the province"))
        assert not shortens(UnknownLimit("set by the province"), WorkingDays(17))


class TestProblems:
    def test_conditions_over_undeclared_facts_are_found_with_their_place(self) -> None:
        papers = AllOf(paper("map", when=Condition.parse("remote")))
        found = procedure(limits=verified, papers=papers).problems()
        assert [(problem.path, problem.code) for problem in found] == [
            ("$.limits[0].when", "unknown-fact"),
            ("$.papers.items[0].when", "unknown-fact"),
        ]


class TestDescribe:
    sample = procedure(
        facts=(*procedure().facts, VERIFICATION, fact("found")),
        limits=(*verified, rule(WorkingDays(2), adds=True), rule(CalendarDays(60), binds=Binds.APPLICANT)),
        papers=AllOf(
            paper("declaration", form="CT01", waived_if=Condition.parse("found")),
            AtLeast(1, paper("one"), AllOf(paper("two"), OneOf(paper("three", when=Condition.parse("found"))))),
        ),
        fees=left_to_the_province(),
        results=(Result(Text("Giấy mẫu", "Sample paper"), "KQ.G15.000001"),),
        conditions=(Text("Có hộ khẩu", "A resident"),),
        announced_by=CITED,
    )

    def test_the_notice_tells_what_the_law_lists(self) -> None:
        notice = self.sample.describe("vi")
        for said in (
            "1.000001 – Thủ tục mẫu",
            "Lĩnh vực: Lĩnh vực mẫu",
            "Cấp thực hiện: cấp xã",
            "mẫu CT01",
            "Ít nhất 1 trong các giấy tờ sau",
            "8 ngày làm việc",
            "cộng thêm 2 ngày làm việc",
            "người yêu cầu phải thực hiện trong 60 ngày",
            "Lệ phí (lệ phí)",
            "Giấy mẫu",
            "Có hộ khẩu",
            "Quyết định công bố",
        ):
            assert said in notice

    def test_it_speaks_english_too(self) -> None:
        limits = "Time limits:\n  8 working days [1/2026/NĐ-CP, art. 2]\n    if verification"
        assert limits in self.sample.describe("en")

    def test_what_is_not_known_is_left_out(self) -> None:
        bare = procedure(field=None, level=None, papers=paper("declaration")).describe("en")
        assert "Field" not in bare
        assert "Level" not in bare
        assert "Fees and charges: none loaded" in bare


class TestValue:
    def test_it_survives_pickling(self) -> None:
        assert pickle.loads(pickle.dumps(procedure())) == procedure()

    def test_its_repr_is_short(self) -> None:
        assert repr(procedure(in_force=InForce(dt.date(2026, 7, 1)))) == "<Procedure 1.000001 from 2026-07-01>"

    def test_words_are_read_as_enumerations(self) -> None:
        read = LimitRule(WorkingDays(1), channels=["post"], binds="consulted")
        assert (read.channels, read.binds) == ((Channel.POST,), Binds.CONSULTED)

    @pytest.mark.parametrize(
        ("given", "more", "what"),
        [
            ("5", {}, "limit of LimitRule"),
            (WorkingDays(5), {"when": "True"}, "when of LimitRule"),
            (WorkingDays(5), {"binds": "b"}, "binds"),
            (WorkingDays(5), {"adds": "yes"}, "adds of LimitRule"),
            (WorkingDays(5), {"citation": "1/2026/NĐ-CP"}, "citation of LimitRule"),
        ],
    )
    def test_what_is_no_part_of_a_rule_is_refused(self, given: Any, more: dict[str, Any], what: str) -> None:
        with pytest.raises(BadValue, match=what):
            LimitRule(given, **more)


class TestCases:
    def test_the_fact_called_case_names_them(self) -> None:
        asked = fact("case", "text", choices=["house", "other"], labels={"house": Text("nhà ở", "a house")})
        cases = procedure(facts=(asked,)).cases
        assert [(case.code, case.name.en) for case in cases] == [("house", "a house"), ("other", "other")]

    def test_a_prerequisite_over_a_fact_nobody_asks_for_is_a_problem(self) -> None:
        one = Prerequisite(ProcedureCode.parse("1.013313"), Text("Xác nhận", "Paper"), Condition.parse("colour"))
        (problem,) = procedure(requires=(one,)).problems()
        assert (problem.path, problem.code) == ("$.requires[0].when", "unknown-fact")


class TestDoors:
    """What no type checker would let pass is our error at every door of the rules."""

    @pytest.mark.parametrize(
        "mistake",
        [
            Catalogue.of,
            lambda given: Catalogue.of([given]),
            load_catalogue,
            load_local_rules,
            short_date,
            short_moment,
            Condition.parse,
            TimeLimit.parse,
            office_time,
            lambda given: procedure().quote(on=given),
            lambda given: procedure().check(given),
            lambda given: procedure().requirements(self=given),
            lambda given: rule(WorkingDays(3), channels=[]) if given else None,
        ],
        ids=itertools.count(1),
    )
    @pytest.mark.parametrize("given", [5, 10**5000], ids=["a number", "a number of 5,000 digits"])
    def test_a_number_is_none_of_these(self, mistake: Callable[[Any], object], given: Any) -> None:
        with pytest.raises(MotcuaError):
            mistake(given)
