"""``python -m motcua vectors``: questions with their answers, for systems in other languages to be held against."""

import argparse
import json
from collections.abc import Iterator, Mapping
from typing import Any

from motcua.adapters.commands.status import ANSWERED, Answer, as_json
from motcua.adapters.vectors import KINDS, SCHEMA, vectors

__all__ = ["KINDS", "answer"]


def answer(options: argparse.Namespace) -> Answer:
    """The vectors, one a line, or the schema they follow; always JSON."""
    if options.schema:
        yield as_json(SCHEMA)
    else:
        yield from written(vectors(options.seed, options.count, options.kinds))
    return ANSWERED


def written(document: Mapping[str, Any]) -> Iterator[str]:
    """The document as JSON with one vector a line, so that a difference shows in its line."""
    head = json.dumps({**document, "vectors": []}, ensure_ascii=False)
    yield head.removesuffix("]}")
    lines = [json.dumps(one, ensure_ascii=False) for one in document["vectors"]]
    yield ",\n".join(lines)
    yield "]}"
