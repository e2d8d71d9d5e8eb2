"""Give back the capitals of a description written without them, or in nothing else."""

from __future__ import annotations

from functools import cache

from communique.gazetteer.names import all_surfaces
from communique.gazetteer.offices import find_offices

_WORDS_TOO = frozenset(
    "us who it ap so no can may march mobile reading nice male most reform justice".split()
)
"""Names in lower case that are other words first."""
_SHORT = frozenset({"eu", "un", "uk", "uae", "cia", "fbi", "idf", "isis", "nato"})
_LONGEST = 4


def restored(text: str) -> str:
    """Capitalise the names in a text that is all in lower case, or all in capitals.

    >>> restored("south korean lawmakers")
    'South Korean lawmakers'
    >>> restored("FOREIGN MINISTER OF JAPAN")
    'foreign minister of Japan'
    """
    lower = text.lower()
    if text not in (lower, text.upper()) or not any(c.isalpha() for c in text):
        return text
    words = lower.split()
    done: list[str] = []
    at = 0
    while at < len(words):
        for end in range(min(len(words), at + _LONGEST), at, -1):
            surface = _surface(" ".join(words[at:end]))
            if surface:
                done.append(surface)
                at = end
                break
        else:
            done.append(words[at])
            at += 1
    if done == words and not find_offices(lower):
        return lower.title()
    return " ".join(done)


def _surface(words: str) -> str | None:
    """Give how a name is written that stands in lower case; a possessive keeps its ending."""
    bare = words.removesuffix("'s")
    if bare in _WORDS_TOO or (len(bare) < 4 and bare not in _SHORT and "." not in bare):
        return None
    surface = _by_lower().get(bare)
    if surface is None or _is_occupation(bare):
        return None
    return surface + words[len(bare) :]


def _is_occupation(words: str) -> bool:
    """Tell whether words are what a person does as well as a name: "economist"."""
    offices = find_offices(words)
    return bool(offices) and offices[0].is_person and offices[0].span == (0, len(words))


@cache
def _by_lower() -> dict[str, str]:
    return {surface.lower(): surface for surface in all_surfaces()}
