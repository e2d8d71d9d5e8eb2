"""Every state and territory: codes, names, adjectives, demonyms, capital, coordinates."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from communique.gazetteer.table import rows


@dataclass(frozen=True, slots=True)
class Country:
    """A state or territory with an ISO 3166-1 code (Kosovo: the user-assigned XK, XKX).

    `lat` and `lon` in degrees (WGS 84), of about its middle; `geonames` its GeoNames id. `capitals` may hold
    further spellings and further seats of power; the first is what the press calls the capital.
    """

    alpha3: str
    alpha2: str
    name: str
    official: str
    lat: float
    lon: float
    geonames: int | None
    capitals: tuple[str, ...]
    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    people: tuple[str, ...]

    @property
    def capital(self) -> str | None:
        return self.capitals[0] if self.capitals else None

    @property
    def adjective(self) -> str | None:
        return self.adjectives[0] if self.adjectives else None


@cache
def all_countries() -> tuple[Country, ...]:
    """Give every country, in order of its alpha-3 code."""
    return tuple(_country(row) for row in rows("countries"))


def country_by_code(code: str) -> Country | None:
    """Give the country with this ISO 3166-1 alpha-3 or alpha-2 code, in any case."""
    return _by_code().get(code.upper())


def country_named(name: str) -> Country | None:
    """Give the country that a name, adjective or demonym stands for: "Republic of China", "Dutch", "Poles".

    A name that two countries share gives the one that the press means by it ("Congo": Kinshasa).
    """
    return _by_name().get(name.strip().removeprefix("the ").removeprefix("The ").replace("’", "'"))


def _country(row: list[str]) -> Country:
    alpha3, alpha2, name, official, lat, lon, geonames, *lists = row
    capitals, names, adjectives, people = (tuple(filter(None, field.split(";"))) for field in lists)
    where = (float(lat), float(lon), int(geonames) if geonames else None)
    return Country(alpha3, alpha2, name, official, *where, capitals, names, adjectives, people)


@cache
def _by_code() -> dict[str, Country]:
    return {code: c for c in all_countries() for code in (c.alpha3, c.alpha2)}


@cache
def _by_name() -> dict[str, Country]:
    found: dict[str, Country] = {}
    for words in ("names", "adjectives", "people"):
        for country in all_countries():
            for name in getattr(country, words):
                found.setdefault(name.removeprefix("the "), country)
    return found
