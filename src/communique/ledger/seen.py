"""The reading log: everything that was ever met, with what became of it, and when it may be tried again.

What failed for a time is tried again after a quarter of an hour, then after four times as long each time, six
times in all; what cannot be read is left alone until another reader comes or somebody asks.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

from sqlalchemy import func, or_, select

from communique.ledger import clock, schema
from communique.ledger.claim import chunks
from communique.ledger.source_schema import seen
from communique.ledger.writing import replace_many
from communique.sources.items import Item

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date, datetime

    from sqlalchemy import ColumnElement, Connection

    from communique.ledger.writing import Row
    from communique.record import Article, ReaderInfo

Outcome = Literal[
    "read", "duplicate", "listing", "not an article", "paywall", "not English", "too long", "unsupported",
    "failed",
]  # fmt: skip
"""What became of something: read, an article that was read from elsewhere (or another version of it), a list
that was taken apart (a feed, a sitemap, an archive, a table), or why it was not read."""
OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)
FIRST_WAIT, LONGER, MOST_ATTEMPTS = timedelta(minutes=15), 4, 6
TOLD = ("published", "title", "outlet")
"""Fields of an item that only what named it knows."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """What was just met. `article` is what it was read as; `digest` the SHA-256 of its bytes."""

    source: str
    outcome: Outcome
    reason: str | None = None
    article: Article | None = None
    found_in: str | None = None
    digest: str | None = None
    origin: tuple[tuple[str, str], ...] = ()
    is_temporary: bool = False


@dataclass(frozen=True, slots=True)
class Seen:
    """A line of the log. Times are ISO text in UTC; `article` is the address of what it was read as."""

    source: str
    outcome: Outcome
    reason: str | None
    article: str | None
    found_in: str | None
    attempts: int
    first_seen: str
    last_seen: str
    retry_at: str | None
    reader: str
    origin: str | None
    """JSON: where it lies in a web archive (record, offset, digest); of what is to be tried again, what the
    feed that named it says of it (published, title, outlet)."""


def reader_name(reader: ReaderInfo) -> str:
    return f"{reader.version} {reader.model or ''}".strip()


class Settled:
    """What needs no second look: read or refused by this reader, or not to be tried again yet.

    With `again` everything that was not read is tried once more.
    """

    def __init__(self, reader: ReaderInfo, *, again: bool = False, at: datetime | None = None) -> None:
        self._reader = reader_name(reader)
        self._again = again
        self._now = clock.text(at or clock.now())

    def among(self, connection: Connection, sources: Iterable[str]) -> dict[str, Line]:
        """Give those of the sources that are settled, each with what the log says of it."""
        s = seen.c
        settled = (s.reader == self._reader) & or_(s.retry_at.is_(None), s.retry_at > self._now)
        if self._again:
            settled &= s.outcome.in_(("read", "duplicate"))
        settled &= s.outcome != "listing"  # one that is a page now is to be read
        found: dict[str, Line] = {}
        for some in chunks(sorted(set(sources))):
            query = select(s.source, s.digest, s.outcome, s.reason).where(s.source.in_(some), settled)
            found |= {source: Line(*rest) for source, *rest in connection.execute(query)}
        return found


class Line(NamedTuple):
    """What the log says of something: the digest of its bytes where it had some, and what became of it."""

    digest: str | None
    outcome: Outcome
    reason: str | None

    @property
    def was_read(self) -> bool:
        return self.outcome in ("read", "duplicate")


def note(
    connection: Connection, sightings: Sequence[Sighting], reader: ReaderInfo, at: datetime | None = None
) -> None:
    """Write what was met; of what was met before, the row is replaced and its attempts are counted.

    What was read from another address of a page whose article is there is a duplicate. An article that was
    kept unread goes when what it came from is read as another one: by a newer reader, which finds more.
    """
    # Late: a question should not wait for what only writing needs.
    from communique.ledger.kept import article_numbers, forget_unread, key_of

    when = at or clock.now()
    last = {one.source: one for one in sightings}
    before = _before(connection, last)
    articles = article_numbers(connection, [one.article for one in last.values() if one.article])
    rows, replaced = [], set()
    for one in last.values():
        then = before.get(one.source, _Before(0, clock.text(when), None))
        read_as = articles.get(key_of(one.article)) if one.article else then.article
        if then.article and read_as != then.article:
            replaced.add(then.article)
        attempts = then.attempts + 1
        rows.append(
            {
                "source": one.source, "found_in": one.found_in, "outcome": one.outcome, "reason": one.reason,
                "article": read_as, "digest": one.digest,
                "origin": json.dumps(dict(one.origin)) if one.origin else None,
                "reader": reader_name(reader), "attempts": attempts, "first_seen": then.first_seen,
                "last_seen": clock.text(when),
                "retry_at": _retry_at(when, attempts) if one.is_temporary else None,
            }
        )  # fmt: skip
    replace_many(connection, seen, rows, key="source")
    _mark_versions(connection, [row for row in rows if row["outcome"] == "read"])
    forget_unread(connection, replaced)


def _mark_versions(connection: Connection, read: Sequence[Row]) -> None:
    """Say of what was read from another address of a page that it is a duplicate."""
    from communique.ledger.versions import first_met

    firsts = first_met(connection, {row["article"] for row in read if row["article"]})
    found = [(row, firsts.get(row["article"], row["source"])) for row in read]
    marked = [
        row | {"outcome": "duplicate", "reason": f"another version of {first}"}
        for row, first in found if first != row["source"]
    ]  # fmt: skip
    replace_many(connection, seen, marked, key="source")


def lines(
    connection: Connection,
    *,
    outcomes: Sequence[str] = (),
    found_in: str | None = None,
    since: date | None = None,
    words: str | None = None,
    limit: int | None = None,
) -> Iterator[Seen]:
    """Give the lines of the log, the latest first; `words` stand in the source, `since` a day."""
    s, a = seen.c, schema.articles.c
    query = (
        select(*s, a.source.label("address"))
        .join(schema.articles, a.id == s.article, isouter=True)
        .order_by(s.last_seen.desc(), s.id.desc())
    )
    if outcomes:
        query = query.where(s.outcome.in_(outcomes))
    if found_in:
        query = query.where(s.found_in == found_in)
    if since:
        query = query.where(s.last_seen >= str(since))
    if words:
        query = query.where(s.source.contains(words, autoescape=True))
    for row in connection.execute(query.limit(limit) if limit else query):
        yield Seen(
            row.source, row.outcome, row.reason, row.address, row.found_in, row.attempts, row.first_seen,
            row.last_seen, row.retry_at, row.reader, row.origin,
        )  # fmt: skip


def to_retry(connection: Connection, at: datetime | None = None) -> list[Item]:
    """Give the addresses that failed for a time and may be tried again, the longest waiting first."""
    s = seen.c
    is_due = s.retry_at <= clock.text(at or clock.now())
    query = select(s.source, s.found_in, s.origin).where(_is_waiting(), is_due).order_by(s.retry_at)
    return [_item(*row) for row in connection.execute(query)]


def next_retry(connection: Connection) -> str | None:
    """Give the moment at which `to_retry` gives something next."""
    found: str | None = connection.scalar(select(func.min(seen.c.retry_at)).where(_is_waiting()))
    return found


def _is_waiting() -> ColumnElement[bool]:
    is_address = or_(*(seen.c.source.startswith(scheme) for scheme in ("http://", "https://")))
    return seen.c.retry_at.is_not(None) & is_address


def _item(source: str, found_in: str | None, origin: str | None) -> Item:
    """Give what failed for a time as it was found, with what its feed said of it."""
    told = json.loads(origin) if origin else {}
    published, title, outlet = (told.get(name) for name in TOLD)
    return Item(source, url=source, published=published, title=title, outlet=outlet, found_in=found_in)


def told_of(item: Item) -> tuple[tuple[str, str], ...]:
    """Give what a feed says of an item, as the `origin` of what is to be tried again."""
    named = ((name, getattr(item, name)) for name in TOLD)
    return tuple((name, value) for name, value in named if value)


def read_from(connection: Connection, article: Article) -> str | None:
    """Give what the log calls the thing that an article was read from, the first one, if it knows."""
    a, s = schema.articles.c, seen.c
    query = (
        select(s.source)
        .join(schema.articles, a.id == s.article)
        .where(a.digest == article.id, a.outlet == (article.outlet or ""), s.outcome == "read")
    )
    found: str | None = connection.scalar(query.order_by(s.id).limit(1))
    return found


def counts(connection: Connection) -> dict[str, int]:
    """Give how many of everything met had each outcome, the most frequent first."""
    number = func.count()
    query = select(seen.c.outcome, number).group_by(seen.c.outcome).order_by(number.desc(), seen.c.outcome)
    return {outcome: count for outcome, count in connection.execute(query)}  # noqa: C416 - rows are no pairs


class _Before(NamedTuple):
    attempts: int
    first_seen: str
    article: int | None


def _before(connection: Connection, sources: Iterable[str]) -> dict[str, _Before]:
    s = seen.c
    found: dict[str, _Before] = {}
    for some in chunks(sorted(sources)):
        query = select(s.source, s.attempts, s.first_seen, s.article).where(s.source.in_(some))
        found |= {source: _Before(*rest) for source, *rest in connection.execute(query)}
    return found


def _retry_at(when: datetime, attempts: int) -> str | None:
    if attempts >= MOST_ATTEMPTS:
        return None
    return clock.text(when + FIRST_WAIT * LONGER ** (attempts - 1))
