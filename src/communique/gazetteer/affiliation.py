"""From a description taken apart to the country and sector that its own words state."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from communique.gazetteer.cities import country_of_city
from communique.gazetteer.names import NATIONAL

if TYPE_CHECKING:
    from datetime import date

    from communique.gazetteer.description import Description, Part
    from communique.gazetteer.names import NameMatch
    from communique.gazetteer.offices import OfficeMatch
    from communique.record import ActorKind, Sector

_FORMER = re.compile(
    r"\b(?:former|formerly|then|ex|late|one-?time|erstwhile|retired|ousted|deposed|toppled|overthrown)\b[\s-]",
    re.IGNORECASE,
)
_ELITE = frozenset({"GOV", "MIL", "COP", "LEG", "JUD", "IGO", "ELI"})
"""Sectors whose former office-holders are ELI; a former journalist is still MED."""
_ENVOYS = re.compile(
    r"ambassador|envoy|negotiator|diplomat|representative|consul|attach|mission|embassy|consulate|high comm"
    r"|delegat|emissary|nuncio|chargé|charge d|counsel+or"
)
"""Whoever is sent to a place is not of that place."""
_STATE_LEVEL = re.compile(
    r"governor|secretary of state|state senator|state lawmaker|state legislat|sheriff|attorney general"
    r"|senator|congress|representative|rep\.|sen\.|voter|election official|national guard|state official"
)
"""Offices by which Georgia is the US state."""
_TITULAR = frozenset({"president", "vice president", "vice-president", "general secretary"})
"""Offices of states, and of whatever body is named beside them: "company president"."""
_QUANTITY = re.compile(
    r"\b(?:hundreds|thousands|millions|dozens|scores|tens|crowds?|groups?|number|majority|many|most|some|\d+)$",
    re.IGNORECASE,
)
_MODIFIED_PEOPLE = re.compile(r"\b(?!the\b)[a-z]{4,} [A-Z]\w+(?:ese|ish|ch|ss|wiss)$")
"""Displaced Sudanese, wounded French."""
_ETHNIC = re.compile(r"\bethnic\s+$", re.IGNORECASE)
"""Ethnic Albanians in Kosovo are Kosovo's."""


class Reading:
    """The head noun of a description, and what the parts around it say."""

    def __init__(self, description: Description, on: date | None) -> None:
        self.description = description
        self.on = on
        self.text = description.text
        self.part = description.parts[description.head]
        offices = description.offices_in(self.part)
        self.office: OfficeMatch | None = offices[-1] if offices else None
        self.modifiers = offices[:-1]
        end = self.office.span[0] if self._names_a_person() and self.office else self.part.end
        self.organizations = [
            m for m in self._names(self.part) if m.entry.kind not in NATIONAL and m.span[0] < end
        ]
        self.later = description.parts[description.head + 1 :]
        self.is_envoy = bool(self.office and _ENVOYS.search(self.office.office))

    def _names_a_person(self) -> bool:
        """Tell whether a person's name follows the office, in which Ford is no company."""
        office = self.office
        if office is None or not office.is_person or office.is_plural:
            return False
        return self.text[office.span[1] : self.part.end].strip()[:1].isupper()

    def _names(self, part: Part) -> list[NameMatch]:
        relation = self.description.relation
        return [m for m in self.description.names_in(part) if relation(m) in ("", "possessive")]

    # Sector

    def sector(self) -> Sector | None:
        stated = self._stated_sector()
        if stated in _ELITE and self._is_former():
            return "ELI"
        return stated

    def _stated_sector(self) -> Sector | None:
        own = self._sector_of_names(self.organizations)
        if self.office is None:
            return own or self._sector_of_groups()
        if self.office.sector == "EDU" and self.office.is_person:
            return own or self._sector_of_employer() or "EDU"
        if not self.office.entry.weak and self.office.office not in _TITULAR:
            return self._strong_sector(self.office.sector, own)
        for modifier in reversed(self.modifiers):
            if not modifier.entry.weak:
                return self._strong_sector(modifier.sector, own)
        related = self._sector_of_related()
        if related and self._organization_is("party"):
            return related
        return own or related or self.office.sector

    def _strong_sector(self, sector: Sector, own: Sector | None) -> Sector:
        """Give the sector of a head noun, which its modifiers may still turn: "rebel officers" are REB."""
        turned = {m.sector for m in self.modifiers} & {"REB", "OPP", "CRM"}
        if turned and sector in ("GOV", "MIL", "LEG", "COP", "JUD", "CVL"):
            return turned.pop()
        if own in ("REB", "CRM") and sector in ("GOV", "MIL", "COP", "JUD"):
            return own
        if own == "GOV" and sector in ("REB", "MIL") and self._organization_is("armed-group"):
            return "GOV" if sector == "REB" else sector
        return sector

    def _organization_is(self, kind: str) -> bool:
        return any(m.entry.kind == kind for m in self.organizations)

    def _sector_of_names(self, names: list[NameMatch]) -> Sector | None:
        """Give the sector of the last body named; peoples ("Muslim leaders") give none."""
        for match in reversed(names):
            if match.entry.kind not in ("people", "area") and match.entry.sector:
                return match.entry.sector
        return None

    def _sector_of_related(self) -> Sector | None:
        """Give the sector of what the head noun belongs to: "leader of the opposition"."""
        for part in self.later:
            if part.joint in (",", "and", "who", "that", "which"):
                return None
            if self.is_envoy and part.joint in ("to", "for"):
                continue
            bodies = [m for m in self._names(part) if m.entry.kind not in NATIONAL]
            offices = [o for o in self.description.offices_in(part) if not o.entry.weak]
            if offices and (offices[-1].span[1] == part.end or offices[-1].entry.form == "body"):
                return offices[-1].sector
            if sector := self._sector_of_names(bodies):
                return sector
        return None

    def _sector_of_employer(self) -> Sector | None:
        """Give the sector of the body that a scholar works for: "a researcher at Human Rights Watch"."""
        for part in self.later:
            if part.joint in ("at", "with", "for", "of"):
                return self._sector_of_names([m for m in self._names(part) if m.entry.kind not in NATIONAL])
        return None

    def _sector_of_groups(self) -> Sector | None:
        """Without a head noun: a plural people ("Syrian Kurds", "two Ukrainians"), or what a part names."""
        named = self._names(self.part)
        if self.part.joint == "" and _QUANTITY.search(self.text[: self.part.end]) and self.later:
            counted = next((p for p in self.later if not _QUANTITY.search(self.text[: p.end])), self.later[0])
            named, end = self._names(counted), counted.end
        else:
            end = self.part.end
        if named and named[-1].span[1] == end and named[-1].entry.kind in ("demonym", "people"):
            return named[-1].entry.sector or "CVL"
        if named and named[-1].span[1] == end and _MODIFIED_PEOPLE.search(self.text[:end]):
            return "CVL"
        return self._sector_of_related()

    def _is_former(self) -> bool:
        end = self.office.span[0] if self.office else self.part.end
        if self.office and self.office.sector == "ELI":
            return True
        return bool(_FORMER.search(self.text[self.part.start : end] + " "))

    # Country

    def country(self) -> str | None:
        """Give the country: of a body named, of the nearest state named, of a related part, of the office."""
        national = self._national_in(self.part)
        if self.organizations:
            country = self._country_of_organization(national)
            if country:
                return country
        if national and not self._is_ethnic(national):
            return self._with_alternative(national)
        for part in self.later:
            if country := self._country_of_part(part):
                return country
        for part in self.description.parts[: self.description.head]:
            if country := self._country_of_part(part):
                return country
        if national:
            return national.entry.country
        return "IGO" if self.office and self.office.entry.country == "IGO" else None

    def _is_ethnic(self, national: NameMatch) -> bool:
        return bool(_ETHNIC.search(self.text[: national.span[0]]))

    def usual_country(self) -> str | None:
        """Give whose office it usually is where no state is named ("Secretary of State"), or the domicile."""
        for office in (self.office, *self.modifiers):
            if office and office.entry.country:
                return office.entry.country
        return self._domicile() or country_of_city(self.text)

    def _national_in(self, part: Part) -> NameMatch | None:
        """Give the name of a state that says whose the head noun is."""
        found = [m for m in self._names(part) if m.entry.kind in NATIONAL and m.entry.country]
        for match in found:
            if self.description.relation(match) == "possessive":
                return match
        end = self.office.span[1] if self.office and part is self.part else part.end
        before = [m for m in found if m.span[0] < end]
        if before:
            if (
                len(before) > 1
                and before[-1].entry.kind == "demonym"
                and before[-2].entry.kind == "adjective"
            ):
                return before[-2]  # Latvian Russians are Latvia's
            return before[0] if self.is_envoy else before[-1]
        is_person = self.office is not None and self.office.is_person
        return found[0] if found and not is_person else None

    def _country_of_organization(self, national: NameMatch | None) -> str | None:
        """Give the country of the body named, or of the state before it where the body has many."""
        match = next((m for m in reversed(self.organizations) if m.entry.country), None)
        if match is None:
            return None
        entry = match.entry
        if national is None or entry.country == national.entry.country:
            return entry.country
        if entry.country == "IGO":
            relation = self.description.relation(national)
            return national.entry.country if self.is_envoy or relation == "possessive" else "IGO"
        if national.span[1] <= match.span[0] and entry.kind not in ("company", "media", "university"):
            return national.entry.country
        return entry.country

    def _with_alternative(self, national: NameMatch) -> str | None:
        """Give the country of a state's name, which is a US state's where the office says so."""
        if national.entry.name == "Georgia" and self.office and _STATE_LEVEL.search(self.office.office):
            return "USA"
        return national.entry.country

    def _country_of_part(self, part: Part) -> str | None:
        if part.joint == "against" or (
            self.is_envoy and part.joint in ("to", "for", "in", "on", "at", "with")
        ):
            return None
        names = self._names(part)
        bodies = [m.entry.country for m in names if m.entry.kind not in NATIONAL and m.entry.country]
        national = self._national_in(part)
        if bodies:
            return bodies[-1]
        return self._with_alternative(national) if national else None

    def _domicile(self) -> str | None:
        for match in self.description.names:
            if self.description.relation(match) == "domicile":
                return match.entry.country
        return None

    # Name, kind, role

    def name(self) -> str:
        if self.office is None and self.organizations:
            return self.organizations[-1].entry.name
        return self.person() or self.text

    def person(self) -> str | None:
        """Give the name of the person described: behind the office, or before the comma that parts it off."""
        if self.office is None or not self.office.is_person or self.office.is_plural:
            return None
        after = self.text[self.office.span[1] : self.part.end].strip()
        if after[:1].isupper():
            return after
        first = self.description.parts[0]
        if self.part.joint != "," or self.description.offices_in(first):
            return None
        before = self.text[: first.end].strip()
        return before if before[:1].isupper() else None

    def is_bare_office(self) -> bool:
        """Tell whether nothing but a person's office and whose it is are said: "China's foreign minister"."""
        office = self.office
        if office is None or not office.is_person or office.is_plural or self.person():
            return False
        return not self._is_former() and not self.text[office.span[1] : self.part.end].strip()

    def kind(self) -> ActorKind:
        if self.office is None:
            return "organization" if self.organizations else "group"
        if self.office.is_person:
            return "group" if self.office.is_plural else "person"
        return "organization" if self.office.entry.form == "body" else "group"

    def role(self) -> str | None:
        if self.office and self.office.is_person:
            start, end = self.office.span
            return self.text[start:end]
        return None
