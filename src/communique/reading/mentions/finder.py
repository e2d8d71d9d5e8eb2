"""From sentences to mentions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.gazetteer.names import find_names
from communique.gazetteer.offices import find_offices
from communique.reading import roles
from communique.reading.document import ActorMention, Sentence
from communique.reading.mentions.headings import find_in_heading
from communique.reading.mentions.names import Finding, Name
from communique.reading.mentions.nominals import find_nominals
from communique.reading.mentions.runs import find_in_sentence
from communique.reading.mentions.settle import settle
from communique.reading.mentions.units import Unit, cut, within
from communique.reading.sentences import split
from communique.reading.tokens import tokenize
from communique.record import Mention

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from communique.record import Article

_SIGNATURE = re.compile(r"[^,]{4,40},\s(?:\w[\w’'-]*\s){0,6}\w+$")
_HEADING_SHARE = 0.7


@dataclass(frozen=True, slots=True)
class Read:
    """A sentence with its units and the names found in it."""

    sentence: Sentence
    units: list[Unit]
    names: list[Name]


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
    cuts: list[tuple[Sentence, list[Unit]]] = []
    for sentence in sentences:
        inside = within(names, name_starts, sentence.span), within(offices, office_starts, sentence.span)
        cuts.append((sentence, cut(sentence, *inside)))
    headings = []
    for sentence, units in cuts:
        if _is_heading(sentence) and not _is_signature(sentence, units):
            headings.append((sentence, units))
        else:
            find_in_sentence(units, finding)
    settle(finding, [units for _, units in cuts], on)
    _read_headings(headings, finding)
    return _by_sentence(cuts, finding)


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


def _is_signature(sentence: Sentence, units: list[Unit]) -> bool:
    """Tell whether a line is only a name and an office: "Ada Olsen, Department Spokesperson"."""
    return bool(_SIGNATURE.match(sentence.text)) and any(unit.office for unit in units[2:])


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
