"""The file that says which sources to watch: TOML, one table a source."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from communique.errors import InvalidWatchlist
from communique.sources.items import web_address

if TYPE_CHECKING:
    from collections.abc import Mapping

EVERY: Final = timedelta(minutes=30)
"""How often a source is asked that does not say so."""
SHORTEST, LONGEST = timedelta(minutes=1), timedelta(days=30)
_UNITS: Final = {"s": 1, "min": 60, "h": 3600, "d": 86400}
_DURATION: Final = re.compile(r"(\d{1,6})\s*(s|min|h|d)")
_KEYS: Final = {"address", "every", "outlet"}


@dataclass(frozen=True, slots=True)
class Source:
    """A feed, a sitemap or a list of them, and how often to ask it; `outlet` names whose it is, if told."""

    address: str
    every: timedelta = EVERY
    outlet: str | None = None

    @property
    def source(self) -> str:
        """The address, under the name that fetching knows it by."""
        return self.address


@dataclass(frozen=True, slots=True)
class Watchlist:
    """What to watch. `contact` is an e-mail address or a URL that web servers are told."""

    sources: tuple[Source, ...]
    contact: str | None = None


def read_watchlist(path: str) -> Watchlist:
    """Read a file of sources. Raises `InvalidWatchlist`.

    contact = "desk@fjord.example"

    [[source]]
    address = "https://fjord.example/feed.xml"
    every = "15 min"
    outlet = "Fjord Times"
    """
    try:
        told = tomllib.loads(Path(path).read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise InvalidWatchlist(path, f"it cannot be read ({(error.strerror or '').lower()})") from error
    except (ValueError, RecursionError) as error:  # of TOML, of UTF-8, of a path
        raise InvalidWatchlist(path, f"it is not TOML: {error}") from error
    unknown = sorted(told.keys() - {"contact", "source"})
    if unknown:
        raise InvalidWatchlist(path, f"it has {unknown[0]!r}, where only contact and [[source]] are known")
    contact, tables = told.get("contact"), told.get("source")
    if contact is not None and not isinstance(contact, str):
        raise InvalidWatchlist(path, "its contact is no text")
    if not isinstance(tables, list) or not tables:
        raise InvalidWatchlist(path, "it has no [[source]] with an address")
    sources = tuple(_source(path, number, table) for number, table in enumerate(tables, start=1))
    address, times = Counter(one.address for one in sources).most_common(1)[0]
    if times > 1:
        raise InvalidWatchlist(path, f"it has {address} more than once")
    return Watchlist(sources, contact)


def _source(path: str, number: int, table: Any) -> Source:
    where = f"its source {number}"
    if not isinstance(table, dict):
        raise InvalidWatchlist(path, f"{where} is no table")
    unknown = sorted(table.keys() - _KEYS)
    if unknown:
        raise InvalidWatchlist(
            path, f"{where} has {unknown[0]!r}, where only {', '.join(sorted(_KEYS))} are known"
        )
    address = web_address(table.get("address"))
    if address is None:
        raise InvalidWatchlist(path, f"{where} has no address that begins with http:// or https://")
    outlet = table.get("outlet")
    if outlet is not None and not isinstance(outlet, str):
        raise InvalidWatchlist(path, f"the outlet of {where} is no text")
    return Source(address, _every(path, where, table), (outlet or "").strip() or None)


def _every(path: str, where: str, table: Mapping[str, Any]) -> timedelta:
    told = table.get("every")
    if told is None:
        return EVERY
    found = _DURATION.fullmatch(told.strip()) if isinstance(told, str) else None
    every = timedelta(seconds=int(found[1]) * _UNITS[found[2]]) if found else None
    if every is None or not SHORTEST <= every <= LONGEST:
        raise InvalidWatchlist(
            path,
            f"{where} is to be asked every {told!r}; write it as 90 s, 15 min, 6 h or 1 d, a minute at least",
        )
    return every
