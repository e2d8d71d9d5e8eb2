"""Parquet: one event a row, typed: days are date32, sides lists of actors. Needs pyarrow."""

from __future__ import annotations

from itertools import islice
from typing import IO, TYPE_CHECKING, Any

from communique.errors import LedgerError
from communique.export import columns
from communique.export.text import without_controls

if TYPE_CHECKING:
    from collections.abc import Iterable

    from communique.export.event import Event, Party

_GROUP = 20_000
"""Rows in a row group: what is in memory at once."""


def write(events: Iterable[Event], out: IO[bytes]) -> None:
    """Write a file of row groups. Raises `LedgerError` where pyarrow is not installed."""
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ModuleNotFoundError as error:
        raise LedgerError("Parquet files need pyarrow: pip install 'communique[tables]'.") from error
    schema = _schema(pa)
    remaining = iter(events)
    with parquet.ParquetWriter(out, schema, compression="zstd") as writer:
        while rows := [_row(event) for event in islice(remaining, _GROUP)]:
            writer.write_table(pa.Table.from_pylist(rows, schema))


def _schema(pa: Any) -> Any:
    text, number, day = pa.string(), pa.float64(), pa.date32()
    party = pa.struct(
        [pa.field(name, text) for name in ("id", "name", "kind", "country", "sector")],
    )
    types = {
        "event": text, "type": text, "mode": text, "root": text, "cameo": text, "quad": text, "status": text,
        "start": day, "end": day, "day": day, "sources": pa.list_(party), "targets": pa.list_(party),
        "place": text, "place_country": text, "lat": number, "lon": number, "geonames": pa.int64(),
        "score": number, "first_reported": day, "last_reported": day, "reports": pa.int32(),
        "independent": pa.int32(), "contradicted": pa.bool_(), "review": text,
    }  # fmt: skip
    return pa.schema([pa.field(name, kind) for name, kind in types.items()])


def _row(event: Event) -> dict[str, Any]:
    return {
        **columns.act(event),
        **columns.days(event),
        "sources": [_party(party) for party in event.sources],
        "targets": [_party(party) for party in event.targets],
        **columns.place(event),
        "place": without_controls(event.place.name) if event.place else None,
        "score": event.score,
        **columns.reported(event),
        **columns.standing(event),
    }


def _party(party: Party) -> dict[str, str | None]:
    return {
        "id": without_controls(party.id),
        "name": without_controls(party.name),
        "kind": party.kind,
        "country": party.country,
        "sector": party.sector,
    }
