"""The country of a large city, for descriptions that name no state: "Mumbai police"."""

from __future__ import annotations

import re
from functools import cache

from communique.gazetteer.table import rows

_TIED = re.compile(r"'s\b|-(?:based|born|led|headquartered|trained)\b")


def country_of_city(text: str) -> str | None:
    """Give the country of the first large city that a description names, the longest name first.

    >>> country_of_city("mayor of Los Angeles")
    'USA'
    """
    table = _table()
    words = _TIED.sub(" ", text).split()
    for start, word in enumerate(words):
        if not word[0].isupper():
            continue
        for end in range(min(len(words), start + 4), start, -1):
            if country := table.get(" ".join(words[start:end]).strip(".,;()")):
                return country
    return None


def is_city(name: str) -> bool:
    """Tell whether a name is that of a large city, and nothing more stands in it."""
    return name in _table()


@cache
def _table() -> dict[str, str]:
    return {row[0]: row[1] for row in rows("cities")}
