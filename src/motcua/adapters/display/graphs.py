"""The charts of the reports: how each field was settled, and how far each indicator got."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Final

from motcua.adapters.display.figures import Bar, Picture, bars
from motcua.reports import IndicatorReport, SettlementReport, SettlementRow
from motcua.wording import say

__all__ = ["of_report"]

_COLOURS: Final[Mapping[str, str]] = {
    "early": "#1b7837",
    "on_time": "#7fbf7b",
    "late": "#b2182b",
    "open_in_time": "#bdbdbd",
    "open_late": "#ef8a62",
}


def of_report(report: SettlementReport | IndicatorReport, locale: str) -> tuple[Picture, ...]:
    """The charts of a report; none of one without numbers."""
    drawn = _settled(report, locale) if isinstance(report, SettlementReport) else _reached(report, locale)
    caption = "chart.settlement" if isinstance(report, SettlementReport) else "chart.indicators"
    whole = None if isinstance(report, SettlementReport) else 1
    return (bars(drawn, say(caption, locale), whole=whole),) if drawn else ()


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
