"""How a command ends."""

from collections.abc import Generator
from typing import Final, TypeAlias

__all__ = ["ANSWERED", "BAD", "NEGATIVE", "Answer"]

ANSWERED: Final = 0
NEGATIVE: Final = 1
"""Understood, and the answer is no: no date, papers missing, findings."""
BAD: Final = 2
"""What was given cannot be read."""

Answer: TypeAlias = Generator[str, None, int]
"""What is printed, then how it ended."""
