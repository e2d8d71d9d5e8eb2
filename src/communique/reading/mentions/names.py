"""The names that an article uses, and what they tell of the lone words in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from communique.reading.mentions import lexicon as lex

if TYPE_CHECKING:
    from collections.abc import Sequence

    from communique.gazetteer.names import NameEntry
    from communique.reading.mentions.units import Unit
    from communique.record import MentionKind, Span


@dataclass(frozen=True, slots=True)
class Name:
    """A name in the text; `entry` where a table knows it, `words` the words it is made of."""

    span: Span
    kind: MentionKind
    words: tuple[str, ...]
    entry: NameEntry | None = None


@dataclass(slots=True)
class Lone:
    """A lone capitalised word that its sentence does not explain."""

    unit: Unit
    before: list[Unit]
    after: list[Unit]


@dataclass(slots=True)
class Finding:
    """What the first pass found; `lower` are the words that the article also writes in lower case."""

    lower: frozenset[str]
    names: list[Name] = field(default_factory=list)
    lone: list[Lone] = field(default_factory=list)

    def add(self, units: Sequence[Unit], kind: MentionKind, entry: NameEntry | None = None) -> None:
        span = (units[0].start, units[-1].end)
        words = tuple(word for unit in units for word in unit.text.split())
        self.names.append(Name(span, kind, words, entry))


def known_words(names: Sequence[Name]) -> dict[str, MentionKind]:
    """Give single words that name somebody or something named in full elsewhere: surnames, first names."""
    known: dict[str, MentionKind] = {}
    for name in names:
        if name.kind == "PER":
            words = [w for w in name.words if w not in lex.SUFFIXES and w not in lex.PARTICLES and len(w) > 1]
            for word in words if len(name.words) > 1 else name.words:
                known.setdefault(word, "PER")
    for name in names:
        if len(name.words) == 1 and name.kind != "PER" and name.entry is None:
            known.setdefault(name.words[0], name.kind)
    return known
