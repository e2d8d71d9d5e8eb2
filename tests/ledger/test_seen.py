"""The reading log: what was met, what became of it, and when it may be tried again."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from communique.ledger.engine import writing
from communique.ledger.seen import (
    MOST_ATTEMPTS,
    Line,
    Seen,
    Settled,
    Sighting,
    counts,
    lines,
    next_retry,
    note,
    read_from,
    to_retry,
    told_of,
)
from communique.record import ReaderInfo
from communique.sources.items import Item
from tests.ledger.made import record

if TYPE_CHECKING:
    from communique.ledger import Ledger

READER, NEWER = ReaderInfo("0.1.0", "sha256:0"), ReaderInfo("0.2.0", "sha256:0")
HOUR = timedelta(hours=1)
NOON = datetime(2023, 6, 13, 12, tzinfo=UTC)
MET = record("Olsen met Otieno in Nairobi.", "2023-06-12")


def noted(ledger: Ledger, *sightings: Sighting, at: datetime = NOON, reader: ReaderInfo = READER) -> None:
    with writing(ledger._engine) as connection:
        note(connection, sightings, reader, at)


def settled(
    ledger: Ledger, *sources: str, at: datetime = NOON, reader: ReaderInfo = READER, again: bool = False
) -> set[str]:
    with ledger.reading() as connection:
        return set(Settled(reader, again=again, at=at).among(connection, sources))


def log(ledger: Ledger, **conditions: object) -> list[Seen]:
    with ledger.reading() as connection:
        return list(lines(connection, **conditions))  # type: ignore[arg-type]


def test_what_was_read_leads_to_its_article_and_needs_no_second_look(ledger: Ledger) -> None:
    ledger.add(MET)
    noted(ledger, Sighting("https://a.example/1", "read", article=MET.article, found_in="feed", digest="d"))
    (line,) = log(ledger)
    assert (line.outcome, line.article, line.found_in) == ("read", MET.article.source, "feed")
    assert settled(ledger, "https://a.example/1", "https://a.example/2") == {"https://a.example/1"}
    assert settled(ledger, "https://a.example/1", again=True) == {"https://a.example/1"}
    assert settled(ledger, "https://a.example/1", reader=NEWER) == set()
    with ledger.reading() as connection:
        assert Settled(READER).among(connection, ["https://a.example/1"]) == {
            "https://a.example/1": Line("d", "read", None)
        }


def test_what_was_refused_is_left_alone_until_somebody_asks(ledger: Ledger) -> None:
    noted(ledger, Sighting("x", "paywall", "it asks for a subscription"))
    assert settled(ledger, "x", at=NOON + timedelta(days=400)) == {"x"}
    assert settled(ledger, "x", again=True) == set()


def test_what_failed_for_a_time_is_tried_later_and_later_and_then_no_more(ledger: Ledger) -> None:
    failed = Sighting("x", "failed", "the server answered 503", is_temporary=True)
    now, waits = NOON, []
    for attempt in range(1, MOST_ATTEMPTS):
        noted(ledger, failed, at=now)
        (line,) = log(ledger)
        assert line.attempts == attempt and line.retry_at
        due = datetime.fromisoformat(line.retry_at)
        assert settled(ledger, "x", at=due - timedelta(seconds=1)) == {"x"}
        assert settled(ledger, "x", at=due) == set()
        waits.append(due - now)
        now = due
    assert [wait.total_seconds() / 60 for wait in waits] == [15, 60, 240, 960, 3840]
    noted(ledger, failed, at=now)
    (line,) = log(ledger)
    assert (line.attempts, line.retry_at, line.first_seen) == (
        MOST_ATTEMPTS,
        None,
        "2023-06-13T12:00:00+00:00",
    )


def test_addresses_that_failed_for_a_time_are_given_as_they_were_found(ledger: Ledger) -> None:
    told = (("published", "2021-05-04"), ("title", "Talks"), ("outlet", "Fjord Wire"))
    met = [
        Sighting("https://a.example/1", "failed", "503", found_in="feed", origin=told, is_temporary=True),
        Sighting("https://a.example/2", "failed", "404"),
        Sighting("news.txt", "failed", "no", is_temporary=True),
    ]
    noted(ledger, *met)
    noted(ledger, Sighting("http://a.example/3", "failed", "503", is_temporary=True), at=NOON - HOUR)
    with ledger.reading() as connection:
        assert to_retry(connection, NOON) == [Item("http://a.example/3", url="http://a.example/3")]
        assert next_retry(connection) == "2023-06-13T11:15:00+00:00"
        found = to_retry(connection, NOON + HOUR)[1]
    assert found == Item(
        met[0].source, url=met[0].source, published="2021-05-04", title="Talks", outlet="Fjord Wire",
        found_in="feed",
    )  # fmt: skip
    assert told_of(found) == told


def test_it_knows_what_an_article_was_read_from_first(ledger: Ledger) -> None:
    ledger.add(MET)
    with ledger.reading() as connection:
        assert read_from(connection, MET.article) is None
    for source, outcome in (("a", "duplicate"), ("b", "read"), ("c", "read")):
        noted(ledger, Sighting(source, outcome, article=MET.article))  # type: ignore[arg-type]
    with ledger.reading() as connection:
        assert read_from(connection, MET.article) == "b"
        assert read_from(connection, replace(MET.article, outlet="Other")) is None


def test_a_later_failure_forgets_no_article(ledger: Ledger) -> None:
    ledger.add(MET)
    noted(ledger, Sighting("x", "read", article=MET.article))
    noted(ledger, Sighting("x", "failed", "gone"), reader=NEWER, at=NOON + timedelta(1))
    (line,) = log(ledger)
    assert (line.outcome, line.article, line.attempts) == ("failed", MET.article.source, 2)


def test_of_one_batch_the_last_word_counts(ledger: Ledger) -> None:
    noted(ledger, Sighting("x", "failed", "no"), Sighting("x", "not an article", "a list"))
    assert [(line.outcome, line.attempts) for line in log(ledger)] == [("not an article", 1)]


@pytest.mark.parametrize(
    ("conditions", "sources"),
    [
        ({}, ["c", "b%", "a"]),
        ({"outcomes": ["failed", "paywall"]}, ["c", "b%"]),
        ({"found_in": "feed"}, ["b%", "a"]),
        ({"since": date(2023, 6, 14)}, ["c", "b%"]),
        ({"words": "%"}, ["b%"]),
        ({"limit": 1}, ["c"]),
        ({"outcomes": ["read"], "since": date(2023, 6, 14)}, []),
    ],
)
def test_the_log_is_asked_by_outcome_origin_day_and_words(
    ledger: Ledger, conditions: dict[str, object], sources: list[str]
) -> None:
    noted(ledger, Sighting("a", "read", found_in="feed"), at=NOON)
    noted(ledger, Sighting("b%", "paywall", found_in="feed"), at=NOON + timedelta(1))
    origin = (("record", "urn:uuid:1"), ("offset", "17"))
    noted(ledger, Sighting("c", "failed", origin=origin), at=NOON + timedelta(2))
    found = log(ledger, **conditions)
    assert [line.source for line in found] == sources
    assert all(
        line.origin == '{"record": "urn:uuid:1", "offset": "17"}' for line in found if line.source == "c"
    )
    with ledger.reading() as connection:
        assert counts(connection) == {"failed": 1, "paywall": 1, "read": 1}
