"""What is measured: `python3 dev.py bench`. Ratios, each taken interleaved with its yardstick in one run."""

import datetime as dt
import statistics
import subprocess
import sys
import tempfile
import timeit
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from tests.dossiers import FRIDAY, MAU, THURSDAY, accepted, filed
from tests.slips import some_rows

from motcua.adapters.rulefiles.fees import load_fee_schedules
from motcua.calendar import national_calendar
from motcua.conditions import Condition
from motcua.dossier import Dossier
from motcua.mechanism import State, mechanism_on
from motcua.reports import DossierRow, Period, rows_of, settlement

ROUNDS = 15
CALLS = 20_000
DAY = dt.date(2026, 8, 28)


def interleaved(statements: Mapping[str, str], names: Mapping[str, object]) -> dict[str, float]:
    """Nanoseconds a call: the least of several rounds, taken turn about, so that a busy machine is fair to all."""
    timers = {name: timeit.Timer(statement, globals=dict(names)) for name, statement in statements.items()}
    calls = {name: CALLS if timer.timeit(100) < 100e-6 else CALLS // 100 for name, timer in timers.items()}
    taken: dict[str, list[float]] = {name: [] for name in timers}
    for _ in range(ROUNDS):
        for name, timer in timers.items():
            taken[name].append(timer.timeit(calls[name]) / calls[name] * 1e9)
    return {name: min(times) for name, times in taken.items()}


def peers() -> dict[str, object]:
    """The packages that can count worked Saturdays and are installed here, on the days of 2020–2027."""
    import holidays

    found: dict[str, object] = {"vietnam": holidays.country_holidays("VN", years=range(2020, 2028))}
    try:
        from bizdays import Calendar
    except ImportError:
        return found
    off = [row.date for row in national_calendar().rows() if not row.working and 2020 <= row.date.year < 2028]
    return {**found, "business": Calendar(off, [], startdate="2020-01-01", enddate="2027-12-31")}


def adding() -> None:
    """`add_working_days`, fully checked, beside `date + timedelta` and the packages that know worked Saturdays."""
    names = {"day": DAY, "timedelta": dt.timedelta, "add": national_calendar().add_working_days, **peers()}
    flat: list[float] = []
    for n in (1, 15, 180):
        statements = {"date + timedelta": f"day + timedelta({n})", "motcua": f"add(day, {n})"}
        statements |= {"holidays": f"vietnam.get_nth_working_day(day, {n})"}
        statements |= {"bizdays": f"business.offset(day, {n})"} if "business" in names else {}
        taken = interleaved(statements, names)
        flat.append(taken["motcua"])
        for name, nanoseconds in taken.items():
            ratio = nanoseconds / taken["motcua"]
            print(f"add {n:>3} working days  {name:<17} {nanoseconds:>9.0f} ns {ratio:>9.2f} x motcua")
        share = taken["motcua"] / taken["date + timedelta"]
        print(f"add {n:>3} working days  of date + timedelta: {share:.2f} (at most 0.60, aim 0.40)")
    print(f"flat in n: 180 days / 1 day = {flat[-1] / flat[0]:.2f}")


def life() -> Dossier:
    """A dossier of ten events."""
    taken_up = filed(applicant=MAU).accept(at=FRIDAY).begin(at=FRIDAY).transfer("tax", at=THURSDAY)
    asked = taken_up.consult("police", at=THURSDAY, until=dt.date(2026, 9, 8))
    paid = asked.answer_consultation("police", at=THURSDAY).confirm_payment(at=THURSDAY)
    return paid.finish("granted", at=THURSDAY).announce_early(at=THURSDAY).hand_over(at=THURSDAY)


class Peer:
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


def stepping() -> None:
    """A step with its guards, its record and its history, and a replay, beside the steps of `transitions`."""
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
    }
    statements = {
        "begin: table, order, record, history": "begun.begin(at=at)",
        "hand over: one guard more": "returning.hand_over(at=late)",
        "replay of 10 events, hashes on trust": "replay(False)",
        "replay of 10 events, verified": "replay(True)",
    }
    yardstick = "10 steps in transitions"
    try:
        names |= {"peer": Peer(), "verbs": verbs}
    except ImportError:
        yardstick = "replay of 10 events, verified"
    else:
        statements[yardstick] = "peer.live(verbs)"
    taken = interleaved(statements, names)
    for name, nanoseconds in taken.items():
        ratio = taken[yardstick] / nanoseconds
        said = f"{10 / ratio:>8.2f} of one step there" if ":" in name else f"{ratio:>8.1f} x as fast"
        print(f"{name:<38} {nanoseconds:>9.0f} ns {said}")
    print("(a step: at most 2 µs; a replay on trust: at least 25 x faster, aim 55)")


def starting() -> None:
    """The cost of the front door and of the first calendar, in fresh interpreters."""
    imported = "import time; began = time.perf_counter(); import {}; print(time.perf_counter() - began)"
    scripts = {
        "import attrs": imported.format("attrs"),
        "import motcua": imported.format("motcua"),
        "national_calendar() after import": "import time, motcua.calendar as calendar; began = time.perf_counter(); "
        "calendar.national_calendar(); print(time.perf_counter() - began)",
    }
    taken: dict[str, list[float]] = {name: [] for name in scripts}
    for _ in range(ROUNDS):
        for name, script in scripts.items():
            ran = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
            taken[name].append(float(ran.stdout))
    for name, seconds in taken.items():
        print(f"{name:<33} {statistics.median(seconds) * 1000:6.2f} ms, least {min(seconds) * 1000:.2f}")


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


def quoting() -> None:
    """The total of six fees with four conditions, beside the same by hand; then with its lines and their trace."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "bench.toml").write_text(SIX_LINES, encoding="utf-8")
        schedule = load_fee_schedules(folder)["bench"]
    facts = {"channel": "online", "poor": False, "late": True, "copies": 3}

    def by_hand(channel: str, *, poor: bool, late: bool, copies: int) -> int:
        return (
            27_000
            + (8 * copies if copies > 0 else 0)
            + 15_000 * late
            + 10_000 * (channel == "online")
            + 5_000 * (not poor)
        )

    names = {"quote": schedule.quote, "by_hand": by_hand, "facts": facts, "day": DAY}
    statements = {
        "by hand, unchecked": "by_hand(**facts)",
        "quote(…).total": "quote(on=day, **facts).total",
        "quote(…).lines": "quote(on=day, **facts).lines",
    }
    taken = interleaved(statements, names)
    for name, nanoseconds in taken.items():
        ratio = nanoseconds / taken["by hand, unchecked"]
        print(f"six fees, four conditions  {name:<18} {nanoseconds:>9.0f} ns {ratio:>9.2f} x by hand")
    print(f"six fees, four conditions  {taken['quote(…).total'] / 1000:.2f} µs for the total (at most 3, aim 1)")


RULE = "age < 6 and channel == 'online' and not poor_household"


def deciding() -> None:
    """The rule of three comparisons, beside a function written by hand and simpleeval with a parsed text."""
    facts = {"age": 5, "channel": "online", "poor_household": False}

    def by_hand(given: dict[str, Any]) -> bool:
        return given["age"] < 6 and given["channel"] == "online" and not given["poor_household"]

    names: dict[str, object] = {"facts": facts, "by_hand": by_hand, "rule": RULE}
    names["decide"] = Condition.parse(RULE).decide
    statements = {"by hand": "by_hand(facts)", "motcua": "decide(facts)"}
    with suppress(ImportError):
        from simpleeval import SimpleEval

        evaluator = SimpleEval(names=facts)
        names |= {"evaluate": evaluator.eval, "parsed": evaluator.parse(RULE)}
        statements |= {"simpleeval, parsed": "evaluate(rule, previously_parsed=parsed)"}
    taken = interleaved(statements, names)
    for name, nanoseconds in taken.items():
        print(f"three comparisons  {name:<18} {nanoseconds:>9.0f} ns {nanoseconds / taken['motcua']:>9.2f} x motcua")
    print(f"three comparisons  of by hand: {taken['motcua'] / taken['by hand']:.2f} (aim 1.5)")


def finding() -> None:
    """The reference catalogue in fresh interpreters: the first procedure, and all of them."""
    script = (
        "import time, datetime, motcua.reference as reference; catalogue = reference.reference_catalogue();"
        " began = time.perf_counter(); {}; print(time.perf_counter() - began)"
    )
    scripts = {
        "find('1.004222'), at most 5 ms": "catalogue.find('1.004222', on=datetime.date(2026, 8, 28))",
        "every version, at most 150 ms": "[entry.versions for entry in catalogue.procedures]",
    }
    for name, statement in scripts.items():
        command = [sys.executable, "-c", script.format(statement)]
        seconds = [
            float(subprocess.run(command, check=True, capture_output=True, text=True).stdout) for _ in range(ROUNDS)
        ]
        print(f"{name:<33} {statistics.median(seconds) * 1000:6.2f} ms, least {min(seconds) * 1000:.2f}")


def reporting() -> None:
    """A settlement report of a hundred rows and its check, beside a loop by hand that trusts what it is given."""
    rows, period = some_rows(100), Period.month(2026, 9)
    tables = [
        {"id": row.id, "field": row.field.vi, "channel": row.channel, "received_on": str(row.received_on)}
        for row in rows
    ]

    def by_hand(given: list[DossierRow]) -> Counter[tuple[str, str]]:
        counted = Counter[tuple[str, str]]()
        for row in given:
            if row.received_on > period.last or (row.ended_on and row.ended_on < period.first):
                continue
            came = row.channel if row.received_on >= period.first else "carried_over"
            ended = row.ended_on if row.ended_on and row.ended_on <= period.last else None
            late = row.due_on is not None and (ended or period.last) > row.due_on
            counted[row.field.vi, came] += 1
            counted[row.field.vi, f"{'settled' if ended else 'open'} {late}"] += 1
        return counted

    names = {"settlement": settlement, "by_hand": by_hand, "rows": rows, "period": period, "tables": tables}
    names |= {"rows_of": rows_of, "report": settlement(rows, period)}
    statements = {
        "by hand, unchecked": "by_hand(rows)",
        "settlement": "settlement(rows, period)",
        "its check": "report.check()",
        "rows_of tables": "rows_of(tables)",
    }
    taken = interleaved(statements, names)
    for name, nanoseconds in taken.items():
        ratio = nanoseconds / taken["by hand, unchecked"]
        print(f"a hundred rows  {name:<18} {nanoseconds / 1e6:>7.2f} ms {ratio:>9.2f} x by hand")


def main() -> None:
    """Everything, one after another."""
    starting()
    finding()
    adding()
    deciding()
    quoting()
    stepping()
    reporting()


if __name__ == "__main__":
    main()
