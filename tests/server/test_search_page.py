"""A search leads to whom it names first, then to events, statements and articles with its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.server.test_pages import look

if TYPE_CHECKING:
    from starlette.testclient import TestClient


def groups(client: TestClient, words: str) -> list[str]:
    return [
        given["id"] or ""
        for tag, given in look(client, f"/search?q={words}").tags
        if tag == "h2" and "id" in given
    ]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Norway", ["actors", "events", "articles"]),
        ("NOR", ["actors", "events"]),
        ("Olsen", ["actors", "events", "articles"]),
        ("Peace", ["events", "statements", "articles"]),
        ("sanctions", ["events", "articles"]),
        ("nothingatall", []),
    ],
)
def test_what_is_found_stands_in_groups(client: TestClient, words: str, found: list[str]) -> None:
    shown = groups(client, words)
    assert [name for name in ("actors", "events", "statements", "articles") if name in shown] == shown
    assert set(found) <= set(shown)
    assert bool(found) == bool(shown)


@pytest.mark.parametrize(
    ("words", "leads"),
    [("Norway", "/actor?name=Norway"), ("NOR", "/actor?name=NOR"), ("Ada+Olsen", "/actor?name=Ada+Olsen")],
)
def test_whom_it_names_comes_first(client: TestClient, words: str, leads: str) -> None:
    page = look(client, f"/search?q={words}")
    inside = page.links[page.links.index("#main") :]
    links = [link for link in inside if link.startswith(("/actor?", "/events/E-", "/articles/"))]
    assert links[0] == leads
    assert f"/events?actors={words}" in page.links


def test_a_word_that_names_nobody_leads_to_no_actor(client: TestClient) -> None:
    page = look(client, "/search?q=sanctions")
    assert "/actor?name=sanctions" not in page.links
    assert "/events?text=sanctions" in page.links


def test_nothing_found_does_not_mean_that_nothing_happened(client: TestClient) -> None:
    assert "Nothing was found. The ledger holds" in look(client, "/search?q=nothingatall").words


@pytest.mark.parametrize(
    ("name", "leads"), [("E-123abc", "/events/E-123abc"), ("Q-00-1-2", "/quotes/Q-00-1-2"), ("", "/events")]
)
def test_names_of_the_ledger_lead_to_their_pages(client: TestClient, name: str, leads: str) -> None:
    answer = client.get("/search", params={"q": name}, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, leads)


@pytest.mark.parametrize("words", ["!!!", "%22", "%E2%80%AE"])
def test_words_that_cannot_be_searched_are_told_so(client: TestClient, words: str) -> None:
    assert client.get(f"/search?q={words}").status_code in (200, 400)
