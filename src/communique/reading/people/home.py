"""Bodies and groups of the one state that an article is about: its police, its courts, its protesters."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterable

    from communique.reading.people.draft import Draft

_MOSTLY = 0.5
"""Share of the mentions of states from which an article is about one."""
_FEWEST = 2
"""Mentions of that state which it takes."""
_ABROAD = re.compile(
    r"\b(?:coalition|alliance|all(?:y|ies)|partners?|countries|nations|states|world|international|global|regional"
    r"|foreign|multinational)\b",
    re.IGNORECASE,
)
"""Words of groups that are of no one state, or of another."""
_OF_STATES = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "OPP", "CVL"})


def settle_bodies(bodies: Iterable[Draft], named: Counter[str]) -> None:
    """Give bodies and groups whose country is not told that of the state which the article is about.

    `named` counts the mentions of states by country.
    """
    home, count = max(named.items(), key=lambda pair: pair[1], default=(None, 0))
    if home is None or count < _FEWEST or count < _MOSTLY * named.total():
        return
    for draft in bodies:
        is_own = draft.sector in _OF_STATES or (draft.sector is None and draft.kind == "group")
        if draft.country is None and is_own and not _ABROAD.search(draft.name):
            draft.country = home
