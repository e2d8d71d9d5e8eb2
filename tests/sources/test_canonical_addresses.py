"""Addresses of one page have one form; those of two pages keep two."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.sources.canonical import kept_at, normal_address

TALKS = "wire.example/2023/talks"


@pytest.mark.parametrize(
    "address",
    [
        "https://wire.example/2023/talks",
        "http://wire.example/2023/talks",
        "HTTPS://WWW.Wire.Example./2023/talks/",
        "https://wire.example:443/2023/talks",
        "https://wire.example/2023/talks#comments",
        "https://wire.example/2023/talks?utm_source=feed&utm_medium=rss",
        "https://wire.example/2023/talks?fbclid=IwAR0&CMP=share_btn",
        "https://m.wire.example/2023/talks",
        "https://mobile.wire.example/2023/talks",
        "https://amp.wire.example/2023/talks",
        "https://wire.example/amp/2023/talks",
        "https://wire.example/2023/talks/amp/",
        "https://wire.example/2023/talks?amp=1",
        "https://wire.example/2023/talks?outputType=amp",
        "https://wire.example/2023/talks/print",
        "https://wire.example/2023/talks?print=true",
        "https://wire.example//2023/talks?&",
        " https://wire.example/2023/talks ",
    ],
)
def test_addresses_of_one_page_have_one_form(address: str) -> None:
    assert normal_address(address) == TALKS


@pytest.mark.parametrize(
    ("address", "form"),
    [
        ("https://wire.example/talks?id=7&page=2", "wire.example/talks?id=7&page=2"),
        ("https://wire.example/talks?page=2&id=7", "wire.example/talks?page=2&id=7"),
        ("https://wire.example/Talks", "wire.example/Talks"),
        ("https://wire.example/talks.amp.html", "wire.example/talks.html"),
        ("https://wire.example/talks?ref=7", "wire.example/talks?ref=7"),
        ("https://news.wire.example/talks", "news.wire.example/talks"),
        ("https://wire.example:8080/talks", "wire.example:8080/talks"),
        ("https://wire.example/#!/talks/1", "wire.example#!/talks/1"),
        ("https://wire.example/camp", "wire.example/camp"),
        ("https://wire.example/blueprint", "wire.example/blueprint"),
        ("https://m.co.uk/talks", "m.co.uk/talks"),
        ("https://m.wire.co.uk/talks", "wire.co.uk/talks"),
        ("https://en.m.wire.example/talks", "en.wire.example/talks"),
        ("https://[2001:db8::1]/talks", "[2001:db8::1]/talks"),
        ("https://wire.example/?p=12", "wire.example?p=12"),
    ],
)
def test_what_may_name_another_article_stays(address: str, form: str) -> None:
    assert normal_address(address) == form


@pytest.mark.parametrize(
    "address",
    [
        None, "", "talks.html", "news.jsonl, line 3", "ftp://wire.example/talks", "https://wire.example",
        "https://wire.example/?utm_source=x", "https:///talks", "https://[bad/talks", "https://wire.example:x/",
        "https://wire.example/" + "a" * 5_000,
    ],
)  # fmt: skip
def test_a_front_page_and_what_is_no_address_have_none(address: str | None) -> None:
    assert normal_address(address) is None


HOSTS = st.sampled_from(["wire.example", "www.wire.example", "m.www.wire.co.uk", "amp.m.wire.example"])
PATHS = st.text(alphabet="/abpmrint.-", max_size=20)
QUERIES = st.lists(st.sampled_from(["id=1", "amp", "utm_id=2", "print=1", "a=b=c", "", "p"])).map("&".join)


@given(host=HOSTS, path=PATHS, query=QUERIES, fragment=st.sampled_from(["", "top", "!/a", "/b"]))
def test_a_form_is_the_form_of_itself(host: str, path: str, query: str, fragment: str) -> None:
    form = normal_address(f"https://{host}/{path}?{query}#{fragment}")
    assert form is None or normal_address(f"https://{form}") == form


@given(st.text(max_size=60))
def test_any_text_has_a_form_or_none(text: str) -> None:
    form = normal_address(f"https://{text}")
    assert form is None or urlsplit(f"https://{form}").hostname


@pytest.mark.parametrize(
    ("address", "canonical", "kept"),
    [
        ("https://wire.example/amp/1", "https://wire.example/talks/1", "https://wire.example/talks/1"),
        ("https://m.wire.co.uk/1", "https://www.wire.co.uk/1", "https://www.wire.co.uk/1"),
        ("https://cache.example/c/s/wire.example/1", "https://wire.example/1", "https://wire.example/1"),
        ("https://daily.example/1", "https://agency.example/1", "https://daily.example/1"),
        ("https://daily.co.uk/1", "https://agency.co.uk/1", "https://daily.co.uk/1"),
        ("https://wire.example/1", None, "https://wire.example/1"),
        ("pages/talks.html", "https://wire.example/1", "pages/talks.html"),
        (None, "https://wire.example/1", None),
    ],
)
def test_a_page_says_where_in_its_own_site_it_is_kept(
    address: str | None, canonical: str | None, kept: str | None
) -> None:
    assert kept_at(address, canonical) == kept
