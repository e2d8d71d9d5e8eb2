"""Time expressions of an article: those of its text, captions included, but not of its furniture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique import timex

if TYPE_CHECKING:
    from communique.record import Article, Time


def find_times(article: Article) -> list[Time]:
    """Find the time expressions of `article`, resolved against its day of publication."""
    found = timex.find_times(article.text, article.published)
    return [time for time in found if not _in_furniture(time, article)]


def _in_furniture(time: Time, article: Article) -> bool:
    return any(time.span[0] < end and start < time.span[1] for start, end in article.furniture)
