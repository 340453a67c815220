"""Whatever a verb takes, a store gives back: one form of every text, one length of it, and one event to an id."""

import json
import unicodedata
from collections.abc import Callable, Mapping
from typing import Any, Final, Literal

import attrs
import pytest
from tests.dossiers import COMMUNE, FRIDAY, SEVEN_DAYS, THURSDAY, accepted, at, filed, in_progress

from motcua.adapters import records
from motcua.completeness import SubmittedPaper
from motcua.dossier import Applicant, Dossier, Promise, Representative
from motcua.errors import BadInput, BadValue, EventIdTaken, MotcuaError
from motcua.events import Body, Event, digest, text
from motcua.money import VND
from motcua.procedure import Result
from motcua.wording import Text

LONGER: Final = "\u0958"
"""A letter that NFC writes as two."""
SHORTER: Final = "e\u0301"
"""Two that it writes as one."""
TEXTS: Final = (
    "",
    "  ",
    " x ",
    "x" * 2_000,
    "x" * 2_001,
    LONGER * 1_000,
    LONGER * 1_001,
    LONGER * 9_000,
    SHORTER * 2_000,
    SHORTER * 2_001,
    "a\u200bb",
    "a\nb",
    "2026-08-28T15:20:00+00:00",
    "\ud800",
    "x" * 19_999,
)
RUNNING: Final = in_progress()
STOPPED: Final = RUNNING.suspend(at=THURSDAY, reason="chờ")
DECIDED: Final = RUNNING.finish("granted", at=THURSDAY)


def taken_over(**more: Any) -> Dossier:
    """A dossier that another system led."""
    told: dict[str, Any] = {"state": "in-progress", "received": FRIDAY, **more}
    return Dossier.adopt(SEVEN_DAYS, office=COMMUNE, at=THURSDAY, **told)


def promise(version: str) -> Promise:
    """What was promised by a calendar of that version."""
    return Promise(THURSDAY, THURSDAY.date(), THURSDAY.date(), firm=True, calendar_version=version)


def of_a_calendar(label: str) -> Dossier:
    """A dossier of an office whose calendar is called so."""
    office = attrs.evolve(COMMUNE, calendar=attrs.evolve(COMMUNE.calendar, label=label))
    more: dict[str, Any] = {"facts": {"home": "own"}, "papers": ["ct01", "proof_of_home"]}
    return Dossier.open(SEVEN_DAYS, office=office, at=FRIDAY, channel="counter", **more).accept(at=FRIDAY)


VERBS: Final[Mapping[str, Callable[[str], Dossier]]] = {
    "id": lambda told: filed(id=told),
    "by": lambda told: filed(by=told),
    "event_id": lambda told: filed(event_id=told),
    "salt": lambda told: filed(applicant="A", salt=told),
    "applicant": lambda told: filed(applicant=Applicant(told, address=told)),
    "assistance": lambda told: filed(assistance={"helper": told, "note": told}),
    "representative": lambda told: filed(representative=Representative(told, papers=[told])),
    "paper": lambda told: filed(papers=[told]),
    "counted paper": lambda told: filed(papers=[SubmittedPaper(told, form=told)]),
    "facts": lambda told: filed(facts={"home": told}),
    "requested": lambda told: taken_over(state="awaiting-papers", requested=[told]),
    "calendar_version": lambda told: taken_over(promise=promise(told)),
    "label": of_a_calendar,
    "refuse": lambda told: filed().refuse(at=FRIDAY, reason=told),
    "request_supplement": lambda told: filed(papers=["ct01"]).request_supplement(
        ["proof_of_home"], at=FRIDAY, reason=told
    ),
    "withdraw": lambda told: filed().withdraw(at=FRIDAY, reason=told),
    "transfer": lambda told: RUNNING.transfer(told, at=THURSDAY),
    "consult": lambda told: RUNNING.consult(told, at=THURSDAY, until=THURSDAY).answer_consultation(told, at=THURSDAY),
    "confirm_payment": lambda told: RUNNING.request_payment(VND(1), at=THURSDAY).confirm_payment(
        at=THURSDAY, reference=told
    ),
    "suspend": lambda told: RUNNING.suspend(at=THURSDAY, reason=told),
    "citation": lambda told: RUNNING.suspend(at=THURSDAY, reason="chờ", citation=told),
    "extend": lambda told: RUNNING.extend("1 ngày làm việc", at=THURSDAY, reason=told),
    "finish": lambda told: RUNNING.finish("granted", at=THURSDAY, results=[told, Result(Text(told, told))]),
    "hand_over": lambda told: DECIDED.hand_over(at=at("2026-09-14 09:00"), to=told),
    "amend_record": lambda told: RUNNING.amend_record(RUNNING.history[1].id, at=THURSDAY, reason=told),
    "amended": lambda told: STOPPED.amend_record(
        attrs.evolve(STOPPED.history[3], body=Body({"reason": told}), by=told), at=THURSDAY, reason="nhầm"
    ),
    "synchronise": lambda told: RUNNING.synchronise(1, at=THURSDAY, reference=told),
    "redacted": lambda told: RUNNING.redacted(salt=told),
}


def loaded(dossier: Dossier, form: Literal["NFC", "NFD"] = "NFC") -> Dossier:
    """The dossier of a document in that form."""
    document = unicodedata.normalize(form, records.dumps(dossier))
    return records.loads(Dossier, document, procedure=dossier.procedure, office=dossier.office)


class TestTexts:
    @pytest.mark.parametrize("verb", VERBS)
    def test_what_a_verb_takes_is_loaded_again(self, verb: str) -> None:
        taken = list[str]()
        for told in TEXTS:
            try:
                dossier = VERBS[verb](told)
            except MotcuaError:
                continue
            taken.append(told)
            assert loaded(dossier) == dossier
        assert taken or verb in {"facts", "citation"}

    @pytest.mark.parametrize("told", [LONGER * 1_001, LONGER * 1_500, SHORTER * 2_001])
    def test_a_text_is_as_long_as_it_is_kept(self, told: str) -> None:
        kept = len(unicodedata.normalize("NFC", told))
        with pytest.raises(BadValue, match=f"reason: met {kept} characters; right would be .* at most 2000"):
            RUNNING.suspend(at=THURSDAY, reason=told)

    def test_marks_written_beside_their_letters_make_no_text_longer(self) -> None:
        assert RUNNING.suspend(at=THURSDAY, reason=SHORTER * 2_000).history[3].body["reason"] == "é" * 2_000

    def test_any_text_is_measured_so(self) -> None:
        assert text(LONGER * 10_000, "name") == "\u0915\u093c" * 10_000
        with pytest.raises(BadValue, match="name: met 20002 characters"):
            text(LONGER * 10_001, "name")

    @pytest.mark.parametrize("version", ["", " ", "x" * 2_001])
    def test_a_promise_names_its_calendar(self, version: str) -> None:
        with pytest.raises(BadValue, match=r"^calendar_version"):
            promise(version)


class TestIds:
    def test_a_document_in_another_form_is_the_same_dossier(self) -> None:
        dossier = accepted(by="quầy-1").transfer("tax", at=FRIDAY, by="quầy-1", event_id="chuyển-1")
        told = loaded(dossier, "NFD")
        assert told == dossier
        assert told.verify()
        assert [event.record() for event in told.history] == [event.record() for event in dossier.history]

    def test_a_step_sent_twice_counts_once_in_whatever_form(self) -> None:
        dossier = loaded(accepted().transfer("tax", at=FRIDAY, event_id="chuyển-1"), "NFD")
        for name in ("chuyển-1", unicodedata.normalize("NFD", "chuyển-1")):
            assert dossier.transfer("tax", at=FRIDAY, event_id=name) == dossier
            with pytest.raises(EventIdTaken):
                dossier.transfer("police", at=FRIDAY, event_id=name)
        told = dossier.synchronise(3, at=FRIDAY, event_id="đồng-bộ")
        assert told.synchronise(3, at=FRIDAY, event_id=unicodedata.normalize("NFD", "đồng-bộ")) == told

    def test_an_event_is_named_in_whatever_form(self) -> None:
        dossier = accepted().transfer("tax", at=FRIDAY, event_id="chuyển-1")
        named = dossier.amend_record(unicodedata.normalize("NFD", "chuyển-1"), at=FRIDAY, reason="gửi nhầm")
        assert named.history[3].body["sequence"] == 3

    def test_two_ids_that_are_one_are_refused(self) -> None:
        written = [event.record() for event in in_progress().history]
        history = list[dict[str, object]]()
        for record, name in zip(written, (None, "é1", SHORTER + "1"), strict=True):
            before = history[-1]["hash"] if history else None
            event = Event.from_record({**record, "id": name, "previous_hash": before, "hash": None})
            history.append({**event.record(), "id": name})
        document = {**records.dump(filed()), "history": history}
        with pytest.raises(BadInput, match=r"history\[2\].id: met one that another event bears"):
            records.loads(Dossier, json.dumps(document), procedure=SEVEN_DAYS, office=COMMUNE)

    def test_an_id_by_default_is_held_against_those_that_were_given(self) -> None:
        dossier = accepted()
        begun = dossier.begin(at=FRIDAY)
        taken = attrs.evolve(dossier.history[1], id=begun.history[2].id, before=None)
        with pytest.raises(BadInput, match=r"history\[2\].id: met one that another event bears"):
            Dossier.replay(SEVEN_DAYS, [dossier.history[0], taken, begun.history[2]], office=COMMUNE, verify=False)

    def test_one_by_default_gives_way_to_one_that_is_taken(self) -> None:
        wanted = in_progress().history[2].id
        second = digest([wanted])[: len(wanted)]
        filed_so = filed(event_id=wanted)
        for dossier in (
            filed_so.accept(at=FRIDAY),
            filed_so.accept(at=FRIDAY, event_id=second),
            loaded(filed_so.accept(at=FRIDAY)),
        ):
            begun = dossier.begin(at=FRIDAY)
            assert len({event.id for event in begun.history}) == 3
            assert loaded(begun) == begun
            assert dossier.begin(at=FRIDAY) == begun
            assert begun.begin(at=FRIDAY, event_id=begun.history[2].id) == begun

    def test_one_that_is_free_stays_as_it_is(self) -> None:
        assert filed(event_id="a").accept(at=FRIDAY).begin(at=FRIDAY).history[2] == in_progress().history[2]
