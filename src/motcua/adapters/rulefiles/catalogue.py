"""Catalogues from rule files: of a file, of a folder, and of the library itself.

The library's own catalogue knows its procedures from a compiled index, and reads a file when its procedure is first
asked for.
"""

import os
from collections.abc import Mapping
from functools import cache, partial
from pathlib import Path
from types import MappingProxyType
from typing import Final

from motcua.adapters.rulefiles.fees import load_fee_schedules
from motcua.adapters.rulefiles.linked import load_packages
from motcua.adapters.rulefiles.procedures import load_procedure
from motcua.adapters.rulefiles.reading import rule_files
from motcua.catalogue import Catalogue, Entry
from motcua.compiled.index import FEES, PACKAGES, PROCEDURES
from motcua.errors import BadInput
from motcua.fees import FeeSchedule
from motcua.linked import LinkedProcedure
from motcua.procedure import Procedure
from motcua.wording import Text

__all__ = ["DATA", "load_catalogue", "reference_catalogue", "reference_fee_schedules"]

DATA: Final = Path(__file__).parents[2] / "data"


def load_catalogue(path: str | os.PathLike[str]) -> Catalogue:
    """The catalogue of a rule file, or of a folder of them (*danh mục thủ tục từ tệp*).

    A folder holds procedures, or folders ``procedures``, ``fees`` and ``packages``. Fees are looked for there first,
    then among the schedules of the library. Raises ``BadInput`` with every problem of the first file that has one.
    """
    place = Path(path)
    procedures, fees, packages = (place / name for name in ("procedures", "fees", "packages"))
    own = load_fee_schedules(fees, _reference_schedule) if fees.is_dir() else {}
    versions: dict[str, tuple[Procedure, ...]] = {}
    for file in rule_files(procedures if procedures.is_dir() else place):
        found = load_procedure(file, lambda code: own.get(code) or _reference_schedule(code))
        number = found[0].code.number
        if number in versions:
            raise BadInput.one(file.name, path="$.code", met=f"{number} again", right="one file for each procedure")
        versions[number] = found
    return Catalogue.of(
        (procedure for found in versions.values() for procedure in found),
        load_packages(packages) if packages.is_dir() else (),
    )


@cache
def reference_catalogue() -> Catalogue:
    """The procedures and packages that come with the library, each read when it is first asked for.

    >>> len(reference_catalogue()) == len(PROCEDURES)
    True
    """
    return Catalogue(
        tuple(Entry(code, _texts(names), partial(_reference_versions, file)) for code, file, names, _ in PROCEDURES),
        tuple(
            Entry(code, _texts(names), partial(_reference_packages, file), also)
            for code, file, names, also, _ in PACKAGES
        ),
    )


@cache
def reference_fee_schedules() -> Mapping[str, FeeSchedule]:
    """The fee schedules that come with the library, by code (*biểu phí, lệ phí*).

    >>> import datetime as dt
    >>> certification = reference_fee_schedules()["certification"]
    >>> certification.quote(on=dt.date(2026, 8, 28), pages=3, copies=5).total
    VND(25_000)
    """
    return MappingProxyType({code: schedule for code in FEES if (schedule := _reference_schedule(code))})


@cache
def _reference_schedule(code: str) -> FeeSchedule | None:
    if code not in FEES:
        return None
    return load_fee_schedules(DATA / "fees" / f"{code}.toml", _reference_schedule)[code]


@cache
def _reference_versions(file: str) -> tuple[Procedure, ...]:
    return load_procedure(DATA / "procedures" / file, _reference_schedule)


@cache
def _reference_packages(file: str) -> tuple[LinkedProcedure, ...]:
    return load_packages(DATA / "packages" / file)


def _texts(names: tuple[tuple[str, str], ...]) -> tuple[Text, ...]:
    return tuple(Text(*name) for name in names)
