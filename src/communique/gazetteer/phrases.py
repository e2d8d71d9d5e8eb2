"""Find many fixed phrases in a text at once: the longest at each place, at word boundaries."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from ahocorasick_rs import AhoCorasick, Implementation

if TYPE_CHECKING:
    from collections.abc import Iterable

    from communique.record import Span


class Phrases:
    """A set of phrases, found by one Aho-Corasick automaton (Aho and Corasick 1975)."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self.phrases = tuple(dict.fromkeys(phrases))
        self._automaton = AhoCorasick(self.phrases, implementation=Implementation.NoncontiguousNFA)
        self.find = lru_cache(maxsize=8)(self._find)  # several steps ask for the same article in turn
        """Gives the phrases in a text, in order and without overlap; where two overlap, the longer one."""

    def _find(self, text: str) -> tuple[tuple[Span, str], ...]:
        found = [
            ((start, end), self.phrases[i])
            for i, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True)
            if is_word(text, start, end)
        ]
        return tuple(longest(found))


def is_word(text: str, start: int, end: int) -> bool:
    """Tell whether `text[start:end]` begins and ends with a word; a hyphen or an apostrophe ends one."""
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    return not (
        before.isalnum() or after.isalnum() or (before == "." and text[start - 2 : start - 1].isalnum())
    )


def longest(found: list[tuple[Span, str]]) -> list[tuple[Span, str]]:
    """Keep the longest of overlapping matches, and give what is kept in order of the text."""
    found.sort(key=lambda match: match[0][0] - match[0][1])
    kept: list[tuple[Span, str]] = []
    taken: set[int] = set()
    for (start, end), phrase in found:
        if start not in taken and end - 1 not in taken:
            taken.update(range(start, end))
            kept.append(((start, end), phrase))
    return sorted(kept)
