"""What stands beside the text of an article: the days and places that it names, each once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.cli.wording import days
from communique.server.views.layers import day_id, place_id

if TYPE_CHECKING:
    from communique.record import Place, Record, Span


@dataclass(frozen=True, slots=True)
class Day:
    """Words that tell when something was, and the days that were understood."""

    id: str
    span: Span
    words: str
    days: str


@dataclass(frozen=True, slots=True)
class Spot:
    """Words that tell where something was, and the place that was understood."""

    id: str
    span: Span
    words: str
    place: Place


def days_in(record: Record) -> list[Day]:
    """Give the days of acts, in the order of the text."""
    found = {
        event.when: Day(
            day_id(event.when), event.when, record.article.text[slice(*event.when)],
            days(event.start, event.end) or "day not understood",
        )
        for event in record.events
        if event.when
    }  # fmt: skip
    return [found[span] for span in sorted(found)]


def places_in(record: Record) -> list[Spot]:
    """Give the places of acts, in the order of the text."""
    found = {
        event.place.span: Spot(
            place_id(event.place.span), event.place.span, record.article.text[slice(*event.place.span)],
            event.place,
        )
        for event in record.events
        if event.place and event.place.span
    }  # fmt: skip
    return [found[span] for span in sorted(found)]
