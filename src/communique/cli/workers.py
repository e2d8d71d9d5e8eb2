"""Work in processes of their own, in order and a bounded number ahead.

No task costs more than its bound. With several processes one that goes over it is killed with its process,
and another takes its place; with one job there is no other process, and the bound is soft
(`communique.cli.bounds`).
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Final, TypeVar

from communique.cli.bounds import Bound, within

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from concurrent.futures import Future
    from types import TracebackType

    from communique.cli.processes import Processes
    from communique.errors import InputError

Given = TypeVar("Given")
Made = TypeVar("Made")

LOADING: Final = Bound(5, 200_000_000)
"""Of one page. Pages of the press take .03 seconds and 20 MB."""
READING: Final = Bound(300)
"""Of one article. The longest that are loaded, a hearing of a day, take some 20 seconds."""
AHEAD: Final = 4
"""Articles a worker that are waited for at once: enough that none is idle, and few in memory."""


class Workers:
    """Processes that work; with `jobs` of 1 all is done in this one."""

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs
        self._pool: Processes | None = None
        if jobs > 1:
            from communique.cli.processes import Processes

            self._pool = Processes(jobs, prepare)

    @property
    def most_ahead(self) -> int:
        """How many tasks are taken before the first of them is given back, at most."""
        return AHEAD * self._jobs

    def each(
        self,
        function: Callable[[Given], Made],
        given: Iterable[Given],
        bound: Bound = READING,
        *,
        is_light: Callable[[Given], bool] = lambda _: False,
    ) -> Iterator[Made | InputError]:
        """Give what the function makes of each, in order; an `InputError` for one that breaks its bound.

        What `is_light` is done here at once: it is not worth the way to another process.
        """
        if self._pool is None:
            for one in given:
                yield within(bound, function, one)
            return
        waiting: deque[Future[Made | InputError]] = deque()
        for one in given:
            waiting.append(
                _done(function(one)) if is_light(one) else self._pool.submit((function, one, bound))
            )
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
            self._pool.close()


def _done(made: Made) -> Future[Made | InputError]:
    from concurrent.futures import Future

    future: Future[Made | InputError] = Future()
    future.set_result(made)
    return future


def prepare() -> None:
    """Import what loading a page needs, which must not count as the time of the first page."""
    from importlib import import_module

    needed = (
        "trafilatura.metadata",
        "communique.page.html",
        "communique.page.text",
        "communique.timex.infer",
    )
    for name in needed:
        import_module(name)
