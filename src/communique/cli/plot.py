"""A series drawn by matplotlib: bars for each period, cooperation above the axis and conflict below."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from communique.errors import CommuniqueError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from communique.ledger.series import SeriesEntry
    from communique.plover import Quad

SIZE = (10, 4.6)
"""In inches; a PNG has 150 dots to each."""
DOTS = 150
COLOURS: dict[Quad, str] = {
    "verbal cooperation": "#92c5de",
    "material cooperation": "#0571b0",
    "verbal conflict": "#f4a582",
    "material conflict": "#ca0020",
}
"""Told apart by the colour-blind too, and in grey by their lightness (ColorBrewer RdBu)."""
MOST_LABELS = 12
_GRID = "#cccccc"
_STYLE: Any = {
    "svg.fonttype": "none", "svg.hashsalt": "communique", "font.size": 9, "text.parse_math": False,
}  # fmt: skip
"""Text stays text, also where it has dollars, and the same series gives the same file."""


def draw(file: str, title: str, counted: str, rows: Sequence[SeriesEntry]) -> None:
    """Draw the rows of a series, those of one period together, to an SVG or a PNG, as its name ends."""
    try:
        from matplotlib import rc_context
        from matplotlib.figure import Figure
    except ModuleNotFoundError as error:
        raise CommuniqueError("Pictures need matplotlib: pip install 'communique[plots]'.") from error
    with rc_context(_STYLE):
        figure = Figure(SIZE, layout="constrained")
        axes = figure.add_subplot()
        periods = list(dict.fromkeys(row.period for row in rows))
        _bars(axes, periods, rows)
        _label(axes, title, counted, periods)
        metadata = {"Date": None, "Title": title} if file.lower().endswith(".svg") else {"Title": title}
        figure.savefig(file, dpi=DOTS, metadata=metadata)


def _bars(axes: Any, periods: Sequence[str], rows: Sequence[SeriesEntry]) -> None:
    """Stack the classes of each side away from the axis."""
    ends = {"cooperation": [0] * len(periods), "conflict": [0] * len(periods)}
    for quad, colour in COLOURS.items():
        side = quad.split()[1]
        sign = 1 if side == "cooperation" else -1
        values = [sign * row.value for row in rows if row.quad == quad]
        axes.bar(range(len(periods)), values, 0.8, bottom=ends[side], color=colour, label=quad)
        ends[side] = [end + value for end, value in zip(ends[side], values, strict=True)]


def _label(axes: Any, title: str, counted: str, periods: Sequence[str]) -> None:
    from matplotlib.ticker import FuncFormatter, MaxNLocator

    axes.set_title(title, loc="left", fontweight="bold", pad=26, wrap=True)
    axes.legend(loc="lower left", bbox_to_anchor=(0, 1), ncols=len(COLOURS), frameon=False)
    axes.set_ylabel(f"{counted}: conflict below, cooperation above")
    axes.yaxis.set_major_locator(MaxNLocator(integer=True))
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{abs(value):,.0f}"))
    shown = range(0, len(periods), -(-len(periods) // MOST_LABELS) or 1)
    axes.set_xticks(list(shown), [periods[at] for at in shown])
    axes.grid(axis="y", color=_GRID)
    axes.set_axisbelow(True)
    axes.margins(x=0.01)
    axes.axhline(0, color="black", linewidth=1)
    axes.spines[["top", "right", "left", "bottom"]].set_visible(False)
