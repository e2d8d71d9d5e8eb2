"""A web page or a text -> Article."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from communique.page.loaded import Loaded
    from communique.page.text import TextParts
    from communique.record import Article, PublishedBasis

_FEWEST_CLUES = 3
"""Different expressions of time that must agree on an inferred day: two meet by chance (docs/articles.md)."""


def from_html(html: str | bytes, *, url: str | None = None, published: date | str | None = None) -> Article:
    """Read a web page. Raises `InputError` where it holds no article in English.

    One in another language comes with the error: `NotEnglish.article`.
    """
    from communique._days import day_of

    return _read_html(_decoded(html, url), source=url, published=day_of(published)).article


def canonical_url(html: str | bytes, url: str | None = None) -> str | None:
    """Give the address under which a page that came from `url` says that it is kept; None where it says none.

    It is given in one form, without what counts readers. Raises `InputError` for what is no page.
    """
    from communique.page.characters import without_surrogates
    from communique.page.checks import refuse_markup
    from communique.page.html import parse
    from communique.page.metadata import read_metadata

    text = without_surrogates(_decoded(html, url))
    refuse_markup(text, url)
    tree = parse(text)
    return None if tree is None else read_metadata(tree, url).url


def from_text(text: str, *, published: date | str | None = None, source: str | None = None) -> Article:
    """Read a plain text or a pasted page. Raises `InputError` as `from_html` does."""
    from communique._days import day_of
    from communique.errors import EmptyInput
    from communique.page import checks
    from communique.page.characters import without_surrogates
    from communique.page.language import not_english, other_language
    from communique.page.text import read_parts

    day = day_of(published)
    checks.refuse_length(text, source)
    if not text.strip():
        raise EmptyInput(source, "it is empty", "give the page of one article, or its text")
    text = without_surrogates(text).removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if language := other_language(text):
        parts = read_parts(text, language=language.code)
        article = _article(text, parts, source=source, given=day, language=language.code)
        raise not_english(language, source, article)
    checks.refuse_wall_of_text(text, source)
    return _article(text, read_parts(text), source=source, given=day)


def from_file(path: str | Path, *, published: date | str | None = None) -> Article:
    """Read a file, page or text as its content shows. Raises `InputError` or `OSError`."""
    from communique.page.checks import LARGEST

    with Path(path).open("rb") as file:
        data = file.read(LARGEST + 1)
    return from_bytes(data, source=str(path), published=published)


def from_bytes(
    data: bytes, *, source: str | None, charset: str | None = None, published: date | str | None = None
) -> Article:
    """Read the bytes of a page or a text, as their content shows. `charset` is what their sender declared."""
    return load(data, source=source, charset=charset, published=published).article


def load(
    data: bytes,
    *,
    source: str | None,
    url: str | None = None,
    charset: str | None = None,
    published: date | str | None = None,
) -> Loaded:
    """Read bytes as `from_bytes` does, and give what else a page says of its article.

    `url` is where it was published, if that is not `source`.
    """
    from communique._days import day_of
    from communique.errors import UnsupportedInput
    from communique.page.html import looks_like_feed, looks_like_html
    from communique.page.loaded import Loaded

    text = _decoded(data, source, charset)
    if looks_like_feed(text):
        raise UnsupportedInput(
            source, "it is a feed or a sitemap, not an article", "give the page of one article"
        )
    if looks_like_html(text):
        return _read_html(text, source=source, url=url, published=day_of(published))
    return Loaded(from_text(text, published=published, source=source))


def _decoded(data: str | bytes, source: str | None, charset: str | None = None) -> str:
    from communique.page import checks
    from communique.page.decode import decode

    if isinstance(data, str):
        checks.refuse_size(len(data), source)
        return data
    checks.refuse_binary(data, source)
    return decode(data, charset=charset, source=source)


def _read_html(html: str, *, source: str | None, published: date | None, url: str | None = None) -> Loaded:
    from communique.errors import EmptyInput
    from communique.page import checks
    from communique.page.characters import without_surrogates
    from communique.page.html import read_page
    from communique.page.language import not_english
    from communique.page.loaded import Loaded
    from communique.page.text import read_parts

    if not html.strip():
        raise EmptyInput(source, "it is empty", "give the page of one article, or its text")
    page = read_page(without_surrogates(html), source, url or source)
    declared = page.metadata
    text, captions = page.text()
    checks.refuse_length(text, source)
    language = page.language.code if page.language else "en"
    parts = read_parts(text, title=declared.title or "", language=language)
    parts.title = declared.title
    parts.outlet = declared.outlet or parts.outlet
    parts.authors = declared.authors or parts.authors
    parts.day = declared.day or parts.day
    parts.captions = tuple(sorted({*parts.captions, *captions}))
    parts.furniture = tuple(span for span in parts.furniture if span not in captions)
    source = source or declared.url
    if page.language:
        article = _article(text, parts, source=source, given=published, language=language)
        raise not_english(page.language, source, article)
    article = _article(text, parts, source=source, given=published)
    return Loaded(article, declared.url, declared.next_page)


def _article(
    text: str, parts: TextParts, *, source: str | None, given: date | None, language: str = "en"
) -> Article:
    from communique.page.characters import without_surrogates
    from communique.record import Article

    day, basis = _published(text, parts, given, language)
    return Article(
        id="sha256:" + sha256(text.encode()).hexdigest(),
        source=without_surrogates(source) if source else source,
        title=parts.title,
        outlet=parts.outlet,
        authors=parts.authors,
        published=day,
        published_basis=basis,
        dateline=parts.dateline,
        captions=parts.captions,
        furniture=parts.furniture,
        language=language,
        text=text,
    )


def _published(
    text: str, parts: TextParts, given: date | None, language: str
) -> tuple[date | None, PublishedBasis | None]:
    """Give the day of publication: as given, else as stated, else the only one that English text leaves."""
    from communique.timex.infer import infer_publication_day

    if given:
        return given, "given"
    if parts.day:
        return parts.day, "page"
    inferred = infer_publication_day(text, parts.furniture) if language == "en" else None
    if inferred and len({text[start:end] for start, end in inferred.expressions}) >= _FEWEST_CLUES:
        return inferred.day, "inferred"
    return None, None
