"""What the columns of a table and the fields of a JSON object mean, in the many ways they are spelled."""

from __future__ import annotations

import csv
import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from communique.errors import EmptyInput, InputError, UndecodableInput
from communique.sources.items import Item, stated_day, stated_name, web_address

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

_SPELLINGS: Final = {
    "text": "text body content article article_text articlebody full_text fulltext maintext main_text"
    " plain_text story",
    "html": "html raw_html page_html content_html page_source",
    "url": "url link address article_url source_url page_url permalink canonical_url webpage href uri loc",
    "title": "title headline heading",
    "published": "published date published_at published_on published_date published_time publication_date"
    " publish_date publish_time date_published date_publish pub_date pubdate datetime timestamp day",
    "outlet": "outlet publication publisher newspaper source source_name site site_name source_domain media",
    "authors": "authors author byline by",
}
"""What is meant, and its spellings, the surest first: where a table has two, the first is taken."""
MEANINGS: Final = tuple(_SPELLINGS)
_MEANT: Final = {word: meant for meant, words in _SPELLINGS.items() for word in words.split()}
NEEDED: Final = ("text", "html", "url")
"""A row needs one of them."""
_DELIMITERS: Final = ",\t;|"
_NAME: Final = re.compile(r"[\w .:/()#-]{0,60}")
_FEWEST_ROWS: Final = 2
_ROWS_LOOKED_AT: Final = 6
_BETWEEN_AUTHORS: Final = re.compile(r"\s*(?:[;|\n]|\band\b)\s*")


class Header(NamedTuple):
    """The delimiter of a table, and the names of its columns."""

    delimiter: str
    names: tuple[str, ...]


def means(name: str) -> str | None:
    """Say what a column of this name holds; None where it is none of ours.

    >>> means("publishDate"), means("Full text"), means("sentiment")
    ('published', 'text', None)
    """
    return _MEANT.get(_plain(name))


def _plain(name: str) -> str:
    parted = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name.strip())
    return re.sub(r"[^a-z0-9]+", "_", parted.lower()).strip("_")


def meanings(names: Sequence[str], given: Mapping[str, str] | None = None) -> dict[str, str]:
    """Give for each thing meant the column that holds it. `given` maps names of columns to what they mean."""
    found = {meant: name for name, meant in (given or {}).items() if name in names}
    plain = {_plain(name): name for name in reversed(names)}
    for meant, words in _SPELLINGS.items():
        for word in words.split():
            if meant not in found and word in plain and plain[word] not in found.values():
                found[meant] = plain[word]
    return found


def find_header(text: str, *, is_whole: bool, known: Collection[str] = ()) -> Header | None:
    """Find the header of a table in its first lines; None where a text is no table.

    A table has a column that holds a text, a page or an address, or else rows that are all as long as a
    header of names: then it is one, though none that can be read.
    """
    for delimiter in _DELIMITERS:
        first = text.split("\n", 1)[0]
        if delimiter not in first:
            continue
        rows = _rows(text, delimiter, is_whole)
        names = [name.strip() for name in rows[0]] if rows else []
        if len(names) < 2 or not all(map(_NAME.fullmatch, names)) or len(set(names)) < len(names):
            continue
        if any(name in known or means(name) in NEEDED for name in names):
            return Header(delimiter, tuple(names))
        is_even = all(len(row) == len(names) for row in rows)
        if is_even and len(rows) > _FEWEST_ROWS and all(names) and max(map(len, names)) < 30:
            return Header(delimiter, tuple(names))
    return None


def _rows(text: str, delimiter: str, is_whole: bool) -> list[list[str]]:
    rows = []
    try:
        for row in csv.reader(text.splitlines(keepends=True), delimiter=delimiter):
            if row:
                rows.append(row)
            if len(rows) > _ROWS_LOOKED_AT:
                return rows
    except csv.Error:
        return rows
    return rows if is_whole or len(rows) < 2 else rows[:-1]


def item_of(source: str, row: Mapping[str, Any], found_in: str | None) -> Item | InputError:
    """Make an item of a row, whose names are those of ours."""
    url = web_address(row.get("url"))
    outlet = stated_name(row.get("outlet"))
    item = Item(
        source,
        url=url,
        published=stated_day(row.get("published")),
        title=stated_name(row.get("title")),
        outlet=None if outlet and web_address(outlet) else outlet,
        found_in=found_in,
    )
    text = row.get("text")
    if isinstance(text, str) and text.strip():
        try:
            return replace(item, data=_json(row), kind="article")
        except UndecodableInput as error:
            return UndecodableInput(source, error.problem, error.remedy)
    html = row.get("html")
    if isinstance(html, str) and html.strip():
        data, charset = _bytes(html)
        return replace(item, data=data, charset=charset)
    if url:
        return replace(item, source=url)
    if row.get("url"):
        return InputError(source, f"its address {str(row['url'])[:200]!r} is none of the web", "correct it")
    return EmptyInput(source, "it has no text, no page and no address", "fill in one of them")


def _bytes(text: str) -> tuple[bytes, str | None]:
    """Give the bytes of a text, and their encoding; None where they came as bytes that are not UTF-8."""
    try:
        return text.encode(), "utf-8"
    except UnicodeEncodeError:
        pass
    try:
        return text.encode("utf-8", "surrogateescape"), None
    except UnicodeEncodeError:
        return text.encode("utf-8", "replace"), "utf-8"


def _json(row: Mapping[str, Any]) -> bytes:
    """Write a row as an article. Raises `UndecodableInput` for bytes that are no text."""
    known = {name: value for name, value in row.items() if name in _SPELLINGS and value not in (None, "", [])}
    known.pop("html", None)
    data, charset = _bytes(known["text"])
    if charset is None:
        from communique.page.decode import decode

        known["text"] = decode(data)
    return json.dumps(known, default=str).encode()


def author_names(value: object) -> tuple[str, ...]:
    """Give the names of authors, of a list or of "Ada Rojas, Ben Li and Cy Poe"."""
    if isinstance(value, str):
        found = _BETWEEN_AUTHORS.split(value.removeprefix("By ").strip())
        parts = [part for name in found for part in _parted(name)]
    elif isinstance(value, list | tuple):
        parts = [one for one in value if isinstance(one, str)]
    else:
        return ()
    return tuple(dict.fromkeys(name for part in parts if (name := " ".join(part.split()))))


def _parted(names: str) -> list[str]:
    """Part names at commas, unless one has a single word: "Rojas, Ada"."""
    parts = [part.strip() for part in names.split(",")]
    return parts if all(" " in part for part in parts) else [names.strip()]
