"""How answers look: slips, notices and reasons as text, Markdown and printable HTML; days and sums in any tongue."""

from motcua.adapters.display import pictures, reasons, slips
from motcua.adapters.display.values import DEFAULT, babel_locale, date, moment, money, shown, words
from motcua.errors import BadValue
from motcua.explain import Explanation
from motcua.forms import Form
from motcua.linked import LinkedProcedure, Plan
from motcua.procedure import Procedure
from motcua.wording import LOCALES

__all__ = ["date", "moment", "money", "render"]


def render(
    what: Form | Explanation | Procedure | Plan | LinkedProcedure, format: str = "html", locale: str = DEFAULT
) -> str:
    r"""A slip, the reasons of an answer, or the notice of a procedure: a page of HTML, Markdown, or plain text.

    Linked procedures, and a plan of them, can be drawn as well: ``"svg"`` stands by itself, ``"mermaid"`` is text that
    other tools draw. Raises ``BadValue`` for another format, a language nobody knows, and what is none of these.

    >>> import datetime as dt
    >>> from motcua.reference import reference_catalogue
    >>> residence = reference_catalogue().find("1.004222", on=dt.date(2026, 8, 28))
    >>> print(render(residence, "markdown", "en").splitlines()[0])
    # 1\.004222 – Registration of permanent residence
    """
    if locale not in LOCALES:
        babel_locale(locale)
    if isinstance(what, Plan | LinkedProcedure) and format in tuple(pictures.FORMATS):
        return pictures.FORMATS[format](what, words(locale))
    if format not in slips.FORMATS:
        formats = (*slips.FORMATS, *(pictures.FORMATS if isinstance(what, Plan | LinkedProcedure) else ()))
        raise BadValue("format", shown(format), " or ".join(map(repr, formats)))
    match what:
        case Form():
            return slips.FORMATS[format](what, locale)
        case Plan() | LinkedProcedure():
            return reasons.FORMATS[format](what.explain(words(locale)), locale)
        case Explanation() | Procedure():
            return reasons.FORMATS[format](what.notice(marks=False) if isinstance(what, Procedure) else what, locale)
        case _:
            right = "a LinkedProcedure, a Plan, a Form, an Explanation or a Procedure"
            raise BadValue("what to render", type(what).__name__, right)
