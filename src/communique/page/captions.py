"""Photo captions: read like the article, for they carry facts, but marked."""

from __future__ import annotations

import re
from typing import Final

_OPENING: Final = re.compile(
    r"(?:FILE\s*(?:PHOTO|PIC(?:TURE)?|IMAGE)?\s*(?:[:—–]|--?\s|\s-)|FILE PHOTO\b"
    r"|(?:PHOTO(?:GRAPH)?|IMAGE|CAPTION|PICTURE|PHOTO CAPTION|ILLUSTRATION)\s*(?::|\s[—–-]\s)"
    r"|(?:Photo(?:graph)?|Image|Caption|Picture|Photo caption|File(?: photo| image| picture)?)\s?:"
    r"|File photo\b|Pictured:|\(?(?:Photo|Image|Picture|Photograph)s? (?:by|courtesy|credit|from)\b)"
)
_CREDIT: Final = re.compile(
    r"[(\[/|]\s*(?:AP Photo|AP Images|Photo (?:by|courtesy)|Photo:|Image:|Credit:|Pool (?:Photo|via)"
    r"|Reuters/|REUTERS/"
    r"|AFP/|Handout|Getty Images|EPA/|TASS/|Xinhua/|Courtesy)[^()\[\]\n]{0,80}[)\]]?\.?\s*$"
    r"|(?:via (?:AP|Reuters|AFP|Getty Images)|/Getty Images|/AFP|/Reuters|/REUTERS|/AP"
    r"|Getty Images)[)\]]?\.?\s*$"
)
_SEEN: Final = re.compile(
    r"\b(?:is|are|was|were|stands?|poses?|speaks?|walks?|shown|seen"
    r"|pictured)\b[^.\n]{0,80}\bin this (?:\w+,? ){0,4}"
    r"(?:photo|photograph|picture|image|frame grab|still|screen ?grab)\b",
    re.IGNORECASE,
)
_LONGEST: Final = 700


def is_caption(block: str) -> bool:
    """Say whether a block of text is a photo caption or the credit of a photo."""
    if len(block) > _LONGEST:
        return False
    return bool(
        _OPENING.match(block) or _CREDIT.search(block[-140:]) or (_SEEN.search(block) and len(block) < 400)
    )
