"""Words with what was found in them: a text cut where something begins or ends, for a page to mark."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from communique.ledger.search import Hit
    from communique.record import Record, Span

LAYERS = ("acts", "triggers", "speech", "people", "times", "places", "furniture")
"""What may be marked; several may hold of the same words."""
MOST_AT_ONCE = 24
"""Marks of the same words. A page of all would grow with their square, whoever wrote the record."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of which the same holds. `anchor` is where they begin, if something begins there.

    `of` are the ids of what holds, the shortest first.
    """

    words: str
    marks: tuple[str, ...]
    anchor: int | None
    link: str | None
    of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """A span of a layer; `link` is where it leads to, `of` the id of what it tells of."""

    span: Span
    layer: str
    link: str | None = None
    of: str | None = None


def pieces(text: str, marks: Iterable[Mark]) -> list[Piece]:
    """Cut a text at the ends of all marks; of very many that hold of the same words, the first are told.

    >>> marks = [Mark((0, 13), "acts"), Mark((4, 7), "triggers")]
    >>> [(piece.words, piece.marks) for piece in pieces("Ada met Grace", marks)]
    [('Ada ', ('acts',)), ('met', ('acts', 'triggers')), (' Grace', ('acts',))]
    """
    valid = [m for m in marks if 0 <= m.span[0] < m.span[1] <= len(text)]
    starts: dict[int, list[Mark]] = {}
    ends: dict[int, list[Mark]] = {}
    for mark in valid:
        starts.setdefault(mark.span[0], []).append(mark)
        ends.setdefault(mark.span[1], []).append(mark)
    cuts = sorted({0, len(text), *starts, *ends})
    there: list[Mark] = []
    found = []
    for at, until in pairwise(cuts):
        gone = {id(mark) for mark in ends.get(at, ())}
        there = [mark for mark in there if id(mark) not in gone]
        there += starts.get(at, [])[: MOST_AT_ONCE - len(there)]
        held = {mark.layer for mark in there}
        begins = any(mark.layer in ("triggers", "speech") for mark in starts.get(at, ()))
        link = next((mark.link for mark in there if mark.link), None)
        layers = tuple(layer for layer in LAYERS if layer in held)
        found.append(Piece(text[at:until], layers, at if begins else None, link, _named(there)))
    return found


def parted(words: str) -> list[str]:
    r"""Part words at line breaks, which a page shows as gaps between paragraphs.

    >>> parted("One.\n\nTwo.")
    ['One.', '\n\n', 'Two.']
    """
    return [part for part in re.split(r"(\n+)", words) if part]


def _named(marks: Iterable[Mark]) -> tuple[str, ...]:
    shortest_first = sorted(marks, key=lambda mark: mark.span[1] - mark.span[0])
    return tuple(dict.fromkeys(mark.of for mark in shortest_first if mark.of))


def day_id(span: Span) -> str:
    """Name words that tell a day, as an article's page does."""
    return f"day-{span[0]}"


def place_id(span: Span) -> str:
    """Name words that tell a place, as an article's page does."""
    return f"place-{span[0]}"


def around(words: str, trigger: str) -> tuple[str, str, str]:
    """Part evidence at its trigger; where it cannot be found, nothing is marked.

    >>> around("Ada met Grace", "met")
    ('Ada ', 'met', ' Grace')
    """
    before, found, after = words.partition(trigger) if trigger else (words, "", "")
    return before, found, after


def snippet(hit: Hit) -> list[tuple[str, bool]]:
    """Part the words around a find: each part with whether it is one that was searched for."""
    found, at = [], 0
    for mark in hit.marks:
        found += [(hit.snippet[at : mark.start], False), (hit.snippet[mark.start : mark.end], True)]
        at = mark.end
    return [*found, (hit.snippet[at:], False)]


def marks_of(record: Record, events: Mapping[str, str]) -> list[Mark]:
    """Give the marks of a record; `events` are the names of the ledger's events by the record's own ids."""
    found = [Mark(span, "furniture") for span in record.article.furniture]
    for actor in record.actors:
        found += [Mark(span, "people", of=actor.id) for span in actor.mentions]
    for statement in record.statements:
        found += [Mark(span, "speech", of=statement.id) for span in statement.content]
    for event in record.events:
        found += [Mark(span, "acts", of=event.id) for span in event.evidence]
        name = events.get(event.id)
        found.append(Mark(event.trigger, "triggers", f"/events/{name}" if name else None, event.id))
        if event.when:
            found.append(Mark(event.when, "times", of=day_id(event.when)))
        if event.place and event.place.span:
            found.append(Mark(event.place.span, "places", of=place_id(event.place.span)))
    return found
