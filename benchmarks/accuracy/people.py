"""Named people of an article, each with country, sector and role, on articles with gold readings.

    python -m benchmarks.accuracy.people [DATA] [--check] [--misses]

DATA is a folder of NAME.txt and NAME.json (annotation guidelines). A person counts where all words of the
shorter name stand in the longer, and country and sector are right; the role where it shares a word too.
"named" asks for the name only.
"""

from __future__ import annotations

import json
import re
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from benchmarks.report import SHARED, Figure, arguments, report
from communique.reading import mentions, people, sentences
from communique.record import Article

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SMALL = frozenset("the a an of for and to in mr ms mrs dr s".split())


@dataclass(frozen=True, slots=True)
class Person:
    """A person; `names` are all forms that name him or her."""

    names: tuple[str, ...]
    role: str | None
    country: str | None
    sector: str | None


def gold_people(path: Path) -> list[Person]:
    people_of = json.loads(path.read_text(encoding="utf-8"))["people"]
    return [Person((p["name"], *p["mentions"]), p["role"], p["country"], p["sector"]) for p in people_of]


def found_people(path: Path) -> list[Person]:
    published = json.loads(path.read_text(encoding="utf-8"))["published"]
    text = path.with_suffix(".txt").read_text(encoding="utf-8")
    article = Article.from_text(text, published=published)
    split = sentences.split_article(article)
    cast = people.build_cast(article, split, mentions.find_mentions(article, split))
    return [Person((a.name,), a.role, a.country, a.sector) for a in cast.actors if a.kind == "person"]


def words(text: str | None) -> set[str]:
    return set(re.findall(r"[^\W_]+", (text or "").lower())) - SMALL


def same_name(gold: Person, found: Person) -> bool:
    other = words(found.names[0])
    return any(bool(w) and bool(other) and (w <= other or other <= w) for w in map(words, gold.names))


def same_person(gold: Person, found: Person) -> bool:
    return same_name(gold, found) and (gold.country, gold.sector) == (found.country, found.sector)


def same_role(gold: Person, found: Person) -> bool:
    return same_person(gold, found) and (not gold.role or bool(words(gold.role) & words(found.role)))


def matches(gold: list[Person], found: list[Person], same: Callable[[Person, Person], bool]) -> int:
    """Count the pairs, each person in one at most."""
    left = list(found)
    count = 0
    for person in gold:
        partner = next((other for other in left if same(person, other)), None)
        if partner is not None:
            left.remove(partner)
            count += 1
    return count


def main() -> None:
    options = arguments(__doc__ or "", SHARED / "gold" / "dev")
    total, hits = 0, {"named F1": 0, "person F1": 0, "person+role F1": 0}
    for path in sorted(options.data.glob("*.json")):
        gold, found = gold_people(path), found_people(path)
        total += len(gold) + len(found)
        for name, same in zip(hits, (same_name, same_person, same_role), strict=True):
            hits[name] += matches(gold, found, same)
        if options.misses:
            missed = [f"missed {g}" for g in gold if not any(same_person(g, f) for f in found)]
            false = [f"false {f}" for f in found if not any(same_person(g, f) for g in gold)]
            print(path.stem, *missed, *false, sep="\n  ", file=sys.stderr)
    figures = [Figure(name, 2 * hit / total if total else 0.0) for name, hit in hits.items()]
    report("people", figures, check=options.check)


if __name__ == "__main__":
    main()
