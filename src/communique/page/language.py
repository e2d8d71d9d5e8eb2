"""Is it English? By script, then by the commonest words of the languages that news is written in."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import Final

from communique.errors import NotEnglish

_SCRIPTS: Final = (
    ("Chinese or Japanese", r"[\u3400-\u4dbf\u4e00-\u9fff]"),
    ("Japanese", r"[\u3040-\u30ff]"),
    ("Korean", r"[\uac00-\ud7af\u1100-\u11ff]"),
    ("Cyrillic", r"[\u0400-\u052f]"),
    ("Arabic", r"[\u0600-\u06ff\u0750-\u077f]"),
    ("Hebrew", r"[\u0590-\u05ff]"),
    ("Greek", r"[\u0370-\u03ff\u1f00-\u1fff]"),
    ("Hindi", r"[\u0900-\u097f]"),
    ("Bengali", r"[\u0980-\u09ff]"),
    ("Punjabi", r"[\u0a00-\u0a7f]"),
    ("Gujarati", r"[\u0a80-\u0aff]"),
    ("Tamil", r"[\u0b80-\u0bff]"),
    ("Telugu", r"[\u0c00-\u0c7f]"),
    ("Kannada", r"[\u0c80-\u0cff]"),
    ("Malayalam", r"[\u0d00-\u0d7f]"),
    ("Sinhala", r"[\u0d80-\u0dff]"),
    ("Thai", r"[\u0e00-\u0e7f]"),
    ("Lao", r"[\u0e80-\u0eff]"),
    ("Tibetan", r"[\u0f00-\u0fff]"),
    ("Burmese", r"[\u1000-\u109f]"),
    ("Georgian", r"[\u10a0-\u10ff]"),
    ("Amharic", r"[\u1200-\u137f]"),
    ("Khmer", r"[\u1780-\u17ff]"),
    ("Armenian", r"[\u0530-\u058f]"),
)
_FOREIGN: Final = re.compile(r"[\u0370-\u1fff\u3040-\ud7af]+")
"""Where the letters of those scripts lie, and some more; most texts have none."""
_ENGLISH: Final = frozenset(
    "the of and to in a that is was for on with as by at from his her it he she they be are were "
    "has have had not "
    "this but which an or who will would said its their been after more also than about when there "
    "over".split()
)
_OTHERS: Final = {
    "French": "le la les des du et une un dans est que pour qui sur par pas au avec ce il elle sont "
    "ont aux été plus",
    "German": "der die das und den von mit dem des ist im für auf ein eine nicht sich auch es zu "
    "werden hat als nach",
    "Spanish": "el la los las de que en y del un una por con para se su al es como más lo sus fue "
    "ha pero este",
    "Italian": "il di che la e un una per in del della con non sono gli le dei si è da al nel alla "
    "ha più anche",
    "Portuguese": "o a os as de que e do da em um uma para com não por no na dos das se ao mais foi "
    "pela são é",
    "Dutch": "de het een van en in is dat op te zijn voor met niet aan er om ook als door bij naar "
    "werd wordt",
    "Polish": "w i na z do nie się że jest to o przez od po za dla jak był oraz ale które który tym",
    "Turkish": "ve bir bu için ile da de olarak daha çok olan gibi sonra kadar ne en olduğunu var ise",
    "Indonesian or Malay": "yang dan di untuk dengan dari pada ini itu dalam tidak akan oleh juga "
    "ke telah para bahwa",
    "Swedish": "och att det i som en på är av för med den till inte har om ett var från de han",
    "Danish or Norwegian": "og at det i er en på som til af av for med den ikke har de et om var fra han",
    "Finnish": "ja on ei että se hän oli mutta ovat myös kun joka sen ole mukaan kuin jo",
    "Czech": "a se v na je že o s z do i to k za ve pro jsou by podle jako po také ale",
    "Hungarian": "a az és hogy nem is egy ez volt meg el de van csak mint már még",
    "Romanian": "de și în la a cu pe care din nu este un o că au fost pentru mai sunt",
    "Vietnamese": "và của các là có trong được cho một không với những người đã này tại",
    "Swahili": "ya na wa kwa ni la katika kuwa za hiyo huo cha yake wake hii hivyo",
    "Croatian, Bosnian or Serbian": "i u je na se da su za od o koji s kao što iz ne bi će",
    "Tagalog": "ang ng sa na mga ay at ni si kay para hindi ito",
    "Albanian": "të e në dhe që me për një nga i se ka është",
}
_CLITIC: Final = re.compile(r"['’](?:s|t|d|m|re|ll|ve)\b", re.IGNORECASE)
"""What English joins to a word by an apostrophe; by itself it is a small word of other languages."""
_WORD: Final = re.compile(r"[^\W\d_]{2,}")
"""Words of one letter are initials and remains of contractions as often as they are small words."""
_SAMPLE: Final = 20_000
_FEWEST: Final = 12
"""Words. Of fewer no language can be told by its small words, and none is refused for it."""
_FEWEST_SMALL: Final = 4
_FEWEST_DIFFERENT: Final = 3
"""Small words, and different ones, that show a language: two meet in names ("Le Monde", "La Paz")."""


def check_english(text: str, source: str | None) -> None:
    """Raise `NotEnglish`, naming the language, for a text that is plainly in another one."""
    language = other_language(text[:_SAMPLE])
    if language:
        raise NotEnglish(
            source, f"it is in {language}; only English is read so far", "give an article in English"
        )


def other_language(text: str) -> str | None:
    """Give the language of a text that is plainly not English; None for English, or where little tells."""
    foreign = "".join(_FOREIGN.findall(text))
    counts = {name: len(re.findall(pattern, foreign)) for name, pattern in _SCRIPTS} if foreign else {}
    script = max(counts, key=lambda name: counts[name], default="")
    if script and counts[script] > 0.3 * sum(map(str.isalpha, text)):
        return _by_letters(script, counts, text)
    return _by_words(text)


def _by_letters(script: str, counts: dict[str, int], text: str) -> str:
    if script in ("Chinese or Japanese", "Japanese"):
        return "Japanese" if counts["Japanese"] > 0.05 * counts["Chinese or Japanese"] else "Chinese"
    if script == "Cyrillic":
        return _told_by(
            text, {"Ukrainian": "іїєґ", "Belarusian": "ў", "Serbian": "ђћџ", "Kazakh": "қғңұ"}, "Russian"
        )
    if script == "Arabic":
        return _told_by(text, {"Urdu": "ٹڈڑں", "Pashto": "ښځړ", "Persian": "پچژگ"}, "Arabic")
    return script


def _told_by(text: str, marks: dict[str, str], otherwise: str) -> str:
    letters = Counter(text)
    for language, own in marks.items():
        if sum(letters[c] for c in own) > 0.01 * len(text):
            return language
    return otherwise


def _by_words(text: str) -> str | None:
    """Tell by small words. Of other languages only those in lower case count, for names hold the others."""
    words = _WORD.findall(_CLITIC.sub(" ", text))
    if len(words) < _FEWEST:
        return None
    lower = Counter(word.lower() for word in words)
    counts = lower if text.isupper() else Counter(words)
    english = sum(lower[word] for word in _ENGLISH)
    scores = dict.fromkeys(_OTHERS, 0)
    for word in counts.keys() & _languages_of():
        for name in _languages_of()[word]:
            scores[name] += counts[word]
    best = max(scores, key=lambda name: scores[name])
    different = sum(counts[word] > 0 for word in _OTHERS[best].split())
    if scores[best] < _FEWEST_SMALL or different < _FEWEST_DIFFERENT:
        return None
    return best if scores[best] > max(0.15 * len(words), 2 * english) else None


@cache
def _languages_of() -> dict[str, list[str]]:
    """Give the other languages that have each small word."""
    table: dict[str, list[str]] = {}
    for name, small in _OTHERS.items():
        for word in small.split():
            table.setdefault(word, []).append(name)
    return table
