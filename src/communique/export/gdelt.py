"""GDELT 2.0 event table: 61 columns parted by tabs, without a header, so that scripts for GDELT read it."""

from __future__ import annotations

import hashlib
from typing import IO, TYPE_CHECKING

from communique._text import one_line
from communique.cameo import intensity_of
from communique.export.fips import FIPS
from communique.gazetteer.countries import country_by_code, country_named

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from communique.export.event import Event, Location, Party

_ACTOR = (
    "Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code",
    "Type1Code", "Type2Code", "Type3Code",
)  # fmt: skip
_GEO = ("Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")
COLUMNS = (
    "GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate",
    *(f"Actor1{name}" for name in _ACTOR),
    *(f"Actor2{name}" for name in _ACTOR),
    "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale",
    "NumMentions", "NumSources", "NumArticles", "AvgTone",
    *(f"Actor1Geo_{name}" for name in _GEO),
    *(f"Actor2Geo_{name}" for name in _GEO),
    *(f"ActionGeo_{name}" for name in _GEO),
    "DATEADDED", "SOURCEURL",
)  # fmt: skip
"""In the order of the codebook (version 2.0, 19 February 2015)."""

_CAMEO_COUNTRIES = {"ROU": "ROM", "TLS": "TMP", "XKX": "KSV"}
"""CAMEO's own codes, where they are not ISO's."""
_LAST_OF_QUAD = ("05", "09", "14", "20")
"""The last root of each quad class: GDELT counts 09 as material cooperation and 14 as verbal conflict."""
_COUNTRY, _US_CITY, _WORLD_CITY = 1, 3, 4

Cell = str | int | float | None


def write(events: Iterable[Event], out: IO[bytes]) -> None:
    """Write a line for each event that has a day; GDELT knows none without one."""
    for event in events:
        if event.day is not None:
            cells = row(event, event.day)
            line = "\t".join(_written(cells.get(column)) for column in COLUMNS)
            out.write(line.encode() + b"\n")


def row(event: Event, day: date) -> dict[str, Cell]:
    """Give the cells that are known; the others stay empty."""
    return {
        "GLOBALEVENTID": global_id(event.name),
        "SQLDATE": f"{day:%Y%m%d}".zfill(8),
        "MonthYear": f"{day:%Y%m}".zfill(6),
        "Year": day.year,
        "FractionDate": round(day.year + (day.month * 30 + day.day) / 365, 4),
        **_actor("Actor1", event.sources),
        **_actor("Actor2", event.targets),
        "IsRootEvent": int(any(claim.is_in_lead for claim in event.claims)),
        "EventCode": event.cameo,
        "EventBaseCode": event.cameo[:3],
        "EventRootCode": event.cameo[:2],
        "QuadClass": quad_class(event.cameo),
        "GoldsteinScale": intensity_of(event.type, event.cameo),
        "NumMentions": len(event.claims),
        "NumSources": len({claim.article.outlet for claim in event.claims}),
        "NumArticles": event.reports,
        "Actor1Geo_Type": 0,
        "Actor2Geo_Type": 0,
        **_place(event.place),
        "DATEADDED": _added(event),
        "SOURCEURL": next((claim.article.address for claim in event.claims if claim.article.address), None),
    }


def global_id(name: str) -> int:
    """Give the number of an event: of its public name, so the same in every export, below 2^60."""
    return int(hashlib.sha256(name.encode()).hexdigest()[:15], 16)


def quad_class(cameo: str) -> int:
    """Give GDELT's quad class of a CAMEO code.

    >>> quad_class("042"), quad_class("0871"), quad_class("141"), quad_class("190")
    (1, 2, 3, 4)
    """
    return next(number for number, last in enumerate(_LAST_OF_QUAD, start=1) if cameo[:2] <= last)


def _actor(side: str, parties: Sequence[Party]) -> dict[str, Cell]:
    """Give GDELT's one actor of a side: the first who acts for a country, else the first."""
    lead = next((party for party in parties if party.country), parties[0] if parties else None)
    if lead is None:
        return {}
    country = lead.country if lead.country not in (None, "IGO") else None
    code = _CAMEO_COUNTRIES.get(country, country) if country else None
    kind = None if lead.kind == "state" or lead.sector == "OTH" else lead.sector
    kind = kind or ("IGO" if lead.country == "IGO" else None)
    return {
        f"{side}Code": f"{code or ''}{kind or ''}",
        f"{side}Name": lead.name.upper(),
        f"{side}CountryCode": code,
        f"{side}Type1Code": kind,
    }


def _place(place: Location | None) -> dict[str, Cell]:
    if place is None:
        return {"ActionGeo_Type": 0}
    code = FIPS.get(place.country or "")
    country = country_by_code(place.country) if place.country else None
    is_country = country is not None and country_named(place.name) == country
    kind = _COUNTRY if is_country else _US_CITY if place.country == "USA" else _WORLD_CITY
    return {
        "ActionGeo_Type": kind,
        "ActionGeo_FullName": place.name if is_country or not country else f"{place.name}, {country.name}",
        "ActionGeo_CountryCode": code,
        "ActionGeo_ADM1Code": code if is_country else None,
        "ActionGeo_Lat": place.lat,
        "ActionGeo_Long": place.lon,
        "ActionGeo_FeatureID": code if is_country else None,
    }


def _added(event: Event) -> str | None:
    """Give when the first of its articles came into the ledger, in UTC, as YYYYMMDDHHMMSS."""
    added = min((claim.article.added for claim in event.claims), default=None)
    return "".join(filter(str.isdigit, added))[:14] if added else None


def _written(cell: Cell) -> str:
    return "" if cell is None else one_line(str(cell))
