"""What each request goes through before a page is asked, and each answer before it is sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.server.around.guard import Guard
from communique.server.around.kept import Kept, Shelf
from communique.server.around.limits import Crowd, Limits
from communique.server.around.metrics import Metrics, metrics_route
from communique.server.around.tags import Tags
from communique.server.around.watch import Watch

if TYPE_CHECKING:
    from fastapi import FastAPI

    from communique.server.around.change import Change
    from communique.server.around.logs import Log
    from communique.server.settings import Settings


def surround(
    app: FastAPI, change: Change, hosts: frozenset[str], settings: Settings, log: Log | None
) -> None:
    """Put it around an application. The one added last is met first."""
    shelf, metrics = Shelf(), Metrics()
    metrics.watch_ledger(app.state.ledger, change)
    metrics.watch_shelf(shelf)
    app.router.routes.append(metrics_route(metrics, settings.shows_metrics))
    app.add_middleware(Tags)
    app.add_middleware(Crowd, at_once=settings.at_once)
    app.add_middleware(Kept, change=change, shelf=shelf)
    app.add_middleware(Limits, rate=settings.rate, burst=settings.burst)
    app.add_middleware(Guard, hosts=hosts)
    app.add_middleware(Watch, metrics=metrics, log=log)
