"""The appointment in the applicant's calendar: the moment of the promise, in a file that other programs read."""

import datetime as dt
import sys

import attrs
import pytest
from icalendar import Calendar
from tests.dossiers import MAU, at, filed, procedure
from tests.slips import CODE, every_slip
from tests.test_linked_slips import received

from motcua.adapters import ics
from motcua.dossier import Dossier
from motcua.errors import BadValue, MissingExtra
from motcua.forms import Form, apology, receipt
from motcua.timelimit import Hours
from motcua.wording import Text

pytestmark = pytest.mark.needs("icalendar")


def taken_in(moment: str = "2026-08-28 15:20") -> Dossier:
    return filed(at(moment), applicant=MAU).accept(at=at(moment), code=CODE)


RECEIPT = receipt(taken_in())


def event(form: Form, locale: str = "vi") -> dict[str, object]:
    (found,) = Calendar.from_ical(ics.appointment(form, locale)).walk("VEVENT")
    told = {name: found.decoded(name) for name in found}
    return {name: value.decode() if isinstance(value, bytes) else value for name, value in told.items()}


class TestAppointment:
    def test_is_at_the_promised_moment(self) -> None:
        assert event(RECEIPT)["DTSTART"] == at("2026-09-11 17:00")

    @pytest.mark.parametrize(
        ("accepted", "begins"),
        [
            ("2026-09-03 15:20", "2026-09-04 15:20"),
            ("2026-09-04 15:20", "2026-09-07 07:30"),  # Saturday, while the office is shut
            ("2026-09-03 12:00", "2026-09-04 12:00"),  # the closing second is open
        ],
    )
    def test_begins_when_the_counter_is_open(self, accepted: str, begins: str) -> None:
        """Twenty-four hours may end on a day off; the result is handed over when somebody is there."""
        limited = filed(at(accepted), of=procedure(Hours(24)), applicant=MAU).accept(at=at(accepted), code=CODE)
        slip = receipt(limited)
        assert event(slip)["DTSTART"] == at(begins)

    def test_of_a_package_begins_when_the_counter_is_open(self) -> None:
        package = received()
        (told, promise), *_ = package.promises
        day = dt.date(2026, 9, 12)
        saturday = attrs.evolve(promise, at=at("2026-09-12 15:10"), earliest=day, latest=day)
        assert event(receipt(package))["DTSTART"] == promise.at
        shut = attrs.evolve(package, promises=((told, saturday),))
        assert event(receipt(shut))["DTSTART"] == at("2026-09-14 07:30")

    def test_says_what_where_and_which_dossier(self) -> None:
        told = event(RECEIPT, "en")
        assert told["SUMMARY"] == "Collect the result: Registration of permanent residence"
        assert told["LOCATION"] == "One-stop counter, UBND xã Mẫu"
        assert CODE in str(told["DESCRIPTION"])
        assert (told["UID"], told["SEQUENCE"]) == (f"{CODE}@motcua", 0)

    def test_is_stamped_with_the_reception_and_never_with_the_clock_of_the_machine(self) -> None:
        assert event(RECEIPT)["DTSTAMP"] == at("2026-08-28 15:20")
        assert ics.appointment(RECEIPT) == ics.appointment(RECEIPT)

    def test_names_nobody(self) -> None:
        said = ics.appointment(RECEIPT).decode()
        assert not any(value in said for value in ("Nguyễn Văn Mẫu", "001099000001", "0900000000"))

    def test_is_taken_where_the_applicant_wants_it(self) -> None:
        assert event(receipt(taken_in(), collect_at="tại nhà"))["LOCATION"] == "tại nhà"


class TestNewAppointment:
    """An apology takes the place of the receipt: the same uid, a higher sequence."""

    def moved(self, moment: str, told: str, new_due: dt.date) -> Form:
        return apology(taken_in(moment).begin(at=at(moment)).reappoint(new_due, at=at(told), reason="chờ xác minh"))

    def test_of_2025_is_a_day(self) -> None:
        told = event(self.moved("2026-08-28 15:20", "2026-09-08 09:00", dt.date(2026, 9, 18)))
        assert (told["DTSTART"], told["UID"], told["SEQUENCE"]) == (dt.date(2026, 9, 18), f"{CODE}@motcua", 1)
        assert told["DTSTAMP"] == dt.datetime(2026, 9, 8, tzinfo=dt.UTC)
        assert told["LOCATION"] == "UBND xã Mẫu"

    def test_of_2018_is_a_moment(self) -> None:
        told = event(self.moved("2025-08-04 09:00", "2025-08-11 09:00", dt.date(2025, 8, 20)))
        assert told["DTSTART"] == at("2025-08-20 17:00")


class TestMischief:
    @pytest.mark.parametrize(
        "name",
        ["x\r\nATTENDEE:mailto:a@b", "x\nEND:VEVENT\nBEGIN:VEVENT", "x;y,z\\n", "x\u2028y", "\u202egnp", "x" * 500],
    )
    def test_what_people_wrote_stays_in_its_line(self, name: str) -> None:
        fields = tuple(
            attrs.evolve(field, value=Text(name, name))
            if field.code in {"procedure", "collect_at", "authority"}
            else field
            for field in RECEIPT.fields
        )
        written = ics.appointment(attrs.evolve(RECEIPT, fields=fields))
        whole = Calendar.from_ical(written)
        assert [part.name for part in whole.walk()] == ["VCALENDAR", "VEVENT"]
        assert set(whole.walk("VEVENT")[0]) == {
            "SUMMARY", "DTSTART", "DTSTAMP", "UID", "SEQUENCE", "DESCRIPTION", "LOCATION",
        }  # fmt: skip
        assert max(map(len, written.split(b"\r\n"))) <= 75


class TestRefusals:
    def test_a_slip_without_an_appointment_has_none(self) -> None:
        with pytest.raises(BadValue, match="appointment: met form 03"):
            ics.appointment(every_slip()["refusal"])

    def test_it_takes_slips_and_the_library_s_languages(self) -> None:
        with pytest.raises(BadValue, match="slip: met str"):
            ics.appointment("receipt")  # type: ignore[arg-type]  # the mistake under test
        with pytest.raises(BadValue, match="locale: met 'fr'"):
            ics.appointment(RECEIPT, "fr")

    def test_without_the_extra_it_says_what_to_install(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(sys.modules, "icalendar", None)
        with pytest.raises(MissingExtra, match=r"pip install 'motcua\[ics\]'"):
            ics.appointment(RECEIPT)
