"""What errors say was met and would be right, read off the source: every text of it that is English, in any room."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Final, TypeAlias

import motcua

__all__ = ["ASSEMBLED", "GAP", "NAMES", "NO_ERRORS", "OF_ANOTHER_KIND", "english", "names_of_python", "said"]

SOURCE: Final = Path(motcua.__file__).parent
GAP: Final = "\0"
"""What stands where a text has a gap."""
HANDED_ON: Final = frozenset({"because", "lacks", "met", "right", "what", "why"})
"""What a parameter or a field is called that goes into an error. Whoever takes one is asked what it is given."""
OURS: Final = re.compile(
    r"\b(?:an?|the|of|is|are|at|one|no|with|from|to|for|that|must|not|or|and|each|in|than|least|most|nothing|another|by"
    r"|none|other|would|which|where|whose|it|its|as|if|on|more|less|before|after|between|only|who|whoever|these|those)\b"
)
"""Words that stand in our English, and in no name of a key, a file or a fact that is shown as it was typed."""
OF_ANOTHER_KIND: Final[Mapping[str, str]] = {
    "adapters/commands/completion.py": "scripts of shells",
    "adapters/compiling/__init__.py": "the heads of what is compiled, for whoever builds the library",
    "adapters/compiling/__main__.py": "what the command of whoever builds the library says",
    "adapters/portal/national.py": "names of the national record's codes, each beside its Vietnamese",
    "adapters/portal/writing.py": "drafts of rule files",
    "adapters/vectors/schema.py": "the title of a schema",
    "errors/problem.py": "the English of several problems at once, whose Vietnamese are the messages error.*",
}
"""Where English stands that is no part of an error, and what it is; what is handed to one is asked for all the same."""
NO_ERRORS: Final[Mapping[str, str]] = {
    "\0 as \0": "how a condition is told, beside its Vietnamese",
    "as given": "the version of a calendar that is not known",
    "at least": "an interval as it prints",
    "at most": "an interval as it prints",
    "cannot \0 a dossier that is \0\0; allowed here: \0": "a refused step, which is told in both languages where it is",
    "channel in (\0)": "a condition as it is written",
    "never to be opened": "the state of a part: its refusal has both languages",
    "not \0": "a condition as it is written",
    "not in": "a condition as it is written",
    "not verified": "the mark of a citation, beside its Vietnamese",
    "one of ": "the beginning of a text: one of {list}",
    "waiting for a consent": "the state of a part: its refusal has both languages",
    "waiting for the part before it": "the state of a part: its refusal has both languages",
    "within the working day": "the grammar of English limits",
}
"""English that goes into no error, and what it is."""
ASSEMBLED: Final[Mapping[str, str]] = {
    "\0 amount": "one of two words stands in front: both have a row",
    "\0 in (\0)": "a condition as it is written",
    "\0 of answers and ends": "one of two words stands in front: both have a row",
    "\0, NAPAS": "a code and a name",
    "\0, or \0": "a heading, or the option that names it: the whole has a row",
    "\0.\0": "a path",
    "\0/\0": "a code",
    "\0:\0": "a file and a line",
    "\0: \0": "a text, and what of it is meant: each has its row",
    "\0: np.array(dates, 'M8[D]') of dates": "the whole has a row",
    "\0\0 of \0": "a field, a place in it and a class: the row {field} of {owner}",
    "\0s": "several consents: both names have a row",
    ", of which the first hundred are told": "the end of a text whose whole has a row",
    ", such as \0": "the end of a text whose whole has a row",
    "\0; Conventions(projected='flag') answers with the projected day": "the end of a text whose whole has a row",
    "a procedure of the catalogue these rules lie over\0": "with an example or without: both have a row",
    "a whole number, \0, the name of a fact, or one of \0": "the whole has a row",
    "due between \0 and \0: not decided yet: \0": "the beginning of a text whose whole has a row",
    "module 'motcua' has no attribute \0": "what Python says of a module",
    "no \0 \0 is known\0": "with the nearest or without: both have a row",
    "record of \0 \0": "the article and a class: both articles have a row",
    "rows of a report\0": "all, or the first hundred: both have a row",
}
"""Texts that are put together of parts, and how they are told."""
NAMES: Final = frozenset({"Công an", "accept", "age < 6 and channel == 'online'", "ascii", "finish"})
"""What is handed on and is no word of ours: a name of an agency, a condition, a codec, two steps."""

Place: TypeAlias = tuple[str, int | None]
"""The name of a parameter, and where it stands among those without a name."""


def said() -> Iterator[tuple[str, str]]:
    """Each text an error may say, with its file: what is handed to one, and whatever else is English."""
    for file, tree in _trees().items():
        silent = {*_silent(tree)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                yield from ((file, text) for one in _handed_on(node) for text in _texts(one))
            elif isinstance(node, ast.Assign) and {*map(ast.unparse, node.targets)} & HANDED_ON:
                yield from ((file, text) for text in _texts(node.value))
            elif node not in silent and not any(file.startswith(path) for path in OF_ANOTHER_KIND):
                yield from ((file, text) for text in _written(node) if english(text) and not _is_script(text))


def english(said: str) -> bool:
    """Whether it is a sentence of ours that stayed English, rather than a name or a list of names."""
    bare = re.sub(r"'[^']*'|\"[^\"]*\"|“[^”]*”|\[[^\]]*\]", "", said)
    return any(" " in part.strip() and OURS.search(part) is not None for part in bare.split(", "))


def _is_script(text: str) -> bool:
    """Whether it is a page, a style or a pattern rather than a sentence."""
    return text in NO_ERRORS or "\n" in text or "(?" in text or "|" in text


@cache
def names_of_python() -> frozenset[str]:
    """What arguments and fields are called: whoever is told of one finds it under the name it was given by."""
    found: set[str] = set()
    for tree in _trees().values():
        for node in ast.walk(tree):
            if isinstance(node, ast.arg):
                found.add(node.arg)
            if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
                found.add(node.target.id)
    return frozenset(found)


@cache
def _trees() -> Mapping[str, ast.Module]:
    paths = {path.relative_to(SOURCE).as_posix(): path for path in sorted(SOURCE.rglob("*.py"))}
    return {
        file: ast.parse(path.read_text("utf-8")) for file, path in paths.items() if not file.startswith("compiled/")
    }


@cache
def _takers() -> Mapping[str, frozenset[Place]]:
    """Who takes something that goes into an error: functions, and classes with such a field."""
    found: defaultdict[str, set[Place]] = defaultdict(set)
    for tree in _trees().values():
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef):
                names = [one.arg for one in node.args.args if one.arg not in {"self", "cls"}]
                found[node.name] |= _places(names) | {
                    (one.arg, None) for one in node.args.kwonlyargs if one.arg in HANDED_ON
                }
            elif isinstance(node, ast.ClassDef):
                fields = [
                    one for one in node.body if isinstance(one, ast.AnnAssign) and "ClassVar" not in ast.unparse(one)
                ]
                found[node.name] |= _places([ast.unparse(one.target) for one in fields])
    return {name: frozenset(places) for name, places in found.items() if places}


def _places(names: list[str]) -> set[Place]:
    return {(name, at) for at, name in enumerate(names) if name in HANDED_ON}


def _handed_on(call: ast.Call) -> Iterator[ast.expr]:
    name = getattr(call.func, "id", getattr(call.func, "attr", ""))
    for parameter, at in _takers().get(name, ()):
        yield from (one.value for one in call.keywords if one.arg == parameter)
        if at is not None:
            yield from call.args[at : at + 1]


def _texts(node: ast.expr) -> Iterator[str]:
    """What it may be, as far as it is written there."""
    if isinstance(node, ast.IfExp):
        yield from (*_texts(node.body), *_texts(node.orelse))
    elif isinstance(node, ast.BoolOp):
        yield from (text for one in node.values for text in _texts(one))
    else:
        yield from _written(node)


def _written(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value:
        yield node.value
    if isinstance(node, ast.JoinedStr):
        text = "".join(str(part.value) if isinstance(part, ast.Constant) else GAP for part in node.values)
        if text.strip(GAP):
            yield text


_BESIDE: Final = frozenset({"AssertionError", "Text", "said", "compile"})
"""Who is given English that nobody hears in an error, or that has its Vietnamese beside it."""


def _silent(tree: ast.Module) -> Iterator[ast.AST]:
    """Docstrings, the words of a repr, pieces of a text that is put together, and what stands beside its Vietnamese."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr):
            yield node.value
        if isinstance(node, ast.JoinedStr):
            yield from node.values
        if isinstance(node, ast.FunctionDef) and node.name == "__repr__":
            yield from ast.walk(node)
        if isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) in _BESIDE:
            yield from (inner for one in node.args for inner in ast.walk(one))
