"""Names found and typed, on news from outside the West.

    python -m benchmarks.accuracy.mentions [DATA] [--check] [--misses]

DATA is `en-worldwide-newswire` (Shan et al. 2023): BIO tags, one token a line. A name counts where span
and type are exactly those of the gold standard; GPE and LOC are its Location, FAC its Facility. Dates, money,
products and other names do not count.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from typing import TYPE_CHECKING

from benchmarks.report import SHARED, Figure, arguments, report
from communique.reading import mentions

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TYPES = {"Person": "PER", "Organization": "ORG", "Location": "LOC", "Facility": "FAC", "NORP": "NORP"}
FOUND = {"GPE": "LOC"}
COUNTED = ("PER", "ORG", "LOC", "NORP")
NO_SPACE_BEFORE = frozenset(".,;:!?)]}%'’”") | {"'s", "’s", "n't", "'re", "'ve", "'ll", "'d", "'m"}
SPLIT = re.compile(r"[^\W\d]\0-$|[^\W\d]-\0[^\W\d]|\b[A-Z]\.\0[A-Z]\.?$|[^\W\d][’']\0(?:s|t|re|ve|ll|d|m)$")
"""Where the tokens of one printed word meet: "El-Sisi", "U.S.", "didn’t"."""
NO_SPACE_AFTER = frozenset("([{$“‘")

Entity = tuple[int, int, str]


def documents(folder: Path) -> Iterator[tuple[str, str, set[Entity]]]:
    """Give name, text and entities of each article; the tokens are joined as they would be printed."""
    for path in sorted(folder.glob("*.tsv")):
        yield path.name, *read(path)


def read(path: Path) -> tuple[str, set[Entity]]:
    text, entities, open_entity = "", set(), None
    after_opening = True
    for line in path.read_text(encoding="utf-8").splitlines():
        token, _, rest = line.strip().partition("\t")
        if not token:
            text, after_opening = text.rstrip("\n") + "\n" if text else "", True
            continue
        if not (after_opening or token in NO_SPACE_BEFORE or SPLIT.search(text[-3:] + "\0" + token)):
            text += " "
        start, tag = len(text), rest.split("\t")[0].strip()
        text += token
        after_opening = token in NO_SPACE_AFTER
        mark, _, kind = tag.partition("-")
        if mark == "I" and open_entity and open_entity[2] == kind:
            open_entity = (open_entity[0], len(text), kind)
        else:
            entities |= closed(open_entity)
            open_entity = (start, len(text), kind) if mark in ("B", "I") else None
    return text, entities | closed(open_entity)


def closed(entity: Entity | None) -> set[Entity]:
    return {(entity[0], entity[1], TYPES[entity[2]])} if entity and entity[2] in TYPES else set()


def main() -> None:
    options = arguments(__doc__ or "", SHARED / "data" / "score" / "worldwide")
    gold_count, found_count, hits = Counter[str](), Counter[str](), Counter[str]()
    for name, text, gold in documents(options.data):
        found = {(*m.span, FOUND.get(m.kind, m.kind)) for m in mentions.find(text)}
        for entities, counts in ((gold, gold_count), (found, found_count), (gold & found, hits)):
            counts.update(kind for _, _, kind in entities)
        if options.misses:
            for start, end, kind in sorted(gold ^ found):
                what = "missed" if (start, end, kind) in gold else "false"
                around = text[max(0, start - 30) : end + 30]
                print(f"{name}\t{what}\t{kind}\t{text[start:end]!r}\t{around!r}", file=sys.stderr)
    figures = [Figure(f"{kind} F1", f1([kind], gold_count, found_count, hits)) for kind in (*COUNTED, "FAC")]
    whole = Figure("PER ORG LOC NORP F1", f1(COUNTED, gold_count, found_count, hits))
    report("mentions", [whole, *figures], check=options.check)


def f1(
    kinds: tuple[str, ...] | list[str], gold: Counter[str], found: Counter[str], hits: Counter[str]
) -> float:
    """Micro-averaged F1 over `kinds`."""
    total = sum(gold[kind] + found[kind] for kind in kinds)
    return 2 * sum(hits[kind] for kind in kinds) / total if total else 0.0


if __name__ == "__main__":
    main()
