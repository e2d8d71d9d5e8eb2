"""What is said where a question cannot be answered: one sentence, as problem+json (RFC 9457) or a page."""

from __future__ import annotations

import json
import logging
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from fastapi.exceptions import RequestValidationError
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from starlette.exceptions import HTTPException
from starlette.responses import Response

from communique._text import one_line
from communique.errors import CommuniqueError, LedgerUnavailable, UnknownEntry
from communique.server.around.guard import SECURITY
from communique.server.around.kept import route_of
from communique.server.site import render

if TYPE_CHECKING:
    from fastapi import FastAPI
    from starlette.requests import Request

_LOG = logging.getLogger("communique.server")
_FEEDS = (".csv", ".ics", ".atom", ".graphml")
_LONGEST = 300
"""Characters of a value that a sentence repeats."""


def install(app: FastAPI) -> None:
    """Let the application say what is wrong in one sentence, wherever it went wrong."""
    for error in (CommuniqueError, RequestValidationError, HTTPException, DBAPIError, PoolTimeout, Exception):
        app.add_exception_handler(error, _answered)


async def _answered(request: Request, error: Exception) -> Response:
    status, sentence = told(error)
    number = request.scope.get("request_id", "")
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        _LOG.error(
            "%s %s failed (request %s)", request.method, route_of(request.scope), number, exc_info=error
        )
    # An error nobody foresaw is answered outside of all middleware.
    headers = dict(SECURITY) | dict(getattr(error, "headers", None) or {})
    if status == HTTPStatus.INTERNAL_SERVER_ERROR:
        headers["x-request-id"] = number
    if is_for_programs(request.url.path):
        return _as_json(status, sentence, headers)
    page = render("problem.html", title=HTTPStatus(status).phrase, status=status, sentence=sentence)
    page.headers.update(headers)
    return page


def is_for_programs(path: str) -> bool:
    """Tell whether programs ask at an address: they are to get problems that they can read."""
    return path.startswith("/api/") or path.endswith(_FEEDS)


def short(path: str, status: int, sentence: str, headers: dict[str, str]) -> Response:
    """Answer at little cost: as problem+json to programs, else as plain text."""
    if is_for_programs(path):
        return _as_json(status, sentence, headers)
    return Response(f"{sentence}\n", status, headers, "text/plain")


def _as_json(status: int, sentence: str, headers: dict[str, str]) -> Response:
    problem = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status}
    body = json.dumps(problem | {"detail": sentence}).encode()
    return Response(body, status, headers, "application/problem+json")


def told(error: Exception) -> tuple[int, str]:
    """Give the status and the sentence of an error."""
    match error:
        case UnknownEntry():
            return 404, _sentence(str(error))
        case LedgerUnavailable() | DBAPIError() | PoolTimeout():
            return 503, "The ledger cannot be read just now; try again in a moment."
        case CommuniqueError():
            return 400, _sentence(str(error))
        case RequestValidationError():
            return 400, _of_parameter(error.errors()[0])
        case HTTPException(status_code=404):
            return 404, "There is nothing at this address."
        case HTTPException():
            return error.status_code, _sentence(f"{error.detail}.")
    return 500, "Something went wrong here; the server's log has it."


def _of_parameter(first: dict[str, Any]) -> str:
    """Say what is wrong with a parameter, naming it."""
    where = ".".join(str(part) for part in first["loc"][1:]) or "the address"
    if first["type"] == "extra_forbidden":
        return _sentence(f"There is no parameter {where!r}.")
    return _sentence(f"The parameter {where} does not fit: {first['msg']}.")


def _sentence(words: str) -> str:
    plain = one_line(words)
    plain = plain if len(plain) <= _LONGEST else f"{plain[:_LONGEST]}…"
    return plain[:1].upper() + plain[1:]
