"""For whom an actor acts: `resolve_actor` gives country and sector of a name or description on a day.

What the text states comes first ("former U.S. President Donald Trump" is ELI on every day), then the tables
of names, then those of office-holders. Coding follows the conventions of CAMEO (Schrodt 2012) and
PLOVER (Open Event Data Alliance 2018) for actors, with the sectors of `annotation/GUIDELINES.md`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from communique._days import day_of
from communique.gazetteer.casing import restored
from communique.gazetteer.description import Description
from communique.gazetteer.holders import load
from communique.gazetteer.names import entries_named
from communique.gazetteer.placing import (
    affiliation_of_description,
    affiliation_of_name,
    affiliation_of_variant,
)
from communique.record import Affiliation

if TYPE_CHECKING:
    from datetime import date

    from communique.gazetteer.names import NameEntry
    from communique.record import ActorKind

MAX_LENGTH = 300
"""Code points of a description that are read; no name of an actor is longer."""

_SPACE = re.compile(r"\s+")
_STOP = re.compile(r"(?<=\w{2})\.$")
_EDGES = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " "})


def resolve_actor(text: str, on: date | str | None = None) -> Affiliation:
    """Tell country and sector of an actor, as a text names it, on a day.

    `on` is a date or an ISO day; without one the latest facts hold. What is unknown is None. Raises
    `InvalidDay` for a day that is not one.

    >>> resolve_actor("China's foreign minister", on="2023-06-16").name
    'Qin Gang'
    """
    return _resolve(text, day_of(on))


@lru_cache(maxsize=8192)
def _resolve(text: str, on: date | None) -> Affiliation:
    load()
    given = _SPACE.sub(" ", text).strip()
    plain = _STOP.sub("", given[:MAX_LENGTH].translate(_QUOTES).strip(" \"',;:"))
    bare = _EDGES.sub("", plain)
    for name in (plain, bare, bare.removesuffix("'s"), given):
        entries = entries_named(name, on)
        if entries:
            return _affiliation_of_entry(entries[0], name, is_group=_names_group(entries[0], plain, name))
    found = (
        affiliation_of_name(plain, on)
        or affiliation_of_description(Description(plain, on), on)
        or affiliation_of_variant(plain, on)
    )
    if found is None or found.country is None:
        recased = restored(plain)
        if recased != plain:
            return _resolve(recased, on)
    return found or Affiliation(given, None, None)


def _names_group(entry: NameEntry, plain: str, name: str) -> bool:
    """Tell whether a bare adjective or people's name means the people: "the French", "Kurds"."""
    if entry.kind == "adjective":
        return plain.lower().startswith("the ") and name.endswith(("ese", "ish", "ch", "ss", "sh"))
    is_people = entry.kind == "people" and (name in (entry.name, entry.name + "s") or name.endswith("s"))
    return entry.kind == "demonym" or is_people


def _affiliation_of_entry(entry: NameEntry, surface: str, *, is_group: bool) -> Affiliation:
    """Give the affiliation of something that a table names."""
    kind: ActorKind = "organization"
    if entry.kind in ("state", "capital"):
        kind = "state"
    elif entry.kind in ("adjective", "demonym", "people") or entry.mention_kind == "NORP":
        kind = "group"
    elif entry.kind == "region":
        kind = "state"
    sector = entry.sector
    if entry.kind in ("adjective", "people") and entry.mention_kind == "NORP":
        sector = (sector or "CVL") if is_group else None
    return Affiliation(entry.name if kind != "group" else surface, entry.country, sector, kind)
