"""Which events are exported: by day, actor and status. What a person has rejected is left out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import or_, select

from communique.ledger import schema
from communique.ledger.filters import days
from communique.ledger.whom import whom

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import ColumnElement, Connection

    from communique.record import Status


@dataclass(frozen=True, slots=True)
class Selection:
    """Events from `since` to `until`, both inclusive, in which all `actors` take part.

    An actor is a country ("NOR", "Norway"), with all who act for it, or a name ("Ada Olsen"). `names` are
    those of single events, where only these are wanted.
    """

    since: date | None = None
    until: date | None = None
    actors: tuple[str, ...] = ()
    status: Status | None = None
    names: tuple[str, ...] | None = None

    def conditions(self, connection: Connection) -> list[ColumnElement[bool]]:
        """Give what is asked of a row of `events`. Raises `LedgerError`."""
        c = schema.events.c
        found: list[ColumnElement[bool]] = [or_(c.review.is_(None), c.review != "rejected")]
        if self.since:
            found.append(c.day >= str(self.since))
        if self.until:
            found.append(c.day <= str(self.until))
        if self.status:
            found.append(c.status == self.status)
        if self.names is not None:
            found.append(c.name.in_(self.names))
        days(self.since, self.until)
        event = schema.event_sides.c.event
        for actor in self.actors:
            found.append(c.id.in_(select(event).where(whom(connection, actor).among(schema.event_sides))))
        return found
