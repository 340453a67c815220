"""Errors are sentences with ingredients: one tree, a stable code each, and they travel between processes."""

# Wrong arguments are the point of some of these tests.
# mypy: disable-error-code="arg-type, list-item, union-attr"

import datetime as dt
import inspect
import pickle
import re
from collections.abc import Callable

import pytest
from tests.dossiers import THURSDAY, accepted, filed, in_progress

from motcua import errors
from motcua.calendar import Notice, OfficeHours, national_calendar, office_time
from motcua.citation import Citation
from motcua.clock import Clock
from motcua.codes import AgencyCode, DossierCode, FieldCode, ProcedureCode
from motcua.dated import InForce
from motcua.desk import Desk, DeskSession
from motcua.errors import (
    BadInput,
    BadValue,
    BrokenChain,
    ClockMisuse,
    ClockStopped,
    EventIdTaken,
    Fault,
    LimitExceeded,
    MissingExtra,
    MotcuaError,
    NaiveMoment,
    NoFeeLevel,
    NoPromise,
    NoRefundRule,
    NotADay,
    NotAMoment,
    NotInForce,
    OutsideCalendar,
    Problem,
    SequenceConflict,
    StepNotAllowed,
    UndecidedDay,
    UndecidedFacts,
    UnknownCode,
    UnknownFact,
    UnreadableAmount,
    UnreadableLimit,
)
from motcua.money import VND, Money
from motcua.office import Office
from motcua.timelimit import NoLimit, Stages, UnknownLimit, WorkingDays
from motcua.wording import Text, official_date

TREE = [kind for _, kind in inspect.getmembers(errors, inspect.isclass) if issubclass(kind, MotcuaError)]
DAY = dt.date(2026, 8, 28)
CALENDAR = national_calendar()
MORNING = office_time("2026-08-28 09:00")
ONE_OF_EACH = [
    BadInput(
        "dossier.json", (Problem("$.at", "bad-value", "x", "a moment"), Problem("$.by", "bad-value", "1", "a text"))
    ),
    LimitExceeded.one("rules.toml", met="2 MiB", right="at most 1 MiB"),
    NaiveMoment(dt.datetime(2026, 8, 28, 15, 20)),
    NotADay("2026-08-28"),
    OutsideCalendar("1999-01-01", dt.date(2010, 1, 1), dt.date(2060, 12, 31)),
    UndecidedDay(DAY, DAY, ("tet-2028",)),
    NotAMoment("2026-08-28"),
    MissingExtra("segno", "qr"),
    BadValue("channel", "'fax'", "'counter', 'online' or 'post'"),
    ClockStopped(dt.datetime(2026, 8, 28, 15, 20, tzinfo=dt.UTC), "verification"),
    UnreadableLimit("5", "a unit is missing"),
    UnreadableAmount("một nghìn năm", "it could be two numbers"),
    UnknownCode("procedure", "1.009999", ("1.001193",)),
    UnknownFact(("colour",), ("home", "channel")),
    UndecidedFacts({"home": Text("Ở đâu?", "Where?")}),
    NoFeeLevel("auction", "20.000.000.000 lies in no bracket"),
    NoRefundRule(("passport",), "withdrawn"),
    StepNotAllowed("accept", "accepted", (), ("begin", "transfer")),
    SequenceConflict("somebody else wrote first"),
    EventIdTaken("event 2 bears this id"),
    BrokenChain(3, "its hash does not follow"),
]


class TestTree:
    @pytest.mark.parametrize("kind", TREE, ids=lambda kind: kind.__name__)
    def test_each_is_a_builtin_too(self, kind: type[MotcuaError]) -> None:
        builtins = {base for base in kind.__mro__ if base.__module__ == "builtins"} - {object, BaseException, Exception}
        assert builtins or kind is MotcuaError

    def test_codes_are_stable_words_and_no_two_are_equal(self) -> None:
        codes = [kind.code for kind in TREE]
        assert len(codes) == len({*codes})
        assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", code) for code in codes)

    @pytest.mark.parametrize("kind", TREE, ids=lambda kind: kind.__name__)
    def test_each_stands_in_the_drawing(self, kind: type[MotcuaError]) -> None:
        assert kind.__name__ in (errors.__doc__ or "")


class TestSentences:
    @pytest.mark.parametrize("error", ONE_OF_EACH, ids=lambda error: type(error).__name__)
    def test_it_says_what_was_met(self, error: MotcuaError) -> None:
        said = str(error)
        assert said
        assert not re.search(r"\b[Ii]nvalid\b|\bError\b", said)

    @pytest.mark.parametrize("error", ONE_OF_EACH, ids=lambda error: type(error).__name__)
    def test_it_travels_between_processes(self, error: MotcuaError) -> None:
        copy = pickle.loads(pickle.dumps(error))
        assert (type(copy), str(copy)) == (type(error), str(error))

    def test_several_problems_are_told_together(self) -> None:
        assert str(ONE_OF_EACH[0]).splitlines() == [
            "dossier.json: 2 problems",
            "  $.at: met x; right would be a moment",
            "  $.by: met 1; right would be a text",
        ]

    @pytest.mark.parametrize(
        ("error", "problems"),
        [
            (BadValue("channel", "'fax'", "'post'"), ["$.rules[0]: met 'fax'; right would be 'post'"]),
            (
                BadInput.one("row", path="$.from", met="x", right="a day"),
                ["$.rules[0].from: met x; right would be a day"],
            ),
            (
                UnreadableLimit("5", "a unit is missing"),
                ["$.rules[0]: met '5' (a unit is missing); right would be what a row takes"],
            ),
            (
                SequenceConflict("somebody wrote first"),
                ["$.rules[0]: met somebody wrote first; right would be what a row takes"],
            ),
        ],
        ids=lambda one: getattr(one, "code", ""),
    )
    def test_each_says_what_it_is_of_a_place_inside_something_larger(
        self, error: MotcuaError, problems: list[str]
    ) -> None:
        met = error.problems_at("$.rules[0]", "what a row takes")
        assert [str(one) for one in met] == problems

    def test_no_fault_is_called_as_an_error_is(self) -> None:
        assert {kind.code for kind in TREE}.isdisjoint(Fault)

    def test_a_problem_seen_from_outside_has_the_longer_path(self) -> None:
        assert Problem("$.at", "bad-value", "x", "y").under("$.events[3]").path == "$.events[3].at"

    def test_missing_facts_come_with_their_questions(self) -> None:
        error = UndecidedFacts({"home": Text("Ở đâu?", "Where?")})
        assert error.names == ("home",)
        assert "Ở đâu?" in str(error)


WRONG: dict[str, Callable[[], object]] = {
    "ProcedureCode.parse(None)": lambda: ProcedureCode.parse(None),
    "AgencyCode.parse(5)": lambda: AgencyCode.parse(5),
    "DossierCode.parse(b'x')": lambda: DossierCode.parse(b"x"),
    "FieldCode.parse(None)": lambda: FieldCode.parse(None),
    "Citation.parse(None)": lambda: Citation.parse(None),
    "Citation('118/2025/NĐ-CP', 19)": lambda: Citation("118/2025/NĐ-CP", 19),
    "Money(5, None)": lambda: Money(5, None),
    "VND.rounded('5')": lambda: VND.rounded("5"),
    "national_calendar(hours=5)": lambda: national_calendar(hours=5),
    "CALENDAR.with_conventions(None)": lambda: CALENDAR.with_conventions(None),
    "CALENDAR.with_notice(0)": lambda: CALENDAR.with_notice(0),
    "CALENDAR.with_closure(DAY, name='bão', extends='false')": lambda: CALENDAR.with_closure(
        DAY, name="bão", extends="false"
    ),
    "CALENDAR.with_closure(DAY, name=None)": lambda: CALENDAR.with_closure(DAY, name=None),
    "OfficeHours.parse(None)": lambda: OfficeHours.parse(None),
    "OfficeHours.weekly(None)": lambda: OfficeHours.weekly(None),
    "OfficeHours.from_day(None)": lambda: OfficeHours.default().from_day(DAY, None),
    "Notice(None)": lambda: Notice(None, "x", Text("x", "x"), ()),
    "Notice(days=None)": lambda: Notice(Citation("1/VD"), "x", Text("x", "x"), None),
    "Notice(days=[5])": lambda: Notice(Citation("1/VD"), "x", Text("x", "x"), [5]),
    "WorkingDays(1).due(MORNING, None)": lambda: WorkingDays(1).due(MORNING, None),
    "WorkingDays(1).due(MORNING, CALENDAR, desk=5)": lambda: WorkingDays(1).due(MORNING, CALENDAR, desk=5),
    "WorkingDays(1).before(DAY, None)": lambda: WorkingDays(1).before(DAY, None),
    "UnknownLimit('')": lambda: UnknownLimit(""),
    "UnknownLimit(None)": lambda: UnknownLimit(None),
    "Stages(*[WorkingDays(1)] * 101)": lambda: Stages(*[WorkingDays(1)] * 101),
    "Stages(5)": lambda: Stages(5),
    "Clock(None, MORNING, CALENDAR)": lambda: Clock(None, MORNING, CALENDAR),
    "Clock(WorkingDays(1), MORNING, None)": lambda: Clock(WorkingDays(1), MORNING, None),
    "Clock(WorkingDays(1), MORNING, CALENDAR).extend(5, at=MORNIN": lambda: Clock(
        WorkingDays(1), MORNING, CALENDAR
    ).extend(5, at=MORNING),
    "Office(None, 'UBND xã Mẫu', level='commune', calendar=CALEND": lambda: Office(
        None, "UBND xã Mẫu", level="commune", calendar=CALENDAR
    ),
    "Office('H56.01', 5, level='commune', calendar=CALENDAR)": lambda: Office(
        "H56.01", 5, level="commune", calendar=CALENDAR
    ),
    "Office('H56.01', 'UBND xã Mẫu', level='commune', calendar=No": lambda: Office(
        "H56.01", "UBND xã Mẫu", level="commune", calendar=None
    ),
    "Desk(reception=5)": lambda: Desk(reception=5),
    "Desk(reception=[1])": lambda: Desk(reception=[1]),
    "DeskSession('SA', dt.time(7), dt.time(11))": lambda: DeskSession("SA", dt.time(7), dt.time(11)),
    "Desk().collect_from(DAY)": lambda: Desk().collect_from(DAY),
}
NO_DAY: dict[str, Callable[[], object]] = {
    "InForce(None)": lambda: InForce(None),
    "InForce(DAY, 'x')": lambda: InForce(DAY, "x"),
    "official_date(None)": lambda: official_date(None),
}


class TestExpect:
    @pytest.mark.parametrize("call", WRONG)
    def test_what_is_no_such_thing_is_told_so(self, call: str) -> None:
        with pytest.raises(BadValue):
            WRONG[call]()

    @pytest.mark.parametrize("call", NO_DAY)
    def test_what_is_no_day_is_told_so(self, call: str) -> None:
        with pytest.raises(NotADay):
            NO_DAY[call]()


class TestTwoLanguages:
    """Whoever stands at the counter reads the error in the language of the office."""

    def test_there_is_no_date_before_acceptance(self) -> None:
        with pytest.raises(NoPromise) as refused:
            _ = filed().due
        assert (refused.value.say("vi"), refused.value.say("en")) == (
            "không hẹn được ngày trả: hồ sơ chưa được tiếp nhận",
            str(refused.value),
        )

    @pytest.mark.parametrize(
        ("ask", "vi", "en"),
        [
            (
                lambda: NoLimit().due(MORNING, CALENDAR),
                "pháp luật không quy định thời hạn",
                "the law sets no time limit",
            ),
            (
                lambda: UnknownLimit("tùy việc").due(MORNING, CALENDAR),
                "chưa xác định được thời hạn: 'tùy việc'",
                "the time limit is unknown: 'tùy việc'",
            ),
            (lambda: filed().timeliness(MORNING), "chưa hẹn ngày nào", "nothing was promised that a day"),
        ],
    )
    def test_there_is_no_date_to_promise(self, ask: Callable[[], object], vi: str, en: str) -> None:
        with pytest.raises(NoPromise) as refused:
            ask()
        assert refused.value.say("vi").startswith(f"không hẹn được ngày trả: {vi}")
        assert refused.value.say("en") == str(refused.value)
        assert str(refused.value).startswith(f"no date can be promised: {en}")

    def test_the_time_stands_still(self) -> None:
        clock = Clock(WorkingDays(5), MORNING, CALENDAR).exclude(MORNING, cause=Text("xác minh", "verification"))
        with pytest.raises(ClockStopped) as refused:
            _ = clock.due
        told = (refused.value.say("vi"), refused.value.say("en"), refused.value.cause)
        assert told == (
            "thời hạn đang tạm dừng từ 09:00 28/08/2026 (xác minh)",
            "stopped since 09:00 28 Aug 2026 (verification)",
            "verification",
        )

    def test_a_dossier_that_is_suspended_says_what_the_officer_wrote(self) -> None:
        stopped = in_progress().suspend(at=THURSDAY, reason="chờ xác minh")
        with pytest.raises(ClockStopped) as refused:
            _ = stopped.due
        assert refused.value.say("vi") == "thời hạn đang tạm dừng từ 08:10 03/09/2026 (chờ xác minh)"

    def test_somebody_else_wrote_first(self) -> None:
        with pytest.raises(SequenceConflict) as refused:
            accepted().transfer("Phòng Mẫu", at=THURSDAY, expected_sequence=1)
        assert "hãy đọc lại trước đã" in refused.value.say("vi")
        assert refused.value.say("en") == str(refused.value)

    def test_an_id_is_taken(self) -> None:
        written = accepted().transfer("Phòng Mẫu", at=THURSDAY, event_id="e-9")
        with pytest.raises(EventIdTaken) as refused:
            written.transfer("Phòng khác", at=THURSDAY, event_id="e-9")
        assert "hãy đặt mã riêng cho sự kiện mới" in refused.value.say("vi")

    def test_what_nobody_told_in_both_is_put_together_from_its_ingredients(self) -> None:
        assert NotADay("x").say("vi") == "ở đây cần một ngày, không phải đoạn chữ"
        assert ClockStopped(MORNING, "verification").say("vi").startswith("thời hạn đang tạm dừng từ ")
        assert NotADay("x").say("en") == str(NotADay("x"))

    @pytest.mark.parametrize(
        ("error", "said"),
        [
            (
                UnknownFact(("channel",), ("days", "home")),
                "không có thông tin nào tên channel; ở đây chỉ hỏi: days, home",
            ),
            (UnknownCode("procedure", "text", ("days",)), "không có thủ tục nào mang mã text; gần nhất: days"),
            (NoRefundRule(("procedure",), "withdrawn"), "không có quy định nào nói procedure có được hoàn trả"),
            (
                BadInput("rules", (Problem("$.when", UnknownFact.code, "channel", "one of days"),)),
                "$.when: gặp channel; đúng ra phải là một trong: days",
            ),
            (NotInForce("fee", DAY, ("from 2025-07-01",)), "từ 01/07/2025"),
        ],
        ids=lambda one: getattr(one, "code", ""),
    )
    def test_a_name_stays_as_it_is_typed_though_it_is_a_word_of_ours(self, error: MotcuaError, said: str) -> None:
        assert said in error.say("vi")

    def test_of_very_many_problems_as_many_are_told_in_vietnamese_as_in_english(self) -> None:
        many = BadInput("rows", tuple(Problem(f"$[{at}]", "bad-value", "x", "a day") for at in range(105)))
        assert len(many.say("vi").splitlines()) == len(str(many).splitlines()) == 102
        assert many.say("vi").splitlines()[0] == "các dòng: 105 lỗi"
        assert many.say("vi").splitlines()[-1] == "  và 5 lỗi nữa, có đủ trong problems"

    def test_a_language_nobody_speaks_is_refused(self) -> None:
        with pytest.raises(BadValue, match="locale: met 'fr'; right would be 'en' or 'km' or 'vi'"):
            NotADay("x").say("fr")

    def test_a_language_that_has_no_sentence_for_it_says_it_in_vietnamese(self) -> None:
        assert NotADay("x").say("km") == NotADay("x").say("vi")

    def test_a_misused_clock_says_why(self) -> None:
        with pytest.raises(ClockMisuse) as refused:
            Clock(WorkingDays(5), MORNING, CALENDAR).resume(MORNING)
        assert refused.value.say("vi") != refused.value.say("en") == str(refused.value)

    def test_it_goes_along_to_another_process(self) -> None:
        with pytest.raises(NoPromise) as refused:
            _ = filed().due
        assert pickle.loads(pickle.dumps(refused.value)).say("vi") == refused.value.say("vi")
