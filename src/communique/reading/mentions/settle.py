"""Settle the lone words of an article by what it says of them elsewhere: in full, in brackets, after "in"."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from communique.gazetteer.holders import find_surname
from communique.reading.mentions import heads
from communique.reading.mentions import lexicon as lex
from communique.reading.mentions.kinds import kind_in_context
from communique.reading.mentions.names import Finding, Name, known_words
from communique.reading.mentions.units import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from communique.reading.mentions.names import Lone
    from communique.reading.mentions.units import Unit
    from communique.record import MentionKind

_SHORTEST = 2
_ACRONYM = re.compile(r"[A-Z][A-Za-z&/.-]*[A-Z]$")


def settle(finding: Finding, sentences: Iterable[Sequence[Unit]], on: date | None) -> None:
    """Type the lone words, and correct the acronyms that the article explains.

    The surname of a head of state or government on that day needs no more: "Macron said".
    """
    explained = _explained(finding, sentences)
    finding.names = [_corrected(n, explained) for n in finding.names if not _is_no_name(n, explained)]
    known = known_words(finding.names) | {word: kind for word, kind in explained.items() if kind}
    by_context = _by_context(lone for lone in finding.lone if lone.unit.text.lower() not in finding.lower)
    for lone in finding.lone:
        word = lone.unit.text
        if lone.unit.opens and word in lex.STARTERS:
            continue
        kind = known.get(word) or by_context.get(word) or _kind_of_leader(word, finding, on)
        if kind is not None and not (word in explained and explained[word] is None):
            finding.add([lone.unit], kind)


def _kind_of_leader(word: str, finding: Finding, on: date | None) -> MentionKind | None:
    if word.lower() in finding.lower or len(word) < _SHORTEST:
        return None
    leader = find_surname(word, on)
    return "PER" if leader is not None and leader.standing(on).rank == 0 else None


def _by_context(lones: Iterable[Lone]) -> dict[str, MentionKind]:
    """Give what the clearest places of each word tell; they hold for the whole article."""
    votes: dict[str, Counter[MentionKind]] = defaultdict(Counter)
    for lone in lones:
        kind = kind_in_context(lone.unit.text, lone.before, lone.after)
        if kind is not None:
            votes[lone.unit.text][kind] += 1
    return {word: count.most_common(1)[0][0] for word, count in votes.items()}


def _explained(finding: Finding, sentences: Iterable[Sequence[Unit]]) -> dict[str, MentionKind | None]:
    """Give the kinds of short forms in brackets, None for no name, by what stands before: "Blue Dam (BD)"."""
    ending = {name.span[1]: name for name in finding.names}
    found: dict[str, MentionKind | None] = {}
    for units in sentences:
        for i in range(2, len(units) - 1):
            if units[i - 1].text == "(" and units[i + 1].text == ")" and units[i].kind is Kind.WORD:
                _explain(units[i].text, units[i - 2], ending.get(units[i - 2].end), found)
    return found


def _explain(short: str, before: Unit, name: Name | None, found: dict[str, MentionKind | None]) -> None:
    if short in found:
        return
    if name is not None:
        if name.kind in ("ORG", "FAC") or (name.kind == "PER" and _has_initials(short, name)):
            found[short] = name.kind
    elif _ACRONYM.match(short) and (before.text in heads.OTHER_HEADS or _is_common_noun(before.text)):
        found[short] = None


def _has_initials(short: str, name: Name) -> bool:
    initials = [part[0] for word in name.words for part in word.split("-")]
    return _ACRONYM.match(short) is not None and "".join(initials).upper() == short


def _is_common_noun(word: str) -> bool:
    return word.islower() and word.isalpha() and word.title() not in heads.ORG_HEADS


def _is_no_name(name: Name, explained: dict[str, MentionKind | None]) -> bool:
    word = name.words[0]
    return len(name.words) == 1 and name.entry is None and word in explained and explained[word] is None


def _corrected(name: Name, explained: dict[str, MentionKind | None]) -> Name:
    kind = explained.get(name.words[0]) if len(name.words) == 1 and name.entry is None else None
    return name if kind is None else Name(name.span, kind, name.words, name.entry)
