"""A real browser, driven over its debugging pipe with nothing but the standard library."""

import fcntl
import itertools
import json
import os
import shutil
import subprocess
import tempfile
import time
from typing import Any, Final, Self

import pytest
from tests.browser import CHROMIUM

__all__ = ["Browser", "needs_browser"]

needs_browser = pytest.mark.skipif(CHROMIUM is None, reason="a page is driven by Chromium, and there is none here")
FLAGS: Final = ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--remote-debugging-pipe")


class Browser:
    """One page of a headless Chromium."""

    def __enter__(self) -> Self:
        down, up = os.pipe(), os.pipe()
        there = [fcntl.fcntl(end, fcntl.F_DUPFD, 30) for end in (down[0], up[1])]  # away from 3 and 4
        self._profile = tempfile.mkdtemp()

        def place() -> None:
            os.dup2(there[0], 3)
            os.dup2(there[1], 4)

        self._process = subprocess.Popen(  # noqa: S603 - the browser that was found
            [str(CHROMIUM), *FLAGS, f"--user-data-dir={self._profile}", "about:blank"],
            preexec_fn=place,  # noqa: PLW1509 - the pipe of Chromium is 3 and 4, and these tests have no threads
            pass_fds=(3, 4),
            stderr=subprocess.DEVNULL,
        )
        for end in (down[0], up[1], *there):
            os.close(end)
        self._send, self._heard, self._rest = down[1], up[0], b""
        self._ids, self._session = itertools.count(1), ""
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.wait()
        os.close(self._send)
        os.close(self._heard)
        shutil.rmtree(self._profile, ignore_errors=True)

    def call(self, method: str, **params: object) -> dict[str, Any]:
        """One command of the DevTools protocol, and its result."""
        number = next(self._ids)
        message = {"id": number, "method": method, "params": params}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._send, json.dumps(message).encode() + b"\0")
        while True:
            heard = json.loads(self._next())
            if heard.get("id") == number:
                assert "error" not in heard, heard
                result: dict[str, Any] = heard["result"]
                return result

    def _next(self) -> bytes:
        while b"\0" not in self._rest:
            read = os.read(self._heard, 1 << 16)
            assert read, "the browser has gone"
            self._rest += read
        message, _, self._rest = self._rest.partition(b"\0")
        return message

    def evaluate(self, script: str) -> Any:
        """The value of an expression in the page."""
        answer = self.call("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    def open(self, url: str) -> None:
        """Go to a page, and wait until it is there."""
        self.call("Page.navigate", url=url)
        self.wait(f"location.href.startsWith({json.dumps(url)}) && document.readyState === 'complete'")

    def fill(self, selector: str, text: str) -> None:
        """Type into a field."""
        self.evaluate(f"document.querySelector({json.dumps(selector)}).focus()")
        self.call("Input.insertText", text=text)

    def click(self, selector: str) -> None:
        """Click a button."""
        self.evaluate(f"document.querySelector({json.dumps(selector)}).click()")

    def wait(self, script: str, seconds: float = 60) -> Any:
        """The value of an expression, as soon as it is true."""
        until = time.monotonic() + seconds
        while not (value := self.evaluate(script)):
            assert time.monotonic() < until, f"never came true: {script}"
            time.sleep(0.05)
        return value
