"""The conformance vectors that other systems are held against hold this library too; and one other system agrees."""

import copy
import datetime as dt
import json
import shutil
import subprocess
from pathlib import Path
from random import Random
from typing import Any

import jsonschema
import pytest

from motcua.__main__ import main
from motcua.adapters.vectors import KINDS, SCHEMA, answer, answering, vectors
from motcua.adapters.vectors.drawing import told
from motcua.conditions import Fact
from motcua.errors import BadInput, BadValue, UnknownCode
from motcua.wording import Text

pytestmark = pytest.mark.needs("jsonschema")

ROOT = Path(__file__).parents[1]
FILE = Path(__file__).with_name("vectors.json")
REMADE = "python3 dev.py write vectors"
DOCUMENT: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(["vectors", *arguments]) == 0
    return capsys.readouterr().out


@pytest.mark.parametrize("vector", DOCUMENT["vectors"], ids=lambda vector: str(vector["id"]))
def test_the_answer_to_a_vector_is_the_one_in_the_file(vector: dict[str, Any]) -> None:
    assert answer(vector["kind"], vector["asked"]) == vector["expected"], f"if the law changed: {REMADE}"


class TestQuestionsOfOthers:
    """A question that is none gets an error of ours: vectors come from other systems too."""

    def test_a_kind_nobody_asks(self) -> None:
        with pytest.raises(UnknownCode, match="no kind of vectors 'weather' is known; nearest: "):
            answer("weather", {})
        with pytest.raises(BadValue, match="kind of a vector"):
            answer(["time"], {})  # type: ignore[arg-type]  # that is the point

    @pytest.mark.parametrize("kind", KINDS)
    @pytest.mark.parametrize("asked", [{}, {"on": None, "received": 5}, [], None])
    def test_a_question_of_another_form(self, kind: str, asked: Any) -> None:
        with pytest.raises(BadInput, match=f"another question about {kind}; right would be one as SCHEMA has it"):
            answer(kind, asked)

    def test_every_fault_of_a_question_is_told_with_its_place(self) -> None:
        office = {"code": "H56", "name": "x", "level": 5, "colour": "red"}
        asked = {
            "id": 5,
            "office": office,
            "papers": ["a", 5],
            "steps": [{"by": "x"}, 5],
            "facts": [],
            "at": "x",
        }
        with pytest.raises(BadInput) as refused:
            answer("dossier", asked)
        assert {(problem.path, problem.code) for problem in refused.value.problems[1:]} == {
            ("$.id", "bad-value"),
            ("$.procedure", "missing-key"),
            ("$.office.level", "bad-value"),
            ("$.office.province", "missing-key"),
            ("$.office", "unknown-key"),
            ("$.channel", "missing-key"),
            ("$.facts", "bad-value"),
            ("$.papers[1]", "bad-value"),
            ("$.steps[0].verb", "missing-key"),
            ("$.steps[1]", "bad-value"),
        }
        with pytest.raises(BadInput, match=r"\$\.on: met str; right would be a day such as 2026-08-28"):
            answer("fees", {"schedule": "residence", "on": "2026-02-30", "facts": {}})
        with pytest.raises(BadInput, match=r"\$\.papers: met str; right would be a list"):
            answer("papers", {"procedure": "1.004222", "on": "2026-08-28", "facts": {}, "papers": "ct01"})

    def test_what_nobody_knows_is_an_answer(self) -> None:
        asked: dict[str, Any] = {"on": "2026-08-28", "facts": {}}
        assert answer("fees", {"schedule": "moon", **asked}) == {"error": "unknown-code"}
        assert answer("papers", {"procedure": "9.999999", "papers": [], **asked}) == {"error": "unknown-code"}

    def test_our_own_mistakes_are_not_blamed_on_the_question(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(answering, "reference_fee_schedules", lambda: None)
        with pytest.raises(AttributeError):
            answer("fees", {"schedule": "residence", "on": "2026-08-28", "facts": {}})

    @pytest.mark.parametrize(
        "words", [{"colour": 1}, {"at": 5}, {"quote": "x"}, {"until": "soon", "agency": "police"}, {"agency": None}]
    )
    def test_words_that_a_verb_does_not_take_are_a_refused_step(self, words: dict[str, Any]) -> None:
        asked = next(one["asked"] for one in DOCUMENT["vectors"] if one["kind"] == "dossier")
        step = {"verb": "consult", "at": asked["at"], **words}
        last = answer("dossier", {**asked, "steps": [step]})
        assert isinstance(last, list)
        assert last[-1]["refused"] in {"bad-value", "unreadable-moment"}

    def test_a_verb_is_one_of_the_counter_s(self) -> None:
        vector = next(one for one in DOCUMENT["vectors"] if one["kind"] == "dossier")
        asked = {**vector["asked"], "steps": [{"verb": "__init_subclass__"}]}
        assert answer("dossier", asked) == {"error": "unknown-code"}


class TestFile:
    def test_the_same_seed_gives_the_same_file(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert printed(capsys, "--seed", "2026", "--count", "40") == FILE.read_text(encoding="utf-8"), REMADE

    def test_it_follows_its_schema(self, capsys: pytest.CaptureFixture[str]) -> None:
        VALIDATOR.check_schema(SCHEMA)
        VALIDATOR.validate(DOCUMENT)
        assert json.loads(printed(capsys, "--schema")) == SCHEMA

    @pytest.mark.parametrize("kind", KINDS)
    def test_the_schema_refuses_another_form(self, kind: str) -> None:
        vector = next(one for one in DOCUMENT["vectors"] if one["kind"] == kind)
        for part in ("asked", "expected", "kind"):
            other = copy.deepcopy(vector)
            other[part] = {"colour": 1}
            assert not VALIDATOR.is_valid({**DOCUMENT, "vectors": [other]})

    def test_it_asks_what_is_hard(self) -> None:
        asked = [json.dumps(one, ensure_ascii=False) for one in DOCUMENT["vectors"]]
        for word in ("day-off", '"refused"', '"undecided": ["', '"surplus": ["', "no-promise", '"totals": null'):
            assert any(word in one for one in asked), word


class TestAnswering:
    def test_a_word_that_is_none_is_a_refused_step(self) -> None:
        asked = next(one["asked"] for one in DOCUMENT["vectors"] if one["kind"] == "dossier")
        step = {"verb": "finish", "at": asked["at"], "outcome": "lost"}
        last = answer("dossier", {**asked, "steps": [step]})
        assert isinstance(last, list)
        assert (last[-1]["refused"], last[-1]["reasons"]) == ("bad-value", [])


class TestDrawing:
    def test_a_text_without_choices_is_one_that_no_rule_names(self) -> None:
        named = Fact("place", "text", Text("Ở đâu?", "Where?"))
        chance = Random(1)
        assert told(chance, named, dt.date(2026, 8, 28)) == "…"

    def test_another_seed_asks_something_else(self) -> None:
        assert vectors(1, 3)["vectors"] != vectors(2, 3)["vectors"]

    def test_more_of_a_kind_begin_with_the_same(self) -> None:
        assert vectors(1, 5, ["time"])["vectors"][:3] == vectors(1, 3, ["time"])["vectors"]

    @pytest.mark.parametrize("wrong", [{"count": 0}, {"count": 10_001}, {"kinds": ["colour"]}, {"seed": "x"}], ids=str)
    def test_what_cannot_be_drawn_is_refused(self, wrong: dict[str, Any]) -> None:
        with pytest.raises(BadValue):
            vectors(**wrong)


@pytest.mark.skipif(shutil.which("node") is None, reason="the other language is JavaScript, and there is no Node here")
class TestNode:
    def agree(self, folder: Path, document: dict[str, Any]) -> tuple[int, str]:
        (folder / "vectors.json").write_text(json.dumps(document), encoding="utf-8")
        script = [str(shutil.which("node")), str(ROOT / "examples" / "conformance.mjs"), "vectors.json", "calendar.csv"]
        ran = subprocess.run(  # noqa: S603 - our own script
            script, cwd=folder, check=False, capture_output=True, encoding="utf-8"
        )
        return ran.returncode, ran.stdout + ran.stderr

    def test_without_its_files_the_script_says_how_it_is_used(self) -> None:
        script = [str(shutil.which("node")), str(ROOT / "examples" / "conformance.mjs")]
        ran = subprocess.run(script, check=False, capture_output=True, encoding="utf-8")  # noqa: S603 - our own script
        assert (ran.returncode, ran.stderr) == (2, "usage: node conformance.mjs vectors.json calendar.csv\n")

    def test_dates_counted_in_javascript_agree(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        main(["calendar", "2018", "2032", "--csv"])
        (tmp_path / "calendar.csv").write_text(capsys.readouterr().out, encoding="utf-8")
        document = vectors(7, 300, ["time"])
        status, said = self.agree(tmp_path, document)
        assert (status, said.split()[0]) == (0, said.split()[2]), said
        passed_over = len(document["vectors"]) - int(said.split()[0])
        assert said.splitlines()[-1].startswith(f"{passed_over} other vectors were passed over")
        counted = next(one for one in document["vectors"] if one["asked"]["limit"]["type"] == "WorkingDays")
        counted["expected"]["date"] = "2001-01-01"
        status, said = self.agree(tmp_path, document)
        assert (status, counted["id"] in said) == (1, True)
