"""Answers that are kept as long as the ledger stays as it is, ready to be sent again."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from datetime import date
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, NamedTuple

from communique.server.around.tags import takes_packed

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from communique.server.around.change import Change

MOST_BYTES = 32 * 2**20
"""What is kept in all; one answer may be an eighth of it."""
_BESIDE = 2_000
"""Bytes that an answer takes beside its body and its address: of small ones there would else be very many."""
LIVE = ("/health", "/metrics", "/static/")
"""What asks nothing of the ledger that takes long, and is told as it is now."""
PERSONAL = (b"cookie", b"authorization")
"""Who sends these may be given something else than others."""
READS = ("GET", "HEAD", "OPTIONS")
"""The methods that change nothing."""

Key = tuple[Any, ...]


class Answer(NamedTuple):
    """A whole answer, and the route that gave it."""

    start: Message
    body: bytes
    tag: bytes | None
    route: str | None


class Asked(NamedTuple):
    """What of a request's headers an answer depends on, and whether others may be given the same one."""

    host: bytes
    is_packed: bool
    has_tags: bytes
    can_be_kept: bool


class Shelf:
    """The answers that are kept, those used last; `size` counts their bytes."""

    def __init__(self) -> None:
        self._answers: OrderedDict[Key, Answer] = OrderedDict()
        self.size = 0

    def __len__(self) -> int:
        return len(self._answers)

    def get(self, key: Key) -> Answer | None:
        found = self._answers.get(key)
        if found:
            self._answers.move_to_end(key)
        return found

    def keep(self, key: Key, answer: Answer) -> None:
        if len(answer.body) > MOST_BYTES // 8 or key in self._answers:
            return
        self._answers[key] = answer
        self.size += _weight(key, answer)
        while self.size > MOST_BYTES:
            old, gone = self._answers.popitem(last=False)
            self.size -= _weight(old, gone)

    def clear(self) -> None:
        self._answers.clear()
        self.size = 0


def _weight(key: Key, answer: Answer) -> int:
    """Give how many bytes are kept of an answer: whoever asks chooses how long its address is."""
    return len(answer.body) + sum(len(part) for part in key if isinstance(part, str | bytes)) + _BESIDE


class Kept:
    """Keeps right and whole answers to GET; all are forgotten when the ledger changes.

    What is asked for while it is being made is made once: the others wait for it.
    """

    def __init__(self, app: ASGIApp, change: Change, shelf: Shelf) -> None:
        self._app = app
        self._change = change
        self._shelf = shelf
        self._made: dict[Key, asyncio.Future[Answer | None]] = {}
        self._mark: str | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
        elif scope["method"] not in READS:
            await self._app(scope, receive, self._touching(send))
        elif (asked := _asked(scope)).can_be_kept:
            await self._answer(asked, scope, receive, send)
        else:
            await self._app(scope, receive, send)

    async def _answer(self, asked: Asked, scope: Scope, receive: Receive, send: Send) -> None:
        is_fresh, mark = self._change.recent()
        if not is_fresh:
            mark = await self._change.present()
        if mark != self._mark:
            self._forget(mark)
        key = (
            scope["path"],
            scope["query_string"],
            asked.host,
            scope["scheme"],
            asked.is_packed,
            date.today(),
        )
        found = self._shelf.get(key)
        if found is None and (made := self._made.get(key)) is not None:
            found = await asyncio.shield(made)
            if found is None:
                await self._app(scope, receive, send)
                return
        if found is None:
            await self._make(key, mark, asked, scope, receive, send)
        else:
            scope["kept_route"] = found.route
            await _send(found, asked.has_tags, send)

    async def _make(
        self, key: Key, mark: str | None, asked: Asked, scope: Scope, receive: Receive, send: Send
    ) -> None:
        """Let the application answer, and keep what it says, for those who wait and those to come."""
        made = self._made[key] = asyncio.get_running_loop().create_future()
        scope["headers"] = [pair for pair in scope["headers"] if pair[0] != b"if-none-match"]
        listening = _Listening(scope, asked.has_tags, send, made)
        try:
            await self._app(scope, receive, listening)
        finally:
            if self._made.get(key) is made:
                del self._made[key]
            if not made.done():
                made.set_result(None)
        found = listening.answer
        if found and found.start["status"] == HTTPStatus.OK and found.tag and mark and mark == self._mark:
            self._shelf.keep(key, found)

    def _forget(self, mark: str | None) -> None:
        self._shelf.clear()
        self._made.clear()  # who asks now is not given what was begun before the change
        self._mark = mark

    def _touching(self, send: Send) -> Send:
        """Look at the ledger anew once somebody may have written to it, before they are told so."""

        async def touching(message: Message) -> None:
            self._change.touch()
            await send(message)

        return touching


class _Listening:
    """Remembers what it is given, where it is whole, before it sends it on; a stream is only sent on."""

    def __init__(
        self, scope: Scope, has_tags: bytes, send: Send, made: asyncio.Future[Answer | None]
    ) -> None:
        self._scope, self._has_tags, self._send, self._made = scope, has_tags, send, made
        self._start: Message | None = None
        self._body: list[bytes] = []
        self.answer: Answer | None = None

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start" and _can_be_shared(message):
            self._start = message
        elif self._start is None:
            if not self._made.done():
                self._made.set_result(None)  # the others are to ask themselves
            await self._send(message)
        else:
            self._body.append(message.get("body", b""))
            if not message.get("more_body"):
                await self._finish(self._start)

    async def _finish(self, start: Message) -> None:
        tag = next((value for name, value in start["headers"] if name == b"etag"), None)
        self.answer = Answer(start, b"".join(self._body), tag, route_of(self._scope))
        if not self._made.done():
            self._made.set_result(self.answer)
        await _send(self.answer, self._has_tags, self._send)


def _can_be_shared(start: Message) -> bool:
    """Tell whether an answer is whole and nobody's own."""
    names = {name for name, _ in start["headers"]}
    return b"content-length" in names and b"set-cookie" not in names


def route_of(scope: Scope) -> str | None:
    """Give the template of the address that was asked for, if there is one."""
    path: str | None = scope.get("kept_route") or getattr(scope.get("route"), "path", None)
    return path


def _asked(scope: Scope) -> Asked:
    host, has_tags, is_packed = b"", b"", False
    can_be_kept = scope["method"] == "GET" and not scope["path"].startswith(LIVE)
    for name, value in scope["headers"]:
        if name == b"host":
            host = value
        elif name == b"accept-encoding":
            is_packed = takes_packed(value.decode("latin-1"))
        elif name == b"if-none-match":
            has_tags = value
        elif name in PERSONAL:
            can_be_kept = False
    return Asked(host, is_packed, has_tags, can_be_kept)


async def _send(answer: Answer, has_tags: bytes, send: Send) -> None:
    start, body = dict(answer.start), answer.body
    if answer.tag and answer.tag in (one.strip() for one in has_tags.split(b",")):
        start["headers"] = [pair for pair in start["headers"] if pair[0] != b"content-length"]
        start["status"], body = HTTPStatus.NOT_MODIFIED.value, b""
    await send(start)
    await send({"type": "http.response.body", "body": body})
