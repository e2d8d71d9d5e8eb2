"""Workers: order, bounds, and what a task that goes wrong costs: its own result, and nothing else."""

from __future__ import annotations

import itertools
import os
import signal
import subprocess
import sys
import time
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

import pytest

from communique.cli.bounds import Bound
from communique.cli.workers import LOADING, Workers, prepare
from communique.errors import CommuniqueError, FetchFailed, InputError
from communique.page import from_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from communique.record import Article

BOUND = Bound(1, 100_000_000)


class Task(NamedTuple):
    source: str
    does: str = "well"


class Unpicklable(Exception):
    def __init__(self, one: int, *, other: int) -> None:
        super().__init__(one)


def work(task: Task) -> str:
    match task.does:
        case "loops in Python":
            while True:
                pass
        case "loops and swallows":
            while True:
                try:
                    while True:
                        pass
                except BaseException:
                    continue
        case "loops in C":
            sum(itertools.repeat(1))
        case "eats memory":
            eaten = [bytearray(10_000_000) for _ in range(1_000)]
            return str(len(eaten))
        case "exits":
            os._exit(3)
        case "crashes":
            os.kill(os.getpid(), signal.SIGSEGV)
        case "raises what cannot be pickled":
            raise Unpicklable(1, other=2)
        case "raises an input error":
            raise FetchFailed(task.source, "it is gone", is_temporary=True, retry_after=9.0, status=503)
        case "gives what cannot be pickled":
            return lambda: 1  # type: ignore[return-value]
    return task.source


def outcome(task: Task, workers: Workers) -> list[str | InputError]:
    given = [Task("before"), task, Task("after"), Task("last")]
    return list(workers.each(work, given, BOUND))


@pytest.fixture(scope="module")
def workers() -> Iterator[Workers]:
    with Workers(2) as started:
        yield started


@pytest.fixture(scope="module")
def one_job() -> Iterator[Workers]:
    with Workers(1) as started:
        yield started


SOFT = [
    ("loops in Python", "reading it takes more than 1 seconds"),
    ("eats memory", "reading it takes more than 100 MB of memory"),
    ("raises what cannot be pickled", "reading it failed (Unpicklable: 1)"),
    ("raises an input error", "it is gone"),
]
HARD = [
    *SOFT,
    ("loops in C", "reading it takes more than 1 seconds"),
    ("loops and swallows", "reading it takes more than 1 seconds"),
    ("exits", "the process that read it broke off (exit status 3)"),
    ("crashes", "the process that read it broke off (SIGSEGV)"),
    ("gives what cannot be pickled", "reading it failed ("),
]


@pytest.mark.parametrize(("does", "sentence"), HARD)
def test_a_bad_task_costs_no_other(workers: Workers, does: str, sentence: str) -> None:
    began = time.monotonic()
    before, bad, after, last = outcome(Task("bad.html", does), workers)
    assert (before, after, last) == ("before", "after", "last")
    assert isinstance(bad, InputError)
    assert str(bad).startswith(f"bad.html: {sentence}")
    assert time.monotonic() - began < 20


@pytest.mark.parametrize(("does", "sentence"), SOFT)
def test_with_one_job_bounds_are_soft(one_job: Workers, does: str, sentence: str) -> None:
    before, bad, after, last = outcome(Task("bad.html", does), one_job)
    assert (before, after, last) == ("before", "after", "last")
    assert str(bad).startswith(f"bad.html: {sentence}")
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_error_keeps_all_that_it_says(workers: Workers, one_job: Workers, jobs: int) -> None:
    bad = outcome(Task("a", "raises an input error"), one_job if jobs == 1 else workers)[1]
    assert isinstance(bad, FetchFailed)
    assert (bad.is_temporary, bad.retry_after, bad.status) == (True, 9.0, 503)


def test_order_is_kept_and_little_is_taken_ahead(workers: Workers) -> None:
    taken: list[int] = []

    def numbered() -> Iterator[Task]:
        for number in range(200):
            taken.append(number)
            yield Task(str(number))

    made = workers.each(work, numbered(), BOUND)
    assert next(made) == "0"
    assert len(taken) <= 8
    assert list(made) == [str(number) for number in range(1, 200)]


def test_what_one_makes_another_takes(workers: Workers) -> None:
    given = (Task(str(number), "exits" if number == 5 else "well") for number in range(30))
    made = workers.each(again, workers.each(work, given, BOUND), BOUND)
    lost = "the text given: it was nothing before."
    assert list(map(str, made)) == [lost if number == 5 else f"{number} again" for number in range(30)]


def again(made: str | InputError) -> str:
    if isinstance(made, InputError):
        raise InputError(None, "it was nothing before")
    return f"{made} again"


def test_all_processes_may_be_lost_and_come_again(workers: Workers) -> None:
    pids = set(workers.each(pid_of, range(8), BOUND))
    list(workers.each(work, [Task("bad", "exits")] * 4, BOUND))
    assert not pids & set(workers.each(pid_of, range(8), BOUND))


KEPT: list[bytearray] = []


def grow(size: int) -> int:
    KEPT.append(bytearray(size))
    return os.getpid()


def test_a_process_that_has_grown_is_replaced(workers: Workers) -> None:
    pids = list(workers.each(pid_of, range(8), BOUND))
    same = list(workers.each(grow, [1_000] * 8, Bound(5)))
    grown = list(workers.each(grow, [700_000_000] * 4, Bound(5)))
    assert set(same) == set(pids)
    assert len(set(grown)) == 4


def pid_of(_: int) -> int:
    time.sleep(0.05)
    return os.getpid()


def test_processes_that_cannot_start_end_the_job(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("communique.cli.workers.prepare", partial(os._exit, 1))
    with Workers(2) as workers, pytest.raises(CommuniqueError, match="cannot be started; try again with"):
        list(workers.each(work, [Task("a")], BOUND))


def test_leaving_does_not_wait_for_what_is_being_done() -> None:
    began = time.monotonic()
    with Workers(2) as workers:
        next(workers.each(work, [Task("a"), *[Task("b", "loops in C")] * 9], Bound(600)))
    assert time.monotonic() - began < 10


@pytest.mark.parametrize("does", ["loops in Python", "well"])
def test_a_worker_ends_with_its_parent(does: str) -> None:
    code = (
        "from communique.cli.bounds import Bound; from communique.cli.workers import Workers\n"
        "from tests.cli.test_workers import Task, pid_of, work\n"
        "if __name__ == '__main__':\n"
        "    workers = Workers(2)\n"
        "    print(next(workers.each(pid_of, range(9), Bound(60))), flush=True)\n"
        f"    list(workers.each(work, [Task('a', {does!r})] * 9, Bound(60))); input()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        pid = int(process.stdout.readline())
        process.kill()
    for _ in range(100):
        if not is_running(pid):
            return
        time.sleep(0.1)
    pytest.fail("the worker is still there")


def is_running(pid: int) -> bool:
    try:
        with open(f"/proc/{pid}/stat", encoding="ascii") as file:  # noqa: PTH123
            return file.read().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


PARAGRAPH = b"<p>The ministers of Norway and Peru met on Monday to speak of fish, and they agreed.</p>"


def load(page: bytes) -> Article:
    return from_bytes(page, source="page.html")


def test_a_page_is_loaded_within_its_bound(workers: Workers) -> None:
    pages = [PARAGRAPH * count for count in (3, 70_000, 4)]
    small, large, other = workers.each(load, pages, Bound(2, LOADING.memory))
    assert not isinstance(small, InputError)
    assert not isinstance(other, InputError)
    assert "takes more than" in str(large)


def test_what_loading_needs_is_imported_before_the_first_page() -> None:
    prepare()
    known = set(sys.modules)
    load(PARAGRAPH * 3)
    assert not [name for name in set(sys.modules) - known if name.startswith("trafilatura")]
