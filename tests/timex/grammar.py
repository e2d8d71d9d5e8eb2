"""Texts made at random from the grammar itself: what each rule matches, written out in words."""

from __future__ import annotations

from re import _parser  # type: ignore[attr-defined]
from typing import TYPE_CHECKING, Any

from communique.timex.finder import RULES
from communique.timex.tokens import NAME, NUMBER_CLASSES, OTHER, Lexicon
from communique.timex.vocabulary import CAPITALISED

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator
    from random import Random

_LEXICON = Lexicon()
PATTERNS = [_LEXICON.compile(rule.pattern) for rule in RULES]
_NUMBERS = {
    "D12": "1 2 12",
    "D31": "13 20 31",
    "D99": "0 00 32 99",
    "YEAR4": "1000 1400 1999 2024 2199",
    "INTEGER": "123 0000 2400 9999 120,000",
    "DECIMAL": "1.5 0.0 12.25",
    "CLOCK": "0:00 9:30 17:45:10 24:00 99:99",
    "ISODAY": "2023-06-14 2023-02-30 1000-01-01",
    "SLASHDAY": "06/14/2023 14/06/23 0/0/0 2023/6/14 1/1/9999",
    "ORDINALDIGITS": "0th 1st 22nd 31st 999th",
    "DECADEDIGITS": "1990s 2000's '80s 80s",
    "MONEY": "$3 €120,000",
    "DOTDAY": "14.6.2023 06.14.2023 99.99.9999",
}
"""Numbers of each class, the extreme ones too."""


def _words() -> dict[str, list[str]]:
    """Give the words that each symbol of the compiled rules stands for."""
    symbols = {NUMBER_CLASSES[name]: numbers.split() for name, numbers in _NUMBERS.items()}
    symbols |= {OTHER: ["envoys", "spoke"], NAME: ["Lund", "Pacific"]}
    for word, symbol in _LEXICON._symbols.items():
        symbols[symbol] = [word.capitalize()] if word in CAPITALISED else [word, word.capitalize()]
    return symbols


_WORDS = _words()
_ANY = sorted({word for words in _WORDS.values() for word in words})
_BEFORE = ("", "On Monday they met. At", "Since", "They will meet by", "In the third quarter of 1988, and")
_AFTER = ("", "they parted.", "the envoys said.", "ended", "'s talks", "\n\n")


def expression(pattern: re.Pattern[str], random: Random) -> str:
    """Write out something that a compiled rule matches, in words that change how it is read.

    Those are a date before it, a tense, a preposition.
    """
    symbols = _matched(_parser.parse(pattern.pattern), random)
    words = " ".join(random.choice(_WORDS[symbol]) for symbol in symbols)
    return f"{random.choice(_BEFORE)} {words} {random.choice(_AFTER)}"


def words(random: Random) -> str:
    """Give words of the grammar in any order."""
    return " ".join(random.choices(_ANY, k=random.randint(1, 12)))


def _matched(parsed: Any, random: Random) -> Iterator[str]:
    """Give the symbols of one string that a parsed regular expression matches."""
    for operation, value in parsed:
        match str(operation):
            case "LITERAL":
                yield chr(value)
            case "IN":
                yield random.choice([chr(one) for kind, one in value if str(kind) == "LITERAL"])
            case "BRANCH":
                yield from _matched(random.choice(value[1]), random)
            case "SUBPATTERN":
                yield from _matched(value[3], random)
            case "MAX_REPEAT":
                fewest, most, repeated = value
                for _ in range(random.randint(fewest, most)):
                    yield from _matched(repeated, random)
            case other:
                raise NotImplementedError(other)
