"""Time limits and the due moments they give: what the law writes, read, counted and explained.

The limits are values (``WorkingDays(7)``); a due moment is the answer of a limit, a receipt and a calendar, and carries
its account with it. Rules of counting: Civil Code 2015 (91/2015/QH13), art. 144–148.
"""

from motcua.timelimit.account import Account, Ground, LedgerDay, LedgerReason, Pause, Stretch, Unit
from motcua.timelimit.base import TimeLimit
from motcua.timelimit.cutoffs import CUTOFF_RULES, CutoffEffect, CutoffRule, cutoff_rule
from motcua.timelimit.days import CalendarDays, Months, SameDay, WorkingDays, Years
from motcua.timelimit.due import Due, promise
from motcua.timelimit.hours import Hours, WorkingHours
from motcua.timelimit.lists import due_days
from motcua.timelimit.receipt import Counter, Receipt
from motcua.timelimit.stages import NoLimit, Stages, UnknownLimit

__all__ = [
    "CUTOFF_RULES",
    "Account",
    "CalendarDays",
    "Counter",
    "CutoffEffect",
    "CutoffRule",
    "Due",
    "Ground",
    "Hours",
    "LedgerDay",
    "LedgerReason",
    "Months",
    "NoLimit",
    "Pause",
    "Receipt",
    "SameDay",
    "Stages",
    "Stretch",
    "TimeLimit",
    "Unit",
    "UnknownLimit",
    "WorkingDays",
    "WorkingHours",
    "Years",
    "cutoff_rule",
    "due_days",
    "promise",
]
