"""An index of the procedures, fees and packages of ``data/``, so that one is found without reading them all."""

from collections.abc import Iterable
from typing import Final

from motcua.adapters.rulefiles.catalogue import DATA
from motcua.adapters.rulefiles.fees import load_fee_schedules
from motcua.adapters.rulefiles.linked import load_packages
from motcua.adapters.rulefiles.procedures import load_procedure
from motcua.adapters.rulefiles.reading import rule_files
from motcua.dated import InForce
from motcua.errors import BadInput
from motcua.wording import Text

__all__ = ["literal"]

NAMES: Final = "tuple[tuple[str, str], ...]"
TYPES: Final = {
    "PROCEDURES": f"tuple[str, str, {NAMES}, tuple[str, ...]]",
    "FEES": "str",
    "PACKAGES": f"tuple[str, str, {NAMES}, tuple[str, ...], tuple[str, ...]]",
}


def literal() -> str:
    """The source of ``compiled/index.py``: code, file, names to search, and the days in force.

    A file is named after the code it holds; another name raises ``BadInput``.
    """
    schedules = load_fee_schedules(DATA / "fees")
    procedures = [(file, load_procedure(file, schedules.get)) for file in rule_files(DATA / "procedures")]
    packages = [(file, load_packages(file)) for file in rule_files(DATA / "packages")]
    codes = [(file, str(versions[0].code)) for file, versions in procedures]
    codes += [(file, versions[0].code) for file, versions in packages]
    codes += zip(rule_files(DATA / "fees"), schedules, strict=True)
    for file, code in codes:
        if file.stem != code:
            raise BadInput.one(file.name, path="$.code", met=repr(code), right=f"{file.stem!r}, the name of the file")
    return "\n".join(
        (
            _table(
                "PROCEDURES",
                (
                    (
                        str(versions[0].code),
                        file.name,
                        _names(text for version in versions for text in (version.name, version.field)),
                        tuple(_spell(version.in_force) for version in versions),
                    )
                    for file, versions in procedures
                ),
            ),
            _table("FEES", schedules),
            _table(
                "PACKAGES",
                (
                    (
                        versions[0].code,
                        file.name,
                        _names(version.name for version in versions),
                        tuple(map(str, versions[-1].national_codes)),
                        tuple(_spell(version.in_force) for version in versions),
                    )
                    for file, versions in packages
                ),
            ),
            "",
        )
    )


def _table(name: str, rows: Iterable[object]) -> str:
    lines = "".join(f"    {row!r},\n" for row in rows)
    return f"{name}: tuple[{TYPES[name]}, ...] = (\n{lines})"


def _names(texts: Iterable[Text | None]) -> tuple[tuple[str, str], ...]:
    return tuple(dict.fromkeys((text.vi, text.en) for text in texts if text is not None))


def _spell(spell: InForce) -> str:
    return f"{spell.first}/{spell.last or '..'}"
