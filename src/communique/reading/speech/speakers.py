"""Whom the words of a source name: an actor of the cast, two together, or somebody whom the cast lacks.

Ann Lee, the minister     the person, not the aside
the mediator, Ann Lee     the person that the aside names
Lee's spokesman           the spokesman, not Lee
a UN statement            the UN
she, it, they             whom the cast knows by it, else who spoke last or stands last before it
they, the two leaders     "A and B", where the text has just named two people together
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from communique.reading.speech.cues import DOCUMENTS

if TYPE_CHECKING:
    from communique.reading.document import ActorMention, Cast, Sentence
    from communique.record import Actor, Span

_SPEAKERS = frozenset({"PER", "ORG", "GPE", "NORP", "NOM", "PRON"})
_CORE_END = re.compile(
    r",|\(|\s(?:who|which|that|whose|of|from|in|at|for|on|with|to|by|near)\b", re.IGNORECASE
)
_AND = re.compile(r",?\s+and\s+")
_BOTH = re.compile(
    r"they|both|the (?:two|pair|secretaries|principals)|(?:the |both |these )(?:two )?"
    r"(?:leaders|sides|presidents|ministers|governments|countries|officials|parties|men|women|diplomats)",
    re.IGNORECASE,
)
_DATELINE = re.compile(r"[A-Z][A-Z.,/ ]+(?:[A-Z][a-z.]+ \d{1,2},? )?(?:\([\w ]{1,30}\) )?[-–—]+ ")
_BODY = re.compile(
    r"the (organi[sz]ation|bloc|network|agency|company|movement|union|party|ministry|court|commission|"
    r"council|bank|committee|parliament|embassy|newspaper|broadcaster)"
)
_ANY_BODY = frozenset("organisation organization bloc network agency movement broadcaster newspaper".split())
"""Nouns that a name seldom holds; the last body fits."""
_PERSON_PRONOUNS = frozenset({"he", "she", "him", "her"})
_POSSESSIVE = re.compile(r"(his|her|its|their)\s+(?=\w)", re.IGNORECASE)
_LOOK_BACK = 2
"""Sentences before a pronoun in which its speaker may stand."""
_LAST_SPEAKER = 5
"""Sentences before "he" or "she" in which who spoke last may stand, where nobody nearer fits."""


@dataclass(slots=True)
class Speakers:
    """Resolves sources in the order of the text; what it learns of one helps with the next."""

    text: str
    cast: Cast
    sentences: list[Sentence]
    is_settled: bool = False
    """Whether every source already has its mention in the cast (see `with_speakers`)."""
    last: tuple[tuple[str, ...], int] = ((), -9)
    """The actors that spoke last, and the index of their sentence."""
    pair: tuple[tuple[str, ...], int] = ((), -9)
    """The actors that were last named together."""
    _starts: list[int] = field(init=False)
    _actors: dict[str, Actor] = field(init=False)

    def __post_init__(self) -> None:
        self._starts = [sentence.start for sentence in self.sentences]
        self._actors = {actor.id: actor for actor in self.cast.actors}

    def resolve(self, source: Span) -> tuple[str, ...]:
        """Give the ids of the actors that a source names together; none where the cast knows nobody."""
        line = self._line(source[0])
        words = self.text[slice(*source)]
        found = self._known(source) if self.is_settled else ()
        found = (
            found or self._pronoun(source, words.lower(), line) or self._known(source) or self._named(source)
        )
        if found:
            self.last = found, line
            if len(found) > 1:
                self.pair = found, line
        return found

    def is_person(self, actor: str) -> bool:
        return self._actors[actor].kind == "person"

    def owner(self, source: Span) -> tuple[str, str] | None:
        """Give whose something is, for a source such as "its foreign ministry", and the rest of its words."""
        words = self.text[slice(*source)]
        match = _POSSESSIVE.match(words)
        if match is None:
            return None
        line = self._line(source[0])
        is_person = match[1].lower() in {"his", "her"}
        kinds = {"person"} if is_person else {"state", "organization", "group"}
        actor = self._before(source[0], line, kinds)
        return (self._actors[actor].name, words[match.end() :]) if actor else None

    def _line(self, offset: int) -> int:
        return max(0, bisect_right(self._starts, offset) - 1)

    def _pronoun(self, source: Span, words: str, line: int) -> tuple[str, ...]:
        if _BOTH.fullmatch(words):
            return self._together(line) or self._many(source[0], line)
        if body := _BODY.fullmatch(words):
            return self._body(source[0], line, body[1])
        if words in _PERSON_PRONOUNS:
            known = (
                self._known(source) or self._spoke(line, "person") or self._nearest(source[0], line, "person")
            )
            return known or self._spoke(line, "person", back=_LAST_SPEAKER)
        if words == "it":
            known = self._spoke(line, "state", "organization", "group")
            return known or self._nearest(source[0], line, "state", "organization")
        return ()

    def _body(self, offset: int, line: int, noun: str) -> tuple[str, ...]:
        """Give the body that "the network" or "the ministry" means: the last whose name fits."""
        for at in range(line, max(-1, line - _LAST_SPEAKER - 1), -1):
            sentence = self.sentences[at]
            for _, actor in self._named_in(sentence, offset):
                known = self._actors[actor] if actor else None
                if known is None or known.kind != "organization" or not known.name[:1].isupper():
                    continue
                if noun in known.name.lower() or (noun in _ANY_BODY and line - at <= _LOOK_BACK):
                    return (known.id,)
        return ()

    def _named_in(self, sentence: Sentence, end: int) -> list[tuple[ActorMention, str | None]]:
        """Give the mentions of a sentence up to `end`, without those of a dateline."""
        dateline = _DATELINE.match(self.text, sentence.start, sentence.end)
        return self.cast.within((dateline.end() if dateline else sentence.start, min(sentence.end, end)))

    def _known(self, source: Span) -> tuple[str, ...]:
        for mention, actor in self.cast.within(source):
            if actor and mention.span == source:
                return (actor,)
        return ()

    def _spoke(self, line: int, *kinds: str, back: int = _LOOK_BACK) -> tuple[str, ...]:
        """Give who spoke last, if not long ago and of a fitting kind."""
        actors, at = self.last
        fits = len(actors) == 1 and actors[0] in self._actors and self._actors[actors[0]].kind in kinds
        return actors if fits and 0 <= line - at <= back else ()

    def _nearest(self, offset: int, line: int, *kinds: str) -> tuple[str, ...]:
        actor = self._before(offset, line, set(kinds))
        return (actor,) if actor else ()

    def _before(self, offset: int, line: int, kinds: set[str]) -> str | None:
        """Give the first actor of these kinds in the nearest sentence before `offset` that has one."""
        for at in range(line, max(-1, line - _LOOK_BACK - 1), -1):
            sentence = self.sentences[at]
            for mention, actor in self._named_in(sentence, offset):
                if actor and mention.kind != "PRON" and self._actors[actor].kind in kinds:
                    return actor
        return None

    def _together(self, line: int) -> tuple[str, ...]:
        """Give the two people whom "they" or "the two leaders" means."""
        if self.pair[0] and line - self.pair[1] <= 2 * _LOOK_BACK:
            return self.pair[0]
        for at in range(line - 1, max(-1, line - 2 * _LOOK_BACK - 1), -1):
            people: list[str] = []
            for mention, actor in self.cast.within(self.sentences[at].span):
                if actor and mention.kind in {"PER", "NOM"} and self._actors[actor].kind == "person":
                    people.append(actor)
            both = tuple(dict.fromkeys(people))
            if len(both) == 2:
                self.pair = both, line
                return both
        return ()

    def _many(self, offset: int, line: int) -> tuple[str, ...]:
        """Give the group that "they" means: who spoke last, or the first of the sentences before."""
        return self._spoke(line, "group", "organization", "state") or self._nearest(offset, line, "group")

    def _named(self, source: Span) -> tuple[str, ...]:
        parts = self._conjuncts(source)
        if len(parts) > 1:
            actors = [self._head(part) for part in parts]
            named = tuple(dict.fromkeys(actor for actor in actors if actor))
            together = self._together(self._line(source[0])) if self._are_roles(parts) else ()
            if set(together) & set(named):
                return together
            return named if all(actors) else ()
        actor = self._head(source)
        return (actor,) if actor else ()

    def _conjuncts(self, source: Span) -> list[Span]:
        """Split "A and B" and "A, B and C" where every part ends in a name or description of the cast."""
        start = source[0]
        core = _core(self.text, source, with_commas=False)
        joints = list(_AND.finditer(self.text, start, core))
        if len(joints) != 1:
            return [source]
        left, right = (start, joints[0].start()), (joints[0].end(), core)
        if not (self._ends_in(left) and self._ends_in(right)):
            return [source]
        parts = []
        for piece in re.finditer(r"[^,]+", self.text[slice(*left)]):
            part = (left[0] + piece.start(), left[0] + piece.end())
            if self._ends_in(part):
                parts.append(part)
        return [*parts, right] if parts else [source]

    def _are_roles(self, parts: list[Span]) -> bool:
        """Whether all are named by role only: "the Secretary and the Foreign Minister"."""
        kinds = {m.kind for part in parts for m, _ in self.cast.within(part) if m.span[1] == part[1]}
        return kinds == {"NOM"}

    def _ends_in(self, span: Span) -> bool:
        return any(m.span[1] == span[1] and a and m.kind in _SPEAKERS for m, a in self.cast.within(span))

    def _head(self, source: Span) -> str | None:
        core = (source[0], _core(self.text, source))
        known = [(m, a) for m, a in self.cast.within(source) if a and m.kind in _SPEAKERS]
        if whole := self._known(source):
            return whole[0]
        at_end = [(m, a) for m, a in known if m.span[1] == core[1]]
        for wanted in ({"PER"}, {"ORG", "GPE", "NORP"}):
            for mention, actor in at_end:
                if mention.kind in wanted and not self._is_modified_place(mention, core):
                    return actor
        if person := self._aside(known, core[1]):
            return person
        if self._is_document(core):
            return next((a for m, a in known if m.kind != "PRON"), None)
        for mention, actor in at_end or known:
            if mention.kind == "NOM" and mention.span[0] <= core[1] and mention.span[1] >= core[1]:
                return actor
        return None

    def _is_modified_place(self, mention: ActorMention, core: Span) -> bool:
        """Whether a state ends what it does not head, as in "the talks on Iran"."""
        return mention.kind == "NORP" and mention.span[0] > core[0] + 24

    def _aside(self, known: list[tuple[ActorMention, str]], end: int) -> str | None:
        """Give the person or body whom an apposition names: "the mediator, Ann Lee"."""
        for mention, actor in known:
            start = max(end, mention.span[0]) if mention.kind == "PER" else mention.span[0]
            gap = self.text[end:start] if start > end else self.text[end : mention.head[0]]
            if (
                mention.kind in {"PER", "ORG"}
                and mention.head[0] >= end
                and re.fullmatch(r",\s(?!wh)[^,]{0,40}", gap)
            ):
                return actor
        last = known[-1][0] if known else None
        is_last = last is not None and last.kind == "PER" and last.span[0] >= end
        return known[-1][1] if last and is_last and self.text[: last.span[0]].endswith(", ") else None

    def _is_document(self, core: Span) -> bool:
        words = self.text[slice(*core)].lower().split()
        return bool(words) and words[-1] in DOCUMENTS


def _core(text: str, source: Span, *, with_commas: bool = True) -> int:
    """Give where the head of a source ends: before its first preposition, relative clause or comma."""
    start = source[0]
    while match := _CORE_END.search(text, start + 1, source[1]):
        if match.group() != "," or with_commas:
            return match.start()
        start = match.end()
    return source[1]
