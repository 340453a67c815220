"""Rows become literals, and a literal that no longer tells the truth is found."""

from pathlib import Path

import pytest

from motcua.adapters import compiling
from motcua.adapters.compiling import __main__ as command
from motcua.adapters.compiling import compile_rows, stale, wording
from motcua.errors import BadInput

pytestmark = pytest.mark.needs("the repository")

PO = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "{}"\nmsgstr "một"\n'


MODULES = (("procedures/_1_000001", "Procedure 1.000001", "ROWS = ()\n"), ("fees/sample", "Fees sample", "ROWS = ()\n"))
"""Two modules of rule files; that the shipped ones are right is proved on the shipped ones."""


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Another place to write to, and few literals, so that writing takes no time."""
    monkeypatch.setattr(compiling, "COMPILED", tmp_path)
    monkeypatch.setattr(compiling, "LITERALS", {"wording": compiling.LITERALS["wording"]})
    monkeypatch.setattr(compiling.index, "modules", lambda: MODULES)
    return tmp_path


class TestCompiling:
    def test_what_is_shipped_is_what_the_rows_say(self) -> None:
        assert stale() == ()

    def test_every_literal_is_written(self, elsewhere: Path) -> None:
        assert set(compile_rows()) == set(elsewhere.rglob("*.py"))
        assert (stale(), compile_rows()) == ((), ())

    def test_a_literal_without_rows_is_taken_away(self, elsewhere: Path) -> None:
        compile_rows()
        left = elsewhere / "procedures" / "_1_000000.py"
        left.touch()
        assert stale() == (left,)
        assert compile_rows() == (left,)
        assert not left.exists()

    def test_a_literal_edited_by_hand_is_found(self, elsewhere: Path) -> None:
        (edited, *_) = compile_rows()
        edited.write_text("MESSAGES = {}\n", encoding="utf-8")
        assert stale() == (elsewhere / edited.name,)

    def test_a_sentence_in_one_language_only_is_refused(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        for language, message in (("vi", "one"), ("en", "two")):
            (tmp_path / f"{language}.po").write_text(PO.format(message), encoding="utf-8")
        monkeypatch.setattr(wording, "LOCALE", tmp_path)
        with pytest.raises(BadInput) as refused:
            wording.literal()
        assert {problem.path for problem in refused.value.problems} == {"$.vi", "$.en"}


class TestCommand:
    @pytest.mark.usefixtures("elsewhere")
    def test_a_check_names_what_is_missing(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert command.main(["--check"]) == 1
        assert "wording.py: differs from its rows" in capsys.readouterr().out

    @pytest.mark.usefixtures("elsewhere")
    def test_after_writing_the_check_is_silent(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert command.main([]) == 0
        assert "wrote wording.py" in capsys.readouterr().out
        assert command.main(["--check"]) == 0
        assert not capsys.readouterr().out
