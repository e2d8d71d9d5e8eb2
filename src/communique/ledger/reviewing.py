"""What a person should look at next: a queue of events that nobody reviewed, of those that were told last."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from sqlalchemy import ColumnElement, and_, func, select

from communique.ledger import schema

if TYPE_CHECKING:
    from sqlalchemy import Connection, Subquery

    from communique.ledger.filters import Selection
    from communique.ledger.paging import Key

Kind = Literal["contradicted", "unsure", "doubtful", "newest"]
LOOKED_AT = 5_000
"""Events of which a queue is made: more would take too long in a large ledger."""
UNSURE = 0.8
"""A report that joined its event with less probability may tell of another one."""
DOUBTFUL = 0.5
_SEVERAL = 2
_OWN = 2_000
"""Corrections of one person that are looked at."""


@dataclass(frozen=True, slots=True)
class Item:
    """An event to look at; of unsure merges also the claim that may not belong to it."""

    event: str
    claim: int | None = None


@dataclass(frozen=True, slots=True)
class Queue:
    """The first item, how many there are among the events looked at, and where the others begin, if any."""

    first: Item | None
    left: int
    looked_at: int
    further: str | None


def load_queue(
    connection: Connection, selection: Selection, kind: Kind, after: Key | None, past: int | None = None
) -> Queue:
    """Give a queue among the events behind `after`; of unsure merges those behind claim `past`."""
    window = _window(selection, after)
    size, last = _extent(connection, window)
    found = _unsure(connection, window, past) if kind == "unsure" else _events(connection, window, kind)
    first, left = found
    return Queue(first, left, size, last if size >= LOOKED_AT else None)


def _window(selection: Selection, after: Key | None) -> Subquery:
    """Select the events that are looked at, the latest first; those without a day come last."""
    is_dated = after is None or after[0] is not None
    keys = selection.keys(after, LOOKED_AT, is_dated=is_dated, newest_first=True).subquery()
    columns = list(keys.c)
    return select(columns[0].label("day"), columns[1].label("id")).subquery("window")


def _extent(connection: Connection, window: Subquery) -> tuple[int, str | None]:
    """Give how many events are looked at, and the name of the last one."""
    size = connection.scalar(select(func.count()).select_from(window)) or 0
    last = (
        select(schema.events.c.name)
        .join_from(window, schema.events, schema.events.c.id == window.c.id)
        .order_by(window.c.day, window.c.id)
        .limit(1)
    )
    return size, connection.scalar(last)


def _events(connection: Connection, window: Subquery, kind: Kind) -> tuple[Item | None, int]:
    event = schema.events.c
    found = (
        select(event.name, window.c.day, window.c.id)
        .join_from(window, schema.events, event.id == window.c.id)
        .where(event.review.is_(None), *_wanted(kind))
    )
    first = connection.scalar(found.order_by(window.c.day.desc(), window.c.id.desc()).limit(1))
    left = connection.scalar(select(func.count()).select_from(found.subquery())) or 0
    return (Item(first) if first else None), left


def _wanted(kind: Kind) -> list[ColumnElement[bool]]:
    event = schema.events.c
    if kind == "contradicted":
        return [event.is_contradicted == 1]
    if kind == "doubtful":
        return [event.score < DOUBTFUL, event.reports >= _SEVERAL]
    return []


def _unsure(connection: Connection, window: Subquery, past: int | None) -> tuple[Item | None, int]:
    """Find reports that joined their event with little probability, the least first."""
    event, claim = schema.events.c, schema.claims.c
    found = (
        select(event.name, claim.id, claim.merge_score)
        .join_from(window, schema.events, event.id == window.c.id)
        .join(schema.claims, claim.event == event.id)
        .where(event.review.is_(None), claim.merge_score < UNSURE)
    )
    before = connection.scalar(select(claim.merge_score).where(claim.id == past)) if past else None
    if before is not None:
        behind = claim.merge_score > before
        found = found.where(behind | and_(claim.merge_score == before, claim.id > past))
    row = connection.execute(found.order_by(claim.merge_score, claim.id).limit(1)).first()
    left = connection.scalar(select(func.count()).select_from(found.subquery())) or 0
    return (Item(row.name, row.id) if row else None), left


def least_sure(connection: Connection, event: int) -> int | None:
    """Give the claim that joined an event, by number, with the least probability; None of a single claim."""
    claim = schema.claims.c
    joined = select(claim.id).where(claim.event == event, claim.merge_score.is_not(None))
    return connection.scalar(joined.order_by(claim.merge_score, claim.id).limit(1))


@dataclass(frozen=True, slots=True)
class Made:
    """A correction in short."""

    number: int
    author: str
    action: str
    event: str
    other: str | None
    undoes: int | None


def made(connection: Connection, number: int) -> Made | None:
    """Give a correction in short; None where there is none of that number."""
    c = schema.corrections.c
    row = connection.execute(select(schema.corrections).where(c.id == number)).first()
    if row is None:
        return None
    return Made(row.id, row.author, row.action, row.event, json.loads(row.payload).get("other"), row.undoes)


def last_of(connection: Connection, person: str) -> Made | None:
    """Give the last correction of a person that holds; what they undid or others undid is passed over."""
    holding = _holding(connection, person)
    return made(connection, holding[0]) if holding else None


def count_since(connection: Connection, person: str, moment: str) -> int:
    """Count the corrections of a person since a moment (UTC) that hold."""
    return len(_holding(connection, person, moment))


def _holding(connection: Connection, person: str, moment: str = "") -> list[int]:
    """Give the numbers of a person's latest corrections that hold and undo nothing, the last one first."""
    c = schema.corrections.c
    latest = select(c.id).where(c.author == person, c.at >= moment, c.action != "undo")
    own = list(connection.scalars(latest.order_by(c.id.desc()).limit(_OWN)))
    if not own:
        return []
    undoing = select(c.id, c.undoes).where(c.undoes.is_not(None), c.id > own[-1]).order_by(c.id.desc())
    undone: set[int] = set()
    for row in connection.execute(undoing):  # the youngest first: an undo may be undone itself
        if row.id not in undone:
            undone.add(row.undoes)
    return [one for one in own if one not in undone]
