"""The official slips of the one-stop counter as values: labelled fields, a table, signatures, ready to be printed.

Which sheet has which fields stands in rows (``data/forms``): the set of 2018 until 14/9/2025, that of 2025 from
15/9/2025, chosen by the day the slip is made. The annexes with the sheets were not read; what the fields rest on says
``Form.citation``. How a slip looks on paper is the business of ``motcua.adapters.display``. Slips carry personal
values: they show in the fields and nowhere else, never in ``repr`` or in an error.
"""

from motcua.forms.sheets import Form, FormField, FormValue, Label, sheet
from motcua.forms.slips import (
    SLIPS,
    apology,
    control_slip,
    receipt,
    refusal,
    register,
    stop_notice,
    supplement_request,
)

__all__ = [
    "SLIPS",
    "Form",
    "FormField",
    "FormValue",
    "Label",
    "apology",
    "control_slip",
    "receipt",
    "refusal",
    "register",
    "sheet",
    "stop_notice",
    "supplement_request",
]
