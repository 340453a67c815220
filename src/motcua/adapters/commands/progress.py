"""How far a long reading has come, on standard error, where somebody watches it."""

import sys
from typing import Final

__all__ = ["Bar", "watched"]

STEP: Final = 5
"""Hundredths between two pictures of the bar."""
WIDTH: Final = 100 // STEP


class Bar:
    """A bar that grows."""

    def __init__(self) -> None:
        self.drawn = -1

    def moved(self, done: int, total: int) -> None:
        """Draw the bar, where it has grown; of nothing all is done."""
        parts = WIDTH * done // total if total else WIDTH
        if parts > self.drawn:
            self.drawn = parts
            end = "\n" if parts == WIDTH else ""
            sys.stderr.write(f"\r[{'#' * parts:<{WIDTH}}] {parts * STEP:3} %{end}")
            sys.stderr.flush()


def watched() -> bool:
    """Whether a terminal shows standard error, and no answer beside it that a bar would spoil."""
    return bool(sys.stderr and sys.stderr.isatty() and not (sys.stdout and sys.stdout.isatty()))
