"""Who an actor of one article is across articles: one key for each real person, state or body.

Keys follow from the actor and the day alone, so the order in which articles come does not matter: "Blinken"
and "Secretary of State Antony Blinken" are both the office-holder of the gazetteer's table. Whoever is in no
table is told by full name and country; a surname alone by its role too, so that two unknown ministers Olsen
stay apart.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from communique.gazetteer import resolve_actor
from communique.gazetteer.countries import country_by_code
from communique.gazetteer.holders import find_holder, find_surname, find_titled, find_variant
from communique.gazetteer.names import entries_named
from communique.gazetteer.offices import find_offices
from communique.ledger.folding import folded

if TYPE_CHECKING:
    from datetime import date

    from communique.gazetteer.holders import Holder
    from communique.record import Actor, ActorKind, Sector

UNKNOWN = "?"
"""Stands in a key for a country that is not told."""
_INITIALS = re.compile(r"\b\w\b\s*")
_SUFFIX = re.compile(r"\s(?:jr|sr|ii|iii|iv|phd|md|mp)$")
_COUNTED = re.compile(
    r"^(?:the|a|an|some|many|several|these|those|other|\d[\d,.]*|two|three|four|five|six)\s+"
)


@dataclass(frozen=True, slots=True)
class Identity:
    """One actor across articles. `key` is unique; `name` the fullest that is known."""

    key: str
    name: str
    kind: ActorKind
    country: str | None
    sector: Sector | None


def identify(actor: Actor, on: date | None) -> Identity:
    """Give the identity of an article's actor, as of the day of the article."""
    return _identify(actor.name, actor.kind, actor.role, actor.country, actor.sector, on)


@lru_cache(maxsize=65536)
def _identify(
    name: str,
    kind: ActorKind,
    role: str | None,
    country: str | None,
    sector: Sector | None,
    on: date | None,
) -> Identity:
    if kind == "state" and country:
        known = country_by_code(country)
        return Identity(f"state:{country}", known.name if known else name, kind, country, sector)
    if kind == "person":
        return _person(name, role, country, sector, on)
    if kind == "group" and _has_office(name) and (holder := _holder_of_post(name, country, on)):
        return _known(holder, country, sector)
    if kind == "organization" and (entries := entries_named(name, on)):
        name = entries[0].name
    plain = _COUNTED.sub("", folded(name)) or folded(name) or name
    return Identity(f"{kind}:{plain}:{country or UNKNOWN}", name, kind, country, sector)


def _person(
    name: str, role: str | None, country: str | None, sector: Sector | None, on: date | None
) -> Identity:
    holder = _holder(name, role, country, on)
    if holder is not None:
        return _known(holder, country, sector)
    if (holder := _in_office(name, role, on)) is not None:
        return _known(holder, holder.standing(on).country, sector)
    plain = _SUFFIX.sub("", _INITIALS.sub("", folded(name)).strip() or folded(name))
    if " " not in plain:
        plain += f", {folded(role)}" if role else ""
    return Identity(f"person:{plain}:{country or UNKNOWN}", name, "person", country, sector)


def _holder(name: str, role: str | None, country: str | None, on: date | None) -> Holder | None:
    if " " in name.strip():
        return find_holder(name, on, country) or find_variant(name, on, country)
    return (find_titled(role, name, on, country) if role else None) or find_surname(name, on, country)


def _in_office(name: str, role: str | None, on: date | None) -> Holder | None:
    """Give who is in office under a full name, or a title and a surname, whatever country is read.

    That a namesake in another country makes the news is rarer than that a country is misread.
    """
    if " " in name.strip():
        found = find_holder(name, on) or find_variant(name, on)
    else:
        found = find_titled(role, name, on) if role else None
    return found if found is not None and found.standing(on).title is not None else None


@lru_cache(maxsize=65536)
def _has_office(name: str) -> bool:
    """Whether a name has an office in it; most groups have none, and need no look at who holds it."""
    return bool(find_offices(name))


def _holder_of_post(name: str, country: str | None, on: date | None) -> Holder | None:
    """Give who has a post that stands for its holder: "the Ukrainian president"."""
    found = resolve_actor(name, on)
    is_person = found.kind == "person" and found.name != name and " " in found.name
    return find_holder(found.name, on, country) if is_person else None


def _known(holder: Holder, country: str | None, sector: Sector | None) -> Identity:
    """Give the identity of an office-holder; the countries served tell namesakes apart."""
    served = sorted({term.country for term in holder.terms})
    key = f"holder:{folded(holder.name)}:{'+'.join(served)}"
    return Identity(key, holder.name, "person", country or (served[0] if len(served) == 1 else None), sector)
