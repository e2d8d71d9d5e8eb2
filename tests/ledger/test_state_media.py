"""What the gazetteer knows of outlets stands beside their reports."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import click
import pytest

from communique.cli.event_page import EventPage
from tests.ledger.made import record

if TYPE_CHECKING:
    from communique.ledger import Ledger

WORDS = "Ada Olsen met Grace Otieno in Nairobi on Monday."


@pytest.mark.parametrize(
    ("outlet", "country", "control", "shown"),
    [
        ("TASS", "RUS", "state", "TASS (RUS, state media)"),
        ("BBC News", "GBR", "public", "BBC News (GBR, public media)"),
        ("Le Monde", "FRA", None, "Le Monde (FRA)"),
        ("Daily Paper", None, None, "Daily Paper ·"),
    ],
)
def test_an_event_tells_country_and_control_of_each_outlet(
    ledger: Ledger, outlet: str, country: str | None, control: str | None, shown: str
) -> None:
    ledger.add(record(WORDS, "2023-06-12", outlet=outlet))
    (entry,) = ledger.events()
    event = ledger.event(entry.name)
    (report,) = event.reports
    assert (report.outlet_country, report.outlet_control) == (country, control)
    assert shown in " ".join(click.unstyle(EventPage(event, why=False).text()).split())


def test_a_version_of_a_page_is_no_copy_of_its_outlet(ledger: Ledger) -> None:
    words = (
        f"{WORDS} They spoke of the fish, of a road to the coast, and of two sailors whose boat was stopped"
        " in March, both said, and they hope to meet again in Oslo before the summer begins."
    )
    first = record(words, "2023-06-12", outlet="Daily Paper")
    second = record(f"{words} They were tired.", "2023-06-12", outlet="Daily Paper")
    second = replace(second, article=replace(second.article, source=first.article.source))
    ledger.add_many([first, second, record(f"{words} So it was.", "2023-06-13", outlet="Other Paper")])
    (entry,) = ledger.events()
    page = " ".join(click.unstyle(EventPage(ledger.event(entry.name), why=False).text()).split())
    assert "another version of the same page" in page
    assert "a copy of Daily Paper" in page


def test_articles_of_state_and_public_media_are_counted(ledger: Ledger) -> None:
    for number, outlet in enumerate(["TASS", "Xinhua", "BBC", "Le Monde", "Daily Paper"]):
        ledger.add(record(f"{WORDS} Report {number}.", "2023-06-12", outlet=outlet))
    stats = ledger.stats()
    assert (stats.articles, stats.outlets, stats.of_state_media, stats.of_public_media) == (5, 5, 2, 1)
