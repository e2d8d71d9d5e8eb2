"""Canonical addresses, and the next page of an article in parts."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.page import canonical_url, load
from communique.page.html import parse
from communique.page.metadata import read_metadata

AT = "https://www.fjord.example/world/2021/ministers-meet-in-oslo"


def page(*head: str) -> str:
    title = "<title>Ministers meet</title>"
    return f"<html><head>{title}{''.join(head)}</head><body><p>Ministers met.</p></body></html>"


def link(address: str, relation: str = "canonical") -> str:
    return f'<link rel="{relation}" href="{address}">'


def node(**fields: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **fields})}</script>'


@pytest.mark.parametrize(
    ("declared", "canonical"),
    [
        (link(AT), AT),
        (link("/world/2021/ministers-meet-in-oslo"), AT),
        (link(f"{AT}?utm_source=feed&fbclid=1#top"), AT),
        (link("HTTPS://WWW.FJORD.EXAMPLE:443/a?id=3"), "https://www.fjord.example/a?id=3"),
        (link("https://fjord.example/a"), "https://fjord.example/a"),
        ('<meta property="og:url" content="https://m.fjord.example/a">', "https://m.fjord.example/a"),
        (node(mainEntityOfPage={"@id": "https://fjord.example/a"}), "https://fjord.example/a"),
        (node(mainEntityOfPage="https://fjord.example/a"), "https://fjord.example/a"),
        (node(url="https://fjord.example/a"), "https://fjord.example/a"),
        (
            link("https://wire.example/news/ministers-meet-oslo-88"),
            "https://wire.example/news/ministers-meet-oslo-88",
        ),
        (link("https://wire.example/about"), None),
        (link("https://wire.example/about") + node(url="https://fjord.example/a"), "https://fjord.example/a"),
        (link("/"), None),
        (link("/index.html"), None),
        (link("/en"), None),
        (link("javascript:alert(1)"), None),
        (link("ftp://fjord.example/a"), None),
        (link("https://user:secret@fjord.example/a"), None),
        (link("https://[fjord/a"), None),
        (link("https://fjord.example:port/a"), None),
        (link("https://fjord.example/" + "a" * 5_000), None),
        ("", None),
    ],
)
def test_an_address_is_believed_of_the_same_site_or_if_both_name_the_article_alike(
    declared: str, canonical: str | None
) -> None:
    assert canonical_url(page(declared), AT) == canonical


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("https://fjord-example.cdn.ampproject.org/c/s/fjord.example/a/amp", "https://fjord.example/a"),
        ("https://web.archive.org/web/20210503/https://fjord.example/a", "https://fjord.example/a"),
        ("https://amp.fjord.example/a", "https://fjord.example/a"),
        ("https://news.fjord.co.uk/a", None),
        (None, "https://fjord.example/a"),
    ],
)
def test_copies_name_what_they_are_copies_of(url: str | None, canonical: str | None) -> None:
    assert canonical_url(page(link("https://fjord.example/a")), url) == canonical


def test_sites_are_told_by_their_registrable_name() -> None:
    declared = page(link("https://www.fjord.co.uk/a"))
    assert canonical_url(declared, "https://news.fjord.co.uk/b") == "https://www.fjord.co.uk/a"
    assert canonical_url(declared, "https://other.co.uk/b") is None


@pytest.mark.parametrize(
    ("at", "following", "is_next"),
    [
        ("https://fjord.example/a", "?page=2", True),
        ("https://fjord.example/a", "/a/2", True),
        ("https://fjord.example/a/", "/a/page/2/", True),
        ("https://fjord.example/a.html", "/a-2.html", True),
        ("https://fjord.example/a?id=7", "/a?id=7&p=2", True),
        ("https://fjord.example/a?page=2", "?page=3", True),
        ("https://fjord.example/a?page=2", "?page=1", False),
        ("https://fjord.example/a", "/b", False),
        ("https://fjord.example/a?id=7", "/a?id=8", False),
        ("https://fjord.example/2021/05/03/ministers-meet", "/2021/05/04/ministers-part", False),
        ("https://fjord.example/a", "https://other.example/a?page=2", False),
    ],
)
def test_next_is_the_same_article_but_for_a_number(at: str, following: str, is_next: bool) -> None:
    for declared in (link(following, "next"), f"<a rel='nofollow next' href='{following}'>2</a>"):
        found = read_metadata(parse(page(declared)), at).next_page  # type: ignore[arg-type]
        assert (found is not None) == is_next


def test_what_an_archive_holds_is_taken_for_where_it_was_published() -> None:
    text = (
        "<p>The ministers of Norway and Peru met in Oslo on Monday to speak of fish, their offices said.</p>"
    )
    html = page(link("https://fjord.example/a")).replace("<p>Ministers met.</p>", text)
    loaded = load(html.encode(), source="crawl.warc.gz, record 1", url="https://fjord.example/a?utm_source=x")
    assert loaded.canonical_url == "https://fjord.example/a"
    assert loaded.article.source == "crawl.warc.gz, record 1"
    other = load(html.encode(), source="crawl.warc.gz, record 2", url="https://other.example/b")
    assert other.canonical_url is None


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=60), st.text(max_size=60))
def test_any_address_may_be_declared(declared: str, at: str) -> None:
    html = page('<link rel="canonical" href="x">', '<link rel="next" href="x">')
    tree = parse(html)
    assert tree is not None
    for element in tree.iter("link"):
        try:
            element.set("href", declared)
        except ValueError:  # lxml takes no control characters
            return
    found = read_metadata(tree, f"https://fjord.example/{at}").url
    assert found is None or found.startswith(("http://", "https://"))
