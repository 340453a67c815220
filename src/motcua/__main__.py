"""``python -m motcua``: what the library answers, at the command line."""

import sys

try:
    from motcua.adapters.commands import main
except KeyboardInterrupt:  # stopped before there was a command to stop
    sys.exit(130)

__all__ = ["main"]

if __name__ == "__main__":
    sys.exit(main())
