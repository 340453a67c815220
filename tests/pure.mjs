// Runs pytest with Python for the browser, the newest CPython there is, under node:
//
//     node tests/pure.mjs PYODIDE SITE-PACKAGES [what pytest is told]
//
// Sources, tests and the libraries of the environment are mounted, not copied; what is compiled stays outside.

import { pathToFileURL } from "node:url";
import { join, resolve } from "node:path";

const [pyodide, site, ...words] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(join(resolve(pyodide), "pyodide.mjs")));
const python = await loadPyodide({ env: { HOME: "/", PYTHONDONTWRITEBYTECODE: "1", PYTEST_DISABLE_PLUGIN_AUTOLOAD: "1" } });
for (const [place, root] of [["/house", process.cwd()], ["/site", site]]) {
    python.FS.mkdir(place);
    python.FS.mount(python.FS.filesystems.NODEFS, { root: resolve(root) }, place);
}
python.globals.set("words", python.toPy(words));
process.exitCode = python.runPython(`
import os, sys
os.chdir("/house")
sys.path[:0] = ["/house/src", "/house", "/site"]
import pytest
print("Python", sys.version.split()[0], "for", sys.platform)
int(pytest.main(["-p", "no:cacheprovider", "-p", "_hypothesis_pytestplugin", *words]))
`);
