"""What the steps of a reading hand to one another.

    Article -> sentences -> mentions -> cast -> statements and acts -> events -> conflicts

Spans are offsets into `Article.text`, as in the record.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from communique.record import Actor, MentionKind, Sector, Span

Part = Literal["title", "body", "caption", "furniture"]
"""Where in the article a sentence stands. Nothing is read from furniture."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or mark."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its tokens. `paragraph` counts paragraphs (blocks of text) from 0."""

    start: int
    end: int
    text: str
    tokens: tuple[Token, ...]
    part: Part
    paragraph: int

    @property
    def span(self) -> Span:
        return (self.start, self.end)


@dataclass(frozen=True, slots=True)
class ActorMention:
    """A noun phrase that names or describes an actor or a place.

    For "U.S. Secretary of State Antony Blinken" `span` is the whole, `head` the name itself ("Antony
    Blinken"), `role` "Secretary of State" and `country` "USA". `name` is the canonical name where a table
    knows one ("United States" for "U.S."), else the words of `head`. A pronoun or a role alone ("the U.S.
    official", "the Secretary") is a mention too, of kind PRON or NOM.
    """

    span: Span
    head: Span
    kind: MentionKind
    name: str
    role: str | None = None
    country: str | None = None
    sector: Sector | None = None


_BEFORE = 8
"""Mentions before an offset among which those that reach over it are looked for; few nest deeper."""


@dataclass(frozen=True, slots=True)
class Cast:
    """The actors of an article, and which of them each mention names.

    `mentions` are sorted by start and include pronouns and role nouns that were resolved; `actor_ids` runs
    parallel to it (None: nobody known).
    """

    actors: tuple[Actor, ...]
    mentions: tuple[ActorMention, ...]
    actor_ids: tuple[str | None, ...]
    _starts: list[int] = field(init=False, compare=False, repr=False)
    _by_id: dict[str, Actor] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_starts", [m.span[0] for m in self.mentions])
        object.__setattr__(self, "_by_id", {actor.id: actor for actor in self.actors})

    def actor(self, actor_id: str) -> Actor:
        """Give the actor with this id. Raises KeyError."""
        return self._by_id[actor_id]

    def whole(self, span: Span) -> Span:
        """Give the span with the whole of the mentions that it cuts."""
        start, end = span
        for i in range(max(0, bisect_left(self._starts, start) - _BEFORE), len(self.mentions)):
            low, high = self.mentions[i].span
            if low >= end:
                break
            if low < start < high:
                start = low
            if low < end < high:
                end = high
        return start, end

    def within(self, span: Span) -> list[tuple[ActorMention, str | None]]:
        """Mentions that lie inside `span`, in order, each with its actor's id."""
        found = []
        for i in range(bisect_left(self._starts, span[0]), len(self.mentions)):
            if self.mentions[i].span[0] >= span[1]:
                break
            if self.mentions[i].span[1] <= span[1]:
                found.append((self.mentions[i], self.actor_ids[i]))
        return found
