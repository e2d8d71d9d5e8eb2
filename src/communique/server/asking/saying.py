"""Questions said back in words, so that everyone sees what a list holds."""

from __future__ import annotations

from calendar import month_abbr, monthrange
from typing import TYPE_CHECKING

from communique.cli.wording import between, listed

if TYPE_CHECKING:
    from datetime import date

    from communique.server.asking.questions import (
        EventQuestion,
        PairQuestion,
        QuoteQuestion,
        UpcomingQuestion,
    )


_MODES = {
    "meeting": "Meetings", "visit": "Visits", "phone": "Calls", "negotiation": "Negotiations",
    "multilateral": "Multilateral meetings", "third-party": "Mediations",
}  # fmt: skip
_TYPES = {
    "AGREE": "Agreements", "CONSULT": "Consultations", "SUPPORT": "Support", "COOPERATE": "Cooperation",
    "AID": "Aid", "CONCEDE": "Concessions", "RETREAT": "Retreats", "REQUEST": "Requests",
    "ACCUSE": "Accusations", "REJECT": "Rejections", "THREATEN": "Threats", "PROTEST": "Protests",
    "SANCTION": "Sanctions", "MOBILIZE": "Mobilizations", "COERCE": "Coercion", "ASSAULT": "Assaults",
}  # fmt: skip
_PAIR = 2


def of_events(asked: EventQuestion) -> str:
    """Say which events are asked for.

    >>> from datetime import date
    >>> from communique.server.asking.questions import EventQuestion
    >>> first, last = date(2023, 1, 1), date(2023, 6, 30)
    >>> of_events(EventQuestion(
    ...     actors=["USA", "China"], mode=["meeting"], status=["planned", "occurred"], since=first, until=last
    ... ))
    'Meetings, USA - China, Jan-Jun 2023, reported as planned or occurred'
    """
    said = _kinds(asked) + _actors(asked.actors)
    said += f" by {asked.source}" if asked.source else ""
    said += f" towards {asked.target}" if asked.target else ""
    said += f", with {asked.sector} taking part" if asked.sector else ""
    said += days_said(asked.since, asked.until)
    said += f", reported as {listed(asked.status, 'or')}" if asked.status else ""
    said += f", at {asked.place}" if asked.place else ""
    said += f", with “{asked.text}” in a report" if asked.text else ""
    said += f", by {asked.outlet}" if asked.outlet else ""
    if asked.outlet_country or asked.outlet_control:
        media = f"{asked.outlet_control} media" if asked.outlet_control else "media"
        said += f", told by {media}" + (f" of {asked.outlet_country}" if asked.outlet_country else "")
    said += f", score {asked.min_score} or more" if asked.min_score is not None else ""
    return said + (", those rejected too" if asked.include_rejected else "")


def _kinds(asked: EventQuestion) -> str:
    """Name what kind of acts, in words that a list begins with."""
    modes = [_MODES.get(mode, f"“{mode}”") for mode in asked.mode]
    words = modes or [_TYPES[kind] for kind in asked.type] or ["Events"]
    return listed([words[0], *(word.lower() for word in words[1:])], "or")


def _actors(names: list[str]) -> str:
    if len(names) == _PAIR:
        return f", {names[0]} - {names[1]}"
    return f" of {listed(names)}" if names else ""


def days_said(since: date | None, until: date | None) -> str:
    """Say from when to when, in months or years where these are whole.

    >>> from datetime import date
    >>> first, last = date(2023, 1, 1), date(2023, 12, 31)
    >>> [days_said(first, day) for day in (last, date(2023, 1, 31), date(2024, 2, 29), date(2023, 2, 3))]
    [', 2023', ', Jan 2023', ', Jan 2023-Feb 2024', ', 2023-01-01 to 2023-02-03']
    """
    if since is None or until is None or since.day != 1:
        return between(since, until)
    if until < since or until.day != monthrange(until.year, until.month)[1]:
        return between(since, until)
    months = (since.month, until.month)
    if since.year != until.year:
        return f", {_month(since)} {since.year}-{_month(until)} {until.year}"
    if months == (1, 12):
        return f", {since.year}"
    shown = _month(since) if months[0] == months[1] else f"{_month(since)}-{_month(until)}"
    return f", {shown} {since.year}"


def _month(day: date) -> str:
    return month_abbr[day.month]


def of_pair(asked: PairQuestion) -> str:
    said = f"What passed between {listed(asked.actors)}" if asked.other else f"What {asked.one} did"
    return (
        said + between(asked.since, asked.until) + (f", {listed(asked.status, 'or')}" if asked.status else "")
    )


def of_upcoming(asked: UpcomingQuestion, on: object) -> str:
    who = f" of {listed(asked.actors)}" if asked.actors else ""
    until = f", until {asked.until}" if asked.until else ""
    return f"Events to come{who} on {on} or later{until}"


def of_quotes(asked: QuoteQuestion) -> str:
    said = f"{asked.kind.capitalize()} statements" if asked.kind else "Statements"
    said += f" of {asked.speaker}" if asked.speaker else ""
    said += f" about {asked.about}" if asked.about else ""
    said += f" with “{asked.text}”" if asked.text else ""
    return said + between(asked.since, asked.until)
