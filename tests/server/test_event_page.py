"""The page of an event: light however many report it, all of it within reach, and what repeats folded."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from starlette.testclient import TestClient

from communique.ledger import Ledger
from communique.ledger.history import Step
from communique.ledger.outline import load_outline
from communique.server.app import create_app
from communique.server.views.event_view import STEPS, history_of
from communique.server.views.telling import MOST_FOLDED, SIZE, by_outlet, part_of
from tests.ledger.made import NAIROBI, record
from tests.server.test_pages import Page, look

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from communique.record import Record

MANY = 120
COPIED = (
    "Ada Olsen met Grace Otieno in Nairobi on Sunday, officials of both governments said. They spoke of "
    "grain, of ports and of the peace in the region, and agreed to see each other again within the year in "
    "Oslo. Neither side would say who had asked for the talks, which lasted longer than planned by two hours."
)


def many() -> Iterator[Record]:
    """Give one meeting as very many articles of three outlets tell it, on two days in turn."""
    for at in range(MANY):
        day = f"2023-{6 + at // 28:02}-{at % 28 + 1:02}"
        yield record(
            f"Report {at}: Ada Olsen met Grace Otieno in Nairobi.", day, outlet=f"Paper {at % 3}",
            start=f"2023-06-{18 + at % 2}", place=NAIROBI,
        )  # fmt: skip


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[TestClient, Ledger, str]]:
    path = str(tmp_path_factory.mktemp("long") / "ledger.db")
    with Ledger(path) as ledger:
        ledger.add_many(list(many()))
        (event,) = ledger.events()
        with TestClient(create_app(path)) as client:
            yield client, ledger, event.name


@pytest.fixture
def copied(tmp_path: Path) -> Iterator[tuple[TestClient, Ledger, str]]:
    path = str(tmp_path / "copied.db")
    with Ledger(path) as ledger:
        ledger.add_many([record(COPIED, "2023-06-19", outlet=name) for name in ("Wire", "Post", "Star")])
        (event,) = ledger.events()
        with TestClient(create_app(path)) as client:
            yield client, ledger, event.name


def claims_of(page: Page) -> list[int]:
    return [int(one[1:]) for one in page.ids if re.fullmatch(r"c\d+", one)]


def next_of(page: Page, anchor: str) -> str | None:
    for tag, given in page.tags:
        if tag == "a" and given.get("rel") == "next" and (given["href"] or "").endswith(f"#{anchor}"):
            return (given["href"] or "").partition("#")[0]
    return None


def test_an_event_of_many_reports_is_a_light_page(long: tuple[TestClient, Ledger, str]) -> None:
    client, ledger, name = long
    assert len(ledger.event(name).reports) == MANY
    answer = client.get(f"/events/{name}")
    assert len(answer.content) < 150_000
    page = Page(answer.text)
    assert len(claims_of(page)) == SIZE
    assert "120 articles, 120 independent, of 3 outlets" in " ".join(page.words.split())


def test_all_reports_are_within_reach(long: tuple[TestClient, Ledger, str]) -> None:
    client, ledger, name = long
    address: str | None = f"/events/{name}"
    found = list[int]()
    while address:
        page = look(client, address)
        found += claims_of(page)
        address = next_of(page, "reports")
    assert sorted(found) == sorted(report.claim for report in ledger.event(name).reports)
    assert len(client.get(f"/api/v1/events/{name}").json()["reports"]) == MANY


def test_each_outlet_is_a_link_to_its_first_report(long: tuple[TestClient, Ledger, str]) -> None:
    client, _, name = long
    page = look(client, f"/events/{name}")
    links = [link for link in page.links if "reports=" in link and link.endswith("#reports")]
    for outlet, link in zip(("Paper 0", "Paper 1", "Paper 2"), links, strict=False):
        there = look(client, link.partition("#")[0])
        first = there.words.partition("Reports\n")[2]
        assert outlet in " ".join(there.words.split())
        assert first


def test_a_long_history_is_folded_and_can_be_seen_whole(long: tuple[TestClient, Ledger, str]) -> None:
    client, ledger, name = long
    count = len(ledger.event(name).steps)
    page = look(client, f"/events/{name}")
    words = " ".join(page.words.split())
    assert count > STEPS
    assert f"The first three and the last four of {count} steps. All steps" in words
    assert f"… {count - 7} steps between" in words
    (every,) = {link for link in page.links if "steps=" in link}
    address: str | None = every.partition("#")[0]
    shown = 0
    while address:
        there = look(client, address)
        found = re.search(r"Steps (\d+) to (\d+) of (\d+)", " ".join(there.words.split()))
        assert found
        assert (int(found[1]), int(found[3])) == (shown + 1, count)
        shown = int(found[2])
        address = next_of(there, "steps")
    assert shown == count


def step(number: int) -> Step:
    return Step(None, "planned", None, None, number)


@pytest.mark.parametrize(
    ("count", "head", "folded", "tail"), [(0, 0, 0, 0), (1, 1, 0, 0), (8, 8, 0, 0), (9, 3, 2, 4)]
)
def test_a_short_history_is_not_folded(count: int, head: int, folded: int, tail: int) -> None:
    history = history_of([step(number) for number in range(count)])
    assert (len(history.head), history.folded, len(history.tail)) == (head, folded, tail)
    assert history.shown == [*history.head, *history.tail]


@pytest.mark.parametrize(
    ("first", "at", "before", "following"),
    [(0, 0, None, STEPS), (STEPS, STEPS, 0, 2 * STEPS), (95, 95, 95 - STEPS, None), (999, 0, None, None)],
)
def test_steps_are_listed_from_one_on(first: int, at: int, before: int | None, following: int | None) -> None:
    history = history_of([step(number) for number in range(100)], first)
    assert (history.at, history.before, history.following) == (at, before, following)


def test_copies_are_folded_and_tell_why(copied: tuple[TestClient, Ledger, str]) -> None:
    client, ledger, name = copied
    (event,) = ledger.events()
    assert (event.reports, event.independent) == (3, 1)
    page = look(client, f"/events/{name}")
    words = " ".join(page.words.split())
    assert "Also in 2 outlets" in words
    assert "of 1 outlet;" in words
    assert sorted(claims_of(page)) == sorted(report.claim for report in ledger.event(name).reports)
    assert words.count("Taken for the same event with a probability of") == 2


def test_very_many_copies_are_counted(copied: tuple[TestClient, Ledger, str]) -> None:
    _, ledger, name = copied
    from dataclasses import replace

    with ledger.reading() as connection:
        outline = load_outline(connection, name)
    claims = [
        replace(outline.claims[0], number=number, article=number, root=1)
        for number in range(1, MOST_FOLDED + 10)
    ]
    outlets = {claim.number: f"Outlet {claim.number}" for claim in claims}
    (outlet,) = by_outlet(replace(outline, claims=claims, outlets=outlets))
    (told,) = outlet.told
    assert (len(told.copies), told.outlets, told.more) == (MOST_FOLDED, MOST_FOLDED + 8, 8)


def test_a_page_that_begins_with_no_report_of_the_event_is_the_first(
    long: tuple[TestClient, Ledger, str],
) -> None:
    _, ledger, name = long
    with ledger.reading() as connection:
        outlets = by_outlet(load_outline(connection, name))
    first = part_of(outlets, None)
    assert part_of(outlets, 10**9) == first
    assert first.before is None
    second = part_of(outlets, first.following)
    assert second.before == outlets[0].first


@pytest.mark.parametrize("asked", ["steps=x", "reports=0", "reports=1&what=2", f"steps={2**70}"])
def test_a_part_that_there_cannot_be_is_an_error(client: TestClient, ledger: Ledger, asked: str) -> None:
    (event,) = ledger.events(place="Nairobi")
    assert client.get(f"/events/{event.name}?{asked}").status_code == 400


def test_a_map_and_related_events_are_shown(client: TestClient, ledger: Ledger) -> None:
    (event,) = ledger.events(place="Nairobi")
    page = look(client, f"/events/{event.name}")
    pictures = [given.get("aria-label") for tag, given in page.tags if tag == "svg"]
    assert "Map: Nairobi, Kenya; 1.3 S, 36.8 E" in pictures
    assert "Natural Earth" in page.words
    sanction = next(iter(ledger.events(type="SANCTION", status="occurred")))
    other = look(client, f"/events/{sanction.name}")
    data = client.get(f"/api/v1/events/{sanction.name}/related").json()["items"]
    assert [(one["event"]["status"], one["why"]) for one in data] == [("possible", ["after"])]
    assert f"/events/{data[0]['event']['name']}" in other.links
    assert "the next one of its kind" in " ".join(other.words.split())
    assert not [tag for tag, given in other.tags if given.get("class") == "map"]
