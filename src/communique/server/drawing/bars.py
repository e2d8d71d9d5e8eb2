"""A series as bars: cooperation above the line, conflict below, each period a link to its days."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from communique.server.drawing.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from communique.ledger.series import SeriesEntry

WIDTH, HEIGHT = 1000, 200
PER = 1_000
"""Articles that a rate is of."""
_EDGE, _LABELS = 10, 18
_MOST_LABELS = 12
_QUADS = 4


class Peaks(NamedTuple):
    """The highest bar above the line and below it."""

    cooperation: float
    conflict: float


@dataclass(frozen=True, slots=True)
class Block:
    """One class of acts in one period."""

    kind: str
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class Bar:
    """One period: what it holds, and its label where there is room for one.

    `rates` are acts per 1,000 articles read, none where no article was; `intensity` is the sum of
    Goldstein's values.
    """

    period: str
    first: date
    last: date
    x: float
    width: float
    blocks: list[Block]
    counts: dict[str, int]
    rates: dict[str, float] | None
    intensity: float
    articles: int
    label: str

    @property
    def words(self) -> str:
        told = ", ".join(f"{count} {kind}" for kind, count in self.counts.items() if count)
        return f"{self.period}: {told or 'no acts'}; {self.articles} articles read"

    @property
    def rate_words(self) -> str:
        if self.rates is None:
            return f"{self.period}: no articles read"
        told = ", ".join(f"{rate} {kind}" for kind, rate in self.rates.items() if rate)
        return f"{self.period}: {told or 'no acts'} per {PER:,} articles; {self.articles} articles read"


@dataclass(frozen=True, slots=True)
class Bars:
    """A series drawn. `most` is the highest bar of either side, in acts or, as drawn, per 1,000 articles."""

    bars: list[Bar]
    height: int
    middle: float
    most: float
    total: int
    articles: int
    intensity: float


def draw_bars(
    rows: Sequence[SeriesEntry],
    over: Span | None = None,
    peaks: Peaks | None = None,
    *,
    height: int = HEIGHT,
    is_rate: bool = False,
) -> Bars:
    """Draw a series, four rows a period, as far as it lies on the days `over` which the picture goes.

    `peaks` are the highest bars of pictures of the same scale.
    """
    groups = [rows[at : at + _QUADS] for at in range(0, len(rows), _QUADS)]
    over = over or (Span(rows[0].first_day, rows[-1].last_day) if rows else None)
    highest, lowest = own = peaks_of(rows, is_rate=is_rate)
    if peaks:
        highest, lowest = peaks
    unit = (height - 2 * _EDGE - _LABELS) / ((highest + lowest) or 1)
    middle, every = round(_EDGE + highest * unit, 1), max(-(-len(groups) // _MOST_LABELS), 1)
    bars = [
        _bar(group, over, middle, unit, is_rate=is_rate, is_labelled=number % every == 0)
        for number, group in enumerate(groups)
        if over
    ]
    return Bars(
        bars, height, middle, round(max(own), 1), sum(row.value for row in rows),
        sum(bar.articles for bar in bars), round(sum(bar.intensity for bar in bars), 1),
    )  # fmt: skip


def peaks_of(rows: Sequence[SeriesEntry], *, is_rate: bool = False) -> Peaks:
    """Give how high the highest bar of cooperation and of conflict is."""
    groups = [rows[at : at + _QUADS] for at in range(0, len(rows), _QUADS)]
    drawn = [(group, _sizes(group, is_rate=is_rate)) for group in groups]
    up, down = (max((_side(*one, side) for one in drawn), default=0) for side in ("cooperation", "conflict"))
    return Peaks(up, down)


def _bar(
    group: Sequence[SeriesEntry], over: Span, middle: float, unit: float, *, is_rate: bool, is_labelled: bool
) -> Bar:
    first, last = max(group[0].first_day, over.first), min(group[0].last_day, over.last)
    x, width = ((days / over.days) * WIDTH for days in ((first - over.first).days, (last - first).days + 1))
    return Bar(
        group[0].period, first, last, round(x, 2), round(width * 0.9, 2),
        _blocks(group, _sizes(group, is_rate=is_rate), middle, unit), {row.quad: row.value for row in group},
        _rates(group), round(sum(row.intensity for row in group), 1), group[0].articles,
        group[0].period if is_labelled else "",
    )  # fmt: skip


def _rates(group: Sequence[SeriesEntry]) -> dict[str, float] | None:
    """Give acts per 1,000 articles read."""
    if not group[0].articles:
        return None
    return {row.quad: round(row.value * PER / row.articles, 1) for row in group}


def _sizes(group: Sequence[SeriesEntry], *, is_rate: bool) -> list[float]:
    """Give how tall each class is to be drawn; without articles there is no rate, and nothing to draw."""
    if not is_rate:
        return [row.value for row in group]
    return [row.value * PER / row.articles if row.articles else 0 for row in group]


def _side(group: Sequence[SeriesEntry], sizes: Sequence[float], side: str) -> float:
    return sum(size for row, size in zip(group, sizes, strict=True) if row.quad.endswith(side))


def _blocks(group: Sequence[SeriesEntry], sizes: Sequence[float], middle: float, unit: float) -> list[Block]:
    """Stack the classes of each side away from the line, words nearest to it."""
    found, up, down = [], middle, middle
    for row, size in zip(group, sizes, strict=True):
        tall = round(size * unit, 2)
        if not size:
            continue
        kind = row.quad.replace(" ", "-")
        if row.quad.endswith("cooperation"):
            up -= tall
            found.append(Block(kind, round(up, 2), tall))
        else:
            found.append(Block(kind, round(down, 2), tall))
            down += tall
    return found
