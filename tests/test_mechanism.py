"""The one-stop mechanism as a table: which version on which day, what it allows, and what its rows may say."""

import datetime as dt
import pickle
from pathlib import Path
from typing import ClassVar, Final

import pytest

from motcua.adapters.compiling.mechanism import MECHANISMS, literal, read_mechanism
from motcua.citation import Citation
from motcua.codes import AgencyCode
from motcua.compiled import mechanism as rows
from motcua.dossier import Dossier
from motcua.dossier.guards import GUARDS
from motcua.dossier.stepping import RELEASES
from motcua.errors import BadInput, BadValue, NotInForce, UnknownCode
from motcua.mechanism import ACTS, Mechanism, Refusal, Refused, State, mechanism_named, mechanism_on
from motcua.timelimit import CalendarDays, SameDay, WorkingDays, WorkingHours
from motcua.wording import NamedDay, Text

ND61, ND118, ND309 = (mechanism_on(dt.date(*day)) for day in ((2018, 6, 21), (2025, 7, 1), (2026, 8, 5)))
ALL = pytest.mark.parametrize("mechanism", [ND61, ND118, ND309], ids=lambda mechanism: mechanism.name)
ENDS = (State.NOT_ACCEPTED, State.WITHDRAWN, State.CLOSED)


class TestMechanismOn:
    @pytest.mark.parametrize(
        ("day", "name"),
        [
            ("2018-06-21", "NĐ 61"),
            ("2025-06-30", "NĐ 61"),
            ("2025-07-01", "NĐ 118"),
            ("2026-08-04", "NĐ 118"),
            ("2026-08-05", "NĐ 118+309"),
            ("2040-01-01", "NĐ 118+309"),
        ],
    )
    def test_the_day_of_reception_chooses_the_decree(self, day: str, name: str) -> None:
        assert mechanism_on(dt.date.fromisoformat(day)).name == name

    def test_before_the_first_decree_there_is_none(self) -> None:
        with pytest.raises(NotInForce, match="nothing in force on 2018-06-20"):
            mechanism_on(dt.date(2018, 6, 20))


class TestMechanismNamed:
    def test_a_stored_name_finds_its_rules_again(self) -> None:
        assert mechanism_named("NĐ 118") is ND118

    def test_an_unknown_name_is_answered_with_the_known_ones(self) -> None:
        with pytest.raises(UnknownCode, match=r"NĐ 61, NĐ 118, NĐ 118\+309"):
            mechanism_named("NĐ 999")


class TestTable:
    @ALL
    def test_every_verb_but_closing_is_in_every_version(self, mechanism: Mechanism) -> None:
        verbs = {row.verb for row in mechanism.transitions}
        assert set(ACTS) - verbs == ({"close"} if mechanism is ND61 else set())

    @ALL
    def test_every_guard_is_cited_and_known_to_the_dossier(self, mechanism: Mechanism) -> None:
        named = {guard for row in mechanism.transitions for guard in row.guards}
        assert named == set(mechanism.guards)
        assert named <= set(GUARDS)

    def test_every_guard_the_dossier_knows_is_used_by_some_version(self) -> None:
        assert {guard for mechanism in (ND61, ND118, ND309) for guard in mechanism.guards} == set(GUARDS)

    @ALL
    @pytest.mark.parametrize("state", ENDS)
    def test_an_ended_dossier_takes_corrections_of_its_record_only(self, mechanism: Mechanism, state: State) -> None:
        assert mechanism.allowed(state) == ("amend_record",)

    @ALL
    def test_every_state_that_can_be_entered_can_be_left_or_is_an_end(self, mechanism: Mechanism) -> None:
        entered = {row.to for row in mechanism.transitions if isinstance(row.to, State)} - set(ENDS)
        assert all(set(mechanism.allowed(state)) - {"amend_record"} for state in entered)

    @ALL
    def test_a_decision_ends_the_applicants_right_to_stop(self, mechanism: Mechanism) -> None:
        assert mechanism.step(State.IN_PROGRESS, "withdraw")
        assert mechanism.step(State.PROCESSED, "withdraw") is None

    @ALL
    def test_allowed_verbs_stand_in_the_order_of_a_dossiers_life(self, mechanism: Mechanism) -> None:
        for state in State:
            verbs = mechanism.allowed(state)
            assert list(verbs) == sorted(verbs, key=ACTS.index)

    @ALL
    def test_it_prints_as_one_table(self, mechanism: Mechanism) -> None:
        table = Dossier.transitions(mechanism)
        assert table.splitlines()[0] == "| state | step | leads to | if | rule |"
        assert len(table.splitlines()) == 2 + len(mechanism.transitions)

    @ALL
    def test_it_travels_by_its_name(self, mechanism: Mechanism) -> None:
        assert pickle.loads(pickle.dumps(mechanism)) is mechanism


class TestLimits:
    @pytest.mark.parametrize(
        ("name", "limit"),
        [
            ("online-answer", WorkingHours(8)),
            ("transfer", SameDay(cutoff=dt.time(15))),
            ("appraisal-notice", WorkingDays(3)),
            ("closing", CalendarDays(15)),
            ("apology", CalendarDays(1)),
            ("result-correction", WorkingDays(3)),
        ],
    )
    def test_the_times_of_the_steps_are_rows(self, name: str, limit: object) -> None:
        assert ND118.limits[name].limit == limit

    @ALL
    def test_one_request_at_intake_and_one_new_appointment(self, mechanism: Mechanism) -> None:
        assert (mechanism.limits["supplement-at-intake"].times, mechanism.limits["apology"].times) == (1, 1)

    def test_closing_and_the_answer_online_came_with_the_second_decree(self) -> None:
        assert {"closing", "online-answer"} <= set(ND118.limits)
        assert not {"closing", "online-answer"} & set(ND61.limits)


class TestVerified:
    def test_what_was_read_in_the_decree_is_verified(self) -> None:
        for mechanism in (ND118, ND309):
            assert mechanism.limits["transfer"].citation == Citation("118/2025/NĐ-CP", "18", "2")

    def test_what_a_later_decree_may_have_changed_is_not(self) -> None:
        for mechanism in (ND118, ND309):
            assert mechanism.limits["closing"].citation == Citation("118/2025/NĐ-CP", "19", "5", verified=False)

    def test_nor_what_the_decree_of_2026_left_standing_beside_what_it_wrote_anew(self) -> None:
        """309/2026/NĐ-CP restates 17.2.a and 17.3, not 17.2.c; its "11.8" is on staff, not on supplements."""
        for mechanism in (ND118, ND309):
            for name in ("online-alert", "online-answer", "supplement-at-intake"):
                citation = mechanism.limits[name].citation
                assert citation is not None
                assert not citation.verified

    def test_what_is_recalled_is_not(self) -> None:
        assert not ND61.guards["papers-complete"].verified
        assert ND61.guards["apology-once"].verified


class TestState:
    @pytest.mark.parametrize("state", State)
    def test_every_state_is_said_in_both_languages(self, state: State) -> None:
        assert state.say("vi")
        assert state.say("en") == state.value.replace("-", " ")


class TestRefusal:
    OTHERS: Final = (*(code for _, code in RELEASES.values()), "time-in-order", "supplement-as-it-was")
    """The conditions that no row of the table names."""
    VALUES: ClassVar[dict[str, object]] = {
        "papers": ("ct01",),
        "facts": ("home",),
        "accepted": dt.datetime(2026, 9, 3, 8),
        "times": 1,
        "last": dt.date(2026, 9, 3),
        "agency": "police",
        "why": "because",
        "questions": (Text("Chỗ ở của ai?", "Whose home is it?"),),
        "listed": ("ct01", "lease"),
        "day": NamedDay(dt.date(2026, 9, 5)),
        "name": Text("nghỉ hằng tuần", "weekly rest"),
        "due": dt.date(2026, 9, 3),
        "sequence": 2,
        "latest": dt.datetime(2026, 9, 3, 8),
    }

    @pytest.mark.parametrize("code", [*GUARDS, *OTHERS])
    def test_every_unmet_condition_is_said_in_both_languages(self, code: str) -> None:
        refusal = Refusal(code, self.VALUES)
        assert str(refusal) == refusal.say("en") != refusal.say("vi")

    def test_the_rule_stands_behind_it(self) -> None:
        refusal = Refusal("apology-once", {}, Citation("118/2025/NĐ-CP", "19", "6"))
        assert refusal.say("vi").endswith("[khoản 6 Điều 19, 118/2025/NĐ-CP]")

    def test_it_travels(self) -> None:
        refusal = Refusal("consultation-open", {"agency": "police"})
        assert pickle.loads(pickle.dumps(refusal)) == refusal


class TestRows:
    """What a file of a mechanism may say."""

    HEAD = """
name = "NĐ 0"
title = { vi = "thử", en = "trial" }
from = 2018-01-01
cite = "0/2018/NĐ-CP"
verified = false
"""
    ROWS = """
transitions = [{ verb = "begin", from = ["accepted"], to = "in-progress", cite = "0/2018/NĐ-CP", verified = false }]
guards = []
limits = [{ name = "closing", limit = "15 ngày", cite = "0/2018/NĐ-CP", verified = false }]
"""

    @pytest.mark.parametrize("path", sorted(MECHANISMS.glob("*.toml")), ids=lambda path: path.stem)
    def test_the_files_of_the_library_are_sound(self, path: Path) -> None:
        assert read_mechanism(path).transitions

    def test_they_are_what_the_core_reads(self) -> None:
        assert literal() in Path(rows.__file__).read_text(encoding="utf-8")

    @pytest.mark.parametrize(
        ("right", "wrong", "problem"),
        [
            ('"accepted"', '"admitted"', r"\$\.transitions\[0\]\.from: met admitted"),
            ('"in-progress"', '"onwards"', r"\$\.transitions\[0\]\.to: met onwards"),
            ('"begin"', '"start"', r"\$\.transitions\[0\]\.verb: met start"),
            ('to = "in', 'guards = ["luck"], to = "in', r"\$\.transitions\[0\]\.guards: met luck"),
            ('["accepted"]', '["accepted", "accepted"]', r"\$\.transitions\[0\]: met a second row for accepted begin"),
            ('"15 ngày"', '"bald"', r"\$\.limits\[0\]\.limit: met bald"),
            ('limit = "15 ngày",', "", r"\$\.limits\[0\]\.limit: met nothing"),
            ('limit = "15', 'since = ["sleep"], limit = "15', r"\$\.limits\[0\]\.since: met sleep"),
            ('limit = "15', 'ends = ["sleep"], limit = "15', r"\$\.limits\[0\]\.ends: met sleep"),
            ('limit = "15', 'during = ["asleep"], limit = "15', r"\$\.limits\[0\]\.during: met asleep"),
        ],
    )
    def test_a_row_that_says_something_unknown_is_named(
        self, tmp_path: Path, right: str, wrong: str, problem: str
    ) -> None:
        file = tmp_path / "trial.toml"
        file.write_text(self.HEAD + self.ROWS.replace(right, wrong, 1), encoding="utf-8")
        with pytest.raises(BadInput, match=problem):
            read_mechanism(file)


class TestRefused:
    """A refused step speaks to people in both languages, every verb and state of it."""

    @pytest.mark.parametrize("verb", ACTS)
    def test_every_verb_has_its_word(self, verb: str) -> None:
        refused = Refused(verb, State.CLOSED, (), (verb,))
        assert refused.say("vi") != refused.say("en")
        assert "_" not in refused.say("vi") + refused.say("en")

    def test_it_gives_reason_rule_and_what_is_allowed_instead(self) -> None:
        reason = Refusal("apology-once", {}, Citation("118/2025/NĐ-CP", "19", "6"))
        refused = Refused("reappoint", State.IN_PROGRESS, (reason,), ("finish", "withdraw"))
        assert refused.say("vi") == (
            "không thể xin lỗi và hẹn lại khi hồ sơ đang xử lý; đã hẹn lại một lần; chỉ được hẹn lại không quá một lần "
            "[khoản 6 Điều 19, 118/2025/NĐ-CP]; được phép: kết thúc xử lý, rút hồ sơ"
        )
        assert refused.say("en") == (
            "cannot reappoint while the dossier is in progress; a new appointment was already given; "
            "the decree allows one [118/2025/NĐ-CP, art. 19.6]; allowed here: finish, withdraw"
        )

    def test_where_nothing_is_left_it_says_so(self) -> None:
        assert Refused("finish", State.CLOSED, (), ()).say("vi").endswith("được phép: không có bước nào")


class TestStep:
    """Words nobody knows are ours to refuse."""

    def test_an_unknown_verb_is_answered_with_the_known_ones(self) -> None:
        with pytest.raises(UnknownCode, match=r"no step 'shrug' is known; nearest: accept, refuse"):
            ND309.step(State.SUBMITTED, "shrug")

    def test_an_unknown_state_is_answered_with_the_known_ones(self) -> None:
        for ask in (lambda: ND309.allowed("asleep"), lambda: ND309.step("asleep", "accept")):
            with pytest.raises(BadValue, match="state: met 'asleep'; right would be 'submitted', 'accepted'"):
                ask()

    def test_a_state_may_be_given_by_its_word(self) -> None:
        assert ND309.allowed("closed") == ND309.allowed(State.CLOSED) == ("amend_record",)

    def test_a_state_and_its_word_are_one_key(self) -> None:
        assert {State.CLOSED} == {"closed"}


class TestCodingAgency:
    """NĐ 61 art. 26 numbers by the receiving authority; NĐ 118 art. 28 by the settling one, packages apart."""

    RECEIVING, SETTLING, PORTAL = AgencyCode("H56.01.02"), AgencyCode("G12.18.56"), AgencyCode("G22.99")

    @pytest.mark.parametrize(
        ("mechanism", "linked", "channel", "agency"),
        [
            (ND61, False, "counter", RECEIVING),
            (ND61, True, "online", RECEIVING),
            (ND118, False, "counter", SETTLING),
            (ND118, False, "online", SETTLING),
            (ND118, True, "counter", RECEIVING),
            (ND118, True, "post", RECEIVING),
            (ND118, True, "online", PORTAL),
            (ND309, False, "counter", SETTLING),
            (ND309, True, "online", PORTAL),
        ],
    )
    def test_the_era_and_the_way_decide(
        self, mechanism: Mechanism, linked: bool, channel: str, agency: AgencyCode
    ) -> None:
        told = {"receiving": self.RECEIVING, "settling": self.SETTLING, "portal": self.PORTAL}
        assert mechanism.coding_agency(**told, linked=linked, channel=channel) == agency

    def test_an_agency_that_was_not_told_is_asked_for(self) -> None:
        with pytest.raises(BadValue, match="settling agency of a dossier code"):
            ND309.coding_agency(receiving=self.RECEIVING)

    def test_an_unknown_channel_is_ours_to_refuse(self) -> None:
        with pytest.raises(BadValue, match="channel: met 'pigeon'"):
            ND309.coding_agency(receiving=self.RECEIVING, channel="pigeon")


class TestMatrix:
    """The whole matrix, state by verb: what is no row is refused, and nothing else is."""

    @ALL
    @pytest.mark.parametrize("state", State)
    def test_a_dash_is_a_refused_step_and_the_rest_is_allowed(self, mechanism: Mechanism, state: State) -> None:
        head, _, *lines = (line.strip("| ").split(" | ") for line in mechanism.matrix().splitlines())
        column = head.index(state.value)
        shown = {cells[0]: cells[column] for cells in lines}
        assert tuple(shown) == ACTS
        assert tuple(verb for verb, to in shown.items() if to != "–") == mechanism.allowed(state)
        assert all(to == mechanism.steps[state][verb].to for verb, to in shown.items() if to != "–")
