"""Where articles come from: a file, a web address, or standard input."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from datetime import date

    from communique.record import Article
    from communique.sources.fetching.web import Fetcher


@dataclass(frozen=True, slots=True)
class Validators:
    """By what a server recognises a page it gave before: headers of its answer, as they were."""

    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class RawInput:
    """Bytes of a page or a text. `source` is where they are from, `charset` what their sender declared.

    Of what came from the web, `url` is the address after redirects, `media_type` as declared ("text/html"),
    and `validators` are what to ask with the next time.
    """

    data: bytes
    source: str
    charset: str | None = None
    url: str | None = None
    media_type: str | None = None
    validators: Validators = Validators()


@dataclass(frozen=True, slots=True)
class NotModified:
    """A server's answer that `source` is as it was when it gave these `validators`."""

    source: str
    validators: Validators


def load(source: str, stdin: BinaryIO | None = None, *, fetcher: Fetcher | None = None) -> RawInput:
    """Load from a path, an address beginning http:// or https://, or - for standard input.

    At most one byte more than one article may have is read, so that the reader can refuse it. Raises
    `InputError`: `FetchFailed` for an address, `UnsupportedInput` for a folder or a file that is not there.
    """
    from communique.page.checks import LARGEST

    if source == "-":
        return RawInput((stdin or sys.stdin.buffer).read(LARGEST + 1), "standard input")
    if "://" in source[:12]:
        from communique.sources.fetching.web import Fetcher

        return (fetcher or Fetcher()).fetch(source)
    return RawInput(_read_file(source, LARGEST + 1), source)


def load_article(
    source: str,
    *,
    published: date | str | None = None,
    stdin: BinaryIO | None = None,
    fetcher: Fetcher | None = None,
) -> Article:
    """Load `source` as `load` does, and read it as a page or a text. Raises `InputError`."""
    from communique.page import from_bytes

    raw = load(source, stdin, fetcher=fetcher)
    return from_bytes(raw.data, source=raw.source, charset=raw.charset, published=published)


def _read_file(path: str, most: int) -> bytes:
    from communique.errors import UnsupportedInput

    if not path:  # which Path would take for this folder
        raise UnsupportedInput("''", "it is an empty name, not a path", "check the path")
    try:
        with Path(path).open("rb") as file:
            return file.read(most)
    except FileNotFoundError as error:
        raise UnsupportedInput(path, "there is no such file", "check the path") from error
    except IsADirectoryError as error:
        raise UnsupportedInput(path, "it is a folder", "give the files in it") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "the path is not valid"
        raise UnsupportedInput(path, f"it cannot be opened ({reason.lower()})", "check the path") from error
