"""What may be fetched as what: how large, for how long, and of which media types."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from communique.errors import UnsupportedInput
from communique.page.checks import LARGEST

_MEDIA: Final = {
    "image": "an image",
    "audio": "a sound",
    "video": "a video",
    "font": "a font",
    "model": "a model",
    "application/pdf": "a PDF",
    "application/x-pdf": "a PDF",
    "application/msword": "an office document",
    "application/rtf": "an office document",
}
"""Media types, or their first words, that hold nothing to read for us, and what they are."""
_PAGES: Final = ("application/xhtml+xml", "application/xml", "application/octet-stream")
"""Media types of web pages besides those of texts; the last says nothing, and the content is looked at."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a fetch is for.

    `largest` bounds its bytes, unpacked; `patience` is by what its seconds are multiplied; `is_page` refuses
    all but pages and texts; `is_cut` takes the first `largest` bytes of what has more.
    """

    name: str
    accept: str
    largest: int
    patience: float = 1.0
    is_page: bool = False
    is_cut: bool = False

    def refuse_type(self, media_type: str, source: str) -> None:
        """Raise `UnsupportedInput` for a media type of which nothing can be read."""
        main = media_type.partition("/")[0]
        kind = _MEDIA.get(media_type) or _MEDIA.get(main)
        if self.is_page and kind is None and main not in ("", "text") and media_type not in _PAGES:
            kind = "a file" if not media_type.endswith("+xml") else None
        if kind is not None and not self.is_cut:
            problem = f"the server calls it {kind} ({media_type}), not {self.name}"
            raise UnsupportedInput(source, problem, f"give {self.name}")


PAGE: Final = Wanted(
    "a web page or a text",
    "text/html, application/xhtml+xml, text/plain;q=0.9, */*;q=0.1",
    LARGEST,
    is_page=True,
)
LISTING: Final = Wanted(
    "a page, a feed or a sitemap",
    "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, "
    "text/html;q=0.8, */*;q=0.5",
    50_000_000,  # the limit of the sitemap protocol
    patience=3.0,
)
"""Feeds, sitemaps, lists of them, packed or not; and pages, of addresses that may be either."""
ARCHIVE: Final = Wanted("a web archive", "*/*", 250_000_000, patience=30.0)
"""What is fetched whole though it holds many pages; larger archives belong on a disk first."""
