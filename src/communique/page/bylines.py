"""Bylines: the line that names who wrote the article."""

from __future__ import annotations

import re
from typing import Final

from communique.page.days import day_line

_OPENING: Final = re.compile(
    r"(?:(?:written|reported|story|words)\s+)?by:?\s+|(?:—|–|--?)?\s*with (?:files"
    r"|reporting) from\s+|from\s+(?=our\b)",
    re.IGNORECASE,
)
_ABROAD: Final = re.compile(
    r"(?:por|par|von|di|a cura di|door|deur|av|af|oleh|(?:autor(?:in|a|es|en)?|auteure?s?|autore|författare"
    r"|forfatter|penulis|yazan|texto?|texte|testo)\s?:)\s+",
    re.IGNORECASE,
)
"""What opens bylines in other languages. Many open names too: "Di Maio", "Von der Leyen"."""
_MOST_WORDS_ABROAD: Final = 6
_PARTS: Final = re.compile(r"\s*[|•·\n–—]\s*|\s+-\s+")
_AND: Final = re.compile(r"\s*(?:,|;|&|\band\b|\b(?-i:y|e|et|und|en|och|og|dan)\b)\s*", re.IGNORECASE)
_NAME: Final = re.compile(
    r"[^\W\d_][\w'’.-]*(?:\s+(?:(?:de|del|der|di|da|dos|van|von|al|el|bin|bint|ibn|la|le|ten|ter"
    r"|den)\s+){0,2}"
    r"[^\W\d_][\w'’.-]*){0,4}"
)
_PLACE: Final = re.compile(r"\s+in\s+[^\W\d_].*$")
_NOT_NAMES: Final = frozenset(
    "staff our correspondent correspondents reporter reporters writer writers editor editors desk "
    "agencies agency "
    "press reuters afp ap upi associated news newsroom service special bureau chief columnist "
    "contributor team "
    "updated published posted guest senior foreign political diplomatic affairs".split()
)
_BETWEEN: Final = frozenset(
    "and & y e et und en och og dan in de del der den di da dos van von al el bin bint ibn la le ten "
    "ter".split()
)
_LONGEST: Final = 120


def read_byline(line: str, *, is_foreign: bool = False) -> tuple[str, ...] | None:
    """Give the authors that a byline names; () for one without names, None for a line that is no byline.

    `is_foreign` says that the line may be one in another language ("Por Ada Rojas"): the article is in one,
    or the page itself marks the line as its byline.
    """
    opening = _OPENING.match(line)
    if opening is None and is_foreign:
        return _read_foreign(line)
    if opening is None or len(line) > _LONGEST:
        return None
    parts = _PARTS.split(line[opening.end() :])
    if not _is_list_of_names(parts[0]):
        return None
    if any(part and not _may_follow(part) for part in parts[1:]):
        return None
    return tuple(_names(parts[0]))


def _read_foreign(line: str) -> tuple[str, ...] | None:
    opening = _ABROAD.match(line)
    if opening is None or len(line) > _LONGEST or not line[opening.end() :][:1].isupper():
        return None
    first, *others = _PARTS.split(line[opening.end() :])
    named = len(first.split()) <= _MOST_WORDS_ABROAD and _is_list_of_names(first)
    if not named or any(part and not (_has_digit(part) or _may_follow(part)) for part in others):
        return None
    return tuple(_names(first)) or None


def _has_digit(part: str) -> bool:
    """Say whether a part may be a day, whose months have other names."""
    return any(map(str.isdigit, part))


def tidy_name(name: str) -> str:
    """Give a name without "By", and one in capitals as it is otherwise written."""
    name = re.sub(
        r"^(?:by|von|par|por|oleh|door)\s+(?=[^\W\d_a-z])", "", " ".join(name.split()), flags=re.IGNORECASE
    ).strip(" ,;|")
    return name.title() if name.isupper() and " " in name else name


def _is_list_of_names(part: str) -> bool:
    """Say whether all of it are names or desks: a sentence that begins with "By" is no byline."""
    words = part.rstrip(".").split()
    if not words or len(words) > 16:
        return False
    return all(
        w[:1].isupper() or w.strip(",.").lower() in _NOT_NAMES | _BETWEEN for w in words
    ) and not part.endswith(("?", "!", ":"))


def _may_follow(part: str) -> bool:
    """Say whether `part` is what stands beside a name in a byline: a day, a desk, an outlet, an address."""
    return day_line(part) is not None or "@" in part or _is_list_of_names(part)


def _names(part: str) -> list[str]:
    found = []
    for piece in _AND.split(_PLACE.sub("", part)):
        words = piece.split()
        named = bool(words) and not any(w.lower().strip(".") in _NOT_NAMES for w in words)
        if named and _NAME.fullmatch(piece) and len(words) > 1:
            found.append(tidy_name(piece))
    return found
