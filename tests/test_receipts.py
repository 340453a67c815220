"""Receipts for fees: numbered by the rules of the day, one for each kind of payment, complete or told what is amiss."""

import datetime as dt
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from motcua.adapters import records
from motcua.adapters.compiling import receipts as compiling
from motcua.adapters.display import render
from motcua.citation import Citation
from motcua.dated import InForce
from motcua.dossier import Applicant
from motcua.errors import BadInput, BadValue, MotcuaError, NoFeeLevel, NotADay
from motcua.fees import (
    Convert,
    Fee,
    FeeLevel,
    FeeSchedule,
    Flat,
    Levy,
    Quote,
    SetBy,
    Shape,
    exempt,
    not_charged,
    reduce,
    subsidise,
)
from motcua.money import VND, Money
from motcua.receipts import (
    Collector,
    ExchangeRate,
    FeeReceipt,
    Medium,
    PaymentMethod,
    ReceiptBook,
    ReceiptLine,
    ReceiptNumber,
    ReceiptStatus,
    receipt_kinds,
    receipts_of,
    tax_table,
)
from motcua.wording import Text

DAY = dt.date(2026, 8, 28)
BOOK = ReceiptBook("EBL01", "26TAA", last=41)
COMMUNE = Collector("UBND xã Mẫu", "0100000000", address="Xã Mẫu")
MAU = Applicant("Nguyễn Văn Mẫu", identity_number="001099000001", address="Thôn Mẫu")


def fee(item: str, amount: int | Shape, kind: str = "le_phi", **more: Any) -> Fee:
    shape = Flat(amount) if isinstance(amount, int) else amount
    level = FeeLevel(shape, InForce(dt.date(2020, 1, 1)), Citation("1/VD", verified=False))
    return Fee(item, Text(f"Khoản {item}", f"Item {item}"), Levy(kind), (level,), **more)


def quoted(*fees: Fee) -> Quote:
    return FeeSchedule("test", Text("Biểu thử", "Test"), (), fees).quote(on=DAY)


def issued(*fees: Fee, **more: Any) -> tuple[FeeReceipt, ...]:
    return receipts_of(quoted(*fees), BOOK, on=DAY, collector=COMMUNE, **more)


def one(amount: int = 35_000, **more: Any) -> FeeReceipt:
    (receipt,) = issued(fee("certificate", amount), **more)
    return receipt.signed("a signature")


def missing(receipt: FeeReceipt) -> list[str]:
    with pytest.raises(BadInput) as refused:
        receipt.form()
    return [problem.path for problem in refused.value.problems]


class TestNumbers:
    @pytest.mark.parametrize(
        ("text", "kind", "year"),
        [
            ("01BLP AA-22E 0000001", "blp-electronic", 2022),
            ("01BLP0-001 BL-18E 0000042", "blp-electronic", 2018),
            ("02BLP BI-23T 9999999", "blp-paper", 2023),
            ("02BLP4-001 AA-22P 0000042", "blp-paper", 2022),
            ("EBL01 26TAA 1", "ebl", 2026),
            ("EBL02 27TVY 99999999", "ebl", 2027),
        ],
    )
    def test_of_every_era_are_read_and_written_back(self, text: str, kind: str, year: int) -> None:
        number = ReceiptNumber.parse(text)
        assert (str(number), number.kind.code, number.year) == (text, kind, year)
        assert eval(repr(number)) == number

    @pytest.mark.parametrize(
        "text",
        [
            "EBL03 26TAA 1",
            "EBL01 26TAF 1",
            "EBL01 26EAA 1",
            "EBL01 26TAAA 1",
            "EBL01 26taa 1",
            "EBL01 AA-22E 1",
            "EBL01 26TAA 0",
            "EBL01 26TAA 01",
            "EBL01 26TAA 100000000",
            "EBL01 26TAA １",
            "EBL01 26TAA",
            "EBL01 26TAA 1 1",
            "01BLP AA-22E 1",
            "01BLP AA-22E 00000001",
            "01BLP AA-22X 0000001",
            "",
        ],
    )
    def test_of_another_shape_are_refused(self, text: str) -> None:
        with pytest.raises(BadValue, match="receipt"):
            ReceiptNumber.parse(text)

    @pytest.mark.parametrize("number", [0, -1, 10**8, True, 1.0, None], ids=repr)
    def test_are_whole_and_of_eight_digits_at_most(self, number: Any) -> None:
        with pytest.raises(BadValue, match="number"):
            ReceiptNumber("EBL01", "26TAA", number)

    def test_the_symbol_uses_twenty_letters(self) -> None:
        (kind,) = [kind for kind in receipt_kinds() if kind.code == "ebl"]
        letters = [letter for letter in map(chr, range(65, 91)) if kind.symbol.fullmatch(f"26T{letter}A")]
        assert "".join(letters) == "ABCDEGHKLMNPQRSTUVXY"


class TestBook:
    """The counter is the caller's: what is next follows from the book and the day alone."""

    def test_numbers_follow_one_another(self) -> None:
        first = BOOK.next_number(DAY)
        assert (first.number, BOOK.after(first).next_number(DAY).number) == (42, 43)

    def test_a_new_year_has_a_new_symbol_and_begins_at_one(self) -> None:
        new_year = dt.date(2027, 1, 1)
        with pytest.raises(BadValue, match=r"book\.for_year\(2027\)"):
            BOOK.next_number(new_year)
        assert str(BOOK.for_year(2027).next_number(new_year)) == "EBL01 27TAA 1"
        with pytest.raises(BadValue, match="a symbol of 2026"):
            BOOK.for_year(2027).next_number(dt.date(2026, 12, 31))

    def test_a_share_of_the_numbers_ends_where_it_ends(self) -> None:
        share = ReceiptBook("EBL01", "26TAA", last=4_999, upto=5_000)
        last = share.next_number(DAY)
        assert last.number == 5_000
        with pytest.raises(BadValue, match="used up to 5000"):
            share.after(last).next_number(DAY)

    @pytest.mark.parametrize("number", ["EBL01 26TAA 41", "EBL01 26TAB 42", "EBL02 26TAA 42"])
    def test_only_a_number_ahead_in_it_moves_it_on(self, number: str) -> None:
        with pytest.raises(BadValue, match="number given"):
            BOOK.after(ReceiptNumber.parse(number))

    @pytest.mark.parametrize("wrong", [{"last": -1}, {"last": 5, "upto": 4}, {"upto": 10**8}, {"last": "41"}], ids=repr)
    def test_a_book_that_cannot_be_is_refused(self, wrong: dict[str, Any]) -> None:
        with pytest.raises(BadValue):
            ReceiptBook("EBL01", "26TAA", **wrong)

    @pytest.mark.parametrize("year", [1999, 2100, "2027"])
    def test_a_year_that_cannot_be_is_refused(self, year: Any) -> None:
        with pytest.raises(BadValue, match="year"):
            BOOK.for_year(year)

    def test_symbols_of_the_older_kinds_do_not_restart(self) -> None:
        with pytest.raises(BadValue, match="a symbol that restarts"):
            ReceiptBook("01BLP", "AA-22P").for_year(2026)

    def test_a_day_is_a_day(self) -> None:
        with pytest.raises(NotADay):
            BOOK.next_number("2026-08-28")  # type: ignore[arg-type]  # that it fails is the point


class TestOutOfAQuote:
    def test_phi_and_le_phi_have_receipts_of_their_own(self) -> None:
        le_phi, phi = issued(fee("certificate", 35_000), fee("appraisal", 155_000, "phi"))
        assert (le_phi.kind, le_phi.amount, str(le_phi.number)) == (Levy.LE_PHI, VND(35_000), "EBL01 26TAA 42")
        assert (phi.kind, phi.amount, str(phi.number)) == (Levy.PHI, VND(155_000), "EBL01 26TAA 43")

    def test_lines_of_one_kind_stand_on_one_receipt(self) -> None:
        (receipt,) = issued(fee("registration", 150_000), fee("plates", 1_000_000))
        assert [line.item for line in receipt.lines] == ["registration", "plates"]
        assert (receipt.amount, receipt.words) == (VND(1_150_000), "Một triệu một trăm năm mươi nghìn đồng")

    def test_the_price_of_a_service_has_an_invoice_and_no_receipt(self) -> None:
        (receipt,) = issued(fee("certificate", 25_000), fee("survey", 923_000, "service"))
        assert receipt.amount == VND(25_000)

    def test_nothing_collected_no_receipt(self) -> None:
        free = (
            fee("card", 50_000, adjustments=(exempt(),)),
            fee("first", 0),
            fee("x", 1, adjustments=(not_charged(),)),
        )
        assert issued(*free) == ()

    def test_a_subsidised_fee_is_receipted_at_what_is_owed(self) -> None:
        (receipt,) = issued(fee("copies", 25_000, "phi", adjustments=(subsidise(),)))
        assert (receipt.amount, receipt.budget) == (VND(25_000), VND(25_000))
        (receipt,) = issued(fee("post", 30_000, adjustments=(subsidise(to=10_000),)), fee("card", 5_000))
        assert (receipt.amount, receipt.budget) == (VND(35_000), VND(20_000))

    def test_a_reduced_fee_is_receipted_at_what_is_paid(self) -> None:
        (receipt,) = issued(fee("card", 50_000, adjustments=(reduce(by=Fraction(1, 2)),)))
        assert (receipt.amount, receipt.budget) == (VND(25_000), None)

    def test_a_subsidy_on_top_of_a_reduction_cannot_be_told_apart(self) -> None:
        both = (reduce(by=Fraction(1, 2)), subsidise(off=1_000, stacks=True))
        with pytest.raises(BadInput, match=r"\$\.lines\[1\]: met card, subsidised and reduced"):
            issued(fee("other", 1), fee("card", 50_000, adjustments=both))

    def test_a_quote_that_is_open_has_no_receipt(self) -> None:
        with pytest.raises(NoFeeLevel, match="HĐND"):
            issued(fee("local", SetBy("HĐND cấp tỉnh")))

    def test_other_currencies_have_receipts_of_their_own(self) -> None:
        rate = ExchangeRate("USD", Decimal("26105.5"), source="Vietcombank")
        dong, dollars = issued(fee("form", 5_000), fee("visa", Convert(Flat(Fraction(51, 2)), "USD")), rates=[rate])
        assert (dong.amount, dong.rate) == (VND(5_000), None)
        assert (dollars.amount, dollars.words) == (Money("25.50", "USD"), "Hai mươi lăm phẩy năm đô la Mỹ")
        assert dollars.rate is not None
        assert dollars.rate.say("vi") == "1 USD = 26.105,5 đồng (Vietcombank)"

    def test_a_currency_without_a_name_here_keeps_its_letters(self) -> None:
        assert ReceiptLine("x", Text("x", "x"), Money(10, "KHR")).words == "Mười KHR"

    def test_payer_and_method_stand_on_every_receipt(self) -> None:
        receipt = one(payer=MAU, method="cash")
        assert (receipt.payer, receipt.method) == (MAU, PaymentMethod.CASH)
        assert "Nguyễn" not in repr(receipt)

    @pytest.mark.parametrize(
        "wrong",
        [
            {"collector": "UBND xã Mẫu"},
            {"payer": "Nguyễn Văn Mẫu"},
            {"method": "gold"},
            {"rates": 26_000},
            {"rates": [26_000]},
            {"on": "2026-08-28"},
            {"book": None},
            {"quote": None},
        ],
        ids=repr,
    )
    def test_what_is_no_such_thing_is_told_so(self, wrong: dict[str, Any]) -> None:
        given: dict[str, Any] = {"quote": quoted(fee("x", 1)), "book": BOOK, "on": DAY, "collector": COMMUNE, **wrong}
        with pytest.raises(MotcuaError):
            receipts_of(given.pop("quote"), given.pop("book"), **given)


class TestReceipt:
    LINE = ReceiptLine("x", Text("x", "x"), VND(1))

    def made(self, **more: Any) -> FeeReceipt:
        given: dict[str, Any] = {
            "number": ReceiptNumber("EBL01", "26TAA", 1),
            "issued_on": DAY,
            "kind": Levy.PHI,
            "collector": COMMUNE,
            "lines": [self.LINE],
            **more,
        }
        return FeeReceipt(**given)

    @pytest.mark.parametrize(
        "wrong",
        [
            {"kind": Levy.SERVICE},
            {"kind": "phi"},
            {"lines": []},
            {"lines": 5},
            {"lines": [VND(1)]},
            {"lines": [LINE, ReceiptLine("y", Text("y", "y"), Money(1, "USD"))]},
            {"lines": [ReceiptLine("y", Text("y", "y"), VND(0))]},
            {"lines": [ReceiptLine("y", Text("y", "y"), VND(-1))]},
            {"number": "EBL01 26TAA 1"},
        ],
        ids=range(9),
    )
    def test_that_cannot_be_is_refused(self, wrong: dict[str, Any]) -> None:
        with pytest.raises(BadValue):
            self.made(**wrong)

    def test_amounts_and_rates_are_money(self) -> None:
        with pytest.raises(BadValue, match="amount of x"):
            ReceiptLine("x", Text("x", "x"), 5_000)  # type: ignore[arg-type]  # that it fails is the point
        with pytest.raises(BadValue, match="exchange rate"):
            ExchangeRate("USD", Decimal(0), source="x")
        with pytest.raises(BadValue, match="amount of money"):
            ExchangeRate("USD", 26_105.5, source="x")  # type: ignore[arg-type]  # that it fails is the point

    def test_can_be_written_to_a_store(self) -> None:
        table = records.dump(self.made(payer=MAU))
        assert table["number"] == {"pattern": "EBL01", "symbol": "26TAA", "number": 1}


class TestSlip:
    def test_has_everything_the_law_asks_for(self) -> None:
        form = one(payer=MAU, method="transfer").form()
        assert (form.number, form.title.vi, form.citation.verified) == ("01/PLPĐT", "Biên lai thu lệ phí", True)
        assert [form[name] for name in ("pattern", "symbol", "number")] == ["EBL01", "26TAA", "42"]
        assert (form["amount"], form["words"]) == (VND(35_000), "Ba mươi lăm nghìn đồng")
        assert form.rows == ((1, Text("Khoản certificate", "Item certificate"), VND(35_000), "Ba mươi lăm nghìn đồng"),)

    def test_all_that_is_missing_is_told_at_once(self) -> None:
        (receipt,) = receipts_of(quoted(fee("x", 1)), BOOK, on=DAY, collector=Collector("", ""))
        assert missing(receipt) == ["$.collector", "$.tax_code", "$.signature"]

    @pytest.mark.parametrize("code", ["0100000000", "0100000000-001", "001099012345", ""])
    def test_a_tax_code_is_of_an_organisation_a_branch_or_a_person(self, code: str) -> None:
        assert Collector("UBND xã Mẫu", code).tax_code == code

    @pytest.mark.parametrize(
        "code", ["123", "01000000001", "0100000000-1", "0100000000001", " 0100000000", "٠١٠٠٠٠٠٠٠٠"]
    )
    def test_what_is_no_tax_code_is_refused(self, code: str) -> None:
        with pytest.raises(BadValue, match="tax code of the collector"):
            Collector("UBND xã Mẫu", code)

    def test_the_payer_may_be_unknown(self) -> None:
        assert one().form()["payer"] is None

    def test_is_printed(self) -> None:
        page = render(one(payer=MAU, method="cash").form(), "text")
        assert "BIÊN LAI THU LỆ PHÍ" in page
        assert "35.000 đồng" in page
        assert "tiền mặt" in page

    def test_with_everything_fills_every_field(self) -> None:
        rate = ExchangeRate("USD", 26_105, source="x")
        visa = fee("visa", Convert(Flat(25), "USD"), adjustments=(subsidise(to=5),))
        collector = Collector("UBND xã Mẫu", "0100000000", address="Xã Mẫu", phone="0200000000", account="1")
        given: dict[str, Any] = {"payer": MAU, "payer_account": "2", "method": "cash", "rates": [rate]}
        (receipt,) = receipts_of(quoted(visa), BOOK, on=DAY, collector=collector, **given)
        whole = receipt.replaced(ReceiptNumber("EBL01", "26TAA", 43), on=DAY, reason="x").signed("x").form()
        assert [field.code for field in whole.fields if field.value is None] == []

    def test_of_the_older_kind_needs_no_digital_signature(self) -> None:
        (receipt,) = receipts_of(quoted(fee("x", 1)), ReceiptBook("01BLP", "AA-22P"), on=DAY, collector=COMMUNE)
        form = receipt.form()
        assert (form["number"], form.citation.verified) == ("0000001", False)

    def test_says_what_a_budget_pays(self) -> None:
        (receipt,) = issued(fee("copies", 25_000, "phi", adjustments=(subsidise(),)))
        assert receipt.signed("x").form()["budget"] == VND(25_000)


class TestCorrections:
    """A receipt with wrong content has no value as payment: another one takes its place, or adjusts it."""

    NEXT = ReceiptNumber("EBL01", "26TAA", 43)

    def test_a_replacement_says_what_it_replaces_and_is_signed_anew(self) -> None:
        right = one(payer=MAU).replaced(self.NEXT, on=DAY, reason="sai người nộp", payer=Applicant("Trần Thị Mẫu"))
        assert right.status is ReceiptStatus.REPLACES
        assert (right.payer, right.lines) == (Applicant("Trần Thị Mẫu"), one().lines)
        assert missing(right) == ["$.signature"]
        assert right.signed("x").form()["related"] == "EBL01 26TAA 42"

    def test_a_replacement_may_change_the_lines_and_how_it_was_paid(self) -> None:
        line = ReceiptLine("certificate", Text("x", "x"), VND(30_000))
        right = one(method="cash").replaced(self.NEXT, on=DAY, reason="sai số tiền", lines=[line], method="online")
        assert (right.amount, right.method) == (VND(30_000), PaymentMethod.ONLINE)

    def test_an_adjustment_is_the_difference(self) -> None:
        less = ReceiptLine("certificate", Text("x", "x"), VND(-5_000))
        adjusted = one().adjusted(self.NEXT, on=DAY + dt.timedelta(days=1), reason="thu thừa", lines=[less])
        assert (adjusted.status, adjusted.words) == (ReceiptStatus.ADJUSTS, "Âm năm nghìn đồng")

    @pytest.mark.parametrize(
        ("number", "on"),
        [(NEXT, DAY - dt.timedelta(days=1)), (ReceiptNumber("EBL01", "26TAA", 42), DAY)],
        ids=["earlier", "under its own number"],
    )
    def test_a_correction_comes_later_under_a_number_of_its_own(self, number: ReceiptNumber, on: dt.date) -> None:
        with pytest.raises(BadValue, match="correction"):
            one().replaced(number, on=on, reason="x")

    def test_it_says_why(self) -> None:
        with pytest.raises(BadValue, match="why the receipt was wrong"):
            one().replaced(self.NEXT, on=DAY, reason=" ")

    def test_its_day_is_a_day(self) -> None:
        with pytest.raises(NotADay):
            one().replaced(self.NEXT, on="2026-08-29", reason="x")  # type: ignore[arg-type]  # the point


class TestTaxTable:
    def test_has_a_line_for_each_item_of_the_day(self) -> None:
        first, second = issued(fee("certificate", 35_000), fee("plates", 1), fee("appraisal", 155_000, "phi"))
        wrong = one()
        right = wrong.replaced(ReceiptNumber("EBL01", "26TAA", 44), on=DAY, reason="sai tên khoản")
        form = tax_table([right.signed("x"), second.signed("x"), first.signed("x")])
        assert (form.number, form["collector"], form["issued_on"]) == ("01/TH-BLĐT", "UBND xã Mẫu", DAY)
        assert [(row[0], row[3], row[6]) for row in form.rows] == [
            (1, "42", VND(35_000)),
            (2, "42", VND(1)),
            (3, "43", VND(155_000)),
            (4, "44", VND(35_000)),
        ]
        assert form.rows[0][8:] == (ReceiptStatus.NEW, None, None)
        assert form.rows[3][8:] == (ReceiptStatus.REPLACES, "EBL01 26TAA 42", "sai tên khoản")
        assert "thay thế" in render(form, "text")

    def test_everything_wrong_is_told_at_once(self) -> None:
        (other,) = receipts_of(
            quoted(fee("x", 1)), BOOK, on=dt.date(2026, 8, 29), collector=Collector("UBND", "0100000001")
        )
        paper = ReceiptBook("01BLP", "AA-22P")
        (old,) = receipts_of(quoted(fee("x", 1)), paper, on=DAY, collector=COMMUNE)
        with pytest.raises(BadInput) as refused:
            tax_table([other, old, one()])
        assert [problem.path for problem in refused.value.problems] == [
            "$[0].number",
            "$[1].collector",
            "$[1].issued_on",
            "$[1].signature",
            "$",
        ]

    def test_nothing_is_no_table(self) -> None:
        with pytest.raises(BadInput, match="0 receipts"):
            tax_table([])


class TestRows:
    def test_every_kind_is_one_the_library_can_number(self) -> None:
        assert [(kind.code, kind.medium) for kind in receipt_kinds()] == [
            ("blp-electronic", Medium.ELECTRONIC),
            ("blp-paper", Medium.PAPER),
            ("ebl", Medium.ELECTRONIC),
        ]
        for kind in receipt_kinds():
            book = ReceiptBook(*kind.example.split())
            assert (book.kind, str(kind.in_force.first)) == (kind, str(book.kind.in_force.first))

    @pytest.mark.parametrize(
        ("change", "path"),
        [({"EBL0[12]": "EBL0[12"}, "$.kinds[2]"), ({"EBL01 26TAA": "EBL09 26TAA"}, "$.kinds[2].example")],
        ids=["an expression nobody can read", "an example that does not fit"],
    )
    def test_a_grammar_that_does_not_hold_is_refused(
        self, change: dict[str, str], path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        text = (compiling.RECEIPTS / "kinds.toml").read_text(encoding="utf-8")
        ((old, new),) = change.items()
        (tmp_path / "kinds.toml").write_text(text.replace(f'"{old}"', f'"{new}"'), encoding="utf-8")
        monkeypatch.setattr(compiling, "RECEIPTS", tmp_path)
        with pytest.raises(BadInput) as refused:
            compiling.literal()
        assert [problem.path for problem in refused.value.problems] == [path]
