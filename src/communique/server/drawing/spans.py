"""The days that a drawing covers: in which periods to count them, and which days to move to from there."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import func, select

from communique.ledger import schema
from communique.ledger.entries import iso

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from communique.ledger import Ledger
    from communique.ledger.series import Period

AROUND = timedelta(days=62)
"""Days drawn before the first article and after the last: articles tell of what was, and what is planned."""
_LONGEST: tuple[tuple[int, Period], ...] = ((45, "day"), (400, "week"), (3_700, "month"))
"""Up to how many days each period is of use: some fifty bars, and no more than 120."""
_DAY = timedelta(days=1)


class Span(NamedTuple):
    """Days, both ends inclusive."""

    first: date
    last: date

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1


class Move(NamedTuple):
    """Other days to show; none where there is nothing to move to."""

    name: str
    words: str
    to: Span | None


class Days(NamedTuple):
    """The days of a page: those counted, those drawn with some around, and all that there are."""

    counted: Span
    drawn: Span
    whole: Span

    @classmethod
    def of(cls, ledger: Ledger, since: date | None, until: date | None) -> Days:
        """Give the days asked for, or else those that the articles cover."""
        with ledger.reading() as connection:
            known = load_span(connection) or Span(date.today(), date.today())
        wide = around(known)
        first, last = since or known.first, until or known.last
        drawn = Span(since or min(wide.first, last), until or max(wide.last, first))
        return cls(Span(min(first, last), max(first, last)), Span(drawn.first, max(drawn)), wide)


def period_of(span: Span) -> Period:
    """Choose the period in which days are counted.

    >>> period_of(Span(date(2023, 6, 1), date(2023, 6, 30))), period_of(Span(date(2020, 1, 1), date.max))
    ('day', 'year')
    """
    return next((period for most, period in _LONGEST if span.days <= most), "year")


def load_span(connection: Connection) -> Span | None:
    """Give the days that the articles of the ledger cover; none while it has none."""
    day = schema.articles.c.published
    first, last = (
        iso(connection.scalar(select(end(day)).where(schema.articles.c.is_read == 1)))
        for end in (func.min, func.max)
    )
    return Span(first, last) if first and last else None


def around(span: Span) -> Span:
    """Give days with some before and after them, as far as the calendar goes."""
    first = span.first - min(AROUND, span.first - date.min)
    return Span(first, span.last + min(AROUND, date.max - span.last))


def moves(span: Span, whole: Span) -> list[Move]:
    """Give where to go from some days: half of them earlier or later, to their middle, to twice as many."""
    half = max(span.days // 2, 1)
    quarter = timedelta(days=(span.days - half) // 2)
    closer = Span(span.first + quarter, span.first + quarter + timedelta(days=half - 1))
    return [
        Move("earlier", "Earlier", _shifted(span, max(-half, (whole.first - span.first).days))),
        Move("later", "Later", _shifted(span, min(half, (whole.last - span.last).days))),
        Move("closer", "Closer", closer if span.days > 1 else None),
        Move("wider", "Wider", _wider(span, whole)),
    ]


def _shifted(span: Span, days: int) -> Span | None:
    """Move days; a move away from the whole is none."""
    if not days:
        return None
    return Span(span.first + timedelta(days=days), span.last + timedelta(days=days))


def _wider(span: Span, whole: Span) -> Span | None:
    if span.first <= whole.first and span.last >= whole.last:
        return None
    more = timedelta(days=max(span.days // 2, 1))
    first = span.first - min(more, max(span.first - whole.first, 0 * _DAY))
    return Span(first, span.last + min(more, max(whole.last - span.last, 0 * _DAY)))
