"""What a host's robots.txt says is kept to, however the host gives it (RFC 9309)."""

from __future__ import annotations

import time
from contextlib import suppress

import pytest

from communique.errors import FetchFailed, RobotsDisallowed, RobotsUnreachable, UnsafeAddress
from communique.sources.fetching.robots import KEPT_S, LARGEST, Robots
from tests.sources.misbehaving import Server, answer, fetcher

RULES = """
User-agent: gptbot
User-agent: communique
Disallow: /private/
Allow: /private/open$
Crawl-delay: 3

User-agent: *
Disallow: /
Crawl-delay: 50
"""
WAYS = {}


def gives(name, sent):
    WAYS[name] = lambda conn, path, headers: conn.sendall(sent if path == "/robots.txt" else answer())


def says(name, rules, **headers):
    gives(name, answer(rules.encode(), **{"Content_Type": "text/plain", **headers}))


says("has-rules", RULES)
says("has-a-mark-and-rules", "\ufeff" + RULES.replace("\n", "\r\n"))
says("speaks-to-all", "user-agent: *\ndisallow: /private/\n")
says("speaks-to-others", "User-agent: gptbot\nDisallow: /\n")
says("names-us-with-a-version", "User-agent: Communique/2.0\nDisallow: /private/\n")
says("forgets-whom", "Disallow: /private/\n")
says("says-nothing", "")
says("gives-a-page", "<html><body>User-agent is a word</body></html>", Content_Type="text/html")
says("calls-it-a-picture", "User-agent: *\nDisallow: /private/", Content_Type="image/png")
says("is-huge", "User-agent: *\nDisallow: /private/\n" + "# more\n" * LARGEST + "Disallow: /open\n")
says("delays-for-ever", "User-agent: *\nCrawl-delay: 1e9\n")
says("delays-by-nonsense", "User-agent: *\nCrawl-delay: -nan\n")
gives("has-none", answer(b"", "404 Not Found"))
gives("forbids-it", answer(b"", "403 Forbidden"))
gives("is-broken", answer(b"", "500 Internal Server Error"))
gives("is-busy", answer(b"", "429 Too Many Requests", Retry_After="9"))
gives("hangs-up", b"")
gives("points-to-us", answer(b"", "301 Moved", Location="http://127.0.0.1/robots.txt"))
gives("points-in-a-circle", answer(b"", "301 Moved", Location="/robots.txt"))
WAYS["points-elsewhere"] = lambda conn, path, headers: conn.sendall(
    answer(b"", "301 Moved", Location="/rules") if path == "/robots.txt" else answer(RULES.encode())
)
ALLOWED, NOT = None, RobotsDisallowed
OPEN, CLOSED = "/open", "/private/a"


@pytest.fixture(scope="module")
def server():
    running = Server(WAYS)
    yield running
    running.close()


@pytest.mark.parametrize(
    ("name", "path", "error"),
    [
        ("has-rules", OPEN, ALLOWED),
        ("has-rules", CLOSED, NOT),
        ("has-rules", "/private/open", ALLOWED),
        ("has-rules", "/%70rivate/a", NOT),
        ("has-a-mark-and-rules", CLOSED, NOT),
        ("speaks-to-all", CLOSED, NOT),
        ("speaks-to-others", CLOSED, ALLOWED),
        ("names-us-with-a-version", CLOSED, NOT),
        ("forgets-whom", CLOSED, ALLOWED),
        ("says-nothing", CLOSED, ALLOWED),
        ("gives-a-page", CLOSED, ALLOWED),
        ("calls-it-a-picture", CLOSED, NOT),
        ("is-huge", OPEN, ALLOWED),
        ("is-huge", CLOSED, NOT),
        ("has-none", CLOSED, ALLOWED),
        ("forbids-it", CLOSED, ALLOWED),
        ("points-elsewhere", CLOSED, NOT),
        ("points-in-a-circle", CLOSED, ALLOWED),
        ("points-to-us", OPEN, UnsafeAddress),
        ("is-broken", OPEN, RobotsUnreachable),
        ("is-busy", OPEN, RobotsUnreachable),
        ("hangs-up", OPEN, RobotsUnreachable),
    ],
)
def test_what_may_be_fetched(server, name, path, error):
    robots, url = Robots(fetcher(seconds=5)), server.url(name, path)
    if error is None:
        robots.check(url, url)
        return
    with pytest.raises(error) as caught:
        robots.check(url, url)
    assert str(caught.value).startswith(f"{url}: ")
    assert caught.value.is_temporary == (error is RobotsUnreachable)


@pytest.mark.parametrize(
    ("name", "seconds"),
    [
        ("has-rules", 3.0),
        ("has-none", 1.0),
        ("delays-for-ever", 60.0),
        ("delays-by-nonsense", 1.0),
        ("speaks-to-all", 1.0),
    ],
)
def test_crawl_delay(server, name, seconds):
    robots, url = Robots(fetcher(seconds=5)), server.url(name)
    assert robots.delay(url) == 1.0  # nothing is known yet
    robots.check(url, url)
    assert robots.delay(url) == seconds


def test_rules_are_asked_for_once_a_day(server):
    moment, server.asked["has-none"] = [0.0], []
    robots, url = Robots(fetcher(), now=lambda: moment[0]), server.url("has-none")
    for moment[0] in (0.0, 10.0, KEPT_S - 1, KEPT_S, KEPT_S + 1):
        robots.check(url, url)
    assert server.asked["has-none"] == ["/robots.txt"] * 2


def test_what_could_not_be_had_is_asked_for_again(server):
    server.asked["is-busy"] = []
    robots, url = Robots(fetcher()), server.url("is-busy")
    for _ in range(2):
        with pytest.raises(RobotsUnreachable, match=r"cannot be had: the server answered 429") as caught:
            robots.check(url, url)
        assert caught.value.retry_after == 9.0
    assert len(server.asked["is-busy"]) == 2


def test_the_host_that_a_page_redirects_to_is_asked_too(server):
    asking = fetcher(seconds=5)
    WAYS["leads-on"] = lambda conn, path, headers: conn.sendall(
        answer(b"", "302 Found", Location=server.url("has-rules", CLOSED))
    )
    with pytest.raises(FetchFailed, match=r"not to fetch it \(to has-rules\.example, where it redirects\)"):
        asking.fetch(server.url("leads-on"), before_hop=Robots(asking).check)


HOSTILE = {
    "many robots": "".join(f"user-agent: r{n}\n" for n in range(15_000)) + "allow: /a\n" * 25_000,
    "many of our names": "".join(f"user-agent: communique{n}\n" for n in range(12_000))
    + "allow: /a\n" * 20_000,
    "by turns": "user-agent: *\nuser-agent: communique\nuser-agent: a\nallow: /a\n" * 8_000,
    "stars": "user-agent: *\n" + "disallow: /" + "*a" * 240_000 + "b",
    "many stars": "user-agent: *\n" + "disallow: /*a*a*a*a*a*a*a*b\n" * 17_000,
    "many rules": "user-agent: *\n" + "".join(f"disallow: /{n}$\n" for n in range(25_000)),
    "nulls": "\0" * LARGEST,
    "escapes": "user-agent: *\ndisallow: /" + "%41" * 160_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_rules_cost_little(server, name):
    says("hostile", HOSTILE[name])
    robots, url = Robots(fetcher(seconds=10)), server.url("hostile", "/" + "a" * 2000)
    began = time.monotonic()
    with suppress(RobotsDisallowed):
        robots.check(url, url)
    assert time.monotonic() - began < 5
