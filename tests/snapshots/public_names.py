"""The public names and their parameters, a line each: ``python -m tests.snapshots.public_names`` writes them anew."""

import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from pathlib import Path

import motcua

FILE = Path(__file__).with_suffix(".txt")


def modules() -> Iterator[str]:
    """The rooms callers import from: of the core one step deep, of the adapters two."""
    yield "motcua"
    for found in pkgutil.walk_packages([str(Path(motcua.__file__).parent)], "motcua."):
        parts = found.name.split(".")[1:]
        inside = parts[1:] if parts[0] == "adapters" else parts
        if len(inside) == 1 and not inside[0].startswith("_") and inside[0] not in {"compiled", "compiling"}:
            yield found.name


def taken(value: object) -> str:
    """The parameters of something that can be called, in brackets; nothing for anything else."""
    try:
        return f"({', '.join(inspect.signature(value).parameters)})" if callable(value) else ""
    except ValueError:
        return ""


def public() -> Iterator[str]:
    """Every exported name, and the public attributes of every exported class."""
    for module in modules():
        room = importlib.import_module(module)
        for name in getattr(room, "__all__", ()):
            value = getattr(room, name)
            yield f"{module}.{name}{taken(value)}"
            if isinstance(value, type) and module != "motcua" and value.__module__.startswith(module):
                for attribute, inner in sorted(vars(value).items()):
                    if not attribute.startswith("_"):
                        bare = getattr(inner, "__func__", inner)
                        yield f"{module}.{name}.{attribute}{taken(bare) if inspect.isfunction(bare) else ''}"


if __name__ == "__main__":
    FILE.write_text("\n".join(sorted(set(public()))) + "\n", encoding="utf-8")
