"""What the benchmarks of the server ask: every kind of page, feed and API address, of what a ledger holds."""

from __future__ import annotations

import json
import random
import sys
import time
from dataclasses import dataclass, field
from datetime import date, timedelta
from http.client import HTTPConnection
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlencode

if TYPE_CHECKING:
    from collections.abc import Sequence

_DAYS, _A_DAY = 24, 8
"""Days all over a ledger's time, and events of each, that are asked about."""
_PAIRS = 6
"""Pairs that are laid beside each other."""


class Client:
    """Asks over one connection; with `is_made_anew`, answers that are kept are not given."""

    def __init__(self, base: str, *, is_made_anew: bool = False) -> None:
        self._connection = HTTPConnection(base.removeprefix("http://"), timeout=120)
        self._headers = {"accept-encoding": "gzip"} | ({"cookie": "measured=1"} if is_made_anew else {})

    def get(self, address: str) -> tuple[int, bytes, float]:
        """Give the status, the body and how many milliseconds it took."""
        begun = time.perf_counter()
        self._connection.request("GET", address, headers=self._headers)
        answer = self._connection.getresponse()
        body = answer.read()
        return answer.status, body, 1000 * (time.perf_counter() - begun)

    def json(self, address: str) -> Any:
        self._headers.pop("accept-encoding", None)
        status, body, _ = self.get(address)
        if status != 200:
            sys.exit(f"{address} was answered with {status}: {body.decode()}")
        return json.loads(body)


@dataclass(slots=True)
class Held:
    """Some of what a ledger holds."""

    events: list[str] = field(default_factory=list)
    articles: list[str] = field(default_factory=list)
    actors: list[str] = field(default_factory=list)
    pairs: list[tuple[str, str]] = field(default_factory=list)
    days: list[date] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    outlets: list[str] = field(default_factory=list)


def look(base: str) -> Held:
    """Look into a ledger, on days all over its time, the same each time."""
    client, held, dice = Client(base), Held(), random.Random(1)  # noqa: S311 - not for secrets
    stats = client.json("/api/v1/stats")
    first, last = (date.fromisoformat(stats[name]) for name in ("first_day", "last_day"))
    for number in range(_DAYS):
        day = first + timedelta((last - first).days * (number + 1) // _DAYS)
        held.days.append(day)
        for event in client.json(f"/api/v1/events?limit={_A_DAY}&until={day}")["items"]:
            held.events.append(event["name"])
            held.actors += event["sources"] + event["targets"]
            held.pairs += [(s, t) for s in event["sources"][:1] for t in event["targets"][:1] if s != t]
    for name in held.events[::_A_DAY]:
        report = client.json(f"/api/v1/events/{name}")["reports"][0]
        held.articles.append(report["article"])
        held.outlets += [report["outlet"]] if report["outlet"] else []
        held.words += [word for word in report["words"].split() if word.isalpha() and len(word) > 4][:1]
    for some in (held.events, held.actors, held.pairs, held.articles, held.words):
        dice.shuffle(some)
    return held


def kinds(held: Held) -> dict[str, list[str]]:
    """Give the addresses of each kind."""
    names = [urlencode({"name": one}) for one in held.actors]
    speakers = [urlencode({"speaker": one}) for one in held.actors]
    actors = [urlencode({"actors": one}) for one in held.actors]
    both = [urlencode({"one": one, "other": other}) for one, other in held.pairs]
    pair = [urlencode([("actors", one), ("actors", other)]) for one, other in held.pairs]
    until = [f"until={day}" for day in held.days]
    lanes = [[",".join(pair) for pair in held.pairs[at : at + _PAIRS]] for at in range(0, 4 * _PAIRS, _PAIRS)]
    choices = [urlencode({"outlet": one}) for one in held.outlets[:6]] + [
        "type=SANCTION&status=planned", "mode=visit", "mode=meeting&status=planned", "min_score=0.9",
        "sector=REL", "outlet_country=USA", "outlet_control=state", "place=FRA",
    ]  # fmt: skip
    events = ["", *until, *actors[:8], *pair[:8], "type=SANCTION", "status=planned", "text=grain"]
    asked: dict[str, Sequence[str]] = {
        "/": [""],
        "/events": events,
        "/events?text=": [f"text={word}" for word in held.words],
        "/events?(a condition)": choices,
        "/pair": both,
        "/lanes": [urlencode([("pair", pair) for pair in some]) for some in lanes],
        "/actor": names,
        "/quotes": ["", *speakers, *until],
        "/upcoming": ["", *(f"on={day}" for day in held.days)],
        "/search": [f"q={word}" for word in held.words],
        "/about": [""],
        "/api": [""],
        "/events.atom": ["", *actors],
        "/events.csv": ["", *actors[:8], *until[:8]],
        "/events.ics": ["", *actors[:8], *until[:8]],
        "/upcoming.ics": [f"on={day}" for day in held.days],
        "/quotes.csv": ["", *speakers],
        "/api/v1/events": [f"limit=500&{one}" for one in (*until, *actors[:8])],
        "/api/v1/timeline": both,
        "/api/v1/upcoming": [f"on={day}" for day in held.days],
        "/api/v1/visits": [urlencode({"who": one}) for one in held.actors],
        "/api/v1/quotes": ["", *speakers],
        "/api/v1/search": [f"words={word}" for word in held.words],
        "/api/v1/series": [f"by={by}&{one}" for one in actors for by in ("month", "year")],
        "/api/v1/who": names,
        "/api/v1/stats": [""],
        "/api/v1/log": [""],
        "/health": [""],
        "/metrics": [""],
    }
    found = {
        kind: [f"{kind.partition('?')[0]}?{one}".rstrip("?") for one in some] for kind, some in asked.items()
    }
    return found | {
        "/events/{name}": [f"/events/{name}" for name in held.events],
        "/events/{name}.ics": [f"/events/{name}.ics" for name in held.events],
        "/articles/{digest}": [f"/articles/{quote(one, safe=':')}" for one in held.articles],
        "/api/v1/events/{name}": [f"/api/v1/events/{name}" for name in held.events],
        "/api/v1/articles/{digest}": [f"/api/v1/articles/{one}" for one in held.articles],
    }
