"""Processes that do bounded tasks: one that goes over its bound is killed, and another takes its place.

Each process has a thread of this one that hands it tasks over a pipe, one at a time, and waits for the answer
no longer than the task may take. A process ends with the one that started it, however that one ends, and
leaves Ctrl-C to it.
"""

from __future__ import annotations

import multiprocessing
import os
import pickle
import queue
import signal
import threading
from concurrent.futures import Future
from typing import TYPE_CHECKING, Any, Final

from communique.cli.bounds import broken_off, defect, memory_in_use, over_time, within
from communique.errors import CommuniqueError

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnProcess

    from communique.cli.bounds import Bound

Task = tuple["Callable[[Any], Any]", Any, "Bound"]
Waiting = tuple[Task, "Future[Any]"]

_GRACE_S: Final = 0.5
"""Seconds beyond its bound that a task has, within which a process that can end it by itself does."""
_START_S: Final = 120.0
_MOST_STARTS: Final = 3
"""A process imports what it needs before its first task; if so many in turn cannot, none will."""
_READY: Final = b"ready"

_WORN: Final = 600_000_000
"""Bytes that a process may grow by before another takes its place; the reader's model takes a third."""

_STARTING = threading.Lock()
"""`multiprocessing` keeps its children in a set that threads share."""


class Processes:
    """Does tasks in `number` processes, each started when there is a task for it.

    `prepare` is called in each process first, and is not counted into any task.
    """

    def __init__(self, number: int, prepare: Callable[[], object]) -> None:
        self._tasks: queue.SimpleQueue[Waiting | None] = queue.SimpleQueue()
        self._workers = [_Worker(prepare) for _ in range(number)]
        self._threads = [
            threading.Thread(target=worker.serve, args=(self._tasks,), daemon=True)
            for worker in self._workers
        ]
        for thread in self._threads:
            thread.start()

    def submit(self, task: Task) -> Future[Any]:
        """Take a task; the future gives what its function gives, or an `InputError` in its stead."""
        future: Future[Any] = Future()
        self._tasks.put((task, future))
        return future

    def close(self) -> None:
        """End all processes, in the midst of their tasks."""
        for worker in self._workers:
            worker.is_closed = True
            self._tasks.put(None)
        for worker in self._workers:
            worker.kill()
        for thread in self._threads:
            thread.join()


class _Worker:
    """One process, and those that take its place."""

    def __init__(self, prepare: Callable[[], object]) -> None:
        self._prepare = prepare
        self._process: SpawnProcess | None = None
        self._pipe: Connection | None = None
        self.is_closed = False

    def serve(self, tasks: queue.SimpleQueue[Waiting | None]) -> None:
        """Do tasks until there are none any more."""
        while (waiting := tasks.get()) is not None:
            task, future = waiting
            if self.is_closed or not future.set_running_or_notify_cancel():
                continue
            try:
                future.set_result(self._do(task))
            except BaseException as error:  # whoever waits for the task hears of it
                future.set_exception(error)
        self._end()

    def kill(self) -> None:
        """End the process at once; may be called by any thread."""
        with _STARTING:
            if self._process is not None:
                self._process.kill()

    def _do(self, task: Task) -> object:
        _, one, bound = task
        try:
            packed = pickle.dumps(task)
        except Exception as error:  # what is no task of ours cannot be handed over
            return defect(one, error)
        pipe = self._started()
        try:
            pipe.send_bytes(packed)
            if not pipe.poll(bound.seconds + _GRACE_S):
                self.kill()
                self._end()
                return over_time(one, bound)
            is_worn, made = pickle.loads(pipe.recv_bytes())  # noqa: S301
        except (OSError, EOFError):
            return broken_off(one, self._end())
        except Exception as error:  # an error that cannot be made again here
            return defect(one, error)
        if is_worn:
            self._end()
        return made

    def _started(self) -> Connection:
        """Give the pipe to a process that is ready, started anew where there is none."""
        if self._pipe is not None and not self._pipe.poll(0):  # one that has ended meanwhile is readable
            return self._pipe
        for _ in range(_MOST_STARTS):
            self._end()
            if self.is_closed:
                break
            pipe = self._start()
            if self.is_closed:  # while it was being started, when `kill` could not find it
                break
            try:
                if pipe.poll(_START_S) and pipe.recv_bytes() == _READY:
                    return pipe
            except (OSError, EOFError):
                continue
        self._end()
        raise CommuniqueError("processes to read articles cannot be started; try again with --jobs 1.")

    def _start(self) -> Connection:
        # A process of its own from the start: threads and the encoder's library do not survive a fork.
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        with _STARTING:
            self._process = context.Process(target=_serve, args=(theirs, self._prepare), daemon=True)
            self._process.start()
        theirs.close()
        self._pipe = ours
        return ours

    def _end(self) -> int | None:
        """End the process, if there is one, and give its exit status."""
        process, pipe = self._process, self._pipe
        self._process = self._pipe = None
        if pipe is not None:
            pipe.close()
        if process is None:
            return None
        process.join(_GRACE_S)  # one that has broken off, or whose pipe is closed, ends by itself
        with _STARTING:
            process.kill()
            process.join()
            status = process.exitcode
            process.close()
        return status


def _serve(pipe: Connection, prepare: Callable[[], object]) -> None:
    """Do the tasks that come over `pipe`, in a process for nothing else."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    prepare()
    most = (memory_in_use() or 0) + _WORN
    try:
        pipe.send_bytes(_READY)
        while True:
            pipe.send_bytes(_answer(pipe.recv_bytes(), most))
    except (OSError, EOFError):  # there is nobody any more who gives tasks
        return


def _answer(packed: bytes, most: int) -> bytes:
    """Do one task. Give whether the process has grown to more than `most`, and what was made, as bytes."""
    function, one, bound = pickle.loads(packed)  # noqa: S301
    _end_without_parent(bound)
    made = within(bound, function, one)
    is_worn = (memory_in_use() or 0) > most
    try:
        return pickle.dumps((is_worn, made))
    except Exception as error:  # it can be made, and not be told
        return pickle.dumps((is_worn, defect(one, error)))


def _end_without_parent(bound: Bound) -> None:
    """Let the system end this process once it has computed much longer than the task may last.

    A loop in C holds the interpreter's lock, so that the thread that waits for the parent's end never runs.
    """
    if hasattr(signal, "ITIMER_PROF"):
        signal.signal(signal.SIGPROF, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_PROF, 2 * bound.seconds + 5)


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
