"""How right the shipped model is: figures that were measured with it, kept in the package beside its digest.

They come from `python -m benchmarks.accuracy.figures`; a test holds them against the model and the floors.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FILE = Path(__file__).with_name("figures.json")


@dataclass(frozen=True, slots=True)
class Measure:
    """What was measured of one thing: how many gold has and were found, and which shares are right."""

    name: str
    gold: int
    found: int
    precision: float | None
    recall: float | None


@dataclass(frozen=True, slots=True)
class Measured:
    """All figures, with the set they were measured on, the command, and the reader that was measured."""

    command: str
    set: str
    articles: int
    version: str
    model: str
    whole: tuple[Measure, ...]
    types: tuple[Measure, ...]


@cache
def measured() -> Measured:
    """Give the figures of the shipped model."""
    told = json.loads(_FILE.read_text(encoding="utf-8"))
    return Measured(
        told["command"], told["set"], told["articles"], told["version"], told["model"],
        tuple(_measure(one["name"], one) for one in told["whole"]),
        tuple(_measure(name, one) for name, one in told["types"].items()),
    )  # fmt: skip


def _measure(name: str, one: dict[str, float]) -> Measure:
    return Measure(name, int(one["gold"]), int(one["found"]), one.get("precision"), one.get("recall"))
