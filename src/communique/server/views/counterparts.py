"""Whom an actor acts with most, in the latest of its events, and what those do among each other."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

from sqlalchemy import false, func, not_, select, union_all

from communique.ledger import schema
from communique.ledger.whom import whom
from communique.plover import QUADS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy import ColumnElement, Connection, FromClause, Subquery

    from communique.ledger.whom import Whom

    _Rows = dict[int, list[tuple[int, str, str]]]

LATEST = 2_000
"""Events of the actor that are looked at."""
LATEST_OF_EACH = 300
"""Events looked at of each counterpart, for what they do among each other."""
MOST = 15
MOST_LINKS = 12
_LOOKED_UP = 60
"""Actors whose names are looked up: some have the same name."""
_COOPERATION = frozenset(kind for kind, quad in QUADS.items() if quad.endswith("cooperation"))


@dataclass(frozen=True, slots=True)
class Counterpart:
    """One on the other side: in how many events, how many of them cooperation, the day of the latest."""

    name: str
    kind: str
    country: str | None
    events: int
    cooperation: int
    conflict: int
    latest: str | None


@dataclass(frozen=True, slots=True)
class Link:
    """What two counterparts do with each other, by their names."""

    one: str
    other: str
    events: int
    cooperation: int
    conflict: int


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """An actor with its counterparts, those of most events first, and the most there is among these.

    `events` are those of the actor that were looked at, its latest of the days asked for; `is_cut` tells
    whether there are more. Links are counted in the latest events of each of both.
    """

    name: str
    events: int
    is_cut: bool
    neighbours: list[Counterpart]
    links: list[Link]


def load_neighbourhood(
    connection: Connection, name: str, since: date | None = None, until: date | None = None
) -> Neighbourhood:
    """Give whom an actor acts with. Raises `UnknownEntry`."""
    ours = schema.event_sides.alias()
    party = whom(connection, name)
    latest = (
        select(ours.c.event, ours.c.side).where(party.among(ours), *_dated(ours, since, until))
        .order_by(ours.c.day.desc(), ours.c.event.desc()).limit(LATEST)
    )  # fmt: skip
    asked = latest.subquery()
    sides, events = connection.execute(
        select(func.count(), func.count(asked.c.event.distinct())).select_from(asked)
    ).one()
    met = _met(connection, party, asked)
    found = sorted((_counterpart(one) for one in met), key=lambda one: (-one.events, one.name))[:MOST]
    shown = {one.name for one in found}
    names = {number: one.name for one in met if one.name in shown for number in one.numbers}
    return Neighbourhood(name, events, sides == LATEST, found, _links(connection, names, since, until))


@dataclass(slots=True)
class _Met:
    """Actors of one name on the other side: their numbers, and each event with its type."""

    name: str
    kind: str
    country: str | None
    numbers: list[int]
    events: dict[int, str | None]
    latest: str | None


def _met(connection: Connection, party: Whom, asked: Subquery) -> list[_Met]:
    """Give who stands on the other side, those met in most events; several actors of one name are one."""
    theirs, actor = schema.event_sides.alias(), schema.actors.c
    rows = connection.execute(
        select(theirs.c.event, theirs.c.actor, theirs.c.type, theirs.c.day)
        .join_from(asked, theirs, (theirs.c.event == asked.c.event) & (theirs.c.side != asked.c.side))
        .where(not_(func.coalesce(party.among(theirs), false())))  # many have no country
    )
    events: dict[int, dict[int, str | None]] = defaultdict(dict)
    days: dict[int, str] = {}
    for event, number, kind, day in rows.all():
        events[number][event] = kind
        days[number] = max(days.get(number, ""), day)
    most = sorted(events, key=lambda number: (-len(events[number]), number))[:_LOOKED_UP]
    found: dict[str, _Met] = {}
    named = select(actor.id, actor.name, actor.kind, actor.country).where(actor.id.in_(most))
    for row in connection.execute(named.order_by(actor.id)):
        one = found.setdefault(row.name, _Met(row.name, row.kind, row.country, [], {}, None))
        one.numbers.append(row.id)
        one.events |= events[row.id]
        one.latest = max(one.latest or "", days[row.id])
    return list(found.values())


def _counterpart(one: _Met) -> Counterpart:
    kindly = sum(kind in _COOPERATION for kind in one.events.values())
    return Counterpart(
        one.name, one.kind, one.country, len(one.events), kindly, len(one.events) - kindly, one.latest
    )


def _dated(sides: FromClause, since: date | None, until: date | None) -> Sequence[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = [sides.c.day.is_not(None)]
    if since is not None:
        found.append(sides.c.day >= str(since))
    if until is not None:
        found.append(sides.c.day <= str(until))
    return found


def _links(
    connection: Connection, names: dict[int, str], since: date | None, until: date | None
) -> list[Link]:
    """Count what counterparts do with each other, in the latest events of both."""
    events, kindly = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for sides in _latest_of_each(connection, list(names), since, until).values():
        if len(sides) < 2:
            continue
        acting, affected = (
            {names[actor] for actor, side, _ in sides if side == which} for which in ("source", "target")
        )
        pairs = {(min(pair), max(pair)) for pair in product(acting, affected) if pair[0] != pair[1]}
        events.update(pairs)
        if sides[0][2] in _COOPERATION:
            kindly.update(pairs)
    most = sorted(events.items(), key=lambda one: (-one[1], one[0]))[:MOST_LINKS]
    return [Link(*pair, size, kindly[pair], size - kindly[pair]) for pair, size in most]


def _latest_of_each(
    connection: Connection, actors: list[int], since: date | None, until: date | None
) -> _Rows:
    """Give the sides of the latest events of each actor, by event: who, on which side, of which type."""
    found: _Rows = defaultdict(list)
    if len(actors) < 2:
        return found
    sides = schema.event_sides
    each = [
        select(sides.c.event, sides.c.actor, sides.c.side, sides.c.type)
        .where(sides.c.actor == actor, *_dated(sides, since, until))
        .order_by(sides.c.day.desc(), sides.c.event.desc()).limit(LATEST_OF_EACH).subquery()
        for actor in actors
    ]  # fmt: skip
    for event, actor, side, kind in connection.execute(union_all(*map(select, each))).all():
        found[event].append((actor, side, kind))
    return found
