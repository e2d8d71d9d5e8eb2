"""What people have decided: the corrections that hold, and what they mean for the claims there are now.

Corrections are rows that are never changed; to undo one is another row, which can be undone itself. Those
that hold are worked out from the rows each time, against the claims of the present readings.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Literal

from sqlalchemy import and_, or_, select

from communique.errors import UnknownEntry
from communique.ledger import schema
from communique.ledger.claim import chunks
from communique.ledger.cluster import NOTHING, Decided, pair
from communique.ledger.naming import ClaimName, claims_of_articles, claims_of_events, find

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Connection, Select
    from sqlalchemy import Row as Found

    from communique.ledger.cluster import Pair
    from communique.ledger.naming import NamedClaim

Action = Literal["accept", "reject", "edit", "merge", "split", "undo"]
_GROUPING = frozenset({"merge", "split"})


@dataclass(frozen=True, slots=True)
class Correction:
    """One decision of a person. `event` is the name of the event at that time, `at` the time in UTC.

    `other` is the event that was merged into it or split off it; `fields` is what an edit says. `claims` and
    `other_claims` are what the two events rested on.
    """

    number: int
    at: str
    author: str
    action: Action
    event: str
    reason: str
    other: str | None
    fields: dict[str, Any]
    claims: tuple[ClaimName, ...]
    other_claims: tuple[ClaimName, ...]
    undoes: int | None
    is_undone: bool

    def to_dict(self) -> dict[str, Any]:
        names = (
            "number",
            "at",
            "author",
            "action",
            "event",
            "other",
            "fields",
            "reason",
            "undoes",
            "is_undone",
        )
        return {name: getattr(self, name) for name in names}


@dataclass(slots=True)
class Verdict:
    """What people say of one event: whether it is right, and fields in place of those that reports give."""

    review: str | None = None
    fields: dict[str, Any] = field(default_factory=dict)


def all_corrections(connection: Connection) -> list[Correction]:
    """Give every correction, the oldest first."""
    rows = connection.execute(select(schema.corrections).order_by(schema.corrections.c.id)).all()
    undone = _undone((row.id, row.undoes) for row in reversed(rows))
    return [_correction(row, undone) for row in rows]


def correction(connection: Connection, number: int) -> Correction:
    """Give one correction. Raises `UnknownEntry`."""
    found = _numbered(connection, [number])
    if not found:
        raise UnknownEntry("correction", str(number))
    return found[0]


def _numbered(connection: Connection, numbers: Iterable[int]) -> list[Correction]:
    """Give corrections by their numbers, the oldest first, without reading what the others say."""
    c = schema.corrections.c
    undoing = select(c.id, c.undoes).where(c.undoes.is_not(None)).order_by(c.id.desc())
    undone = _undone((row.id, row.undoes) for row in connection.execute(undoing))
    rows = [
        row
        for some in chunks(sorted(numbers))
        for row in connection.execute(select(schema.corrections).where(c.id.in_(some)).order_by(c.id))
    ]
    return [_correction(row, undone) for row in rows]


def _undone(latest_first: Iterable[tuple[int, int | None]]) -> set[int]:
    """Give what is undone: an undo is younger than what it undoes, so it is judged first."""
    undone: set[int] = set()
    for number, undoes in latest_first:
        if undoes is not None and number not in undone:
            undone.add(undoes)
    return undone


def _correction(row: Found[Any], undone: set[int]) -> Correction:
    return _read(*row, row.id in undone)


@lru_cache(maxsize=20_000)
def _read(
    number: int,
    at: str,
    author: str,
    action: Action,
    event: str,
    payload: str,
    reason: str,
    undoes: int | None,
    is_undone: bool,
) -> Correction:
    """Give a correction by its row, which never changes and is met again with each new one."""
    told = json.loads(payload)
    claims, others = (tuple(map(ClaimName.from_dict, told.get(n, ()))) for n in ("claims", "other_claims"))
    return Correction(
        number, at, author, action, event, reason, told.get("other"), told.get("fields", {}), claims, others,
        undoes, is_undone,
    )  # fmt: skip


def in_force(corrections: Sequence[Correction]) -> list[Correction]:
    """Give the corrections that hold, in the order in which they came into force (one redone: anew)."""
    root: dict[int, int] = {}
    since: dict[int, int] = {}
    for one in corrections:
        root[one.number] = one.number if one.undoes is None else root[one.undoes]
        since[root[one.number]] = one.number
    holding = [one for one in corrections if one.action != "undo" and not one.is_undone]
    return sorted(holding, key=lambda one: since[one.number])


def present_claims(
    connection: Connection, corrections: Iterable[Correction]
) -> dict[int, dict[ClaimName, NamedClaim]]:
    """Give the present claims by their names, for each correction by its number."""
    named = {one.number: (*one.claims, *one.other_claims) for one in corrections}
    there = claims_of_articles(connection, {name.article for names in named.values() for name in names})
    by_article: dict[str, list[NamedClaim]] = {}
    for claim in there:
        by_article.setdefault(claim.name.article, []).append(claim)
    return {
        number: find(names, [c for digest in {n.article for n in names} for c in by_article.get(digest, ())])
        for number, names in named.items()
    }


def decided(connection: Connection) -> Decided:
    """Give which claims people joined and parted; where two decisions differ, the younger one holds."""
    grouping = [one for one in in_force(all_corrections(connection)) if one.action in _GROUPING]
    if not grouping:
        return NOTHING
    present = present_claims(connection, grouping)
    together: list[set[int]] = []
    parted: set[Pair] = set()
    for one in grouping:
        found = present[one.number]
        ours = {found[name].number for name in one.claims if name in found}
        theirs = {found[name].number for name in one.other_claims if name in found}
        if one.action == "merge":
            parted = {p for p in parted if not {*p} <= ours | theirs}
            together.append(ours | theirs)
        else:
            parted |= {pair(a, b) for a in ours for b in theirs}
            together = [part for block in together for part in (block & theirs, block - theirs)]
            together.append(theirs)
    chains = [sorted(block) for block in together]
    joined = {pair(a, b) for chain in chains for a, b in pairwise(chain)}
    return Decided(frozenset(joined), frozenset(parted))


def verdicts(connection: Connection, events: Iterable[int]) -> dict[int, Verdict]:
    """Give what people say of events, and of any to which a correction has passed from them."""
    said = [one for one in in_force(all_corrections(connection)) if one.action not in _GROUPING]
    if not said:
        return {}
    wanted, found = set(events), dict[int, Verdict]()
    while True:
        articles = {claim.name.article for claim in claims_of_events(connection, wanted)}
        about = [one for one in said if any(name.article in articles for name in one.claims)]
        found = _verdicts(connection, about)
        if found.keys() <= wanted:
            return found
        wanted |= found.keys()


def _verdicts(connection: Connection, corrections: Sequence[Correction]) -> dict[int, Verdict]:
    present = present_claims(connection, corrections)
    found: dict[int, Verdict] = {}
    for one in corrections:
        event = _holder(connection, one, present[one.number].values())
        if event is None:
            continue
        verdict = found.setdefault(event, Verdict())
        if one.action == "edit":
            verdict.fields |= one.fields
        else:
            verdict.review = "accepted" if one.action == "accept" else "rejected"
    return found


def _holder(connection: Connection, correction: Correction, claims: Iterable[NamedClaim]) -> int | None:
    """Give the event that holds most of the claims; of equals the one that was named, else the oldest."""
    shares = Counter(claim.event for claim in claims if claim.event is not None)
    most = [event for event, count in shares.items() if count == max(shares.values())]
    if len(most) > 1 and (named := event_number(connection, correction.event)) in most:
        return named
    return min(most, default=None)


def corrections_of(connection: Connection, event: str | None = None) -> list[Correction]:
    """Give the corrections of an event, or all of them, the oldest first. Raises `UnknownEntry`."""
    if event is None:
        return all_corrections(connection)
    number = known_number(connection, event)
    events, former, c = schema.events.c, schema.event_names.c, schema.corrections.c
    names = {
        connection.scalar(select(events.name).where(events.id == number)),
        *connection.scalars(select(former.name).where(former.event == number)),
    }
    about = {
        row.id for some in chunks(sorted(filter(None, names))) for row in connection.execute(_naming(some))
    }
    undoing = connection.execute(select(c.id, c.undoes).where(c.undoes.is_not(None)))
    return _numbered(connection, about | {row.id for row in undoing if row.undoes in about})


def _naming(events: list[str]) -> Select[Any]:
    """Select the corrections of events, and those that merged them into others or split them off."""
    c = schema.corrections.c
    others = or_(*(c.payload.contains(f'"{name}"') for name in events))
    return select(c.id).where(or_(c.event.in_(events), and_(c.action.in_(sorted(_GROUPING)), others)))


def known_number(connection: Connection, name: str) -> int:
    """Give the number of an event by a name of it. Raises `UnknownEntry`."""
    number = event_number(connection, name)
    if number is None:
        raise UnknownEntry("event", name)
    return number


def event_number(connection: Connection, name: str) -> int | None:
    """Give the number of the event that has or had a name; None where there is none."""
    events, former = schema.events.c, schema.event_names.c
    number = connection.scalar(select(events.id).where(events.name == name))
    return number or connection.scalar(select(former.event).where(former.name == name))
