"""Web archives (WARC): the pages that servers answered with, and where in the archive each lies."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, BinaryIO, Final

from communique.errors import InputError, InputTooLarge, PassedOver, UnsupportedInput
from communique.page.checks import LARGEST
from communique.sources.formats.kinds import Kind, kind_of
from communique.sources.formats.opened import HEAD
from communique.sources.items import Item, web_address

if TYPE_CHECKING:
    from collections.abc import Iterator

    from communique.sources.formats.opened import Opened

_HTML: Final = frozenset(("text/html", "application/xhtml+xml"))
_OK: Final = 200
_MOST_OF_A_HEADER: Final = 65_536
_CHECK: Final = "fetch it again; it may be cut off"


def read_warc(opened: Opened) -> Iterator[Item | InputError]:
    """Give the pages of an archive. What is no page, or no answer of status 200, gives its kind.

    Requests, metadata and repeated answers of which the archive holds the first (revisits) are no inputs.
    """
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    kinds = WarcRecordType.response | WarcRecordType.resource
    records = ArchiveIterator(
        _Forward(opened.file), record_types=kinds, parse_http=False, max_header_len=_MOST_OF_A_HEADER
    )
    number = 0
    while True:
        try:
            record = next(records, None)
        except BaseException as error:  # its parser raises what it likes
            problem = f"it cannot be read behind {number:,} answers ({_reason(error)})"
            yield UnsupportedInput(opened.name, problem, _CHECK)
            return
        if record is None:
            break
        number += 1
        yield _page(record, opened)
    if not number:
        yield UnsupportedInput(opened.name, "it is a web archive without a page", "give one with answers")


class _Forward:
    """A file that is read forwards, be it a pipe or a member of an archive."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    def read(self, size: int = -1) -> bytes:
        return self._file.read(size)

    def tell(self) -> int:
        return 0  # it asks once, at the beginning

    def seek(self, *_: int) -> int:
        raise OSError("it is read forwards")

    def close(self) -> None:
        """Leave closing to who opened it."""


def _reason(error: BaseException) -> str:
    """Give the reason of fastwarc's errors, of which the panics of Rust are no `Exception`."""
    if not isinstance(error, Exception) and type(error).__name__ != "PanicException":
        raise error
    if isinstance(error, InputError):
        raise error
    return str(error).split("\n")[0][:200] or type(error).__name__


def _page(record: Any, opened: Opened) -> Item | InputError:
    """Read a record while the archive stands at it."""
    source = f"{opened.name}, record {record.record_id or f'at {record.stream_pos}'}"
    origin, size = _origin(record), record.content_length
    try:
        # All of it first: what fastwarc unpacks as it reads does not show where the archive ends too soon.
        block = record.reader.read(LARGEST + _MOST_OF_A_HEADER)
        if len(block) < min(size, LARGEST):
            return UnsupportedInput(source, "the archive ends within it", _CHECK)
        record.set_bytes_content(block)
        if record.is_http:
            record.parse_http(auto_decode="all", max_header_len=_MOST_OF_A_HEADER)
            status = record.http_headers.status_code
            if status != _OK:
                return PassedOver(source, f"it is an answer of status {status}")
        kind = _stated_kind(record)
        if kind and kind not in _HTML:
            return PassedOver(source, f"it is {kind[:60]}")
        data = record.reader.read(LARGEST + 1)
    except BaseException as error:
        return UnsupportedInput(source, f"it cannot be read ({_reason(error)})", _CHECK)
    if not kind and kind_of(data[:HEAD]) is not Kind.PAGE:
        return PassedOver(source, "it is of no stated kind")
    if len(data) > LARGEST or size > len(block):
        problem = f"it has more than {LARGEST / 1e6:.0f} MB"
        return InputTooLarge(source, problem, "give the page of one article")
    return Item(
        source,
        data,
        url=web_address((record.headers.get("WARC-Target-URI") or "").strip("<>")),
        charset=record.http_charset if record.is_http else None,
        found_in=opened.name,
        origin=origin,
    )


def _stated_kind(record: Any) -> str:
    """Give the media type that the server stated, of a saved page the archive; "" where neither did."""
    stated = record.http_content_type if record.is_http else record.headers.get("Content-Type")
    return (stated or "").partition(";")[0].strip().lower()


def _origin(record: Any) -> tuple[tuple[str, str], ...]:
    """Say where a record lies, so that it can be found again."""
    named = (
        ("record", record.record_id),
        ("offset", str(record.stream_pos)),
        ("payload_digest", record.headers.get("WARC-Payload-Digest")),
    )
    return tuple((name, value) for name, value in named if value)
