"""Files that can be read and mean nothing, or two things: each is refused with its place, and none is half applied."""

import datetime as dt
import json
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

import pytest
from tests.dossiers import COMMUNE, FRIDAY, filed
from tests.proof.doors import CALENDAR, CATALOGUE, DATA
from tests.test_local_rules import HAI_PHONG

from motcua.adapters.records import Intake, dumps, load_dossier
from motcua.adapters.rulefiles import load_catalogue, load_local_rules, load_notices
from motcua.adapters.rulefiles.fees import load_fee_schedules
from motcua.adapters.rulefiles.linked import load_packages
from motcua.calendar import Notice, NoticeDay, Reason
from motcua.catalogue import place
from motcua.checks import foreign
from motcua.citation import Citation
from motcua.errors import BadInput, BadValue, LimitExceeded
from motcua.fees import Clamp
from motcua.reports import rows_of
from motcua.wording import Text

pytestmark = pytest.mark.needs("numpy")

MANY_ROWS: Final = {
    row: "\n".join(row.format(number) for number in range(40_000))[:1_000_000]
    for row in ("[[a{}]]", "[x{}]", "k{} = 1", "[[papers]]\ncode = {}")
}

# ── Rule files ────────────────────────────────────────────────────────────────────────────────

PROCEDURE: Final = """
code = "1.999001"
name = { vi = "Mẫu", en = "Sample" }
from = 2021-07-01
[[facts]]
name = "home"
type = "text"
choices = ["own", "rented"]
question = { vi = "Nhà ai?", en = "Whose home?" }
[[limits]]
limit = "7 working days"
cite = "68/2020/QH14, art. 22.3"
[[papers]]
code = "form"
name = { vi = "Tờ khai", en = "Form" }
[[results]]
code = "KQ.G01.000066"
name = { vi = "Kết quả", en = "Result" }
[[requires]]
code = "1.999002"
name = { vi = "Trước", en = "Before" }
"""
NOTICE: Final = """
[[notices]]
cite = "1/TB-MAU"
issuer = "Bộ Mẫu"
signed_on = 2026-01-01
verified = false
source = "mẫu"
title = { vi = "Mẫu", en = "Sample" }
days = [
    { date = 2026-08-22, reason = "make-up", swapped_with = 2026-08-31, name = { vi = "Làm bù", en = "Make-up" } },
    { date = 2026-08-31, reason = "swap", swapped_with = 2026-08-22, name = { vi = "Hoán đổi", en = "Swapped" } },
    { date = 2026-09-02, reason = "statutory", name = { vi = "Quốc khánh", en = "National Day" } },
]
"""
FEES: Final = """
code = "sample"
name = { vi = "Phí", en = "Fee" }
[[facts]]
name = "pages"
type = "integer"
question = { vi = "Mấy trang?", en = "How many pages?" }
[[fees]]
item = "copies"
name = { vi = "Phí", en = "Fee" }
kind = "phi"
[[fees.levels]]
from = 2017-01-01
cite = "226/2016/TT-BTC, art. 4"
amount = { clamp = { cap = 200_000, node = { tiers = { quantity = "pages", \
rates = [{ upto = 2, rate = 2_000 }, { rate = 1_000 }] } } } }
"""
PACKAGE: Final = (DATA / "packages" / "birth.toml").read_text("utf-8")

GOOD: Final[Mapping[str, tuple[Callable[[Path], object], str]]] = {
    "procedure": (load_catalogue, PROCEDURE),
    "notice": (load_notices, NOTICE),
    "fees": (load_fee_schedules, FEES),
    "package": (load_packages, PACKAGE),
    "local": (load_local_rules, HAI_PHONG),
}
BEFORE: Final = '[[requires]]\ncode = "1.999002"'
NAMED: Final = '\nname = { vi = "Hai", en = "Two" }\n'
PERMIT: Final = 'code = "1.013225"\nfrom = 2026-01-01\nto = 2026-12-31'
LIMIT: Final = '[[rules.limits]]\nlimit = "5 working days"\ncite = "1/2026/QĐ-UBND"\n'
SHORTER: Final = '[[rules]]\ncode = "1.004222"\nfrom = 2026-06-01\n[[rules.limits]]\nlimit = "3 working days"\n'
LOCAL_FEES: Final = 'fees = "building-permit-hai-phong"\n'
SPOILT: Final = (
    ("procedure", '"1.999002"', '"1.999001"', "$.requires[0].code"),
    ("procedure", BEFORE, BEFORE + NAMED + BEFORE, "$.requires[1].code"),
    ("procedure", BEFORE, f'[[results]]\ncode = "KQ.G01.000066"{NAMED}{BEFORE}', "$.results[1].code"),
    ("procedure", '"own"', '"\\u043ewn"', "$.facts[0].choices[0]"),
    ("procedure", '"68/2020', '"\\uff16\\uff18/2020', "$.limits[0].cite"),
    ("procedure", 'choices = ["own", "rented"]', 'choices = ["own", "own"]', "$.facts[0]"),
    ("notice", '"1/TB-MAU"', '"1/\\u0422B-MAU"', "$.notices[0].cite"),
    ("notice", 'issuer = "Bộ Mẫu"', 'issuer = " "', "$.notices[0].issuer"),
    ("notice", 'vi = "Làm bù"', 'vi = "\\u00a0"', "$.notices[0].days[0].name.vi"),
    ("notice", '"statutory"', '"statutory", swapped_with = 2026-08-22', "$.notices[0]"),
    ("notice", "swapped_with = 2026-08-22", "swapped_with = 2026-08-31", "$.notices[0]"),
    ("notice", "date = 2026-08-31", "date = 2026-08-30", "$.notices[0]"),
    ("fees", "cap = 200_000", "cap = -1", "$.fees[0].levels[0].amount.clamp"),
    ("fees", "upto = 2, ", "", "$.fees[0].levels[0].amount.clamp.node.tiers"),
    ("fees", "from = 2017-01-01", "from = 2017-01-01\nto = 2016-12-31", "$.fees[0].levels[0]"),
    ("package", 'code = "birth"\nname', 'code = "../birth"\nname', "$.code"),
    ("package", 'code = "residence"', 'code = "Birth"', "$.versions[0].parts[1].code"),
    ("package", 'agency = "police"', 'agency = "polise"', "$.versions[0].parts[1].agency"),
    ("local", PERMIT, PERMIT.replace("to = 2026", "to = 2025"), "$.rules[1]"),
    ("local", LIMIT, "", "$.rules[0]"),
    ("local", LIMIT, LIMIT + SHORTER, "$.rules[1]"),
    ("local", LOCAL_FEES, f"{LOCAL_FEES}[[rules]]\n{PERMIT.replace('-01-01', '-12-31')}\n{LOCAL_FEES}", "$.rules[2]"),
)
"""What kind of file it is, what stands there, what stands there instead, and where that is told."""


def read(kind: str, text: str, folder: Path) -> object:
    file = folder / f"{kind}.toml"
    file.write_text(text, "utf-8")
    return GOOD[kind][0](file)


class TestRuleFiles:
    @pytest.mark.parametrize("kind", GOOD)
    def test_as_they_should_be_are_taken(self, kind: str, tmp_path: Path) -> None:
        assert read(kind, GOOD[kind][1], tmp_path)

    @pytest.mark.parametrize(("kind", "stands", "instead", "path"), SPOILT)
    def test_that_contradict_themselves_are_refused_with_the_place(
        self, kind: str, stands: str, instead: str, path: str, tmp_path: Path
    ) -> None:
        text = GOOD[kind][1]
        assert stands in text
        with pytest.raises(BadInput) as caught:
            read(kind, text.replace(stands, instead, 1), tmp_path)
        assert path in [problem.path for problem in caught.value.problems]

    def test_are_told_of_every_contradiction_at_once(self, tmp_path: Path) -> None:
        text = PROCEDURE.replace('"1.999002"', '"1.999001"').replace('cite = "68', 'cite = "\\uff16')
        with pytest.raises(BadInput) as caught:
            read("procedure", text.replace('"own"', '"\\u043ewn"'), tmp_path)
        assert {problem.path for problem in caught.value.problems} >= {"$.facts[0].choices[0]", "$.limits[0].cite"}

    @pytest.mark.parametrize("text", MANY_ROWS.values(), ids=MANY_ROWS)
    def test_of_more_rows_than_any_law_has_are_refused(self, text: str, tmp_path: Path) -> None:
        with pytest.raises(LimitExceeded):
            read("procedure", text, tmp_path)

    def test_of_more_versions_than_any_procedure_has_are_refused(self, tmp_path: Path) -> None:
        again = (
            f'[[amendments]]\nfrom = {2022 + at // 12}-{1 + at % 12:02}-01\ncite = "1/2022/TT-MAU"\n'
            for at in range(101)
        )
        with pytest.raises(LimitExceeded, match="met 101 amendments; right would be at most 100 amendments"):
            read("procedure", PROCEDURE + "".join(again), tmp_path)

    def test_of_one_procedure_in_one_place_that_never_end_are_refused(self, tmp_path: Path) -> None:
        row = (
            '[[rules]]\ncode = "1.004222"\nfrom = {0}-01-01\nto = {0}-12-31\nlimits = [{{limit = "3 working days"}}]\n'
        )
        rows = "".join(row.format(2027 + at) for at in range(101))
        with pytest.raises(LimitExceeded, match=r"rules\[100\]: met more rows; right would be at most 100 rows"):
            load_local_rules(_file(tmp_path, f'jurisdiction = "Hải Phòng"\n{rows}'))

    def test_of_one_place_follow_each_other(self, tmp_path: Path) -> None:
        ended = HAI_PHONG.replace("from = 2026-01-01", "from = 2026-01-01\nto = 2026-05-31", 1)
        more = '[[rules]]\ncode = "1.004222"\nfrom = 2026-06-01\n[[rules.limits]]\nlimit = "3 working days"\n'
        (rules,) = load_local_rules(_file(tmp_path, ended + more))
        june = rules.over(CATALOGUE).find("1.004222", on=dt.date(2026, 6, 1), jurisdiction="Hải Phòng")
        assert str(june.limits[0].limit) == "3 ngày làm việc"

    def test_that_shut_an_office_for_years_are_taken_at_once(self) -> None:
        """The calendar is made once for the paper, and not once for each of its days."""
        shut, said = Text("Đóng cửa", "Closed"), Citation("1/QĐ-MAU")
        days = [NoticeDay(FRIDAY.date() + dt.timedelta(at), Reason.CLOSURE, shut, extends=True) for at in range(1_000)]
        one = _spent(lambda: CALENDAR.with_notice(Notice(said, "Mẫu", shut, days[:1])))
        assert _spent(lambda: CALENDAR.with_notice(Notice(said, "Mẫu", shut, days))) < 100 * one


def _spent(work: Callable[[], object]) -> float:
    began = time.thread_time()
    work()
    return time.thread_time() - began


def _file(folder: Path, text: str) -> Path:
    (file := folder / "given.toml").write_text(text, "utf-8")
    return file


def test_a_cap_below_zero_is_no_cap() -> None:
    with pytest.raises(BadValue, match="cap of a fee"):
        Clamp(1_000, cap=-1)


@pytest.mark.parametrize("name", ["\u041d\u1ea3i Ph\u00f2ng", "H\u1ea3i \u03a1h\u00f2ng", "\uff28\uff21\uff29"])
def test_a_place_is_not_written_with_letters_that_look_alike(name: str) -> None:
    with pytest.raises(BadValue):
        place(name)


@pytest.mark.parametrize("text", ["118/2025/NĐ-CP", "Nghị quyết số 66.7/2025/NQ-CP", "TT-BTC"])
def test_vietnamese_has_no_foreign_letters(text: str) -> None:
    assert foreign(text) == ""


# ── Records ───────────────────────────────────────────────────────────────────────────────────

INTAKE: Final = {"procedure": "1.004222", "received": "2026-08-28", "facts": {"home": "own"}}
STORED: Final = dumps(filed(of=CATALOGUE.find("1.004222", on=FRIDAY.date()), papers=["ct01"]))

DAYS: Final[Mapping[str, dt.date]] = {
    "2026-08-28": dt.date(2026, 8, 28),
    "28/08/2026": dt.date(2026, 8, 28),
    "2026-08-28 23:30": dt.date(2026, 8, 28),
    "2026-08-28T23:30:00Z": dt.date(2026, 8, 29),
    "2026-08-28T16:59:59Z": dt.date(2026, 8, 28),
    "2026-08-28T17:00:00Z": dt.date(2026, 8, 29),
    "2026-08-28T00:30:00+14:00": dt.date(2026, 8, 27),
}
"""Days and moments as they are written, and the day it was at the office."""
NO_DAYS: Final = (
    "20260828",
    "2026-W35-5",
    "2026-241",
    "2026-8-28",
    "2026-02-29",
    "0000-01-01",
    "10000-01-01",
    "\uff12026-08-28",
    "2026-08-28T24:00",
    "2026-08-28T23:59:60",
    "2026-08-28T10:00+25:00",
    "2026-08-28T10:00 Asia/Ho_Chi_Minh",
    "9999-12-31T23:59:00Z",
    "0001-01-01T00:00:00+14:00",
)


class TestDaysOfRecords:
    @pytest.mark.parametrize("text", DAYS)
    def test_a_moment_is_of_the_day_it_was_at_the_office(self, text: str) -> None:
        assert Intake.load({**INTAKE, "received": text}).received == DAYS[text]

    @pytest.mark.parametrize("text", DAYS)
    def test_so_it_is_in_a_report(self, text: str) -> None:
        (row,) = rows_of([{"id": "D-1", "field": "Cư trú", "channel": "post", "received_on": text}])
        assert row.received_on == DAYS[text]

    @pytest.mark.parametrize("text", NO_DAYS)
    def test_there_is_one_way_to_write_a_day(self, text: str) -> None:
        with pytest.raises(BadInput):
            Intake.load({**INTAKE, "received": text})
        with pytest.raises(BadInput):
            rows_of([{"id": "D-1", "field": "Cư trú", "channel": "post", "received_on": text}])

    def test_the_version_of_a_stored_dossier_is_a_day_too(self) -> None:
        record = json.loads(STORED)
        record["history"][0]["body"]["version"] = "20260701"
        with pytest.raises(BadInput, match="the day the version came into force"):
            load_dossier(json.dumps(record), CATALOGUE, office=COMMUNE)


class TestNumbersOfReports:
    @pytest.mark.parametrize("text", ["\uff11", "\u0661", "1_0", "1e3"])
    @pytest.mark.parametrize("column", ["requests", "time"])
    def test_are_written_with_our_digits(self, column: str, text: str) -> None:
        row = {"id": "D-1", "field": "Cư trú", "channel": "post", "received_on": "2026-08-28", "unit": "working-day"}
        with pytest.raises(BadInput, match=column):
            rows_of([{**row, column: text}])


@pytest.mark.parametrize("doubled", ['"schema": "motcua/dossier/1", ', '"procedure": "1.001193", '])
def test_a_stored_dossier_says_everything_once(doubled: str) -> None:
    with pytest.raises(BadInput, match="each key once"):
        load_dossier("{" + doubled + STORED[1:], CATALOGUE, office=COMMUNE)


@pytest.mark.parametrize("hidden", ["\u200b", "\u2060", "\u2028", "\u202e", "\ufeff", "\U000e0041"])
def test_an_identifier_shows_all_it_says(hidden: str) -> None:
    with pytest.raises(BadInput, match=r"\$\.id: met U\+"):
        Intake.load({**INTAKE, "id": f"D-1{hidden}"})
