"""Conflicts between two reports of one event: of its day, of its place."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt
from typing import TYPE_CHECKING

from communique.record import Conflict, ConflictValue

if TYPE_CHECKING:
    from communique.reading.acts.draft import Act
    from communique.reading.acts.merge import Merged
    from communique.record import Place

_EARTH = 6371.0
_APART = 30.0
"""Kilometres between two towns that are not one place."""


def day_conflict(merged: Merged) -> Conflict | None:
    """Give the conflict of two reports, each with one day, and not the same one."""
    values: dict[str, Act] = {}
    for act in merged.acts:
        if act.start is not None and act.start == act.end and act.when is not None:
            values.setdefault(act.start.isoformat(), act)
    if len(values) < 2:
        return None
    found = tuple(ConflictValue(day, act.evidence) for day, act in sorted(values.items()))
    return Conflict(merged.event.id, "date", found)


def place_conflict(merged: Merged) -> Conflict | None:
    """Give the conflict of two towns far apart; a visit has many stations, and no conflict."""
    if merged.event.mode == "visit":
        return None
    values: list[tuple[Place, Act]] = []
    for act in merged.acts:
        if act.place is not None and _is_town(act.place) and all(_are_apart(act.place, p) for p, _ in values):
            values.append((act.place, act))
    if len(values) < 2:
        return None
    return Conflict(merged.event.id, "place", tuple(ConflictValue(p.name, act.evidence) for p, act in values))


def _is_town(place: Place) -> bool:
    from communique.gazetteer.names import entries_named

    return not any(entry.kind in ("state", "region", "area") for entry in entries_named(place.name))


def _are_apart(one: Place, other: Place) -> bool:
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return False
    return kilometres((one.lat, one.lon), (other.lat, other.lon)) > _APART


def kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Give the great-circle distance of two points in degrees (haversine)."""
    lat1, lon1, lat2, lon2 = map(radians, (*one, *other))
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * _EARTH * asin(sqrt(half))
