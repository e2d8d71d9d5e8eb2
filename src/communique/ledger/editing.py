"""Edits of an event: what may be said of each field, and how it takes the place of what reports say."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, get_args

from sqlalchemy import select

from communique._days import day_of
from communique.cameo import GENERAL, cameo_code
from communique.errors import InvalidCorrection, InvalidDay
from communique.ledger import schema
from communique.ledger.folding import folded
from communique.ledger.writing import insert_many
from communique.record import EventType, Status

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import Connection
    from sqlalchemy import Row as Found

    from communique.ledger.claim import Claim
    from communique.ledger.writing import Row

FIELDS = ("type", "mode", "status", "first_day", "last_day", "place", "sources", "targets")
"""What can be edited, named as the columns of events are."""
MODES = {
    "visit": "042",
    "meeting": "040",
    "phone": "041",
    "negotiation": "046",
    "multilateral": "040",
    "third-party": "045",
}
"""The modes of CONSULT, and the CAMEO code of each when it has happened."""
_CHOICES = {"type": get_args(EventType), "mode": tuple(MODES), "status": get_args(Status)}


def checked(connection: Connection, event: Mapping[str, Any], fields: Mapping[str, object]) -> dict[str, Any]:
    """Give what an edit of an event's row says as it is kept. Raises `InvalidCorrection`."""
    if not fields:
        raise InvalidCorrection(f"An edit says what to change; the fields are {', '.join(FIELDS)}.")
    if unknown := sorted(fields.keys() - {*FIELDS}):
        raise InvalidCorrection(f"An event has no field {unknown[0]!r} to edit; it has {', '.join(FIELDS)}.")
    said: dict[str, Any] = {}
    for name, value in fields.items():
        if name in _CHOICES:
            said[name] = _choice(name, value)
        elif name in ("first_day", "last_day"):
            said[name] = _day(value)
        elif name == "place":
            said[name] = _place(value)
        else:
            said[name] = _actors(connection, value)
    return said | _days(event, said)


def _choice(name: str, value: object) -> str | None:
    if value in (None, "") and name == "mode":
        return None
    if value not in _CHOICES[name]:
        raise InvalidCorrection(f"{value!r} is no {name}; it is one of {', '.join(_CHOICES[name])}.")
    return str(value)


def _day(value: object) -> str | None:
    if not value:
        return None
    try:
        return str(day_of(value if isinstance(value, date) else str(value)))
    except InvalidDay as error:
        raise InvalidCorrection(str(error)) from error


def _days(event: Mapping[str, Any], said: Mapping[str, Any]) -> dict[str, Any]:
    """Give the days of an event whose days are edited: the one that is not told moves with the other."""
    if not said.keys() & {"first_day", "last_day"}:
        return {}
    first, last = (said.get(name, event[name]) for name in ("first_day", "last_day"))
    if "last_day" not in said and (
        first is None or last is None or last < first or event["first_day"] == last
    ):
        last = first
    if "first_day" not in said and first is None:
        first = last
    if (first is None) != (last is None):
        raise InvalidCorrection("An event has a first and a last day, or neither.")
    if first and last < first:
        raise InvalidCorrection(f"The last day, {last}, is before the first, {first}.")
    return {"first_day": first, "last_day": last}


def _place(value: object) -> dict[str, Any] | None:
    """Give a place by its name, with country and coordinates where the gazetteer has them."""
    if not value:
        return None
    from communique.reading import places

    name = str(value).strip()
    whole = [one for one in places.find(name) if one.span and one.span[0] == 0]
    if whole:
        one = whole[0]
        return {
            "name": one.name, "country": one.country, "lat": one.lat, "lon": one.lon, "geonames": one.geonames
        }  # fmt: skip
    return {"name": name, "country": None, "lat": None, "lon": None, "geonames": None}


def _actors(connection: Connection, value: object) -> list[dict[str, Any]]:
    names = [value] if isinstance(value, str) else value
    if not isinstance(names, (list, tuple)):
        raise InvalidCorrection(f"{value!r} is no list of names of actors.")
    return [_actor(connection, str(name)) for name in names if str(name).strip()]


def _actor(connection: Connection, name: str) -> dict[str, Any]:
    """Find an actor by a name that the ledger knows, or a state by its code."""
    from communique.gazetteer.countries import country_by_code, country_named

    state = country_by_code(name) or country_named(name)
    if state is not None:
        return _kept(_state(connection, state.alpha3, state.name))
    a, alias = schema.actors.c, schema.aliases.c
    found = list(
        connection.execute(
            select(a.id, a.name, a.country)
            .where(a.id.in_(select(alias.actor).where(alias.folded == folded(name))))
            .order_by(a.id)
        )
    )
    if not found:
        raise InvalidCorrection(
            f"The ledger knows no actor {name!r}; give a name that reports use, or a country's code as KEN."
        )
    if len(found) > 1:
        several = "; ".join(f"{one.name} ({one.country or 'country unknown'})" for one in found[:5])
        raise InvalidCorrection(f"{name!r} may be several actors: {several}; give the full name.")
    return _kept(found[0])


def _state(connection: Connection, code: str, name: str) -> Found[int, str, str | None]:
    a = schema.actors.c
    query = select(a.id, a.name, a.country).where(a.key == f"state:{code}")
    there = connection.execute(query).first()
    if there is None:
        row = {"name": name, "key": f"state:{code}", "kind": "state", "country": code, "sector": "GOV"}
        insert_many(connection, schema.actors, [row])
    return connection.execute(query).one()


def _kept(row: Found[int, str, str | None]) -> dict[str, Any]:
    return {"actor": row.id, "name": row.name, "country": row.country}


def amended(
    row: Row, sides: list[Row], fields: Mapping[str, Any], claims: Sequence[Claim]
) -> tuple[Row, list[Row]]:
    """Give an event's row and those of its sides as edits have them."""
    if not fields:
        return row, sides
    new = row | {name: fields[name] for name in FIELDS[:5] if name in fields}
    if "place" in fields:
        place = fields["place"] or dict.fromkeys(("name", "country", "lat", "lon", "geonames"))
        new |= {"place": place["name"], "place_country": place["country"]}
        new |= {name: place[name] for name in ("lat", "lon", "geonames")}
    new["day"] = new["first_day"] or new["first_reported"]
    if fields.keys() & {"type", "mode", "status"}:
        new["cameo"] = _cameo(new, claims)
    for side, name in (("source", "sources"), ("target", "targets")):
        if name in fields:
            sides = [one for one in sides if one["side"] != side] + [
                {
                    "event": row["id"],
                    "side": side,
                    "actor": one["actor"],
                    "country": one["country"],
                    "position": position,
                }
                for position, one in enumerate(fields[name])
            ]
    return new, sides


def _cameo(event: Row, claims: Sequence[Claim]) -> str:
    """Give the code of an edited event: that of a report which says the same, else that of type and mode."""
    said = (event["type"], event["mode"], event["status"])
    for claim in claims:
        if claim.cameo and (claim.type, claim.mode, claim.status) == said:
            return claim.cameo
    general = MODES.get(event["mode"] or "", GENERAL[event["type"]])
    occurred = general if event["type"] == "CONSULT" else GENERAL[event["type"]]
    return cameo_code(event["type"], event["status"], occurred)
