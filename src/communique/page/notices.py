"""Notices of the outlet about its article: corrections, editor's notes, what an agency changed.

They stand at the head or the foot, and say what an earlier version had wrong: nothing is read from them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from communique.page.elements import opening_text

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_THIS: Final = r"this (?:article|story|post|live ?blog|headline|caption|transcript)"
_NOTICE: Final = re.compile(
    r"[(\[*\s]*(?:"
    r"(?:corrections?|clarifications?|editor(?:['’]s|s['’]?) notes?"
    r"|notes? (?:to|for) (?:our )?(?:readers|editors))"
    r"(?:\s*\([^()\n]{1,40}\)|,? [^:\n\d]{0,20}\d[^:\n]{0,20}| appended)?\s?(?::|\s[—–-]\s)"
    rf"|(?:an? )?(?:earlier|previous|prior|original|initial) versions? of (?:{_THIS}|this report)\b"
    rf"|{_THIS} (?:has been|was|is being) (?:since |later )?"
    r"(?:updated|corrected|amended|edited|revised|clarified|modified)\b"
    r"|\((?:corrects|updates|adds|refiles|recasts|rewrites|removes|deletes|clarifies)\b[^()\n]{3,200}\)\W*$"
    r")",
    re.IGNORECASE,
)
_LONGEST: Final = 1_000
_INLINE: Final = ("em", "i", "strong", "b", "small", "span", "font", "cite", "a")


def is_notice(line: str) -> bool:
    """Say whether a line or a paragraph is a notice about the article that it stands in."""
    return len(line) <= _LONGEST and _NOTICE.match(line) is not None


def part_notices(tree: HtmlElement) -> None:
    """Put each notice that runs on within a paragraph on a line of its own.

    Else extraction joins it to the sentence before: "… in Lima.Editor's note: …".
    """
    for element in list(tree.iter(*_INLINE)):
        start = (element.text or "").strip() or next((c.text or "" for c in element), "")
        if _OPENS.match(start) and _NOTICE.match(opening_text(element, _LONGEST)):
            element.addprevious(element.makeelement("br"))
            element.addnext(element.makeelement("br"))


_OPENS: Final = re.compile(
    r"[(\[*\s]*(?:correct|clarif|editor|note|an?\b|earlier|previous|prior|original|this\b)", re.I
)
"""What notices open with, looked at first, for most elements need no second look."""
