"""Discovery as tests ask for it: what is found in bytes, with a web of a few addresses."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from communique.errors import FetchFailed, InputError
from communique.sources import RawInput
from communique.sources.discover import items_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from communique.sources.items import Item


def web(pages: Mapping[str, bytes]):
    """Give a function that fetches these pages, and fails for all others."""

    def fetch(url: str) -> RawInput:
        if url not in pages:
            raise FetchFailed(url, "the server answered 404 Not Found", "check the address")
        return RawInput(pages[url], url)

    return fetch


def all_of(*names: str, pages: Mapping[str, bytes] | None = None, **more: object) -> list[Item | InputError]:
    return list(items_of(names, fetch=web(pages or {}), **more))


def found_in(data: bytes, **more: object) -> list[Item | InputError]:
    """Give what is found in bytes that come through a pipe."""
    return all_of("-", stdin=Pipe(data), **more)


class Pipe(io.BytesIO):
    """Bytes in which one cannot go back, and that come a few at a time."""

    def seekable(self) -> bool:
        return False

    def read(self, size: int = -1) -> bytes:
        return super().read(min(size, 1000) if size > 0 else size)


def told(found: list[Item | InputError]) -> list[str]:
    """Give the sources of items, and the sentences of errors."""
    return [str(one) if isinstance(one, InputError) else one.source for one in found]
