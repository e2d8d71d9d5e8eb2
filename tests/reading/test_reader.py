"""The whole reading: what holds of every record, whatever the text."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from itertools import chain
from typing import TYPE_CHECKING, get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from communique.errors import InputError
from communique.reading.reader import Reader
from communique.record import Article, ConflictField, EventType, Record, Status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from communique.record import Span

READER = Reader()
TEXTS = [
    "Kenyan Foreign Minister Ann Lee met Norwegian President Ada Olsen in Oslo on Monday. Lee will visit Peru"
    " on May 9.\n\n“We condemn Sudan,” Olsen told reporters. She called on it to withdraw.",
    "NAIROBI, May 4 (Wire) - Police arrested 40 demonstrators on Monday. A lawyer spoke of 90.\n\n"
    "FILE: Police in Nairobi on May 3, 2022.\n\nRead more: The law of assembly",
    "Sudan's invasion of Kenya began in March. Norway may impose sanctions.",
    "The storm passed over the coast without harm.",
]
ARTICLES = [Article.from_text(text, published="2022-05-04") for text in TEXTS]


def spans(record: Record) -> Iterator[Span | None]:
    """Give every span of a record."""
    for event in record.events:
        yield from (event.trigger, event.when, *event.evidence)
        yield event.place.span if event.place else None
    for said in record.statements:
        yield from (said.speaker_text, said.cue, said.when, *said.content)
    yield from chain.from_iterable(actor.mentions for actor in record.actors)
    yield from (value.evidence for conflict in record.conflicts for value in conflict.values)
    yield from (trace.span for trace in record.trace)


def check(record: Record) -> None:
    """Hold a record against what it promises."""
    length = len(record.article.text)
    for span in spans(record):
        assert span is None or 0 <= span[0] < span[1] <= length
    actors = [actor.id for actor in record.actors]
    events = [event.id for event in record.events]
    assert len(set(actors)) == len(actors)
    assert events == [f"E{number}" for number in range(1, len(events) + 1)]
    for event in record.events:
        assert {*event.sources, *event.targets} <= set(actors)
        assert event.said_by is None or event.said_by in actors
        assert event.sources or event.targets
        assert event.type in get_args(EventType)
        assert event.status in get_args(Status)
        assert 0 < event.score < 1
        assert event.evidence
        assert (event.start is None) == (event.end is None)
        assert event.start is None or event.end is None or event.start <= event.end
    for said in record.statements:
        assert {*said.addressees, *said.about} <= set(actors)
        assert said.speaker is None or said.speaker in actors
    for conflict in record.conflicts:
        assert conflict.event in events
        assert conflict.field in get_args(ConflictField)
        assert len({value.value for value in conflict.values}) > 1
    assert Record.from_dict(record.to_dict()) == record
    assert Record.from_dict(record.to_dict(trace=True)).trace == record.trace


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.text[:20])
def test_a_record_keeps_its_promises(article: Article) -> None:
    record = READER.read(article)
    check(record)
    assert record.article is article
    assert record.reader == READER.info


def test_the_articles_above_hold_something_of_everything() -> None:
    records = list(READER.read_many(ARTICLES))
    assert all(record.events for record in records[:3])
    assert records[0].statements
    assert records[1].conflicts
    assert not records[3].events


def test_the_same_article_gives_the_same_record() -> None:
    for article in ARTICLES:
        again = Article.from_text(article.text, published="2022-05-04")
        assert READER.read(article) == Reader().read(again)
        assert READER.read(article).trace == READER.read(again).trace


def test_read_many_keeps_the_order_and_reads_one_at_a_time() -> None:
    taken: list[str] = []

    def source() -> Iterator[Article]:
        for article in ARTICLES:
            taken.append(article.id)
            yield article

    records = READER.read_many(source())
    assert next(records).article is ARTICLES[0]
    assert taken == [ARTICLES[0].id]
    assert [record.article for record in records] == ARTICLES[1:]


def test_threads_may_share_a_reader() -> None:
    alone = [READER.read(article) for article in ARTICLES]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(READER.read, ARTICLES * 5))
    assert together == alone * 5


def test_an_article_without_a_day_has_no_relative_days() -> None:
    record = READER.read(Article.from_text("Norway condemned Sudan on Monday. It did so in Oslo."))
    assert record.article.published is None
    assert [(event.start, event.end) for event in record.events] == [(None, None)]


def test_the_parts_of_the_reader_agree_with_the_record() -> None:
    text = TEXTS[0]
    record = READER.read(ARTICLES[0])
    whens = {time.span for time in READER.times(text, ARTICLES[0].published)}
    assert {event.when for event in record.events if event.when} <= whens
    wheres = {place.span for place in READER.places(text)}
    assert {event.place.span for event in record.events if event.place} <= wheres
    people = {text[slice(*mention.span)] for mention in READER.mentions(text) if mention.kind == "PER"}
    assert any("Ann Lee" in name for name in people)


NAMES = st.sampled_from(
    [
        "Norway",
        "Sudan",
        "Ann Lee",
        "Kenyan President Peter Otieno",
        "the U.N.",
        "They",
        "both sides",
        "police",
    ]
)
WORDS = st.sampled_from(
    "met condemned will visit told said that talks with on Monday, in Oslo. “We ” , and was bombed by 20"
    " spoke of 90 called off to not may FILE: sanctions against's -- (AP) “".split(" ")
)
NOISE = st.text(st.characters(exclude_categories=["C"], include_characters="\n"), max_size=12)
ANY_TEXT = st.lists(st.one_of(NAMES, WORDS, NOISE), max_size=30).map(" ".join)


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(ANY_TEXT, st.sampled_from(["2022-05-04", None]))
def test_any_text_is_read_or_refused(text: str, published: str | None) -> None:
    try:
        article = Article.from_text(text, published=published)
    except InputError:
        return
    check(READER.read(article))
