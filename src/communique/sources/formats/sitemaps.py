"""Sitemaps, news sitemaps, sitemap indexes and OPML lists: addresses of articles and of further lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.errors import InputError, InputTooLarge, UnsupportedInput
from communique.sources.formats.safe_xml import LARGEST, elements
from communique.sources.items import MOST_ENTRIES, Item, Listed, stated_day, stated_name, web_address

if TYPE_CHECKING:
    from collections.abc import Iterator

    from communique.sources.formats.opened import Opened

_CHECK = "check the address"
_MOST_FIELDS = 100
"""Of one entry; those with many pictures have some dozens."""


def read_sitemap(opened: Opened) -> Iterator[Item | Listed | InputError]:
    """Give the entries of a sitemap or a sitemap index.

    The day of an article is that of the news sitemap; `lastmod` is when a page was changed, which is another.
    """
    for number, (entry, values) in enumerate(_entries(opened), start=1):
        if number > MOST_ENTRIES:
            yield _too_many(opened.name)
            return
        url = web_address(values.get("loc"))
        if url is None:
            yield _no_address(f"{opened.name}, entry {number}", values.get("loc"))
        elif entry == "sitemap":
            yield Listed(url, opened.name)
        else:
            yield Item(
                url,
                url=url,
                published=stated_day(values.get("publication_date")),
                title=stated_name(values.get("title")),
                outlet=stated_name(values.get("name")),
                found_in=opened.name,
            )


def _entries(opened: Opened) -> Iterator[tuple[str, dict[str, str]]]:
    """Give the name of each entry and what it says: only its own address, not those of its pictures."""
    path: list[str] = []
    values: dict[str, str] = {}
    for event, name, element in elements(opened.read(LARGEST), opened.name):
        if event == "start":
            path.append(name)
            continue
        path.pop()
        if name in ("url", "sitemap") and len(path) == 1:
            yield name, values
            values = {}
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]
        elif _is_told(name, path) and len(values) < _MOST_FIELDS:
            values.setdefault(name, element.text or "")


def _is_told(name: str, path: list[str]) -> bool:
    if name == "loc":
        return path[-1] in ("url", "sitemap")
    within = {"publication_date": "news", "title": "news", "name": "publication"}
    return name in within and path[-1] == within[name]


def read_opml(opened: Opened) -> Iterator[Item | Listed | InputError]:
    """Give the feeds and lists that an OPML list names, and the pages it links."""
    number = 0
    for event, name, element in elements(opened.read(LARGEST), opened.name):
        if event != "start" or name != "outline":
            continue
        values = {key.lower(): value for key, value in element.attrib.items()}
        address = values.get("xmlurl") or values.get("url")
        if address is None and "type" not in values:
            continue  # a heading over others
        number += 1
        if number > MOST_ENTRIES:
            yield _too_many(opened.name)
            return
        url = web_address(address)
        if url is None:
            label = stated_name(values.get("text")) or f"entry {number}"
            yield _no_address(f"{opened.name}, {label[:100]}", address)
        elif values.get("type", "").lower() == "link" and "xmlurl" not in values:
            yield Item(url, url=url, title=stated_name(values.get("text")), found_in=opened.name)
        else:
            yield Listed(url, opened.name)


def read_addresses(opened: Opened) -> Iterator[Item | InputError]:
    """Give the addresses of a list with one on each line."""
    number = 0
    while line := opened.file.readline(LARGEST):
        text = line.decode("utf-8", "replace").strip().removeprefix("\ufeff")
        number += 1
        url = web_address(text)
        if url:
            yield Item(url, url=url, found_in=opened.name)
        elif text and number > 1:  # the first may be a heading
            yield _no_address(f"{opened.name}, line {number}", text)


def _no_address(source: str, text: str | None) -> InputError:
    problem = f"its address {text.strip()[:200]!r} is none of the web" if text else "it has no address"
    return UnsupportedInput(source, problem, _CHECK)


def _too_many(name: str) -> InputError:
    return InputTooLarge(name, f"it has more than {MOST_ENTRIES:,} entries; those were read", "part it")
