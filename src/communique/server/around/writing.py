"""What holds for requests that write and for who is signed in: small bodies, answers that nobody keeps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse

from communique.server.around.kept import PERSONAL, READS

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

MOST_BYTES = 64 * 2**10
"""Of what is sent with a request."""
_TOO_LARGE = f"A request may have {MOST_BYTES // 2**10} kB at most"


class Writing:
    """Bounds what is sent with requests; forbids to keep what is said to who writes or is signed in."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"].startswith("/static/"):
            await self._app(scope, receive, send)
            return
        names = {name for name, _ in scope["headers"]}
        is_personal = scope["method"] not in READS or not names.isdisjoint(PERSONAL)
        answering = _unkept(send) if is_personal else send
        if _told_size(scope) > MOST_BYTES:
            problem = {"type": "about:blank", "title": "Content Too Large", "status": 413}
            problem["detail"] = f"{_TOO_LARGE}."
            refusal = JSONResponse(problem, 413, media_type="application/problem+json")
            await refusal(scope, receive, _unkept(send))
            return
        has_body = b"content-length" in names or b"transfer-encoding" in names
        await self._app(scope, _bounded(receive) if has_body else receive, answering)


def _told_size(scope: Scope) -> int:
    told = next((value for name, value in scope["headers"] if name == b"content-length"), b"0")
    return int(told) if told.isdigit() else 0


def _bounded(receive: Receive) -> Receive:
    size = 0

    async def bounded() -> Message:
        nonlocal size
        message = await receive()
        size += len(message.get("body", b""))
        if size > MOST_BYTES:
            raise HTTPException(413, _TOO_LARGE)
        return message

    return bounded


def _unkept(send: Send) -> Send:
    async def unkept(message: Message) -> None:
        if message["type"] == "http.response.start":
            others = [pair for pair in message["headers"] if pair[0] != b"cache-control"]
            message = {**message, "headers": [*others, (b"cache-control", b"no-store")]}
        await send(message)

    return unkept
