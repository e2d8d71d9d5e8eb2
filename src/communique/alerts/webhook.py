"""Sending a message to a webhook: one request, bounded in time and size, to a public address.

A private address is asked only where the alert says that it may be. A redirect is not followed: whoever signs
a message should know where it goes. Of the answer only its status is looked at.
"""

from __future__ import annotations

import json
import time
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final

import httpcore2
import httpx2

from communique.alerts.outcome import ARRIVED, Outcome
from communique.alerts.signing import signed_headers
from communique.errors import FetchFailed, InputError, InvalidQuery, UnsafeAddress
from communique.sources.fetching.addresses import PublicBackend, is_public
from communique.sources.fetching.answer import REDIRECTS, plain_errors
from communique.sources.fetching.exchange import Exchange, within
from communique.sources.fetching.hops import checked
from communique.sources.fetching.waiting import seconds_of
from communique.sources.fetching.web import USER_AGENT

SECONDS: Final = 10.0
"""How long a request may take, with connecting."""
_MOST_BYTES: Final = 100_000
"""Bytes of an answer that are received at most; its headers are all that is read."""


if TYPE_CHECKING:
    from communique.ledger.alerting.rules import Alert


def checked_webhook(address: str) -> str:
    """Give the address of a webhook. Raises `InvalidQuery` where it is none that may be asked."""
    try:
        return str(checked(address, address))
    except FetchFailed as error:
        raise InvalidQuery(f"{shown(address)}: {error.problem}.") from error


def shown(address: str) -> str:
    """Give an address without what lets others in: user, password, path and query.

    >>> shown("https://ada:secret@hooks.example:8443/services/T0/B0?token=1")
    'https://hooks.example:8443/…'
    """
    try:
        parts = httpx2.URL(address)
    except (httpx2.InvalidURL, ValueError):
        return "(no address)"
    netloc = parts.netloc.decode("ascii", "replace")
    return f"{parts.scheme}://{netloc}/…" if parts.scheme and netloc else "(no address)"


def send(alert: Alert, name: str, payload: dict[str, Any], *, seconds: float = SECONDS) -> Outcome:
    """Send a message, and say how it went."""
    address = alert.target or ""
    try:
        status, wait = _post(address, name, payload, alert, seconds)
    except UnsafeAddress as error:
        return Outcome(f"{error.problem}; --allow-private allows it", is_final=True)
    except InputError as error:
        return Outcome(error.problem)
    if status in REDIRECTS:
        return Outcome(f"it answered {_status(status)}; redirects are not followed")
    if status == HTTPStatus.GONE:
        return Outcome(f"it answered {_status(status)}", is_final=True)
    return ARRIVED if 200 <= status < 300 else Outcome(f"it answered {_status(status)}", wait=wait)


def _post(
    address: str, name: str, payload: dict[str, Any], alert: Alert, seconds: float
) -> tuple[int, float | None]:
    """Give the status of the answer, and after how many seconds it wants to be asked again."""
    hop = checked(address, address)
    body = json.dumps(payload, ensure_ascii=False).encode("utf-8", "replace")
    headers = {
        "Host": hop.netloc.decode("ascii"),
        "User-Agent": USER_AGENT,
        "Content-Type": "application/json",
        "Content-Length": str(len(body)),
        "Accept": "*/*",
        "Connection": "close",
        **signed_headers(alert.secret or "", name, int(time.time()), body),
    }
    backend = PublicBackend(is_allowed=lambda ip: alert.allow_private or is_public(ip))
    bounds = Exchange(time.monotonic() + seconds, _MOST_BYTES, seconds)
    with (
        within(bounds),
        plain_errors(shown(address), hop, seconds),
        httpcore2.ConnectionPool(
            ssl_context=httpx2.create_ssl_context(), network_backend=backend, max_connections=1
        ) as pool,
        pool.stream("POST", str(hop), headers=list(headers.items()), content=body) as answer,
    ):
        return answer.status, seconds_of(httpx2.Headers(answer.headers).get("retry-after"))


def _status(status: int) -> str:
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return str(status)
