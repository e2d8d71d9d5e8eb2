"""The first page: a search first, questions that have answers, the newest, and bars with their numbers."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING

import pytest

from communique.ledger.dyads import Dyad
from communique.ledger.stats import load_holdings
from communique.server.drawing.volume import HEIGHT, WIDTH, draw_volume, first_month
from communique.server.views.examples import examples_of
from tests.server.test_pages import look

if TYPE_CHECKING:
    from starlette.testclient import TestClient

    from communique.ledger import Ledger


def test_the_search_comes_first(client: TestClient) -> None:
    page = look(client, "/")
    main = [tag for tag, _ in page.tags].index("main")
    fields = [given.get("name") for tag, given in page.tags[main:] if tag == "input"]
    assert fields[0] == "q"
    assert [given.get("name") for tag, given in page.tags if tag == "input"].count("q") == 1
    assert "6 articles of 3 outlets, 2023-06-10 to 2024-02-01" in " ".join(page.words.split())


def test_what_is_held_is_what_the_stats_say(ledger: Ledger) -> None:
    stats = ledger.stats()
    with ledger.reading() as connection:
        held = load_holdings(connection)
    assert {name: getattr(stats, name) for name in held.__slots__} == asdict(held)


def test_questions_are_of_those_in_the_ledger_and_have_answers(client: TestClient) -> None:
    page = look(client, "/")
    words = " ".join(page.words.split())
    assert "What passed between Norway and" in words
    for link in page.links:
        if link.startswith(("/pair?", "/quotes?", "/events?")):
            assert client.get(link).status_code == 200, link


def test_questions_are_of_different_pairs_where_there_are_several() -> None:
    dyads = [
        Dyad("USA", "JPN", "CONSULT", "occurred", 9), Dyad("USA", "KEN", "CONSULT", "planned", 5),
        Dyad("RUS", "UKR", "ACCUSE", "occurred", 4), Dyad("USA", "KHM", "CONSULT", "occurred", 3),
    ]  # fmt: skip
    assert [one.words for one in examples_of(dyads)] == [
        "What passed between the United States and Japan?",
        "When did the United States and Kenya confer?",
        "What is planned between the United States and Kenya?",
        "What did Russia say about Ukraine?",
        "What did the United States do towards Cambodia?",
    ]


@pytest.mark.parametrize("dyads", [[], [Dyad("NOR", "KEN", "AID", "occurred", 1)]])
def test_there_are_no_questions_without_pairs(dyads: list[Dyad]) -> None:
    assert len(examples_of(dyads)) == 2 * len(dyads)


def test_news_are_what_took_place_or_was_called_off(client: TestClient, ledger: Ledger) -> None:
    page = look(client, "/")
    told = {event.name: event.status for event in ledger.events()}
    shown = [told[link.removeprefix("/events/")] for link in page.links if link.startswith("/events/E-")]
    assert shown
    assert not {"planned", "possible"} & set(shown)


def test_months_are_bars_with_their_numbers(client: TestClient, ledger: Ledger) -> None:
    rows = list(ledger.series(by="month", since="2023-05-01", until="2024-02-01", statuses=("occurred",)))
    months = draw_volume(rows)
    assert [month.period for month in months][:2] == ["2023-05", "2023-06"]
    assert sum(month.events for month in months) == 2
    for month in months:
        assert 0 <= month.x < month.x + month.width <= WIDTH
        assert 0 <= month.y <= HEIGHT
        assert bool(month.height) == bool(month.events)
    page = look(client, "/")
    assert "/events?since=2023-06-01&until=2023-06-30" in page.links
    assert "2023-06: 1 event; 3 articles read" in page.words


def test_nothing_is_drawn_where_nothing_happened(ledger: Ledger, empty: TestClient) -> None:
    assert draw_volume([]) == []
    assert draw_volume(ledger.series(since="1990-01-01", until="1990-12-31")) == []
    assert "volume" not in empty.get("/").text


@pytest.mark.parametrize(("last", "first"), [("2023-12-31", "2022-01-01"), ("0001-02-03", "0001-01-01")])
def test_two_years_are_drawn(last: str, first: str) -> None:
    assert first_month(date.fromisoformat(last)) == date.fromisoformat(first)
