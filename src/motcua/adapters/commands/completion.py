"""``python -m motcua completion SHELL``: commands, options and procedure codes, completed by the shell."""

import argparse
from typing import Final

from motcua.adapters.commands.status import ANSWERED, Answer
from motcua.reference import reference_catalogue, reference_fee_schedules

__all__ = ["SHELLS", "answer"]

_BASH: Final = """\
_motcua() {
    local word=${COMP_WORDS[COMP_CWORD]} command=${COMP_WORDS[1]}
    if (( COMP_CWORD == 1 )); then
        COMPREPLY=( $(compgen -W "@COMMANDS@" -- "$word") )
    elif [[ $word == -* ]]; then
        COMPREPLY=( $(compgen -W "@OPTIONS@" -- "$word") )
    elif (( COMP_CWORD == 2 )) && [[ " @CODED@ " == *" $command "* ]]; then
        COMPREPLY=( $(compgen -W "@CODES@" -- "$word") )
    else
        COMPREPLY=( $(compgen -f -- "$word") )
    fi
}
complete -F _motcua motcua
"""
_SCRIPTS: Final = {
    "bash": _BASH,
    "zsh": "autoload -Uz bashcompinit && bashcompinit\n" + _BASH,
    "fish": """\
complete -c motcua -f -n __fish_use_subcommand -a "@COMMANDS@"
complete -c motcua -f -n "__fish_seen_subcommand_from @CODED@" -a "@CODES@"
complete -c motcua -l lang -x -a "vi en"
complete -c motcua -l json
""",
}
SHELLS: Final = tuple(_SCRIPTS)
_CODED: Final = ("due", "fee", "explain")
_OPTIONS: Final = ("--lang", "--json", "--fact", "--paper", "--rules", "--csv", "--help")


def answer(options: argparse.Namespace) -> Answer:
    """The script that a shell reads once: ``source <(motcua completion bash)``."""
    procedures = dict.fromkeys(str(procedure.code) for procedure in reference_catalogue())
    said = {
        "@COMMANDS@": options.commands,
        "@OPTIONS@": _OPTIONS,
        "@CODED@": _CODED,
        "@CODES@": (*procedures, *reference_fee_schedules()),
    }
    script = _SCRIPTS[options.shell]
    for place, words in said.items():
        script = script.replace(place, " ".join(words))
    yield script.rstrip("\n")
    return ANSWERED
