"""Naughty strings in every field of what other programs read: tables, calendars, pictures, rule files by name."""

import csv
import datetime as dt
import io
import re
import tempfile
import tomllib
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Final

import attrs
import pytest
from icalendar import Calendar
from tests.portal_pages import page
from tests.proof.test_text import FORMS, STRINGS
from tests.test_display import CODE, made_of
from tests.test_ics import taken_in

from motcua.adapters import ics
from motcua.adapters.display import render, table
from motcua.adapters.display.figures import Bar, bars
from motcua.adapters.display.tables import neutral
from motcua.adapters.display.values import visible
from motcua.adapters.portal import read_procedure, write_rules
from motcua.adapters.tables import Table
from motcua.calendar import national_calendar, office_time
from motcua.errors import MotcuaError
from motcua.forms import Form, receipt
from motcua.linked import Plan
from motcua.reference import reference_catalogue
from motcua.wording import Text

FORMULAS: Final = tuple("=+-@")
BEHIND: Final = re.compile(r"[;|\t\n]\s*[=+@-]")
"""A formula in the next cell, for a spreadsheet that ends cells there."""
RUN: Final = (
    *("=1+1", "+1", "-1", "@A", "  =1", "\u00a0@A", "\t=1", "\n+1", "\r-1"),
    *("a;=1", "a| +1", "a\t@A", "a;\n=1"),
)
"""A formula of each kind, first in its cell and behind each separator, whichever strings a run takes."""
BREAKING: Final = ('" onload="x', "' onload='x", '"><script>', "&quot; onload=x")
"""What would end an attribute."""


def lines(text: str) -> list[list[str]]:
    """The cells a spreadsheet would see; a line that is no CSV raises."""
    return list(csv.reader(io.StringIO(text, newline=""), strict=True))


# ── Tables ────────────────────────────────────────────────────────────────────────────────────


class TestTables:
    @pytest.mark.parametrize(
        "form", ["every field of a slip", "every cell of a table", "the receipt of a dossier", "a register"]
    )
    def test_a_slip_has_the_cells_it_would_have_of_a_plain_word(self, form: str) -> None:
        quiet = [len(line) for line in lines(csv_of(FORMS[form]("Mẫu")))]
        for text in taken(form):
            read = lines(csv_of(FORMS[form](text)))
            assert [len(line) for line in read] == quiet, repr(text)
            assert runs(read) == [], repr(text)

    @pytest.mark.parametrize("text", RUN)
    def test_no_cell_runs_whatever_its_formula_begins_with(self, text: str) -> None:
        assert runs([[text]])
        for read in (lines(csv_of(made_of(text))), lines(table([{text: text, "id": 1}]))):
            assert runs(read) == []
            assert any(visible(text).strip() in cell.replace("'", "") for line in read for cell in line)

    def test_flat_rows_come_back_with_their_headings_and_words(self) -> None:
        for text in STRINGS:
            heads, cells = lines(table([{text: text, "id": 1}]))
            assert heads == [str(neutral(text)), "id"], repr(text)
            assert cells == [str(neutral(text)), "1"], repr(text)

    def test_no_character_of_theirs_is_lost_that_can_be_seen(self) -> None:
        for text in STRINGS:
            ((_, cell),) = [tuple(line) for line in lines(table([{"id": 1, "says": text}]))[1:]]
            assert cell.replace("'", "") == visible(text).replace("'", ""), repr(text)

    def test_a_table_for_programs_gives_back_every_character(self) -> None:
        for text in STRINGS:
            made = Table("fees", {"item": str, "amount": int}, [(text, 1)])
            assert lines(made.csv()) == [["item", "amount"], [text, "1"]], repr(text)


def runs(read: list[list[str]]) -> list[str]:
    """The cells that a spreadsheet would run, or would find another cell in that runs."""
    cells = (cell for line in read for cell in line)
    return [cell for cell in cells if cell.lstrip().startswith(FORMULAS) or BEHIND.search(cell)]


def csv_of(form: object) -> str:
    return render(form, "csv")  # type: ignore[arg-type]  # forms alone have a CSV


@cache
def taken(form: str) -> list[str]:
    """The naughty strings that are taken there."""
    found = []
    for text in STRINGS:
        with suppress(MotcuaError):
            FORMS[form](text)
            found.append(text)
    assert len(found) > len(STRINGS) * 0.9
    return found


# ── Calendars ─────────────────────────────────────────────────────────────────────────────────

FOLDED: Final = re.compile(rb"\r\n[ \t]")


def properties(raw: bytes) -> list[tuple[str, str]]:
    """The properties of a calendar file, read by RFC 5545 alone: unfolded, split, unescaped."""
    assert raw.endswith(b"\r\n")
    found = []
    for line in FOLDED.sub(b"", raw).decode("utf-8").split("\r\n")[:-1]:
        name, _, value = line.partition(":")
        found.append((name.partition(";")[0], re.sub(r"\\([\\;,nN])", _unescaped, value)))
    return found


def _unescaped(match: re.Match[str]) -> str:
    return "\n" if match[1] in "nN" else match[1]


def appointments() -> Iterator[tuple[str, Form]]:
    """Receipts with a naughty string wherever one is taken in."""
    for text in STRINGS:
        with suppress(MotcuaError):
            form = receipt(taken_in(), collect_at=text, delegate=text)
            named = tuple(
                attrs.evolve(field, value=Text(text, text)) if field.code in {"procedure", "authority"} else field
                for field in form.fields
            )
            yield text, attrs.evolve(form, fields=named)


class TestCalendars:
    def test_an_appointment_has_the_properties_it_would_have_of_a_plain_word(self) -> None:
        quiet = [name for name, _ in properties(ics.appointment(receipt(taken_in(), collect_at="Mẫu")))]
        seen = 0
        for text, form in appointments():
            raw = ics.appointment(form)
            assert [name for name, _ in properties(raw)] == quiet, repr(text)
            assert max(map(len, raw.split(b"\r\n"))) <= 75, repr(text)
            seen += 1
        assert seen > len(STRINGS) * 0.8

    def test_it_says_what_was_given_to_two_readers(self) -> None:
        for text, form in appointments():
            raw = ics.appointment(form)
            own = dict(properties(raw))
            (event,) = Calendar.from_ical(raw).walk("VEVENT")
            place = visible(text)
            assert own["LOCATION"] == place, repr(text)
            assert str(event["LOCATION"]) == place, repr(text)
            assert place in own["SUMMARY"], repr(text)
            assert CODE in own["DESCRIPTION"], repr(text)


# ── Pictures ──────────────────────────────────────────────────────────────────────────────────


def plan_of(text: str) -> Plan:
    """A package with a naughty name for itself and all its parts."""
    package = reference_catalogue().link("birth", on=dt.date(2026, 9, 7))
    named = Text(text, text)
    parts = tuple(attrs.evolve(part, name=named) for part in package.parts)
    return attrs.evolve(package, name=named, parts=parts).plan(office_time("2026-09-07 09:00"), national_calendar())


class TestPictures:
    @pytest.mark.parametrize("locale", ["vi", "en"])
    def test_svg_has_the_elements_it_would_have_of_a_plain_word(self, locale: str) -> None:
        quiet = elements(render(plan_of("Mẫu"), "svg", locale))
        for text in STRINGS:
            with suppress(MotcuaError):
                made = elements(render(plan_of(text), "svg", locale))
                assert made - {"tspan"} == quiet - {"tspan"}, repr(text)

    def test_mermaid_has_the_lines_it_would_have_of_a_plain_word(self) -> None:
        quiet = render(plan_of("Mẫu"), "mermaid").count("\n")
        for text in STRINGS:
            with suppress(MotcuaError):
                assert render(plan_of(text), "mermaid").count("\n") == quiet, repr(text)


def test_a_chart_has_the_attributes_it_would_have_of_a_plain_word() -> None:
    seen = 0
    for text in (*BREAKING, *STRINGS):
        with suppress(MotcuaError):
            made = ET.fromstring(bars([Bar(text, [(text, 1, "#000")], text)], text).svg)  # noqa: S314 - made here
            assert {*made.attrib} == {"viewBox", "role", "aria-label"}, repr(text)
            seen += 1
    assert seen > len(BREAKING) + len(STRINGS) * 0.9


def elements(picture: str) -> set[str]:
    """The elements and attributes of a picture, as an XML parser sees them."""
    root = ET.fromstring(picture)  # noqa: S314 - made here a moment ago
    return {name.rpartition("}")[2] for one in root.iter() for name in (one.tag, *one.attrib)}


# ── Rule files and their names ────────────────────────────────────────────────────────────────


def pages(text: str) -> Iterator[Mapping[str, object]]:
    """Pages with a naughty string in one field, and in all."""
    plain = page("Trực tiếp5 Ngày làm việcMiễn phí", steps="Nộp hồ sơ")
    for field in plain:
        yield {**plain, field: text}
    yield dict.fromkeys(plain, text)


class TestRuleFiles:
    def test_are_named_by_codes_inside_their_folder_and_read_back(self) -> None:
        for text in STRINGS:
            for given in pages(text):
                try:
                    reading = read_procedure(given)
                except MotcuaError:
                    continue
                with tempfile.TemporaryDirectory() as place, suppress(MotcuaError):
                    home = Path(place, "rules")
                    write_rules([reading], home)
                    made = [path for path in Path(place).rglob("*") if path.is_file()]
                    assert all(home in path.parents for path in made), repr(text)
                    assert all(re.fullmatch(r"[0-9A-Za-z][0-9A-Za-z.-]*\.toml", path.name) for path in made), repr(text)
                    for path in made:
                        tomllib.loads(path.read_text("utf-8"))
