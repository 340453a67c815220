"""Text is one thing however it was typed, and whatever it says, it says no more where it is shown."""

import datetime as dt
import itertools
import json
import unicodedata
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import cache
from html.parser import HTMLParser
from typing import Any, Final

import attrs
import pytest
from markdown_it import MarkdownIt
from tests.dossiers import COMMUNE, FRIDAY, SEVEN_DAYS, THURSDAY, filed, in_progress
from tests.lives import EXAMPLES
from tests.proof.corpora import naughty_strings
from tests.slips import Tags
from tests.test_display import CODE, RECEIPT, made_of

from motcua.adapters.display import render
from motcua.adapters.display.values import visible
from motcua.adapters.records import Intake, dumps, load, loads
from motcua.adapters.rulefiles.reading import parse_toml
from motcua.catalogue import LocalRule, place
from motcua.dated import InForce
from motcua.dossier import Applicant, Assistance, Dossier, Representative
from motcua.errors import MotcuaError
from motcua.explain import Explanation, Step
from motcua.forms import control_slip, receipt, register
from motcua.procedure import LimitRule
from motcua.reference import reference_catalogue
from motcua.timelimit import WorkingDays
from motcua.wording import Text

EVERY: Final = [text for text in naughty_strings() if text.strip() and len(text) <= 2_000]
STRINGS: Final = EVERY if EXAMPLES >= 1_000 else EVERY[::5]
"""A fifth of them at each place in the short run, all of them where there is time; one place has all at any time."""
NFC: Final = "Đặng Thị Tuyết Ngọc, Đường Nguyễn Huệ, Hải Phòng"
NFD: Final = unicodedata.normalize("NFD", NFC)
PLACE: Final = "Hải Phòng"


# ── One form at the border ────────────────────────────────────────────────────────────────────


def _taker(text: str) -> str:
    done = in_progress().announce_early(at=THURSDAY).finish("granted", at=THURSDAY)
    return str(done.hand_over(at=THURSDAY, to=text).history[-1].personal["to"])


BORDERS: Final[Mapping[str, Callable[[str], str | None]]] = {
    "an applicant's name": lambda text: Applicant(text).name,
    "an applicant's address": lambda text: Applicant("Mẫu", address=text).address,
    "a representative's name": lambda text: Representative(text, papers=["p"]).name,
    "a helper's name": lambda text: Assistance(text).helper,
    "a dossier's applicant": lambda text: _applicant(filed(applicant=text)),
    "a reason": lambda text: str(filed().refuse(at=FRIDAY, reason=text).history[-1].body["reason"]),
    "who did it": lambda text: filed(by=text).history[0].by,
    "who took the result": _taker,
    "a record": lambda text: load(Text, {"vi": text, "en": "x"}).vi,
    "a record of JSON": lambda text: loads(Text, json.dumps({"vi": text, "en": "x"})).vi,
    "a rule file": lambda text: str(parse_toml(f"a = '{text}'", "given")["a"]),
    "an intake": lambda text: Intake.load(
        {"procedure": "1.004222", "received": "2026-08-28", "facts": {"home": text}}
    ).facts["home"],
}


def _applicant(dossier: Dossier) -> str:
    assert dossier.applicant is not None
    return dossier.applicant.name


@pytest.mark.parametrize("border", BORDERS)
def test_text_is_composed_at_the_border(border: str) -> None:
    assert BORDERS[border](NFD) == BORDERS[border](NFC) == NFC


def test_a_place_is_one_place_however_it_is_typed() -> None:
    assert place(unicodedata.normalize("NFD", PLACE)) == place(PLACE)


@pytest.mark.parametrize("typed", ["Hoà Bình", "HÒA BÌNH", unicodedata.normalize("NFD", "Hoà  Bình")])
def test_the_rules_of_a_place_are_found_by_the_old_spelling_and_the_new(typed: str) -> None:
    shorter = LocalRule("1.004222", InForce(dt.date(2026, 1, 1)), (LimitRule(WorkingDays(3)),))
    catalogue = CATALOGUE.overlay([shorter], jurisdiction="Hòa Bình")
    found = catalogue.find("1.004222", on=dt.date(2026, 8, 28), jurisdiction=typed)
    assert str(found.limits[0].limit) == "3 ngày làm việc"


# ── One key to find it by ─────────────────────────────────────────────────────────────────────

OLD_TONES: Final = {"òa": "oà", "óa": "oá", "ỏa": "oả", "õa": "oã", "ọa": "oạ", "ùy": "uỳ", "úy": "uý", "ủy": "uỷ"}
"""Where the new spelling puts the tone, and where the old one does."""
FAMILIES: Final = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Đặng", "Đỗ", "Võ", "Huỳnh", "Vũ")
MIDDLES: Final = ("Thị", "Văn", "Thúy", "Hòa", "Đức")
GIVEN: Final = ("Hòa", "Hóa", "Thúy", "Thủy", "Tọa", "Quỳnh", "Ánh", "Đạo", "Tuệ", "Ngọc")
NAMES: Final = [" ".join(parts) for parts in itertools.product(FAMILIES, MIDDLES, GIVEN)]
CATALOGUE: Final = reference_catalogue()


def _respelt(text: str) -> str:
    for new, old in OLD_TONES.items():
        text = text.replace(new, old)
    return text


CASES: Final[Mapping[str, Callable[[str], str]]] = {
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "in the old spelling": _respelt,
    "decomposed in the old spelling": lambda text: unicodedata.normalize("NFD", _respelt(text)),
    "in capitals": str.upper,
    "with wide gaps": lambda text: f"  {text.replace(' ', chr(160) + ' ')} ",
    "with the Icelandic letter": lambda text: text.replace("Đ", "\u00d0"),
}


class TestSearch:
    def test_there_are_five_hundred_names(self) -> None:
        assert len(set(NAMES)) == 500

    @pytest.mark.parametrize("case", CASES)
    def test_a_name_is_the_same_name(self, case: str) -> None:
        """A helper who is the applicant is known, however the name was typed: a helper signs nothing."""
        for name in NAMES:
            with pytest.raises(MotcuaError, match="the applicant alone signs"):
                filed(applicant=name, assistance=CASES[case](name))

    @pytest.mark.parametrize("case", CASES)
    def test_a_procedure_is_found(self, case: str) -> None:
        for procedure in CATALOGUE:
            found = [each.code for each in CATALOGUE.search(CASES[case](procedure.name.vi))]
            assert procedure.code in found


# ── What is shown ─────────────────────────────────────────────────────────────────────────────


def _slip(text: str) -> Dossier:
    people: dict[str, Any] = {
        "applicant": Applicant(text, identity_number=text, phone=text, email=text, address=text),
        "representative": Representative(f"{text} khác", papers=["power_of_attorney"], address=text),
        "papers": ["ct01", "proof_of_home", "power_of_attorney"],
    }
    done = filed(**people).accept(at=FRIDAY, code=CODE, by=text).begin(at=FRIDAY)
    return done.transfer(text, at=THURSDAY)


FORMS: Final[Mapping[str, Callable[[str], object]]] = {
    "every field of a slip": made_of,
    "every cell of a table": lambda text: attrs.evolve(made_of("x"), rows=((text, text, text),) * 3),
    "a list": lambda text: made_of((text, text)),
    "a label": lambda text: made_of(Text(text, text)),
    "the receipt of a dossier": lambda text: receipt(_slip(text)),
    "its control slip": lambda text: control_slip(_slip(text)),
    "a register": lambda text: register([_slip(text), _slip(text)]),
    "reasons": lambda text: Explanation([Step("plain", {"text": Text(text, text)}, depth=depth) for depth in range(3)]),
}


class Page(HTMLParser):
    """The tags and attributes a browser would see, in their order."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.seen: list[tuple[str, tuple[str, ...]]] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, tuple(name for name, _ in attrs)))

    def handle_comment(self, data: str) -> None:
        self.seen.append(("comment", (data,)))

    def handle_pi(self, data: str) -> None:
        self.seen.append(("instruction", (data,)))


def shapes(form: str, show: Callable[[Any], object]) -> dict[str, object]:
    """What each naughty string makes of a page, besides its words; only what is taken by the door is asked."""
    found = {text: show(made) for text, made in _taken(form).items()}
    assert len(found) > len(STRINGS) * 0.9
    return found


@cache
def _taken(form: str) -> Mapping[str, object]:
    """The naughty strings that are taken there, each with the form made of it."""
    found = {}
    for text in EVERY if form == "every field of a slip" else STRINGS:
        with suppress(MotcuaError):
            found[text] = FORMS[form](text)
    return found


MARKDOWN: Final = MarkdownIt("commonmark").enable("table")


def _tokens(page: str) -> tuple[tuple[str, ...], ...]:
    """What Markdown is made of, and whatever stands inside its lines besides words."""
    blocks = MARKDOWN.parse(page)
    inline = {child.type for block in blocks for child in block.children or ()}
    return tuple(block.type for block in blocks), tuple(sorted(inline - {"text", "text_special", "softbreak"}))


@pytest.mark.parametrize("form", FORMS)
class TestShown:
    def test_html_has_the_tags_it_would_have_of_a_plain_word(self, form: str) -> None:
        quiet = Page(render(FORMS[form]("Mẫu"), "html")).seen  # type: ignore[arg-type]  # forms and reasons
        for text, seen in shapes(form, lambda made: Page(render(made, "html")).seen).items():
            assert seen == quiet, repr(text)

    def test_markdown_has_the_blocks_it_would_have_of_a_plain_word(self, form: str) -> None:
        quiet = _tokens(render(FORMS[form]("Mẫu"), "markdown"))  # type: ignore[arg-type]  # forms and reasons
        for text, seen in shapes(form, lambda made: _tokens(render(made, "markdown"))).items():
            assert seen == quiet, repr(text)

    @pytest.mark.parametrize("kind", ["html", "markdown", "text"])
    def test_nothing_on_the_page_is_unseen(self, form: str, kind: str) -> None:
        for text, page in shapes(form, lambda made: render(made, kind)).items():
            odd = {letter for letter in str(page) if unicodedata.category(letter)[0] == "C"} - {"\n"}
            assert not odd, repr(text)


def test_what_html_shows_is_what_was_given() -> None:
    for text in EVERY:
        assert visible(text).strip() in Tags(render(made_of(text))).text, repr(text)


def test_what_a_dossier_was_told_its_record_gives_back() -> None:
    """Whatever is taken in can be stored and read again: else it were refused when it is too late."""
    for text in naughty_strings():
        try:
            dossier = filed(applicant=Applicant(text, address=text), id="D-1", salt="own").refuse(
                at=FRIDAY, reason=text
            )
        except MotcuaError:
            continue
        with suppress(MotcuaError):
            dossier = dossier.refuse(at=FRIDAY, reason=text)
        back = loads(Dossier, dumps(dossier), procedure=SEVEN_DAYS, office=COMMUNE)
        assert (back, back.applicant) == (dossier, dossier.applicant)


def test_the_receipt_of_the_tests_is_not_empty() -> None:
    assert len(RECEIPT.fields) > 5
