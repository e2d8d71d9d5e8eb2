"""What it costs a page that loading it is bounded in time and memory, in a process that can be killed.

    python -m benchmarks.speed.bounds [FOLDER of pages, packed by gzip or not]

Read the milliseconds as a property of this machine on this day; what counts is their difference.
"""

from __future__ import annotations

import argparse
import gzip
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.report import SHARED
from communique.cli.bounds import within
from communique.cli.stages import load_item
from communique.cli.workers import LOADING, Workers, prepare
from communique.sources.items import Item

if TYPE_CHECKING:
    from collections.abc import Callable

PAGES = SHARED / "data" / "score" / "article-extraction-benchmark" / "html"
TASKS = 2_000


def milliseconds(work: Callable[[], object], count: int) -> float:
    """Milliseconds by the clock for each of `count`, the better of two times."""

    def once() -> float:
        begin = time.perf_counter()
        work()
        return 1000 * (time.perf_counter() - begin) / count

    return min(once(), once())


def items_in(folder: Path) -> list[Item]:
    paths = sorted(path for path in folder.iterdir() if path.is_file())
    datas = (path.read_bytes() for path in paths)
    return [
        Item(path.name, gzip.decompress(data) if path.suffix == ".gz" else data)
        for path, data in zip(paths, datas, strict=True)
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=PAGES)
    items = items_in(parser.parse_args().folder)
    load = partial(load_item, published=None)
    prepare()
    load(items[0])
    bare = milliseconds(lambda: [load(item) for item in items], len(items))
    soft = milliseconds(lambda: [within(LOADING, load, item) for item in items], len(items))
    alarm = milliseconds(lambda: [within(LOADING, str, 0) for _ in range(TASKS)], TASKS)
    with Workers(2) as workers:
        list(workers.each(load, items[:8], LOADING))
        two = milliseconds(lambda: list(workers.each(load, items, LOADING)), len(items))
        pipe = milliseconds(lambda: list(workers.each(str, range(TASKS), LOADING)), TASKS)
    print(f"{len(items)} pages, milliseconds a page by the clock")
    print(f"loaded here, unbounded          {bare:8.2f}")
    print(f"loaded here, softly bounded     {soft:8.2f}   of which the bound itself {alarm:.2f}")
    print(f"loaded by two processes         {two:8.2f}   of which handing over {pipe:.2f}")


if __name__ == "__main__":
    main()
