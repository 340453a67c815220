"""Catalogues from rule files: of a file, or of a folder."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

from motcua.adapters.rulefiles.fees import load_fee_schedules
from motcua.adapters.rulefiles.linked import load_packages
from motcua.adapters.rulefiles.local import load_local_rules
from motcua.adapters.rulefiles.procedures import load_procedure
from motcua.adapters.rulefiles.reading import rule_files
from motcua.catalogue import Catalogue
from motcua.errors import BadInput
from motcua.reference import schedule

if TYPE_CHECKING:
    from motcua.procedure import Procedure

__all__ = ["DATA", "load_catalogue"]

DATA: Final = Path(__file__).parents[2] / "data"


def load_catalogue(path: str | os.PathLike[str]) -> Catalogue:
    """The catalogue of a rule file, or of a folder of them (*danh mục thủ tục từ tệp*).

    A folder holds procedures, or folders ``procedures``, ``fees``, ``packages`` and ``local``. Fees are looked for
    there first, then among the schedules of the library; local rules lie over the procedures. Raises ``BadInput`` with
    every problem of the first file that has one.
    """
    if not isinstance(path, str | os.PathLike):
        raise BadInput.one("rule files", met=type(path).__name__, right="the path of a file or a folder")
    place = Path(path)
    procedures, fees, packages, local = (place / name for name in ("procedures", "fees", "packages", "local"))
    own = load_fee_schedules(fees, schedule) if fees.is_dir() else {}
    versions: dict[str, tuple[Procedure, ...]] = {}
    for file in rule_files(procedures if procedures.is_dir() else place):
        found = load_procedure(file, lambda code: own.get(code) or schedule(code))
        number = found[0].code.number
        if number in versions:
            raise BadInput.one(file.name, path="$.code", met=f"{number} again", right="one file for each procedure")
        versions[number] = found
    catalogue = Catalogue.of(
        (procedure for found in versions.values() for procedure in found),
        load_packages(packages) if packages.is_dir() else (),
    )
    for rules in load_local_rules(local, fees if fees.is_dir() else None) if local.is_dir() else ():
        catalogue = rules.over(catalogue)
    return catalogue
