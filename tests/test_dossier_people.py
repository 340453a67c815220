"""Who acts beside the applicant: helpers who sign nothing, representatives who prove it, and the three noes."""

import pickle
from typing import Any

import attrs
import pytest
from tests.dossiers import COMMUNE, FRIDAY, IMMEDIATE, MAU, SEVEN_DAYS, THURSDAY, accepted, at, filed, in_progress

from motcua import forms
from motcua.dossier import Applicant, Assistance, Dossier, Representative, ThreeNoes
from motcua.errors import BadInput, BadValue, MotcuaError, StepNotAllowed
from motcua.events import Body, Event
from motcua.mechanism import State

THAY = Representative(
    "Trần Thị Thay",
    papers=["power_of_attorney"],
    identity_number="001099000002",
    phone="0900000001",
    address="Xã Mẫu",
)
ALL_PAPERS = ["ct01", "proof_of_home", "power_of_attorney"]


@pytest.mark.parametrize("length", [20_001, 100_000])
def test_a_name_is_no_longer_than_a_store_gives_back(length: int) -> None:
    with pytest.raises(BadValue, match=f"met {length} characters; right would be at most 20000"):
        Applicant("x" * length)


class TestAssistance:
    """No writing: a helper fills in the form; the applicant alone signs, or leaves a fingerprint."""

    def test_it_may_be_told_in_three_ways(self) -> None:
        told = (
            "Trần Thị Giúp",
            {"helper": "Trần Thị Giúp"},
            Assistance("Trần Thị Giúp"),
        )
        for assistance in told:
            assert filed(applicant=MAU, assistance=assistance).assistance == {"helper": "Trần Thị Giúp"}

    def test_what_else_an_office_keeps_of_it_is_kept(self) -> None:
        told = {
            "helper": "Trần Thị Giúp",
            "signature": "fingerprint",
            "post": "Tổ công nghệ số",
            "identity_number": "1",
        }
        assert filed(applicant=MAU, assistance=told).assistance == told

    @pytest.mark.parametrize("helper", ["nguyễn văn mẫu", " Nguyễn  Văn Mẫu"])
    def test_the_helper_is_not_the_one_who_signs(self, helper: str) -> None:
        with pytest.raises(BadValue, match="the applicant alone signs"):
            filed(applicant=MAU, assistance=helper)
        with pytest.raises(BadValue, match="the applicant alone signs"):
            filed(applicant="Lê Văn Chủ", representative=THAY, assistance=THAY.name)

    def test_two_people_of_one_name_are_told_apart_by_their_numbers(self) -> None:
        namesake = Assistance(MAU.name, identity_number="001099000009")
        assert filed(applicant=MAU, assistance=namesake).assistance["helper"] == MAU.name
        same = Assistance("Mẫu", identity_number=MAU.identity_number)
        with pytest.raises(BadValue, match="the applicant alone signs"):
            filed(applicant=MAU, assistance=same)

    def test_nobody_signs_for_the_applicant_but_a_representative(self) -> None:
        signed = Assistance("Trần Thị Giúp", signed_by="nguyễn văn mẫu")
        assert filed(applicant=MAU, assistance=signed).assistance["signed_by"] == "nguyễn văn mẫu"
        for signer in ("Trần Thị Giúp", "Ai Đó"):
            with pytest.raises(BadValue, match="signed_by"):
                filed(applicant=MAU, assistance=Assistance("Trần Thị Giúp", signed_by=signer))
        with pytest.raises(BadValue, match="signed_by"):
            filed(assistance=signed)
        by_proxy = Assistance("Trần Thị Giúp", signed_by=THAY.name)
        assert filed(applicant=MAU, representative=THAY, assistance=by_proxy).assistance["signed_by"] == THAY.name

    @pytest.mark.parametrize(
        "told",
        [{"signature": "fingerprint"}, {"helper": "Giúp", "signature": "stamp"}, 5, "", {"helper": ""}, {"helper": 5}],
        ids=str,
    )
    def test_anything_else_is_refused(self, told: Any) -> None:
        with pytest.raises(MotcuaError) as error:
            filed(applicant=MAU, assistance=told)
        assert "Giúp" not in str(error.value)

    def test_it_is_a_value(self) -> None:
        helped = Assistance("Trần Thị Giúp", more={"team": "Tổ số hóa"})
        assert hash(helped) == hash(pickle.loads(pickle.dumps(helped)))
        with pytest.raises(BadValue, match="assistance"):
            Assistance("Trần Thị Giúp", more={"team": 5})  # type: ignore[dict-item]  # the mistake under test
        assert filed(applicant=MAU, assistance={}).assistance == {}

    def test_nothing_personal_shows(self) -> None:
        assert repr(Assistance("Trần Thị Giúp", signature="fingerprint")) == "Assistance(signature='fingerprint')"


class TestRepresentative:
    """Who files for the applicant proves it, before anything is accepted."""

    def test_with_the_papers_the_dossier_is_accepted(self) -> None:
        dossier = filed(applicant=MAU, representative=THAY, papers=ALL_PAPERS)
        assert (dossier.representative, dossier.authority) == (THAY, ("power_of_attorney",))
        assert dossier.accept(at=FRIDAY).state is State.ACCEPTED

    @pytest.mark.parametrize("moment", ["2025-06-02 09:00", "2026-07-06 09:00", "2026-09-07 09:00"])
    def test_without_them_it_is_not(self, moment: str) -> None:
        dossier = filed(at(moment), applicant=MAU, representative=THAY)
        with pytest.raises(StepNotAllowed) as error:
            dossier.accept(at=at(moment))
        assert [(r.code, r.values["papers"]) for r in error.value.reasons] == [
            ("authority-proved", ("power_of_attorney",))
        ]
        assert error.value.reasons[0].citation is not None

    def test_they_may_be_asked_for_and_brought(self) -> None:
        dossier = filed(applicant=MAU, representative=THAY)
        asked = dossier.request_supplement(["power_of_attorney"], at=FRIDAY, reason="thiếu văn bản ủy quyền")
        assert asked.supplement(["ct01"], at=THURSDAY).state is State.AWAITING_PAPERS
        assert asked.supplement(["power_of_attorney"], at=THURSDAY).accept(at=THURSDAY).state is State.ACCEPTED

    def test_nobody_else_is_asked_for_them(self) -> None:
        with pytest.raises(StepNotAllowed, match="power_of_attorney"):
            filed(applicant=MAU).request_supplement(["power_of_attorney"], at=FRIDAY, reason="?")

    def test_they_are_no_surplus_of_the_procedure(self) -> None:
        dossier = filed(applicant=MAU, representative=THAY, papers=ALL_PAPERS)
        assert (dossier.check().complete, dossier.check().surplus) == (True, ())
        assert dossier.papers == tuple(ALL_PAPERS)

    def test_nobody_represents_themselves(self) -> None:
        themselves = Representative("Khác", papers=["x"], identity_number=MAU.identity_number)
        for person in (themselves, Representative(MAU.name, papers=["x"])):
            with pytest.raises(BadValue, match="representative"):
                filed(applicant=MAU, representative=person)

    @pytest.mark.parametrize(
        "words", [{"papers": []}, {"papers": [5]}, {"papers": None}, {"papers": ["x"], "name": ""}]
    )
    def test_it_has_a_name_and_papers(self, words: dict[str, Any]) -> None:
        with pytest.raises(BadValue):
            Representative(**{"name": "Thay", **words})

    def test_it_is_a_representative(self) -> None:
        with pytest.raises(BadValue, match="representative"):
            filed(representative="Trần Thị Thay")

    def test_nothing_personal_shows_and_all_of_it_can_be_erased(self) -> None:
        dossier = filed(applicant=MAU, representative=THAY, papers=ALL_PAPERS)
        assert not [value for value in THAY.fields.values() if value in repr((THAY, dossier, dossier.history[0].body))]
        erased = dossier.redacted()
        assert (erased.representative, erased.authority) == (None, ("power_of_attorney",))
        assert erased.verify()
        assert erased.accept(at=FRIDAY).state is State.ACCEPTED

    def test_where_the_name_alone_was_erased_nobody_is_named(self) -> None:
        filing = filed(applicant=MAU, representative=THAY, papers=ALL_PAPERS).history[0]
        left = {name: value for name, value in filing.personal.items() if name != "representative.name"}
        nameless = attrs.evolve(filing, personal=Body(left))
        assert Dossier.replay(SEVEN_DAYS, [nameless], office=COMMUNE).representative is None

    def test_it_is_stored_and_travels(self) -> None:
        dossier = filed(applicant=MAU, representative=THAY, assistance="Trần Thị Giúp", papers=ALL_PAPERS)
        stored = [Event.from_record(event.record()) for event in dossier.history]
        again = Dossier.replay(SEVEN_DAYS, stored, office=COMMUNE)
        assert (again, again.representative) == (dossier, THAY)
        assert pickle.loads(pickle.dumps(dossier)).representative == THAY

    def test_the_receipt_names_it(self) -> None:
        dossier = filed(applicant=MAU, representative=THAY, papers=ALL_PAPERS)
        slip = forms.receipt(dossier.accept(at=FRIDAY, code="H56.01.02-260828-0001"))
        assert slip["delegate"] == tuple(THAY.fields.values())
        assert "Thay" not in repr(slip)


def test_a_stored_signature_is_one_of_two_kinds() -> None:
    (event,) = filed(applicant=MAU, assistance="Trần Thị Giúp").history
    forged = attrs.evolve(event, body=Body({**event.body, "signed": "stamp"}))
    with pytest.raises(BadInput, match=r"\$\.history\[0\]\.body\.signed"):
        Dossier.replay(SEVEN_DAYS, [forged], office=COMMUNE, verify=False)


class TestThreeNoes:
    """No writing, no visit, no appointment: what a border district promised its people."""

    def test_at_the_counter_with_ones_own_pen_none_holds(self) -> None:
        noes = accepted().three_noes
        assert (noes, noes.all, str(noes)) == (ThreeNoes(writing=False, visit=False, appointment=False), False, "")

    def test_helped_online_and_the_same_day_all_three_hold(self) -> None:
        moment = at("2026-09-07 09:00")
        helped = Assistance("Trần Thị Giúp", signature="fingerprint")
        dossier = filed(moment, of=IMMEDIATE, channel="online", applicant=MAU, assistance=helped)
        assert (dossier.three_noes.appointment, dossier.three_noes.all) == (None, False)
        done = dossier.accept(at=moment).finish("granted", at=moment).hand_over(at=at("2026-09-07 10:00"))
        assert done.three_noes.all
        assert done.three_noes.say("en") == "nothing to write, no visit, no appointment"
        assert done.redacted().three_noes.all

    def test_by_post_nobody_comes(self) -> None:
        assert filed(channel="post").three_noes.visit

    def test_a_result_had_the_same_day_was_no_appointment_whatever_was_promised(self) -> None:
        done = in_progress().finish("granted", at=FRIDAY).announce_early(at=FRIDAY)
        assert done.three_noes.appointment is False
        assert done.hand_over(at=FRIDAY).three_noes.appointment is True


def test_an_applicant_may_be_told_by_name() -> None:
    assert filed(applicant="Nguyễn Văn Mẫu").applicant == Applicant("Nguyễn Văn Mẫu")
