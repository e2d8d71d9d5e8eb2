"""Our own files for browsers, kept in memory and packed; an address that names their content stays good."""

from __future__ import annotations

import hashlib
import mimetypes
from typing import TYPE_CHECKING, NamedTuple

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException

from communique.server.around.tags import can_be_packed, packed, takes_packed

if TYPE_CHECKING:
    from pathlib import Path

    from starlette.types import Receive, Scope, Send

_FOR_EVER = b"public, max-age=31536000, immutable"
_ASK_AGAIN = b"no-cache"
_LEVEL = 9
_MEDIA = {
    ".js": "text/javascript",
    ".mjs": "text/javascript",
    ".svg": "image/svg+xml",
    ".md": "text/markdown",
}
"""Some machines name these otherwise."""


class File(NamedTuple):
    """A file, also packed where that makes it smaller; `digest` is what addresses of it carry."""

    body: bytes
    packed: bytes | None
    digest: str
    headers: list[tuple[bytes, bytes]]


class Files:
    """Gives the files of a folder, each read when it is first asked for."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._paths = {
            path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()
        }
        self._files: dict[str, File] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG002 - as ASGI has it
        if scope["method"] not in ("GET", "HEAD"):
            raise HTTPException(405, headers={"allow": "GET, HEAD"})
        name = scope["path"].removeprefix(scope.get("root_path", "")).lstrip("/")
        if name not in self._paths:
            raise HTTPException(404)
        file = self._files.get(name) or self._load(name)
        asked = Headers(scope=scope)
        is_named = scope["query_string"].decode("latin-1").startswith(file.digest)
        headers = [*file.headers, (b"cache-control", _FOR_EVER if is_named else _ASK_AGAIN)]
        tag = dict(file.headers)[b"etag"].decode()
        if tag in (one.strip() for one in asked.get("if-none-match", "").split(",")):
            await send({"type": "http.response.start", "status": 304, "headers": headers})
            await send({"type": "http.response.body", "body": b""})
            return
        body = file.body
        if file.packed is not None and takes_packed(asked.get("accept-encoding", "")):
            body = file.packed
            headers.append((b"content-encoding", b"gzip"))
        headers.append((b"content-length", str(len(body)).encode()))
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else body})

    def _load(self, name: str) -> File:
        path = self._paths[name]
        body = path.read_bytes()
        digest = hashlib.sha256(body).hexdigest()
        media = _MEDIA.get(path.suffix) or mimetypes.guess_type(name)[0] or "application/octet-stream"
        is_packed = can_be_packed(media, len(body))
        charset = "; charset=utf-8" if media.startswith("text/") else ""
        headers = [
            (b"content-type", f"{media}{charset}".encode()),
            (b"etag", f'W/"{digest[:32]}"'.encode()),
            (b"vary", b"accept-encoding"),
        ]
        made = File(body, packed(body, _LEVEL) if is_packed else None, digest[:8], headers)
        self._files[name] = made
        return made
