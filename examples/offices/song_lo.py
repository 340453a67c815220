"""Sông Lô (Vĩnh Phúc), 2021: changes of procedures announced, electronic receipts by month and quarter, a year counted.

python examples/offices/song_lo.py

The receipts are numbered by the rules of 2026; the library does not hold those of 2021.
"""

import datetime as dt
import tempfile
from collections import Counter
from pathlib import Path

from counter import CALENDAR, counted, many, running, settled

from motcua import Applicant, Catalogue, Office, load_catalogue, reference_fee_schedules
from motcua.receipts import Collector, ReceiptBook, receipts_of

DISTRICT = Office("H62.43", "UBND huyện Sông Lô", level="district", province="Vĩnh Phúc", calendar=CALENDAR)
LISTS = {"district": 239, "commune": 100}
"""How many procedures were announced for the district, and for its communes."""
ROWS = """
code = "9.{number:06}"
name = {{ vi = "Xác nhận mẫu", en = "Sample confirmation" }}
level = "{level}"
from = 2021-01-01
cite = "1/2021/QĐ-UBND"
[[limits]]
limit = "{limit}"
cite = "1/2021/QĐ-UBND, art. 2"
"""
FIRST, LAST = dt.date(2020, 12, 15), dt.date(2021, 12, 14)


def _posted(folder: Path, limit: str) -> Catalogue:
    """Every procedure of the district and of its communes; of one the limit is what was announced."""
    folder.mkdir()
    levels = [level for level, count in LISTS.items() for _ in range(count)]
    for number, level in enumerate(levels, start=1):
        told = ROWS.format(number=number, level=level, limit=limit if number == 1 else "10 working days")
        (folder / f"9.{number:06}.toml").write_text(told, encoding="utf-8")
    return load_catalogue(folder)


def main() -> None:
    """The announcement, the receipts, the report."""
    with tempfile.TemporaryDirectory() as folder:
        old, new = (
            _posted(Path(folder) / name, limit)
            for name, limit in (("old", "5 working days"), ("new", "3 working days"))
        )
    posted = {level: len(new.listed(level=level)) for level in LISTS}
    print(f"Niêm yết: {posted['district']} thủ tục của huyện, {posted['commune']} của xã")
    for change in old.diff(new):
        print(f"Công bố: {change.say('vi')}")
    months: Counter[int] = Counter()
    for number in range(7, 13):
        day = CALENDAR.next_working_day(dt.date(2026, number, 10))
        quote = reference_fee_schedules()["certification"].quote(on=day, act="copies", pages=2, copies=number)
        book = ReceiptBook("EBL01", "26TAA", last=sum(months.values()))
        collector = Collector("UBND huyện Sông Lô", "0100000000")
        made = receipts_of(
            quote, book, on=day, collector=collector, payer=Applicant("Nguyễn Văn Mẫu"), method="transfer"
        )
        months[day.month] += len(made)
    print("Biên lai điện tử:", ", ".join(f"tháng {month}: {count}" for month, count in months.items()))
    third, fourth = (sum(months[month] for month in quarter) for quarter in ((7, 8, 9), (10, 11, 12)))
    print(f"  quý III: {third}, quý IV: {fourth}")
    dossiers = settled(DISTRICT, FIRST, LAST, 14_398) + running(DISTRICT, dt.date(2021, 12, 14), 90)
    total = counted(dossiers, FIRST, LAST)
    print(f"{many(total.received)} tiếp nhận = {many(total.settled)} đã giải quyết + {total.open} đang giải quyết")


if __name__ == "__main__":
    main()
