"""Forms of pages: live blogs, galleries, interviews, corrections, walls, AMP, print views, bylines abroad."""

from __future__ import annotations

import json
import time
from datetime import date
from typing import TYPE_CHECKING

import pytest

from communique.errors import InputError, NotEnglish, Paywalled
from communique.page import from_html, from_text, load
from communique.page.bylines import read_byline
from communique.page.furniture import is_furniture

if TYPE_CHECKING:
    from communique.record import Article

MET = "The foreign ministers of Norway and Peru met in Oslo on Monday to speak about fishing, officials said."
AGREED = (
    "They agreed to open consulates in both countries next year, and talks will go on in Lima, they said."
)
LONG = f"<p>{MET}</p><p>{AGREED}</p>"
POSTS = (
    (
        "14:05",
        "Ministers leave Oslo",
        "The minister of Peru left Oslo for Lima after the talks, her office said.",
    ),
    (
        "12:30",
        "Ministers sign",
        "Norway and Peru signed a treaty on fishing in the town hall, before the king.",
    ),
    (
        "09:15",
        "Ministers arrive",
        "The minister of Peru arrived in Oslo in the morning and met her colleague.",
    ),
)
LINES = [line for clock, heading, text in POSTS for line in (f"{clock} CEST", heading, text)]
CAPTIONS = [
    f"The ministers of Norway and Peru {act} in Oslo on May 3, 2021."
    for act in ("shake hands", "sign the treaty", "visit the harbour", "plant a tree", "dine with the king")
]


def page(body: str, head: str = "", title: str = "Ministers meet", language: str = "en") -> str:
    return (
        f"<!doctype html><html lang={language}><head><title>{title} | Fjord Times</title>{head}</head><body>"
        f"<nav><a href=/>Home</a></nav><main><h1>{title}</h1>{body}</main>"
        "<footer>About us</footer></body></html>"
    )


def json_ld(**fields: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **fields})}</script>'


def paragraphs(article: Article) -> list[str]:
    return article.text.split("\n\n")


def marked(article: Article) -> list[str]:
    return [article.text[start:end] for start, end in article.furniture]


POST = (
    '<article><header><time datetime="2021-05-03T{0}:00+02:00">{0} CEST</time><h2>{1}</h2></header>'
    "<p>{2}</p></article>",
    "<div class=block><p class=when><time>{0} CEST</time></p><h2>{1}</h2><div><p>{2}</p></div></div>",
    '<li><span class="timestamp">{0} CEST</span> <h3>{1}</h3>{2}<button>Share</button></li>',
)
DECLARED = json_ld(**{"@type": "LiveBlogPosting", "datePublished": "2021-05-03T08:00:00+02:00"})


@pytest.mark.parametrize("form", POST)
@pytest.mark.parametrize(
    ("head", "named"), [(DECLARED, "posts"), ("", "live-blog"), ("", "c-liveblog__body")]
)
def test_a_live_blog_is_one_article_with_the_time_of_each_post(form: str, head: str, named: str) -> None:
    posts = "".join(form.format(*post) for post in POSTS)
    article = from_html(page(f'<p>{MET}</p><div class="{named}">{posts}</div>', head))
    assert paragraphs(article) == ["Ministers meet", MET, *LINES]
    assert article.published in (date(2021, 5, 3), None)


def test_the_time_of_a_post_is_as_declared_where_a_script_shows_it() -> None:
    form = '<article><time datetime="2021-05-03T{0}:00Z">2 hours ago</time><p>{2}</p></article>'
    posts = "".join(form.format(*post) for post in POSTS)
    lines = paragraphs(from_html(page(f"<div>{posts}</div>", DECLARED)))
    assert lines[1:3] == ["2021-05-03 14:05", POSTS[0][2]]


def test_a_box_of_live_news_beside_an_article_is_none_of_it() -> None:
    teasers = "".join(f"<li><time>{clock}</time> <a href=/x>{text}</a></li>" for clock, _, text in POSTS)
    for box in (
        f'<div class="live-feed"><ul>{teasers}</ul></div>',
        f'<aside class="live-blog">{teasers}</aside>',
    ):
        assert "left Oslo for Lima" not in from_html(page(LONG * 6 + box)).text


@pytest.mark.parametrize(
    "slides",
    [
        "<div class=gallery>"
        + "".join(f"<figure><figcaption>{c}</figcaption></figure>" for c in CAPTIONS)
        + "</div>",
        "<ul>"
        + "".join(f"<li><img src=a><div class=slide-caption>{c}</div></li>" for c in CAPTIONS)
        + "</ul>",
    ],
)
@pytest.mark.parametrize("intro", ["", f"<p>{MET}</p>"])
def test_a_gallery_is_its_captions(slides: str, intro: str) -> None:
    article = from_html(page(intro + slides))
    assert [article.text[start:end] for start, end in article.captions] == CAPTIONS
    assert paragraphs(article)[:6] == ["Ministers meet", *CAPTIONS]
    assert paragraphs(article)[6:] == ([MET] if intro else [])


ASKED, ANSWERED = (
    "What did you agree on?",
    "We agreed on the fish, and Norway will send its ships to Peru next year.",
)


@pytest.mark.parametrize(
    ("form", "lines"),
    [
        ("<p><strong>Q: {0}</strong></p><p>A: {1}</p>", ["Q: {0}", "A: {1}"]),
        ("<dl><dt>{0}</dt><dd>{1}</dd></dl>", ["{0}", "{1}"]),
        ("<p><b>REPORTER:</b> {0}<br><b>MS OLSEN:</b> {1}</p>", ["REPORTER: {0}", "MS OLSEN: {1}"]),
    ],
)
def test_an_interview_keeps_who_speaks_and_in_which_order(form: str, lines: list[str]) -> None:
    pairs = [
        (ASKED, ANSWERED),
        ("And Chile?", "The minister of Chile told me that he has no objection at all."),
    ]
    article = from_html(page(f"<p>{MET}</p>" + "".join(form.format(*pair) for pair in pairs)))
    assert paragraphs(article)[2:] == [line.format(*pair) for pair in pairs for line in lines]


NOTICES = """
Correction, May 4, 2021: An earlier version of this article said that Norway and Chile had met.
CORRECTION: The ministers met on Monday, not on Sunday.
Clarification (May 4): Norway has no fleet in Peru.
Editor's note: This story has been updated to say that Peru has no fleet in Bergen.
Editors’ Note: The town hall is closed.
(Corrects day in paragraph 3 to Monday.)
An earlier version of this story misstated the day of the talks.
This article was amended on 4 May 2021 because an earlier version said that Norway and Chile had met.
""".strip().splitlines()


@pytest.mark.parametrize("notice", NOTICES)
@pytest.mark.parametrize(
    "form",
    [
        "<div class=note><p>{0}</p></div><p>{1}</p><p>{2}</p>",
        "<p>{1}</p><p>{2}</p><p><em>{0}</em></p>",
        "<p>{1}</p><p>{2}<em>{0}</em></p>",
        "<p>{1}</p><p>{2}<br><i>{0}</i></p>",
        "<p>{1}</p><p>{2} <span><b>{0}</b></span></p>",
    ],
)
def test_a_notice_is_furniture_and_never_part_of_a_sentence(notice: str, form: str) -> None:
    article = from_html(page(form.format(notice, MET, AGREED)))
    assert notice in marked(article)
    assert {MET, AGREED} <= set(paragraphs(article))


@pytest.mark.parametrize(
    "line",
    [
        "Corrections officers in Lima were told on Monday: nobody leaves.",
        "Correction of the border was agreed in 1929 by Peru and Chile, the ministers said.",
        "This report was revised in 2019 by the agency, which then told Iran of it.",
        "Editors from Norway and Peru met on Monday.",
        "Page proofs of the treaty were shown to the ministers.",
        "Notes to the treaty: Peru will have a say in it, and Norway too.",
    ],
)
def test_news_in_the_words_of_a_notice_is_read(line: str) -> None:
    assert not is_furniture(line)


@pytest.mark.parametrize(
    ("head", "body"),
    [
        (json_ld(isAccessibleForFree=False), LONG),
        (json_ld(isAccessibleForFree="False"), LONG),
        (json_ld(isAccessibleForFree=False), f"{LONG * 4}<p>All...</p>"),
        ("", f"{LONG}<div class=paywall-prompt><p>From 1 krone a month. Cancel at any time.</p></div>"),
        ("", f"{LONG}<div id=regwall><h3>Create a free account to see it all</h3></div>"),
        ("", f"{LONG}<p>Subscribe to continue reading.</p>"),
    ],
)
def test_the_beginning_before_a_wall_is_refused(head: str, body: str) -> None:
    with pytest.raises(Paywalled, match="only the beginning") as caught:
        from_html(page(body, head))
    assert caught.value.outcome == "paywall"


@pytest.mark.parametrize(
    ("head", "body"),
    [
        (json_ld(isAccessibleForFree=False), LONG * 8),
        (json_ld(isAccessibleForFree=True), LONG),
        ("", f"{LONG}<div class=paywall></div><script class=paywall>const words = 'a b c d e f g';</script>"),
        ("", f"<div class=paywall-content>{LONG * 8}</div>"),
    ],
)
def test_a_whole_article_is_read_whatever_its_page_is_prepared_for(head: str, body: str) -> None:
    assert MET in from_html(page(body, head)).text


def test_an_article_in_parts_says_where_it_goes_on() -> None:
    body = f"{LONG}<p>Page 1 of 3 <a rel=next href='?page=2'>Next page</a></p>"
    loaded = load(page(body).encode(), source="https://fjord.example/ministers")
    assert loaded.next_page == "https://fjord.example/ministers?page=2"
    assert marked(loaded.article) == ["Page 1 of 3 Next page"]


def test_a_page_of_amp() -> None:
    html = (
        "<!doctype html><html ⚡ lang=en><head><title>Ministers meet</title>"
        '<link rel=canonical href="https://fjord.example/2021/05/03/ministers"></head><body>'
        "<amp-sidebar><ul><li>Home</li></ul></amp-sidebar><main><h1>Ministers meet</h1>"
        "<amp-img src=a></amp-img><amp-ad>Buy a boat</amp-ad>"
        f"{LONG}<amp-carousel><p class=caption>{CAPTIONS[0]}</p></amp-carousel></main></body></html>"
    )
    loaded = load(html.encode(), source="https://fjord.example/2021/05/03/ministers?amp=1")
    assert sorted(paragraphs(loaded.article)) == sorted([CAPTIONS[0], "Ministers meet", MET, AGREED])
    assert loaded.article.published == date(2021, 5, 3)
    assert loaded.canonical_url == "https://fjord.example/2021/05/03/ministers"


def test_a_print_view() -> None:
    html = (
        "<html><head><title>Ministers meet - Print view</title></head><body onload='window.print()'>"
        f"<h1>Ministers meet</h1><p>By Ada Rojas</p><p>May 3, 2021</p>{LONG}<hr>"
        "<p>This article was printed from https://fjord.example/ministers</p><p>Printed on May 9, 2021</p>"
        "<p>URL: https://fjord.example/ministers</p></body></html>"
    )
    article = from_html(html)
    assert (article.title, article.authors, article.published) == (
        "Ministers meet",
        ("Ada Rojas",),
        date(2021, 5, 3),
    )
    read = [line for line in paragraphs(article) if line not in marked(article)]
    assert read == ["Ministers meet", MET, AGREED]


BYLINES = [
    ("Por Ada Rojas y Luis Paz", ("Ada Rojas", "Luis Paz")),
    ("Von Anna Weber und Jan Roth", ("Anna Weber", "Jan Roth")),
    ("Par Jean Dupont", ("Jean Dupont",)),
    ("Di Giulia Neri | 3 maggio 2021", ("Giulia Neri",)),
    ("Door Jan de Wit", ("Jan de Wit",)),
    ("Oleh Siti Rahma", ("Siti Rahma",)),
    ("Autor: Ada Rojas", ("Ada Rojas",)),
    ("By Ada Rojas", ("Ada Rojas",)),
]
NO_BYLINES = ("Von der Leyen", "Di Maio incontra Merkel a Roma", "Por", "Por Lima", "Par ", "Di Maio")


@pytest.mark.parametrize(("line", "authors"), BYLINES)
def test_a_byline_in_another_language(line: str, authors: tuple[str, ...]) -> None:
    assert read_byline(line, is_foreign=True) == authors
    assert read_byline(line) == (authors if line.startswith("By") else None)
    assert from_html(page(f"<p class=byline>{line}</p>{LONG}")).authors == authors


@pytest.mark.parametrize("line", NO_BYLINES)
def test_what_only_opens_like_a_byline(line: str) -> None:
    assert read_byline(line, is_foreign=True) is None


def test_the_byline_of_a_text_in_another_language() -> None:
    body = "La ministra de Noruega viaja el lunes a Lima para los actos del día."
    text = f"Olsen viaja a Lima\n\nPor Ada Rojas\n\n{body}"
    with pytest.raises(NotEnglish) as caught:
        from_text(text)
    assert caught.value.article is not None
    assert (caught.value.article.title, caught.value.article.authors) == (
        "Olsen viaja a Lima",
        ("Ada Rojas",),
    )


@pytest.mark.parametrize(
    "html",
    [
        DECLARED + "<div class=live-blog>" + "<div class=ts>" * 350 + "12:30 " + "a b c d e f " * 100_000,
        DECLARED + '<div class="live-blog posts">' + "<time>12:30</time><p>a b c d e f g h</p>" * 4_000,
        "<div class=paywall>" * 390 + "a " * 500_000,
        "<em>An earlier " * 390 + "word " * 300_000,
        "<em>Editor's note: " * 20_000,
        "<dl><dd>" * 190 + "word " * 300_000,
        "<link rel=next href='?page=2'>" * 20_000 + "<p>a",
    ],
    ids=[
        "nested times",
        "many posts",
        "nested walls",
        "nested notices",
        "many notices",
        "nested terms",
        "links",
    ],
)
def test_hostile_forms_are_bounded(html: str) -> None:
    began = time.perf_counter()
    try:
        from_html(f"<html><body><p>{MET}</p>{html}", url="https://fjord.example/a")
    except InputError as error:
        assert str(error).endswith(".")
    assert time.perf_counter() - began < 15
