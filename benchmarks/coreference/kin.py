"""Words of triggers as a family: forms of one verb, the verb and its nouns, and words that tell of like acts.

`tables/forms.txt` and `tables/kin.txt` were written by hand for this project, one group of words a line.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path

from communique.ledger.folding import folded

TABLES = Path(__file__).parent / "tables"
_LITTLE = frozenset(
    "a an the of to in into on up off out down back away at for with by from be was were is".split()
)
_ENDING = re.compile(
    r"(?:ational|[aiu]?tions?|sions?|ions?|ments?|[ae]nces?|[ae]nts?|ings?|[aeo]t?ors?|ers?|ors?|als?|ures?"
    r"|ies|ied|y|s|ed|es|e|ive|ated?|ates|ating)$"
)
_INFLECTION = re.compile(r"(?:ing|ed|es|s|e)$")


@lru_cache(maxsize=65536)
def root(word: str) -> str:
    """Give what the forms of a word and the words made from it share.

    >>> root("resigned") == root("resignation"), root("struck") == root("striking")
    (True, True)
    """
    if known := _forms().get(word):
        return known
    short = _ENDING.sub("", word)
    if len(short) < 3:
        short = light if len(light := _INFLECTION.sub("", word)) > 2 else word
    elif len(short) > 3 and short[-1] == short[-2] and short[-1] not in "sl":
        short = short[:-1]
    return _forms().get(short, short)


def roots(trigger: str) -> tuple[str, ...]:
    """Give the roots of a trigger's words, without little ones unless there are no others."""
    words = folded(trigger).split()
    return tuple(root(word) for word in words if word not in _LITTLE) or tuple(map(root, words))


def kin(trigger: str) -> frozenset[int]:
    """Give the numbers of the groups of like acts that a trigger's words belong to.

    >>> bool(kin("killed") & kin("deaths")), bool(kin("signed") & kin("deaths"))
    (True, False)
    """
    return frozenset[int]().union(*(_kin().get(each, frozenset()) for each in roots(trigger)))


@cache
def _forms() -> dict[str, str]:
    found: dict[str, str] = {}
    for line in (TABLES / "forms.txt").read_text(encoding="utf-8").splitlines():
        words = line.split()
        for word in words:
            found.setdefault(word, words[0])
    return found


@cache
def _kin() -> dict[str, frozenset[int]]:
    found: dict[str, frozenset[int]] = {}
    for number, line in enumerate((TABLES / "kin.txt").read_text(encoding="utf-8").splitlines()):
        for word in line.split():
            found[root(word)] = found.get(root(word), frozenset()) | {number}
    return found
