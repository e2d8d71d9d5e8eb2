"""`communique add` of what is not English, and of pages that have several addresses."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.cli.newsroom import feed, sitemap, story

if TYPE_CHECKING:
    from tests.cli.newsroom import Desk, Web

FRENCH = (
    "<html><head><title>Accord</title></head><body><article><p>La ministre des Affaires étrangères a "
    "rencontré lundi à Nairobi le président du pays, avec qui elle a parlé de la pêche et de la route qui "
    "doit relier la côte à la capitale.</p><p>Les deux équipes vont se revoir avant l'été pour signer un "
    "accord, ont dit des responsables des deux pays après la rencontre.</p></article></body></html>"
).encode()


def with_canonical(page: bytes, url: str) -> bytes:
    return page.replace(b"</head>", f'<link rel="canonical" href="{url}"></head>'.encode())


def test_an_article_in_french_is_kept_for_later_and_told_apart(web: Web, desk: Desk) -> None:
    there, french = web.put("fjord", "/1", story(1)), web.put("fjord", "/2", FRENCH)
    done = desk.add(web.put("fjord", "/feed", feed([there, french])))
    assert done.exit_code == 0, done.stderr
    line = desk.log()[french]
    assert (line["outcome"], line["article"]) == ("not English", french)
    assert desk.ask("select language, is_read from articles order by language") == [("en", 1), ("fr", 0)]
    assert desk.ask("select count(*) from records") == [(1,)]
    stats = json.loads(desk.run("stats", "--json").stdout)
    assert (stats["articles"], stats["unread"]) == (1, [{"name": "fr", "count": 1}])
    (told,) = [line for line in desk.run("stats").stdout.splitlines() if "not read" in line]
    assert told.split() == ["articles,", "not", "read", "1", "in", "French,", "kept", "for", "later"]

    again = desk.add(french, "--again")
    assert "it is in French" in again.stderr
    assert desk.ask("select count(*) from articles") == [(2,)]


def test_two_addresses_of_a_page_are_one_article(web: Web, desk: Desk) -> None:
    page = web.put("fjord", "/talks", b"")
    one = web.put("fjord", "/talks", with_canonical(story(1), page))
    amp = web.put("fjord", "/amp/talks", with_canonical(story(1), page))
    corrected = story(1).replace(b"fishing rights", b"fishing rights and oil")
    printed = web.put("fjord", "/talks/print", with_canonical(corrected, page))
    done = desk.add(web.put("fjord", "/map", sitemap([one, amp, printed])), "--json")
    assert done.exit_code == 0, done.stderr
    log = desk.log()
    assert {url: log[url]["outcome"] for url in (one, amp, printed)} == {
        one: "read", amp: "duplicate", printed: "duplicate"
    }  # fmt: skip
    assert log[printed]["reason"] == f"another version of {one}"
    assert {log[url]["article"] for url in (one, amp, printed)} == {page}
    assert desk.ask("select count(*), count(copy_of) from articles") == [(2, 1)]
    assert desk.ask("select distinct independent from events") == [(1,)]
