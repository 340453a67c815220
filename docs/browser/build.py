"""The page in which anyone computes a return date, with all it loads: ``python docs/browser/build.py FOLDER``.

Python for the browser comes from the npm package ``pyodide`` and is copied, not linked: the folder can be served from
any place, and asks no other. The library goes in as it is, with the two libraries its core needs.
"""

import importlib
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

__all__ = ["build"]

PAGE: Final = Path(__file__).with_name("index.html")
LOADED: Final = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json")
MODULES: Final = ("motcua", "attrs", "attr", "dateutil", "six")
LEFT_OUT: Final = {"__pycache__", "adapters", "data"}
"""The core answers without the adapters and their files."""


def build(folder: Path, package: Path) -> None:
    """The page in that folder, with what the unpacked npm package and this environment bring."""
    (folder / "pyodide").mkdir(parents=True, exist_ok=True)
    for name in LOADED:
        shutil.copy(package / name, folder / "pyodide" / name)
    shutil.copy(PAGE, folder / "index.html")
    with zipfile.ZipFile(folder / "library.zip", "w", zipfile.ZIP_DEFLATED) as library:
        for name in MODULES:
            for file, inside in _files(name):
                library.write(file, inside)


def _files(name: str) -> Iterator[tuple[Path, str]]:
    """The files of a module, each with its place in the library."""
    file = Path(str(importlib.import_module(name).__file__))
    if file.name != "__init__.py":
        yield file, file.name
        return
    for path in sorted(file.parent.rglob("*")):
        inside = path.relative_to(file.parent.parent)
        if path.suffix == ".py" and not LEFT_OUT & set(inside.parts):
            yield path, inside.as_posix()


def fetched(folder: Path) -> Path:
    """The npm package, unpacked in that folder; raises what npm could not do."""
    npm = shutil.which("npm")
    if npm is None:
        raise FileNotFoundError("npm")
    command = [npm, "pack", "pyodide", "--silent"]
    name = subprocess.run(  # noqa: S603 - npm, with the words above
        command, cwd=folder, check=True, capture_output=True, text=True, timeout=120
    ).stdout.split()[-1]
    package = folder / "package"
    package.mkdir(exist_ok=True)
    with tarfile.open(folder / name) as packed:
        for wanted in LOADED:
            if inside := packed.extractfile(f"package/{wanted}"):
                (package / wanted).write_bytes(inside.read())
    return package


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        build(Path(sys.argv[1]), fetched(Path(place)))
