"""Rows that hang on days no notice has decided, where the conventions of a calendar do not answer with a projection."""

import datetime as dt
from collections.abc import Sequence
from functools import partial
from typing import Final

import numpy as np
import numpy.typing as npt

from motcua.adapters.batch.bounds import Faults
from motcua.adapters.batch.columns import MINUTES_A_DAY, Ints, date_of, day_number
from motcua.adapters.batch.lookup import Rows
from motcua.calendar import Projected, WorkCalendar
from motcua.errors import OutsideCalendar, UndecidedDay
from motcua.timelimit import WorkingDays

__all__ = ["settle_undecided"]

_RIGHT: Final = "days that a notice has decided"


def settle_undecided(answers: Ints, given: Rows, calendars: Sequence[WorkCalendar], cutoff: dt.time | None) -> None:
    """Asks the scalar limit, once for each different row that an open question can touch.

    ``answers`` holds the projected days and gets the latest ones; where the conventions ask to be told, ``BadRows``.
    """
    faults = Faults("due dates that hang on days not decided yet", len(given))
    total = np.broadcast_to(np.add(given.counts, given.stopped, dtype=np.int64), (len(given),))
    for at, calendar in enumerate(calendars):
        if calendar.conventions.projected is Projected.FLAG:
            continue
        mine = _touched(answers, given.column.days, calendar)
        if given.which is not None:
            mine &= given.which == at
        rows = np.flatnonzero(mine)
        past = np.zeros(len(rows), np.int64) if given.column.past is None else given.column.past[rows]
        keys = np.stack([given.column.numbers[rows].astype(np.int64), total[rows], past])
        different, back = np.unique(keys, axis=1, return_inverse=True)
        back = back.ravel()  # its shape is not the same in every NumPy
        latest = np.zeros(different.shape[1], np.int64)
        for place, (number, amount, seconds) in enumerate(different.T.tolist()):
            received = _moment(number, calendar, by_minute=given.column.by_minute) + dt.timedelta(seconds=seconds)
            try:
                due = WorkingDays(amount, cutoff=cutoff).due(received, calendar)
            except (UndecidedDay, OutsideCalendar) as error:
                bad = np.zeros(len(given), bool)
                bad[rows[back == place]] = True
                faults.add(bad, "received", _RIGHT, partial(_told, str(error)), error.code)
            else:
                latest[place] = day_number(due.date)
        answers[rows] = latest[back]
    faults.report()


def _told(sentence: str, _: int) -> str:
    return sentence


def _touched(answers: Ints, received: Ints, calendar: WorkCalendar) -> npt.NDArray[np.bool_]:
    """The rows for which some question lies between receipt and projected due day, as ``promise`` asks."""
    firsts = np.sort([day_number(question.first_day) for question in calendar.questions])
    lasts = np.sort([day_number(question.last_day) for question in calendar.questions])
    begun = np.searchsorted(firsts, answers, side="right")
    return np.asarray(begun > np.searchsorted(lasts, received, side="left"))


def _moment(number: int, calendar: WorkCalendar, *, by_minute: bool) -> dt.datetime:
    """The stamp of a row; of a bare day, its opening."""
    if not by_minute:
        return calendar.opening(date_of(number))
    day, minute = divmod(number, MINUTES_A_DAY)
    return calendar.moment(date_of(day), dt.time(*divmod(minute, 60)))
