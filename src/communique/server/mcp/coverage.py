"""What was read and what that is worth, said with every answer."""

import time

from communique.cli.wording import between, number
from communique.ledger.read_only import ReadOnlyLedger
from communique.ledger.stats import Stats

_FRESH = 60.0
"""Seconds for which the figures of the ledger are kept: they are said with every answer."""
LIMITS = (
    "What is not found may have happened all the same: about one act in two is missed, and some four in ten "
    "that are found are wrong in type or side. Check the quoted words before you rely on an event, and cite "
    "outlet, day and address."
)


class Coverage:
    """Says what the ledger holds."""

    def __init__(self, ledger: ReadOnlyLedger) -> None:
        self._ledger = ledger
        self._found: tuple[float, Stats] | None = None

    def stats(self) -> Stats:
        if self._found is None or time.monotonic() - self._found[0] > _FRESH:
            self._found = (time.monotonic(), self._ledger.stats())
        return self._found[1]

    def said(self) -> str:
        stats = self.stats()
        days = between(stats.first_day, stats.last_day)
        return (
            f"The ledger holds {number(stats.articles, 'article')}{days}; "
            "what is not found in them may have happened all the same."
        )
