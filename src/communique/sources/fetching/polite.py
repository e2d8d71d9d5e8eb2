"""Fetching many addresses politely: one at a time of each host, with pauses, as its robots.txt asks.

All is decided in the thread of who takes the results; others do nothing but wait for one answer each. So no
more is fetched ahead than there are threads, however slowly results are taken.
"""

from __future__ import annotations

import queue
import random
import threading
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Generic, Protocol, TypeVar, overload

from communique.errors import FetchFailed, InputError
from communique.sources.fetching.hops import checked
from communique.sources.fetching.hosts import Host, Queues, host_of, is_unknown_host
from communique.sources.fetching.robots import Robots
from communique.sources.fetching.waiting import backoff
from communique.sources.fetching.wanted import LISTING, PAGE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from communique.sources import NotModified, RawInput, Validators
    from communique.sources.fetching.wanted import Wanted
    from communique.sources.fetching.web import Fetcher

THREADS: Final = 8
TRIES: Final = 4
TRIES_ALONE: Final = 2
"""Tries of `fetch`, for which others wait meanwhile."""
PATIENCE_S: Final = 180.0
"""Seconds in which one address is tried again."""
LONGEST_RETRY_AFTER_S: Final = 120.0
"""Seconds that a server may ask us to wait; one that asks for more is left alone in this run."""
WAITING: Final = 1000
"""Items that wait at once: enough that a host with many does not keep others from being asked."""
_POLL_S: Final = 0.1
_FAREWELL_S: Final = 1.0
_REPORT_IT: Final = "this is a defect of Communique, please report it with the address"


class Addressed(Protocol):
    """Whatever has an address."""

    @property
    def source(self) -> str: ...


One = TypeVar("One", bound=Addressed)


@dataclass(slots=True)
class _Task(Generic[One]):
    """One address on its way."""

    item: One
    wanted: Wanted
    validators: Validators | None
    most_tries: int
    tries: int = 0
    first_at: float = 0.0


@dataclass(frozen=True, slots=True)
class _Address:
    source: str


class Polite:
    """Fetches what robots may fetch. Make one for a run: hosts that fail are left alone as long as it lives.

    Setting `stop` ends all at once. `now`, `sleep` and `chance` are for tests.
    """

    def __init__(
        self,
        fetcher: Fetcher,
        *,
        robots: Robots | None = None,
        stop: threading.Event | None = None,
        threads: int = THREADS,
        tries: int = TRIES,
        now: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], object] | None = None,
        chance: random.Random | None = None,
    ) -> None:
        self._fetcher, self._robots = fetcher, robots or Robots(fetcher, now=now)
        self._stop = stop or threading.Event()
        self._threads, self._tries = threads, tries
        self._now, self._sleep = now, sleep or self._stop.wait
        self._chance = chance or random.Random()  # noqa: S311 (no secret: it spreads retries)
        self._hosts: dict[str, Host] = {}

    @overload
    def fetch(self, url: str, *, wanted: Wanted = LISTING) -> RawInput: ...

    @overload
    def fetch(
        self, url: str, *, wanted: Wanted = LISTING, validators: Validators | None
    ) -> RawInput | NotModified: ...

    def fetch(
        self, url: str, *, wanted: Wanted = LISTING, validators: Validators | None = None
    ) -> RawInput | NotModified:
        """Fetch one address when it is its host's turn, and try again where that may help.

        Raises `InputError`.
        """
        checked(url, url)
        host = self._host(url)
        task = _Task(_Address(url), wanted, validators, min(self._tries, TRIES_ALONE))
        while not self._stop.is_set():
            if host.resting:
                raise host.rested(url)
            found = self._try(host, task, self._stop)
            if not isinstance(found, InputError):
                host.note(None)
                return found
            if not self._is_tried_again(host, task, found):
                host.note(found)
                raise found
        raise FetchFailed(url, "it was stopped", "run the command again", is_temporary=True)

    def fetch_many(
        self,
        items: Iterable[One],
        *,
        wanted: Wanted = PAGE,
        validators: Callable[[One], Validators | None] = lambda _: None,
        waiting: int = WAITING,
        tries: int | None = None,
    ) -> Iterator[tuple[One, RawInput | NotModified | InputError]]:
        """Give each item with what is at its address, or why there is nothing, as they come.

        Items are taken when there is room among those `waiting`. What was not given when it is stopped was
        not fetched.
        """
        most = min(tries or self._tries, self._tries)
        tasks = (_Task(item, wanted, validators(item), most) for item in items)
        run = _Run(self, tasks, waiting)
        try:
            yield from run.results()
        finally:
            run.end()

    def fetch_lists(
        self, lists: Iterable[One], *, validators: Callable[[One], Validators | None] = lambda _: None
    ) -> Iterator[tuple[One, RawInput | NotModified | InputError]]:
        """Fetch feeds, sitemaps and lists of them, side by side, with few tries: the others wait for each."""
        return self.fetch_many(lists, wanted=LISTING, validators=validators, tries=TRIES_ALONE)

    def _host(self, url: str) -> Host:
        name = host_of(url)
        return self._hosts.setdefault(name, Host(name))

    def _try(
        self, host: Host, task: _Task[One], stop: threading.Event
    ) -> RawInput | NotModified | InputError:
        """Ask once when the host may be asked, and set when it may be asked again."""
        url = task.item.source
        with host.lock:
            if (seconds := host.ready_at - self._now()) > 0:  # `fetch` may have asked it in between
                self._sleep(seconds)
            task.first_at = task.first_at or self._now()
            task.tries += 1
            try:
                return self._fetcher.fetch(
                    url,
                    validators=task.validators,
                    wanted=task.wanted,
                    before_hop=self._robots.check,
                    stop=stop,
                )
            except InputError as error:
                return error
            except Exception as error:  # a defect of ours in one address must not cost the others
                return InputError(
                    url, f"fetching it failed ({type(error).__name__}: {error})"[:500], _REPORT_IT
                )
            finally:
                host.ready_at = max(host.ready_at, self._now() + self._robots.delay(url))

    def _is_tried_again(self, host: Host, task: _Task[One], error: InputError) -> bool:
        """Say whether to try again what failed, and have the host wait until then."""
        if not (isinstance(error, FetchFailed) and error.is_temporary) or is_unknown_host(error):
            return False
        asked = error.retry_after or 0.0
        if asked > LONGEST_RETRY_AFTER_S:
            host.rest(f"it asks to wait {asked:.0f} seconds")
            return False
        seconds = max(asked, backoff(task.tries, self._chance))
        if task.tries >= task.most_tries or self._now() + seconds - task.first_at > PATIENCE_S:
            return False
        host.ready_at = max(host.ready_at, self._now() + seconds)
        return True


class _Run(Generic[One]):
    """One call of `fetch_many`."""

    def __init__(self, polite: Polite, tasks: Iterator[_Task[One]], waiting: int) -> None:
        self._polite, self._tasks, self._waiting = polite, tasks, waiting
        self._queues: Queues[_Task[One]] = Queues()
        self._stop = threading.Event()
        self._threads: dict[str, threading.Thread] = {}  # by host
        self._done: queue.SimpleQueue[tuple[Host, _Task[One], RawInput | NotModified | InputError]]
        self._done = queue.SimpleQueue()
        self._has_more = True

    def results(self) -> Iterator[tuple[One, RawInput | NotModified | InputError]]:
        while not self._polite._stop.is_set():
            yield from self._rested()
            self._start()
            if self._has_more and len(self._queues) < self._waiting:
                yield from self._take()
                yield from self._finished(0)
            elif self._threads:
                yield from self._finished(_POLL_S)
            elif (moment := self._queues.next_at()) is not None:
                self._polite._sleep(max(0.0, moment - self._polite._now()))
            else:
                return

    def end(self) -> None:
        """Stop what is under way; a thread that still connects ends by itself soon after."""
        self._stop.set()
        until = time.monotonic() + _FAREWELL_S
        for thread in self._threads.values():
            thread.join(max(0.0, until - time.monotonic()))

    def _take(self) -> Iterator[tuple[One, InputError]]:
        """Take one more item to be fetched."""
        task = next(self._tasks, None)
        if task is None:
            self._has_more = False
            return
        url = task.item.source
        try:
            checked(url, url)
        except InputError as error:
            yield task.item, error
        else:
            self._queues.add(self._polite._host(url), task)

    def _rested(self) -> Iterator[tuple[One, InputError]]:
        for host, task in self._queues.take_rested():
            yield task.item, host.rested(task.item.source)

    def _start(self) -> None:
        """Ask as many hosts as may be asked now and as there are threads for."""
        while len(self._threads) < self._polite._threads:
            taken = self._queues.take(self._polite._now())
            if taken is None:
                return
            name = taken[0].name
            thread = threading.Thread(
                target=self._work, args=taken, name=f"fetching from {name}", daemon=True
            )
            self._threads[name] = thread
            thread.start()

    def _work(self, host: Host, task: _Task[One]) -> None:
        self._done.put((host, task, self._polite._try(host, task, self._stop)))

    def _finished(self, seconds: float) -> Iterator[tuple[One, RawInput | NotModified | InputError]]:
        """Give what has come, waiting for it no longer than so many seconds."""
        try:
            host, task, found = self._done.get(block=seconds > 0, timeout=seconds or None)
        except queue.Empty:
            return
        del self._threads[host.name]
        self._queues.free(host)
        if isinstance(found, InputError):
            if self._polite._is_tried_again(host, task, found):
                self._queues.put_back(host, task)
                return
            host.note(found)
        else:
            host.note(None)
        yield task.item, found
