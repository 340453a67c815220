"""Who acts beside the applicant, and what filing costs them: helpers, representatives, and the "three noes".

A helper fills in the form and signs nothing. A representative signs in the applicant's place, with a paper that proves
it.
"""

import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Final

import attrs

from motcua.annotated import as_annotated
from motcua.checks import Discreet, several
from motcua.dossier import words
from motcua.dossier.values import FIELDS, KINDS, Applicant, personal_or_none, personal_text
from motcua.errors import BadValue
from motcua.events import NOTHING, Body
from motcua.hooks import Carried
from motcua.wording import say

__all__ = ["SIGNATURES", "Assistance", "Representative", "ThreeNoes", "people", "told_again"]

SIGNATURES: Final = ("signature", "fingerprint")
"""How the signer signs: the hand of somebody who cannot write leaves a fingerprint (*điểm chỉ*)."""


def _codes(given: Iterable[str]) -> tuple[str, ...]:
    return tuple(words.name(code, "code of a paper") for code in several(given, "papers of a representative"))


@attrs.frozen(eq=False, repr=False, field_transformer=as_annotated)
class Representative(Carried, Discreet):
    """Who files and signs for the applicant (*người được ủy quyền*), and the papers that prove it, by code.

    The papers belong to the filing: until they are there the dossier is not accepted. Nothing personal shows.

    >>> Representative("Trần Thị Thay", papers=["power_of_attorney"])
    Representative(papers=('power_of_attorney',))
    """

    name: str = attrs.field(converter=personal_text, repr=False)
    papers: tuple[str, ...] = attrs.field(converter=_codes, kw_only=True)
    identity_number: str | None = attrs.field(default=None, converter=personal_or_none, kw_only=True, repr=False)
    phone: str | None = attrs.field(default=None, converter=personal_or_none, kw_only=True, repr=False)
    email: str | None = attrs.field(default=None, converter=personal_or_none, kw_only=True, repr=False)
    address: str | None = attrs.field(default=None, converter=personal_or_none, kw_only=True, repr=False)

    def __attrs_post_init__(self) -> None:
        if not self.papers:
            raise BadValue("papers of a representative", "none", "the papers that prove the authority, by code")

    @property
    def fields(self) -> dict[str, str]:
        """The personal values that are known, by name."""
        values = attrs.asdict(self, filter=lambda field, value: field.name != "papers" and value is not None)
        return {name: str(value) for name, value in values.items()}

    def __repr__(self) -> str:
        return f"Representative(papers={getattr(self, 'papers', ())!r})"  # a tracker may look at one half made


def _signature(given: str) -> str:
    if given not in SIGNATURES:
        raise BadValue("signature", "another word", " or ".join(map(repr, SIGNATURES)))
    return given


def _more(given: Mapping[str, str]) -> Body:
    told = words.named(given, "assistance")
    if taken := next((name for name in told if name in _OWN), None):
        raise BadValue("assistance", f"{taken} among what else is kept", f"{taken} as a field of its own")
    return Body({words.name(key, "assistance"): words.name(value, "assistance") for key, value in told.items()})


@attrs.frozen(eq=False, repr=False, field_transformer=as_annotated)
class Assistance(Discreet):
    """Who filled in the form (*người hỗ trợ kê khai*), and how the applicant signed. Nothing personal shows.

    >>> Assistance("Trần Thị Giúp", signature="fingerprint")
    Assistance(signature='fingerprint')
    """

    helper: str = attrs.field(converter=personal_text, repr=False)
    identity_number: str | None = attrs.field(default=None, converter=personal_or_none, kw_only=True, repr=False)
    signature: str = attrs.field(default="signature", converter=_signature, kw_only=True)
    signed_by: str | None = attrs.field(default=None, converter=personal_or_none, kw_only=True, repr=False)
    """Who signed, where it is told: the applicant, or the representative."""
    more: Body = attrs.field(default=NOTHING, converter=_more, kw_only=True, repr=False)
    """What else an office keeps of it, by name."""

    @classmethod
    def read(cls, given: "Assistance | Mapping[str, str] | str") -> "Assistance":
        """The help as it may be told: a name, or a table with ``helper`` in it; raises ``BadValue``."""
        if isinstance(given, Assistance):
            return given
        if isinstance(given, str):
            return cls(given)
        told = words.named(given, "assistance")
        if "helper" not in told:
            raise BadValue("assistance", "nobody who helped", "a name, or a table with 'helper' in it")
        own = {name: told.pop(name) for name in _OWN if name in told}
        return cls(own.pop("helper"), **own, more=told)

    @property
    def fields(self) -> dict[str, str]:
        """The personal values that are known, by name."""
        known = {name: getattr(self, name) for name in _OWN}
        if self.signature == SIGNATURES[0]:
            known["signature"] = None
        told = {name: value for name, value in known.items() if value is not None}
        return {**{name: str(value) for name, value in self.more.items()}, **told}

    def __repr__(self) -> str:
        return f"Assistance(signature={getattr(self, 'signature', None)!r})"


_OWN: Final = ("helper", "identity_number", "signature", "signed_by")


def people(
    applicant: Applicant | None, representative: Representative | None, assistance: Assistance | None
) -> dict[str, str]:
    """The personal values of a filing, by name.

    Raises ``BadValue`` where the helper signs, where somebody represents themselves, or where a stranger signed.
    """
    signer = representative or applicant
    if applicant and representative and _same(applicant, representative):
        raise BadValue("representative", "the applicant", "somebody else: who files for themselves needs no authority")
    if assistance is not None:
        if any(_same(person, assistance) for person in (applicant, representative) if person):
            met = "the applicant or the representative"
            raise BadValue("assistance", met, "somebody else: the applicant alone signs")
        if assistance.signed_by and (signer is None or not _alike(assistance.signed_by, signer.name)):
            raise BadValue("signed_by", "somebody else", "the applicant, who alone signs, or the representative")
    named = (("applicant", applicant), ("representative", representative), ("assistance", assistance))
    return {
        f"{who}.{name}": value for who, person in named if person is not None for name, value in person.fields.items()
    }


def told_again(values: Mapping[str, str], kind: str | None, papers: tuple[str, ...]) -> None:
    """Raises ``BadValue`` unless those personal values of a filing could have been told when it was filed."""
    told: dict[str, dict[str, str]] = {"applicant": {}, "representative": {}, "assistance": {}}
    for name, value in values.items():
        who, _, field = name.partition(".")
        if who not in told or field not in KNOWN.get(who, (field,)):
            raise BadValue("personal field", "an unknown one", "one of an applicant, a representative or a helper")
        told[who][field] = personal_text(value)
    owner, proxy, helper = told.values()
    people(
        _applicant(owner, kind) if "name" in owner else None,
        Representative(**proxy, papers=papers) if "name" in proxy else None,
        Assistance.read(helper) if "helper" in helper else None,
    )


def _applicant(told: Mapping[str, str], kind: str | None) -> Applicant:
    if kind is None:
        raise BadValue("kind of an applicant", "nothing", " or ".join(map(repr, KINDS)))
    return Applicant(**told, kind=kind)


KNOWN: Final[Mapping[str, Collection[str]]] = {"applicant": FIELDS, "representative": FIELDS}
"""The personal values of each; of help an office may keep more."""


def _same(person: Applicant | Representative, other: Representative | Assistance) -> bool:
    """Whether two are one person: by their identity numbers where both are known, else by their names."""
    numbers = [_digits(each.identity_number) for each in (person, other) if each.identity_number]
    if len(numbers) == 2:  # noqa: PLR2004 - both of them
        return numbers[0] == numbers[1]
    return _alike(person.name, other.helper if isinstance(other, Assistance) else other.name)


def _digits(number: str) -> str:
    """An identity number without the gaps people write in it."""
    return "".join(character for character in unicodedata.normalize("NFKC", number) if character.isalnum())


def _alike(name: str, other: str) -> bool:
    """Whether two names are one, but for what typing alone makes differ: case, gaps, where a tone mark stands."""
    return _folded(name) == _folded(other)


TONES: Final = frozenset("\u0300\u0301\u0303\u0309\u0323")
"""The tone marks, which the old and the new spelling put on different letters (*Hoà, Hòa*)."""


def _folded(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.replace("\u00d0", "\u0110")).casefold()
    kept = "".join(letter for letter in plain if letter.isalnum() or letter.isspace() or unicodedata.combining(letter))
    return " ".join("".join(sorted(word, key=lambda letter: letter in TONES)) for word in kept.split())


@attrs.frozen(field_transformer=as_annotated)
class ThreeNoes:
    """What a filing spared the applicant, the "three noes" of a border district (*ba không*).

    >>> noes = ThreeNoes(writing=True, visit=True, appointment=None)
    >>> print(noes)
    không phải viết, không phải đến
    >>> noes.all
    False
    """

    writing: bool
    """Nothing to write (*không phải viết*): a helper filled in the form; the applicant signed."""
    visit: bool
    """No visit (*không phải đến*): filed online or by public post."""
    appointment: bool | None
    """No appointment (*không phải hẹn*): the result the same day; ``None`` while nobody can tell."""

    @property
    def all(self) -> bool:
        """Whether all three are known to hold."""
        return self.writing and self.visit and self.appointment is True

    def say(self, locale: str) -> str:
        """Those that hold, in words."""
        return ", ".join(say(f"noes.{name}", locale) for name in self._held)

    @property
    def _held(self) -> Iterator[str]:
        return (name for name in ("writing", "visit", "appointment") if getattr(self, name))

    def __str__(self) -> str:
        return self.say("vi")
