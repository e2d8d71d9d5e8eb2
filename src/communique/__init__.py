"""Communique reads the news and keeps the record of diplomacy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique import errors
from communique._version import __version__
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

if TYPE_CHECKING:
    from communique.gazetteer import resolve_actor
    from communique.ledger import Ledger
    from communique.reading.reader import Reader
    from communique.show.record import render
else:

    def __getattr__(name: str) -> object:
        """Import what needs tables and grammars when it is first asked for, so that importing stays light."""
        homes = {
            "Ledger": "communique.ledger",
            "Reader": "communique.reading.reader",
            "render": "communique.show.record",
            "resolve_actor": "communique.gazetteer",
        }
        if name not in homes:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        value = globals()[name] = getattr(import_module(homes[name]), name)
        return value

    def __dir__() -> list[str]:
        return sorted({*globals(), *__all__})


__all__ = [
    "Actor",
    "Affiliation",
    "Article",
    "Conflict",
    "ConflictValue",
    "Event",
    "Ledger",
    "Mention",
    "Place",
    "Reader",
    "ReaderInfo",
    "Record",
    "Statement",
    "Time",
    "Trace",
    "__version__",
    "errors",
    "render",
    "resolve_actor",
]
