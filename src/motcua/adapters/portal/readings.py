"""A captured page, read: a draft procedure, what it rests on, and every doubt with the words it is about."""

import hashlib
import re
from collections.abc import Iterator
from typing import Final

import attrs

from motcua.adapters.portal.channels import ChannelRow, channel_rows
from motcua.adapters.portal.charges import ReadFee, read_fees
from motcua.adapters.portal.components import read_papers
from motcua.adapters.portal.crawling import faults, unmarked
from motcua.adapters.portal.doubts import Doubt, DoubtKind, Part, Understood
from motcua.adapters.portal.drafts import Sheet, draft
from motcua.adapters.portal.limits import ReadLimit, read_limits
from motcua.adapters.portal.pages import FIELDS, Page, path_of
from motcua.adapters.portal.particulars import decision, instruments, levels, results
from motcua.annotated import as_annotated
from motcua.codes import ProcedureCode
from motcua.errors import BadValue
from motcua.hooks import Carried
from motcua.procedure import Procedure
from motcua.timelimit import TimeLimit

__all__ = ["FOREIGN", "Reading", "RowReading", "read_page", "read_procedure"]

_DISTRICT: Final = re.compile(
    r"cấp (?:quận|huyện)|(?:(?:ủy|uỷ) ban nhân dân|ubnd|công an|bảo hiểm xã hội|hội đồng nhân dân|hđnd|trung tâm y tế"
    r"|tòa án nhân dân|toà án nhân dân|viện kiểm sát nhân dân|hạt kiểm lâm|ban chỉ huy quân sự|chi cục thuế)(?: các)?"
    r" (?:quận|huyện|thị xã)"
    r"|(?:quận|huyện|thị xã), thành phố thuộc|(?:ubnd|(?:ủy|uỷ) ban nhân dân) thành phố thuộc|quận ?/ ?huyện"
    r"|\bphòng (?:giáo dục|lao động|tài nguyên|tư pháp|nội vụ|y tế)"
)
"""The district and its offices, in lower case; communes have other ones."""
PRICED: Final = ("steps", "conditions", "papers")
"""Where sentences may name a fee."""
FOREIGN: Final = frozenset(
    {
        DoubtKind.OTHER_AUTHORITY,
        DoubtKind.NO_PROCEDURE,
        DoubtKind.NEIGHBOUR,
        DoubtKind.SEVERAL_PAGES,
        DoubtKind.COPIED_PAGE,
        DoubtKind.MIXED_CONTENT,
        DoubtKind.GARBLED,
    }
)
"""What a page is doubted for as a whole: nothing of it is a rule of the procedure under whose code it stands."""


@attrs.frozen(field_transformer=as_annotated)
class RowReading:
    """What came of one row of the table of channels (*một dòng cách thức thực hiện*)."""

    row: ChannelRow
    limit: TimeLimit | None
    fee: ReadFee
    doubts: tuple[Doubt, ...]
    """Those about its limit; those about its fee stand in ``fee``."""

    @property
    def stated(self) -> bool:
        """Whether it states a number with its unit."""
        return self.row.amount is not None

    @property
    def digest(self) -> str:
        """The SHA-256 of the row as it stands on the page, in NFC."""
        return hashlib.sha256(self.row.text.encode()).hexdigest()


@attrs.frozen(repr=False, field_transformer=as_annotated)
class Reading(Carried):
    """What was read of one page (*kết quả đọc trang*): exact, or a doubt that quotes the text; never a guess."""

    procedure: Procedure | None
    """The draft; ``None`` for a page without a code or a name."""
    understood: tuple[Understood, ...]
    doubts: tuple[Doubt, ...]
    rows: tuple[RowReading, ...] = ()
    page: Page = attrs.field(factory=Page, repr=False)

    @property
    def foreign(self) -> bool:
        """Whether the page is another's, so that nothing of it was taken but code and name."""
        return any(doubt.kind in FOREIGN for doubt in self.doubts)

    def doubted(self, part: Part | str) -> tuple[Doubt, ...]:
        """The doubts about one part of the page."""
        return tuple(doubt for doubt in self.doubts if doubt.part == part)

    def __repr__(self) -> str:
        code = self.page.code[:40] or "no code"
        return f"<Reading of {code}: {len(self.understood)} understood, {len(self.doubts)} doubts>"


def read_procedure(record: object) -> Reading:
    """The reading of a captured record (*đọc trang thủ tục*).

    Raises ``BadInput`` for what is no record of texts, and ``LimitExceeded`` for texts no page holds; everything else
    on a page is read exactly, or doubted.

    >>> record = {
    ...     "ma_thu_tuc": "1.999999",
    ...     "ten_thu_tuc": "Cấp giấy phép mẫu",
    ...     "cach_thuc_thuc_hien": "Hình thức nộpThời gianPhí, lệ phíMô tả"
    ...     "Trực tiếp5 Ngày làm việcMiễn phíTrực tuyến5Miễn phí",
    ... }
    >>> reading = read_procedure(record)
    >>> [(row.row.channel.value, row.limit) for row in reading.rows]
    [('counter', WorkingDays(5)), ('online', None)]
    """
    return read_page(Page.of(record))


def read_page(page: Page, *, whole: tuple[Doubt, ...] = ()) -> Reading:
    """The reading of a page; ``whole`` are doubts about all of it that only its neighbours could tell."""
    captured = page
    page, marks = unmarked(captured)
    doubts = [*whole, *marks, *_of_the_page(page)]
    code = _code(page, doubts)
    named = any(letter.isalpha() for letter in page.name)
    if not named:
        doubts.append(Doubt(Part.NAME, DoubtKind.NO_NAME, path_of("name"), page.code))
    cited, cited_doubts = decision(page.decision)
    at_levels, level_doubts = levels(page.levels)
    rows, before = channel_rows(page.channels)
    doubts += [*cited_doubts, *level_doubts]
    if before.strip() or (page.channels and not rows):
        doubts.append(Doubt(Part.CHANNELS, DoubtKind.UNREAD_TABLE, path_of("channels"), before or page.channels))
    limits = read_limits(rows, page.prose)
    fees = read_fees(rows, {FIELDS[name]: getattr(page, name) for name in PRICED})
    papers = read_papers(page.papers, (page.steps, page.channels, page.conditions))
    basis, basis_doubts = instruments(page.legal_basis)
    outcomes, outcome_doubts = results(page.results)
    doubts += [doubt for limit in limits for doubt in limit.doubts]
    doubts += [doubt for fee in fees for doubt in fee.doubts]
    doubts += [*papers.doubts, *basis_doubts, *outcome_doubts]
    if any(doubt.kind in FOREIGN for doubt in doubts):
        limits = tuple(ReadLimit(one.row, None, one.doubts) for one in limits)
        fees = tuple(ReadFee(one.row, doubts=one.doubts) for one in fees)
        sheet = Sheet(page=Page(code=page.code, name=page.name))
    else:
        sheet = Sheet(
            page=page,
            levels=at_levels,
            decision=cited,
            legal_basis=basis,
            rows=rows,
            limits=limits,
            fees=fees,
            papers=papers,
            results=outcomes,
        )
    procedure: Procedure | None = None
    understood: tuple[Understood, ...] = ()
    if code is not None and named:
        procedure, understood = draft(sheet, code), tuple(_understood(sheet, code))
    read = tuple(RowReading(one.row, one.limit, fee, one.doubts) for one, fee in zip(limits, fees, strict=True))
    return Reading(procedure, understood, tuple(dict.fromkeys(doubts)), read, captured)


def _code(page: Page, doubts: list[Doubt]) -> ProcedureCode | None:
    where = path_of("code")
    try:
        code = ProcedureCode.parse(page.code)
    except BadValue:
        doubts.append(Doubt(Part.CODE, DoubtKind.NO_CODE, where, page.code))
        return None
    if code.place is not None:
        doubts.append(Doubt(Part.CODE, DoubtKind.LOCAL_PAGE, where, page.code))
    return code


def _of_the_page(page: Page) -> Iterator[Doubt]:
    """What speaks against the page as a whole."""
    yield from faults(page)
    for where, text in {
        **{f"$.{key}": said for key, said in page.prose.items()},
        path_of("authority"): page.authority,
        path_of("address"): page.address,
    }.items():
        met = _DISTRICT.search(text.casefold())
        if met is not None:
            yield Doubt(Part.PAGE, DoubtKind.STALE_LEVEL, where, text[max(0, met.start() - 80) : met.end() + 80])


def _understood(sheet: Sheet, code: ProcedureCode) -> Iterator[Understood]:
    """Everything that entered the draft, with the words it was read from."""
    page, papers = sheet.page, path_of("papers")
    ways = dict.fromkeys(row.channel for row in sheet.rows)
    single: tuple[tuple[Part, str, str, object], ...] = (
        (Part.CODE, path_of("code"), page.code, code),
        (Part.NAME, path_of("name"), page.name, page.name),
        (Part.FIELD, path_of("field"), page.field, page.field),
        (Part.DECISION, path_of("decision"), page.decision, sheet.decision),
        (Part.CONDITIONS, path_of("conditions"), page.conditions, page.conditions),
    )
    yield from (Understood(*one) for one in single if one[3])
    for part, where, found in (
        (Part.LEVELS, path_of("levels"), [(page.levels, level) for level in sheet.levels]),
        (Part.CHANNELS, path_of("channels"), [(way.say("vi"), way) for way in ways]),
        (Part.PAPERS, papers, [(one.name, one) for one in sheet.papers.papers if one.awaits is None]),
        (Part.FORMS, papers, [(one.form, one.form) for one in sheet.papers.papers if one.form is not None]),
        (Part.CASES, papers, [(case, case) for case in sheet.papers.cases]),
        (Part.LEGAL_BASIS, path_of("legal_basis"), [(cited.document, cited) for cited in sheet.legal_basis]),
        (Part.RESULTS, path_of("results"), [(result.name, result) for result in sheet.results]),
    ):
        yield from (Understood(part, where, quote, value) for quote, value in found)
    for one in sheet.limits:
        if one.limit is not None:
            yield Understood(Part.LIMITS, one.row.where, one.row.text, one.limit)
    for fee in sheet.fees:
        if fee.understood:
            value = fee.set_by if fee.amount is None else fee.amount
            yield Understood(Part.FEES, fee.row.where, f"{fee.row.fee} {fee.row.remark}", value)
