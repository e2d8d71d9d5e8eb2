"""From sentences to mentions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from communique.gazetteer.names import find_names
from communique.gazetteer.offices import find_offices
from communique.reading import roles
from communique.reading.document import ActorMention, Sentence
from communique.reading.mentions import heads
from communique.reading.mentions.headings import find_in_heading
from communique.reading.mentions.names import Finding, Name
from communique.reading.mentions.nominals import find_nominals
from communique.reading.mentions.runs import find_in_sentence
from communique.reading.mentions.settle import settle
from communique.reading.mentions.units import Kind, Unit, cut, within
from communique.reading.sentences import split
from communique.reading.tokens import tokenize
from communique.record import Mention

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from communique.gazetteer.names import NameMatch
    from communique.gazetteer.offices import OfficeMatch
    from communique.record import Article, Span

_SIGNATURE = re.compile(r"[^,]{4,40},\s(?:\w[\w’'-]*\s){0,6}\w+$")
_HEADING_SHARE = 0.7
_IN_NO_NAME = frozenset({"The", "To", "You", "Your"})
"""Words that a title in capitals may hold, and a name does not but at its beginning."""
_ENDS = heads.ORG_HEADS | {"Co"}
_NAME_LENGTHS = range(2, 6)
_TO_OFFICE = 3
"""Units behind the comma among which a listed person's office begins: "Founding President"."""


@dataclass(frozen=True, slots=True)
class Read:
    """A sentence with its units and the names found in it."""

    sentence: Sentence
    units: list[Unit]
    names: list[Name]


@dataclass(frozen=True, slots=True)
class _FirstPass:
    """What a sentence by itself tells, given the known names in it."""

    names: list[NameMatch]
    units: list[Unit]
    finding: Finding


def find(text: str) -> list[Mention]:
    """Find people, organisations, places, facilities and peoples in a text; spans hold the bare names."""
    sentences = [Sentence(s, e, text[s:e], tokenize(text[s:e], s), "body", 0) for s, e in split(text)]
    reads = _read(text, sentences, None)
    return [Mention(name.span, name.kind) for read in reads for name in read.names]


def find_mentions(article: Article, sentences: list[Sentence]) -> list[ActorMention]:
    """Find every mention of an actor or a place: names with titles and roles, descriptions, pronouns.

    Nothing is read from furniture.
    """
    read = [s for s in sentences if s.part != "furniture"]
    found: list[ActorMention] = []
    for one in _read(article.text, read, article.published):
        named = roles.with_roles(one.sentence, one.units, one.names, article.published)
        found += named
        found += find_nominals(one.sentence, one.units, named, article.published)
    return sorted(found, key=lambda m: (m.span[0], -m.span[1]))


def _read(text: str, sentences: Sequence[Sentence], on: date | None) -> list[Read]:
    plain = text.replace("\u00a0", " ")
    names, offices = find_names(plain, on), find_offices(plain)
    name_starts, office_starts = [m.span[0] for m in names], [m.span[0] for m in offices]
    lower = frozenset(t.text for s in sentences for t in s.tokens if t.text.islower())
    finding = Finding(lower)
    passes = _first_passes(text, lower)
    cuts: list[tuple[Sentence, list[Unit]]] = []
    headings = []
    for sentence in sentences:
        inside = within(names, name_starts, sentence.span), within(offices, office_starts, sentence.span)
        first = passes.over(sentence, *inside)
        cuts.append((sentence, first.units))
        if _is_heading(sentence) and not _is_signature(sentence, first.units):
            headings.append((sentence, first.units))
        elif sentence.text.isupper():
            finding.names += [
                name
                for name in first.finding.names
                if _is_name_in_capitals(name, text[name.span[1] : sentence.end])
            ]
        else:
            finding.names += first.finding.names
            finding.lone += first.finding.lone
    settle(finding, [units for _, units in cuts], on)
    _read_headings(headings, finding)
    return _by_sentence(cuts, finding)


class _FirstPasses:
    """The first pass over the sentences of one text, kept for whoever reads the text again.

    An article is read twice, for its places and for its actors; most of its sentences tell both the same.
    """

    def __init__(self, lower: frozenset[str]) -> None:
        self._lower = lower
        self._known: dict[Span, _FirstPass] = {}

    def over(self, sentence: Sentence, names: list[NameMatch], offices: list[OfficeMatch]) -> _FirstPass:
        """Read a sentence, unless it was read with the same names: one may mean another on another day."""
        first = self._known.get(sentence.span)
        if first is None or first.names != names:
            units, finding = cut(sentence, names, offices), Finding(self._lower)
            find_in_sentence(units, finding)
            first = self._known[sentence.span] = _FirstPass(names, units, finding)
        return first


@lru_cache(maxsize=2)
def _first_passes(_text: str, lower: frozenset[str]) -> _FirstPasses:
    return _FirstPasses(lower)


def _read_headings(headings: list[tuple[Sentence, list[Unit]]], finding: Finding) -> None:
    full: dict[str, list[Name]] = {}
    for name in finding.names:
        full.setdefault(name.words[0], []).append(name)
    for _, units in headings:
        find_in_heading(units, finding, full)


def _is_heading(sentence: Sentence) -> bool:
    """Tell whether capitals say nothing: most longer words have one, and no full stop ends the words."""
    if sentence.text[-1] in '.!?”"’' and sentence.part != "title":
        return False
    words = [t.text for t in sentence.tokens if len(t.text) > 3 and t.text[0].isalpha()]
    capitals = sum(w[0].isupper() for w in words)
    return len(words) >= 4 and capitals >= _HEADING_SHARE * len(words)


def _is_name_in_capitals(name: Name, behind: str) -> bool:
    """Tell whether a name of a line in capitals is one, by the words behind it.

    A table knows it, or it ends as bodies do, and the line with it.
    """
    if name.entry is not None or name.kind != "ORG":
        return True
    *before, last = (word.title() for word in name.words)
    ends = all(word.title() in _ENDS for word in re.findall(r"\w+", behind))
    return bool(before) and ends and last in heads.ORG_HEADS and _IN_NO_NAME.isdisjoint(before)


def _is_signature(sentence: Sentence, units: list[Unit]) -> bool:
    """Tell whether a line is a name and an office: "Ada Olsen, Department Spokesperson".

    In a list of people a body may follow: "Ada Olsen, President and CEO, Unity Fund".
    """
    if _SIGNATURE.match(sentence.text) and any(unit.office for unit in units[2:]):
        return True
    comma = next((n for n, unit in enumerate(units) if unit.text == ","), 0)
    name, post = units[:comma], units[comma + 1 : comma + 1 + _TO_OFFICE]
    is_name = len(name) in _NAME_LENGTHS and all(unit.kind is Kind.WORD or unit.text == "." for unit in name)
    return sentence.part != "title" and is_name and any(unit.office for unit in post)


def _by_sentence(cuts: list[tuple[Sentence, list[Unit]]], finding: Finding) -> list[Read]:
    names = sorted(finding.names, key=lambda n: n.span)
    reads, at = [], 0
    for sentence, units in cuts:
        own: list[Name] = []
        while at < len(names) and names[at].span[0] < sentence.end:
            if not own or names[at].span[0] >= own[-1].span[1]:
                own.append(names[at])
            at += 1
        reads.append(Read(sentence, units, own))
    return reads
