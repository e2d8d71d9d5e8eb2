"""What tools take: the parameters with their bounds, described for assistants."""

from datetime import date
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from communique.record import EventType, StatementKind, Status
from communique.server.asking.questions import Cursor, Digest, EventName, Name

MOST = 25
"""Rows of one answer."""


def _several(value: Any) -> Any:
    """Take one word where a list is asked for."""
    return [value] if isinstance(value, str) else value


def _nothing(value: Any) -> Any:
    return None if value == "" else value


_ONE_OR_SEVERAL = BeforeValidator(_several)
ActorName = Annotated[
    Name, Field(min_length=1, description="A state by ISO 3166-1 code (USA), or an actor's name")
]
Someone = Annotated[ActorName | None, BeforeValidator(_nothing)]
Actors = Annotated[
    list[Name],
    Field(max_length=8, description="All take part, on any side: ISO 3166-1 codes of states, or names"),
    _ONE_OR_SEVERAL,
]
Types = Annotated[
    list[EventType], Field(max_length=16, description="PLOVER types, any of which"), _ONE_OR_SEVERAL
]
Modes = Annotated[
    list[Name], Field(max_length=8, description="Modes, any of which: visit, phone, …"), _ONE_OR_SEVERAL
]
Statuses = Annotated[list[Status], Field(max_length=6, description="Statuses, any of which"), _ONE_OR_SEVERAL]
Day = Annotated[date | None, Field(description="A day, as 2023-06-16"), BeforeValidator(_nothing)]
Words = Annotated[Name | None, BeforeValidator(_nothing)]
Kind = Annotated[
    StatementKind | None, Field(description="direct: verbatim; indirect; mixed"), BeforeValidator(_nothing)
]
Size = Annotated[int, Field(ge=1, le=MOST, description="Rows of the answer")]
AfterEvent = Annotated[
    EventName | None, Field(description="`next` of the answer before"), BeforeValidator(_nothing)
]
AfterQuote = Annotated[
    Cursor | None, Field(description="`next` of the answer before"), BeforeValidator(_nothing)
]
Start = Annotated[int, Field(ge=0, le=100_000_000, description="Where in the text to begin")]

__all__ = [
    "MOST", "ActorName", "Actors", "AfterEvent", "AfterQuote", "Day", "Digest", "EventName", "Kind", "Modes",
    "Size", "Someone", "Start", "Statuses", "Types", "Words",
]  # fmt: skip
