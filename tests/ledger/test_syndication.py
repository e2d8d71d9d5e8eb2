"""Copies of one story are one independent report."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from communique.ledger.syndication import credit
from communique.record import Article
from tests.ledger.made import record

if TYPE_CHECKING:
    from communique.ledger import Ledger

STORY = (
    "NAIROBI (AP) — Foreign Minister Ada Olsen met President Grace Otieno in Nairobi on Monday for talks"
    " about fishing rights, a new road to the coast and the release of two sailors whose boat was stopped in"
    " March. Both said that the talks had gone well and that teams from either side would meet again before"
    " the summer."
)
OTHER = (
    "Reporters were told little of what Ada Olsen and Grace Otieno talked about when they met behind closed"
    " doors in the Kenyan capital, where crowds had gathered since the morning to see the guests arrive."
)


def roots(ledger: Ledger) -> list[tuple[str, bool]]:
    query = text("select outlet, copy_of is not null from articles order by outlet")
    with ledger.reading() as connection:
        return [(outlet, bool(copied)) for outlet, copied in connection.execute(query)]


@pytest.mark.parametrize("at_once", [True, False])
def test_a_wire_story_in_three_outlets_is_one_independent_report(ledger: Ledger, at_once: bool) -> None:
    shortened = STORY.rpartition(" Both said")[0] + " More follows."
    records = [
        record(STORY, "2023-06-12", outlet="A", start="2023-06-12"),
        record(STORY, "2023-06-12", outlet="B", start="2023-06-12"),
        record(shortened, "2023-06-13", outlet="C", start="2023-06-12"),
        record(OTHER, "2023-06-13", outlet="D", start="2023-06-12"),
    ]
    for batch in [records] if at_once else [[one] for one in records]:
        ledger.add_many(batch)
    assert roots(ledger) == [("A", False), ("B", True), ("C", True), ("D", False)]
    with ledger.reading() as connection:
        assert connection.execute(text("select reports, independent from events")).all() == [(4, 2)]


def test_the_same_words_a_month_later_are_no_copy(ledger: Ledger) -> None:
    ledger.add(record(STORY, "2023-06-12", outlet="A"))
    ledger.add(record(STORY + " It was so.", "2023-07-12", outlet="B"))
    assert roots(ledger) == [("A", False), ("B", False)]


@pytest.mark.parametrize(
    ("words", "agency"),
    [
        (STORY, "AP"),
        ("The two met. They parted.\n\nReuters", "Reuters"),
        ("By The Associated Press\n\nThe two met.", "AP"),
        ("PARIS — AFP reporters saw the two.", "AFP"),
        ("MOSCOW, June 12. /TASS/. The two met.", "TASS"),
        ("BEIJING, June 12 (Xinhua) -- The two met.", "Xinhua"),
        ("HANOI (VNA) - The two met.", "VNA"),
        ("The two met.\n\nAnadolu Agency", "Anadolu"),
        ("The Palestinian National Authority (PNA) welcomed the talks of the two.", None),
        ("The minister told Reuters that she would come.", None),
    ],
)
def test_an_agency_is_credited_at_the_edges(words: str, agency: str | None) -> None:
    assert credit(Article.from_text(words)) == agency
