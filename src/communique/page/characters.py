"""Characters that are none: halves of a surrogate pair, which no text outside Python may hold."""

from __future__ import annotations

import re
from typing import Final

_SURROGATE: Final = re.compile(r"[\ud800-\udfff]")


def without_surrogates(text: str) -> str:
    """Put U+FFFD for each surrogate code point, so that every offset into the text stays.

    A page cuts a headline in the middle of an emoji, a file's name is not UTF-8: both leave one.
    """
    return _SURROGATE.sub("\ufffd", text)
