"""Whole columns (*tính hàng loạt*): the answers of the counter for millions of dossiers, with the extra ``batch``.

Columns are NumPy arrays. Every row equals what the scalar call answers for it; rows that have no answer are told
together, with their positions, and then nothing is written.
"""

from motcua.errors import MissingExtra

try:
    from motcua.adapters.batch.between import working_days_between
    from motcua.adapters.batch.due import due_dates
    from motcua.adapters.batch.hours import due_minutes, office_minutes_between
    from motcua.adapters.batch.settling import lateness, settlement_counts
except ModuleNotFoundError as error:
    raise MissingExtra(error.name or "numpy", "batch") from None

__all__ = [
    "due_dates",
    "due_minutes",
    "lateness",
    "office_minutes_between",
    "settlement_counts",
    "working_days_between",
]
