"""The country of a large city, for descriptions that name no state: "Mumbai police"."""

from __future__ import annotations

from functools import cache

from communique.gazetteer.table import rows



def country_of_city(text: str) -> str | None:
    """Give the country of the first large city that a description names, the longest name first.

    >>> country_of_city("mayor of Los Angeles")
    'USA'
    """
    table = _table()
    words = text.replace("'s", " ").split()
    for start, word in enumerate(words):
        if not word[0].isupper():
            continue
        for end in range(min(len(words), start + 4), start, -1):
            if country := table.get(" ".join(words[start:end]).strip(".,;()")):
                return country
    return None


@cache
def _table() -> dict[str, str]:
    return {name: country for name, country in rows("cities")}
