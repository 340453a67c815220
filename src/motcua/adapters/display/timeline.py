"""Linked procedures as SVG that stands by itself: a plan over its days, a package as columns of parts.

No script, nothing loaded, the same bytes for the same plan; everything is text that can be read out.
"""

import datetime as dt
import textwrap
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from motcua.adapters.display.charts import agency_of, limit_of, placed, title_of
from motcua.adapters.display.values import safe
from motcua.errors import OutsideCalendar
from motcua.linked import LinkedProcedure, Plan, PlannedPart
from motcua.wording import say, short_date

__all__ = ["package_svg", "plan_svg"]

LEFT, WIDTH, TOP, ROW, BAR = 270, 720, 76, 44, 18
"""The column of names, the days, the head, a row and the bar in it, in pixels."""
BOX, HIGH, GAP, BETWEEN = 230, 112, 64, 20
"""A box of a package: its width and height, and the room beside and below it."""
MOST_TICKS: Final = 12
A_DAY: Final = dt.timedelta(days=1)
_STYLE: Final = """\
text { font: 13px sans-serif; fill: #111; }
.head { font-size: 15px; font-weight: bold; }
.small { font-size: 11px; fill: #444; }
.off { fill: #e6e6e6; }
.line { stroke: #bbb; stroke-width: 1; }
.bar { fill: #5b8db8; }
.critical { fill: #b5523b; }
.slack { fill: none; stroke: #5b8db8; stroke-dasharray: 4 3; }
.promise { stroke: #111; stroke-width: 2; }
.gate { fill: #d9a520; stroke: #111; }
.box { fill: #fff; stroke: #333; }
.free { stroke-dasharray: 6 4; }
.arrow { fill: none; stroke: #333; marker-end: url(#tip); }
"""


def _svg(width: int, height: int, title: str, story: str, body: Iterable[str]) -> str:
    size = f'width="{width}" height="{height}" viewBox="0 0 {width} {height}"'
    return "\n".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="title desc" {size}>',
            f'<title id="title">{safe(title)}</title>',
            f'<desc id="desc">{safe(story)}</desc>',
            f"<style>\n{_STYLE}</style>",
            f'<rect width="{width}" height="{height}" fill="#fff"/>',
            *body,
            "</svg>",
            "",
        )
    )


def _text(x: float, y: float, text: str, kind: str = "", anchor: str = "") -> str:
    marks = (f' class="{kind}"' if kind else "") + (f' text-anchor="{anchor}"' if anchor else "")
    return f'<text x="{x:g}" y="{y:g}"{marks}>{safe(text)}</text>'


def _wrapped(x: float, y: float, text: str, width: int, kind: str = "") -> Iterator[str]:
    """Text of at most two lines, so many pixels wide or less."""
    fit = width * 10 // _TENTHS.get(kind, 75)
    for number, line in enumerate(textwrap.wrap(text, fit, max_lines=2, placeholder=" …")):
        yield _text(x, y + 15 * number, line, kind)


_TENTHS: Final = {"head": 90, "small": 62}
"""Tenths of a pixel that a letter takes, in the middle."""


# ── A plan over its days ─────────────────────────────────────────────────────────────────────


class _Days:
    """The days of a plan, from that of the receipt to the last on which anything ends, side by side."""

    def __init__(self, plan: Plan) -> None:
        ends = [
            plan.due.date,
            *(part.due.date for part in plan.parts),
            *(part.latest for part in plan.parts if part.latest),
        ]
        ends += [(gate.given or gate.by or gate.asked).date() for part in plan.parts if (gate := part.consent)]
        self.first = plan.received.date()
        self.count = (max(ends) - self.first).days + 1
        self.zone = plan.received.tzinfo
        self.calendar = plan.due.account.ground.calendar

    def x(self, at: dt.datetime) -> float:
        """Where a moment stands."""
        since = at.astimezone(self.zone).replace(tzinfo=None) - dt.datetime.combine(self.first, dt.time.min)
        return round(LEFT + WIDTH * (since / A_DAY) / self.count, 1)

    def end_of(self, day: dt.date) -> float:
        """Where a day ends."""
        return round(LEFT + WIDTH * ((day - self.first).days + 1) / self.count, 1)

    def off(self) -> Iterator[dt.date]:
        """The days on which nobody works."""
        for day in (self.first + A_DAY * number for number in range(self.count)):
            try:
                if not self.calendar.is_working_day(day):
                    yield day
            except OutsideCalendar:
                return

    def ticks(self) -> Iterator[dt.date]:
        """The days that are written under the head: all of a short plan, some of a long one."""
        step = -(-self.count // MOST_TICKS)
        return (self.first + A_DAY * number for number in range(0, self.count, step))


def plan_svg(plan: Plan, locale: str) -> str:
    """A plan as a timeline: a bar for each part, its slack dashed, days off grey, the promise a line."""
    days, height = _Days(plan), TOP + ROW * len(plan.parts) + 40
    return _svg(
        LEFT + WIDTH + 20,
        height,
        title_of(plan, locale),
        str(plan.explain(locale)),
        _timeline(plan, days, height, locale),
    )


def _timeline(plan: Plan, days: _Days, height: int, locale: str) -> Iterator[str]:
    yield from _wrapped(10, 20, title_of(plan, locale), LEFT + WIDTH, "head")
    bottom, a_day = height - 30, WIDTH / days.count
    for day in days.off():
        x = days.end_of(day) - a_day
        yield f'<rect class="off" x="{x:g}" y="{TOP}" width="{a_day:g}" height="{bottom - TOP}"/>'
    for day in days.ticks():
        x = days.end_of(day) - a_day
        yield f'<line class="line" x1="{x:g}" y1="{TOP - 6}" x2="{x:g}" y2="{bottom}"/>'
        yield _text(x + 2, TOP - 10, short_date(day, locale)[:-5], "small")
    for number, part in enumerate(plan.parts):
        yield from _row(plan, part, days, TOP + ROW * number, locale)
    x = days.x(plan.due.at)
    yield f'<line class="promise" x1="{x:g}" y1="{TOP - 6}" x2="{x:g}" y2="{bottom}"/>'
    yield _text(x, height - 12, say("chart.promise", locale, {"moment": plan.due.at}), "small", "end")


def _row(plan: Plan, part: PlannedPart, days: _Days, top: int, locale: str) -> Iterator[str]:
    yield from _wrapped(10, top + 16, part.name.say(locale), LEFT - 20)
    for share in part.shares:
        begin, end = days.x(share.starts), days.x(share.due.at)
        kind = "bar critical" if part.code in plan.critical_path else "bar"
        agency = agency_of(plan, share.agency, locale)
        told = {"part": share.name, "agency": agency, "starts": share.starts, "due": share.due.at}
        width = max(end - begin, 2)
        shape = f'<rect class="{kind}" x="{begin:g}" y="{top + 8}" width="{width:g}" height="{BAR}" rx="2">'
        yield f"{shape}<title>{safe(say('chart.bar', locale, told))}</title></rect>"
        yield _text(begin, top + 8 + BAR + 13, agency, "small")
    if part.slack and part.latest is not None:
        begin, end = days.x(part.due.at), days.x(dt.datetime.combine(part.latest, part.due.at.timetz()))
        told = {"part": part.name, "n": part.slack}
        shape = f'<rect class="slack" x="{begin:g}" y="{top + 8}" width="{end - begin:g}" height="{BAR}">'
        yield f"{shape}<title>{safe(say('chart.slack', locale, told))}</title></rect>"
    if part.consent is not None:
        x, y = days.x(part.consent.given or part.consent.by or part.consent.asked), top + 8 + BAR / 2
        name = safe(part.consent.consent.name.say(locale))
        yield f'<path class="gate" d="M{x:g} {y - 7:g}l7 7l-7 7l-7 -7z"><title>{name}</title></path>'


# ── A package in columns ─────────────────────────────────────────────────────────────────────


def package_svg(package: LinkedProcedure, locale: str) -> str:
    """A package as columns of parts: what waits for what, from left to right, and the time of each."""
    places = placed(package)
    wide, high = (1 + max(place[axis] for place in places.values()) for axis in (0, 1))
    width, height = 20 + wide * (BOX + GAP), TOP + high * (HIGH + BETWEEN) + 15 * len(package.totals) + 10
    story = "; ".join(f"{part.name.say(locale)}: {limit_of(part, locale)}" for part in package.parts)
    return _svg(width, height, title_of(package, locale), story, _columns(package, places, (width, height), locale))


def _columns(
    package: LinkedProcedure, places: Mapping[str, tuple[int, int]], size: tuple[int, int], locale: str
) -> Iterator[str]:
    width, height = size
    yield (
        '<defs><marker id="tip" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" orient="auto">'
        '<path d="M0 0L8 4L0 8z"/></marker></defs>'
    )
    yield from _wrapped(10, 20, title_of(package, locale), width, "head")
    for part in package.parts:
        x, y = _corner(places[part.code])
        free = " free" if part.free else ""
        yield f'<rect class="box{free}" x="{x}" y="{y}" width="{BOX}" height="{HIGH}" rx="4"/>'
        yield from _wrapped(x + 8, y + 18, part.name.say(locale), BOX - 16)
        known = dict.fromkeys(share.agency for share in part.shares) or (part.agency,)
        agencies = " / ".join(agency_of(package, agency, locale) for agency in known)
        yield from _wrapped(x + 8, y + 52, agencies, BOX - 16, "small")
        yield from _wrapped(x + 8, y + 85, limit_of(part, locale), BOX - 16, "small")
        for other in part.waits_for:
            left, middle = _corner(places[other])
            begin, end, half = middle + HIGH // 2, y + HIGH // 2, x - GAP // 2
            path = f"M{left + BOX} {begin}C{half} {begin} {half} {end} {x} {end}"
            yield f'<path class="arrow{free}" d="{path}"/>'
        if part.consent is not None:
            name = safe(part.consent.name.say(locale))
            yield f'<path class="gate" d="M{x - 8} {y + HIGH // 2 - 8}l8 8l-8 8l-8 -8z"><title>{name}</title></path>'
    for number, rule in enumerate(package.totals):
        said = say("chart.total", locale, {"limit": rule.limit})
        yield _text(10, height - 15 * (len(package.totals) - number), said, "small")


def _corner(place: tuple[int, int]) -> tuple[int, int]:
    column, row = place
    return 10 + column * (BOX + GAP), TOP + row * (HIGH + BETWEEN)
