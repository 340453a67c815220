"""Errors that people at a counter meet, with their sentence in both languages (*thông báo lỗi song ngữ*)."""

import datetime as dt
from typing import TypeVar

from motcua.errors import ClockStopped, NoPromise, SequenceConflict
from motcua.wording.saying import Text, said

__all__ = ["clock_stopped", "conflict", "no_promise"]

C = TypeVar("C", bound=SequenceConflict)


def no_promise(message: str, **values: object) -> NoPromise:
    """That there is no date to promise, for the reason of that message.

    >>> no_promise("promise.not-accepted").say("vi")
    'không hẹn được ngày trả: hồ sơ chưa được tiếp nhận'
    """
    why = said(message, **values)
    return NoPromise(why.en, said("error.no-promise", why=why))


def clock_stopped(since: dt.datetime, cause: Text) -> ClockStopped:
    """That a limit stands still, since then and for that cause."""
    return ClockStopped(since, cause.en, said("error.clock-stopped", since=since, cause=cause))


def conflict(kind: type[C], message: str, **values: object) -> C:
    """That somebody else wrote first."""
    sentence = said(message, **values)
    return kind(sentence.en, sentence)
