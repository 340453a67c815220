"""A day at a small-town counter: 200 visitors from filing to the evening report, every slip on paper.

python examples/office_day.py [FOLDER] [--visitors 200] [--seed 2026] [--no-open]

Visitors come through the day with real procedures. Some lack a paper, some come to the wrong door, some change their
mind; what can be settled at once is handed over the same day. The slips lie in FOLDER/slips, and in the evening the
register, the settlement report of the day and the indicators are written beside them; the report is opened as a page.
With the extra ``qr`` the receipts bear the code of the dossier as a QR code. Everybody in it is invented.
"""

import argparse
import datetime as dt
import sys
import tempfile
import webbrowser
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from motcua import (
    Applicant,
    Channel,
    Dossier,
    MotcuaError,
    Office,
    Period,
    national_calendar,
    reference_catalogue,
    settlement,
)
from motcua.adapters import display, qr
from motcua.codes import DossierNumbers
from motcua.errors import MissingExtra
from motcua.forms import Form, receipt, refusal, register, stop_notice, supplement_request
from motcua.reports import indicators

TODAY = dt.date(2026, 10, 7)
CALENDAR = national_calendar()
COMMUNE = Office("H56.01.02", "UBND thị trấn Mẫu", level="commune", province="Thanh Hóa", calendar=CALENDAR)
ONLINE, LACKING, WRONG_DOOR, CHANGED_MIND = 0.3, 0.1, 0.03, 0.02
"""How often that happens."""


class Errand(NamedTuple):
    """What a visitor comes for, how often that is, and what he declares."""

    code: str
    often: int
    facts: dict[str, Any]


ERRANDS = (
    Errand("2.000815", 45, {"pages": 3, "copies": 2}),
    Errand("2.000884", 15, {"cases": 1}),
    Errand("2.000635", 15, {"copies": 2, "filed_by": "self", "residence_lookup": "found"}),
    Errand("1.004222", 10, {"home": "own"}),
    Errand(
        "1.001193", 6, {"child": "ordinary", "parents_married": True, "filed_by": "parent", "residence_lookup": "found"}
    ),
    Errand(
        "1.000656",
        4,
        {"case": "ordinary", "filed_by": "responsible", "residence_lookup": "found", "last_residence_known": True},
    ),
    Errand("1.014028", 5, {}),
)


class Visit(NamedTuple):
    """What became of a visitor: his dossier, and the slip he took home, if there was one."""

    dossier: Dossier
    slip: Form | None


# ── The day ──────────────────────────────────────────────────────────────────────────────────


def moments(visitors: int, random: Random) -> list[dt.datetime]:
    """When they come: at any minute of the sessions, a little before each closes at the latest."""
    minutes: list[dt.datetime] = []
    for opens, closes in CALENDAR.sessions(TODAY):
        now, last = CALENDAR.moment(TODAY, opens), CALENDAR.moment(TODAY, closes) - dt.timedelta(minutes=20)
        while now < last:
            minutes.append(now)
            now += dt.timedelta(minutes=1)
    return sorted(random.choice(minutes) for _ in range(visitors))


def filed(number: int, at: dt.datetime, random: Random) -> Dossier:
    """What a visitor puts on the table; now and then a paper is missing."""
    (errand,) = random.choices(ERRANDS, [errand.often for errand in ERRANDS])
    procedure = reference_catalogue().find(errand.code, on=TODAY)
    online = Channel.ONLINE in procedure.channels and random.random() < ONLINE
    channel = Channel.ONLINE if online else Channel.COUNTER
    needed = procedure.check((), on=TODAY, **errand.facts, channel=channel.value).missing
    return Dossier.open(
        procedure,
        office=COMMUNE,
        at=at,
        channel=channel,
        id=f"D-{number}",
        applicant=Applicant(f"Người nộp số {number}", identity_number=f"{number:012d}", address="Thị trấn Mẫu"),
        facts=errand.facts,
        papers=needed[1:] if random.random() < LACKING else needed,
    )


def visit(number: int, at: dt.datetime, numbers: DossierNumbers, random: Random) -> tuple[Visit, DossierNumbers]:
    """One visitor at the counter, from the first paper on the table to whatever slip comes of it."""
    dossier = filed(number, at, random)
    if random.random() < WRONG_DOOR:
        dossier = dossier.refuse(at=at, reason="không thuộc thẩm quyền của UBND cấp xã")
        return Visit(dossier, refusal(dossier)), numbers
    if missing := dossier.check().missing:
        dossier = dossier.request_supplement(missing, at=at, reason="chưa đủ thành phần hồ sơ")
        return Visit(dossier, supplement_request(dossier)), numbers
    code, numbers = numbers.next(COMMUNE.code, TODAY)
    dossier = dossier.accept(at=at, code=code).begin(at=at)
    if random.random() < CHANGED_MIND:
        dossier = dossier.withdraw(at=at + dt.timedelta(minutes=5), reason="người nộp rút hồ sơ")
        return Visit(dossier, stop_notice(dossier)), numbers
    if dossier.has_receipt:
        return Visit(dossier, receipt(dossier)), numbers
    done = at + dt.timedelta(minutes=10)  # what follows at once needs no receipt
    return Visit(dossier.finish("granted", at=done, results=["KQ"]).hand_over(at=done), None), numbers


def day(visitors: int, random: Random, tick: Callable[[int], None]) -> Iterator[Visit]:
    """Everybody who came, in order."""
    numbers = DossierNumbers()
    for number, at in enumerate(moments(visitors, random), start=1):
        came, numbers = visit(number, at, numbers, random)
        tick(number)
        yield came


# ── What is written ──────────────────────────────────────────────────────────────────────────


def codes_of(form: Form) -> list[qr.QRCode]:
    """The QR code of a receipt, where the extra is there to draw it."""
    if form.code != "receipt":
        return []
    code = qr.of_dossier(form)
    try:
        code.svg()
    except MissingExtra:
        return []
    return [code]


def write_slips(visits: Iterable[Visit], folder: Path) -> int:
    """Every slip as a page of its own; how many there were."""
    folder.mkdir(parents=True, exist_ok=True)
    slips = [(came.dossier.id, came.slip) for came in visits if came.slip]
    for name, slip in slips:
        (folder / f"{name}-{slip.code}.html").write_text(display.render(slip, codes=codes_of(slip)), encoding="utf-8")
    return len(slips)


def write_evening(dossiers: list[Dossier], folder: Path) -> Path:
    """The register, the report of the day and the indicators; the page of the report."""
    today = Period(TODAY, TODAY)
    report = settlement(dossiers, today, authority=COMMUNE.name)
    pages = {
        "register.html": display.render(register(dossiers, book="01")),
        "report.html": display.render(report),
        "report.csv": display.render(report, "csv"),
        "dossiers.csv": display.table(report.listing()),
        "indicators.html": display.render(indicators(dossiers, today)),
    }
    for name, page in pages.items():
        encoding = "utf-8-sig" if name.endswith(".csv") else "utf-8"  # Excel wants the mark, browsers do not
        (folder / name).write_text(page, encoding=encoding, newline="")
    total = report.total
    print(f"Tiếp nhận {total.received} = đã giải quyết {total.settled} + đang giải quyết {total.open}")
    print(f"Trước hạn {total.early}, đúng hạn {total.on_time}, quá hạn {total.late}")
    return folder / "report.html"


def bar(done: int, whole: int) -> None:
    """How far the day is, on the error stream: as it grows on a terminal, its end alone in a file or a pipe."""
    if done < whole and not sys.stderr.isatty():
        return
    filled = 30 * done // whole
    end = "\n" if done == whole else ""
    print(f"\r[{'#' * filled}{'.' * (30 - filled)}] {done}/{whole}", end=end, file=sys.stderr, flush=True)


def main() -> None:
    """The day and its evening."""
    asked = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    asked.add_argument("folder", nargs="?", type=Path)
    asked.add_argument("--visitors", type=int, default=200)
    asked.add_argument("--seed", type=int, default=2026)
    asked.add_argument("--no-open", action="store_true")
    told = asked.parse_args()
    if told.visitors < 1:
        asked.error("--visitors: at least one has to come")
    if told.folder and told.folder.exists() and not told.folder.is_dir():
        asked.error(f"{told.folder}: there is a file of that name")
    folder = told.folder or Path(tempfile.mkdtemp(prefix="office-day-"))
    chance = Random(told.seed)  # noqa: S311 - invented visitors are no secret
    visits = list(day(told.visitors, chance, lambda done: bar(done, told.visitors)))
    print(f"{len(visits)} lượt người, {write_slips(visits, folder / 'slips')} phiếu trong {folder / 'slips'}")
    page = write_evening([came.dossier for came in visits], folder)
    print(f"Báo cáo: {page}")
    if not told.no_open:
        webbrowser.open(page.resolve().as_uri())


if __name__ == "__main__":
    try:
        main()
    except MotcuaError as error:
        sys.exit(str(error))
