"""What an input is, told by its first bytes and never by its name."""

from __future__ import annotations

import json
import re
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from communique.errors import EmptyInput, UnsupportedInput
from communique.sources.formats import columns

if TYPE_CHECKING:
    from collections.abc import Collection


class Kind(StrEnum):
    """The kinds of inputs, in words."""

    PAGE = "a web page"
    TEXT = "a text"
    MAIL = "an e-mail"
    MAILBOX = "a mailbox"
    LINES = "JSON Lines"
    ARRAY = "a JSON array"
    OBJECT = "a JSON object"
    TABLE = "a table"
    ADDRESSES = "a list of addresses"
    PARQUET = "a Parquet file"
    FEED = "a feed"
    JSON_FEED = "a JSON Feed"
    SITEMAP = "a sitemap"
    SITEMAP_INDEX = "a sitemap index"
    OPML = "an OPML list"
    WARC = "a web archive"
    ZIP = "a ZIP archive"
    GZIP = "a gzip archive"
    BZIP2 = "a bzip2 archive"
    XZ = "an XZ archive"
    OTHER = "a file of another kind"


LISTS: Final = frozenset(
    (Kind.FEED, Kind.JSON_FEED, Kind.SITEMAP, Kind.SITEMAP_INDEX, Kind.OPML, Kind.ADDRESSES)
)
"""Kinds that name addresses to fetch."""
PACKED: Final = frozenset((Kind.GZIP, Kind.BZIP2, Kind.XZ))

_MAGIC: Final = (
    (b"WARC/", Kind.WARC),
    (b"\x1f\x8b\x08", Kind.GZIP),
    (b"\xfd7zXZ\0", Kind.XZ),
    (b"PAR1", Kind.PARQUET),
)
_BZIP2: Final = re.compile(rb"BZh[1-9](?:1AY&SY|\x17rE8P\x90)")
_OFFICE: Final = re.compile(
    rb"PK\x03\x04.{26}(?:\[Content_Types\]|mimetype|_rels/|word/|xl/|ppt/|META-INF/)", re.DOTALL
)
_ROOTS: Final = {
    "rss": Kind.FEED,
    "rdf": Kind.FEED,
    "feed": Kind.FEED,
    "urlset": Kind.SITEMAP,
    "sitemapindex": Kind.SITEMAP_INDEX,
    "opml": Kind.OPML,
    "html": Kind.PAGE,
}
_XML_HEAD: Final = re.compile(
    r"(?:<\?[^>]{0,1000}>|<!--.{0,20000}?-->|<![a-z][^>\[]{0,1000}(?:\[[^\]]{0,20000}\]\s*)?>|\s)+",
    re.DOTALL | re.IGNORECASE,
)
_ROOT: Final = re.compile(r"<(?:[\w.-]{1,40}:)?([\w.-]{1,60})[\s/>]")
_MAIL_FIELD: Final = re.compile(r"([!-9;-~]{1,70}):")
_MAIL_FIELDS: Final = frozenset(
    "from to cc date subject message-id received mime-version return-path delivered-to content-type"
    " reply-to".split()
)
_FEWEST_FIELDS: Final = 3
_ENVELOPE: Final = re.compile(r"From \S{1,300} [^\n]{0,60}\d{4}[^\n]{0,20}\r?\n[!-9;-~]{1,70}:")
_JSON_FEED: Final = re.compile(
    r'\{\s*(?:"[^"]{0,60}"\s*:\s*"[^"]{0,2000}"\s*,\s*)*"version"\s*:\s*"https?:\\?/\\?/jsonfeed\.org'
)
_ARRAY: Final = re.compile(r'\[\s*(?:[{\]]|"https?:)')
_ADDRESS: Final = re.compile(r"https?://\S+")
_CODE_MARK: Final = re.compile(r"[{}\[\]();=<>]")
_CODE_SHARE: Final = 0.06
"""Of the characters that are not space; prose has less than .02, programs and style sheets .07 and more."""
_FEWEST_MARKS: Final = 20
_ADDRESSES_SHARE: Final = 0.75
_LINES_LOOKED_AT: Final = 5


def kind_of(head: bytes, *, is_whole: bool = True, known: Collection[str] = ()) -> Kind:
    """Tell what an input is. `head` are its first bytes, `known` names of columns that the user mapped."""
    if kind := _of_magic(head):
        return kind
    return Kind.OTHER if _binary(head) else _of_text(_decoded(head), is_whole, known)


def other(head: bytes) -> str | None:
    """Say in words what an input of no kind that is read is; None for a text, an empty one too."""
    if words := _binary(head):
        return words
    text = _decoded(head)
    if root := _other_root(text):
        return f"XML of another kind (<{root}>)"
    if text.startswith("#!"):
        return "a program"
    return "a program, a style sheet or settings" if _is_code(text) else None


def _binary(head: bytes) -> str | None:
    from communique.page.checks import refuse_binary

    if _OFFICE.match(head):
        return "an office document or an e-book"
    try:
        refuse_binary(head, None)
    except EmptyInput:
        return None
    except UnsupportedInput as error:
        return error.problem.removeprefix("it is ").partition(", not")[0]
    return None


def _of_magic(head: bytes) -> Kind | None:
    for start, kind in _MAGIC:
        if head.startswith(start):
            return kind
    if _BZIP2.match(head):
        return Kind.BZIP2
    is_zip = head.startswith((b"PK\x03\x04", b"PK\x05\x06")) and not _OFFICE.match(head)
    return Kind.ZIP if is_zip else None


def _decoded(head: bytes) -> str:
    """Decode as far as telling kinds apart needs."""
    encoding = "utf-16" if head.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8"
    return head.decode(encoding, "replace").removeprefix("\ufeff").lstrip()


def _root(text: str) -> str | None:
    """Give the name of the first element, of text that begins with one."""
    start = _XML_HEAD.match(text)
    root = _ROOT.match(text, start.end() if start else 0)
    return root[1].lower() if root else None


def _other_root(text: str) -> str | None:
    """Give the name of the first element of XML that is no page, no feed and no list."""
    from communique.page.html import looks_like_html

    root = _root(text)
    is_other = root and root not in _ROOTS and (text.startswith("<?xml") or root == "svg")
    return root if is_other and not looks_like_html(text) else None


def _is_code(text: str) -> bool:
    sample = "".join(text[:8000].split())
    marks = len(_CODE_MARK.findall(sample))
    return text.startswith("#!") or (marks >= _FEWEST_MARKS and marks > _CODE_SHARE * len(sample))


def _of_text(text: str, is_whole: bool, known: Collection[str]) -> Kind:
    from communique.page.html import looks_like_html

    if text.startswith("<") and (root := _root(text)) and root in _ROOTS:
        return _ROOTS[root]
    if _ENVELOPE.match(text):
        return Kind.MAILBOX
    if _is_mail(text):
        return Kind.MAIL
    if json_kind := _of_json(text, is_whole):
        return json_kind
    if _is_addresses(text, is_whole):
        return Kind.ADDRESSES
    if not text.startswith("<") and columns.find_header(text, is_whole=is_whole, known=known):
        return Kind.TABLE
    if _other_root(text):
        return Kind.OTHER
    if looks_like_html(text):
        return Kind.PAGE
    return Kind.OTHER if _is_code(text) else Kind.TEXT


def _is_mail(text: str) -> bool:
    """Say whether a text begins with the fields of an e-mail, some of them continued on the next line."""
    found: set[str] = set()
    for line in text.splitlines():
        if not line:
            break
        field = _MAIL_FIELD.match(line)
        if field:
            found.add(field[1].lower())
        elif not (found and line[0] in " \t"):
            return False
    return len(found & _MAIL_FIELDS) >= _FEWEST_FIELDS


def _of_json(text: str, is_whole: bool) -> Kind | None:
    if _JSON_FEED.match(text):
        return Kind.JSON_FEED
    if _is_json_lines(text, is_whole=is_whole):
        return Kind.LINES
    if text.startswith("{"):
        return Kind.OBJECT
    return Kind.ARRAY if _ARRAY.match(text) else None


def _is_json_lines(text: str, *, is_whole: bool) -> bool:
    """Say whether most of the first lines are JSON objects, or the only one begins like one."""
    lines = text.split("\n")
    complete = [line for line in (lines if is_whole else lines[:-1]) if line.strip()][:_LINES_LOOKED_AT]
    if not complete:
        return text.startswith("{") and len(lines) == 1
    return 2 * sum(map(_is_object, complete)) >= len(complete)


def _is_object(line: str) -> bool:
    if not line.lstrip().startswith("{"):
        return False
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _is_addresses(text: str, is_whole: bool) -> bool:
    lines = text.split("\n")
    shown = [line.strip() for line in (lines if is_whole else lines[:-1]) if line.strip()]
    if len(shown) > 1 and columns.means(shown[0]) == "url":
        shown = shown[1:]
    found = sum(_ADDRESS.fullmatch(line) is not None for line in shown)
    return found >= _ADDRESSES_SHARE * len(shown) > 0
