"""Procedures, an office and moments that the tests of dossiers share: small, plainly invented, independent of rows."""

import datetime as dt
from typing import Any

from motcua.calendar import national_calendar, office_time
from motcua.citation import Citation
from motcua.codes import ProcedureCode
from motcua.conditions import Condition, Fact
from motcua.dated import InForce
from motcua.dossier import Applicant, Dossier
from motcua.events import Event
from motcua.fees import Fee, FeeLevel, FeeSchedule, Flat, Levy
from motcua.money import VND
from motcua.office import Office
from motcua.papers import AllOf, Paper
from motcua.procedure import LimitRule, Procedure
from motcua.timelimit import NoLimit, SameDay, TimeLimit, WorkingDays
from motcua.wording import Text

__all__ = [
    "COMMUNE",
    "FEE",
    "FRIDAY",
    "MAU",
    "THURSDAY",
    "accepted",
    "at",
    "filed",
    "in_progress",
    "procedure",
    "read_back",
]

FRIDAY = office_time("2026-08-28 15:20")
THURSDAY = office_time("2026-09-03 08:10")
"""The next working day: the weekend, a swapped day and National Day lie between."""
COMMUNE = Office("H56.01.02", "UBND xã Mẫu", level="commune", province="Thanh Hóa", calendar=national_calendar())
MAU = Applicant("Nguyễn Văn Mẫu", identity_number="001099000001", phone="0900000000", address="Xã Mẫu")
FEE = VND(20_000)
_HOME = Fact("home", "text", Text("Chỗ ở của ai?", "Whose home is it?"), choices=("own", "rented"))
_MOVED_ON = Fact("moved_on", "date", Text("Chuyển đến ngày nào?", "Moved in on which day?"))


def at(text: str) -> dt.datetime:
    """A moment in Vietnam."""
    return office_time(text)


_SEVEN: TimeLimit = WorkingDays(7)


def procedure(limit: TimeLimit = _SEVEN, *, by_home: bool = False) -> Procedure:
    """A procedure with one limit, two papers and one fee; ``by_home`` makes limit and fee hang on a fact."""
    when = Condition.parse("home == 'own'") if by_home else Condition.parse("True")
    level = FeeLevel(Flat(FEE.amount), InForce(dt.date(2018, 1, 1)), Citation("75/2022/TT-BTC", "4"))
    fee = Fee("residence", Text("Lệ phí đăng ký cư trú", "Residence charge"), Levy.LE_PHI, (level,), when=when)
    limits = (LimitRule(limit, when, citation=Citation("68/2020/QH14", "22", "3")),)
    proof = Paper("proof_of_home", Text("Giấy tờ về chỗ ở", "Proof of home"), when=Condition.parse("home == 'own'"))
    return Procedure(
        code=ProcedureCode("1.004222"),
        name=Text("Đăng ký thường trú", "Registration of permanent residence"),
        field=Text("Cư trú", "Residence"),
        level="commune",
        in_force=InForce(dt.date(2018, 1, 1)),
        announced_by=None,
        legal_basis=(),
        facts=(_HOME, _MOVED_ON),
        limits=limits if not isinstance(limit, NoLimit) else (LimitRule(limit),),
        papers=AllOf(Paper("ct01", Text("Tờ khai", "Declaration")), proof),
        fees=FeeSchedule("residence", Text("Lệ phí cư trú", "Residence charge"), (_HOME,), (fee,)),
    )


SEVEN_DAYS = procedure()
IMMEDIATE = procedure(SameDay())


def filed(
    moment: dt.datetime = FRIDAY, *, of: Procedure = SEVEN_DAYS, channel: str = "counter", **more: Any
) -> Dossier:
    """A complete dossier as it was filed."""
    told: dict[str, Any] = {"facts": {"home": "own"}, "papers": ["ct01", "proof_of_home"], "id": "D-1", **more}
    return Dossier.open(of, office=COMMUNE, at=moment, channel=channel, **told)


def accepted(moment: dt.datetime = FRIDAY, **more: Any) -> Dossier:
    """A dossier accepted at once: on 28/8/2026 at 15:20, due on 11/9/2026."""
    return filed(moment, **more).accept(at=moment)


def in_progress(moment: dt.datetime = FRIDAY, **more: Any) -> Dossier:
    """A dossier accepted and taken up at once."""
    return accepted(moment, **more).begin(at=moment)


def read_back(dossier: Dossier) -> list[Event]:
    """Its history as a store gives it back; one that was just written is known to be sound, and its words go unread."""
    return [Event.from_record(event.record()) for event in dossier.history]
