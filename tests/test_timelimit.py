"""Limits as values: what they are, how they are written, how they are read, and what they refuse."""

import datetime as dt
import unicodedata

import pytest

from motcua.calendar import (
    Conventions,
    DueMoment,
    Notice,
    NoticeDay,
    OfficeHours,
    Part,
    Reason,
    Start,
    national_calendar,
    office_time,
)
from motcua.citation import Citation
from motcua.errors import BadValue, MotcuaError, NaiveMoment, NotAMoment, OutsideCalendar, UnreadableLimit
from motcua.timelimit import (
    CalendarDays,
    Hours,
    Months,
    NoLimit,
    Receipt,
    SameDay,
    Stages,
    TimeLimit,
    Unit,
    UnknownLimit,
    WorkingDays,
    WorkingHours,
    Years,
)
from motcua.wording import Text

pytestmark = pytest.mark.answers("timelimit")

CALENDAR = national_calendar()
FIFTEEN = dt.time(15)
COUNTED = (WorkingDays, CalendarDays, Months, Years, WorkingHours, Hours)
BY_DAY = (WorkingDays, CalendarDays, Months, Years)


class TestRead:
    @pytest.mark.parametrize(
        ("text", "limit"),
        [
            ("03 ngày làm việc", WorkingDays(3)),
            ("Không quá 08 ngày làm việc", WorkingDays(8)),
            ("trong ngày làm việc; sau 15 giờ thì trả vào ngày làm việc tiếp theo", SameDay(cutoff=FIFTEEN)),
            ("30 ngày", CalendarDays(30)),
            ("24 giờ", Hours(24)),
            ("01 tháng", Months(1)),
            ("5 working days", WorkingDays(5)),
        ],
        ids=str,
    )
    def test_the_plainest_wordings(self, text: str, limit: TimeLimit) -> None:
        assert TimeLimit.parse(text) == limit

    @pytest.mark.parametrize(
        ("text", "limit"),
        [
            ("Trong thời hạn 05 ngày làm việc kể từ ngày nhận đủ hồ sơ hợp lệ.", WorkingDays(5)),
            ("Trong thời hạn 15 ngày, kể từ ngày nhận đủ hồ sơ hợp lệ", CalendarDays(15)),
            ("Không quá 07 ngày làm việc kể từ ngày nhận được hồ sơ hợp lệ", WorkingDays(7)),
            ("Tối đa 10 ngày làm việc, kể từ ngày tiếp nhận đủ hồ sơ", WorkingDays(10)),
            ("03 ngày làm việc kể từ ngày nhận hồ sơ", WorkingDays(3)),
            ("20 ngày làm việc (kể từ ngày nhận đủ hồ sơ hợp lệ)", WorkingDays(20)),
            ("Thời hạn giải quyết: 05 ngày làm việc", WorkingDays(5)),
            ("Thời gian giải quyết là 05 ngày làm việc", WorkingDays(5)),
            ("trong vòng 1 ngày", CalendarDays(1)),
            ("chậm nhất 02 ngày làm việc", WorkingDays(2)),
            ("Trong thời hạn không quá 03 ngày làm việc", WorkingDays(3)),
            ("15 (mười lăm) ngày", CalendarDays(15)),
            ("05 (năm) ngày làm việc kể từ ngày nhận đủ hồ sơ hợp lệ", WorkingDays(5)),
            ("mười lăm ngày", CalendarDays(15)),
            ("năm ngày làm việc", WorkingDays(5)),
            ("năm năm", Years(5)),
            ("hai mươi bốn giờ", Hours(24)),
            ("08 giờ làm việc", WorkingHours(8)),
            ("24h", Hours(24)),
            ("02 năm", Years(2)),
            ("02 tuần", CalendarDays(14)),
            ("6 tháng kể từ ngày nhận đủ hồ sơ hợp lệ", Months(6)),
        ],
        ids=lambda value: value if isinstance(value, str) else "",
    )
    def test_what_official_documents_write_around_them(self, text: str, limit: TimeLimit) -> None:
        assert TimeLimit.parse(text) == limit

    @pytest.mark.parametrize(
        ("text", "limit"),
        [
            ("trong ngày", SameDay()),
            ("Ngay trong ngày làm việc", SameDay()),
            ("ngay trong ngày tiếp nhận hồ sơ", SameDay()),
            ("same day", SameDay()),
            ("within the working day", SameDay()),
            ("same day, 15:00", SameDay(cutoff=FIFTEEN)),
            (
                "Trong ngày làm việc; nhận hồ sơ sau 15 giờ thì trả kết quả trong ngày làm việc tiếp theo",
                SameDay(cutoff=FIFTEEN),
            ),
            ("trong ngày; sau 15h30 thì trả vào ngày làm việc tiếp theo", SameDay(cutoff=dt.time(15, 30))),
            ("trong ngày; sau 15:00 thì trả vào ngày làm việc kế tiếp", SameDay(cutoff=FIFTEEN)),
            (
                "03 ngày làm việc; tiếp nhận sau 15 giờ thì tính từ ngày làm việc tiếp theo",
                WorkingDays(3, cutoff=FIFTEEN),
            ),
            ("01 tháng, 15:00", Months(1, cutoff=FIFTEEN)),
            ("1 year, 15:00", Years(1, cutoff=FIFTEEN)),
            ("5 days, received after 15:00 counts from the next working day", CalendarDays(5, cutoff=FIFTEEN)),
        ],
        ids=lambda value: value if isinstance(value, str) else "",
    )
    def test_the_same_day_and_the_cutoff(self, text: str, limit: TimeLimit) -> None:
        assert TimeLimit.parse(text) == limit

    @pytest.mark.parametrize(
        ("text", "limit"),
        [
            ("1 working day", WorkingDays(1)),
            ("within 5 working days", WorkingDays(5)),
            ("no more than 8 working days", WorkingDays(8)),
            ("30 days", CalendarDays(30)),
            ("15 calendar days", CalendarDays(15)),
            ("1 month", Months(1)),
            ("2 years", Years(2)),
            ("8 working hours", WorkingHours(8)),
            ("24 hours", Hours(24)),
            ("2 weeks", CalendarDays(14)),
            ("5 working days from the date of receipt of a complete and valid dossier", WorkingDays(5)),
            ("at most 10 business days", WorkingDays(10)),
        ],
        ids=lambda value: value if isinstance(value, str) else "",
    )
    def test_english(self, text: str, limit: TimeLimit) -> None:
        assert TimeLimit.parse(text) == limit

    @pytest.mark.parametrize(
        ("text", "limit"),
        [
            ("05 ngày làm việc, sau đó 10 ngày", Stages(WorkingDays(5), CalendarDays(10))),
            ("8 giờ làm việc, sau đó 24 giờ", Stages(WorkingHours(8), Hours(24))),
            ("3 ngày; tiếp đó 2 ngày làm việc", Stages(CalendarDays(3), WorkingDays(2))),
            ("5 working days, then 10 days", Stages(WorkingDays(5), CalendarDays(10))),
            (
                "1 ngày làm việc, sau đó 2 ngày làm việc, sau đó 3 ngày",
                Stages(WorkingDays(1), WorkingDays(2), CalendarDays(3)),
            ),
        ],
        ids=lambda value: value if isinstance(value, str) else "",
    )
    def test_one_after_the_other_where_a_word_says_so(self, text: str, limit: TimeLimit) -> None:
        assert TimeLimit.parse(text) == limit

    def test_decomposed_letters_are_the_same_letters(self) -> None:
        assert TimeLimit.parse(unicodedata.normalize("NFD", "Không quá 08 ngày làm việc")) == WorkingDays(8)

    @pytest.mark.parametrize(
        "text", ["05 NGÀY LÀM VIỆC", "  05   ngày\tlàm việc ", "05 ngày làm việc", "05 ngày làm việc."]
    )
    def test_capitals_blanks_and_the_full_stop_say_nothing(self, text: str) -> None:
        assert TimeLimit.parse(text) == WorkingDays(5)

    def test_it_is_a_door_of_the_base_alone_whoever_calls_it(self) -> None:
        assert WorkingDays.parse("30 ngày") == CalendarDays(30)


class TestRefuseToRead:
    @pytest.mark.parametrize(
        ("said", "why"),
        [
            ("1,5 ngày", "a limit is a whole number"),
            ("7-10 ngày", "a limit is one number, not from one to another"),
            ("từ 7 đến 10 ngày làm việc", "a limit is one number, not from one to another"),
            ("30 phút", "a limit is in hours, days, months or years"),
            ("sớm", "an amount with a unit is missing"),
        ],
    )
    def test_a_slip_is_told_for_what_it_is(self, said: str, why: str) -> None:
        with pytest.raises(UnreadableLimit) as refusal:
            TimeLimit.parse(said)
        assert refusal.value.why.startswith(why)

    @pytest.mark.parametrize(
        "text",
        [
            "05 ngày làm việc, trường hợp phức tạp không quá 10 ngày làm việc",
            "05 ngày làm việc đối với hồ sơ trực tuyến",
            "Đối với trường hợp cấp lại: 03 ngày làm việc",
            "03 ngày làm việc; nếu xác minh không quá 08 ngày làm việc",
            "≤ 02 ngày làm việc, ≤ 05 khi xác minh",
            "05 ngày làm việc hoặc 10 ngày",
        ],
    )
    def test_a_case(self, text: str) -> None:
        with pytest.raises(UnreadableLimit) as refusal:
            TimeLimit.parse(text)
        assert refusal.value.text == text

    @pytest.mark.parametrize(
        "text",
        [
            "10 ngày làm việc, không kể thời gian xác minh",
            "10 ngày (không kể ngày nghỉ)",
            "10 (không kể ngày nghỉ) ngày",
            "10 ngày làm việc không bao gồm thời gian thực hiện nghĩa vụ tài chính",
            "10 ngày, trừ thứ Bảy, Chủ nhật",
            "5 working days, excluding the time of verification",
        ],
    )
    def test_an_exclusion(self, text: str) -> None:
        with pytest.raises(UnreadableLimit):
            TimeLimit.parse(text)

    @pytest.mark.parametrize(
        "text",
        [
            "05 ngày làm việc và 03 ngày làm việc",
            "05 ngày làm việc 03 ngày",
            "05 ngày làm việc, 03 ngày làm việc",
            "05 ngày làm việc + 03 ngày",
            "5 working days and 3 days",
            "từ 5 đến 7 ngày",
            "5-7 ngày làm việc",
            "05 (sáu) ngày làm việc",
        ],
    )
    def test_two_amounts_without_a_word_that_says_one_follows_the_other(self, text: str) -> None:
        with pytest.raises(UnreadableLimit):
            TimeLimit.parse(text)

    @pytest.mark.parametrize(
        "text", ["5", "05", "năm", "không quá 5", "5 lần", "30 phút", "1 quý", "ngày", "ngày làm việc"]
    )
    def test_an_amount_without_a_unit_and_a_unit_without_an_amount(self, text: str) -> None:
        with pytest.raises(UnreadableLimit):
            TimeLimit.parse(text)

    @pytest.mark.parametrize(
        "text",
        ["0 ngày", "00 ngày làm việc", "-5 ngày", "1,5 ngày", "0.5 ngày làm việc", "½ ngày", "9999 ngày", "99999 ngày"],
    )
    def test_an_amount_that_is_no_amount(self, text: str) -> None:
        with pytest.raises(UnreadableLimit):
            TimeLimit.parse(text)

    @pytest.mark.parametrize(
        "text",
        [
            "",
            "   ",
            "ngay",
            "theo quy định",
            "không quy định",
            "khoảng 5 ngày",
            "ngày làm việc thứ 5",
            "trong ngày làm việc thứ 5",
            "5 ngày làm việc kể từ ngày có kết quả thẩm định",
            "5 ngày làm việc kể từ ngày nộp phí",
            "5 ngày trước ngày hết hạn",
            "sau đó 5 ngày",
            "5 ngày, sau đó",
        ],
    )
    def test_other_words(self, text: str) -> None:
        with pytest.raises(UnreadableLimit):
            TimeLimit.parse(text)

    @pytest.mark.parametrize(
        "text",
        [
            "trong ngày; sau 25 giờ thì trả vào ngày làm việc tiếp theo",
            "trong ngày; sau 15h75 thì trả vào ngày làm việc tiếp theo",
            "same day, 24:00",
        ],
    )
    def test_a_cutoff_that_is_no_clock_time(self, text: str) -> None:
        with pytest.raises(UnreadableLimit):
            TimeLimit.parse(text)

    @pytest.mark.parametrize(
        "text", ["8 giờ làm việc, 15:00", "24 giờ; sau 15 giờ thì tính từ ngày làm việc tiếp theo"]
    )
    def test_a_cutoff_on_hours(self, text: str) -> None:
        with pytest.raises(UnreadableLimit, match="in hours has no cut-off"):
            TimeLimit.parse(text)

    @pytest.mark.parametrize("text", [None, 5, b"5 ng\xc3\xa0y", ["5 ngày"]], ids=repr)
    def test_what_is_no_text(self, text: object) -> None:
        with pytest.raises(UnreadableLimit):
            TimeLimit.parse(text)  # type: ignore[arg-type]  # the mistake under test

    def test_a_text_longer_than_anybody_writes(self) -> None:
        with pytest.raises(UnreadableLimit, match="at most 300"):
            TimeLimit.parse("5 ngày " + " " * 300)

    @pytest.mark.parametrize("text", ["(" * 300, "trong " * 50, "kể từ " * 50, "hợp lệ " * 42, "và " * 99])
    def test_a_long_text_is_refused_without_delay(self, text: str) -> None:
        with pytest.raises(UnreadableLimit):
            TimeLimit.parse(text[:300])

    def test_the_refusal_repeats_the_text_and_says_what_is_left_over(self) -> None:
        with pytest.raises(UnreadableLimit, match=r"cannot read '5 ngày làm việc trừ Tết' as a time limit: .*trừ tết"):
            TimeLimit.parse("5 ngày làm việc trừ Tết")


class TestWrite:
    @pytest.mark.parametrize(
        ("limit", "vi", "en"),
        [
            (WorkingDays(5), "5 ngày làm việc", "5 working days"),
            (WorkingDays(1), "1 ngày làm việc", "1 working day"),
            (CalendarDays(15), "15 ngày", "15 days"),
            (Months(1), "1 tháng", "1 month"),
            (Years(2), "2 năm", "2 years"),
            (WorkingHours(8), "8 giờ làm việc", "8 working hours"),
            (Hours(24), "24 giờ", "24 hours"),
            (SameDay(), "trong ngày làm việc", "within the working day"),
            (
                Stages(WorkingDays(5), CalendarDays(10)),
                "5 ngày làm việc, sau đó 10 ngày",
                "5 working days, then 10 days",
            ),
            (NoLimit(), "không quy định thời hạn", "no time limit is set"),
            (UnknownLimit("theo mùa"), "chưa xác định: theo mùa", "unknown: theo mùa"),
        ],
        ids=repr,
    )
    def test_in_vietnamese_and_in_english(self, limit: TimeLimit, vi: str, en: str) -> None:
        assert (str(limit), limit.say("vi"), limit.say("en")) == (vi, vi, en)

    @pytest.mark.parametrize(
        "limit",
        [
            *(kind(7) for kind in COUNTED),
            *(kind(7, cutoff=FIFTEEN) for kind in BY_DAY),
            SameDay(),
            SameDay(cutoff=FIFTEEN),
            SameDay(cutoff=dt.time(0)),
            Stages(WorkingDays(5), CalendarDays(10)),
            Stages(WorkingDays(5, cutoff=FIFTEEN), SameDay(), Hours(24)),
        ],
        ids=repr,
    )
    @pytest.mark.parametrize("locale", ["vi", "en"])
    def test_what_is_written_is_read_back(self, limit: TimeLimit, locale: str) -> None:
        assert TimeLimit.parse(limit.say(locale)) == limit

    @pytest.mark.parametrize(
        ("limit", "shown"),
        [
            (WorkingDays(5), "WorkingDays(5)"),
            (WorkingDays(5, cutoff=FIFTEEN), "WorkingDays(5, cutoff=datetime.time(15, 0))"),
            (WorkingHours(8), "WorkingHours(8)"),
            (SameDay(), "SameDay()"),
            (SameDay(cutoff=FIFTEEN), "SameDay(cutoff=datetime.time(15, 0))"),
            (Stages(WorkingDays(5), Months(1)), "Stages(WorkingDays(5), Months(1))"),
            (NoLimit(), "NoLimit()"),
            (UnknownLimit("theo mùa"), "UnknownLimit('theo mùa', None)"),
        ],
    )
    def test_shown_as_it_is_made(self, limit: TimeLimit, shown: str) -> None:
        assert repr(limit) == shown


class TestMake:
    @pytest.mark.parametrize("kind", COUNTED)
    @pytest.mark.parametrize("amount", [0, -1, True, False, 1.0, "5", None, 3_661], ids=repr)
    def test_an_amount_is_a_whole_number_from_one_on(self, kind: type[TimeLimit], amount: object) -> None:
        with pytest.raises(BadValue, match=f"amount of {kind.__name__}"):
            kind(amount)  # type: ignore[call-arg]  # the mistake under test

    @pytest.mark.parametrize("kind", BY_DAY)
    @pytest.mark.parametrize(
        "cutoff",
        [15, "15:00", dt.datetime(2026, 8, 10, 15), dt.time(15, tzinfo=dt.UTC), dt.time(15, 0, 30)],
        ids=["int", "str", "datetime", "with a zone", "with seconds"],
    )
    def test_a_cutoff_is_a_clock_time_in_whole_minutes(self, kind: type[WorkingDays], cutoff: object) -> None:
        with pytest.raises(BadValue, match="cutoff"):
            kind(5, cutoff=cutoff)  # type: ignore[arg-type]  # the mistake under test
        with pytest.raises(BadValue, match="cutoff of SameDay"):
            SameDay(cutoff=cutoff)  # type: ignore[arg-type]  # the mistake under test

    def test_a_cutoff_is_kept(self) -> None:
        assert [limit.cutoff for limit in (WorkingDays(5, cutoff=FIFTEEN), SameDay(cutoff=FIFTEEN), SameDay())] == [
            FIFTEEN,
            FIFTEEN,
            None,
        ]

    def test_stages_need_at_least_one_and_limits_only(self) -> None:
        with pytest.raises(BadValue, match="stages"):
            Stages()
        with pytest.raises(BadValue, match="stages"):
            Stages(WorkingDays(5), 5)  # type: ignore[arg-type]  # the mistake under test

    def test_limits_are_values(self) -> None:
        assert {WorkingDays(5), WorkingDays(5), CalendarDays(5), WorkingDays(5, cutoff=FIFTEEN)} == {
            WorkingDays(5),
            CalendarDays(5),
            WorkingDays(5, cutoff=FIFTEEN),
        }
        with pytest.raises(AttributeError):
            WorkingDays(5).amount = 6  # type: ignore[misc]  # the mistake under test

    def test_five_days_are_not_five_working_days(self) -> None:
        assert len({kind(5) for kind in COUNTED}) == len(COUNTED)

    def test_an_unknown_limit_keeps_its_citation(self) -> None:
        cited = Citation("49/2026/NĐ-CP", "3")
        assert UnknownLimit("theo mùa", cited).citation == cited


class TestDue:
    @pytest.mark.parametrize("limit", [WorkingDays(1), Hours(1), SameDay(), Stages(WorkingDays(1))], ids=repr)
    def test_a_naive_moment_is_refused(self, limit: TimeLimit) -> None:
        with pytest.raises(NaiveMoment, match="has no zone"):
            limit.due(dt.datetime(2026, 8, 10, 9), CALENDAR)

    @pytest.mark.parametrize("received", [dt.date(2026, 8, 10), "2026-08-10 09:00", None], ids=repr)
    def test_what_is_no_moment_is_refused(self, received: object) -> None:
        with pytest.raises(NotAMoment):
            WorkingDays(1).due(received, CALENDAR)  # type: ignore[arg-type]  # the mistake under test

    @pytest.mark.parametrize(
        "received", ["2009-12-31 09:00", "2061-01-03 09:00", "2060-12-31 09:00", "2060-12-31 18:00"]
    )
    def test_outside_the_calendar_there_is_no_answer(self, received: str) -> None:
        with pytest.raises(OutsideCalendar, match="2010-01-01 to 2060-12-31"):
            WorkingDays(1).due(office_time(received), CALENDAR)

    @pytest.mark.parametrize("limit", [CalendarDays(3_660), Months(3_660), Years(3_660), WorkingDays(3_660)], ids=str)
    def test_nor_where_the_limit_leads_outside(self, limit: TimeLimit) -> None:
        with pytest.raises(OutsideCalendar):
            limit.due(office_time("2055-08-10 09:00"), CALENDAR)

    @pytest.mark.parametrize("year", [dt.MINYEAR, dt.MAXYEAR])
    def test_nor_at_the_ends_of_time(self, year: int) -> None:
        with pytest.raises(OutsideCalendar):
            WorkingDays(1).due(dt.datetime(year, 12, 31, 23, 59, tzinfo=dt.UTC), CALENDAR)

    def test_conventions_may_be_named_in_words(self) -> None:
        received = office_time("2026-08-15 10:20")
        promise = WorkingDays(1).due(received, CALENDAR, start="as-stamped", due_moment="same-clock-time")
        assert promise == WorkingDays(1).due(
            received, CALENDAR, start=Start.AS_STAMPED, due_moment=DueMoment.SAME_CLOCK_TIME
        )

    def test_an_unknown_convention_is_refused(self) -> None:
        with pytest.raises(BadValue, match="next-opening"):
            WorkingDays(1).due(office_time("2026-08-10 09:00"), CALENDAR, start="whenever")
        with pytest.raises(BadValue, match="end-of-day"):
            WorkingDays(1).due(office_time("2026-08-10 09:00"), CALENDAR, due_moment="at noon")

    def test_the_answer_names_its_calendar(self) -> None:
        assert WorkingDays(1).due(office_time("2026-08-10 09:00"), CALENDAR).calendar_version == CALENDAR.version

    def test_the_answer_is_in_the_zone_of_the_office(self) -> None:
        due = WorkingDays(1).due(office_time("2026-08-10T02:00:00Z"), CALENDAR)
        assert due.at.isoformat() == "2026-08-11T17:00:00+07:00"

    def test_equal_questions_have_equal_answers(self) -> None:
        received = office_time("2026-08-10 09:00")
        assert WorkingDays(5).due(received, CALENDAR) == WorkingDays(5).due(received, CALENDAR)

    def test_every_refusal_is_one_of_ours(self) -> None:
        with pytest.raises(MotcuaError):
            WorkingDays(1).due(dt.datetime(2026, 8, 10), CALENDAR)


class TestReceipt:
    def test_a_receipt_keeps_what_was_stamped(self) -> None:
        receipt = Receipt.at(office_time("2026-08-15 10:00"), CALENDAR)
        assert (receipt.stamped, receipt.counted) == (office_time("2026-08-15 10:00"), office_time("2026-08-17 07:30"))
        assert receipt.moved
        assert receipt.day == dt.date(2026, 8, 17)

    def test_within_hours_nothing_is_moved(self) -> None:
        receipt = Receipt.at(office_time("2026-08-10 09:00"), CALENDAR)
        assert not receipt.moved
        assert receipt.cut_off(None, CALENDAR) == receipt == receipt.cut_off(dt.time(9), CALENDAR)


class TestUnit:
    @pytest.mark.parametrize(
        ("unit", "by_day", "skips"),
        [
            (Unit.WORKING_DAYS, True, True),
            (Unit.CALENDAR_DAYS, True, False),
            (Unit.OFFICE_MINUTES, False, True),
            (Unit.CLOCK_TIME, False, False),
            (Unit.APPOINTED, True, False),
        ],
    )
    def test_what_it_counts_decides_which_days_are_left_out(self, unit: Unit, *, by_day: bool, skips: bool) -> None:
        assert (unit.by_day, unit.skips_days_off) == (by_day, skips)


class TestWarnings:
    """A closure without a paper that moves limits warns, and the date stands."""

    STORM = dt.date(2026, 8, 12)

    def test_a_closure_on_the_way_warns(self) -> None:
        shut = CALENDAR.with_closure(self.STORM, name=Text("Bão số 5", "Storm no. 5"))
        due = WorkingDays(3).due(office_time("2026-08-10 09:00"), shut)
        assert due.date == dt.date(2026, 8, 13)
        (warning,) = due.warnings
        assert warning.say("en") == (
            "Note: on Wed 12 Aug 2026 the office is shut (Storm no. 5); the limit runs on "
            "[quyết định của cơ quan (not verified)]"
        )
        assert str(due.explain("vi")).splitlines()[-1] == warning.say("vi")

    def test_one_that_moves_the_limit_does_not_warn(self) -> None:
        shut = CALENDAR.with_closure(self.STORM, name="Bão", extends=True)
        due = WorkingDays(3).due(office_time("2026-08-10 09:00"), shut)
        assert (due.date, due.warnings) == (dt.date(2026, 8, 14), ())

    @pytest.mark.parametrize("day", [dt.date(2026, 8, 7), dt.date(2026, 8, 14), dt.date(2026, 8, 15)])
    def test_one_before_after_or_on_a_day_off_does_not_matter(self, day: dt.date) -> None:
        shut = CALENDAR.with_closure(day, name="Bão")
        assert WorkingDays(3).due(office_time("2026-08-10 09:00"), shut).warnings == ()

    def test_a_saturday_that_is_shut_was_shut_anyway(self) -> None:
        shut = CALENDAR.with_closure(dt.date(2026, 8, 15), name="Bão")
        assert WorkingDays(7).due(office_time("2026-08-10 09:00"), shut).warnings == ()

    def test_a_closure_that_comes_by_notice_warns_as_well(self) -> None:
        notice = Notice(
            Citation("9/TB-UBND"),
            "UBND tỉnh",
            Text("Bão", "Storm"),
            (NoticeDay(self.STORM, Reason.CLOSURE, Text("Bão", "Storm"), part=Part.AFTERNOON),),
        )
        due = WorkingDays(3).due(office_time("2026-08-10 09:00"), CALENDAR.with_notice(notice))
        assert (due.date, len(due.warnings)) == (dt.date(2026, 8, 13), 1)

    def test_an_opening_is_no_warning(self) -> None:
        open_saturday = CALENDAR.with_opening(dt.date(2026, 8, 15), name="Làm bù")
        due = WorkingDays(5).due(office_time("2026-08-10 09:00"), open_saturday)
        assert (due.date, due.warnings) == (dt.date(2026, 8, 15), ())


class TestConventionsOfTheCalendar:
    def test_they_are_what_due_uses_unless_told_otherwise(self) -> None:
        office = CALENDAR.with_conventions(Conventions(Start.AS_STAMPED, DueMoment.SAME_CLOCK_TIME))
        received = office_time("2026-08-15 10:20")
        assert WorkingDays(1).due(received, office).at == office_time("2026-08-17 10:20")
        assert WorkingDays(1).due(received, office, start=Start.NEXT_OPENING).at == office_time("2026-08-18 07:30")


class TestAWorkingDayWithoutASession:
    """An office of afternoons alone whose afternoon of Monday 7/9/2026 is closed by a paper that extends limits."""

    SHUT = CALENDAR.with_hours(OfficeHours.parse("13:30-17:00")).with_closure(
        dt.date(2026, 9, 7), name="Bão", part="pm", extends=True
    )
    LATE_FRIDAY = office_time("2026-09-04 15:01")

    def test_a_limit_begins_at_the_opening_after_it(self) -> None:
        due = WorkingDays(2, cutoff=dt.time(15)).due(self.LATE_FRIDAY, self.SHUT)
        assert (due.account.receipt.counted, due.date) == (office_time("2026-09-08 13:30"), dt.date(2026, 9, 10))

    def test_what_is_due_on_it_is_collected_after_it(self) -> None:
        due = SameDay(cutoff=dt.time(15)).due(self.LATE_FRIDAY, self.SHUT)
        assert (due.at, due.collect_from) == (office_time("2026-09-07 17:00"), office_time("2026-09-08 13:30"))


class TestCollecting:
    def test_a_closure_of_the_due_day_moves_collection_and_not_the_date(self) -> None:
        shut = CALENDAR.with_closure(dt.date(2026, 8, 12), name="Bão").with_closure(dt.date(2026, 8, 13), name="Bão")
        due = WorkingDays(2).due(office_time("2026-08-10 09:00"), shut)
        assert (due.date, due.collect_from) == (dt.date(2026, 8, 12), office_time("2026-08-14 07:30"))

    def test_clock_hours_that_end_at_night_are_collected_in_the_morning(self) -> None:
        due = Hours(10).due(office_time("2026-08-10 12:00"), CALENDAR)
        assert (due.at, due.collect_from) == (office_time("2026-08-10 22:00"), office_time("2026-08-11 07:30"))
        assert "2026" in str(due.warnings[0])

    def test_past_the_calendar_nobody_can_say_when(self) -> None:
        assert Hours(10).due(office_time("2060-12-31 12:00"), CALENDAR).collect_from is None

    def test_otherwise_nothing_has_to_be_said(self) -> None:
        assert WorkingDays(2).due(office_time("2026-08-10 09:00"), CALENDAR).collect_from is None


class TestRepr:
    def test_a_due_moment_is_short(self) -> None:
        assert repr(WorkingDays(2).due(office_time("2026-08-10 09:00"), CALENDAR)) == "<Due 2026-08-12 17:00, firm>"
        unsure = WorkingDays(3).due(office_time("2028-03-30 09:00"), CALENDAR)
        assert repr(unsure) == "<Due 2028-04-05 17:00, 2028-04-05 to 2028-04-06>"
