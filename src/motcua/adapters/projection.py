"""What the law and its precedents let one expect of years that no notice covers yet.

Used when rows are compiled, never at run time. Two lunar days a year come from the installed ``holidays`` (UTC+7);
everything else from ``data/calendar/projected/rules.toml``. Exchanges of working days are never expected: what nobody
has decided becomes an open question whose first choice is the projection.
"""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final, TypeAlias

import attrs
import holidays

from motcua.adapters.rulefiles.catalogue import DATA
from motcua.adapters.rulefiles.reading import read_toml, structure
from motcua.annotated import as_annotated
from motcua.calendar.days import SATURDAY, WEEKEND, Notice, NoticeDay, OpenQuestion, Reason
from motcua.citation import Citation
from motcua.errors import BadValue
from motcua.wording import Text, short_date

__all__ = ["Projection", "Rules", "lone_weekdays", "lunar_days", "project", "projection_rules"]

RULES: Final = DATA / "calendar" / "projected" / "rules.toml"
ONE_DAY: Final = dt.timedelta(days=1)
LUNAR: Final = {"tet": "Tết Nguyên Đán", "hung_kings": "Ngày Giỗ Tổ Hùng Vương"}
"""The lunar days the law names → what ``holidays`` calls them in Vietnamese."""

LunarDays: TypeAlias = Mapping[tuple[str, int], dt.date]
_Days: TypeAlias = frozenset[dt.date]
_Choices: TypeAlias = list[tuple[_Days, _Days]]
_NONE: Final[_Days] = frozenset()


# ── Rules ─────────────────────────────────────────────────────────────────────────────────────


@attrs.frozen(field_transformer=as_annotated)
class Law:
    """A heading for projected days: the law they follow from."""

    cite: Citation
    issuer: str
    signed_on: dt.date
    title: Text


@attrs.frozen(field_transformer=as_annotated)
class Question:
    """What to call an open question; ``{year}`` or ``{day}`` in its name is filled in."""

    code: str
    name: Text

    def of_year(self, year: int, choices: _Choices) -> OpenQuestion:
        """The question as it stands in that year."""
        name = Text(*(text.replace("{year}", str(year)) for text in (self.name.vi, self.name.en)))
        return OpenQuestion(f"{self.code}-{year}", name, tuple(choices))

    def of_day(self, day: dt.date, choices: _Choices) -> OpenQuestion:
        """The question about one day."""
        vi, en = (getattr(self.name, locale).replace("{day}", short_date(day, locale)) for locale in ("vi", "en"))
        return OpenQuestion(f"{self.code}-{day}", Text(vi, en), tuple(choices))


@attrs.frozen(field_transformer=as_annotated)
class MadeUp:
    """The rule that gives the next working day instead of a weekend day, and the name of that day."""

    cite: Citation
    name: Text


@attrs.frozen(kw_only=True, field_transformer=as_annotated)
class YearDay:
    """A day of every year, solar or lunar."""

    month: int | None = None
    day: int | None = None
    lunar: str | None = None

    def __attrs_post_init__(self) -> None:
        given = self.month is not None, self.day is not None, self.lunar in LUNAR
        if given not in {(True, True, False), (False, False, True)}:
            raise BadValue("day of the year", "another mixture", f"month and day, or lunar = {' or '.join(LUNAR)}")

    def on(self, year: int, lunar: LunarDays) -> dt.date:
        """The day in that year."""
        return lunar[self.lunar, year] if self.lunar else dt.date(year, self.month or 1, self.day or 1)


@attrs.frozen(kw_only=True, field_transformer=as_annotated)
class Holiday(YearDay):
    """A day off fixed by law; ``in_doubt`` asks about a make-up that no rule gives."""

    name: Text
    cite: Citation
    made_up: MadeUp | None = None
    in_doubt: Question | None = None


@attrs.frozen(field_transformer=as_annotated)
class Choice:
    """One way to decide: days off counted from the day named, and the weekdays of that day on which it is expected."""

    days: tuple[int, ...]
    weekdays: tuple[int, ...]


@attrs.frozen(kw_only=True, field_transformer=as_annotated)
class Chosen(YearDay):
    """Days off that the Prime Minister chooses each year, around a day of the year."""

    name: Text
    reason: Reason
    cite: Citation
    made_up: MadeUp
    question: Question
    choices: tuple[Choice, ...]

    def likeliest_first(self, near: dt.date) -> list[Choice]:
        """The choices, the one precedent expects before the others."""
        return sorted(self.choices, key=lambda choice: near.weekday() not in choice.weekdays)


@attrs.frozen(field_transformer=as_annotated)
class Bridges:
    """How far from a lone weekday the Saturday worked for it may lie, in days."""

    earliest: int
    latest: int
    question: Question


@attrs.frozen(field_transformer=as_annotated)
class Rules:
    """The rules of ``rules.toml``, and the days the calendar covers."""

    as_of: dt.date
    first_day: dt.date
    last_day: dt.date
    laws: tuple[Law, ...]
    holidays: tuple[Holiday, ...]
    chosen: tuple[Chosen, ...]
    bridges: Bridges

    def __attrs_post_init__(self) -> None:
        rules: tuple[Holiday | Chosen, ...] = (*self.holidays, *self.chosen)
        cited = {rule.cite for rule in rules} | {rule.made_up.cite for rule in rules if rule.made_up}
        for cite in cited - {law.cite for law in self.laws}:
            raise BadValue("citation", str(cite), "one of the laws")


def projection_rules(path: Path = RULES) -> Rules:
    """The rules of the release; raises ``BadInput`` with every problem of the file."""
    return structure(read_toml(path), Rules, path.name)


def lunar_days(years: Iterable[int]) -> dict[tuple[str, int], dt.date]:
    """The lunar days of those years in Vietnamese time, as the installed ``holidays`` has them.

    Make-up days, exchanges and the days around Tết are not taken from it. Raises ``BadValue`` when a name is gone from
    it or stands for more than one day of a year.

    >>> lunar_days([2030])["tet", 2030]  # a day earlier than in China
    datetime.date(2030, 2, 2)
    """
    wanted = sorted(years)
    known = holidays.country_holidays("VN", years=wanted, observed=False, language="vi", expand=False)
    found: dict[tuple[str, int], dt.date] = {}
    for lunar, name in LUNAR.items():
        days = known.get_named(name, lookup="exact")
        if [day.year for day in sorted(days)] != wanted:
            raise BadValue(f"{name} in holidays", f"{len(days)} days", f"one in each of {len(wanted)} years")
        found |= {(lunar, day.year): day for day in days}
    return found


# ── Days ──────────────────────────────────────────────────────────────────────────────────────


@attrs.frozen(field_transformer=as_annotated)
class Projection:
    """Projected days under the law they follow from, and what is left open."""

    notices: tuple[Notice, ...]
    questions: tuple[OpenQuestion, ...]


@attrs.frozen
class _Off:
    """A day off, on whatever weekday it falls."""

    date: dt.date
    reason: Reason
    name: Text
    cite: Citation
    made_up: MadeUp | None


def holidays_on_weekends(years: Iterable[int]) -> tuple[dt.date, ...]:
    """The lawful holidays that fall on a weekend, as the installed ``holidays`` has them: nobody serves then.

    >>> holidays_on_weekends([2027])[:2]
    (datetime.date(2027, 2, 6), datetime.date(2027, 2, 7))
    """
    known = holidays.country_holidays("VN", years=list(years), observed=False, language="vi", expand=False)
    return tuple(sorted(day for day in known if day.weekday() in known.weekend))


def project(rules: Rules, years: range, lunar: LunarDays) -> Projection:
    """The days off of those years as law and precedent have them, and a question for everything left open."""
    named = [day for year in years for day in _named(rules, year, lunar)]
    days = list(_on_weekdays(named))
    off = _dates(days)
    choices = [question for year in years for question in _questions(rules, year, lunar)]
    doubts = list(_doubts(rules, years, lunar, off))
    bridges = {day: _saturdays(rules.bridges, day, _dates(named), years) for day in lone_weekdays(off)}
    questions = [*_bridged(rules.bridges, choices, bridges), *doubts]
    return Projection(_notices(rules.laws, days), tuple(sorted(questions, key=lambda question: min(question.days))))


def lone_weekdays(off: Collection[dt.date]) -> list[dt.date]:
    """The weekdays that lie alone between two days off, weekends included: the days that exchanges are made of."""
    beside = {day + ONE_DAY for day in off} | {day - ONE_DAY for day in off}
    return sorted(
        day for day in beside if not _is_off(day, off) and _is_off(day - ONE_DAY, off) and _is_off(day + ONE_DAY, off)
    )


def _is_off(day: dt.date, off: Collection[dt.date]) -> bool:
    return day.weekday() in WEEKEND or day in off


def _dates(days: Iterable[_Off]) -> _Days:
    return frozenset(day.date for day in days)


def _named(rules: Rules, year: int, lunar: LunarDays, *, without: Chosen | None = None) -> list[_Off]:
    """The days off that law and the likeliest choices name, before any is made up."""
    days = [_Off(h.on(year, lunar), Reason.STATUTORY, h.name, h.cite, h.made_up) for h in rules.holidays]
    for chosen in rules.chosen:
        if chosen is not without:
            near = chosen.on(year, lunar)
            days += _taken(chosen, near, chosen.likeliest_first(near)[0])
    return days


def _taken(chosen: Chosen, near: dt.date, choice: Choice) -> list[_Off]:
    days = (near + place * ONE_DAY for place in choice.days)
    return [_Off(day, chosen.reason, chosen.name, chosen.cite, chosen.made_up) for day in days]


def _on_weekdays(days: Iterable[_Off]) -> Iterator[_Off]:
    """The weekdays off: those named, and the next working day for each weekend day that is made up (art. 111.3)."""
    ordered = sorted(days, key=lambda day: day.date)
    taken = set(_dates(ordered))
    for day in ordered:
        if day.date.weekday() not in WEEKEND:
            yield day
        elif day.made_up:
            instead = _next_working_day(day.date, taken)
            taken.add(instead)
            yield _Off(instead, Reason.COMPENSATORY, day.made_up.name, day.made_up.cite, None)


def _next_working_day(day: dt.date, off: Collection[dt.date]) -> dt.date:
    while _is_off(day, off):
        day += ONE_DAY
    return day


def _notices(laws: Iterable[Law], days: Iterable[_Off]) -> tuple[Notice, ...]:
    by_law: dict[Citation, list[NoticeDay]] = {}
    for day in sorted(days, key=lambda day: day.date):
        by_law.setdefault(day.cite, []).append(NoticeDay(day.date, day.reason, day.name))
    return tuple(
        Notice(
            attrs.evolve(law.cite, verified=False),
            law.issuer,
            law.title,
            tuple(by_law.pop(law.cite, ())),
            law.signed_on,
        )
        for law in laws
    )


# ── Questions ─────────────────────────────────────────────────────────────────────────────────


def _questions(rules: Rules, year: int, lunar: LunarDays) -> Iterator[OpenQuestion]:
    """What the Prime Minister decides: each choice as the weekdays it adds to the days off that stand without it."""
    for chosen in rules.chosen:
        near = chosen.on(year, lunar)
        others = _named(rules, year, lunar, without=chosen)
        standing = _dates(_on_weekdays(others))
        choices = [
            (_dates(_on_weekdays([*others, *_taken(chosen, near, choice)])) - standing, _NONE)
            for choice in chosen.likeliest_first(near)
        ]
        distinct = list(dict.fromkeys(choices))
        if len(distinct) > 1:
            yield chosen.question.of_year(year, distinct)


def _doubts(rules: Rules, years: range, lunar: LunarDays, off: _Days) -> Iterator[OpenQuestion]:
    """Weekend days off of which no rule says whether they are made up."""
    for holiday in rules.holidays:
        for day in (holiday.on(year, lunar) for year in years):
            if holiday.in_doubt and day.weekday() in WEEKEND:
                made_up = frozenset({_next_working_day(day, off)})
                yield holiday.in_doubt.of_year(day.year, [(_NONE, _NONE), (made_up, _NONE)])


def _saturdays(bridges: Bridges, day: dt.date, named: _Days, years: range) -> list[_Days]:
    """The Saturdays that may be worked for a lone weekday."""
    near = (day + place * ONE_DAY for place in range(bridges.earliest, bridges.latest + 1))
    return [frozenset({d}) for d in near if d.weekday() == SATURDAY and d not in named and d.year in years]


def _bridged(
    bridges: Bridges, questions: Iterable[OpenQuestion], lone: Mapping[dt.date, list[_Days]]
) -> Iterator[OpenQuestion]:
    """The questions, and one for each lone weekday; one that another question touches becomes further choices there."""
    apart = dict(lone)
    for question in questions:
        projected = question.choices[0][0]
        more = [(projected | {day}, saturday) for day in lone if day in question.days for saturday in apart.pop(day)]
        yield attrs.evolve(question, choices=(*question.choices, *more))
    for day, saturdays in apart.items():
        yield bridges.question.of_day(day, [(_NONE, _NONE), *((frozenset({day}), saturday) for saturday in saturdays)])
