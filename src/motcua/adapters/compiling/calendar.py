"""The notices of ``data/calendar`` and the projection after them as literals: papers, days, and what is still open."""

import datetime as dt
from collections.abc import Iterable
from typing import Final

from motcua.adapters.projection import holidays_on_weekends, lunar_days, project, projection_rules
from motcua.adapters.rulefiles import load_notices
from motcua.adapters.rulefiles.catalogue import DATA
from motcua.calendar.days import Notice, OpenQuestion
from motcua.errors import ContradictoryNotice

__all__ = ["literal"]

NOTICES: Final = DATA / "calendar"
TYPES: Final = {
    "NOTICES": "tuple[str, bool, str, str | None, str, str, str | None]",
    "DAYS": "tuple[str, str, str, str, int, str | None]",
    "OPEN": "tuple[str, str, str, tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]]",
}


def literal() -> str:
    """The source of ``compiled/calendar.py``; two papers that decide one day raise ``ContradictoryNotice``."""
    rules = projection_rules()
    decided = load_notices(NOTICES)
    through = max(notice.decides_through for notice in decided if notice.decides_through)
    years = range(through.year + 1, rules.last_day.year + 1)
    projection = project(rules, years, lunar_days(years))
    covered = range(rules.first_day.year, rules.last_day.year + 1)
    notices = (*decided, *projection.notices)
    papers = list(dict.fromkeys(_paper(notice) for notice in notices))
    return "\n".join(
        (
            f'AS_OF = "{rules.as_of}"',
            f'FIRST_DAY = "{rules.first_day}"',
            f'LAST_DAY = "{rules.last_day}"',
            f'DECIDED_THROUGH = "{through}"',
            _table("NOTICES", papers),
            _table("DAYS", _days(notices, papers)),
            _table("OPEN", map(_question, projection.questions)),
            f"HOLIDAYS_ON_WEEKENDS: tuple[str, ...] = {_isos(holidays_on_weekends(covered))!r}",
            "",
        )
    )


def _table(name: str, rows: Iterable[tuple[object, ...]]) -> str:
    lines = "".join(f"    {row!r},\n" for row in rows)
    return f"{name}: tuple[{TYPES[name]}, ...] = (\n{lines})"


def _paper(notice: Notice) -> tuple[object, ...]:
    citation, title = notice.citation, notice.title
    signed_on, through = _iso(notice.signed_on), _iso(notice.decides_through)
    return str(citation), citation.verified, notice.issuer, signed_on, title.vi, title.en, through


def _days(notices: Iterable[Notice], papers: list[tuple[object, ...]]) -> list[tuple[object, ...]]:
    rows: dict[dt.date, tuple[object, ...]] = {}
    for notice in notices:
        paper = papers.index(_paper(notice))
        for day in notice.days:
            if day.date in rows:
                raise ContradictoryNotice(notice.number, (day.date,), "decides a day that another row decides")
            reason, name = day.reason.value, day.name
            rows[day.date] = (day.date.isoformat(), reason, name.vi, name.en, paper, _iso(day.swapped_with))
    return [rows[date] for date in sorted(rows)]


def _question(question: OpenQuestion) -> tuple[object, ...]:
    choices = tuple((_isos(off), _isos(worked)) for off, worked in question.choices)
    return question.code, question.name.vi, question.name.en, choices


def _isos(days: Iterable[dt.date]) -> tuple[str, ...]:
    return tuple(day.isoformat() for day in sorted(days))


def _iso(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None
