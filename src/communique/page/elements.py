"""The text of an element, no more of it than is wanted: pages may nest their text hundreds of times."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement


def opening_text(element: HtmlElement, most: int) -> str:
    """Give the text in an element on one line: all of it, or `most` characters and some more."""
    pieces: list[str] = []
    size = 0
    for piece in element.itertext(with_tail=False):
        pieces.append(piece[:most])
        size += len(pieces[-1])
        if size > most:
            break
    return " ".join("".join(pieces).split())
