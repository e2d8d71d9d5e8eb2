"""Feeds, sitemaps and lists: entries, what is followed, and where that ends."""

from __future__ import annotations

import gzip
import io
import json
import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.errors import InputError, PassedOver
from communique.sources import discover
from communique.sources.discover import Listing, items_of, one_by_one
from communique.sources.formats import feeds, sitemaps
from communique.sources.items import Item
from tests.sources.found import all_of, found_in, told, web

RSS = """<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<title>Fjord Wire</title><link>https://fjord.example/</link>
<item><title>Bern &amp; Lima</title><link>https://fjord.example/1</link>
<pubDate>Mon, 03 May 2021 23:30:00 -0400</pubDate><source url="https://x.example/">Lima Post</source></item>
<item><guid isPermaLink="true">https://fjord.example/2</guid></item>
<item><title>No address</title></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Fjord Wire</title>
<entry><title>Bern</title><link rel="alternate" href="/1"/>
<published>2021-05-03T23:30:00-04:00</published></entry>
<entry><title>Lima</title><link href="https://fjord.example/2"/><updated>2021-05-09T10:00:00Z</updated></entry>
</feed>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="a"><title>x</title></channel>
<item rdf:about="b"><title>Bern</title><link>https://fjord.example/1</link><dc:date>2021-05-03</dc:date></item>
</rdf:RDF>"""
JSON_FEED = {
    "version": "https://jsonfeed.org/version/1.1", "title": "Fjord Wire",
    "items": [
        {"id": "1", "url": "https://fjord.example/1", "title": "Bern", "date_published": "2021-05-03T23:30Z"},
        {"id": "https://fjord.example/2"},
        {"id": 3},
    ],
}  # fmt: skip
SITEMAP = """<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"
 xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
<url><loc> https://fjord.example/1 </loc><lastmod>2024-01-01</lastmod>
<image:image><image:loc>https://fjord.example/a.jpg</image:loc><image:title>No</image:title></image:image>
<news:news><news:publication><news:name>Fjord Wire</news:name><news:language>en</news:language></news:publication>
<news:publication_date>2021-05-03T23:30:00-04:00</news:publication_date><news:title>Bern &amp; Lima</news:title></news:news></url>
<url><loc>https://fjord.example/2</loc><lastmod>2024-01-01</lastmod></url>
<url><loc>/3</loc></url>
</urlset>"""  # noqa: E501
URL = "https://fjord.example/feed"


def urlset(*urls: str) -> bytes:
    return f"<urlset>{''.join(f'<url><loc>{url}</loc></url>' for url in urls)}</urlset>".encode()


def index(*urls: str) -> bytes:
    inner = "".join(f"<sitemap><loc>{url}</loc></sitemap>" for url in urls)
    return f"<sitemapindex>{inner}</sitemapindex>".encode()


def opml(*urls: str) -> bytes:
    inner = "".join(f'<outline type="rss" text="{url}" xmlUrl="{url}"/>' for url in urls)
    return f'<opml version="2.0"><body><outline text="News">{inner}</outline></body></opml>'.encode()


NO_ADDRESS = f"{URL}, entry 3: it has no address; check the address."
FIRST = "https://fjord.example/1"
SECOND = Item("https://fjord.example/2", url="https://fjord.example/2", found_in=URL)


def first(title: str, outlet: str | None = None) -> Item:
    return Item(FIRST, url=FIRST, published="2021-05-03", title=title, outlet=outlet, found_in=URL)


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (RSS, [first("Bern & Lima", "Lima Post"), SECOND, NO_ADDRESS]),
        (ATOM, [first("Bern"), replace(SECOND, title="Lima")]),
        (RDF, [first("Bern")]),
        (json.dumps(JSON_FEED), [first("Bern"), SECOND, NO_ADDRESS]),
        (
            SITEMAP,
            [
                first("Bern & Lima", "Fjord Wire"),
                SECOND,
                f"{URL}, entry 3: its address '/3' is none of the web; check the address.",
            ],
        ),
        (
            "url\n" + "https://fjord.example/2\n" * 3 + "\nlocal\n",
            [SECOND] * 3 + [f"{URL}, line 6: its address 'local' is none of the web; check the address."],
        ),
    ],
    ids=["RSS", "Atom", "RDF", "JSON Feed", "news sitemap", "addresses"],
)  # fmt: skip
def test_entries(data: str, found: list[Item | str]) -> None:
    got = all_of(URL, pages={URL: data.encode()})
    assert [one if isinstance(one, Item) else str(one) for one in got] == found


def test_a_sitemap_index_and_a_list_of_feeds_are_followed() -> None:
    base = "https://fjord.example"
    pages = {
        URL: opml(f"{base}/rss", f"{base}/index", f"{base}/page", f"{base}/gone", f"{base}/broken"),
        f"{base}/rss": RSS.encode(),
        f"{base}/index": index(f"{base}/map.gz", f"{base}/rss", URL),
        f"{base}/map.gz": gzip.compress(urlset(f"{base}/9")),
        f"{base}/page": b"<html><p>Not found</p></html>",
        f"{base}/broken": b"<rss><channel><item><title>x</rss>",
    }
    found = all_of(URL, pages=pages)
    assert told(found) == [
        f"{base}/1",
        f"{base}/2",
        f"{base}/rss, entry 3: it has no address; check the address.",
        f"{base}/rss: it is a list that was read already.",
        f"{URL}: it is a list that was read already.",
        f"{base}/page: it is a web page, where a feed or a sitemap should be; check the address.",
        f"{base}/gone: the server answered 404 Not Found; check the address.",
        told(found)[7],
        f"{base}/9",
    ]
    assert told(found)[7].startswith(f"{base}/broken")
    assert isinstance(found[7], InputError)
    assert isinstance(found[3], PassedOver)
    rss, listing, broken, packed = (f"{base}/{name}" for name in ("rss", "index", "broken", "map.gz"))
    places = [rss, rss, rss, listing, listing, URL, URL, broken, packed]
    assert [one.found_in for one in found] == places


def test_what_was_taken_apart_to_its_end_is_told() -> None:
    base = "https://fjord.example"
    pages = {
        URL: opml(f"{base}/rss", f"{base}/index", f"{base}/gone", f"{base}/page"),
        f"{base}/rss": RSS.encode(),
        f"{base}/index": index(f"{base}/map.gz"),
        f"{base}/map.gz": gzip.compress(urlset(f"{base}/8", f"{base}/9")),
        f"{base}/page": b"<html><p>Not found</p></html>",
    }
    heard: list[Listing] = []
    all_of(URL, pages=pages, tell=heard.append)
    assert heard == [
        Listing(URL, None, 4),
        Listing(f"{base}/rss", URL, 3),
        Listing(f"{base}/index", URL, 1),
        Listing(f"{base}/map.gz", f"{base}/index", 2),
    ]


def test_lists_of_a_level_are_fetched_together() -> None:
    base = "https://fjord.example"
    pages = {URL: opml(f"{base}/rss", f"{base}/index"), f"{base}/rss": RSS.encode(),
             f"{base}/index": index(f"{base}/map"), f"{base}/map": urlset(f"{base}/9")}  # fmt: skip
    levels = []

    def fetch_all(lists):  # type: ignore[no-untyped-def]
        levels.append([one.url for one in lists])
        return one_by_one(web(pages))(lists)

    found = list(items_of([URL, URL, f"{base}/rss"], fetch_all=fetch_all))
    assert levels == [[URL, f"{base}/rss"], [f"{base}/index"], [f"{base}/map"]]
    assert told(found)[-1] == f"{base}/9"


def test_following_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    base = "https://fjord.example"
    chain = {f"{base}/{number}": index(f"{base}/{number + 1}") for number in range(9)}
    assert told(all_of(f"{base}/0", pages=chain)) == [
        f"{base}/4: it is a list that is not followed: at most 3 steps are; give it by itself."
    ]
    monkeypatch.setattr(discover, "MOST_LISTS", 3)
    wide = {f"{base}/{number}": urlset(f"{base}/a") for number in range(1, 5)}
    found = all_of("-", stdin=io.BytesIO(index(*wide)), pages=wide)
    assert told(found)[:1] == [
        f"{base}/4: it is a list that is not followed: at most 3 lists are; give it by itself."
    ]


def test_no_more_entries_than_a_sitemap_has(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (sitemaps, feeds):
        monkeypatch.setattr(module, "MOST_ENTRIES", 1)
    for data in (SITEMAP, RSS, json.dumps(JSON_FEED), opml("http://a.example", "http://b.example").decode()):
        found = found_in(data.encode(), pages={"http://a.example": RDF.encode()})
        assert len([one for one in found if isinstance(one, Item)]) == 1
        assert any("it has more than 1 entries" in one for one in told(found))


LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE urlset [<!ENTITY a "ha">' + "".join(
        f'<!ENTITY {new} "{f"&{old};" * 10}">' for old, new in zip("abcdefgh", "bcdefghi", strict=True)
    ) + "]><urlset><url><loc>&i;</loc></url></urlset>"
)  # fmt: skip


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (LAUGHS, "it is XML that declares entities"),
        (LAUGHS.replace("urlset", "rss"), "it is XML that declares entities"),
        ('<!DOCTYPE urlset SYSTEM "file:///etc/passwd"><urlset><url><loc>&x;</loc></url></urlset>', ""),
        ("<urlset><url><loc>https://fjord.example/1</loc></url><url>", "it is broken XML ("),
        ("<urlset>" + "<a>" * 100_000, "it is broken XML ("),
        ("<rss><channel>" + "<item>" * 600_000, "it has more than 200,000 tags"),
        (
            "<rss version='2.0'><channel><item><link>https://fjord.example/1</link></item>",
            "ends in the middle",
        ),
        ('{"version": "https://jsonfeed.org/version/1", "items": [', "it is a broken JSON Feed"),
        ('{"version": "https://jsonfeed.org/version/1", "items": {}}', "without a list of items"),
    ],
)
def test_hostile_and_broken_lists_cost_a_sentence(data: str, words: str) -> None:
    began = time.monotonic()
    found = found_in(data.encode())
    assert isinstance(found[-1], InputError)
    assert words in told(found)[-1]
    assert "reading it failed" not in told(found)[-1]
    assert time.monotonic() - began < 3


@given(
    st.sampled_from([RSS, ATOM, RDF, SITEMAP, json.dumps(JSON_FEED)]),
    st.text(max_size=9),
    st.integers(0, 900),
)
def test_damage_is_told_in_a_sentence(data: str, damage: str, at: int) -> None:
    found = found_in((data[:at] + damage + data[at + len(damage) :]).encode("utf-8", "replace"))
    assert all("reading it failed" not in one for one in told(found))
