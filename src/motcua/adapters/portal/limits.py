"""Time limits of a page: what the table states, unless anything else on the page says otherwise.

The rule is: exact, or a doubt that quotes the text. A number without its unit is a doubt; so is a limit that differs
from channel to channel, that a description, a remark or a step contradicts, extends, or gives for some cases only.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

import attrs

from motcua.adapters.portal.channels import ChannelRow
from motcua.adapters.portal.doubts import Doubt, DoubtKind, Part
from motcua.adapters.portal.durations import Aim, Case, Mention, clauses, for_a_case, mentions
from motcua.adapters.portal.pages import FIELDS, path_of
from motcua.adapters.portal.phrases import phrases
from motcua.adapters.portal.starts import begins_elsewhere, in_plain_words, without_own_case
from motcua.adapters.portal.steps import against, opposites
from motcua.adapters.portal.unexplained import unexplained
from motcua.adapters.portal.wordings import TIME
from motcua.annotated import as_annotated
from motcua.errors import UnreadableLimit
from motcua.timelimit import CalendarDays, TimeLimit, WorkingDays

__all__ = ["ReadLimit", "read_limits"]

TABLE: Final = path_of("channels")
STEPS: Final = FIELDS["steps"]

_ELSEWHERE: Final = re.compile(
    rf"{TIME} (?:giải quyết|xử lý|trả kết quả|thực hiện thủ tục|làm thủ tục|thẩm định|xem xét|cấp)"
    r"(?! (?:lần đầu|từ)\b)",
    re.IGNORECASE,
)
_SPLIT: Final = re.compile(r"\((?:bao )?gồm[^()]{1,300}\)", re.IGNORECASE)
_AHEAD: Final = re.compile(
    r"\b(?:nộp|gửi)\b[^;]{0,60} trước (?:ít nhất |tối thiểu )?[0-9]"
    r"|\b(?:nộp|gửi|thông báo|báo cáo|đăng ký)\b[^;]{0,160}"
    r"(?:\btrước (?:ngày|khi|thời điểm)\b[^;,]{0,60} (?:ít nhất|tối thiểu|chậm nhất)(?: là)? [0-9]"
    r"|\b(?:ít nhất|tối thiểu|chậm nhất)(?: là)? [0-9]{1,3} (?:\([^()]{1,24}\) )?ngày(?: làm việc)?"
    r" trước (?:ngày|khi)\b)",
    re.IGNORECASE,
)
"""So long ahead of something the dossier is filed: the number in the cell may be no more than that."""
_FEE_WORDS: Final = re.compile(r"\bphí\b|đồng|vnđ|vnd|mức thu|giá dịch vụ", re.IGNORECASE)
_Days = WorkingDays | CalendarDays


@attrs.frozen(field_transformer=as_annotated)
class ReadLimit:
    """What came of the time of one row: a limit, or why there is none."""

    row: ChannelRow
    limit: TimeLimit | None = None
    doubts: tuple[Doubt, ...] = ()


def read_limits(rows: Iterable[ChannelRow], prose: Mapping[str, str]) -> tuple[ReadLimit, ...]:
    """The limit of every row, compared with everything else on the page."""
    table = [_cell(row) for row in rows]
    limits = {cell.limit for cell in table if cell.limit is not None}
    plain = in_plain_words(prose.get(FIELDS["name"], ""), prose.get(STEPS, ""))
    shared = (*_across(table, limits), *_prose(limits, prose, plain)) if limits else ()
    own = [tuple(_row_says(cell, plain)) for cell in table]
    spread = next((found[:1] for found in own if found), ())  # the rows share the limit, and what speaks against it
    beside = {cell.row.channel: _unread(cell) for cell in reversed(table) if cell.limit is None}
    read: list[ReadLimit] = []
    for cell, found in zip(table, own, strict=True):
        unread = beside.get(cell.row.channel, ())
        doubts = (*(found or spread), *unread, *shared) if cell.limit is not None else ()
        read.append(ReadLimit(cell.row, doubts=doubts) if doubts else cell)
    return tuple(read)


# ── The cell ─────────────────────────────────────────────────────────────────────────────────


def _cell(row: ChannelRow) -> ReadLimit:
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
        return ReadLimit(row)
    try:
        return ReadLimit(row, TimeLimit.parse(wording))
    except UnreadableLimit:
        return _doubted(row, DoubtKind.UNREAD_LIMIT)


def _unread(cell: ReadLimit) -> tuple[Doubt, ...]:
    """What a row without a limit holds against those of other rows in its channel: its case has another."""
    return cell.doubts or _doubted(cell.row, DoubtKind.UNREAD_LIMIT).doubts


def _doubted(row: ChannelRow, kind: DoubtKind) -> ReadLimit:
    return ReadLimit(row, doubts=(Doubt(Part.LIMITS, kind, row.where, row.text),))


# ── What contradicts it ──────────────────────────────────────────────────────────────────────


def _across(table: Iterable[ReadLimit], limits: set[TimeLimit]) -> Iterator[Doubt]:
    """Channels that differ: which case each is for, the table does not say."""
    rows = [cell.row for cell in table]
    bare = {row.bare for row in rows if row.bare is not None}
    stated = {str(int(row.amount)) for row in rows if row.amount is not None and row.amount.isdecimal()}
    if len({str(limit) for limit in limits}) > 1 or (stated and bare - stated):
        said = (f"{row.channel.say('vi')} {row.amount or row.bare} {row.unit or ''}" for row in rows)
        yield Doubt(Part.LIMITS, DoubtKind.CHANNELS_DIFFER, TABLE, "; ".join(dict.fromkeys(said)))


def _row_says(cell: ReadLimit, plain: Callable[[str], str]) -> Iterator[Doubt]:
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
        elif one.start.elsewhere:
            yield DoubtKind.OTHER_START, one.clause
        elif Case.BESIDE in one.case or one.clause != met[0].clause:
            yield DoubtKind.CASES_DIFFER, one.clause


def _unsplit(limit: TimeLimit) -> Callable[[re.Match[str]], str]:
    """Leaves out the brackets that split a limit into parts that make up just its amount."""

    def replaced(met: re.Match[str]) -> str:
        parts = [one.limit for one in mentions(met.group())]
        whole = isinstance(limit, _Days) and all(type(part) is type(limit) for part in parts)
        amounts = [part.amount for part in parts if isinstance(part, _Days)]
        return "" if whole and isinstance(limit, _Days) and sum(amounts) == limit.amount else met.group()

    return replaced


def _ahead(limit: TimeLimit, told: Iterable[Mention]) -> Iterator[tuple[DoubtKind, str]]:
    """The number in the cell, where the steps name it but for how long ahead the dossier is filed."""
    same = [one for one in told if one.limit == limit]
    if same and all(_AHEAD.search(one.clause) for one in same):
        yield DoubtKind.OTHER_START, same[0].clause


def _prose(limits: set[TimeLimit], prose: Mapping[str, str], plain: Callable[[str], str]) -> Iterator[Doubt]:
    """What the steps, and what is said elsewhere of the time of settling, hold against the limit."""
    if len(limits) > 1:
        return
    (limit,) = limits
    other_cases = without_own_case(prose.get(FIELDS["name"], ""))
    for key, text in prose.items():
        where = f"$.{key}"
        if key == STEPS:
            strange = ((DoubtKind.UNREAD_LIMIT, clause) for clause in unexplained(text))
            told = [*mentions(text, lambda low: other_cases(plain(low)))]
            found = (*phrases(text), *against(limit, told), *_ahead(limit, told), *opposites(text), *strange)
        else:
            beside = (one for clause in clauses(text) if _ELSEWHERE.search(clause) for one in mentions(clause))
            other = (one for one in beside if one.limit != limit and one.aim is not Aim.ASIDE)
            found = tuple((DoubtKind.PROSE_DIFFERS, one.clause) for one in other)
        yield from (Doubt(Part.LIMITS, kind, where, quote) for kind, quote in found)
