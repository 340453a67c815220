"""How reasons look: the explanation of any answer, and the notice of a procedure, as text, Markdown or HTML."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final, TypeAlias

import attrs

from motcua.adapters.display.values import in_words, marked, safe, visible, words
from motcua.explain import Explanation

__all__ = ["FORMATS"]

Lines: TypeAlias = Sequence[tuple[int, str]]
"""Each line with how deep it stands."""

_STYLE: Final = """\
@page { size: A4 portrait; margin: 15mm; }
body { font: 11pt/1.4 "Times New Roman", "Liberation Serif", serif; margin: 0 auto; padding: 4mm; max-width: 210mm; }
h1 { font-size: 14pt; }
p { margin: 3mm 0 0; font-weight: bold; }
ul { margin: 0; padding-left: 6mm; }
p, li { overflow-wrap: anywhere; }
@media print { body { padding: 0; max-width: none; } }
"""


def _lines(explanation: Explanation, locale: str) -> Lines:
    steps = ((step.depth, attrs.evolve(step, depth=0)) for step in explanation)
    return [(depth, in_words(step, locale, marks=explanation.marks)) for depth, step in steps]


def _items(lines: Lines) -> Iterator[tuple[str, Lines]]:
    """Each line with those that stand deeper under it."""
    while lines:
        (depth, text), *rest = lines
        end = next((at for at, (other, _) in enumerate(rest) if other <= depth), len(rest))
        yield text, rest[:end]
        lines = rest[end:]


def _text(explanation: Explanation, locale: str) -> str:
    return "".join(f"{'  ' * depth}{visible(text)}\n" for depth, text in _lines(explanation, locale))


def _markdown(explanation: Explanation, locale: str) -> str:
    (_, title), *lines = _lines(explanation, locale)
    return "\n".join((f"# {marked(visible(title))}", *_paragraphs(lines))) + "\n"


def _paragraphs(lines: Lines) -> Iterator[str]:
    for text, inner in _items(lines):
        yield f"\n{marked(visible(text))}"
        if inner:
            yield ""
            yield from _bullets(inner, 0)


def _bullets(lines: Lines, depth: int) -> Iterator[str]:
    for text, inner in _items(lines):
        yield f"{'  ' * depth}- {marked(visible(text))}"
        yield from _bullets(inner, depth + 1)


def _html(explanation: Explanation, locale: str) -> str:
    (_, title), *lines = _lines(explanation, locale)
    parts = [
        "<!DOCTYPE html>",
        f'<html lang="{words(locale)}">',
        '<head><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{safe(title)}</title>",
        f"<style>\n{_STYLE}</style></head>",
        "<body>",
        f"<h1>{safe(title)}</h1>",
        *(f"<p>{safe(text)}</p>{_listed(inner)}" for text, inner in _items(lines)),
    ]
    return "\n".join((*parts, "</body>", "</html>", ""))


def _listed(lines: Lines) -> str:
    items = "".join(f"<li>{safe(text)}{_listed(inner)}</li>" for text, inner in _items(lines))
    return f"<ul>{items}</ul>" if items else ""


FORMATS: Final[Mapping[str, Callable[[Explanation, str], str]]] = {
    "html": _html,
    "text": _text,
    "markdown": _markdown,
}
