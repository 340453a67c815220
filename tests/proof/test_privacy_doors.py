"""Each door at which something personal comes in by each way an error is told: what is refused is not repeated."""

import io
import json
import logging
import pickle
import traceback
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import pytest
from tests.dossiers import COMMUNE, FRIDAY
from tests.proof.carriers import PLACES
from tests.proof.spoiling import BY_HAND, DOORS, ROW, refusals
from tests.proof.telltales import MAKERS, gives_away, planted
from tests.proof.test_privacy_places import WAYS as WAYS_OF_VALUES

from motcua.__main__ import main
from motcua.adapters.records import dump
from motcua.adapters.refusals import document
from motcua.dossier import Applicant, Assistance, Dossier, Representative
from motcua.errors import BadValue, MotcuaError, NotADay, NotAMoment
from motcua.reference import reference_catalogue


def _logged(error: MotcuaError) -> str:
    heard = io.StringIO()
    log = logging.getLogger("proof of doors")
    log.propagate = False
    handler = logging.StreamHandler(heard)
    handler.setFormatter(logging.Formatter("%(message)s %(error)s %(told)r"))
    log.handlers = [handler]
    log.error("refused: %s %r", error, error, exc_info=error, extra={"error": error, "told": error.args})
    return heard.getvalue()


def _behind(error: BaseException) -> Iterator[BaseException]:
    """What an error came of, told or not: trackers follow both."""
    for inner in (error.__cause__, error.__context__):
        if inner is not None:
            yield inner
            yield from _behind(inner)


def _kept(error: BaseException) -> str:
    return f"{error} {error!r} {error.args} {vars(error)} {getattr(error, '__notes__', ())}"


def _grouped(error: MotcuaError) -> str:
    group = ExceptionGroup("several", [error, ExceptionGroup("more", [error])])
    return "".join(traceback.format_exception(group)) + repr(group)


def _document(error: MotcuaError, locale: str) -> str:
    return json.dumps(document(error, locale), ensure_ascii=False, default=repr)


def _from_afar(error: MotcuaError) -> str:
    """After a journey between processes, where it can make one."""
    return _kept(pickle.loads(pickle.dumps(error))) if type(error) not in BY_HAND else str(error)


WAYS: Final[Mapping[str, Callable[[MotcuaError], str]]] = {
    "str": str,
    "repr": repr,
    "arguments": lambda error: f"{error.args}",
    "what it keeps": _kept,
    "Vietnamese": lambda error: error.say("vi"),
    "English": lambda error: error.say("en"),
    "document in Vietnamese": lambda error: _document(error, "vi"),
    "document in English": lambda error: _document(error, "en"),
    "seen from outside": lambda error: str(error.problems_at("$.inside")),
    "traceback": lambda error: "".join(traceback.format_exception(error)),
    "log": _logged,
    "in a group": _grouped,
    "what is behind it": lambda error: "; ".join(map(_kept, _behind(error))),
    "after a journey": _from_afar,
}
"""Every way an error is told."""


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("door", DOORS)
def test_what_is_refused_is_not_repeated(door: str, way: str) -> None:
    met = refusals(door)
    assert met
    assert not gives_away("\n".join(map(WAYS[way], met)), planted(door, DOORS[door].kind))


@pytest.mark.parametrize("kind", MAKERS)
@pytest.mark.parametrize("way", WAYS)
def test_every_way_would_repeat_what_an_error_holds(way: str, kind: str) -> None:
    value = planted("somebody", kind)
    error = BadValue("name", repr(value), "another")
    error.__cause__ = KeyError(value)
    assert gives_away(WAYS[way](error), value)


class TestShape:
    """What is said instead tells how to mend it."""

    def test_a_number_is_told_by_its_digits(self) -> None:
        with pytest.raises(BadValue) as refused:
            DOORS["fact that is a number"].take(1_199_123_456)
        assert refused.value.met == "a number of 10 digits"
        assert "gặp một số có 10 chữ số; đúng ra phải là một số nguyên" in refused.value.say("vi")

    @pytest.mark.parametrize(("given", "met"), [("Nhà của tôi", "11 characters"), ("ownn", "'ownn'")])
    def test_an_answer_that_is_no_choice_is_repeated_only_if_it_is_a_word_of_rules(self, given: str, met: str) -> None:
        with pytest.raises(BadValue) as refused:
            DOORS["fact with choices"].take(given)
        assert refused.value.met == met

    def test_what_stands_where_a_day_is_meant_is_let_go(self) -> None:
        for kind in (NotADay, NotAMoment):
            error = kind("Nguyễn Văn Mẫu")
            assert (error.met, pickle.loads(pickle.dumps(error)).met) == ("str", "str")


@pytest.mark.parametrize("kind", [Applicant, Assistance, Representative])
def test_one_half_made_can_be_looked_at(kind: type[object]) -> None:
    """As a tracker does that collects the locals of a constructor which refused."""
    assert repr(object.__new__(kind)).startswith(f"{kind.__name__}(")


# ── The commands ──────────────────────────────────────────────────────────────────────────────────────────────────────

NAME: Final = planted("a file for a command", "name")
NUMBER: Final = planted("a file for a command", "number")


FILED: Final[Mapping[str, Any]] = dump(
    Dossier.open(
        reference_catalogue().find("1.004222", on=FRIDAY.date()),
        office=COMMUNE,
        at=FRIDAY,
        channel="counter",
        applicant=Applicant("Ai Đó", phone="0900000000"),
        papers=["ct01"],
    )
)


def _spoilt(**changes: object) -> str:
    return json.dumps({**FILED, **changes}, ensure_ascii=False)


def _first(**personal: object) -> str:
    first, *others = FILED["history"]
    return _spoilt(history=[{**first, "personal": {**first["personal"], **personal}}, *others])


INTAKE: Final = {"procedure": "1.004222", "received": "2026-08-28"}
FILES: Final[Mapping[str, tuple[tuple[str, ...], str, str, str]]] = {
    "check, a fact": (("check",), "a.json", json.dumps({**INTAKE, "facts": {"home": NAME}}), "home"),
    "check, an unknown fact": (("check",), "a.json", json.dumps({**INTAKE, "facts": {NAME: NUMBER}}), "?"),
    "check, facts of another kind": (("check",), "a.json", json.dumps({**INTAKE, "facts": NAME}), "facts"),
    "check, the applicant beside it": (
        ("check",),
        "a.json",
        json.dumps({**INTAKE, "applicant": {"name": NAME}}),
        "applicant",
    ),
    "check, torn": (
        ("check",),
        "a.json",
        json.dumps({**INTAKE, "facts": {"home": NAME}}, ensure_ascii=False)[:-3],
        "JSON",
    ),
    "check, another name than was sealed": (("check",), "a.json", _first(**{"applicant.name": NAME}), "a.json"),
    "check, a name in a list": (("check",), "a.json", _first(**{"applicant.name": [NAME]}), "a.json"),
    "check, a name as a number": (("check",), "a.json", _first(**{"applicant.phone": int(NUMBER)}), "a.json"),
    "check, more beside it": (("check",), "a.json", _spoilt(**{NAME: NUMBER}), "?"),
    "report, a name for a day": (
        ("report", "2026-09"),
        "a.csv",
        ",".join(ROW) + "\n" + ",".join({**ROW, "received_on": NAME}.values()) + "\n",
        "received_on",
    ),
    "report, a number for a channel": (
        ("report", "2026-09"),
        "a.csv",
        ",".join(ROW) + "\n" + ",".join({**ROW, "channel": NUMBER}.values()) + "\n",
        "channel",
    ),
    "report, no headings": (("report", "2026-09"), "a.csv", f"{NAME},{NAME},{NUMBER}\n", "line 1"),
    "report, a short line": (("report", "2026-09"), "a.csv", ",".join(ROW) + f"\n{NAME},{NUMBER}\n", "line 2"),
}
"""What a command is given, by what name, and of what it has to speak nevertheless."""


@pytest.mark.parametrize("options", ["--lang vi", "--lang en", "--lang vi --json", "--lang en --json"])
@pytest.mark.parametrize("file", FILES)
def test_a_command_repeats_nobody(file: str, options: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words, name, text, spoken_of = FILES[file]
    (tmp_path / name).write_text(text, "utf-8")
    status = main([*words, str(tmp_path / name), *options.split()])
    told = capsys.readouterr()
    assert status
    assert spoken_of in told.out + told.err
    assert not gives_away(told.out + told.err, NAME)
    assert not gives_away(told.out + told.err, NUMBER)


def test_the_page_on_privacy_tells_how_much_is_asked() -> None:
    page = (Path(__file__).parents[2] / "docs/explanation/privacy.md").read_text("utf-8")
    figures = f"{len(PLACES)} places", f"{len(WAYS_OF_VALUES)} ways", f"{len(DOORS)} doors", f"{len(WAYS)} ways"
    assert [figure for figure in figures if figure not in page] == []
