"""A folder of dossiers checked for completeness: one line each, and exit status 1 when something is missing.

python examples/check_folder.py examples/dossiers
"""

import datetime as dt
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from motcua import reference_catalogue


def findings(folder: Path) -> Iterator[tuple[str, bool, str]]:
    """Each file: its name, whether it is complete, and what to tell the applicant."""
    catalogue = reference_catalogue()
    for path in sorted(folder.glob("*.json")):
        dossier = json.loads(path.read_text(encoding="utf-8"))
        day = dt.date.fromisoformat(dossier["received"])
        answer = catalogue.find(dossier["procedure"], on=day).check(dossier["papers"], on=day, **dossier["facts"])
        told = ", ".join(answer.missing or (str(question) for question in answer.questions.values()))
        yield path.stem, answer.complete is True, told


def main(folder: str) -> int:
    """Print a line for every dossier."""
    found = list(findings(Path(folder)))
    for name, complete, told in found:
        print(f"{name}: {'đủ' if complete else f'chưa đủ – {told}'}")
    return 0 if all(complete for _, complete, _ in found) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
