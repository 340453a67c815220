"""No rule rests on a paper that was not yet written: what a circular of 2020 asks for, nobody owed in 2016."""

import datetime as dt
import re
from collections.abc import Iterator
from typing import Final

import pytest

from motcua.citation import Citation
from motcua.errors import NoFeeLevel
from motcua.fees import Adjustment, FeeLevel, FeeSchedule
from motcua.linked import LinkedProcedure
from motcua.procedure import Procedure
from motcua.reference import reference_catalogue, reference_fee_schedules

CATALOGUE = reference_catalogue()
VERSIONS = [one for code in sorted({str(one.code) for one in CATALOGUE}) for one in CATALOGUE.versions(code)]
PACKAGES = [one for entry in CATALOGUE.packages for one in entry.versions]
ALL: Final[list[Procedure | LinkedProcedure]] = [*VERSIONS, *PACKAGES]


def year(citation: Citation | None) -> int:
    """The year in the number of a document; 0 where the number has none."""
    found = re.search(r"/((?:19|20)[0-9]{2})/", citation.document) if citation else None
    return int(found[1]) if found else 0


def rules(version: Procedure | LinkedProcedure) -> Iterator[Citation | None]:
    """What a version's limits, papers and parts rest on."""
    if isinstance(version, Procedure):
        yield from (rule.citation for rule in (*version.limits, *version.papers, *version.results))
        return
    for part in version.parts:
        yield from (part.citation, *(rule.citation for rule in part.limits), *(share.citation for share in part.shares))
    yield from (total.citation for total in version.totals)
    yield from (paper.citation for paper in version.papers or ())


def fee_rules(schedule: FeeSchedule) -> Iterator[tuple[str, int, Citation | None]]:
    for fee in schedule.fees:
        rules: list[FeeLevel | Adjustment] = [*fee.levels, *fee.adjustments]
        for rule in rules:
            if rule.in_force:
                yield fee.item, rule.in_force.first.year, rule.citation


def test_no_limit_and_no_paper_is_older_than_what_it_rests_on() -> None:
    """15/2015/TT-BTP and 04/2020/TT-BTP: what the younger circular asks for is asked for from its first day."""
    younger = [
        (str(version.code), str(version.in_force.first), str(citation))
        for version in ALL
        for citation in rules(version)
        if year(citation) > version.in_force.first.year
    ]
    assert younger == []


def test_what_a_version_lists_as_its_basis_was_written_before_it_ended() -> None:
    younger = [
        (str(version.code), str(version.in_force.last), str(citation))
        for version in ALL
        for citation in version.legal_basis
        if version.in_force.last and year(citation) > version.in_force.last.year
    ]
    assert younger == []


@pytest.mark.parametrize(
    ("on", "circular"),
    [
        ("2016-12-31", "02/2014/TT-BTC"),
        ("2017-01-01", "250/2016/TT-BTC"),
        ("2020-01-12", "250/2016/TT-BTC"),
        ("2020-01-13", "85/2019/TT-BTC"),
    ],
)
def test_the_province_set_the_charges_of_civil_status_under_one_circular_after_another(on: str, circular: str) -> None:
    """02/2014/TT-BTC, 250/2016/TT-BTC, 85/2019/TT-BTC, none of them read; without a level nobody may take it."""
    quote = reference_fee_schedules()["civil-status"].quote(
        on=dt.date.fromisoformat(on), act="parentage", civil_status_exempt_as="none"
    )
    (line,) = quote.lines
    assert line.citation == Citation(circular, verified=False)
    with pytest.raises(NoFeeLevel):
        _ = quote.total


def test_no_tariff_is_older_than_what_it_rests_on() -> None:
    younger = [
        (item, since, str(citation))
        for schedule in reference_fee_schedules().values()
        for item, since, citation in fee_rules(schedule)
        if year(citation) > since
    ]
    assert younger == []
