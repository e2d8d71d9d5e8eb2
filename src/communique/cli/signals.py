"""End long work well: Ctrl-C and SIGTERM break off reading, and wait for what is being written."""

from __future__ import annotations

import signal
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

_SIGNALS = (signal.SIGINT, signal.SIGTERM)


class Stopped(BaseException):
    """Someone asked the program to end; `number` is that of the signal."""

    def __init__(self, number: int) -> None:
        self.number = number
        super().__init__(number)

    @property
    def exit_code(self) -> int:
        """Exit status as shells expect it: 128 and the number of the signal."""
        return 128 + self.number


class Signals:
    """Within it the two signals raise `Stopped`; within `held`, only when that is left."""

    def __init__(self) -> None:
        self._is_held = self._is_put_off = False
        self._came: int | None = None

    def __enter__(self) -> Signals:
        self._before = [signal.signal(number, self._stop) for number in _SIGNALS]
        return self

    def __exit__(self, *_: object) -> None:
        for number, handler in zip(_SIGNALS, self._before, strict=True):
            signal.signal(number, handler)

    def ignore(self) -> None:
        """From now on neither signal does anything."""
        for number in _SIGNALS:
            signal.signal(number, signal.SIG_IGN)

    @contextmanager
    def held(self) -> Iterator[None]:
        """Let what is inside come to its end."""
        self._is_held = True
        try:
            yield
        finally:
            self._is_held = False
        self.check()

    @contextmanager
    def put_off(self) -> Iterator[None]:
        """Let what is inside come to its end, and the one who calls `check` hear of the signal.

        Who asks again does not want to wait.
        """
        self._is_put_off = True
        try:
            yield
        finally:
            self._is_put_off = False

    def check(self) -> None:
        """Raise `Stopped` if a signal has come meanwhile."""
        if self._came is not None:
            raise Stopped(self._came)

    def _stop(self, number: int, _: FrameType | None) -> None:
        is_first, self._came = self._came is None, number
        if not self._is_held and not (self._is_put_off and is_first):
            raise Stopped(number)
