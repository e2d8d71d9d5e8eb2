"""One article to be: what discovery gives and loading takes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ItemKind = Literal["page", "article", "record"]
"""Bytes of a web page or a text; a JSON object with text; a record of format communique/1 as JSON."""


@dataclass(frozen=True, slots=True)
class Item:
    """One article, or what may be one.

    `source` is what the log calls it: a path, an address, "news.jsonl, line 3". `data` of None is still to be
    fetched from `source`, which then is an address. `url` is where it was published, if that is known;
    `charset` what its sender declared; `published`, `title` and `outlet` what the feed, sitemap, table or
    e-mail says of it; `found_in` what named it. `origin` says more of where it lies: of a web archive, the
    record's id, its offset and the digest of its payload.
    """

    source: str
    data: bytes | None = None
    kind: ItemKind = "page"
    url: str | None = None
    charset: str | None = None
    published: str | None = None
    title: str | None = None
    outlet: str | None = None
    found_in: str | None = None
    origin: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Listed:
    """The address of another feed, sitemap or list, as a list or, without `found_in`, the user names it."""

    url: str
    found_in: str | None

    @property
    def source(self) -> str:
        """The address, under the name that fetching knows it by."""
        return self.url


MOST_ENTRIES = 50_000
"""Of one feed, sitemap or list: as many as the sitemap protocol allows."""

_LONGEST_ADDRESS = 4_000
_LONGEST_TITLE = 1_000


def web_address(text: object) -> str | None:
    """Give `text` as an address of the web; None where it is none."""
    if not isinstance(text, str) or len(text) > _LONGEST_ADDRESS:
        return None
    address = text.strip()
    is_one = address.lower().startswith(("http://", "https://")) and address.isprintable()
    return address if is_one and " " not in address else None


def stated_day(text: object) -> str | None:
    """Give the day that a date or a moment in words names, in its own time zone, as ISO; None where none is.

    >>> stated_day("Mon, 03 May 2021 23:30:00 -0400"), stated_day("3/6/2020")
    ('2021-05-03', None)
    """
    from communique.page.days import full_day

    if text is None:
        return None
    day = full_day(str(text)[:100])
    return day.isoformat() if day else None


def stated_name(text: object) -> str | None:
    """Give a title or the name of an outlet on one line; None where it is empty."""
    return " ".join(str(text)[:_LONGEST_TITLE].split()) or None if text is not None else None
