"""The codes that name things between systems: procedure, dossier, agency, field; parsed, checked, never guessed.

All are ASCII by rule, so a look-alike letter from another script is refused rather than stored, however a code is made.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterable
from typing import Final, cast

import attrs

from motcua.annotated import as_annotated
from motcua.checks import expect, expect_day, kind, several, shown
from motcua.errors import BadValue
from motcua.hooks import Portable, Wire

__all__ = ["AgencyCode", "DossierCode", "DossierNumbers", "FieldCode", "ProcedureCode"]

ORDERS: Final = ("2020", "2016")
CENTURY: Final = 20
LEAST_DIGITS: Final = 4
MOST_DIGITS: Final = 12
_NUMBER = r"[0-9]\.[0-9]{6}"
_PLACE = r"(?:[0-9]{3}\.[0-9]{2}\.[0-9]{2}\.)?[A-Z][0-9]{2}"
_PROCEDURE = re.compile(rf"(?P<number>{_NUMBER})(?:\.(?P<place>{_PLACE}))?", re.ASCII)
_AGENCY = re.compile(r"[0-9A-Z]{2,3}(?:\.[0-9A-Z]{2,3}){0,4}", re.ASCII)
_LEVEL_ONE = re.compile(r"[A-Y][0-9]{2}", re.ASCII)
_DOSSIER = re.compile(r"(?P<agency>[0-9A-Z.]{2,20})-(?P<day>[0-9]{6})-(?P<number>[0-9]{4,12})", re.ASCII)
_FIELD = re.compile(r"(?P<ministry>[A-Y][0-9]{2})-(?P<field>[0-9A-Z]{2,6})", re.ASCII)


def _shaped(pattern: str, what: str, right: str) -> Callable[[object, object, str | None], None]:
    """A validator of attrs for a part of a code, where one is given."""
    known = re.compile(pattern, re.ASCII)

    def check(_: object, __: object, value: str | None) -> None:
        if value is not None and not known.fullmatch(expect(value, str, what)):
            raise BadValue(what, repr(value[:40]), right)

    return check


@attrs.frozen(order=True, field_transformer=as_annotated)
class ProcedureCode(Portable):
    """The national code of a procedure (*mã thủ tục hành chính*), with the province that keeps its own page, if any.

    >>> ProcedureCode.parse("1.014027.H42")
    ProcedureCode('1.014027', place='H42')
    >>> str(ProcedureCode.parse("1.001776.000.00.00.H56"))
    '1.001776.000.00.00.H56'
    """

    number: str = attrs.field(
        validator=[kind(str), _shaped(_NUMBER, "number of a procedure", "for example '1.004222'")]
    )
    place: str | None = attrs.field(
        default=None, validator=_shaped(_PLACE, "place of a procedure code", "for example 'H42'"), kw_only=True
    )

    @classmethod
    def of(cls, code: "str | ProcedureCode") -> "ProcedureCode":
        """The code, given as itself or as text; raises ``BadValue``."""
        return code if isinstance(code, ProcedureCode) else cls.parse(code)

    @classmethod
    def parse(cls, text: str) -> "ProcedureCode":
        """Read a code; raises ``BadValue``."""
        match = _PROCEDURE.fullmatch(expect(text, str, "procedure code"))
        if match is None:
            raise BadValue("procedure code", repr(text[:40]), "for example '1.004222' or '1.014027.H42'")
        return cls(match["number"], place=match["place"])

    @classmethod
    def wire(cls) -> Wire:
        """The code as text."""
        return Wire.text(cls.parse, "1.004222", "1.014027.H42", pattern=_PROCEDURE)

    def __str__(self) -> str:
        return f"{self.number}.{self.place}" if self.place else self.number

    def __repr__(self) -> str:
        return (
            f"ProcedureCode({self.number!r}, place={self.place!r})" if self.place else f"ProcedureCode({self.number!r})"
        )


def _level_one(text: str) -> str | None:
    """The province or ministry of an agency code, at the one end of it or the other."""
    groups = text.split(".")
    return next((group for group in (groups[0], groups[-1]) if _LEVEL_ONE.fullmatch(group)), None)


def _an_agency(_: object, __: object, text: str) -> None:
    if not _AGENCY.fullmatch(expect(text, str, "agency code")) or _level_one(text) is None:
        right = "for example 'H56.01.02' (QĐ 20/2020) or '000.00.01.H29' (QCVN 102:2016)"
        raise BadValue("agency code", repr(text[:40]), right)


@attrs.frozen(order=True, field_transformer=as_annotated)
class AgencyCode(Portable):
    """The electronic identification code of an agency (*mã định danh điện tử*).

    Two orders are alive in data: QĐ 20/2020/QĐ-TTg puts level 1 first (``H56.01.02``), QCVN 102:2016 puts it last
    (``000.00.01.H29``). Both are read; ``level_one`` is the same either way.

    >>> AgencyCode.parse("H56.01.02").level_one, AgencyCode.parse("000.00.01.H29").level_one
    ('H56', 'H29')
    """

    text: str = attrs.field(validator=_an_agency)

    @classmethod
    def parse(cls, text: str) -> "AgencyCode":
        """Read a code in either order; raises ``BadValue``."""
        return cls(text)

    @property
    def level_one(self) -> str:
        """The province or ministry, whichever end it stands at."""
        return cast("str", _level_one(self.text))

    @property
    def order(self) -> str:
        """``"2020"`` with level 1 on the left, ``"2016"`` with it on the right."""
        return "2020" if _LEVEL_ONE.fullmatch(self.text.split(".")[0]) else "2016"

    @property
    def levels(self) -> tuple[str, ...]:
        """The levels from the first down, whichever order it is written in; groups of zeros stand for none.

        >>> AgencyCode("000.00.01.H29").levels == AgencyCode("H29.01").levels
        True
        """
        groups = self.text.split(".")
        return tuple(group for group in (groups if self.order == "2020" else reversed(groups)) if group.strip("0"))

    def written(self, order: str) -> "AgencyCode":
        """The same agency in the other order; raises ``BadValue`` for one that is neither.

        >>> AgencyCode("H29.98.38").written("2016"), AgencyCode("000.00.01.H29").written("2020")
        (AgencyCode('38.98.H29'), AgencyCode('H29.01'))
        """
        if order not in ORDERS:
            raise BadValue("order of an agency code", repr(order)[:40], " or ".join(map(repr, ORDERS)))
        if order == self.order:
            return self
        return AgencyCode(".".join(self.levels if order == "2020" else reversed(self.levels)))

    @classmethod
    def wire(cls) -> Wire:
        """The code as text, in the order it is written in."""
        return Wire.text(cls.parse, "H56.01.02", "000.00.01.H29", pattern=_AGENCY)

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"AgencyCode({self.text!r})"


def _in_this_century(_: object, __: object, day: dt.date) -> None:
    expect_day(day)
    if day.year // 100 != CENTURY:
        raise BadValue(
            "day of a dossier code", day.isoformat(), "a day of this century: the code has two digits for it"
        )


def _countable(_: object, __: object, number: int) -> None:
    if not 0 <= expect(number, int, "number of a dossier") < 10**MOST_DIGITS:
        raise BadValue("number of a dossier", shown(number), f"a whole number of at most {MOST_DIGITS} digits")


def _wide_enough(_: object, __: object, width: int) -> None:
    if not LEAST_DIGITS <= expect(width, int, "digits of a dossier code") <= MOST_DIGITS:
        raise BadValue("digits of a dossier code", shown(width), f"from {LEAST_DIGITS} to {MOST_DIGITS}")


@attrs.frozen
class DossierCode(Portable):
    """The number of a dossier (*mã số hồ sơ*): agency, day of reception, order in the day.

    Printed ``agency-yyMMdd-number`` with at least four digits (TT 01/2018/TT-VPCP art. 19; art. 13.1 and 13.2 of TT
    03/2025/TT-VPCP, on ordinary dossiers, were not read). Of a service provided centrally (art. 13.3) the number begins
    with the two digits of the system's owner. Which agency stands in it, the receiving or the settling one, depends on
    the era: ``Mechanism.coding_agency`` answers that. ``DossierNumbers`` gives the numbers.

    >>> code = DossierCode.parse("H56.01.02-260828-0001")
    >>> code.day, code.number, str(code)
    (datetime.date(2026, 8, 28), 1, 'H56.01.02-260828-0001')
    """

    agency: AgencyCode = attrs.field(validator=kind(AgencyCode))
    day: dt.date = attrs.field(validator=_in_this_century)
    number: int = attrs.field(validator=_countable)
    width: int = attrs.field(default=LEAST_DIGITS, kw_only=True, validator=_wide_enough)
    """The digits the number is printed with, zeros in front; a longer number takes its own."""

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "width", max(self.width, len(str(self.number))))

    @classmethod
    def parse(cls, text: str) -> "DossierCode":
        """Read a code; raises ``BadValue``. Years are of this century."""
        match = _DOSSIER.fullmatch(expect(text, str, "dossier code"))
        if match is None:
            raise BadValue("dossier code", "a text of another shape", "for example 'H56.01.02-260828-0001'")
        digits = match["day"]
        try:
            day = dt.date(2000 + int(digits[:2]), int(digits[2:4]), int(digits[4:]))
        except ValueError:
            raise BadValue("dossier code", f"day {digits}", "a day of the calendar as yyMMdd") from None
        return cls(AgencyCode.parse(match["agency"]), day, int(match["number"]), width=len(match["number"]))

    @classmethod
    def wire(cls) -> Wire:
        """The code as text."""
        return Wire.text(cls.parse, "H56.01.02-260828-0001", pattern=_DOSSIER)

    def __str__(self) -> str:
        return f"{self.agency}-{self.day:%y%m%d}-{self.number:0{self.width}d}"


def _codes(given: Iterable[DossierCode]) -> tuple[DossierCode, ...]:
    return several(given, "codes of dossiers", DossierCode)


@attrs.frozen(field_transformer=as_annotated)
class DossierNumbers:
    """The numbers given out so far (*số thứ tự hồ sơ trong ngày*), by agency and day: a value that the caller keeps.

    An agency has one series a day, however its code is written, so no two of its dossiers share a number. Whoever
    numbers in several processes keeps this value where one of them writes at a time.

    >>> numbers, today = DossierNumbers(), dt.date(2026, 8, 28)
    >>> first, numbers = numbers.next(AgencyCode("H56.01.02"), today)
    >>> second, numbers = numbers.next(AgencyCode("02.01.H56"), today)
    >>> str(first), str(second)
    ('H56.01.02-260828-0001', '02.01.H56-260828-0002')
    """

    newest: tuple[DossierCode, ...] = attrs.field(default=(), converter=_codes)
    """The newest code of each agency and day."""

    def next(self, agency: AgencyCode, day: dt.date) -> "tuple[DossierCode, DossierNumbers]":
        """The next code of that agency on that day of reception, and the numbers with it given out.

        Raises ``BadValue`` past twelve digits, ``NotADay`` for a moment.
        """
        code = DossierCode(agency, day, self._last(agency, day) + 1)
        return code, self.with_given(code)

    def with_given(self, code: DossierCode) -> "DossierNumbers":
        """The numbers with one that was given elsewhere; it is never given again, nor is any before it."""
        if expect(code, DossierCode, "dossier code").number <= self._last(code.agency, code.day):
            return self
        others = (known for known in self.newest if not _one_series(known, code.agency, code.day))
        return DossierNumbers((*others, code))

    def since(self, day: dt.date) -> "DossierNumbers":
        """The numbers without those of earlier days, which nobody gives out any more."""
        expect_day(day)
        return DossierNumbers(tuple(known for known in self.newest if known.day >= day))

    def _last(self, agency: AgencyCode, day: dt.date) -> int:
        """The last number given; 0 before the first."""
        expect(agency, AgencyCode, "agency of a dossier code")
        return max((known.number for known in self.newest if _one_series(known, agency, day)), default=0)


def _one_series(code: DossierCode, agency: AgencyCode, day: dt.date) -> bool:
    return code.day == day and code.agency.levels == agency.levels


@attrs.frozen(order=True, field_transformer=as_annotated)
class FieldCode(Portable):
    """The code of a field of administration (*mã lĩnh vực*), after TT 01/2018/TT-VPCP art. 20: ministry, then field.

    >>> FieldCode.parse("G15-LV02").ministry
    'G15'
    """

    ministry: str = attrs.field(
        validator=[kind(str), _shaped(r"[A-Y][0-9]{2}", "ministry of a field", "for example 'G15'")]
    )
    field: str = attrs.field(validator=[kind(str), _shaped(r"[0-9A-Z]{2,6}", "code of a field", "for example 'LV02'")])

    @classmethod
    def parse(cls, text: str) -> "FieldCode":
        """Read a code; raises ``BadValue``."""
        match = _FIELD.fullmatch(expect(text, str, "field code"))
        if match is None:
            raise BadValue("field code", repr(text[:40]), "for example 'G15-LV02'")
        return cls(match["ministry"], match["field"])

    @classmethod
    def wire(cls) -> Wire:
        """The code as text."""
        return Wire.text(cls.parse, "G15-LV02", pattern=_FIELD)

    def __str__(self) -> str:
        return f"{self.ministry}-{self.field}"
