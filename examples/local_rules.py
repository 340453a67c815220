"""A province's own rules, read from a folder and laid over the national catalogue: the same question, two answers.

python examples/local_rules.py examples/province
"""

import sys

from motcua import national_calendar, office_time, reference_catalogue
from motcua.adapters.rulefiles import load_local_rules


def main(folder: str) -> None:
    """The date of permanent residence, in the province and elsewhere."""
    catalogue, received = reference_catalogue(), office_time("2026-08-28 15:20")
    for rules in load_local_rules(folder):
        catalogue = rules.over(catalogue)
    for place in ("Hải Phòng", None):
        procedure = catalogue.find("1.004222", on=received.date(), jurisdiction=place)
        due = procedure.due(received, national_calendar())
        print(f"{place or 'nơi khác'}: {procedure.limit().say('vi')}, trả {due.date:%d/%m/%Y}")


if __name__ == "__main__":
    main(sys.argv[1])
