"""Pages a second on one core, from a web archive into a ledger, with the share of each stage.

    python -m benchmarks.speed.sources [DATA] [--rounds N]

DATA is the article extraction benchmark of Zyte (181 real pages, MIT licence), written as one web archive
(WARC) with an answer for each page. `communique add` works on it in one process: discovery takes the archive
apart, loading finds the article of each page, reading makes its record, adding writes that to a ledger in a
file and notes it in the log. Trafilatura alone works on the same pages in the same run, in turns with ours.
The best round of each counts, in processor time.
"""

from __future__ import annotations

import argparse
import gzip
import json
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from benchmarks.report import SHARED
from benchmarks.speed.read import seconds_for, timed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

DATA = SHARED / "data/score/article-extraction-benchmark"
Spent = dict[str, float]
One = TypeVar("One")


def pages_of(data: Path) -> dict[str, bytes]:
    """Give the pages of the benchmark by their addresses."""
    truth = json.loads((data / "ground-truth.json").read_text(encoding="utf-8"))
    packed = {key: data / "html" / f"{key}.html.gz" for key in truth}
    return {
        f"https://pages.example/{key}": gzip.decompress(path.read_bytes()) for key, path in packed.items()
    }


def archived(pages: dict[str, bytes], folder: Path) -> Path:
    from tests.sources.warcs import answer, warc

    path = folder / "pages.warc.gz"
    path.write_bytes(warc(answer(url, page) for url, page in pages.items()))
    return path


def clocked(items: Iterable[One], spent: Spent) -> Iterator[One]:
    """Give items, and add what each takes to come to `spent`."""
    each = iter(items)
    while True:
        begin = time.process_time()
        try:
            one = next(each)
        except StopIteration:
            return
        finally:
            spent["discovery"] = spent.get("discovery", 0.0) + time.process_time() - begin
        yield one


def added(archive: Path, folder: Path) -> tuple[float, Spent, Counter[str]]:
    """Add an archive to a new ledger; gives the seconds, those of each stage, and the outcomes."""
    from communique.cli import job
    from communique.cli.adding import Adding
    from communique.cli.signals import Signals
    from communique.ledger import Ledger
    from communique.reading.reader import Reader
    from communique.sources.discover import items_of
    from communique.sources.fetching.polite import Polite
    from communique.sources.fetching.web import Fetcher

    spent: Spent = {}
    stages: Any = job
    before = job.load_item, job.read_item
    stages.load_item = timed(job.load_item, "loading", spent)
    stages.read_item = timed(job.read_item, "reading", spent)
    try:
        with Ledger(str(folder / f"{time.monotonic_ns()}.db")) as ledger, Signals() as signals:
            adding: Any = Adding(ledger, None, Reader().info, lambda _: None, as_json=False)
            adding.flush = timed(adding.flush, "adding", spent)
            work = job.Job(ledger, adding, Reader().info, Polite(Fetcher()))
            begin = time.process_time()
            work.run(clocked(items_of([str(archive)]), spent), signals)
            seconds = time.process_time() - begin
            became = Counter({name: adding.counts[name] for name in ("added", "duplicate")})
            return seconds, spent, became + adding.refused
    finally:
        stages.load_item, stages.read_item = before


def alone(page: bytes) -> object:
    """Extract as trafilatura does, body and metadata."""
    from trafilatura import bare_extraction

    return bare_extraction(page, with_metadata=True, include_comments=False)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", nargs="?", type=Path, default=DATA)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    pages = pages_of(options.data)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        archive = archived(dict(list(pages.items())[:5]), folder)
        added(archive, folder)  # tables load with the first article
        alone(next(iter(pages.values())))
        archive = archived(pages, folder)
        rounds = [
            (added(archive, folder), seconds_for(alone, list(pages.values()))) for _ in range(options.rounds)
        ]
    (total, spent, became), _ = min(rounds, key=lambda one: one[0][0])
    report(len(pages), total, spent, became)
    loading = min(one[0][1]["loading"] for one in rounds)
    theirs = min(seconds for _, seconds in rounds)
    print(f"pages loaded, /s      {len(pages) / loading:8.1f}   the best of {options.rounds} rounds")
    print(f"trafilatura alone, /s {len(pages) / theirs:8.1f}   the same pages, in turns with ours")
    print(f"loading takes         {loading / theirs:8.2f}   times what trafilatura alone takes")


def report(pages: int, total: float, spent: Spent, became: Counter[str]) -> None:
    told = ", ".join(f"{number} {outcome}" for outcome, number in became.most_common())
    print(f"{pages} pages of a web archive on one core, processor time: {told}")
    print(f"pages a second        {pages / total:8.1f}   from the archive into the ledger")
    print("share of the time")
    shares = {**spent, "the rest": total - sum(spent.values())}
    for name, seconds in shares.items():
        print(f"  {name:20}{seconds / total:8.1%}{pages / max(seconds, 1e-9):12,.0f} pages a second")


if __name__ == "__main__":
    main()
