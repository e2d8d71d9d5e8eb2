"""A small web of news on this machine, and the commands that read it.

Its hosts are those of `tests.sources.misbehaving`: 127.0.0.2 stands for the public internet.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from click.testing import CliRunner, Result
from sqlalchemy import text

from communique.cli import main
from communique.ledger import Ledger
from tests.sources.misbehaving import Server, answer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

GONE = answer(b"", "404 Not Found")
DOWN = answer(b"", "503 Service Unavailable")
FORBIDDEN = answer(b"User-agent: *\nDisallow: /\n", Content_Type="text/plain")

PROGRAM = """
import sys
from communique.sources.fetching import robots, waiting
import communique.sources.fetching.web as web
from tests.sources.misbehaving import fetcher
web.Fetcher, robots.DELAY_S, waiting.FIRST_S = fetcher, 0.0, 0.01
from communique.cli import main
main()
"""
"""The program, which takes this machine for the internet."""


def story(number: int | str, day: str = "2021-05-03") -> bytes:
    """Write a page with an article of its own."""
    return (
        f"<!doctype html><html><head><title>Ministers meet, part {number}</title>"
        f'<meta property="article:published_time" content="{day}T09:00:00Z"></head><body><article>'
        f"<h1>Ministers meet, part {number}</h1><p>BERN, May 3 - The foreign ministers of Norway and Peru "
        f"met in the Swiss capital on Monday to speak about fishing rights, both said in report {number}.</p>"
        "<p>“We agree on the fish,” said one of them, and the other said that they would meet again next "
        "month in Oslo, where they hope to sign.</p></article></body></html>"
    ).encode()


def undated(number: int | str) -> bytes:
    """Write the same story as a page that states no day and leaves several."""
    page = re.sub(rb"<meta .*?>", b"", story(number))
    return page.replace(b"BERN, May 3 - ", b"")


def feed(urls: Iterable[str]) -> bytes:
    items = "".join(f"<item><title>Story</title><link>{url}</link></item>" for url in urls)
    return f'<rss version="2.0"><channel><title>News</title>{items}</channel></rss>'.encode()


def sitemap(urls: Iterable[str], kind: str = "urlset", entry: str = "url") -> bytes:
    entries = "".join(f"<{entry}><loc>{url}</loc></{entry}>" for url in urls)
    space = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    return f'<?xml version="1.0"?><{kind} {space}>{entries}</{kind}>'.encode()


def index(urls: Iterable[str]) -> bytes:
    return sitemap(urls, "sitemapindex", "sitemap")


def opml(urls: Iterable[str]) -> bytes:
    outlines = "".join(f'<outline type="rss" text="Feed" xmlUrl="{url}"/>' for url in urls)
    return f'<opml version="2.0"><head/><body>{outlines}</body></opml>'.encode()


class Web:
    """Hosts whose pages are set by `put`; `asked` counts what was asked for, robots.txt left out."""

    def __init__(self) -> None:
        self._ways: dict[str, Any] = {}
        self._pages: dict[tuple[str, str], bytes | Callable[[Any, dict[str, str]], None]] = {}
        self.asked: Counter[str] = Counter()
        self._server = Server(self._ways)

    def put(
        self, host: str, path: str, body: bytes | Callable[[Any, dict[str, str]], None], **headers: Any
    ) -> str:
        """Let a page be there: its body, a whole answer, or a function of the connection and the headers."""
        self._ways[host] = lambda conn, path, headers: self._serve(host, conn, path, headers)
        is_page = isinstance(body, bytes) and not body.startswith(b"HTTP/")
        self._pages[host, path] = answer(body, **headers) if is_page else body  # type: ignore[arg-type]
        return self._server.url(host, path)

    def put_remembered(self, host: str, path: str, body: bytes, etag: str) -> str:
        """Let a page be there that is given once to who remembers its ETag."""

        def serve(conn: Any, headers: dict[str, str]) -> None:
            is_known = headers.get("if-none-match") == etag
            conn.sendall(answer(b"", "304 Not Modified") if is_known else answer(body, ETag=etag))

        return self.put(host, path, serve)

    def close(self) -> None:
        self._server.close()

    def _serve(self, host: str, conn: Any, path: str, headers: dict[str, str]) -> None:
        page = self._pages.get((host, path), GONE)
        if path != "/robots.txt":
            self.asked[self._server.url(host, path)] += 1
        if callable(page):
            page(conn, headers)
        else:
            conn.sendall(page)


class Clock:
    """What time it is for the ledger."""

    def __init__(self) -> None:
        self.now = datetime(2023, 6, 13, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def pass_by(self, **time: float) -> None:
        self.now += timedelta(**time)


@dataclass
class Desk:
    """Somebody who gives commands about one ledger."""

    folder: Path

    @property
    def ledger(self) -> str:
        return str(self.folder / "ledger.db")

    def run(self, *arguments: str, **more: Any) -> Result:
        done = CliRunner().invoke(main, [*arguments, "--ledger", self.ledger], **more)
        assert done.exception is None or isinstance(done.exception, SystemExit), done.exc_info
        return done

    def add(self, *arguments: str, **more: Any) -> Result:
        return self.run("add", *arguments, "--jobs", "1", **more)

    def watch(self, config: str, *options: str) -> Result:
        path = self.folder / "sources.toml"
        path.write_text(config, encoding="utf-8")
        return self.run("watch", str(path), "--once", *options)

    def ask(self, question: str) -> list[tuple[Any, ...]]:
        with Ledger(self.ledger) as opened, opened.reading() as connection:
            return [tuple(row) for row in connection.execute(text(question))]

    def log(self, *options: str) -> dict[str, dict[str, Any]]:
        lines = self.run("log", "--json", *options).stdout.splitlines()
        return {line["source"]: line for line in map(json.loads, lines)}

    def outcomes(self) -> dict[str, int]:
        return Counter(line["outcome"] for line in self.log().values())


def source(address: str, **more: str) -> str:
    """Write one source of a watchlist."""
    told = "".join(f'{name} = "{value}"\n' for name, value in {"address": address, **more}.items())
    return f"[[source]]\n{told}"
