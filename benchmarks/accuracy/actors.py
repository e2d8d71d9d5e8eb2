"""How often `resolve_actor` gives the right country and sector, on tables of cases.

    python -m benchmarks.accuracy.actors [TABLE] [--check] [--misses]

A table has a heading and four columns: text, day (may be empty), country, sector ("-" for none). The time and
the memory that the tables take to load are measured each in a process of its own: tracing memory slows the
loading down. The time for a name is that of the processor, each name asked for once.
"""

from __future__ import annotations

import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.report import Figure, arguments, report

if TYPE_CHECKING:
    from communique.record import Affiliation

LOAD = """
import time
start = time.perf_counter()
from communique.gazetteer import resolve_actor
resolve_actor("former foreign minister of Shangri-La, John Smith", "2023-06-16")
print(time.perf_counter() - start)
"""
MEMORY = """
import tracemalloc
tracemalloc.start()
from communique.gazetteer import resolve_actor
resolve_actor("former foreign minister of Shangri-La, John Smith", "2023-06-16")
print(tracemalloc.get_traced_memory()[0] / 1e6)
"""
RUNS = 3
"""Loading is timed so often, and the quickest run counts: the others shared the machine."""

CASES = Path(__file__).resolve().parents[2] / "tests" / "gazetteer" / "actor_cases.tsv"


@dataclass(frozen=True, slots=True)
class Case:
    """A name or description, the day it is asked for, and what it must give."""

    text: str
    day: str | None
    country: str | None
    sector: str | None


def read(path: Path) -> list[Case]:
    """Read the cases of a table."""
    lines = path.read_text(encoding="utf-8").splitlines()[1:]
    fields = [[None if f in ("", "-") else f for f in line.split("\t")] for line in lines]
    return [Case(text or "", day, country, sector) for text, day, country, sector in fields]


def main() -> None:
    options = arguments(__doc__.splitlines()[0], CASES)
    from communique.gazetteer import resolve_actor

    resolve_actor("former foreign minister of Shangri-La, John Smith", "2023-06-16")
    cases = read(options.data)
    start = time.process_time()
    found = [resolve_actor(case.text, case.day) for case in cases]
    microseconds = (time.process_time() - start) / len(cases) * 1e6
    if options.misses:
        _print_misses(cases, found)
    pairs = list(zip(cases, found, strict=True))
    both = [c.country == a.country and c.sector == a.sector for c, a in pairs]
    figures = [
        Figure("cases", len(cases)),
        Figure("country and sector", sum(both) / len(cases), "asked: 0.950"),
        Figure("country", sum(c.country == a.country for c, a in pairs) / len(cases)),
        Figure("sector", sum(c.sector == a.sector for c, a in pairs) / len(cases)),
        Figure("microseconds a name", microseconds, "asked: under 50"),
        Figure("seconds to load", min(_measured(LOAD) for _ in range(RUNS)), "asked: under 0.2"),
        Figure("megabytes of tables", _measured(MEMORY), "asked: under 60"),
    ]
    report("actors", figures, check=options.check)


def _measured(program: str) -> float:
    """Run a program in a process of its own, and give the number that it prints."""
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 - our own program
    return float(done.stdout)


def _print_misses(cases: list[Case], found: list[Affiliation]) -> None:
    for case, got in zip(cases, found, strict=True):
        if (case.country, case.sector) != (got.country, got.sector):
            asked = f"{case.country} {case.sector}"
            print(f"{case.text} [{case.day}]: {got.country} {got.sector}, not {asked}", file=sys.stderr)


if __name__ == "__main__":
    main()
