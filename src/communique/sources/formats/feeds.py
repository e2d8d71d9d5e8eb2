"""Feeds: RSS and Atom of all versions, and JSON Feed. Their entries are addresses of articles."""

from __future__ import annotations

import io
import json
import re
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urljoin

from communique.errors import InputError, InputTooLarge, UnsupportedInput
from communique.page.checks import LARGEST
from communique.sources.formats.safe_xml import refuse_entities
from communique.sources.items import MOST_ENTRIES, Item, stated_day, stated_name, web_address

if TYPE_CHECKING:
    from collections.abc import Iterator

    from communique.sources.formats.opened import Opened

_CHECK: Final = "check the address"
_END: Final = re.compile(rb"</\s*(?:rss|feed|[\w.-]{1,20}:rdf|rdf)\s*>", re.IGNORECASE)
_MOST_TAGS: Final = 200_000
"""Of ten thousand entries. Broken feeds are read slowly: this many tags take some five seconds."""


def read_feed(opened: Opened) -> Iterator[Item | InputError]:
    """Give the entries of an RSS or Atom feed. Raises `InputError` where it is none."""
    data = opened.read(LARGEST)
    refuse_entities(data, opened.name)
    if data.count(b"<") > _MOST_TAGS:
        raise InputTooLarge(opened.name, f"it has more than {_MOST_TAGS:,} tags", _CHECK)
    parsed = _parsed(data, opened)
    if not parsed.entries and (parsed.bozo or not parsed.version):
        reason = str(parsed.get("bozo_exception") or "it names no version").split("\n")[0]
        raise UnsupportedInput(opened.name, f"it is a broken feed ({reason[:200]})", _CHECK)
    for number, entry in enumerate(parsed.entries, start=1):
        if number > MOST_ENTRIES:
            yield InputTooLarge(opened.name, f"it has more than {MOST_ENTRIES:,} entries", _CHECK)
            return
        yield _entry(entry, opened, number, is_atom=parsed.version.startswith("atom"))
    if not _END.search(data[-2000:]):
        yield UnsupportedInput(opened.name, "it ends in the middle; what was there is read", "fetch it again")


def _parsed(data: bytes, opened: Opened) -> Any:
    """Parse by feedparser, which is given the bytes alone: it would open what looks like an address."""
    import feedparser

    kind = "application/xml" + (f"; charset={opened.charset}" if opened.charset else "")
    headers = {"content-type": kind, "content-location": opened.url or ""}
    try:
        return feedparser.parse(io.BytesIO(data), response_headers=headers, sanitize_html=False)
    except Exception as error:  # its parsers of broken feeds raise what they like
        problem = f"it is a broken feed ({type(error).__name__})"
        raise UnsupportedInput(opened.name, problem, _CHECK) from error


def _entry(entry: Any, opened: Opened, number: int, *, is_atom: bool) -> Item | InputError:
    url = _address(entry.get("link"), opened) or _address(entry.get("id"), opened)
    if url is None:
        return UnsupportedInput(f"{opened.name}, entry {number}", "it has no address", _CHECK)
    # What RSS 1.0 calls its date is told as that of an update; Atom has both, and they differ.
    day = entry["published"] if "published" in entry else None if is_atom else dict.get(entry, "updated")
    source = entry.get("source")
    return Item(
        url,
        url=url,
        published=stated_day(day),
        title=stated_name(entry.get("title")),
        outlet=stated_name(source.get("title")) if isinstance(source, dict) else None,
        found_in=opened.name,
    )


def _address(text: object, opened: Opened) -> str | None:
    """Give an address, of one that may be written from where the feed is."""
    if not isinstance(text, str):
        return None
    try:
        return web_address(urljoin(opened.url, text.strip()) if opened.url else text)
    except ValueError:
        return None


def read_json_feed(opened: Opened) -> Iterator[Item | InputError]:
    """Give the entries of a JSON Feed."""
    try:
        feed = json.loads(opened.read(LARGEST))
        entries = feed["items"]
    except (ValueError, RecursionError, KeyError, TypeError) as error:
        problem = f"it is a broken JSON Feed ({type(error).__name__}: {str(error)[:100]})"
        raise UnsupportedInput(opened.name, problem, _CHECK) from error
    if not isinstance(entries, list):
        raise UnsupportedInput(opened.name, "it is a JSON Feed without a list of items", _CHECK)
    for number, entry in enumerate(entries[:MOST_ENTRIES], start=1):
        known = entry if isinstance(entry, dict) else {}
        url = _address(known.get("url"), opened) or _address(known.get("id"), opened)
        if url is None:
            yield UnsupportedInput(f"{opened.name}, entry {number}", "it has no address", _CHECK)
            continue
        day, title = stated_day(known.get("date_published")), stated_name(known.get("title"))
        yield Item(url, url=url, published=day, title=title, found_in=opened.name)
    if len(entries) > MOST_ENTRIES:
        yield InputTooLarge(opened.name, f"it has more than {MOST_ENTRIES:,} entries", _CHECK)
