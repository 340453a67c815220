"""Catalogues from rule files: of a file, or of a folder."""

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

import attrs

from motcua.adapters.reading import bytes_of, is_folder, listed, named
from motcua.adapters.rulefiles.faults import Faults
from motcua.adapters.rulefiles.fees import load_fee_schedules
from motcua.adapters.rulefiles.linked import load_packages
from motcua.adapters.rulefiles.local import local_rules, own_first
from motcua.adapters.rulefiles.procedures import load_procedure
from motcua.adapters.rulefiles.reading import is_rule_file, rule_files
from motcua.catalogue import Catalogue
from motcua.errors import BadInput
from motcua.fees import FeeSchedule
from motcua.reference import reference_catalogue, schedule

if TYPE_CHECKING:
    from motcua.procedure import Procedure

__all__ = ["DATA", "load_catalogue", "load_schedules"]

DATA: Final = Path(__file__).parents[2] / "data"

KINDS: Final = ("procedures", "fees", "packages", "local")
"""What a folder of rules holds, each in a folder of that name or beside the others."""
_SIGNS: Final[Mapping[str, re.Pattern[bytes]]] = {
    kind: re.compile(rb"^(?:\xef\xbb\xbf)?[ \t]*" + sign, re.MULTILINE)  # behind Notepad's mark, however indented
    for kind, sign in (
        ("procedures", rb"\[\[(?:limits|papers|results|amendments)\]\]"),
        ("local", rb"jurisdiction[ \t]*="),
        ("packages", rb"\[\[versions\]\]"),
        ("fees", rb"(?:localises[ \t]*=|\[\[fees\]\])"),
    )
}
"""By which line the kind of a file is known that stands in none of these folders; without any it is a procedure."""


def load_catalogue(path: str | os.PathLike[str]) -> Catalogue:
    """The catalogue of a rule file, or of a folder of them (*danh mục thủ tục từ tệp*).

    A folder holds folders ``procedures``, ``fees``, ``packages`` and ``local``, or the files themselves, each known by
    what stands in it. Fees are looked for there first, then among the schedules of the library; local rules lie over
    the procedures, and where there are none, they and packages over those of the library. Raises ``BadInput`` with
    every problem of every file; where those of fees have some, what others say of fees waits until these are mended.
    """
    files = _sorted(path)
    versions: dict[str, tuple[Procedure, ...]] = {}
    with Faults() as faults:
        own = load_fee_schedules(files["fees"], schedule, faults)
        schedules, missing = own_first(own), faults.missing()
        for file in files["procedures"]:
            with faults.met(named(file), *missing):
                found = load_procedure(file, schedules)
                number = found[0].code.number
                if number in versions:
                    right = "one file for each procedure"
                    raise BadInput.one(named(file), path="$.code", met=f"{number} again", right=right)
                versions[number] = found
        packages = load_packages(files["packages"], faults)
        places = local_rules(files["local"], schedules, faults, *missing)
    catalogue = Catalogue.of((version for found in versions.values() for version in found), packages)
    if not versions and (packages or files["local"]):
        ours = reference_catalogue()
        catalogue = attrs.evolve(ours, packages=catalogue.packages) if packages else ours
    with Faults() as faults:
        for file, rules in zip(files["local"], places, strict=True):
            with faults.met(named(file)):
                catalogue = rules.over(catalogue)
    return catalogue


def load_schedules(path: str | os.PathLike[str]) -> Mapping[str, FeeSchedule]:
    """The fee schedules of a folder that ``load_catalogue`` reads, by code; raises ``BadInput`` as it does."""
    return load_fee_schedules(_sorted(path)["fees"], schedule)


def _sorted(path: str | os.PathLike[str]) -> Mapping[str, tuple[Path, ...]]:
    """The files of each kind; raises ``BadInput`` where there are none at all, and where a folder is empty."""
    if not isinstance(path, str | os.PathLike):
        raise BadInput.one("rule files", met=type(path).__name__, right="the path of a file or a folder")
    place = Path(path)
    folders = {kind: rule_files(place / kind) for kind in KINDS if is_folder(place / kind)}
    beside = listed(place, is_rule_file) if folders else rule_files(place)
    kinds = [_kind(file) for file in beside]
    return {
        kind: (*folders.get(kind, ()), *(file for file, met in zip(beside, kinds, strict=True) if met == kind))
        for kind in KINDS
    }


def _kind(file: Path) -> str:
    text = bytes_of(file, "a TOML file").replace(b"\r\n", b"\n")
    return next((kind for kind, sign in _SIGNS.items() if sign.search(text)), KINDS[0])
