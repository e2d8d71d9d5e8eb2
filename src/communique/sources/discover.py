"""What the user gave, as single items: each input is told by its content, opened, and taken apart."""

from __future__ import annotations

import io
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from communique.errors import InputError, InputTooLarge, PassedOver, UnsupportedInput
from communique.sources import RawInput
from communique.sources.files import files_of, open_file
from communique.sources.formats.kinds import LISTS, PACKED, Kind, kind_of, other
from communique.sources.formats.opened import HEAD, Opened, begin
from communique.sources.items import Item, Listed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from communique.sources import NotModified

    Found = Iterator[Item | Listed | InputError]
    Fetch = Callable[[str], RawInput]
    FetchAll = Callable[[Sequence[Listed]], Iterable[tuple[Listed, RawInput | NotModified | InputError]]]

DEEPEST = 2
"""Archives within archives that are opened: a gzipped file in a ZIP archive is the second."""
DEEPEST_LIST = 3
"""Lists that lead to each other: an OPML list, a sitemap index, its sitemap."""
MOST_LISTS = 1_000
STDIN = "standard input"
READ_ALREADY = "a list that was read already"
_REPORT_IT = "this is a defect of Communique, please report it with the input"


@dataclass(frozen=True, slots=True)
class Listing:
    """A feed, a sitemap, an archive, a table: what was taken apart to its end, into so many `entries`."""

    source: str
    found_in: str | None
    entries: int


def items_of(
    names: Iterable[str],
    *,
    fetch: Fetch | None = None,
    fetch_all: FetchAll | None = None,
    stdin: BinaryIO | None = None,
    columns: Mapping[str, str] | None = None,
    is_page: Callable[[str], bool] = lambda _: False,
    tell: Callable[[Listing], object] = lambda _: None,
) -> Iterator[Item | InputError]:
    """Give the articles of files, folders, addresses and - (standard input) one by one.

    What is here comes first, in order; then what the addresses hold, as it comes; then what lists name that
    they name. `fetch_all` gets many addresses, of lists or what else was given; `fetch` one, if that is all
    there is. An address that `is_page` already is left to be fetched, as are the entries of feeds and
    sitemaps. `columns` maps the names of a table's columns to text, html, url, title, published, outlet and
    authors. What cannot be read gives its error in its stead, and what lies in a folder and is no news a
    `PassedOver`. `tell` is told of each list that was taken apart.
    """
    discovery = Discovery(fetch_all or one_by_one(fetch), columns, tell)
    for name in names:
        if not is_address(name):
            yield from discovery.named(name, stdin)
        elif is_page(name):
            yield Item(name, url=name)
        else:
            discovery.give(name)
    yield from discovery.fetched()


def entries_of(
    raw: RawInput, *, fetch_all: FetchAll, tell: Callable[[Listing], object] = lambda _: None
) -> Iterator[Item | InputError]:
    """Give what a feed, a sitemap or a list of them names, which was fetched already; nothing else is one."""
    discovery = Discovery(fetch_all, None, tell)
    yield from discovery.listed(raw)
    yield from discovery.fetched()


def one_by_one(fetch: Fetch | None) -> FetchAll:
    """Make of a function that fetches one address one that fetches many."""

    def fetch_all(lists: Sequence[Listed]) -> Iterator[tuple[Listed, RawInput | InputError]]:
        for one in lists:
            try:
                yield one, (fetch or _no_web)(one.url)
            except InputError as error:
                yield one, error

    return fetch_all


def _no_web(url: str) -> RawInput:
    raise UnsupportedInput(url, "nothing is fetched here", "save it, and give the file")


class Discovery:
    """One run: how things are fetched, which lists were met, and which are still to be fetched."""

    def __init__(
        self, fetch_all: FetchAll, columns: Mapping[str, str] | None, tell: Callable[[Listing], object]
    ) -> None:
        self._fetch_all = fetch_all
        self._columns = columns
        self._tell = tell
        self._lists: set[str] = set()
        self._waiting: list[tuple[Listed, int]] = []

    def named(self, name: str, stdin: BinaryIO | None) -> Iterator[Item | InputError]:
        """Give what a path or - holds."""
        if name == "-":
            head, file = begin(stdin or sys.stdin.buffer)
            yield from self._opened(Opened(STDIN, file, head))
        elif name and Path(name).is_dir():
            for path in files_of(name):
                yield from [_found(path, name)] if isinstance(path, InputError) else self._file(path, name)
        else:
            yield from self._file(name, None)

    def give(self, url: str) -> None:
        """Take an address that the user gave, for `fetched`."""
        if url not in self._lists:
            self._lists.add(url)
            self._waiting.append((Listed(url, None), 0))

    def listed(self, raw: RawInput) -> Iterator[Item | InputError]:
        """Give what a list holds that was given and fetched."""
        self._lists.add(raw.source)
        yield from self._opened(_fetched(Listed(raw.source, None), raw, 1))

    def fetched(self) -> Iterator[Item | InputError]:
        """Fetch what waits, together, and take it apart; then the lists that it names, and so on."""
        while self._waiting:
            steps = {listed.url: lists for listed, lists in self._waiting}
            level, self._waiting = [listed for listed, _ in self._waiting], []
            for listed, raw in self._fetch_all(level):
                if isinstance(raw, InputError):
                    yield _found(raw, listed.found_in)
                elif isinstance(raw, RawInput):  # else it is as it was the last time, and was read then
                    yield from self._opened(_fetched(listed, raw, steps[listed.url]))

    def _file(self, path: str, folder: str | None) -> Iterator[Item | InputError]:
        try:
            with open_file(path, is_given=folder is None) as opened:
                yield from self._opened(replace(opened, found_in=folder))
        except InputError as error:
            yield _found(error, folder)

    def _opened(self, opened: Opened) -> Iterator[Item | InputError]:
        """Take an input apart; lists that it names are kept for later, what is wrong comes as an error."""
        entries, is_whole = 0, True
        for one in self._taken_apart(opened):
            if isinstance(one, Listed):
                entries += 1
                yield from self._follow(one, opened.lists + 1)
            elif isinstance(one, InputError):
                is_whole = is_whole and one.source != opened.name
                entries += one.source != opened.name
                yield _found(one, opened.name if one.source != opened.name else opened.found_in)
            else:
                is_whole = is_whole and one.source != opened.name  # the input itself is the article
                entries += 1
                yield one
        if is_whole and not opened.archives and opened.name != STDIN:
            self._tell(Listing(opened.name, opened.found_in, entries))

    def _taken_apart(self, opened: Opened) -> Found:
        try:
            yield from self._read(opened, kind_of(opened.head, is_whole=opened.is_whole, known=self._known))
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
        from communique.sources.formats import feeds, jsons, mail, parquet, sitemaps, tables, warc

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
        from communique.sources.formats.compressed import head_of, unpacked
        from communique.sources.formats.zipped import read_zip

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
        from communique.sources.formats.warc import read_warc

        if opened.lists:
            problem = f"it is {Kind.WARC}, where a feed or a sitemap should be"
            raise UnsupportedInput(opened.name, problem, "check the address")
        return read_warc(opened)

    def _follow(self, listed: Listed, steps: int) -> Iterator[InputError]:
        """Keep a list that a list names, to be fetched. Each is read once, so that a loop ends."""
        if listed.url in self._lists:
            yield _found(PassedOver(listed.url, f"it is {READ_ALREADY}"), listed.found_in)
            return
        if steps > DEEPEST_LIST or len(self._lists) >= MOST_LISTS:
            most = f"{DEEPEST_LIST} steps" if steps > DEEPEST_LIST else f"{MOST_LISTS:,} lists"
            problem = f"it is a list that is not followed: at most {most} are"
            yield _found(InputTooLarge(listed.url, problem, "give it by itself"), listed.found_in)
            return
        self._lists.add(listed.url)
        self._waiting.append((listed, steps))


def is_address(name: str) -> bool:
    """Say whether the user means an address, not a path."""
    return "://" in name[:12]


def _found(error: InputError, found_in: str | None) -> InputError:
    """Say where something was found that cannot be read, unless that is told already."""
    error.found_in = error.found_in or found_in
    return error


def _fetched(listed: Listed, raw: RawInput, steps: int) -> Opened:
    return Opened(
        listed.url, io.BytesIO(raw.data), raw.data[:HEAD], found_in=listed.found_in,
        url=raw.url or raw.source, charset=raw.charset, lists=steps,
    )  # fmt: skip


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
