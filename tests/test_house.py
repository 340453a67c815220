"""The house keeps its own rules: what it imports, what it shows, what it never does."""

import ast
import importlib
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import motcua
from motcua.errors import Fault

pytestmark = [pytest.mark.needs("processes"), pytest.mark.aside]

SOURCE = Path(motcua.__file__).parent
FILES = [path for path in sorted(SOURCE.rglob("*.py")) if "compiled" not in path.relative_to(SOURCE).parts]
CORE = [path for path in FILES if "adapters" not in path.parts and path.name != "__main__.py"]
PUBLIC = [path for path in FILES if not path.name.startswith("_") or path.name == "__init__.py"]

ROOMS: dict[str, str] = vars(motcua)["_ROOMS"]

HEAVY = {"babel", "cattrs", "holidays", "numpy", "tomllib"}
NEVER = {
    r"(.+\.)?(now|utcnow|today)": "moments and days are arguments",
    r"(os\.)?(environ|getenv)(\..+)?": "settings are arguments",
    r"open|.+\.(read_bytes|read_text)": "files are read by the adapters",
    r"eval|exec|compile|__import__": "rules are parsed, never run",
    r"dateutil\.parser.*": "it guesses; dates are ISO or refused",
}


def name(path: Path) -> str:
    return path.relative_to(SOURCE.parent).as_posix()


def module(path: Path) -> str:
    return ".".join(path.relative_to(SOURCE.parent).with_suffix("").parts).removesuffix(".__init__")


def reached(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """What a module calls, takes from another, or imports: the line, and the words."""
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=reached) | (ast.Attribute() as reached):
                yield node.lineno, ast.unparse(reached)
            case ast.Import(names=names):
                yield from ((node.lineno, alias.name) for alias in names)
            case ast.ImportFrom(module=source, names=names):
                yield from ((node.lineno, f"{source}.{alias.name}") for alias in names)
            case _:
                pass


class TestImporting:
    def test_the_front_door_is_light(self) -> None:
        script = f"import sys, motcua; print(*sorted({HEAVY} & sys.modules.keys()))"
        loaded = subprocess.run(  # noqa: S603 - the script above
            [sys.executable, "-c", script], check=True, capture_output=True, encoding="utf-8"
        )
        assert not loaded.stdout.strip(), f"import motcua loads {loaded.stdout.strip()}"

    def test_the_front_door_shows_what_it_exports(self) -> None:
        assert dir(motcua) == sorted(motcua.__all__)

    def test_a_type_checker_is_told_of_the_same_rooms(self) -> None:
        (told,) = (
            node for node in ast.parse((SOURCE / "__init__.py").read_text("utf-8")).body if isinstance(node, ast.If)
        )
        named = {one.name: row.module for row in told.body if isinstance(row, ast.ImportFrom) for one in row.names}
        assert named == {one: f"motcua.{room}" for room, names in ROOMS.items() for one in names.split()}
        assert sorted(named) == sorted(motcua.__all__)

    def test_everything_exported_is_there(self) -> None:
        missing = [exported for exported in motcua.__all__ if not hasattr(motcua, exported)]
        assert not missing, f"motcua.__all__ promises what cannot be imported: {missing}"

    @pytest.mark.parametrize("path", PUBLIC, ids=name)
    def test_every_public_module_says_what_it_exports(self, path: Path) -> None:
        found = importlib.import_module(module(path))
        if len(ast.parse(path.read_text(encoding="utf-8")).body) > 1:
            assert hasattr(found, "__all__"), f"{name(path)} has no __all__"
            assert len({*found.__all__}) == len(found.__all__), f"{name(path)} exports a name twice"


class TestSource:
    @pytest.mark.parametrize("path", CORE, ids=name)
    def test_the_core_reaches_for_nothing_implicit(self, path: Path) -> None:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        met = {
            f"line {line}: {words} ({reason})"
            for line, words in reached(tree)
            for pattern, reason in NEVER.items()
            if re.fullmatch(pattern, words)
        }
        assert not met, f"{name(path)} {'; '.join(sorted(met))}"

    @pytest.mark.parametrize("path", FILES, ids=name)
    def test_a_file_is_read_in_one_sitting(self, path: Path) -> None:
        lines = len(path.read_text(encoding="utf-8").splitlines())
        assert lines <= 500, f"{name(path)} has {lines} lines; past 500 it becomes a package"

    def test_a_day_is_asked_for_in_one_place(self) -> None:
        asked = {name(path) for path in FILES if re.search(r"if .*is not dt\.date:", path.read_text(encoding="utf-8"))}
        assert asked == {"motcua/checks.py", "motcua/calendar/work.py"}, "checks.expect_day asks for a day"

    def test_a_sentence_in_both_languages_is_made_in_one_place(self) -> None:
        made = re.compile(r"Text\(\*\((?:what\.)?say\(|\.say\(\"vi\"\), .*\.say\(\"en\"\)\)")
        written = {name(path) for path in FILES if made.search(path.read_text(encoding="utf-8"))}
        assert written == {"motcua/wording/saying.py"}, "wording.said says a sentence in both languages"

    @pytest.mark.parametrize("path", FILES, ids=name)
    def test_no_function_says_one_sentence_once_for_each_language(self, path: Path) -> None:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for function in (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)):
            calls = [node for node in ast.walk(function) if isinstance(node, ast.Call)]
            saying = [call for call in calls if isinstance(call.func, ast.Name) and call.func.id == "say"]
            spoken = {one.value for call in saying for one in call.args if isinstance(one, ast.Constant)}
            assert not {"vi", "en"} <= spoken, f"{name(path)}: wording.said does what {function.name} does"

    def test_what_is_wrong_is_named_by_a_fault_or_by_an_error_and_by_no_loose_text(self) -> None:
        problems = [
            (name(path), node.args[1])
            for path in FILES
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Problem" and len(node.args) > 1
        ]
        assert len(problems) > 100
        assert [(file, one.value) for file, one in problems if isinstance(one, ast.Constant)] == []

    def test_every_fault_is_met_somewhere(self) -> None:
        source = "".join(path.read_text(encoding="utf-8") for path in FILES)
        assert [fault for fault in Fault if not re.search(rf"(?<!>>> )Fault\.{fault.name}\b", source)] == []

    def test_what_is_installed_is_typed(self) -> None:
        assert (SOURCE / "py.typed").exists()
