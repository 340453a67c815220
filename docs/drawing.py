"""The pictures of the documentation, drawn from the rules themselves: ``python3 dev.py write pictures`` does it anew.

The build of the site compares them with the code, so a picture cannot show a rule that is no longer there.
"""

import datetime as dt
import math
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from html import escape
from pathlib import Path
from typing import Final

from motcua import (
    VND,
    State,
    WorkingDays,
    national_calendar,
    office_time,
    reference_catalogue,
    reference_fee_schedules,
)
from motcua.adapters import display
from motcua.mechanism import Mechanism, mechanisms

__all__ = ["PICTURES", "stale"]

FOLDER: Final = Path(__file__).parent / "pictures"
STYLE: Final = """\
text { font: 13px system-ui, sans-serif; fill: #1f2933 }
.small { font-size: 11px } .bold { font-weight: 600 } .mid { text-anchor: middle }
.halo { paint-order: stroke; stroke: #fff; stroke-width: 4px; stroke-linejoin: round }
.box { fill: #eef2f7; stroke: #52606d } .end { fill: #e3f4e5; stroke: #3f7a4b } .wait { fill: #fff3d6; stroke: #9c6f19 }
.line { fill: none; stroke: #52606d; stroke-width: 1.3 } .back { stroke-dasharray: 5 4 } .axis { stroke: #9aa5b1 }
.off { fill: #f3d3d3 } .counted { fill: #cfe8d2 } .plain { fill: #f7f9fb } .due { fill: #2f7a3d } .white { fill: #fff }
.curve { fill: none; stroke: #1d5fa8; stroke-width: 2 }
"""
MARKER: Final = (
    '<marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">'
    '<path d="M0 0 L8 4 L0 8 z" fill="#52606d"/></marker>'
)
Point = tuple[float, float]


def _svg(width: int, height: int, title: str, parts: Iterator[str]) -> str:
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" width="{width}">'
    body = "\n".join(parts)
    ground = f'<rect width="{width}" height="{height}" fill="#fff"/>'
    lines = (
        head,
        f"<title>{escape(title)}</title>",
        f"<style>\n{STYLE}</style>",
        f"<defs>{MARKER}</defs>",
        ground,
        body,
    )
    return "\n".join((*lines, "</svg>", ""))


def _text(at: Point, said: str, kind: str = "") -> str:
    return f'<text x="{at[0]:.0f}" y="{at[1]:.0f}" class="{kind}">{escape(said)}</text>'


def _rect(at: Point, size: Point, kind: str, corner: int = 0) -> str:
    (x, y), (width, height) = at, size
    return f'<rect x="{x:.0f}" y="{y:.0f}" width="{width:.0f}" height="{height:.0f}" rx="{corner}" class="{kind}"/>'


# ── The states of a dossier ───────────────────────────────────────────────────────────────────

PLACES: Final[Mapping[State, Point]] = {
    State.SUBMITTED: (110, 300),
    State.ACCEPTED: (400, 300),
    State.IN_PROGRESS: (720, 300),
    State.PROCESSED: (1030, 300),
    State.RETURNED: (1030, 480),
    State.AWAITING_PAPERS: (400, 90),
    State.AWAITING_PAYMENT: (720, 90),
    State.SUSPENDED: (1030, 90),
    State.NOT_ACCEPTED: (110, 90),
    State.WITHDRAWN: (560, 480),
    State.CLOSED: (110, 480),
}
BOX: Final = (140, 44)


def states(mechanism: Mechanism) -> str:
    """The states under a mechanism, an arrow for every step that leads from one to another."""
    verbs: dict[tuple[State, State], list[str]] = defaultdict(list)
    for row in mechanism.transitions:
        if isinstance(row.to, State) and row.to is not row.state:
            verbs[row.state, row.to].append(row.verb)
        elif not isinstance(row.to, State) and row.to.startswith("back"):
            verbs[row.state, State.IN_PROGRESS].append(f"{row.verb} (back)")
    title = f"{mechanism.name}: {mechanism.title.en}"
    shared = _shared(verbs)

    def parts() -> Iterator[str]:
        yield _text((16, 28), title, "bold")
        for (first, last), named in verbs.items():
            said = "" if last in shared else ", ".join(dict.fromkeys(named))
            yield from _arrow(PLACES[first], PLACES[last], said, both=(last, first) in verbs)
        for state, verb in shared.items():
            (x, y), above = PLACES[state], -1 if PLACES[state][1] < PLACES[State.ACCEPTED][1] else 1
            yield _text((x, y + 4 + above * 36), f"{verb} ↦", "mid halo")
        for state, (x, y) in PLACES.items():
            kind = "wait" if state.stopped else "end" if not mechanism.allowed(state) else "box"
            yield _rect((x - BOX[0] / 2, y - BOX[1] / 2), BOX, kind, 8)
            yield _text((x, y + 4), state.value, "mid bold")
        yield _text(
            (16, 540), "“back” leads to the state before; steps that stay in their state are not drawn.", "small"
        )

    return _svg(1130, 556, title, parts())


def _shared(verbs: Mapping[tuple[State, State], Sequence[str]]) -> Mapping[State, str]:
    """The states that several lead to by one and the same step, which is then written once, at the state."""
    into: dict[State, list[str]] = defaultdict(list)
    for (_, last), named in verbs.items():
        into[last] += named
    return {state: named[0] for state, named in into.items() if len(named) > 1 and len({*named}) == 1}


def _arrow(first: Point, last: Point, said: str, *, both: bool) -> Iterator[str]:
    """A line from the edge of one box to that of the other, bent aside where another comes the other way."""
    length = math.dist(first, last)
    along = ((last[0] - first[0]) / length, (last[1] - first[1]) / length)
    past_another = first[1] == last[1] and length > 2 * BOX[0] * 2
    bend = 70 if both else 110 if past_another else 12
    aside = (-along[1] * bend, along[0] * bend)
    middle = ((first[0] + last[0]) / 2 + aside[0], (first[1] + last[1]) / 2 + aside[1])
    begins, ends = _edge(first, middle), _edge(last, middle)
    dashed = " back" if "back" in said else ""
    curve = f"M{begins[0]:.0f} {begins[1]:.0f} Q{middle[0]:.0f} {middle[1]:.0f} {ends[0]:.0f} {ends[1]:.0f}"
    yield f'<path d="{curve}" class="line{dashed}" marker-end="url(#tip)"/>'
    at = ((begins[0] + 2 * middle[0] + ends[0]) / 4, (begins[1] + 2 * middle[1] + ends[1]) / 4)
    for number, words in enumerate(filter(None, said.split(", "))):
        yield _text((at[0], at[1] + 4 + 13 * number), words, "mid small halo")


def _edge(centre: Point, towards: Point) -> Point:
    """Where the line from the centre of a box leaves it."""
    dx, dy = towards[0] - centre[0], towards[1] - centre[1]
    scale = min(BOX[0] / 2 / abs(dx) if dx else math.inf, BOX[1] / 2 / abs(dy) if dy else math.inf)
    return centre[0] + dx * scale, centre[1] + dy * scale


# ── A ledger on the sheet of its months ───────────────────────────────────────────────────────

CELL: Final = (118, 62)
WEEK: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def ledger() -> str:
    """Seven working days across National Day 2026, each day with what the calendar says of it."""
    received = office_time("2026-08-28 15:20")
    due = WorkingDays(7).due(received, national_calendar())
    days = {day.date: day for day in due.ledger}
    monday = received.date() - dt.timedelta(days=received.weekday())
    weeks = (due.date - monday).days // 7 + 1
    title = "Seven working days, received on Friday 28 August 2026 at 15:20"

    def cell(day: dt.date, at: Point) -> Iterator[str]:
        known = days.get(day)
        last = day == due.date
        yield _rect(at, CELL, "due" if last else "plain" if known is None else "counted" if known.counted else "off")
        yield _text((at[0] + 8, at[1] + 18), f"{day.day} {day:%b}", "bold white" if last else "bold")
        said = "received 15:20" if day == received.date() else ""
        if known is not None:
            counted = f"day {sum(one.counted for one in due.ledger if one.date <= day)}"
            said = counted if known.counted else known.name.say("en") if known.name else known.reason.value
        for number, words in enumerate(_wrapped(said, 18)):
            yield _text((at[0] + 8, at[1] + 35 + 13 * number), words, "small white" if last else "small")
        if last:
            yield _text((at[0] + 8, at[1] + 52), f"due {due.at:%H:%M}", "small white")

    def parts() -> Iterator[str]:
        yield _text((16, 28), title, "bold")
        for number, name in enumerate(WEEK):
            yield _text((24 + number * CELL[0], 56), name, "small")
        for number in range(weeks * 7):
            at = (16 + number % 7 * CELL[0], 64 + number // 7 * CELL[1])
            yield from cell(monday + dt.timedelta(days=number), (at[0] + 1, at[1] + 1))

    return _svg(32 + 7 * CELL[0], 80 + weeks * CELL[1], title, parts())


def _wrapped(said: str, width: int) -> Sequence[str]:
    lines: list[str] = []
    for word in said.split():
        if lines and len(lines[-1]) + len(word) < width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines[:2]


# ── What a contract of some value costs ───────────────────────────────────────────────────────

PLOT: Final = (100, 50, 620, 300)
"""Left, top, width, height."""


def brackets() -> str:
    """The fee for notarising a transaction by its value: the brackets of the table, each with its rate."""
    day = dt.date(2026, 8, 28)
    schedule = reference_fee_schedules()["notarisation"]
    exponents = [7 + step / 80 for step in range(4 * 80 + 1)]
    values = [round(10**exponent) for exponent in exponents]
    totals = [schedule.quote(on=day, act="transaction", agreed_value=value, state_value=0).total for value in values]
    fees = [total.amount for total in totals if isinstance(total, VND)]
    left, top, width, height = PLOT
    title = "Notarising a transaction: the fee by the value of the contract (28 August 2026)"

    def at(exponent: float, fee: float) -> Point:
        return left + (exponent - 7) / 4 * width, top + height - (math.log10(fee) - 4) / 4 * height

    def parts() -> Iterator[str]:
        yield _text((16, 28), title, "bold")
        for exponent, said in zip(
            range(7, 12), ("10 million", "100 million", "1 billion", "10 billion", "100 billion"), strict=True
        ):
            x, y = at(exponent, 10**4)
            yield f'<path d="M{x:.0f} {top} V{y:.0f}" class="axis"/>'
            yield _text((x, y + 20), said, "mid small")
        for power in range(4, 9):
            x, y = at(7, 10**power)
            yield f'<path d="M{x:.0f} {y:.0f} h{width}" class="axis"/>'
            yield f'<text x="{x - 8:.0f}" y="{y + 4:.0f}" text-anchor="end" class="small">{10**power:,}</text>'
        points = " ".join(f"{x:.1f},{y:.1f}" for x, y in map(at, exponents, fees))
        yield f'<polyline points="{points}" class="curve"/>'
        yield _text((left, top + height + 44), "value of the contract and fee in đồng, both axes logarithmic", "small")

    return _svg(760, 420, title, parts())


# ── A package ─────────────────────────────────────────────────────────────────────────────────


def package() -> str:
    """The timeline of the birth package, filed before National Day: its parts, the days off, the one promise."""
    received = office_time("2026-08-28 09:00")
    plan = reference_catalogue().link("birth", on=received.date()).plan(received, national_calendar())
    return display.render(plan, "svg", "en")


PICTURES: Final[Mapping[str, Callable[[], str]]] = {
    **{f"states-{each.in_force.first.year}.svg": partial(states, each) for each in mechanisms()},
    "ledger.svg": ledger,
    "brackets.svg": brackets,
    "package.svg": package,
}


def stale() -> list[str]:
    """The pictures that do not show what the code says."""
    files = {name: FOLDER / name for name in PICTURES}
    return [name for name, file in files.items() if not file.exists() or file.read_text("utf-8") != PICTURES[name]()]


if __name__ == "__main__":
    for name, draw in PICTURES.items():
        (FOLDER / name).write_text(draw(), encoding="utf-8")
