"""Time expressions of an article: those of its text, captions included, but not of its furniture."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from communique import timex
from communique.gazetteer.toponyms import toponyms_named

if TYPE_CHECKING:
    from communique.record import Article, Time

_FAR_EAST: Final = 97.5
"""Degrees of longitude from which the sun is six and a half hours or more before Greenwich."""


def find_times(article: Article) -> list[Time]:
    """Find the time expressions of `article`, resolved against its day of publication."""
    found = timex.find_times(article.text, article.published, day_ahead=_day_ahead(article.dateline))
    return [time for time in found if not _in_furniture(time, article)]


def _day_ahead(dateline: str | None) -> bool:
    """Say whether a report from `dateline` may tell of a day that has not begun where it is published.

    It is Friday in Wellington or Tokyo while it is Thursday in London and New York: in what is published on
    that Thursday, "said on Friday" is of the next day, not of the Friday before. Only the longitude is asked,
    that of the largest place of the name.
    """
    places = [place for place in toponyms_named(dateline or "") if place.kind == "city"]
    return bool(places) and max(places, key=lambda place: place.population).lon >= _FAR_EAST


def _in_furniture(time: Time, article: Article) -> bool:
    return any(time.span[0] < end and start < time.span[1] for start, end in article.furniture)
