"""One job: items are fetched, loaded, read and added, and what becomes of each is noted."""

from __future__ import annotations

from collections import deque
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from communique.cli.stages import Known, Step, digest_of, load_item, read_item
from communique.cli.workers import LOADING, READING, Workers
from communique.errors import InputError
from communique.record import Article
from communique.sources import RawInput

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from communique.cli.adding import Adding
    from communique.cli.bounds import Bound
    from communique.cli.signals import Signals
    from communique.ledger import Ledger
    from communique.record import ReaderInfo
    from communique.sources.items import Item
    from communique.sources.polite import Polite

One = TypeVar("One", "Item | Step", Step)


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

    def run(self, items: Iterable[Item | InputError], signals: Signals, step: Callable[[], None]) -> None:
        """Work through the items; `step` is called after each. Within `signals` a batch is added whole."""
        with Workers(self._jobs) as workers:
            for one in self._read(items, workers):
                self._adding.take(one)
                step()
                if self._adding.is_due:
                    with signals.held():
                        self._adding.flush()
            with signals.held():
                self._adding.flush()

    def _read(self, items: Iterable[Item | InputError], workers: Workers) -> Iterator[Step]:
        fresh = self._fetched(self._unsettled(items))
        loaded = _each(workers, partial(load_item, published=self._published), fresh, LOADING)
        yield from _each(workers, read_item, self._unread(loaded), READING)

    def _unsettled(self, items: Iterable[Item | InputError]) -> Iterator[Item | Step]:
        """Leave out what the log says needs no second look: at once what is here, then all addresses."""
        addresses = []
        for one in items:
            if isinstance(one, InputError):
                yield Step.failed(one)
            elif one.data is None:
                addresses.append(one)
            elif self._is_settled(one, self._log_of([one])):
                yield Step(replace(one, data=None), Known())
            else:
                yield one
        known = self._log_of(addresses)
        for one in addresses:
            yield Step(one, Known()) if self._is_settled(one, known) else one

    def _log_of(self, items: Sequence[Item]) -> dict[str, str | None]:
        with self._ledger.reading() as connection:
            return self._settled.among(connection, [one.source for one in items])

    def _is_settled(self, item: Item, known: Mapping[str, str | None]) -> bool:
        """Whether an item needs no second look; a path or a line that holds other bytes now does."""
        if item.source not in known or self._published:
            return False
        return item.data is None or digest_of(item) == known[item.source]

    def _fetched(self, given: Iterable[Item | Step]) -> Iterator[Item | Step]:
        """Fetch what is only an address, when all that is here already is worked on."""
        addresses = []
        for one in given:
            if isinstance(one, Step) or one.data is not None:
                yield one
            else:
                addresses.append(one)
        for item, raw in self._polite.fetch_many(addresses) if addresses else ():
            if isinstance(raw, InputError):
                yield Step(item, raw)
            elif isinstance(raw, RawInput):
                yield replace(item, data=raw.data, charset=raw.charset, url=raw.url or item.url)

    def _unread(self, loaded: Iterable[Step]) -> Iterator[Step]:
        """Leave out the articles of which the ledger holds what this reader reads in them."""
        from communique.ledger.runs import read_from

        for one in loaded:
            if isinstance(one.found, Article):
                address = read_from(self._ledger, one.found, self._reader)
                if address is not None:
                    yield replace(one, found=Known(one.found, address))
                    continue
            yield one


def _each(
    workers: Workers, function: Callable[[One], Step], given: Iterable[One], bound: Bound
) -> Iterator[Step]:
    """Give what the function makes of each; where a worker had to be ended, the item with the reason."""
    waiting: deque[One] = deque()

    def noted() -> Iterator[One]:
        for one in given:
            waiting.append(one)
            yield one

    for made in workers.each(function, noted(), bound):
        one = waiting.popleft()
        if isinstance(made, Step):
            yield made
        else:
            item = one.item if isinstance(one, Step) else one
            yield Step(replace(item, data=None), made)
