"""The rules every count of time rests on, by name: where each stands written, as the rows of ``data/time`` have it."""

from motcua.citation import Citation
from motcua.compiled import counting as rows

__all__ = ["rule"]

_CITED = {name: Citation.parse(cite, verified=verified) for name, (cite, verified) in rows.RULES.items()}


def rule(name: str) -> Citation:
    """The citation of a rule of counting.

    >>> rule("last-day-off").say("vi")
    'khoản 5 Điều 148, 91/2015/QH13'
    """
    return _CITED[name]
