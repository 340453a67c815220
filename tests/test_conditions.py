"""Facts and conditions: what may be asked, what may be written, and what it comes to in a case."""

import datetime as dt
import pickle
import re
from contextlib import nullcontext
from decimal import Decimal
from itertools import product
from typing import Any

import pytest

from motcua.conditions import (
    ALWAYS,
    Channel,
    Condition,
    Fact,
    FactType,
    Verdict,
    combinations,
    questions,
    read_facts,
    undecided,
    worded,
)
from motcua.conditions.facts import reader
from motcua.conditions.nodes import DEEPEST, LONGEST
from motcua.errors import BadInput, BadValue, LimitExceeded, UndecidedFacts, UnknownFact, UnreadableCondition
from motcua.money import VND
from motcua.wording import Text

pytestmark = pytest.mark.answers("conditions")

ASK = Text("Câu hỏi?", "Question?")
PAGES = Fact("pages", "integer", Text("Bao nhiêu trang?", "How many pages?"), least=1)
CHANNEL = Fact("channel", "text", Text("Nộp bằng cách nào?", "Filed how?"), choices=tuple(Channel))
POOR = Fact("poor_household", "boolean", Text("Có thuộc hộ nghèo không?", "A poor household?"))
BORN = Fact("born_on", "date", Text("Sinh ngày nào?", "Born on which day?"))
FILED = Fact("filed_on", "date", ASK)
PRICE = Fact("price", "amount", Text("Giá trị hợp đồng?", "Value of the contract?"))
NOTE = Fact("note", "text", ASK)
DECLARED = (PAGES, CHANNEL, POOR, BORN, FILED, PRICE, NOTE)


class TestChannel:
    def test_it_is_the_word_it_is_written_with(self) -> None:
        assert Channel("post") is Channel.POST
        assert read_facts((CHANNEL,), {"channel": Channel.COUNTER}) == read_facts((CHANNEL,), {"channel": "counter"})

    def test_it_says_itself(self) -> None:
        assert [channel.say("vi") for channel in Channel] == ["trực tiếp", "trực tuyến", "bưu chính"]
        assert Channel.POST.say("en") == "by post"


class TestFact:
    @pytest.mark.parametrize("word", ["on", "start", "due_moment", "desk"])
    def test_words_the_verbs_take_for_themselves_are_no_facts(self, word: str) -> None:
        with pytest.raises(BadValue, match="not reserved"):
            Fact(word, "integer", ASK)

    @pytest.mark.parametrize("word", ["", "Pages", "số_trang", "if", "2pages", "pages!", "a" * 61])
    def test_a_name_is_a_lower_case_english_word(self, word: str) -> None:
        with pytest.raises(BadValue, match="name of a fact"):
            Fact(word, "integer", ASK)

    def test_a_type_is_one_of_five(self) -> None:
        assert {kind.value for kind in FactType} == {"boolean", "integer", "amount", "text", "date"}

    def test_choices_are_for_texts(self) -> None:
        with pytest.raises(BadValue, match="choices for a text only"):
            Fact("pages", "integer", ASK, choices=("1",))

    def test_choices_are_words(self) -> None:
        with pytest.raises(BadValue, match="choices of a fact"):
            Fact("channel", "text", ASK, choices=(1, 2))  # type: ignore[arg-type]  # the mistake under test

    def test_choices_are_given_once(self) -> None:
        with pytest.raises(BadValue, match="each choice once"):
            Fact("look_up", "text", ASK, choices=("none", "none"))

    @pytest.mark.parametrize("bounds", [{"least": 5, "most": 1}, {"most": -1}, {"least": 10**7}])
    def test_bounds_leave_an_answer(self, bounds: dict[str, int]) -> None:
        with pytest.raises(BadValue, match="a least that is not more than the most"):
            Fact("pages", "integer", ASK, **bounds)  # type: ignore[arg-type]  # mypy reads every keyword of the row

    def test_bounds_are_for_numbers(self) -> None:
        with pytest.raises(BadValue, match="bounds for a number only"):
            Fact("note", "text", ASK, least=1)

    def test_a_default_is_checked_like_an_answer(self) -> None:
        with pytest.raises(BadValue, match="fact poor_household"):
            Fact("poor_household", "boolean", ASK, default="no")

    @pytest.mark.parametrize(
        ("fact", "given"),
        [
            pytest.param(PAGES, 0, id="below what it may be"),
            pytest.param(PAGES, -3, id="a negative count"),
            pytest.param(PAGES, 10**12, id="more pages than there are"),
            pytest.param(PAGES, 10**30, id="more digits than are repeated"),
            pytest.param(PAGES, 2.0, id="a float"),
            pytest.param(PAGES, True, id="a Boolean for a number"),
            pytest.param(PAGES, "3", id="a text for a number"),
            pytest.param(PAGES, VND(3), id="money for a count"),
            pytest.param(PRICE, 10**16, id="more money than there is"),
            pytest.param(PAGES, 1_000_001, id="one page more than any counter meets"),
            pytest.param(PRICE, 10**15 + 1, id="more money than any contract is about"),
            pytest.param(POOR, 1, id="a number for a Boolean"),
            pytest.param(CHANNEL, "fax", id="a word that is no choice"),
            pytest.param(CHANNEL, 1, id="a number for a word"),
            pytest.param(NOTE, "", id="an empty text"),
            pytest.param(NOTE, "a" * 1001, id="a text too long"),
            pytest.param(BORN, "28/8/2026", id="a date of another order"),
            pytest.param(BORN, "2026-02-30", id="a day that does not exist"),
            pytest.param(BORN, dt.datetime(2026, 8, 28), id="a moment for a date"),
        ],
    )
    def test_a_wrong_answer_is_refused(self, fact: Fact, given: object) -> None:
        with pytest.raises(BadValue, match=f"fact {fact.name}") as caught:
            fact.read(given)
        assert caught.value.right == fact.right

    @pytest.mark.parametrize(
        ("fact", "given", "read"),
        [
            pytest.param(PAGES, 3, 3, id="a number"),
            pytest.param(PRICE, VND(5_000), 5_000, id="money for an amount"),
            pytest.param(POOR, False, False, id="no"),
            pytest.param(CHANNEL, Channel.ONLINE, "online", id="a channel"),
            pytest.param(BORN, "2026-08-28", dt.date(2026, 8, 28), id="a date as text"),
            pytest.param(BORN, dt.date(2026, 8, 28), dt.date(2026, 8, 28), id="a date"),
            pytest.param(NOTE, "Đăng ký", "Đăng ký", id="a text in another form"),
            pytest.param(NOTE, "a" * 1_000, "a" * 1_000, id="the longest text"),
            pytest.param(PAGES, 1_000_000, 1_000_000, id="as many pages as any counter meets"),
            pytest.param(PRICE, 10**15, 10**15, id="as much money as any contract is about"),
            pytest.param(Fact("one", "integer", ASK, least=1, most=1), 1, 1, id="the only answer there is"),
        ],
    )
    def test_a_right_answer_is_taken(self, fact: Fact, given: object, read: object) -> None:
        assert fact.read(given) == read
        assert type(fact.read(given)) is type(read)

    def test_a_text_that_no_file_can_hold_is_none(self) -> None:
        with pytest.raises(BadValue, match="fact note: met half of a surrogate pair"):
            NOTE.read("Đăng ký \ud800")

    @pytest.mark.parametrize(
        ("given", "met"),
        [
            (10**18 - 1, "9" * 18),
            (1 - 10**18, "-" + "9" * 18),
            (10**18, "a number of more than 18 digits"),
            (-(10**18), "a number of more than 18 digits"),
        ],
    )
    def test_a_number_of_more_than_eighteen_digits_is_not_repeated(self, given: int, met: str) -> None:
        with pytest.raises(BadValue) as refused:
            PAGES.read(given)
        assert refused.value.met == met

    @pytest.mark.parametrize(
        ("fact", "right"),
        [
            (PAGES, "a whole number from 1 to 1000000"),
            (PRICE, "a whole number of đồng from 0 to 1000000000000000"),
            (CHANNEL, "one of 'counter', 'online', 'post'"),
            (POOR, "true or false"),
            (BORN, "a date, or text such as '2026-08-28'"),
            (NOTE, "a text"),
        ],
        ids=lambda value: value.name if isinstance(value, Fact) else "",
    )
    def test_it_says_what_would_be_right(self, fact: Fact, right: str) -> None:
        assert fact.right == right

    def test_what_is_no_number_has_no_bounds(self) -> None:
        assert (NOTE.lowest, NOTE.highest) == (0, 0)

    def test_free_text_is_not_repeated_in_an_error(self) -> None:
        with pytest.raises(BadValue) as caught:
            NOTE.read("Nguyễn Văn Mẫu " * 100)
        assert "Mẫu" not in str(caught.value)


class TestReadFacts:
    def test_what_is_given_is_read(self) -> None:
        assert read_facts(DECLARED, {"pages": 3, "channel": "post"}) == {"pages": 3, "channel": "post"}

    def test_a_fact_nobody_asks_for_is_named_with_those_that_are(self) -> None:
        with pytest.raises(UnknownFact) as caught:
            read_facts((PAGES, CHANNEL), {"trang": 3})
        assert caught.value.names == ("trang",)
        assert caught.value.known == ("pages", "channel")

    @pytest.mark.parametrize(("pages", "taken"), [(0, False), (1, True), (1_000_000, True), (1_000_001, False)])
    def test_a_look_takes_what_the_long_way_takes(self, pages: int, taken: bool) -> None:
        given = {"pages": pages}
        for read in (reader(DECLARED), lambda facts: read_facts(DECLARED, facts)):
            with nullcontext() if taken else pytest.raises(BadValue, match="fact pages"):
                assert read(given) == given

    @pytest.mark.parametrize("given", [{1: 2}, [], ["pages"], None], ids=str)
    def test_they_are_a_mapping_of_names(self, given: Any) -> None:
        with pytest.raises(BadValue, match=r"facts: met .*; right would be a mapping of names to answers"):
            read_facts(DECLARED, given)

    def test_none_is_not_given(self) -> None:
        assert read_facts(DECLARED, {"pages": None}) == {}

    def test_a_default_of_the_law_stands_in(self) -> None:
        exempt = Fact("exempt", "boolean", ASK, default=False)
        assert read_facts((exempt,), {}) == {"exempt": False}
        assert read_facts((exempt,), {"exempt": True}) == {"exempt": True}

    def test_one_wrong_answer_is_told_alone(self) -> None:
        with pytest.raises(BadValue, match="fact pages"):
            read_facts(DECLARED, {"pages": -1})

    def test_several_wrong_answers_are_told_together(self) -> None:
        with pytest.raises(BadInput) as caught:
            read_facts(DECLARED, {"pages": -1, "channel": "fax"})
        assert [problem.path for problem in caught.value.problems] == ["$.pages", "$.channel"]


class TestQuestions:
    def test_they_stand_in_the_order_of_the_facts(self) -> None:
        assert list(questions(DECLARED, {"poor_household", "pages"})) == ["pages", "poor_household"]

    def test_the_error_asks_them(self) -> None:
        error = undecided(DECLARED, {"pages"})
        assert isinstance(error, UndecidedFacts)
        assert "Bao nhiêu trang?" in str(error)


class TestParse:
    @pytest.mark.parametrize(
        ("text", "written"),
        [
            ("age < 6 and channel == 'online'", "age < 6 and channel == 'online'"),
            ("6 > age", "age < 6"),
            ("3 <= age < 6", "age >= 3 and age < 6"),
            ("  poor_household ", "poor_household"),
            ("poor_household == True", "poor_household"),
            ("poor_household == False", "poor_household == False"),
            ("not (a or b)", "not (a or b)"),
            ("not not a", "not not a"),
            ("not a < 3", "not a < 3"),
            ("a and (b and c)", "a and b and c"),
            ("a or b and c", "a or (b and c)"),
            ("channel in ['online', 'post']", "channel in ('online', 'post')"),
            ("channel not in ('post',)", "channel not in ('post',)"),
            ("channel in ()", "channel in ()"),
            ('name_given == "it\'s"', 'name_given == "it\'s"'),
            ("born_on >= '2026-01-01'", "born_on >= '2026-01-01'"),
            ("filed_on <= born_on", "filed_on <= born_on"),
            ("level == -2", "level == -2"),
            ("True", "True"),
        ],
    )
    def test_it_is_written_one_way_and_reads_back_equal(self, text: str, written: str) -> None:
        condition = Condition.parse(text)
        assert str(condition) == written
        assert Condition.parse(str(condition)) == condition
        assert hash(Condition.parse(str(condition))) == hash(condition)

    @pytest.mark.parametrize(
        "text",
        [
            pytest.param("", id="nothing"),
            pytest.param("age <", id="half of it"),
            pytest.param("__import__('os')", id="a call"),
            pytest.param("age.real == 1", id="an attribute"),
            pytest.param("facts['age'] == 1", id="a subscript"),
            pytest.param("age + 1 == 2", id="arithmetic"),
            pytest.param("lambda: True", id="a lambda"),
            pytest.param("(x := 1) == 1", id="an assignment"),
            pytest.param("age is 6", id="is"),
            pytest.param("age == 1 if a else 2", id="a choice"),
            pytest.param("f'{age}' == 'x'", id="a template"),
            pytest.param("b'x' == age", id="bytes"),
            pytest.param("name_given == 'a' 'b'", id="two texts side by side"),
            pytest.param(r"name_given == '\x41'", id="an escape"),
            pytest.param("1 < 2", id="no fact"),
            pytest.param("'online'", id="a lone text"),
            pytest.param("6", id="a lone number"),
            pytest.param("'a' in channel", id="a fact as a list"),
            pytest.param("channel in other", id="in another fact"),
            pytest.param("channel in (other,)", id="a fact in a list"),
            pytest.param("channel == ('a', 'b')", id="a list as one value"),
            pytest.param("age == 1.5", id="a float"),
            pytest.param("age == 1_0 0", id="digits apart"),
            pytest.param("age == 9999999999999999999", id="too many digits"),
            pytest.param("age == None", id="None"),
            pytest.param("Age < 6", id="a capital"),
            pytest.param("tuổi < 6", id="a Vietnamese name"),
            pytest.param("channel < 'online'", id="an order of words"),
            pytest.param("poor < True", id="an order of yes and no"),
            pytest.param("born_on == '2026-02-30'", id="a day that does not exist"),
            pytest.param("a\x00b", id="a null byte"),
            pytest.param("a #", id="a comment"),
            pytest.param("a and " * 300 + "a", id="too long"),
            pytest.param("not " * 25 + "a", id="too deep"),
            pytest.param("(" * 400 + "a" + ")" * 400, id="too many brackets"),
        ],
    )
    def test_what_is_outside_the_language_is_refused(self, text: str) -> None:
        with pytest.raises(UnreadableCondition):
            Condition.parse(text)

    def test_something_else_than_text_is_refused(self) -> None:
        with pytest.raises(UnreadableCondition, match="at most 1000 characters"):
            Condition.parse(7)  # type: ignore[arg-type]  # the mistake under test

    def test_a_long_text_is_not_repeated_whole(self) -> None:
        with pytest.raises(UnreadableCondition) as caught:
            Condition.parse("a" * 1_000_000)
        assert len(str(caught.value)) < 1_200

    def test_texts_are_brought_to_one_form(self) -> None:
        assert Condition.parse("note == 'Đăng ký'") == Condition.parse("note == 'Đăng ký'")


class TestEvaluate:
    YOUNG = Condition.parse("age < 6 and channel == 'online' and not poor_household")

    def test_true_when_all_hold(self) -> None:
        verdict = self.YOUNG.evaluate({"age": 5, "channel": "online", "poor_household": False})
        assert verdict.value is True
        assert len(verdict.because) == 3
        assert not verdict.missing

    def test_one_false_part_decides_whatever_is_missing(self) -> None:
        verdict = self.YOUNG.evaluate({"age": 7})
        assert verdict.value is False
        assert [step.say("en") for step in verdict.because] == ["because age is at least 6 (given: 7)"]
        assert not verdict.missing

    def test_undecided_names_what_could_still_decide_it(self) -> None:
        verdict = self.YOUNG.evaluate({"age": 5})
        assert verdict.value is None
        assert verdict.missing == {"channel", "poor_household"}
        assert [step.say("vi") for step in verdict.because] == ["do age dưới 6 (đã khai: 5)"]

    def test_one_true_part_of_an_or_decides(self) -> None:
        verdict = Condition.parse("poor_household or age < 6").evaluate({"poor_household": True})
        assert verdict.value is True
        assert [step.say("vi") for step in verdict.because] == ["do poor_household"]

    def test_an_or_of_false_parts_is_false(self) -> None:
        assert Condition.parse("a or b").evaluate({"a": False, "b": False}).value is False

    def test_a_fact_that_is_none_is_missing(self) -> None:
        assert Condition.parse("a == 1").evaluate({"a": None}).missing == {"a"}

    def test_two_facts_are_compared(self) -> None:
        late = Condition.parse("filed_on > due_on")
        day = dt.date(2026, 8, 28)
        assert late.evaluate({"filed_on": day, "due_on": day}).value is False
        assert late.evaluate({"filed_on": day}).missing == {"due_on"}

    def test_days_are_compared_with_days(self) -> None:
        assert Condition.parse("born_on < '2026-01-01'").evaluate({"born_on": dt.date(2025, 12, 31)}).value is True

    @pytest.mark.parametrize(
        ("text", "value"),
        [
            ("n == 3", True),
            ("n != 3", False),
            ("n <= 3", True),
            ("n > 3", False),
            ("n >= 3", True),
            ("n in (1, 3)", True),
            ("n not in (1, 3)", False),
        ],
    )
    def test_every_comparison(self, text: str, value: bool) -> None:
        assert Condition.parse(text).evaluate({"n": 3}).value is value
        assert Condition.parse(text).decide({"n": 3}) is value

    def test_facts_that_cannot_be_compared_are_refused_by_name(self) -> None:
        with pytest.raises(BadValue, match="age as str"):
            Condition.parse("age < 6").evaluate({"age": "five"})
        with pytest.raises(BadValue, match="age as str"):
            Condition.parse("age < 6").decide({"age": "five"})

    def test_deciding_gives_the_value_alone(self) -> None:
        facts = {"age": 5, "channel": "online"}
        assert self.YOUNG.decide(facts) is None
        assert self.YOUNG.decide({**facts, "poor_household": False}) is True
        assert Condition.parse("filed_on > due_on").decide({"filed_on": dt.date(2026, 1, 2)}) is None

    def test_a_verdict_has_three_values(self) -> None:
        with pytest.raises(BadValue, match=r"look at \.value"):
            bool(Verdict(value=True))


class TestComposing:
    A, B = Condition.parse("a"), Condition.parse("b")

    def test_and_or_not(self) -> None:
        assert str((self.A & self.B) | ~self.A) == "(a and b) or not a"

    def test_twice_the_contrary_is_the_same(self) -> None:
        assert ~~self.A == self.A

    def test_always_changes_nothing_in_an_and_and_settles_an_or(self) -> None:
        assert ALWAYS & self.A == self.A & ALWAYS == self.A
        assert ALWAYS | self.A == self.A | ALWAYS == ALWAYS

    def test_never_settles_an_and(self) -> None:
        assert str(~ALWAYS) == "False"
        assert ~ALWAYS & self.A == ~ALWAYS
        assert ~ALWAYS | self.A == self.A

    def test_always_is_true_without_facts(self) -> None:
        assert ALWAYS.evaluate({}) == Verdict(value=True)
        assert ALWAYS.decide({}) is True

    def test_what_could_not_be_written_is_refused(self) -> None:
        long = Condition.parse(" and ".join(["channel == 'online'"] * 40))
        with pytest.raises(LimitExceeded, match="at most 1000 characters"):
            long | long


class TestSlips:
    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ("tuổi < 6", "names of facts are English words without accents, for example age < 6"),
            ("area => 20", "that is written the other way round, >= or <=, for example area >= 20"),
            ("home = 'own'", "a fact is compared by two signs, for example home == 'own'"),
            ("tuổi = 6", "compared by two signs"),
            ("note == 'tuổi = 6' ; pages", "only facts, comparisons"),
        ],
    )
    def test_a_likely_slip_is_told_what_would_be_right(self, text: str, said: str) -> None:
        with pytest.raises(UnreadableCondition, match=re.escape(said)):
            Condition.parse(text)

    def test_accents_stand_in_quotes(self) -> None:
        assert Condition.parse("note == 'tuổi'").evaluate({"note": "tuổi"}).value is True


class TestProblems:
    @pytest.mark.parametrize(
        ("text", "codes"),
        [
            ("pages > 2 and channel == 'online' and born_on < '2026-01-01'", []),
            ("born_on <= filed_on and price > 5", []),
            ("price > pages", []),
            ("trang > 2", ["unknown-fact"]),
            ("pages > trang or x or True", ["unknown-fact", "unknown-fact"]),
            ("pages == 'three'", ["wrong-type"]),
            ("not poor_household == 1", ["wrong-type"]),
            ("pages == True", ["wrong-type"]),
            ("born_on == 'hôm nay'", ["wrong-type"]),
            ("note == '2026-01-01'", ["wrong-type"]),
            ("channel == 'fax'", ["unknown-choice"]),
            ("channel in ('online', 'fax', 'telex')", ["unknown-choice", "unknown-choice"]),
            ("channel < note", ["no-order"]),
            ("pages == born_on", ["wrong-type"]),
        ],
    )
    def test_they_are_found_when_the_rule_is_loaded(self, text: str, codes: list[str]) -> None:
        assert [problem.code for problem in Condition.parse(text).problems(DECLARED)] == codes

    def test_they_say_what_would_be_right(self) -> None:
        (problem,) = Condition.parse("channel == 'fax'").problems(DECLARED)
        assert str(problem) == "$: met 'fax'; right would be one of 'counter', 'online', 'post', the choices of channel"

    def test_nothing_declared_is_said_so(self) -> None:
        (problem,) = Condition.parse("a").problems(())
        assert "none" in problem.right


class TestExplain:
    def test_one_comparison_a_line(self) -> None:
        condition = Condition.parse("(age < 6 or poor_household) and not channel in ('post', 'online')")
        assert str(condition.explain("en")).splitlines() == [
            "all of these hold:",
            "  one of these holds:",
            "    age is below 6",
            "    poor_household",
            "  channel is none of: post, online",
        ]

    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ("complaint", "complaint"),
            ("complaint != True", "it is not the case that complaint"),
            ("complaint in (False,)", "it is not the case that complaint"),
            ("home in ('own',)", "home is own"),
            ("home not in ('own',)", "home is not own"),
            ("not home == 'own'", "home is not own"),
            ("filed < '2026-07-01'", "filed is before 1 Jul 2026"),
            ("filed <= '2026-07-01'", "filed is no later than 1 Jul 2026"),
            ("filed > '2026-07-01'", "filed is after 1 Jul 2026"),
            ("filed >= '2026-07-01'", "filed is on or after 1 Jul 2026"),
            ("filed == '2026-07-01'", "filed is 1 Jul 2026"),
            ("price >= rent", "price is at least rent"),
        ],
    )
    def test_a_comparison_is_a_clause(self, text: str, said: str) -> None:
        assert str(Condition.parse(text).explain("en")) == said

    def test_what_is_not_the_case_of_several_stands_under_a_heading(self) -> None:
        assert str(Condition.parse("not (a and b)").explain("en")).splitlines() == [
            "it is not the case that:",
            "  all of these hold:",
            "    a",
            "    b",
        ]

    def test_a_case_is_said_as_a_case(self) -> None:
        case = Fact(
            "case",
            "text",
            Text("Trường hợp nào?", "Which case?"),
            choices=["new", "again", "other"],
            label=Text("trường hợp", "case"),
            labels={"new": Text("cấp mới", "a new one"), "again": Text("cấp lại", "one again")},
        )
        said = {
            "case == 'new'": "thuộc trường hợp cấp mới",
            "case != 'new'": "không thuộc trường hợp cấp mới",
            "case in ('new', 'again')": "thuộc trường hợp cấp mới hoặc cấp lại",
            "case not in ('new', 'again')": "không thuộc trường hợp cấp mới hoặc cấp lại",
        }
        told = {text: str(*worded(Condition.parse(text).explain(), [case])) for text in said}
        assert told == said

    def test_facts_compared_with_each_other_are_called_by_their_labels(self) -> None:
        price = Fact("price", "amount", Text("Giá?", "Price?"), label=Text("giá bán", "the price"))
        rent = Fact("rent", "amount", Text("Tiền thuê?", "Rent?"), label=Text("tiền thuê", "the rent"))
        told = Condition.parse("price > rent").explain()
        assert str(*worded(told, [price, rent])) == "giá bán trên tiền thuê"
        assert str(*worded(told, [price])) == "giá bán trên rent"

    def test_always_and_never(self) -> None:
        assert str(ALWAYS.explain("vi")) == "áp dụng trong mọi trường hợp"
        assert str((~ALWAYS).explain("en")) == "applies in no case"


class TestValue:
    def test_it_survives_a_journey(self) -> None:
        condition = Condition.parse("age < 6 or poor_household")
        condition.decide({"age": 3})
        assert pickle.loads(pickle.dumps(condition)) == condition

    def test_it_can_be_pasted_back(self) -> None:
        condition = Condition.parse("age < 6")
        assert repr(condition) == "Condition.parse('age < 6')"

    def test_its_names(self) -> None:
        assert Condition.parse("a < b or not c").names == {"a", "b", "c"}


class TestWrongNouns:
    @pytest.mark.parametrize("facts", [None, 5, "age"], ids=repr)
    def test_facts_are_a_mapping(self, facts: object) -> None:
        with pytest.raises(BadValue, match="a mapping of names"):
            Condition.parse("age < 6").evaluate(facts)  # type: ignore[arg-type]  # that it fails is the point

    def test_what_cannot_be_compared_is_told_so(self) -> None:
        with pytest.raises(BadValue, match="age as Decimal"):
            Condition.parse("age < 6").evaluate({"age": Decimal("NaN")})

    @pytest.mark.parametrize("other", [None, 1, "age < 6"], ids=repr)
    def test_conditions_go_together_with_conditions(self, other: object) -> None:
        rule = Condition.parse("age < 6")
        with pytest.raises(TypeError):
            rule & other  # type: ignore[operator]  # that it fails is the point
        with pytest.raises(TypeError):
            rule | other  # type: ignore[operator]  # that it fails is the point


def test_a_verdict_prints_the_same_everywhere() -> None:
    assert "missing=frozenset({'a', 'b'})" in repr(Condition.parse("a < 1 and b == 'x'").evaluate({}))


class TestDeciding:
    """The quick way, where every fact is known, and the careful one say the same."""

    @pytest.mark.parametrize(
        "text",
        [
            "age < 6 and channel == 'online' and not poor",
            "age >= 6 and not channel in ('post', 'online')",
            "not age < 6 and not (channel != 'post')",
            "not age > 6 or channel == 'post'",
            "not (age <= 6) and age != 9 and age == 7 and channel == 'post'",
            "not poor",
            "age > other_age",
            "age == other_age",
            "age != other_age and channel == 'post'",
            "age == 7 and (poor or channel == 'post')",
            "age > other_age and channel == 'post'",
            "channel == 'post' and age == 7",
            "channel == 'post' and age == 7 and poor == True",
        ],
    )
    def test_value_and_verdict_agree_in_every_case(self, text: str) -> None:
        condition = Condition.parse(text)
        for age, other, channel, poor in product(
            (5, 6, 7, None), (6, None), ("post", "online", None), (True, False, None)
        ):
            facts = {"age": age, "other_age": other, "channel": channel, "poor": poor}
            given = {name: value for name, value in facts.items() if value is not None}
            assert condition.decide(given) is condition.evaluate(given).value is condition.decide(facts)

    @pytest.mark.parametrize("text", ["age < 6", "age < 6 and poor", "age < 6 and poor and rich", "age < 6 or poor"])
    def test_what_cannot_be_compared_is_our_error(self, text: str) -> None:
        facts = {"age": "five", "poor": True, "rich": True}
        with pytest.raises(BadValue, match="facts that can be compared so"):
            Condition.parse(text).decide(facts)
        with pytest.raises(BadValue, match="a mapping of names to answers"):
            Condition.parse(text).decide([])  # type: ignore[arg-type]  # the mistake under test


class TestEveryCase:
    AGE = Fact("age", "integer", Text("Bao nhiêu tuổi?", "How old?"), least=0, most=120)
    OTHER = Fact("other_age", "integer", Text("Người kia?", "The other one?"))
    DAY = Fact("day", "date", Text("Ngày nào?", "Which day?"))
    WORD = Fact("word", "text", Text("Từ nào?", "Which word?"))
    HOME = Fact("home", "text", Text("Chỗ ở?", "Home?"), choices=("own", "rented"))
    MARRIED = Fact("married", "boolean", Text("Đã kết hôn?", "Married?"))
    FACTS = (AGE, OTHER, DAY, WORD, HOME, MARRIED)

    @pytest.mark.parametrize(
        ("rule", "answers"),
        [
            ("age >= 120", [119, 120]),
            ("age > 1", [0, 1, 2]),
            ("age in (3, 14)", [2, 3, 4, 13, 14, 15]),
            ("day < '2026-01-01'", [dt.date(2025, 12, 31), dt.date(2026, 1, 1), dt.date(2026, 1, 2)]),
            ("day >= '0001-01-01'", [dt.date(1, 1, 1), dt.date(1, 1, 2)]),
            ("day <= '9999-12-31'", [dt.date(9999, 12, 30), dt.date(9999, 12, 31)]),
            ("word == 'a'", ["a", "…"]),
            ("home == 'own'", ["own", "rented"]),
            ("not married", [True, False]),
        ],
    )
    def test_both_sides_of_a_comparison_are_tried(self, rule: str, answers: list[object]) -> None:
        tried = [next(iter(case.values())) for case in combinations([Condition.parse(rule)], self.FACTS)]
        assert tried == answers

    def test_facts_compared_with_each_other_have_one_answer_each(self) -> None:
        rule = Condition.parse("age < other_age")
        assert list(combinations([rule], self.FACTS)) == [{"age": 0, "other_age": 0}]
        days = (self.DAY, Fact("till", "date", Text("Đến ngày nào?", "Until?")))
        one = dt.date(2026, 1, 1)
        assert list(combinations([Condition.parse("day < till")], days)) == [{"day": one, "till": one}]

    def test_all_of_them_together(self) -> None:
        rules = [Condition.parse("home == 'own'"), Condition.parse("married and age > 5")]
        assert len(list(combinations(rules, self.FACTS))) == 2 * 2 * 3

    def test_a_hundred_thousand_cases_are_tried_and_more_are_refused(self) -> None:
        facts = [Fact(name, "text", ASK, choices=[str(n) for n in range(10)]) for name in ("a", "b", "c", "d", "e")]
        rules = [Condition.parse(f"{fact.name} == '0'") for fact in facts]
        assert next(iter(combinations(rules, facts))) == dict.fromkeys("abcde", "0")
        eleven = Fact("e", "text", ASK, choices=[str(n) for n in range(11)])
        with pytest.raises(LimitExceeded, match="100000"):
            combinations(rules, [*facts[:-1], eleven])

    def test_no_condition_has_one_case(self) -> None:
        assert list(combinations([], self.FACTS)) == [{}]


class TestEdges:
    def test_a_condition_of_exactly_so_many_levels_is_the_deepest(self) -> None:
        deep, other = Condition.parse("a"), Condition.parse("b")
        for level in range(1, DEEPEST):
            deep = deep & other if level % 2 else deep | other
        assert Condition.parse(str(deep)) == deep
        with pytest.raises(LimitExceeded, match="20 levels"):
            _ = deep & other if DEEPEST % 2 else deep | other

    def test_a_text_of_one_level_more_is_refused(self) -> None:
        text = "a"
        for level in range(DEEPEST):
            text = f"(b {'and' if level % 2 else 'or'} {text})"
            if level == DEEPEST - 2:
                assert str(Condition.parse(text))
        with pytest.raises(UnreadableCondition, match="nested deeper than 20 levels"):
            Condition.parse(text)

    def test_every_not_is_a_level(self) -> None:
        one, other = Condition.parse("a"), Condition.parse("b")
        deep = one & other
        for level in range(9):
            deep = ~(deep & other) if level % 2 else ~(deep | other)
        assert Condition.parse(str(deep)) == deep
        with pytest.raises(LimitExceeded):
            _ = deep & other

    def test_a_condition_of_exactly_so_many_characters_is_the_longest(self) -> None:
        one = "a == '{}'"
        longest = Condition.parse(one.format("x" * (LONGEST // 2 - len(one) + 2)))
        rest = LONGEST - len(str(longest)) - len(" and ")
        other = Condition.parse("b == '{}'".format("y" * (rest - len("b == ''"))))
        assert len(str(longest & other)) == LONGEST
        assert Condition.parse(str(longest & other)) == longest & other
        with pytest.raises(LimitExceeded):
            _ = longest & Condition.parse("b == '{}'".format("y" * (rest + 1 - len("b == ''"))))
