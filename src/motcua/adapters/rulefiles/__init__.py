"""Rule files: TOML that people write, made into the values of the core."""

from motcua.adapters.rulefiles.notices import load_notices

__all__ = ["load_notices"]
