"""Text from outside comes in by one way, capped before it is decoded and decoded before it is parsed."""

import io
from pathlib import Path
from typing import Any

import pytest

from motcua.adapters.reading import MAX_BYTES, MAX_DEPTH, bytes_of, decoded, lines_of, opened, refuse_depth, unseen
from motcua.adapters.records import load
from motcua.adapters.records.strict import MAX_PROBLEMS, MAX_VALUES, parsed, refuse_excess, refuse_faults
from motcua.adapters.rulefiles.reading import parse_toml
from motcua.citation import Citation
from motcua.errors import BadInput, BadValue, LimitExceeded, Problem
from motcua.errors.problem import SAID


class TestFiles:
    def test_are_read_up_to_one_byte_more_than_may_be(self, vast_file: Path) -> None:
        assert len(bytes_of(vast_file, "a file")) == MAX_BYTES + 1

    def test_that_cannot_be_opened_are_named_without_their_folder(self, tmp_path: Path) -> None:
        with pytest.raises(BadInput, match=r"^gone: 1 problem\n.*no readable file.*right would be a file of ours$"):
            bytes_of(tmp_path / "gone", "a file of ours")

    def test_that_break_while_they_are_read_are_named_too(self, tmp_path: Path) -> None:
        (tmp_path / "a").touch()
        with pytest.raises(BadInput, match="broken disk"), opened(tmp_path / "a", "a file"):
            raise OSError(5, "broken disk")


class TestLines:
    def test_come_one_by_one_without_their_ends(self) -> None:
        assert [*lines_of(io.BytesIO(b"a\r\n\nb\nc"))] == [b"a", b"", b"b", b"c"]

    def test_of_which_very_many_are_empty_are_refused(self) -> None:
        assert len([*lines_of(io.BytesIO(b"a\n" + b"\n \r\n" * 5_000))]) == 10_001
        with pytest.raises(LimitExceeded, match="more empty lines; right would be at most 10000 of them"):
            list(lines_of(io.BytesIO(b"a\n" + b"\n \r\n" * 5_000 + b"\nb")))

    def test_may_have_an_empty_one_between_each_two(self) -> None:
        """As a table is written that was opened twice as text: 20,000 rows, and as many empty lines."""
        assert sum(map(bool, lines_of(io.BytesIO(b"a\r\n\r\n" * 20_000)))) == 20_000

    def test_of_one_that_is_too_long_there_is_a_byte_more_than_may_be(self) -> None:
        long = b"x" * (3 * MAX_BYTES)
        assert [len(line) for line in lines_of(io.BytesIO(b"a\n" + long + b"\nb"))] == [1, MAX_BYTES + 1, 1]


class TestText:
    @pytest.mark.parametrize("given", [None, 5, [], {}], ids=repr)
    def test_is_text_or_its_bytes(self, given: Any) -> None:
        with pytest.raises(BadInput, match="right would be text, or its bytes"):
            parse_toml(given, "example")

    def test_has_at_most_a_mebibyte(self) -> None:
        assert len(decoded(b"x" * 1_048_576, "example")) == 1_048_576
        with pytest.raises(LimitExceeded):
            decoded(b"x" * 1_048_577, "example")

    @pytest.mark.parametrize(
        "given",
        ["đ" * (MAX_BYTES // 2 + 1), "x" * (MAX_BYTES + 1), b"x" * (MAX_BYTES + 1)],
        ids=["two bytes a letter", "one", "bytes"],
    )
    def test_is_no_larger_than_may_be(self, given: str | bytes) -> None:
        with pytest.raises(LimitExceeded, match=f"at most {MAX_BYTES} bytes"):
            decoded(given, "example")

    @pytest.mark.parametrize(
        "character", ["\x00", "\x1b", "\x7f", "\x85", "\u061c", "\u200e", "\u202e", "\u2066", "\ufeff"]
    )
    def test_shows_what_it_says(self, character: str) -> None:
        assert unseen(f"Mẫu{character}") == f"U+{ord(character):04X}"

    @pytest.mark.parametrize("text", ["Mẫu", "một\n\thai\r\n", "👩\u200d👧", "\u00a0", ""])
    def test_may_break_lines_and_join_letters(self, text: str) -> None:
        assert not unseen(text)

    def test_stands_no_deeper_than_may_be(self) -> None:
        refuse_depth("[{" * (MAX_DEPTH // 2), "example", "lists")
        with pytest.raises(LimitExceeded, match="met lists; right would be at most 64 levels"):
            refuse_depth("[{" * (MAX_DEPTH // 2) + "[", "example", "lists")


class TestJson:
    def test_of_more_values_than_any_record_has_is_refused(self) -> None:
        assert len(parsed('{"a":[' + "0," * (MAX_VALUES - 1) + "0]}", "example")["a"]) == MAX_VALUES
        with pytest.raises(LimitExceeded, match=f"at most {MAX_VALUES} of them"):
            parsed('{"a":[' + "0," * MAX_VALUES + "0]}", "example")

    def test_of_a_table_of_python_the_values_are_counted_too(self) -> None:
        with pytest.raises(LimitExceeded, match="more values; right would be at most 50000 of them"):
            load(Citation, {"document": [0] * 50_001})

    def test_of_all_its_levels_the_values_are_counted_together(self) -> None:
        """No level has too many: each of three has forty thousand, and together they have more than any record."""
        table: list[object] = []
        for _ in range(3):
            table = [*[0] * (MAX_VALUES - 10_000), table]
        with pytest.raises(LimitExceeded, match=f"at most {MAX_VALUES} of them"):
            refuse_excess(table, "example")
        refuse_excess([0] * MAX_VALUES, "example")

    def test_each_key_given_twice_is_named_once(self) -> None:
        table = parsed('{"b": 0, "a": 0, "b": 1, "c": 0, "b": 2, "a": 1}', "example")
        with pytest.raises(BadInput) as caught:
            refuse_faults(table, "example")
        assert [problem.path for problem in caught.value.problems] == ["$.a", "$.b"]

    def test_of_faults_without_number_a_thousand_are_told(self) -> None:
        with pytest.raises(BadInput) as caught:
            refuse_faults({"a": ["\x00"] * (2 * MAX_PROBLEMS)}, "example")
        assert len(caught.value.problems) == MAX_PROBLEMS

    @pytest.mark.parametrize("record", [{"a": "x\u202ey"}, {"x\u202ey": 1}, {"a": [{"b": "\x00"}]}])
    def test_text_that_shows_something_else_is_refused_unless_it_is_ours(self, record: dict[str, Any]) -> None:
        with pytest.raises(BadInput, match=r"met U\+[0-9A-F]{4}; right would be text that can be seen"):
            refuse_faults(record, "example")
        refuse_faults(record, "example", ours=True)


def test_a_message_spells_out_a_hundred_problems_and_counts_the_rest() -> None:
    error = BadInput("example", (Problem("$", BadValue.code, "this", "that"),) * (SAID + 5))
    assert str(error).endswith("\n  and 5 more, in its problems")
    assert len(str(error).splitlines()) == SAID + 2
