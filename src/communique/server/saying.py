"""Questions said back in words, so that everyone sees what a list holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.cli.wording import between, listed

if TYPE_CHECKING:
    from communique.server.questions import (
        EventQuestion,
        PairQuestion,
        QuoteQuestion,
        UpcomingQuestion,
    )


def of_events(asked: EventQuestion) -> str:
    """Say which events are asked for.

    >>> from communique.server.questions import EventQuestion
    >>> of_events(EventQuestion(actors=["USA", "CHN"], type=["CONSULT"], status=["planned", "occurred"]))
    'CONSULT events of USA and CHN, planned or occurred'
    """
    kinds = f"{listed(asked.type, 'or')} {listed(asked.mode, 'or')}".strip()
    said = f"{kinds} events" if kinds else "Events"
    said += f" of {listed(asked.actors)}" if asked.actors else ""
    said += f" by {asked.source}" if asked.source else ""
    said += f" towards {asked.target}" if asked.target else ""
    said += between(asked.since, asked.until)
    said += f", {listed(asked.status, 'or')}" if asked.status else ""
    said += f", at {asked.place}" if asked.place else ""
    said += f", with “{asked.text}” in a report" if asked.text else ""
    said += f", score {asked.min_score} or more" if asked.min_score is not None else ""
    return said + (", those rejected too" if asked.include_rejected else "")


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
