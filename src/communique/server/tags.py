"""ETags: who has an answer already is told so, and does not get it again."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from starlette.datastructures import Headers, MutableHeaders

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send


class Tags:
    """Tags whole answers by their content. A ledger may change at any time, so browsers are to ask again."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
            await self._app(scope, receive, send)
            return
        wanted = Headers(scope=scope).get("if-none-match", "")
        held: Message | None = None
        body = b""

        async def tagged(message: Message) -> None:
            nonlocal held, body
            if message["type"] == "http.response.start" and _can_be_tagged(message):
                held = message
            elif held is None:
                await send(message)
            else:
                body += message.get("body", b"")
                if not message.get("more_body"):
                    await _answer(held, body, wanted, send)

        await self._app(scope, receive, tagged)


def _can_be_tagged(start: Message) -> bool:
    """Tell whether an answer is whole and right; files have their own tags."""
    headers = Headers(raw=start["headers"])
    return start["status"] == 200 and "content-length" in headers and "etag" not in headers


async def _answer(start: Message, body: bytes, wanted: str, send: Send) -> None:
    tag = f'W/"{hashlib.sha256(body).hexdigest()[:32]}"'
    headers = MutableHeaders(scope=start)
    headers["etag"] = tag
    headers.setdefault("cache-control", "no-cache")
    if tag in (one.strip() for one in wanted.split(",")):
        start["status"] = 304
        del headers["content-length"]
        body = b""
    await send(start)
    await send({"type": "http.response.body", "body": body})
