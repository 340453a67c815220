"""Plain tables: what joins instead of calling gets the answers of the call."""

import codecs
import csv
import datetime as dt
import io
import sys
from fractions import Fraction
from pathlib import Path
from random import Random
from typing import Any

import attrs
import pytest

from motcua.adapters.display import table
from motcua.adapters.rulefiles import reference_fee_schedules
from motcua.adapters.tables import Table, calendar_table, fee_table, filing_table, relief_table, standing_table
from motcua.calendar import Conventions, OfficeHours, WorkCalendar, national_calendar, office_time
from motcua.conditions import Condition, Fact
from motcua.dated import InForce
from motcua.errors import BadInput, BadValue, MissingExtra, OutsideCalendar
from motcua.fees import Adjustment, Clamp, Fee, FeeLevel, FeeSchedule, Flat, Interval, Levy, SetBy, Shape, Sum, Times
from motcua.fees import Row as Case
from motcua.fees import Table as Cases
from motcua.timelimit import WorkingDays
from motcua.wording import Text

pytestmark = [pytest.mark.needs("duckdb", "pyarrow"), pytest.mark.aside]

CALENDAR = national_calendar()
FRIDAY, LAST = dt.date(2026, 8, 28), CALENDAR.last_day
NAME = Text("Phí", "Fee")


def autumn() -> list[dict[str, Any]]:
    """The days of a few months, under a cut-off."""
    table = calendar_table(CALENDAR, first=dt.date(2026, 8, 1), last=dt.date(2026, 10, 31), cutoff=dt.time(15))
    return [dict(zip(table.kinds, row, strict=True)) for row in table.rows()]


class TestCalendar:
    DAYS = autumn()

    @pytest.mark.parametrize("stamp", ["2026-08-28 15:00", "2026-08-28 15:01", "2026-08-29 09:00", "2026-09-01 23:59"])
    @pytest.mark.parametrize("n", [1, 7, 20])
    def test_a_join_gives_the_date_of_the_counter(self, stamp: str, n: int) -> None:
        received = office_time(stamp)
        row = next(day for day in self.DAYS if day["date"] == received.date())
        late = received.hour * 60 + received.minute > row["late_after"]
        wanted = row["starts_late" if late else "starts"] + n
        joined = next(day["date"] for day in self.DAYS if day["working"] and day["ordinal"] == wanted)
        assert joined == WorkingDays(n, cutoff=dt.time(15)).due(received, CALENDAR).date

    def test_every_day_has_its_reason_and_paper(self) -> None:
        swapped = next(day for day in self.DAYS if day["date"] == dt.date(2026, 8, 31))
        assert (swapped["reason"], swapped["citation"], swapped["certainty"]) == ("swap", "9441/TB-BNV", "official")

    def test_after_the_last_day_nothing_starts(self) -> None:
        (row,) = calendar_table(CALENDAR, first=LAST, last=LAST).rows()
        assert (row[3], row[4], row[5]) == (
            len([d for d in calendar_table(CALENDAR).columns()["working"] if d]),
            1_020,
            None,
        )

    def test_a_table_that_ends_before_it_begins_is_refused(self) -> None:
        with pytest.raises(BadValue, match="2026-09-01 or later"):
            calendar_table(CALENDAR, first=dt.date(2026, 9, 1), last=dt.date(2026, 8, 31))

    def test_days_the_calendar_does_not_know_are_refused(self) -> None:
        with pytest.raises(OutsideCalendar):
            calendar_table(CALENDAR, first=dt.date(1999, 1, 1))

    def test_sql_joins_it(self) -> None:
        duckdb, pa = pytest.importorskip("duckdb"), pytest.importorskip("pyarrow")
        days = calendar_table(CALENDAR, first=dt.date(2026, 1, 1), last=dt.date(2026, 12, 31)).arrow()
        dossiers = pa.table({"received": [FRIDAY, dt.date(2026, 8, 29)], "n": [7, 7]})
        found = duckdb.sql(
            "select e.date from dossiers join days r on r.date = received"
            " join days e on e.working and e.ordinal = r.starts + n order by received"
        ).fetchall()
        assert [day for (day,) in found] == [dt.date(2026, 9, 11), dt.date(2026, 9, 14)]
        assert len(days) == 365
        assert len(dossiers) == 2


SPLIT = OfficeHours.weekly(dict.fromkeys(range(4), "07:30-11:30, 13:30-17:00") | {4: "13:30-17:00"})
OFFICES = {
    "ordinary": CALENDAR,
    "on Friday afternoons only": CALENDAR.with_hours(SPLIT),
    "shut for a morning": CALENDAR.with_closure(dt.date(2026, 9, 8), name="Bão", part="am", extends=True),
    "shut for an afternoon": CALENDAR.with_closure(dt.date(2026, 9, 8), name="Bão", part="pm", extends=True),
    "stamps stand": CALENDAR.with_hours(SPLIT).with_conventions(Conventions(start="as-stamped")),
    "to the last minute": CALENDAR.with_hours(OfficeHours.parse("13:00-23:59")),
    "on a Saturday too": CALENDAR.with_opening(dt.date(2026, 8, 15), name="mở cửa", part="pm"),
}


def autumn_of(calendar: WorkCalendar, cutoff: dt.time | None) -> dict[dt.date, dict[str, Any]]:
    table = calendar_table(calendar, first=dt.date(2026, 8, 1), last=dt.date(2026, 10, 20), cutoff=cutoff)
    days = (dict[str, Any](zip(table.kinds, row, strict=True)) for row in table.rows())
    return {day["date"]: day for day in days}


def joined(rows: dict[dt.date, dict[str, Any]], received: dt.datetime, n: int) -> dt.date:
    """The date by the join of the how-to."""
    day = rows[received.date()]
    minute = received.hour * 60 + received.minute + bool(received.second or received.microsecond)
    late = "starts_later" if minute > day["later_after"] else "starts_late" if minute > day["late_after"] else "starts"
    return next(date for date, row in rows.items() if row["working"] and row["ordinal"] == day[late] + n)


class TestJoins:
    @pytest.mark.parametrize(
        "cutoff", [None, dt.time(7), dt.time(11), dt.time(15), dt.time(18), dt.time(23, 59)], ids=str
    )
    @pytest.mark.parametrize("office", OFFICES)
    def test_every_moment_of_every_office_has_the_date_of_the_counter(
        self, office: str, cutoff: dt.time | None
    ) -> None:
        calendar, limit = OFFICES[office], WorkingDays(3, cutoff=cutoff)
        rows = autumn_of(calendar, cutoff)
        random = Random(office)
        stamps = [
            dt.datetime(2026, 8, 1) + dt.timedelta(days=random.randrange(62), seconds=random.randrange(86_400))
            for _ in range(300)
        ]
        stamps += [
            dt.datetime.combine(dt.date(2026, 9, day), clock) + dt.timedelta(microseconds=behind)
            for day in range(3, 15)
            for clock in (dt.time(7), dt.time(11), dt.time(11, 30), dt.time(15), dt.time(17), dt.time(23, 59))
            for behind in (0, 1)
        ]
        moments = [stamp.replace(tzinfo=calendar.zone) for stamp in stamps]
        assert [moment for moment in moments if joined(rows, moment, 3) != limit.due(moment, calendar).date] == []

    @pytest.mark.parametrize("cutoff", [None, dt.time(7), dt.time(15)], ids=str)
    @pytest.mark.parametrize("office", OFFICES)
    def test_a_bare_day_is_of_the_minute_the_office_opens(self, office: str, cutoff: dt.time | None) -> None:
        calendar, limit = OFFICES[office], WorkingDays(3, cutoff=cutoff)
        rows = autumn_of(calendar, cutoff)
        for day in (dt.date(2026, 8, 10) + dt.timedelta(days) for days in range(40)):
            opening = dt.datetime.combine(day, dt.time(*divmod(rows[day]["opens"], 60)), calendar.zone)
            assert joined(rows, opening, 3) == limit.due(calendar.opening(day), calendar).date


WRONG: dict[str, tuple[Any, Any, str]] = {
    "a value too many": ({"a": int}, [(1,), (1, 2)], r"\$\[1\]: met 2 values; right would be 1"),
    "a value too few": ({"a": int, "b": int}, [(1,)], r"\$\[0\]: met 1 values; right would be 2"),
    "a text for a number": ({"a": int}, [(1,), (None,), ("1",)], r"\$\[2\].a: met str; right would be a int, or None"),
    "true for a number": ({"a": int}, [(True,)], r"\$\[0\].a: met bool"),
    "a moment for a day": ({"day": dt.date}, [(dt.datetime(2026, 8, 28),)], r"\$\[0\].day: met datetime"),
    "a kind that is none": ({"a": float}, [(1.0,)], "names, each with date, bool, int or str"),
    "columns without kinds": (["a"], [(1,)], "columns of a table: met list"),
    "a column without a name": ({1: int}, [(1,)], "names, each with"),
}


class TestRows:
    @pytest.mark.parametrize("name", WRONG)
    def test_what_fits_into_no_column_is_refused(self, name: str) -> None:
        kinds, rows, said = WRONG[name]
        with pytest.raises((BadInput, BadValue), match=said):
            Table("t", kinds, rows)

    @pytest.mark.parametrize("kinds", [("a",), (1, 2), (("a", int, 3),)])
    def test_columns_are_told_by_name(self, kinds: Any) -> None:
        with pytest.raises(BadValue, match="columns of a table"):
            Table("t", kinds, [])

    def test_a_table_is_made_of_another(self) -> None:
        table = Table("t", {"a": int}, [(1,)])
        assert attrs.evolve(table, name="u").columns() == {"a": [1]}

    def test_of_many_the_first_are_told(self) -> None:
        with pytest.raises(BadInput) as refused:
            Table("t", {"a": int}, [("1",)] * 100)
        assert len(refused.value.problems) == 20

    def test_a_table_is_a_value(self) -> None:
        kinds: dict[str, type] = {"a": int}
        table = Table("t", kinds, [(1,), (2,)])
        kinds["b"] = str
        assert [*table.kinds] == ["a"]
        assert hash(table) == hash(Table("t", {"a": int}, [[1], [2]]))
        with pytest.raises(TypeError):
            filing_table().kinds["more"] = int  # type: ignore[index] # the point of the test

    def test_its_records_are_for_a_spreadsheet(self) -> None:
        made = Table("fees", {"item": str, "amount": int}, [("=1+1", None)])
        assert [*made.records()] == [{"item": "=1+1", "amount": None}]
        assert made.csv().splitlines()[1] == "=1+1,"
        assert "=1+1" not in table(made.records()).replace("'=1+1", "")

    def test_no_rows_are_a_table(self) -> None:
        assert Table("t", {"a": int}, []).columns() == {"a": []}


class TestForms:
    def test_csv_is_read_back(self) -> None:
        table = calendar_table(CALENDAR, first=LAST, last=LAST)
        header, row = csv.reader(io.StringIO(table.csv()))
        assert tuple(header) == tuple(table.kinds)
        assert row[:2] == ["2060-12-31", "true"]
        assert row[5] == ""

    def test_arrow_has_a_type_for_each_column(self) -> None:
        pa = pytest.importorskip("pyarrow", reason="the extra 'arrow' is not installed")
        arrow = calendar_table(CALENDAR, first=FRIDAY, last=FRIDAY).arrow()
        assert arrow.schema.field("date").type == pa.date32()
        assert arrow.to_pylist()[0]["date"] == FRIDAY

    def test_without_pyarrow_one_is_told_what_to_install(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(sys.modules, "pyarrow", None)
        with pytest.raises(MissingExtra, match=r"motcua\[arrow\]"):
            standing_table().arrow()

    def test_it_knows_how_long_it_is(self) -> None:
        assert len(filing_table()) == 8


ONE = FeeLevel(Flat(1), InForce(dt.date(2020, 1, 1)))
FACTS = (
    Fact("channel", "text", NAME, choices=("counter", "online", "post")),
    Fact("copies", "integer", NAME),
    Fact("value", "integer", NAME),
)
SHAPES: dict[str, tuple[Shape, list[tuple[Any, ...]]]] = {
    "one amount": (Flat(8_000), [("", 8_000, 1, None, None, None)]),
    "for each": (Times("copies", 8_000), [("", 8_000, 1, "copies", None, None)]),
    "a share": (Times("value", Fraction(1, 1_000)), [("", 1, 1_000, "value", None, None)]),
    "between two ends": (
        Clamp(Times("value", Fraction(1, 1_000)), floor=50_000, cap=1_000_000),
        [("", 1, 1_000, "value", 50_000, 1_000_000)],
    ),
    "somebody else's": (SetBy("HĐND cấp tỉnh"), [("", None, None, None, None, None)]),
    "by case": (
        Cases("channel", (Case(("counter", "post"), 20_000), Case(("online",), 10_000))),
        [
            ("channel in ('counter', 'post')", 20_000, 1, None, None, None),
            ("channel == 'online'", 10_000, 1, None, None, None),
        ],
    ),
    "by bracket": (
        Cases("value", (Case(Interval(at_least=0, below=5), 1), Case(Interval(at_least=5), Times("copies", 2)))),
        [("value >= 0 and value < 5", 1, 1, None, None, None), ("value >= 5", 2, 1, "copies", None, None)],
    ),
    "added up": (Sum("copies", 5), [("", None, None, None, None, None)]),
    "of two facts": (Times("copies", "value"), [("", None, None, None, None, None)]),
    "kept twice": (Clamp(Clamp("copies", cap=5), floor=1), [("", None, None, None, None, None)]),
    "kept in a product": (Times(Clamp("copies", cap=5), 2), [("", None, None, None, None, None)]),
    "up to another fact": (Clamp("copies", cap="value"), [("", None, None, None, None, None)]),
    "kept at half a đồng": (Clamp("copies", floor=Fraction(5, 2)), [("", None, None, None, None, None)]),
    "of a level nobody set": (Times(SetBy("HĐND cấp tỉnh"), 2), [("", None, None, None, None, None)]),
    "by a key that is reckoned": (
        Cases(Times("copies", 2), (Case(Interval(at_least=0), 5),)),
        [("", None, None, None, None, None)],
    ),
}


class TestFees:
    @pytest.mark.parametrize("name", SHAPES)
    def test_a_row_says_what_a_case_comes_to_or_leaves_it_unknown(self, name: str) -> None:
        shape, wanted = SHAPES[name]
        fee = Fee("x", NAME, Levy.PHI, (FeeLevel(shape, InForce(dt.date(2020, 1, 1))),))
        columns = fee_table([FeeSchedule("s", NAME, FACTS, (fee,))]).columns()
        names = ("when", "amount", "divisor", "per", "at_least", "at_most")
        assert list(zip(*(columns[one] for one in names), strict=True)) == wanted

    def test_a_fee_with_a_condition_has_it_before_those_of_its_cases(self) -> None:
        cases = Cases("channel", (Case(("online",), 1),))
        when = Condition.parse("copies > 1 or value > 1")
        fees = [
            Fee("x", NAME, Levy.PHI, (FeeLevel(cases, InForce(dt.date(2020, 1, 1))),), when=when),
            Fee("y", NAME, Levy.PHI, (ONE,), when=when),
        ]
        found = fee_table([FeeSchedule("s", NAME, FACTS, fees)]).columns()["when"]
        assert found == ["(copies > 1 or value > 1) and channel == 'online'", "copies > 1 or value > 1"]

    def test_every_condition_of_the_reference_can_be_read_back(self) -> None:
        table = fee_table(reference_fee_schedules().values()).columns()
        assert all(Condition.parse(str(when)) for when in table["when"] if when)
        assert {str(kind) for kind in table["kind"]} == {"phi", "le_phi"}
        assert any(table["set_by"])

    def test_the_row_of_a_case_is_its_quote(self) -> None:
        schedule = reference_fee_schedules()["residence"]
        table = fee_table([schedule])
        rows = (dict(zip(table.kinds, row, strict=True)) for row in table.rows())
        online = next(row for row in rows if row["item"] == "residence.permanent" and "online" in str(row["when"]))
        quote = schedule.quote(on=FRIDAY, channel="online", act="permanent", digital_citizen=False)
        assert online["amount"] == quote.lines[0].payable.amount  # type: ignore[union-attr] # it is decided

    def test_reliefs_stand_beside_them(self) -> None:
        reliefs = relief_table(reference_fee_schedules().values())
        rows = [dict(zip(reliefs.kinds, row, strict=True)) for row in reliefs.rows()]
        digital = next(row for row in rows if row["when"] == "digital_citizen and channel == 'online'")
        assert (digital["stacks"], {row["stacks"] for row in rows}) == (False, {False})
        assert (digital["effect"], digital["share"], digital["last_day"]) == ("exempt", "1", dt.date(2027, 2, 28))

    def test_a_relief_that_always_counts_and_stacks_says_so(self) -> None:
        reliefs = (Adjustment("reduce", by=Fraction(1, 2), stacks=True), Adjustment("reduce", to=5))
        schedule = FeeSchedule("s", NAME, FACTS, (Fee("x", NAME, Levy.PHI, (ONE,), adjustments=reliefs),))
        columns = relief_table([schedule]).columns()
        assert (columns["when"], columns["stacks"], columns["share"]) == (["", ""], [True, False], ["1/2", None])

    def test_what_is_no_schedule_is_refused(self) -> None:
        with pytest.raises(BadValue):
            fee_table(["residence"])  # type: ignore[list-item] # the point of the test


class TestSettling:
    def test_each_dossier_has_one_row_to_stand_in(self) -> None:
        keys = [row[:3] for row in standing_table().rows()]
        assert len(keys) == len({*keys}) == 16

    @pytest.mark.parametrize(
        ("key", "column"),
        [
            ((True, -1, False), "early"),
            ((True, -1, True), "on_time"),
            ((True, 1, False), "late"),
            ((True, None, False), "on_time"),
            ((False, -1, False), "open_in_time"),
            ((False, 1, True), "open_late"),
        ],
    )
    def test_it_is_the_rule_of_the_report(self, key: tuple[Any, ...], column: str) -> None:
        assert next(row[3] for row in standing_table().rows() if row[:3] == key) == column


class TestSpreadsheets:
    """Decision 0198: the mark by which Excel knows Vietnamese belongs to the file, not to the text."""

    DAYS = calendar_table(CALENDAR, first=dt.date(2026, 8, 31), last=dt.date(2026, 9, 2))

    def test_no_text_begins_with_a_mark(self) -> None:
        assert self.DAYS.csv().startswith("date,")
        assert table(self.DAYS.records()).startswith('"date",')

    def test_a_file_for_people_has_it_and_is_read_without_it(self, tmp_path: Path) -> None:
        file = tmp_path / "days.csv"
        file.write_text(table(self.DAYS.records()), encoding="utf-8-sig", newline="")
        assert file.read_bytes().startswith(codecs.BOM_UTF8 + b'"date",')
        with file.open(encoding="utf-8-sig", newline="") as opened:
            assert next(iter(csv.DictReader(opened)))["date"] == "2026-08-31"
