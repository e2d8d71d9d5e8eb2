"""Which reports a ledger joins, held against pairs of reports that people judged.

    python -m benchmarks.accuracy.merging [DATA] [--check] [--misses]

DATA holds the articles of the State Department, the White House and Wikinews. `merging.tsv` has 300 pairs of
reports in them: who judged them saw neither the program nor what it had decided, and drew from what three
earlier versions had joined, had found likely and not joined, and had not looked at. So the shares are of such
pairs, not of all. The weights were set with these judgements in view.

The articles of the pairs are read and added to a ledger of their own, briefings of more than `LONGEST`
characters left out for time. Pairs that are doubtful, or of which a report is not read, do not count.
"""

from __future__ import annotations

import csv
import gzip
import json
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import select

from benchmarks.report import SHARED, Figure, arguments, report
from communique.ledger import Ledger, schema
from communique.ledger.weights import goes_on
from communique.page import from_text
from communique.reading.reader import Reader

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from communique.record import Article

DATA = SHARED / "data" / "articles"
JUDGED = Path(__file__).with_name("merging.tsv")
LONGEST = 12_000
_BATCH = 50


class Report(NamedTuple):
    """A report of an event: where its trigger stands in the article at an address."""

    url: str
    type: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Pair:
    """Two reports; `judgement` says whether their event is the same, different or doubtful."""

    one: Report
    other: Report
    judgement: str


class Placed(NamedTuple):
    """Where a report is in the ledger."""

    event: int
    stem: str


def pairs() -> list[Pair]:
    with JUDGED.open(encoding="utf-8") as file:
        return [
            Pair(
                Report(row["url"], row["type"], int(row["start"]), int(row["end"])),
                Report(row["other_url"], row["type"], int(row["other_start"]), int(row["other_end"])),
                row["judgement"],
            )
            for row in csv.DictReader(file, delimiter="\t")
        ]


def articles(data: Path, urls: set[str]) -> Iterator[Article]:
    """Give the articles at these addresses, each with its title at the head of its text."""
    for path in sorted(data.glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as file:
            for line in file:
                row = json.loads(line)
                if row["url"] in urls and len(row["text"]) <= LONGEST:
                    has_title = row["text"].startswith(row["title"][:20])
                    text = row["text"] if has_title else f"{row['title']}\n\n{row['text']}"
                    yield from_text(text, published=row["published"][:10], source=row["url"])


def filled(ledger: Ledger, found: Iterable[Article]) -> None:
    reader, batch = Reader(), []
    for record in reader.read_many(found):
        batch.append(record)
        if len(batch) == _BATCH:
            ledger.add_many(batch)
            batch = []
    ledger.add_many(batch)


def placed(ledger: Ledger, wanted: Iterable[Report]) -> dict[Report, Placed]:
    """Find the reports in the ledger: a claim of the type whose trigger touches the one judged."""
    c, a = schema.claims.c, schema.articles.c
    query = select(a.source, c.type, c.trigger_span, c.event, c.stem).join(schema.articles, a.id == c.article)
    with ledger.reading() as connection:
        claims = [
            (url, kind, json.loads(span), e, stem) for url, kind, span, e, stem in connection.execute(query)
        ]
    by_article: dict[tuple[str, str], list[tuple[int, int, Placed]]] = {}
    for url, kind, (start, end), event, stem in claims:
        by_article.setdefault((url, kind), []).append((start, end, Placed(event, stem)))
    return {
        one: where
        for one in wanted
        for start, end, where in by_article.get((one.url, one.type), ())
        if start < one.end and one.start < end
    }


def main() -> None:
    options = arguments(__doc__ or "", DATA)
    judged = [pair for pair in pairs() if pair.judgement != "doubtful"]
    reports = {one for pair in judged for one in (pair.one, pair.other)}
    with tempfile.TemporaryDirectory() as folder, Ledger(f"{folder}/ledger.db") as ledger:
        filled(ledger, articles(options.data, {one.url for one in reports}))
        where = placed(ledger, reports)
    counts: Counter[tuple[str, str, bool]] = Counter()
    for pair in judged:
        if pair.one in where and pair.other in where:
            one, other = where[pair.one], where[pair.other]
            is_joined = one.event == other.event
            counts["war" if goes_on(one.stem, other.stem) else "act", pair.judgement, is_joined] += 1
            if options.misses and is_joined != (pair.judgement == "same"):
                said = "joined" if is_joined else "apart"
                print(f"{said}, judged {pair.judgement}: {pair.one} {pair.other}", file=sys.stderr)
    report("merging", figures(counts, len(judged)), check=options.check)


def figures(counts: Counter[tuple[str, str, bool]], judged: int) -> list[Figure]:
    right, missed = counts["act", "same", True], counts["act", "same", False]
    wrong, parted = counts["act", "different", True], counts["act", "different", False]
    war, lost = counts["war", "same", True], counts["war", "same", False]
    return [
        Figure("pairs read", counts.total() / judged, f"{counts.total()} of {judged}"),
        Figure("same acts joined", right / (right + missed), f"{right} of {right + missed}"),
        Figure("different acts kept apart", parted / (wrong + parted), f"{parted} of {wrong + parted}"),
        Figure("right of the acts joined", right / (right + wrong), f"{right} of {right + wrong}"),
        Figure("reports of a war joined", war / (war + lost), f"{war} of {war + lost}"),
    ]


if __name__ == "__main__":
    main()
