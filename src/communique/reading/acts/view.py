"""A sentence as the search for acts sees it: its words with their codes, and the actors named among them."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from communique.reading.speech.verbs import cue_verbs
from communique.reading.speech.words import words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from communique.reading.document import ActorMention, Cast, Sentence
    from communique.reading.speech.words import Word
    from communique.record import MentionKind, Span

_NO_SIDE = frozenset({"LOC", "FAC"})
_ENVOY = re.compile(r"(.*\b(?:ambassadors?|envoys?|diplomats?|consuls?|attach[eé]s?))\s(?:from|to|in)\s")
_ADJECTIVES = frozenset(
    "humanitarian national public major general official irregular military private local native principal"
    " representative executive liberal radical".split()
)
"""Words that name people in some texts and qualify a noun in most."""
_PAIR = re.compile(
    r"(?:the )?(?:two|both|all)(?: of)?(?: the| our)? (?:\w+ )?(?:sides|leaders|countries|nations|ministers"
    r"|presidents|men|women|parties|officials|diplomats|governments|capitals|states|neighbou?rs|rivals"
    r"|secretaries|advis[eo]rs|participants)"
    r"|(?:the )?(?:participants|leaders|ministers|sides)|both",
    re.IGNORECASE,
)
"""Words for those last named together."""


@dataclass(frozen=True, slots=True)
class Context:
    """Whom words refer to that name nobody.

    `together` are those last named together, `pair` the two sides of the last talks, `body` the body last
    named.

    `speakers` are the spans of speech with the actor who says "I" and "we" there, `issuer` is who says it
    elsewhere.
    """

    together: tuple[str, ...] = ()
    pair: tuple[str, ...] = ()
    body: tuple[str, ...] = ()
    speakers: tuple[tuple[Span, str], ...] = ()
    issuer: str | None = None


@dataclass(frozen=True, slots=True)
class Named:
    """A mention of actors at words `start` to `end` (exclusive); a plural pronoun may name several."""

    start: int
    end: int
    kind: MentionKind
    actors: tuple[str, ...]


class SentenceView:
    """Words and mentions of one sentence; of nested mentions only the outermost."""

    def __init__(self, sentence: Sentence, cast: Cast, context: Context) -> None:
        self.sentence = sentence
        self.words: list[Word] = words_of(sentence, ())
        self.codes = _codes(self.words)
        pairs = self._pairs(context)
        covered = {i for n in pairs for i in range(n.start, n.end)}
        mentions = [n for n in self._mentions(cast, context) if not covered & {*range(n.start, n.end)}]
        named = [*mentions, *pairs, *self._first_person(context)]
        self.named = sorted(named, key=lambda n: n.start)
        self._at = {i: n for n in self.named for i in range(n.start, n.end)}

    @cached_property
    def _starts(self) -> list[int]:
        return [word.start for word in self.words]

    def _mentions(self, cast: Cast, context: Context) -> list[Named]:
        found: list[Named] = []
        last = -1
        for mention, actor in cast.within(self.sentence.span):
            if mention.kind in _NO_SIDE or mention.span[0] < last:
                continue
            actors = self._referred(mention, context, found) or ((actor,) if actor else ())
            span = self._without_post(mention)
            start, end = self.index(span[0]), self.index(span[1])
            if actors and start < end and not self._is_modifier(mention, end):
                found.append(Named(start, end, mention.kind, actors))
                last = span[1]
        return found

    def _without_post(self, mention: ActorMention) -> Span:
        """Give the span of a mention, of an envoy without his post: "its ambassador | to Norway"."""
        start, end = mention.span
        words = self.sentence.text[start - self.sentence.start : end - self.sentence.start]
        match = _ENVOY.match(words) if mention.kind == "NOM" else None
        return (start, start + match.end(1)) if match else (start, end)

    def _is_modifier(self, mention: ActorMention, end: int) -> bool:
        """Whether a mention only modifies what follows: "humanitarian aid", "UN-brokered"."""
        if self.words[end - 1].end > mention.span[1]:
            return not self.low(end - 1).endswith("-led")
        is_description = mention.role is None or self.text(end - 1, end) in _ADJECTIVES
        return mention.kind == "NOM" and is_description and self.code(end) == "n"

    def _referred(self, mention: ActorMention, context: Context, before: list[Named]) -> tuple[str, ...]:
        """Give whom a plural pronoun or "it" refers to."""
        if mention.kind == "PRON" and mention.name in ("they", "them"):
            return context.together
        if mention.kind == "PRON" and mention.name == "it":
            return next((n.actors for n in before if n.kind in ("GPE", "ORG")), context.body)
        return ()

    def _pairs(self, context: Context) -> list[Named]:
        """Find "both", "the two sides" and the like, where several were named together before."""
        found: list[Named] = []
        both = context.pair or context.together
        if len(both) < 2:
            return found
        text = self.sentence.text
        for i, word in enumerate(self.words):
            match = _PAIR.match(text, word.start - self.sentence.start)
            if match is None or (found and i < found[-1].end):
                continue
            end = self.index(match.end() + self.sentence.start)
            if i < end and self.code(end) in "AVCdJ,":
                found.append(Named(i, end, "NOM", both))
        return found

    def _first_person(self, context: Context) -> list[Named]:
        found = []
        for i, word in enumerate(self.words):
            if word.low in ("i", "we", "us", "me"):
                speaker = next((a for (s, e), a in context.speakers if s <= word.start < e), context.issuer)
                if speaker is not None:
                    found.append(Named(i, i + 1, "PRON", (speaker,)))
        return found

    def index(self, offset: int) -> int:
        """Give the index of the first word that starts at or after `offset`."""
        return bisect_left(self._starts, offset)

    def named_at(self, i: int) -> Named | None:
        """Give the mention that word `i` belongs to."""
        return self._at.get(i)

    def within(self, start: int, end: int) -> list[Named]:
        """Give the mentions that lie in words `start` to `end`, in order."""
        first = bisect_left(self.named, start, key=lambda named: named.start)
        last = bisect_left(self.named, end, key=lambda named: named.start)
        return [named for named in self.named[first:last] if named.end <= end]

    def low(self, i: int) -> str:
        """Give word `i` in small letters, or an empty string beyond the ends."""
        return self.words[i].low if 0 <= i < len(self.words) else ""

    def code(self, i: int) -> str:
        """Give the code of word `i`, or a full stop beyond the ends."""
        return self.codes[i] if 0 <= i < len(self.codes) else "."

    def has_words(self, i: int, words: Sequence[str]) -> bool:
        """Tell whether these words stand at word `i`."""
        return all(self.low(i + k) == word for k, word in enumerate(words))

    def text(self, start: int, end: int) -> str:
        """Give words `start` to `end` in small letters."""
        return " ".join(word.low for word in self.words[start:end])

    def range_of(self, span: Span) -> tuple[int, int]:
        """Give the words that a span covers, as `span` gave it."""
        return self.index(span[0]), self.index(span[1])

    def span(self, start: int, end: int) -> Span:
        """Give the offsets of words `start` to `end`."""
        return self.words[start].start, self.words[end - 1].end


def _codes(words: list[Word]) -> str:
    """Give the codes, cue verbs told from the same words as nouns."""
    return cue_verbs(words, "".join(word.code for word in words))[1]
