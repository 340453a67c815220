"""Certification (2.000815, 2.000884, 2.000908, 2.001035), clause by clause."""

import datetime as dt
import re
from typing import Any

import pytest

from motcua.adapters.rulefiles import reference_catalogue
from motcua.calendar import national_calendar, office_time
from motcua.citation import Citation
from motcua.completeness import SubmittedPaper
from motcua.conditions import Channel
from motcua.errors import NoPromise, NotInForce, UndecidedFacts, UnknownFact
from motcua.money import VND
from motcua.papers import Medium
from motcua.procedure import Procedure
from motcua.timelimit import SameDay, Stages, WorkingDays

CALENDAR = national_calendar()
NOW = dt.date(2026, 8, 28)
COPIES = reference_catalogue().find("2.000815", on=NOW)


def version(code: str, day: str | dt.date = NOW) -> Procedure:
    return reference_catalogue().find(code, on=dt.date.fromisoformat(str(day)))


class TestDecree23:
    """Decree 23/2015/NĐ-CP, from 10 April 2015; by 07/2025/NĐ-CP (9 January 2025) and 280/2025/NĐ-CP (1 November)."""

    FIRSTS = (dt.date(2015, 4, 10), dt.date(2025, 1, 9), dt.date(2025, 11, 1))

    @pytest.mark.parametrize("code", ["2.000815", "2.000884", "2.000908", "2.001035"])
    def test_all_four_have_its_versions(self, code: str) -> None:
        versions = reference_catalogue().versions(code)
        assert tuple(one.in_force.first for one in versions) == self.FIRSTS
        assert [one.amended_by.verified for one in versions if one.amended_by] == [True, True, False]
        with pytest.raises(NotInForce):
            version(code, "2015-04-09")

    @pytest.mark.parametrize("code", ["2.000815", "2.000884", "2.000908", "2.001035"])
    def test_no_amendment_touched_the_limits(self, code: str) -> None:
        first, *later = reference_catalogue().versions(code)
        assert [one.limits for one in later] == [first.limits] * 2

    @pytest.mark.parametrize("code", ["2.000815", "2.000884", "2.001035"])
    def test_from_november_2025_others_may_sign(self, code: str) -> None:
        signs = [version(code, day).authority.signs for day in ("2025-10-31", "2025-11-01")]
        assert ["ủy quyền" in str(one) for one in signs] == [False, True]


class TestTheSameDay:
    """Decree 23/2015/NĐ-CP, art. 7: the same day; received after 15:00, the next working day."""

    @pytest.mark.parametrize(("clock", "day"), [("07:30", 27), ("15:00", 27), ("15:01", 28), ("16:59", 28)])
    def test_three_in_the_afternoon_divides_the_day(self, clock: str, day: int) -> None:
        due = COPIES.due(office_time(f"2026-08-27 {clock}"), CALENDAR)
        assert (due.date, due.rule) == (dt.date(2026, 8, day), Citation("23/2015/NĐ-CP", "7"))

    def test_the_decree_of_2025_leaves_it_as_it_was(self) -> None:
        """Decree 280/2025/NĐ-CP, from 1 November 2025."""
        before = reference_catalogue().find("2.000815", on=dt.date(2025, 10, 31))
        assert before.limits == COPIES.limits
        assert before.amended_by != COPIES.amended_by


class TestExtension:
    """Decree 23/2015/NĐ-CP, art. 21: at most 2 working days more, or longer by written agreement."""

    MORNING = office_time("2026-08-26 09:00")

    def test_the_ordinary_limit_stands_until_the_office_claims_more(self) -> None:
        assert COPIES.limit() == SameDay(cutoff=dt.time(15))

    def test_a_large_request_takes_two_working_days_more(self) -> None:
        assert COPIES.limit(extension="large") == Stages(SameDay(cutoff=dt.time(15)), WorkingDays(2))
        assert COPIES.due(self.MORNING, CALENDAR, extension="large").date == dt.date(2026, 8, 28)

    def test_after_three_both_rules_apply(self) -> None:
        received = office_time("2026-08-26 15:30")
        assert COPIES.due(received, CALENDAR, extension="large").date == dt.date(2026, 9, 3)

    def test_what_was_agreed_in_writing_only_the_agreement_says(self) -> None:
        with pytest.raises(NoPromise, match="theo thỏa thuận bằng văn bản"):
            COPIES.due(self.MORNING, CALENDAR, extension="agreed")


class TestPapers:
    """Decree 23/2015/NĐ-CP, art. 20: the original is shown; the office copies it unless it has no means to."""

    def test_the_original_is_shown(self) -> None:
        assert COPIES.check([]).missing == ("original",)
        assert COPIES.check(["original"]).complete is True

    def test_the_copy_is_asked_for_only_where_the_office_cannot_make_it(self) -> None:
        assert COPIES.check(["original"]).waived == ("copy",)
        assert COPIES.check(["original"], copied_by_office=False).missing == ("copy",)

    def test_it_is_done_at_the_counter(self) -> None:
        assert COPIES.channels == (Channel.COUNTER,)


class TestSignatures:
    """Decree 23/2015/NĐ-CP, art. 7 and 24: the same day, of an identity paper and the paper to be signed."""

    @pytest.mark.parametrize(
        ("received", "day"),
        [
            ("2025-01-08 15:00", "2025-01-08"),
            ("2025-01-08 15:01", "2025-01-09"),
            ("2025-01-09 15:01", "2025-01-10"),
            ("2025-10-31 15:00", "2025-10-31"),
            ("2025-10-31 15:01", "2025-11-03"),
            ("2025-11-03 15:01", "2025-11-04"),
        ],
    )
    def test_three_in_the_afternoon_divides_the_day_in_every_version(self, received: str, day: str) -> None:
        at = office_time(received)
        due = version("2.000884", at.date()).due(at, CALENDAR)
        assert (str(due.date), due.rule) == (day, Citation("23/2015/NĐ-CP", "7"))

    def test_it_has_no_extension(self) -> None:
        with pytest.raises(UnknownFact):
            version("2.000884").limit(extension="large")

    def test_the_officer_asks_for_a_translation_of_what_is_not_understood(self) -> None:
        signed = version("2.000884")
        assert signed.check(["identity", "document"]).complete is True
        assert signed.check(["identity", "document"], translation_wanted=True).missing == ("translation",)

    @pytest.mark.parametrize(("day", "card"), [("2025-01-08", False), ("2025-01-09", True)])
    def test_which_papers_identify_changed_with_the_identity_law(self, day: str, card: bool) -> None:
        identity = next(iter(version("2.000884", day).papers))
        assert ("thẻ căn cước," in identity.name.vi) is card

    @pytest.mark.parametrize("code", ["2.000884", "2.000908"])
    @pytest.mark.parametrize(("day", "certified"), [("2025-01-09", True), ("2025-10-31", True), ("2025-11-01", False)])
    def test_in_2025_its_copy_had_to_be_certified(self, code: str, day: str, *, certified: bool) -> None:
        """Decree 23/2015/NĐ-CP, art. 17.1 and 24.1.a, by 07/2025/NĐ-CP; the page of 2026 takes any copy."""
        (identity,) = (one for one in version(code, day).papers if one.code == "identity")
        assert ("bản sao có chứng thực" in identity.name.vi) is certified

    @pytest.mark.parametrize("code", ["2.000884", "2.000908"])
    @pytest.mark.parametrize(
        ("day", "plain"),
        [("2025-01-08", False), ("2025-01-09", False), ("2025-10-31", False), ("2025-11-01", True)],
    )
    def test_a_copy_identifies_as_well(self, code: str, day: str, *, plain: bool) -> None:
        """Decree 23/2015/NĐ-CP, art. 17.1 and 24.1.a: the original or a certified copy; of 2026, any copy."""
        asked = version(code, day)
        facts: dict[str, Any] = {"channel": "counter"} | ({"filed_by": "holder"} if code == "2.000908" else {})
        for medium, does in (("original", True), ("certified-copy", True), ("copy", plain), ("scan", False)):
            shown = SubmittedPaper("identity", int(medium == "original"), int(medium != "original"), medium=medium)
            assert asked.check([shown, "document"], **facts).complete is does

    def test_ten_thousand_for_each_paper_however_many_sign_it(self) -> None:
        """226/2016/TT-BTC, art. 4."""
        assert version("2.000884").quote(on=NOW, cases=1).total == VND(10_000)
        with pytest.raises(UndecidedFacts):
            _ = version("2.000884").quote(on=NOW).total


class TestFromTheRegister:
    """Decree 23/2015/NĐ-CP, art. 17: the same day (art. 17.4 refers to art. 7); free."""

    @pytest.mark.parametrize("channel", ["counter", "online", "post"])
    @pytest.mark.parametrize(
        ("received", "day"), [("2025-10-31 15:00", "2025-10-31"), ("2025-11-03 15:01", "2025-11-04")]
    )
    def test_the_one_day_of_the_portal_is_only_the_ceiling(self, received: str, day: str, channel: str) -> None:
        at = office_time(received)
        due = version("2.000908", at.date()).due(at, CALENDAR, channel=channel)
        assert (str(due.date), due.rule) == (day, Citation("23/2015/NĐ-CP", "17", "4"))

    @pytest.mark.parametrize(
        ("filed_by", "missing"),
        [("holder", ()), ("representative", ("relationship",)), ("family", ("relationship",))],
    )
    def test_who_is_not_the_holder_proves_the_relation(self, filed_by: str, missing: tuple[str, ...]) -> None:
        assert version("2.000908").check(["identity"], filed_by=filed_by, channel="counter").missing == missing

    def test_data_at_hand_replace_both_papers(self) -> None:
        answer = version("2.000908").check(
            [], filed_by="family", identity_lookup="found", relationship_lookup="found", channel="online"
        )
        assert (answer.complete, answer.waived) == (True, ("identity", "relationship"))

    @pytest.mark.parametrize("outcome", ["not_tried", "incomplete", "unavailable"])
    def test_a_look_up_that_gives_nothing_brings_them_back(self, outcome: str) -> None:
        answer = version("2.000908").check([], filed_by="holder", identity_lookup=outcome, channel="counter")
        assert answer.missing == ("identity",)

    def test_before_november_2025_nothing_was_looked_up(self) -> None:
        with pytest.raises(UnknownFact):
            version("2.000908", "2025-10-31").check([], filed_by="holder", identity_lookup="found")

    def test_it_is_free(self) -> None:
        assert version("2.000908").quote(on=NOW).total == VND(0)


class TestTransactions:
    """Decree 23/2015/NĐ-CP, art. 36 and 37: 2 working days, longer only by written agreement."""

    @pytest.mark.parametrize(
        ("received", "day"),
        [
            ("2025-01-08 09:00", "2025-01-10"),
            ("2025-01-09 09:00", "2025-01-13"),
            ("2025-10-31 09:00", "2025-11-04"),
            ("2025-11-03 15:30", "2025-11-05"),
            ("2026-08-28 15:20", "2026-09-04"),
        ],
    )
    def test_two_working_days_in_every_version(self, received: str, day: str) -> None:
        at = office_time(received)
        due = version("2.001035", at.date()).due(at, CALENDAR)
        assert (str(due.date), due.rule) == (day, Citation("23/2015/NĐ-CP", "37"))

    def test_what_was_agreed_in_writing_only_the_agreement_says(self) -> None:
        with pytest.raises(NoPromise, match="theo thỏa thuận bằng văn bản"):
            version("2.001035").due(office_time("2026-08-26 09:00"), CALENDAR, extension="agreed")

    def test_of_what_is_registered_the_certificate_is_asked(self) -> None:
        transaction = version("2.001035")
        assert transaction.check(["draft"], registered_asset=True, channel="counter").missing == (
            "ownership_certificate",
        )
        assert transaction.check(["draft"], registered_asset=False, channel="counter").complete is True

    @pytest.mark.parametrize("medium", ["original", "certified-copy", "e-document"])
    @pytest.mark.parametrize("channel", ["counter", "post"])
    def test_a_certified_copy_on_paper_or_as_a_file_does(self, channel: str, medium: str) -> None:
        """Decree 280/2025/NĐ-CP: *bản chính, bản sao có chứng thực hoặc bản sao điện tử được chứng thực*."""
        certificate = SubmittedPaper("ownership_certificate", copies=1, medium=medium)
        answer = version("2.001035").check(["draft", certificate], registered_asset=True, channel=channel)
        assert answer.complete is True

    @pytest.mark.parametrize(
        ("day", "counts"), [("2025-01-09", (0, 1)), ("2025-10-31", (0, 1)), ("2025-11-01", (1, 0))]
    )
    def test_until_november_2025_a_copy_was_filed_and_the_original_shown(
        self, day: str, counts: tuple[int, int]
    ) -> None:
        """Decree 23/2015/NĐ-CP, art. 36.1.b, by 07/2025/NĐ-CP; 280/2025/NĐ-CP asks for one that proves itself."""
        (paper,) = (one for one in version("2.001035", day).papers if one.code == "ownership_certificate")
        assert (paper.originals, paper.copies) == counts
        assert ("đối chiếu" in paper.name.vi) is (counts == (0, 1))

    def test_in_peril_of_death_a_will_needs_none(self) -> None:
        answer = version("2.001035").check(["draft"], registered_asset=True, deathbed_will=True, channel="counter")
        assert (answer.complete, answer.waived) == (True, ("ownership_certificate",))

    def test_fifty_thousand_each_and_nothing_for_farm_credit(self) -> None:
        """226/2016/TT-BTC, art. 4 and 5."""
        transaction = version("2.001035")
        assert transaction.quote(on=NOW, cases=2).total == VND(100_000)
        assert transaction.quote(on=NOW, cases=1, farm_credit=True).total == VND(0)


class TestOriginalOrCopy:
    """What the words of a paper allow, its row takes, in every procedure."""

    WORDS = re.compile(r"bản chính(?:, bản sao| hoặc bản sao)(?P<certified> có chứng thực)?", re.IGNORECASE)

    def test_a_paper_whose_words_take_a_copy_takes_it_at_the_counter(self) -> None:
        found = [
            (one.code, paper.code, words["certified"] is not None, paper.asked(Channel.COUNTER).medium)
            for entry in reference_catalogue()
            for one in reference_catalogue().versions(entry.code)
            for paper in one.papers
            if (words := self.WORDS.search(paper.name.vi))
        ]
        assert {str(code) for code, *_ in found} == {"2.000884", "2.000908", "2.001035"}
        wrong = [
            (code, paper)
            for code, paper, certified, medium in found
            if medium is not (Medium.CERTIFIED_COPY if certified else Medium.COPY)
        ]
        assert wrong == []
