"""How cases of acts are written down, one a line, and what is read from them.

Columns are parted by " | ". Sides are parted by ">", and the names of one side by "+". "-" is nothing. A
word in stars is the one that a case is about. Every text counts as published on `PUBLISHED`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from communique.reading import mentions, people
from communique.reading.acts.view import Context, SentenceView
from communique.reading.reader import read_by_form
from communique.reading.sentences import split_article
from communique.record import Article

if TYPE_CHECKING:
    from communique.record import Event, Record

PUBLISHED = "2022-05-04"
"""A Wednesday."""

SYMMETRIC = frozenset({"CONSULT", "AGREE", "COOPERATE"})


class Sides(NamedTuple):
    sources: frozenset[str]
    targets: frozenset[str]


def rows(table: str) -> list[list[str]]:
    """Read a table: one case a line, its columns parted by " | "; "\\n" ends a line of the article."""
    lines = [line.replace("\\n", "\n") for line in table.strip().splitlines()]
    return [[column.strip(" ") for column in line.split(" | ")] for line in lines]


def unmarked(text: str) -> tuple[str, int]:
    """Give a text without its stars, and where the starred word begins."""
    match = re.search(r"\*(.+?)\*", text)
    assert match is not None, f"no word of it stands in stars: {text}"
    return text[: match.start()] + match[1] + text[match.end() :], match.start()


def article(text: str, published: str | None = PUBLISHED) -> Article:
    return Article.from_text(text, published=published)


def read(text: str, published: str | None = PUBLISHED) -> Record:
    return read_by_form(article(text, published))


def view_of(text: str) -> SentenceView:
    """Give the first sentence of a text as the search for acts sees it."""
    whole = article(text)
    sentences = split_article(whole)
    cast = people.with_states(people.build_cast(whole, sentences, mentions.find_mentions(whole, sentences)))
    return SentenceView(sentences[0], cast, Context())


def names(record: Record, ids: tuple[str, ...]) -> frozenset[str]:
    by_id = {actor.id: actor.name for actor in record.actors}
    return frozenset(by_id[i] for i in ids)


def sides(record: Record, event: Event) -> Sides:
    return Sides(names(record, event.sources), names(record, event.targets))


def sides_in(column: str) -> Sides:
    """Read "Norway + Peru > Sudan"."""
    source, _, target = column.partition(">")
    return Sides(*(frozenset(_names_in(side)) for side in (source, target)))


def _names_in(side: str) -> list[str]:
    return [name for name in map(str.strip, side.split("+")) if name not in ("", "-")]


def are_sides(record: Record, event: Event, expected: str) -> bool:
    """Whether an event has these sides; of what two do together, the order does not matter."""
    found, wanted = sides(record, event), sides_in(expected)
    is_mutual = event.type in SYMMETRIC and event.mode != "visit"
    return found == wanted or (is_mutual and found == Sides(wanted.targets, wanted.sources))


def told(record: Record) -> list[str]:
    """Give the events in words, for the message of a test that fails."""
    return [
        f"{event.type}/{event.mode} {event.status} {sides(record, event)} {event.start}..{event.end}"
        for event in record.events
    ]


def words(record: Record, span: tuple[int, int]) -> str:
    return record.article.text[slice(*span)]
