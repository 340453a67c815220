"""``python -m motcua schema [NAME]``: the JSON Schemas of the documents other systems get, or which there are."""

import argparse

from motcua.adapters.commands.status import ANSWERED, Answer, as_json
from motcua.adapters.interchange import SCHEMAS, shipped
from motcua.wording import say

__all__ = ["SCHEMAS", "answer"]


def answer(options: argparse.Namespace) -> Answer:
    """The schema as it is shipped, always JSON; without a name what each of them describes."""
    if options.schema is not None:
        yield as_json(shipped(options.schema))
    elif options.json:
        listed = {name: say(f"schema.{name}", options.lang) for name in SCHEMAS}
        yield as_json({"schemas": listed})
    else:
        widest = max(map(len, SCHEMAS))
        yield from (f"{name:<{widest}}  {say(f'schema.{name}', options.lang)}" for name in SCHEMAS)
    return ANSWERED
