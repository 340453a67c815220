"""Reports, whatever the dossiers: they add up, rows count as dossiers do, and real offices get their numbers back."""

import datetime as dt
from collections.abc import Iterator
from itertools import pairwise
from random import Random
from typing import ClassVar

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.dossiers import COMMUNE, SEVEN_DAYS, at
from tests.lives import EXAMPLES, life

from motcua.dossier import Dossier
from motcua.errors import MotcuaError
from motcua.procedure import Procedure
from motcua.reports import CHANNELS, DossierRow, Period, columns_of, row_of, settlement, verdict
from motcua.wording import Text

FIELDS = [Text("Hộ tịch", "Civil status"), Text("Đất đai", "Land"), Text("Cư trú", "Residence")]
START = dt.date(2026, 1, 1)
days = st.integers(0, 300).map(lambda n: START + dt.timedelta(days=n))


@st.composite
def rows(draw: st.DrawFn) -> DossierRow:
    """A dossier of 2026 as a database may have it."""
    received = draw(days)
    later = st.none() | st.integers(0, 60).map(lambda n: received + dt.timedelta(days=n))
    due, ended, stopped = draw(later), draw(later), draw(later)
    return DossierRow(
        "D-1",
        draw(st.sampled_from(FIELDS)),
        draw(st.sampled_from(CHANNELS)),
        received,
        due,
        due and draw(later),
        ended_on=ended,
        stopped_on=min(stopped, ended) if stopped and ended else stopped,
    )


class TestIdentities:
    """Form 07a: (3) = (4)+…+(8) = (9)+(13), and (8) of a period is (13) of the one before."""

    @given(st.lists(rows(), max_size=20), st.sampled_from(["current", "original"]))
    def test_hold_of_any_rows_in_any_month(self, some: list[DossierRow], against: str) -> None:
        reports = [settlement(some, Period.month(2026, month), against=against) for month in range(1, 13)]
        assert [report.check() for report in reports] == [()] * 12
        assert [after.check(before) for before, after in pairwise(reports)] == [()] * 11

    @given(st.lists(rows(), max_size=20))
    def test_the_months_settle_what_the_year_settles(self, some: list[DossierRow]) -> None:
        months = [settlement(some, Period.month(2026, month)).total for month in range(1, 13)]
        year = settlement(some, Period.year(2026)).total
        assert sum(month.settled for month in months) == year.settled
        assert months[-1].open == year.open
        assert sum(month.received - month.carried_over for month in months) == year.received - year.carried_over

    @given(st.lists(rows(), max_size=20))
    def test_the_cells_of_a_group_share_no_dossier(self, some: list[DossierRow]) -> None:
        some = [attrs.evolve(row, id=str(number)) for number, row in enumerate(some)]
        report = settlement(some, Period.half_year(2026, 1))
        behind = [row.id for column in ("settled", "open") for row in report.cell(None, column).dossiers]
        assert sorted(behind) == sorted(row.id for row in report.cell(None, "received").dossiers)
        assert len(behind) == len(set(behind))


class TestRowsAndDossiers:
    @settings(max_examples=max(EXAMPLES // 4, 10))
    @given(st.integers(0, 10**9))
    def test_a_row_is_judged_as_its_dossier(self, seed: int) -> None:
        dossier = life(Random(seed))
        last = dossier.history[-1].at.date()
        row = row_of(dossier, on=last)
        if row is None:
            return
        closing = dt.datetime.combine(last, dt.time.max, COMMUNE.calendar.zone)
        try:
            expected = dossier.timeliness(closing)
        except MotcuaError:
            assert verdict(row, last) is None
        else:
            assert verdict(row, last) == expected
            assert columns_of(row, Period(row.received_on, last)) is not None


def months(dossiers: list[Dossier]) -> list[Period]:
    """The months one after another in which something happened to them, or had, and one more."""
    told = [event.at.date() for dossier in dossiers for event in dossier.history]
    told += [dossier.received_at.date() for dossier in dossiers if dossier.accepted_at]
    first, last = min(told), max(told) + dt.timedelta(days=50)
    spanned = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    return [Period.month(month // 12, month % 12 + 1) for month in spanned]


class TestLives:
    """Suspended, extended, appointed anew, withdrawn, taken over, corrected: each is received once and settled once."""

    @settings(max_examples=max(EXAMPLES // 10, 10))
    @given(st.integers(0, 10**9), st.sampled_from(["current", "original"]))
    def test_what_is_open_is_carried_over_whatever_happens(self, seed: int, against: str) -> None:
        chance = Random(seed)
        one = life(chance)
        others = (life(chance) for _ in range(20))
        near = [other for other in others if abs((other.history[0].at - one.history[0].at).days) < 90]
        lived = [one, *near[:2]]
        reports = [settlement(lived, period, against=against) for period in months(lived)]
        assert [report.check() for report in reports] == [()] * len(reports)
        assert [after.check(before) for before, after in pairwise(reports)] == [()] * (len(reports) - 1)
        came = sum(report.total.received - report.total.carried_over for report in reports)
        assert came == sum(report.total.settled for report in reports) + reports[-1].total.open


# ── Real offices ──────────────────────────────────────────────────────────────────────────────────────────────────────
# The totals are those three real offices published; the days are made up, since nobody published them.

YEAR_2021 = Period.year(2021)
RECEIVED = at("2021-03-01 08:00")
SETTLED = at("2021-03-08 09:00")


def dossiers(many: int, still_open: int, of: Procedure = SEVEN_DAYS) -> Iterator[Dossier]:
    """So many dossiers of 2021, of which some are still open: one of each, as often as it happened."""
    told = {"office": COMMUNE, "at": SETTLED, "received": RECEIVED, "promise": dt.date(2021, 3, 10)}
    for number in range(many):
        state = "in-progress" if number < still_open else "returned"
        ended = {} if number < still_open else {"finished": SETTLED, "outcome": "granted"}
        yield Dossier.adopt(of, state=state, id=f"D-{number}", **told, **ended)  # type: ignore[arg-type]


class TestRealOffices:
    @pytest.mark.parametrize(
        ("received", "settled", "still_open"),
        [(14_488, 14_398, 90), (6_064, 6_063, 1)],
        ids=["Sông Lô 2021", "Nghèn 2021"],
    )
    def test_get_their_totals_back_from_dossiers(self, received: int, settled: int, still_open: int) -> None:
        report = settlement(dossiers(received, still_open), YEAR_2021)
        assert report.check() == ()
        assert (report.total.received, report.total.settled, report.total.open) == (received, settled, still_open)
        assert (report.total.late, report.total.early) == (0, settled)
        assert len(report.cell(None, "open").dossiers) == still_open

    DIEN_HONG: ClassVar = {"Đất đai, xây dựng": 219, "Hộ tịch": 11_333, "Lao động, người có công, xã hội": 202}
    """11,754 dossiers since July 2016, by field."""

    def test_dien_hong_gets_its_fields_back_from_dossiers(self) -> None:
        given = [
            dossier
            for field, many in self.DIEN_HONG.items()
            for dossier in dossiers(many, 0, attrs.evolve(SEVEN_DAYS, field=Text(field, field)))
        ]
        report = settlement(given, YEAR_2021)
        assert report.check() == ()
        assert {row.field.vi: row.settled for row in report.rows} == self.DIEN_HONG
        assert report.total.received == 11_754

    def test_dien_hong_gets_them_back_from_rows_of_its_own_years(self) -> None:
        fields = self.DIEN_HONG
        since = dt.date(2016, 7, 1)
        table = [
            {"id": f"{field}-{n}", "field": field, "channel": "counter", "received_on": since + dt.timedelta(n % 700)}
            for field, many in fields.items()
            for n in range(many)
        ]
        report = settlement(table, Period(since, dt.date(2018, 6, 30)))
        assert report.check() == ()
        assert {row.field.vi: row.received for row in report.rows} == fields
        assert report.total.received == 11_754
