"""Vị Xuyên (Hà Giang), 2017: everything posted at the counter, leaders on duty on fixed days, nothing outstanding.

python examples/offices/vi_xuyen.py

The decree of 2018 stands in for the rules of 2017, which the library does not hold.
"""

import datetime as dt

from counter import CALENDAR, counted, many, settled
from dateutil.rrule import FR, MO, TH, TU, WE, WEEKLY, rrule

from motcua import Desk, Office, reference_catalogue
from motcua.adapters.display import render

TOWN = Office("H22.30.01", "UBND thị trấn Vị Xuyên", level="commune", province="Hà Giang", calendar=CALENDAR)
POSTED = {"1.013978": "đất đai", "1.001193": "hộ tịch", "1.013225": "xây dựng", "2.000815": "chứng thực"}
FIRST, LAST = dt.date(2018, 7, 1), dt.date(2019, 8, 15)
BEGUN = dt.datetime(2018, 7, 2)  # noqa: DTZ001 - a recurrence is in local time
REPORTED = dt.date(2016, 12, 31), dt.date(2017, 8, 31)
"""The town told of its year to August 2017; the days between are counted."""
STAFF, COMPUTERS, ROOM = 22, 4, 50
"""The people of the office, the computers of its counter, and the square metres of its room."""
TURNS = (("Chủ tịch", (MO, TH)), ("Phó Chủ tịch", (TU, FR)), ("Phó Chủ tịch thứ hai", (WE,)))


def main() -> None:
    """The wall, the roster, the year."""
    for code, matter in POSTED.items():
        notice = render(reference_catalogue().find(code, on=FIRST), "text")
        print(f"Niêm yết ({matter}): {notice.splitlines()[0]} – {len(notice.splitlines())} dòng")
    desk = Desk(roster=[(who, rrule(WEEKLY, byweekday=days, dtstart=BEGUN)) for who, days in TURNS]).on(CALENDAR)
    for day in (dt.date(2018, 8, 27) + dt.timedelta(days=number) for number in range(5)):
        print(f"Trực {day:%d/%m/%Y}: {', '.join(desk.on_duty(day))}")
    total = counted(settled(TOWN, FIRST, LAST, 4_000), FIRST, LAST)
    days = CALENDAR.working_days_between(*REPORTED)
    print(f"Phòng {ROOM} m², {COMPUTERS} máy tính, {STAFF} cán bộ trong {days} ngày làm việc:", end=" ")
    loads = {"mỗi máy": COMPUTERS * days, "mỗi cán bộ": STAFF * days}
    print(
        ", ".join(
            f"{total.received / load:.1f}".replace(".", ",") + f" hồ sơ {each} một ngày" for each, load in loads.items()
        )
    )
    print(f"Hơn {many(total.received)} hồ sơ, quá hạn {total.late}, tồn {total.open}")


if __name__ == "__main__":
    main()
