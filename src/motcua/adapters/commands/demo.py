"""``python -m motcua demo``: three real procedures and one invented dossier, from end to end."""

import argparse
import textwrap
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

import attrs

from motcua.adapters import display, records
from motcua.adapters.commands.status import ANSWERED, Answer, as_json
from motcua.calendar import WorkCalendar, national_calendar, office_time
from motcua.completeness import Completeness
from motcua.dossier import Applicant, Dossier
from motcua.fees import Quote
from motcua.forms import Form, receipt
from motcua.office import Office
from motcua.procedure import Procedure
from motcua.reference import reference_catalogue
from motcua.timelimit import Due
from motcua.wording import said, say

__all__ = ["answer"]

WIDTH: Final = 110
INDENT: Final = 4


@attrs.frozen
class _Sample:
    """An invented case of a real procedure: what the applicant declares and brings, and what is charged for."""

    code: str
    facts: Mapping[str, Any]
    papers: tuple[str, ...]
    charged: tuple[Mapping[str, Any], ...]


MOMENTS: Final = ("2026-08-28 15:20", "2026-08-29 09:00", "2025-12-30 14:10", "2026-02-13 10:05")
"""Before the exchange of National Day and the Saturday after it, before that of the New Year, before Tết."""
SAMPLES: Final = (
    _Sample(
        "1.001193",
        {
            "child": "ordinary",
            "parents_married": True,
            "filed_by": "parent",
            "residence_lookup": "found",
            "marriage_lookup": "found",
        },
        ("declaration",),
        ({"on_time": True, "extracts": 1},),
    ),
    _Sample("1.004222", {"home": "own"}, ("ct01",), ({"channel": "counter"}, {"channel": "online"})),
    _Sample("2.000815", {}, (), ({"pages": 5, "copies": 3}, {"pages": 400, "copies": 1})),
)


@attrs.frozen
class _Shown:
    """What the demo shows of one procedure."""

    procedure: Procedure
    dues: tuple[Due, ...]
    charged: tuple[Mapping[str, Any], ...]
    quotes: tuple[Quote, ...]
    brought: tuple[str, ...]
    check: Completeness


def answer(options: argparse.Namespace) -> Answer:
    """Three real procedures and one dossier, from end to end."""
    calendar = national_calendar()
    shown = [_show(sample, calendar) for sample in SAMPLES]
    dossier = _life(calendar)
    slip = receipt(dossier)
    if options.json:
        yield as_json(_document(shown, dossier, slip))
        return ANSWERED
    lang = options.lang
    yield from _heading(say("demo.title", lang), "═")
    for part in shown:
        yield from _procedure(part, lang)
    yield from _heading(say("demo.life", lang), "═")
    yield from _steps(dossier, lang)
    yield from _heading(say("demo.slip", lang), "─")
    yield display.render(slip, "text", lang).rstrip("\n")
    return ANSWERED


def _show(sample: _Sample, calendar: WorkCalendar) -> _Shown:
    catalogue = reference_catalogue()
    moments = [office_time(moment) for moment in MOMENTS]
    dues = (catalogue.find(sample.code, on=at.date()).due(at, calendar, **sample.facts) for at in moments)
    day = moments[0].date()
    procedure = catalogue.find(sample.code, on=day)
    return _Shown(
        procedure,
        tuple(dues),
        sample.charged,
        tuple(procedure.quote(on=day, **charged) for charged in sample.charged),
        sample.papers,
        procedure.check(sample.papers, on=day, channel="counter", **sample.facts),
    )


def _life(calendar: WorkCalendar) -> Dossier:
    """One invented dossier from filing to hand-over."""
    office = Office("H56.01.02", "UBND xã Mẫu", level="commune", province="Thanh Hóa", calendar=calendar)
    filed, thursday = office_time("2026-08-28 15:20"), office_time("2026-09-03 08:10")
    procedure = reference_catalogue().find("1.004222", on=filed.date())
    applicant = Applicant("Nguyễn Văn Mẫu", identity_number="001000000000", address="Thôn Mẫu, xã Mẫu")
    dossier = Dossier.open(
        procedure,
        office=office,
        at=filed,
        channel="counter",
        applicant=applicant,
        facts={"home": "own"},
        papers=["ct01"],
    )
    missing = dossier.check().missing
    reason = "thiếu giấy tờ, tài liệu chứng minh chỗ ở hợp pháp"
    dossier = dossier.request_supplement(missing, at=office_time("2026-08-28 15:40"), reason=reason)
    dossier = dossier.supplement(missing, at=thursday)
    dossier = dossier.accept(at=office_time("2026-09-03 08:25"), code="H56.01.02-260903-0001")
    dossier = dossier.begin(at=office_time("2026-09-03 09:00"))
    dossier = dossier.finish("granted", at=office_time("2026-09-11 10:30"))
    dossier = dossier.announce_early(at=office_time("2026-09-11 10:40"))
    return dossier.hand_over(at=office_time("2026-09-11 14:15"))


# ── The demo as text ──────────────────────────────────────────────────────────────────────────


def _heading(text: str, rule: str) -> Iterator[str]:
    yield ""
    yield text
    yield rule * len(text)


def _indented(text: object) -> Iterator[str]:
    """The lines four columns in; one too long for the screen goes on below, further in."""
    for line in str(text).split("\n"):
        depth = len(line) - len(line.lstrip()) + INDENT
        yield textwrap.fill(line.strip(), WIDTH, initial_indent=" " * depth, subsequent_indent=" " * (depth + INDENT))


def _procedure(shown: _Shown, lang: str) -> Iterator[str]:
    yield from _heading(f"{shown.procedure.code}  {shown.procedure.name.say(lang)}", "═")
    yield from _heading(say("demo.dates", lang), "─")
    for due in shown.dues:
        yield ""
        yield say("demo.received", lang, {"moment": due.account.receipt.stamped, "due": due.at})
        yield from _indented(due.explain(lang))
    yield from _heading(say("demo.fees", lang), "─")
    for charged, quote in zip(shown.charged, shown.quotes, strict=True):
        yield ""
        yield say("demo.case", lang, {"facts": ", ".join(f"{name} = {value}" for name, value in charged.items())})
        yield from _indented(quote.explain(lang))
    yield from _heading(say("demo.papers", lang), "─")
    for message, codes in (("demo.brought", shown.brought), ("demo.missing", shown.check.missing)):
        yield say(message, lang, {"papers": _names(shown.procedure, codes, lang)}).replace(" \n", "\n")
    for code in shown.check.missing:
        yield from _indented(shown.check.why(code).to(lang))


def _names(procedure: Procedure, codes: Iterable[str], lang: str) -> str:
    names = {paper.code: paper.name for paper in procedure.papers}
    return "".join(f"\n  – {names[code].say(lang)} ({code})" for code in codes) or say("demo.nothing", lang)


def _steps(dossier: Dossier, lang: str) -> Iterator[str]:
    for number, event in enumerate(dossier.history, start=1):
        state = Dossier.replay(dossier.procedure, dossier.history[:number], office=dossier.office).state
        yield say("demo.step", lang, {"moment": event.at, "step": said(f"demo.{event.verb}"), "state": state})
    yield ""
    yield say("demo.due", lang, {"moment": dossier.due.at, "total": dossier.quote().total})
    yield say("demo.timeliness", lang, {"verdict": dossier.timeliness(dossier.history[-1].at)})
    yield from _indented(dossier.due.explain(lang))


# ── The demo as data ──────────────────────────────────────────────────────────────────────────


def _document(shown: Iterable[_Shown], dossier: Dossier, slip: Form) -> Mapping[str, object]:
    return {
        "procedures": [
            {
                "code": str(part.procedure.code),
                "name": records.dump(part.procedure.name),
                "dates": [_date(due) for due in part.dues],
                "quotes": [records.dump(quote) for quote in part.quotes],
                "papers": records.dump(part.check) | {"brought": part.brought},
            }
            for part in shown
        ],
        "dossier": {
            "state": dossier.state.value,
            "due": records.dump(dossier.due),
            "total": records.dump(dossier.quote().total),
            "record": records.dump(dossier),
            "slip": records.dump(slip),
        },
    }


def _date(due: Due) -> Mapping[str, object]:
    return {"received": due.account.receipt.stamped.isoformat(), **records.dump(due)}
