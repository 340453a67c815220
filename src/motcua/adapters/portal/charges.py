"""Fees of a page: the amount of each row, unless its remark, its description or another channel says otherwise.

"Miễn phí" is zero only where nothing beside it sets a fee: editors leave it standing where the province decides, and
where the amount hangs on the case.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, Final

import attrs

from motcua.adapters.portal.channels import DONG, FREE, NOTHING, ChannelRow
from motcua.adapters.portal.doubts import Doubt, DoubtKind, Part
from motcua.adapters.portal.pages import path_of
from motcua.annotated import as_annotated
from motcua.fees import Levy
from motcua.money import VND
from motcua.wording import Text, amount_in_words

if TYPE_CHECKING:
    from motcua.conditions import Channel

__all__ = ["COUNCIL", "ReadFee", "read_fees"]

COUNCIL: Final = Text("HĐND cấp tỉnh", "the provincial people's council")
MOST: Final = 10_000_000_000
"""No fee is more than ten thousand million đồng."""
LEAST: Final = 1_000
"""No fee is less than a thousand đồng; where fewer stand, the thousands were left out."""
_AMOUNT: Final = re.compile(r"[0-9]{1,3}(?:,[0-9]{3}){0,4}")
_SIGNS: Final = ("-", "–", "+", "±", "~")

# ── Remarks: a closed grammar over what stands in brackets ───────────────────────────────────

_CITE: Final = (
    r"(?:(?:theo |căn cứ )?(?:quy định )?(?:tại |của )?"
    r"(?:thông tư|nghị định|nghị quyết|quyết định)(?: liên tịch)?(?: số)? ?"
    r"[0-9]{1,4}/[0-9]{4}/[a-zđ0-9-]{2,20}(?: ngày [0-9/]{6,10})?(?: của [^0-9():+*]{3,60})?)"
)
_PER_FILING: Final = (
    r"(?:/ ?(?:0?1 )?(?:hồ sơ|lần(?: (?:cấp(?: lại)?|thẩm (?:định|tra)|đăng ký|đề nghị|nộp hồ sơ|thu|xét(?: duyệt)?"
    r"|kiểm tra|đánh giá))?"
    r"|trường hợp|bộ hồ sơ))"
)
_SUM: Final = (
    r"(?:(?P<figure>[0-9]{1,3}(?:[.,][0-9]{3}){0,4})"
    r"|(?P<times>[0-9]{1,3}(?:[.,][0-9]{1,2})?) ?(?P<unit>nghìn|ngàn|triệu))"
    r" ?(?:việt nam đồng|đồng việt nam|đồng|vnđ|vnd|đ|₫)(?: \((?P<spelled>[^()0-9]{5,80})\))?"
)
_LABEL: Final = r"(?P<label>(?:mức )?(?:thu )?(?P<kind>lệ phí|phí)[^0-9:()+;*/]{0,80}?)"
_REMARK: Final = re.compile(
    rf"(?:{_CITE}[ :.]*)?(?:{_LABEL}(?:{_CITE} )?(?: ?là)?[ :]*)?"
    rf"(?:{_SUM})?(?:{_PER_FILING})?(?:[ .]*\(?{_CITE}\)?)?[ .;]*"
)
_KIND: Final = re.compile(r"\blệ phí\b|\bphí\b")
_KINDS: Final[Mapping[str, Levy]] = {"lệ phí": Levy.LE_PHI, "phí": Levy.PHI}
_QUANTITY: Final = re.compile(
    r"/ ?(?:0?1 )?(?:giấy|tờ|bản|văn bản|người|môn|chứng|xe|chiếc|giao dịch|thẻ|sổ|trang|tháng|năm|tàu|chuyến|tấn|lô"
    r"|mẫu|di chúc)"
)
_NOTHING: Final = (
    "không(?: (?:có quy định|có|quy định|thu|phải nộp|mất|áp dụng))?"
    "(?: (?:phí, lệ phí|phí và lệ phí|lệ phí, phí|phí|lệ phí))?"
    "|miễn(?: (?:phí, lệ phí|phí|lệ phí))?"
    "|(?:mức )?(?:thu )?(?:phí|lệ phí)?[ :]*0 ?(?:đồng|vnđ|đ)"
)
_NONE: Final = re.compile(rf"(?:{_NOTHING})(?:[ .]*\(?{_CITE}\)?)?[ .;]*")
_COUNCIL: Final = re.compile(
    r"(?:mức )?(?:thu )?(?:phí, lệ phí |lệ phí |phí )?(?:\(nếu có\) )?(?:cụ thể )?(?:thực hiện )?(?:theo )?"
    r"(?:quy định |quyết định |nghị quyết |mức thu )?(?:của |do )(?:hội đồng nhân dân|hđnd)"
    r" (?:(?:cấp )?tỉnh(?:, thành phố(?: trực thuộc trung ương)?)?|các tỉnh, thành phố)"
    r"(?: (?:quyết định|quy định|ban hành))?[ .;]*"
)
_TALKS_OF_FEES: Final = re.compile(
    r"\bphí\b|[0-9] ?(?:đồng|vnđ|vnd|đ|usd|eur|triệu|nghìn|ngàn|tỷ|k)\b|[0-9] ?[₫$€]|mức thu|giá dịch vụ|tiền công"
    r"|thù lao|\b(?:thu thêm|nộp thêm|mỗi|được miễn|được giảm)\b|\A(?:/|theo quy định)|biểu (?:phí|giá)"
)
_LOOKED_UP: Final = re.compile(
    r"\A(?:theo|do|căn cứ|thực hiện theo)\b[^;]{0,80}(?:thông tư|nghị quyết|hội đồng|hđnd|biểu)"
)
"""Where a fee is to be looked up, in its own brackets."""
_FEE_IN_PROSE: Final = re.compile(
    r"\b(?:lệ )?phí\b[^\n;.0-9]{0,80}?(?:(?P<figure>[0-9]{1,3}(?:[.,][0-9]{3}){1,3})"
    r"|(?P<times>[0-9]{1,3}) (?P<unit>nghìn|ngàn|triệu)) ?(?:đồng|vnđ|vnd|đ)(?![^\W\d_])"
)
"""An amount of money, named as a fee."""
_IN_WORDS: Final = re.compile(r"\b(?:lệ )?phí\b[^\n;.0-9]{0,80}?\b(?:trăm|nghìn|ngàn|triệu|tỷ) đồng\b")
"""An amount of money in words alone, named as a fee."""
_SOME_FREE: Final = re.compile(
    r"\b(?:miễn|giảm|không thu|không phải nộp)(?: thu| nộp)?(?: [0-9]{1,3} ?%| một phần| toàn bộ)?(?: mức(?: thu)?)?"
    r" (?:phí, lệ phí|lệ phí|phí)\b(?! bảo hiểm| trước bạ| thi hành)[^;.\n(]{0,60}?"
    r"\b(?:đối với|cho|nếu|khi|trong trường hợp)\b"
)
"""A fee that some are let off, so that others pay it."""
_UNITS: Final[Mapping[str, int]] = {"nghìn": 1_000, "ngàn": 1_000, "triệu": 1_000_000}
_SET_IN_PROSE: Final = re.compile(
    r"\b(?:thu|nộp|mức) (?:lệ phí|phí)\b[^;.\n]{0,60}(?:nghị quyết|hội đồng nhân dân|hđnd)[^;.\n]{0,40}"
)
"""A fee that somebody else sets, and that is paid."""
_OWED_IN_PROSE: Final = re.compile(
    r"\b(?:nộp|đóng|thanh toán) (?:lệ phí|phí(?! bảo| hội| bưu|, lệ phí \(nếu có))(?! \(nếu có\))[^;.\n]{0,60}"
    r"theo (?:mức )?(?:quy định|thông tư|biểu)"
)
"""A fee that is paid, whatever it is."""
_SOME_ONLY: Final = re.compile(
    r"đối với|tối (?:đa|thiểu)|không quá|mỗi|một (?!cửa)|từng|theo (?:giờ|loại)|dao động|giảm|miễn|chưa bao gồm"
    r"|cấp (?:mới|lại|đổi|lần đầu|bộ|tỉnh|xã|trung ương)|lần (?:đầu|[0-9])|gia hạn|trực tuyến|trên [0-9]"
    r"|(?<!/)(?<!/ )trường hợp|nếu"
    r"|tính theo|\b(?:tùy|tuỳ)\b|\bchưa (?:gồm|tính|kể)\b|\btạm (?:tính|thu)\b|\bcộng (?:thêm|với|chi phí)|\bx số\b"
    r"|từ lần|khu vực|khi nộp|cho (?:người nước ngoài|tổ chức|cá nhân|doanh nghiệp)|\bphí [^,;]{3,60} và lệ phí\b"
    r"|hội đồng nhân dân|hđnd|địa phương|\bdo (?:ủy ban|uỷ ban|ubnd|tỉnh)"
    r"|\b(?:hạng|nhóm) [a-e0-9i]{1,3}\b|(?:tổ chức|cá nhân|doanh nghiệp(?: nhỏ| vừa| lớn)?)[ .;]*\Z"
)
"""A label that says for whom, how many, at most how much, or that a province sets it."""
_PAID: Final = (_OWED_IN_PROSE, _IN_WORDS, _SOME_FREE)
_Said = tuple[str, str]
EMPTY: Final[Mapping[str, str]] = {}


@attrs.frozen(field_transformer=as_annotated)
class ReadFee:
    """What came of the fee of one row."""

    row: ChannelRow
    amount: VND | None = None
    """The amount, zero where the page says that it is free; ``None`` where it was not read."""
    set_by: Text | None = None
    """Who sets it, where the page says that the level is somebody else's."""
    kind: Levy | None = None
    """Its kind, where the words of the row name one and not both."""
    label: str | None = None
    doubts: tuple[Doubt, ...] = ()

    @property
    def understood(self) -> bool:
        """Whether the row says what it costs, or who says so."""
        return self.amount is not None or self.set_by is not None


def read_fees(rows: Iterable[ChannelRow], prose: Mapping[str, str] = EMPTY) -> tuple[ReadFee, ...]:
    """The fee of every row; none of them where channels differ, or the prose names another.

    An amount whose kind the page does not say speaks against those of other channels as any other. A channel has one
    fee, in rows that are all read and name no two.
    """
    named = _named(prose)
    read = [_against(_read(row), named) for row in rows]
    levels = {(one.amount, one.set_by) for one in read if one.understood}
    if len(levels) < 2:  # noqa: PLR2004 - two levels differ
        return tuple(_one_each(read))
    said = "; ".join(dict.fromkeys(f"{one.row.channel.say('vi')} {one.row.fee}" for one in read))
    differ = Doubt(Part.FEES, DoubtKind.CHANNELS_DIFFER, path_of("channels"), said)
    return tuple(ReadFee(one.row, doubts=(differ,)) if one.understood else one for one in read)


def _one_each(read: Sequence[ReadFee]) -> Iterator[ReadFee]:
    """The fees, but for those of a channel that also has another."""
    channels: dict[Channel, list[ReadFee]] = {}
    for one in read:
        channels.setdefault(one.row.channel, []).append(one)
    unclear = {channel: next(_unclear(rows), None) for channel, rows in channels.items()}
    for one in read:
        doubt = unclear[one.row.channel]
        yield ReadFee(one.row, doubts=(doubt,)) if one.understood and doubt is not None else one


def _unclear(rows: Sequence[ReadFee]) -> Iterator[Doubt]:
    """Why nobody can tell what a channel costs: one of its rows was not read, or they name two fees."""
    for one in rows:
        if not one.understood:
            yield from one.doubts or _doubted(one.row, DoubtKind.UNREAD_FEE).doubts
    named = {label: one for one in rows if (label := one.label or one.kind)}
    if len(named) > 1:
        said = "; ".join(f"{one.row.fee} {one.row.remark}" for one in named.values())
        yield Doubt(Part.FEES, DoubtKind.FEE_DIFFERS, path_of("channels"), said)


@attrs.frozen
class _Named:
    """What sentences say of fees: amounts, and that something is paid or set; each with where and in which words."""

    amounts: Mapping[int, _Said]
    owed: _Said | None = None
    """That a fee is paid, or that some are let off it, whatever it is."""
    set_by_others: _Said | None = None

    def against(self, amount: int) -> _Said | None:
        """What speaks against that amount; a fee of nobody knows how much against none alone."""
        other = next((said for named, said in self.amounts.items() if named != amount), None)
        return other or self.set_by_others or (None if amount else self.owed)


def _named(prose: Mapping[str, str]) -> _Named:
    amounts: dict[int, _Said] = {}
    owed: list[_Said] = []
    others: list[_Said] = []
    for key, text in prose.items():
        low, where = text.casefold(), f"$.{key}"
        for met in _FEE_IN_PROSE.finditer(low):
            figure = met["figure"]
            amount = int(re.sub(r"[.,]", "", figure)) if figure else int(met["times"]) * _UNITS[met["unit"]]
            amounts.setdefault(amount, (where, met.group()))
        owed += [(where, met.group()) for paid in _PAID for met in paid.finditer(low)]
        others += [(where, met.group()) for met in _SET_IN_PROSE.finditer(low)]
    return _Named(amounts, owed[0] if owed else None, others[0] if others else None)


def _against(one: ReadFee, named: _Named) -> ReadFee:
    """The fee, unless the steps or the conditions name another amount of money as one."""
    other = None if one.amount is None else named.against(one.amount.amount)
    if one.amount is None or other is None:
        return one
    kind = DoubtKind.FEE_DIFFERS if one.amount.amount else DoubtKind.FREE_OR_NOT
    return ReadFee(one.row, doubts=(Doubt(Part.FEES, kind, *other),))


def _read(row: ChannelRow) -> ReadFee:
    remark = _plain(row.remark)
    elsewhere = _TALKS_OF_FEES.search(row.description.casefold()) is not None
    if row.swallowed:
        return _doubted(row, DoubtKind.UNREAD_TABLE)
    if row.run_together:
        return _doubted(row, DoubtKind.RUN_TOGETHER)
    if row.fee in {FREE, NOTHING}:
        return _unpriced(row, remark, elsewhere=elsewhere)
    return _charged(row, remark) or _doubted(row, _why_not(row, remark, elsewhere=elsewhere))


def _unpriced(row: ChannelRow, remark: str, *, elsewhere: bool) -> ReadFee:
    """The fee of a row without an amount: none to pay, set by others, or not told."""
    free = row.fee == FREE
    if not elsewhere and _COUNCIL.fullmatch(remark):
        return ReadFee(row, set_by=COUNCIL, kind=_kind(remark))
    if not elsewhere and (_NONE.fullmatch(remark) if remark else free):
        return ReadFee(row, VND(0))
    if free or elsewhere or _TALKS_OF_FEES.search(remark) or _LOOKED_UP.search(remark):
        return _doubted(row, DoubtKind.FREE_OR_NOT if free else DoubtKind.UNREAD_FEE)
    return ReadFee(row)


def _doubted(row: ChannelRow, kind: DoubtKind) -> ReadFee:
    return ReadFee(row, doubts=(Doubt(Part.FEES, kind, row.where, f"{row.fee} {row.said}"),))


def _plain(remark: str) -> str:
    """The remark in lower case without bullets, and without brackets around all of it."""
    text = re.sub(r"(?:^|(?<=\s))[-+*•]\s*", "", " ".join(remark.casefold().split()))
    while text.startswith("(") and text.endswith(")") and "(" not in text[1:]:
        text = text[1:-1].strip()
    return text.strip()


def _why_not(row: ChannelRow, remark: str, *, elsewhere: bool) -> DoubtKind:
    """Why an amount would not be read, if it is not."""
    if row.currency not in DONG:
        return DoubtKind.FEE_CURRENCY
    if _QUANTITY.search(remark):
        return DoubtKind.FEE_BY_QUANTITY
    return DoubtKind.FEE_DIFFERS if remark or elsewhere else DoubtKind.UNREAD_FEE


def _charged(row: ChannelRow, remark: str) -> ReadFee | None:
    """The fee of a row with an amount, where its remark repeats it or is silent."""
    figure = row.fee_amount or ""
    signed = row.words is not None and row.words.endswith(_SIGNS)
    if row.currency not in DONG or not _AMOUNT.fullmatch(figure) or signed:
        return None
    amount = int(figure.replace(",", ""))
    if amount < LEAST:
        return _doubted(row, DoubtKind.SMALL_FEE)
    remark = _in_figures(remark, amount)
    met = _REMARK.fullmatch(remark)
    said = remark if met is None or met["spelled"] is None else remark.replace(met["spelled"], "")
    if _SOME_ONLY.search(said) or met is None or _TALKS_OF_FEES.search(row.description.casefold()):
        return None
    if amount > MOST or not _repeats(met, amount):
        return None
    kind = _kind(met["label"] or "")
    unsaid = Doubt(Part.FEES, DoubtKind.FEE_KIND, row.where, f"{row.fee} {row.remark}")
    return ReadFee(row, VND(amount), kind=kind, label=met["label"], doubts=() if kind else (unsaid,))


def _kind(words: str) -> Levy | None:
    """The kind that some words name; none where they name both, or neither."""
    named = {*_KIND.findall(words)}
    return _KINDS[named.pop()] if len(named) == 1 else None


def _in_figures(remark: str, amount: int) -> str:
    """The remark with the amount in figures, where it stands in words alone; silent, where it is nothing else."""
    words = amount_in_words(amount)
    if any(letter.isdigit() for letter in remark):
        return remark
    return "" if _spelled(remark) == words else remark.replace(f"{words} đồng", f"{amount:,} đồng")


def _spelled(words: str) -> str:
    """An amount in words without its currency."""
    return words.strip(" .;").removesuffix("đồng").strip()


def _repeats(met: re.Match[str], amount: int) -> bool:
    """Whether the figures and the words of a remark, where it has any, are the amount."""
    if (met["figure"] or met["times"]) and _figure(met) != amount:
        return False
    return met["spelled"] is None or _spelled(met["spelled"]) == amount_in_words(amount)


def _figure(met: re.Match[str]) -> Fraction:
    if met["figure"] is None:
        return Fraction(met["times"].replace(",", ".")) * _UNITS[met["unit"]]
    return Fraction(met["figure"].replace(".", "").replace(",", ""))
