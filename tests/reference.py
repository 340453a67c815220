"""The pages of docs/reference that are made from the code: `python3 dev.py write pages` does it anew."""

import inspect
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from tests import carried, lawbook

import motcua
from motcua.conditions import Fact
from motcua.dossier import Dossier
from motcua.fees import Fee, FeeSchedule
from motcua.fees.quote import called
from motcua.linked import LinkedProcedure
from motcua.mechanism import Mechanism, mechanisms
from motcua.procedure import Procedure
from motcua.reference import reference_catalogue, reference_fee_schedules

FOLDER = Path(__file__).parents[1] / "docs" / "reference"


def front_door() -> str:
    """Every name of the front door with the first line of its docstring, in the order of `motcua.__all__`."""
    lines = ["# The front door", "", "What `from motcua import …` gives; all else comes from its own module.", ""]
    lines += ["| name | what it is | module |", "|---|---|---|"]
    for name in motcua.__all__:
        value = getattr(motcua, name)
        said = (inspect.getdoc(value) or "").partition("\n")[0].replace("|", "\\|")
        lines.append(f"| `{name}` | {said} | `{value.__module__}` |")
    return "\n".join(lines) + "\n"


def transitions() -> str:
    """The steps of a dossier under each mechanism, as the rows have them."""
    lines = [
        "# Steps of a dossier",
        "",
        "Which verb leads from which state to which, what guards it, and the limits of the steps. `same` stays, `back`",
        "returns to the state before the stop; a dash is a step that is refused, with what is allowed instead.",
    ]
    for mechanism in mechanisms():
        picture = f"states-{mechanism.in_force.first.year}.svg"
        lines += ["", f"## {mechanism.name} ({mechanism.in_force})", ""]
        lines += [f"![The states of a dossier](../pictures/{picture})", "", mechanism.matrix(), ""]
        lines += [Dossier.transitions(mechanism), "", *step_limits(mechanism)]
    return "\n".join(lines) + "\n"


def step_limits(mechanism: Mechanism) -> Iterator[str]:
    """The times and numbers a mechanism sets to its steps."""
    yield "| limit | time | times | since | in | channels | rule |"
    yield "|---|---|---|---|---|---|---|"
    for row in mechanism.limits.values():
        time = row.limit.say("en") if row.limit else "–" if row.times else "of a special law"
        time = f"{time} before the promised day" if row.before_due else time
        told = (row.since, row.during, row.channels)
        cells = (row.name, time, str(row.times or "–"), *(", ".join(words) or "–" for words in told))
        yield f"| {' | '.join(cells)} | {row.citation.say('en') if row.citation else '–'} |"


def catalogue() -> str:
    """Every procedure and every fee schedule of the library, with what they ask."""
    procedures, schedules = tuple(reference_catalogue()), reference_fee_schedules()
    lines = [
        "# The catalogue",
        "",
        f"The {len(procedures)} procedures and {len(schedules)} fee schedules that come with the library. Facts and",
        "papers are those of the newest version; `find(code, on=…)` gives that of a day, `describe()` says it all, and",
        "`python -m motcua explain CODE DAY --facts` what may be said to each fact and what each paper is called.",
        "",
        "## Procedures",
        "",
        "| code | name | field | level | since | facts | papers |",
        "|---|---|---|---|---|---|---|",
    ]
    lines += [_row(_of_procedure(procedure)) for procedure in procedures]
    lines += [
        "",
        "## Linked packages",
        "",
        "| code | name | in force | parts | agencies | facts |",
        "|---|---|---|---|---|---|",
    ]
    lines += [_row(_of_package(version)) for entry in reference_catalogue().packages for version in entry.versions]
    lines += [
        "",
        "## Fee schedules",
        "",
        "`reference_fee_schedules()` gives them by code; the fact `act` chooses the act. [What fees ask](fees.md) has",
        "every fact with its answers.",
        "",
    ]
    lines += ["| code | name | acts | other facts |", "|---|---|---|---|"]
    lines += [_row(_of_schedule(schedule)) for schedule in schedules.values()]
    return "\n".join(lines) + "\n"


def _row(cells: Iterable[str]) -> str:
    escaped = (cell.replace("|", r"\|") for cell in cells)
    return f"| {' | '.join(cell or '–' for cell in escaped)} |"


def _codes(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in dict.fromkeys(names))


def _of_procedure(procedure: Procedure) -> Iterator[str]:
    yield f"`{procedure.code}`"
    yield procedure.name.vi
    yield procedure.field.vi if procedure.field else ""
    yield procedure.level or ""
    yield str(reference_catalogue().versions(procedure.code)[0].in_force.first)
    yield _codes(fact.name for fact in procedure.facts)
    yield _codes(paper.code for paper in procedure.papers)


def _of_package(package: LinkedProcedure) -> Iterator[str]:
    yield f"`{package.code}`"
    yield package.name.vi
    yield str(package.in_force)
    yield _codes(part.code for part in package.parts)
    yield _codes(code for code, _ in package.agencies)
    yield _codes(fact.name for fact in package.facts if fact.name != "channel")


def _of_schedule(schedule: FeeSchedule) -> Iterator[str]:
    yield f"`{schedule.code}`"
    yield schedule.name.vi
    yield _codes(choice for fact in schedule.facts if fact.name == "act" for choice in fact.choices)
    yield _codes(fact.name for fact in schedule.facts if fact.name != "act")


def fees() -> str:
    """Every fee schedule: what it charges, and what may be answered to each of its facts."""
    lines = [
        "# What fees ask",
        "",
        "The facts of every fee schedule, as `reference_fee_schedules()[code].quote(on=…, fact=answer, …)` and",
        "`python -m motcua fee CODE DAY --fact NAME=VALUE` take them. What is not given is asked for, unless something",
        "is assumed. Amounts are whole đồng. `schedule.facts` has the same, with the questions in Vietnamese.",
    ]
    for schedule in reference_fee_schedules().values():
        lines += ["", f"## `{schedule.code}`", "", f"{schedule.name.vi} ({schedule.name.en})", ""]
        lines += ["| charge | what it is | for the acts | decided by the day of | due |", "|---|---|---|---|---|"]
        lines += [_row(_of_fee(fee)) for fee in schedule.fees]
        if schedule.facts:
            lines += ["", "| fact | question | answer | assumed |", "|---|---|---|---|"]
            lines += [_row(_of_fact(fact)) for fact in schedule.facts]
    return "\n".join(lines) + "\n"


def _of_fee(fee: Fee) -> Iterator[str]:
    yield f"`{fee.item}`"
    yield called(fee.name, fee.kind).vi
    yield _codes(fee.acts)
    yield fee.decides_on.value
    yield fee.due_stage.value


def _of_fact(fact: Fact) -> Iterator[str]:
    yield f"`{fact.name}`"
    yield fact.question.en
    yield ", ".join(_answer(fact, choice) for choice in fact.choices) or fact.right
    yield "" if fact.default is None else f"`{fact.default}`"


def _answer(fact: Fact, choice: str) -> str:
    said = fact.said(choice).en
    return f"`{choice}`" if said == choice else f"`{choice}` ({said})"


def values() -> str:
    """Every public class, and how it stands in the models of other libraries, or why it does not."""
    lines = [
        "# Values in other frameworks",
        "",
        "How each public class stands in models of pydantic, and so in FastAPI and its OpenAPI",
        "([how to](../how-to/frameworks.md)), or why it does not. A form in JSON is one text, number or small table,",
        "read and written; a document is written with its reasons, and read back unless it is an answer.",
        "",
        "| class | module | in a model |",
        "|---|---|---|",
    ]
    found = sorted(carried.values(), key=lambda one: (one.module, one.kind.__name__))
    told = (one for one in found if not issubclass(one.kind, Exception))
    lines += [_row((f"`{one.kind.__name__}`", f"`{one.module}`", str(one.how))) for one in told]
    return "\n".join(lines) + "\n"


PAGES: dict[str, Callable[[], str]] = {
    "front-door.md": front_door,
    "transitions.md": transitions,
    "catalogue.md": catalogue,
    "fees.md": fees,
    "law.md": lawbook.page,
    "values.md": values,
}


def main() -> None:
    """Write the pages."""
    for name, page in PAGES.items():
        (FOLDER / name).write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
