"""One thing to tell of an event, with the words of the reports that say so."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select

from communique.ledger import history, schema
from communique.ledger.results import plain

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from sqlalchemy import Connection

    from communique.ledger.alerting.rules import Kind
    from communique.ledger.claim import Claim
    from communique.ledger.decisions import Correction
    from communique.ledger.entries import EventEntry

LONGEST: Final = 600
"""Characters of a report's words that are told; the page of the event has all."""
MOST_REPORTS: Final = 3
"""Reports of each side of a contradiction that are told."""


@dataclass(frozen=True, slots=True)
class Telling:
    """What is told: `content` has the event's entry as it was then, and what changed.

    It is None for one of so many that a message only counts them.
    """

    kind: Kind
    event: str
    mark: str
    content: dict[str, Any] | None


def of_new(connection: Connection, entry: EventEntry, claims: Sequence[Claim]) -> dict[str, Any]:
    """Tell of an event that is new, by its first report that has its status."""
    ordered = history.in_order(claims)
    first = next((claim for claim in ordered if claim.status == entry.status), ordered[0])
    return {"event": plain(entry), "report": _reports(connection, [first.number])[0]}


def of_status(
    connection: Connection,
    entry: EventEntry,
    before: str,
    claims: Sequence[Claim],
    fresh: Collection[int],
    edit: Correction | None,
) -> dict[str, Any]:
    """Tell of a status that changed, by the first new report that says so, or by who corrected it.

    `fresh` are the claims, by number, that the alert has not looked at.
    """
    content: dict[str, Any] = {"event": plain(entry), "from": before, "to": entry.status}
    if edit is not None:
        return content | {"correction": {"author": edit.author, "reason": edit.reason, "at": edit.at}}
    agreeing = [claim for claim in history.in_order(claims) if claim.status == entry.status]
    shown = [claim for claim in agreeing if claim.number in fresh] or agreeing[-1:]
    reports = _reports(connection, [claim.number for claim in shown[:1]])
    return content | {"report": reports[0] if reports else None}


def of_contradictions(
    connection: Connection, entry: EventEntry, claims: Sequence[Claim], fields: Iterable[str]
) -> Iterable[tuple[str, dict[str, Any]]]:
    """Tell of each field that reports began to disagree on, with all values and who gives them."""
    wanted = set(fields)
    for one in history.contradictions(claims):
        if one.field in wanted:
            sides = [
                {
                    "value": value,
                    "count": len(numbers),
                    "reports": _reports(connection, numbers[:MOST_REPORTS]),
                }
                for value, numbers in one.values
            ]
            yield one.field, {"event": plain(entry), "field": one.field, "sides": sides}


def _reports(connection: Connection, claims: Sequence[int]) -> list[dict[str, Any]]:
    """Give the words of claims, and whose they are, in the order of their numbers given."""
    c, a = schema.claims.c, schema.articles.c
    rows = connection.execute(
        select(
            c.id, c.words, c.status, c.trigger_span, a.published, a.digest, a.outlet, a.source, a.title
        )
        .join(schema.articles, a.id == c.article)
        .where(c.id.in_(claims))
    )  # fmt: skip
    found = {
        row.id: {
            "words": _short(row.words), "status": row.status, "outlet": row.outlet or None,
            "source": row.source, "title": row.title, "published": row.published, "article": row.digest,
            "at": json.loads(row.trigger_span)[0],
        }
        for row in rows
    }  # fmt: skip
    return [found[number] for number in claims if number in found]


def _short(words: str) -> str:
    return words if len(words) <= LONGEST else f"{words[:LONGEST].rpartition(' ')[0] or words[:LONGEST]} …"
