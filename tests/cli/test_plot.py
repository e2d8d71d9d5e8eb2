"""A series drawn."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from matplotlib.figure import Figure

from communique.cli import plot
from communique.ledger.series import SeriesEntry

if TYPE_CHECKING:
    from pathlib import Path

    from communique.plover import Quad


@pytest.mark.parametrize("values", [{}, {"verbal conflict": 7}, {"verbal cooperation": 123_456}])
def test_bars_stand_on_their_side_of_the_axis(
    values: dict[Quad, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[Figure] = []
    monkeypatch.setattr(Figure, "savefig", lambda figure, *_, **__: drawn.append(figure))
    day = date(2023, 1, 1)
    rows = [
        SeriesEntry(period, day, day, quad, values.get(quad, 0), 0.0, 1)
        for period in (["2022", "2023"] if values else [])
        for quad in plot.COLOURS
    ]
    plot.draw(str(tmp_path / "a.svg"), "costs $5 & <b>", "events", rows)
    bars = {bar.get_height() for bar in drawn[0].axes[0].patches if bar.get_height()}
    assert bars == {value if "cooperation" in quad else -value for quad, value in values.items()}
    assert drawn[0].axes[0].get_title(loc="left") == "costs $5 & <b>"
