"""The rule files of ``data/`` as literals: an index to search without reading them all, and a module for each."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from motcua.adapters.compiling.values import written
from motcua.adapters.rulefiles.catalogue import DATA
from motcua.adapters.rulefiles.fees import load_fee_schedules
from motcua.adapters.rulefiles.linked import load_packages
from motcua.adapters.rulefiles.procedures import load_procedure
from motcua.adapters.rulefiles.reading import rule_files
from motcua.dated import InForce
from motcua.errors import BadInput
from motcua.fees import FeeSchedule
from motcua.linked import LinkedProcedure
from motcua.procedure import Procedure
from motcua.reference import module_name
from motcua.wording import Text

__all__ = ["literal", "modules"]

NAMES: Final = "tuple[tuple[str, str], ...]"
TYPES: Final = {
    "PROCEDURES": f"tuple[str, {NAMES}, tuple[str, ...]]",
    "FEES": "str",
    "PACKAGES": f"tuple[str, {NAMES}, tuple[str, ...], tuple[str, ...]]",
}


def literal() -> str:
    """The source of ``compiled/index.py``: codes, names to search, and the days in force."""
    procedures = (
        (
            code,
            _names(text for version in versions for text in (version.name, version.field)),
            tuple(_spell(version.in_force) for version in versions),
        )
        for code, versions in _procedures().items()
    )
    packages = (
        (
            code,
            _names(version.name for version in versions),
            tuple(dict.fromkeys(str(code) for version in versions for code in version.national_codes)),
            tuple(_spell(version.in_force) for version in versions),
        )
        for code, versions in _packages().items()
    )
    return f"{_table('PROCEDURES', procedures)}\n{_table('FEES', _schedules())}\n{_table('PACKAGES', packages)}\n"


def modules() -> Iterator[tuple[str, str, str]]:
    """For every rule file its module below ``compiled/``, what it holds, and its source."""
    for code, schedule in _schedules().items():
        yield f"fees/{module_name(code)}", f"Fees {code}: {schedule.name.en}", written([schedule])
    for code, versions in _procedures().items():
        yield f"procedures/{module_name(code)}", f"Procedure {code}: {versions[-1].name.en}", written(versions)
    for code, packages in _packages().items():
        yield f"packages/{module_name(code)}", f"Package {code}: {packages[-1].name.en}", written(packages)


def _schedules() -> Mapping[str, FeeSchedule]:
    found = load_fee_schedules(DATA / "fees")
    return {_named(file, code): found[code] for file, code in zip(rule_files(DATA / "fees"), found, strict=True)}


def _procedures() -> Mapping[str, tuple[Procedure, ...]]:
    schedules = _schedules()
    loaded = ((file, load_procedure(file, schedules.get)) for file in rule_files(DATA / "procedures"))
    return {_named(file, str(versions[0].code)): versions for file, versions in loaded}


def _packages() -> Mapping[str, tuple[LinkedProcedure, ...]]:
    loaded = ((file, load_packages(file)) for file in rule_files(DATA / "packages"))
    return dict(sorted((_named(file, versions[0].code), versions) for file, versions in loaded))


def _named(file: Path, code: str) -> str:
    """The code of a file, which is its name; another name raises ``BadInput``."""
    if file.stem != code:
        raise BadInput.one(file.name, path="$.code", met=repr(code), right=f"{file.stem!r}, the name of the file")
    return code


def _table(name: str, rows: Iterable[object]) -> str:
    lines = "".join(f"    {row!r},\n" for row in rows)
    return f"{name}: tuple[{TYPES[name]}, ...] = (\n{lines})"


def _names(texts: Iterable[Text | None]) -> tuple[tuple[str, str], ...]:
    return tuple(dict.fromkeys((text.vi, text.en) for text in texts if text is not None))


def _spell(spell: InForce) -> str:
    return f"{spell.first}/{spell.last or '..'}"
