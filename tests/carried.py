"""Every public class of the library, and how it stands in the models of other libraries, or why it does not.

The classes are those of the snapshot of public names; each is a form in JSON, a document, or one of the reasons below.
A class that is new has to be given its place: the test that walks the list says so.
"""

import enum
import importlib
import re
from collections.abc import Iterator
from typing import Final

import attrs
from tests import api

from motcua.hooks import Carried, Portable

__all__ = ["Value", "values"]

APART: Final = {
    "part of a document, which tells it": (
        "adapters.portal.Doubt RowReading Understood; completeness.PaperLine; conditions.Fact; dated.InForce; "
        "dossier.Promise; explain.Step; fees.Adjustment QuoteLine RefundLine; forms.FormField Label; "
        "linked.Consent LinkedPart PlannedConsent PlannedPart PlannedShare Share TotalRule; linked_dossier.Filed; "
        "procedure.Authority LimitRule Prerequisite Result; "
        "receipts.Collector Correction ExchangeRate ReceiptLine; "
        "reports.Cell FeedbackStep Index Indicator SettlementRow; timelimit.LedgerDay; events.Body Withheld"
    ),
    "rules: written in rule files, told in the document of their procedure": (
        "conditions.Verdict; fees.Clamp Convert Delta Each Fee FeeLevel FeeSchedule Flat Interpolate Interval Max Min "
        "Refund Row SetBy Shape Sum Table Tier Tiers Times; papers.AllOf Asked AtLeast Group OneOf Paper PaperForm "
        "Requirement; procedure.Case; mechanism.CodeRule Mechanism StartRule StepLimit Transition; "
        "receipts.ReceiptKind; timelimit.CutoffRule; adapters.projection.Rules Projection"
    ),
    "settings of an office, given once by the code that embeds the library": (
        "calendar.Conventions Notice NoticeDay OfficeHours WorkCalendar; desk.Desk DeskSession Duty; office.Office; "
        "catalogue.Catalogue Entry LocalRule; adapters.rulefiles.LocalRules; wording.Spelling"
    ),
    "asked of a dossier or a package, and answered anew each time; the dossier is the document": (
        "dossier.Assistance Consultation Custody Deadline Missed Synchronisation ThreeNoes Verification; "
        "events.Verification; linked_dossier.PartDeadline PartResult; mechanism.Refusal Refused; "
        "clock.Clock Remaining; promises.MovedPromise; timelimit.Account Ground Pause Receipt Stretch"
    ),
    "told as text: `str` and `say` in both languages": (
        "explain.Explanation; catalogue.Change Finding; errors.Problem; wording.NamedDay; calendar.OpenQuestion"
    ),
    "rows of a table, read and written as columns": (
        "reports.AgencyFacts DossierRow Handling; adapters.records.FlatRow; calendar.CalendarRow DecidedDay; "
        "adapters.tables.Table"
    ),
    "a codec of its own reads and writes it": (
        "adapters.portal.Attachment Database DossierRecord FeeRecord Identity PaperRecord ProgressEvent ResultRecord "
        "Round; adapters.vietqr.VietQR; adapters.qr.QRCode"
    ),
    "what one command or one call hands on, inside a program": (
        "adapters.portal.Coverage Refused Shelf; adapters.records.Filed; completeness.Checklist; codes.DossierNumbers; "
        "receipts.ReceiptBook"
    ),
    "a base, a protocol or a tool; no value stands for itself": (
        "checks.Discreet Table; dated.Dated; dossier.Stamp; hooks.Carried MomentWire Portable Wire; "
        "timelimit.Counter; wording.Sayable"
    ),
}
"""Why a value has no hook, and of which that is so."""


@attrs.frozen
class Value:
    """One public class, and how it is carried."""

    module: str
    kind: type

    @property
    def name(self) -> str:
        """Its name behind that of its module."""
        return f"{self.module}.{self.kind.__name__}"

    @property
    def how(self) -> str | None:
        """How it stands in models of others, or why it does not; ``None`` where nobody said."""
        for base, how in ((Portable, "a form in JSON"), (Carried, "a document")):
            if issubclass(self.kind, base) and self.kind is not base:
                return how
        if issubclass(self.kind, enum.Enum):
            return "its word: an enumeration"
        if issubclass(self.kind, Exception):
            return "an error, whose `code` and sentence become an error of the framework"
        return _REASONS.get(self.name)


def _reasons() -> Iterator[tuple[str, str]]:
    for reason, groups in APART.items():
        for group in groups.split(";"):
            first, *others = group.split()
            module, _, name = first.rpartition(".")
            yield from ((f"{module}.{one}", reason) for one in (name, *others))


_REASONS: Final = dict(_reasons())


def values() -> tuple[Value, ...]:
    """Every public class, by the snapshot of the public names."""
    found: list[Value] = []
    module = ""
    for line in api.FILE.read_text(encoding="utf-8").splitlines():
        if line.startswith(api.MODULE):
            module = line.removeprefix(api.MODULE)
        elif match := re.match(r"class (\w+)", line):
            kind = getattr(importlib.import_module(module), match[1])
            found.append(Value(module.removeprefix("motcua."), kind))
    return tuple(found)


def untrue() -> tuple[str, ...]:
    """The names with a reason that no public class has, or that needs none."""
    return tuple(sorted(_REASONS.keys() - {one.name for one in values() if one.how == _REASONS.get(one.name)}))
