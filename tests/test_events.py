"""Events: plain, canonical, sealed one to the next, and free of what has to be erasable."""

import datetime as dt
import pickle
from collections import deque
from enum import IntEnum
from types import MappingProxyType
from typing import Any

import attrs
import pytest
from tests.dossiers import FRIDAY, in_progress

from motcua.calendar import office_time
from motcua.conditions import Channel
from motcua.errors import BadInput, BadValue
from motcua.events import (
    Body,
    Event,
    Verification,
    Withheld,
    canonical,
    default_salt,
    personal_digest,
    plain,
    sealed_apart,
    verify_chain,
)

FILED = Event(1, "open", office_time("2026-08-28 15:20"), Body({"channel": "counter"}), "clerk-1")
ACCEPTED = Event(2, "accept", office_time("2026-08-28 15:30"), Body({"code": "H56-260828-0001"}), before=FILED)
BEGUN = Event(3, "begin", office_time("2026-09-03 08:00"), before=ACCEPTED)
HISTORY = (FILED, ACCEPTED, BEGUN)


class Place(IntEnum):
    """A number of somebody else's kind."""

    FIRST = 1


def sealed() -> tuple[Event, ...]:
    """The same history as a store gives it back."""
    return tuple(Event.from_record(event.record()) for event in HISTORY)


def broken(at: int, reason: str) -> Verification:
    """What is said of a history broken there."""
    return Verification(ok=False, broken_at=at, reason=reason)


class TestPlain:
    def test_days_and_moments_become_iso_text(self) -> None:
        assert plain({"day": dt.date(2026, 9, 3), "at": office_time("2026-09-03 08:00")}) == Body(
            {"day": "2026-09-03", "at": "2026-09-03T08:00:00+07:00"}
        )

    def test_text_is_put_into_its_one_form(self) -> None:
        assert plain("Đa\u0323i") == "Đại"

    @pytest.mark.parametrize("value", [1.5, b"x", object(), {1: "x"}, {"a": [2.0]}])
    def test_what_has_no_one_form_is_refused(self, value: object) -> None:
        with pytest.raises(BadValue):
            plain(value)

    def test_the_path_of_what_is_refused_is_named(self) -> None:
        with pytest.raises(BadValue, match=r"\$\.papers\[1\]: met float"):
            plain({"papers": ["ct01", 2.0]})

    def test_tables_inside_tables_end_somewhere(self) -> None:
        endless: list[object] = []
        endless.append(endless)
        with pytest.raises(BadValue, match="at most 16 deep"):
            plain(endless)
        inside: dict[str, object] = {}
        inside["again"] = inside
        with pytest.raises(BadValue, match="at most 16 deep"):
            plain(inside)

    @pytest.mark.parametrize(
        ("value", "read"),
        [
            (Place.FIRST, 1),
            (deque(["ct01"]), ("ct01",)),
            (MappingProxyType({"a": None}), Body({"a": None})),
        ],
        ids=["number", "list", "table"],
    )
    def test_what_is_derived_of_a_kind_is_read_as_that_kind(self, value: object, read: object) -> None:
        assert plain(value) == read
        assert type(plain(value)) is type(read)

    def test_a_word_of_a_list_is_a_text(self) -> None:
        assert canonical(Channel.POST) == canonical("post") == '"post"'

    @pytest.mark.parametrize("value", [bytearray(b"x"), type("Bytes", (bytes,), {})(b"x")])
    def test_bytes_are_no_list_of_numbers(self, value: object) -> None:
        with pytest.raises(BadValue, match=r"met (bytearray|Bytes)"):
            plain(value)

    @pytest.mark.parametrize("text", ["x" * 20_001, "ạ" * 20_001])
    def test_a_text_too_long_is_refused_wherever_it_stands(self, text: str) -> None:
        for value in (text, [text], {"reason": text}, {text: 1}):
            with pytest.raises(BadValue, match="20001 characters"):
                plain(value)


class TestCanonical:
    def test_the_order_of_keys_does_not_matter(self) -> None:
        assert canonical({"b": 1, "a": True}) == canonical({"a": True, "b": 1}) == '{"a":true,"b":1}'

    def test_bodies_inside_lists_inside_bodies_are_written_in_order(self) -> None:
        inner = Body({"z": None, "a": (1, Body({"y": "2", "b": False}))})
        written = '{"papers":["ct01",{"a":[1,{"b":false,"y":"2"}],"z":null}]}'
        assert canonical(Body({"papers": ("ct01", inner)})) == written

    def test_vietnamese_stays_readable(self) -> None:
        assert canonical(["thiếu giấy tờ"]) == '["thiếu giấy tờ"]'


class TestBody:
    def test_it_is_a_frozen_mapping(self) -> None:
        body = Body({"a": 1})
        assert (body["a"], len(body), dict(body), hash(body)) == (1, 1, {"a": 1}, hash(Body({"a": 1})))
        assert repr(body) == "Body({'a': 1})"
        with pytest.raises(TypeError):
            body["a"] = 2  # type: ignore[index]  # the mistake under test

    def test_what_it_does_not_say_is_answered_with_the_default(self) -> None:
        body = Body({"a": None})
        assert (body.get("a", "default"), body.get("b"), body.get("b", "default")) == (None, None, "default")
        assert ("a" in body, "b" in body, [*body.items()]) == (True, False, [("a", None)])

    def test_made_of_what_json_cannot_carry_it_is_refused_with_the_path(self) -> None:
        with pytest.raises(BadValue, match=r"\$\.papers\[1\]: met float"):
            Body.of({"papers": ["ct01", 2.0]})

    def test_two_keys_that_are_one_are_refused(self) -> None:
        with pytest.raises(BadValue, match="two keys that are one"):
            Body.of({"\u0111a\u0323i": 1, "\u0111\u1ea1i": 2})

    def test_it_travels(self) -> None:
        assert pickle.loads(pickle.dumps(HISTORY)) == HISTORY


class TestId:
    def test_it_is_made_of_sequence_verb_and_body(self) -> None:
        later = attrs.evolve(ACCEPTED, at=office_time("2026-08-28 16:00"))
        assert later.id == ACCEPTED.id
        others: list[dict[str, Any]] = [{"sequence": 4}, {"verb": "begin"}, {"body": Body()}]
        for other in others:
            assert attrs.evolve(ACCEPTED, **other).id != ACCEPTED.id

    def test_a_writer_may_give_one(self) -> None:
        assert Event(1, "open", FILED.at, id="mine").id == "mine"


class TestHash:
    def test_it_is_computed_when_first_asked_for_and_kept(self) -> None:
        fresh = Event(1, "open", FILED.at)
        assert fresh.recorded_hash is None
        assert fresh.hash == fresh.recorded_hash == fresh.seal(None)

    def test_no_view_of_personal_values_shows_them(self) -> None:
        withheld = Withheld({"applicant.name": "Nguyễn Văn Mẫu"})
        for view in (withheld, withheld.items(), withheld.keys(), withheld.values()):
            assert "Mẫu" not in repr(view)
        assert dict(withheld.items()) == {"applicant.name": "Nguyễn Văn Mẫu"}

    def test_it_covers_everything_that_is_not_personal(self) -> None:
        others: list[dict[str, Any]] = [
            {"at": BEGUN.at},
            {"by": "clerk-2"},
            {"recorded_at": BEGUN.at},
            {"body": Body({"channel": "post"})},
            {"id": "mine"},
            {"sequence": 2},
            {"verb": "adopt"},
            {"previous_hash": BEGUN.hash},
        ]
        hashes = {attrs.evolve(FILED, hash=None, **{"id": FILED.id, **other}).hash for other in others}
        assert len(hashes | {FILED.hash}) == len(others) + 1
        assert attrs.evolve(FILED, hash=None, personal=Body({"x": "y"})).hash == FILED.hash

    def test_it_rests_on_the_one_before(self) -> None:
        assert BEGUN.previous_hash == ACCEPTED.hash
        assert FILED.previous_hash is None

    def test_a_long_history_is_sealed_without_deep_recursion(self) -> None:
        event = FILED
        for sequence in range(2, 3_000):
            event = Event(sequence, "transfer", FILED.at, before=event)
        assert len(event.hash) == 64


class TestEquality:
    def test_an_event_equals_itself_read_back(self) -> None:
        assert sealed() == HISTORY
        assert hash(sealed()[0]) == hash(FILED)

    def test_it_equals_nothing_that_says_something_else(self) -> None:
        assert attrs.evolve(FILED, by="clerk-2") != FILED
        assert attrs.evolve(FILED, id="mine") != FILED
        assert FILED != "open"

    def test_its_repr_shows_nothing_of_its_body(self) -> None:
        assert repr(FILED) == "Event(1, 'open', '2026-08-28T15:20:00+07:00')"


class TestRecord:
    def test_it_holds_plain_values_and_both_hashes(self) -> None:
        assert ACCEPTED.record() == {
            "sequence": 2,
            "verb": "accept",
            "at": "2026-08-28T15:30:00+07:00",
            "body": {"code": "H56-260828-0001"},
            "by": None,
            "recorded_at": None,
            "personal": {},
            "id": ACCEPTED.id,
            "previous_hash": FILED.hash,
            "hash": ACCEPTED.hash,
        }

    def test_every_fault_of_a_record_is_told_with_its_path(self) -> None:
        faulty = {"sequence": True, "at": "yesterday", "body": {"x": 1.5}, "mood": "good", "personal": [], "by": 3}
        with pytest.raises(BadInput) as refusal:
            Event.from_record(faulty, "$.history[0]")
        named = ("mood", "sequence", "verb", "at", "body.x", "by", "personal")
        assert [problem.path for problem in refusal.value.problems] == [f"$.history[0].{name}" for name in named]

    def test_a_moment_without_its_zone_is_refused_not_guessed(self) -> None:
        with pytest.raises(BadInput, match=r"\$\.at: met 2026-08-28T15:20:00; .* in ISO form, with its zone"):
            Event.from_record({"sequence": 1, "verb": "open", "at": "2026-08-28T15:20:00"})

    def test_what_is_not_needed_may_be_left_out(self) -> None:
        read = Event.from_record({"sequence": 1, "verb": "open", "at": "2026-08-28T15:20:00+07:00"})
        assert (read.body, read.by, read.recorded_at) == (Body(), None, None)


class TestPersonal:
    SALT = default_salt("D-1")

    def event(self) -> Event:
        digests, values = sealed_apart({"applicant.name": "Nguyễn Văn Mẫu"}, self.SALT)
        return Event(1, "open", FILED.at, Body({"personal": digests}), personal=values)

    def test_the_chain_holds_a_digest_and_not_the_value(self) -> None:
        assert "Mẫu" not in canonical(self.event().body)

    def test_erasing_the_value_leaves_the_chain_whole(self) -> None:
        event = self.event()
        erased = event.redacted()
        assert (erased.personal, erased.hash, erased) == (Body(), event.hash, event)
        assert verify_chain([erased])

    def test_a_value_put_in_its_place_is_found_out(self) -> None:
        event = self.event()
        changed = attrs.evolve(event, personal=Body({**event.personal, "applicant.name": "Trần Thị Khác"}))
        assert verify_chain([changed]) == broken(1, "a personal value is not the one that was sealed")

    def test_a_body_without_digests_bears_out_no_value(self) -> None:
        odd = Event(1, "open", FILED.at, Body({"personal": "x"}), personal=Body({"a": "b"}))
        assert not odd.tells_the_truth

    def test_another_salt_gives_another_digest(self) -> None:
        assert personal_digest("a", "name", "Mẫu") != personal_digest("b", "name", "Mẫu")
        assert default_salt("D-1") != default_salt("D-2")


class TestVerifyChain:
    def test_a_whole_history_verifies(self) -> None:
        assert verify_chain(HISTORY) == verify_chain(sealed()) == Verification(ok=True)

    def test_an_altered_event_is_named(self) -> None:
        first, second, third = sealed()
        altered = attrs.evolve(second, body=Body({"code": "H56-260828-0002"}))
        assert verify_chain([first, altered, third]).broken_at == 2

    def test_an_event_altered_and_sealed_again_breaks_the_next(self) -> None:
        first, second, third = sealed()
        forged = attrs.evolve(second, body=Body(), hash=None)
        assert verify_chain([first, forged, third]) == broken(3, "it does not follow from the event before")

    def test_a_dropped_event_is_found_by_its_number(self) -> None:
        first, _, third = sealed()
        assert verify_chain([first, third]) == broken(2, "it is numbered 3")

    def test_a_swap_is_found(self) -> None:
        first, second, third = sealed()
        assert verify_chain([second, first, third]).broken_at == 1

    def test_a_renumbered_event_does_not_say_what_was_sealed(self) -> None:
        first, _, third = sealed()
        renumbered = attrs.evolve(third, sequence=2, previous_hash=first.hash)
        assert verify_chain([first, renumbered]) == broken(2, "it does not say what was sealed")

    def test_a_cut_off_end_cannot_be_seen_from_inside(self) -> None:
        assert verify_chain(sealed()[:2])


class TestAlone:
    def test_one_event_travels_without_the_others(self) -> None:
        dossier = in_progress()
        for _ in range(2_000):
            dossier = dossier.confirm_payment(at=FRIDAY)
        event = dossier.history[-1]
        alone = pickle.loads(pickle.dumps(event))
        assert (alone, alone.hash, alone.previous_hash) == (event, event.hash, event.previous_hash)
        assert alone.before is None

    @pytest.mark.parametrize("record", [None, [], "x", 5])
    def test_a_record_is_a_table(self, record: Any) -> None:
        with pytest.raises(BadInput, match="a table"):
            Event.from_record(record)

    @pytest.mark.parametrize("sequence", [0, -5])
    def test_places_are_counted_from_one(self, sequence: int) -> None:
        with pytest.raises(BadInput, match=r"sequence: met int; right would be a whole number from 1"):
            Event.from_record({**in_progress().history[0].record(), "sequence": sequence})
