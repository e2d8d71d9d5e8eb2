"""`/health`: whether the ledger can be read, for what watches the server."""

from typing import Literal

from fastapi import APIRouter
from pydantic import BaseModel
from sqlalchemy import select

from communique._version import __version__
from communique.ledger import schema
from communique.server.opened import OpenedLedger

router = APIRouter()


class Health(BaseModel):
    """The ledger answers; the latest article was added at `latest` (UTC)."""

    status: Literal["ok"]
    version: str
    latest: str | None


@router.get("/health", tags=["server"])
def health(ledger: OpenedLedger) -> Health:
    """Say whether the ledger can be read; 503 where it cannot."""
    article = schema.articles.c
    with ledger.reading() as connection:
        latest = connection.scalar(select(article.added).order_by(article.id.desc()).limit(1))
    return Health(status="ok", version=__version__, latest=latest)
