"""The page in which anyone computes a return date: the real library, in a real browser, from copied files alone."""

import functools
import importlib.util
import shutil
import subprocess
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from tests.driving import Browser, needs_browser

pytestmark = [pytest.mark.needs("a browser"), pytest.mark.aside]

BUILD = Path(__file__).parents[1] / "docs" / "browser" / "build.py"


class Quiet(SimpleHTTPRequestHandler):
    """Serves a folder and says nothing."""

    def guess_type(self, path: object) -> str:
        suffix = Path(str(path)).suffix
        return {".mjs": "text/javascript", ".wasm": "application/wasm"}.get(suffix) or super().guess_type(str(path))

    def log_message(self, *_: object) -> None:
        return


@pytest.fixture
def address(tmp_path: Path, pytestconfig: pytest.Config) -> Iterator[str]:
    """The page, built and served."""
    spec = importlib.util.spec_from_file_location("build", BUILD)
    assert spec is not None
    assert spec.loader is not None
    page = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(page)
    kept = pytestconfig.cache.mkdir("pyodide")
    try:
        package = kept / "package" if (kept / "package").exists() else page.fetched(kept)
    except (OSError, subprocess.SubprocessError) as why:
        pytest.skip(f"the npm package `pyodide` cannot be fetched here: {why}")
    page.build(tmp_path / "site", package)
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(tmp_path / "site")))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/index.html"
    server.shutdown()
    server.server_close()
    thread.join()


@needs_browser
@pytest.mark.skipif(shutil.which("npm") is None, reason="Python for the browser comes by npm, and there is none here")
def test_anyone_computes_a_return_date_in_the_page(address: str) -> None:
    with Browser() as browser:
        browser.open(address)
        browser.wait("!document.querySelector('button').disabled", seconds=180)
        browser.fill("[name=asked]", "1.004222")
        browser.fill("[name=received]", "2026-08-28 15:20")
        browser.click("button")
        assert browser.wait("document.querySelector('#due').textContent") == "17:00 11/09/2026"
        why = str(browser.evaluate("document.querySelector('#why').textContent"))
        assert "thứ Hai 31/08/2026: không tính – Nghỉ hoán đổi dịp Quốc khánh [9441/TB-BNV]" in why
        browser.evaluate("document.querySelector('[name=received]').value = '28/08/2026 15:20'")
        browser.click("button")
        assert browser.evaluate("document.querySelector('#due').textContent") == "17:00 11/09/2026"
        browser.evaluate("document.querySelector('[name=asked]').value = 'bao giờ xong thì xong'")
        browser.click("button")
        assert "không đọc được “bao giờ xong thì xong” thành thời hạn" in str(
            browser.evaluate("document.querySelector('#why').textContent")
        )
