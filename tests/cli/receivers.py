"""Who alerts tell on this machine: a web server that fails in named ways, and a mail server."""

from __future__ import annotations

import json
import ssl
import threading
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PEM = Path(__file__).with_name("localhost.pem")
"""A certificate and its key for localhost, which nobody but these tests should trust."""
USER, PASSWORD = "desk", "s3cret/word"


@dataclass
class Request:
    path: str
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.body)
        return found


@dataclass
class Receiver:
    """A server that answers by `answers`, one after the other and the last again and again."""

    answers: list[Callable[[BaseHTTPRequestHandler], object]]
    requests: list[Request] = field(default_factory=list)
    address: str = ""

    def serve(self, handler: BaseHTTPRequestHandler) -> None:
        length = int(handler.headers["content-length"])
        headers = {name.lower(): value for name, value in handler.headers.items()}
        self.requests.append(Request(handler.path, headers, handler.rfile.read(length)))
        answer = self.answers[min(len(self.requests), len(self.answers)) - 1]
        with suppress(OSError):
            answer(handler)


def says(status: int, **headers: str) -> Callable[[BaseHTTPRequestHandler], object]:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    return answer


def slow(handler: BaseHTTPRequestHandler) -> None:
    """Answer a byte at a time, for longer than anybody should wait."""
    for byte in b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 1000:
        handler.wfile.write(bytes([byte]))
        time.sleep(0.05)


def huge(handler: BaseHTTPRequestHandler) -> None:
    """Answer well, with a body without end."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
    while True:
        handler.wfile.write(b"10000\r\n" + b"x" * 0x10000 + b"\r\n")


def endless_headers(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
    while True:
        handler.wfile.write(b"X-Long: " + b"x" * 1000 + b"\r\n")


def garbage(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"220 this is no web server\r\n\r\n")


def hangs_up(handler: BaseHTTPRequestHandler) -> None:
    handler.connection.close()


@contextmanager
def receiver(*answers: Callable[[BaseHTTPRequestHandler], object]) -> Iterator[Receiver]:
    """Run a web server that answers so."""
    made = Receiver(list(answers))

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            made.serve(self)

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        made.address = f"http://127.0.0.1:{server.server_address[1]}"
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        yield made
        server.shutdown()


@dataclass
class Letter:
    recipients: list[str]
    content: bytes
    is_encrypted: bool
    user: str | None


@dataclass
class Mailbox:
    """A mail server's handler, which keeps what it gets; to `refused` it takes nothing."""

    letters: list[Letter] = field(default_factory=list)
    port: int = 0

    async def handle_RCPT(  # noqa: N802
        self, server: Any, session: Any, envelope: Any, address: str, options: Any
    ) -> str:
        if address.startswith("refused@"):
            return "550 nobody of that name"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        user = session.auth_data.login.decode() if session.auth_data else None
        self.letters.append(Letter(envelope.rcpt_tos, envelope.content, session.ssl is not None, user))
        return "250 taken"


def _knows(server: Any, session: Any, envelope: Any, mechanism: str, data: Any) -> AuthResult:
    is_right = isinstance(data, LoginPassword) and data == LoginPassword(USER.encode(), PASSWORD.encode())
    return AuthResult(success=is_right, auth_data=data if is_right else None, handled=False)


@contextmanager
def mailbox(*, is_encrypted: bool = True) -> Iterator[Mailbox]:
    """Run a mail server, with STARTTLS or without any encryption."""
    import socket

    made, context = Mailbox(), None
    if is_encrypted:
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(PEM)
    with socket.create_server(("127.0.0.1", 0)) as free:
        made.port = free.getsockname()[1]
    controller = Controller(
        made, hostname="127.0.0.1", port=made.port, tls_context=context, authenticator=_knows,
        auth_require_tls=is_encrypted,
    )  # fmt: skip
    controller.start()
    try:
        yield made
    finally:
        controller.stop()
