"""An attribution, as found by form: the words of its source, its cue and its content."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from communique.record import Span, StatementKind


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who is said to have said or thought what; `sentence` is the index of the sentence of the cue."""

    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    kind: StatementKind
    sentence: int
