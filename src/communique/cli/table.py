"""Plain text in aligned columns."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from communique._text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

GAP = "  "
CUT = "…"


def table(rows: Sequence[Sequence[object]], *, head: Sequence[str] = (), widest: int = 60) -> Iterator[str]:
    """Give lines of columns as wide as their cells, which are cut at `widest`; numbers stand to the right.

    >>> list(table([("occurred", 8787), ("denied", 12)]))
    ['occurred  8,787', 'denied       12']
    """
    cells = [[cut(_shown(value), widest) for value in row] for row in ([head, *rows] if head else rows)]
    widths = [max(map(width, column)) for column in zip(*cells, strict=True)]
    columns = zip(*rows, strict=True) if rows else [("",)] * len(widths)
    numeric = [all(_is_number(value) for value in column) for column in columns]
    for line in cells:
        padded = (
            " " * (size - width(cell)) + cell if is_number else cell + " " * (size - width(cell))
            for cell, size, is_number in zip(line, widths, numeric, strict=True)
        )
        yield GAP.join(padded).rstrip()


def cut(text: str, widest: int) -> str:
    """Give a text in so many columns, its end left out where it has more."""
    if width(text) <= widest:
        return text
    while width(text) > widest - 1:
        text = text[:-1]
    return text.rstrip() + CUT


def width(text: str) -> int:
    """Give how many columns a terminal takes for a text: two for each character of Chinese and the like."""
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text
    )


def _shown(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, int) and not isinstance(value, bool):
        return f"{value:,}"
    return one_line(f"{value:.2f}" if isinstance(value, float) else str(value))


def _is_number(value: object) -> bool:
    return value is None or (isinstance(value, int | float) and not isinstance(value, bool))
