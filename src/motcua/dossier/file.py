"""What can be done to a dossier: verbs on a frozen value, each giving a new dossier with one more event.

A verb asks the mechanism's table whether it leads anywhere, then the guards whether they hold. A refused verb changes
nothing. What is promised is written into the event that promises it.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Self, Unpack

import attrs

from motcua.annotated import as_annotated
from motcua.checks import choose, expect, several, shown
from motcua.citation import Citation
from motcua.codes import DossierCode
from motcua.completeness import SubmittedPaper
from motcua.conditions import Channel, FactValue
from motcua.dossier import standing, words
from motcua.dossier.beginning import (
    Filing,
    applicant_of,
    contradictions,
    day_or_moment,
    declared,
    end_of_hours,
    given,
    papers_body,
    refuse_contradictions,
)
from motcua.dossier.bodies import head_problems
from motcua.dossier.correcting import amends, meant
from motcua.dossier.helping import Assistance, Representative, people
from motcua.dossier.replaying import read_history
from motcua.dossier.retelling import retold
from motcua.dossier.stamp import Stamp
from motcua.dossier.stepping import DossierSteps
from motcua.dossier.values import Applicant, Outcome, Promise
from motcua.errors import BadInput, BadValue
from motcua.events import SALT, Event, Withheld, text
from motcua.fees import Quote
from motcua.mechanism import Mechanism, State, mechanism_on
from motcua.money import VND, Money
from motcua.office import Office
from motcua.procedure import Procedure, Result
from motcua.timelimit import Due, TimeLimit

__all__ = ["Dossier", "Stamp"]


@attrs.frozen(repr=False, slots=False, field_transformer=as_annotated)
class Dossier(DossierSteps):
    """An applicant's file (*hồ sơ*) and everything that has happened to it, under the rules of the day of reception.

    >>> from motcua.reference import reference_catalogue
    >>> from motcua.calendar import national_calendar, office_time
    >>> friday, thursday = office_time("2026-08-28 15:20"), office_time("2026-09-03 08:10")
    >>> residence = reference_catalogue().find("1.004222", on=friday.date())
    >>> commune = Office("H56.01.02", "UBND xã Mẫu", level="commune", calendar=national_calendar())
    >>> filed = Dossier.open(residence, office=commune, at=friday, channel="counter", facts={"home": "own"}, papers=["ct01"])
    >>> missing = filed.check().missing
    >>> dossier = filed.request_supplement(missing, at=friday, reason="thiếu giấy tờ").supplement(missing, at=thursday)
    >>> dossier = dossier.accept(at=thursday)
    >>> dossier.due.date
    datetime.date(2026, 9, 14)
    >>> filed.begin(at=thursday)
    Traceback (most recent call last):
    ...
    motcua.errors.StepNotAllowed: cannot begin a dossier that is submitted; allowed here: accept, refuse, request_supplement, change, request_payment, confirm_payment, withdraw, amend_record
    """  # noqa: E501 - an error's sentence is one line

    # ── beginning ─────────────────────────────────────────────────────────────────────────────────────────────────────

    @classmethod
    def open(
        cls,
        procedure: Procedure,
        *,
        office: Office,
        at: dt.datetime,
        channel: Channel | str,
        id: str | None = None,
        applicant: Applicant | str | None = None,
        representative: Representative | None = None,
        assistance: Assistance | Mapping[str, str] | str | None = None,
        facts: Mapping[str, FactValue | None] | None = None,
        papers: Iterable[SubmittedPaper | str] = (),
        by: str | None = None,
        event_id: str | None = None,
        recorded_at: dt.datetime | None = None,
        salt: str | None = None,
    ) -> Self:
        """A dossier as it was filed (*nộp hồ sơ*), under the one-stop rules of that day.

        ``representative`` files and signs for the applicant, with papers that prove it. ``assistance`` names who filled
        in the form; the applicant alone signs, so the two differ. Of a dossier that came by post ``at`` is the signing
        of the hand-over record. Without an ``id`` it gets one made of procedure, office and moment, which two dossiers
        of one minute would share; without a ``salt`` the digests of personal values get one made of the id, which
        whoever knows the id can make again. Raises ``UnknownFact``, ``BadValue``, ``NotInForce``.
        """
        local = expect(office, Office, "office").calendar.local_time(at)
        filing = Filing(procedure, office, local, channel, id, facts, papers)
        filing.refuse_other_days(local)
        mechanism, whose = mechanism_on(filing.at.date()), applicant_of(applicant)
        proxy = None if representative is None else expect(representative, Representative, "representative")
        helped = None if assistance in (None, {}) else Assistance.read(assistance)
        said = {
            **filing.body(mechanism, whose),
            "authority": proxy and proxy.papers,
            "signed": helped and helped.signature,
        }
        event = filing.event(
            "open",
            said,
            people(whose, proxy, helped),
            salt,
            {"by": by, "event_id": event_id, "recorded_at": recorded_at},
        )
        return cls._of(procedure, office, mechanism, (event,), standing.began(event))

    @classmethod
    def adopt(
        cls,
        procedure: Procedure,
        *,
        office: Office,
        at: dt.datetime,
        state: State | str,
        received: dt.datetime,
        promise: Due | Promise | dt.datetime | dt.date | None = None,
        channel: Channel | str = Channel.COUNTER,
        code: DossierCode | str | None = None,
        outcome: Outcome | str | None = None,
        finished: dt.datetime | None = None,
        requested: Iterable[str] = (),
        requested_at: dt.datetime | None = None,
        suspended_at: dt.datetime | None = None,
        reappointed: bool = False,
        id: str | None = None,
        applicant: Applicant | str | None = None,
        facts: Mapping[str, FactValue | None] | None = None,
        papers: Iterable[SubmittedPaper | str] = (),
        by: str | None = None,
        event_id: str | None = None,
        recorded_at: dt.datetime | None = None,
        salt: str | None = None,
    ) -> Self:
        """A dossier that already runs in another system, taken over at ``at`` (*tiếp nhận hồ sơ đang xử lý*).

        Its state, its moment of reception and its promise are taken as they are; the rules are those of the reception.
        Of one that waits for papers ``requested`` says which and ``requested_at`` since when: untold, the procedure
        decides whether a supplement is complete, and the term for closing begins with the take-over. Of one that stands
        still ``suspended_at`` says since when: untold, since the take-over. ``reappointed`` says that a new appointment
        was given already; the decree allows one. Without a ``promise`` the day is the one the rules give, and ``due``
        says so. Raises ``BadValue`` where what is told cannot all be so, and as ``open`` does.
        """
        local = expect(office, Office, "office").calendar.local_time(at)
        filing = Filing(procedure, office, local, channel, id, facts, papers)
        begun = office.calendar.local_time(received)
        filing.refuse_other_days(begun)
        mechanism, standing_at = mechanism_on(begun.date()), choose(State, state)
        told_moments = (words.moment(told, office.calendar) for told in (finished, requested_at, suspended_at))
        ended, asked_at, stopped_at = told_moments
        promised = None if promise is None else given(promise, office)
        decided = None if outcome is None else choose(Outcome, outcome).value
        asked = tuple(words.name(code, "code of a paper") for code in several(requested, "requested"))
        refuse_contradictions(
            contradictions(
                standing_at,
                begun,
                local,
                promise=promised,
                finished=ended,
                outcome=decided,
                requested=asked,
                requested_at=asked_at,
                suspended_at=stopped_at,
            )
        )
        whose = applicant_of(applicant)
        said = {
            **filing.body(mechanism, whose),
            "state": standing_at.value,
            "received": begun,
            "finished": ended,
            "code": None if code is None else words.dossier_code(code),
            "outcome": decided,
            "requested": asked or None,
            "requested_at": asked_at,
            "suspended_at": stopped_at,
            "reappointed": expect(reappointed, bool, "reappointed") or None,
            "promise": promised and promised.body(),
        }
        event = filing.event(
            "adopt",
            said,
            people(whose, None, None),
            salt,
            {"by": by, "event_id": event_id, "recorded_at": recorded_at},
        )
        return cls._of(procedure, office, mechanism, (event,), standing.began(event))

    @classmethod
    def replay(cls, procedure: Procedure, history: Iterable[Event], *, office: Office, verify: bool = True) -> Self:
        """The dossier that wrote this history (*dựng lại từ lịch sử*); with ``verify=False`` hashes are taken on trust.

        Raises ``BrokenChain`` for a history that is empty, that its hashes do not bear out, or that leaves the table of
        its mechanism, ``BadInput`` for events that do not say what their verbs say, and ``BadValue`` for another
        procedure, version or office than the one it was filed under.
        """
        events, mechanism, position = read_history(procedure, history, office, verify=verify, made=cls._of)
        return cls._of(procedure, office, mechanism, events, position)

    @staticmethod
    def transitions(mechanism: Mechanism) -> str:
        """The whole table of a mechanism, as Markdown."""
        return expect(mechanism, Mechanism, "mechanism").table()

    # ── intake ────────────────────────────────────────────────────────────────────────────────────────────────────────

    def accept(
        self,
        *,
        at: dt.datetime,
        code: DossierCode | str | None = None,
        receipt: bool = False,
        arrived: dt.datetime | None = None,
        **stamp: Unpack[Stamp],
    ) -> Self:
        """Accepted, complete and in order (*tiếp nhận*): the clock starts and the return date is promised.

        ``receipt`` says that one was asked for where the result follows at once. ``arrived`` is when a dossier received
        elsewhere (*phi địa giới*) reached the competent authority, from which it counts since NĐ 309/2026/NĐ-CP: told
        when it is known, so where that was later than ``at``, with ``recorded_at``.
        """
        calendar, recorded_at = self.office.calendar, stamp.get("recorded_at")
        written = calendar.local_time(at if recorded_at is None else recorded_at)
        told = words.moment(arrived, calendar)
        reached = None if told is None else words.arrival(told, self.received_at, written)
        said: dict[str, object] = {
            "code": None if code is None else words.dossier_code(code),
            "receipt": expect(receipt, bool, "receipt") or None,
            "arrived": reached,
        }
        return self._step("accept", at, said, stamp)

    def refuse(self, *, at: dt.datetime, reason: str, **stamp: Unpack[Stamp]) -> Self:
        """Not accepted at the counter, with the reason for the refusal slip (*từ chối tiếp nhận*)."""
        return self._step("refuse", at, {"reason": words.reason(reason)}, stamp)

    def request_supplement(
        self, papers: Iterable[str], *, at: dt.datetime, reason: str, **stamp: Unpack[Stamp]
    ) -> Self:
        """Papers asked for (*yêu cầu bổ sung*): once at intake; after acceptance within the days of the appraisal."""
        said = {"papers": words.paper_codes(papers), "reason": words.reason(reason)}
        return self._step("request_supplement", at, said, stamp)

    def supplement(self, papers: Iterable[SubmittedPaper | str], *, at: dt.datetime, **stamp: Unpack[Stamp]) -> Self:
        """Papers brought (*bổ sung hồ sơ*); once all are there the dossier goes on, after acceptance from the start.

        NĐ 118/2025/NĐ-CP art. 19.5: the limit is counted again from the beginning.
        """
        said = {"papers": papers_body(papers, self.procedure.checklist.codes)}
        return self._step("supplement", at, said, stamp)

    def change(
        self,
        *,
        at: dt.datetime,
        facts: Mapping[str, FactValue | None] | None = None,
        papers: Iterable[SubmittedPaper | str] = (),
        **stamp: Unpack[Stamp],
    ) -> Self:
        """What the applicant changes of the own filing (*thay đổi nội dung hồ sơ*); a promise given stays."""
        said: dict[str, object] = {"facts": declared(self.procedure, facts, self.channel)}
        said["papers"] = papers_body(papers, self.procedure.checklist.codes)
        if not any(said.values()):
            raise BadValue("change", "nothing", "facts or papers that change")
        return self._step("change", at, said, stamp)

    def withdraw(self, *, at: dt.datetime, reason: str | None = None, **stamp: Unpack[Stamp]) -> Self:
        """Stopped by the applicant, until there is a decision (*rút, dừng giải quyết hồ sơ*)."""
        return self._step("withdraw", at, {"reason": None if reason is None else words.reason(reason)}, stamp)

    def close(self, *, at: dt.datetime, reason: str | None = None, **stamp: Unpack[Stamp]) -> Self:
        """Closed because nobody answered the request in time (*đóng hồ sơ*; NĐ 118/2025/NĐ-CP art. 19.5)."""
        return self._step("close", at, {"reason": None if reason is None else words.reason(reason)}, stamp)

    # ── work ──────────────────────────────────────────────────────────────────────────────────────────────────────────

    def begin(self, *, at: dt.datetime, **stamp: Unpack[Stamp]) -> Self:
        """Taken up by an officer (*thụ lý*)."""
        return self._step("begin", at, None, stamp)

    def transfer(
        self, to: Office | str, *, at: dt.datetime, share: TimeLimit | str | None = None, **stamp: Unpack[Stamp]
    ) -> Self:
        """Handed to another desk or agency (*chuyển hồ sơ*), with its share of the time."""
        given = None if share is None else words.time_limit(share)
        said = {
            "to": to.code.text if isinstance(to, Office) else words.name(to, "to"),
            "share": given and str(given),
        }
        if given is not None:
            given.due(at, self.office.calendar)  # raises where its end lies outside the calendar
        return self._step("transfer", at, said, stamp)

    def consult(self, agency: str, *, at: dt.datetime, until: dt.date | dt.datetime, **stamp: Unpack[Stamp]) -> Self:
        """An opinion asked for, with its deadline (*lấy ý kiến*); the limit runs on."""
        answer_by = day_or_moment(until, self.office.calendar)
        said = {"agency": words.name(agency, "agency"), "until": answer_by}
        if end_of_hours(answer_by, self.office.calendar) < self.office.calendar.local_time(at):
            raise BadValue("until", str(answer_by), f"a day or a moment after {at}, when the opinion is asked for")
        return self._step("consult", at, said, stamp)

    def answer_consultation(self, agency: str, *, at: dt.datetime, **stamp: Unpack[Stamp]) -> Self:
        """The opinion came (*trả lời ý kiến*)."""
        return self._step("answer_consultation", at, {"agency": words.name(agency, "agency")}, stamp)

    def request_payment(self, quote: Quote | VND | Money, *, at: dt.datetime, **stamp: Unpack[Stamp]) -> Self:
        """Payment asked for (*yêu cầu thực hiện nghĩa vụ tài chính*); refused while the quote has no total."""
        return self._step("request_payment", at, words.amounts(quote), stamp)

    def confirm_payment(self, *, at: dt.datetime, reference: str | None = None, **stamp: Unpack[Stamp]) -> Self:
        """Paid (*xác nhận đã nộp*), with the reference of the payment."""
        return self._step("confirm_payment", at, {"reference": words.noted(reference, "reference")}, stamp)

    # ── time ──────────────────────────────────────────────────────────────────────────────────────────────────────────

    def suspend(
        self, *, at: dt.datetime, reason: str, citation: Citation | str | None = None, **stamp: Unpack[Stamp]
    ) -> Self:
        """Stopped by a special law, whose time does not count (*tạm dừng*); cite it."""
        said = {"reason": words.reason(reason), "citation": words.cited(citation)}
        return self._step("suspend", at, said, stamp)

    def resume(self, *, at: dt.datetime, **stamp: Unpack[Stamp]) -> Self:
        """Running again (*tiếp tục giải quyết*); the promise moves by the time that did not count."""
        return self._step("resume", at, None, stamp)

    def extend(
        self,
        limit: TimeLimit | str,
        *,
        at: dt.datetime,
        reason: str,
        citation: Citation | str | None = None,
        **stamp: Unpack[Stamp],
    ) -> Self:
        """More time by a special law, counted on from the promised day (*gia hạn, kéo dài*); cite it."""
        said = {
            "limit": str(words.time_limit(limit)),
            "reason": words.reason(reason),
            "citation": words.cited(citation),
        }
        return self._step("extend", at, said, stamp)

    def reappoint(
        self, new_due: dt.date | dt.datetime, *, at: dt.datetime, reason: str, **stamp: Unpack[Stamp]
    ) -> Self:
        """The apology with a new date (*xin lỗi và hẹn lại*): once, and at least a day before the promised one."""
        said = {"new_due": day_or_moment(new_due, self.office.calendar), "reason": words.reason(reason)}
        return self._step("reappoint", at, said, stamp)

    # ── result ────────────────────────────────────────────────────────────────────────────────────────────────────────

    def announce_early(self, *, at: dt.datetime, **stamp: Unpack[Stamp]) -> Self:
        """The applicant was told that the result can be had before the promised day (*thông báo trả sớm*)."""
        return self._step("announce_early", at, None, stamp)

    def finish(
        self,
        outcome: Outcome | str,
        *,
        at: dt.datetime,
        reason: str | None = None,
        results: Iterable[Result | str] = (),
        **stamp: Unpack[Stamp],
    ) -> Self:
        """Decided (*xử lý xong*), ``"granted"`` or ``"refused"`` with a reason; timeliness is judged by this day."""
        said = {
            "outcome": choose(Outcome, outcome).value,
            "reason": None if reason is None else words.reason(reason),
            "results": words.results(results),
        }
        return self._step("finish", at, said, stamp)

    def hand_over(self, *, at: dt.datetime, to: str | None = None, **stamp: Unpack[Stamp]) -> Self:
        """The result in the applicant's hands (*trả kết quả*); ``to`` is who took it, kept as personal."""
        return self._step("hand_over", at, None, stamp, {} if to is None else {"to": words.name(to, "to")})

    def correct_result(self, *, at: dt.datetime, reason: str, **stamp: Unpack[Stamp]) -> Self:
        """A result with a mistake of the authority comes back to be corrected and handed over again (*đính chính*)."""
        return self._step("correct_result", at, {"reason": words.reason(reason)}, stamp)

    # ── record ────────────────────────────────────────────────────────────────────────────────────────────────────────

    def amend_record(self, event: Event | str, *, at: dt.datetime, reason: str, **stamp: Unpack[Stamp]) -> Self:
        """A wrong entry put right (*hiệu chỉnh nhật ký*): the correction counts; the entry and the promise stay.

        ``event`` is the event as it should have been written, at the same place with the same verb, or the id of one
        the reason is a remark on. It alone may be dated before the newest event. A correction with which the rules
        would refuse a step that was taken is refused. Raises ``BadValue`` for an event that is not in the history, and
        ``BadInput`` for one that does not say what its verb says.
        """
        if isinstance(event, Event):
            if problems := tuple(head_problems(event)):
                raise BadInput("corrected event", problems)
            (event,) = retold((event,), self.office.calendar.zone)
        elif isinstance(event, str):
            event = text(event, "event to amend")
        known = next((known for known in self._as_known_by(stamp) if amends(event, known)), None)
        if known is None:
            right = "one of the history that is no correction, at its place and with its verb"
            raise BadValue("event to amend", shown(event), right)
        corrected = event if isinstance(event, Event) else known
        body = meant(self, known, corrected)
        said: dict[str, object] = {
            "sequence": known.sequence,
            "at": self.office.calendar.local_time(corrected.at),
            "by": words.noted(corrected.by, "by"),
            "body": body,
            "reason": words.reason(reason),
        }
        values = {name: str(value) for name, value in corrected.personal.items() if name != SALT}
        if values:
            said["body"] = words.apart(body, values, self._salt)[0]
        return self._step("amend_record", at, said, stamp, values)

    def synchronise(
        self, through: int, *, at: dt.datetime, reference: str | None = None, **stamp: Unpack[Stamp]
    ) -> Self:
        """The national portal has everything up to that event (*đồng bộ hồ sơ*), with its reference if it gave one.

        Possible in every state, and no step of the case. Raises ``BadValue`` for an event that is not in the history,
        or that comes before one it had already.
        """
        had, newest = standing.acknowledged(self._as_known_by(stamp)), self.history[-1].sequence
        said = {"through": words.through(through, had, newest), "reference": words.noted(reference, "reference")}
        return self._step("synchronise", at, said, stamp)

    def _as_known_by(self, stamp: Stamp) -> Sequence[Event]:
        """The events, with corrections in place, as the writer knew them: of a step sent again, those before it."""
        event_id = stamp.get("event_id")
        written = None if event_id is None else self._written(event_id)
        return self.events if written is None else standing.amended(self.history[: written.sequence - 1])

    def redacted(self, *, salt: str | None = None) -> Self:
        """The same dossier with every personal value erased, their salt with them; the chain still verifies.

        A later step that tells of somebody hides it with ``salt``, another than the one erased, or else with the
        default, which follows from the id. Raises ``BadValue``.
        """
        told = words.noted(salt, "salt")
        first, *others = (event.redacted() for event in self.history)
        if told:
            first = attrs.evolve(first, personal=Withheld({SALT: told}))
        return attrs.evolve(self, history=(first, *others))
