"""CSV: one event a row, for spreadsheets and scripts."""

from __future__ import annotations

import csv
import io
from typing import IO, TYPE_CHECKING

from communique.export.text import distinct, iso, names, printable
from communique.plover import QUADS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from communique.export.event import Event, Party

Cell = str | int | float | None

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
    place = event.place
    return {
        "event": event.name,
        "type": event.type,
        "mode": event.mode,
        "root": event.root,
        "cameo": event.cameo,
        "quad": QUADS[event.root],
        "status": event.status,
        "start": iso(event.start),
        "end": iso(event.end),
        "day": iso(event.day),
        **_side("source", event.sources),
        **_side("target", event.targets),
        "place": place.name if place else None,
        "place_country": place.country if place else None,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "geonames": place.geonames if place else None,
        "score": event.score,
        "first_reported": iso(event.first_reported),
        "last_reported": iso(event.last_reported),
        "reports": event.reports,
        "independent": event.independent,
        "contradicted": "yes" if event.is_contradicted else "no",
        "review": event.review,
    }


def guarded(cell: Cell) -> Cell:
    """Put an apostrophe before a text that a spreadsheet would compute; numbers stay numbers.

    >>> guarded("=1+1"), guarded(-33.9)
    ("'=1+1", -33.9)
    """
    if not isinstance(cell, str):
        return cell
    cell = printable(cell)
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
