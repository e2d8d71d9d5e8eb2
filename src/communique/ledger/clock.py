"""What time it is, for all that asks; tests set it."""

from __future__ import annotations

from datetime import UTC, datetime


def now() -> datetime:
    return datetime.now(UTC)


def text(when: datetime) -> str:
    """Give a moment as the tables have it: ISO in UTC, to the second."""
    return when.astimezone(UTC).isoformat(timespec="seconds")
