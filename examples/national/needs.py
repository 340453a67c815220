"""What the example cannot do without, asked before anything is imported that needs it."""

import argparse
import importlib.util

__all__ = ["lacking", "refuse_without", "rows"]

ALWAYS = ("numpy", "pyarrow", "tqdm")
MOST = 1_000_000_000


def lacking(*besides: str) -> tuple[str, ...]:
    """The packages that are not installed, of those the example needs and those named."""
    return tuple(name for name in (*ALWAYS, *filter(None, besides)) if importlib.util.find_spec(name) is None)


def refuse_without(parser: argparse.ArgumentParser, *besides: str) -> None:
    """Ends the run with a sentence where a package is not installed."""
    missing = lacking(*besides)
    if missing:
        parser.error(f"not installed: {', '.join(missing)}; pip install 'motcua[batch,arrow]' {' '.join(missing)}")


def rows(text: str) -> int:
    """A number of dossiers, as it was typed."""
    if not text.isdecimal() or not 1 <= int(text[:12]) <= MOST:
        raise argparse.ArgumentTypeError(f"met {text[:20]}; right would be a whole number from 1 to {MOST}")
    return int(text)
