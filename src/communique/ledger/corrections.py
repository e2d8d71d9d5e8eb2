"""Correct a ledger: accept, reject and edit events, merge them, split them, and undo any of it.

Each correction is a new row with its author, time and reason; none is ever changed. What holds is worked out
by `decisions` whenever claims are joined to events, so corrections outlive newer readings and new merging.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select, update

from communique.errors import InvalidCorrection, UnknownEntry
from communique.ledger import schema
from communique.ledger.claim import chunks
from communique.ledger.decisions import (
    all_corrections,
    correction,
    decided,
    event_number,
    known_number,
    present_claims,
)
from communique.ledger.editing import checked
from communique.ledger.merging import merge
from communique.ledger.naming import claims_of_events
from communique.ledger.readings import now
from communique.ledger.rows import to_json
from communique.ledger.summary import blank_events, new_events, summarise
from communique.ledger.writing import insert_many

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy import Connection

    from communique.ledger.claim import Claims
    from communique.ledger.decisions import Action, Correction
    from communique.ledger.naming import NamedClaim
    from communique.ledger.writing import Row


@dataclass(frozen=True, slots=True)
class Corrector:
    """What one person corrects, for one reason, within one transaction."""

    connection: Connection
    loader: Claims
    by: str
    reason: str

    def __post_init__(self) -> None:
        for value, what in ((self.by, "the name of who makes it"), (self.reason, "a reason")):
            if not value.strip():
                raise InvalidCorrection(f"A correction needs {what}.")

    def review(self, action: Action, event: str) -> Correction:
        """Accept or reject an event."""
        number = known_number(self.connection, event)
        found = self._noted(action, number, claims=claims_of_events(self.connection, [number]))
        summarise(self.connection, [number], self.loader)
        return found

    def edit(self, event: str, fields: Mapping[str, object]) -> Correction:
        """Say what fields of an event are."""
        number = known_number(self.connection, event)
        said = checked(self.connection, _row(self.connection, number), fields)
        found = self._noted("edit", number, claims=claims_of_events(self.connection, [number]), fields=said)
        summarise(self.connection, [number], self.loader)
        return found

    def merge(self, event: str, other: str) -> Correction:
        """Say that two events are one, which keeps the name of the first."""
        number, second = known_number(self.connection, event), known_number(self.connection, other)
        if number == second:
            raise InvalidCorrection(f"{event} and {other} are one event already; name two to merge.")
        found = self._noted(
            "merge", number, claims=claims_of_events(self.connection, [number]),
            other_claims=claims_of_events(self.connection, [second]),
            other=_row(self.connection, second)["name"],
        )  # fmt: skip
        self._bring_about(found)
        return found

    def split(self, event: str, claims: Sequence[int | str]) -> Correction:
        """Say that claims report another event. A number names one, a source, digest or outlet all of it."""
        number = known_number(self.connection, event)
        every = claims_of_events(self.connection, [number])
        off = {claim.number for name in claims for claim in _meant(event, name, every)}
        if not off:
            raise InvalidCorrection(f"Name the claims to split off {event}.")
        if len(off) == len(every):
            raise InvalidCorrection(f"A split leaves {event} at least one of its {len(every)} claims.")
        firsts = self.loader.load(self.connection, off)[:1]
        made = new_events(self.connection, firsts)[0]
        found = self._noted(
            "split", number, claims=[claim for claim in every if claim.number not in off],
            other_claims=[claim for claim in every if claim.number in off],
            other=_row(self.connection, made)["name"],
        )  # fmt: skip
        self._bring_about(found)
        return found

    def undo(self, number: int) -> Correction:
        """Undo a correction, or an undo."""
        every = {one.number: one for one in all_corrections(self.connection)}
        undone = every.get(number)
        if undone is None:
            raise UnknownEntry("correction", str(number))
        if undone.is_undone:
            raise InvalidCorrection(f"Correction {number} is undone already.")
        row: Row = {"event": undone.event, "action": "undo", "payload": "{}", "undoes": number}
        found = self._written(row)
        root = undone
        while root.undoes is not None:
            root = every[root.undoes]
        holds = any(c.number == root.number and not c.is_undone for c in all_corrections(self.connection))
        if root.action in ("merge", "split"):
            self._bring_about(root, reverse=not holds)
        else:
            present = present_claims(self.connection, [root])[root.number].values()
            summarise(self.connection, {c.event for c in present if c.event is not None}, self.loader)
        return found

    def _noted(
        self,
        action: Action,
        event: int,
        *,
        claims: Iterable[NamedClaim],
        other_claims: Iterable[NamedClaim] = (),
        **payload: Any,
    ) -> Correction:
        """Write the row of a correction."""
        payload["claims"] = [claim.name.to_dict() for claim in claims]
        payload["other_claims"] = [claim.name.to_dict() for claim in other_claims]
        name = _row(self.connection, event)["name"]
        return self._written({"event": name, "action": action, "payload": to_json(payload), "undoes": None})

    def _written(self, row: Row) -> Correction:
        row |= {"at": now(), "author": self.by.strip(), "reason": self.reason.strip()}
        (number,) = insert_many(self.connection, schema.corrections, [row])
        return correction(self.connection, number)

    def _bring_about(self, correction: Correction, *, reverse: bool = False) -> None:
        """Join or part the claims of a merge or a split, and let all claims near them find their events."""
        present = present_claims(self.connection, [correction])[correction.number]
        ours = [present[name].number for name in correction.claims if name in present]
        theirs = [present[name].number for name in correction.other_claims if name in present]
        changed = {claim.event for claim in present.values() if claim.event is not None}
        heirs: dict[int, int] = {}
        if ours and theirs:
            event = event_number(self.connection, correction.event)
            if (correction.action == "merge") is not reverse:
                heirs = self._join(event, theirs)
                changed |= set(heirs.values())
            else:
                changed.add(self._part(correction, event, theirs))
        decision = decided(self.connection)
        merge(self.connection, [*ours, *theirs], changed, decision, self.loader, heirs)

    def _join(self, event: int | None, claims: list[int]) -> dict[int, int]:
        """Move claims to an event; gives it as the heir of the events that they come from."""
        if event is None:
            return {}
        left = self._move(claims, event)
        return {one: event for one in left if one != event}

    def _part(self, correction: Correction, event: int | None, claims: list[int]) -> int:
        """Move claims off an event to the other of a correction, which gets its name back if it is free."""
        name = correction.other or ""
        other = event_number(self.connection, name)
        if other is None or other == event or _row(self.connection, other)["name"] != name:
            first = self.loader.load(self.connection, claims)[:1]
            other = blank_events(self.connection, [name], first)[0]
        self._move(claims, other)
        return other

    def _move(self, claims: list[int], event: int) -> set[int]:
        c = schema.claims.c
        left: set[int] = set()
        for some in chunks(claims):
            found = self.connection.scalars(select(c.event).where(c.id.in_(some)))
            left |= {one for one in found if one is not None}
            self.connection.execute(update(schema.claims).where(c.id.in_(some)).values(event=event))
        return left


def _row(connection: Connection, event: int) -> Row:
    query = select(schema.events).where(schema.events.c.id == event)
    return {**connection.execute(query).mappings().one()}


def _meant(event: str, name: int | str, claims: Sequence[NamedClaim]) -> list[NamedClaim]:
    """Give the claims that a number, an article's digest or source, or an outlet means."""
    word = str(name)
    found = [c for c in claims if word in (str(c.number), c.name.article, c.source, c.name.outlet)]
    if not found:
        raise UnknownEntry(f"claim of {event} that is named", word)
    return found
