"""Nghèn (Can Lộc, Hà Tĩnh), 2021: a day of two hundred visits, and one dossier left at the end of November.

python examples/offices/nghen.py
"""

import datetime as dt
from collections import Counter
from itertools import cycle
from typing import Any

from counter import CALENDAR, counted, many, running, settled

from motcua import Office, office_time, reference_catalogue

TOWN = Office("H27.33.01", "UBND thị trấn Nghèn", level="commune", province="Hà Tĩnh", calendar=CALENDAR)
ASKED = ("2.000815", "1.001193", "1.004222", "1.004873", "1.004884")
FIRST, LAST = dt.date(2020, 12, 15), dt.date(2021, 11, 30)


def main() -> None:
    """Two hundred visitors from opening to closing, each told when to come back; then the year."""
    opening, told = office_time("2021-11-24 07:30"), Counter[str]()
    for number, code in zip(range(200), cycle(ASKED), strict=False):
        at = opening + dt.timedelta(minutes=2.4 * number)
        procedure = reference_catalogue().find(code, on=at.date())
        known = {fact.name for fact in procedure.facts}
        case: dict[str, Any] = {"home": "own", "verification": False, "child": "ordinary", "case": "ordinary"}
        due = procedure.due(at, CALENDAR, **{name: value for name, value in case.items() if name in known})
        told[f"{due.date:%d/%m/%Y}"] += 1
    print("200 lượt ngày 24/11/2021:", ", ".join(f"{count} hẹn {day}" for day, count in told.items()))
    total = counted([*settled(TOWN, FIRST, LAST, 6_063), *running(TOWN, LAST, 1)], FIRST, LAST)
    print(
        f"{many(total.received)} tiếp nhận = {many(total.settled)} đã giải quyết + {total.open} đang giải quyết, "
        f"quá hạn {total.late}"
    )


if __name__ == "__main__":
    main()
