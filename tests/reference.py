"""The pages of docs/reference that are made from the code: `python -m tests.reference` writes them anew."""

import datetime as dt
import inspect
from collections.abc import Callable, Iterator
from pathlib import Path

import motcua
from motcua.dossier import Dossier
from motcua.mechanism import Mechanism, mechanism_on

FOLDER = Path(__file__).parents[1] / "docs" / "reference"
ERAS = (dt.date(2025, 6, 30), dt.date(2025, 7, 1), dt.date(2026, 8, 5))


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
    for day in ERAS:
        mechanism = mechanism_on(day)
        lines += ["", f"## {mechanism.name} ({mechanism.in_force})", "", mechanism.matrix(), ""]
        lines += [Dossier.transitions(mechanism), "", *step_limits(mechanism)]
    return "\n".join(lines) + "\n"


def step_limits(mechanism: Mechanism) -> Iterator[str]:
    """The times and numbers a mechanism sets to its steps."""
    yield "| limit | time | times | since | in | channels | rule |"
    yield "|---|---|---|---|---|---|---|"
    for row in mechanism.limits.values():
        time = row.limit.say("en") if row.limit else "–"
        time = f"{time} before the promised day" if row.before_due else time
        told = (row.since, row.during, row.channels)
        cells = (row.name, time, str(row.times or "–"), *(", ".join(words) or "–" for words in told))
        yield f"| {' | '.join(cells)} | {row.citation.say('en')} |"


PAGES: dict[str, Callable[[], str]] = {"front-door.md": front_door, "transitions.md": transitions}


def main() -> None:
    """Write the pages."""
    for name, page in PAGES.items():
        (FOLDER / name).write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
