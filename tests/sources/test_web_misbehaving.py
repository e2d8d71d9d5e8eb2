"""Whatever a server does, a fetch ends within its bounds, with the right bytes or one plain sentence."""

from __future__ import annotations

import pickle
import time

import pytest

from communique.errors import EmptyInput, FetchFailed, InputTooLarge, UnsafeAddress, UnsupportedInput
from communique.page import from_bytes
from communique.sources.fetching.wanted import LISTING
from tests.sources.misbehaving import BODY, SECONDS, SMALL, WAYS, Server, fetcher

LATE = (FetchFailed, f"no full answer within {SECONDS} seconds")
LARGE = (InputTooLarge, "more than 0 MB|sends without end")
BROKEN = (FetchFailed, "breaks off or is not HTTP")
PACKED = (FetchFailed, "cannot be unpacked")
PRIVATE = (UnsafeAddress, "is a private or local address")
ENDS = {
    "never-answers": LATE,
    "drips-its-body": LATE,
    "drips-its-headers": LATE,
    "has-endless-headers": BROKEN,
    "announces-without-end": ((FetchFailed, InputTooLarge), "without end|within"),
    "has-an-endless-body": LARGE,
    "has-endless-chunks": ((FetchFailed, InputTooLarge), "MB|without end|within"),
    "packs-nothing-without-end": LARGE,
    "claims-a-huge-length": LARGE,
    "ends-before-its-length": BROKEN,
    "sends-more-than-its-length": BODY,
    "names-two-lengths": BROKEN,
    "resets-midway": (FetchFailed, "cannot be reached|breaks off"),
    "sends-a-gzip-bomb": LARGE,
    "sends-a-deflate-bomb": LARGE,
    "sends-a-bomb-in-a-bomb": LARGE,
    "packs-twice": BODY,
    "packs-a-hundred-times": (FetchFailed, "packed 100 times over"),
    "packs-as-nobody-asked": (FetchFailed, "packed as 'br', which was not asked for"),
    "packs-bare-deflate": BODY,
    "lies-about-packing": PACKED,
    "breaks-off-what-it-packed": PACKED,
    "sends-bad-chunks": BROKEN,
    "is-no-web-server": BROKEN,
    "answers-and-hangs-up": BROKEN,
    "names-a-wrong-charset": BODY,
    "sends-a-pdf-as-a-page": (UnsupportedInput, "it is a PDF"),
    "sends-a-pdf": (UnsupportedInput, "calls it a PDF"),
    "sends-a-picture": (UnsupportedInput, "calls it an image"),
    "sends-an-empty-body": (EmptyInput, "the server sent nothing"),
    "has-no-content": (FetchFailed, "answered 204 No Content"),
    "has-not-changed-since-never": (FetchFailed, "answered 304 Not Modified"),
    "is-busy": (FetchFailed, "answered 429 Too Many Requests"),
    "is-down": (FetchFailed, "answered 503 Service Unavailable"),
    "is-gone": (FetchFailed, "answered 410 Gone"),
    "has-a-status-of-its-own": (FetchFailed, "answered 799"),
    "redirects-in-a-circle": (FetchFailed, "redirects more than 5 times"),
    "redirects-to-a-file": (FetchFailed, "redirects to file:/+etc/passwd, which is not an http or https"),
    "redirects-to-loopback": PRIVATE,
    "redirects-to-metadata": PRIVATE,
    "redirects-to-ipv6-loopback": PRIVATE,
    "redirects-to-a-mapped-address": PRIVATE,
    "redirects-to-a-decimal-address": ((UnsafeAddress, FetchFailed), "private or local|not a valid address"),
    "redirects-to-a-hexadecimal-address": (
        (UnsafeAddress, FetchFailed),
        "private or local|not a valid address",
    ),
    "redirects-to-a-name-of-its-own-net": PRIVATE,
    "redirects-with-a-password": (FetchFailed, "a user name or a password"),
    "redirects-to-a-mail-server": (FetchFailed, "the port 25, which is not one of web pages"),
    "redirects-to-nonsense": (FetchFailed, "not a valid address|not HTTP"),
}


@pytest.fixture(scope="module")
def server():
    running = Server()
    yield running
    running.close()


@pytest.mark.parametrize("name", ENDS)
def test_every_way_ends_well(server, name):
    ends, began = ENDS[name], time.monotonic()
    if isinstance(ends, bytes):
        assert fetcher().fetch(server.url(name), wanted=SMALL).data == ends
    else:
        with pytest.raises(ends[0], match=ends[1]) as caught:
            fetcher().fetch(server.url(name), wanted=SMALL)
        message = str(caught.value)
        assert message.startswith(f"{server.url(name)}: ")
        assert message.endswith(".")
        assert message.isprintable()
        assert "()" not in message
    assert time.monotonic() - began < SECONDS + 1


def test_all_ways_are_tried():
    elsewhere = {"behaves", "remembers", "fails-once", "sets-cookies", "closes-what-it-said-it-keeps"}
    assert set(WAYS) == set(ENDS) | elsewhere


@pytest.mark.parametrize(
    ("name", "is_temporary", "status", "retry_after"),
    [
        ("is-busy", True, 429, 7.0),
        ("is-down", True, 503, None),
        ("is-gone", False, 410, None),
        ("never-answers", True, None, None),
        ("resets-midway", True, None, None),
        ("lies-about-packing", False, None, None),
        ("redirects-to-loopback", False, None, None),
    ],
)
def test_what_passes_and_what_does_not(server, name, is_temporary, status, retry_after):
    with pytest.raises(FetchFailed) as caught:
        fetcher().fetch(server.url(name))
    error = pickle.loads(pickle.dumps(caught.value))
    assert (error.is_temporary, error.status, error.retry_after) == (is_temporary, status, retry_after)
    assert str(error) == str(caught.value)


def test_a_wrong_charset_is_read_all_the_same(server):
    raw = fetcher().fetch(server.url("names-a-wrong-charset"))
    assert raw.charset == "klingon-8"
    assert "Norway and Peru" in from_bytes(raw.data, source=raw.source, charset=raw.charset).text


def test_a_pdf_is_refused_before_its_body_is_read(server):
    began = time.monotonic()  # the server announces 10 MB and sends 8 bytes
    with pytest.raises(UnsupportedInput):
        fetcher().fetch(server.url("sends-a-pdf"))
    assert time.monotonic() - began < SECONDS / 2


def test_a_silent_server_is_not_waited_for_though_the_answer_may_take_long(server):
    began = time.monotonic()
    with pytest.raises(FetchFailed, match=r"its server was silent for 0\.5 seconds") as caught:
        fetcher().fetch(server.url("never-answers"), wanted=LISTING)
    assert caught.value.is_temporary
    assert time.monotonic() - began < 1.5


def test_cookies_do_not_come_back(server):
    asking = fetcher()
    for _ in range(2):
        assert b"cookie" not in asking.fetch(server.url("sets-cookies")).data.lower()


def test_a_connection_is_used_again(server):
    asking, before = fetcher(), server.connections
    for _ in range(5):
        assert asking.fetch(server.url("behaves")).data == BODY
    assert server.connections == before + 1


def test_a_connection_that_the_server_closed_is_made_anew(server):
    asking = fetcher()
    for _ in range(5):
        assert asking.fetch(server.url("closes-what-it-said-it-keeps")).data == BODY


def test_after_a_refused_answer_the_connection_is_not_used_again(server):
    asking = fetcher()
    with pytest.raises(InputTooLarge):
        asking.fetch(server.url("sends-a-gzip-bomb"), wanted=SMALL)
    assert asking.fetch(server.url("sends-more-than-its-length")).data == BODY
    time.sleep(SECONDS)  # until the server has closed, or what it sent too much answers what it is asked next
    assert asking.fetch(server.url("sends-more-than-its-length")).data == BODY
