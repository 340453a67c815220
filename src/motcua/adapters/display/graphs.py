"""The charts of the reports: how each field was settled, and how far each indicator got."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Final

from motcua.adapters.display.figures import Bar, Picture, bars
from motcua.reports import IndicatorReport, ProvincialReport, SettlementReport, SettlementRow
from motcua.wording import say

__all__ = ["of_report"]

_COLOURS: Final[Mapping[str, str]] = {
    "early": "#1b7837",
    "on_time": "#7fbf7b",
    "late": "#b2182b",
    "open_in_time": "#bdbdbd",
    "open_late": "#ef8a62",
}


def of_report(report: SettlementReport | ProvincialReport | IndicatorReport, locale: str) -> tuple[Picture, ...]:
    """The charts of a report, one for each of its parts; none of one without numbers."""
    if isinstance(report, IndicatorReport):
        drawn, caption, whole = [_reached(report, locale)], "chart.indicators", 1
    else:
        parts = (report.own, report.communes) if isinstance(report, ProvincialReport) else (report,)
        drawn, caption, whole = [_settled(part, locale) for part in parts], "chart.settlement", None
    return tuple(bars(some, say(caption, locale), whole=whole) for some in drawn if some)


def _settled(report: SettlementReport, locale: str) -> list[Bar]:
    return [Bar(row.field.say(locale), _parts(row, locale), str(row.received)) for row in report.rows]


def _parts(row: SettlementRow, locale: str) -> list[tuple[str, Fraction | int, str]]:
    counts = ((column, int(getattr(row, column))) for column in _COLOURS)
    return [(say(f"report.{column}", locale, {"n": count}), count, _COLOURS[column]) for column, count in counts]


def _reached(report: IndicatorReport, locale: str) -> list[Bar]:
    shares = [(one, one.value) for one in report if one.unit == "percent"]
    return [
        Bar(f"{one.number} {one.name.say(locale)}", [(one.say(locale), share, _COLOURS["on_time"])], one.say(locale))
        for one, share in shares
        if share is not None
    ]
