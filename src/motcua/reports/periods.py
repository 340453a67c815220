"""The days that official reports count, by the cut-offs of the law, or any others."""

import datetime as dt
from typing import Final

import attrs

from motcua.annotated import as_annotated
from motcua.checks import expect_day, shown
from motcua.citation import Citation
from motcua.compiled import forms as rows
from motcua.errors import BadValue
from motcua.hooks import Carried
from motcua.wording import Text, said

__all__ = ["Period"]

_CITE, _VERIFIED, _FIRST_DAY, _LAST_DAY = rows.CUT_OFFS
_MONTHS: Final = 12


def _text(days: "Period") -> Text:
    return said("period.days", first=expect_day(days.first), last=expect_day(days.last))


@attrs.frozen(field_transformer=as_annotated)
class Period(Carried):
    """The days a report counts (*kỳ báo cáo*), both ends included.

    The named periods end in the middle of a month (NĐ 09/2019/NĐ-CP art. 12; the article was not read itself, the days
    are those of instruments that repeat it). ``Period(first, last)`` takes any days.

    >>> Period.month(2026, 9)
    Period(first=datetime.date(2026, 8, 15), last=datetime.date(2026, 9, 14))
    >>> Period.year(2026).say("en")
    'year 2026 (15 Dec 2025 – 14 Dec 2026)'
    """

    first: dt.date
    last: dt.date
    name: Text = attrs.field(default=attrs.Factory(_text, takes_self=True), kw_only=True, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        for day in (self.first, self.last):
            expect_day(day)
        if self.last < self.first:
            raise BadValue("reporting period", f"{self.first} to {self.last}", "a last day on or after the first")

    @classmethod
    def month(cls, year: int, month: int) -> "Period":
        """The 15th of the month before to the 14th (*báo cáo tháng*)."""
        return cls._official("month", year, month)

    @classmethod
    def quarter(cls, year: int, quarter: int) -> "Period":
        """The 15th of the month before the quarter to the 14th of its last month (*báo cáo quý*)."""
        return cls._official("quarter", year, quarter)

    @classmethod
    def half_year(cls, year: int, half: int) -> "Period":
        """15 December to 14 June, or 15 June to 14 December (*báo cáo 6 tháng*)."""
        return cls._official("half-year", year, half)

    @classmethod
    def nine_months(cls, year: int) -> "Period":
        """15 December of the year before to 14 September (*báo cáo 9 tháng*)."""
        return cls._official("nine-months", year, 1)

    @classmethod
    def year(cls, year: int) -> "Period":
        """15 December of the year before to 14 December (*báo cáo năm*)."""
        return cls._official("year", year, 1)

    @classmethod
    def _official(cls, code: str, year: int, number: int) -> "Period":
        months = rows.PERIODS[code]
        for what, met, least, most in (("year", year, 2, 9999), (code, number, 1, _MONTHS // months)):
            if type(met) is not int or not least <= met <= most:
                right = f"a whole number from {least} to {most}"
                raise BadValue(f"{what} of a reporting period", shown(met, 40, spell=repr), right)
        before, closing = months * (number - 1), months * number
        first = dt.date(year, before, _FIRST_DAY) if before else dt.date(year - 1, _MONTHS, _FIRST_DAY)
        period = cls(first, dt.date(year, closing, _LAST_DAY))
        return attrs.evolve(period, name=said(f"period.{code}", year=str(year), number=number, days=period.name))

    @property
    def citation(self) -> Citation:
        """Where the cut-off days of the named periods stand written."""
        return Citation.parse(_CITE, verified=_VERIFIED)

    def __contains__(self, day: object) -> bool:
        return self.first <= expect_day(day) <= self.last

    def say(self, locale: str) -> str:
        """The name of the period with its days."""
        return self.name.say(locale)

    def __str__(self) -> str:
        return self.say("vi")
