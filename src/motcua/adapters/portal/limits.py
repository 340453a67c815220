"""Time limits of a page: what the table states, unless anything else on the page says otherwise.

The rule is: exact, or a doubt that quotes the text. A number without its unit is a doubt; so is a limit that differs
from channel to channel, that a description, a remark or a step contradicts, extends, or gives for some cases only.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import combinations
from typing import Final

import attrs

from motcua.adapters.portal.channels import ChannelRow
from motcua.adapters.portal.doubts import Doubt, DoubtKind, Part
from motcua.adapters.portal.durations import (
    Aim,
    Mention,
    clauses,
    for_a_case,
    longest_of,
    mentions,
    shortest_of,
    surely_within,
)
from motcua.adapters.portal.phrases import phrases
from motcua.adapters.portal.starts import begins_elsewhere, in_plain_words
from motcua.adapters.portal.unexplained import unexplained
from motcua.annotated import as_annotated
from motcua.errors import UnreadableLimit
from motcua.timelimit import CalendarDays, Hours, TimeLimit, WorkingDays, WorkingHours

__all__ = ["ReadLimit", "read_limits"]

NAME: Final = "ten_thu_tuc"
TABLE: Final = "$.cach_thuc_thuc_hien"
STEPS: Final = "$.trinh_tu_thuc_hien"
MOST_SHARES: Final = 8
"""Of more shares than these, nobody can tell which of them make up the whole."""

_ELSEWHERE: Final = re.compile(
    r"(?:thời hạn|thời gian) (?:giải quyết|xử lý|trả kết quả|thực hiện thủ tục|làm thủ tục|thẩm định|xem xét|cấp)"
    r"(?! (?:lần đầu|từ)\b)",
    re.IGNORECASE,
)
_SPLIT: Final = re.compile(r"\((?:bao )?gồm[^()]{1,300}\)", re.IGNORECASE)
_AHEAD: Final = re.compile(r"\b(?:nộp|gửi)\b[^;]{0,60} trước (?:ít nhất |tối thiểu )?[0-9]", re.IGNORECASE)
"""So long ahead of something the dossier is filed: the number in the cell may be no more than that."""
_FEE_WORDS: Final = re.compile(r"\bphí\b|đồng|vnđ|vnd|mức thu|giá dịch vụ", re.IGNORECASE)


_Days = WorkingDays | CalendarDays


@attrs.frozen(field_transformer=as_annotated)
class ReadLimit:
    """What came of the time of one row: a limit, or why there is none."""

    row: ChannelRow
    limit: TimeLimit | None
    doubts: tuple[Doubt, ...]


@attrs.frozen
class _Cell:
    """What the time of one row states by itself."""

    row: ChannelRow
    limit: TimeLimit | None = None
    doubts: tuple[Doubt, ...] = ()


def read_limits(rows: Iterable[ChannelRow], prose: Mapping[str, str]) -> tuple[ReadLimit, ...]:
    """The limit of every row, compared with everything else on the page."""
    table = [_cell(row) for row in rows]
    limits = {cell.limit for cell in table if cell.limit is not None}
    plain = in_plain_words(prose.get(NAME, ""), prose.get(STEPS.removeprefix("$."), ""))
    shared = (*_across(table, limits), *_prose(limits, prose, plain)) if limits else ()
    own = [tuple(_row_says(cell, plain)) for cell in table]
    spread = next((found[:1] for found in own if found), ())  # the rows share the limit, and what speaks against it
    read: list[ReadLimit] = []
    for cell, found in zip(table, own, strict=True):
        if cell.limit is None:
            read.append(ReadLimit(cell.row, None, cell.doubts))
        else:
            doubts = (*(found or spread), *shared)
            read.append(ReadLimit(cell.row, None if doubts else cell.limit, doubts))
    return tuple(read)


# ── The cell ─────────────────────────────────────────────────────────────────────────────────


def _cell(row: ChannelRow) -> _Cell:
    """The limit in the cell, or in the description where the cell is empty."""
    wording = row.words
    if row.swallowed or row.run_together:
        return _doubted(row, DoubtKind.UNREAD_TABLE if row.swallowed else DoubtKind.RUN_TOGETHER)
    if row.bare is not None:
        return _doubted(row, DoubtKind.LOST_UNIT)
    if row.amount is not None:
        if not row.amount.isdecimal():
            return _doubted(row, DoubtKind.FRACTION)
        wording = f"{row.amount} {row.unit}"
    elif wording is None and next(mentions(row.description), None):
        wording = row.description.strip(" .-+\n")
    if not wording:
        return _Cell(row)
    try:
        return _Cell(row, TimeLimit.parse(wording))
    except UnreadableLimit:
        return _doubted(row, DoubtKind.UNREAD_LIMIT)


def _doubted(row: ChannelRow, kind: DoubtKind) -> _Cell:
    return _Cell(row, doubts=(Doubt(Part.LIMITS, kind, row.where, row.text),))


# ── What contradicts it ──────────────────────────────────────────────────────────────────────


def _across(table: Iterable[_Cell], limits: set[TimeLimit]) -> Iterator[Doubt]:
    """Channels that differ: which case each is for, the table does not say."""
    rows = [cell.row for cell in table]
    bare = {row.bare for row in rows if row.bare is not None}
    stated = {str(int(row.amount)) for row in rows if row.amount is not None and row.amount.isdecimal()}
    if len({str(limit) for limit in limits}) > 1 or (stated and bare - stated):
        said = (f"{row.channel.say('vi')} {row.amount or row.bare} {row.unit or ''}" for row in rows)
        yield Doubt(Part.LIMITS, DoubtKind.CHANNELS_DIFFER, TABLE, "; ".join(dict.fromkeys(said)))


def _row_says(cell: _Cell, plain: Callable[[str], str]) -> Iterator[Doubt]:
    """What the remark and the description of a row hold against the limit in its cell."""
    limit, row = cell.limit, cell.row
    if limit is None:
        return
    strange = ((DoubtKind.UNREAD_LIMIT, clause) for clause in unexplained(row.said))
    for kind, quote in (*phrases(row.said), *_amounts(row.said, limit, plain), *strange):
        yield Doubt(Part.LIMITS, kind, row.where, quote)
    for clause in clauses(row.said):
        if begins_elsewhere(plain(clause.casefold())) and not _FEE_WORDS.search(clause):
            yield Doubt(Part.LIMITS, DoubtKind.OTHER_START, row.where, clause)
    for clause in clauses(row.description):
        if for_a_case(clause) and not _FEE_WORDS.search(clause):
            yield Doubt(Part.LIMITS, DoubtKind.CASES_DIFFER, row.where, clause)


def _amounts(said: str, limit: TimeLimit, plain: Callable[[str], str]) -> Iterator[tuple[DoubtKind, str]]:
    """The amounts of time beside a limit that are not the limit, or are it for a case, or from another start."""
    every = [*mentions(_SPLIT.sub(_unsplit(limit), said), plain)]
    met = [one for one in every if one.aim is not Aim.ASIDE]
    yield from (
        (DoubtKind.OTHER_START, one.clause) for one in every if one.limit == limit and _AHEAD.search(one.clause)
    )
    for one in met:
        if one.aim is Aim.LONGER:
            yield DoubtKind.EXTENDED, one.clause
        elif one.limit != limit:
            yield DoubtKind.PROSE_DIFFERS, one.clause
        elif one.elsewhere or one.another or one.after:
            yield DoubtKind.OTHER_START, one.clause
        elif one.conditional or one.clause != met[0].clause:
            yield DoubtKind.CASES_DIFFER, one.clause


def _unsplit(limit: TimeLimit) -> Callable[[re.Match[str]], str]:
    """Leaves out the brackets that split a limit into parts that make up just its amount."""

    def replaced(met: re.Match[str]) -> str:
        parts = [one.limit for one in mentions(met.group())]
        whole = isinstance(limit, _Days) and all(type(part) is type(limit) for part in parts)
        amounts = [part.amount for part in parts if isinstance(part, _Days)]
        return "" if whole and isinstance(limit, _Days) and sum(amounts) == limit.amount else met.group()

    return replaced


def _prose(limits: set[TimeLimit], prose: Mapping[str, str], plain: Callable[[str], str]) -> Iterator[Doubt]:
    """What the steps, and what is said elsewhere of the time of settling, hold against the limit."""
    if len(limits) > 1:
        return
    (limit,) = limits
    for key, text in prose.items():
        where = f"$.{key}"
        if where == STEPS:
            strange = ((DoubtKind.UNREAD_LIMIT, clause) for clause in unexplained(text))
            found = (*phrases(text), *_steps(limit, [*mentions(text, plain)]), *_opposites(text), *strange)
        else:
            told = (one for clause in clauses(text) if _ELSEWHERE.search(clause) for one in mentions(clause))
            other = (one for one in told if one.limit != limit and one.aim is not Aim.ASIDE)
            found = tuple((DoubtKind.PROSE_DIFFERS, one.clause) for one in other)
        yield from (Doubt(Part.LIMITS, kind, where, quote) for kind, quote in found)


# ── The steps ────────────────────────────────────────────────────────────────────────────────


def _steps(limit: TimeLimit, found: list[Mention]) -> Iterator[tuple[DoubtKind, str]]:
    """What the steps hold against the limit: another whole, a part that does not fit, parts that make up another."""
    told = [one for one in found if one.aim is not Aim.ASIDE]
    yield from ((DoubtKind.EXTENDED, one.clause) for one in told if one.aim is Aim.LONGER)
    hours = isinstance(limit, Hours | WorkingHours)
    met = [one for one in told if one.aim is not Aim.LONGER and (hours or one.result or not one.brief)]
    equal = [one for one in met if one.limit == limit]
    yield from ((DoubtKind.OTHER_START, one.clause) for one in equal if one.elsewhere or one.another or one.after)
    if equal and all(one.cased for one in equal):
        yield DoubtKind.CASES_DIFFER, equal[0].clause
    kinds = [one for one in met if one.kind]
    if kinds and any(one.limit != limit for one in met):
        yield DoubtKind.CASES_DIFFER, kinds[0].clause
    shares: list[Mention] = []
    for one in met:
        if _contradicts(one, met, limit):
            yield DoubtKind.PROSE_DIFFERS, one.clause
        else:
            shares.append(one)
    supported = any(not one.hands_on and not one.elsewhere and (one.aim is Aim.WHOLE or one.receipt) for one in equal)
    if not equal and not _make(shares, limit):
        yield from _results(shares, handed_on=any(one.hands_on for one in met))
    more = next((one for one in shares if one.limit != limit and _goes_on(one)), None)
    if supported and more is not None and not any(one.grants or one.aim is Aim.WHOLE for one in equal):
        yield DoubtKind.STAGES_EXCEED, more.clause
    if not supported and not (_add_up(shares, limit) if isinstance(limit, _Days) else _fit(shares, limit)):
        yield DoubtKind.STAGES_EXCEED, "; ".join(one.clause[:110] for one in shares)


def _results(shares: list[Mention], *, handed_on: bool) -> Iterator[tuple[DoubtKind, str]]:
    """Stages in which the result is given, where none of them is the limit and they do not make it up."""
    for one in shares:
        if one.result and one.elsewhere:
            yield DoubtKind.OTHER_START, one.clause
        elif (one.grants or one.result) and not one.elsewhere and not handed_on:
            yield DoubtKind.PROSE_DIFFERS, one.clause


_NOT: Final = re.compile(r"\b(?:không|chưa) ")


def _opposites(text: str) -> Iterator[tuple[DoubtKind, str]]:
    """Two headings in the steps of which one is the other with a "không": each has a time of its own."""
    headings = (part.strip(" -+•*") for line in text.casefold().splitlines() for part in line.split(":")[:-1])
    told = {" ".join(heading.split()) for heading in headings}
    without = {one: _NOT.sub("", one, count=1) for one in told}
    yield from ((DoubtKind.CASES_DIFFER, one) for one in sorted(told) if without[one] != one and without[one] in told)


def _goes_on(one: Mention) -> bool:
    """Whether the result is given within it, after something other than the receipt of the dossier."""
    return one.after or (one.another and (one.grants or one.result))


def _contradicts(one: Mention, met: list[Mention], limit: TimeLimit) -> bool:
    """Whether a duration cannot stand beside the limit."""
    if one.limit is None or not surely_within(one.limit, limit):
        return True
    if isinstance(one.limit, _Days) and isinstance(limit, _Days) and type(one.limit) is not type(limit):
        return not one.elsewhere and one.limit.amount == limit.amount
    return one.aim is Aim.WHOLE and one.limit != limit and not _last_share(one, met, limit)


def _last_share(one: Mention, met: list[Mention], limit: TimeLimit) -> bool:
    """Whether it is one of the shares that make the limit: all of them, or the last after an office handed it on."""
    if one.conditional or not isinstance(limit, _Days):
        return False
    before = [amount for other in met if other is not one for amount in _amount_in(other, type(limit))]
    handed_on = any(other.hands_on for other in met)
    makes = {sum(before), *before, *_sums(before)} if handed_on else {sum(before)}
    return any(limit.amount - own in makes for own in _amount_in(one, type(limit)))


def _amount_in(one: Mention, kind: type[_Days]) -> tuple[int, ...]:
    """The amount of a duration in days of that kind, if it is in them."""
    return (one.limit.amount,) if isinstance(one.limit, _Days) and type(one.limit) is kind else ()


def _add_up(shares: list[Mention], limit: _Days) -> bool:
    """Whether the shares of the steps leave the limit as it stands.

    They do where together they are no longer, or where some of them, to the last, make up just its amount; not where it
    takes days of two kinds to make up its amount.
    """
    alike = [one for one in shares if type(one.limit) is type(limit)]
    if len(alike) <= MOST_SHARES and any(_make(alike[at:], limit) for at in range(len(alike) - 1)):
        return True
    own = [amount for one in alike for amount in _amount_in(one, type(limit))]
    if not _fit(shares, limit):
        return False
    mixed = [one.limit.amount for one in shares if isinstance(one.limit, _Days)]
    return sum(own) <= limit.amount and limit.amount not in _sums(mixed)


def _make(shares: list[Mention], limit: TimeLimit) -> bool:
    """Whether the shares make up just the limit, and the first of them counts from nothing but the receipt."""
    if not isinstance(limit, _Days):
        return False
    own = [(one, amount) for one in shares for amount in _amount_in(one, type(limit))]
    return limit.amount == sum(amount for _, amount in own) and not own[0][0].another


def _fit(shares: list[Mention], limit: TimeLimit) -> bool:
    """Whether the shares together are surely no longer than the limit, whichever units they are in."""
    others = [one.limit for one in shares if one.limit is not None and type(one.limit) is not type(limit)]
    own = [one.limit for one in shares if one.limit is not None and type(one.limit) is type(limit)]
    return not others or longest_of((*others, *own)) <= shortest_of(limit)


def _sums(amounts: list[int]) -> set[int]:
    """Every sum of two or more of the amounts; of too many nothing can be told."""
    if len(amounts) > MOST_SHARES:
        return set()
    return {sum(some) for size in range(2, len(amounts) + 1) for some in combinations(amounts, size)}
