"""Offices, occupations, kinds of body and things that act, each with its sector."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal, cast

from communique.gazetteer.phrases import Phrases
from communique.gazetteer.table import rows

if TYPE_CHECKING:
    from communique.record import Sector, Span

OfficeForm = Literal["person", "people", "body", "thing"]


@dataclass(frozen=True, slots=True)
class Office:
    """A noun phrase that says what somebody is.

    `name` is its singular in lower case. Where `weak`, the body that it belongs to decides the sector
    ("Hamas spokesman": REB), and `sector` holds only where none is named. `country` is whose office it is
    where the text names no state ("Secretary of State": USA).
    """

    name: str
    sector: Sector
    form: OfficeForm
    weak: bool
    is_plural: bool
    country: str | None


@dataclass(frozen=True, slots=True)
class OfficeMatch:
    """An office or occupation found in a text; `office` is its singular in lower case."""

    span: Span
    office: str
    sector: Sector
    is_person: bool
    is_plural: bool
    entry: Office


def find_offices(text: str) -> list[OfficeMatch]:
    """Find roles and occupations in `text`, in any case: longest first, without overlap, in order.

    An abbreviated title ("Sen.", "Gen.") counts only with its capital.
    """
    table = _table()
    found = []
    for span, phrase in _phrases().find(_lower(text.replace("’", "'"))):
        office = table[phrase]
        if phrase.endswith(".") and not text[span[0]].isupper():
            continue
        if text[span[0]].isupper() and not text.isupper() and _is_in_a_name(text, span, office):
            continue
        is_person = office.form == "person"
        found.append(OfficeMatch(span, office.name, office.sector, is_person, office.is_plural, office))
    return found


def _is_in_a_name(text: str, span: Span, office: Office) -> bool:
    """Tell whether a capitalised office is part of a name: "Amir-Abdollahian", "National Zoo"."""
    behind = text[span[1] : span[1] + 2]
    return office.name == "national" or (behind[:1] == "-" and behind[1:].isupper())


def _lower(text: str) -> str:
    """Lower the case without changing the length, so that offsets hold."""
    lower = text.lower()
    return (
        lower if len(lower) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    )


@cache
def _table() -> dict[str, Office]:
    return {
        phrase: Office(
            name,
            cast("Sector", sector),
            cast("OfficeForm", form),
            weight == "weak",
            plural == "1",
            country or None,
        )
        for phrase, name, sector, form, weight, plural, country in rows("offices")
    }


@cache
def _phrases() -> Phrases:
    return Phrases(_table())
