"""Rule files are read safely, and every fault of a file is named with its place."""

import datetime as dt
import enum
import time
from collections.abc import Mapping
from pathlib import Path

import attrs
import pytest

from motcua.adapters.rulefiles import load_catalogue
from motcua.adapters.rulefiles.reading import key, parse_toml, read_toml, rule_converter, rule_files, structure
from motcua.citation import Citation
from motcua.errors import BadInput, LimitExceeded, MotcuaError, Problem, UnreadableLimit
from motcua.wording import Text


class Colour(enum.Enum):
    RED = "red"
    BLUE = "blue"


def _short(_: object, __: object, value: str) -> None:
    if len(value) > 3:
        message = "longer than three letters"
        raise ValueError(message)


@attrs.frozen
class Leaf:
    name: str = attrs.field(validator=_short)
    first: dt.date = attrs.field(metadata=key("from"))
    opens: dt.time | None = None
    cite: Citation | None = None


@attrs.frozen
class Tree:
    leaves: tuple[Leaf, ...] = ()
    colour: Colour = Colour.RED
    many: int = 0
    green: bool = False
    titles: Mapping[str, Text] = attrs.field(factory=dict)


def problems(raw: object, cls: type = Tree) -> list[tuple[str, str]]:
    with pytest.raises(BadInput) as caught:
        structure(raw, cls, "example")
    return [(problem.path, problem.code) for problem in caught.value.problems]


def refused(source: str | bytes) -> BadInput:
    with pytest.raises(BadInput) as caught:
        parse_toml(source, "example")
    return caught.value


class TestFiles:
    def test_a_file_stands_for_itself(self, tmp_path: Path) -> None:
        assert rule_files(tmp_path / "2028.toml") == (tmp_path / "2028.toml",)

    def test_a_folder_stands_for_its_rule_files_in_the_order_of_their_names(self, tmp_path: Path) -> None:
        for name in ("2029.toml", "2028.toml", "notes.txt"):
            (tmp_path / name).touch()
        assert [file.name for file in rule_files(tmp_path)] == ["2028.toml", "2029.toml"]

    def test_a_folder_without_rule_files_is_refused(self, tmp_path: Path) -> None:
        with pytest.raises(BadInput, match="met a folder without rule files"):
            rule_files(tmp_path)

    @pytest.mark.parametrize("name", ["missing.toml", "nul\0.toml", "."], ids=["missing", "nul", "a folder"])
    def test_what_cannot_be_opened_is_bad_input(self, tmp_path: Path, name: str) -> None:
        with pytest.raises(BadInput, match="met no readable file"):
            read_toml(str(tmp_path / name))

    def test_an_error_names_the_file_but_not_its_folder(self, tmp_path: Path) -> None:
        (tmp_path / "2028.toml").write_text("a = ", encoding="utf-8")
        with pytest.raises(BadInput) as caught:
            read_toml(tmp_path / "2028.toml")
        assert caught.value.what == "2028.toml"
        assert str(tmp_path) not in str(caught.value)

    def test_a_file_over_one_mebibyte_is_not_read_to_its_end(self, vast_file: Path) -> None:
        with pytest.raises(LimitExceeded, match="at most 1048576 bytes"):
            read_toml(vast_file)


class TestText:
    def test_a_byte_order_mark_is_passed_over(self) -> None:
        assert parse_toml(b"\xef\xbb\xbfa = 1", "example") == {"a": 1}

    def test_windows_line_ends_are_line_ends(self) -> None:
        assert parse_toml("a = 1\r\nb = 2\r\n", "example") == {"a": 1, "b": 2}

    def test_text_is_composed(self) -> None:
        assert parse_toml("a = 'Đa\u0303'", "example") == {"a": "Đã"}

    def test_two_spellings_of_one_key_are_one_key(self) -> None:
        assert "Cannot overwrite" in str(refused("'Đa\u0303' = 1\n'Đã' = 2"))

    @pytest.mark.parametrize(
        "source",
        [b"\xff\xfea", "a = '\ud800'"],
        ids=["another encoding", "half a surrogate pair"],
    )
    def test_what_is_not_utf_8_is_refused(self, source: str | bytes) -> None:
        assert "not UTF-8" in str(refused(source))

    @pytest.mark.parametrize(
        ("source", "path", "met"),
        [
            ("a = 1\nb = '\u202e'", "line 2", "U+202E"),
            ("# \u2066 in a comment", "line 1", "U+2066"),
            ("a = 'x\0y'", "line 1", "U+0000"),
            ("a = 1\rb = 2", "line 1", "U+000D"),
            ("a = 'x\u2028y'", "line 1", "U+2028"),
            ('a = ["x", "\\u200b"]', "$.a[1]", "U+200B"),
            ('a = "x\\ry"', "$.a", "U+000D"),
        ],
        ids=["bidi", "bidi in a comment", "nul", "lone return", "line separator", "escaped", "escaped return"],
    )
    def test_a_character_nobody_can_see_is_refused_with_its_place(self, source: str, path: str, met: str) -> None:
        assert refused(source).problems == (Problem(path, "hidden-character", met, "text that can be seen"),)

    def test_a_key_with_a_hidden_character_is_refused(self) -> None:
        assert refused('"a\\u200b" = 1').problems[0].met == "U+200B"

    def test_tabs_and_no_break_spaces_can_be_seen(self) -> None:
        assert parse_toml("\ta = 'x\t\u00a0y'", "example") == {"a": "x\t\u00a0y"}

    def test_what_toml_cannot_read_is_said_with_its_line(self) -> None:
        assert "at line 2" in str(refused("a = 1\nb = \n"))


class TestCaps:
    @pytest.mark.parametrize(
        ("source", "right"),
        [
            ("#" * ((1 << 20) + 1), "at most 1048576 bytes"),
            ("a = " + "[" * 65, "at most 64 levels"),
            ("a = " + "{a=" * 100_000, "at most 64 levels"),
            ("[" * 100_000, "at most 64 levels"),
            (".".join(["a"] * 33) + " = 1", "at most 32 parts"),
            ("[" + ".".join(["'a'"] * 33) + "]", "at most 32 parts"),
            ("b = 1\na = {" + "x." * 50_000 + "y = 1}", "at most 32 parts"),
            ("a = " + "9" * 65, "at most 64 digits"),
            ("a = 0x" + "f" * 100_000, "at most 64 digits"),
            ("a = 1" + "_0" * 100, "at most 64 digits"),
            ("a = 1_000_000_000_000_001", "at most 1000000000000000"),
            ("a = '" + "x" * 20_001 + "'", "at most 20000"),
        ],
        ids=[
            "bytes",
            "lists",
            "inline tables",
            "headers",
            "dotted key",
            "quoted parts",
            "dotted key inside",
            "digits",
            "hexadecimal digits",
            "underscores",
            "number",
            "text",
        ],
    )
    def test_what_is_too_much_is_refused_at_once(self, source: str, right: str) -> None:
        started = time.process_time()
        error = refused(source)
        assert time.process_time() - started < 1
        assert isinstance(error, LimitExceeded)
        assert error.problems[0].right == right

    def test_the_caps_themselves_are_allowed(self) -> None:
        key_of_32 = ".".join(["a"] * 32)
        source = f"{key_of_32} = 1_000_000_000_000_000\nb = {'[' * 63}{']' * 63}\nc = '{'x' * 20_000}'"
        assert parse_toml(source, "example")["b"]

    def test_tables_grown_from_dotted_keys_inside_lists_are_counted_too(self) -> None:
        key_of_32 = ".".join(["a"] * 32)
        error = refused(f"{key_of_32} = {'[' * 32}{{{key_of_32} = 1}}{']' * 32}")
        assert error.problems[0].right == "at most 64 levels"
        assert isinstance(error, LimitExceeded)

    def test_a_parser_that_runs_out_of_stack_says_so(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def exhausted(_: str) -> object:
            raise RecursionError

        monkeypatch.setattr("tomllib.loads", exhausted)
        assert isinstance(refused("a = 1"), LimitExceeded)

    def test_brackets_dots_and_digits_in_strings_and_comments_do_not_count(self) -> None:
        text = "[" * 70 + "." * 40 + "9" * 70
        source = f"""
        # {text} "
        a = "{text} \\" '"
        b = '{text} "'
        c = \"""{text} \\\""" "" \"""
        d = '''{text} ' '''
        """
        assert set(parse_toml(source, "example")) == {"a", "b", "c", "d"}

    @pytest.mark.parametrize(
        "source",
        ['"""\\' * 50_000, '"' * 500_000, "'''" * 100_001, 'a = """' + 'x\\"""' * 50_000, '"\\'],
        ids=["escapes", "quotes", "literals", "never closed", "escape at the end"],
    )
    def test_strings_that_never_close_are_refused_in_good_time(self, source: str) -> None:
        started = time.process_time()
        refused(source)
        assert time.process_time() - started < 1

    @pytest.mark.parametrize("number", ["1.5", "nan", "inf", "1e999"])
    def test_a_floating_point_number_is_refused(self, number: str) -> None:
        assert refused(f"a = [{number}]").problems[0].path == "$.a[0]"


class TestStructure:
    def test_tables_become_values(self) -> None:
        raw = parse_toml(
            """
            many = 2
            green = true
            colour = "blue"
            titles = { tet = { vi = "Tết", en = "Lunar New Year" } }
            leaves = [{ name = "a", from = 2026-11-24, opens = 07:30:00, cite = "45/2019/QH14, art. 112.1" }]
            """,
            "example",
        )
        leaf = Leaf("a", dt.date(2026, 11, 24), dt.time(7, 30), Citation("45/2019/QH14", "112", "1"))
        assert structure(raw, Tree, "example") == Tree(
            (leaf,), Colour.BLUE, 2, green=True, titles={"tet": Text("Tết", "Lunar New Year")}
        )

    def test_a_file_with_ten_faults_reports_all_ten(self) -> None:
        raw = {
            "leaves": [
                {"name": 5, "from": "2026-11-24", "opens": True, "cite": "; art. 1"},
                7,
                {"from": dt.datetime(2026, 11, 24, tzinfo=dt.UTC)},
            ],
            "colour": "green",
            "many": True,
            "green": 1,
            "titles": {"tet": {"vi": "Tết"}},
        }
        assert sorted(problems(raw)) == [
            ("$.colour", "bad-value"),
            ("$.green", "bad-value"),
            ("$.leaves[0].cite", "bad-value"),
            ("$.leaves[0].from", "bad-value"),
            ("$.leaves[0].name", "bad-value"),
            ("$.leaves[0].opens", "bad-value"),
            ("$.leaves[1]", "bad-value"),
            ("$.leaves[2].from", "bad-value"),
            ("$.leaves[2].name", "missing-key"),
            ("$.many", "bad-value"),
            ("$.titles.tet.en", "missing-key"),
        ]

    @pytest.mark.parametrize(
        ("raw", "path"),
        [
            ([], "$"),
            ({"leaves": "abc"}, "$.leaves"),
            ({"leaves": {"name": "a"}}, "$.leaves"),
            ({"titles": ["tet"]}, "$.titles"),
            ({"colour": True}, "$.colour"),
            ({"many": "5"}, "$.many"),
        ],
        ids=["a list for a table", "text for a list", "a table for a list", "a list for names", "true", "digits"],
    )
    def test_one_kind_of_value_is_not_taken_for_another(self, raw: object, path: str) -> None:
        assert problems(raw) == [(path, "bad-value")]

    def test_an_unknown_key_is_named_with_the_known_ones(self) -> None:
        with pytest.raises(BadInput) as caught:
            structure({"leaves": [{"name": "a", "first": 1, "from": dt.date(2026, 1, 1)}]}, Tree, "example")
        assert caught.value.problems == (
            Problem("$.leaves[0].first", "unknown-key", "an unknown key", "one of name, from, opens, cite"),
        )

    def test_what_a_row_itself_refuses_is_a_problem_of_that_row(self) -> None:
        with pytest.raises(BadInput, match=r"\$\.leaves\[0\]: met what its row refuses \(longer than three letters\)"):
            structure({"leaves": [{"name": "abcd", "from": dt.date(2026, 1, 1)}]}, Tree, "example")

    def test_errors_of_the_library_raised_in_hooks_are_carried_over(self) -> None:
        def hook(raw: str, _: object) -> str:
            if raw == "nested":
                raise BadInput.one("inner", path="$.deep", met="1", right="2")
            error = UnreadableLimit(raw, "no unit")
            error.add_note("said by somebody else")
            raise error

        converter = rule_converter()
        converter.register_structure_hook(str, hook)
        with pytest.raises(BadInput) as caught:
            structure({"vi": "nested", "en": "5"}, Text, "example", converter)
        assert [(problem.path, problem.code) for problem in caught.value.problems] == [
            ("$.vi.deep", "bad-input"),
            ("$.en", "unreadable-limit"),
        ]
        assert "no unit" in caught.value.problems[1].met

    def test_a_single_value_of_the_wrong_kind_stands_at_the_root(self) -> None:
        assert problems("x", int) == [("$", "bad-value")]

    def test_a_long_value_is_shortened_in_the_sentence(self) -> None:
        with pytest.raises(MotcuaError) as caught:
            structure({"many": "x" * 1_000}, Tree, "example")
        assert len(str(caught.value)) < 200


class TestSlips:
    """What people new to TOML write is told for what it is."""

    def test_one_bracket_for_two_is_told(self) -> None:
        with pytest.raises(BadInput) as caught:
            parse_toml('[papers]\ncode = "a"\n[papers]\ncode = "b"\n', "a.toml")
        assert caught.value.problems[0].right == "[[papers]], two brackets for each of several"

    def test_a_text_alone_wants_both_languages(self, tmp_path: Path) -> None:
        file = tmp_path / "a.toml"
        file.write_text(
            'code = "1.000001"\nname = "Sơ đồ vị trí"\nfrom = 2026-01-01\n[limits]\nlimit = "3 days"\n', "utf-8"
        )
        with pytest.raises(BadInput) as caught:
            load_catalogue(file)
        right = {problem.path: problem.right for problem in caught.value.problems}
        assert right["$.name"] == '{ vi = "…", en = "…" }, the text in both languages'
        assert right["$.limits"] == "a list; its tables stand under two brackets, [[…]]"
