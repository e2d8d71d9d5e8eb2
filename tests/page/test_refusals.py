"""Bad input gives an error of the tree, with one plain sentence, at once."""

from __future__ import annotations

import time

import pytest

from communique.errors import (
    EmptyInput,
    InputError,
    InputTooLarge,
    InvalidDay,
    NotAnArticle,
    NotEnglish,
    UndecodableInput,
    UnsupportedInput,
)
from communique.page import from_bytes, from_file, from_html, from_text

LINKS = "".join(f"<li><a href=/{i}>Leaders of country number {i} meet for talks</a></li>" for i in range(30))
TEASERS = "".join(
    f"<div><h3><a href=/{i}>Leaders of {i} meet</a></h3><p>They spoke about trade.</p></div>"
    for i in range(30)
)
CHINESE = "外交部发言人星期五表示，双方同意就渔业问题继续保持沟通，并将于下个月再次举行会谈。" * 4
FRENCH = (
    "Le ministre a déclaré vendredi que les négociations avec le Pérou se poursuivraient dans la capitale. "
    * 3
)

CONSENT = (
    "<p>We value your privacy. We and our 99 partners use cookies. You may accept all cookies, "
    "or manage cookies in the cookie settings at any time.</p>"
)
PAYWALL = (
    "<article><h1>Ministers meet</h1><p>The foreign ministers of Norway and Peru met in Oslo on Monday to "
    "speak about fish.</p><p>Subscribe to continue reading.</p></article>"
)


def html(body: str, title: str = "Fjord Times") -> bytes:
    return f"<!doctype html><html><head><title>{title}</title></head><body>{body}</body></html>".encode()


@pytest.mark.parametrize(
    ("data", "error", "words"),
    [
        (b"", EmptyInput, "it is empty"),
        (b" \r\n\t", EmptyInput, "it is empty"),
        (b"\xef\xbb\xbf", EmptyInput, "it is empty"),
        (b"%PDF-1.7 ...", UnsupportedInput, "it is a PDF"),
        (b"\x89PNG\r\n\x1a\n" + bytes(99), UnsupportedInput, "it is a PNG image"),
        (b"PK\x03\x04" + bytes(99), UnsupportedInput, "office document"),
        (bytes(range(256)) * 9, UnsupportedInput, "binary data"),
        (b"<?xml version='1.0'?><rss version='2.0'><channel/></rss>", UnsupportedInput, "it is a feed"),
        (b"<div>" * 10_000_000, InputTooLarge, "it has 50 MB"),
        (b"<html>" + b"<div>" * 50_000, InputTooLarge, "nested more than 400 deep"),
        (b"<html>" + b"<p>" * 1_000_000, InputTooLarge, "more than 150,000 tags"),
        (b"word " * 150_000, InputTooLarge, "its text has 750,000 characters"),
        ("The talks in Oslo “failed”".encode()[:-1], UndecodableInput, "byte 27 is not UTF-8"),
        (CHINESE.encode(), NotEnglish, "it is in Chinese"),
        (CHINESE.encode("gb18030"), NotEnglish, "it is in Chinese"),
        (html(f"<article><p>{CHINESE}</p></article>"), NotEnglish, "it is in Chinese"),
        (FRENCH.encode(), NotEnglish, "it is in French"),
        (html(f"<h1>World</h1><ul>{LINKS}</ul>"), NotAnArticle, "a list of links"),
        (html(f"<h1>World</h1>{TEASERS}"), NotAnArticle, "a list of links"),
        (html("<h1>404 Not Found</h1><p>The page you requested is gone.</p>"), NotAnArticle, "error page"),
        (
            html("<h1>Access denied</h1><p>Your request was blocked.</p>"),
            NotAnArticle,
            "error page",
        ),
        (html(CONSENT), NotAnArticle, "cookies"),
        (html(PAYWALL), NotAnArticle, "subscription"),
        (html("<script>var a = 1</script>"), NotAnArticle, "it holds no article"),
    ],
)
def test_refused_at_once(data, error, words):
    began = time.perf_counter()
    with pytest.raises(error, match=words) as caught:
        from_bytes(data, source="given.html")
    assert time.perf_counter() - began < 2
    message = str(caught.value)
    assert message.startswith("given.html: ")
    assert message.endswith(".")
    assert "\n" not in message


@pytest.mark.parametrize(
    "text",
    [
        "Blinken to China",
        "De Gaulle met Adenauer in Bonn.",
        "Xi Jinping (习近平) met President Vladimir Putin (Владимир Путин) in Moscow.",
        "PARIS, March 3 - Le Pen and de Villepin met in La Rochelle, Le Monde said.",
    ],
)
def test_short_english_texts_are_read(text):
    assert from_text(text).language == "en"


@pytest.mark.parametrize(
    "text",
    [
        "Iran said on Tuesday inspectors were forbidden to enter the site.",
        "Parliament in Lima ratified the treaty by 404 to 3.",
        "“We value the friendship of Peru,” the minister said.",
        "The treaty needs the consent of both parliaments. Consent may come in May.",
        "The envoy was denied a visa. Access denied to Oslo, she said, was an affront.",
        "Members may register to read the draft. The text is only available to members of the council.",
        "To continue reading the treaty as Peru does would be wrong, its minister said.",
        "Forbidden zones stay closed, Norway says.\n\nOSLO - Ships may not enter, the ministry said.",
    ],
)
def test_news_in_the_words_of_a_wall_is_read(text):
    assert from_text(text).text == text


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("404 Not Found\n\nnginx", "error page"),
        ("Error 503: Service unavailable\nTry again.", "error page"),
        ("Access denied\n\nYour request was blocked.", "error page"),
        ("Fjord Times\n\nSorry, the page you are looking for has moved.", "error page"),
        ("We value your privacy\nWe use cookies to make the site work.\nAccept all\nReject all", "cookies"),
        (
            "Ministers meet\n\nThe ministers of Norway and Peru met.\n\nSubscribe to continue reading.",
            "subscr",
        ),
        ("Ministers meet\n\nThe ministers met.\n\nAlready a subscriber? Log in", "subscription"),
    ],
)
def test_a_wall_saved_as_text_is_refused(text, words):
    with pytest.raises(NotAnArticle, match=words):
        from_text(text)


@pytest.mark.parametrize(
    "data",
    [
        b"<html><p>" + b"x" * 2_000_000,
        b"<html><!--" * 9_000,
        b"<html><div " + b"a=b " * 400_000,
        b"<html><script type=application/ld+json>" + b"[" * 400_000,
        b"June 1 " * 30_000,
        b"(" * 200_000,
        b"- " * 100_000,
        b"a\n" * 100_000,
        b"By A " * 40_000,
    ],
)
def test_hostile_input_is_bounded(data):
    began = time.perf_counter()
    try:
        from_bytes(data, source=None)
    except InputError as error:
        assert str(error).endswith(".")
    assert time.perf_counter() - began < 15


@pytest.mark.parametrize("day", ["yesterday", "2021-02-30", 5])
def test_day_that_is_none(day):
    with pytest.raises(InvalidDay):
        from_text("Ministers meet", published=day)


def test_missing_file_is_an_os_error(tmp_path):
    with pytest.raises(FileNotFoundError):
        from_file(tmp_path / "nowhere.txt")


def test_text_without_markup_given_as_html():
    with pytest.raises(NotAnArticle):
        from_html("no page")
