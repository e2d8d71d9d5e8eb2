"""Whole answers, tagged and packed: who has an answer already is told so, and does not get it again."""

from __future__ import annotations

import gzip
import hashlib
from typing import TYPE_CHECKING

from anyio import to_thread
from starlette.datastructures import Headers, MutableHeaders

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

WORTH_PACKING = 1_000
"""Bytes from which on an answer is packed."""
_LONG = 100_000
"""Bytes from which on packing takes so long that others should not have to wait for it."""
_LEVEL = 5
_PACKABLE = ("text/", "application/", "image/svg+xml")


class Tags:
    """Tags whole answers by their content, and packs them for who can unpack them.

    A ledger may change at any time, so browsers are to ask again each time.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
            await self._app(scope, receive, send)
            return
        asked = Headers(scope=scope)
        held: Message | None = None
        body: list[bytes] = []

        async def tagged(message: Message) -> None:
            nonlocal held
            if message["type"] == "http.response.start" and _can_be_tagged(message):
                held = message
            elif held is None:
                await send(message)
            else:
                body.append(message.get("body", b""))
                if not message.get("more_body"):
                    await _answer(held, b"".join(body), asked, send)

        await self._app(scope, receive, tagged)


def can_be_packed(media: str, size: int) -> bool:
    """Tell whether packing makes an answer of a media type and size much smaller."""
    return size >= WORTH_PACKING and media.startswith(_PACKABLE)


def takes_packed(told: str) -> bool:
    """Tell by an Accept-Encoding header whether packed answers are taken.

    >>> [takes_packed(told) for told in ("br, gzip;q=0.5", "gzip; q=0", "deflate", "")]
    [True, False, False, False]
    """
    for one in told[:1_000].lower().split(","):
        name, _, weight = one.replace(" ", "").partition(";q=")
        if name == "gzip":
            return bool(weight.strip("0.")) or not weight
    return False


def packed(body: bytes, level: int = _LEVEL) -> bytes:
    """Pack, the same each time."""
    return gzip.compress(body, level, mtime=0)


def _can_be_tagged(start: Message) -> bool:
    """Tell whether an answer is whole and right; files have their own tags."""
    headers = Headers(raw=start["headers"])
    return start["status"] == 200 and "content-length" in headers and "etag" not in headers


async def _answer(start: Message, body: bytes, asked: Headers, send: Send) -> None:
    tag = f'W/"{hashlib.sha256(body).hexdigest()[:32]}"'
    headers = MutableHeaders(scope=start)
    headers["etag"] = tag
    headers.setdefault("cache-control", "no-cache")
    if can_be_packed(headers.get("content-type", ""), len(body)):
        headers.add_vary_header("accept-encoding")
        if takes_packed(asked.get("accept-encoding", "")) and "content-encoding" not in headers:
            body = await to_thread.run_sync(packed, body) if len(body) >= _LONG else packed(body)
            headers["content-encoding"], headers["content-length"] = "gzip", str(len(body))
    if tag in (one.strip() for one in asked.get("if-none-match", "").split(",")):
        start["status"] = 304
        del headers["content-length"]
        body = b""
    await send(start)
    await send({"type": "http.response.body", "body": body})
