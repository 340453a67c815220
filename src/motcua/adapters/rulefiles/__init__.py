"""Rule files: TOML that people write, made into the values of the core."""

from motcua.adapters.rulefiles.catalogue import load_catalogue, load_schedules
from motcua.adapters.rulefiles.local import LocalRules, load_local_rules
from motcua.adapters.rulefiles.notices import load_notices
from motcua.reference import reference_catalogue, reference_fee_schedules

__all__ = [
    "LocalRules",
    "load_catalogue",
    "load_local_rules",
    "load_notices",
    "load_schedules",
    "reference_catalogue",
    "reference_fee_schedules",
]
