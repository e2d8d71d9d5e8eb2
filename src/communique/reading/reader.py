"""The reader: one article in, one record out.

    article -> form -> hints -> the encoder's answers -> people, attributions -> statements -> acts ->
    events -> record

Form is read first; the encoder reads the article with form's reading before it, and decides.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique._days import day_of
from communique._version import __version__
from communique.model.encoder import Encoder, shipped
from communique.reading import acts, conflicts, mentions, people, places, speech, traces
from communique.reading.form import read_form
from communique.reading.hints import hints_of
from communique.reading.relate import relate
from communique.record import ReaderInfo, Record
from communique.timex import find_times

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from communique.model.encoder import Answer
    from communique.reading.form import Form
    from communique.record import Article, Mention, Place, Span, Time


class Reader:
    """Reads articles. It keeps no state between them, so that threads may share one."""

    def __init__(self, encoder: Encoder | None = None) -> None:
        self._encoder = encoder or shipped()

    @property
    def info(self) -> ReaderInfo:
        """The version of Communique and the digest of its weights."""
        return ReaderInfo(version=__version__, model=self._encoder.digest)

    def read(self, article: Article) -> Record:
        """Give the record of what `article` reports. Always the same record for the same article."""
        form = read_form(article)
        return _record(form, self._encoder.read(article.text, form.read, hints_of(form)), self.info)

    def read_many(self, articles: Iterable[Article]) -> Iterator[Record]:
        """Give the record of each article, in order, one at a time."""
        for article in articles:
            yield self.read(article)

    def relate(self, text: str, source: Span, target: Span) -> dict[str, float]:
        """Say what the actor at `source` does to the actor at `target`, as probabilities.

        Keys are the 16 types, folded to PLOVER roots (a planned visit is AGREE); the values sum to 1.
        """
        return relate(self._encoder, text, source, target)

    def times(self, text: str, published: date | str | None = None) -> list[Time]:
        """Find time expressions; relative ones are resolved against `published`. Raises `InvalidDay`."""
        return find_times(text, day_of(published))

    def places(self, text: str) -> list[Place]:
        """Find places, each with its country, coordinates and GeoNames id."""
        return places.find(text)

    def mentions(self, text: str) -> list[Mention]:
        """Find the spans that name people, organisations, places and groups."""
        return mentions.find(text)


def read_by_form(article: Article) -> Record:
    """Give the record that tables, grammars and rules make of an article without the encoder."""
    return _record(read_form(article), None, ReaderInfo(version=__version__, model=None))


def _record(form: Form, answers: list[Answer] | None, info: ReaderInfo) -> Record:
    """Give the record of a form; where there are answers of the encoder, those decide."""
    article, split, when = form.article, form.sentences, form.times
    attributed, found, reasons, cast = form.attributions, form.acts, form.reasons, form.cast
    idle: frozenset[str] = frozenset()
    if answers is not None:
        attributed = speech.judge_attributions(attributed, answers, article.text, split)
        cast, idle = people.judge(cast, answers)
    cast, said = speech.read_speech(article, split, cast, when, attributed)
    if answers is not None:
        setting = acts.Setting(article, split, cast, when, form.places, said)
        found, doubts = acts.judge(acts.recast(found, form.speaking, cast), answers, setting)
        reasons = [*reasons, *doubts]
    merged = acts.merge(found, cast, split)
    events = [one.event for one in merged]
    actors = people.without_idle(cast, form.named, events, said, idle)
    lines = traces.trace(article, split, merged, said, reasons)
    return Record(
        article=article,
        actors=actors,
        events=tuple(events),
        statements=tuple(said),
        conflicts=tuple(conflicts.find_conflicts(article, split, when, merged)),
        reader=info,
        trace=(*lines, *traces.left_out(cast, actors)),
    )
