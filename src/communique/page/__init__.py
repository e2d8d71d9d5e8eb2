"""A web page or a text -> Article."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from communique.record import Article


def from_html(html: str | bytes, *, url: str | None = None, published: date | str | None = None) -> Article:
    """Read a web page. Raises `InputError` where it holds no article in English."""
    raise NotImplementedError


def from_text(text: str, *, published: date | str | None = None, source: str | None = None) -> Article:
    """Read a plain text or a pasted page."""
    raise NotImplementedError


def from_file(path: str | Path, *, published: date | str | None = None) -> Article:
    """Read a file, page or text as its content shows."""
    raise NotImplementedError
