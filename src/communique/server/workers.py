"""Several processes that answer at one address: each has an interpreter of its own, for a core of its own."""

from __future__ import annotations

import os
import signal
import sys
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


class Workers:
    """Runs `work` in processes of their own until SIGINT or SIGTERM; then each is told to end, by SIGTERM.

    Where one ends by itself, so do the others: what watches over the server is to start it anew. Where the
    process that began them is killed, they end too.
    """

    def __init__(self, count: int, work: Callable[[], None]) -> None:
        self._work = work
        self._count = count
        self._numbers: set[int] = set()
        self._is_told = False

    def run(self) -> bool:
        """Give whether they ended because they were told to, and well."""
        read, write = os.pipe()
        is_good = True
        for told in (signal.SIGINT, signal.SIGTERM):
            signal.signal(told, self._end)
        for _ in range(self._count):
            if (number := os.fork()) == 0:
                os.close(write)
                self._be_one(read)
            self._numbers.add(number)
        if self._is_told:  # while some were not begun yet
            self._end()
        while self._numbers:
            number, status = os.wait()
            self._numbers.discard(number)
            is_good = is_good and self._is_told and status == 0
            if not self._is_told:
                self._end()
        os.close(read)
        os.close(write)
        return is_good

    def _end(self, *_: object) -> None:
        self._is_told = True
        for number in self._numbers:
            os.kill(number, signal.SIGTERM)

    def _be_one(self, read: int) -> None:
        """Work, in the new process, and end it whatever happens."""
        status = 1
        try:
            for told in (signal.SIGINT, signal.SIGTERM):
                signal.signal(told, signal.default_int_handler)
            os.setpgid(0, 0)  # Ctrl-C is for the first process, which tells the others
            threading.Thread(target=_end_with_the_first, args=(read,), daemon=True).start()
            self._work()
            status = 0
        except (KeyboardInterrupt, SystemExit):
            status = 0
        except BaseException:  # nothing of the first process may go on in this one
            sys.excepthook(*sys.exc_info())
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(status)


def _end_with_the_first(read: int) -> None:
    """Wait until the first process is gone: it writes nothing, so that reading ends only with it."""
    os.read(read, 1)
    os.kill(os.getpid(), signal.SIGTERM)
