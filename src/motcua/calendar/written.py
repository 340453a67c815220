"""Days as people of Vietnam write them, put into the order that machines read."""

import re
from typing import Final

__all__ = ["WRITTEN", "day_first"]

WRITTEN: Final = "a moment is written like '2026-08-28 15:20' or '28/08/2026 15:20' with two digits each"
"""What is told to people who typed a moment otherwise."""

_DAY_FIRST: Final = re.compile(r"([0-9]{2})/([0-9]{2})/([0-9]{4})(?: +([0-9]{2}:[0-9]{2}))?", re.ASCII)


def day_first(text: str) -> str:
    """A day or a moment that begins with its day (*ngày/tháng/năm*), in ISO order; any other text as it stands.

    The day stands first, always (decision 0206): a month is never looked for there, and 08/28/2026 is no day.

    >>> day_first("28/08/2026"), day_first("28/08/2026 15:20"), day_first("2026-08-28")
    ('2026-08-28', '2026-08-28 15:20', '2026-08-28')
    >>> day_first("08/28/2026")
    '2026-28-08'
    """
    written = _DAY_FIRST.fullmatch(text.strip())
    if written is None:
        return text
    day, month, year, clock = written.groups()
    return f"{year}-{month}-{day}" + (f" {clock}" if clock else "")
