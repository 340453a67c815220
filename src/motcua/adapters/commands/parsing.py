"""The command line read by ``argparse``, in the language asked for: its help, and what is wrong with what was typed."""

import argparse
import difflib
import re
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from typing import Any, Final, NoReturn

import attrs

from motcua.adapters.commands.argument import Argument
from motcua.adapters.commands.misuse import Misused, misfit
from motcua.adapters.commands.table import COMMANDS, SHARED
from motcua.wording import LOCALES, say

__all__ = ["HelpAsked", "Manner", "manner_of", "parse"]

PROGRAM: Final = "python -m motcua"


@attrs.frozen
class Manner:
    """How to answer, known before the rest is read: in which language, and whether to a machine."""

    lang: str
    json: bool


def manner_of(arguments: Sequence[str]) -> Manner:
    """The manner that the arguments ask for, as far as they can be understood."""
    asked = [after for word, after in pairwise(arguments) if word == "--lang"]
    asked += [word.partition("=")[2] for word in arguments if word.startswith("--lang=")]
    known = [lang for lang in asked if lang in LOCALES]
    return Manner(known[-1] if known else LOCALES[0], "--json" in arguments)


def parse(arguments: Sequence[str], lang: str) -> argparse.Namespace:
    """What was asked; raises ``Misused`` for what no command takes, ``HelpAsked`` where help was."""
    if len(arguments) > 1 and arguments[0].partition("=")[0] in {*_options()}.difference(SHARED[0].flags):
        raise Misused.of("usage.option-first", met=arguments[0][:40])
    parser = _Parser(prog=PROGRAM, description=say("help.program", lang), lang=lang)
    parser.option(SHARED[0])
    commands = parser.add_subparsers(required=True, metavar="COMMAND", title=say("help.commands", lang))
    known = {name: (*command.arguments, *SHARED) for name, command in COMMANDS.items()}
    for name, command in COMMANDS.items():
        about = say(f"help.{name}", lang)
        added: _Parser = commands.add_parser(name, help=about, description=about, lang=lang)
        for argument in known[name]:
            added.option(argument)
        added.set_defaults(run=command.run, judges=command.judges, known=known)
    options = parser.parse_args(arguments)
    for flag in _TABLES:
        if options.json and any(word.partition("=")[0] == flag for word in arguments):
            raise Misused.of("usage.together", one=flag, other="--json")
    return options


_TABLES: Final = ("--csv", "--format")
"""Options that ask for another form than one JSON document."""


class HelpAsked(Exception):
    """Help is what was asked for."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


class _Parser(argparse.ArgumentParser):
    """A parser that speaks the language asked for, and raises instead of leaving the interpreter."""

    def __init__(self, *, lang: str, **settings: Any) -> None:  # noqa: ANN401 - as argparse takes them
        super().__init__(
            add_help=False, allow_abbrev=False, formatter_class=lambda prog: _Formatter(prog, lang), **settings
        )
        self.lang = lang
        self.places = self.add_argument_group(say("help.places", lang))
        self.options = self.add_argument_group(say("help.options", lang))

    def option(self, argument: Argument) -> None:
        """Take one more argument."""
        listed = "" if argument.flags or not argument.choices else f": {', '.join(argument.choices)}"
        settings: dict[str, Any] = {"help": say(argument.told, self.lang) + listed, **argument.settings}
        if not argument.flags or argument.value:
            settings["metavar"] = argument.value
        else:
            settings.setdefault("action", "store_true")
        if argument.choices or argument.whole:
            settings["type"] = _reader(argument)
        (self.options if argument.flags else self.places).add_argument(*argument.names, **settings)

    def print_help(self, file: object = None) -> NoReturn:
        """Hand the help to whoever writes the answers."""
        raise HelpAsked(self.format_help().rstrip("\n"))

    def error(self, message: str) -> NoReturn:
        """Say what is wrong, in words of ours where there are any."""
        for shape, told in _WRONG.items():
            if match := shape.fullmatch(message):
                raise _misused(told, **match.groupdict())
        raise Misused.of("usage.other", text=message)


class _Formatter(argparse.HelpFormatter):
    """Help that begins in the language of the rest."""

    def __init__(self, prog: str, lang: str) -> None:
        super().__init__(prog, width=110, max_help_position=30)
        self.lang = lang

    def add_usage(self, usage: str | None, actions: Any, groups: Any, prefix: str | None = None) -> None:  # noqa: ANN401
        super().add_usage(usage, actions, groups, f"{say('help.usage', self.lang)} " if prefix is None else prefix)


# ── What is wrong ─────────────────────────────────────────────────────────────────────────────

_WRONG: Final[Mapping[re.Pattern[str], str]] = {
    re.compile(r"the following arguments are required: (?P<what>.+)"): "usage.missing",
    re.compile(r"argument (?P<what>.+): expected .+ arguments?"): "usage.value",
    re.compile(r"argument (?P<what>.+): ignored explicit argument (?P<met>.+)"): "usage.no-value",
    re.compile(r"unrecognized arguments: (?P<met>.+)"): "usage.unknown",
    re.compile(
        r"argument (?P<what>COMMAND): invalid choice: '?(?P<met>[^']*?)'?(?:,| \().*", re.DOTALL
    ): "usage.choice",
}
"""What ``argparse`` says in English, and our sentence for it; another sentence of its own is passed on as it is."""


def _misused(told: str, what: str = "", met: str = "") -> Misused:
    """The refusal, with what could have been meant."""
    if told == "usage.choice":
        return misfit(what, met, COMMANDS)
    if told == "usage.unknown" and not met.startswith("-"):
        return Misused.of("usage.extra", met=repr(met[:40]))
    if told == "usage.unknown":
        flag = met.split(maxsplit=1)[0].partition("=")[0]
        if elsewhere := [name for name, one in COMMANDS.items() for known in one.arguments if flag in known.flags]:
            return Misused.of("usage.elsewhere", met=flag, commands=tuple(elsewhere))
        near = difflib.get_close_matches(flag, _options(), 3)
        return Misused.of(told, met=repr(met[:40]), near=", ".join(near) or "--help")
    return Misused.of(told, what=what, met=met[:40])


def _options() -> tuple[str, ...]:
    arguments = [*SHARED, *(argument for command in COMMANDS.values() for argument in command.arguments)]
    return tuple(dict.fromkeys(flag for argument in arguments for flag in argument.flags))


def _reader(argument: Argument) -> Callable[[str], str | int]:
    """What reads the value of an argument that is one of a few, or a whole number."""
    what = argument.names[-1] if argument.flags else argument.value

    def read(text: str) -> str | int:
        if argument.whole:
            if not _WHOLE.fullmatch(text):
                raise Misused.of("usage.whole", what=what, met=repr(text[:40]))
            return int(text)
        if text not in argument.choices:
            raise misfit(what, text, argument.choices)
        return text

    return read


_WHOLE: Final = re.compile(r"-?[0-9]{1,18}", re.ASCII)
