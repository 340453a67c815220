"""Papers and the trees of them: what may be asked, in what form, in which channel."""

import pickle
from typing import Any

import pytest

from motcua.citation import Citation
from motcua.conditions import Channel, Condition, Fact
from motcua.errors import BadValue
from motcua.papers import Action, AllOf, Asked, AtLeast, Medium, OneOf, Paper, asked_for
from motcua.timelimit import Months, WorkingDays
from motcua.wording import Text

pytestmark = pytest.mark.answers("papers")

NAME = Text("Giấy tờ tuỳ thân", "Identity paper")
CHANNEL = Fact("channel", "text", Text("Nộp bằng cách nào?", "Filed how?"), choices=tuple(Channel))
FORM, DEED, LEASE = (Paper(code, NAME) for code in ("ct01", "deed", "lease"))


class TestPaper:
    def test_by_default_one_original_is_submitted_in_every_channel(self) -> None:
        assert (FORM.originals, FORM.copies, FORM.action, FORM.medium) == (1, 0, Action.SUBMIT, None)
        assert FORM.channels == tuple(Channel)
        assert FORM.asked(Channel.POST) == Asked(Action.SUBMIT)

    def test_it_is_shown_at_the_counter_uploaded_online_and_copied_by_post(self) -> None:
        identity = Paper(
            "identity",
            NAME,
            action="present",
            by_channel={
                Channel.POST: (Action.SUBMIT, Medium.CERTIFIED_COPY),
                Channel.ONLINE: (Action.SUBMIT, Medium.SCAN),
            },
        )
        assert identity.asked(Channel.COUNTER) == Asked(Action.PRESENT)
        assert identity.asked(Channel.ONLINE) == Asked(Action.SUBMIT, Medium.SCAN)
        assert identity.asked(Channel.POST) == Asked(Action.SUBMIT, Medium.CERTIFIED_COPY)
        assert [channel for channel, _ in identity.by_channel] == [Channel.ONLINE, Channel.POST]

    def test_words_of_a_row_do_as_well(self) -> None:
        paper = Paper("x", NAME, medium="copy", channels=("post",), by_channel={"post": ("lookup", "scan")})  # type: ignore[dict-item]  # words, as rows have them
        assert paper.asked(Channel.POST) == Asked(Action.LOOKUP, Medium.SCAN)

    @pytest.mark.parametrize("code", ["", "CT01", "tờ_khai", "a b"])
    def test_a_code_is_a_lower_case_english_word(self, code: str) -> None:
        with pytest.raises(BadValue, match="code of a paper"):
            Paper(code, NAME)

    @pytest.mark.parametrize("count", [-1, True, 1.0, 10**6])
    def test_counts_are_whole_and_sensible(self, count: int) -> None:
        with pytest.raises(BadValue, match="originals and copies"):
            Paper("x", NAME, copies=count)

    def test_a_paper_of_which_none_is_asked_is_no_paper(self) -> None:
        with pytest.raises(BadValue, match="at least one of them"):
            Paper("x", NAME, originals=0)

    def test_a_paper_no_channel_can_submit_is_refused(self) -> None:
        with pytest.raises(BadValue, match="at least one channel"):
            Paper("x", NAME, channels=())

    def test_what_it_is_asked_for_each_of_is_a_number_from_one_on(self) -> None:
        of_each = Paper("x", NAME, each="persons")
        assert "persons" in of_each.names
        (unknown,) = of_each.problems(())
        assert (unknown.path, unknown.code, unknown.met) == ("$.each", "unknown-fact", "persons")
        assert unknown.right == "one of the facts asked for: none"
        (other,) = of_each.problems([Fact("pages", "integer", NAME)])
        assert other.right == "one of the facts asked for: pages"
        for kind, least in (("integer", None), ("integer", 0), ("text", None)):
            (problem,) = of_each.problems([Fact("persons", kind, NAME, least=least)])
            assert (problem.path, problem.code, problem.right) == ("$.each", "bad-value", "a whole number from 1")
        assert of_each.problems([Fact("persons", "integer", NAME, least=1)]) == ()

    def test_the_fact_it_is_asked_for_each_of_has_a_name(self) -> None:
        with pytest.raises(BadValue, match="the name of a fact that is a number"):
            Paper("x", NAME, each="Persons!")

    def test_how_many_times_is_known_from_the_case(self) -> None:
        of_each = Paper("x", NAME, copies=1, each="persons")
        assert [of_each.times(case) for case in ({"persons": 3}, {"persons": 0}, {})] == [3, None, None]
        assert Paper("x", NAME).times({}) == 1
        assert str(of_each.counted()) == "nộp 01 bản chính và 01 bản sao"
        assert str(of_each.counted(times=3)) == "nộp 03 bản chính và 03 bản sao"

    def test_an_age_needs_no_calendar(self) -> None:
        assert Paper("x", NAME, max_age=Months(6)).max_age == Months(6)
        with pytest.raises(BadValue, match="WorkingDays"):
            Paper("x", NAME, max_age=WorkingDays(5))  # type: ignore[arg-type]  # the mistake under test

    def test_it_survives_a_journey(self) -> None:
        tree = AllOf(FORM, OneOf(DEED, LEASE, when=Condition.parse("home == 'own'")))
        assert pickle.loads(pickle.dumps(tree)) == tree
        assert hash(tree) == hash(AllOf(FORM, OneOf(DEED, LEASE, when=Condition.parse("home == 'own'"))))


class TestMedium:
    def test_the_original_serves_as_a_copy_and_never_the_reverse(self) -> None:
        assert Medium.ORIGINAL.serves_as(Medium.CERTIFIED_COPY)
        assert Medium.CERTIFIED_COPY.serves_as(Medium.COPY)
        assert not Medium.COPY.serves_as(Medium.CERTIFIED_COPY)
        assert Medium.COPY.serves_as(Medium.COPY)

    def test_a_file_is_electronic(self) -> None:
        assert {medium for medium in Medium if medium.electronic} == {Medium.SCAN, Medium.E_DOCUMENT, Medium.E_FORM}

    def test_words(self) -> None:
        assert Medium.CERTIFIED_COPY.say("vi") == "bản sao có chứng thực"
        assert Action.PRESENT.say("en") == "show"


class TestGroups:
    def test_they_hold_their_papers_in_order(self) -> None:
        tree = AllOf(FORM, OneOf(DEED, LEASE))
        assert [paper.code for paper in tree] == ["ct01", "deed", "lease"]

    def test_how_many_are_wanted(self) -> None:
        assert (AllOf(FORM, DEED).wanted, OneOf(FORM, DEED).wanted, AtLeast(2, FORM, DEED, LEASE).wanted) == (
            None,
            1,
            2,
        )

    @pytest.mark.parametrize("wanted", [0, -1, 3, True])
    def test_more_than_are_listed_cannot_be_wanted(self, wanted: int) -> None:
        with pytest.raises(BadValue, match="at least one, at most as many as listed"):
            AtLeast(wanted, *([] if wanted is True else [FORM, DEED]))

    def test_one_of_nothing_is_refused_and_all_of_nothing_is_nothing(self) -> None:
        with pytest.raises(BadValue, match="at least one"):
            OneOf()
        assert not list(AllOf())

    def test_only_papers_and_groups_go_into_a_group(self) -> None:
        with pytest.raises(BadValue, match="papers and groups"):
            AllOf("ct01")  # type: ignore[arg-type]  # the mistake under test

    def test_they_can_be_pasted_back(self) -> None:
        assert repr(AtLeast(1, AllOf(when=Condition.parse("a")))) == "AtLeast(1, AllOf(when=Condition.parse('a')))"


class TestProblems:
    def test_every_condition_is_checked_with_its_path(self) -> None:
        tree = AllOf(
            FORM,
            OneOf(
                Paper("deed", NAME, when=Condition.parse("home == 'own'")),
                Paper("lease", NAME, waived_if=Condition.parse("in_database")),
                when=Condition.parse("moves"),
            ),
            citation_free := Paper("photo", NAME, channels=(Channel.POST,), citation=Citation("53/2025/TT-BCA")),
        )
        assert citation_free.names == {"channel"}
        assert [problem.path for problem in tree.problems(())] == [
            "$.items[1].when",
            "$.items[1].items[0].when",
            "$.items[1].items[1].waived_if",
            "$.items[2].channels",
        ]
        assert tree.names == {"home", "in_database", "moves", "channel"}

    def test_a_sound_tree_has_none(self) -> None:
        tree = AllOf(Paper("photo", NAME, channels=(Channel.POST,)))
        assert tree.problems((CHANNEL,)) == ()


class TestAskedFor:
    """What of a list a case may ask for: what is for another case or channel is left out, what is open stays."""

    TREE = AllOf(
        FORM,
        OneOf(
            Paper("deed", NAME, when=Condition.parse("home == 'own'")),
            Paper("lease", NAME, waived_if=Condition.parse("in_database")),
        ),
        AtLeast(2, Paper("photo", NAME, channels=("post",)), Paper("map", NAME), Paper("plan", NAME)),
        AllOf(Paper("consent", NAME), when=Condition.parse("minor")),
    )

    @pytest.mark.parametrize(
        ("facts", "codes"),
        [
            ({}, "ct01 deed lease photo map plan consent"),
            ({"home": "own"}, "ct01 deed lease photo map plan consent"),
            ({"home": "rented"}, "ct01 lease photo map plan consent"),
            ({"home": "rented", "in_database": True}, "ct01 photo map plan consent"),
            ({"in_database": False, "minor": False}, "ct01 deed lease photo map plan"),
            ({"channel": "online"}, "ct01 deed lease map plan consent"),
            ({"channel": "post", "minor": True}, "ct01 deed lease photo map plan consent"),
        ],
        ids=str,
    )
    def test_by_case(self, facts: dict[str, Any], codes: str) -> None:
        assert [paper.code for paper in asked_for(self.TREE, facts)] == codes.split()

    def test_of_a_group_no_more_are_wanted_than_are_left(self) -> None:
        at_home = AtLeast(2, *(Paper(code, NAME, when=Condition.parse(code)) for code in ("a", "b", "c")))
        assert asked_for(at_home, {"a": False}) == AtLeast(2, *at_home.items[1:])
        assert asked_for(at_home, {"a": False, "b": False}) == AtLeast(1, at_home.items[2])
        assert asked_for(at_home, dict.fromkeys("abc", False)) == AllOf()


class TestEdges:
    @pytest.mark.parametrize("counted", ["originals", "copies"])
    def test_a_thousand_of_one_paper_are_the_most(self, counted: str) -> None:
        most: dict[str, Any] = {counted: 1_000}
        assert getattr(Paper("ct01", NAME, **most), counted) == 1_000
        more: dict[str, Any] = {counted: 1_001}
        with pytest.raises(BadValue, match="at most 1000"):
            Paper("ct01", NAME, **more)

    def test_of_a_code_that_is_none_sixty_letters_are_told(self) -> None:
        with pytest.raises(BadValue, match=f"met '{'Đ' * 60}';"):
            Paper("Đ" * 61, NAME)
