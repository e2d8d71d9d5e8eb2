"""An actor in the making: the mentions known so far to name it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from communique.reading.mentions import lexicon as lex

if TYPE_CHECKING:
    from communique.reading.document import ActorMention
    from communique.record import ActorKind, Sector

_SHORTEST_IN_CAPITALS = 4
"""Letters: what is shorter may be initials, "MBS"."""
_WORD = re.compile(r"[^\W\d_]+")
_WEAK_ROLES = frozenset(
    {"president", "secretary", "minister", "senator", "general", "chairperson", "judge", "chief"}
)


@dataclass(slots=True, eq=False)
class Draft:
    """One actor, with the indices of its mentions in the article's list."""

    kind: ActorKind
    name: str
    country: str | None = None
    sector: Sector | None = None
    role: str | None = None
    affiliation: Draft | None = None
    at: list[int] = field(default_factory=list)
    words: set[str] = field(default_factory=set)
    gender: str = ""


def settle_person(draft: Draft, mentions: list[ActorMention]) -> None:
    """Fill name, role, country and sector from what the person's mentions say."""
    own = [mentions[i] for i in draft.at]
    draft.name = in_small_letters(max((m.name for m in own), key=lambda name: (len(name.split()), len(name))))
    with_role = [m for m in own if m.role]
    stated = next((m for m in with_role if m.country), None)
    best = stated or max(with_role, key=_weight, default=None)
    if best is not None:
        draft.role, draft.sector = best.role, best.sector
    countries = Counter(m.country for m in own if m.country)
    sectors = [m.sector for m in own if m.sector]
    draft.country = stated.country if stated else next(iter(countries), None)
    draft.sector = draft.sector or (sectors[0] if sectors else None)


def _weight(mention: ActorMention) -> tuple[bool, int]:
    role = mention.role or ""
    return role.lower() not in _WEAK_ROLES, -mention.span[0]


def in_small_letters(name: str) -> str:
    """Write a person's name as names are where it stands in capitals, as transcripts label their speakers.

    >>> [in_small_letters(name) for name in ("KARINE JEAN-PIERRE", "J. O’NEILL MCCOY III", "MBS")]
    ['Karine Jean-Pierre', 'J. O’Neill McCoy III', 'MBS']
    """
    if not name.isupper() or len(name) < _SHORTEST_IN_CAPITALS:
        return name
    return " ".join(
        word if word in lex.SUFFIXES else _WORD.sub(lambda found: _capitalised(found[0]), word)
        for word in name.split()
    )


def _capitalised(word: str) -> str:
    if word.startswith("MC") and len(word) > _SHORTEST_IN_CAPITALS:
        return f"Mc{word[2:].capitalize()}"
    return word.capitalize()


def gender_of(phrase: str) -> str:
    """Give "f" or "m" where a title says so, else an empty string."""
    words = {w.rstrip(".").capitalize() for w in phrase.split()}
    if words & lex.FEMALE:
        return "f"
    return "m" if words & lex.MALE else ""
