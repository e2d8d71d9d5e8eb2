"""Words as they are compared and searched: without case, diacritics and marks."""

from __future__ import annotations

import re
import unicodedata

_MARKS = re.compile(r"[^\w\s]|_")


def folded(words: str) -> str:
    """Give words without case, diacritics, marks and extra spaces.

    >>> folded("Recep Tayyip Erdoğan’s")
    'recep tayyip erdogans'
    """
    plain = unicodedata.normalize("NFKD", words.replace("ı", "i").replace("ø", "o").replace("ł", "l"))
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return " ".join(_MARKS.sub(" " if "-" in plain else "", plain.replace("-", " ")).casefold().split())
