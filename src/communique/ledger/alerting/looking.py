"""One look of an alert at what is new: judged and written down in one transaction, so that it happens once.

A process that is killed before the transaction ends has told nothing and looked at nothing; after it, the
alert goes on behind what it looked at. Nothing is lost, and nothing is told twice.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from dataclasses import replace as replaced
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select, update

from communique._text import json_line
from communique.errors import UnknownEntry
from communique.ledger import clock, schema
from communique.ledger.alert_schema import alert_claims, alert_events, alerts, tellings
from communique.ledger.alerting import known, telling
from communique.ledger.alerting.rules import filters_of, load_alert, load_alerts
from communique.ledger.alerting.window import events_of, was_read, window_of, with_earlier
from communique.ledger.claim import Claims, chunks
from communique.ledger.decisions import corrections_of
from communique.ledger.engine import writing
from communique.ledger.entries import load_entries
from communique.ledger.filters import Selection
from communique.ledger.writing import add_many, inserting

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Connection

    from communique.ledger.alerting.known import Known
    from communique.ledger.alerting.rules import Alert, Kind
    from communique.ledger.alerting.telling import Telling
    from communique.ledger.alerting.window import Window
    from communique.ledger.claim import Claim
    from communique.ledger.decisions import Correction
    from communique.ledger.entries import EventEntry
    from communique.ledger.ledger import Ledger

MOST_SHOWN: Final = 25
"""Things of one look that are told with their words; those after them are counted."""


def look(ledger: Ledger) -> None:
    """Let every alert look at all that came since it last looked."""
    with ledger.reading() as connection:
        waiting = [one.name for one in load_alerts(connection) if window_of(connection, one)]
    for name in waiting:
        while _look_once(ledger, name):
            pass


def _look_once(ledger: Ledger, name: str) -> bool:
    """Let an alert look at the next window; gives whether there was one."""
    with writing(ledger._engine) as connection:
        try:
            alert = load_alert(connection, name)
        except UnknownEntry:  # it was removed meanwhile
            return False
        window = window_of(connection, alert)
        if window is None:
            return False
        _Look(connection, alert, window).write()
    return True


@dataclass(slots=True)
class _Judged:
    """One event at a look: what it is, what it was, and whether it was told as new."""

    number: int
    entry: EventEntry
    was: Known | None
    is_new: bool
    was_told: bool
    disputed: frozenset[str]


@dataclass(slots=True)
class _Look:
    connection: Connection
    alert: Alert
    window: Window
    loader: Claims = field(default_factory=Claims)
    found: list[Telling] = field(default_factory=list)

    def write(self) -> None:
        """Judge the events of the window, and write down what is told, what they are, and how far it went."""
        for some in chunks(events_of(self.connection, self.window)):
            judged = self._judged(some)
            for one in judged:
                self.found += self._tellings(one)
            self._remember(judged)
        at = clock.text(clock.now())
        add_many(self.connection, tellings, [self._row(one, at) for one in self.found])
        self.connection.execute(
            update(alerts)
            .where(alerts.c.id == self.alert.number)
            .values(record=self.window.record, correction=self.window.correction, looked_at=at)
        )

    def _judged(self, events: Sequence[int]) -> list[_Judged]:
        """Give those of some events that the alert asks for, with what is known of them."""
        matched = self._matching(events)
        if not matched:
            return []
        old = with_earlier(self.connection, matched, self.alert.from_record)
        told = known.told(self.connection, self.alert, matched)
        was = known.remembered(self.connection, self.alert, matched)
        unseen = [number for number in matched if number not in was]
        was |= known.worked_out(self.connection, self.window, unseen, self.loader)
        entries = load_entries(self.connection, matched)
        return [
            _Judged(
                number, entry, was.get(number), number not in old | told, number in told,
                known.disputed(self._claims(number)) if entry.is_contradicted else frozenset(),
            )
            for number, entry in zip(matched, entries, strict=True)
        ]  # fmt: skip

    def _matching(self, events: Sequence[int]) -> list[int]:
        """Give the events of the query, whatever their status: a change may lead into it, or out of it."""
        asked = replaced(filters_of(self.alert.asked), statuses=())
        try:
            numbers = Selection(self.connection, asked).numbers()
        except UnknownEntry:  # nobody has been named so yet
            return []
        return sorted(
            set(self.connection.scalars(numbers.where(numbers.selected_columns[0].in_(list(events)))))
        )

    def _tellings(self, one: _Judged) -> Iterable[Telling]:
        is_wanted = self._asks_for(one.entry.status)
        tells_new = "new" in self.alert.kinds and one.is_new and is_wanted
        if tells_new:
            yield self._made("new", one, "", lambda: self._new(one))
        changed = one.was is not None and one.was.status != one.entry.status
        if changed and not tells_new and "status" in self.alert.kinds:
            before = one.was.status if one.was else ""
            if is_wanted or self._asks_for(before):
                mark = f"{before}>{one.entry.status}@{self.window.record}.{self.window.correction}"
                yield self._made("status", one, mark, lambda: self._status(one, before))
        fields = one.disputed - (one.was.disputed if one.was else frozenset())
        if fields and is_wanted and "contradiction" in self.alert.kinds:
            for name, content in telling.of_contradictions(
                self.connection, one.entry, self._claims(one.number), fields
            ):
                yield self._made("contradiction", one, name, lambda content=content: content)

    def _made(self, kind: Kind, one: _Judged, mark: str, content: Any) -> Telling:
        shown = content() if len(self.found) < MOST_SHOWN else None
        return telling.Telling(kind, one.entry.name, mark, shown)

    def _asks_for(self, status: str) -> bool:
        wanted = self.alert.asked.get("status")
        return not wanted or status in wanted

    def _new(self, one: _Judged) -> dict[str, Any]:
        return telling.of_new(self.connection, one.entry, self._claims(one.number))

    def _status(self, one: _Judged, before: str) -> dict[str, Any]:
        claims = self._claims(one.number)
        c = schema.claims.c
        old = select(c.id).where(c.event == one.number, was_read(c.article, self.window.after_record))
        fresh = {claim.number for claim in claims} - set(self.connection.scalars(old))
        edit = self._edit(one.entry)
        return telling.of_status(self.connection, one.entry, before, claims, fresh, edit)

    def _edit(self, entry: EventEntry) -> Correction | None:
        """Give the new correction that says an event's status, if one does."""
        said = [
            one
            for one in corrections_of(self.connection, entry.name)
            if one.number > self.window.after_correction
            and not one.is_undone
            and one.fields.get("status") == entry.status
        ]
        return said[-1] if said else None

    def _claims(self, event: int) -> list[Claim]:
        c = schema.claims.c
        return self.loader.load(
            self.connection, self.connection.scalars(select(c.id).where(c.event == event))
        )

    def _remember(self, judged: Sequence[_Judged]) -> None:
        """Keep what events are, and which reports belong to events told as new."""
        statement = inserting(self.connection, alert_events)
        told = {name: statement.excluded[name] for name in ("status", "disputed")}
        statement = statement.on_conflict_do_update(index_elements=["event", "alert"], set_=told)
        rows = [
            {
                "event": one.number, "alert": self.alert.number, "status": one.entry.status,
                "disputed": json_line(sorted(one.disputed)),
            }
            for one in judged
        ]  # fmt: skip
        if rows:
            self.connection.execute(statement, rows)
        if "new" not in self.alert.kinds:
            return
        numbers = [
            one.number for one in judged if one.was_told or (one.is_new and self._asks_for(one.entry.status))
        ]
        c = schema.claims.c
        claims = self.connection.scalars(
            select(c.id).where(
                c.event.in_(numbers), ~was_read(c.article, self.alert.from_record)
            )
        )  # fmt: skip
        add_many(self.connection, alert_claims, [{"claim": n, "alert": self.alert.number} for n in claims])

    def _row(self, one: Telling, at: str) -> dict[str, Any]:
        content = None if one.content is None else json_line(one.content)
        return {
            "alert": self.alert.number, "kind": one.kind, "event": one.event, "mark": one.mark, "at": at,
            "content": content,
        }  # fmt: skip
