"""The reader: one article in, one record out.

The steps stand here in their order; each answers one question and knows nothing of the later ones.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique._days import day_of
from communique._version import __version__
from communique.reading import acts, conflicts, mentions, people, places, sentences, speech, times, traces
from communique.reading.relate import relate
from communique.record import ReaderInfo, Record
from communique.timex import find_times

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from communique.record import Article, Mention, Place, Span, Time


class Reader:
    """Reads articles. It keeps no state between them, so that threads may share one."""

    info = ReaderInfo(version=__version__, model=None)

    def read(self, article: Article) -> Record:
        """Give the record of what `article` reports. Always the same record for the same article."""
        split = sentences.split_article(article)
        when = times.find_times(article)
        where = places.find_places(article)
        named = people.build_cast(article, split, mentions.find_mentions(article, split))
        cast = people.with_states(named)
        cast, said = speech.read_speech(article, split, cast, when)
        found, reasons = acts.find_acts(article, split, cast, when, where, said)
        merged = acts.merge(found, cast, split)
        events = [one.event for one in merged]
        return Record(
            article=article,
            actors=people.without_idle_states(cast, named, events, said),
            events=tuple(events),
            statements=tuple(said),
            conflicts=tuple(conflicts.find_conflicts(article, split, when, merged)),
            reader=self.info,
            trace=tuple(traces.trace(article, split, events, said, reasons)),
        )

    def read_many(self, articles: Iterable[Article]) -> Iterator[Record]:
        """Give the record of each article, in order, one at a time."""
        for article in articles:
            yield self.read(article)

    def relate(self, text: str, source: Span, target: Span) -> dict[str, float]:
        """Say what the actor at `source` does to the actor at `target`, as probabilities.

        Keys are the 16 types, folded to PLOVER roots (a planned visit is AGREE); the values sum to 1.
        """
        return relate(text, source, target)

    def times(self, text: str, published: date | str | None = None) -> list[Time]:
        """Find time expressions; relative ones are resolved against `published`. Raises `InvalidDay`."""
        return find_times(text, day_of(published))

    def places(self, text: str) -> list[Place]:
        """Find places, each with its country, coordinates and GeoNames id."""
        return places.find(text)

    def mentions(self, text: str) -> list[Mention]:
        """Find the spans that name people, organisations, places and groups."""
        return mentions.find(text)
