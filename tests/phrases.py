"""What errors say would be right, read off the source: every text that a reader of rule files or tables may meet."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import motcua

__all__ = ["said"]

SOURCE: Final = Path(motcua.__file__).parent
ROOMS: Final = (
    "adapters/rulefiles",
    "adapters/reading.py",
    "adapters/records/flat.py",
    "adapters/records/strict.py",
    "adapters/records/replaying.py",
    "adapters/commands",
    "catalogue",
    "fees/shapes.py",
    "fees/fee.py",
    "reports/rows.py",
)
"""What a command reads with."""
RIGHT: Final = {"Problem": 3, "BadValue": 2}
"""Where in a call it stands what would be right."""


def said() -> Iterator[tuple[str, str]]:
    """Each text with the file it stands in; what goes into it stands as a number."""
    for room in ROOMS:
        place = SOURCE / room
        for path in sorted(place.rglob("*.py")) if place.is_dir() else [place]:
            for call in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(call, ast.Call):
                    name = getattr(call.func, "id", getattr(call.func, "attr", ""))
                    told = [one.value for one in call.keywords if one.arg == "right"]
                    told += call.args[RIGHT[name] : RIGHT[name] + 1] if name in RIGHT else []
                    yield from ((path.relative_to(SOURCE).as_posix(), text) for one in told if (text := _text(one)))


def _text(node: ast.expr) -> str | None:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "7" for part in node.values)
    return None
