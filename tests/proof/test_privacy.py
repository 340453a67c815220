"""Nothing that tells who somebody is leaves by a side door: repr, an error, a log, a traceback, the diff of a test."""

import io
import json
import logging
import pprint
import subprocess
import sys
import traceback
from collections.abc import Callable, Mapping
from pathlib import Path
from string import Template
from typing import Any, Final

import attrs
import pytest
from tests.dossiers import COMMUNE, FRIDAY, SEVEN_DAYS, THURSDAY, filed, procedure
from tests.test_receipts import BOOK
from tests.test_receipts import COMMUNE as COLLECTOR

from motcua.adapters.portal import PaperRecord, ProgressEvent, Round, decode, encode
from motcua.adapters.records import Intake, check_filed, dumps, load, loads
from motcua.dossier import Applicant, Assistance, Dossier, Representative
from motcua.errors import MotcuaError
from motcua.events import Event
from motcua.forms import receipt, register
from motcua.linked_dossier import LinkedDossier
from motcua.receipts import receipts_of
from motcua.reference import reference_catalogue
from motcua.reports import Period, settlement

ROOT: Final = Path(__file__).parents[2]

PEOPLE: Final[Mapping[str, str]] = {
    "applicant's name": "Nguyễn Thị Kín Đáo",
    "applicant's identity number": "001199123456",
    "applicant's phone": "0901234567",
    "applicant's email": "kindao@example.vn",
    "applicant's address": "Số 7 ngõ Vắng, thôn Lặng",
    "representative's name": "Trần Văn Thay Mặt",
    "representative's identity number": "001188654321",
    "representative's phone": "0912345678",
    "representative's email": "thaymat@example.vn",
    "representative's address": "Số 8 ngõ Khuất, thôn Lặng",
    "helper's name": "Lê Thị Giúp Đỡ",
    "helper's identity number": "001177112233",
    "helper's phone": "0923456789",
    "taker's name": "Phạm Văn Nhận Hộ",
    "payer's account": "19020304050607",
    "what a fact tells": "bệnh-hiểm-nghèo",
}
"""Invented people, each value of its own."""


def _part(value: str) -> tuple[str, ...]:
    """What would give the value away: itself, as it is escaped, and its last word or digits."""
    return value, ascii(value)[1:-1], value.rsplit(maxsplit=1)[-1] if " " in value else value[-6:]


def leaks(text: str) -> list[str]:
    """Whose values a text gives away."""
    return [whose for whose, value in PEOPLE.items() if any(part in text for part in _part(value))]


def who(whose: str) -> dict[str, str]:
    """What is known of one of them."""
    known = {label.partition("'s ")[2]: value for label, value in PEOPLE.items() if label.startswith(whose)}
    return {name.replace(" ", "_"): value for name, value in known.items()}


APPLICANT: Final = Applicant(**who("applicant"))
REPRESENTATIVE: Final = Representative(**who("representative"), papers=["power_of_attorney"])
_HELPER: Final = who("helper")
HELPER: Final = Assistance(
    _HELPER["name"], identity_number=_HELPER["identity_number"], more={"phone": _HELPER["phone"]}
)
OTHER: Final = Applicant("Người Khác")
_MORE: Final[Mapping[str, Any]] = {"papers": ["ct01", "proof_of_home", "power_of_attorney"], "id": "D-1"}


def lived(applicant: Applicant, taker: str, **more: Any) -> Dossier:
    """A dossier from its filing to the hand-over of the result."""
    dossier = (
        filed(applicant=applicant, **_MORE, **more).accept(at=FRIDAY, code="H56.01.02-260828-0001").begin(at=FRIDAY)
    )
    done = dossier.announce_early(at=THURSDAY).finish("granted", at=THURSDAY)
    return done.hand_over(at=THURSDAY, to=taker)


FULL: Final = lived(APPLICANT, PEOPLE["taker's name"], representative=REPRESENTATIVE, assistance=HELPER)
PLAIN: Final = lived(OTHER, "Khác")


def _package(applicant: Applicant, facts: Mapping[str, Any]) -> LinkedDossier:
    newborn = reference_catalogue().link("birth", on=FRIDAY.date())
    return LinkedDossier.open(
        newborn, office=COMMUNE, at=FRIDAY, channel="online", id="L-1", applicant=applicant, facts=facts
    )


def _intake(fact: str) -> Intake:
    return Intake.load({"procedure": "1.004222", "received": "2026-08-28", "facts": {"home": fact}})


def _paid(dossier: Dossier, payer: Applicant, account: str) -> object:
    (made,) = receipts_of(dossier.quote(), BOOK, on=FRIDAY.date(), collector=COLLECTOR, payer=payer)
    return attrs.evolve(made, payer_account=account)


def _sent(dossier: Dossier) -> tuple[object, ...]:
    record = decode(encode(dossier))
    return record, record.identities, record.papers, record.fees, record.rounds, record.results


NAME: Final = PEOPLE["applicant's name"]
ACCOUNT: Final = PEOPLE["payer's account"]
PAIRS: Final[Mapping[str, tuple[object, object]]] = {
    "applicant": (APPLICANT, OTHER),
    "representative": (REPRESENTATIVE, Representative("Khác", papers=["power_of_attorney"])),
    "assistance": (HELPER, Assistance("Khác")),
    "dossier": (FULL, PLAIN),
    "its history": (FULL.history, PLAIN.history),
    "its filing": (FULL.history[0], PLAIN.history[0]),
    "its hand-over": (FULL.history[-1], PLAIN.history[-1]),
    "what is personal in it": (FULL.history[0].personal, PLAIN.history[0].personal),
    "its check": ((FULL.check(), FULL.custody, FULL.clock, FULL.due), (PLAIN.check(),)),
    "its answers": ((FULL.applicant, FULL.representative, FULL.timeliness(THURSDAY)), (PLAIN.applicant,)),
    "package": (_package(APPLICANT, {}), _package(OTHER, {})),
    "intake": (_intake(PEOPLE["what a fact tells"]), _intake("own")),
    "receipt of a dossier": (receipt(FULL), receipt(PLAIN)),
    "register of dossiers": (register([FULL]), register([PLAIN])),
    "record for the portal": (_sent(FULL), _sent(PLAIN)),
    "paper of a record": (PaperRecord(file_name=NAME, url=NAME), PaperRecord(file_name="Khác")),
    "round of a record": (
        Round(asked_by=NAME, asked_for=NAME, received_by=NAME, received_note=NAME),
        Round(asked_by="Khác"),
    ),
    "progress event": (ProgressEvent(officer=NAME, content=NAME), ProgressEvent(officer="Khác")),
    "keys of others": (PaperRecord(others=(("Ten", NAME),)), PaperRecord(others=(("Ten", "Khác"),))),
    "report": (settlement([FULL], Period.month(2026, 9)), settlement([PLAIN], Period.month(2026, 8))),
    "fee receipt": (_paid(FULL, APPLICANT, ACCOUNT), _paid(PLAIN, OTHER, "1")),
}
"""Values that know somebody, each beside one that knows somebody else."""


def _logged(value: object) -> str:
    """What a log says of a value, by every way a line is made."""
    heard = io.StringIO()
    log = logging.getLogger("proof")
    log.propagate = False
    log.handlers = [logging.StreamHandler(heard)]
    log.warning("%s %r", value, value)
    log.warning(value)
    log.error("met %s", [value], exc_info=LookupError(value))
    return heard.getvalue()


def _raised(value: object) -> str:
    """What a traceback says of an error that carries the value."""
    error = ExceptionGroup("several", [ValueError(value), TypeError((value,))])
    error.__cause__ = KeyError(value)
    return "".join(traceback.format_exception(error))


CHANNELS: Final[Mapping[str, Callable[[Any], str]]] = {
    "repr": repr,
    "str": str,
    "ascii": ascii,
    "f-string": lambda value: f"{value} {value!r} {value!s:>9}",
    "percent": lambda value: "%s %r" % (value, value),  # noqa: UP031 - one of the ways people do it
    "template": lambda value: Template("$value").substitute(value=value),
    "inside others": lambda value: f"{[value]} {(value,)} { {1: value} }",
    "pretty print": lambda value: pprint.pformat([value], width=40),
    "log": _logged,
    "traceback": _raised,
    "error of ours": lambda value: str(_refused(lambda: load(Dossier, value))),
}


def _refused(attempt: Callable[[], object]) -> MotcuaError:
    with pytest.raises(MotcuaError) as caught:
        attempt()
    return caught.value


class TestValues:
    @pytest.mark.parametrize("channel", CHANNELS)
    @pytest.mark.parametrize("kind", PAIRS)
    def test_give_nobody_away(self, kind: str, channel: str) -> None:
        assert leaks(CHANNELS[channel](PAIRS[kind][0])) == []

    @pytest.mark.parametrize("kind", PAIRS)
    def test_are_still_told_apart(self, kind: str) -> None:
        full, plain = PAIRS[kind]
        assert full != plain
        assert full == full  # noqa: PLR0124 - that it equals itself is the point

    def test_know_somebody(self) -> None:
        """Else there were nothing to give away: what is written on purpose holds every value."""
        written = dumps(FULL) + json.dumps([PEOPLE["payer's account"], PEOPLE["what a fact tells"]], ensure_ascii=False)
        assert leaks(written) == [*PEOPLE]


COMPARED: Final = [kind for kind in PAIRS if kind != "what is personal in it"]
"""That one is the table of the personal values itself: whoever compares it key by key asks to see them."""
SCRIPT: Final = """
import pytest
from tests.proof.test_privacy import COMPARED, PAIRS

@pytest.mark.parametrize("kind", COMPARED)
def test_differ(kind):
    full, plain = PAIRS[kind]
    assert full == plain

@pytest.mark.parametrize("kind", COMPARED)
def test_stand_in_lists_and_tables(kind):
    full, plain = PAIRS[kind]
    assert {"a": [full]} == {"a": [plain]}
"""


@pytest.mark.parametrize("words", [(), ("-vv", "-l")], ids=["as usual", "with all it can tell"])
def test_a_failing_test_gives_nobody_away(words: tuple[str, ...], tmp_path: Path) -> None:
    (tmp_path / "test_given.py").write_text(SCRIPT, "utf-8")
    command = (sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-c", str(ROOT / "pyproject.toml"))
    ran = subprocess.run(  # noqa: S603 - the script above
        (*command, "--rootdir", str(ROOT), *words, str(tmp_path / "test_given.py")),
        cwd=ROOT,
        check=False,
        capture_output=True,
        encoding="utf-8",
    )
    assert f"{2 * len(COMPARED)} failed" in ran.stdout
    assert leaks(ran.stdout + ran.stderr) == []


RECORD: Final[dict[str, Any]] = json.loads(dumps(FULL))


def _spoilt(change: Callable[[dict[str, Any]], object]) -> str:
    record = json.loads(json.dumps(RECORD))
    change(record)
    return json.dumps(record)


def _reread(text: str) -> Dossier:
    return loads(Dossier, text, procedure=SEVEN_DAYS, office=COMMUNE)


NUMBER: Final = PEOPLE["applicant's identity number"]
REFUSALS: Final[Mapping[str, Callable[[], object]]] = {
    "helps the same person": lambda: filed(applicant=APPLICANT, assistance=NAME),
    "is the same person": lambda: filed(applicant=APPLICANT, representative=Representative(NAME, papers=["p"])),
    "signs for a stranger": lambda: filed(
        applicant=OTHER, assistance=Assistance("Khác", signed_by=PEOPLE["taker's name"])
    ),
    "no kind of person": lambda: Applicant(**who("applicant"), kind=3),  # type: ignore[arg-type]  # the mistake under test
    "a name in a list": lambda: Applicant([NAME]),
    "a number that is a number": lambda: loads(Applicant, f'{{"name": "{NAME}", "identity_number": {int(NUMBER)}}}'),
    "a number with a point": lambda: loads(Applicant, f'{{"name": "{NAME}", "identity_number": 1{NUMBER[1:]}.0}}'),
    "one more key": lambda: loads(Applicant, json.dumps({**who("applicant"), "more": 1})),
    "a name of another kind": lambda: loads(Applicant, json.dumps({**who("applicant"), "name": [NAME]})),
    "hidden characters": lambda: loads(Applicant, json.dumps({**who("applicant"), "name": NAME + "\u202e"})),
    "half a pair": lambda: loads(Applicant, json.dumps({**who("applicant"), "name": NAME + "\ud800"})),
    "too long": lambda: loads(Applicant, json.dumps({**who("applicant"), "name": NAME * 2_000})),
    "no JSON": lambda: _reread(json.dumps(RECORD, ensure_ascii=False)[:-1]),
    "an event altered": lambda: _reread(_spoilt(lambda record: record["history"][0].update(by="khác"))),
    "a name altered": lambda: _reread(
        _spoilt(lambda record: record["history"][0]["personal"].update({"applicant.name": PEOPLE["taker's name"]}))
    ),
    "a name that is a list": lambda: _reread(
        _spoilt(lambda record: record["history"][0]["personal"].update({"applicant.name": [NAME]}))
    ),
    "a person without a table": lambda: _reread(_spoilt(lambda record: record["history"][0].update(personal=NAME))),
    "an event dropped": lambda: _reread(_spoilt(lambda record: record["history"].pop(1))),
    "an event unknown": lambda: _reread(_spoilt(lambda record: record["history"][0].update(verb="xyz"))),
    "another office": lambda: check_filed(
        _spoilt(lambda record: record.update(office="H99.01")), reference_catalogue()
    ),
    "another procedure": lambda: loads(Dossier, json.dumps(RECORD), procedure=procedure(), office=COMMUNE).accept(
        at=FRIDAY
    ),
    "a step too late": lambda: FULL.accept(at=THURSDAY),
    "an event of another dossier": lambda: Event.from_record({**RECORD["history"][0], "at": NAME[:5]}),
    "a fact no rule asks for": lambda: Intake.load(
        {"procedure": "1.004222", "received": "2026-08-28", "facts": {"xyz": PEOPLE["what a fact tells"]}}
    ).check(reference_catalogue()),
}
"""Every way to be refused with somebody in one's hands."""


@pytest.mark.parametrize("way", REFUSALS)
def test_an_error_names_the_field_and_never_the_value(way: str) -> None:
    error = _refused(REFUSALS[way])
    told = (str(error), repr(error), str(error.args), *traceback.format_exception(error), _logged(error))
    assert leaks("\n".join(told)) == []


def test_what_is_redacted_holds_nobody() -> None:
    assert leaks(dumps(FULL.redacted())) == []
    assert FULL.redacted().verify()
