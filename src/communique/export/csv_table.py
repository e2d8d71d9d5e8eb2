"""CSV: one event a row, for spreadsheets and scripts."""

from __future__ import annotations

import csv
import io
from typing import IO, TYPE_CHECKING

from communique.export import columns
from communique.export.text import distinct, isos, names, without_controls

if TYPE_CHECKING:
    from collections.abc import Iterable

    from communique.export.event import Event, Party

Cell = columns.Value

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What makes a spreadsheet take a text for a formula, in full width too."""


def write(events: Iterable[Event], out: IO[bytes]) -> None:
    """Write a row of column names and one row for each event, in UTF-8."""
    text = io.TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for event in events:
        cells = row(event)
        writer.writerow([guarded(cells[column]) for column in COLUMNS])
    text.detach()


def row(event: Event) -> dict[str, Cell]:
    return {
        **columns.act(event),
        **isos(columns.days(event)),
        **_side("source", event.sources),
        **_side("target", event.targets),
        **columns.place(event),
        "score": event.score,
        **isos(columns.reported(event)),
        **columns.standing(event),
        "contradicted": "yes" if event.is_contradicted else "no",
    }


def guarded(cell: Cell) -> Cell:
    """Put an apostrophe before a text that a spreadsheet would compute; numbers stay numbers.

    >>> guarded("=1+1"), guarded(-33.9)
    ("'=1+1", -33.9)
    """
    if not isinstance(cell, str):
        return cell
    cell = without_controls(cell)
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _side(side: str, parties: tuple[Party, ...]) -> dict[str, Cell]:
    return {
        f"{side}s": names(parties),
        f"{side}_countries": "; ".join(distinct(p.country for p in parties)),
        f"{side}_sectors": "; ".join(distinct(p.sector for p in parties)),
    }


COLUMNS = (
    "event", "type", "mode", "root", "cameo", "quad", "status", "start", "end", "day", "sources",
    "source_countries", "source_sectors", "targets", "target_countries", "target_sectors", "place",
    "place_country", "lat", "lon", "geonames", "score", "first_reported", "last_reported", "reports",
    "independent", "contradicted", "review",
)  # fmt: skip
