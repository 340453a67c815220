"""The catalogue itself: entries that fetch their versions when asked, found by code and day."""

import datetime as dt
import difflib
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property, partial
from typing import Generic, TypeVar

import attrs

from motcua.annotated import as_annotated
from motcua.calendar import data_version
from motcua.catalogue.changes import Change, changes, local_changes
from motcua.catalogue.findings import Finding, lint, lint_local, lint_package
from motcua.catalogue.local import LocalRule, localised
from motcua.catalogue.places import bare, folded, known_place, place
from motcua.checks import expect, several, shown
from motcua.codes import ProcedureCode
from motcua.dated import Dated
from motcua.errors import BadValue, UnknownCode
from motcua.linked import LinkedProcedure
from motcua.office import LEVELS
from motcua.procedure import Procedure
from motcua.wording import Text

__all__ = ["Catalogue", "Entry"]

V = TypeVar("V", Procedure, LinkedProcedure)


@attrs.frozen(field_transformer=as_annotated)
class Entry(Generic[V]):
    """What the catalogue knows of one code before it has read its versions: names to search, and how to fetch them."""

    code: str
    names: tuple[Text, ...]
    fetch: Callable[[], tuple[V, ...]] = attrs.field(eq=False, repr=False)
    also: tuple[str, ...] = ()
    """Other codes of the same thing."""

    @cached_property
    def versions(self) -> tuple[V, ...]:
        """Every version, the oldest first."""
        return tuple(sorted(self.fetch(), key=lambda version: version.in_force.first))

    @cached_property
    def _dated(self) -> Dated[V]:
        return Dated.of(self.code, [(version.in_force, version) for version in self.versions])

    def on(self, day: dt.date) -> V:
        """The version in force; raises ``NotInForce`` for a gap and ``OverlappingVersions`` where two claim a day."""
        return self._dated.on(day)

    def in_force(self, day: dt.date) -> tuple[V, ...]:
        """The versions in force on that day: one, or none."""
        return tuple(version for version in self.versions if day in version.in_force)

    @property
    def haystack(self) -> str:
        """What a search looks through."""
        return bare(" ".join((self.code, *self.also, *(f"{name.vi} {name.en}" for name in self.names))))


@attrs.frozen(repr=False, field_transformer=as_annotated)
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
        for procedure in several(procedures, "procedures"):
            code = expect(procedure, Procedure, "procedure").code.number
            by_code.setdefault(code, []).append(procedure)
        by_key: dict[str, list[LinkedProcedure]] = {}
        for package in several(packages, "packages"):
            by_key.setdefault(expect(package, LinkedProcedure, "package").code, []).append(package)
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

        A place named in the code (``1.004222.H56``) counts where no jurisdiction is given; one without rules of its own
        has the national version. Raises ``BadValue`` for a code that is none and for a jurisdiction that can be no
        place, ``UnknownCode`` with those nearest, ``NotInForce`` for a day without a version.
        """
        if not self.local and jurisdiction is None and isinstance(code, str) and code in self._by_number:
            return self._by_number[code].on(on)  # the code is whole as it stands: nothing has to be read off it
        asked = ProcedureCode.of(code)
        version = self._entry(asked).on(on)
        if not self.local and jurisdiction is None:
            return version
        where = folded((asked.place or "").rpartition(".")[-1])
        if jurisdiction is not None:
            where = known_place(jurisdiction, (name for name, _ in self.local))
        return localised(version, _of_place(self.local, where, asked.number), on)

    def versions(self, code: str | ProcedureCode) -> tuple[Procedure, ...]:
        """Every version of a procedure, the oldest first."""
        return self._entry(ProcedureCode.of(code)).versions

    def search(self, text: str, *, on: dt.date | None = None) -> tuple[Procedure, ...]:
        """The procedures whose code, name or field holds every word, marks or no marks, as in force on that day.

        Without a day: in the version in force when the rows of this release were made (``data_version``), or the newest
        where none was. Raises ``BadValue``, ``NotADay``. ``search_packages`` does the same for packages.
        """
        return tuple(version for entry in _met(self.procedures, text) for version in _as_of(entry, on))

    def search_packages(self, text: str, *, on: dt.date | None = None) -> tuple[LinkedProcedure, ...]:
        """The packages whose code, name or national code holds every word, as ``search`` finds procedures.

        ``link`` gives one with its procedures; these are without them. Raises ``BadValue``, ``NotADay``.

        >>> from motcua.reference import reference_catalogue
        >>> [found.code for found in reference_catalogue().search_packages("khai sinh", on=dt.date(2026, 9, 7))]
        ['birth']
        """
        return tuple(version for entry in _met(self.packages, text) for version in _as_of(entry, on))

    def listed(
        self, *, field: str | None = None, level: str | None = None, on: dt.date | None = None
    ) -> tuple[Procedure, ...]:
        """The procedures of a field and of a level of government (*theo lĩnh vực, theo cấp*), by code.

        The field is compared as ``search`` compares words. Days count as they do there. Raises ``BadValue``.

        >>> from motcua.reference import reference_catalogue
        >>> "2.000815" in [str(found.code) for found in reference_catalogue().listed(field="chung thuc")]
        True
        """
        named = None if field is None else bare(expect(field, str, "field"))
        if level is not None and level not in LEVELS:
            raise BadValue("level", shown(level, 40, spell=repr), f"one of {', '.join(LEVELS)}")
        return tuple(
            version
            for entry in self.procedures
            for version in _as_of(entry, on)
            if (named is None or (version.field and named in map(bare, (version.field.vi, version.field.en))))
            and (level is None or version.level == level)
        )

    def link(self, code: str | ProcedureCode, *, on: dt.date, jurisdiction: str | None = None) -> LinkedProcedure:
        """The package of that name or national code in force on that day, with the procedures it is made of.

        Over these lie the rules of the place, so that its quote is what is paid there. Raises as ``find`` does.

        >>> from motcua.reference import reference_catalogue
        >>> [part.code for part in reference_catalogue().link("birth", on=dt.date(2026, 8, 28)).parts]
        ['birth', 'residence', 'health-insurance']
        """
        asked = str(code)
        entry = next((entry for entry in self.packages if asked in {entry.code, *entry.also}), None)
        if entry is None:
            raise UnknownCode("package", asked[:40], tuple(entry.code for entry in self.packages))
        return entry.on(on).resolved(lambda part: self.find(part, on=on, jurisdiction=jurisdiction))

    def lint(self) -> tuple[Finding, ...]:
        """What somebody should look at: gaps and overlaps, rows without citation, conditions over undeclared facts.

        What places set is looked at too; of a fee schedule that no procedure here charges by, ``lint_fees`` tells.
        """
        known = {entry.code for entry in self.procedures}
        of_packages = (found for entry in self.packages for found in lint_package(entry.versions, known))
        of_places = (found for name, rule in self.local for found in lint_local(name, rule))
        return *(found for entry in self.procedures for found in lint(entry.versions)), *of_packages, *of_places

    def diff(self, other: "Catalogue") -> tuple[Change, ...]:
        """What ``other`` adds, amends and abolishes, seen from here, and what its places set otherwise.

        Procedures come first, then packages.
        """
        return tuple(self._changes(expect(other, Catalogue, "catalogue")))

    def _changes(self, other: "Catalogue") -> Iterator[Change]:
        """By code, what changed everywhere before what changed in places with rules of their own."""
        old, new = ({entry.code: entry.versions for entry in one.procedures} for one in (self, other))
        places = {folded(name): name for name, _ in (*self.local, *other.local)}
        for code in sorted(old.keys() | new.keys()):
            had, has = old.get(code, ()), new.get(code, ())
            yield from changes(code, had, has)
            for where, name in sorted(places.items()):
                before, after = (_of_place(one.local, where, code) for one in (self, other))
                yield from local_changes(name, (had, before), (has, after))
        packed, repacked = ({entry.code: entry.versions for entry in one.packages} for one in (self, other))
        for code in sorted(packed.keys() | repacked.keys()):
            yield from changes(code, packed.get(code, ()), repacked.get(code, ()))

    def overlay(self, rules: Iterable[LocalRule], *, jurisdiction: str) -> "Catalogue":
        """The same catalogue with the rules of one place over it; a rule it may not set raises ``BadValue``."""
        where = place(jurisdiction)
        added = several(rules, "local rules")
        for rule in added:
            for version in self._entry(expect(rule, LocalRule, "local rule").code).versions:
                if version.in_force.meets(rule.in_force):
                    version.localised(rule.limits, rule.fees)
        return attrs.evolve(self, local=(*self.local, *((where, rule) for rule in added)))

    def _entry(self, code: ProcedureCode) -> Entry[Procedure]:
        found = self._by_number.get(code.number)
        if found is None:
            raise UnknownCode("procedure", str(code), tuple(difflib.get_close_matches(code.number, self._by_number)))
        return found

    @cached_property
    def _by_number(self) -> Mapping[str, Entry[Procedure]]:
        """The entries by code; of two with one code, the first."""
        return {entry.code: entry for entry in reversed(self.procedures)}

    def __contains__(self, item: object) -> bool:
        """Whether a procedure of that code is known, whatever the day; or that very version of it.

        >>> from motcua.reference import reference_catalogue
        >>> "1.004222" in reference_catalogue(), "1.004223" in reference_catalogue()
        (True, False)
        """
        if isinstance(item, Procedure):
            return any(item == version for version in self._known(item.code))
        try:
            return isinstance(item, str | ProcedureCode) and bool(self._known(ProcedureCode.of(item)))
        except BadValue:
            return False

    def _known(self, code: ProcedureCode) -> tuple[Procedure, ...]:
        found = self._by_number.get(code.number)
        return found.versions if found else ()

    def __iter__(self) -> Iterator[Procedure]:
        """The newest version of every procedure, by code."""
        return (entry.versions[-1] for entry in self.procedures)

    def __len__(self) -> int:
        return len(self.procedures)

    def __repr__(self) -> str:
        return f"<Catalogue of {len(self.procedures)} procedures and {len(self.packages)} packages>"


def _of_place(local: Iterable[tuple[str, LocalRule]], where: str, code: str) -> tuple[LocalRule, ...]:
    """The rules of a place for a code, in the order in which they were laid over."""
    return tuple(rule for name, rule in local if rule.code.number == code and folded(name) == where)


def _met(entries: Iterable[Entry[V]], text: str) -> Iterator[Entry[V]]:
    """The entries that hold every word of the text."""
    words = dict.fromkeys(bare(expect(text, str, "words to search")).split())
    return (entry for entry in entries if words and all(word in entry.haystack for word in words))


def _as_of(entry: Entry[V], on: dt.date | None) -> tuple[V, ...]:
    """The version of that day, if there is one; without a day that of this release, or the newest."""
    if on is not None:
        return entry.in_force(on)
    return entry.in_force(dt.date.fromisoformat(data_version())) or entry.versions[-1:]


def _shelved(code: str, versions: list[V], fields: Iterable[Text], also: Iterable[str] = ()) -> Entry[V]:
    """The entry of versions that are already there."""
    names = dict.fromkeys((*(version.name for version in versions), *fields))
    return Entry(code, tuple(names), partial(tuple, tuple(versions)), tuple(sorted(also)))
