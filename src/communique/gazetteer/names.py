"""Names of states, bodies, organisations, parties, armed groups, media and companies, and their look-up.

Persons and ordinary cities are not here: see `holders` and `toponyms`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Literal, cast

from communique.gazetteer.phrases import Phrases
from communique.gazetteer.table import rows

if TYPE_CHECKING:
    from communique.record import MentionKind, Sector, Span

NameKind = Literal[
    "state", "adjective", "demonym", "capital", "metonym", "body", "organization", "party", "armed-group",
    "media", "company", "ngo", "think-tank", "university", "religion", "people", "region", "area",
]  # fmt: skip
"""`adjective`: "Chinese"; `demonym`: "Ukrainians"; `metonym`: "the Kremlin"; `region`: a province or disputed
territory; `area`: lies over several states or none ("Middle East"); `people`: "Kurds", "Muslims"."""

NATIONAL = frozenset({"state", "adjective", "demonym", "capital", "region"})
"""Kinds that name a state or stand for one, and not a body that has a sector of its own."""


@dataclass(frozen=True, slots=True)
class NameEntry:
    """What a name stands for. `valid`: first and last day, both inclusive; None is open."""

    name: str
    kind: NameKind
    mention_kind: MentionKind
    country: str | None
    sector: Sector | None
    valid: tuple[date | None, date | None]

    def holds_on(self, day: date | None) -> bool:
        """Tell whether the entry is valid on a day; None asks for what is valid to this day."""
        start, end = self.valid
        if day is None:
            return end is None
        return (start is None or start <= day) and (end is None or day <= end)


@dataclass(frozen=True, slots=True)
class NameMatch:
    """A name found in a text."""

    span: Span
    entry: NameEntry


def find_names(text: str, on: date | None = None) -> list[NameMatch]:
    """Find the names in `text`: case-sensitive, longest first, without overlap, in order.

    Of dated entries the one valid `on` that day is given, without a day the latest.
    """
    table = _table()
    return [
        NameMatch(span, _best(table[surface], on))
        for span, surface in _phrases().find(text.replace("’", "'"))
    ]


def entries_named(surface: str, on: date | None = None) -> list[NameEntry]:
    """Give the entries that this exact surface form may stand for, the likeliest first."""
    entries = _table().get(surface, ())
    return [entry for entry in entries if entry.holds_on(on)] or list(entries)


def all_surfaces() -> list[str]:
    """Give every surface form that names something."""
    return list(_table())


def dated_entries_named(surface: str) -> list[NameEntry]:
    """Give every entry of this exact surface form, whenever it is valid."""
    return list(_table().get(surface, ()))


def _best(entries: tuple[NameEntry, ...], on: date | None) -> NameEntry:
    for entry in entries:
        if entry.holds_on(on):
            return entry
    return entries[-1]


@cache
def _table() -> dict[str, tuple[NameEntry, ...]]:
    shared: dict[tuple[str, ...], NameEntry] = {}
    table: dict[str, tuple[NameEntry, ...]] = {}
    for surface, *fields in rows("names"):
        key = tuple(fields)
        entry = shared.get(key) or shared.setdefault(key, _entry(key))
        table[surface] = (*table.get(surface, ()), entry)
    return table


def _entry(fields: tuple[str, ...]) -> NameEntry:
    name, kind, mention, country, sector, start, end = fields
    valid = (date.fromisoformat(start) if start else None, date.fromisoformat(end) if end else None)
    return NameEntry(
        name,
        cast("NameKind", kind),
        cast("MentionKind", mention),
        country or None,
        cast("Sector", sector) if sector else None,
        valid,
    )


@cache
def _phrases() -> Phrases:
    return Phrases(_table())
