"""The rows held against a second transcription of the law: an article, and everything that rests on it.

Each table in ``rows/`` says under ``read`` what was read for it: the text of the article, the page of the procedure, a
reference table, or nothing but the row. ``docs/reference/law.md`` counts the articles by it.
What the library answers is asked of its public values; a row that is changed, dropped, added or moved to another day
no longer agrees with its article here.
"""

import datetime as dt
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

import pytest

from motcua.adapters.rulefiles import load_notices
from motcua.calendar import CalendarDay, Notice, national_calendar, office_time
from motcua.citation import Citation
from motcua.errors import NotInForce
from motcua.forms import sheet
from motcua.linked import LinkedProcedure
from motcua.mechanism import Mechanism, mechanism_named, mechanism_on
from motcua.money import VND
from motcua.papers import Paper
from motcua.procedure import LimitRule, Procedure
from motcua.receipts import Medium, receipt_kinds
from motcua.reference import reference_catalogue, reference_fee_schedules
from motcua.reports import Feedback
from motcua.timelimit import Months
from motcua.wording import Text

CATALOGUE: Final = reference_catalogue()
CODES: Final = sorted({str(version.code) for version in CATALOGUE})
PACKAGES: Final = ("birth", "birth-paper", "death", "household-business-tax", "three-levels")
DATA: Final = Path(__file__).parents[2] / "src" / "motcua" / "data"
Row = dict[str, Any]


def transcribed(name: str) -> list[Row]:
    """The tables of a file of rows."""
    (tables,) = tomllib.loads(Path(__file__).with_name("rows").joinpath(f"{name}.toml").read_text("utf-8")).values()
    return list(tables)


def cited_by(citation: Citation | None) -> tuple[str, str]:
    """A document and an article of it; the clause is not told apart."""
    return (citation.document, citation.article or "") if citation else ("", "")


def article(row: Row) -> tuple[str, str]:
    return cited_by(Citation.parse(row["cite"]))


def each(tables: Iterable[Row]) -> list[Any]:
    return [
        pytest.param(
            row, id=" ".join(str(row[key]) for key in ("name", "cite", "code", "schedule", "on") if key in row)
        )
        for row in tables
    ]


def without(row: Row, **usual: object) -> Row:
    """A row as it is transcribed: what is as usual is not said."""
    return {name: value for name, value in row.items() if value != usual.get(name)}


def joined(found: Iterable[tuple[Row, dt.date, dt.date | None]]) -> list[Row]:
    """Each row once for all the versions in a row that have it, with its first day and its last."""
    spells: list[tuple[Row, dt.date, dt.date | None]] = []
    for row, first, last in found:
        for at, (one, began, ended) in enumerate(spells):
            if one == row and ended is not None and ended + dt.timedelta(days=1) == first:
                spells[at] = (one, began, last)
                break
        else:
            spells.append((row, first, last))
    return [row | {"from": first} | ({"until": last} if last else {}) for row, first, last in spells]


def in_order(rows: Iterable[Row]) -> list[str]:
    return sorted(str(sorted((name, value) for name, value in row.items() if name != "read")) for row in rows)


# ── Days ──────────────────────────────────────────────────────────────────────────────────────


@cache
def days() -> Mapping[str, list[CalendarDay]]:
    """The days of eighteen years by the paper they stand on."""
    calendar, found = national_calendar(), dict[str, list[CalendarDay]]()
    for ordinal in range(dt.date(2010, 1, 1).toordinal(), dt.date(2027, 12, 31).toordinal() + 1):
        day = calendar.day(dt.date.fromordinal(ordinal))
        found.setdefault(str(day.citation), []).append(day)
    return found


@cache
def notices() -> Mapping[str, Notice]:
    return {str(notice.citation): notice for notice in load_notices(DATA / "calendar")}


@pytest.mark.parametrize("row", each(transcribed("days")))
class TestDays:
    """Every day off, and every weekend day worked for one, is cited from the paper that decides it."""

    def test_days_off(self, row: Row) -> None:
        assert [day.date for day in days()[row["cite"]] if not day.working] == row["off"]

    def test_days_worked_for_them(self, row: Row) -> None:
        assert [day.date for day in days()[row["cite"]] if day.working] == row.get("worked", [])

    def test_day_of_signature(self, row: Row) -> None:
        if "signed_on" in row:
            assert notices()[row["cite"]].signed_on == row["signed_on"]


def test_the_letter_that_exchanged_nothing_decides_no_day() -> None:
    """3383/BNV-CVL, 10 April 2026: around 30 April 2026 no day is exchanged for another."""
    notice = notices()["3383/BNV-CVL"]
    assert (notice.signed_on, notice.days) == (dt.date(2026, 4, 10), ())
    around = [dt.date(2026, 4, day) for day in (25, 26, 27, 28, 29, 30)]
    assert [day for day in around if national_calendar().is_working_day(day)] == around[3:5]


# ── What procedures rest on ───────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("row", each(transcribed("bases")))
class TestBases:
    """A version lists the papers its page lists, in their order, and is announced by the same decision."""

    def test_papers(self, row: Row) -> None:
        listed = {*row["rests_on"], *row.get("beside", ())} - {*row.get("left_out", ())}
        assert {citation.document for citation in found(row).legal_basis} == listed

    def test_announcement(self, row: Row) -> None:
        announced = getattr(found(row), "announced_by", None)
        assert (announced.document if announced else None) == row.get("announced_by")

    def test_what_began_the_version(self, row: Row) -> None:
        if "began_by" in row:
            amended = getattr(found(row), "amended_by", None)
            assert (str(amended), found(row).in_force.first) == (row["began_by"], row["on"])


def found(row: Row) -> Procedure | LinkedProcedure:
    """The version a row speaks of."""
    return (
        CATALOGUE.link(row["code"], on=row["on"])
        if row["code"] in PACKAGES
        else CATALOGUE.find(row["code"], on=row["on"])
    )


# ── Limits ────────────────────────────────────────────────────────────────────────────────────


def said(rule: LimitRule) -> Row:
    said = {"limit": str(rule.limit), "kind": rule.kind.value, "binds": rule.binds.value, "adds": rule.adds}
    return without(said | {"when": str(rule.when)}, kind="total", binds="agency", adds=False, when="True")


def limits(wanted: tuple[str, str]) -> Iterator[tuple[Row, dt.date, dt.date | None]]:
    for code in CODES:
        for version in CATALOGUE.versions(code):
            for rule in version.limits:
                if cited_by(rule.citation) == wanted:
                    yield {"procedure": code} | said(rule), version.in_force.first, version.in_force.last


@pytest.mark.parametrize("row", each(transcribed("limits")))
def test_limits_that_rest_on_an_article(row: Row) -> None:
    assert in_order(joined(limits(article(row)))) == in_order(row["rows"])


# ── Papers ────────────────────────────────────────────────────────────────────────────────────


def asked(paper: Paper) -> Row:
    told = {
        "paper": paper.code,
        "originals": paper.originals,
        "copies": paper.copies,
        "action": paper.action.value,
        "when": str(paper.when),
        "waived_if": paper.waived_if and str(paper.waived_if),
        "max_age": paper.max_age and str(paper.max_age),
        "optional": paper.optional,
    }
    return without(told, originals=1, copies=0, action="submit", when="True", optional=False)


def papers(wanted: tuple[str, str]) -> Iterator[tuple[Row, dt.date, dt.date | None]]:
    for code in CODES:
        for version in CATALOGUE.versions(code):
            for paper in version.papers:
                if cited_by(paper.citation) == wanted:
                    yield {"procedure": code} | asked(paper), version.in_force.first, version.in_force.last


@pytest.mark.parametrize("row", each(transcribed("papers")))
def test_papers_that_rest_on_an_article(row: Row) -> None:
    assert in_order(joined(papers(article(row)))) == in_order(row["rows"])


# ── Packages ──────────────────────────────────────────────────────────────────────────────────


def parts(package: LinkedProcedure) -> Iterator[tuple[Citation | None, Row]]:
    """What a version of a package has, each with its citation: totals, parts with their limits and shares, papers."""
    yield from ((total.citation, said(total)) for total in package.totals)
    for part in package.parts:
        yield part.citation, {"part": part.code, "agency": part.agency}
        yield from ((rule.citation, {"part": part.code} | said(rule)) for rule in part.limits)
        for share in part.shares:
            told = {"part": part.code, "share": share.agency, "limit": str(share.limit), "when": str(share.when)}
            yield share.citation, without(told, when="True")
        if part.consent:
            told = {"part": part.code, "when": str(part.consent.when)}
            yield part.consent.citation, without(told | {"uncounted": "consent"}, when="True")
            yield part.consent.limited_by, without(told | {"consent": str(part.consent.limit)}, when="True")
    for paper in package.papers or ():
        yield paper.citation, {"paper": paper.code, "medium": paper.medium and paper.medium.value}


def packages(wanted: tuple[str, str]) -> Iterator[tuple[Row, dt.date, dt.date | None]]:
    for package in (version for entry in CATALOGUE.packages for version in entry.versions):
        for citation, row in parts(package):
            if cited_by(citation) == wanted:
                yield {"package": package.code} | row, package.in_force.first, package.in_force.last


@pytest.mark.parametrize("row", each(transcribed("packages")))
def test_parts_of_packages_that_rest_on_an_article(row: Row) -> None:
    assert in_order(joined(packages(article(row)))) == in_order(row["rows"])


# ── The one-stop decrees ──────────────────────────────────────────────────────────────────────


def rested(mechanism: Mechanism, wanted: tuple[str, str]) -> Iterator[tuple[str, object]]:
    """What a mechanism has from an article."""
    verbs: dict[str, list[str]] = {}
    for step in mechanism.transitions:
        if cited_by(step.citation) == wanted:
            verbs.setdefault(step.verb, []).append(step.state.value)
    yield "verbs", verbs
    yield "guards", [name for name, citation in mechanism.guards.items() if cited_by(citation) == wanted]
    cited = {name: limit for name, limit in mechanism.limits.items() if cited_by(limit.citation) == wanted}
    yield "limits", {name: str(limit.limit or limit.times) for name, limit in cited.items()}
    yield "codes", [code.authority for code in mechanism.codes if cited_by(code.citation) == wanted]


@pytest.mark.parametrize("row", each(transcribed("mechanisms")))
def test_steps_guards_limits_and_codes_that_rest_on_an_article(row: Row) -> None:
    rests = {name: value for name, value in rested(mechanism_named(row["name"]), article(row)) if value}
    assert rests == {name: value for name, value in row.items() if name not in {"name", "cite", "read"}}


# ── Fees ──────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("table", each(transcribed("fees")))
def test_what_an_article_makes_a_case_cost(table: Row) -> None:
    schedule = reference_fee_schedules()[table["schedule"]]
    for row in table["rows"]:
        (item,) = (fee.item for fee in schedule.fees if fee.item.rpartition(".")[2] == row["item"])
        (line,) = schedule.only([item]).quote(on=row["on"], **row["facts"]).lines
        cited = {cited_by(line.citation), *(cited_by(one.citation) for one in line.adjustments)}
        assert (line.payable, article(table) in cited) == (VND(row["payable"]), True), row


# ── Single rows ───────────────────────────────────────────────────────────────────────────────


class TestResults:
    def test_the_death_certificate(self) -> None:
        """03/2026/QH16, art. 2.10: from 1 March 2027 what was the extract is the giấy chứng tử."""
        before, after = (CATALOGUE.find("1.000656", on=dt.date(2027, *day)) for day in ((2, 28), (3, 1)))
        (result,) = after.results
        assert (result.name.vi, cited_by(result.citation)) == ("Giấy chứng tử", ("03/2026/QH16", "2"))
        assert [result.name.vi for result in before.results] != ["Giấy chứng tử"]

    def test_the_certificate_of_marital_status_is_good_for_six_months(self) -> None:
        """123/2015/NĐ-CP, art. 23: six months from the day of issue."""
        for version in CATALOGUE.versions("1.004873"):
            (result,) = (one for one in version.results if not one.refusal)
            assert (result.valid_for, cited_by(result.citation)) == (Months(6), ("123/2015/NĐ-CP", "23"))


class TestRulesOfCounting:
    def test_saturday_and_sunday_are_the_weekly_rest(self) -> None:
        """188/1999/QĐ-TTg, art. 1: forty hours in five days, Saturday and Sunday off."""
        calendar = national_calendar()
        for day in (dt.date(2026, 8, 8), dt.date(2026, 8, 9)):
            assert calendar.day(day).citation == Citation("188/1999/QĐ-TTg", "1")
            assert not calendar.is_working_day(day)

    def test_a_closure_without_a_paper_is_the_office_s_own_decision(self) -> None:
        """Where no paper is named, quyết định của cơ quan stands in its place, not verified."""
        closed = national_calendar().with_closure(dt.date(2026, 8, 10), name=Text("Bão", "Storm"))
        assert closed.day(dt.date(2026, 8, 10)).citation == Citation("quyết định của cơ quan", verified=False)


class TestSheetsAndReceipts:
    @pytest.mark.parametrize(
        "code", ["receipt", "supplement-request", "refusal", "apology", "control-slip", "register"]
    )
    def test_the_six_slips_of_2018(self, code: str) -> None:
        """01/2018/TT-VPCP, art. 9: six slips, from 6 January 2019 until the circular of 15 September 2025."""
        first, last = (sheet(code, on=dt.date(*day)) for day in ((2019, 1, 6), (2025, 9, 14)))
        assert (first, last.citation) == (last, Citation("01/2018/TT-VPCP", "9", verified=False))
        assert sheet(code, on=dt.date(2025, 9, 15)).citation != last.citation
        with pytest.raises(NotInForce):
            sheet(code, on=dt.date(2019, 1, 5))

    def test_the_receipts_of_2017(self) -> None:
        """303/2016/TT-BTC: 01BLP and 02BLP, numbers of seven digits, on a slip of their own until the end of 2026."""
        old = [one for one in receipt_kinds() if one.citation == Citation("303/2016/TT-BTC", verified=False)]
        assert {one.medium: one.in_force.last for one in old} == {
            Medium.ELECTRONIC: dt.date(2026, 6, 30),
            Medium.PAPER: dt.date(2026, 12, 31),
        }
        assert {(one.digits, one.padded, one.yearly) for one in old} == {(7, True, False)}
        assert {one.pattern.fullmatch(name) is None for one in old for name in ("01BLP", "02BLP0-001")} == {False}
        slip = sheet("fee-receipt-blp", on=dt.date(2017, 1, 1))
        assert slip == sheet("fee-receipt-blp", on=dt.date(2026, 12, 31))
        assert slip.citation == Citation("303/2016/TT-BTC", verified=False)

    def test_the_sheets_of_the_electronic_receipt(self) -> None:
        """91/2026/TT-BTC: how it is shown, and the table that goes to the tax authority, from 1 July 2026."""
        numbers = {"fee-receipt": "01/PLPĐT", "fee-receipt-table": "01/TH-BLĐT"}
        for code, number in numbers.items():
            found = sheet(code, on=dt.date(2026, 7, 1))
            assert (found.number, found.citation) == (number, Citation("91/2026/TT-BTC"))


class TestMechanisms:
    def test_the_second_amendment_holds_from_its_day(self) -> None:
        """309/2026/NĐ-CP: signed and in force on 5 August 2026."""
        before, after = (mechanism_on(dt.date(2026, 8, day)) for day in (4, 5))
        assert (before.name, after.name, after.citation) == ("NĐ 118", "NĐ 118+309", Citation("309/2026/NĐ-CP"))


class TestFeedback:
    @pytest.mark.parametrize(
        ("step", "days"), [("refuse", "2026-09-07"), ("ask", "2026-09-10"), ("settle", "2026-09-24")]
    )
    def test_limits_of_the_portal(self, step: str, days: str) -> None:
        """766/QĐ-TTg: to refuse two working days, to ask five, to settle fifteen, all from the receipt."""
        said = Feedback("1", "conduct", office_time("2026-09-03 09:00"), **{step: office_time("2026-09-04 09:00")})
        found = {one.code: one.deadline for one in said.steps(national_calendar())}[step]
        assert (str(found.date), found.citation) == (days, Citation("766/QĐ-TTg", verified=False))
