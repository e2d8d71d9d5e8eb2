"""Fetching many addresses: one at a time of each host, hosts side by side, and again where it may help."""

from __future__ import annotations

import random
import socket
import threading
import time
from dataclasses import dataclass
from itertools import pairwise

import pytest

from communique.errors import FetchFailed, InputError, RobotsUnreachable, UnsafeAddress
from communique.sources import NotModified, RawInput, Validators
from communique.sources.fetching.polite import Polite
from tests.sources.misbehaving import BODY, Server, answer, fetcher

NONE = answer(b"", "404 Not Found")


@dataclass(frozen=True)
class Entry:
    source: str


class Clock:
    """Time that passes only when someone sleeps."""

    def __init__(self):
        self.now, self.slept = 1000.0, []

    def sleep(self, seconds):
        self.slept.append(round(seconds, 3))
        self.now += seconds


class Even(random.Random):
    def uniform(self, a, b):
        return 1.0


class World:
    """A server whose ways are functions of the path and of how often it was asked, and who asks it."""

    def __init__(self):
        self.ways, self.clock, self.moments = {}, Clock(), []
        self.server = Server(self.ways)

    def host(self, name, way=lambda path, times: answer(), robots=NONE):
        times = {}

        def serve(conn, path, headers):
            if path == "/robots.txt":
                conn.sendall(robots)
                return
            times[path] = times.get(path, 0) + 1
            self.moments.append((name, self.clock.now))
            conn.sendall(way(path, times[path]))

        self.ways[name] = serve
        return [Entry(self.server.url(name, f"/{n}")) for n in range(100)]

    def polite(self, **options):
        clock = {"now": lambda: self.clock.now, "sleep": self.clock.sleep}
        return Polite(fetcher(seconds=2), chance=Even(), **{**clock, **options})


@pytest.fixture
def world():
    made = World()
    yield made
    made.server.close()


def outcomes(results):
    return [(e.source.rsplit("/", 1)[1], "read" if isinstance(f, RawInput) else str(f)) for e, f in results]


def test_every_item_has_one_result(world):
    entries = world.host("a")[:3] + world.host("b")[:3] + [Entry("nonsense"), Entry("http://127.0.0.1/")]
    found = dict(world.polite().fetch_many(iter(entries)))
    assert set(found) == set(entries)
    assert all(isinstance(found[e], RawInput) and found[e].data == BODY for e in entries[:6])
    assert "is not an http or https address" in str(found[entries[6]])
    assert isinstance(found[entries[7]], UnsafeAddress)


def test_one_host_is_asked_at_its_pace(world):
    entries = world.host("a", robots=answer(b"User-agent: *\nCrawl-delay: 5"))[:4]
    assert len(list(world.polite().fetch_many(entries))) == 4
    moments = [moment for _, moment in world.moments]
    assert [b - a for a, b in pairwise(moments)] == [5.0, 5.0, 5.0]


def test_hosts_are_asked_side_by_side(world):
    entries = [e for name in "abcd" for e in world.host(name)[:5]]
    assert len(list(world.polite().fetch_many(entries))) == 20
    assert world.clock.now - 1000 < 8  # of one host alone it would be 19 seconds


def test_one_host_is_never_asked_twice_at_once(world):
    at_once, most, lock = [0], [0], threading.Lock()

    def slowly(path, times):
        with lock:
            at_once[0] += 1
            most[0] = max(most[0], at_once[0])
        time.sleep(0.01)
        with lock:
            at_once[0] -= 1
        return answer()

    assert len(list(world.polite().fetch_many(world.host("a", slowly)[:8]))) == 8
    assert most == [1]


def test_no_more_threads_than_asked_for(world):
    seen = []
    entries = [world.host(f"h{n}")[0] for n in range(12)]
    for _ in world.polite(threads=3).fetch_many(entries):
        seen.append(sum(t.name.startswith("fetching from") for t in threading.enumerate()))
    assert max(seen) <= 3


@pytest.mark.parametrize(
    ("failing", "slept"),
    [
        (answer(b"", "503 Service Unavailable"), [2.0, 4.0]),
        (answer(b"", "429 Too Many Requests", Retry_After="30"), [30.0, 30.0]),
        (b"", [2.0, 4.0]),
    ],
    ids=["unavailable", "too many requests", "hangs up"],
)
def test_what_passes_is_tried_again(world, failing, slept):
    entries = world.host("a", lambda path, times: failing if times < 3 else answer())[:1]
    assert outcomes(world.polite().fetch_many(entries)) == [("0", "read")]
    assert world.clock.slept == slept


@pytest.mark.parametrize("status", ["404 Not Found", "403 Forbidden", "501 Not Implemented"])
def test_what_lasts_is_not(world, status):
    entries = world.host("a", lambda path, times: answer(b"", status))[:5]
    assert all(status in outcome for _, outcome in outcomes(world.polite().fetch_many(entries)))
    assert len(world.moments) == 5


def test_a_host_that_fails_on_and_on_is_left_alone(world):
    down = world.host("a", lambda path, times: answer(b"", "500 Internal Server Error"))[:6]
    fine = world.host("b")[:6]
    polite = world.polite()
    found = dict(polite.fetch_many(down + fine))
    assert all(isinstance(found[e], RawInput) for e in fine)
    assert ["left alone in this run" in str(found[e]) for e in down] == [False] * 3 + [True] * 3
    assert all(found[e].is_temporary for e in down)
    assert sum(name == "a" for name, _ in world.moments) == 3 * 4
    with pytest.raises(FetchFailed, match=r"its host a\.example is left alone in this run: 3 addresses"):
        polite.fetch(down[0].source)


def test_a_success_in_between_keeps_a_host(world):
    entries = world.host(
        "a", lambda path, times: answer() if path == "/2" else answer(b"", "502 Bad Gateway")
    )
    found = outcomes(world.polite(tries=1).fetch_many(entries[:5]))
    assert not any("left alone" in outcome for _, outcome in found)


def test_a_host_that_asks_for_too_long_a_wait_is_left_alone(world):
    entries = world.host("a", lambda path, times: answer(b"", "503 No", Retry_After="3600"))[:3]
    first, *others = outcomes(world.polite().fetch_many(entries))
    assert "answered 503" in first[1]
    assert all("left alone in this run: it asks to wait 3600 seconds" in outcome for _, outcome in others)
    assert len(world.moments) == 1


def test_a_host_that_no_name_server_knows_is_left_alone(world):
    def unknown(host, port):
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    asking = fetcher(resolve=unknown)
    polite = Polite(asking, now=lambda: world.clock.now, sleep=world.clock.sleep)
    first, second = outcomes(polite.fetch_many(world.host("a")[:2]))
    assert "it cannot be reached (its name cannot be resolved)" in first[1]
    assert "left alone in this run: its name cannot be resolved" in second[1]
    assert world.clock.now < 1010


def test_a_host_without_its_rules_is_left_alone(world):
    entries = world.host("a", robots=answer(b"", "500 Internal Server Error"))[:3]
    found = dict(world.polite().fetch_many(entries))
    assert isinstance(found[entries[0]], RobotsUnreachable)
    assert "its robots.txt cannot be had" in str(found[entries[2]])
    assert world.moments == []


def test_items_are_taken_as_there_is_room(world):
    taken = []

    def endless():
        for entry in world.host("a") * 100:
            taken.append(entry)
            yield entry

    results = world.polite().fetch_many(endless(), waiting=10)
    for _ in range(5):
        next(results)
    results.close()
    assert len(taken) <= 17


def test_what_was_kept_is_not_sent_again(world):
    entry = world.host("a", lambda path, times: answer(b"", "304 Not Modified", Content_Length=None))[0]
    kept = Validators('"1"')
    assert list(world.polite().fetch_many([entry], validators=lambda _: kept)) == [
        (entry, NotModified(entry.source, kept))
    ]


def test_an_error_of_ours_costs_one_item(world, monkeypatch):
    entries, polite = world.host("a")[:2], world.polite()
    fetch = polite._fetcher.fetch

    def failing(url, **options):
        return 1 / 0 if url.endswith("/0") else fetch(url, **options)

    monkeypatch.setattr(polite._fetcher, "fetch", failing)
    (_, first), (_, second) = polite.fetch_many(entries)
    assert isinstance(first, InputError)
    assert "fetching it failed (ZeroDivisionError" in str(first)
    assert isinstance(second, RawInput)


def silent(path, times):
    time.sleep(3)
    return answer()


@pytest.mark.parametrize("how", ["an event", "the consumer"])
def test_it_stops_at_once(world, how):
    stop, entries = threading.Event(), world.host("slow", silent)[:3] + world.host("a")[:1]
    polite = Polite(fetcher(seconds=30), stop=stop)
    results, began = polite.fetch_many(entries), time.monotonic()
    assert next(results)[0] == entries[3]
    if how == "an event":
        threading.Timer(0.1, stop.set).start()
        assert list(results) == []
    else:
        results.close()
    assert time.monotonic() - began < 1.5
    assert not any(t.name.startswith("fetching from") for t in threading.enumerate())


def test_a_listing_is_fetched_between_pages_of_its_host(world):
    entries, polite = world.host("a"), world.polite()

    def from_a_feed():
        yield entries[0]
        assert polite.fetch(entries[50].source).data == BODY
        yield entries[1]

    assert outcomes(polite.fetch_many(from_a_feed())) == [("0", "read"), ("1", "read")]
    moments = [moment for _, moment in world.moments]
    assert [b - a for a, b in pairwise(moments)] == [1.0, 1.0]


def test_one_address_is_tried_again(world):
    entry = world.host("a", lambda path, times: b"" if times == 1 else answer())[0]
    assert world.polite().fetch(entry.source).data == BODY
    with pytest.raises(FetchFailed, match="breaks off"):
        world.polite(tries=1).fetch(world.host("b", lambda path, times: b"")[0].source)


def test_a_stopped_run_fetches_nothing(world):
    stop = threading.Event()
    stop.set()
    with pytest.raises(FetchFailed, match="it was stopped"):
        world.polite(stop=stop).fetch(world.host("a")[0].source)
    assert list(world.polite(stop=stop).fetch_many(world.host("a"))) == []
