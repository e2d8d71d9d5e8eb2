"""The parts of fetching, each by itself: addresses, packing, waiting, what we call ourselves."""

from __future__ import annotations

import gzip
import random
import time
import zlib
from contextlib import suppress
from datetime import UTC, datetime

import httpx2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.errors import EmptyInput, FetchFailed, InvalidContact, UnsupportedInput
from communique.sources import NotModified, Validators
from communique.sources.fetching.hops import LONGEST, checked, joined
from communique.sources.fetching.unpacking import UnpackingError, UnpacksTooLargeError, codings_of, unpacked
from communique.sources.fetching.waiting import LONGEST_S, backoff, seconds_of
from communique.sources.fetching.wanted import ARCHIVE, LISTING, PAGE
from communique.sources.fetching.web import USER_AGENT, user_agent
from tests.sources.misbehaving import BODY, Server, fetcher


@pytest.fixture(scope="module")
def server():
    running = Server()
    yield running
    running.close()


def test_what_a_page_was_like_is_asked_with_the_next_time(server):
    asking, url = fetcher(), server.url("remembers", "/a#top")
    first = asking.fetch(url)
    assert first.validators == Validators('"a1"', "Mon, 03 May 2021")
    assert (first.url, first.media_type, first.data) == (server.url("remembers", "/a"), "text/html", BODY)
    assert asking.fetch(url, validators=first.validators) == NotModified(url, first.validators)
    assert asking.fetch(url, validators=Validators('"a0"')).data == BODY


@pytest.mark.parametrize("validators", [Validators('"a\r\nX-Evil: 1"'), Validators(None, "é\n")])
def test_validators_cannot_add_headers(server, validators):
    assert fetcher().fetch(server.url("remembers"), validators=validators).data == BODY


@pytest.mark.parametrize(
    ("contact", "environment", "said"),
    [
        (None, "", USER_AGENT),
        (None, "desk@fjord.example", USER_AGENT[:-1] + "; desk@fjord.example)"),
        ("https://fjord.example/bot", "desk@fjord.example", USER_AGENT[:-1] + "; https://fjord.example/bot)"),
    ],
)
def test_contact(monkeypatch, contact, environment, said):
    monkeypatch.setenv("COMMUNIQUE_CONTACT", environment)
    assert user_agent(contact) == said


@pytest.mark.parametrize("contact", ["me", "a@b", "a@b.c)\r\nCookie: x", "https://x.example/ y", "ftp://x"])
def test_what_is_no_contact(contact):
    with pytest.raises(InvalidContact, match="no e-mail address and no URL"):
        user_agent(contact)


@pytest.mark.parametrize(
    ("wanted", "media_type", "words"),
    [
        (PAGE, "application/pdf", r"calls it a PDF \(application/pdf\), not a web page or a text"),
        (PAGE, "application/zip", "calls it a file"),
        (PAGE, "video/mp4", "a video"),
        (LISTING, "image/svg+xml", "an image"),
        (ARCHIVE, "audio/ogg", "a sound"),
    ],
)
def test_types_that_are_refused(wanted, media_type, words):
    with pytest.raises(UnsupportedInput, match=words):
        wanted.refuse_type(media_type, "https://fjord.example/a")


@pytest.mark.parametrize(
    ("wanted", "media_type"),
    [
        (PAGE, ""),
        (PAGE, "text/html"),
        (PAGE, "application/rss+xml"),
        (PAGE, "application/octet-stream"),
        (LISTING, "application/x-gzip"),
        (LISTING, "application/feed+json"),
        (ARCHIVE, "application/warc"),
    ],
)
def test_types_that_are_not(wanted, media_type):
    wanted.refuse_type(media_type, "https://fjord.example/a")


def test_an_empty_page_is_no_page(server):
    with pytest.raises(EmptyInput):
        fetcher().fetch(server.url("sends-an-empty-body"), wanted=LISTING)


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("gopher://fjord.example/", "it is not an http or https address"),
        ("http:///a", "it is not an http or https address"),
        ("http://fjord.example:0/", "no port 0"),
        ("http://fjord.example:25/", "not one of web pages"),
        ("http://fjord.example:6667/", "not one of web pages"),
        ("http://me:secret@fjord.example/", "never sent"),
        (f"http://fjord.example/{'a' * LONGEST}", "longer than 8000 characters"),
        ("http://-fjord-.example:port/", "not a valid address"),
    ],
)
def test_addresses_that_are_not_asked(address, words):
    with pytest.raises(FetchFailed, match=words):
        checked(address, address)


@given(st.text(max_size=80))
def test_any_location_is_joined_and_checked_or_refused(location):
    page = httpx2.URL("https://fjord.example/a/b")
    try:
        hop = checked(str(page), joined(str(page), page, location), page)
    except FetchFailed as error:
        assert str(error).endswith(".")
        assert "\n" not in str(error)
    else:
        assert hop.scheme == "https"
        assert not hop.userinfo


@given(st.binary(max_size=5000), st.integers(1, 600), st.sampled_from(["gzip", "deflate", "bare", "two"]))
def test_what_was_packed_comes_out_whole(data, size, coding):
    packed = {
        "gzip": gzip.compress(data) + b"\0\0",
        "deflate": zlib.compress(data),
        "bare": zlib.compress(data, wbits=-15),
        "two": gzip.compress(data[:9]) + gzip.compress(data[9:]),
    }[coding]
    pieces = [packed[i : i + size] for i in range(0, len(packed), size)]
    name = {"bare": "deflate", "two": "gzip"}.get(coding, coding)
    if coding == "bare" and packed[0] & 15 == 8 and int.from_bytes(packed[:2], "big") % 31 == 0:
        return  # looks like the other form
    assert b"".join(unpacked(pieces, [name], 10_000)) == data


@given(st.binary(min_size=1, max_size=300), st.sampled_from(["gzip", "deflate"]))
def test_rubbish_is_unpacked_or_refused(data, coding):
    with suppress(UnpackingError, UnpacksTooLargeError):
        assert len(b"".join(unpacked([data], [coding], 1000))) <= 1000


def test_bombs_end_at_their_bound():
    bomb = gzip.compress(gzip.compress(bytes(50_000_000)))
    seen, began = 0, time.monotonic()
    with pytest.raises(UnpacksTooLargeError):
        for piece in unpacked([bomb], ["gzip", "gzip"], 1_000_000):
            assert len(piece) <= 65536
            seen += len(piece)
    assert seen <= 1_000_000
    assert time.monotonic() - began < 1


@pytest.mark.parametrize(
    ("header", "codings"),
    [("", []), ("identity", []), ("GZIP", ["gzip"]), ("x-gzip, deflate", ["deflate", "gzip"])],
)
def test_codings(header, codings):
    assert codings_of(header) == codings


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("120", 120.0),
        ("0", 0.0),
        ("9" * 400, 1e7),
        ("Mon, 03 May 2021 12:01:00 GMT", 60.0),
        ("Mon, 03 May 2021 12:01:00", 60.0),
        ("Mon, 03 May 2021 11:00:00 GMT", 0.0),
        ("-5", None),
        ("soon", None),
        ("Mon, 99 May 2021", None),
        ("", None),
        (None, None),
    ],
)
def test_retry_after(header, seconds):
    assert seconds_of(header, datetime(2021, 5, 3, 12, tzinfo=UTC)) == seconds


@given(st.text(max_size=60))
def test_any_retry_after_is_a_bounded_number_or_nothing(header):
    seconds = seconds_of(header)
    assert seconds is None or 0 <= seconds <= 1e7


def test_backoff_doubles_up_to_its_bound():
    chance = random.Random(1)
    waits = [backoff(tries, chance) for tries in (1, 2, 3, 4, 50)]
    assert all(0.75 * w <= got <= 1.25 * w for w, got in zip((2, 4, 8, 16, LONGEST_S), waits, strict=True))
