"""The blocks of a text: what stands on lines of its own, or runs over hard-wrapped lines."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from communique.record import Span

_WRAPPED_AT: Final = range(55, 101)
"""Columns at which mail programs and press offices break lines."""

_LINE: Final = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class Block:
    """A line, or a hard-wrapped paragraph as one. `text` is what stands at `span`, white space stripped."""

    start: int
    end: int
    text: str

    @property
    def span(self) -> Span:
        return (self.start, self.end)


def split_blocks(text: str) -> list[Block]:
    """Split into blocks, in order. Lines of white space alone part paragraphs and give no block."""
    blocks: list[Block] = []
    paragraph: list[Block] = []
    position = 0
    for match in _LINE.finditer(text):
        block = _block(text, *match.span())
        parted = block is None or text.count("\n", position, match.start()) > 1
        if parted:
            blocks += _unwrapped(text, paragraph)
            paragraph = []
        if block:
            paragraph.append(block)
        position = match.end()
    return blocks + _unwrapped(text, paragraph)


def _block(text: str, start: int, end: int) -> Block | None:
    line = text[start:end]
    stripped = line.strip()
    if not stripped:
        return None
    start += len(line) - len(line.lstrip())
    return Block(start, start + len(stripped), stripped)


def _unwrapped(text: str, lines: list[Block]) -> list[Block]:
    """Join the lines of a paragraph that was broken at a column: all but the last are about as long."""
    if len(lines) < 3 or any(len(line.text) not in _WRAPPED_AT for line in lines[:-1]):
        return lines
    start, end = lines[0].start, lines[-1].end
    return [Block(start, end, text[start:end])]
