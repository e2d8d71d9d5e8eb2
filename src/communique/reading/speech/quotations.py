"""Quotations by their marks: “ ” " ' ‘ ’ « » „ `` '', closed or not.

Marks are paired within a paragraph. A mark that never closes does not stop the reading: a quotation that
opens a paragraph runs to its end or to a cue (", Lee said."), and into the next one where that opens with a
mark too; any other runs to the end of its sentence. A closing mark alone closes a quotation from the start of
its sentence. Linear in the length of the text.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from communique.reading.document import Sentence
    from communique.record import Span

_MARK = re.compile(r"``|''|[“”„‟«»\"＂‘’‚‛'‹›]")
_OPENING = frozenset({"“", "„", "‟", "«", "``"})
_CLOSING = frozenset({"”", "»"})
_EITHER = frozenset({'"', "＂", "''"})
_SINGLE_OPENING = frozenset({"‘", "‚", "‛", "‹"})
_SINGLE_CLOSING = frozenset({"’", "›"})
_BEFORE_OPENING = frozenset(" \t\n\u00a0\u202f([{—–-/")
_CUE_AFTER = re.compile(
    r",(?=\s(?:[^,.;:\n]{2,60}\s)?(?:said|says|added|told|asked|warned|wrote)\b[^,.;:\n]{0,60}\.(?:\s|$))"
)
"""The comma before a cue that ends its sentence, where the closing mark should stand."""
_SINGLE_SCAN = 2000
"""Characters in which a single mark must close."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """What stands between two marks: `outer` with the marks, `inner` without them or a final comma."""

    outer: Span
    inner: Span


def find_quotations(text: str, sentences: Sequence[Sentence]) -> list[Quotation]:
    """Give the outermost quotations of an article's sentences, in order."""
    found: list[Quotation] = []
    for paragraph in _paragraphs(sentences):
        found.extend(_Paragraph(text, paragraph).quotations())
    return found


def _paragraphs(sentences: Sequence[Sentence]) -> list[list[Sentence]]:
    groups: dict[int, list[Sentence]] = {}
    for sentence in sentences:
        if sentence.part != "furniture":
            groups.setdefault(sentence.paragraph, []).append(sentence)
    return list(groups.values())


class _Paragraph:
    """The marks of one paragraph, read from left to right with at most one quotation open."""

    def __init__(self, text: str, sentences: list[Sentence]) -> None:
        self.text = text
        self.sentences = sentences
        self.start, self.end = sentences[0].start, sentences[-1].end
        self.ends = [sentence.end for sentence in sentences]
        self.closers = _SingleClosers(self)

    def quotations(self) -> list[Quotation]:
        found: list[Quotation] = []
        opened: re.Match[str] | None = None
        position = self.start
        while match := _MARK.search(self.text, position, self.end):
            position = match.end()
            mark = match.group()
            if opened is not None:
                if self._closes(mark, match, opened.group()):
                    found.append(self._quotation(opened, match))
                    opened = None
            elif self._is_single(mark):
                if close := self._single_close(match):
                    found.append(self._quotation(match, close))
                    position = close.end()
            elif self._opens(mark, match):
                opened = match
            elif self._closes(mark, match, '"') and (lone := self._lone_close(match, found)):
                found.append(lone)
        if opened is not None:
            found.append(self._unclosed(opened))
        return [q for q in found if q.inner[0] < q.inner[1]]

    def _is_single(self, mark: str) -> bool:
        return mark in _SINGLE_OPENING or mark in _SINGLE_CLOSING or mark == "'"

    def _opens(self, mark: str, match: re.Match[str]) -> bool:
        if mark in _CLOSING:  # a closing mark typed for an opening one
            return mark == "”" and self._left_is_open(match) and self._right_is_word(match)
        if mark in _EITHER:
            return self._right_is_word(match) and (self._left_is_open(match) or self._left_is_mark(match))
        return mark in _OPENING and self._right_is_word(match)

    def _closes(self, mark: str, match: re.Match[str], opened: str) -> bool:
        if mark in _CLOSING:
            return True
        if mark in _EITHER:
            return not (self._left_is_open(match) and self._right_is_word(match))
        if mark == "“":  # German marks, or an opening mark typed for a closing one
            return opened == "„" or not (self._left_is_open(match) or self._right_is_word(match))
        return mark == "«" and opened == "»"

    def _left_is_open(self, match: re.Match[str]) -> bool:
        return match.start() == self.start or self.text[match.start() - 1] in _BEFORE_OPENING

    def _left_is_mark(self, match: re.Match[str]) -> bool:
        return self.text[match.start() - 1] in "“‘'….,:;"

    def _right_is_word(self, match: re.Match[str]) -> bool:
        after = self.text[match.end() : match.end() + 1]
        return match.end() < self.end and not after.isspace() and after not in ",;:.!?)”"

    def _single_close(self, match: re.Match[str]) -> re.Match[str] | None:
        """Find what closes a single mark: one after punctuation rather than an apostrophe after an s."""
        if match.group() in _SINGLE_CLOSING or not (self._left_is_open(match) and self._right_is_word(match)):
            return None
        if self.text[match.end() : match.end() + 1].isdigit() and match.group() != "‘":
            return None  # '90s
        return self.closers.after(match.end())

    def _quotation(self, opened: re.Match[str], closed: re.Match[str]) -> Quotation:
        return Quotation((opened.start(), closed.end()), self._trimmed(opened.end(), closed.start()))

    def _trimmed(self, start: int, end: int) -> Span:
        while start < end and self.text[start].isspace():
            start += 1
        while start < end and (self.text[end - 1].isspace() or self.text[end - 1] == ","):
            end -= 1
        return start, end

    def _lone_close(self, match: re.Match[str], found: list[Quotation]) -> Quotation | None:
        start = self._sentence_of(match.start()).start
        if (found and found[-1].outer[1] > start) or self._left_is_open(match):
            return None
        return Quotation((start, match.end()), self._trimmed(start, match.start()))

    def _unclosed(self, opened: re.Match[str]) -> Quotation:
        is_block = opened.start() <= self.start + 1
        if cue := _CUE_AFTER.search(self.text, opened.end(), self.end):
            return Quotation((opened.start(), cue.start()), self._trimmed(opened.end(), cue.start()))
        end = self.end if is_block else self._sentence_of(opened.start()).end
        return Quotation((opened.start(), end), self._trimmed(opened.end(), end))

    def _sentence_of(self, offset: int) -> Sentence:
        return self.sentences[min(bisect_right(self.ends, offset), len(self.ends) - 1)]


class _SingleClosers:
    """The marks of a paragraph that may close a single one, found once, when the first is asked for."""

    def __init__(self, paragraph: _Paragraph) -> None:
        self.paragraph = paragraph
        self.sure: list[re.Match[str]] | None = None
        self.likely: list[re.Match[str]] = []
        """After an s and before a space, where an apostrophe stands too."""

    def after(self, offset: int) -> re.Match[str] | None:
        """Give the first mark from `offset` on that surely closes, else the first that may."""
        if self.sure is None:
            self.sure = self._find()
        limit = min(self.paragraph.end, offset + _SINGLE_SCAN)
        return _first(self.sure, offset, limit) or _first(self.likely, offset, limit)

    def _find(self) -> list[re.Match[str]]:
        text, end = self.paragraph.text, self.paragraph.end
        sure: list[re.Match[str]] = []
        for mark in _MARK.finditer(text, self.paragraph.start, end):
            if mark.group() not in _SINGLE_CLOSING and mark.group() != "'":
                continue
            before, after = text[mark.start() - 1], text[mark.end() : mark.end() + 1]
            if before.isspace() or (after.isalnum() and mark.end() < end):
                continue
            (self.likely if before == "s" and after.isspace() else sure).append(mark)
        return sure


def _first(marks: list[re.Match[str]], start: int, limit: int) -> re.Match[str] | None:
    at = bisect_left(marks, start, key=lambda mark: mark.start())
    return marks[at] if at < len(marks) and marks[at].end() <= limit else None
