"""`/metrics`: how a server does, in the text format of Prometheus. Nothing in it tells who asked what."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from anyio import CapacityLimiter, to_thread
from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    ProcessCollector,
    disable_created_metrics,
)
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4, generate_latest
from sqlalchemy.exc import SQLAlchemyError
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.routing import Route

from communique._version import __version__
from communique.errors import CommuniqueError
from communique.server.around.clients import client_of
from communique.server.programs.health import latest_added

if TYPE_CHECKING:
    from collections.abc import Iterable

    from prometheus_client.core import Metric
    from starlette.requests import Request

    from communique.ledger import Ledger
    from communique.server.around.change import Change
    from communique.server.around.kept import Shelf

_SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0)
_FORWARDED = frozenset((b"x-forwarded-for", b"forwarded", b"x-real-ip"))


class Metrics:
    """The counts of one server."""

    def __init__(self) -> None:
        disable_created_metrics()  # type: ignore[no-untyped-call]  # when each count began is one line more for each
        self.registry = CollectorRegistry()
        self._requests = Counter(
            "communique_requests", "Requests answered; kept: without asking the ledger.",
            ("method", "route", "status", "kept"), registry=self.registry,
        )  # fmt: skip
        self._seconds = Histogram(
            "communique_request_seconds", "Seconds from a request to the end of its answer.", ("route",),
            buckets=_SECONDS, registry=self.registry,
        )  # fmt: skip
        self._in_flight = Gauge(
            "communique_requests_in_flight", "Requests that wait for an answer.", registry=self.registry
        )
        about = Gauge("communique_info", "The version of this server.", ("version",), registry=self.registry)
        about.labels(__version__).set(1)
        ProcessCollector(registry=self.registry)

    def begin(self) -> None:
        self._in_flight.inc()

    def end(self, method: str, route: str, status: int, is_kept: bool, seconds: float) -> None:
        self._in_flight.dec()
        self._requests.labels(method, route, status, "yes" if is_kept else "no").inc()
        self._seconds.labels(route).observe(seconds)

    def watch_ledger(self, ledger: Ledger, change: Change) -> None:
        """Tell of a ledger too."""
        self.registry.register(_OfLedger(ledger, change))

    def watch_shelf(self, shelf: Shelf) -> None:
        """Tell of the answers that are kept too."""
        size = Gauge("communique_kept_bytes", "Bytes of the answers that are kept.", registry=self.registry)
        size.set_function(lambda: shelf.size)
        count = Gauge("communique_kept_answers", "Answers that are kept.", registry=self.registry)
        count.set_function(lambda: len(shelf))


class _OfLedger:
    """What a ledger holds, counted again only once it has changed."""

    def __init__(self, ledger: Ledger, change: Change) -> None:
        self._ledger, self._change = ledger, change
        self._mark: str | None = None
        self._told: tuple[float, ...] = ()

    def describe(self) -> Iterable[Metric]:
        return ()

    def collect(self) -> Iterable[Metric]:
        mark = self._change.mark()
        if mark is None or mark != self._mark:
            self._told, self._mark = self._count(), mark
        is_there = bool(self._told)
        yield GaugeMetricFamily(
            "communique_ledger_up", "Whether the ledger can be read.", value=float(is_there)
        )
        if is_there:
            articles, events, added = self._told
            yield GaugeMetricFamily("communique_ledger_articles", "Articles that were read.", value=articles)
            yield GaugeMetricFamily("communique_ledger_events", "Events.", value=events)
            words = "When the latest article was added, in seconds since 1970; 0 for an empty ledger."
            yield GaugeMetricFamily("communique_ledger_last_added_timestamp_seconds", words, value=added)

    def _count(self) -> tuple[float, ...]:
        try:
            stats, added = self._ledger.stats(), latest_added(self._ledger)
        except (CommuniqueError, SQLAlchemyError):
            return ()
        return float(stats.articles), float(stats.events), _moment(added)


def _moment(added: str | None) -> float:
    if added is None:
        return 0.0
    at = datetime.fromisoformat(added)
    return (at if at.tzinfo else at.replace(tzinfo=UTC)).timestamp()


def metrics_route(metrics: Metrics, is_public: bool) -> Route:
    """Make the address of the metrics: for this machine, unless they are for everyone."""

    async def answer(request: Request) -> Response:
        is_forwarded = any(name in _FORWARDED for name, _ in request.scope["headers"])
        if not is_public and (is_forwarded or client_of(request.scope) is not None):
            raise HTTPException(404)
        text = await to_thread.run_sync(generate_latest, metrics.registry, limiter=CapacityLimiter(1))
        return Response(text, headers={"content-type": CONTENT_TYPE_PLAIN_0_0_4})

    return Route("/metrics", answer, name="metrics", include_in_schema=False)
