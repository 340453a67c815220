"""A fee whose source does not say whether it is phí or lệ phí is called neither, wherever it goes."""

import datetime as dt
import json
from fractions import Fraction
from pathlib import Path
from typing import Any, Final

import attrs
import pytest
from tests.dossiers import COMMUNE, FRIDAY, MAU, procedure
from tests.portal_pages import page

from motcua.__main__ import main
from motcua.adapters import interchange, portal, records
from motcua.adapters.portal import DoubtKind, Part, read_procedure
from motcua.adapters.rulefiles import load_catalogue, reference_fee_schedules
from motcua.adapters.rulefiles.fees import load_fee_schedules
from motcua.adapters.tables import fee_table
from motcua.catalogue import Catalogue
from motcua.dated import InForce
from motcua.dossier import Dossier
from motcua.errors import BadInput, NoRefundRule
from motcua.fees import (
    Fee,
    FeeLevel,
    FeeSchedule,
    Flat,
    Levy,
    Quote,
    Refund,
    SetBy,
    Shape,
    reduce,
    refunds_of,
    subsidise,
)
from motcua.money import VND
from motcua.procedure import Procedure
from motcua.receipts import Collector, FeeReceipt, ReceiptBook, receipts_of
from motcua.reference import reference_catalogue
from motcua.wording import Text

DAY: Final = dt.date(2026, 8, 28)
NAME: Final = Text("Thẩm định", "Appraisal")
FREE: Final = "Trực tiếp5 Ngày làm việcMiễn phíTrực tuyến5 Ngày làm việcMiễn phí"
SUM: Final = "Trực tiếp5 Ngày làm việc100,000 VNĐ"
BY_COUNCIL: Final = "Trực tiếp5 Ngày làm việcMiễn phí({})"


def fee(amount: int | Shape, kind: Levy | None = None, **more: Any) -> Fee:
    shape = Flat(amount) if isinstance(amount, int) else amount
    return Fee(f"fee-{kind and kind.value}", NAME, kind, (FeeLevel(shape, InForce(dt.date(2020, 1, 1))),), **more)


def quoted(*fees: Fee) -> Quote:
    return FeeSchedule("test", NAME, (), fees).quote(on=DAY)


def drafted(rows: str) -> Procedure:
    made = read_procedure(page(rows)).procedure
    assert made is not None
    return made


def receipted(*fees: Fee) -> tuple[FeeReceipt, ...]:
    return receipts_of(
        quoted(*fees), ReceiptBook("EBL01", "26TAA"), on=DAY, collector=Collector("UBND xã Mẫu", "0100000000")
    )


class TestReadOfAPage:
    @pytest.mark.parametrize(
        "rows",
        [FREE, SUM, BY_COUNCIL.format("Theo quy định của HĐND cấp tỉnh"), "Trực tiếp5 Ngày100,000 VNĐ(Phí, lệ phí)"],
    )
    def test_the_quote_never_says_phi(self, rows: str) -> None:
        (line,) = drafted(rows).quote(on=DAY, channel="counter").lines
        assert line.kind is None
        assert line.called.vi == "Phí, lệ phí (chưa rõ loại)"
        assert "(phí" not in str(drafted(rows).quote(on=DAY, channel="counter").explain())

    def test_an_amount_is_quoted_and_its_kind_is_a_doubt(self) -> None:
        quote = drafted(SUM).quote(on=DAY, channel="counter")
        assert (quote.total, quote.by_kind) == (VND(100_000), {None: VND(100_000)})
        (doubt,) = read_procedure(page(SUM)).doubted(Part.FEES)
        assert (doubt.kind, doubt.quote.strip()) == (DoubtKind.FEE_KIND, "100,000 VNĐ")

    def test_what_nobody_owes_is_nothing_of_untold_kind(self) -> None:
        assert drafted(FREE).quote(on=DAY, channel="online").by_kind == {None: VND(0)}

    @pytest.mark.parametrize(
        ("remark", "kind", "name"),
        [
            ("Mức thu lệ phí theo quy định của HĐND cấp tỉnh", Levy.LE_PHI, "Lệ phí"),
            ("Mức thu phí theo quy định của HĐND cấp tỉnh", Levy.PHI, "Phí"),
            ("Phí, lệ phí theo quy định của HĐND cấp tỉnh", None, "Phí, lệ phí"),
        ],
    )
    def test_one_word_is_a_kind_and_both_are_none(self, remark: str, kind: Levy | None, name: str) -> None:
        (one,) = drafted(BY_COUNCIL.format(remark)).fees.fees
        assert (one.kind, one.name.vi, one.left_to_others) == (kind, name, True)

    def test_one_channel_says_it_for_the_other(self) -> None:
        """The same amount twice is one fee, and is not owed twice."""
        draft = drafted("Trực tiếp5 Ngày100,000 VNĐTrực tuyến5 Ngày100,000 VNĐ(Lệ phí cấp: 100.000 đồng/hồ sơ)")
        (one,) = draft.fees.fees
        assert one.kind is Levy.LE_PHI
        assert draft.quote(on=DAY, channel="counter").total == VND(100_000)

    def test_channels_that_say_otherwise_have_each_their_own(self) -> None:
        rows = "Trực tiếp5 Ngày100,000 VNĐ(Phí: 100.000 đồng)Trực tuyến5 Ngày100,000 VNĐ(Lệ phí: 100.000 đồng)"
        quotes = [drafted(rows).quote(on=DAY, channel=way) for way in ("counter", "online")]
        assert [quote.by_kind for quote in quotes] == [{Levy.PHI: VND(100_000)}, {Levy.LE_PHI: VND(100_000)}]

    def test_coverage_counts_them(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        pages = [page(SUM), page("", ma_thu_tuc="1.999002", ten_thu_tuc=""), page(FREE, ma_thu_tuc="1.999003")]
        told = portal.coverage(map(read_procedure, [*pages, page("Trực tiếp5 Ngày9,000 VNĐ(Phí: 9.000 đồng)")]))
        assert (told.fees, told.fees_untold) == (3, 2)
        (tmp_path / "a.json").write_text(json.dumps(page(SUM)), encoding="utf-8")
        assert main(["portal", str(tmp_path), "--lang", "en"]) == 0
        assert "drafts: 1 fees, 1 of them of untold kind" in capsys.readouterr().out
        assert main(["portal", str(tmp_path), "--json"]) == 0
        document = json.loads(capsys.readouterr().out)
        assert (document["fees"], document["fees_untold"]) == (1, 1)


class TestRuleFiles:
    @pytest.mark.parametrize("rows", [FREE, SUM, BY_COUNCIL.format("Theo quy định của HĐND cấp tỉnh")])
    def test_a_draft_comes_back_as_it_was(self, rows: str, tmp_path: Path) -> None:
        portal.write_rules([read_procedure(page(rows))], tmp_path)
        assert 'kind = "untold"' in (tmp_path / "fees" / "portal-1-999001.toml").read_text("utf-8")
        (version,) = load_catalogue(tmp_path)
        assert [one.kind for one in version.fees.fees] == [None]

    def test_a_row_without_a_kind_is_a_fault_and_never_of_untold_kind(self, tmp_path: Path) -> None:
        assert self.fault(tmp_path, "") == ("$.fees[0].kind", "missing-key")

    def test_another_word_is_refused_with_those_there_are(self, tmp_path: Path) -> None:
        with pytest.raises(BadInput, match="one of phi, le_phi, service, untold"):
            self.load(tmp_path, 'kind = "unknown"')

    def test_the_linter_names_what_is_collected_without_a_kind(self) -> None:
        def found(one: Fee) -> list[str]:
            sample = attrs.evolve(procedure(), facts=(), fees=FeeSchedule("test", NAME, (), (one,)))
            return [finding.say("en") for finding in Catalogue.of([sample]).lint() if finding.code == "untold-kind"]

        assert [words.partition("$.")[2] for words in found(fee(5_000))] == [
            "fees.fee-None: nobody says of what kind the fee is"
        ]
        assert found(fee(SetBy("HĐND cấp tỉnh"))) != []
        assert found(fee(0)) == found(fee(5_000, Levy.PHI)) == []

    def test_every_fee_that_is_shipped_has_its_kind(self) -> None:
        schedules = [*reference_fee_schedules().values(), *(one.fees for one in reference_catalogue())]
        assert [one.item for schedule in schedules for one in schedule.fees if one.kind is None] == []

    def load(self, folder: Path, kind: str) -> dict[str, FeeSchedule]:
        (folder / "a.toml").write_text(
            f"""
code = "local"
name = {{ vi = "Phí", en = "Fees" }}
[[fees]]
item = "stamp"
name = {{ vi = "Tem", en = "Stamp" }}
{kind}
[[fees.levels]]
from = 2020-01-01
amount = 5
""",
            "utf-8",
        )
        return load_fee_schedules(folder)

    def fault(self, folder: Path, kind: str) -> tuple[str, str]:
        with pytest.raises(BadInput) as caught:
            self.load(folder, kind)
        (problem,) = caught.value.problems
        return problem.path, problem.code


class TestSaid:
    def test_a_quote_says_it_in_both_languages(self) -> None:
        lines = [str(quoted(fee(5_000)).explain(locale)).splitlines()[0] for locale in ("vi", "en")]
        assert lines[0].startswith("Thẩm định (chưa rõ loại)")
        assert lines[1].startswith("Appraisal (of untold kind)")

    def test_the_notice_of_a_procedure_says_it(self) -> None:
        sample = attrs.evolve(procedure(), fees=FeeSchedule("test", NAME, (), (fee(5_000),)))
        said = [sample.describe(locale) for locale in ("vi", "en")]
        assert "Thẩm định (chưa rõ loại)" in said[0]
        assert "Appraisal (of untold kind)" in said[1]

    def test_the_sums_of_the_kinds_are_the_total(self) -> None:
        quote = quoted(fee(1_000), fee(20_000, Levy.PHI), fee(300_000, Levy.LE_PHI))
        assert quote.by_kind == {Levy.PHI: VND(20_000), Levy.LE_PHI: VND(300_000), None: VND(1_000)}
        assert sum(amount.amount for amount in quote.by_kind.values()) == quote.total.amount

    def test_an_open_line_of_untold_kind_has_no_sum(self) -> None:
        assert quoted(fee(SetBy("HĐND cấp tỉnh")), fee(5, Levy.PHI)).by_kind == {Levy.PHI: VND(5)}


class TestReceipts:
    def test_what_is_collected_without_a_kind_is_named_and_no_receipt_chosen(self) -> None:
        with pytest.raises(BadInput) as caught:
            receipted(fee(5_000), fee(20_000, Levy.PHI))
        assert [str(one) for one in caught.value.problems] == [
            "$.lines[0].kind: met fee-None, of untold kind; right would be phí or lệ phí"
        ]

    def test_where_nothing_is_collected_there_is_nothing_to_ask(self) -> None:
        (only,) = receipted(fee(0), fee(20_000, Levy.PHI))
        assert only.amount == VND(20_000)

    def test_what_a_budget_pays_of_it_changes_nothing(self) -> None:
        both = (reduce(by=Fraction(1, 2)), subsidise(off=1_000, stacks=True))
        for reliefs in ((subsidise(),), both):
            with pytest.raises(BadInput, match="of untold kind"):
                receipted(fee(5_000, adjustments=reliefs))


class TestRefunds:
    @pytest.mark.parametrize("cause", ["overpaid", "office_error"])
    def test_the_general_rule_is_not_taken_for_it(self, cause: str) -> None:
        """It may be the price of a service, which has no general rule."""
        paid = {"fee-None": VND(9_000)}
        refunds = refunds_of(quoted(fee(5_000)), cause, paid=paid)
        assert ([line.back for line in refunds.lines], refunds.open) == ([None], ("fee-None",))
        with pytest.raises(NoRefundRule):
            _ = refunds.total
        known = refunds_of(quoted(fee(5_000, Levy.PHI)), cause, paid={"fee-phi": VND(9_000)})
        assert known.total == VND(4_000)

    @pytest.mark.parametrize("kind", [None, Levy.SERVICE])
    def test_of_what_was_paid_as_quoted_nothing_is_in_excess_whoever_decides(self, kind: Levy | None) -> None:
        one = fee(5_000, kind)
        assert refunds_of(quoted(one), "overpaid", paid={one.item: VND(5_000)}).total == VND(0)

    def test_its_own_rule_decides(self) -> None:
        own = fee(5_000, refund=Refund(withdrawn=True))
        assert refunds_of(quoted(own), "withdrawn").total == VND(5_000)


class TestDocuments:
    @pytest.mark.parametrize("rows", [FREE, SUM])
    def test_a_procedure_and_a_reading_say_null(self, rows: str) -> None:
        told = interchange.document(drafted(rows))
        assert [one["kind"] for one in told["fees"]["fees"]] == [None]
        reading = interchange.document(read_procedure(page(rows)))
        assert reading["procedure"]["fees"] == told["fees"]

    def test_a_quote_says_null(self) -> None:
        for told in (interchange.document(quoted(fee(5_000))), records.dump(quoted(fee(5_000)))):
            assert told["lines"][0]["kind"] is None

    def test_linked_data_say_it_in_words(self) -> None:
        (cost,) = interchange.public_service(drafted(SUM))["cv:hasCost"]
        assert cost["dct:description"][0]["@value"] == "Phí, lệ phí (chưa rõ loại)"

    def test_a_table_leaves_it_empty(self) -> None:
        assert fee_table([drafted(SUM).fees]).columns()["kind"] == [None]

    def test_the_national_record_says_no_kind(self) -> None:
        priced = attrs.evolve(procedure(), fees=FeeSchedule("test", NAME, (), (fee(5_000),)))
        life = Dossier.open(priced, office=COMMUNE, at=FRIDAY, channel="counter", applicant=MAU)
        assert [(one.amount, one.kind) for one in portal.decode(portal.encode(life)).fees] == [("5000", "")]
