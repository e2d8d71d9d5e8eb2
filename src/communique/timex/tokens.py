"""A text as a string of symbols, one a token, over which the rules are regular expressions.

Each word that some rule names has a symbol of its own, numbers have a symbol for what they can be (a day
of the month, a year, a clock time), and every other token is `OTHER` or, capitalised, `NAME`. A rule such as
"month=MONTH day=DAY (,? year=YEAR)?" is compiled to an expression over symbols; it costs one pass of the
`re` engine over some 600 symbols for an article of 3,000 characters. Repetition is always bounded, so that
a pass is linear in the text.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import Final, NamedTuple

from communique.timex.vocabulary import CAPITALISED, CATEGORIES, ORDINALS

OTHER: Final = "o"
NAME: Final = "N"
BREAK: Final = "\n"
"""Symbols of an unknown word, an unknown capitalised word, and of the blank line between paragraphs."""

NUMBER_CLASSES: Final[dict[str, str]] = {
    "D12": "m", "D31": "d", "D99": "n", "YEAR4": "y", "INTEGER": "i", "DECIMAL": "f", "CLOCK": "c",
    "ISODAY": "I", "SLASHDAY": "S", "ORDINALDIGITS": "r", "DECADEDIGITS": "D", "MONEY": "$", "DOTDAY": "E",
}  # fmt: skip
"""Symbols of number tokens: 1-12, 13-31, other two-digit, 1000-2199, any other integer, …"""

_DIGITS: Final = "D12|D31|D99|YEAR4|INTEGER|DECIMAL"
_TWO_WORDS: Final = "WORDNUMBER (-? WORDNUMBER)?"
_VERY: Final = "very|latter|first|second|last|early|late"
MACROS: Final[dict[str, str]] = {
    "DAY": "(D12|D31|ORDINALDIGITS)",
    "DIGITS": f"({_DIGITS})",
    "NUMBER": f"(({_DIGITS}) (hundred|thousand)?|WORDNUMBER ((-|and)? WORDNUMBER){{0,5}})",
    "PART": f"(part=EARLYLATE -?|(the ({_VERY})?)? ({_VERY})? part=PARTOF of)",
    "ORDINAL": "(ORDINALDIGITS|ORDINALWORD|WORDNUMBER - ORDINALWORD)",
    "YEAR": "(YEAR4"
    f"|WORDNUMBER hundred (and? {_TWO_WORDS})?"
    f"|nineteen {_TWO_WORDS}"
    f"|two thousand (and? {_TWO_WORDS})?"
    "|twenty (ten|eleven|twelve|twenty) (-? WORDNUMBER)?)",
}
"""Patterns that a rule names as if they were categories."""

_TOKEN: Final = re.compile(
    r"""
    (?P<plain>[a-z]{2,}+(?![\w'’])|[A-Z][a-z]++(?![\w'’.])|[,;:()!?“”"])
  | (?P<break>\n[^\S\n]*\n\s*)
  | (?P<isoday>(?<!\d)[12]\d{3}-\d\d-\d\d(?!\d))
  | (?P<slashday>(?<![\d/])\d{1,4}/\d{1,2}/\d{1,4}(?![\d/]))
  | (?P<dotday>(?<![\d.])\d{1,2}\.\d{1,2}\.\d{4}(?![\d.]))
  | (?P<clock>(?<![\d:])\d{1,2}:\d\d(?::\d\d)?(?![\d:]))
  | (?P<decadedigits>(?:['’‘]?\d0|[12]\d\d0)['’]?s\b)
  | (?P<ordinaldigits>\d{1,3}(?:st|nd|rd|th)\b)
  | (?P<money>[$€£¥]\s?\d[\d,]{0,20}(?:\.\d{1,10})?)
  | (?P<code>(?<!\w)[^\W\d_]{1,20}(?<![QqHh])\d\w{0,40}|(?<!\w)[QqHh](?:[5-9]\w{0,40}|\d\w{1,40}))
  | (?P<number>\d{1,3}(?:,\d{3}){1,6}|\d{1,20}(?:\.\d{1,10})?)
  | (?P<word>\b[ap]\.m\.|\b[ap]\.m\b
      |\b(?:[A-Za-z]\.){2,6}
      |\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mon|Tues?|Wed|Thurs?|Thu|Fri|Sat|Sun
        |Mr|Mrs|Ms|Dr|Gen|Col|Lt|Sgt|Sen|Rep|Gov|Prof|St|Rev|Maj|Capt|Adm|Jr|Sr|No|vs)\.
      |n['’]t\b|['’](?:s|ll|re|ve|d|m)\b
      |\b[QqHh][1-4]\b
      |[^\W\d_]+?(?=n['’]t\b)|[^\W\d_]+)
  | (?P<mark>[^\w\s]|_)
    """,
    re.VERBOSE,
)
"""`plain` is what nothing behind it in the expression reads otherwise; it saves most tokens the way there."""
_WORDS: Final = frozenset({"plain", "word", "mark", "code"})
_SAME: Final = {"’s": "'s", "–": "-", "—": "--", "’": "'", "‘": "'", "’ll": "'ll", "’re": "'re", "n’t": "n't",
                "’ve": "'ve", "’d": "'d", "‑": "-", "”": '"', "“": '"'}  # fmt: skip


class Symbol(NamedTuple):
    """A token: where it stands, its text in lower case with plain marks, and whether it is capitalised."""

    start: int
    end: int
    text: str
    capital: bool


class Lexicon:
    """Gives every word that a rule names a symbol, and compiles rules.

    Symbols are taken from Unicode's private use area, so that none is special in a regular expression.
    """

    def __init__(self) -> None:
        self._symbols: dict[str, str] = {}
        self._classes: dict[str, str] = dict(NUMBER_CLASSES)
        for category, words in CATEGORIES.items():
            self._classes[category] = "".join(dict.fromkeys(self.symbol_of(word) for word in words))
        self._read_cached = lru_cache(maxsize=8192)(self._read)

    def symbol_of(self, word: str) -> str:
        """Give the symbol of `word`, a new one if it has none yet."""
        return self._symbols.setdefault(word, chr(0xE000 + len(self._symbols)))

    def compile(self, pattern: str) -> re.Pattern[str]:
        """Compile a rule. Words stand for themselves, CAPITALS for a category, `name=…` for a group.

        A name may stand in several branches; the groups are then called name, name_2, name_3.
        """
        return re.compile(self._expand(pattern, Counter()))

    def _expand(self, pattern: str, names: Counter[str]) -> str:
        parts = []
        for name, item in re.findall(
            r"(?:(\w+)=)?(\w+(?:[.']\w*\.?)*|\(|\{[\d,]+\}|[)|?*]|'s|'\w+|[^\s\w])", pattern
        ):
            names[name] += 1
            group = name if names[name] == 1 else f"{name}_{names[name]}"
            opening = f"(?P<{group}>" if name else "(?:"
            if item == "(":
                parts.append(opening)
            elif item in ")|?" or item.startswith("{"):
                parts.append(item)
            elif item in MACROS:
                parts.append(opening + self._expand(MACROS[item], names) + ")")
            else:
                chars = "[" + (self._classes.get(item) or self.symbol_of(item)) + "]"
                parts.append(f"{opening}{chars})" if name else chars)
        return "".join(parts)

    def symbols(self, text: str, start: int, end: int) -> tuple[list[Symbol], str]:
        """Split `text[start:end]` into tokens; give them and the string of their symbols, of equal length."""
        tokens: list[Symbol] = []
        symbols: list[str] = []
        read = self._read_cached
        for match in _TOKEN.finditer(text, start, end):
            word, capital, symbol = read(match[0], match.lastgroup or "")
            tokens.append(Symbol(*match.span(), word, capital))
            symbols.append(symbol)
        return tokens, "".join(symbols)

    def _read(self, raw: str, kind: str) -> tuple[str, bool, str]:
        """Give a token in lower case with plain marks, whether it is capitalised, and its symbol."""
        word, capital = _SAME.get(raw) or raw.lower(), raw[0].isupper()
        if kind not in _WORDS:
            return word, capital, _number_symbol(kind, word)
        symbol = self._symbols.get(word)
        if symbol is None or (not capital and word in CAPITALISED):
            symbol = NAME if capital else OTHER
        return word, capital, symbol


def _number_symbol(kind: str, word: str) -> str:
    if kind == "break":
        return BREAK
    if kind != "number":
        return NUMBER_CLASSES[kind.upper()]
    if "." in word:
        return NUMBER_CLASSES["DECIMAL"]
    if not word.isdigit() or len(word) > 4:
        return NUMBER_CLASSES["INTEGER"]
    value = int(word)
    if len(word) == 4 and 1000 <= value < 2200:
        return NUMBER_CLASSES["YEAR4"]
    if len(word) <= 2:
        return NUMBER_CLASSES["D12" if 1 <= value <= 12 else "D31" if 13 <= value <= 31 else "D99"]
    return NUMBER_CLASSES["INTEGER"]


def ordinal_value(words: list[str]) -> int:
    """Give the number of an ordinal: ["21st"], ["twenty", "-", "first"]."""
    joined = "".join(words)
    digits = re.match(r"\d+", joined)
    return int(digits[0]) if digits else ORDINALS.get(joined, 0)
