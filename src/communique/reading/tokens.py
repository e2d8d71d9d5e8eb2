"""Words, numbers and marks, with offsets.

A word keeps its hyphens ("Saint-Denis", "65-year-old") and a contracted "not" ("didn't"); the clitics 's,
're, 've, 'll, 'd and 'm are tokens of their own. An abbreviation keeps its full stop ("Gen.", "U.S."). Every
character that is not white space belongs to exactly one token. Linear in the length of the text.
"""

from __future__ import annotations

import re
from functools import lru_cache

from communique.reading.abbreviations import WITH_STOP, is_one_of
from communique.reading.document import Token

_TOKEN = re.compile(
    r"""
    [^\W\d_]++(?=[\s,;)])                              # most words; nothing below reads them otherwise
  | https?://[^\s<>"“”]*[^\s<>"“”.,;:!?)’]            # addresses
  | [\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,8}
  | [@#]\w+                                           # handles and hashtags
  | (?:[^\W\d_]\.){2,}                                # U.S., p.m.
  | ['’](?:s|S|re|ve|ll|d|m)\b                        # clitics
  | [^\W_]+ (?: (?: ['’](?!(?:s|S|re|ve|ll|d|m)\b) | [-‑&] | (?<=\d)[.,:](?=\d) ) [^\W_]+ )*
  | \.{2,} | ``  | '' | -{2,}
  | \S
    """,
    re.VERBOSE,
)


@lru_cache(maxsize=512)
def tokenize(text: str, offset: int = 0) -> tuple[Token, ...]:
    """Give the tokens of `text`; `offset` is added to their starts and ends."""
    tokens: list[Token] = []
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        start, end, word = start + offset, end + offset, match[0]
        if word == "." and tokens and tokens[-1].end == start and _takes_stop(tokens[-1].text):
            last = tokens.pop()
            tokens.append(Token(last.start, end, last.text + "."))
        else:
            tokens.append(Token(start, end, word))
    return tuple(tokens)


def _takes_stop(word: str) -> bool:
    is_initial = len(word) == 1 and word.isupper() and word != "I"
    return is_initial or is_one_of(word.rsplit("-", 1)[-1], WITH_STOP)  # also the state in D-Mass.
