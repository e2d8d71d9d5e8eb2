"""Print a benchmark's figures beside what they are compared with, and hold them against the pinned floors.

Floors stand in `floors.json`: one object a benchmark, one bound a figure: a number, which is its floor, or
`{"most": 60}`, a ceiling. With `--check` these are errors: a figure beyond its bound, a bound without its
figure, a figure that is no number, and data for which nothing is pinned. This is what CI runs. Loosening a
bound is an edit that a reviewer sees. Timings are never pinned: they tell of the machine too.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from dataclasses import dataclass
from pathlib import Path

FLOORS = Path(__file__).with_name("floors.json")
SHARED = Path(__file__).resolve().parents[2] / "shared"
"""The sets that may be scored on but not copied stand beside the project, where they are there at all."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A measured number, and a published or earlier one to hold it against."""

    name: str
    value: float
    compared_with: str = ""


@dataclass(frozen=True, slots=True)
class Bound:
    """What a figure must not fall below, or not rise above."""

    limit: float
    is_ceiling: bool = False

    @classmethod
    def from_json(cls, pinned: float | dict[str, float]) -> Bound:
        """Read a bound of `floors.json`: a number, or an object whose only key is "most"."""
        if isinstance(pinned, dict):
            if set(pinned) != {"most"}:
                raise ValueError(f'{pinned} is no bound: write a number, or {{"most": a number}}')
            return cls(float(pinned["most"]), is_ceiling=True)
        return cls(float(pinned))

    def holds(self, value: float) -> bool:
        return value <= self.limit if self.is_ceiling else value >= self.limit

    def __str__(self) -> str:
        return f"{'ceiling' if self.is_ceiling else 'floor'} {self.limit:.3f}"


def arguments(description: str, data: Path) -> argparse.Namespace:
    """Parse the options that every accuracy benchmark has: DATA, --check, --misses."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("data", nargs="?", type=Path, default=data, help=f"default: {data}")
    parser.add_argument(
        "--check", action="store_true", help="fail where a figure is beyond its bound, or nothing is pinned"
    )
    parser.add_argument("--misses", action="store_true", help="print every error to stderr")
    options = parser.parse_args()
    if not options.data.exists():
        parser.exit(2, f"{options.data} is not there; give the folder that holds the data.\n")
    return options


def report(benchmark: str, figures: list[Figure], *, check: bool) -> None:
    """Print `figures`, and with `check` end the program: with status 1 where there are faults."""
    bounds = read_bounds(benchmark)
    width = max(len(figure.name) for figure in figures)
    for figure in figures:
        bound = str(bounds.get(figure.name, ""))
        print(f"{figure.name:{width}}  {figure.value:8.3f}  {bound:14}  {figure.compared_with}".rstrip())
    if check:
        found = faults(benchmark, figures, bounds)
        for fault in found:
            print(fault, file=sys.stderr)
        sys.exit(1 if found else 0)


def read_bounds(benchmark: str) -> dict[str, Bound]:
    """Give the pinned bounds of a benchmark by the names of their figures."""
    pinned = json.loads(FLOORS.read_text(encoding="utf-8")).get(benchmark, {})
    return {name: Bound.from_json(bound) for name, bound in pinned.items()}


def faults(benchmark: str, figures: list[Figure], bounds: dict[str, Bound]) -> list[str]:
    """Say in a line each what is wrong with `figures`."""
    if not bounds:
        return [f"{FLOORS.name} pins nothing for {benchmark!r}: there is nothing to check against"]
    named = {figure.name for figure in figures}
    found = [f"no figure {name!r} for its {bound}" for name, bound in bounds.items() if name not in named]
    for figure in figures:
        bound = bounds.get(figure.name)
        if not math.isfinite(figure.value):
            found.append(f"{figure.name}: {figure.value} is no number to go by")
        elif bound and not bound.holds(figure.value):
            side = "over" if bound.is_ceiling else "under"
            found.append(f"{figure.name}: {figure.value:.4f} is {side} its {bound}")
    return found
