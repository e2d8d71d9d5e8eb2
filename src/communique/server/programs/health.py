"""`/health`: whether the ledger can be read, for what watches the server."""

from typing import Literal

from anyio import CapacityLimiter, to_thread
from fastapi import APIRouter
from pydantic import BaseModel
from sqlalchemy import select

from communique._version import __version__
from communique.ledger import Ledger, schema
from communique.server.opened import OpenedLedger

router = APIRouter()


class Health(BaseModel):
    """The ledger answers; the latest article was added at `latest` (UTC)."""

    status: Literal["ok"]
    version: str
    latest: str | None


@router.get("/health", tags=["server"])
async def health(ledger: OpenedLedger) -> Health:
    """Say whether the ledger can be read; 503 where it cannot."""
    # In a thread of its own: that many ask something else does not make a server ill.
    latest = await to_thread.run_sync(latest_added, ledger, limiter=CapacityLimiter(1))
    return Health(status="ok", version=__version__, latest=latest)


def latest_added(ledger: Ledger) -> str | None:
    """Give when the latest article was added; None for an empty ledger."""
    article = schema.articles.c
    with ledger.reading() as connection:
        found: str | None = connection.scalar(select(article.added).order_by(article.id.desc()).limit(1))
    return found
