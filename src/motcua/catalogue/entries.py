"""The catalogue itself: entries that fetch their versions when asked, found by code and day."""

import datetime as dt
import difflib
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Generic, TypeVar

import attrs

from motcua.calendar import data_version
from motcua.catalogue.changes import Change, changes
from motcua.catalogue.findings import Finding, lint, lint_package
from motcua.checks import expect, several
from motcua.codes import ProcedureCode
from motcua.dated import Dated, InForce
from motcua.errors import BadValue, UnknownCode
from motcua.fees import Fee, FeeSchedule
from motcua.linked import LinkedProcedure
from motcua.office import LEVELS
from motcua.procedure import LimitRule, Procedure
from motcua.wording import Text

__all__ = ["Catalogue", "Entry", "LocalRule"]

V = TypeVar("V", Procedure, LinkedProcedure)


def folded(text: str) -> str:
    """The text without its marks and in lower case, so that a word is found however it was typed.

    >>> folded("Đăng ký THƯỜNG TRÚ")
    'dang ky thuong tru'
    """
    plain = unicodedata.normalize("NFD", text.casefold()).replace("đ", "d")
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


@attrs.frozen
class Entry(Generic[V]):
    """What the catalogue knows of one code before it has read its versions: names to search, and how to fetch them."""

    code: str
    names: tuple[Text, ...]
    fetch: Callable[[], tuple[V, ...]] = attrs.field(eq=False, repr=False)
    also: tuple[str, ...] = ()
    """Other codes of the same thing."""

    @property
    def versions(self) -> tuple[V, ...]:
        """Every version, the oldest first."""
        return tuple(sorted(self.fetch(), key=lambda version: version.in_force.first))

    def on(self, day: dt.date) -> V:
        """The version in force; raises ``NotInForce`` for a gap and ``OverlappingVersions`` where two claim a day."""
        return Dated.of(self.code, [(version.in_force, version) for version in self.versions]).on(day)

    def in_force(self, day: dt.date) -> tuple[V, ...]:
        """The versions in force on that day: one, or none."""
        return tuple(version for version in self.versions if day in version.in_force)

    @property
    def haystack(self) -> str:
        """What a search looks through."""
        return folded(" ".join((self.code, *self.also, *(f"{name.vi} {name.en}" for name in self.names))))


@attrs.frozen
class LocalRule:
    """What a province sets over the national version (*quy định của địa phương*), for the days it is so.

    A limit replaces the national one for the same case and may only be shorter; a fee gives a level that the national
    rules leave to the province. No paper can be added.
    """

    code: ProcedureCode
    in_force: InForce
    limits: tuple[LimitRule, ...] = ()
    fees: tuple[Fee, ...] | FeeSchedule = ()
    """Fees of items the national rules leave to the province; or a local schedule, of which those of the procedure."""


@attrs.frozen(repr=False)
class Catalogue:
    """Procedures and packages by code and day (*danh mục thủ tục hành chính*).

    >>> from motcua.reference import reference_catalogue
    >>> catalogue = reference_catalogue()
    >>> catalogue.find("2.000815", on=dt.date(2026, 8, 28)).name.en
    'Certification of copies from originals'
    >>> [str(found.code) for found in catalogue.search("sao tu so goc")]
    ['2.000908']
    >>> catalogue.find("1.004223", on=dt.date(2026, 8, 28))  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    ...
    motcua.errors.UnknownCode: no procedure '1.004223' is known; nearest: 1.004222, ...
    """

    procedures: tuple[Entry[Procedure], ...]
    packages: tuple[Entry[LinkedProcedure], ...] = ()
    local: tuple[tuple[str, LocalRule], ...] = ()
    """Rules of a place, each with the place it is for."""

    @classmethod
    def of(cls, procedures: Iterable[Procedure], packages: Iterable[LinkedProcedure] = ()) -> "Catalogue":
        """The catalogue of these versions."""
        by_code: dict[str, list[Procedure]] = {}
        for procedure in procedures:
            by_code.setdefault(procedure.code.number, []).append(procedure)
        by_key: dict[str, list[LinkedProcedure]] = {}
        for package in packages:
            by_key.setdefault(package.code, []).append(package)
        return cls(
            tuple(
                _shelved(code, versions, (v.field for v in versions if v.field))
                for code, versions in sorted(by_code.items())
            ),
            tuple(
                _shelved(key, versions, (), {str(code) for v in versions for code in v.national_codes})
                for key, versions in sorted(by_key.items())
            ),
        )

    def find(self, code: str | ProcedureCode, *, on: dt.date, jurisdiction: str | None = None) -> Procedure:
        """The version in force on that day, with the rules of the place over it.

        A place named in the code (``1.004222.H56``) counts where no jurisdiction is given. Raises ``BadValue`` for a
        code that is none, ``UnknownCode`` with those nearest, ``NotInForce`` for a day without a version.
        """
        asked = code if isinstance(code, ProcedureCode) else ProcedureCode.parse(code)
        version = self._entry(asked).on(on)
        place = (asked.place or "").rpartition(".")[-1]
        if jurisdiction is not None:
            place = expect(jurisdiction, str, "jurisdiction")
        for rule in self._rules(place):
            if rule.code.number == asked.number and on in rule.in_force:
                version = version.localised(rule.limits, rule.fees)
        return version

    def versions(self, code: str | ProcedureCode) -> tuple[Procedure, ...]:
        """Every version of a procedure, the oldest first."""
        return self._entry(code if isinstance(code, ProcedureCode) else ProcedureCode.parse(code)).versions

    def search(self, text: str, *, on: dt.date | None = None) -> tuple[Procedure, ...]:
        """The procedures whose code, name or field holds every word, marks or no marks, as in force on that day.

        Without a day: in the version in force when the rows of this release were made (``data_version``), or the newest
        where none was. Raises ``BadValue``, ``NotADay``.
        """
        words = folded(expect(text, str, "words to search")).split()
        met = [entry for entry in self.procedures if words and all(word in entry.haystack for word in words)]
        return tuple(version for entry in met for version in _as_of(entry, on))

    def listed(
        self, *, field: str | None = None, level: str | None = None, on: dt.date | None = None
    ) -> tuple[Procedure, ...]:
        """The procedures of a field and of a level of government (*theo lĩnh vực, theo cấp*), by code.

        The field is compared as ``search`` compares words. Days count as they do there. Raises ``BadValue``.

        >>> from motcua.reference import reference_catalogue
        >>> "2.000815" in [str(found.code) for found in reference_catalogue().listed(field="chung thuc")]
        True
        """
        named = None if field is None else folded(expect(field, str, "field"))
        if level is not None and level not in LEVELS:
            raise BadValue("level", repr(level)[:40], f"one of {', '.join(LEVELS)}")
        return tuple(
            version
            for entry in self.procedures
            for version in _as_of(entry, on)
            if (named is None or (version.field and named in map(folded, (version.field.vi, version.field.en))))
            and (level is None or version.level == level)
        )

    def link(self, code: str | ProcedureCode, *, on: dt.date) -> LinkedProcedure:
        """The package of that name or national code in force on that day, with the procedures it is made of.

        >>> from motcua.reference import reference_catalogue
        >>> [part.code for part in reference_catalogue().link("birth", on=dt.date(2026, 8, 28)).parts]
        ['birth', 'residence', 'health-insurance']
        """
        asked = str(code)
        entry = next((entry for entry in self.packages if asked in {entry.code, *entry.also}), None)
        if entry is None:
            raise UnknownCode("package", asked[:40], tuple(entry.code for entry in self.packages))
        return entry.on(on).resolved(lambda part: self.find(part, on=on))

    def lint(self) -> tuple[Finding, ...]:
        """What somebody should look at: gaps and overlaps, rows without citation, conditions over undeclared facts."""
        known = {entry.code for entry in self.procedures}
        of_packages = (found for entry in self.packages for found in lint_package(entry.versions, known))
        return *(found for entry in self.procedures for found in lint(entry.versions)), *of_packages

    def diff(self, other: "Catalogue") -> tuple[Change, ...]:
        """What ``other`` adds, amends and abolishes, seen from here."""
        old = {entry.code: entry.versions for entry in self.procedures}
        new = {entry.code: entry.versions for entry in expect(other, Catalogue, "catalogue").procedures}
        codes = sorted(old.keys() | new.keys())
        return tuple(change for code in codes for change in changes(code, old.get(code, ()), new.get(code, ())))

    def overlay(self, rules: Iterable[LocalRule], *, jurisdiction: str) -> "Catalogue":
        """The same catalogue with the rules of one place over it; a rule it may not set raises ``BadValue``."""
        added = several(rules, "local rules")
        for rule in added:
            for version in self._entry(expect(rule, LocalRule, "local rule").code).versions:
                if version.in_force.meets(rule.in_force):
                    version.localised(rule.limits, rule.fees)
        place = unicodedata.normalize("NFC", expect(jurisdiction, str, "jurisdiction"))
        return attrs.evolve(self, local=(*self.local, *((place, rule) for rule in added)))

    def _rules(self, place: str) -> Iterator[LocalRule]:
        named = unicodedata.normalize("NFC", place)
        return (rule for other, rule in self.local if other == named)

    def _entry(self, code: ProcedureCode) -> Entry[Procedure]:
        for entry in self.procedures:
            if entry.code == code.number:
                return entry
        known = [entry.code for entry in self.procedures]
        raise UnknownCode("procedure", str(code), tuple(difflib.get_close_matches(code.number, known)))

    def __iter__(self) -> Iterator[Procedure]:
        """The newest version of every procedure, by code."""
        return (entry.versions[-1] for entry in self.procedures)

    def __len__(self) -> int:
        return len(self.procedures)

    def __repr__(self) -> str:
        return f"<Catalogue of {len(self.procedures)} procedures and {len(self.packages)} packages>"


def _as_of(entry: Entry[Procedure], on: dt.date | None) -> tuple[Procedure, ...]:
    """The version of that day, if there is one; without a day that of this release, or the newest."""
    if on is not None:
        return entry.in_force(on)
    return (*entry.versions, *entry.in_force(dt.date.fromisoformat(data_version())))[-1:]


def _shelved(code: str, versions: list[V], fields: Iterable[Text], also: Iterable[str] = ()) -> Entry[V]:
    """The entry of versions that are already there."""
    names = dict.fromkeys((*(version.name for version in versions), *fields))
    return Entry(code, tuple(names), partial(tuple, tuple(versions)), tuple(sorted(also)))
