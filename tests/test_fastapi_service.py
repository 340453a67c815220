"""The example service: its answers, its schema, its refusals, and its page in a real browser."""

import importlib.util
import json
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from tests.driving import Browser, needs_browser

pytestmark = [pytest.mark.needs("fastapi", "a browser"), pytest.mark.aside]

pytest.importorskip("fastapi", reason="the service needs the group `examples`: fastapi is not installed")
uvicorn = pytest.importorskip("uvicorn", reason="the service needs the group `examples`: uvicorn is not installed")

FILE = Path(__file__).parents[1] / "examples" / "fastapi_service.py"
CASE = {
    "procedure": "1.004222",
    "received": "2026-08-28 15:20",
    "facts": {"home": "own", "channel": "counter"},
    "papers": ["ct01"],
}


@pytest.fixture(scope="module")
def service() -> ModuleType:
    spec = importlib.util.spec_from_file_location("fastapi_service", FILE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def address(service: ModuleType) -> Iterator[str]:
    """The service, listening."""
    server = uvicorn.Server(uvicorn.Config(service.app, port=0, log_level="critical", lifespan="off", ws="none"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}/"
    server.should_exit = True
    thread.join()


def ask(address: str, path: str, body: object = None) -> tuple[int, Any]:
    """The status and the JSON of an answer."""
    data = None if body is None else json.dumps(body).encode()
    request = Request(address + path, data, {"Content-Type": "application/json"})  # noqa: S310 - our own service
    try:
        with urlopen(request) as answer:  # noqa: S310 - our own service
            return answer.status, json.load(answer)
    except HTTPError as refused:
        with refused:
            return refused.code, json.load(refused)


class TestAppointment:
    def test_a_case_is_answered_with_its_reasons(self, address: str) -> None:
        status, said = ask(address, "appointments", CASE)
        assert (status, said["due"], said["fee"]) == (200, "2026-09-11T17:00:00+07:00", 20_000)
        assert said["missing"] == ["proof_of_home"]
        assert said["reasons"][-1] == "Trả kết quả lúc 17:00 11/09/2026"

    @pytest.mark.parametrize(
        ("changed", "said"),
        [
            ({"procedure": "x"}, "procedure code: met 'x'"),
            ({"received": "28/8/2026"}, "cannot read '28/8/2026' as a moment"),
            ({"procedure": "9.999999", "lang": "en"}, "no procedure '9.999999' is known"),
            ({"facts": {"start": "as-stamped"}, "lang": "en"}, "unknown fact start"),
            ({"facts": {}, "lang": "en"}, "cannot be decided before these facts are known"),
            ({"procedure": "9.999999"}, "không có thủ tục nào mang mã 9.999999"),
            ({"procedure": "1.001193"}, "không có thông tin nào tên home; ở đây chỉ hỏi"),
        ],
        ids=["code", "moment", "unknown", "option", "open", "unknown, in Vietnamese", "fact, in Vietnamese"],
    )
    def test_bad_input_is_told_with_our_sentence(self, address: str, changed: dict[str, Any], said: str) -> None:
        status, answer = ask(address, "appointments", {**CASE, **changed})
        assert (status, said in json.dumps(answer, ensure_ascii=False)) == (422, True), answer

    def test_what_a_procedure_asks_is_told_so_that_any_of_them_can_be_answered(self, address: str) -> None:
        status, asked = ask(address, "facts/1.001193?received=2026-08-28T15:20&lang=en")
        assert (status, asked[0]["name"], asked[0]["answers"]) == (200, "channel", ["counter", "online", "post"])
        facts = {"child": "ordinary", "parents_married": True, "channel": "counter", "on_time": True}
        status, said = ask(address, "appointments", {**CASE, "procedure": "1.001193", "facts": facts, "papers": []})
        assert (status, said["due"]) == (200, "2026-09-03T17:00:00+07:00")
        assert ask(address, "facts/9.999999?received=2026-08-28T15:20")[0] == 422

    def test_values_are_read_from_a_query(self, address: str) -> None:
        _, due = ask(address, "due/7?received=2026-08-28T15:20")
        assert due["date"] == "2026-09-11"

    def test_the_schema_tells_the_form_of_our_values(self, address: str) -> None:
        schemas = ask(address, "openapi.json")[1]["components"]["schemas"]
        assert schemas["Asked"]["properties"]["procedure"]["examples"] == ["1.004222", "1.014027.H42"]
        assert schemas["Appointment"]["properties"]["fee"]["anyOf"][0]["type"] == "integer"


@needs_browser
class TestPage:
    def test_a_clerk_fills_in_submits_and_reads_the_date_and_the_reasons(self, address: str) -> None:
        with Browser() as browser:
            browser.open(address)
            browser.fill("[name=procedure]", "1.004222")
            browser.fill("[name=received]", "2026-08-28 15:20")
            browser.fill("[name=papers]", "ct01")
            browser.click("button")
            assert browser.wait("document.querySelector('#due').textContent") == "17:00 ngày 11/09/2026"
            assert browser.evaluate("document.querySelector('#missing').textContent") == "Còn thiếu: proof_of_home"
            reasons = browser.evaluate("[...document.querySelectorAll('#reasons li')].map((one) => one.textContent)")
            assert "thứ Ba 01/09/2026: không tính – Quốc khánh (ngày liền kề) [9441/TB-BNV]" in reasons
            browser.open(address)
            browser.fill("[name=procedure]", "x")
            browser.fill("[name=received]", "2026-08-28 15:20")
            browser.click("button")
            assert "procedure code: met 'x'" in browser.wait("document.querySelector('#due').textContent")
