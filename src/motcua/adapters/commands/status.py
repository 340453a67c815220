"""How a command ends, and what it says beside its answer."""

import json
import sys
from collections.abc import Generator, Mapping
from typing import Final, TypeAlias

__all__ = ["ANSWERED", "BAD", "CUT_OFF", "NEGATIVE", "Answer", "as_json", "remark"]

ANSWERED: Final = 0
NEGATIVE: Final = 1
"""Understood, and the answer is no: no date, papers missing, findings."""
BAD: Final = 2
"""What was given cannot be read."""
CUT_OFF: Final = 141
"""Whoever read the answer had seen enough before its end: what a shell makes of it, and no verdict."""

Answer: TypeAlias = Generator[str, None, int]
"""What is printed, then how it ended."""


def as_json(document: Mapping[str, object]) -> str:
    """A document as every command prints it: for people to read too, and with numbers that every reader takes."""
    return json.dumps(document, ensure_ascii=False, allow_nan=False, indent=2)


def remark(text: str) -> None:
    """Say something on standard error, where somebody listens."""
    if sys.stderr is not None:
        sys.stderr.write(f"{text}\n")
