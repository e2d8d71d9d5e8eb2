"""Load and read articles in processes of their own, in order and a bounded number ahead.

A worker ends with the process that started it, however that one ends, and leaves Ctrl-C to it.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from communique.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from concurrent.futures import Future
    from datetime import date
    from types import TracebackType

    from communique.cli.inputs import Item
    from communique.reading.reader import Reader
    from communique.record import Article, Record

Given = TypeVar("Given")
Made = TypeVar("Made")


class Known(NamedTuple):
    """An article whose reading the ledger holds already."""

    source: str


AHEAD = 4
"""Articles a worker that are waited for at once: enough that none is idle, and few in memory."""
REPORT_IT = "this is a defect of Communique, please report it with the article"


class Workers:
    """Processes that load and read; with `jobs` of 1 all is done in this one."""

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs
        self._pool: ProcessPoolExecutor | None = None
        if jobs > 1:
            # A process of its own from the start: threads and the encoder's library do not survive a fork.
            context = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(jobs, mp_context=context, initializer=_serve)

    def each(self, function: Callable[[Given], Made], given: Iterable[Given]) -> Iterator[Made]:
        """Give what the function makes of each, in order."""
        if self._pool is None:
            yield from map(function, given)
            return
        waiting: deque[Future[Made]] = deque()
        for one in given:
            waiting.append(self._pool.submit(function, one))
            if len(waiting) >= AHEAD * self._jobs:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()

    def __enter__(self) -> Workers:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)


def load_one(item: Item | InputError, published: date | None) -> Article | Record | InputError:
    """Load an article or a record, or say why there is none."""
    from communique.cli.inputs import load

    if isinstance(item, InputError):
        return item
    try:
        return load(item, published)
    except InputError as error:
        return error
    except Exception as error:  # a defect of ours in one article must not cost the others
        return _defect(item.source, error)


def read_one(loaded: Article | Record | Known | InputError) -> Record | Known | InputError:
    """Read an article; the rest stays what it is."""
    from communique.record import Article

    if not isinstance(loaded, Article):
        return loaded
    try:
        return _reader().read(loaded)
    except Exception as error:  # see above
        return _defect(loaded.source or "standard input", error)


def _defect(source: str, error: Exception) -> InputError:
    return InputError(source, f"reading it failed ({type(error).__name__}: {error})", REPORT_IT)


@cache
def _reader() -> Reader:
    from communique.reading.reader import Reader

    return Reader()


def _serve() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
