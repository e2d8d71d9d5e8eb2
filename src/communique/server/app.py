"""The application: one ledger, opened once and read in threads, behind an API, pages, feeds and calendars."""

from __future__ import annotations

from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from anyio import to_thread
from fastapi import FastAPI

from communique._version import __version__
from communique.ledger import Ledger
from communique.server import problems
from communique.server.around.change import Change
from communique.server.around.logs import open_log
from communique.server.around.surround import surround
from communique.server.around.writing import Writing
from communique.server.correcting.guesses import Guesses
from communique.server.files import Files
from communique.server.pages import ROUTERS
from communique.server.programs import api, corrections, feeds, health
from communique.server.settings import Settings

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Collection

THREADS = 4
"""Questions answered at once: more would only wait for each other, each with its own cache of the ledger."""
_STATIC = Path(__file__).parent / "static"
_USUAL = Settings()
_TOLD: dict[str, Any] = {
    "title": "Communique",
    "version": __version__,
    "description": "The record of diplomacy: who did what to whom, when, where, and who says so.",
    "license_info": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
    "openapi_url": "/api/v1/openapi.json",
    "docs_url": None,  # FastAPI's own pages load scripts from elsewhere
    "redoc_url": None,
}


def create_app(address: str, hosts: Collection[str] = (), settings: Settings = _USUAL) -> FastAPI:
    """Make the application over the ledger at an address. Raises `LedgerUnavailable`.

    Where `hosts` are given, requests that name another host are refused: a page elsewhere must not read the
    ledger of a laptop by giving its own name the address 127.0.0.1.
    """
    ledger = Ledger(address)
    change = Change(ledger, settings.fresh_s)
    log = open_log(settings)

    def close() -> None:
        if log:
            log.close()
        change.close()
        ledger.close()

    @asynccontextmanager
    async def running(_: FastAPI) -> AsyncIterator[None]:
        to_thread.current_default_thread_limiter().total_tokens = THREADS
        yield
        close()

    app = FastAPI(lifespan=running, **_TOLD)
    app.state.ledger, app.state.close = ledger, close
    app.state.guesses = Guesses()
    problems.install(app)
    app.include_router(health.router)
    for router in (api.router, corrections.router, feeds.router, *ROUTERS):
        app.include_router(router)
    app.mount("/static", Files(_STATIC))
    app.add_middleware(Writing)
    surround(app, change, frozenset(hosts), settings, log)
    return app
