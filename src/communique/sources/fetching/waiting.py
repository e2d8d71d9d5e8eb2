"""How long to wait before a server is asked again."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from random import Random

FIRST_S: Final = 2.0
"""Seconds before the second try; they double with each one more."""
LONGEST_S: Final = 60.0
_MOST_S: Final = 1e7


def backoff(tries: int, chance: Random) -> float:
    """Give the seconds to wait after so many tries: doubling, and spread, lest all come back at once."""
    return min(LONGEST_S, FIRST_S * 2.0 ** min(tries - 1, 20)) * chance.uniform(0.75, 1.25)


def seconds_of(retry_after: str | None, now: datetime | None = None) -> float | None:
    """Give the seconds that a Retry-After header asks for, as a number or a date; None if it says neither."""
    text = (retry_after or "").strip()
    if text.isascii() and text.isdigit():
        return min(float(text[:20]), _MOST_S)
    try:
        then = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    then = then if then.tzinfo else then.replace(tzinfo=UTC)
    return min(max(0.0, (then - (now or datetime.now(UTC))).total_seconds()), _MOST_S)
