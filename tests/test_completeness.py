"""Completeness: what is missing, waived, surplus, expired, undecided, and why."""

import datetime as dt
import itertools
import pickle
from collections.abc import Callable, Iterable
from typing import Any

import attrs
import pytest

from motcua.checks import Table
from motcua.citation import Citation
from motcua.completeness import Checklist, Completeness, PaperLine, PaperStatus, SubmittedPaper, check
from motcua.conditions import Channel, Condition, Fact
from motcua.dated import InForce
from motcua.errors import BadValue, LimitExceeded, NotADay, UndecidedFacts, UnknownCode, UnknownFact
from motcua.papers import Action, AllOf, AtLeast, Medium, OneOf, Paper, PaperForm, Requirement
from motcua.reference import reference_catalogue
from motcua.timelimit import CalendarDays, Months
from motcua.wording import Text

pytestmark = pytest.mark.answers("papers")

ON = dt.date(2026, 8, 28)
RULE = Citation("154/2024/NĐ-CP", "5")
CHANNEL = Fact("channel", "text", Text("Nộp bằng cách nào?", "Filed how?"), choices=tuple(Channel))
HOME = Fact("home", "text", Text("Chỗ ở thuộc trường hợp nào?", "Whose home is it?"), choices=("own", "rented"))
FOUND = Fact("residence_in_database", "boolean", Text("Tra cứu được nơi cư trú?", "Residence found in the database?"))
FACTS = (CHANNEL, HOME, FOUND)


TEXT = Text("Giấy", "Paper")
FIVE: Any = 5
WORD: Any = "x"
NOT_PAIRS: Any = {"post": 5}
NO_PAIRS: Any = {"post": ()}
NUMBERED: Any = {5: 1}
NO_CODES: Any = [["ct01"]]
"""What no type checker would let pass, for the tests of the doors."""


def paper(code: str, **rule: Any) -> Paper:
    return Paper(code, Text(f"Giấy {code}", f"Paper {code}"), **rule)


def checked(
    requirement: Requirement, papers: Iterable[SubmittedPaper | str] = (), *, on: dt.date | None = ON, **facts: object
) -> Completeness:
    return check(requirement, papers, on=on, facts=facts, declared=FACTS)


FORM, DEED, LEASE, PHOTO = (paper(code) for code in ("ct01", "deed", "lease", "photo"))
WAIVABLE = paper("residence", waived_if=Condition.parse("residence_in_database == True"), citation=RULE)


class TestComplete:
    def test_with_everything_there(self) -> None:
        answer = checked(AllOf(FORM, DEED), ["ct01", "deed"])
        assert answer.complete is True
        assert (answer.missing, answer.surplus, answer.undecided) == ((), (), ())

    def test_not_with_something_missing(self) -> None:
        answer = checked(AllOf(FORM, DEED), ["ct01"])
        assert answer.complete is False
        assert answer.missing == ("deed",)

    def test_undecided_while_a_fact_is_unknown(self) -> None:
        tree = AllOf(FORM, paper("deed", when=Condition.parse("home == 'own'")))
        answer = checked(tree, ["ct01"])
        assert answer.complete is None
        assert answer.missing == ()
        assert answer.undecided == ("deed",)
        assert answer.questions == {"home": HOME.question}

    def test_what_may_have_to_be_brought_is_undecided_where_what_is_there_may_not_count(self) -> None:
        """Two of a lease, a deed, and the deed once more for an own home: the deed is there, the lease is in doubt."""
        again = paper("deed", when=Condition.parse("home == 'own'"))
        answer = checked(AtLeast(2, LEASE, DEED, again), ["deed"])
        assert answer.complete is None
        assert (answer.undecided, [*answer.questions]) == (("lease",), ["home"])

    def test_incomplete_whatever_the_unknown_fact_is(self) -> None:
        tree = AllOf(FORM, paper("deed", when=Condition.parse("home == 'own'")))
        answer = checked(tree)
        assert answer.complete is False
        assert answer.missing == ("ct01",)
        assert answer.undecided == ("deed",)

    def test_complete_whatever_the_unknown_fact_is(self) -> None:
        tree = AllOf(FORM, paper("deed", when=Condition.parse("home == 'own'")))
        answer = checked(tree, ["ct01", "deed"])
        assert answer.complete is True
        assert not answer.questions
        assert answer.surplus == ()

    def test_nothing_asked_is_complete(self) -> None:
        assert checked(AllOf()).complete is True

    def test_a_fact_the_procedure_does_not_ask_for_is_an_error(self) -> None:
        with pytest.raises(UnknownFact):
            checked(FORM, tuổi=6)


class TestSubmitted:
    def test_a_bare_code_is_as_many_as_are_asked(self) -> None:
        assert checked(paper("photo", originals=2, copies=3, medium=Medium.COPY), ["photo"]).complete is True

    def test_one_code_alone_is_one_paper(self) -> None:
        assert check(FORM, "ct01", facts={}).complete is True

    def test_what_is_brought_twice_adds_up(self) -> None:
        two = paper("photo", originals=2)
        once = SubmittedPaper("photo", originals=1)
        assert checked(two, [once]).missing == ("photo",)
        assert checked(two, [once, once]).complete is True

    def test_none_is_none(self) -> None:
        assert checked(FORM, [SubmittedPaper("ct01")]).missing == ("ct01",)

    def test_originals_do_for_copies_and_never_the_reverse(self) -> None:
        both = paper("deed", originals=1, copies=2)
        assert checked(both, [SubmittedPaper("deed", originals=3)]).complete is True
        assert checked(both, [SubmittedPaper("deed", originals=1, copies=1)]).complete is False
        assert checked(both, [SubmittedPaper("deed", copies=3)]).complete is False

    def test_a_certified_copy_is_not_a_plain_one(self) -> None:
        asked = paper("deed", medium=Medium.CERTIFIED_COPY)
        assert checked(asked, [SubmittedPaper("deed", copies=1, medium=Medium.COPY)]).missing == ("deed",)
        assert checked(asked, [SubmittedPaper("deed", copies=1, medium="certified-copy")]).complete is True
        assert checked(asked, [SubmittedPaper("deed", originals=1, medium=Medium.ORIGINAL)]).complete is True

    def test_of_a_file_there_are_no_copies(self) -> None:
        asked = paper("deed", originals=2, medium=Medium.SCAN)
        assert checked(asked, [SubmittedPaper("deed", medium=Medium.SCAN)]).complete is True
        assert checked(asked, [SubmittedPaper("deed", medium=Medium.E_DOCUMENT)]).complete is True
        assert checked(asked, [SubmittedPaper("deed", originals=2, medium=Medium.ORIGINAL)]).complete is False

    @pytest.mark.parametrize("count", [-1, True, 1.5, 10**6])
    def test_counts_are_whole_and_sensible(self, count: int) -> None:
        with pytest.raises(BadValue, match="number of papers"):
            SubmittedPaper("deed", originals=count)

    def test_a_day_of_issue_is_a_date(self) -> None:
        with pytest.raises(NotADay):
            SubmittedPaper("deed", issued_on="2026-01-01")  # type: ignore[arg-type]  # the mistake under test

    def test_something_else_is_refused(self) -> None:
        with pytest.raises(BadValue, match="submitted paper"):
            checked(FORM, [7])  # type: ignore[list-item]  # the mistake under test


class TestMissing:
    def test_the_first_of_several_ways_is_preferred(self) -> None:
        assert checked(OneOf(DEED, LEASE)).missing == ("deed",)

    def test_one_of_them_is_enough(self) -> None:
        assert checked(OneOf(DEED, LEASE), ["lease"]).complete is True

    def test_the_way_with_the_fewest_papers_wins(self) -> None:
        tree = OneOf(AllOf(DEED, PHOTO), LEASE)
        assert checked(tree).missing == ("lease",)
        assert checked(tree, ["photo"]).missing == ("deed",)

    def test_a_paper_that_is_missing_anyway_costs_nothing_more(self) -> None:
        a, b, c = paper("a"), paper("b"), paper("c")
        tree = AllOf(OneOf(a, b), OneOf(c, b))
        assert checked(tree).missing == ("b",)

    def test_order_decides_among_equals_even_between_shared_papers(self) -> None:
        x, y, z, extra = paper("x"), paper("y"), paper("z"), paper("extra")
        tree = AllOf(OneOf(AllOf(x, extra), y, x), OneOf(z, AllOf(x, y, z)))
        assert checked(tree).missing == ("y", "z")

    def test_two_of_three(self) -> None:
        witnesses = AtLeast(2, paper("w1"), paper("w2"), paper("w3"))
        assert checked(witnesses).missing == ("w1", "w2")
        assert checked(witnesses, ["w3"]).missing == ("w1",)
        assert checked(witnesses, ["w2", "w3"]).complete is True

    def test_an_alternative_for_another_case_is_none(self) -> None:
        own = paper("deed", when=Condition.parse("home == 'own'"))
        assert checked(OneOf(own, LEASE), home="rented").missing == ("lease",)
        assert checked(OneOf(own), home="rented").complete is True
        assert checked(AtLeast(2, own, LEASE), ["lease"], home="rented").complete is True

    def test_a_group_for_another_case_asks_nothing(self) -> None:
        group = AllOf(DEED, LEASE, when=Condition.parse("home == 'own'"))
        assert checked(AllOf(FORM, group), ["ct01"], home="rented").complete is True
        assert checked(AllOf(FORM, group), ["ct01"], home="own").missing == ("deed", "lease")

    def test_a_group_nobody_can_decide_leaves_it_open(self) -> None:
        group = AllOf(DEED, LEASE, when=Condition.parse("home == 'own'"))
        answer = checked(AllOf(FORM, group), ["ct01", "lease"])
        assert answer.complete is None
        assert answer.undecided == ("deed",)
        assert list(answer.questions) == ["home"]
        assert str(answer.why("deed", "en")) == "Paper deed: it cannot be told yet whether it is needed"

    def test_an_alternative_nobody_can_decide_may_do(self) -> None:
        own = paper("deed", when=Condition.parse("home == 'own'"))
        answer = checked(OneOf(own, LEASE), ["deed"])
        assert answer.complete is None
        assert list(answer.questions) == ["home"]
        assert checked(OneOf(own, LEASE)).missing == ("lease",)


class TestOneOfSeveral:
    """A citizen who cannot bring the preferred paper learns which others the law takes."""

    WITNESS, OATH = paper("witness"), paper("oath")

    def test_the_missing_paper_names_its_alternatives(self) -> None:
        answer = checked(AllOf(FORM, OneOf(DEED, LEASE, PHOTO)), ["ct01"])
        assert str(answer.why("deed", "en")) == "Paper deed: missing – submit 1 original (or: Paper lease; Paper photo)"
        assert "(hoặc: Giấy lease; Giấy photo)" in str(answer.supplement_request())

    def test_an_alternative_is_not_said_to_be_there_while_nothing_was_brought(self) -> None:
        answer = checked(OneOf(DEED, LEASE))
        assert str(answer.why("lease")) == "Giấy lease: không cần nếu đã nộp giấy tờ khác trong nhóm"
        assert "another paper does instead" in str(checked(OneOf(DEED, LEASE), ["deed"]).why("lease", "en"))

    def test_papers_that_do_together_are_named_together(self) -> None:
        answer = checked(OneOf(DEED, AllOf(LEASE, PHOTO), OneOf(self.WITNESS, self.OATH)))
        assert "(or: Paper lease + Paper photo; Paper witness; Paper oath)" in str(answer.why("deed", "en"))

    def test_what_is_there_is_no_longer_named(self) -> None:
        answer = checked(OneOf(DEED, AllOf(FORM, LEASE, PHOTO)), ["lease"])
        assert "(or: Paper ct01 + Paper photo)" in str(answer.why("deed", "en"))

    def test_of_two_that_are_missing_neither_is_an_alternative_to_the_other(self) -> None:
        answer = checked(AtLeast(2, DEED, LEASE, PHOTO))
        assert answer.missing == ("deed", "lease")
        assert all("(or: Paper photo)" in str(answer.why(code, "en")) for code in answer.missing)

    def test_an_alternative_for_another_case_is_not_named(self) -> None:
        rented = paper("lease", when=Condition.parse("home == 'rented'"))
        assert "or:" not in str(checked(OneOf(DEED, rented), home="own").why("deed", "en"))

    def test_a_paper_that_is_asked_for_elsewhere_too_has_no_alternative(self) -> None:
        """Where it stands alone the lease does not do."""
        answer = checked(AllOf(OneOf(DEED, LEASE), AllOf(DEED, FORM)))
        assert "or:" not in str(answer.why("deed", "en"))

    def test_a_birth_without_a_certificate_of_birth(self) -> None:
        birth = reference_catalogue().find("1.001193", on=dt.date(2026, 9, 7))
        answer = birth.check([], on=dt.date(2026, 9, 7), channel="counter", child="ordinary")
        assert "đã có giấy tờ khác" not in str(answer.why("undertaking"))
        assert "hoặc: Văn bản của người làm chứng xác nhận về việc sinh; Giấy cam đoan" in str(answer.explain())


class TestWaived:
    def test_data_the_authority_holds_replace_the_paper(self) -> None:
        answer = checked(AllOf(FORM, WAIVABLE), ["ct01"], residence_in_database=True)
        assert answer.complete is True
        assert answer.waived == ("residence",)

    def test_a_look_up_that_failed_brings_it_back(self) -> None:
        answer = checked(AllOf(FORM, WAIVABLE), ["ct01"], residence_in_database=False)
        assert answer.missing == ("residence",)
        assert answer.waived == ()

    def test_before_the_look_up_it_is_undecided(self) -> None:
        answer = checked(AllOf(FORM, WAIVABLE), ["ct01"])
        assert answer.complete is None
        assert answer.undecided == ("residence",)
        assert list(answer.questions) == ["residence_in_database"]

    def test_brought_before_the_look_up_it_is_in_order(self) -> None:
        assert checked(WAIVABLE, ["residence"]).complete is True

    def test_brought_all_the_same_it_is_surplus(self) -> None:
        answer = checked(WAIVABLE, ["residence"], residence_in_database=True)
        assert (answer.complete, answer.waived, answer.surplus) == (True, ("residence",), ("residence",))
        assert len(answer.why("residence")) == 3

    def test_a_waived_alternative_fulfils_the_group(self) -> None:
        answer = checked(OneOf(WAIVABLE, DEED), residence_in_database=True)
        assert answer.complete is True

    def test_an_alternative_that_may_be_waived_leaves_it_open(self) -> None:
        answer = checked(OneOf(WAIVABLE, DEED))
        assert answer.complete is None
        assert answer.undecided == ("residence",)


class TestNotToBeBrought:
    @pytest.mark.parametrize(("action", "said"), [(Action.LOOKUP, "looked up"), (Action.SYSTEM, "made by the system")])
    def test_what_the_authority_or_the_system_does(self, action: Action, said: str) -> None:
        tree = AllOf(FORM, paper("extract", action=action))
        assert checked(tree, ["ct01"]).complete is True
        assert said in str(checked(tree, ["ct01"]).why("extract", "en"))
        assert checked(tree, ["ct01", "extract"]).surplus == ("extract",)

    def test_a_look_up_that_can_fail_brings_it_back(self) -> None:
        looked_up = paper("extract", action=Action.LOOKUP, waived_if=Condition.parse("residence_in_database"))
        assert checked(looked_up, residence_in_database=False).missing == ("extract",)
        assert checked(looked_up, residence_in_database=True).complete is True


class TestChannels:
    ONLINE_FORM = paper("e_form", channels=(Channel.ONLINE,))
    IDENTITY = paper(
        "identity",
        action=Action.PRESENT,
        by_channel={Channel.POST: (Action.SUBMIT, Medium.CERTIFIED_COPY), Channel.ONLINE: (Action.LOOKUP, None)},
    )

    def test_a_paper_of_one_channel_is_asked_there_only(self) -> None:
        assert checked(self.ONLINE_FORM, channel="online").missing == ("e_form",)
        assert checked(self.ONLINE_FORM, channel="counter").complete is True
        assert "filed in person" in str(checked(self.ONLINE_FORM, channel="counter").why("e_form", "en"))

    def test_while_the_channel_is_unknown_it_is_undecided(self) -> None:
        answer = checked(self.ONLINE_FORM)
        assert answer.complete is None
        assert list(answer.questions) == ["channel"]

    def test_shown_at_the_counter_copied_by_post_looked_up_online(self) -> None:
        assert checked(self.IDENTITY, channel="online").complete is True
        assert "show 1 original" in str(checked(self.IDENTITY, channel="counter").why("identity", "en"))
        assert "submit 1 (certified copy)" in str(checked(self.IDENTITY, channel="post").why("identity", "en"))
        copy = SubmittedPaper("identity", copies=1, medium=Medium.CERTIFIED_COPY)
        assert checked(self.IDENTITY, [copy], channel="post").complete is True
        assert checked(self.IDENTITY, [copy], channel="counter").complete is False

    def test_what_one_channel_does_not_ask_is_undecided_until_the_channel_is_known(self) -> None:
        answer = checked(self.IDENTITY)
        assert answer.complete is None
        assert list(answer.questions) == ["channel"]
        assert checked(self.IDENTITY, ["identity"]).complete is True

    def test_a_copy_that_does_in_one_channel_only_is_undecided(self) -> None:
        asked = paper("identity", by_channel={Channel.POST: (Action.SUBMIT, Medium.CERTIFIED_COPY)})
        answer = checked(asked, [SubmittedPaper("identity", copies=1, medium=Medium.CERTIFIED_COPY)])
        assert answer.complete is None
        assert list(answer.questions) == ["channel"]

    @pytest.mark.parametrize(
        ("medium", "counter", "post", "online"),
        [
            ("original", True, True, True),
            ("certified-copy", False, False, False),
            ("copy", False, False, False),
            ("scan", False, False, True),
            ("e-form", False, False, True),
            ("e-document", True, True, True),
        ],
    )
    def test_a_paper_of_which_only_the_number_is_told_is_an_original(
        self, medium: str, *, counter: bool, post: bool, online: bool
    ) -> None:
        brought = [SubmittedPaper("ct01", originals=1, medium=medium)]
        assert checked(FORM, brought, channel="counter").complete is counter
        assert checked(FORM, brought, channel="post").complete is post
        assert checked(FORM, brought, channel="online").complete is online

    @pytest.mark.parametrize("medium", ["original", "certified-copy", "copy", "e-document"])
    def test_where_a_copy_is_asked_any_paper_does_and_no_upload(self, medium: str) -> None:
        copy = paper("card", originals=0, copies=1)
        for channel in ("counter", "post", "online"):
            brought = [SubmittedPaper("card", copies=1, medium=medium)]
            assert checked(copy, brought, channel=channel).complete is True
        for upload in (Medium.SCAN, Medium.E_FORM):
            brought = [SubmittedPaper("card", copies=1, medium=upload)]
            assert [checked(copy, brought, channel=one).complete for one in Channel] == [
                one is Channel.ONLINE for one in Channel
            ]

    def test_originals_that_are_copies_are_copies(self) -> None:
        both = paper("deed", originals=1, copies=1)
        contradictory = SubmittedPaper("deed", originals=2, medium=Medium.COPY)
        assert checked(both, [contradictory], channel="counter").missing == ("deed",)
        original = SubmittedPaper("deed", originals=1)
        assert checked(both, [original, contradictory], channel="counter").complete is True

    def test_a_signed_file_does_for_a_copy_and_not_where_the_original_is_named(self) -> None:
        signed = SubmittedPaper("deed", medium=Medium.E_DOCUMENT)
        for asked, serves in ((Medium.CERTIFIED_COPY, True), (Medium.COPY, True), (Medium.ORIGINAL, False)):
            assert checked(paper("deed", medium=asked), [signed], channel="counter").complete is serves

    def test_an_upload_is_undecided_until_the_channel_is_known(self) -> None:
        answer = checked(FORM, [SubmittedPaper("ct01", medium=Medium.SCAN)])
        assert (answer.complete, list(answer.questions)) == (None, ["channel"])

    def test_where_nobody_asks_for_the_channel_the_form_is_for_the_clerk(self) -> None:
        assert check(FORM, [SubmittedPaper("ct01", medium=Medium.SCAN)], facts={}).complete is True

    def test_a_channel_that_is_none_is_refused(self) -> None:
        loose = Fact("channel", "text", CHANNEL.question)
        with pytest.raises(BadValue, match="'fax'"):
            check(self.ONLINE_FORM, [], facts={"channel": "fax"}, declared=(loose,))


class TestOfEach:
    """A paper of each person is asked as many times as there are persons (decision 0231)."""

    PERSONS = Fact("persons", "integer", Text("Bao nhiêu người?", "How many persons?"), least=1)
    OF_EACH = paper("ct01", each="persons")

    def of_each(self, *brought: SubmittedPaper | str, asked: Paper = OF_EACH, **facts: object) -> Completeness:
        return check(asked, brought, facts=facts, declared=(*FACTS, self.PERSONS))

    def test_it_is_asked_for_each(self) -> None:
        assert self.of_each(SubmittedPaper("ct01", originals=11), persons=12).missing == ("ct01",)
        assert self.of_each(SubmittedPaper("ct01", originals=12), persons=12).complete is True
        assert "submit 12 originals" in str(self.of_each(persons=12).why("ct01", "en"))

    def test_a_bare_code_is_one_for_each(self) -> None:
        assert self.of_each("ct01", persons=12).complete is True
        assert self.of_each("ct01").complete is True

    @pytest.mark.parametrize("brought", [SubmittedPaper("ct01", 12), SubmittedPaper("ct01", medium="e-document")])
    def test_while_nobody_told_how_many_it_is_asked(self, brought: SubmittedPaper) -> None:
        answer = self.of_each(brought)
        assert (answer.complete, answer.undecided, [*answer.questions]) == (None, ("ct01",), ["persons"])
        assert self.of_each().missing == ("ct01",)

    def test_a_file_is_one_unless_it_is_counted(self) -> None:
        file = SubmittedPaper("ct01", medium=Medium.E_DOCUMENT)
        assert self.of_each(file, persons=2).missing == ("ct01",)
        assert self.of_each(file, file, persons=2).complete is True
        assert self.of_each(attrs.evolve(file, originals=2), persons=2).complete is True

    def test_copies_are_multiplied_too(self) -> None:
        asked = paper("ct01", originals=0, copies=2, each="persons")
        assert self.of_each(SubmittedPaper("ct01", copies=5), asked=asked, persons=3).missing == ("ct01",)
        assert self.of_each(SubmittedPaper("ct01", copies=6), asked=asked, persons=3).complete is True


class TestExpired:
    AGED = paper("health", max_age=Months(6), citation=RULE)

    def submitted(self, issued_on: dt.date | None) -> SubmittedPaper:
        return SubmittedPaper("health", originals=1, issued_on=issued_on)

    @pytest.mark.parametrize(
        ("issued", "complete"), [(dt.date(2026, 2, 28), True), (dt.date(2026, 2, 27), False), (ON, True)]
    )
    def test_it_is_good_through_the_corresponding_day(self, issued: dt.date, complete: bool) -> None:
        answer = checked(self.AGED, [self.submitted(issued)])
        assert answer.complete is complete
        assert answer.expired == (() if complete else ("health",))

    def test_an_expired_paper_is_missing_too(self) -> None:
        answer = checked(self.AGED, [self.submitted(dt.date(2025, 1, 1))])
        assert answer.missing == ("health",)
        assert "quá thời hạn 6 tháng" in str(answer.why("health"))

    def test_an_expired_paper_is_said_once_and_to_be_brought_again(self) -> None:
        answer = checked(self.AGED, [self.submitted(dt.date(2025, 1, 1))])
        (said,) = answer.open_steps()
        assert said.say("en").startswith("Paper health: issued more than 6 months ago, bring it again – submit 1 orig")
        assert len(answer.explain()) == len(answer.supplement_request()) == 2
        assert (answer.missing, answer.expired) == (("health",), ("health",))

    def test_a_fresh_one_beside_it_does(self) -> None:
        answer = checked(self.AGED, [self.submitted(dt.date(2025, 1, 1)), self.submitted(ON)])
        assert answer.complete is True

    def test_days_are_counted_too(self) -> None:
        aged = paper("health", max_age=CalendarDays(30))
        assert checked(aged, [self.submitted(ON - dt.timedelta(days=30))]).complete is True
        assert checked(aged, [self.submitted(ON - dt.timedelta(days=31))]).complete is False

    def test_a_bare_code_is_the_clerks_word_that_it_is_in_order(self) -> None:
        assert checked(self.AGED, ["health"]).complete is True

    def test_without_a_day_of_issue_nobody_can_tell(self) -> None:
        answer = checked(self.AGED, [self.submitted(None)])
        assert (answer.complete, answer.undecided) == (None, ("health",))
        assert "day of issue is not known" in str(answer.why("health", "en"))

    def test_without_a_day_to_check_on_nobody_can_tell(self) -> None:
        assert checked(self.AGED, [self.submitted(ON)], on=None).complete is None

    def test_a_paper_of_tomorrow_is_refused(self) -> None:
        with pytest.raises(BadValue, match="day of issue of paper health"):
            checked(self.AGED, [self.submitted(dt.date(2026, 8, 29))])

    def test_a_waived_paper_does_not_expire(self) -> None:
        aged = paper("health", max_age=Months(6), waived_if=Condition.parse("residence_in_database"))
        answer = checked(aged, [self.submitted(dt.date(2025, 1, 1))], residence_in_database=True)
        assert (answer.complete, answer.expired) == (True, ())

    def test_an_expired_alternative_is_said_so_while_another_does(self) -> None:
        answer = checked(OneOf(self.AGED, DEED), [self.submitted(dt.date(2025, 1, 1)), "deed"])
        assert (answer.complete, answer.expired, answer.missing) == (True, ("health",), ())

    def test_a_day_is_a_date(self) -> None:
        with pytest.raises(NotADay):
            checked(self.AGED, on=dt.datetime(2026, 8, 28))


class TestSurplus:
    def test_a_paper_nothing_lists_is_a_finding_and_no_error(self) -> None:
        answer = checked(FORM, ["ct01", "household_book"])
        assert (answer.complete, answer.surplus) == (True, ("household_book",))
        assert "không được yêu cầu" in str(answer.why("household_book"))

    def test_a_paper_for_another_case(self) -> None:
        own = paper("deed", when=Condition.parse("home == 'own'"))
        assert checked(AllOf(FORM, own), ["ct01", "deed"], home="rented").surplus == ("deed",)
        group = AllOf(DEED, when=Condition.parse("home == 'own'"))
        assert checked(AllOf(FORM, group), ["ct01", "deed"], home="rented").surplus == ("deed",)

    def test_a_second_alternative(self) -> None:
        answer = checked(OneOf(DEED, LEASE), ["deed", "lease"])
        assert answer.surplus == ("lease",)
        assert checked(OneOf(AllOf(DEED, FORM), LEASE), ["deed", "form", "lease"]).surplus == ("form",)

    def test_a_paper_that_serves_in_one_place_is_not_surplus_in_another(self) -> None:
        tree = AllOf(OneOf(DEED, LEASE), OneOf(LEASE, PHOTO))
        assert checked(tree, ["deed", "lease"]).surplus == ()


class TestWhy:
    def test_every_line_names_its_rule(self) -> None:
        answer = checked(AllOf(FORM, WAIVABLE), ["ct01"], residence_in_database=False)
        why = answer.why("residence", "en")
        assert why.citations == (RULE,)
        assert str(why).splitlines() == [
            "Paper residence: missing – submit 1 original [154/2024/NĐ-CP, art. 5]",
            "  because it is not the case that residence_in_database",
        ]

    def test_a_code_nobody_named_is_unknown(self) -> None:
        with pytest.raises(UnknownCode) as caught:
            checked(FORM).why("ct001")
        assert caught.value.near == ("ct01",)
        with pytest.raises(UnknownCode) as caught:
            checked(FORM).why("deed")
        assert caught.value.near == ()
        with pytest.raises(BadValue, match="code of a paper"):
            checked(FORM).why(None)  # type: ignore[arg-type]  # the mistake under test

    def test_a_misspelt_paper_is_told_its_neighbour(self) -> None:
        assert str(checked(FORM, ["ct001"]).why("ct001", "en")).endswith("is ct01 meant?")
        assert "meant" not in str(checked(FORM, ["deed"]).why("deed", "en"))

    def test_capital_letters_are_a_misspelling(self) -> None:
        answer = checked(AllOf(FORM, DEED), ["CT01"])
        assert "là ct01 không?" in str(answer.why("CT01"))
        with pytest.raises(UnknownCode) as caught:
            answer.why("DEED")
        assert caught.value.near == ("deed",)

    @pytest.mark.parametrize("papers", [None, 5])
    def test_papers_are_a_list(self, papers: Any) -> None:
        with pytest.raises(BadValue, match="submitted papers"):
            checked(FORM, papers)

    @pytest.mark.parametrize(
        ("rule", "said"),
        [
            ({"originals": 2}, "2 originals"),
            ({"originals": 0, "copies": 1}, "1 copy"),
            ({"originals": 1, "copies": 2}, "1 original and 2 copies"),
            ({"copies": 1, "medium": Medium.COPY}, "2 (copy)"),
        ],
    )
    def test_it_says_how_many_are_asked(self, rule: dict[str, object], said: str) -> None:
        assert said in str(checked(paper("deed", **rule)).why("deed", "en"))

    def test_the_whole_answer_explains_itself(self) -> None:
        tree = AllOf(FORM, WAIVABLE, OneOf(DEED, LEASE))
        said = str(checked(tree, ["ct01", "lease"]).explain("en")).splitlines()
        assert said == [
            "It cannot be told yet whether the dossier is complete",
            "Paper residence: it cannot be told yet whether it is needed [154/2024/NĐ-CP, art. 5]",
            "Paper ct01: brought",
            "Paper deed: another paper does instead",
            "Paper lease: brought",
            "to be known: Residence found in the database?",
        ]
        assert str(checked(tree).explain()).startswith("Thành phần hồ sơ còn thiếu")
        assert [line.status for line in checked(tree).lines] == [
            PaperStatus.MISSING,
            PaperStatus.UNDECIDED,
            PaperStatus.MISSING,
            PaperStatus.NOT_ASKED,
        ]


class TestIfThereIsOne:
    NOTE = paper("note", optional=True)

    def test_a_paper_for_those_who_have_it_is_never_missing(self) -> None:
        answer = checked(AllOf(FORM, self.NOTE), ["ct01"])
        assert answer.complete is True
        assert str(answer.why("note", "en")) == "Paper note: brought by those who have it"

    def test_and_never_surplus(self) -> None:
        answer = checked(AllOf(FORM, self.NOTE), ["ct01", "note"])
        assert (answer.surplus, answer.lines[1].status) == ((), PaperStatus.PRESENT)

    def test_it_is_no_alternative(self) -> None:
        with pytest.raises(BadValue, match="a paper brought by those who have it"):
            OneOf(FORM, self.NOTE)


class TestForms:
    OLD = PaperForm("CT01", InForce(dt.date(2021, 7, 1), dt.date(2025, 12, 31)), Citation("56/2021/TT-BCA"))
    NEW = PaperForm("CT01", InForce(dt.date(2025, 7, 1)), Citation("53/2025/TT-BCA"))
    DECLARATION = paper("ct01", forms=(OLD, NEW))

    @pytest.mark.parametrize(
        ("on", "form", "complete"),
        [
            (dt.date(2025, 12, 31), "56/2021/TT-BCA", True),
            (dt.date(2026, 1, 1), "56/2021/TT-BCA", False),
            (dt.date(2026, 1, 1), "53/2025/TT-BCA", True),
            (dt.date(2026, 1, 1), "1/1990/TT-BNV", True),
            (dt.date(2026, 1, 1), None, True),
            (None, "56/2021/TT-BCA", True),
        ],
        ids=["in its time", "replaced", "the new one", "one no rule names", "not said which", "on no day"],
    )
    def test_a_form_may_be_filed_while_it_is_in_force(
        self, on: dt.date | None, form: str | None, complete: bool
    ) -> None:
        brought = SubmittedPaper("ct01", originals=1, form=form)
        assert checked(AllOf(self.DECLARATION), [brought], on=on).complete is complete

    def test_a_replaced_form_is_filled_in_again_and_the_reason_is_said(self) -> None:
        answer = checked(AllOf(self.DECLARATION), [SubmittedPaper("ct01", originals=1, form="56/2021/TT-BCA")])
        assert (answer.missing, answer.expired) == (("ct01",), ("ct01",))
        assert "filled in on a form that was replaced" in str(answer.why("ct01", "en"))


class TestWords:
    def test_reasons_are_in_the_words_of_the_questions(self) -> None:
        home = Fact(
            "home",
            "text",
            Text("Chỗ ở là gì?", "Which home?"),
            choices=["own", "rented"],
            label=Text("chỗ ở", "home"),
            labels={"own": Text("nhà của mình", "a home of one's own")},
        )
        deed = paper("deed", when=Condition.parse("home in ('own', 'rented')"))
        answer = check(AllOf(deed), [], facts={"home": "own"}, declared=[home])
        assert str(answer.why("deed", "en")).splitlines()[1].strip() == (
            "because home is a home of one's own or rented (given: a home of one's own)"
        )

    def test_a_paper_that_is_there_is_told_what_made_it_asked(self) -> None:
        lease = paper("lease", when=Condition.parse("not own_home and age < 6"))
        facts = {"own_home": False, "age": 5}
        declared = [Fact("own_home", "boolean", Text("?", "?")), Fact("age", "integer", Text("?", "?"))]
        answer = check(AllOf(lease), ["lease"], facts=facts, declared=declared)
        assert [line.strip() for line in str(answer.why("lease", "en")).splitlines()[1:]] == [
            "because it is not the case that own_home",
            "because age is below 6 (given: 5)",
        ]


class TestAssumed:
    """What nobody gave, and a default stands in for, is never said to have been given."""

    def answer(self, **facts: str) -> Completeness:
        residence = reference_catalogue().find("1.004222", on=ON)
        return residence.check(["ct01"], on=ON, home="own", channel="counter", facts=facts)

    def test_a_look_up_nobody_told_of_is_said_to_be_assumed(self) -> None:
        why = self.answer()
        assert "(giả định khi chưa khai: chưa tra cứu)" in str(why.why("proof_of_home"))
        assert "(assumed while not given: not tried)" in str(why.why("proof_of_home", "en"))
        assert "(đã khai: chưa tra cứu)" not in str(why.explain())

    def test_one_that_was_told_is_said_to_be_given(self) -> None:
        assert "(đã khai: chưa tra cứu)" in str(self.answer(home_lookup="not_tried").why("proof_of_home"))

    def test_the_answer_is_the_same(self) -> None:
        assert self.answer().missing == self.answer(home_lookup="not_tried").missing == ("proof_of_home",)

    def test_what_decided_alone_is_marked_too(self) -> None:
        poor = Fact("poor", "boolean", Text("Hộ nghèo?", "Poor?"), default=False, label=Text("hộ nghèo", "poor"))
        declared = check(paper("fee_slip", when=Condition.parse("not poor")), (), facts={}, declared=[poor])
        assert "(giả định khi chưa khai)" in str(declared.why("fee_slip"))


class TestAskingOnce:
    def test_everything_that_is_missing_is_named_in_one_request(self) -> None:
        answer = checked(AllOf(FORM, DEED, PHOTO), ["photo"])
        assert str(answer.supplement_request("en")).splitlines() == [
            "Please bring all of these at once:",
            "Paper ct01: missing – submit 1 original",
            "Paper deed: missing – submit 1 original",
        ]

    def test_while_facts_are_open_nothing_is_asked(self) -> None:
        answer = checked(AllOf(FORM, paper("deed", when=Condition.parse("home == 'own'"))))
        with pytest.raises(UndecidedFacts):
            answer.supplement_request()

    def test_of_a_complete_dossier_nothing_is_asked(self) -> None:
        with pytest.raises(BadValue, match="a dossier that lacks nothing"):
            checked(AllOf(FORM), ["ct01"]).supplement_request()

    def test_what_may_not_be_asked_for_is_a_finding_with_its_reason(self) -> None:
        answer = checked(AllOf(FORM, DEED, WAIVABLE), ["ct01"], residence_in_database=True)
        demanded = answer.overasked(["deed", "residence", "photo", "photo"])
        assert [line.code for line in demanded] == ["residence", "photo"]
        assert "waived" in demanded[0].steps[1].say("en")
        assert [step.say("en") for step in demanded[1].steps] == ["photo: may not be asked for"]

    def test_whether_an_alternative_is_for_the_case_decides_what_is_missing(self) -> None:
        """Two of three are there if the deed counts, and it counts for an own home only."""
        own = AllOf(paper("deed", when=Condition.parse("home == 'own'")))
        answer = checked(AllOf(FORM, AtLeast(2, own, LEASE, PHOTO)), ["deed", "lease"])
        assert (answer.complete, list(answer.questions)) == (False, ["home"])
        assert checked(AllOf(FORM, AtLeast(2, own, LEASE, PHOTO)), ["deed", "lease"], home="rented").missing == (
            "ct01",
            "photo",
        )

    def test_an_expired_alternative_nobody_needs_is_not_asked_for(self) -> None:
        old = SubmittedPaper("photo", originals=1, issued_on=dt.date(2025, 1, 1))
        answer = checked(AllOf(OneOf(paper("photo", max_age=Months(6)), DEED), FORM), [old, "deed"])
        assert "photo" not in str(answer.supplement_request("en"))

    def test_while_an_age_is_unknown_nothing_is_asked(self) -> None:
        undated = SubmittedPaper("photo", originals=1)
        answer = checked(AllOf(paper("photo", max_age=Months(6)), DEED), [undated])
        with pytest.raises(UndecidedFacts) as caught:
            answer.supplement_request()
        assert [str(question) for question in caught.value.questions.values()] == ["Giấy photo: cấp ngày nào?"]

    def test_a_paper_good_past_the_last_day_there_is_is_good(self) -> None:
        brought = SubmittedPaper("photo", originals=1, issued_on=dt.date(9999, 12, 1))
        for age in (Months(6), CalendarDays(60)):
            tree = AllOf(paper("photo", max_age=age))
            assert checked(tree, [brought], on=dt.date(9999, 12, 31)).complete is True


class TestTheAnswerFirst:
    """Whether it is complete is decided without a sentence, and every sentence is there when somebody asks."""

    TREE = AllOf(FORM, paper("deed", when=Condition.parse("home == 'own'")), WAIVABLE)

    def test_no_sentence_is_made_before_somebody_asks_for_one(self, monkeypatch: pytest.MonkeyPatch) -> None:
        asked: list[object] = []

        def lines(*given: object) -> tuple[PaperLine, ...]:
            asked.append(given)
            return ()

        monkeypatch.setattr("motcua.completeness.checking.lines", lines)
        answer = checked(self.TREE, ["ct01", "photo"], home="own")
        assert (answer.complete, answer.missing, answer.surplus) == (False, ("deed",), ("photo",))
        assert repr(answer).startswith("Completeness(complete=False")
        assert not asked
        assert answer.lines == answer.lines == ()
        assert len(asked) == 1

    def test_one_who_looked_and_one_who_did_not_hold_the_same_answer(self) -> None:
        looked, new = (checked(self.TREE, ["ct01"], home="own") for _ in range(2))
        assert looked.lines
        assert (looked, hash(looked)) == (new, hash(new))
        assert looked != checked(self.TREE, ["ct01"], home="rented")
        assert looked != "complete"

    def test_it_travels_with_its_sentences(self) -> None:
        answer = checked(self.TREE, ["ct01"], home="own")
        again = pickle.loads(pickle.dumps(answer))
        assert again == answer
        assert str(again.explain("en")) == str(answer.explain("en"))

    def test_a_list_that_is_asked_again_answers_the_same(self) -> None:
        asked = Checklist(self.TREE, FACTS)
        for facts in ({}, {"home": "own"}, {"home": "rented", "residence_in_database": True}, {"channel": "post"}):
            for papers in ([], ["ct01"], ["deed", "ct01"], [SubmittedPaper("ct01", originals=1)], "ct01"):
                first, again = (asked.check(papers, ON, facts) for _ in range(2))
                anew = check(self.TREE, papers, on=ON, facts=facts, declared=FACTS)
                assert first == again == anew
                assert str(first.explain()) == str(again.explain()) == str(anew.explain())

    def test_a_number_that_decides_the_same_is_told_as_it_is(self) -> None:
        """The list remembers that somebody was young enough, and not how old anybody was."""
        age = Fact("age", "integer", Text("Bao nhiêu tuổi?", "How old?"), label=Text("tuổi", "age"))
        asked = Checklist(AllOf(FORM, paper("consent", when=Condition.parse("age < 6"))), (age,))
        assert [asked.check(["ct01"], ON, {"age": n}).missing for n in (5, 4, 6)] == [("consent",), ("consent",), ()]
        assert [f"given: {n}" in str(asked.check([], ON, {"age": n}).explain("en")) for n in (5, 4)] == [True] * 2
        assert asked.check(["ct01"], ON, {}).questions == {"age": age.question}

    def test_a_list_does_not_remember_without_end(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("motcua.completeness.checking.MOST_KNOWN", 2)
        asked = Checklist(self.TREE, FACTS)
        cases = [{"home": home, "channel": channel} for home in ("own", "rented") for channel in Channel]
        for facts in cases:
            assert asked.check(["ct01"], ON, facts) == check(self.TREE, ["ct01"], on=ON, facts=facts, declared=FACTS)
            assert asked.asked(facts) == asked.asked(facts)

    def test_facts_may_stand_in_any_mapping(self) -> None:
        assert checked(self.TREE, home="own") == check(
            self.TREE, [], on=ON, facts=Table({"home": "own"}), declared=FACTS
        )


class TestWrongTypes:
    @pytest.mark.parametrize(
        "mistake",
        [
            lambda: SubmittedPaper(FIVE),
            lambda: SubmittedPaper("a", originals=10**5000),
            lambda: Paper(FIVE, TEXT),
            lambda: Paper("a", WORD),
            lambda: Paper("a", TEXT, when=WORD),
            lambda: Paper("a", TEXT, waived_if=WORD),
            lambda: Paper("a", TEXT, forms=FIVE),
            lambda: Paper("a", TEXT, by_channel=FIVE),
            lambda: Paper("a", TEXT, by_channel=NOT_PAIRS),
            lambda: Paper("a", TEXT, by_channel=NO_PAIRS),
            lambda: AllOf(FORM, when=WORD),
            lambda: AtLeast(10**5000, FORM),
            lambda: Fact(FIVE, "text", TEXT),
            lambda: Fact("a", "text", WORD),
            lambda: Fact("a", "integer", TEXT, least=WORD),
            lambda: Fact("a", "integer", TEXT, least=10**5000),
            lambda: Fact("a", "text", TEXT, choices=FIVE),
            lambda: Fact("a", "text", TEXT, choices=["x"], labels=FIVE),
            lambda: check(FORM, NO_CODES, facts={}),
            lambda: check(FORM, [], facts=FIVE),
            lambda: check(FORM, [], facts=NUMBERED),
            lambda: check(FORM, [], facts={}, declared=FIVE),
            lambda: checked(FORM).overasked([FIVE]),
        ],
        ids=itertools.count(1),
    )
    def test_what_is_of_another_kind_is_our_error(self, mistake: Callable[[], object]) -> None:
        with pytest.raises(BadValue):
            mistake()

    def test_more_shared_papers_than_anybody_can_weigh_are_refused(self) -> None:
        ring = [paper(f"p{n}") for n in range(13)]
        tree = AllOf(*(OneOf(one, two) for one, two in zip(ring, [*ring[1:], ring[0]], strict=True)))
        with pytest.raises(LimitExceeded, match="13 papers that stand in several places"):
            checked(tree)


def test_questions_stand_in_a_table() -> None:
    questions: Any = [1]
    with pytest.raises(BadValue, match="questions of a check: met list"):
        attrs.evolve(checked(WAIVABLE), questions=questions)
