"""Texts of one address: versions of one article, one independent report."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from communique.ledger.engine import writing
from communique.ledger.seen import Sighting, lines, note
from communique.record import ReaderInfo
from tests.ledger.made import record
from tests.ledger.test_syndication import OTHER, STORY

if TYPE_CHECKING:
    from communique.ledger import Ledger
    from communique.record import Record

PAGE = "https://wire.example/talks"
CORRECTED = STORY.replace("two sailors", "three sailors").replace("March", "April")
REWRITTEN = OTHER + " " + " ".join(STORY.split()[8:32])
READER = ReaderInfo("0.1.0", "sha256:0")


def version(words: str, source: str = PAGE, *, day: str = "2023-06-12", outlet: str = "Wire") -> Record:
    made = record(words, day, outlet=outlet, start="2023-06-12")
    return replace(made, article=replace(made.article, source=source))


def independent(ledger: Ledger) -> tuple[int, int]:
    """Give how many articles there are, and how many of them copy none."""
    with ledger.reading() as connection:
        found = connection.execute(text("select count(*), count(*) - count(copy_of) from articles")).one()
    return (found[0], found[1])


@pytest.mark.parametrize("at_once", [True, False])
@pytest.mark.parametrize(
    ("other", "where", "day"),
    [
        (CORRECTED, PAGE, "2023-06-12"),
        (CORRECTED, PAGE, "2023-08-01"),
        (CORRECTED, "http://m.wire.example/talks/?utm_source=feed", "2023-08-01"),
        (CORRECTED, "https://wire.example/amp/talks", "2023-08-01"),
        (REWRITTEN, PAGE, "2023-06-12"),
    ],
)
def test_another_text_of_a_page_is_kept_and_no_further_independent_report(
    ledger: Ledger, other: str, where: str, day: str, at_once: bool
) -> None:
    records = [version(STORY), version(other, where, day=day)]
    for batch in [records] if at_once else [[one] for one in records]:
        assert ledger.add_many(batch) == ["added"] * len(batch)
    assert independent(ledger) == (2, 1)


@pytest.mark.parametrize(
    ("other", "where"),
    [
        (OTHER, PAGE),  # what stands at one address need not be one article
        (REWRITTEN, "https://wire.example/later"),
        (REWRITTEN, "saved/talks.html"),
    ],
)
def test_what_shares_an_address_or_some_words_alone_is_no_version(
    ledger: Ledger, other: str, where: str
) -> None:
    ledger.add_many([version(STORY), version(other, where)])
    assert independent(ledger) == (2, 2)


def test_articles_of_a_front_page_are_no_versions_of_each_other(ledger: Ledger) -> None:
    ledger.add_many([version(STORY, "https://wire.example/"), version(REWRITTEN, "https://wire.example")])
    assert independent(ledger) == (2, 2)


def test_all_versions_point_to_the_first_of_all(ledger: Ledger) -> None:
    for day in ("2023-06-12", "2023-07-12", "2023-08-12"):
        ledger.add(version(f"{STORY} Updated on {day}.", day=day))
    with ledger.reading() as connection:
        assert connection.execute(text("select id, copy_of from articles")).all() == [
            (1, None),
            (2, 1),
            (3, 1),
        ]
        assert connection.execute(text("select reports, independent from events")).all() == [(3, 1)]


@pytest.mark.parametrize(
    ("second", "outcome", "reason"),
    [
        ("https://m.wire.example/talks", "duplicate", f"another version of {PAGE}"),
        (PAGE, "read", None),  # the page itself has changed
    ],
)
def test_the_log_has_a_second_address_of_a_page_as_a_duplicate(
    ledger: Ledger, second: str, outcome: str, reason: str | None
) -> None:
    for source, words in ((PAGE, STORY), (second, CORRECTED)):
        read = version(words)
        ledger.add(read)
        with writing(ledger._engine) as connection:
            sighting = Sighting(source, "read", article=read.article)
            note(connection, [sighting], READER, datetime(2023, 6, 13, tzinfo=UTC))
    with ledger.reading() as connection:
        (line,) = [line for line in lines(connection) if line.source == second]
    assert (line.outcome, line.reason) == (outcome, reason)
