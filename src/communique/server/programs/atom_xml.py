"""What all our Atom feeds (RFC 4287) are made of."""

from __future__ import annotations

from typing import Final
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

from communique.export.text import without_controls

_ATOM: Final = "http://www.w3.org/2005/Atom"


def feed(name: str, title: str, updated: str, here: str, page: str) -> ET.Element:
    """Begin a feed: `here` is its own address, `page` that of the page which shows the same."""
    ET.register_namespace("", _ATOM)
    made = ET.Element(f"{{{_ATOM}}}feed")
    add(made, "id", name)
    add(made, "title", title)
    add(made, "updated", updated)
    add(made, "link", rel="self", type="application/atom+xml", href=here)
    add(made, "link", rel="alternate", type="text/html", href=page)
    add(add(made, "author"), "name", f"Communique at {urlsplit(here).netloc}")
    return made


def entry(feed: ET.Element, name: str, title: str, at: str, page: str) -> ET.Element:
    """Add an entry: `at` is when the ledger came to know it, `page` the address that shows it."""
    made = add(feed, "entry")
    add(made, "id", name)
    add(made, "title", title)
    add(made, "updated", moment(at))
    add(made, "link", rel="alternate", type="text/html", href=page)
    return made


def add(parent: ET.Element, tag: str, words: str | None = None, **attributes: str) -> ET.Element:
    """Add an element with words and attributes."""
    made = ET.SubElement(parent, f"{{{_ATOM}}}{tag}", attributes)
    made.text = None if words is None else without_controls(words)
    return made


def moment(at: str) -> str:
    """Write a time of the ledger as RFC 3339 wants it.

    >>> moment("2023-06-18T12:00:00"), moment("2023-06-18T12:00:00Z")
    ('2023-06-18T12:00:00Z', '2023-06-18T12:00:00Z')
    """
    return at if at.endswith("Z") or "+" in at else f"{at}Z"


def written(feed: ET.Element) -> bytes:
    """Write a whole feed."""
    found: bytes = ET.tostring(feed, encoding="utf-8", xml_declaration=True)
    return found
