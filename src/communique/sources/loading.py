"""An item -> its article, or the record that it is."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from communique.errors import InvalidDay, InvalidRecord, NotEnglish, UnsupportedInput
from communique.gazetteer.outlets import outlet_of
from communique.record import FORMAT, Record
from communique.sources.canonical import kept_at
from communique.sources.formats.columns import author_names, meanings
from communique.sources.formats.jsons import GIVE
from communique.sources.items import stated_day

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from communique.record import Article
    from communique.sources import RawInput
    from communique.sources.items import Item


def load(
    item: Item,
    published: date | None = None,
    *,
    fetch: Callable[[str], RawInput] | None = None,
) -> Article | Record:
    """Load an article, or a record that is one already. Raises `InputError`.

    The day of publication is `published`, else what the page states, else what its feed, sitemap or table
    says. Its title and outlet too are those of the page, else those that named it; an outlet that nobody
    names is that of the address. One in another language, so completed, comes with its `NotEnglish`.
    """
    if item.kind == "page":
        return _page(item, published, fetch)
    found = _parsed(item)
    if item.kind == "record" or (isinstance(found, dict) and found.get("format") == FORMAT):
        try:
            return Record.from_dict(found)
        except InvalidRecord as error:
            raise UnsupportedInput(item.source, str(error).removesuffix("."), GIVE) from error
    return _article(item, found, published)


def _page(item: Item, published: date | None, fetch: Callable[[str], RawInput] | None) -> Article:
    from communique import page

    data, charset, url = item.data, item.charset, item.url
    if data is None:
        if fetch is None:
            from communique.sources.fetching.web import Fetcher

            fetch = Fetcher().fetch
        raw = fetch(item.source)
        data, charset, url = raw.data, raw.charset, raw.url or url or item.source
    try:
        loaded = page.load(data, source=item.source, url=url, charset=charset, published=published)
    except NotEnglish as error:
        error.article = _completed(error.article, item, url) if error.article else None
        raise
    return _completed(loaded.article, item, kept_at(url, loaded.canonical_url))


def _completed(article: Article, item: Item, url: str | None) -> Article:
    """Add what is known of an article beside its page; `url` is where it is kept."""
    from communique._days import day_of

    article = replace(
        article,
        source=url or article.source,
        title=article.title or item.title,
        outlet=_outlet(article.outlet or item.outlet, url),
    )
    day = day_of(stated_day(item.published))
    if day and article.published_basis in (None, "inferred"):  # it is stated, which is more than inferred
        return replace(article, published=day, published_basis="given")
    return article


def _outlet(named: str | None, url: str | None) -> str | None:
    """Give an outlet's name as stated; for a domain, or where none is stated, that of the outlet there."""
    is_name = named is not None and (" " in named or "." not in named)
    known = None if is_name else outlet_of(named, url if named is None else None)
    return known.name if known else named


def _parsed(item: Item) -> Any:
    try:
        return json.loads(item.data or b"")
    except (ValueError, RecursionError) as error:
        raise UnsupportedInput(item.source, "it is not JSON", GIVE) from error


def _article(item: Item, found: Any, published: date | None) -> Article:
    """Make an article of an object with text, title, url, published, outlet and authors; text is needed.

    A title that does not stand at the head of the text is put there: it is read as that of a page is. The day
    that the object states is that of the article, whatever its text says.
    """
    from communique.page import from_text

    known = (
        {meant: found[name] for meant, name in meanings(list(found)).items()}
        if isinstance(found, dict)
        else {}
    )
    text = known.get("text")
    if not isinstance(text, str):
        raise UnsupportedInput(item.source, "it is an object without text", GIVE)
    title, url, outlet = (_text(item.source, name, known.get(name)) for name in ("title", "url", "outlet"))
    day = published or _day(item.source, known.get("published"))
    if title and not text.lstrip().startswith(title):
        text = f"{title}\n\n{text}"
    url = url or item.url

    def completed(article: Article) -> Article:
        return replace(
            article,
            source=url or item.source,
            title=title or article.title,
            outlet=_outlet(outlet or article.outlet, url),
            authors=author_names(known.get("authors")) or article.authors,
        )

    try:
        return completed(from_text(text, published=day, source=item.source))
    except NotEnglish as error:
        error.article = completed(error.article) if error.article else None
        raise


def _text(source: str, name: str, value: object) -> str | None:
    if value is not None and not isinstance(value, str):
        raise UnsupportedInput(source, f"its {name} is {value!r}, which is no text", GIVE)
    return value.strip() if value else None


def _day(source: str, value: object) -> date | None:
    """Give the day that an object states. Raises `UnsupportedInput` for what is no day."""
    from communique._days import day_of

    text = _text(source, "published", value)
    if not text:
        return None
    try:
        return day_of(stated_day(text) or text)
    except InvalidDay as error:
        raise UnsupportedInput(source, str(error).removesuffix("."), "") from error
