"""An article is read once, from wherever its text comes: two addresses, two feeds, a page that redirects."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from communique.cli.stages import Known, Step
from communique.errors import InputError
from communique.record import Article

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from communique.ledger import Ledger
    from communique.record import ReaderInfo

_BATCH = 100
"""Articles that may be read and not added yet: those of a batch, and some."""


@dataclass(slots=True)
class _First:
    """The item that an article which is on its way is read from, and what went wrong, if that is known."""

    source: str
    published: date | None
    error: InputError | None = None


class ReadOnce:
    """Leaves out articles that the ledger has from this reader, or that are on their way into it.

    `ahead` is how many are read at once at most. Of those on their way only so many are remembered as may be
    there: the rest the ledger has.
    """

    def __init__(self, ledger: Ledger, reader: ReaderInfo, ahead: int) -> None:
        self._ledger, self._reader = ledger, reader
        self._most = ahead + _BATCH
        self._first: OrderedDict[tuple[str, str], _First] = OrderedDict()
        self._articles: OrderedDict[tuple[str, str | None], tuple[str, str]] = OrderedDict()

    def unread(self, loaded: Iterable[Step]) -> Iterator[Step]:
        for one in loaded:
            yield self._known(one, one.found) if isinstance(one.found, Article) else one

    def settled(self, read: Iterable[Step]) -> Iterator[Step]:
        """Give what was read; what has the text of another that could not be read has its error."""
        for one in read:
            key = self._articles.pop((one.item.source, one.digest), None)
            if key is not None and isinstance(one.found, InputError) and key in self._first:
                self._first[key].error = one.found
            if isinstance(one.found, Known) and one.found.article is not None:
                first = self._first.get(_key(one.found.article))
                if first is not None and first.error is not None:
                    error = first.error
                    yield replace(one, found=InputError(one.item.source, error.problem, error.remedy))
                    continue
            yield one

    def _known(self, step: Step, article: Article) -> Step:
        """Give an article that is to be read, or say that it is known."""
        from communique.ledger import seen
        from communique.ledger.runs import read_from

        key = _key(article)
        first = self._first.get(key)
        if first is not None and article.published in (first.published, None):
            return replace(step, found=Known(article, is_duplicate=first.source != step.item.source))
        address = read_from(self._ledger, article, self._reader)
        if address is not None:
            with self._ledger.reading() as connection:
                source = seen.read_from(connection, article)
            is_other = address != article.source if source is None else source != step.item.source
            return replace(step, found=Known(article, is_duplicate=is_other))
        self._first[key] = _First(step.item.source, article.published)
        self._articles[step.item.source, step.digest] = key
        while len(self._first) > self._most:
            self._first.popitem(last=False)
        while len(self._articles) > self._most:
            self._articles.popitem(last=False)
        return step


def _key(article: Article) -> tuple[str, str]:
    """Give what makes an article one for the ledger: its text and its outlet."""
    return article.id, article.outlet or ""
