"""Two names in one parameter of an address: `USA,CHN`; a name with a comma stands in quotation marks."""

from __future__ import annotations

import csv
import io

from communique.errors import InvalidQuery


def pair_of(words: str) -> tuple[str, str]:
    """Read two names. Raises `InvalidQuery`.

    >>> pair_of('USA, CHN'), pair_of('"Smith, Ann",NOR')
    (('USA', 'CHN'), ('Smith, Ann', 'NOR'))
    """
    found = [name.strip() for name in next(csv.reader([words], skipinitialspace=True), [])]
    if len(found) != 2 or not all(found):
        raise InvalidQuery(f"{words!r} is no pair; write two names with a comma between them, as USA,CHN.")
    return found[0], found[1]


def as_words(one: str, other: str) -> str:
    """Write two names so that they can be read again.

    >>> as_words("Smith, Ann", "NOR")
    '"Smith, Ann",NOR'
    """
    out = io.StringIO()
    csv.writer(out, lineterminator="").writerow((one, other))
    return out.getvalue()
