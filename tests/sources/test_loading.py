"""Items -> articles: what the page says counts before what named it, and the user before both."""

from __future__ import annotations

import json
from datetime import date

import pytest

from communique.errors import FetchFailed, NotAnArticle, NotEnglish, UnsupportedInput
from communique.record import Article, Record
from communique.sources.items import Item
from communique.sources.loading import load
from tests.ledger.made import record
from tests.sources.found import all_of, web
from tests.sources.warcs import PAGE, page, warc

URL = "https://fjord.example/1"
BARE = (
    "<html><body><article><p>Norway and Peru agreed on Monday to open consulates, officials of both "
    "governments said after two days of talks.</p><p>The first one opens in Callao "
    "next month, they said.</p></article></body></html>"
)  # fmt: skip
LISTED = Item(URL, url=URL, published="2021-05-04", title="Consulates", outlet="Fjord Wire", found_in="feed")


def loaded(item: Item, published: date | None = None, data: str = BARE) -> Article:
    article = load(item, published, fetch=web({URL: data.encode()}))
    assert isinstance(article, Article)
    return article


def test_what_a_feed_says_is_taken_where_the_page_says_nothing() -> None:
    article = loaded(LISTED)
    assert (article.title, article.outlet, article.source) == ("Consulates", "Fjord Wire", URL)
    assert (article.published, article.published_basis) == (date(2021, 5, 4), "given")
    told = loaded(
        LISTED, data=PAGE.replace("<title>", '<meta property="og:site_name" content="Oslo Post"><title>')
    )
    assert (told.title, told.outlet) == ("Ministers meet in Bern", "Oslo Post")
    assert (told.published, told.published_basis) == (date(2021, 5, 3), "page")


@pytest.mark.parametrize("data", [BARE, PAGE])
def test_the_day_of_the_user_counts_before_all(data: str) -> None:
    article = loaded(LISTED, date(2021, 5, 9), data)
    assert (article.published, article.published_basis) == (date(2021, 5, 9), "given")


def test_a_record_of_a_web_archive_has_its_address(tmp_path) -> None:
    (tmp_path / "a").write_bytes(warc([page(1)]))
    (item,) = all_of(str(tmp_path / "a"))
    assert loaded(item).source == URL


def test_an_object_becomes_an_article() -> None:
    said = {
        "headline": "Consulates", "body": "Norway and Peru agree.", "link": URL, "date": "May 4, 2021",
        "publisher": "Fjord Wire", "authors": ["Ada Rojas", "Ben Li"],
    }  # fmt: skip
    article = loaded(Item("news.jsonl, line 3", json.dumps(said).encode(), "article"))
    assert article.text == "Consulates\n\nNorway and Peru agree."
    assert (article.title, article.outlet, article.source) == ("Consulates", "Fjord Wire", URL)
    assert article.authors == ("Ada Rojas", "Ben Li")
    assert (article.published, article.published_basis) == (date(2021, 5, 4), "given")


@pytest.mark.parametrize("kind", ["record", "article"])
def test_a_record_stays_what_it_is(kind) -> None:
    made = record("Ada Olsen met Grace Otieno.", "2023-06-12")
    assert load(Item("a", json.dumps(made.to_dict()).encode(), kind)) == made
    assert isinstance(made, Record)


@pytest.mark.parametrize(
    ("item", "error", "sentence"),
    [
        (Item("a, line 1", b"[1", "article"), UnsupportedInput, "a, line 1: it is not JSON; give on"),
        (Item("a, line 1", b"[1]", "article"), UnsupportedInput, "a, line 1: it is an object without text"),
        (Item("a, line 1", b'{"text": "x", "day": "May"}', "article"), UnsupportedInput, "a, line 1: 'May'"),
        (Item("a, row 1", b"<html><p>404 Not Found</p>", url=URL), NotAnArticle, "a, row 1: it is the error"),
        (Item("https://fjord.example/2"), FetchFailed, "https://fjord.example/2: the server answered 404"),
    ],
)  # fmt: skip
def test_an_error_names_where_the_item_is_from(item: Item, error: type[Exception], sentence: str) -> None:
    with pytest.raises(error) as caught:
        loaded(item)
    assert str(caught.value).startswith(sentence)


FRENCH = (
    "La ministre des Affaires étrangères a rencontré lundi à Nairobi le président du pays, avec qui elle a "
    "parlé de la pêche et de la route qui doit relier la côte à la capitale. Les deux équipes vont se revoir "
    "avant l'été pour signer un accord, ont dit des responsables des deux pays après la rencontre."
)


@pytest.mark.parametrize(
    "item",
    [
        Item(URL, FRENCH.encode(), url=URL, published="2021-05-04", title="Accord", outlet="Fjord Wire"),
        Item(
            URL, f"<html><body><article><p>{FRENCH}</p></article></body></html>".encode(),
            url=URL, published="2021-05-04", title="Accord", outlet="Fjord Wire",
        ),
        Item(
            "news.jsonl, line 1", kind="article",
            data=json.dumps(
                {"text": FRENCH, "title": "Accord", "url": URL, "day": "2021-05-04", "outlet": "Fjord Wire"}
            ).encode(),
        ),
    ],
    ids=["text", "page", "object"],
)  # fmt: skip
def test_an_article_in_another_language_comes_whole_with_its_error(item: Item) -> None:
    with pytest.raises(NotEnglish, match="it is in French") as caught:
        load(item)
    article = caught.value.article
    assert article is not None
    assert (article.language, article.title, article.outlet, article.source, article.published) == (
        "fr", "Accord", "Fjord Wire", URL, date(2021, 5, 4),
    )  # fmt: skip
    assert FRENCH in article.text


@pytest.mark.parametrize(
    ("address", "canonical", "source"),
    [
        (f"{URL}?utm_source=feed", URL, URL),
        ("https://m.fjord.example/amp/1", URL, URL),
        ("https://daily.example/1", URL, "https://daily.example/1"),
        (URL, "https://fjord.example/", URL),
        (URL, "", URL),
    ],
)
def test_a_page_is_kept_at_the_address_that_it_states_in_its_own_site(
    address: str, canonical: str, source: str
) -> None:
    link = f'<head><link rel="canonical" href="{canonical}"></head>'
    data = BARE.replace("<html>", f"<html>{link}").encode()
    article = load(Item(address), fetch=web({address: data}))
    assert isinstance(article, Article)
    assert article.source == source


@pytest.mark.parametrize(
    ("outlet", "address", "name"),
    [
        (None, "https://www.bbc.com/news/1", "BBC"),
        (None, "https://daily.example/1", None),
        ("bbc.co.uk", "https://mirror.example/1", "BBC"),
        ("news.daily.example", "https://www.bbc.com/1", "news.daily.example"),
        ("BBC News", "https://www.bbc.com/1", "BBC News"),
        ("Fjord Wire", "https://www.bbc.com/1", "Fjord Wire"),
    ],
)
@pytest.mark.parametrize("kind", ["page", "article"])
def test_an_outlet_is_named_by_its_address_where_nobody_names_it(
    outlet: str | None, address: str, name: str | None, kind: str
) -> None:
    data = (
        json.dumps({"text": "Norway and Peru agreed on Monday.", "outlet": outlet})
        if kind != "page"
        else BARE
    )
    article = load(Item("x", data.encode(), kind, url=address, outlet=outlet))  # type: ignore[arg-type]
    assert isinstance(article, Article)
    assert article.outlet == name
