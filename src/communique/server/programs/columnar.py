"""The events of a question as Parquet, where pyarrow is installed."""

import io
from importlib.util import find_spec
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from communique.errors import LedgerError
from communique.export.formats import write_events
from communique.export.selection import Selection
from communique.server.asking.questions import EventQuestion
from communique.server.opened import OpenedLedger

router = APIRouter(tags=["feeds"])
MOST_ROWS = 5_000
"""Events of a table; `communique export parquet` writes all."""
MEDIA = "application/vnd.apache.parquet"


def has_parquet() -> bool:
    """Tell whether this machine can write Parquet."""
    return find_spec("pyarrow") is not None


@router.get("/events.parquet", response_class=Response)
def parquet(ledger: OpenedLedger, asked: Annotated[EventQuestion, Query()]) -> Response:
    """Give the events of a question as Parquet, in the columns of `communique export parquet`."""
    if not has_parquet():
        raise LedgerError("This server gives no Parquet: it needs pip install 'communique[tables]'.")
    found = ledger.events(
        **asked.conditions(), limit=MOST_ROWS, after=asked.after, newest_first=asked.newest_first
    )
    out = io.BytesIO()
    write_events(ledger, "parquet", out, Selection(names=tuple(event.name for event in found)))
    headers = {"content-disposition": 'inline; filename="events.parquet"'}
    return Response(out.getvalue(), headers=headers, media_type=MEDIA)
