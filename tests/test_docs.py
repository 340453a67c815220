"""What the documentation shows, runs: every ```python block of the README and of docs/."""

import ast
import contextlib
import datetime as dt
import doctest
import re
from pathlib import Path

import pytest

from motcua.money import VND

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
BLOCK = re.compile(r"^```python\n(.*?)^```$", re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_python_block_runs(page: Path) -> None:
    """One namespace a page, from top to bottom; a failure is told at its line of the page."""
    text = page.read_text(encoding="utf-8")
    names: dict[str, object] = {"__name__": page.stem}
    for block in BLOCK.finditer(text):
        line = text.count("\n", 0, block.start(1))
        if ">>> " in block[1]:
            run_session(block[1], names, page, line)
        else:
            run_lines(block[1], names, page, line)


def run_lines(block: str, names: dict[str, object], page: Path, line: int) -> None:
    """Run a block of plain lines; a comment that is Python says what the line comes to, and is compared."""
    lines = block.splitlines()
    for statement in ast.parse(block).body:
        text = ast.get_source_segment(block, statement) or ""
        code = "\n" * (line + statement.lineno - 1) + text
        if isinstance(statement, ast.Expr):
            names["_"] = eval(compile(code.strip(), str(page), "eval"), names)
        else:
            exec(compile(code, str(page), "exec", dont_inherit=True), names)  # noqa: S102 - the pages are ours
            names["_"] = names.get(text.partition(" = ")[0])
        said = lines[(statement.end_lineno or statement.lineno) - 1].rpartition("  # ")[2]
        with contextlib.suppress(SyntaxError):
            expected = eval(said, {"datetime": dt, "VND": VND})
            assert names["_"] == expected, f"{page.name}, line {line + statement.lineno}: {names['_']!r}, not {said}"


def run_session(session: str, names: dict[str, object], page: Path, line: int) -> None:
    """Run one block of prompts and answers, and compare the answers."""
    test = doctest.DocTestParser().get_doctest(session, names, page.name, str(page), line)
    said: list[str] = []
    doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(test, out=said.append, clear_globs=False)
    names.update(test.globs)
    assert not said, "".join(said)
