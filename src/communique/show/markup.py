"""HTML in pieces: everything that a stranger wrote goes through here."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_NO_TEXT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
"""What no page may hold: a browser would take it for an error, and UTF-8 has no bytes for some."""


def text(words: object) -> str:
    """Give words as they may stand in a page or in a quoted attribute.

    >>> text('<b> & "c"')
    '&lt;b&gt; &amp; &quot;c&quot;'
    """
    return escape(_NO_TEXT.sub("\ufffd", str(words)))


def name(words: object) -> str:
    """Give a name, kept apart so that its writing direction turns nothing around it."""
    return f"<bdi>{text(words)}</bdi>"


def shortened(words: str, most: int) -> str:
    """Cut words at a space.

    >>> shortened("Ada met Grace in Nairobi", 14), shortened("Ada", 14)
    ('Ada met Grace…', 'Ada')
    """
    if len(words) <= most:
        return words
    return (words[: most + 1].rpartition(" ")[0] or words[:most]) + "…"


def table(head: Sequence[str], rows: Iterable[Sequence[str]], caption: str = "") -> str:
    """Give a table of cells that are HTML already; the first of each row is its head."""
    top = "".join(f'<th scope="col">{text(one)}</th>' for one in head)
    body = "\n".join(
        f'<tr><th scope="row">{first}</th>{"".join(f"<td>{cell}</td>" for cell in more)}</tr>'
        for first, *more in rows
    )
    said = f"<caption>{caption}</caption>" if caption else ""
    return f"<table>{said}<thead><tr>{top}</tr></thead>\n<tbody>\n{body}\n</tbody></table>"


def status(word: str) -> str:
    """Give a status by its mark and its word."""
    from communique.cli.report import MARKS

    mark = MARKS.get(word, "")
    return f'<span class="status"><span aria-hidden="true">{mark}</span> {text(word)}</span>'
