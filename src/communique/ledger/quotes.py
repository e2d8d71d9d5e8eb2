"""Who is quoted as saying what, in which role, about whom, and where it was reported."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, get_args

from sqlalchemy import select

from communique.errors import InvalidQuery, UnknownEntry
from communique.ledger import schema
from communique.ledger.entries import iso
from communique.ledger.filters import several
from communique.ledger.paging import page
from communique.ledger.whom import whom
from communique.ledger.words import in_statement
from communique.record import StatementKind

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Connection, Select

    from communique.ledger.paging import Key
    from communique.ledger.whom import Whom


_SHA = "sha256:"
_DIGITS = 16
"""Hexadecimal digits of an article's digest that tell it from all others."""
_NAME = re.compile(rf"Q-([0-9a-f]{{{_DIGITS}}})-([0-9]{{1,9}})-[0-9]{{1,9}}")


@dataclass(frozen=True, slots=True)
class Quote:
    """What one article reports that somebody said. `kind` "direct" is verbatim.

    `speaker` is the name of the actor, `speaker_words` how the article calls the speaker, `role` the one that
    it gives, `office` one that articles of before and after give, where this one gives none; `article` the
    digest of its text; `cursor` where a list goes on after this row. `name` is permanent: it tells the
    article and where in it the words stand, so that another reading keeps it.
    """

    name: str
    speaker: str | None
    speaker_words: str | None
    role: str | None
    office: str | None
    country: str | None
    kind: str
    cue: str | None
    words: str
    addressees: tuple[str, ...]
    about: tuple[str, ...]
    published: date | None
    outlet: str | None
    title: str | None
    source: str | None
    article: str
    cursor: str


@dataclass(frozen=True, slots=True)
class QuoteFilters:
    """Conditions on statements, all of which hold."""

    speaker: str | None = None
    about: str | None = None
    since: date | None = None
    until: date | None = None
    text: str | None = None
    kinds: tuple[str, ...] = ()


def checked_kinds(value: str | tuple[str, ...] | None) -> tuple[str, ...]:
    for kind in several(value):
        if kind not in get_args(StatementKind):
            raise InvalidQuery(f"{kind!r} is no kind of statement; there are direct, indirect, mixed.")
    return several(value)


def conditions(connection: Connection, filters: QuoteFilters) -> list[ColumnElement[bool]]:
    """Give the conditions on the table of statements. Raises `UnknownEntry` for a name that nobody has."""
    said = schema.statements.c
    found: list[ColumnElement[bool]] = []
    if filters.speaker is not None:
        found.append(_speaks(whom(connection, filters.speaker)))
    if filters.about is not None:
        found.append(_is_about(whom(connection, filters.about)))
    if filters.since is not None:
        found.append(said.published >= str(filters.since))
    if filters.until is not None:
        found.append(said.published <= str(filters.until))
    if filters.text is not None:
        found.append(in_statement(connection, said.id, filters.text))
    if filters.kinds:
        found.append(said.kind.in_(filters.kinds))
    return found


def name_of(article: str, spans: str) -> str:
    """Name a statement by the digest of its article's text and the spans of its words, as JSON.

    >>> [name_of("sha256:9f3c2a71d0b4e6aa55", spans) for spans in ("[[387,984],[985,990]]", "[]")]
    ['Q-9f3c2a71d0b4e6aa-387-990', 'Q-9f3c2a71d0b4e6aa-0-0']
    """
    told = spans.strip("[]")
    begin, end = told.partition(",")[0], told.rpartition(",")[2]
    return f"Q-{article.removeprefix(_SHA)[:_DIGITS]}-{begin or 0}-{end or 0}"


def load_named(connection: Connection, name: str) -> list[Quote]:
    """Give the statement of a name, once for each outlet that has its article. Raises `UnknownEntry`.

    Where another reading has other words there, it is the statement that begins where they began, or the one
    that holds the place.
    """
    given = _NAME.fullmatch(name)
    if given is None:
        raise UnknownEntry("statement", name)
    article, said = schema.articles.c, schema.statements.c
    first, begin = f"{_SHA}{given[1]}", int(given[2])
    here = [article.digest >= first, article.digest < f"{first}g"]  # "g" comes behind all hexadecimal digits
    rows = connection.execute(_statements(here).order_by(said.article, said.id)).all()
    found = [row for row in rows if name_of(row.digest, row.spans) == name]
    found = found or [row for row in rows if row.spans.startswith(f"[[{begin},")]
    found = found or [row for row in rows if any(a <= begin < b for a, b in json.loads(row.spans))]
    if not found:
        raise UnknownEntry("statement", name)
    once = {row.article: row for row in reversed(found)}
    return _quotes(connection, [row for _, row in sorted(once.items())])


def key_of(cursor: str) -> Key:
    """Give where in a list the row of a cursor stands. Raises `InvalidQuery`."""
    day, _, number = cursor.partition(".")
    if not number.isdigit():
        raise InvalidQuery(f"{cursor!r} is not where a list of quotes goes on; take the `cursor` of a row.")
    return day or None, int(number)


def load_quotes(
    connection: Connection,
    where: list[ColumnElement[bool]],
    after: Key | None,
    limit: int,
    *,
    is_dated: bool,
    newest_first: bool,
) -> tuple[list[Quote], Key | None]:
    """Give a page of statements, and the key of the last."""
    said = schema.statements.c
    found = page(
        _statements(where),
        said.published,
        said.id,
        after,
        limit,
        is_dated=is_dated,
        newest_first=newest_first,
    )
    rows = list(connection.execute(found))
    return _quotes(connection, rows), (rows[-1].published, rows[-1].id) if rows else after


def _speaks(party: Whom) -> ColumnElement[bool]:
    said, actors = schema.statements.c, schema.actors.c
    if party.countries:
        return said.speaker.in_(select(actors.id).where(actors.country.in_(party.countries)))
    return said.speaker == party.actors[0] if len(party.actors) == 1 else said.speaker.in_(party.actors)


def _is_about(party: Whom) -> ColumnElement[bool]:
    said, named, actors = schema.statements.c, schema.statement_actors.c, schema.actors.c
    who: Any = party.actors or select(actors.id).where(actors.country.in_(party.countries))
    return said.id.in_(select(named.statement).where(named.part == "about", named.actor.in_(who)))


def _quotes(connection: Connection, rows: list[Any]) -> list[Quote]:
    named, offices = _named(connection, [row.id for row in rows]), _offices(connection, rows)
    return [_quote(row, named, offices.get(row.id)) for row in rows]


def _quote(row: Any, named: dict[tuple[int, str], list[str]], office: str | None) -> Quote:
    return Quote(
        name=name_of(row.digest, row.spans),
        speaker=row.speaker_name,
        speaker_words=row.speaker_text,
        role=row.speaker_role,
        office=office,
        country=row.country,
        kind=row.kind,
        cue=row.cue,
        words=row.content,
        addressees=tuple(named.get((row.id, "addressee"), ())),
        about=tuple(named.get((row.id, "about"), ())),
        published=iso(row.published),
        outlet=row.outlet or None,
        title=row.title,
        source=row.source,
        article=row.digest,
        cursor=f"{row.published or ''}.{row.id}",
    )


def _statements(where: list[ColumnElement[bool]]) -> Select[Any]:
    said, article, actor = schema.statements.c, schema.articles.c, schema.actors.c
    return (
        select(
            schema.statements, article.digest, article.outlet, article.source, article.title,
            actor.name.label("speaker_name"), actor.country,
        )
        .join(schema.articles, article.id == said.article)
        .outerjoin(schema.actors, actor.id == said.speaker)
        .where(*where)
    )  # fmt: skip


def _named(connection: Connection, statements: list[int]) -> dict[tuple[int, str], list[str]]:
    """Give the names of those addressed and spoken about."""
    part, actor = schema.statement_actors.c, schema.actors.c
    rows = connection.execute(
        select(part.statement, part.part, actor.name)
        .join(schema.actors, actor.id == part.actor)
        .where(part.statement.in_(statements))
        .order_by(actor.id)
    )
    found: dict[tuple[int, str], list[str]] = defaultdict(list)
    for row in rows:
        found[row.statement, row.part].append(row.name)
    return found


def _offices(connection: Connection, rows: list[Any]) -> dict[int, str]:
    """Give the roles that speakers had on the days of statements without one, as other articles tell.

    Of several it is the one that was given for the longest time.
    """
    office = schema.offices.c
    asked = [row for row in rows if row.speaker and row.published and not row.speaker_role]
    query = select(office.actor, office.role, office.first_seen, office.last_seen)
    held: dict[int, list[Any]] = defaultdict(list)
    for one in connection.execute(query.where(office.actor.in_({row.speaker for row in asked}))):
        held[one.actor].append(one)
    found = {}
    for row in asked:
        then = [
            one for one in held[row.speaker]
            if one.first_seen and one.last_seen and one.first_seen <= row.published <= one.last_seen
        ]  # fmt: skip
        if then:
            found[row.id] = max(then, key=_time_held).role
    return found


def _time_held(office: Any) -> tuple[Any, str]:
    return date.fromisoformat(office.last_seen) - date.fromisoformat(office.first_seen), office.role
