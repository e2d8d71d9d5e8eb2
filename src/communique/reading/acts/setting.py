"""The setting of an article's acts: its sentences and actors, its times and places, and who speaks where."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from communique.reading.speech.quotations import find_quotations

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from communique.reading.acts.view import SentenceView
    from communique.reading.document import Cast, Sentence
    from communique.record import Article, Place, Span, Statement, Time

_WINDOW, _FRONT = 600, 60
"""Characters about a trigger, and at a sentence's start."""


class _Spanned(Protocol):
    @property
    def span(self) -> Span | None: ...


Item = TypeVar("Item", bound=_Spanned)


class Spans(Generic[Item]):
    """Times or places of an article, sorted, to be asked for those about a trigger."""

    def __init__(self, items: Iterable[Item]) -> None:
        self.items: list[Item] = sorted((i for i in items if i.span), key=lambda item: item.span or (0, 0))
        self.starts = [item.span[0] for item in self.items if item.span]

    def near(self, view: SentenceView, trigger: tuple[int, int]) -> Iterator[Item]:
        """Give those in the trigger's sentence that stand not far from it, or at the sentence's start."""
        start, end = view.span(*trigger)
        low, high = max(view.sentence.start, start - _WINDOW), min(view.sentence.end, end + _WINDOW)
        front = view.sentence.start + _FRONT
        if front < low:
            yield from self.between(view.sentence.start, front)
        yield from self.between(low, high)

    def between(self, low: int, high: int) -> list[Item]:
        """Give those that begin between two offsets."""
        return self.items[bisect_left(self.starts, low) : bisect_left(self.starts, high)]


class Speakers:
    """Whose words the stretches of an article are, by its statements."""

    def __init__(self, statements: Iterable[Statement]) -> None:
        said = [(span, s.speaker) for s in statements if s.speaker for span in s.content]
        self._said = sorted(said, key=lambda pair: pair[0])
        self._starts = [span[0] for span, _ in self._said]
        self._reaches = list(accumulate((span[1] for span, _ in self._said), max))

    def within(self, span: Span) -> tuple[tuple[Span, str], ...]:
        """Give the spans of speech that may reach a stretch of the text, each with who speaks."""
        first = bisect_right(self._reaches, span[0])
        return tuple(self._said[first : bisect_left(self._starts, span[1])])

    def at(self, offset: int) -> str | None:
        """Give who says the words at `offset`."""
        spoken = self.within((offset, offset + 1))
        return next((actor for (start, end), actor in spoken if start <= offset < end), None)


class Setting:
    """What the acts of an article may be linked with."""

    def __init__(
        self,
        article: Article,
        sentences: Sequence[Sentence],
        cast: Cast,
        times: Sequence[Time],
        places: Sequence[Place],
        statements: Sequence[Statement],
    ) -> None:
        self.article, self.sentences, self.cast = article, sentences, cast
        self.times, self.places = Spans(times), Spans(places)
        self.speakers = Speakers(statements)

    def sentence(self, offset: int) -> int:
        """Give the number of the sentence at `offset`."""
        return max(0, bisect_right(self.sentences, offset, key=lambda s: s.start) - 1)

    @cached_property
    def _quoted(self) -> list[Span]:
        return [quotation.outer for quotation in find_quotations(self.article.text, self.sentences)]

    def is_quoted(self, offset: int) -> bool:
        """Whether the words at `offset` stand between quotation marks."""
        at = bisect_right(self._quoted, offset, key=lambda span: span[0]) - 1
        return at >= 0 and offset < self._quoted[at][1]
