"""Fetching, against a real server on this machine."""

from __future__ import annotations

import gzip
import socket
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import quote, unquote

import httpcore2
import pytest

from communique.errors import FetchFailed, InputTooLarge, UnsafeAddress
from communique.page.checks import LARGEST
from communique.sources import load, load_article
from communique.sources.fetching.addresses import PublicBackend
from communique.sources.fetching.web import USER_AGENT, Fetcher

PAGE = (
    "<html><head><title>Ministers meet in Bern</title></head><body><article><h1>Ministers meet in Bern</h1>"
    "<p>BERN, May 3, 2021 - The foreign ministers of Norway and Peru met in the Swiss capital on Monday "
    "to speak about fishing rights, both governments said.</p><p>“We agree on the fish,” said one of them, "
    "and the other said that they would meet again next month in Oslo.</p></article></body></html>"
)


class Handler(BaseHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass

    def do_GET(self) -> None:
        getattr(self, "do_" + self.path.strip("/").split("/")[0].replace("-", "_"))()

    def answer(self, body: bytes, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Content_Length": str(len(body)), **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def do_page(self) -> None:
        self.answer(PAGE.encode("cp1252"), Content_Type="text/html; charset=windows-1252")

    def do_headers(self) -> None:
        self.answer(str(self.headers).encode(), Set_Cookie="seen=1")

    def do_zipped(self) -> None:
        self.answer(gzip.compress(PAGE.encode()), Content_Encoding="gzip")

    def do_bomb(self) -> None:
        self.answer(gzip.compress(b" " * (LARGEST + 1)), Content_Encoding="gzip")

    def do_broken(self) -> None:
        self.answer(b"not gzip at all", Content_Encoding="gzip")

    def do_missing(self) -> None:
        self.answer(b"gone", status=404)

    def do_hops(self) -> None:
        left = int(self.path.rsplit("/", 1)[1])
        self.answer(b"", status=302, Location=f"/hops/{left - 1}" if left else "/page")

    def do_to_file(self) -> None:
        self.answer(b"", status=301, Location="file:///etc/hostname")

    def do_to(self) -> None:
        self.answer(b"", status=302, Location=unquote(self.path.removeprefix("/to/")))

    def do_slow(self) -> None:
        self.send_response(200)
        self.end_headers()
        try:
            for _ in range(100):
                self.wfile.write(b" ")
                time.sleep(0.05)
        except OSError:
            pass  # the client has gone, as it should


@pytest.fixture(scope="module")
def server():
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_address[1]}"
        running.shutdown()


LOCAL = Fetcher(allow_local=True)


def test_page_with_charset_of_header(server):
    article = load_article(f"{server}/page", fetcher=LOCAL)
    assert "“We agree on the fish,”" in article.text
    assert article.source == f"{server}/page"
    assert str(article.published) == "2021-05-03"


def test_compressed_page(server):
    assert load(f"{server}/zipped", fetcher=LOCAL).data.decode() == PAGE


def test_redirects_are_followed_up_to_the_limit(server):
    assert load(f"{server}/hops/4", fetcher=LOCAL).data
    with pytest.raises(FetchFailed, match="redirects more than 5 times"):
        load(f"{server}/hops/5", fetcher=LOCAL)


def test_says_who_asks_and_keeps_no_cookies(server):
    for _ in range(2):
        asked = load(f"{server}/headers", fetcher=LOCAL).data.decode()
        assert USER_AGENT in asked
        assert "cookie" not in asked.lower()


@pytest.mark.parametrize(
    ("path", "error", "words"),
    [
        ("missing", FetchFailed, "the server answered 404 Not Found"),
        ("broken", FetchFailed, "cannot be unpacked: it is not packed as its header says"),
        ("bomb", InputTooLarge, "more than 10 MB"),
        ("to-file", FetchFailed, "redirects to file:/etc/hostname, which is not an http or https address"),
    ],
)
def test_answers_that_are_no_page(server, path, error, words):
    with pytest.raises(error, match=words):
        load(f"{server}/{path}", fetcher=LOCAL)


@pytest.mark.parametrize(
    "location",
    [
        "http://x:abc/",
        "http://x:99999/",
        "http://127.0.0.1:0/",
        "http://[::1/",
        "//[/",
        "http://x..y/",
    ],
)
def test_redirects_to_what_is_no_address(server, location):
    with pytest.raises(FetchFailed, match=r"valid address|cannot be reached") as caught:
        load(f"{server}/to/{quote(location, safe='')}", fetcher=LOCAL)
    message = str(caught.value)
    assert message.endswith(".")
    assert "()" not in message


def test_an_error_without_words_is_named(monkeypatch):
    def refuse(*_: object, **__: object) -> None:
        raise httpcore2.ConnectError

    monkeypatch.setattr(PublicBackend, "connect_tcp", refuse)
    with pytest.raises(FetchFailed, match=r"it cannot be reached \(ConnectError\)"):
        load("http://fjord.example/", fetcher=LOCAL)


def test_total_time_is_bounded_however_slow_the_answer(server):
    began = time.monotonic()
    with pytest.raises(FetchFailed, match=r"within 0\.3 seconds"):
        load(f"{server}/slow", fetcher=Fetcher(seconds=0.3, allow_local=True))
    assert time.monotonic() - began < 2


def test_local_server_is_refused_by_default(server):
    with pytest.raises(UnsafeAddress, match=r"127\.0\.0\.1 is a private or local address"):
        load(f"{server}/page")


def test_closed_port():
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    with pytest.raises(FetchFailed, match="cannot be reached"):
        load(f"http://127.0.0.1:{port}/", fetcher=LOCAL)


@pytest.mark.parametrize(
    "url",
    [
        "ftp://example.org/a",
        "http://",
        "file:///etc/passwd",
        "http://exa mple/",
        "http://x:99999/",
        "http://x:abc/",
    ],
)
def test_other_addresses(url):
    with pytest.raises(FetchFailed):
        load(url)
