"""What a page gives besides its article: its canonical address, and where the article goes on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from communique.record import Article


@dataclass(frozen=True, slots=True)
class Loaded:
    """An article as it was loaded from a page or a text.

    `canonical_url` is where the page says that it is kept: two addresses with the same one are one article.
    It is None where the page says nothing that is plausible. `next_page` is where an article in parts goes
    on; `article` does not hold that.
    """

    article: Article
    canonical_url: str | None = None
    next_page: str | None = None
