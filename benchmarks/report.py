"""Print a benchmark's figures beside what they are compared with, and hold them against the pinned floors.

Floors stand in `floors.json`: one object a benchmark, one floor a figure. `--check` makes a figure under its
floor, or a floor without its figure, an error; this is what CI runs. Lowering a floor is an edit that a
reviewer sees.
"""

from __future__ import annotations

import argparse
import json
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


def arguments(description: str, data: Path) -> argparse.Namespace:
    """Parse the options that every accuracy benchmark has: DATA, --check, --misses."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("data", nargs="?", type=Path, default=data, help=f"default: {data}")
    parser.add_argument("--check", action="store_true", help="fail where a figure is under its floor")
    parser.add_argument("--misses", action="store_true", help="print every error to stderr")
    options = parser.parse_args()
    if not options.data.exists():
        parser.exit(2, f"{options.data} is not there; give the folder that holds the data.\n")
    return options


def report(benchmark: str, figures: list[Figure], *, check: bool) -> None:
    """Print `figures`, and end with status 1 where `check` finds one under its floor."""
    floors: dict[str, float] = json.loads(FLOORS.read_text(encoding="utf-8")).get(benchmark, {})
    width = max(len(figure.name) for figure in figures)
    for figure in figures:
        floor = f"floor {floors[figure.name]:.3f}" if figure.name in floors else ""
        print(f"{figure.name:{width}}  {figure.value:8.3f}  {floor:11}  {figure.compared_with}".rstrip())
    if check:
        faults = _faults(figures, floors)
        print("\n".join(faults), file=sys.stderr)
        sys.exit(1 if faults else 0)


def _faults(figures: list[Figure], floors: dict[str, float]) -> list[str]:
    values = {figure.name: figure.value for figure in figures}
    missing = [f"no figure {name!r} for its floor" for name in floors if name not in values]
    low = [f"{n}: {values[n]:.4f} is under its floor {f}" for n, f in floors.items() if values.get(n, f) < f]
    return missing + low
