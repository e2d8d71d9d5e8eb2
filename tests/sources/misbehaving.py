"""A server that misbehaves in named ways, one a host: http://drips-its-body.example is one that does so.

It listens on 127.0.0.2, which stands for the public internet here: `fetcher` gives one that takes no other
address for public.
"""

from __future__ import annotations

import gzip
import socket
import struct
import threading
import time
import zlib
from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from itertools import count
from typing import Any

from communique.sources.fetching.addresses import system_addresses
from communique.sources.fetching.wanted import PAGE
from communique.sources.fetching.web import Fetcher

PUBLIC = "127.0.0.2"
SECONDS = 0.5
SMALL = replace(PAGE, largest=200_000)
BODY = (
    b"<html><body><p>The ministers of Norway and Peru met in Bern on Monday, May 3, 2021.</p></body></html>"
)
LARGE = b"The same word. " * 20_000

Way = Callable[[socket.socket, str, dict[str, str]], None]
WAYS: dict[str, Way] = {}


def way(function: Way) -> Way:
    WAYS[function.__name__.replace("_", "-")] = function
    return function


def answer(body: bytes = BODY, status: str = "200 OK", **headers: Any) -> bytes:
    named = {"Content_Type": "text/html", "Content_Length": len(body), **headers}
    lines = [f"{name.replace('_', '-')}: {value}\r\n" for name, value in named.items() if value is not None]
    return f"HTTP/1.1 {status}\r\n{''.join(lines)}\r\n".encode() + body


def always(name: str, sent: bytes) -> None:
    WAYS[name] = lambda conn, path, headers: conn.sendall(sent)


def redirecting(name: str, location: str) -> None:
    always(name, answer(b"", "302 Found", Location=location))


def endlessly(conn: socket.socket, piece: bytes, pause: float = 0.0) -> None:
    while True:
        conn.sendall(piece)
        time.sleep(pause)


@way
def never_answers(conn, path, headers):
    conn.recv(1)


@way
def drips_its_body(conn, path, headers):
    conn.sendall(answer(b"", Content_Length=None))
    endlessly(conn, b" ", 0.02)


@way
def drips_its_headers(conn, path, headers):
    conn.sendall(b"HTTP/1.1 200 OK\r\n")
    endlessly(conn, b"X-More: 1\r\n", 0.02)


@way
def has_endless_headers(conn, path, headers):
    conn.sendall(b"HTTP/1.1 200 OK\r\n")
    endlessly(conn, b"X-More: more and more\r\n" * 100)


@way
def announces_without_end(conn, path, headers):
    endlessly(conn, b"HTTP/1.1 103 Early Hints\r\n\r\n" * 100)


@way
def has_an_endless_body(conn, path, headers):
    conn.sendall(answer(b"", Content_Length=None))
    endlessly(conn, b"more " * 1000)


@way
def has_endless_chunks(conn, path, headers):
    conn.sendall(answer(b"", Content_Length=None, Transfer_Encoding="chunked"))
    endlessly(conn, b"1\r\na\r\n" * 1000)


@way
def packs_nothing_without_end(conn, path, headers):
    conn.sendall(answer(b"", Content_Length=None, Content_Encoding="deflate"))
    conn.sendall(zlib.compressobj().flush(zlib.Z_SYNC_FLUSH))
    endlessly(conn, b"\0\0\0\xff\xff" * 1000)  # empty blocks


@way
def resets_midway(conn, path, headers):
    conn.sendall(answer(BODY[:10], Content_Length=len(BODY)))
    conn.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


@way
def fails_once(conn, path, headers, asked=count()):  # noqa: B008
    conn.sendall(answer() if next(asked) else answer(b"", "503 Service Unavailable"))


@way
def remembers(conn, path, headers):
    if headers.get("if-none-match") == '"a1"' and headers.get("if-modified-since") == "Mon, 03 May 2021":
        conn.sendall(answer(b"", "304 Not Modified", Content_Length=None))
    else:
        conn.sendall(answer(ETag='"a1"', Last_Modified="Mon, 03 May 2021"))


@way
def sets_cookies(conn, path, headers):
    conn.sendall(answer(repr(sorted(headers)).encode(), Set_Cookie="seen=1; Path=/"))


@way
def closes_what_it_said_it_keeps(conn, path, headers):
    conn.sendall(answer(Connection="keep-alive"))
    raise ConnectionAbortedError


always("behaves", answer())
always("claims-a-huge-length", answer(Content_Length=10**12))
always("ends-before-its-length", answer(Content_Length=len(BODY) + 10))
always("sends-more-than-its-length", answer() + b"HTTP/1.1 200 OK\r\n\r\nand more")
always("names-two-lengths", answer(Content_Length="5, 9"))
always("sends-a-gzip-bomb", answer(gzip.compress(LARGE), Content_Encoding="gzip"))
always("sends-a-deflate-bomb", answer(zlib.compress(LARGE), Content_Encoding="deflate"))
always("sends-a-bomb-in-a-bomb", answer(gzip.compress(gzip.compress(LARGE)), Content_Encoding="gzip, gzip"))
always("packs-twice", answer(gzip.compress(zlib.compress(BODY)), Content_Encoding="deflate, x-gzip"))
always("packs-a-hundred-times", answer(Content_Encoding=", ".join(["gzip"] * 100)))
always("packs-as-nobody-asked", answer(Content_Encoding="br"))
always("packs-bare-deflate", answer(zlib.compress(BODY)[2:-4], Content_Encoding="deflate"))
always("lies-about-packing", answer(Content_Encoding="gzip"))
always("breaks-off-what-it-packed", answer(gzip.compress(BODY)[:-20], Content_Encoding="gzip"))
always("sends-bad-chunks", answer(b"zz\r\nnothing", Content_Length=None, Transfer_Encoding="chunked"))
always("is-no-web-server", b"SSH-2.0-OpenSSH_9.9\r\n")
always("answers-and-hangs-up", b"")
always("names-a-wrong-charset", answer(Content_Type="text/html; charset=klingon-8"))
always("sends-a-pdf-as-a-page", answer(b"%PDF-1.7\n" + b"1 0 obj\n" * 1000))
always("sends-a-pdf", answer(b"%PDF-1.7", Content_Type="application/pdf", Content_Length=10**7))
always("sends-a-picture", answer(b"\x89PNG", Content_Type="image/png"))
always("sends-an-empty-body", answer(b""))
always("has-no-content", answer(b"", "204 No Content", Content_Length=None))
always("has-not-changed-since-never", answer(b"", "304 Not Modified", Content_Length=None))
always("is-busy", answer(b"", "429 Too Many Requests", Retry_After="7"))
always("is-down", answer(b"", "503 Service Unavailable"))
always("is-gone", answer(b"", "410 Gone"))
always("has-a-status-of-its-own", answer(b"", "799 Go Away"))
redirecting("redirects-in-a-circle", "/again")
redirecting("redirects-to-a-file", "file:///etc/passwd")
redirecting("redirects-to-loopback", "http://127.0.0.1/")
redirecting("redirects-to-metadata", "http://169.254.169.254/latest/meta-data")
redirecting("redirects-to-ipv6-loopback", "http://[::1]/")
redirecting("redirects-to-a-mapped-address", "http://[::ffff:127.0.0.1]/")
redirecting("redirects-to-a-decimal-address", "http://2130706433/")
redirecting("redirects-to-a-hexadecimal-address", "http://0x7f000001/")
redirecting("redirects-to-a-name-of-its-own-net", "http://mixed.example/")
redirecting("redirects-with-a-password", "http://me:secret@behaves.example/")
redirecting("redirects-to-a-mail-server", "http://behaves.example:25/")
redirecting("redirects-to-nonsense", "http://[::1/\x01")


class Server:
    """Runs until closed; `asked` are the paths asked of each way, `connections` how many were opened."""

    def __init__(self, ways: dict[str, Way] = WAYS) -> None:
        self._ways = ways
        self._listening = socket.create_server((PUBLIC, 0))
        self.port = self._listening.getsockname()[1]
        self.asked: defaultdict[str, list[str]] = defaultdict(list)
        self.connections = 0
        threading.Thread(target=self._listen, daemon=True).start()

    def url(self, name: str, path: str = "/") -> str:
        return f"http://{name}.example:{self.port}{path}"

    def close(self) -> None:
        self._listening.close()

    def _listen(self) -> None:
        try:
            while True:
                conn, _ = self._listening.accept()
                self.connections += 1
                threading.Thread(target=self._serve, args=(conn,), daemon=True).start()
        except OSError:
            pass  # closed

    def _serve(self, conn: socket.socket) -> None:
        with conn:
            try:
                with conn.makefile("rb") as received:
                    while self._serve_one(conn, received):
                        pass
            except OSError:
                pass  # the client has gone, or the way wants it to

    def _serve_one(self, conn: socket.socket, received: Any) -> bool:
        line = received.readline().decode().split()
        if not line:
            return False
        lines = iter(lambda: received.readline().decode().strip(), "")
        headers = {name.lower(): value for name, _, value in (line.partition(": ") for line in lines)}
        name = headers["host"].partition(":")[0].removesuffix(".example")
        self.asked[name].append(line[1])
        self._ways[name](conn, line[1], headers)
        return name in ("behaves", "remembers")


def resolve(host: str, port: int) -> list[str]:
    """Resolve names in .example to the server; of mixed.example, one of two addresses is private."""
    if host == "mixed.example":
        return [PUBLIC, "10.0.0.1"]
    return [PUBLIC] if host.endswith(".example") else system_addresses(host, port)


def fetcher(**options: Any) -> Fetcher:
    return Fetcher(**{"seconds": SECONDS, "allow_local": PUBLIC.__eq__, "resolve": resolve, **options})
