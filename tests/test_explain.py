"""Reasons are values: they say themselves in both languages, list their rules, and travel between processes."""

import datetime as dt
import pickle
from typing import Any

import pytest

from motcua.citation import Citation
from motcua.errors import BadValue
from motcua.explain import Explanation, Step, a_step, at_depth
from motcua.wording import Text

READ = Citation("118/2025/NĐ-CP", "19", "5")
UNREAD = Citation("28/2026/QH16", "2", verified=False)
WHY = Explanation(
    (
        Step("plain", {"text": Text("một", "one")}, READ),
        Step("plain", {"text": Text("hai", "two")}, UNREAD, depth=1),
        Step("plain", {"text": Text("ba", "three")}, READ),
    )
)


class TestSaying:
    def test_each_step_is_a_line_with_its_rule(self) -> None:
        assert str(WHY).splitlines()[0] == "một [khoản 5 Điều 19, 118/2025/NĐ-CP]"

    def test_a_step_under_another_is_indented_and_an_unread_rule_says_so(self) -> None:
        assert str(WHY.to("en")).splitlines()[1] == "  two [28/2026/QH16, art. 2 (not verified)]"

    def test_days_are_said_as_slips_print_them(self) -> None:
        assert Step("due.at", {"moment": dt.datetime(2026, 9, 11, 17)}).say("vi") == "Trả kết quả lúc 17:00 11/09/2026"

    def test_several_values_stand_in_a_row(self) -> None:
        assert Step("plain", {"text": (Text("a", "b"), dt.date(2026, 9, 1))}).say("en") == "b, 1 Sep 2026"

    def test_an_unknown_language_is_refused(self) -> None:
        with pytest.raises(BadValue, match="'fr'"):
            str(WHY.to("fr"))

    def test_an_unknown_message_is_refused(self) -> None:
        with pytest.raises(BadValue, match="message id"):
            str(Step("no.such.message"))


class TestValue:
    def test_the_rules_are_listed_once_each(self) -> None:
        assert WHY.citations == (READ, UNREAD)

    def test_one_unread_rule_makes_the_answer_unverified(self) -> None:
        assert not WHY.verified
        assert Explanation(WHY.steps[:1]).verified

    def test_it_has_a_length_and_can_be_walked(self) -> None:
        assert (len(WHY), [step.citation for step in WHY]) == (3, [READ, UNREAD, READ])

    def test_what_goes_into_a_step_is_a_table(self) -> None:
        with pytest.raises(BadValue, match="values of a step: met list"):
            Step("plain", [1])  # type: ignore[arg-type]  # the mistake under test

    def test_it_travels_between_processes(self) -> None:
        assert pickle.loads(pickle.dumps(WHY)) == WHY

    def test_what_goes_into_a_step_cannot_be_changed(self) -> None:
        with pytest.raises(TypeError):
            WHY.steps[0].values["text"] = "x"  # type: ignore[index]  # that it fails is the point


class TestMadeByTheHundred:
    """What the rooms make without looking again is the same step."""

    given = Step("plain", {"text": Text("một", "one")}, Citation("68/2020/QH14"), depth=1)

    def test_it_equals_one_that_was_looked_at(self) -> None:
        made = a_step("plain", {"text": Text("một", "one")}, Citation("68/2020/QH14"), depth=1)
        assert (made, repr(made), hash(made)) == (self.given, repr(self.given), hash(self.given))
        assert pickle.loads(pickle.dumps(made)) == self.given
        assert a_step("notice.step-check") == Step("notice.step-check")

    @pytest.mark.parametrize("made", [a_step("plain", {"text": "một"}), a_step("plain"), at_depth(given, 2)])
    def test_what_goes_into_it_cannot_be_changed(self, made: Step) -> None:
        with pytest.raises(TypeError):
            made.values["text"] = "hai"  # type: ignore[index]  # a proxy, for its readers a mapping

    def test_at_another_depth_all_else_stays(self) -> None:
        assert at_depth(self.given, 3) == Step(self.given.message, self.given.values, self.given.citation, depth=3)

    @pytest.mark.parametrize("named", [{"message": 5}, {"values": 5}, {"citation": "art. 5"}, {"depth": "1"}])
    def test_what_anybody_makes_is_looked_at_as_before(self, named: dict[str, Any]) -> None:
        with pytest.raises(BadValue):
            Step(**{"message": "plain", **named})
