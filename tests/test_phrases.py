"""Every text of an error has its Vietnamese: rows are asked for whatever stands in the source, and for nothing else."""

import ast
import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

import pytest
from babel.messages.pofile import read_po
from tests import phrases
from tests.phrases import GAP, english

import motcua
from motcua.adapters.compiling import wording
from motcua.compiled.forms import SETS
from motcua.compiled.phrases import PHRASES
from motcua.errors import BadInput, BadValue
from motcua.wording.phrases import LONGEST, in_gap, phrase, pieces

WITH_WORDS_OF_RULES: Final = {
    "'in' stands between a fact and literals, for example channel in ('online', 'post')",
    "1 to {n}, each of them printable",
    "==, != or in: {key} is a {type}",
    "facts are compared by ==, !=, <, <=, >, >=, in and not in",
    "no by, off, leaves or at_most",
    "none or several of by, to, off",
    "only facts, comparisons, and, or, not, in and literals may stand here",
    "sessions (days, opens, closes) or turns (who, days)",
}
"""Operators and keys stay as they are written in a file of rules; and *in* is Vietnamese, too."""
ROWS: Final = PHRASES["vi"]
OF_A_GAP: Final = {row for row in ROWS if "\x04" in row}
"""Words that are told so in one gap alone."""
SHAPES: Final = {GAP.join(words for words, _ in pieces(row)): row for row in ROWS if row not in OF_A_GAP}
SAMPLES: Final = {
    "n": "12",
    "all": "34",
    "at": "5",
    "line": "7",
    "since": "2026-08-28",
    "until": "2026-09-30",
    "code": "x1",
    "key": "y2",
    "this": "Desk",
    "that": "Quote",
    "owner": "Plan",
    "field": "first_day",
    "item": "copies",
}
"""What stands in the gaps that take one kind of thing."""


@cache
def found() -> Mapping[str, set[str]]:
    """Each text of the source, and the files that say it."""
    files: defaultdict[str, set[str]] = defaultdict(set)
    for file, text in phrases.said():
        files[text].add(file)
    return files


def is_name(text: str) -> bool:
    """Whether it is no word of a language: an option, a file, a code, a class, or what an argument is called."""
    alone = " " not in text and (text in phrases.names_of_python() or not re.fullmatch("[a-z]+", text))
    return alone or text.upper() == text or text in phrases.NAMES


class TestSource:
    def test_every_text_of_an_error_has_its_vietnamese(self) -> None:
        """Word for word, so that none is told by a row of something else with wide gaps."""
        texts = found()
        assert len(texts) > 1_000
        untold = {text for text in texts if text not in SHAPES and text not in phrases.ASSEMBLED and not is_name(text)}
        assert {text for text in untold if GAP in text} == set()
        told = {text: phrase(text, "vi") for text in untold}
        assert {text: said for text, said in told.items() if said == text or english(said)} == {
            "one of by, off, leaves": "một trong: by, off, leaves"  # three keys of a rule file
        }

    def test_what_is_excepted_is_there(self) -> None:
        files = {file for texts in found().values() for file in texts}
        texts = found()
        assert (phrases.ASSEMBLED.keys() | phrases.NAMES) - texts.keys() == set()
        assert phrases.NO_ERRORS.keys() & texts.keys() == set()
        source = [path.relative_to(phrases.SOURCE).as_posix() for path in phrases.SOURCE.rglob("*.py")]
        assert [place for place in phrases.OF_ANOTHER_KIND if not any(file.startswith(place) for file in source)] == []
        assert len(files) > 100

    def test_every_row_is_said_somewhere(self) -> None:
        """Its words stand in the source, or the row names who else says them."""
        with (wording.PHRASES / "vi.po").open("rb") as file:
            others = {str(row.id) for row in read_po(file) if row.auto_comments}
        written = "\0".join(
            node.value
            for path in Path(motcua.__file__).parent.rglob("*.py")
            if "compiled" not in path.parts
            for node in ast.walk(ast.parse(path.read_text("utf-8")))
            if isinstance(node, ast.Constant) and isinstance(node.value, str)
        )
        told = ROWS.keys() - others - OF_A_GAP
        assert {row for row in told if not all(words in written for words, _ in pieces(row))} == set()


class TestRows:
    @pytest.mark.parametrize("row", [row for row in ROWS if len(pieces(row)) > 1])
    def test_each_tells_its_own_sentence_and_no_other(self, row: str) -> None:
        """With every gap filled by what stands in no row; and no gap is told twice, or left out."""
        names = [name for _, name in pieces(row) if name]
        gaps = {name: SAMPLES.get(name, f"«{at}»") for at, name in enumerate(names)}
        assert len(gaps) == len(names)
        text = "".join(words + (gaps[name] if name else "") for words, name in pieces(row))
        assert phrase(text, "vi") == ROWS[row].format_map({name: in_gap(name, gaps[name], "vi") for name in names})

    @pytest.mark.parametrize("row", [row for row in ROWS if len(pieces(row)) == 1 and row not in OF_A_GAP])
    def test_each_whole_text_is_told_as_its_row_has_it(self, row: str) -> None:
        (words, _), *_ = pieces(row)
        ((said, _),) = pieces(ROWS[row])
        assert phrase(words, "vi") == said

    @pytest.mark.parametrize("outer", ["'7 ngày' ({why})", "no readable file ({why})", "a text: {why}"])
    def test_each_whole_text_is_told_inside_another_as_it_is_told_alone(self, outer: str) -> None:
        begins, ends = (phrase(outer.format(why="«»"), "vi")).split("«»")
        whole = [row for row in ROWS if len(pieces(row)) == 1 and row not in OF_A_GAP and ": " not in row]
        told = {row: phrase(outer.format(why=row), "vi") for row in map("".join, (pieces(row)[0][:1] for row in whole))}
        assert {row: said for row, said in told.items() if said != f"{begins}{phrase(row, 'vi')}{ends}"} == {}

    def test_none_is_empty_and_none_is_left_in_english(self) -> None:
        bare = {row: "…".join(words for words, _ in pieces(said)) for row, said in ROWS.items()}
        assert {row for row, said in bare.items() if not said.strip() or english(said)} == WITH_WORDS_OF_RULES

    def test_a_row_with_other_gaps_than_the_english_is_refused(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        head = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
        row = 'msgid "a day after {day}"\nmsgstr "ngày sau {ngay}"\n'
        (tmp_path / "vi.po").write_text(head + row, encoding="utf-8")
        monkeypatch.setattr(wording, "PHRASES", tmp_path)
        with pytest.raises(BadInput) as refused:
            wording.phrases()
        assert [str(problem) for problem in refused.value.problems] == [
            "$.vi[a day after {day}]: met ngay; right would be the values of the English: day"
        ]


class TestGaps:
    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ("a day from 2026-08-28 on", "một ngày từ 28/08/2026 trở đi"),
            ("a moment from 2026-08-28 15:20:00+07:00 on", "một thời điểm từ 15:20 28/08/2026 trở đi"),
            ("a moment from 2026-08-28T15:20:30 on", "một thời điểm từ 15:20:30 28/08/2026 trở đi"),
            ("a moment from 2026-08-28 15:20:00+00:00 on", "một thời điểm từ 2026-08-28 15:20:00+00:00 trở đi"),
            ("a day from 2026-02-30 on", "một ngày từ 2026-02-30 trở đi"),
            ("a day such as 2026-08-28", "một ngày, ví dụ 2026-08-28"),
        ],
    )
    def test_a_day_is_told_as_officials_write_it_and_an_example_as_it_is_typed(self, text: str, said: str) -> None:
        assert phrase(text, "vi") == said

    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ("papers for a dossier awaiting-papers", "giấy tờ cho hồ sơ ở trạng thái “chờ bổ sung giấy tờ”"),
            ("half-year of a reporting period", "nửa năm của kỳ báo cáo"),
            ("one against the original date", "một báo cáo so với ngày hẹn ban đầu"),
            ("awaiting-papers", "awaiting-papers"),
        ],
    )
    def test_a_word_that_means_something_in_one_gap_is_told_there_alone(self, text: str, said: str) -> None:
        assert phrase(text, "vi") == said

    @pytest.mark.parametrize("piece", ["int: ", "a text, ", "'x' (", "one of ", "no code ", "'a' or "])
    def test_a_long_text_is_somebody_s_own_and_one_that_is_almost_too_long_is_told(self, piece: str) -> None:
        assert phrase(piece * LONGEST, "vi") == piece * LONGEST
        assert phrase((piece * LONGEST)[:LONGEST], "vi")

    @pytest.mark.parametrize(
        "text", ["own if you like", "a day: whenever you like", "3 of as many as you like, then go"]
    )
    def test_no_sentence_is_half_in_each_language(self, text: str) -> None:
        assert phrase(text, "vi") == text

    def test_what_was_typed_is_no_half_of_a_sentence(self) -> None:
        assert phrase("a heading due date", "vi") == "một đầu cột due date"

    def test_a_text_in_a_text_is_told_however_many_there_are_and_of_somebodys_own_none(self) -> None:
        """Ten thousand of them came to no end of themselves."""
        assert phrase("a text: " * 20 + "a day", "vi") == "một đoạn chữ: " * 20 + "một ngày"
        assert phrase("a text: " * 10_000, "vi") == "a text: " * 10_000

    @pytest.mark.parametrize("text", ["'none'", '"a text"', "'a text', and more"])
    def test_what_stands_in_quotes_stays(self, text: str) -> None:
        assert phrase(text, "vi") == text

    def test_a_list_of_choices_is_no_single_text_in_quotes(self) -> None:
        assert phrase("'replaces' or 'adjusts'", "vi") == "“replaces” (thay thế) hoặc “adjusts” (điều chỉnh)"

    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ("age as str, poor as bool", "age kiểu đoạn chữ, poor kiểu đúng/sai"),
            ("a text, something of somebody's own", "a text, something of somebody's own"),
            ("office, channel", "office, channel"),
            ("'html' or 'text' or 'csv'", "'html' hoặc 'text' hoặc 'csv'"),
            ("Money or VND", "Money hoặc VND"),
            ("a channel: 'counter', 'online'", "một hình thức nộp: 'counter', 'online'"),
            ("a text: a text that is not empty", "một đoạn chữ: một đoạn chữ không để trống"),
            ("agency code: met x; right would be a text", "mã cơ quan: gặp x; đúng ra phải là một đoạn chữ"),
            ("amount of Months: met 0; right would be a day", "amount của Months: gặp 0; đúng ra phải là một ngày"),
            ("at least 1, above 5", "từ 1, trên 5"),
            ("-3 working days from 2026-08-28", "-3 ngày làm việc kể từ 28/08/2026"),
        ],
    )
    def test_several_are_told_where_each_of_them_is_a_text_of_ours(self, text: str, said: str) -> None:
        assert phrase(text, "vi") == said

    @pytest.mark.parametrize("title", {row[3]: row[2] for *_, sheets in SETS for row in sheets}.items())
    def test_a_form_is_told_by_its_own_title(self, title: tuple[str, str]) -> None:
        english, vietnamese = title
        assert phrase(f"form 06 ({english})", "vi") == f"mẫu 06 ({vietnamese})"

    def test_english_is_what_the_check_said(self) -> None:
        assert phrase("a day from 2026-08-28 on", "en") == "a day from 2026-08-28 on"

    def test_a_language_without_the_row_takes_the_vietnamese(self) -> None:
        assert phrase("a text", "km") == phrase("a text", "vi")

    def test_a_language_nobody_knows_is_refused(self) -> None:
        with pytest.raises(BadValue, match="locale: met 'fr'"):
            phrase("a text", "fr")
