"""The hosts that one run asks: whose turn it is when, and which are left alone."""

from __future__ import annotations

import threading
from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Generic, TypeVar

import httpx2

from communique.errors import FetchFailed, InputError, RobotsUnreachable
from communique.sources.fetching.addresses import UnknownHostError

if TYPE_CHECKING:
    from collections.abc import Iterator

One = TypeVar("One")

MOST_FAILURES: Final = 3
"""Addresses of a host that fail one after the other, each after all its tries, before it is left alone."""


@dataclass(slots=True)
class Host:
    """One host: when it may be asked again, and whether it should be at all."""

    name: str
    ready_at: float = 0.0
    failures: int = 0
    resting: str | None = None  # why it is left alone
    lock: threading.Lock = field(default_factory=threading.Lock)  # held by who asks it

    def note(self, error: InputError | None) -> None:
        """Note how the last address went, after all its tries."""
        if not (isinstance(error, FetchFailed) and error.is_temporary):
            self.failures = 0
            return
        self.failures += 1
        if self.failures >= MOST_FAILURES:
            self.rest(f"{self.failures} addresses of it failed one after the other")
        elif is_unknown_host(error):
            self.rest("its name cannot be resolved")
        elif isinstance(error, RobotsUnreachable):
            self.rest("its robots.txt cannot be had")

    def rest(self, reason: str) -> None:
        self.resting = self.resting or reason

    def rested(self, source: str) -> FetchFailed:
        """Say why an address is not asked for."""
        problem = f"its host {self.name} is left alone in this run: {self.resting}"
        return FetchFailed(source, problem, "try again later", is_temporary=True)


def is_unknown_host(error: BaseException | None) -> bool:
    """Say whether a failure is that no name server knows the host, which a second try would not change."""
    while error is not None and not isinstance(error, UnknownHostError):
        error = error.__cause__
    return error is not None


def host_of(address: str) -> str:
    """Give the name of an address's host; of what is no address, nothing, and fetching says what is wrong."""
    try:
        return httpx2.URL(address).host.rstrip(".").lower()
    except (httpx2.InvalidURL, ValueError):
        return ""


class Queues(Generic[One]):
    """What waits for each host. Hosts take turns: the one that could be asked longest ago is first."""

    def __init__(self) -> None:
        self._queues: dict[str, deque[One]] = {}
        self._hosts: dict[str, Host] = {}
        self._busy: set[str] = set()
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def add(self, host: Host, one: One) -> None:
        self._hosts[host.name] = host
        self._queues.setdefault(host.name, deque()).append(one)
        self._count += 1

    def put_back(self, host: Host, one: One) -> None:
        """Put one that was taken at the head of its queue."""
        self._queues.setdefault(host.name, deque()).appendleft(one)
        self._hosts[host.name] = host
        self._count += 1

    def take(self, now: float) -> tuple[Host, One] | None:
        """Take what may be asked for now, and keep others from its host until `free`."""
        name = self._next()
        if name is None or self._hosts[name].ready_at > now:
            return None
        self._count -= 1
        self._busy.add(name)
        return self._hosts[name], self._taken(name)

    def free(self, host: Host) -> None:
        self._busy.discard(host.name)

    def take_rested(self) -> Iterator[tuple[Host, One]]:
        """Take all that waits for hosts that are left alone."""
        for host in [h for h in self._hosts.values() if h.resting]:
            while host.name in self._queues:
                self._count -= 1
                yield host, self._taken(host.name)

    def next_at(self) -> float | None:
        """Give the moment at which a host may be asked next, of those that are not asked now."""
        name = self._next()
        return None if name is None else self._hosts[name].ready_at

    def _next(self) -> str | None:
        waiting = [name for name in self._queues if name not in self._busy]
        return min(waiting, key=lambda name: self._hosts[name].ready_at, default=None)

    def _taken(self, name: str) -> One:
        queue = self._queues[name]
        one = queue.popleft()
        if not queue:
            del self._queues[name], self._hosts[name]
        return one
