"""The rows of events: made, written anew from the claims that report each, and ended when none does."""

from __future__ import annotations

import hashlib
import secrets
from collections import defaultdict
from typing import TYPE_CHECKING

from sqlalchemy import delete, select, update

from communique.ledger import history, schema
from communique.ledger.claim import chunks
from communique.ledger.decisions import Verdict, verdicts
from communique.ledger.editing import amended
from communique.ledger.tallies import retally
from communique.ledger.writing import add_many, insert_many, update_many

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from sqlalchemy import Connection

    from communique.ledger.claim import Claim, Claims
    from communique.ledger.writing import Row

_NAME = 12
"""Hexadecimal digits in the name of an event."""


def new_events(connection: Connection, firsts: Sequence[Claim]) -> list[int]:
    """Make the rows of new events, each named after its first claim; gives their numbers.

    Where another act told by the same words, or an event whose first claim went elsewhere, has the name, the
    claim's number in its record makes another; at worst chance does.
    """
    wished = [(_name(claim.key[:3]), _name(claim.key)) for claim in firsts]
    every = [name for names in wished for name in names]
    events = schema.events.c
    there: set[str] = set()
    for at in range(0, len(every), 500):
        some = every[at : at + 500]
        there.update(connection.scalars(select(events.name).where(events.name.in_(some))))
    names = []
    for short, full in wished:
        chance = f"{full}{secrets.token_hex(4)}"
        name = next(name for name in (short, full, chance) if name not in there)
        there.add(name)
        names.append(name)
    return blank_events(connection, names, firsts)


def _name(key: Sequence[str]) -> str:
    digest = hashlib.sha256("\n".join(key).encode()).hexdigest()
    return f"E-{digest[:_NAME]}"


def blank_events(connection: Connection, names: Sequence[str], firsts: Sequence[Claim]) -> list[int]:
    """Make the rows of events of given names, which are taken back from the events that they passed to."""
    former = schema.event_names
    for at in range(0, len(names), 500):
        connection.execute(delete(former).where(former.c.name.in_(names[at : at + 500])))
    rows = [
        {
            "name": name,
            "type": claim.type,
            "status": claim.status,
            "score": 0.0,
            "reports": 0,
            "independent": 0,
        }
        for name, claim in zip(names, firsts, strict=True)
    ]
    return insert_many(connection, schema.events, rows)


def summarise(
    connection: Connection, events: Iterable[int], loader: Claims, heirs: Mapping[int, int] | None = None
) -> None:
    """Write what events are now by their claims and what people say of them.

    Those without claims end; their names stay good for the event that `heirs` gives.
    """
    said = verdicts(connection, set(events))
    wanted = sorted({*events, *said})
    claims: dict[int, list[Claim]] = defaultdict(list)
    for chunk in chunks(wanted):
        c = schema.claims.c
        home = {
            claim: event
            for claim, event in connection.execute(select(c.id, c.event).where(c.event.in_(chunk)))
            if event is not None
        }
        for claim in loader.load(connection, home):
            claims[home[claim.number]].append(claim)
    rows = [_row(event, claims[event], said.get(event, Verdict())) for event in wanted if claims[event]]
    retally(connection, wanted, rows)
    update_many(connection, schema.events, [row for row, _ in rows])
    for chunk in chunks(wanted):
        connection.execute(delete(schema.event_sides).where(schema.event_sides.c.event.in_(chunk)))
    add_many(connection, schema.event_sides, [_of(row, side) for row, sides in rows for side in sides])
    _end(connection, {event for event in wanted if not claims[event]}, heirs or {})


def _end(connection: Connection, empty: Collection[int], heirs: Mapping[int, int]) -> None:
    """Delete events without claims; all their names become names of their heirs."""
    events, former = schema.events, schema.event_names
    for event in empty:
        heir = heirs.get(event)
        if heir is not None and heir in empty:
            heir = heirs.get(heir)
        if heir is not None and heir not in empty:
            name = connection.scalar(select(events.c.name).where(events.c.id == event))
            connection.execute(update(former).where(former.c.event == event).values(event=heir))
            add_many(connection, former, [{"name": name, "event": heir}])
        connection.execute(delete(events).where(events.c.id == event))


def _row(event: int, claims: list[Claim], said: Verdict) -> tuple[Row, list[Row]]:
    now = history.state(claims)
    published = sorted(str(claim.published) for claim in claims if claim.published)
    day = _text(now.first_day) or (published[0] if published else None)
    where = now.where
    row = {
        "id": event, "type": claims[0].type, "mode": now.mode, "cameo": now.cameo, "status": now.status,
        "first_day": _text(now.first_day), "last_day": _text(now.last_day), "day": day,
        "place": where.name if where else None, "place_country": where.country if where else None,
        "lat": where.lat if where else None, "lon": where.lon if where else None,
        "geonames": where.geonames if where else None, "score": now.score,
        "first_reported": published[0] if published else None,
        "last_reported": published[-1] if published else None,
        "reports": now.reports, "independent": now.independent,
        "is_contradicted": int(bool(history.contradictions(claims))), "review": said.review,
    }  # fmt: skip
    sides = [
        {"event": event, "side": side, "actor": party.number, "country": party.country, "position": position}
        for side, parties in (("source", now.sources), ("target", now.targets))
        for position, party in enumerate(parties)
    ]
    return amended(row, sides, said.fields, claims)


def _of(event: Row, side: Row) -> Row:
    """Give the row of a side, which tells some of its event too."""
    return side | {name: event[name] for name in ("day", "type", "mode")}


def _text(day: object) -> str | None:
    return str(day) if day else None
