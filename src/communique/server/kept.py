"""Answers that are kept as long as the ledger stays as it is, ready to be sent again."""

from __future__ import annotations

from collections import OrderedDict
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from communique.server.change import Change

MOST_BYTES = 32 * 2**20
"""What is kept in all; one answer may be an eighth of it."""
_LIVE = ("/health", "/static/")

Key = tuple[Any, ...]


class Answer(NamedTuple):
    """A whole answer: its headers and its body."""

    headers: list[tuple[bytes, bytes]]
    body: bytes


class Kept:
    """Keeps right and whole answers to GET, those used last; all are forgotten when the ledger changes."""

    def __init__(self, app: ASGIApp, change: Change) -> None:
        self._app = app
        self._change = change
        self._answers: OrderedDict[Key, Answer] = OrderedDict()
        self._size = 0
        self._mark: str | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "GET" or scope["path"].startswith(_LIVE):
            await self._app(scope, receive, send)
            return
        mark = await run_in_threadpool(self._change.mark)
        if mark != self._mark:
            self._answers.clear()
            self._mark, self._size = mark, 0
        key = _key(scope)
        if answer := self._answers.get(key):
            self._answers.move_to_end(key)
            await _send(answer, Headers(scope=scope).get("if-none-match", ""), send)
            return
        listening = _Listening(send)
        await self._app(scope, receive, listening)
        if mark is not None and mark == self._mark and (found := listening.answer()):
            self._keep(key, found)

    def _keep(self, key: Key, answer: Answer) -> None:
        if len(answer.body) > MOST_BYTES // 8 or key in self._answers:
            return
        self._answers[key] = answer
        self._size += len(answer.body)
        while self._size > MOST_BYTES:
            _, gone = self._answers.popitem(last=False)
            self._size -= len(gone.body)


class _Listening:
    """Sends on what it is given, and remembers it where it is whole and right."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._start: Message | None = None
        self._body: list[bytes] = []

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start" and message["status"] == 200:
            self._start = message
        elif self._start is not None:
            self._body.append(message.get("body", b""))
        await self._send(message)

    def answer(self) -> Answer | None:
        if self._start is None or "etag" not in Headers(raw=self._start["headers"]):
            return None
        return Answer(list(self._start["headers"]), b"".join(self._body))


def _key(scope: Scope) -> Key:
    """Give all that an answer depends on, the day among it: some lists end today."""
    headers = Headers(scope=scope)
    is_packed = "gzip" in headers.get("accept-encoding", "")
    return scope["path"], scope["query_string"], headers.get("host"), scope["scheme"], is_packed, date.today()


async def _send(answer: Answer, wanted: str, send: Send) -> None:
    start: Message = {"type": "http.response.start", "status": 200, "headers": list(answer.headers)}
    headers, body = MutableHeaders(scope=start), answer.body
    if headers["etag"] in (one.strip() for one in wanted.split(",")):
        start["status"] = 304
        del headers["content-length"]
        body = b""
    await send(start)
    await send({"type": "http.response.body", "body": body})
