"""Every command and what may stand behind it, as a table: parsing, help and completion all read it."""

from collections.abc import Mapping
from typing import Final

from motcua.adapters.commands import (
    calendar,
    check,
    completion,
    demo,
    diff,
    due,
    explain,
    fee,
    lint,
    portal,
    report,
    schema,
    slip,
    vectors,
)
from motcua.adapters.commands.argument import Argument, Command, choice, number, option, place, switch
from motcua.forms import SLIPS
from motcua.wording import LOCALES

__all__ = ["COMMANDS", "SHARED"]

SHARED: Final = (
    Argument(("-h", "--help"), "help.help", settings={"action": "help"}),
    choice("--lang", "help.lang", tuple(LOCALES)),
    switch("--json", "help.json"),
    Argument(("-o", "--output"), "help.output", "FILE"),
)
"""What every command takes."""

_CODE: Final = place("code", "help.code")
_FACT: Final = option("--fact", "help.fact", "NAME=VALUE", action="append", default=[])
_RULES: Final = option("--rules", "help.rules", "PATH")
_WHERE: Final = (
    _FACT,
    option("--jurisdiction", "help.jurisdiction", "PLACE"),
    _RULES,
)
_TABLE: Final = switch("--csv", "help.rows-csv")
_DAY: Final = Argument(("moment",), "help.fee-day", "DAY")
_DOSSIERS: Final = place("path", "help.dossiers")
_OFFICE: Final = option("--office", "help.office", "NAME")

COMMANDS: Final[Mapping[str, Command]] = {
    "due": Command(due.answer, (_CODE, place("moment", "help.moment"), *_WHERE, _TABLE), judges=True),
    "fee": Command(fee.answer, (place("code", "help.fee-code"), _DAY, *_WHERE, _TABLE), judges=True),
    "explain": Command(
        explain.answer,
        (
            _CODE,
            place("moment", "help.explain-moment"),
            *_WHERE,
            option("--paper", "help.paper", "CODE", action="append", default=[]),
            switch("--facts", "help.facts"),
        ),
        judges=True,
    ),
    "calendar": Command(
        calendar.answer,
        (place("days", "help.days"), place("last", "help.last", nargs="?"), switch("--csv", "help.days-csv")),
    ),
    "check": Command(check.answer, (_DOSSIERS, _RULES), judges=True),
    "slip": Command(
        slip.answer,
        (
            place("slip", "help.slip-name", choices=tuple(SLIPS)),
            _DOSSIERS,
            choice("--format", "help.format", slip.FORMATS),
            option("--with", "help.with", "NAME=VALUE", action="append", default=[]),
            _OFFICE,
            switch("--qr", "help.qr"),
            _RULES,
        ),
    ),
    "report": Command(
        report.answer,
        (
            place("period", "help.period"),
            place("path", "help.report-path"),
            choice("--format", "help.format", slip.FORMATS),
            switch("--indicators", "help.indicators"),
            choice("--against", "help.against", report.AGAINST),
            option("--column", "help.column", "HEADING=COLUMN", action="append", default=[]),
            option("--partly-online", "help.partly-online", "CODE", action="append", default=[]),
            _OFFICE,
            _RULES,
        ),
    ),
    "schema": Command(schema.answer, (place("schema", "help.schema-name", choices=schema.SCHEMAS, nargs="?"),)),
    "lint": Command(lint.answer, (place("path", "help.lint-path", nargs="?"),), judges=True),
    "diff": Command(diff.answer, (place("old", "help.old"), place("new", "help.new"))),
    "portal": Command(
        portal.answer,
        (place("files", "help.pages", nargs="+"), option("--write-rules", "help.write-rules", "DIR")),
        judges=True,
    ),
    "demo": Command(demo.answer),
    "vectors": Command(
        vectors.answer,
        (
            place("kinds", "help.kinds", choices=vectors.KINDS, nargs="*"),
            number("--seed", "help.seed", 0),
            number("--count", "help.count", 50),
            switch("--schema", "help.vectors-schema"),
        ),
    ),
    "completion": Command(completion.answer, (place("shell", "help.shell", choices=completion.SHELLS),)),
}
"""In the order of a case: asked, checked, printed, reported; then the rules, then what is for machines."""
