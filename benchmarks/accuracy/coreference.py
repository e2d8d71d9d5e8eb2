"""Which reports are of one event, by their words: ECB+, topics 26-35, and MEANTIME, with gold mentions.

    python -m benchmarks.accuracy.coreference [DATA] [--check] [--misses]

DATA holds `ecbplus` and `meantime`. Topics 1-25 of ECB+ were learned from; of MEANTIME nothing was. Within a
topic nothing says which of its two look-alike stories an article tells, unless the figure says so.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from benchmarks.coreference.clusters import b_cubed, ceaf_e, conll, false_merges, muc
from benchmarks.coreference.ecbplus import HELD_OUT, Pool, ecbplus, meantime, pool, pools
from benchmarks.coreference.wording import Weights, likelihoods, likeness, same_events, shipped, stories
from benchmarks.report import SHARED, Figure, arguments, report

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Sequence

    from benchmarks.coreference.ecbplus import Document

DATA = SHARED / "data" / "train"


@dataclass(slots=True)
class Scored:
    """True and found events of the reports of some pools, with the document of each."""

    gold: list[str] = field(default_factory=list)
    found: list[Hashable] = field(default_factory=list)
    documents: list[str] = field(default_factory=list)

    @property
    def f1(self) -> float:
        return conll(self.gold, self.found)

    def measures(self) -> str:
        three = (("MUC", muc), ("B3", b_cubed), ("CEAF-e", ceaf_e))
        return ", ".join(f"{name} {measure(self.gold, self.found).f1:.3f}" for name, measure in three)

    def wrong_of_joined(self) -> float:
        wrong, joined, _ = false_merges(self.gold, self.found, self.documents)
        return wrong / joined if joined else 0.0

    def joined_of_different(self) -> float:
        wrong, _, different = false_merges(self.gold, self.found, self.documents)
        return wrong / different


def score(given: Iterable[Pool], events: Callable[[Pool], Sequence[Hashable]]) -> Scored:
    scored = Scored()
    for number, each in enumerate(given):
        scored.gold += each.chains
        scored.documents += each.names
        scored.found += [(number, event) for event in events(each)]
    return scored


def found_stories(given: Pool, weights: Weights) -> list[int]:
    """Give the story of each report, as the likeness of the articles tells it."""
    told = stories(given.alike.telling, weights.story)
    return [told[report.article] for report in given.wordings]


def by_words(given: Pool, weights: Weights) -> list[int]:
    return same_events(likelihoods(given.wordings, weights), found_stories(given, weights), weights.least)


def by_words_of_true_stories(given: Pool, weights: Weights) -> list[int]:
    numbers = {story: number for number, story in enumerate(dict.fromkeys(given.stories))}
    home = [numbers[story] for story in given.stories]
    return same_events(likelihoods(given.wordings, weights), home, weights.least)


def subjects(documents: Sequence[Document], weights: Weights) -> list[Pool]:
    """Part documents without the help of topics into pools."""
    numbers = stories(likeness([document.text for document in documents]).plain, weights.subject)
    found: dict[int, list[Document]] = defaultdict(list)
    for number, document in zip(numbers, documents, strict=True):
        found[number].append(document)
    return [pool(each) for each in found.values() if any(document.mentions for document in each)]


def figures(documents: Sequence[Document], weights: Weights) -> tuple[list[Figure], Scored]:
    """Give the figures for ECB+, and what was found within its topics."""
    topics = pools(documents)
    ours = score(topics, lambda p: by_words(p, weights))
    lines = {
        "every mention alone": score(topics, lambda p: range(len(p.chains))),
        "same stem in the topic": score(topics, lambda p: [w.stem for w in p.wordings]),
        "same stem in the story found": score(
            topics, lambda p: list(zip((w.stem for w in p.wordings), found_stories(p, weights), strict=True))
        ),
        "same stem in the true story": score(
            topics, lambda p: list(zip((w.stem for w in p.wordings), p.stories, strict=True))
        ),
        "by words": ours,
        "by words, true stories given": score(topics, lambda p: by_words_of_true_stories(p, weights)),
        "by words, no topics given": score(subjects(documents, weights), lambda p: by_words(p, weights)),
    }
    found = [Figure(f"ECB+ {name}", scored.f1, scored.measures()) for name, scored in lines.items()]
    found += [
        Figure("ECB+ by words: wrong of pairs joined", ours.wrong_of_joined()),
        Figure("ECB+ by words: joined of pairs to keep apart", ours.joined_of_different()),
    ]
    return found, ours


def main() -> None:
    options = arguments(__doc__ or "", DATA)
    weights = shipped()
    found, ours = figures(ecbplus(options.data / "ecbplus", HELD_OUT), weights)
    others = pools(meantime(options.data / "meantime"))
    for name, scored in (
        ("same stem in the topic", score(others, lambda p: [w.stem for w in p.wordings])),
        ("by words", score(others, lambda p: by_words(p, weights))),
    ):
        found.append(Figure(f"MEANTIME {name}", scored.f1, scored.measures()))
    if options.misses:
        for gold, event, document in zip(ours.gold, ours.found, ours.documents, strict=True):
            print(f"{document}: {gold} in {event}", file=sys.stderr)
    report("coreference", found, check=options.check)


if __name__ == "__main__":
    main()
