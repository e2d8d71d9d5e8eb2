"""Cooperation and conflict over time: how many acts of which class in each day, week, month or year."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import MAXYEAR, date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, get_args

from sqlalchemy import func, select

from communique.cameo import intensity_of, quad_of
from communique.errors import InvalidQuery
from communique.ledger import clock, schema
from communique.ledger.entries import iso
from communique.ledger.tallies import QUADS
from communique.plover import Quad  # noqa: TC001 - a field's type, read by tables

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import ColumnElement, Connection

    from communique.ledger.filters import Filters, Selection

Period = Literal["day", "week", "month", "year"]
Counted = Literal["events", "reports", "independent"]
_PREFIX: dict[Period, int] = {"day": 10, "week": 10, "month": 7, "year": 4}
"""Characters of an ISO day that the database groups by; weeks are made of days here."""


@dataclass(frozen=True, slots=True)
class SeriesEntry:
    """Acts of one class in one period ("2023-06", "2023-W24").

    `value` counts events, reports or independent reports; `intensity` is the sum of Goldstein's values
    of what is counted; `articles` the number of articles of the period, as far as it was asked for, that the
    ledger has read.
    """

    period: str
    first_day: date
    last_day: date
    quad: Quad
    value: int
    intensity: float
    articles: int


def checked(by: str, count: str) -> None:
    """Raise `InvalidQuery` unless both words are known."""
    for word, known, what in ((by, get_args(Period), "period"), (count, get_args(Counted), "thing to count")):
        if word not in known:
            raise InvalidQuery(f"{word!r} is no {what}; there are {', '.join(known)}.")


def load_series(
    connection: Connection, selection: Selection, filters: Filters, by: Period, count: Counted,
    known: dict[str, int] | None = None,
) -> Iterator[SeriesEntry]:  # fmt: skip
    """Give four rows for every period from the first to the last, with zeros where nothing is.

    `known` takes the articles of each period, or has them from a series of the same days.
    """
    first, last = _bounds(connection, filters)
    if first is None or last is None:
        return
    if last.year == MAXYEAR:
        raise InvalidQuery(f"{last} is too late for a series; the last year of one is {MAXYEAR - 1}.")
    values, intensities = _counted(connection, selection, by, count)
    day = first_of(first, by)
    articles = known if known is not None else {}
    if not articles:
        articles |= _articles(connection, by, first, last + timedelta(days=1))
    while day <= last:
        period, after = name_of(day, by), next_of(day, by)
        for quad in QUADS:
            value, intensity = values[period, quad], round(intensities[period, quad], 1)
            yield SeriesEntry(
                period, day, after - timedelta(days=1), quad, value, intensity, articles.get(period, 0)
            )
        day = after


def _bounds(connection: Connection, filters: Filters) -> tuple[date | None, date | None]:
    """Give the days asked for, else those that the articles of the ledger cover.

    Articles also tell of acts long past ("in 1787"); a series from there on would be nearly all zeros. An
    article of the future is wrong about its day, though it may be tomorrow already where it was written.
    """
    a = schema.articles.c
    tomorrow = (clock.now() + timedelta(days=1)).date().isoformat()
    covered = a.is_read == 1, a.published <= tomorrow
    first, last = (
        iso(connection.execute(select(end(a.published)).where(*covered)).scalar_one())
        for end in (func.min, func.max)
    )
    return filters.since or first, filters.until or last


def _counted(
    connection: Connection, selection: Selection, by: Period, count: Counted
) -> tuple[dict[tuple[str, Quad], int], dict[tuple[str, Quad], float]]:
    """Add up what is counted already, where states alone are asked for; else count the events themselves."""
    if (tallied := selection.tallied()) is None:
        rows = _events(connection, selection, by, count)
    else:
        rows = _tallies(connection, tallied, by, count)
    values: dict[tuple[str, Quad], int] = defaultdict(int)
    tenths: dict[tuple[str, Quad], int] = defaultdict(int)
    for period, quad, size, intensity in rows:
        key = (_named(period, by), quad)
        values[key] += size
        tenths[key] += intensity
    return values, defaultdict(float, {key: found / 10 for key, found in tenths.items()})


def _tallies(
    connection: Connection, tallied: Sequence[ColumnElement[bool]], by: Period, count: Counted
) -> Iterator[tuple[str, Quad, int, int]]:
    """Give period, class, number and intensity in tenths."""
    t = schema.tallies.c
    period = func.substr(t.day, 1, _PREFIX[by]).label("period")
    sums = (func.sum(t[count]), func.sum(t[f"{count}_tenths"]))
    query = select(period, t.quad_class, *sums).where(*tallied, t.day > "").group_by(period, t.quad_class)
    for begins, quad, size, tenths in connection.execute(query).all():
        yield begins, QUADS[quad - 1], int(size), int(tenths)


def _events(
    connection: Connection, selection: Selection, by: Period, count: Counted
) -> Iterator[tuple[str, Quad, int, int]]:
    events = schema.events.c
    period = func.substr(events.day, 1, _PREFIX[by]).label("period")
    size = func.count() if count == "events" else func.sum(events[count])
    grouped = selection.rows(period, events.type, events.cameo, size.label("size"))
    for row in connection.execute(
        grouped.where(events.day.is_not(None)).group_by(period, events.type, events.cameo)
    ):
        tenths = round(10 * intensity_of(row.type, row.cameo))
        yield row.period, quad_of(row.type, row.cameo), int(row.size), int(row.size) * tenths


def _articles(connection: Connection, by: Period, first: date, after: date) -> dict[str, int]:
    """Count the articles of each period up to a day: first of each day, as an index has them in order."""
    a = schema.articles.c
    days = (
        select(a.published, func.count().label("size"))
        .where(a.published >= str(first), a.published < str(after), a.is_read == 1)
        .group_by(a.published)
        .subquery()
    )
    period = func.substr(days.c.published, 1, _PREFIX[by]).label("period")
    found: dict[str, int] = defaultdict(int)
    for begins, size in connection.execute(select(period, func.sum(days.c.size)).group_by(period)).all():
        found[_named(begins, by)] += int(size)
    return found


@lru_cache(maxsize=8192)
def _named(period: str, by: Period) -> str:
    return name_of(date.fromisoformat(period), by) if by == "week" else period


def first_of(day: date, by: Period) -> date:
    """Give the first day of the period in which a day lies; weeks begin on Monday (ISO 8601)."""
    if by == "week":
        return day - timedelta(days=day.weekday())
    return day.replace(day=1 if by != "day" else day.day, month=1 if by == "year" else day.month)


def next_of(day: date, by: Period) -> date:
    """Give the first day of the period after the one that begins on a day."""
    if by == "year":
        return day.replace(year=day.year + 1)
    if by == "month":
        return day.replace(year=day.year + day.month // 12, month=day.month % 12 + 1)
    return day + timedelta(days=7 if by == "week" else 1)


def name_of(day: date, by: Period) -> str:
    """Name the period of a day.

    >>> name_of(date(2023, 6, 16), "week"), name_of(date(2023, 6, 16), "month")
    ('2023-W24', '2023-06')
    """
    if by == "week":
        year, week, _ = day.isocalendar()
        return f"{year:04}-W{week:02}"
    return day.isoformat()[: _PREFIX[by]]
