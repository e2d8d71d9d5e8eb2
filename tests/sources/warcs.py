"""Web archives made for tests and measurements.

python -m tests.sources.warcs FILE.warc.gz [PAGES]
"""

from __future__ import annotations

import base64
import gzip
import io
import sys
from hashlib import sha1
from pathlib import Path
from typing import TYPE_CHECKING

from fastwarc.warc import WarcRecord, WarcRecordType

if TYPE_CHECKING:
    from collections.abc import Iterable

PAGE = (
    "<!doctype html><html><head><title>Ministers meet in Bern | Fjord Wire</title></head><body><article>"
    "<h1>Ministers meet in Bern</h1><p>BERN, May 3, 2021 - The foreign ministers of Norway and Peru met in "
    "the Swiss capital on Monday to speak about fishing rights, both governments said in report {number}.</p>"
    "<p>“We agree on the fish,” said one of them, and the other said that they would meet again next month "
    "in Oslo, where they hope to sign.</p></article></body></html>"
)


def digest(body: bytes) -> str:
    return "sha1:" + base64.b32encode(sha1(body, usedforsecurity=False).digest()).decode()


def answer(
    url: str,
    body: bytes,
    *,
    status: str = "200 OK",
    kind: str | None = "text/html; charset=utf-8",
    more: str = "",
) -> WarcRecord:
    """Make the record of what a server answered."""
    record = WarcRecord()
    record.init_headers(WarcRecordType.response)
    record.headers["WARC-Target-URI"] = url
    stated = f"Content-Type: {kind}\r\n" if kind else ""
    head = f"HTTP/1.1 {status}\r\n{stated}{more}Content-Length: {len(body)}\r\n\r\n"
    record.headers["Content-Type"] = "application/http; msgtype=response"
    record.headers["WARC-Payload-Digest"] = digest(body)
    record.set_bytes_content(head.encode() + body)
    record.parse_http()
    return record


def resource(url: str, body: bytes, kind: str = "text/html") -> WarcRecord:
    """Make the record of a page that was saved without what its server said."""
    record = WarcRecord()
    record.init_headers(WarcRecordType.resource)
    record.headers["WARC-Target-URI"] = url
    record.headers["Content-Type"] = kind
    record.set_bytes_content(body)
    return record


def page(number: int) -> WarcRecord:
    return answer(f"https://fjord.example/{number}", PAGE.format(number=number).encode())


def warc(records: Iterable[WarcRecord], *, is_packed: bool = True) -> bytes:
    """Write records as an archive, each packed by itself."""
    written = b""
    for record in records:
        file = io.BytesIO()
        record.write(file, checksum_data=True)
        written += gzip.compress(file.getvalue()) if is_packed else file.getvalue()
    return written


def write_pages(path: Path, pages: int) -> Path:
    """Write an archive of so many pages."""
    path.write_bytes(warc(map(page, range(pages))))
    return path


if __name__ == "__main__":
    write_pages(Path(sys.argv[1]), int((sys.argv[2:] or ["500"])[0]))
