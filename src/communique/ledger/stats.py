"""What a ledger holds: how much, from when to when, read by which reader, and what failed."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date  # noqa: TC003 - a field's type, read by tables
from typing import TYPE_CHECKING, Any, get_args

from sqlalchemy import func, select, union_all

from communique.gazetteer.outlets import outlet_of
from communique.ledger import schema
from communique.ledger.entries import iso
from communique.ledger.results import plain
from communique.record import Status

if TYPE_CHECKING:
    from sqlalchemy import Connection, FromClause

    from communique.gazetteer.outlets import Control


@dataclass(frozen=True, slots=True)
class Share:
    """How many of something have a property."""

    name: str
    count: int


@dataclass(frozen=True, slots=True)
class ReaderVersion:
    """How many articles were last read by a version of the reader with a model."""

    version: str
    model: str | None
    articles: int


@dataclass(frozen=True, slots=True)
class Stats:
    """What a ledger holds. `articles` are those that were read; `copies` repeat the text of another one.

    `unread` are kept and not read, by the code of their language. `of_state_media` and `of_public_media` are
    articles read of outlets that the gazetteer knows as such. `reports` adds up how many articles report each
    event; `failed` inputs gave no article; `first_day` and `last_day` are those on which the first and the
    last article were published.
    """

    articles: int
    copies: int
    outlets: int
    of_state_media: int
    of_public_media: int
    unread: tuple[Share, ...]
    first_day: date | None
    last_day: date | None
    events: int
    statuses: tuple[Share, ...]
    reports: int
    statements: int
    actors: int
    corrections: int
    readers: tuple[ReaderVersion, ...]
    runs: int
    inputs: int
    failed: int

    def to_dict(self) -> dict[str, Any]:
        """Give the JSON form: days as ISO text."""
        found: dict[str, Any] = plain(self)
        return found


@dataclass(frozen=True, slots=True)
class Holdings:
    """What a ledger holds in a few words: those of the numbers of `Stats` that take no time."""

    events: int
    articles: int
    outlets: int
    first_day: date | None
    last_day: date | None


def load_holdings(connection: Connection) -> Holdings:
    a = schema.articles.c
    outlets = select(a.outlet).where(a.is_read == 1, a.outlet != "").distinct().subquery()

    def one(value: Any) -> Any:
        return connection.execute(value).scalar_one()

    return Holdings(
        events=sum(share.count for share in _events(connection)[0]),
        articles=one(select(func.count()).where(a.is_read == 1)),
        outlets=one(select(func.count()).select_from(outlets)),
        first_day=iso(one(select(func.min(a.published)).where(a.is_read == 1))),
        last_day=iso(one(select(func.max(a.published)).where(a.is_read == 1))),
    )


def load_stats(connection: Connection) -> Stats:
    article, run = schema.articles.c, schema.runs.c

    def one(value: Any, *where: Any) -> Any:
        return connection.execute(select(value).where(*where)).scalar_one()

    def size(table: FromClause) -> int:
        return int(connection.execute(select(func.count()).select_from(table)).scalar_one())

    statuses, reports = _events(connection)
    outlets = _outlets(connection)
    return Stats(
        articles=one(func.count(), article.is_read == 1),
        copies=one(func.count(article.copy_of), article.copy_of.is_not(None)),
        outlets=len(outlets),
        of_state_media=_of_media(outlets, "state"),
        of_public_media=_of_media(outlets, "public"),
        unread=_unread(connection),
        first_day=iso(one(func.min(article.published), article.is_read == 1)),
        last_day=iso(one(func.max(article.published), article.is_read == 1)),
        events=sum(share.count for share in statuses),
        statuses=statuses,
        reports=reports,
        statements=size(schema.statements),
        actors=size(schema.actors),
        corrections=size(schema.corrections),
        readers=_readers(connection),
        runs=size(schema.runs),
        inputs=one(func.coalesce(func.sum(run.inputs), 0)),
        failed=one(func.coalesce(func.sum(run.failed), 0)),
    )


def _outlets(connection: Connection) -> dict[str, int]:
    """Give how many articles that were read each outlet has."""
    a = schema.articles.c
    query = select(a.outlet, func.count()).where(a.is_read == 1, a.outlet != "").group_by(a.outlet)
    return {name: size for name, size in connection.execute(query)}  # noqa: C416 - rows are no pairs


def _of_media(outlets: dict[str, int], control: Control) -> int:
    found = ((outlet_of(name), size) for name, size in outlets.items())
    return sum(size for outlet, size in found if outlet and outlet.control == control)


def _unread(connection: Connection) -> tuple[Share, ...]:
    a, size = schema.articles.c, func.count()
    query = select(a.language, size).where(a.is_read == 0).group_by(a.language)
    return tuple(Share(*row) for row in connection.execute(query.order_by(size.desc(), a.language)))


def _events(connection: Connection) -> tuple[tuple[Share, ...], int]:
    """Give how many events have each status, those that people reject among them, and all their reports."""
    t, e = schema.tallies.c, schema.events.c
    told = select(t.status, func.sum(t.events).label("events"), func.sum(t.reports).label("reports"))
    told = told.where(t.one == "", t.other == "", t.status.in_(get_args(Status)), t.day == "").group_by(
        t.status
    )
    rejected = (
        select(e.status, func.count(), func.sum(e.reports)).where(e.review == "rejected").group_by(e.status)
    )
    events, reports = Counter[str](), 0
    for status, some, their_reports in connection.execute(union_all(told, rejected)):
        events[status] += int(some)
        reports += int(their_reports)
    return tuple(Share(*pair) for pair in events.most_common()), reports


def _readers(connection: Connection) -> tuple[ReaderVersion, ...]:
    record = schema.records.c
    rows = connection.execute(
        select(record.version, record.model, func.count())
        .where(record.is_current == 1)
        .group_by(record.version, record.model)
        .order_by(func.count().desc(), record.version)
    )
    return tuple(ReaderVersion(*row) for row in rows)
