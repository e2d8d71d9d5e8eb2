"""A series drawn as SVG: bars for each period, cooperation above the axis and conflict below."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from communique.ledger.series import SeriesEntry

WIDTH, HEIGHT = 960, 440
LEFT, RIGHT, TOP, BOTTOM = 60, 20, 70, 50
"""Margins, for the labels."""
COLOURS = {
    "verbal cooperation": "#92c5de",
    "material cooperation": "#0571b0",
    "verbal conflict": "#f4a582",
    "material conflict": "#ca0020",
}
"""Told apart by the colour-blind too, and in grey by their lightness (ColorBrewer RdBu)."""
MOST_LABELS = 12
_GRID = "#cccccc"


def stacked_bars(title: str, counted: str, rows: Sequence[SeriesEntry]) -> str:
    """Draw the rows of a series, those of one period together."""
    periods: dict[str, dict[str, int]] = {}
    for row in rows:
        periods.setdefault(row.period, {})[row.quad] = row.value
    return "\n".join(_Plot(title, counted, periods).parts()) + "\n"


class _Plot:
    """Where things stand in the picture: one unit up or down is one act."""

    def __init__(self, title: str, counted: str, periods: dict[str, dict[str, int]]) -> None:
        self.title, self.counted, self.periods = title, counted, periods
        self.highest = max((self._sum(p, "cooperation") for p in periods.values()), default=0)
        self.lowest = max((self._sum(p, "conflict") for p in periods.values()), default=0)
        self.step = _nice_step(max(1, self.highest + self.lowest) / 6)
        # Both ends at a line of the grid, so that every bar ends inside it.
        self.highest = max(1, -(-self.highest // self.step)) * self.step
        self.lowest = -(-self.lowest // self.step) * self.step
        self.unit = (HEIGHT - TOP - BOTTOM) / (self.highest + self.lowest)
        self.slot = (WIDTH - LEFT - RIGHT) / max(1, len(periods))

    @staticmethod
    def _sum(values: dict[str, int], word: str) -> int:
        return sum(value for quad, value in values.items() if quad.endswith(word))

    def y(self, value: float) -> float:
        return TOP + (self.highest - value) * self.unit

    def parts(self) -> Iterator[str]:
        name = escape(self.title)
        yield (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img"'
            f' font-family="sans-serif" font-size="12">'
        )
        yield f"<title>{name}</title>"
        yield f'<rect width="{WIDTH}" height="{HEIGHT}" fill="white"/>'
        yield f'<text x="{LEFT}" y="24" font-size="15" font-weight="bold">{name}</text>'
        yield from self._legend()
        yield from self._grid()
        yield from self._bars()
        yield _line(self.y(0), "black")
        yield "</svg>"

    def _legend(self) -> Iterator[str]:
        for at, (quad, colour) in enumerate(COLOURS.items()):
            x = LEFT + at * 170
            yield f'<rect x="{x}" y="40" width="12" height="12" fill="{colour}"/>'
            yield f'<text x="{x + 18}" y="50">{quad}</text>'

    def _grid(self) -> Iterator[str]:
        for value in range(-self.lowest, self.highest + 1, self.step):
            y = self.y(value)
            yield _line(y, _GRID)
            yield f'<text x="{LEFT - 6}" y="{y + 4:.1f}" text-anchor="end">{abs(value):,}</text>'
        middle = (TOP + HEIGHT - BOTTOM) / 2
        turn = f"rotate(-90 16 {middle:.0f})"
        label = f"{self.counted}: conflict below, cooperation above"
        yield f'<text x="16" y="{middle:.0f}" text-anchor="middle" transform="{turn}">{escape(label)}</text>'

    def _bars(self) -> Iterator[str]:
        each = -(-len(self.periods) // MOST_LABELS)
        for at, (period, values) in enumerate(self.periods.items()):
            x = LEFT + at * self.slot
            up = down = 0
            for quad, colour in COLOURS.items():
                value = values.get(quad, 0)
                if not value:
                    continue
                if quad.endswith("cooperation"):
                    up += value
                    y = self.y(up)
                else:
                    y = self.y(-down)
                    down += value
                yield (
                    f'<rect x="{x + self.slot * 0.1:.1f}" y="{y:.1f}" width="{self.slot * 0.8:.1f}"'
                    f' height="{value * self.unit:.1f}" fill="{colour}">'
                    f"<title>{period}: {value:,} {quad}</title></rect>"
                )
            if at % each == 0:
                yield (
                    f'<text x="{x + self.slot / 2:.1f}" y="{HEIGHT - BOTTOM + 20}"'
                    f' text-anchor="middle">{period}</text>'
                )


def _line(y: float, colour: str) -> str:
    return f'<line x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y:.1f}" y2="{y:.1f}" stroke="{colour}"/>'


def _nice_step(rough: float) -> int:
    """Give the next of 1, 2, 5, 10, 20, 50, … that is not below.

    >>> _nice_step(0.3), _nice_step(3.2), _nice_step(12)
    (1, 5, 20)
    """
    step, factors = 1, (2.0, 2.5, 2.0)
    at = 0
    while step < rough:
        step = round(step * factors[at % 3])
        at += 1
    return step
