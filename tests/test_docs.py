"""What the documentation shows, runs: every ```python block of the README and of docs/."""

import doctest
import re
from pathlib import Path

import pytest

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
            code = compile("\n" * line + block[1], str(page), "exec", dont_inherit=True)
            exec(code, names)  # noqa: S102 - the pages are ours


def run_session(session: str, names: dict[str, object], page: Path, line: int) -> None:
    """Run one block of prompts and answers, and compare the answers."""
    test = doctest.DocTestParser().get_doctest(session, names, page.name, str(page), line)
    said: list[str] = []
    doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(test, out=said.append, clear_globs=False)
    names.update(test.globs)
    assert not said, "".join(said)
