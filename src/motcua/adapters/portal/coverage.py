"""How much of a set of pages was read: exact, doubted or absent by part, the doubts by kind, the faults of the data."""

import enum
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final

import attrs

from motcua.adapters.portal.doubts import DoubtKind, Part
from motcua.adapters.portal.readings import FOREIGN, Reading, RowReading
from motcua.annotated import as_annotated

__all__ = ["FAULTS", "Coverage", "Verdict", "coverage"]


class Verdict(enum.StrEnum):
    """What came of one thing on a page."""

    EXACT = "exact"
    DOUBTED = "doubted"
    ABSENT = "absent"


FAULTS: Final[Mapping[str, frozenset[DoubtKind]]] = {
    "lost-units": frozenset({DoubtKind.LOST_UNIT, DoubtKind.RUN_TOGETHER}),
    "contradicting-channels": frozenset({DoubtKind.CHANNELS_DIFFER}),
    "contradicting-prose": frozenset(
        {
            DoubtKind.PROSE_DIFFERS,
            DoubtKind.CASES_DIFFER,
            DoubtKind.SAME_DAY,
            DoubtKind.EXTENDED,
            DoubtKind.STAGES_EXCEED,
            DoubtKind.OTHER_START,
            DoubtKind.NO_LIMIT_SET,
        }
    ),
    "not-its-own-content": FOREIGN,
    "stale-levels": frozenset({DoubtKind.STALE_LEVEL}),
}
"""The faults of the data themselves (*chất lượng dữ liệu*), each with the doubts that show it."""
BY_ROW: Final = (Part.LIMITS, Part.FEES)
"""Parts that are counted by rows of the table of channels."""
BY_PAGE: Final = (
    *(Part.PAPERS, Part.CASES, Part.FORMS, Part.LEGAL_BASIS, Part.RESULTS, Part.DECISION, Part.LEVELS),
    *(Part.CODE, Part.NAME, Part.FIELD, Part.CHANNELS, Part.CONDITIONS),
)
"""Parts that are counted by pages; of what speaks against a page as a whole the faults tell."""


@attrs.frozen(field_transformer=as_annotated)
class Coverage:
    """The coverage of a set of pages (*mức độ đọc được*)."""

    pages: int
    rows: int
    stated: int
    """Rows that carry a number with its unit."""
    stated_exact: int
    parts: Mapping[Part, Mapping[Verdict, int]]
    kinds: Mapping[DoubtKind, int]
    """Pages on which a kind of doubt was met."""
    faults: Mapping[str, tuple[str, ...]]
    """The codes of the pages that show each fault of the data."""
    fees: int
    """The fees of the drafts."""
    fees_untold: int
    """Those of which the page does not say whether they are phí or lệ phí."""


def coverage(readings: Iterable[Reading]) -> Coverage:
    """What was read of these pages."""
    pages = rows = stated = exact = fees = untold = 0
    parts: dict[Part, Counter[Verdict]] = {part: Counter() for part in (*BY_ROW, *BY_PAGE)}
    kinds: Counter[DoubtKind] = Counter()
    faults: dict[str, list[str]] = {name: [] for name in FAULTS}
    for reading in readings:
        pages += 1
        met = {doubt.kind for doubt in reading.doubts}
        kinds.update(met)
        for name, signs in FAULTS.items():
            if met & signs:
                faults[name].append(reading.page.code)
        for row in reading.rows:
            rows += 1
            stated += row.stated
            exact += row.stated and row.limit is not None
            parts[Part.LIMITS][_limit_verdict(row)] += 1
            parts[Part.FEES][_fee_verdict(row)] += 1
        drafted = reading.procedure.fees.fees if reading.procedure is not None else ()
        fees += len(drafted)
        untold += sum(fee.kind is None for fee in drafted)
        understood = {one.part for one in reading.understood}
        for part in BY_PAGE:
            doubted = bool(reading.doubted(part))
            parts[part][Verdict.DOUBTED if doubted else Verdict.EXACT if part in understood else Verdict.ABSENT] += 1
    named = {name: tuple(codes) for name, codes in faults.items()}
    return Coverage(pages, rows, stated, exact, parts, kinds, named, fees, untold)


def _limit_verdict(row: RowReading) -> Verdict:
    if row.limit is not None:
        return Verdict.EXACT
    return Verdict.DOUBTED if row.doubts or row.stated else Verdict.ABSENT


def _fee_verdict(row: RowReading) -> Verdict:
    if row.fee.understood:
        return Verdict.EXACT
    return Verdict.DOUBTED if row.fee.doubts else Verdict.ABSENT
