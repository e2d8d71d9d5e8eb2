"""Values that the article itself gives differently for one event: its day, its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.record import Conflict, ConflictValue

if TYPE_CHECKING:
    from collections.abc import Sequence

    from communique.reading.acts.draft import Act
    from communique.reading.acts.merge import Merged


def find_conflicts(merged: Sequence[Merged]) -> list[Conflict]:
    """Give the conflicts of an article, by event."""
    return [conflict for one in merged if (conflict := _days(one))]


def _days(merged: Merged) -> Conflict | None:
    """Two reports of one act, each with one day, and not the same one."""
    values: dict[str, Act] = {}
    for act in merged.acts:
        if act.start is not None and act.start == act.end:
            values.setdefault(act.start.isoformat(), act)
    if len(values) < 2:
        return None
    found = tuple(ConflictValue(day, act.evidence) for day, act in sorted(values.items()))
    return Conflict(merged.event.id, "date", found)
