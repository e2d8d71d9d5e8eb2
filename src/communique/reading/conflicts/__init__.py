"""Values that the article itself gives differently for one event: its day, its place, a number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.reading.conflicts.numbers import number_conflicts
from communique.reading.conflicts.values import day_conflict, place_conflict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from communique.reading.acts.merge import Merged
    from communique.reading.document import Sentence
    from communique.record import Article, Conflict, Time


def find_conflicts(
    article: Article, sentences: Sequence[Sentence], times: Sequence[Time], merged: Sequence[Merged]
) -> list[Conflict]:
    """Give the conflicts of an article, in the order of its events."""
    found = [c for one in merged for c in (day_conflict(one), place_conflict(one)) if c is not None]
    found += number_conflicts(article, sentences, times, [one.event for one in merged])
    order = {one.event.id: i for i, one in enumerate(merged)}
    return sorted(found, key=lambda conflict: order[conflict.event])
