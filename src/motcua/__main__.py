"""``python -m motcua``: what the library answers, at the command line."""

import sys

from motcua.adapters.commands import main

__all__ = ["main"]

if __name__ == "__main__":
    sys.exit(main())
