"""`/about` and `/api`: what was read by whom and what failed; how programs ask."""

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request
from starlette.responses import HTMLResponse

from communique.server.opened import OpenedLedger
from communique.server.programs.api import BASE
from communique.server.site import Data, query, render
from communique.server.views.articles import latest_kept
from communique.server.views.measured import measured
from communique.server.views.outlets import load_outlets

router = APIRouter(include_in_schema=False)
FAILED = ("not an article", "paywall", "not English", "too long", "unsupported", "failed")
"""Outcomes of what was met and not read."""
_LINES, _OUTLETS, _KEPT = 25, 60, 12
Unread = Literal["not an article", "paywall", "not English", "too long", "unsupported", "failed"]


@router.get("/about")
def about(ledger: OpenedLedger, outcome: Annotated[Unread | None, Query()] = None) -> HTMLResponse:
    """Show what the ledger holds, what its reader could not read, and what follows for whoever uses it."""
    with ledger.reading() as connection:
        outlets, kept = load_outlets(connection, _OUTLETS + 1), latest_kept(connection, _KEPT)
    log = f"{BASE}/log" + (f"?{query(outcome=outcome)}" if outcome else "")
    return render(
        "about.html", title="About this ledger", stats=ledger.stats(), outcomes=ledger.log_counts(),
        failed=list(ledger.log(outcome=outcome or FAILED, limit=_LINES)), outcome=outcome, can_fail=FAILED,
        outlets=outlets[:_OUTLETS], has_more_outlets=len(outlets) > _OUTLETS, kept=kept, measured=measured(),
        log=log,
        data=[
            Data("JSON", f"{BASE}/stats", "application/json"),
            Data("JSON of the log", log, "application/json"),
        ],
    )  # fmt: skip


@router.get("/api")
def api(request: Request) -> HTMLResponse:
    """Show the addresses of the API with their parameters, from its own description."""
    described = request.app.openapi()
    calls = [_call(path, methods["get"]) for path, methods in described["paths"].items() if "get" in methods]
    return render(
        "api.html", title="The API", calls=calls,
        data=[Data("OpenAPI", f"{BASE}/openapi.json", "application/json")],
    )  # fmt: skip


def _call(path: str, call: dict[str, Any]) -> dict[str, Any]:
    parameters = [
        {"name": one["name"], "is_needed": one["required"], "kind": _kind(one["schema"])}
        for one in call.get("parameters", ())
    ]
    return {"path": path, "words": call.get("description", ""), "parameters": parameters}


def _kind(schema: dict[str, Any]) -> str:
    """Say in a few words what a parameter may be."""
    for one in schema.get("anyOf", ()):
        if one.get("type") != "null":
            return _kind(one)
    if schema.get("type") == "array":
        return f"{_kind(schema['items'])}, several times"
    if "enum" in schema:
        return " or ".join(schema["enum"])
    return str(schema.get("format") or schema.get("type", ""))
