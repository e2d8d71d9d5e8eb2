"""Forms of people's names that mean the same: case, diacritics, initials, spellings, the order of the words.

A key is a folded name: lower case, no diacritics, no suffixes, no article before an Arabic surname.

>>> fold("Joseph R. Biden, Jr.")
('joseph', 'r', 'biden')
>>> fold("Abdel-Fattah el-Sisi")
('abdel', 'fattah', 'sisi')
"""

from __future__ import annotations

import re
import unicodedata

_LETTERS = str.maketrans(
    {"ł": "l", "Ł": "l", "ø": "o", "Ø": "o", "ı": "i", "đ": "d", "Đ": "d", "ð": "d", "þ": "th", "ß": "ss"}
    | {"æ": "ae", "œ": "oe", "ə": "a", "Ə": "a"}
    | dict.fromkeys("'’‘ʻʼ`ʿʾ.", "")
)
_WORD = re.compile(r"[^\s,\-–]+")
_SUFFIXES = frozenset({"jr", "sr"})
_ARTICLES = frozenset({"al", "el"})
NUMERALS = frozenset("i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xxiii".split())
PARTICLES = frozenset(
    (
        "de da do dos das del della di du van von der den ten ter zu zur bin bint ben ibn la le les y abu"
        " ould of"
    ).split()
)
TITLES = frozenset("sheikh shaikh sir dame lord lady dr mr mrs ms king queen prince princess mullah".split())

SHORT = """
    joe=joseph bill=william tony=antony tony=anthony mike=michael bob=robert rob=robert jim=james
    tom=thomas dick=richard ted=edward rick=richard dan=daniel don=donald ed=edward chuck=charles
    steve=stephen steve=steven liz=elizabeth kate=katherine ben=benjamin pete=peter matt=matthew
    andy=andrew alex=alexander sasha=alexander volodymyr=vladimir alexander=aleksandr
    alexander=alyaksandr nick=nicholas bernie=bernard jack=john jeb=john gabe=gabriel ron=ronald
    ken=kenneth greg=gregory jeff=jeffrey sam=samuel max=maximilian dave=david chris=christopher
    phil=philip tim=timothy larry=lawrence
"""
_SAME = frozenset(tuple(sorted(pair.split("="))) for pair in SHORT.split())
"""Given names of which one is short for, or another spelling of, the other."""

FAMILY_FIRST = frozenset({"CHN", "TWN", "HKG", "MAC", "KOR", "PRK", "VNM", "JPN", "KHM", "SGP", "HUN", "MNG"})
"""Where the family name may stand first."""
TWO_SURNAMES = frozenset(
    (
        "ESP MEX GTM HND SLV NIC CRI PAN COL VEN ECU PER BOL CHL ARG URY PRY CUB DOM PRI PRT BRA AGO MOZ GNQ"
    ).split()
)
"""Where people have two family names, of which one may be left out."""

_LOOSE = (
    (re.compile(r"(.)\1"), r"\1"),
    (re.compile(r"(?:iy|yi|ii|ij|ey|ei|ej|y)$"), "i"),
    (re.compile(r"ou|oo|u"), "o"),
    (re.compile(r"kh"), "h"),
    (re.compile(r"q"), "k"),
    (re.compile(r"(?:dj|dzh)"), "j"),
    (re.compile(r"tch"), "ch"),
    (re.compile(r"ai|ay|ey|ei|ae"), "e"),
    (re.compile(r"y"), "i"),
)
_SPELLINGS = {
    spelling: words[0]
    for words in (
        "mohamed mohammed muhammad mohammad muhammed mohamad mohamud mahamat mahomed".split(),
        "hussein hossein husain hussain husayn hosein".split(),
        "yousef youssef yusuf yusef yousuf yusof".split(),
        "ahmed ahmad ahmat".split(),
        "nasser nasir naser".split(),
        "saleh salih".split(),
        "abdul abdel abdal abd".split(),
        "alexander aleksandr alexandr alyaksandr oleksandr aleksander".split(),
    )
    for spelling in words
}


def fold(name: str) -> tuple[str, ...]:
    """Give the words of a name as a key compares them. Articles go where another word stands before them."""
    if name.isascii():
        plain = name.translate(_LETTERS)
    else:
        decomposed = unicodedata.normalize("NFKD", name.translate(_LETTERS))
        plain = "".join(c for c in decomposed if not unicodedata.combining(c))
    words = _WORD.findall(plain.lower())
    hyphened = "-" in name
    return tuple(
        word
        for i, word in enumerate(words)
        if word not in _SUFFIXES and not (word in _ARTICLES and (i > 0 or (hyphened and len(words) > 1)))
    )


def keys(words: tuple[str, ...]) -> tuple[list[str], list[str]]:
    """Give the keys that a folded full name is looked up by: whole ones, then shortened ones.

    Whole: as it stands, and without titles and initials. Shortened: first and last, first and second word.
    """
    bare = tuple(w for w in words if len(w) > 1 and w not in TITLES) or words
    plain = bare[:-1] if len(bare) > 2 and bare[-1] in NUMERALS else bare
    shortened: list[tuple[str, ...]] = []
    if len(plain) > 2 and not PARTICLES & set(plain):
        shortened = [(plain[0], plain[-1]), plain[:2]]
    elif len(plain) > 3:
        shortened = [(plain[0], *plain[-2:]), plain[:3]]
    return _joined([words, bare]), _joined(shortened)


def _joined(forms: list[tuple[str, ...]]) -> list[str]:
    return [" ".join(form) for form in dict.fromkeys(forms) if len(form) > 1]


def surnames(words: tuple[str, ...], country: str) -> list[str]:
    """Give the keys of the surname: the last word, with its particles; others by the country's custom."""
    plain = tuple(w for w in words if w not in TITLES)
    while len(plain) > 1 and plain[-1] in NUMERALS:
        plain = plain[:-1]
    if len(plain) < 2:
        return list(plain)
    found = [plain[-1], " ".join(plain[-2:])] if len(plain) > 2 else [plain[-1]]
    start = next((i for i in range(1, len(plain)) if plain[i] in PARTICLES), None)
    if start is not None:
        found.append(" ".join(plain[start:]))
    if country in FAMILY_FIRST:
        found.append(plain[0])
    if country in TWO_SURNAMES and len(plain) > 2:
        found.append(plain[-2])
    return [key for key in dict.fromkeys(found) if key not in PARTICLES and len(key) > 1]


def loose(key: str) -> str:
    """Give a key under which spellings of one name in Latin letters fall together.

    >>> loose("sergei lavrov") == loose("sergey lavrov")
    True
    """
    words = []
    for word in key.split():
        spelling = _SPELLINGS.get(word, word)
        for pattern, plain in _LOOSE:
            spelling = pattern.sub(plain, spelling)
        words.append(spelling)
    return " ".join(words)


def same_given(one: str, other: str) -> bool:
    """Tell whether two folded given names are one: equal, one short for the other, or its initial."""
    if one == other or tuple(sorted((one, other))) in _SAME:
        return True
    return (len(one) == 1 or len(other) == 1) and one[0] == other[0]


def given_variants(given: str) -> list[str]:
    """Give the folded given names that may stand for this one."""
    return sorted(a if b == given else b for a, b in _SAME if given in (a, b))
