"""Who publishes news: outlets by their names and domains, with their country and who controls them."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast, get_args
from urllib.parse import urlsplit

from communique.gazetteer.table import rows

OutletKind = Literal["agency", "newspaper", "broadcaster", "magazine", "online", "government"]
Control = Literal["state", "public"]
"""State media are directed by a state; public media are independent of it by law: docs/sources.md."""
KINDS: tuple[OutletKind, ...] = get_args(OutletKind)
CONTROLS: tuple[Control, ...] = get_args(Control)
SHARED = "?"
"""Before a name that several outlets have: it is this one's only for an article at one of its domains."""
_LONGEST = 300
"""Of a name or a host that is looked up: there are none so long."""


@dataclass(frozen=True, slots=True)
class Outlet:
    """A publisher of news, or an office or organisation that publishes its own.

    `country` is an ISO 3166-1 alpha-3 code, or "IGO". `names` may be shared with others. Texts name an agency
    by its `credits`, the first of which is its short name.
    """

    name: str
    kind: OutletKind
    country: str
    control: Control | None
    names: tuple[str, ...]
    domains: tuple[str, ...]
    credits: tuple[str, ...]

    @property
    def is_state_media(self) -> bool:
        return self.control == "state"


def outlet_of(name: str | None = None, url: str | None = None) -> Outlet | None:
    """Give the outlet that a name or a domain means, or that publishes at an address; None for one unknown.

    A name counts before an address, which tells those of one name apart.

    >>> outlet_of("Xinhua News Agency").country, outlet_of(url="https://edition.cnn.com/1").name
    ('CHN', 'CNN')
    >>> outlet_of("The Star"), outlet_of("The Star", "https://www.the-star.co.ke/1").country
    (None, 'KEN')
    """
    there = _at(_host(url)) if url else None
    if not name or len(name) > _LONGEST:
        return there
    key = folded_name(name)
    if there is not None and key in map(folded_name, there.names):
        return there
    return _by_name().get(key) or _at(_as_host(name)) or there


@cache
def all_outlets() -> tuple[Outlet, ...]:
    """Give every outlet, in order of its name."""
    return tuple(_outlet(row) for row in rows("outlets"))


def folded_name(name: str) -> str:
    """Give a name without case, diacritics and "The", to be compared."""
    plain = unicodedata.normalize("NFKD", name.replace("’", "'"))
    plain = " ".join("".join(c for c in plain if not unicodedata.combining(c)).casefold().split())
    return plain.removeprefix("the ")


def _outlet(row: list[str]) -> Outlet:
    name, kind, country, control, *lists = row
    aliases, domains, credits_ = (tuple(filter(None, field.split(";"))) for field in lists)
    names = (name, *(alias.removeprefix(SHARED) for alias in aliases))
    told = cast("Control | None", control or None)
    return Outlet(name, cast("OutletKind", kind), country, told, names, domains, credits_)


@cache
def _by_name() -> dict[str, Outlet]:
    """Give the outlets by each name that is theirs alone."""
    found: dict[str, Outlet] = {}
    for row, outlet in zip(rows("outlets"), all_outlets(), strict=True):
        aliases = [alias for alias in row[4].split(";") if alias and not alias.startswith(SHARED)]
        for name in (outlet.name, *aliases):
            found[folded_name(name)] = outlet
    return found


@cache
def _by_domain() -> dict[str, Outlet]:
    return {domain: outlet for outlet in all_outlets() for domain in outlet.domains}


def _at(host: str | None) -> Outlet | None:
    """Give the outlet of a host or of the nearest host above it: of "m.bbc.co.uk", that of "bbc.co.uk"."""
    labels = (host or "").split(".")
    domains = (".".join(labels[at:]) for at in range(len(labels) - 1))
    return next((found for domain in domains if (found := _by_domain().get(domain))), None)


def _host(url: str) -> str | None:
    try:
        host = urlsplit(url).hostname
    except ValueError:
        return None
    return host.rstrip(".") if host and len(host) <= _LONGEST else None


def _as_host(name: str) -> str | None:
    """Give a name that is a domain or an address as a host: "www.bbc.co.uk"."""
    if "." not in name or " " in name.strip():
        return None
    return _host(name.strip() if "://" in name else f"//{name.strip()}")
