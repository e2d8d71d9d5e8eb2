"""Web pages: what they declare and show."""

from __future__ import annotations

import json
from datetime import date

import pytest

from communique.page import from_html

BODY = (
    "<p>The foreign ministers of Norway and Peru met on Monday to speak about fishing rights, and "
    "they agreed to open consulates in both countries next year.</p><p>“We agree on the fish,” said one "
    "of them. Officials of both sides said that the talks would go on in Lima in the autumn.</p>"
)


def page(head: str = "", body: str = BODY, title: str = "Ministers meet in Oslo - Fjord Times") -> str:
    return (
        f"<!doctype html><html lang=en><head><title>{title}</title>{head}</head><body>"
        "<nav><a href=/>Home</a></nav>"
        f"<article><h1>Ministers meet in Oslo</h1>{body}</article></body></html>"
    )


def json_ld(**fields: object) -> str:
    article = {"@context": "https://schema.org", "@type": "NewsArticle", **fields}
    return f'<script type="application/ld+json">{json.dumps(article)}</script>'


def meta(name: str, content: str) -> str:
    return f'<meta property="{name}" content="{content}">'


def test_declared_in_json_ld():
    head = json_ld(
        headline="Ministers meet",
        datePublished="2021-05-03T22:10:00+02:00",
        author=[{"@type": "Person", "name": "Jane Doe"}, {"@type": "Organization", "name": "Fjord Times"}],
        publisher={"@type": "Organization", "name": "Fjord Times"},
    )
    article = from_html(
        page(head + meta("article:published_time", "2020-01-01")), url="https://fjord.example/1"
    )
    assert article.title == "Ministers meet in Oslo"
    assert (article.published, article.published_basis) == (date(2021, 5, 3), "page")
    assert (article.authors, article.outlet) == (("Jane Doe",), "Fjord Times")
    assert article.source == "https://fjord.example/1"
    assert article.text.startswith("Ministers meet in Oslo\n\nThe foreign ministers of Norway")
    assert "Home" not in article.text


@pytest.mark.parametrize(
    ("head", "shown", "day"),
    [
        (meta("article:published_time", "2021-05-03T10:00:00+02:00"), "", date(2021, 5, 3)),
        ('<meta name="pubdate" content="20210503">', "", date(2021, 5, 3)),
        ("", '<time itemprop="datePublished" datetime="2021-05-03">Monday</time>', date(2021, 5, 3)),
        ("", "<p>Published: May 3, 2021</p>", date(2021, 5, 3)),
        ('<link rel="canonical" href="https://fjord.example/2021/05/03/ministers">', "", date(2021, 5, 3)),
        (json_ld(datePublished="2021-05-04T03:10:00Z"), "<p>May 3, 2021 8:10 pm PDT</p>", date(2021, 5, 3)),
        (json_ld(datePublished="2021-05-04T03:10:00+02:00"), "<p>May 3, 2021</p>", date(2021, 5, 4)),
        (json_ld(datePublished="2021-05-04T03:10:00Z"), "<p>May 1, 2021</p>", date(2021, 5, 4)),
    ],
)
def test_day_as_declared_and_as_shown(head, shown, day):
    assert from_html(page(head, shown + BODY)).published == day


@pytest.mark.parametrize(
    ("head", "shown", "authors"),
    [
        (json_ld(author="Jane Doe"), "", ("Jane Doe",)),
        (json_ld(author=["Jane Doe", {"name": "John Roe"}]), "", ("Jane Doe", "John Roe")),
        ('<meta name="author" content="By Jane Doe and John Roe">', "", ("Jane Doe", "John Roe")),
        ('<meta name="author" content="admin">', "", ()),
        (meta("article:author", "https://social.example/fjord"), "", ()),
        ("", '<div class="byline">By JANE DOE</div>', ("Jane Doe",)),
    ],
)
def test_authors(head, shown, authors):
    assert from_html(page(head, shown + BODY)).authors == authors


@pytest.mark.parametrize(
    "script", ["{", '{"@type": "NewsArticle"', "[" * 5000, "null", '["a", 1, {"@graph": 3}]']
)
def test_broken_json_ld_does_no_harm(script):
    article = from_html(page(f'<script type="application/ld+json">{script}</script>'))
    assert article.title == "Ministers meet in Oslo"


def test_captions_stand_before_the_body_and_are_marked():
    caption = "The ministers of Norway and Peru before the town hall of Oslo."
    article = from_html(page(body=f"<figure><img src=a><figcaption>{caption}</figcaption></figure>{BODY}"))
    assert [article.text[a:b] for a, b in article.captions] == [caption]


@pytest.mark.parametrize("caption", ["Ministers of Norway and Peru meet", "of Norway and Peru meet"])
def test_a_caption_that_repeats_the_headline_does_not_make_the_headline_one(caption):
    head = meta("og:title", "Ministers of Norway and Peru meet")
    figure = f"<figure><img src=a><figcaption>{caption}</figcaption></figure>"
    article = from_html(page(head, figure + BODY).replace("<h1>Ministers meet in Oslo</h1>", ""))
    title = article.title or ""
    assert title == "Ministers of Norway and Peru meet"
    assert article.text.startswith(title + "\n\n")
    assert all(start >= len(title) for start, _ in article.captions)
    assert article.text.count(title) == 1


@pytest.mark.parametrize(
    "head", [json_ld(headline="Peru visited \ud83d"), meta("og:title", "Peru visited \ud83d")]
)
def test_half_a_character_in_a_headline_is_replaced(head):
    article = from_html(page(head).replace("<h1>Ministers meet in Oslo</h1>", ""))
    assert article.title == "Peru visited \ufffd"
    assert article.text.startswith("Peru visited \ufffd\n\n")


def test_caption_of_a_teaser_is_not_taken():
    teaser = "<aside><figure><figcaption>Another story with a picture of a fish</figcaption></figure></aside>"
    assert from_html(page(body=BODY + teaser)).captions == ()


def test_table_that_lays_out_the_page_is_read_as_prose():
    long = BODY.replace("</p><p>", "<br><br>") * 3
    cells = f"<table><tr><td>Menu</td><td>{long}</td></tr></table>"
    text = from_html(f"<html><head><title>Ministers meet</title></head><body>{cells}</body></html>").text
    assert "|" not in text
    assert "said one of them." in text


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1252", "utf-16", "gb18030"])
def test_declared_encodings(encoding):
    html = page(f'<meta charset="{encoding}">').encode(encoding)
    assert "“We agree on the fish,”" in from_html(html).text


@pytest.mark.parametrize(
    "markup",
    [
        "<figure><img src=a.jpg><figcaption>{}</figcaption></figure>",
        "<figure class=with-caption><b>Photo</b><figcaption class=caption>{}</figcaption></figure>",
        '<div class="image"><img src=a.jpg><p class="caption">{}</p></div>',
        '<div class="photoCaption"><span class="caption-text">{}</span></div>',
        '<div class="wp-caption"><img src=a.jpg><p class="wp-caption-text">{}</p></div>',
        '<span class="media__caption">{}</span>',
    ],
)
def test_captions_are_kept_once_and_marked_however_a_page_names_them(markup):
    caption = "The two ministers shake hands in Oslo on May 2."
    article = from_html(page(body=markup.format(caption) + BODY))
    assert [article.text[start:end] for start, end in article.captions] == [caption]
    assert article.text.count(caption) == 1


def test_captions_of_teasers_are_not_the_articles():
    teaser = (
        "<aside><a href=/2><p class=caption>Ministers of other countries meet elsewhere too</p></a></aside>"
    )
    assert from_html(page(body=BODY + teaser)).captions == ()
