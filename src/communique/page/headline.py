"""The headline of a web page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.html import HtmlElement

_SUFFIX: Final = re.compile(r"\s+(?:\||[-–—]|::|»|·|•)\s+")
_HEADINGS: Final = (
    ".//h1 | .//h2[contains(@class,'title') or contains(@class,'headline') or contains(@itemprop,'headline')]"
)
_LONGEST: Final = 300
_MOST_HEADINGS: Final = 12
_AGREEMENT: Final = 0.5


def read_headline(tree: HtmlElement, declared: Sequence[str], outlet: str | None) -> str | None:
    """Give the heading on the page that agrees with a declared title, else the first declared one.

    What is declared is often cut or rewritten for search engines; the heading is what readers see. Agreement
    is the Jaccard index of the words.
    """
    element = tree.find(".//title")
    title = " ".join(element.text_content().split()) if element is not None else ""
    titles = [_without_outlet(" ".join(t.split()), outlet) for t in (*declared, title) if t.strip()]
    best, agreement = None, _AGREEMENT
    for heading in tree.xpath(_HEADINGS)[:_MOST_HEADINGS]:
        text = " ".join(heading.text_content().split())
        shared = max((_agreement(text, t) for t in titles), default=0.0)
        if shared > agreement and len(text) <= _LONGEST:
            best, agreement = text, shared
    return best or next(iter(titles), None)


def _agreement(one: str, other: str) -> float:
    a, b = _words(one), _words(other)
    return len(a & b) / len(a | b) if a and b else 0.0


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.lower()))


def _without_outlet(title: str, outlet: str | None) -> str:
    """Take the name of the outlet or of a section off the end of a title."""
    parts = list(_SUFFIX.finditer(title))
    while parts:
        mark = parts.pop()
        last = title[mark.end() :]
        ours = bool(outlet) and bool(_words(last) & _words(outlet or ""))
        if not ours and len(last.split()) > 3:
            break
        title = title[: mark.start()]
    return title
