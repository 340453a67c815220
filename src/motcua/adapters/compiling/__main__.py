"""``python -m motcua.adapters.compiling [--check]``: write the literals, or name the stale ones and exit 1."""

import sys

from motcua.adapters.compiling import compile_rows, stale

__all__ = ["main"]


def main(arguments: list[str]) -> int:
    """Write, or check."""
    if "--check" in arguments:
        old = stale()
        for path in old:
            print(f"{path.name}: differs from its rows; run python3 dev.py compile")
        return 1 if old else 0
    for path in compile_rows():
        print(f"wrote {path.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
