"""What a picture of linked procedures says: its title, its agencies, the times of its parts, and where they stand."""

from collections.abc import Mapping

from motcua.linked import LinkedPart, LinkedProcedure, Plan
from motcua.wording import say, short_date

__all__ = ["agency_of", "limit_of", "placed", "title_of"]


def title_of(what: Plan | LinkedProcedure, locale: str) -> str:
    """The name of the picture: the package, for a plan with the moment everything is promised for."""
    if isinstance(what, Plan):
        return say("chart.plan", locale, {"name": what.name, "due": what.due.at})
    first, last = what.in_force.first, what.in_force.last
    days = (
        f"{short_date(first, locale)} – {short_date(last, locale)}"
        if last
        else say("chart.from", locale, {"first": first})
    )
    return say("chart.package", locale, {"name": what.name, "days": days})


def agency_of(what: Plan | LinkedProcedure, agency: str, locale: str) -> str:
    """What an agency is called; its key where the package has no name for it."""
    named = dict(what.agencies)
    return named[agency].say(locale) if agency in named else agency


def limit_of(part: LinkedPart, locale: str) -> str:
    """The times of a part by case, as short as they can be said."""
    limits = [share.limit for share in part.shares] or [rule.limit for rule in part.rules if rule.promises]
    return " / ".join(dict.fromkeys(limit.say(locale) for limit in limits)) or say("chart.with-total", locale)


def placed(package: LinkedProcedure) -> Mapping[str, tuple[int, int]]:
    """Where each part stands: how many parts in a row lie before it, and its place among those beside it."""
    at: dict[str, tuple[int, int]] = {}
    for part in package.parts:
        column = max((at[code][0] + 1 for code in part.waits_for), default=0)
        at[part.code] = column, sum(other == column for other, _ in at.values())
    return at
