"""Every personal value can be erased, in every state and under every mechanism, and the chain still verifies."""

import datetime as dt
import json
import pickle
from collections.abc import Callable, Iterator, Mapping
from typing import Final

import attrs
import pytest
from tests.dossiers import COMMUNE, SEVEN_DAYS, at, filed
from tests.lives import FULL, answers

from motcua.adapters import records
from motcua.dossier import Applicant, Dossier
from motcua.errors import BadValue
from motcua.events import PERSONAL, SALT, Body, Event, personal_digest
from motcua.mechanism import State, mechanism_on

APPLICANT = Applicant(
    "Nguyễn Văn Mẫu",
    identity_number="001099000001",
    phone="0900000000",
    email="mau@example.vn",
    address="Thôn Mẫu, xã Mẫu",
)
HELPER = {"helper": "Lê Thị Giúp", "phone": "0911111111"}
TAKER = "Trần Thị Nhận"
PEOPLE = (*APPLICANT.fields.values(), *HELPER.values(), TAKER)
WHY = "vì vậy"


def opened(moment: dt.datetime) -> Dossier:
    return filed(moment, applicant=APPLICANT, assistance=HELPER, salt="of its own")


def begun(moment: dt.datetime) -> Dossier:
    return opened(moment).accept(at=moment).begin(at=moment)


def finished(moment: dt.datetime) -> Dossier:
    return begun(moment).announce_early(at=moment).finish("granted", at=moment)


WAYS: Final[Mapping[State, Callable[[dt.datetime], Dossier]]] = {
    State.SUBMITTED: opened,
    State.ACCEPTED: lambda moment: opened(moment).accept(at=moment),
    State.NOT_ACCEPTED: lambda moment: opened(moment).refuse(at=moment, reason=WHY),
    State.IN_PROGRESS: begun,
    State.AWAITING_PAPERS: lambda moment: begun(moment).request_supplement(["ct01"], at=moment, reason=WHY),
    State.AWAITING_PAYMENT: lambda moment: begun(moment).request_payment(opened(moment).quote(), at=moment),
    State.WITHDRAWN: lambda moment: begun(moment).withdraw(at=moment),
    State.SUSPENDED: lambda moment: begun(moment).suspend(at=moment, reason=WHY),
    State.CLOSED: lambda moment: (
        begun(moment).request_supplement(["ct01"], at=moment, reason=WHY).close(at=moment + dt.timedelta(days=30))
    ),
    State.PROCESSED: finished,
    State.RETURNED: lambda moment: finished(moment).hand_over(at=moment, to=TAKER),
}
MOMENTS: Final = {
    mechanism_on(moment.date()).name: moment
    for moment in map(at, ("2025-06-02 09:00", "2025-08-04 09:00", "2026-08-28 09:00"))
}


def in_every_state() -> Iterator[object]:
    for mechanism, moment in MOMENTS.items():
        for state, way in WAYS.items():
            if (state, mechanism) != (State.CLOSED, "NĐ 61"):  # that decree closes nothing
                yield pytest.param(state, lambda way=way, moment=moment: way(moment), id=f"{mechanism}-{state}")


IN_EVERY_STATE = pytest.mark.parametrize(("state", "make"), tuple(in_every_state()))


def replayed(dossier: Dossier, history: list[Event]) -> Dossier:
    """The dossier of that history as a store gives it back, its chain verified."""
    stored = [Event.from_record(json.loads(json.dumps(event.record()))) for event in history]
    return Dossier.replay(dossier.procedure, stored, office=dossier.office)


def written(dossier: Dossier) -> str:
    """Whatever of a dossier can get out: as a record, in prints, in a pickle."""
    pickled = pickle.dumps(dossier.history).decode("utf-8", "ignore")
    return f"{records.dumps(dossier)} {dossier!r} {dossier.history!r} {pickled}"


class TestEveryState:
    def test_no_state_is_left_out(self) -> None:
        assert {*WAYS} == {*State}
        assert len(MOMENTS) == 3

    @IN_EVERY_STATE
    def test_every_value_can_be_erased_alone(self, state: State, make: Callable[[], Dossier]) -> None:
        dossier = make()
        assert dossier.state is state
        history = list(dossier.history)
        for place, event in enumerate(history):
            for name in event.personal:
                left = Body({known: value for known, value in event.personal.items() if known != name})
                if name == SALT:
                    left = Body()  # without the salt the values prove nothing, so they go together
                erased = attrs.evolve(event, personal=left, before=None, previous_hash=event.previous_hash)
                again = replayed(dossier, [*history[:place], erased, *history[place + 1 :]])
                assert (again, answers(again).keys()) == (dossier, answers(dossier).keys())
                assert str(event.personal[name]) not in json.dumps(erased.record(), ensure_ascii=False)

    @IN_EVERY_STATE
    def test_all_are_erased_at_once_and_nothing_is_left(self, state: State, make: Callable[[], Dossier]) -> None:
        dossier = make()
        erased = dossier.redacted()
        known = [person for person in PEOPLE if person in written(dossier)]
        assert len(known) == len(PEOPLE) - (state is not State.RETURNED)
        assert not [person for person in (*PEOPLE, "of its own") if person in written(erased)]
        assert (erased.applicant, erased.assistance) == (None, {})
        assert (bool(erased.verify()), erased.history[-1].hash) == (True, dossier.history[-1].hash)
        assert replayed(dossier, list(erased.history)).state is state

    @IN_EVERY_STATE
    def test_an_erased_dossier_goes_on_as_before(self, state: State, make: Callable[[], Dossier]) -> None:
        erased = make().redacted()
        on = erased.amend_record(erased.history[0].id, at=erased.history[-1].at, reason="xem lại")
        assert (on.state, bool(on.verify()), replayed(on, list(on.history))) == (state, True, on)
        assert not [person for person in PEOPLE if person in written(on)]


class TestEveryEvent:
    def test_a_correction_of_the_person_can_be_erased_too(self) -> None:
        dossier = begun(at("2026-08-28 09:00"))
        first = dossier.history[0]
        meant = attrs.evolve(first, personal=Body({**first.personal, "applicant.name": "Nguyễn Văn Mậu"}))
        right = dossier.amend_record(meant, at=first.at, reason="sai tên")
        assert right.applicant == attrs.evolve(APPLICANT, name="Nguyễn Văn Mậu")
        erased = right.redacted()
        assert not [person for person in (*PEOPLE, "Nguyễn Văn Mậu") if person in written(erased)]
        assert replayed(right, list(erased.history)).applicant is None

    def test_no_event_shows_a_value_in_what_the_chain_covers(self) -> None:
        for event in FULL.history:
            digests = event.body.get(PERSONAL)
            for name, value in event.personal.items():
                if name != SALT:
                    assert isinstance(digests, Body)
                    assert str(value) not in str(event.body)
                    assert digests[name] == personal_digest(str(event.personal[SALT]), name, str(value))

    def test_who_took_the_result_after_the_erasure_is_kept_apart_as_well(self) -> None:
        dossier = finished(at("2026-08-28 09:00")).redacted().hand_over(at=at("2026-08-28 10:00"), to=TAKER)
        assert TAKER in written(dossier)
        assert TAKER not in written(dossier.redacted())
        assert replayed(dossier, list(dossier.redacted().history)) == dossier

    def test_what_is_told_after_the_erasure_is_hidden_with_the_salt_that_was_given_for_it(self) -> None:
        erased = finished(at("2026-08-28 09:00")).redacted(salt="another")
        dossier = erased.hand_over(at=at("2026-08-28 10:00"), to=TAKER)
        assert dossier.history[-1].personal[SALT] == "another"
        assert replayed(dossier, list(dossier.history)) == dossier
        assert "another" not in written(dossier.redacted())
        assert erased.applicant is None

    def test_a_salt_is_a_text(self) -> None:
        with pytest.raises(BadValue, match="salt"):
            finished(at("2026-08-28 09:00")).redacted(salt=7)  # type: ignore[arg-type] # what is asked

    def test_the_salt_of_a_dossier_without_one_can_be_made_again_so_give_one(self) -> None:
        """What a digest alone hides: nothing, from whoever can guess the value and make the salt."""
        dossier = Dossier.open(
            SEVEN_DAYS, office=COMMUNE, at=at("2026-08-28 09:00"), channel="counter", id="D-1", applicant=APPLICANT
        )
        own = opened(at("2026-08-28 09:00"))
        salt = str(dossier.history[0].personal[SALT])
        guess = personal_digest(salt, "applicant.phone", "0900000000")
        assert guess in str(dossier.redacted().history[0].body)
        assert guess not in str(own.redacted().history[0].body)
