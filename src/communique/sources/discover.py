"""What the user gave, as single items: each input is told by its content, opened, and taken apart."""

from __future__ import annotations

import io
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from communique.errors import InputError, InputTooLarge, PassedOver, UnsupportedInput
from communique.sources.files import files_of, open_file
from communique.sources.items import Item, Listed
from communique.sources.kinds import LISTS, PACKED, Kind, kind_of, other
from communique.sources.opened import HEAD, Opened, begin

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from communique.sources import RawInput

    Found = Iterator[Item | Listed | InputError]

DEEPEST = 2
"""Archives within archives that are opened: a gzipped file in a ZIP archive is the second."""
DEEPEST_LIST = 3
"""Lists that lead to each other: an OPML list, a sitemap index, its sitemap."""
MOST_LISTS = 1_000
_REPORT_IT = "this is a defect of Communique, please report it with the input"


def items_of(
    names: Iterable[str],
    *,
    fetch: Callable[[str], RawInput],
    stdin: BinaryIO | None = None,
    columns: Mapping[str, str] | None = None,
) -> Iterator[Item | InputError]:
    """Give the articles of files, folders, addresses and - (standard input) one by one, and in order.

    `fetch` gets what an address names; what feeds and sitemaps name is left to be fetched. `columns` maps the
    names of a table's columns to text, html, url, title, published, outlet and authors. What cannot be read
    gives its error in its stead, and what lies in a folder and is no news a `PassedOver`.
    """
    discovery = _Discovery(fetch, columns)
    for name in names:
        yield from discovery.named(name, stdin)


class _Discovery:
    """One run: how things are fetched, and which lists were read."""

    def __init__(self, fetch: Callable[[str], RawInput], columns: Mapping[str, str] | None) -> None:
        self._fetch = fetch
        self._columns = columns
        self._lists: set[str] = set()

    def named(self, name: str, stdin: BinaryIO | None) -> Iterator[Item | InputError]:
        if name == "-":
            head, file = begin(stdin or sys.stdin.buffer)
            yield from self._opened(Opened("standard input", file, head))
        elif is_address(name):
            yield from self._address(name)
        elif name and Path(name).is_dir():
            for path in files_of(name):
                yield from [path] if isinstance(path, InputError) else self._file(path, name)
        else:
            yield from self._file(name, None)

    def _file(self, path: str, folder: str | None) -> Iterator[Item | InputError]:
        try:
            with open_file(path, is_given=folder is None) as opened:
                yield from self._opened(replace(opened, found_in=folder))
        except InputError as error:
            yield error

    def _address(self, url: str) -> Iterator[Item | InputError]:
        try:
            opened = _fetched(url, self._fetch(url))
        except InputError as error:
            yield error
            return
        self._lists.add(url)
        yield from self._opened(opened)

    def _opened(self, opened: Opened) -> Iterator[Item | InputError]:
        """Take an input apart; what it lists is followed, and what is wrong with it is given as an error."""
        try:
            for one in self._read(opened, kind_of(opened.head, is_whole=opened.is_whole, known=self._known)):
                if isinstance(one, Listed):
                    yield from self._follow(one, opened.lists + 1)
                else:
                    yield one
        except InputError as error:
            yield error
        except (OSError, EOFError) as error:
            reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
            yield UnsupportedInput(opened.name, f"it cannot be read ({reason.lower()})", "check the path")
        except Exception as error:  # a defect of ours in one input must not cost the others
            problem = f"reading it failed ({type(error).__name__}: {error})"
            yield InputError(opened.name, problem, _REPORT_IT)

    @property
    def _known(self) -> tuple[str, ...]:
        return tuple(self._columns or ())

    def _read(self, opened: Opened, kind: Kind) -> Found:
        """Give what an input of this kind holds."""
        if opened.lists and kind not in LISTS | PACKED:
            problem = f"it is {_words(opened, kind)}, where a feed or a sitemap should be"
            raise UnsupportedInput(opened.name, problem, "check the address")
        if kind in (Kind.PAGE, Kind.TEXT):
            return iter([_single(opened)])
        if kind is Kind.OTHER:
            return iter([_other(opened)])
        if kind in PACKED or kind is Kind.ZIP:
            return self._unpack(opened, kind)
        return self._reader(kind)(opened)

    def _reader(self, kind: Kind) -> Callable[[Opened], Found]:
        from communique.sources import feeds, jsons, mail, parquet, sitemaps, tables, warc

        return {
            Kind.MAIL: lambda opened: mail.read_mail(opened, self._opened),
            Kind.MAILBOX: lambda opened: mail.read_mailbox(opened, self._opened),
            Kind.LINES: lambda opened: jsons.read_lines(opened, self._columns),
            Kind.ARRAY: lambda opened: jsons.read_array(opened, self._columns),
            Kind.OBJECT: lambda opened: jsons.read_object(opened, self._columns),
            Kind.TABLE: lambda opened: tables.read_table(opened, self._columns),
            Kind.PARQUET: lambda opened: parquet.read_parquet(opened, self._columns),
            Kind.ADDRESSES: sitemaps.read_addresses,
            Kind.SITEMAP: sitemaps.read_sitemap,
            Kind.SITEMAP_INDEX: sitemaps.read_sitemap,
            Kind.OPML: sitemaps.read_opml,
            Kind.FEED: feeds.read_feed,
            Kind.JSON_FEED: feeds.read_json_feed,
            Kind.WARC: warc.read_warc,
        }[kind]

    def _unpack(self, opened: Opened, kind: Kind) -> Iterator[Item | InputError]:
        from communique.sources.compressed import head_of, unpacked
        from communique.sources.zipped import read_zip

        if opened.archives >= DEEPEST:
            problem = f"it is {kind} within {DEEPEST} others"
            raise InputTooLarge(opened.name, problem, "unpack it and give what it holds")
        if kind is Kind.ZIP:
            yield from read_zip(opened, self._opened)
            return
        if kind_of(head_of(opened.head, kind)) is Kind.WARC and kind is Kind.GZIP:
            # Its records are packed one by one; offsets count in the packed file.
            yield from self._packed_warc(opened)
            return
        head, file = begin(unpacked(opened, kind))
        yield from self._opened(replace(opened, file=file, head=head, archives=opened.archives + 1))

    def _packed_warc(self, opened: Opened) -> Iterator[Item | InputError]:
        from communique.sources.warc import read_warc

        if opened.lists:
            problem = f"it is {Kind.WARC}, where a feed or a sitemap should be"
            raise UnsupportedInput(opened.name, problem, "check the address")
        return read_warc(opened)

    def _follow(self, listed: Listed, steps: int) -> Iterator[Item | InputError]:
        """Fetch a list that a list names. Each is read once, so that a loop ends."""
        if listed.url in self._lists:
            yield PassedOver(listed.url, "it is a list that was read already")
            return
        if steps > DEEPEST_LIST or len(self._lists) >= MOST_LISTS:
            most = f"{DEEPEST_LIST} steps" if steps > DEEPEST_LIST else f"{MOST_LISTS:,} lists"
            problem = f"it is a list that is not followed: at most {most} are"
            yield InputTooLarge(listed.url, problem, "give it by itself")
            return
        self._lists.add(listed.url)
        try:
            opened = _fetched(listed.url, self._fetch(listed.url))
        except InputError as error:
            yield error
            return
        yield from self._opened(replace(opened, lists=steps, found_in=listed.found_in))


def is_address(name: str) -> bool:
    """Say whether the user means an address, not a path."""
    return "://" in name[:12]


def _fetched(url: str, raw: RawInput) -> Opened:
    return Opened(url, io.BytesIO(raw.data), raw.data[:HEAD], url=raw.url or raw.source, charset=raw.charset)


def _single(opened: Opened) -> Item:
    """Give a page or a text, of at most one byte more than it may have: loading refuses it then."""
    from communique.page.checks import LARGEST

    data = opened.file.read(LARGEST + 1)
    return Item(opened.name, data, url=opened.url, charset=opened.charset, found_in=opened.found_in)


def _other(opened: Opened) -> InputError:
    """Name the kind of what is not read: an error if the user asked for it, else passed over."""
    words = _words(opened, Kind.OTHER)
    if opened.is_given:
        remedy = "give the page of one article, or its text"
        return UnsupportedInput(opened.name, f"it is {words}, not a web page or a text", remedy)
    return PassedOver(opened.name, f"it is {words}")


def _words(opened: Opened, kind: Kind) -> str:
    return (other(opened.head) if kind is Kind.OTHER else None) or kind.value
