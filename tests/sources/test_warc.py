"""Web archives: pages with where they lie, and what is no page."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.errors import InputError, PassedOver
from communique.page.checks import LARGEST
from tests.sources.found import all_of, found_in, told
from tests.sources.warcs import PAGE, answer, digest, page, resource, warc, write_pages

if TYPE_CHECKING:
    from pathlib import Path

BODY = PAGE.encode("cp1252")


@pytest.mark.parametrize("is_packed", [True, False])
def test_pages_and_where_they_lie(tmp_path: Path, is_packed: bool) -> None:
    path = tmp_path / "no.name"
    path.write_bytes(warc([page(1), page(2)], is_packed=is_packed))
    first, second = all_of(str(path))
    origin = dict(second.origin)
    assert second.source == f"{path}, record {origin['record']}"
    assert (second.url, second.charset, second.found_in) == ("https://fjord.example/2", "utf-8", str(path))
    assert second.data == PAGE.format(number=2).encode()
    assert origin["payload_digest"] == digest(second.data)
    data = path.read_bytes()[int(origin["offset"]) :]
    assert (gzip.decompress(data) if is_packed else data).startswith(b"WARC/1.1\r\n")
    assert dict(first.origin)["offset"] == "0"


def test_only_pages_that_were_there_are_read() -> None:
    url = "https://fjord.example/"
    found = found_in(
        warc(
            [
                answer(url, BODY, kind="text/html; charset=windows-1252"),
                answer(url, b"\x89PNG", kind="image/png"),
                answer(url, BODY, status="404 Not Found"),
                answer(url, BODY, kind=None),
                answer(url, b"words", kind=None),
                answer(url, gzip.compress(BODY), more="Content-Encoding: gzip\r\n"),
                resource(url, BODY),
                resource("file:///tmp/a", b"x", "text/css"),
            ]
        )
    )
    assert [one.kind if isinstance(one, PassedOver) else one.charset for one in found] == [
        "windows-1252", "image/png", "an answer of status 404", None, "of no stated kind", "utf-8", None,
        "text/css",
    ]  # fmt: skip
    assert [one.data for one in found if not isinstance(one, InputError)] == [BODY] * 4


def test_large_pages_are_refused_and_a_bomb_is_not_unpacked() -> None:
    bomb = gzip.compress(b"<html>" + b" " * 200_000_000)
    found = found_in(
        warc(
            [
                answer("https://fjord.example/1", b"<html>" + b" " * LARGEST),
                answer("https://fjord.example/2", bomb, more="Content-Encoding: gzip\r\n"),
                page(3),
            ]
        )
    )
    assert ["it has more than 10 MB" in one for one in told(found)] == [True, True, False]


def test_an_archive_without_answers_and_one_cut_off(tmp_path: Path) -> None:
    nothing = b"WARC/1.1\r\nWARC-Type: warcinfo\r\nContent-Length: 0\r\n\r\n\r\n\r\n"
    assert told(found_in(nothing)) == [
        "standard input: it is a web archive without a page; give one with answers."
    ]
    path = write_pages(tmp_path / "a", 3)
    found = found_in(path.read_bytes()[:-100])
    assert len(found) == 3
    assert str(found[2]).endswith("the archive ends within it; fetch it again; it may be cut off.")
    packed = answer("https://fjord.example/", gzip.compress(BODY), more="Content-Encoding: gzip\r\n")
    (error,) = found_in(warc([packed], is_packed=False)[:-60])
    assert isinstance(error, InputError)


@given(st.binary(min_size=1, max_size=30), st.integers(0, 1600))
def test_damage_costs_no_more_than_a_sentence(damage: bytes, at: int) -> None:
    whole = warc([page(1), page(2)], is_packed=False)
    found = found_in(whole[:at] + damage + whole[at + len(damage) :])
    assert all("reading it failed" not in one for one in told(found))
