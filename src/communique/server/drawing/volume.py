"""How much the ledger tells of each month, as small bars, each a link to the events of its month."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from communique.cli.wording import number
from communique.ledger.series import first_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from communique.ledger.series import SeriesEntry

MONTHS = 24
WIDTH, HEIGHT = 1000, 110
_BASE, _GAP, _EVERY = 90, 4, 6


@dataclass(frozen=True, slots=True)
class Month:
    """A month: how many events it has and how many articles of it were read, and its bar."""

    period: str
    first: date
    last: date
    events: int
    articles: int
    x: float
    width: float
    y: float
    label: str

    @property
    def height(self) -> float:
        return round(_BASE - self.y, 1)

    @property
    def words(self) -> str:
        return f"{self.period}: {number(self.events, 'event')}; {number(self.articles, 'article')} read"


def first_month(last: date, months: int = MONTHS) -> date:
    """Give the first day of the months that end with that of a day.

    >>> from datetime import date
    >>> first_month(date(2023, 6, 16), 3), first_month(date(2023, 1, 31), 3)
    (datetime.date(2023, 4, 1), datetime.date(2022, 11, 1))
    """
    count = max(last.year * 12 + last.month - months, 12)
    return first_of(last, "month").replace(year=count // 12, month=count % 12 + 1)


def draw_volume(rows: Iterable[SeriesEntry]) -> list[Month]:
    """Draw the months of a series, all its classes together; none where nothing happened."""
    months = [list(some) for _, some in groupby(rows, key=lambda row: row.period)]
    sizes = [sum(row.value for row in some) for some in months]
    most, step = max(sizes, default=0), WIDTH / max(len(months), 1)
    if not most:
        return []
    return [
        Month(
            some[0].period, some[0].first_day, some[0].last_day, size, some[0].articles, round(at * step, 1),
            round(step - _GAP, 1), round(_BASE - (_BASE - _GAP) * size / most, 1),
            some[0].period if at % _EVERY == 0 else "",
        )
        for at, (some, size) in enumerate(zip(months, sizes, strict=True))
    ]  # fmt: skip
