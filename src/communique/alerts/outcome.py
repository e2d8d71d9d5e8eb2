"""How sending a message went."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Outcome:
    """`problem` is None where it arrived; `is_final` says that trying again is of no use.

    `wait` are the seconds after which the other side wants to be asked again.
    """

    problem: str | None = None
    is_final: bool = False
    wait: float | None = None


ARRIVED = Outcome()
