"""Communique reads the news and keeps the record of diplomacy."""

from communique import errors
from communique._version import __version__
from communique.gazetteer import resolve_actor
from communique.record import (
    Actor,
    Affiliation,
    Article,
    Conflict,
    ConflictValue,
    Event,
    Mention,
    Place,
    ReaderInfo,
    Record,
    Statement,
    Time,
    Trace,
)

__all__ = [
    "Actor",
    "Affiliation",
    "Article",
    "Conflict",
    "ConflictValue",
    "Event",
    "Mention",
    "Place",
    "ReaderInfo",
    "Record",
    "Statement",
    "Time",
    "Trace",
    "__version__",
    "errors",
    "resolve_actor",
]
