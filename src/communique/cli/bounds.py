"""What one task may cost, and what is said where it costs more.

Within a process a bound is soft: the task is broken off by an alarm and by a limit on memory, where the
system has them (not on Windows; macOS has the alarm alone). A loop inside a C library hears neither: such a
task can only be ended with its process, which `communique.cli.processes` does.
"""

from __future__ import annotations

import contextlib
import signal
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from communique.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import FrameType

Given = TypeVar("Given")
Made = TypeVar("Made")

REPORT_IT: Final = "this is a defect of Communique, please report it with the article"
_SIMPLER: Final = "save its text from a browser, and give that"
_AGAIN_S: Final = 0.1
"""An alarm that code in between has swallowed comes again after so many seconds."""


@dataclass(frozen=True, slots=True)
class Bound:
    """Seconds, and bytes of memory beyond what the process has, that one task may take."""

    seconds: float
    memory: int | None = None


class Overrun(BaseException):
    """A task went over its seconds. No `Exception`, for code in between would take it for one of its own."""


def within(bound: Bound, function: Callable[[Given], Made], one: Given) -> Made | InputError:
    """Give `function(one)`, or say why there is nothing: it went over its bound, or it raised an error."""
    try:
        with _limited_memory(bound), _alarm(bound):
            return function(one)
    except Overrun:
        signal.setitimer(signal.ITIMER_REAL, 0)  # it may have rung while it was being turned off
        return over_time(one, bound)
    except MemoryError:
        return over_memory(one, bound)
    except InputError as error:
        return error
    except Exception as error:  # a defect of ours in one article must not cost the others
        return defect(one, error)


def over_time(one: object, bound: Bound) -> InputError:
    problem = f"reading it takes more than {bound.seconds:g} seconds"
    return InputError(source_of(one), problem, _SIMPLER)


def over_memory(one: object, bound: Bound) -> InputError:
    size = f"{bound.memory / 1e6:,.0f} MB of memory" if bound.memory else "the memory there is"
    return InputError(source_of(one), f"reading it takes more than {size}", _SIMPLER)


def broken_off(one: object, status: int | None) -> InputError:
    """Say that the process that read `one` ended with `status` (that of `Process.exitcode`)."""
    how = f"exit status {status}"
    if status is not None and status < 0:
        with contextlib.suppress(ValueError):
            how = signal.Signals(-status).name
    return InputError(source_of(one), f"the process that read it broke off ({how})", REPORT_IT)


def defect(one: object, error: Exception) -> InputError:
    """Say that reading `one` ended with an error that nobody foresaw."""
    problem = f"reading it failed ({type(error).__name__}: {str(error)[:300]})"
    return InputError(source_of(one), problem, REPORT_IT)


def source_of(one: object) -> str:
    """Give what the log calls an item, an article, or whatever has an item."""
    named = getattr(one, "source", None) or getattr(getattr(one, "item", None), "source", None)
    return str(named or "standard input")


@contextlib.contextmanager
def _alarm(bound: Bound) -> Iterator[None]:
    """Raise `Overrun` inside when the seconds are over; only a main thread can be alarmed."""
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def ring(_number: int, _frame: FrameType | None) -> None:
        raise Overrun

    before = signal.signal(signal.SIGALRM, ring)
    try:
        signal.setitimer(signal.ITIMER_REAL, bound.seconds, _AGAIN_S)
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


@contextlib.contextmanager
def _limited_memory(bound: Bound) -> Iterator[None]:
    """Give no more memory than the bound: beyond it Python raises `MemoryError`, some libraries abort."""
    used = memory_in_use() if bound.memory else None
    if used is None or bound.memory is None:
        yield
        return
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_DATA)
    most = min(value for value in (used + bound.memory, soft, hard) if value != resource.RLIM_INFINITY)
    resource.setrlimit(resource.RLIMIT_DATA, (most, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_DATA, (soft, hard))


def memory_in_use() -> int | None:
    """Give the bytes that RLIMIT_DATA counts; None where the system does not tell, or does not limit them."""
    try:
        import resource

        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[5])
        return pages * resource.getpagesize()
    except (ImportError, OSError, ValueError, IndexError):
        return None
