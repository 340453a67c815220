"""Settlement reports: which days a period has, which dossiers it counts, and that the numbers add up."""

import datetime as dt
from collections.abc import Callable, Iterable
from fractions import Fraction
from itertools import pairwise
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.dossiers import COMMUNE, SEVEN_DAYS, accepted, at, filed, in_progress, procedure

from motcua.calendar import national_calendar
from motcua.codes import ProcedureCode
from motcua.dated import InForce
from motcua.dossier import Dossier
from motcua.errors import BadValue, NotADay, UnknownCode
from motcua.linked import LinkedPart, LinkedProcedure
from motcua.linked_dossier import LinkedDossier
from motcua.procedure import Procedure
from motcua.reports import COLUMNS, Period, SettlementReport, indicators, settlement
from motcua.timelimit import NoLimit
from motcua.wording import Text

RESIDENCE = Text("Cư trú", "Residence")
CALENDAR = national_calendar()
SEPTEMBER = Period.month(2026, 9)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def finished(moment: str, received: str = "2026-08-28 15:20") -> Dossier:
    """Received on 28 August, the dossier is due on 11 September."""
    return in_progress(at(received)).finish("granted", at=at(moment))


def counts(report: SettlementReport, *columns: str) -> tuple[int, ...]:
    return tuple(getattr(report.total, column) for column in columns)


class TestPeriod:
    """NĐ 09/2019/NĐ-CP art. 12: reports are cut off in the middle of the month."""

    @pytest.mark.parametrize(
        ("period", "first", "last"),
        [
            (Period.month(2026, 9), "2026-08-15", "2026-09-14"),
            (Period.month(2026, 1), "2025-12-15", "2026-01-14"),
            (Period.quarter(2026, 1), "2025-12-15", "2026-03-14"),
            (Period.quarter(2026, 4), "2026-09-15", "2026-12-14"),
            (Period.half_year(2026, 1), "2025-12-15", "2026-06-14"),
            (Period.half_year(2026, 2), "2026-06-15", "2026-12-14"),
            (Period.nine_months(2026), "2025-12-15", "2026-09-14"),
            (Period.year(2026), "2025-12-15", "2026-12-14"),
        ],
        ids=["month", "january", "quarter", "last quarter", "half year", "second half", "nine months", "year"],
    )
    def test_runs_from_the_15th_to_the_14th(self, period: Period, first: str, last: str) -> None:
        assert (period.first, period.last) == (day(first), day(last))

    def test_the_months_of_a_year_leave_no_day_out(self) -> None:
        months = [Period.month(2026, month) for month in range(1, 13)]
        gaps = [after.first - before.last for before, after in pairwise(months)]
        assert set(gaps) == {dt.timedelta(days=1)}
        assert (months[0].first, months[-1].last) == (Period.year(2026).first, Period.year(2026).last)

    def test_takes_any_days(self) -> None:
        assert day("2026-03-31") in Period(day("2026-03-01"), day("2026-03-31"))
        assert day("2026-04-01") not in Period(day("2026-03-01"), day("2026-03-31"))

    def test_says_its_name_and_its_days(self) -> None:
        assert str(Period.quarter(2026, 4)) == "quý 4 năm 2026 (15/09/2026 – 14/12/2026)"
        assert Period.half_year(2026, 1).say("en") == "half 1 of 2026 (15 Dec 2025 – 14 Jun 2026)"

    def test_says_that_nobody_read_the_article(self) -> None:
        assert str(SEPTEMBER.citation) == "09/2019/NĐ-CP, art. 12"
        assert not SEPTEMBER.citation.verified

    def test_the_same_days_are_the_same_period(self) -> None:
        assert Period.month(2026, 9) == Period(day("2026-08-15"), day("2026-09-14"))

    @pytest.mark.parametrize(
        "wrong",
        [
            lambda: Period.month(2026, 13),
            lambda: Period.month(2026, 0),
            lambda: Period.quarter(2026, 5),
            lambda: Period.half_year(2026, 3),
            lambda: Period.year(1),
            lambda: Period.year(10_000),
            lambda: Period.month(2026, month=True),
            lambda: Period(day("2026-02-01"), day("2026-01-31")),
        ],
        ids=["month 13", "month 0", "quarter 5", "half 3", "year 1", "year 10000", "a truth", "backwards"],
    )
    def test_refuses_what_is_no_period(self, wrong: Callable[[], Period]) -> None:
        with pytest.raises(BadValue, match="reporting period"):
            wrong()

    def test_refuses_moments(self) -> None:
        with pytest.raises(NotADay):
            Period(at("2026-01-01 08:00"), day("2026-02-01"))
        with pytest.raises(NotADay):
            _ = at("2026-09-01 08:00") in SEPTEMBER


class TestWhatIsCounted:
    def test_a_dossier_counts_from_the_day_it_was_accepted(self) -> None:
        report = settlement([filed(), accepted()], SEPTEMBER)
        assert counts(report, "received", "counter", "open") == (1, 1, 1)

    def test_one_refused_at_the_counter_never_counts(self) -> None:
        refused = filed().refuse(at=at("2026-08-28 16:00"), reason="không thuộc thẩm quyền")
        assert counts(settlement([refused], SEPTEMBER), "received") == (0,)

    def test_a_procedure_without_a_field_has_a_row_too(self) -> None:
        report = settlement([accepted(of=attrs.evolve(SEVEN_DAYS, field=None))], SEPTEMBER)
        assert [row.field.en for row in report.rows] == ["Field not known"]

    def test_one_filed_after_the_period_is_not_in_it(self) -> None:
        assert settlement([accepted(at("2026-09-15 08:00"))], SEPTEMBER).rows == ()

    def test_one_settled_before_the_period_is_not_in_it(self) -> None:
        assert settlement([finished("2026-09-10 09:00")], Period.month(2026, 10)).rows == ()

    def test_one_still_open_from_before_is_carried_over(self) -> None:
        report = settlement([finished("2026-09-15 09:00")], Period.month(2026, 10))
        assert counts(report, "carried_over", "counter", "received", "late", "settled") == (1, 0, 1, 1, 1)

    @pytest.mark.parametrize(
        ("channel", "column"), [("counter", "counter"), ("post", "post"), ("online", "online_full")]
    )
    def test_what_came_in_the_period_is_told_by_channel(self, channel: str, column: str) -> None:
        assert counts(settlement([accepted(channel=channel)], SEPTEMBER), column, "received") == (1, 1)

    def test_an_online_service_may_stop_short_of_the_result(self) -> None:
        report = settlement([accepted(channel="online")], SEPTEMBER, partly_online=["1.004222"])
        assert counts(report, "online_part", "online_full", "received") == (1, 0, 1)

    def test_one_taken_over_counts_from_its_reception_elsewhere(self) -> None:
        promised = dt.date(2026, 9, 11)
        adopted = Dossier.adopt(
            SEVEN_DAYS,
            office=accepted().office,
            at=at("2026-09-01 08:00"),
            state="in-progress",
            received=at("2026-08-12 08:00"),
            promise=promised,
        )
        report = settlement([adopted], Period.month(2026, 9))
        assert counts(report, "carried_over", "open_late") == (1, 1)

    def test_one_taken_over_when_it_had_ended_was_settled_that_day(self) -> None:
        adopted = Dossier.adopt(
            SEVEN_DAYS,
            office=accepted().office,
            at=at("2026-09-03 08:00"),
            state="returned",
            received=at("2026-08-20 08:00"),
            promise=dt.date(2026, 9, 11),
            outcome="granted",
        )
        report = settlement([adopted], Period.month(2026, 9))
        assert counts(report, "settled", "open") == (1, 0)


class TestHowItStands:
    @pytest.mark.parametrize(
        ("ended", "column"),
        [("2026-09-10 16:00", "early"), ("2026-09-11 16:59", "on_time"), ("2026-09-14 08:00", "late")],
    )
    def test_it_is_judged_on_the_day_processing_ended(self, ended: str, column: str) -> None:
        assert counts(settlement([finished(ended)], SEPTEMBER), column, "settled", "open") == (1, 1, 0)

    def test_a_late_hand_over_does_not_make_it_late(self) -> None:
        handed_over = finished("2026-09-11 09:00").hand_over(at=at("2026-09-14 09:00"))
        assert counts(settlement([handed_over], SEPTEMBER), "on_time", "late") == (1, 0)

    def test_a_withdrawal_settles_it(self) -> None:
        withdrawn = in_progress().withdraw(at=at("2026-09-07 09:00"))
        assert counts(settlement([withdrawn], SEPTEMBER), "early", "open") == (1, 0)

    def test_open_past_the_promise_on_the_last_day_is_open_late(self) -> None:
        report = settlement([in_progress(), in_progress(at("2026-09-07 09:00"))], SEPTEMBER)
        assert counts(report, "open_late", "open_in_time", "open") == (1, 1, 2)

    def test_a_past_period_tells_what_was_so_on_its_last_day(self) -> None:
        handed_over = finished("2026-09-18 09:00").hand_over(at=at("2026-09-21 09:00"))
        assert counts(settlement([handed_over], SEPTEMBER), "open", "open_late", "settled") == (1, 1, 0)

    def test_nothing_is_late_that_was_promised_nothing(self) -> None:
        free = procedure(NoLimit())
        open_one = accepted(of=free)
        settled = in_progress(of=free).finish("granted", at=at("2026-09-10 09:00"))
        report = settlement([open_one, settled], SEPTEMBER)
        assert counts(report, "open_in_time", "on_time", "late") == (1, 1, 0)


def several() -> Iterable[Dossier]:
    yield from (finished("2026-09-10 09:00"), finished("2026-09-14 09:00"), in_progress(channel="online"))
    yield in_progress(at("2026-08-05 09:00"))
    yield accepted(of=in_field("Hộ tịch", "Civil status"))


def in_field(vi: str, en: str) -> Procedure:
    return attrs.evolve(SEVEN_DAYS, field=Text(vi, en))


class TestReport:
    report = settlement(several(), SEPTEMBER)

    def test_has_a_row_for_each_field_and_their_total(self) -> None:
        assert [row.field.vi for row in self.report.rows] == ["Cư trú", "Hộ tịch"]
        assert [row.received for row in (*self.report.rows, self.report.total)] == [4, 1, 5]

    def test_adds_up(self) -> None:
        assert self.report.check() == ()

    def test_every_number_lists_its_dossiers(self) -> None:
        for row in (*self.report.rows, self.report.total):
            for column in COLUMNS:
                cell = self.report.cell(row.field, column)
                assert cell.count == len(cell.dossiers) == getattr(row, column)

    def test_a_field_is_named_in_either_language(self) -> None:
        cells = [self.report.cell(name, "received") for name in ("Cư trú", "Residence", RESIDENCE)]
        assert len({cell.dossiers for cell in cells}) == 1

    def test_the_total_has_a_cell_too(self) -> None:
        assert self.report.cell(None, "open").count == self.report.total.open == 3

    def test_a_cell_shows_no_dossier_in_its_repr(self) -> None:
        assert "Dossier" not in repr(self.report.cell(None, "open"))

    def test_unknown_names_are_answered_with_the_known_ones(self) -> None:
        with pytest.raises(UnknownCode, match="no field 'Đất đai' is known; nearest: Cư trú, Hộ tịch"):
            self.report.cell("Đất đai", "open")
        with pytest.raises(UnknownCode, match="no column 'lost' is known"):
            self.report.cell(None, "lost")

    def test_an_empty_report_adds_up_too(self) -> None:
        assert settlement([], SEPTEMBER).check() == ()


class TestCheck:
    report = settlement(several(), SEPTEMBER)

    def test_a_sum_that_is_wrong_is_named_with_its_row(self) -> None:
        row = attrs.evolve(self.report.rows[0], early=7)
        forged = attrs.evolve(self.report, rows=(row, *self.report.rows[1:]))
        paths = {problem.path for problem in forged.check()}
        assert {"$.rows[0].settled", "$.total.early", "$.rows[0].early"} <= paths

    def test_received_is_settled_and_open_together(self) -> None:
        total = attrs.evolve(self.report.total, open=9)
        problems = attrs.evolve(self.report, total=total).check()
        assert "$.total.received: met 5; right would be 11 (settled + open)" in map(str, problems)

    def test_what_was_open_is_carried_over(self) -> None:
        before = settlement(several(), Period.month(2026, 8))
        assert before.total.open == 1
        assert self.report.check(before) == ()

    def test_what_was_lost_between_two_periods_is_found(self) -> None:
        before = settlement(several(), Period.month(2026, 8))
        after = settlement(list(several())[:3], SEPTEMBER)
        (problem,) = after.check(before)
        assert str(problem) == "$[Cư trú].carried_over: met 0; right would be 1 (open before)"


@st.composite
def dossiers(draw: st.DrawFn) -> Dossier:
    """A dossier received on some working day of summer 2026, and settled, withdrawn or open."""
    received = draw(st.integers(0, 60))
    start = moment_of_day(received)
    dossier = in_progress(start, channel=draw(st.sampled_from(["counter", "online", "post"])))
    ended = moment_of_day(received + draw(st.integers(0, 20)))
    end: Callable[[Dossier], Dossier] = draw(
        st.sampled_from(
            [
                lambda open_one: open_one,
                lambda settled: settled.finish("granted", at=ended),
                lambda stopped: stopped.withdraw(at=ended),
            ]
        )
    )
    return end(dossier)


def moment_of_day(number: int) -> dt.datetime:
    return CALENDAR.moment(CALENDAR.add_working_days(day("2026-06-01"), number), dt.time(9))


class TestIdentities:
    """Form 07a: (3) = (4)+…+(8) = (9)+(13), and (8) of a period is (13) of the one before."""

    @settings(max_examples=40)
    @given(st.lists(dossiers(), max_size=12))
    def test_hold_whatever_happened(self, given_ones: list[Dossier]) -> None:
        reports = [settlement(given_ones, Period.month(2026, month)) for month in range(6, 12)]
        assert [report.check() for report in reports] == [()] * 6
        assert [after.check(before) for before, after in pairwise(reports)] == [()] * 5

    @settings(max_examples=40)
    @given(st.lists(dossiers(), max_size=12))
    def test_everything_received_is_settled_once(self, given_ones: list[Dossier]) -> None:
        reports = [settlement(given_ones, Period.month(2026, month)) for month in range(6, 12)]
        settled = sum(report.total.settled for report in reports)
        assert settled + reports[-1].total.open == len(given_ones)


@pytest.mark.parametrize("dossiers", [None, 5, "x", [1], ["x"]])
def test_a_report_is_of_dossiers(dossiers: Any) -> None:
    with pytest.raises(BadValue, match="dossier"):
        settlement(dossiers, Period.month(2026, 9))


class TestLinked:
    """Of a package statistics count the outer dossier once, or each inner one, as the package declares."""

    def package(self, counted: str, *, until: str = "2026-09-04 10:00") -> LinkedDossier:
        parts = tuple(
            LinkedPart(code, Text(code, code), "commune", waits_for=waits, procedure=SEVEN_DAYS)
            for code, waits in (("one", ()), ("two", ("one",)))
        )
        link = LinkedProcedure(
            "sample",
            Text("Liên thông mẫu", "Sample package"),
            InForce(day("2024-01-01")),
            parts,
            "commune",
            national_codes=(ProcedureCode("2.002621"),),
            field=RESIDENCE,
            counted=counted,
        )
        told: dict[str, Any] = {"facts": {"home": "own"}, "papers": ("ct01", "proof_of_home"), "channel": "online"}
        dossier = LinkedDossier.open(link, office=COMMUNE, at=at("2026-08-28 09:00"), **told)
        for code, moment in (("one", "2026-08-28 10:00"), ("two", until)):
            dossier = dossier.act(code, "accept", at=at(moment)).act(code, "finish", "granted", at=at(moment))
        return dossier

    def test_the_outer_one_counts_once(self) -> None:
        report = settlement([self.package("outer")], SEPTEMBER)
        assert counts(report, "online_full", "received", "early", "settled") == (1, 1, 1, 1)
        assert [row.field for row in report.rows] == [RESIDENCE]
        assert report.check() == ()

    def test_or_each_inner_one(self) -> None:
        report = settlement([self.package("inner")], SEPTEMBER)
        assert counts(report, "received", "settled") == (2, 2)
        assert report.check() == ()

    def test_it_is_open_until_its_last_part_ends_and_carried_over_after_that(self) -> None:
        dossier = self.package("outer", until="2026-09-30 10:00")
        assert counts(settlement([dossier], SEPTEMBER), "received", "open_in_time") == (1, 1)
        later = settlement([dossier], Period.month(2026, 10))
        assert counts(later, "carried_over", "received", "late") == (1, 1, 1)
        assert settlement([dossier], Period.month(2026, 12)).total.received == 0
        assert settlement([dossier], Period.month(2026, 8)).total.received == 0

    def test_of_the_outer_one_the_indicators_know_where_it_stands_and_no_more(self) -> None:
        told = indicators([self.package("outer")], SEPTEMBER)
        assert {told["on_time"].value, told["online"].value} == {Fraction(1)}
        assert [len(told[code].excluded) for code in ("paid_online", "synchronised", "reused")] == [1, 1, 1]

    @pytest.mark.parametrize("code", ["sample", "2.002621"])
    def test_its_service_may_stop_short_of_the_result(self, code: str) -> None:
        assert counts(settlement([self.package("outer")], SEPTEMBER, partly_online=[code]), "online_part") == (1,)
