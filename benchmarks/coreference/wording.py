"""How the words of two reports tell that they report one event.

What two reports share is put into numbers (`features`); `tables/wording.json` has what each is worth, as
`python -m training coreference` learned it from news whose reports are marked (docs/merging.md).
"""

from __future__ import annotations

import gzip
import json
import math
import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from benchmarks.coreference.kin import TABLES, kin, roots
from benchmarks.coreference.linkage import Matrix, linked
from communique.ledger.folding import folded, stem, telling_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

FEATURES = (
    "before any evidence", "same trigger", "same family", "like act", "part of the trigger",
    "same beginning", "words of the sentence", "names", "numbers", "neighbours", "other neighbours",
    "both lead", "same sentence", "same article", "same article and alike", "acts of words",
    "neighbours of acts of words",
)  # fmt: skip
"""What two reports may share; "alike" are triggers of one stem, of one family, or of like acts."""
_NAME = re.compile(r"(?<=\w )[A-Z][\w’'-]+|\d[\d,.]*")
_NUMBER = re.compile(r"\d+")
_SAID = kin("said")
"""Acts of words, which are said anew time and again."""
_BEGINNING = 4
"""Letters that two triggers must share for the same beginning."""
_NAMED = 2.0
"""How much more a name or number says of an article than another word."""
_EVERYWHERE = 0.1
"""What a word is worth that all articles of the pool have, beside one that tells them apart."""


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one report: of its trigger, its sentence, and what stands next to the trigger.

    `article` is the number of the article in its pool, `line` that of the sentence in the article.
    """

    stem: str
    roots: tuple[str, ...]
    kin: frozenset[int]
    sentence: frozenset[str]
    names: frozenset[str]
    numbers: frozenset[str]
    neighbours: frozenset[str]
    article: int
    line: int

    @classmethod
    def of(
        cls, trigger: str, sentence: str, article: int, line: int, neighbours: Iterable[str] = ()
    ) -> Wording:
        """Take the words of a report; `neighbours` are the names of what takes part."""
        return cls(
            stem(trigger),
            roots(trigger),
            kin(trigger),
            telling_words(sentence) - telling_words(trigger),
            telling_words(" ".join(_NAME.findall(sentence))),
            frozenset(_NUMBER.findall(sentence)),
            telling_words(" ".join(neighbours)),
            article,
            line,
        )

    @property
    def head(self) -> str:
        return max(self.roots, key=len, default="")


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike the articles of a pool are, from 0 to 1.

    `plain` weighs words by how rare they are in the news, `telling` by how rare they are in the pool too:
    the first tells subjects apart, the second two stories of one subject.
    """

    plain: Matrix
    telling: Matrix


@dataclass(frozen=True, slots=True)
class Weights:
    """What was learned: what each of `FEATURES` is worth, in log odds, and how close things must be.

    `least` is the probability from which reports join, `story` and `subject` the likeness from which articles
    are of one story and of one subject (see `Likeness`).
    """

    worth: Mapping[str, float]
    least: float
    story: float
    subject: float

    @property
    def vector(self) -> Matrix:
        return np.array([self.worth[name] for name in FEATURES])


@cache
def shipped() -> Weights:
    """Give the weights of the package."""
    return Weights(**json.loads((TABLES / "wording.json").read_text(encoding="utf-8")))


def likeness(texts: Sequence[str]) -> Likeness:
    """Compare the texts of a pool of articles, each with each."""
    counted = [Counter(word for w in folded(t).split() for word in telling_words(w)) for t in texts]
    named = [telling_words(" ".join(_NAME.findall(text))) for text in texts]
    words = {word: column for column, word in enumerate(sorted(set().union(*counted)))}
    plain = np.zeros((len(texts), len(words)))
    for row, (counts, names) in enumerate(zip(counted, named, strict=True)):
        for word, count in counts.items():
            plain[row, words[word]] = (1 + math.log(count)) * rarity(word) * (_NAMED if word in names else 1)
    having = np.maximum((plain > 0).sum(axis=0), 1)
    telling = plain * (np.log((len(texts) + 1) / having) + _EVERYWHERE)
    return Likeness(_cosines(plain), _cosines(telling))


def _cosines(rows: Matrix) -> Matrix:
    unit = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-12)
    return np.asarray(unit @ unit.T)


def stories(alike: Matrix, least: float) -> list[int]:
    """Give the number of the story that each article tells, by average linkage."""
    found = [0] * len(alike)
    for number, group in enumerate(linked(alike, least)):
        for article in group:
            found[article] = number
    return found


def features(reports: Sequence[Wording]) -> Matrix:
    """Give what each two reports share: an array (reports, reports, features)."""
    trigger, family, act, part, beginning = _triggers(reports)
    alike = np.maximum.reduce([trigger, family, act])
    are_said = np.array([float(not _SAID.isdisjoint(report.kin)) for report in reports])
    said = np.outer(are_said, are_said) * alike
    having = np.array([float(bool(report.neighbours)) for report in reports])
    neighbours = _overlap([report.neighbours for report in reports])
    article = _equal([report.article for report in reports])
    leading = np.array([float(report.line <= 1) for report in reports])
    shared = [
        np.ones_like(trigger), trigger, family, act, part, beginning,
        _overlap([report.sentence for report in reports]), _overlap([report.names for report in reports]),
        _overlap([report.numbers for report in reports]), neighbours,
        np.outer(having, having) * (neighbours == 0), np.outer(leading, leading),
        article * _equal([report.line for report in reports]), article, article * alike,
        said, said * neighbours,
    ]  # fmt: skip
    return np.stack(shared, axis=-1)


def _triggers(reports: Sequence[Wording]) -> tuple[Matrix, ...]:
    """Say which triggers have one stem, else are of one family, else tell of like acts or share a part."""
    trigger = _equal([report.stem for report in reports])
    part = _overlap([frozenset(report.roots) for report in reports])
    family = np.maximum(_equal([report.head for report in reports]), part == 1) * (1 - trigger)
    other = 1 - np.maximum(trigger, family)
    act = np.array([[float(not one.kin.isdisjoint(two.kin)) for two in reports] for one in reports])
    # Short stems have no beginning to compare: each gets a number that no other has.
    begin = [r.stem[:_BEGINNING] if len(r.stem) >= _BEGINNING else at for at, r in enumerate(reports)]
    return trigger, family, act * other, part * other, _equal(begin) * other


def likelihoods(reports: Sequence[Wording], weights: Weights) -> Matrix:
    """Give the probability that each two reports, of articles that tell one story, are of one event."""
    return np.asarray(1 / (1 + np.exp(-features(reports) @ weights.vector)))


def same_events(likely: Matrix, home: Sequence[int], least: float) -> list[int]:
    """Give the number of the event of each report; reports of different stories, by `home`, stay apart."""
    kept = np.where(_equal(home) > 0, likely, -np.inf)
    return stories(kept, least)


def _equal(values: Sequence[object]) -> Matrix:
    numbers: dict[object, int] = {}
    codes = np.array([numbers.setdefault(value, len(numbers)) for value in values])
    return np.asarray(codes[:, None] == codes[None, :], dtype=float)


def _overlap(sets: Sequence[frozenset[str]]) -> Matrix:
    """Give the share of what two sets hold that both hold; rare words count more."""
    columns = {word: column for column, word in enumerate(sorted(frozenset[str]().union(*sets)))}
    held = np.zeros((len(sets), len(columns)))
    for row, words in enumerate(sets):
        held[row, [columns[word] for word in words]] = 1
    both = (held * np.array([rarity(word) for word in columns])) @ held.T
    own = np.diag(both)
    return np.asarray(both / np.maximum(own[:, None] + own[None, :] - both, 1e-12))


def rarity(word: str) -> float:
    """Give how much it says that two texts share a word, by the share of news articles that have it."""
    articles, having = _frequencies()
    return math.log((articles + 1) / (having.get(word, 0) + 1))


@cache
def _frequencies() -> tuple[int, dict[str, int]]:
    """Give the number of articles counted, and for each stem how many have it, from five on."""
    table = gzip.decompress((TABLES / "frequencies.txt.gz").read_bytes()).decode().splitlines()
    pairs = (line.rsplit(" ", 1) for line in table[1:])
    return int(table[0]), {word: int(count) for word, count in pairs}
