"""Measure attributions on PolNeAR (dev), political news with sources, cues and contents marked.

    python -m benchmarks.accuracy.attribution [DATA] [--check] [--misses]

Tokens are runs of letters and digits. Two views are reported, each as precision, recall and F1 over all
articles:

article   a token counts as found where it lies inside any found content (or source), as gold where it lies
          inside any gold one: how well the words of an article are told apart into said and not said
pair      each gold attribution is paired with one found, greedily by shared tokens of content; hits are the
          tokens that the two share, found the tokens of all found attributions, gold those of all gold
          ones. The source is scored on the same pairs: a right name beside the wrong words is no hit.

An article annotated twice is scored once, against its first annotation by file name. Citron's figures on
PARC3 are of the pair kind, on other articles. The set may be scored on only.
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from benchmarks.report import SHARED, Figure, arguments, report
from communique import Article
from communique.model.encoder import shipped
from communique.reading.form import read_form
from communique.reading.hints import hints_of
from communique.reading.speech import judge_attributions

if TYPE_CHECKING:
    from pathlib import Path

_TOKEN = re.compile(r"[^\W_]+")
_PARTS = ("content", "source")


@dataclass(frozen=True, slots=True)
class Marked:
    """One attribution as the tokens (by index) of its content and of its source."""

    content: frozenset[int]
    source: frozenset[int]


@dataclass(slots=True)
class Tally:
    """Counts of tokens."""

    hit: int = 0
    found: int = 0
    gold: int = 0

    def add(self, hit: int, found: int, gold: int) -> None:
        self.hit, self.found, self.gold = self.hit + hit, self.found + found, self.gold + gold

    def figures(self, name: str, compared_with: str = "") -> list[Figure]:
        precision = self.hit / self.found if self.found else 0.0
        recall = self.hit / self.gold if self.gold else 0.0
        f1 = 2 * self.hit / (self.found + self.gold) if self.found + self.gold else 0.0
        return [
            Figure(f"{name} precision", precision),
            Figure(f"{name} recall", recall),
            Figure(f"{name} F1", f1, compared_with),
        ]


@dataclass(slots=True)
class Tallies:
    article: dict[str, Tally] = field(default_factory=lambda: {part: Tally() for part in _PARTS})
    pair: dict[str, Tally] = field(default_factory=lambda: {part: Tally() for part in _PARTS})


class Tokens:
    """The tokens of a text, to turn spans into sets of their indices."""

    def __init__(self, text: str) -> None:
        self.spans = [match.span() for match in _TOKEN.finditer(text)]

    def inside(self, spans: list[tuple[int, int]]) -> frozenset[int]:
        return frozenset(
            i for start, end in spans for i, (a, b) in enumerate(self.spans) if start <= a and b <= end
        )


def gold_attributions(path: Path, tokens: Tokens) -> list[Marked]:
    """Read the attributions of a brat file: events whose arguments are Source, Cue and Content spans."""
    rows = [line.split("\t")[:2] for line in path.read_text(encoding="utf-8").splitlines()]
    spans = {name: _offsets(rest) for name, rest in rows if name.startswith("T")}
    found = []
    for name, rest in rows:
        if name.startswith("E"):
            roles = [argument.split(":") for argument in rest.split()]
            content = [s for role, t in roles if role.startswith("Content") for s in spans[t]]
            source = [s for role, t in roles if role.startswith("Source") for s in spans[t]]
            if content:
                found.append(Marked(tokens.inside(content), tokens.inside(source)))
    return found


def _offsets(rest: str) -> list[tuple[int, int]]:
    parts = rest.split(" ", 1)[1].split(";")
    return [(int(start), int(end)) for start, end in (part.split() for part in parts)]


def found_attributions(text: str, tokens: Tokens) -> list[Marked]:
    form = read_form(Article("sha256:0", None, None, None, (), None, None, None, (), (), "en", text))
    answers = shipped().read(text, form.read, hints_of(form))
    return [
        Marked(tokens.inside(list(a.content)), tokens.inside([a.source] if a.source else []))
        for a in judge_attributions(form.attributions, answers, text, form.sentences)
    ]


def pairs(gold: list[Marked], found: list[Marked]) -> list[tuple[Marked, Marked]]:
    """Pair attributions one to one, most shared tokens of content first."""
    ranked = sorted(
        ((len(g.content & f.content), i, j) for i, g in enumerate(gold) for j, f in enumerate(found)),
        key=lambda rank: (-rank[0], rank[1], rank[2]),
    )
    used_gold: set[int] = set()
    used_found: set[int] = set()
    chosen = []
    for shared, i, j in ranked:
        if shared and i not in used_gold and j not in used_found:
            used_gold.add(i)
            used_found.add(j)
            chosen.append((gold[i], found[j]))
    return chosen


def score(gold: list[Marked], found: list[Marked], tallies: Tallies) -> None:
    chosen = pairs(gold, found)
    for part in _PARTS:
        of_gold = [getattr(marked, part) for marked in gold]
        of_found = [getattr(marked, part) for marked in found]
        all_gold, all_found = frozenset().union(*of_gold), frozenset().union(*of_found)
        tallies.article[part].add(len(all_gold & all_found), len(all_found), len(all_gold))
        hit = sum(len(getattr(g, part) & getattr(f, part)) for g, f in chosen)
        tallies.pair[part].add(hit, sum(map(len, of_found)), sum(map(len, of_gold)))


def print_misses(name: str, text: str, tokens: Tokens, gold: list[Marked], found: list[Marked]) -> None:
    """Print to stderr the attributions of gold that were not half found, and those found not half right."""

    def words(marked: frozenset[int]) -> str:
        return " ".join(text[slice(*tokens.spans[i])] for i in sorted(marked))

    all_gold = frozenset().union(*(g.content for g in gold))
    all_found = frozenset().union(*(f.content for f in found))
    for kind, marks, others in (("missed", gold, all_found), ("false", found, all_gold)):
        for marked in marks:
            if 2 * len(marked.content & others) < len(marked.content):
                print(f"{name}\t{kind}\t{words(marked.source)}\t{words(marked.content)}", file=sys.stderr)


def main() -> None:
    options = arguments("Measure attributions on PolNeAR.", SHARED / "data/score/polnear/dev")
    tallies = Tallies()
    for path in sorted((options.data / "text").glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        annotation = min((options.data / "attributions").glob(f"{path.stem}_*.ann"))
        tokens = Tokens(text)
        gold, found = gold_attributions(annotation, tokens), found_attributions(text, tokens)
        score(gold, found, tallies)
        if options.misses:
            print_misses(path.stem, text, tokens, gold, found)
    figures = [f for part in _PARTS for f in tallies.article[part].figures(f"article {part}")]
    figures += tallies.pair["content"].figures("pair content", "Citron on PARC3: .833")
    figures += tallies.pair["source"].figures("pair source", "Citron on PARC3: .853")
    report("attribution", figures, check=options.check)


if __name__ == "__main__":
    main()
