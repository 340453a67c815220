"""A service that gives appointments, and a page for the counter: our values stand in the models of FastAPI as they are.

uvicorn --app-dir examples fastapi_service:app      then open http://127.0.0.1:8000/

Shown: codes and moments checked on their way in, a schema that tells their form (``/docs``), errors of ours as 422 with
a stable code, and every answer with its reasons in the language that was asked for.
"""

from typing import Any, Literal

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse, JSONResponse
from pydantic import BaseModel, Field

from motcua import VND, MotcuaError, WorkingDays, national_calendar, reference_catalogue
from motcua.adapters import records, refusals
from motcua.calendar import OfficeTime
from motcua.codes import ProcedureCode

app = FastAPI(title="Một cửa", description="When a result is due, what it costs, which papers are missing.")


class Asked(BaseModel, extra="forbid"):
    """What the counter knows of a case."""

    procedure: ProcedureCode
    received: OfficeTime
    facts: dict[str, Any] = Field(default_factory=dict)
    papers: list[str] = []
    lang: Literal["vi", "en"] = "vi"


class Appointment(BaseModel):
    """The answer of the counter, with its reasons."""

    procedure: ProcedureCode
    due: OfficeTime
    firm: bool
    fee: VND | None
    """Nothing where it is not one sum of đồng."""
    missing: list[str]
    reasons: list[str]


@app.post("/appointments")
def appointment(asked: Asked, request: Request) -> Appointment:
    """When, how much, which paper: the three answers, and why."""
    request.state.lang = asked.lang
    day = asked.received.date()
    procedure = reference_catalogue().find(asked.procedure, on=day)
    due = procedure.due(asked.received, national_calendar(), facts=asked.facts)
    total = procedure.quote(on=day, facts=asked.facts).total
    missing = procedure.check(asked.papers, on=day, facts=asked.facts).missing
    return Appointment(
        procedure=asked.procedure,
        due=due.at,
        firm=due.firm,
        fee=total if isinstance(total, VND) else None,
        missing=list(missing),
        reasons=str(due.explain(asked.lang)).splitlines(),
    )


@app.get("/due/{days}")
def due_in(days: int, received: OfficeTime) -> dict[str, Any]:
    """A limit in working days alone, with its ledger."""
    return records.dump(WorkingDays(days).due(received, national_calendar()))


@app.exception_handler(MotcuaError)
async def refused(request: Request, error: MotcuaError) -> JSONResponse:
    """What the library refuses is bad input to the service: the stable code, and the sentence in the language asked."""
    return JSONResponse(refusals.document(error, getattr(request.state, "lang", "vi")), status_code=422)


@app.get("/facts/{code}")
def facts(code: str, received: OfficeTime, request: Request, lang: Literal["vi", "en"] = "vi") -> list[dict[str, Any]]:
    """What a procedure asks of a case: the name of each fact, its question, and the answers it takes."""
    request.state.lang = lang
    asked = reference_catalogue().find(code, on=received.date()).facts
    return [
        {"name": fact.name, "type": fact.type.value, "question": fact.question.say(lang), "answers": fact.choices}
        for fact in asked
    ]


@app.get("/", response_class=HTMLResponse)
def page() -> str:
    """The page of the counter."""
    return PAGE


PAGE = """<!doctype html>
<html lang="vi"><meta charset="utf-8"><title>Hẹn trả kết quả</title>
<style>body { font: 16px system-ui; max-width: 44rem; margin: 2rem auto } label { display: block; margin: .6rem 0 }
input { font: inherit; padding: .3rem; width: 16rem } #due { font-size: 1.6rem; font-weight: 600 }</style>
<h1>Hẹn trả kết quả</h1>
<form>
<label>Mã thủ tục <br><input name="procedure" required></label>
<label>Tiếp nhận lúc <br><input name="received" placeholder="2026-08-28 15:20" required></label>
<label>Thông tin khai <br><input name="facts" value="home=own channel=counter"></label>
<small id="asked"></small>
<label>Giấy tờ đã nộp <br><input name="papers"></label>
<button>Tính ngày trả</button>
</form>
<p id="due"></p><p id="missing"></p><ol id="reasons"></ol>
<script>
const form = document.querySelector("form"), show = (id, text) => (document.getElementById(id).textContent = text);
const truths = { "có": true, "không": false, true: true, false: false };
const value = (text) => truths[text] ?? (/^[0-9]+$/.test(text) ? Number(text) : text);
const pairs = (text) => text.split(" ").filter(Boolean).map((one) => one.split("="));
const told = (text) => pairs(text).map(([name, said]) => [name, value(said)]);
form.procedure.onchange = async () => {  // what this procedure asks, beside the place where it is answered
  const query = new URLSearchParams({ received: form.received.value || form.received.placeholder });
  const answer = await fetch(`/facts/${encodeURIComponent(form.procedure.value)}?${query}`);
  const asked = answer.ok ? await answer.json() : [];
  const answers = ({ answers, type }) => answers.join("|") || { boolean: "có|không", date: "2026-08-28" }[type] || "…";
  show("asked", asked.map((fact) => `${fact.name}=${answers(fact)}: ${fact.question}`).join(" · "));
};
form.onsubmit = async (event) => {
  event.preventDefault();
  const { procedure, received, papers, facts } = Object.fromEntries(new FormData(form));
  const words = papers.split(" ").filter(Boolean);
  const asked = { procedure, received, papers: words, facts: Object.fromEntries(told(facts)) };
  const headers = { "Content-Type": "application/json" };
  const answer = await fetch("/appointments", { method: "POST", headers, body: JSON.stringify(asked) });
  const said = await answer.json(), list = document.getElementById("reasons");
  list.replaceChildren();
  if (!answer.ok) return show("due", said.says ?? said.detail[0].msg);
  show("due", `${said.due.slice(11, 16)} ngày ${said.due.slice(0, 10).split("-").reverse().join("/")}`);
  show("missing", said.missing.length ? `Còn thiếu: ${said.missing.join(", ")}` : "Đủ giấy tờ");
  for (const reason of said.reasons) list.append(Object.assign(document.createElement("li"), { textContent: reason }));
};
</script>
</html>
"""
