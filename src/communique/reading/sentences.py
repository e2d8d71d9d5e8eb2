"""Sentences with their offsets: rules over what stands around each mark that may end one.

A line break always ends a sentence, save in a text that is wrapped at a fixed width, where a blank line does.
A full stop ends one unless it belongs to an abbreviation, an initial, a number or a list item; closing
quotation marks and brackets go with the sentence that they close. Linear in the length of the text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from communique.reading import abbreviations as abbr
from communique.reading.document import Sentence
from communique.reading.tokens import tokenize

if TYPE_CHECKING:
    from collections.abc import Iterator

    from communique.reading.document import Part
    from communique.record import Article, Span

_LINE = re.compile(r"[^\n\f\u2028\u2029]+")
_PARAGRAPH = re.compile(r"[^\n\f\u2028\u2029]+(?:\n(?![^\S\n]*\n)[^\n\f\u2028\u2029]+)*")
_END = re.compile(
    r"(?P<bullet>\s(?=[•▪●◦‣]\s))"
    r"|(?P<mark>\.[ \u00a0]\.(?:[ \u00a0]\.){0,4}|[.!?…]{1,64})"
    r"(?P<close>[\"”’'»)\]]{0,8}(?:\[\d{1,3}\]){0,8})"
    r"(?P<space>\s+|(?=[A-Z“]))"
)
_OPENERS = "\"'“‘„«`([¿¡ \u00a0"
_LAST_WORD = re.compile(r"[^\s\"“”'‘’«»()\[\]—–]*$")
_NEXT_WORD = re.compile(r"[\w'’]+(?:\.\w)*")
_LIST_ITEM = re.compile(r"\s*\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})$")
_ENDED = re.compile(r"[.!?:…][\"”’'»)\]\s]*$")
_SPEAKER_AFTER = re.compile(
    r"(?:[A-Z][\w.'’-]{0,30}\s+){1,6}(?:said|says|asked|asks|told|wrote|added|replied|tweeted|shouted)\b"
)
_LOOK_BACK, _LOOK_AHEAD = 80, 200
_WRAP_WIDTH = range(40, 120)


def split_article(article: Article) -> list[Sentence]:
    """Give the sentences of an article in order, each with its part of the article and its paragraph.

    What stands between two sentences is white space.
    """
    text, title = article.text, " ".join((article.title or "").split())
    found: list[Sentence] = []
    for paragraph, (start, end, part) in enumerate(_parts(article)):
        if part == "body" and title and " ".join(text[start:end].split()) == title:
            part, title = "title", ""
        for first, last in _split_block(text, start, end):
            words = text[first:last]
            found.append(Sentence(first, last, words, tokenize(words, first), part, paragraph))
    return found


def split(text: str) -> list[Span]:
    """Give the spans of the sentences of a text."""
    return [span for start, end in _blocks(text) for span in _split_block(text, start, end)]


def _blocks(text: str) -> list[Span]:
    """Lines, or paragraphs of a text that is wrapped; none is empty."""
    block = _PARAGRAPH if _is_wrapped(text) else _LINE
    return [match.span() for match in block.finditer(text) if not match.group().isspace()]


def _is_wrapped(text: str) -> bool:
    """Whether single line breaks only wrap: at least a third of them stand before a lower-case letter."""
    lines = text.split("\n")
    pairs = [(a, b) for a, b in pairwise(lines) if a.strip() and b.strip()]
    going_on = sum(b[0].islower() and len(a) in _WRAP_WIDTH for a, b in pairs)
    return going_on >= 3 and 3 * going_on >= len(pairs)


def _parts(article: Article) -> Iterator[tuple[int, int, Part]]:
    """Give the blocks of the article, cut where a caption or furniture begins or ends."""
    spans: list[tuple[int, int, Part]] = [(*span, "caption") for span in article.captions]
    spans += [(*span, "furniture") for span in article.furniture]
    edges = sorted({edge for start, end, _ in spans for edge in (start, end)})
    furniture, captions = _Cover(article.furniture), _Cover(article.captions)
    for start, end in _blocks(article.text):
        inner = edges[bisect_right(edges, start) : bisect_right(edges, end - 1)]
        for first, last in zip([start, *inner], [*inner, end], strict=True):
            if article.text[first:last].isspace():
                continue
            is_furniture, is_caption = furniture.holds(first), captions.holds(first)
            yield first, last, "furniture" if is_furniture else "caption" if is_caption else "body"


class _Cover:
    """Tells whether an offset lies inside one of some spans, which may overlap."""

    def __init__(self, spans: tuple[Span, ...]) -> None:
        self.starts: list[int] = []
        self.ends: list[int] = []
        for start, end in sorted(spans):
            if self.ends and start <= self.ends[-1]:
                self.ends[-1] = max(end, self.ends[-1])
            else:
                self.starts.append(start)
                self.ends.append(end)

    def holds(self, offset: int) -> bool:
        i = bisect_right(self.starts, offset) - 1
        return i >= 0 and offset < self.ends[i]


@lru_cache(maxsize=512)
def _split_block(text: str, start: int, end: int) -> tuple[Span, ...]:
    return tuple(_sentences_of(text, start, end))


def _sentences_of(text: str, start: int, end: int) -> Iterator[Span]:
    first = start
    for match in _END.finditer(text, start, end):
        if match["bullet"]:
            cut = match.start()
        elif _ends_sentence(text, first, end, match):
            cut = match.end("close")
        else:
            continue
        yield from _trimmed(text, first, cut)
        first = cut
    yield from _trimmed(text, first, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    words = text[start:end]
    if stripped := words.strip():
        begin = start + len(words) - len(words.lstrip())
        yield begin, begin + len(stripped)


def _ends_sentence(text: str, start: int, end: int, match: re.Match[str]) -> bool:
    """Whether the mark in `match` ends the sentence from `start`, in a block up to `end`."""
    ahead = text[match.end() : min(end, match.end() + _LOOK_AHEAD)].lstrip(_OPENERS)
    if not ahead or not (ahead[0].isupper() or ahead[0].isdigit() or ahead[0] in "$€£@#•▪●◦‣"):
        return not ahead
    before = _LAST_WORD.search(text, max(start, match.start() - _LOOK_BACK), match.start())
    word = before.group() if before else ""
    if not match["space"]:
        return _lost_its_space(word, match, ahead)
    if match["mark"] != ".":
        return _strong_mark_ends(text, word, match, ahead)
    if _LIST_ITEM.match(text, start, match.start()):
        return False
    follower = _NEXT_WORD.match(ahead)
    next_word = follower.group().replace("’", "'") if follower else ahead[0]
    is_heading = not _ENDED.search(text, max(start, end - _LOOK_BACK), end)
    return _stop_ends(
        word, next_word, is_heading=is_heading, follows_lower=_follows_lower(text, start, before)
    )


def _lost_its_space(word: str, match: re.Match[str], ahead: str) -> bool:
    """Whether a sentence ends where the space after its stop was lost: "the talks.The minister"."""
    return match["mark"] in {".", "!", "?"} and word.isalpha() and word.islower() and len(word) > 2 and (
        ahead[1:2].islower() or ahead[1:2] == " "
    )  # fmt: skip


def _strong_mark_ends(text: str, word: str, match: re.Match[str], ahead: str) -> bool:
    """Whether ! or ? or an ellipsis before a capital ends a sentence; not before the one who says it."""
    if word + match["mark"] in abbr.NAMES_WITH_MARKS:
        return False
    if match["mark"][0] in ".…" and text[match.start() - 1 : match.start()] in {"[", "("}:
        return False
    return not (match["close"] and _SPEAKER_AFTER.match(ahead))


def _follows_lower(text: str, start: int, before: re.Match[str] | None) -> bool:
    """Whether the word before the last word is a lower-case one ("plan B")."""
    if before is None:
        return False
    head = text[max(start, before.start() - _LOOK_BACK) : before.start()].split()
    return bool(head) and head[-1].islower()


def _stop_ends(word: str, next_word: str, *, is_heading: bool, follows_lower: bool) -> bool:
    """Whether a full stop between two words ends a sentence; the second begins with a capital or digit."""
    begins = next_word in abbr.SENTENCE_STARTERS and not is_heading
    bare = word.lstrip("-")
    if "-" in bare:
        bare = bare.rsplit("-", 1)[1]  # D-Mass., Lt.-Gen.
    if bare in abbr.NEVER_LAST or abbr.is_one_of(bare, abbr.BEFORE_NAME):
        return False
    if abbr.is_one_of(bare, abbr.BEFORE_NUMBER) and (next_word[0].isdigit() or next_word in {"I", "II"}):
        return False
    if bare in abbr.CLOCK:
        return next_word not in abbr.AFTER_CLOCK
    if len(bare) == 1 and bare.isupper():
        return begins and (follows_lower or bare == "I")
    is_acronym = "." in bare and all(len(part) == 1 and part.isalpha() for part in bare.split("."))
    if is_acronym or abbr.is_one_of(bare, abbr.SELDOM_LAST):
        return begins
    return True
