"""In which language is it? By script and letters, then by the commonest words of a language.

English is never refused on a doubt: names, quotations and a heading in another language stand in many
reports, and half a page in each of two languages is read for its English half.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, Final

from communique.errors import NotEnglish
from communique.page.languages import (
    ENGLISH,
    NAMES,
    NARROWER,
    OWN_LETTERS,
    OWN_WORDS,
    SCRIPTS,
    SMALL_WORDS,
    UNKNOWN,
    Language,
)

if TYPE_CHECKING:
    from communique.record import Article

_FOREIGN: Final = re.compile(r"[\u0370-\u1fff\u3040-\ud7af]+")
"""Where the letters of other scripts lie, and some more; most texts have none."""
_CLITIC: Final = re.compile(r"['’](?:s|t|d|m|re|ll|ve)\b", re.IGNORECASE)
"""What English joins to a word by an apostrophe; by itself it is a small word of other languages."""
_WORD: Final = re.compile(r"[^\W\d_]{2,}")
_SAMPLE: Final = 20_000
_FEWEST: Final = 12
"""Words. Of fewer no language can be told by its small words, and none is refused for it."""
_FEWEST_SMALL: Final = 4
_FEWEST_DIFFERENT: Final = 3
"""Small words, and different ones, that show a language: two meet in names ("Le Monde", "La Paz")."""
_FEWEST_DECLARED: Final = 5
_FEWEST_SMALL_DECLARED: Final = 3
"""The same where a page declares that language, which many do wrongly."""
_PROSE: Final = 80
_PROSE_DECLARED: Final = 30
_NEXT_TO_NONE: Final = 0.03
"""So many words in small letters, and so few small words of English among all, are another language. In 2,000
official texts and news articles the share is .17 and more."""


def not_english(language: Language, source: str | None, article: Article | None = None) -> NotEnglish:
    """Give the error that says so; `article` is what was not read."""
    problem = f"it is in {language.name}; only English is read so far"
    return NotEnglish(source, problem, "give an article in English", article=article)


def other_language(text: str, *, declared: str | None = None) -> Language | None:
    """Give the language of a text that is plainly not English; None for English, or where little tells.

    `declared` is what a page calls its language: "fr-CA". It decides only where the text leaves a doubt.
    """
    text = text[:_SAMPLE]
    foreign = "".join(_FOREIGN.findall(text))
    counts = {one: len(re.findall(pattern, foreign)) for one, pattern in SCRIPTS.items()} if foreign else {}
    script = max(counts, key=lambda one: counts[one], default=None)
    share = counts[script] / max(1, sum(map(str.isalpha, text))) if script else 0
    if script and share > 0.3 and (share > 0.5 or not _is_english_prose(text)):
        return _by_letters(script, counts, text)
    return _by_words(text, _code(declared))


def _is_english_prose(text: str) -> bool:
    """Say whether the words in our letters are English sentences, between those in another script."""
    words = _WORD.findall(_FOREIGN.sub(" ", text))
    return len(words) >= _PROSE and sum(word.lower() in ENGLISH for word in words) > 0.12 * len(words)


def _code(declared: str | None) -> str | None:
    """Give the code of a language that is declared and is not English."""
    code = re.split(r"[-_,; ]", (declared or "").strip().lower())[0]
    code = {"nb": "no", "nn": "no", "in": "id", "iw": "he", "hr": "sh", "bs": "sh", "fil": "tl"}.get(
        code, code
    )
    return code if code and code != "en" else None


def _by_letters(script: Language, counts: dict[Language, int], text: str) -> Language:
    if script.code in ("zh", "ja"):
        is_japanese = counts[NAMES["ja"]] > 0.05 * counts[NAMES["zh"]]
        return NAMES["ja"] if is_japanese else NAMES["zh"]
    letters = Counter(text.lower())
    for language, own in OWN_LETTERS.get(script.code, {}).items():
        if sum(letters[c] for c in own) > 0.005 * len(text):
            return language
    for language, words in OWN_WORDS.get(script.code, {}).items():
        if sum(text.count(word) for word in words) > 0.004 * len(text):
            return language
    return script


def _by_words(text: str, declared: str | None) -> Language | None:
    """Tell by small words. Of other languages only those in lower case count, for names hold the others."""
    words = _WORD.findall(_CLITIC.sub(" ", text))
    lower = Counter(word.lower() for word in words)
    counts = lower if text.isupper() else Counter(words)
    english = sum(lower[word] for word in ENGLISH)
    scores = _scores(counts)
    best = max(scores, key=lambda language: scores[language])
    if declared and scores[best] < 1.2 * scores.get(named := NAMES.get(declared, best), 0):
        best = named
    different = sum(counts[word] > 0 for word in set(SMALL_WORDS[best].split()))
    is_declared = declared is not None and declared in (best.code, *(one.code for one in _narrower(best)))
    fewest, small = (_FEWEST_DECLARED, _FEWEST_SMALL_DECLARED) if is_declared else (_FEWEST, _FEWEST_SMALL)
    enough = len(words) >= fewest and scores[best] >= small and different >= _FEWEST_DIFFERENT
    if enough and scores[best] > max(0.15 * len(words), (1 if is_declared else 2) * english):
        return _narrowed(best, lower, declared)
    return _of_no_english(words, english, declared)


def _scores(counts: Counter[str]) -> dict[Language, int]:
    """Count the small words of each language."""
    scores = dict.fromkeys(SMALL_WORDS, 0)
    table = _languages_of()
    for word in counts.keys() & table:
        for language in table[word]:
            scores[language] += counts[word]
    return scores


def _narrower(language: Language) -> dict[Language, str]:
    return NARROWER.get(language.name, {})


def _narrowed(language: Language, words: Counter[str], declared: str | None) -> Language:
    """Tell near languages apart, as far as that can be done."""
    between = _narrower(language)
    if not between:
        return language
    own = {one: set(text.split()) for one, text in between.items()}
    shared = set.intersection(*own.values())
    scores = {one: sum(words[word] for word in small - shared) for one, small in own.items()}
    best, second = sorted(scores, key=lambda one: -scores[one])[:2]
    if scores[best] > scores[second]:
        return best
    return next((one for one in between if one.code == declared), language)


def _of_no_english(words: list[str], english: int, declared: str | None) -> Language | None:
    """Tell prose that has next to no small word of English, in a language that we have no words of."""
    prose = sum(word.islower() for word in words)
    if prose < (_PROSE_DECLARED if declared else _PROSE) or english > _NEXT_TO_NONE * len(words):
        return None
    return NAMES.get(declared or "", UNKNOWN)


@cache
def _languages_of() -> dict[str, list[Language]]:
    """Give the other languages that have each small word."""
    table: dict[str, list[Language]] = {}
    for language, small in SMALL_WORDS.items():
        for word in set(small.split()):
            table.setdefault(word, []).append(language)
    return table
