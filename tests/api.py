"""The names that callers use, as stubs: ``python3 dev.py write names`` does it anew, after a change that was meant.

griffe reads the source as a type checker does. The stubs of every public module stand in one file, each after the line
that names it; unpacked, they are a package that griffe compares with that of the source: what would break a caller. The
names of the front door stand first, as imports; they are compared as they stand.
"""

import re
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

import griffe

__all__ = ["FILE", "breaking", "written"]

ROOT: Final = Path(__file__).parents[1]
FILE: Final = Path(__file__).parent / "snapshots" / "api.txt"
COLOUR: Final = re.compile(r"\x1b\[[0-9;]*m")
MODULE: Final = "### "
FRONT: Final = f"{MODULE}motcua"
APART: Final = {"compiled", "commands", "compiling"}
"""What nobody imports: literals, and commands."""
OPEN: Final = {"motcua", "motcua.adapters"}
"""Packages whose modules callers import; of the others they import what the package itself exports."""
KEPT: Final = {"classmethod", "staticmethod", "property", "cached_property"}


def _source(folder: Path) -> griffe.Module:
    loader = griffe.GriffeLoader(search_paths=[folder], allow_inspection=False)
    package = loader.load("motcua")
    loader.resolve_aliases(implicit=False)
    assert isinstance(package, griffe.Module)
    return package


@cache
def written() -> str:
    """The stubs of the source."""
    return "\n".join(_modules(_source(ROOT / "src"))) + "\n"


def _modules(module: griffe.Module) -> Iterator[str]:
    exported = sorted(str(name) for name in module.exports or ())
    if module.path == "motcua":
        yield FRONT
        yield from (f"from motcua import {name}" for name in exported)
    elif exported:
        yield f"{MODULE}{module.path}"
        for name in exported:
            found = module.members.get(name)
            yield from _stub(found.final_target if isinstance(found, griffe.Alias) else found, "")
    if module.path in OPEN:
        for name, inner in sorted(module.members.items()):
            if isinstance(inner, griffe.Module) and not name.startswith("_") and name not in APART:
                yield from _modules(inner)


def _stub(found: object, depth: str) -> Iterator[str]:
    match found:
        case griffe.Class():
            bases = f"({', '.join(map(str, found.bases))})" if found.bases else ""
            yield f"{depth}class {found.name}{bases}:"
            yield f"{depth}    pass"
            for name, inner in {**found.members, **_inherited(found)}.items():
                if not name.startswith("_") or name == "__init__":
                    yield from _stub(inner, depth + "    ")
        case griffe.Function():
            yield from (f"{depth}@{one.value}" for one in found.decorators if str(one.value) in KEPT)
            returns = f" -> {found.returns}" if found.returns else ""
            yield f"{depth}def {found.name}({_parameters(found)}){returns}: ..."
        case griffe.Attribute():
            annotation = f": {found.annotation}" if found.annotation else ""
            if "property" in found.labels:
                yield f"{depth}@property"
                yield f"{depth}def {found.name}(self) -> {found.annotation}: ..."
            else:
                yield f"{depth}{found.name}{annotation} = {found.value or '...'}"
        case _:
            pass


def _inherited(found: griffe.Class) -> dict[str, object]:
    """What a class has of others of the library: callers find it on the class itself, whatever it is split into.

    griffe reads the library alone, so what comes from ``Enum`` or ``Exception`` is not among it.
    """
    return {name: inner.final_target for name, inner in found.inherited_members.items()}


def _parameters(function: griffe.Function) -> str:
    said: list[str] = []
    starred = False
    for one in function.parameters:
        if one.kind is griffe.ParameterKind.keyword_only and not starred:
            said.append("*")
        starred = starred or one.kind in {griffe.ParameterKind.keyword_only, griffe.ParameterKind.var_positional}
        prefix = {griffe.ParameterKind.var_positional: "*", griffe.ParameterKind.var_keyword: "**"}.get(one.kind, "")
        annotation = f": {one.annotation}" if one.annotation else ""
        default = "" if one.default is None or prefix else f" = {one.default}"
        said.append(f"{prefix}{one.name}{annotation}{default}")
    return ", ".join(said)


def breaking(stubs: str) -> list[str]:
    """What a caller of the names in the stubs would find broken in the source."""
    with tempfile.TemporaryDirectory() as place:
        for name, unpacked in (("old", stubs), ("new", written())):
            _unpack(unpacked, Path(place) / name)
        old, new = _source(Path(place) / "old"), _source(Path(place) / "new")
        found = griffe.find_breaking_changes(old, new)
        told = [COLOUR.sub("", one.explain(griffe.ExplanationStyle.ONE_LINE)) for one in found]
        now = dict(_types(new))
        told += [f"{name}: {was}, and now {now[name]}" for name, was in _types(old) if now.get(name, was) != was]
    return told + [f"{name}: no longer at the front door" for name in _front(stubs) if name not in _front(written())]


def _types(within: griffe.Module | griffe.Class) -> Iterator[tuple[str, str]]:
    """The type of every field, parameter and answer, which griffe does not compare."""
    for inner in within.members.values():
        match inner:
            case griffe.Module() | griffe.Class():
                yield from _types(inner)
            case griffe.Function():
                yield f"{inner.path}()", str(inner.returns)
                yield from ((f"{inner.path}({one.name})", str(one.annotation)) for one in inner.parameters)
            case griffe.Attribute():
                yield inner.path, str(inner.annotation)
            case _:
                pass


def _front(stubs: str) -> list[str]:
    """The names of the front door."""
    return [line.rpartition(" ")[2] for line in stubs.partition(f"{FRONT}\n")[2].partition(MODULE)[0].splitlines()]


def _unpack(stubs: str, folder: Path) -> None:
    """The stubs as a package, each module a folder of it."""
    for name, _, body in (part.partition("\n") for part in stubs.split(MODULE)[1:]):
        if name == "motcua":
            continue
        place = folder / Path(*name.split("."))
        place.mkdir(parents=True, exist_ok=True)
        (place / "__init__.py").write_text(body, encoding="utf-8")
    for place in (folder / "motcua").rglob("*"):
        if place.is_dir() and not (place / "__init__.py").exists():
            (place / "__init__.py").touch()
    (folder / "motcua" / "__init__.py").touch()


if __name__ == "__main__":
    FILE.write_text(written(), encoding="utf-8")
