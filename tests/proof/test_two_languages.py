"""Whoever asks in Vietnamese is not answered in English: files and lines with something wrong in them, door by door."""

import copy
import datetime as dt
import json
import random
import re
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from tests.dossiers import accepted, filed, in_progress
from tests.phrases import english

import motcua
from motcua.adapters.commands import main
from motcua.adapters.records import check_filed, dumps
from motcua.adapters.records.replaying import taken_back
from motcua.adapters.rulefiles import fees, linked, local, procedures
from motcua.calendar import OfficeHours, office_time
from motcua.conditions import Condition
from motcua.errors import BadInput, MotcuaError, UnknownFact
from motcua.reference import reference_catalogue, schedule
from motcua.reports.rows import rows_of
from motcua.timelimit import TimeLimit
from motcua.wording import errors
from motcua.wording import phrases as rows

EACH: Final = 60
"""Wrong files for each door."""
DATA: Final = Path(motcua.__file__).parent / "data"
EXAMPLES: Final = Path(motcua.__file__).parents[2] / "examples"
WRONG: Final[tuple[Any, ...]] = (
    5,
    "x",
    [],
    {},
    True,
    None,
    -1,
    "",
    1.5,
    ["x"],
    {"x": 1},
    [[]],
    [{}],
    "age <",
    "x == 'y'",
    "999 ngày",
)
DAYS: Final = dt.timedelta(days=4_000)


@pytest.fixture
def untold(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """What is said in Vietnamese while the test lasts, as far as it came back in English."""
    met: set[str] = set()
    phrase = rows.phrase

    def heard(text: str, locale: str) -> str:
        said = phrase(text, locale)
        if locale == "vi" and said == text and english(text):
            met.add(text)
        return said

    for room in (errors, rows):
        monkeypatch.setattr(room, "phrase", heard)
    return met


def places(value: object, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Where something stands inside a table."""
    inside: Any = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, item in inside:
        yield (*path, name)
        yield from places(item, (*path, name))


def spoilt(value: Any, chance: random.Random) -> Any:
    """The table with something taken out, put in, doubled, moved in time, or put in place of something else."""
    again = copy.deepcopy(value)
    *way, last = chance.choice(list(places(again)))
    inside = again
    for name in way:
        inside = inside[name]
    met = inside[last]
    match chance.randrange(6):
        case 0:
            del inside[last]
        case 1 if isinstance(inside, dict):
            inside["colour"] = 1
        case 2 if isinstance(inside, list):
            inside.append(copy.deepcopy(met))
        case 3 if isinstance(met, dt.date):
            inside[last] = met - chance.choice((DAYS, -DAYS))
        case _:
            inside[last] = chance.choice(WRONG)
    return again


def refused(ask: Callable[[], object]) -> int:
    """Ask; an error is told in Vietnamese, and counts."""
    try:
        ask()
    except MotcuaError as error:
        return len(error.say("vi").split("\n")[:1])
    return 0


FILES: Final[dict[str, tuple[Any, Callable[[Path], object]]]] = {
    "procedures": (procedures, lambda path: procedures.load_procedure(path, schedule)),
    "fees": (fees, lambda path: fees.load_fee_schedules(path, schedule)),
    "packages": (linked, linked.load_packages),
    "province": (local, lambda path: [one.over(reference_catalogue()) for one in local.load_local_rules(path)]),
}


@pytest.mark.parametrize("folder", FILES)
def test_rule_files(untold: set[str], monkeypatch: pytest.MonkeyPatch, folder: str) -> None:
    chance, (room, load) = random.Random(folder), FILES[folder]
    found = sorted((DATA / folder).rglob("*.toml")) or sorted((EXAMPLES / folder).rglob("*.toml"))
    met = 0
    for _ in range(EACH):
        path = chance.choice(found)
        tables = spoilt(tomllib.loads(path.read_text("utf-8")), chance)
        with monkeypatch.context() as patched:
            patched.setattr(room, "read_toml", lambda _, tables=tables: tables)
            met += refused(lambda path=path: load(path))  # type: ignore[misc]
    assert met > EACH / 4
    assert untold == set()


def test_dossier_files(untold: set[str]) -> None:
    chance = random.Random("intake")
    whole = json.loads((EXAMPLES / "dossiers" / "b-without-proof-of-home.json").read_text("utf-8"))
    texts = [json.dumps(spoilt(whole, chance), default=str) for _ in range(EACH)]
    assert sum(refused(lambda text=text: check_filed(text, reference_catalogue())) for text in texts) > EACH / 4  # type: ignore[misc]
    assert untold == set()


def test_stored_dossiers(untold: set[str]) -> None:
    chance = random.Random("stored")
    kept = [json.loads(dumps(one())) for one in (accepted, filed, in_progress)]
    texts = [json.dumps(spoilt(chance.choice(kept), chance), default=str) for _ in range(EACH)]
    assert sum(refused(lambda text=text: taken_back(text, reference_catalogue())) for text in texts) > EACH / 4  # type: ignore[misc]
    assert untold == set()


def test_rows_of_a_report(untold: set[str]) -> None:
    chance = random.Random("rows")
    row = {"id": "1", "field": "x", "channel": "counter", "received_on": "2026-09-01", "due_on": "2026-09-09"}
    row |= {"ended_on": "2026-09-08", "outcome": "granted"}
    tables = [spoilt([row], chance) for _ in range(EACH)]
    assert sum(refused(lambda table=table: rows_of(table, None)) for table in tables) > EACH / 4  # type: ignore[misc]
    assert untold == set()


def _history(change: Callable[[list[dict[str, Any]]], object]) -> str:
    """A stored dossier whose history was tampered with."""
    record = json.loads(dumps(in_progress()))
    change(record["history"])
    return json.dumps(record)


CONTENTS: Final[dict[str, bytes]] = {
    "half.json": b"{",
    "list.json": b"[1]",
    "lines.jsonl": b'{}\n[1]\n{"TENTTHC": 1}\n',
    "strange.csv": b"x,y\n1,2\n",
    "some.csv": b"id,field,channel,received_on\n1,x,y,z\n",
    "bytes.csv": b"\xff\xfe",
    "quoted.csv": b'"a\n',
    "half.toml": b"x = [",
    "hidden.toml": "a = '\u200b'".encode(),
    "hash.json": _history(lambda events: events[-1].update(hash="0" * 64)).encode(),
    "reversed.json": _history(lambda events: events.reverse()).encode(),
    "headless.json": _history(lambda events: events.pop(0)).encode(),
}
ASKED: Final = (
    ("check",),
    ("slip", "receipt"),
    ("slip", "register"),
    ("report", "2026"),
    ("report", "2026", "--column", "x=id"),
    ("lint",),
    ("diff", "-"),
    ("portal",),
    ("due", "1.004222", "2026-08-28 09:00", "--rules"),
)
LINES: Final = (
    ("report", "2026-13", "x"),
    ("report", "2026-Q9", "x"),
    ("report", "2026-09-30..2026-09-01", "x"),
    ("report", "never", "x"),
    ("calendar", "2026-09-30", "2026-09-01"),
    ("calendar", "1900"),
    ("calendar", "2026-02-30"),
    ("due", "x", "2026-08-28 09:00"),
    ("due", "1.004222", "1990-01-01 09:00"),
    ("due", "1.004222", "2026-08-28 25:00"),
    ("due", "1.004222", "2026-08-28 09:00", "--fact", "home=castle"),
    ("due", "1.004222", "2026-08-28 09:00", "--jurisdiction", "X"),
    ("due", "1.000656", "2026-08-28 09:00"),
    ("fee", "visa", "1990-01-01"),
    ("fee", "certification", "2026-08-28", "--fact", "act=nothing"),
    ("explain", "1.004222", "2026-08-28 09:00", "--paper", "x"),
    ("vectors", "--count", "-1"),
)


@pytest.mark.parametrize("asked", [*ASKED, *LINES], ids=" ".join)
def test_commands(untold: set[str], capsys: pytest.CaptureFixture[str], tmp_path: Path, asked: tuple[str, ...]) -> None:
    """Every file that is none, behind every command that reads files; and what is typed wrong."""
    paths = [tmp_path / name for name in CONTENTS]
    for path in paths:
        path.write_bytes(CONTENTS[path.name])
    (tmp_path / "empty").mkdir()
    for arguments in (
        [[*asked, str(path)] for path in (*paths, tmp_path / "empty", tmp_path / "none")] if asked in ASKED else [asked]
    ):
        main(arguments)
        heard = [line for stream in capsys.readouterr() for line in stream.splitlines()]
        assert [line for line in heard if re.search(r"\bmet \S|right would be|\bthe\b|\bcannot\b", line)] == []
    assert untold == set()


def test_a_sentence_that_is_reworded_alone_does_not_pass(untold: set[str]) -> None:
    """What the others look for is found: English that no row knows."""
    error = BadInput.one("row", met="a thing of another make", right="the thing that was meant")
    assert "a thing of another make" in error.say("vi")
    assert untold == {"a thing of another make", "the thing that was meant"}


@pytest.mark.parametrize("locale", ["vi", "en"])
def test_what_cannot_be_written_or_seen_is_escaped_in_the_sentence(locale: str) -> None:
    """A sentence goes into an answer in UTF-8 and into one line of a log."""
    procedure, day = reference_catalogue().find("1.004222", on=dt.date(2026, 8, 28)), dt.date(2026, 8, 28)
    refused: list[Callable[[str], object]] = [
        lambda text: procedure.quote(on=day, facts={text: 1}),
        lambda text: reference_catalogue().link(text, on=day),
        office_time,
        OfficeHours.parse,
        Condition.parse,
        TimeLimit.parse,
    ]
    for refuses in refused:
        with pytest.raises(MotcuaError) as caught:
            refuses("a\ud800\nINFO b\u202e")
        said = caught.value.say(locale)
        assert said.encode()
        assert not {"\n", "\u202e"} & {*said}


@pytest.mark.parametrize("locale", ["vi", "en"])
def test_of_very_many_names_the_first_hundred_are_told(locale: str) -> None:
    error = UnknownFact(tuple(map(str, range(200_000))), ("home",))
    assert "99, …" in error.say(locale)
    assert len(error.names) == 200_000
