"""Words as they are compared and searched: without case, diacritics and marks."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_MARKS = re.compile(r"[^\w\s]|_")
_SIGNS: dict[int, str | None] = {
    **{at: None for at in range(128) if not chr(at).isalnum() and not chr(at).isspace()},
    **dict.fromkeys(map(ord, "’‘“”"), None),
    **dict.fromkeys(map(ord, "-–—/"), " "),
}
"""What becomes of common marks: joints part words, all others go."""
_LETTERS = str.maketrans({"ı": "i", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "æ": "ae", "œ": "oe"})
"""Letters that Unicode does not take apart."""
_LITTLE = frozenset(
    "the a an and or of to in on at for with by from as that this it its his her their he she they was were"
    " is are be been will would has have had not said says today during after before over about into"
    " also".split()
)
_ENDING = re.compile(r"(?:ing|ed|es|s|ation|ations|ion|ions|ment|ments|e)$")


def folded(words: str) -> str:
    """Give words without case, diacritics, marks and extra spaces.

    >>> folded("Recep Tayyip Erdoğan’s Afro-Asian plan")
    'recep tayyip erdogans afro asian plan'
    """
    plain = words.translate(_SIGNS)
    if not plain.isascii():
        decomposed = unicodedata.normalize("NFKD", plain.translate(_LETTERS))
        plain = _MARKS.sub("", decomposed.translate(_SIGNS))  # which takes diacritics off too
    return " ".join(plain.casefold().split())


def telling_words(words: str) -> frozenset[str]:
    """Give the words that say something, without endings."""
    return frozenset(_stem(word) for word in folded(words).split() if word not in _LITTLE)


def stem(trigger: str) -> str:
    """Give the stem of the word of a trigger that says most: the longest."""
    words = [word for word in folded(trigger).split() if word not in _LITTLE]
    return _stem(max(words, key=len)) if words else ""


@lru_cache(maxsize=65536)
def _stem(word: str) -> str:
    short = _ENDING.sub("", word)
    return short if len(short) > 2 else word
