"""What is given by name is given by name alone: no constructor takes by position what its source keeps for a name."""

import ast
import importlib
import inspect
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

import motcua

pytestmark = [
    pytest.mark.needs("the repository"),
    pytest.mark.answers("calendar", "timelimit", "clock", "conditions", "papers", "fees", "dossier"),
]

SOURCE: Final = Path(motcua.__file__).parent


def named(path: Path) -> Iterator[tuple[str, str]]:
    """The classes of a module and their fields that are ``kw_only``."""
    classes = (node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.ClassDef))
    for made in classes:
        for field in made.body:
            match field:
                case ast.AnnAssign(target=ast.Name(id=name), value=ast.Call(keywords=words)):
                    if any(word.arg == "kw_only" and ast.unparse(word.value) == "True" for word in words):
                        yield made.name, name.removeprefix("_")
                case _:
                    pass


FIELDS: Final = [
    (".".join(["motcua", *path.relative_to(SOURCE).with_suffix("").parts]), *field)
    for path in sorted(SOURCE.rglob("*.py"))
    if "compiled" not in path.parts
    for field in named(path)
]


@pytest.mark.parametrize(("module", "cls", "field"), FIELDS, ids=lambda part: str(part).removeprefix("motcua."))
def test_parts_given_by_name(module: str, cls: str, field: str) -> None:
    parameters = inspect.signature(getattr(importlib.import_module(module.removesuffix(".__init__")), cls)).parameters
    assert parameters[field].kind is inspect.Parameter.KEYWORD_ONLY
