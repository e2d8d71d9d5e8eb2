"""One job: items are fetched, loaded, read and added, and what becomes of each is noted."""

from __future__ import annotations

from collections import deque
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final, TypeVar

from communique.cli.read_once import ReadOnce
from communique.cli.stages import Known, Step, digest_of, load_item, read_item
from communique.cli.workers import LOADING, READING, Workers
from communique.errors import InputError
from communique.record import Article
from communique.sources import RawInput

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date

    from communique.cli.adding import Adding
    from communique.cli.bounds import Bound
    from communique.cli.signals import Signals
    from communique.ledger import Ledger
    from communique.ledger.seen import Line
    from communique.record import ReaderInfo
    from communique.sources.fetching.polite import Polite
    from communique.sources.items import Item

One = TypeVar("One", "Item | Step", Step)

MOST_ADDRESSES: Final = 50_000
"""Addresses that are kept until they are fetched: those of a whole sitemap, some 30 MB. If lists name more,
these are fetched before the lists are read on."""


class Job:
    """Reads what is new among items into a ledger.

    Items whose bytes are here go first; then what is still to be fetched, as it comes. `again` takes up what
    could not be read before. `jobs` articles are read at once.
    """

    def __init__(
        self,
        ledger: Ledger,
        adding: Adding,
        reader: ReaderInfo,
        polite: Polite,
        *,
        jobs: int = 1,
        published: date | None = None,
        again: bool = False,
    ) -> None:
        from communique.ledger.seen import Settled

        self._ledger, self._adding, self._reader, self._polite = ledger, adding, reader, polite
        self._jobs, self._published = jobs, published
        self._settled = Settled(reader, again=again)
        self._expect: Callable[[int], None] = lambda _: None

    def is_page(self, address: str) -> bool:
        """Say whether the log has read an address as an article: then it need not be fetched to be told."""
        line = self._log_of([address]).get(address)
        return line is not None and line.was_read

    def run(
        self,
        items: Iterable[Item | InputError],
        signals: Signals,
        step: Callable[[], None] = lambda: None,
        expect: Callable[[int], None] = lambda _: None,
    ) -> None:
        """Work through the items; within `signals` a batch is added whole.

        `step` is called after each item, `expect` with their number when the last of them is known.
        """
        self._expect = expect
        with Workers(self._jobs) as workers:
            for one in self._read(items, workers, signals):
                self._adding.take(one)
                step()
                signals.check()
                if self._adding.is_due:
                    with signals.held():
                        self._adding.flush()
            with signals.held():
                self._adding.flush()

    def _read(self, items: Iterable[Item | InputError], workers: Workers, signals: Signals) -> Iterator[Step]:
        load: Callable[[Item | Step], Step] = partial(load_item, published=self._published)
        read: Callable[[Step], Step] = read_item
        if self._jobs == 1:  # the article at hand, which is in this process, is read to its end
            load, read = _to_its_end(load, signals), _to_its_end(read, signals)
        loaded = _each(workers, load, self._fetched(self._unsettled(items)), LOADING)
        once = ReadOnce(self._ledger, self._reader, workers.most_ahead)
        yield from once.settled(_each(workers, read, once.unread(loaded), READING))

    def _unsettled(self, items: Iterable[Item | InputError]) -> Iterator[Item | Step]:
        """Leave out what the log says needs no second look: at once what is here, addresses together."""
        addresses: list[Item] = []
        met = 0
        for one in items:
            met += 1
            if isinstance(one, InputError):
                yield Step.failed(one)
            elif one.data is None:
                addresses.append(one)
                if len(addresses) >= MOST_ADDRESSES:
                    yield from self._unsettled_addresses(addresses)
                    addresses = []
            else:
                line = self._line_of(one, self._log_of([one.source]))
                yield one if line is None else _known(one, line)
        self._expect(met)
        yield from self._unsettled_addresses(addresses)

    def _unsettled_addresses(self, addresses: Sequence[Item]) -> Iterator[Item | Step]:
        log, met = self._log_of([one.source for one in addresses]), set()
        for one in addresses:
            line = self._line_of(one, log)
            if line is not None:
                yield _known(one, line)
            elif one.source in met:
                yield Step(one, Known(is_repeated=True))
            else:
                met.add(one.source)
                yield one

    def _log_of(self, sources: Sequence[str]) -> dict[str, Line]:
        if not sources:
            return {}
        with self._ledger.reading() as connection:
            return self._settled.among(connection, sources)

    def _line_of(self, item: Item, log: dict[str, Line]) -> Line | None:
        """Give the line that settles an item; none settles a path or a line that holds other bytes now."""
        line = None if self._published else log.get(item.source)
        if line is None or item.data is None or digest_of(item) == line.digest:
            return line
        return None

    def _fetched(self, given: Iterable[Item | Step]) -> Iterator[Item | Step]:
        """Fetch what is only an address, when all that is here already is worked on."""
        addresses: list[Item] = []
        for one in given:
            if isinstance(one, Step) or one.data is not None:
                yield one
                continue
            addresses.append(one)
            if len(addresses) >= MOST_ADDRESSES:
                yield from self._fetch(addresses)
                addresses = []
        yield from self._fetch(addresses)

    def _fetch(self, addresses: Sequence[Item]) -> Iterator[Item | Step]:
        for item, raw in self._polite.fetch_many(addresses) if addresses else ():
            if isinstance(raw, InputError):
                yield Step(item, raw)
            elif isinstance(raw, RawInput):
                yield replace(item, data=raw.data, charset=raw.charset, url=raw.url or item.url)


def _to_its_end(function: Callable[[One], Step], signals: Signals) -> Callable[[One], Step]:
    def run(one: One) -> Step:
        with signals.put_off():
            return function(one)

    return run


def _known(item: Item, line: Line) -> Step:
    refused = None if line.was_read else line.reason or line.outcome
    return Step(replace(item, data=None), Known(refused=refused))


def _each(
    workers: Workers, function: Callable[[One], Step], given: Iterable[One], bound: Bound
) -> Iterator[Step]:
    """Give what the function makes of each; where a worker had to be ended, the item with the reason."""
    waiting: deque[One] = deque()

    def noted() -> Iterator[One]:
        for one in given:
            waiting.append(one)
            yield one

    for made in workers.each(function, noted(), bound, is_light=_is_settled):
        one = waiting.popleft()
        if isinstance(made, Step):
            yield made
        else:
            yield _ended(one, made)


def _is_settled(one: Item | Step) -> bool:
    """Say whether there is nothing to load or to read any more."""
    return isinstance(one, Step) and not isinstance(one.found, Article)


def _ended(one: Item | Step, error: InputError) -> Step:
    if isinstance(one, Step):
        return replace(one, found=error)
    return Step(replace(one, data=None), error, digest_of(one))
