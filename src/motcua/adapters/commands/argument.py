"""What a command line is made of: arguments, and commands with what may stand behind them."""

import argparse
from collections.abc import Callable, Mapping
from typing import Any

import attrs

from motcua.adapters.commands.status import Answer

__all__ = ["Argument", "Command", "choice", "number", "option", "place", "switch"]


@attrs.frozen
class Argument:
    """One argument: its names, the message that says what it is, and what may stand there.

    Names without a dash are a place; those with one are an option, which without ``value`` is a switch.
    """

    names: tuple[str, ...]
    told: str
    value: str = ""
    choices: tuple[str, ...] = ()
    whole: bool = False
    """Whether it is a whole number."""
    settings: Mapping[str, Any] = attrs.field(factory=dict[str, Any])
    """What else ``argparse`` is told of it."""

    @property
    def flags(self) -> tuple[str, ...]:
        """Its names, where it is an option rather than a place."""
        return tuple(name for name in self.names if name.startswith("-"))


@attrs.frozen
class Command:
    """One command: what answers it, and what may stand behind it."""

    run: Callable[[argparse.Namespace], Answer]
    arguments: tuple[Argument, ...] = ()
    judges: bool = False
    """Whether its exit status is a verdict: then a reader that leaves before the end has not met it."""


def place(name: str, told: str, *, choices: tuple[str, ...] = (), nargs: str | None = None) -> Argument:
    """An argument told by where it stands."""
    settings: Mapping[str, Any] = {"nargs": nargs} if nargs else {}
    return Argument((name,), told, name.upper(), choices, settings=settings)


def switch(name: str, told: str) -> Argument:
    """An option that is there or not."""
    return Argument((name,), told)


def option(name: str, told: str, value: str, **settings: Any) -> Argument:  # noqa: ANN401 - as argparse takes them
    """An option with a value behind it."""
    return Argument((name,), told, value, settings=settings)


def choice(name: str, told: str, choices: tuple[str, ...]) -> Argument:
    """An option whose value is one of a few, the first where it is not told."""
    return Argument((name,), told, "|".join(choices), choices, settings={"default": choices[0]})


def number(name: str, told: str, default: int) -> Argument:
    """An option whose value is a whole number."""
    return Argument((name,), told, "N", whole=True, settings={"default": default})
