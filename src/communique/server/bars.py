"""A series as bars: cooperation above the line, conflict below, each period a link to its days."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from communique.ledger.series import SeriesEntry

WIDTH, HEIGHT = 1000, 200
_EDGE, _LABELS = 10, 18
_MOST_LABELS = 12
_QUADS = 4


@dataclass(frozen=True, slots=True)
class Block:
    """One class of acts in one period."""

    kind: str
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class Bar:
    """One period: what it holds, and its label where there is room for one."""

    period: str
    first: date
    last: date
    x: float
    width: float
    blocks: list[Block]
    counts: dict[str, int]
    articles: int
    label: str

    @property
    def words(self) -> str:
        told = ", ".join(f"{count} {kind}" for kind, count in self.counts.items() if count)
        return f"{self.period}: {told or 'no acts'}; {self.articles} articles read"


@dataclass(frozen=True, slots=True)
class Bars:
    bars: list[Bar]
    middle: float
    most: int
    total: int


def draw_bars(rows: Sequence[SeriesEntry]) -> Bars:
    """Draw a series: four rows a period."""
    groups = [rows[at : at + _QUADS] for at in range(0, len(rows), _QUADS)]
    ups = [_sum(group, "cooperation") for group in groups]
    downs = [_sum(group, "conflict") for group in groups]
    highest, lowest = max(ups, default=0), max(downs, default=0)
    unit = (HEIGHT - 2 * _EDGE - _LABELS) / max(highest + lowest, 1)
    middle = round(_EDGE + highest * unit, 1)
    step = WIDTH / max(len(groups), 1)
    every = max(-(-len(groups) // _MOST_LABELS), 1)
    bars = [
        Bar(
            group[0].period, group[0].first_day, group[0].last_day, round(number * step, 2),
            round(step * 0.8, 2), _blocks(group, middle, unit), {row.quad: row.value for row in group},
            group[0].articles, group[0].period if number % every == 0 else "",
        )
        for number, group in enumerate(groups)
    ]  # fmt: skip
    return Bars(bars, middle, max(highest, lowest), sum(ups) + sum(downs))


def _sum(group: Sequence[SeriesEntry], side: str) -> int:
    return sum(row.value for row in group if row.quad.endswith(side))


def _blocks(group: Sequence[SeriesEntry], middle: float, unit: float) -> list[Block]:
    """Stack the classes of each side away from the line, words nearest to it."""
    found, up, down = [], middle, middle
    for row in group:
        tall = round(row.value * unit, 2)
        if not row.value:
            continue
        kind = row.quad.replace(" ", "-")
        if row.quad.endswith("cooperation"):
            up -= tall
            found.append(Block(kind, round(up, 2), tall))
        else:
            found.append(Block(kind, round(down, 2), tall))
            down += tall
    return found
