"""Attributions marked by hand in articles whose texts are elsewhere: `training/attributions.jsonl`.

A line an article: the digest of its text, and for each attribution the offsets of its source (or null), its
cue and the parts of its content. All attributions of the article are marked, of wishes and attitudes too.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from communique.record import Span


@dataclass(frozen=True, slots=True)
class Marked:
    """One attribution as marked."""

    source: Span | None
    cue: Span
    content: tuple[Span, ...]


def load(path: Path) -> dict[str, list[Marked]]:
    """Give the attributions of each article by the digest of its text."""
    found: dict[str, list[Marked]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        found[row["sha256"]] = [
            Marked(tuple(s) if s else None, tuple(c), tuple(tuple(p) for p in parts))
            for s, c, parts in row["attributions"]
        ]
    return found
