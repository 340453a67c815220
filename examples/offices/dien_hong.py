"""Diên Hồng (Pleiku, Gia Lai), 2016–2018: birth, residence and insurance in one visit, and a screen with the results.

python examples/offices/dien_hong.py

The package is that of the library, under the rules of 2026; the figures are the ward's own.
"""

import datetime as dt
from itertools import count, cycle, islice

import attrs
from counter import CALENDAR, counted, many, running, settled

from motcua import Catalogue, Office, office_time, reference_catalogue
from motcua.codes import ProcedureCode
from motcua.wording import Text

WARD = Office("H21.31.01", "UBND phường Diên Hồng", level="commune", province="Gia Lai", calendar=CALENDAR)
FIELDS = {
    Text("Đất đai, xây dựng", "Land"): 219,
    Text("Hộ tịch", "Civil status"): 11_333,
    Text("LĐTBXH", "Social"): 202,
}
POSTED = 55
"""Procedures of the three fields; how many are of which was not told, so they are dealt out here by turns."""
FIRST, LAST = dt.date(2018, 7, 1), dt.date(2020, 7, 1)


def posted() -> Catalogue:
    """The list on the wall: as many procedures as the ward told of, plainly invented, in its three fields."""
    sample = reference_catalogue().find("2.000815", on=FIRST)
    fields = islice(cycle(FIELDS), POSTED)
    codes = (ProcedureCode(f"9.{number:06}") for number in count(1))
    return Catalogue.of(
        attrs.evolve(sample, code=code, field=field) for code, field in zip(codes, fields, strict=False)
    )


def main() -> None:
    """The list, one visit, the screen, and what the three fields received."""
    wall = posted()
    listed = {field.vi: len(wall.listed(field=field.vi, on=FIRST)) for field in FIELDS}
    print(f"Niêm yết: {sum(listed.values())} thủ tục thuộc {len(listed)} lĩnh vực: {', '.join(listed)}")
    monday = office_time("2026-08-24 09:00")
    birth = reference_catalogue().link("birth", on=monday.date())
    plan = birth.plan(monday, CALENDAR)
    for part in plan.parts:
        print(f"Liên thông: {part.name.vi} – hẹn {part.due.date:%d/%m/%Y}")
    for number, dossier in enumerate([*settled(WARD, FIRST, LAST, 2), *running(WARD, LAST, 1)], start=1):
        print(f"Màn hình: hồ sơ số {number} – {dossier.state.say('vi')}")
    dossiers = [one for field, number in FIELDS.items() for one in settled(WARD, FIRST, LAST, number, field=field)]
    total = counted(dossiers, FIRST, LAST)
    parts = " + ".join(f"{many(number)} {field.vi}" for field, number in FIELDS.items())
    print(f"{many(total.received)} hồ sơ = {parts}")


if __name__ == "__main__":
    main()
