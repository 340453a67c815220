"""How answers look: slips, reports, notices and reasons on a page, or as CSV; days and sums in any tongue."""

from collections.abc import Iterable

from motcua.adapters.display import graphs, pictures, reasons, slips
from motcua.adapters.display.figures import Picture
from motcua.adapters.display.tables import table
from motcua.adapters.display.values import DEFAULT, babel_locale, date, moment, money, shown, words
from motcua.adapters.qr import QRCode
from motcua.checks import several
from motcua.errors import BadValue
from motcua.explain import Explanation
from motcua.forms import Form
from motcua.linked import LinkedProcedure, Plan
from motcua.procedure import Procedure
from motcua.reports import IndicatorReport, ProvincialReport, SettlementReport
from motcua.wording import LOCALES

__all__ = ["date", "moment", "money", "render", "table"]


def render(
    what: Form
    | SettlementReport
    | ProvincialReport
    | IndicatorReport
    | Explanation
    | Procedure
    | Plan
    | LinkedProcedure,
    format: str = "html",
    locale: str = DEFAULT,
    *,
    codes: Iterable[QRCode] = (),
) -> str:
    r"""A slip, a report, the reasons of an answer, or the notice of a procedure: HTML, Markdown, plain text or CSV.

    ``codes`` are QR codes to stand on a slip. A report is printed with its charts, and only when it adds up: raises
    ``BadInput`` with every identity that fails. Raises ``BadValue`` for another format (reasons are no table, so there
    is no CSV of them), for a language nobody knows, and for what is none of these; ``MissingExtra`` for a QR code where
    the extra ``qr`` is not installed. Linked procedures, and a plan of them, can be drawn as well: ``"svg"`` stands by
    itself, ``"mermaid"`` is text that other tools draw.

    >>> import datetime as dt
    >>> from motcua.reference import reference_catalogue
    >>> residence = reference_catalogue().find("1.004222", on=dt.date(2026, 8, 28))
    >>> print(render(residence, "markdown", "en").splitlines()[0])
    # 1\.004222 – Registration of permanent residence
    """
    if locale not in tuple(LOCALES):
        babel_locale(locale)
    if isinstance(what, Plan | LinkedProcedure) and format in tuple(pictures.FORMATS):
        return pictures.FORMATS[format](what, words(locale))
    told = isinstance(what, Explanation | Procedure | Plan | LinkedProcedure)
    known = (*reasons.FORMATS,) if told else (*slips.FORMATS,)
    if isinstance(what, Plan | LinkedProcedure):
        known = (*known, *pictures.FORMATS)
    if format not in known:
        raise BadValue("format", shown(format), " or ".join(map(repr, known)))
    match what:
        case Form():
            return slips.FORMATS[format](what, locale, _drawn(codes, locale))
        case SettlementReport() | ProvincialReport() | IndicatorReport():
            return slips.FORMATS[format](what.form(), locale, graphs.of_report(what, words(locale)))
        case Plan() | LinkedProcedure():
            return reasons.FORMATS[format](what.explain(words(locale)), locale)
        case Explanation() | Procedure():
            return reasons.FORMATS[format](what.notice(marks=False) if isinstance(what, Procedure) else what, locale)
        case _:
            right = "a report, a LinkedProcedure, a Plan, a Form, an Explanation or a Procedure"
            raise BadValue("what to render", type(what).__name__, right)


def _drawn(codes: Iterable[QRCode], locale: str) -> tuple[Picture, ...]:
    spoken = words(locale)
    return tuple(
        Picture(code.svg(), code.caption.say(spoken), code.drawn()) for code in several(codes, "QR codes", QRCode)
    )
