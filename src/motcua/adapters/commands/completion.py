"""``python -m motcua completion SHELL``: commands, options and what may stand behind them, completed by the shell."""

import argparse
from collections.abc import Iterator, Mapping
from typing import Final

from motcua.adapters.commands.argument import Argument
from motcua.adapters.commands.status import ANSWERED, Answer
from motcua.reference import reference_catalogue, reference_fee_schedules

__all__ = ["SHELLS", "answer"]

_BASH: Final = """\
_motcua() {
    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} words=
    if (( COMP_CWORD == 1 )); then
        words="@COMMANDS@"
    else
        case "${COMP_WORDS[1]} $before" in
@VALUES@
        esac
        if [[ -z $words && $word == -* ]]; then
            case "${COMP_WORDS[1]}" in
@OPTIONS@
            esac
        elif [[ -z $words ]] && (( COMP_CWORD == 2 )); then
            case "${COMP_WORDS[1]}" in
@PLACES@
            esac
        fi
    fi
    if [[ -n $words ]]; then
        COMPREPLY=( $(compgen -W "$words" -- "$word") )
    else
        COMPREPLY=( $(compgen -f -- "$word") )
    fi
}
complete -F _motcua motcua
"""
_ZSH: Final = """\
(( ${+functions[compdef]} )) || { autoload -Uz compinit && compinit -i; }
autoload -Uz bashcompinit && bashcompinit
"""
_SCRIPTS: Final = {"bash": _BASH, "zsh": _ZSH + _BASH, "fish": "@FISH@\n"}
SHELLS: Final = tuple(_SCRIPTS)


def answer(options: argparse.Namespace) -> Answer:
    """The script that a shell reads once: ``source <(motcua completion bash)``."""
    codes = tuple(dict.fromkeys(str(procedure.code) for procedure in reference_catalogue()))
    charged = (*codes, *reference_fee_schedules())
    taken: Mapping[str, tuple[Argument, ...]] = options.known
    places = {name: codes if first == "code" else choices for name, (first, choices) in _first_places(taken)}
    places["fee"] = charged
    values = {
        f"{name} {flag}": one.choices for name, arguments in taken.items() for one in arguments for flag in one.flags
    }
    flags = {name: tuple(flag for one in arguments for flag in one.flags) for name, arguments in taken.items()}
    written = {
        "@COMMANDS@": " ".join(taken),
        "@VALUES@": _cases(values),
        "@OPTIONS@": _cases(flags),
        "@PLACES@": _cases(places),
        "@FISH@": "\n".join(_fish(taken, places)),
    }
    script = _SCRIPTS[options.shell]
    for place, words in written.items():
        script = script.replace(place, words)
    yield script.rstrip("\n")
    return ANSWERED


def _first_places(taken: Mapping[str, tuple[Argument, ...]]) -> Iterator[tuple[str, tuple[str, tuple[str, ...]]]]:
    """The first place of each command that has one: its name, and what may stand there."""
    for name, arguments in taken.items():
        for one in arguments:
            if not one.flags:
                yield name, (one.names[0], one.choices)
                break


def _cases(words: Mapping[str, tuple[str, ...]]) -> str:
    return "\n".join(f'            "{case}") words="{" ".join(known)}" ;;' for case, known in words.items() if known)


def _fish(taken: Mapping[str, tuple[Argument, ...]], places: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    yield f'complete -c motcua -f -n __fish_use_subcommand -a "{" ".join(taken)}"'
    for name, arguments in taken.items():
        seen = f'complete -c motcua -n "__fish_seen_subcommand_from {name}"'
        if places.get(name):
            yield f'{seen} -f -a "{" ".join(places[name])}"'
        for one in arguments:
            spelled = " ".join(f"-l {flag[2:]}" if flag.startswith("--") else f"-s {flag[1:]}" for flag in one.flags)
            if spelled:
                behind = f' -x -a "{" ".join(one.choices)}"' if one.choices else " -r" if one.value else ""
                yield f"{seen} {spelled}{behind}"
