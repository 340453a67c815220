"""What real procedures ask of the model, point by point, each shown on the reference catalogue."""

import datetime as dt
from typing import Any

import attrs
import pytest

from motcua.calendar import national_calendar, office_time
from motcua.catalogue import Catalogue
from motcua.completeness import SubmittedPaper
from motcua.conditions import Channel
from motcua.dated import InForce
from motcua.errors import NoFeeLevel, NoPromise, UnreadableLimit
from motcua.money import VND
from motcua.papers import Action, Medium, OneOf, Paper
from motcua.procedure import LimitKind, Procedure
from motcua.reference import reference_catalogue, reference_fee_schedules
from motcua.reports import Period, SettlementReport, SettlementRow, settlement
from motcua.timelimit import CalendarDays, SameDay, Stages, TimeLimit, WorkingDays
from motcua.wording import Text

pytestmark = pytest.mark.answers("conditions")

TODAY = dt.date(2026, 8, 28)
CALENDAR = national_calendar()
CATALOGUE = reference_catalogue()
BORN: Any = {"child": "ordinary", "parents_married": False, "filed_by": "parent", "channel": "counter"}


def of(code: str, on: dt.date = TODAY, jurisdiction: str | None = None) -> Procedure:
    return CATALOGUE.find(code, on=on, jurisdiction=jurisdiction)


def paper(procedure: Procedure, code: str) -> Paper:
    return next(one for one in procedure.papers if one.code == code)


class TestImplication1:
    """A procedure is keyed by code, days in force and jurisdiction."""

    def test_one_code_has_another_level_of_time_on_other_days(self) -> None:
        before, after = of("1.013225", dt.date(2026, 6, 30)), of("1.013225", dt.date(2026, 7, 1))
        assert before.limit(case="house") == CalendarDays(15)
        assert after.limit(case="house") == WorkingDays(7)

    def test_the_announcement_is_no_legal_basis(self) -> None:
        birth = of("1.001193")
        assert str(birth.announced_by) == "163/QĐ-BTP"
        assert birth.announced_by not in birth.legal_basis

    def test_a_province_lies_over_it_for_its_own_days(self) -> None:
        local = reference_fee_schedules()["building-permit-hai-phong"]
        permit = of("1.013225")
        assert permit.localised(fees=local).fees != permit.fees

    def test_versions_are_compared_in_words(self) -> None:
        *_, before, after = CATALOGUE.versions("1.001776")
        unchanged = attrs.evolve(before, in_force=InForce(before.in_force.first))
        (change,) = Catalogue.of([unchanged]).diff(Catalogue.of([before, after]))
        assert (change.kind, change.since) == ("amended", after.in_force.first)


class TestImplication2:
    """Cases hang on declared facts."""

    def test_a_building_permit_has_seven_cases(self) -> None:
        assert len(of("1.013225").cases) == 7

    def test_a_civil_status_matter_has_four_cases_with_times_of_their_own(self) -> None:
        matter = of("1.004859")
        limits = {case.code: matter.limit(case=case.code, verification=False) for case in matter.cases}
        assert limits == {
            "supplement": SameDay(cutoff=dt.time(15)),
            "change": WorkingDays(3),
            "correction": WorkingDays(3),
            "ethnicity": WorkingDays(3),
        }


class TestImplication3:
    """A requirement is a tree."""

    BIRTH = of("1.001193")

    def test_a_certificate_of_birth_or_a_witness_or_an_undertaking(self) -> None:
        group = next(item for item in getattr(self.BIRTH.papers, "items", ()) if isinstance(item, OneOf))
        assert [one.code for one in group][:3] == ["birth_certificate", "witness_statement", "undertaking"]
        brought = ["declaration", "identity", "undertaking"]
        answer = self.BIRTH.check(brought, residence_lookup="found", **BORN)
        assert answer.complete is True

    def test_what_one_has_is_brought_if_there_is_one(self) -> None:
        optional = [(str(one.code), leaf.code) for one in CATALOGUE for leaf in one.papers if leaf.optional]
        assert optional


class TestImplication4:
    """The same paper is shown at the counter, copied by post, looked up or uploaded online."""

    def test_action_and_medium_follow_the_channel(self) -> None:
        identity = paper(of("1.000894"), "identity")
        assert identity.asked(Channel.COUNTER).action is Action.PRESENT
        assert identity.asked(Channel.POST).medium is Medium.CERTIFIED_COPY
        assert identity.asked(Channel.ONLINE).action is not Action.PRESENT


class TestImplication5:
    """Data replace a paper; a look-up that fails brings it back; to ask for more is a finding."""

    @pytest.mark.parametrize(("found", "missing"), [("found", ()), ("unavailable", ("residence_proof",))])
    def test_a_look_up(self, found: str, missing: tuple[str, ...]) -> None:
        brought = ["declaration", "identity", "birth_certificate"]
        answer = of("1.001193").check(brought, residence_lookup=found, **BORN)
        assert answer.missing == missing

    def test_asking_for_a_paper_nobody_lists(self) -> None:
        answer = of("1.004222").check(["ct01"], home="own", channel="counter")
        assert [line.code for line in answer.overasked(["household_book"])] == ["household_book"]


class TestImplication6:
    """Forms have an issuing text and days; results have codes, may be refusals, and may end."""

    def test_a_form_that_was_replaced(self) -> None:
        residence = of("1.004222")
        declaration = paper(residence, "ct01")
        current = {form.citation.document for form in declaration.forms if TODAY in form.in_force}
        assert current == {"53/2025/TT-BCA"}
        old = SubmittedPaper("ct01", originals=1, form="56/2021/TT-BCA")
        answer = residence.check([old, "proof_of_home"], on=TODAY, home="own", channel="counter")
        assert answer.expired == ("ct01",)

    def test_a_result_may_be_a_refusal_slip_or_have_an_end(self) -> None:
        assert any(result.refusal for result in of("1.004222").results)
        assert any(result.valid_for for one in CATALOGUE for result in one.results)


class TestImplication7:
    """A time limit is an expression, not a number."""

    def test_same_day_with_a_cut_off(self) -> None:
        certification = of("2.000815")
        assert certification.due(office_time("2026-08-24 15:00"), CALENDAR).date == dt.date(2026, 8, 24)
        assert certification.due(office_time("2026-08-24 15:01"), CALENDAR).date == dt.date(2026, 8, 25)

    def test_an_upper_bound_that_replaces_it(self) -> None:
        parentage = of("1.001022")
        assert (parentage.limit(verification=False), parentage.limit(verification=True)) == (
            WorkingDays(3),
            WorkingDays(8),
        )

    def test_additions_and_an_addition_without_an_end(self) -> None:
        assert of("1.013978", dt.date(2025, 8, 1)).limit(
            case="registration_and_certificate", remote_area=True
        ) == WorkingDays(30)
        with pytest.raises(NoPromise):
            of("2.000815").due(office_time("2026-08-24 09:00"), CALENDAR, extension="agreed")

    def test_stages_in_mixed_units(self) -> None:
        worship = of("1.010803", dt.date(2025, 6, 2))
        assert worship.limit() == Stages(WorkingDays(5), WorkingDays(7), CalendarDays(12))

    def test_days_never_become_working_days_and_a_bare_number_is_refused(self) -> None:
        assert of("2.001263").limit() == CalendarDays(30)
        with pytest.raises(UnreadableLimit):
            TimeLimit.parse("20")

    def test_a_limit_may_count_from_another_event(self) -> None:
        review = of("1.011607")
        (rule,) = [one for one in review.limits if one.promises and not one.adds]
        assert rule.since is not None


class TestImplication8:
    """Deadlines belong to several parties; only the agency's total is a return date."""

    def test_each_says_whom_it_binds_and_what_it_is(self) -> None:
        birth, adoption = of("1.001193"), of("2.001263")
        assert {rule.binds.value for rule in birth.limits} == {"agency", "applicant", "consulted"}
        assert {rule.kind for rule in adoption.limits} >= {LimitKind.STEP, LimitKind.POSTING, LimitKind.PERIODIC}
        assert adoption.due(office_time("2026-08-24 09:00"), CALENDAR).limit == CalendarDays(30)


class TestImplication9:
    """A value beside one channel is no rule until somebody says why."""

    def test_no_shipped_limit_differs_by_channel_without_a_reason(self) -> None:
        assert not [finding for finding in CATALOGUE.lint() if finding.code == "channels-differ"]


class TestImplication10:
    """Fees: free, per page with a cap, per copy, by channel, left to a council; unknown is never zero."""

    def test_pages_in_tiers_with_a_cap_for_each_copy(self) -> None:
        quote = of("2.000815").quote(on=TODAY, pages=500, copies=2)
        assert quote.total == VND(400_000)

    def test_online_is_a_price_of_its_own(self) -> None:
        residence = of("1.004222")
        totals = [residence.quote(on=TODAY, channel=channel).total for channel in ("counter", "online")]
        assert totals == [VND(20_000), VND(10_000)]

    def test_left_to_a_council_is_unknown_and_free_is_zero(self) -> None:
        with pytest.raises(NoFeeLevel):
            _ = of("1.013225").quote(on=TODAY).total
        assert of("1.014027").quote(on=TODAY).total == VND(0)


class TestImplication11:
    """Who receives need not decide, nor sign; levels change with the days."""

    def test_roles(self) -> None:
        authority = of("2.000815").authority
        assert authority.receives != authority.decides
        assert authority.signs is not None

    def test_the_district_decided_until_it_ended(self) -> None:
        assert of("1.001776", dt.date(2025, 6, 30)).level == "district"
        assert of("1.001776", dt.date(2025, 7, 1)).level == "commune"


class TestImplication12:
    """A package is a graph with one promise."""

    def test_birth_residence_and_insurance(self) -> None:
        package = CATALOGUE.link("birth", on=TODAY)
        waits = {part.code: part.waits_for for part in package.parts}
        assert waits == {"birth": (), "residence": ("birth",), "health-insurance": ("birth",)}


class TestImplication13:
    """Some procedures must be done first."""

    def test_they_are_named_by_code(self) -> None:
        (vehicle,) = of("1.004222").requires
        assert (str(vehicle.code), str(vehicle.when)) == ("1.013313", "home == 'vehicle'")


class TestImplication14:
    """Time that is not counted is told apart from the limit; the clock stops when it happens."""

    def test_a_verification_stops_the_clock(self) -> None:
        excluded = [rule for rule in of("1.000894").limits if rule.kind is LimitKind.EXCLUDED]
        assert excluded
        assert not any(rule.promises for rule in excluded)


class TestImplication15:
    """Counts of a counter add up: 14,488 = 14,398 + 90 and 6,064 = 6,063 + 1."""

    @pytest.mark.parametrize(("received", "settled", "still_open"), [(14_488, 14_398, 90), (6_064, 6_063, 1)])
    def test_a_report_that_says_what_the_office_said_adds_up(
        self, received: int, settled: int, still_open: int
    ) -> None:
        row = SettlementRow(Text("Một cửa", "One-stop shop"), received=received, settled=settled, open=still_open)
        sums = [problem.path for problem in self.report(row).check() if "settled + open" in problem.right]
        assert sums == []

    def test_one_dossier_lost_is_found(self) -> None:
        row = SettlementRow(Text("Một cửa", "One-stop shop"), received=14_488, settled=14_398, open=89)
        sums = [problem.path for problem in self.report(row).check() if "settled + open" in problem.right]
        assert sums == ["$.total.received", "$.rows[0].received"]

    def report(self, row: SettlementRow) -> SettlementReport:
        empty = settlement([], Period(dt.date(2026, 1, 1), dt.date(2026, 12, 31)))
        return attrs.evolve(empty, rows=(row,), total=row)
