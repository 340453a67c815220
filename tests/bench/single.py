"""One answer at a time: dates, rules, fees, steps of a dossier, and a whole intake."""

import datetime as dt
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Any

from tests.bench.measuring import Comparison, scripts, statements
from tests.dossiers import FRIDAY, MAU, THURSDAY, accepted, filed

from motcua.adapters.rulefiles.fees import load_fee_schedules
from motcua.calendar import national_calendar, office_time
from motcua.completeness import SubmittedPaper
from motcua.conditions import Condition
from motcua.dossier import Dossier
from motcua.mechanism import State, mechanism_on
from motcua.office import Office
from motcua.reference import reference_catalogue
from motcua.timelimit import WorkingDays

DAY = dt.date(2026, 8, 28)


def comparisons() -> Iterator[Comparison]:
    """Every comparison of single answers."""
    yield from adding()
    yield from deciding()
    yield from quoting()
    yield from stepping()
    yield from taking_in()
    yield from starting()


def adding() -> Iterator[Comparison]:
    """`add_working_days`, fully checked, beside `date + timedelta` and the packages that count working days."""
    import holidays
    import QuantLib
    from bizdays import Calendar
    from workalendar.core import Calendar as Workalendar

    rows = [row for row in national_calendar().rows() if 2020 <= row.date.year < 2028]
    off = [row.date for row in rows if not row.working]
    quantlib = QuantLib.BespokeCalendar("vn")
    for weekday in (QuantLib.Saturday, QuantLib.Sunday):
        quantlib.addWeekend(weekday)
    for row in rows:
        day = QuantLib.Date(row.date.day, row.date.month, row.date.year)
        if row.working and row.date.weekday() > 4:
            quantlib.removeHoliday(day)
        elif not row.working and row.date.weekday() < 5:
            quantlib.addHoliday(day)

    def of_year(_: object, year: int) -> list[tuple[dt.date, str]]:
        return [(day, "off") for day in off if day.year == year and day.weekday() < 5]

    # workalendar has no Vietnam: its days, put in.
    vietnam = type("Vietnam", (Workalendar,), {"WEEKEND_DAYS": (5, 6), "get_calendar_holidays": of_year})
    names: dict[str, object] = {
        "day": DAY,
        "timedelta": dt.timedelta,
        "add": national_calendar().add_working_days,
        "vietnam": holidays.country_holidays("VN", years=range(2020, 2028)),
        "business": Calendar(off, [], startdate="2020-01-01", enddate="2027-12-31"),
        "workalendar": vietnam(),
        "worked": [row.date for row in rows if row.working and row.date.weekday() > 4],
        "quantlib": quantlib,
        "Date": QuantLib.Date,
        "Days": QuantLib.Days,
        "limit": WorkingDays(15),
        "at": FRIDAY,
        "calendar": national_calendar(),
    }
    for n in (1, 15, 180):
        texts = {
            "": f"add(day, {n})",
            "date + timedelta": f"day + timedelta({n})",
            "bizdays": f"business.offset(day, {n})",
            "QuantLib": f"quantlib.advance(Date(day.day, day.month, day.year), {n}, Days)",
            "holidays": f"vietnam.get_nth_working_day(day, {n})",
            "workalendar": f"workalendar.add_working_days(day, {n}, extra_working_days=worked)",
        }
        runs = statements(texts, names)
        bounds = {"date + timedelta": (1 / 0.6, 1 / 0.4), "bizdays": (12.0, 20.0)}
        yield Comparison(f"add {n} working days", runs.pop(""), runs, bounds)
    runs = statements({"": "limit.due(at, calendar)"}, names)
    yield Comparison("due moment, with what its ledger needs", runs.pop(""), {})


def mistakes(rows: int = 20_000) -> Iterator[str]:
    """How many dates the packages get wrong that count one at a time, in the week they were made for."""
    import holidays
    import QuantLib
    from bizdays import Calendar
    from workalendar.core import Calendar as Workalendar

    ours = national_calendar()
    known = [row for row in ours.rows() if 2019 <= row.date.year < 2030]
    off = [row.date for row in known if not row.working and row.date.weekday() < 5]

    def of_year(_: object, year: int) -> list[tuple[dt.date, str]]:
        return [(day, "off") for day in off if day.year == year]

    bizdays = Calendar(off, ["Saturday", "Sunday"], startdate="2019-01-01", enddate="2029-12-31")
    workalendar = type("Vietnam", (Workalendar,), {"WEEKEND_DAYS": (5, 6), "get_calendar_holidays": of_year})()
    vietnam = holidays.country_holidays("VN", years=range(2019, 2030))
    quantlib = QuantLib.BespokeCalendar("vn")
    for weekday in (QuantLib.Saturday, QuantLib.Sunday):
        quantlib.addWeekend(weekday)
    for row in known:
        day = QuantLib.Date(row.date.day, row.date.month, row.date.year)
        if row.working and row.date.weekday() > 4:
            quantlib.removeHoliday(day)
        elif not row.working and row.date.weekday() < 5:
            quantlib.addHoliday(day)

    def by_quantlib(day: dt.date, n: int) -> dt.date:
        received = quantlib.adjust(QuantLib.Date(day.day, day.month, day.year), QuantLib.Following)
        due: dt.date = quantlib.advance(received, n, QuantLib.Days).to_date()
        return due

    answers: dict[str, Callable[[dt.date, int], dt.date]] = {
        "bizdays": lambda day, n: bizdays.offset(bizdays.following(day), n),
        "workalendar, without the worked days given along": lambda day, n: workalendar.add_working_days(
            workalendar.find_following_working_day(day), n
        ),
        "QuantLib, its days added and removed one by one": by_quantlib,
        "holidays, its own Vietnam": lambda day, n: vietnam.get_nth_working_day(
            vietnam.get_nth_working_day(day - dt.timedelta(1), 1), n
        ),
    }
    random = Random(2026)
    asked = [(dt.date(2020, 1, 1) + dt.timedelta(random.randrange(2_900)), random.randint(1, 60)) for _ in range(rows)]
    right = [ours.add_working_days(ours.next_working_day(day), n) for day, n in asked]
    for name, answer in answers.items():
        wrong = sum(answer(day, n) != due for (day, n), due in zip(asked, right, strict=True))
        yield f"{name}: {wrong * 1_000_000 // rows:,} of a million dates wrong, counted on {rows:,}"


def deciding() -> Iterator[Comparison]:
    """The rule of three comparisons, beside a function written by hand and the engines for such rules."""
    from rule_engine import Rule
    from simpleeval import SimpleEval

    facts = {"age": 5, "channel": "online", "poor_household": False}
    text = "age < 6 and channel == 'online' and not poor_household"

    def by_hand(given: dict[str, Any]) -> bool:
        return given["age"] < 6 and given["channel"] == "online" and not given["poor_household"]

    evaluator = SimpleEval(names=facts)
    names: dict[str, object] = {"facts": facts, "by_hand": by_hand, "rule": text}
    names |= {"decide": Condition.parse(text).decide, "evaluate": evaluator.eval, "parsed": evaluator.parse(text)}
    names["matches"] = Rule(text).matches
    texts = {"": "decide(facts)", "by hand": "by_hand(facts)"}
    texts |= {"simpleeval, parsed": "evaluate(rule, previously_parsed=parsed)", "rule-engine": "matches(facts)"}
    runs = statements(texts, names)
    yield Comparison("three comparisons", runs.pop(""), runs, {"simpleeval, parsed": (8, 25), "rule-engine": (20, 60)})


SIX_LINES = """
code = "bench"
name = { vi = "Phí", en = "Fees" }
facts = [
    { name = "channel", type = "text", choices = ["counter", "online"], question = { vi = "?", en = "?" } },
    { name = "poor", type = "boolean", question = { vi = "?", en = "?" } },
    { name = "late", type = "boolean", question = { vi = "?", en = "?" } },
    { name = "copies", type = "integer", question = { vi = "?", en = "?" } },
]
fees = [
    { item = "a", levels = [{ from = 2020-01-01, amount = 20_000 }] },
    { item = "b", levels = [{ from = 2020-01-01, amount = { times = { of = ["copies", 8] } } }], when = "copies > 0" },
    { item = "c", levels = [{ from = 2020-01-01, amount = 15_000 }], when = "late" },
    { item = "d", levels = [{ from = 2020-01-01, amount = 10_000 }], when = "channel == 'online'" },
    { item = "e", levels = [{ from = 2020-01-01, amount = 5_000 }], when = "not poor" },
    { item = "f", levels = [{ from = 2020-01-01, amount = 7_000 }] },
]
""".replace("{ item", "{ kind = 'phi', name = { vi = 'Phí', en = 'Fee' }, item")


def quoting() -> Iterator[Comparison]:
    """The total of six fees with four conditions, beside the same by hand; then with its lines and their trace."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "bench.toml").write_text(SIX_LINES, encoding="utf-8")
        schedule = load_fee_schedules(folder)["bench"]
    facts = {"channel": "online", "poor": False, "late": True, "copies": 3}

    def by_hand(channel: str, *, poor: bool, late: bool, copies: int) -> int:
        extra = 15_000 * late + 10_000 * (channel == "online") + 5_000 * (not poor)
        return 27_000 + (8 * copies if copies > 0 else 0) + extra

    names = {"quote": schedule.quote, "by_hand": by_hand, "facts": facts, "day": DAY}
    texts = {"": "quote(on=day, **facts).total", "by hand, unchecked": "by_hand(**facts)"}
    runs = statements(texts, names)
    yield Comparison("total of six fees", runs.pop(""), runs, most=(3e-6, 1e-6))
    runs = statements({"": "quote(on=day, **facts).lines"}, names)
    yield Comparison("six fees, with lines and trace", runs.pop(""), {})


def life() -> Dossier:
    """A dossier of ten events."""
    taken_up = filed(applicant=MAU).accept(at=FRIDAY).begin(at=FRIDAY).transfer("tax", at=THURSDAY)
    asked = taken_up.consult("police", at=THURSDAY, until=dt.date(2026, 9, 8))
    paid = asked.answer_consultation("police", at=THURSDAY).confirm_payment(at=THURSDAY)
    return paid.finish("granted", at=THURSDAY).announce_early(at=THURSDAY).hand_over(at=THURSDAY)


class Transitions:
    """What the package `transitions` leads through the same ten events: the state alone, no guard, no record."""

    state: str

    def __init__(self) -> None:
        from transitions import Machine

        table = mechanism_on(DAY).steps
        rows = [
            {"trigger": verb, "source": state.value, "dest": row.to.value if isinstance(row.to, State) else "="}
            for state, verbs in table.items()
            for verb, row in verbs.items()
        ]
        states = [state.value for state in State]
        Machine(self, states=states, transitions=rows, initial=states[0], auto_transitions=False)

    def live(self, verbs: Sequence[str]) -> None:
        """The events of one dossier, from the beginning."""
        self.state = State.SUBMITTED.value
        for verb in verbs:
            getattr(self, verb)()


def statemachine() -> Any:
    """The same by python-statemachine: a class of its states and events."""
    import statemachine as sm

    states = {state: sm.State(state.value, initial=state is State.SUBMITTED) for state in State}
    events: dict[str, Any] = {}
    for state, verbs in mechanism_on(DAY).steps.items():
        for verb, row in verbs.items():
            goal = states[row.to] if isinstance(row.to, State) else states[state]
            step = states[state].to(goal) if goal is not states[state] else states[state].to.itself()
            events[verb] = events[verb] | step if verb in events else step
    body = {f"s_{state.value.replace('-', '_')}": made for state, made in states.items()} | events
    return type("Machine", (sm.StateMachine,), {**body, "allow_event_without_transition": True})


def stepping() -> Iterator[Comparison]:
    """A step with its guards, its record and its history, and a replay, beside machines that keep a state alone."""
    whole = life()
    begun, done = accepted(), whole.history[:-1]
    returning = Dossier.replay(whole.procedure, done, office=whole.office)
    verbs = [*(event.verb for event in whole.history[1:]), "amend_record"]
    names: dict[str, object] = {
        "begun": begun,
        "returning": returning,
        "at": FRIDAY,
        "late": THURSDAY,
        "replay": lambda verify: Dossier.replay(whole.procedure, whole.history, office=whole.office, verify=verify),
        "peer": Transitions(),
        "verbs": verbs,
    }
    peers = {"transitions": "peer.live(verbs)"}
    try:
        machine = statemachine()
        names["live"] = lambda: [getattr(one, verb)() for one in (machine(),) for verb in verbs]
        peers["python-statemachine"] = "live()"
        statements(peers, names)
    except Exception:  # noqa: BLE001 - whatever it cannot hold of the table is told, and the rest measured
        peers.pop("python-statemachine", None)
    theirs = statements(peers, names)
    singly = {f"a step in {name}": (lambda timing=timing: timing() / len(verbs)) for name, timing in theirs.items()}
    bounds = {"a step in transitions": (5.0, 8.0), "a step in python-statemachine": (50.0, 75.0)}
    for what, text in (
        ("begin: table, order, record, history", "begun.begin(at=at)"),
        ("hand over: one guard more", "returning.hand_over(at=late)"),
    ):
        yield Comparison(what, statements({"": text}, names)[""], singly, bounds, most=(2e-6, 1e-6))
    tenfold = {f"10 steps in {name}": timing for name, timing in theirs.items()}
    trusted = statements({"": "replay(False)"}, names)[""]
    yield Comparison("replay of 10 events, hashes on trust", trusted, tenfold, {"10 steps in transitions": (25, 55)})
    yield Comparison("replay of 10 events, verified", statements({"": "replay(True)"}, names)[""], {})


def taking_in() -> Iterator[Comparison]:
    """A whole intake: the code, the date, the quote, the papers, and the dossier that records them."""
    catalogue, calendar, at = reference_catalogue(), national_calendar(), office_time("2026-08-27 15:00")
    office = Office("H56.01.02", "UBND xã Mẫu", level="commune", province="Thanh Hóa", calendar=calendar)
    facts: dict[str, Any] = {"home": "own"}
    procedure = catalogue.find("1.004222", on=at.date())
    papers = [line.code for line in procedure.check([], on=at.date(), **facts).lines]

    def intake() -> Dossier:
        found = catalogue.find("1.004222", on=at.date())
        dossier = Dossier.open(found, office=office, at=at, channel="counter", facts=facts, papers=papers)
        return dossier.accept(at=at)

    case = {"channel": "counter", **facts}
    counted = [SubmittedPaper(code, originals=2) for code in papers]

    def parts() -> object:
        found = catalogue.find("1.004222", on=at.date())
        quote = found.quote(on=at.date(), channel="counter").total
        return found.due(at, calendar, **case), quote, found.check(papers, on=at.date(), **case).complete

    texts = {
        "whole intake: opened and accepted": "intake()",
        "intake without a record: code, date, quote, papers": "parts()",
        "its code: the version of the day": "find('1.004222', on=day)",
        "its date, with what the ledger needs": "found.due(at, calendar, **case)",
        "its quote": "found.quote(on=day, channel='counter').total",
        "its papers, told by their codes": "found.check(papers, on=day, **case).complete",
        "its papers, told with their counts": "found.check(counted, on=day, **case).complete",
        "its papers, with every sentence": "str(found.check(papers, on=day, **case).explain())",
    }
    names = {"intake": intake, "parts": parts, "case": case, "counted": counted, "papers": papers, "found": procedure}
    names |= {"find": catalogue.find, "at": at, "day": at.date(), "calendar": calendar}
    for what, timing in statements(texts, names).items():
        yield Comparison(what, timing, {}, most=(10e-6, 3e-6) if what.startswith("whole") else None)


def starting() -> Iterator[Comparison]:
    """What fresh interpreters pay: the front door, the first calendar, the catalogue."""
    imported = "import time; began = time.perf_counter(); import {}; print(time.perf_counter() - began)"
    first = (
        "import time, datetime, motcua.reference as reference; catalogue = reference.reference_catalogue();"
        " began = time.perf_counter(); {}; print(time.perf_counter() - began)"
    )
    calendar = (
        "import time, motcua.calendar as calendar; began = time.perf_counter(); calendar.national_calendar();"
        " print(time.perf_counter() - began)"
    )
    libraries = ("attrs", "holidays", "pandas", "polars", "numpy", "transitions", "rule_engine")
    runs = scripts({name: imported.format(name) for name in ("motcua", *libraries)})
    yield Comparison("import motcua", runs.pop("motcua"), {f"import {name}": run for name, run in runs.items()})
    vietnam = imported.format("holidays; holidays.country_holidays('VN', years=range(2010, 2061))")
    runs = scripts({"": calendar, "holidays, import and Vietnam": vietnam})
    yield Comparison("first national_calendar()", runs.pop(""), runs)
    lookups = {
        "first procedure found": ("catalogue.find('1.004222', on=datetime.date(2026, 8, 28))", 5e-3),
        "every version of the catalogue": ("[entry.versions for entry in catalogue.procedures]", 150e-3),
    }
    for what, (text, most) in lookups.items():
        yield Comparison(what, scripts({"": first.format(text)})[""], {}, most=(most, most / 2))
