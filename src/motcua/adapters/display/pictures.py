"""Linked procedures drawn: Mermaid for pages that draw such text, SVG that stands by itself."""

from collections.abc import Callable, Mapping
from typing import Final

from motcua.adapters.display.mermaid import flowchart, gantt
from motcua.adapters.display.timeline import package_svg, plan_svg
from motcua.linked import LinkedProcedure, Plan

__all__ = ["FORMATS"]


def _mermaid(what: Plan | LinkedProcedure, locale: str) -> str:
    return gantt(what, locale) if isinstance(what, Plan) else flowchart(what, locale)


def _svg(what: Plan | LinkedProcedure, locale: str) -> str:
    return plan_svg(what, locale) if isinstance(what, Plan) else package_svg(what, locale)


FORMATS: Final[Mapping[str, Callable[[Plan | LinkedProcedure, str], str]]] = {"mermaid": _mermaid, "svg": _svg}
