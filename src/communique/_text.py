"""What a stranger wrote, made safe to print and to write: articles, names of files, answers of servers."""

from __future__ import annotations

import json
import re
from typing import Any

_UNSAFE_IN_JSON = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""What JSON lets stand but a terminal obeys, a reader of lines breaks at, or UTF-8 has no bytes for."""
_KEPT = "\xa0\u200c\u200d"
"""Not printable to Python, but part of texts: the space that never breaks, and what joins Persian letters."""


def one_line(text: str) -> str:
    """Fold white space and drop control characters, those of writing direction too."""
    return printable(" ".join(text.split()))


def printable(text: str) -> str:
    return text if text.isprintable() else "".join(c for c in text if c.isprintable() or c in _KEPT)


def json_line(value: Any, *, indent: int | None = None) -> str:
    """Write `value` as JSON that any terminal and any reader of lines takes; it reads back the same."""
    plain = json.dumps(value, ensure_ascii=False, indent=indent)
    return _UNSAFE_IN_JSON.sub(lambda match: f"\\u{ord(match[0]):04x}", plain)
