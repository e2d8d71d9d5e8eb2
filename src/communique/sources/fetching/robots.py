"""What a host asks of robots in its robots.txt, fetched once a day and kept to (RFC 9309)."""

from __future__ import annotations

import re
import threading
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import httpcore2
import httpx2

from communique.errors import (
    FetchFailed,
    InputTooLarge,
    RobotsDisallowed,
    RobotsUnreachable,
    UnsafeAddress,
)
from communique.sources.fetching.wanted import Wanted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from protego import Protego

    from communique.sources.fetching.web import Fetcher

NAME: Final = "communique"
"""What groups of rules call us."""
LARGEST: Final = 500_000
"""Bytes of a robots.txt that are read; the rest of it counts for nothing."""
KEPT_S: Final = 86_400.0
MOST_HOSTS: Final = 5_000
"""Hosts whose rules are kept at once."""
DELAY_S: Final = 1.0
"""Seconds between two requests to a host that says nothing of them."""
LONGEST_DELAY_S: Final = 60.0
_TOO_OFTEN: Final = 429
_WANTED: Final = Wanted("a robots.txt", "text/plain, */*;q=0.1", LARGEST, is_cut=True)
_AGENT: Final = re.compile(r"\s*user[- ]?agent\s*[:\s]\s*(\*|[a-z_-]+)?", re.IGNORECASE)


@dataclass(slots=True)
class _Rules:
    """The rules of one origin; `parsed` is None where there are none."""

    until: float = 0.0
    parsed: Protego | None = None
    lock: threading.Lock = field(default_factory=threading.Lock)


class Robots:
    """Knows which addresses may be fetched, and how often; asks each origin once a day, from any thread."""

    def __init__(self, fetcher: Fetcher, *, now: Callable[[], float] = time.monotonic) -> None:
        self._fetcher, self._now = fetcher, now
        self._origins: dict[str, _Rules] = {}

    def check(self, source: str, address: str) -> None:
        """Let `address` be asked on the way to `source`.

        Raises `RobotsDisallowed` where the host asks robots not to, `RobotsUnreachable` where it does not
        say, `UnsafeAddress` for a host that is not public.
        """
        rules = self._rules(source, address)
        if rules is not None and not rules.can_fetch(address, NAME):
            where = "" if address == source else f" (to {httpx2.URL(address).host}, where it redirects)"
            problem = f"the robots.txt of its host asks robots not to fetch it{where}"
            raise RobotsDisallowed(source, problem, "open it in a browser and give the saved page")

    def delay(self, address: str) -> float:
        """Give the seconds between two requests to the host of `address`, as far as is known by now."""
        rules = self._origins.get(_origin(address))
        asked = rules.parsed.crawl_delay(NAME) if rules and rules.parsed else None
        return DELAY_S if asked is None else min(max(DELAY_S, asked), LONGEST_DELAY_S)

    def _rules(self, source: str, address: str) -> Protego | None:
        origin = _origin(address)
        if len(self._origins) >= MOST_HOSTS and origin not in self._origins:
            self._origins.clear()  # a day's worth of questions is not worth more
        rules = self._origins.setdefault(origin, _Rules())
        with rules.lock:
            if rules.until <= self._now():
                rules.parsed = self._fetched(source, origin)
                rules.until = self._now() + KEPT_S
            return rules.parsed

    def _fetched(self, source: str, origin: str) -> Protego | None:
        """Ask for the rules. What could not be had for now is not kept, and is asked for again."""
        from protego import Protego

        try:
            found = self._fetcher.fetch(f"{origin}/robots.txt", wanted=_WANTED)
        except UnsafeAddress as error:
            raise UnsafeAddress(source, error.problem, error.remedy) from error
        except FetchFailed as error:
            if error.is_temporary or error.status == _TOO_OFTEN:
                raise _unreachable(source, error) from error
            return None  # there is none, or it leads nowhere: all is allowed
        except InputTooLarge as error:  # by its headers alone, or packed twice over
            raise _unreachable(source, error) from error
        text = found.data.decode("utf-8", "replace").removeprefix("\ufeff")
        return Protego.parse("\n".join(_ours(text)))


def _unreachable(source: str, error: FetchFailed | InputTooLarge) -> RobotsUnreachable:
    if isinstance(error.__cause__, httpcore2.ConnectError):  # then the page cannot be had either
        return RobotsUnreachable(source, error.problem, error.remedy, is_temporary=True)
    return RobotsUnreachable(
        source,
        f"it may not be fetched for now, for the robots.txt of its host cannot be had: {error.problem}",
        "try again later",
        is_temporary=True,
        retry_after=getattr(error, "retry_after", None),
        status=getattr(error, "status", None),
    )


def _ours(text: str) -> Iterator[str]:
    """Give the lines of a robots.txt with all other robots as one, which has no name.

    Rules are kept for each robot that a group names; a file that gives thousands of names thousands of rules
    would take all memory.
    """
    last = ""
    for line in text.splitlines():
        agent = _AGENT.match(line)
        if agent is not None:
            name = (agent[1] or "").lower()
            line = f"user-agent: {name if name in ('*', NAME) else 'x-other'}"
            if line == last:
                continue
        if line.strip():
            last = line
            yield line


def _origin(address: str) -> str:
    url = httpx2.URL(address)
    return f"{url.scheme}://{url.netloc.decode('ascii')}"
