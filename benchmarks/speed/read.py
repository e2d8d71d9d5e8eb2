"""Articles a second on one core, peak memory and start time.

    python -m benchmarks.speed.read [FOLDER of .txt files]

Each step's share of the reading is measured in the same run, so that the shares hold on any machine. Read the
articles a second as a property of this machine on this day.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

from benchmarks.report import SHARED

START = "import communique; communique.Reader()"
HELP = "import sys; sys.argv = ['communique', '--help']; from communique.cli import main; main()"


def started(code: str) -> float:
    """Seconds from the start of a Python process to the end of `code`, the best of three."""

    def once() -> float:
        begin = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], check=True, stdout=subprocess.DEVNULL)  # noqa: S603
        return time.perf_counter() - begin

    return min(once() for _ in range(3))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=SHARED / "gold" / "train")
    folder = parser.parse_args().folder
    from communique import Article, Reader

    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))]
    articles = [Article.from_text(text, published=date(2022, 1, 3)) for text in texts]
    reader = Reader()
    reader.read(articles[0])  # tables load with the first article
    begin = time.process_time()
    for article in articles:
        reader.read(article)
    seconds = time.process_time() - begin
    characters = sum(len(text) for text in texts)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    empty = started("pass")
    print(f"{len(articles)} articles of {characters / len(articles):,.0f} characters on one core")
    print(f"articles a second     {len(articles) / seconds:8.1f}")
    print(f"characters a second   {characters / seconds:8,.0f}")
    print(f"peak memory, MB       {peak:8.0f}")
    print(f"start, `--help`, s    {started(HELP) - empty:8.2f}   over an empty Python ({empty:.2f} s)")
    print(f"start, Reader(), s    {started(START) - empty:8.2f}")


if __name__ == "__main__":
    main()
