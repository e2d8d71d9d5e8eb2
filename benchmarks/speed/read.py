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
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.report import SHARED

ROOT = Path(__file__).resolve().parents[2]
START = "import communique; communique.Reader()"
FIRST = "import communique as cq; cq.Reader().read(cq.Article.from_text('Norway met Peru.', '2022-05-04'))"
HELP = "import sys; sys.argv = ['communique', '--help']; from communique.cli import main; main()"
STEPS = (
    ("form", "sentences", "split_article"),
    ("form", "times", "find_times"),
    ("form", "places", "find_places"),
    ("form", "mentions", "find_mentions"),
    ("form", "people", "build_cast"),
    ("form", "people", "with_states"),
    ("form", "speech", "attributions"),
    ("form", "speech", "read_speech"),
    ("form", "acts", "find_acts"),
    ("reader", "speech", "judge_attributions"),
    ("reader", "acts", "judge"),
    ("reader", "acts", "merge"),
    ("reader", "conflicts", "find_conflicts"),
    ("reader", "traces", "trace"),
)
"""What a reading calls: module that calls it, module of `communique.reading`, function. The statements
are read twice, with form's attributions and with the encoder's."""


def started(code: str) -> float:
    """Seconds from the start of a Python process to the end of `code`, the best of three."""

    def once() -> float:
        begin = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], check=True, stdout=subprocess.DEVNULL)  # noqa: S603
        return time.perf_counter() - begin

    return min(once() for _ in range(3))


def timed(step: Callable[..., Any], name: str, spent: dict[str, float]) -> Callable[..., Any]:
    """Wrap `step` so that what it takes is added to `spent[name]`; of a generator, all of it."""

    def run(*given: Any, **named: Any) -> Any:
        begin = time.process_time()
        result = step(*given, **named)
        result = list(result) if isinstance(result, Iterator) else result
        spent[name] = spent.get(name, 0.0) + time.process_time() - begin
        return result

    return run


def watch_steps(spent: dict[str, float]) -> None:
    """Time every step of the reader from now on."""
    from importlib import import_module

    from communique.model.encoder import Encoder

    for caller, module_name, function in STEPS:
        module = getattr(import_module(f"communique.reading.{caller}"), module_name)
        setattr(module, function, timed(getattr(module, function), module_name, spent))
    Encoder.read = timed(Encoder.read, "encoder", spent)  # type: ignore[method-assign]


def seconds_for(work: Callable[[Any], object], items: list[Any]) -> float:
    """Seconds of processor time that `work` takes over `items`."""
    begin = time.process_time()
    for item in items:
        work(item)
    return time.process_time() - begin


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=SHARED / "gold" / "train")
    folder = parser.parse_args().folder
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))]
    if not texts:
        parser.exit(2, f"{folder} holds no .txt files; give a folder that does.\n")
    from communique import Article, Reader

    reader, day = Reader(), date(2022, 1, 3)
    reader.read(Article.from_text(texts[0], published=day))  # tables load with the first article
    articles: list[Article] = []
    opening = seconds_for(lambda text: articles.append(Article.from_text(text, published=day)), texts)
    reading = seconds_for(reader.read, articles)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    spent = {"opening": opening}
    watch_steps(spent)
    watched = seconds_for(reader.read, articles)
    pages = [path.read_bytes() for path in sorted((ROOT / "examples" / "pages").glob("*.html"))] * 5
    from_pages = seconds_for(Article.from_html, pages)
    characters, total, empty = sum(map(len, texts)), opening + reading, started("pass")
    print(f"{len(texts)} articles of {characters / len(texts):,.0f} characters on one core, processor time")
    print(f"articles a second     {len(texts) / total:8.1f}")
    print(f"characters a second   {characters / total:8,.0f}")
    print(f"web pages opened, /s  {len(pages) / from_pages:8.1f}   the samples; a page is opened, then read")
    print(f"peak memory, MB       {peak:8.0f}")
    print(f"start, `--help`, s    {started(HELP) - empty:8.2f}   over an empty Python ({empty:.2f} s)")
    print(f"start, Reader(), s    {started(START) - empty:8.2f}")
    print(f"first article, s      {started(FIRST) - empty:8.2f}   with all tables")
    print("share of the time")
    for name, seconds in sorted(spent.items(), key=lambda item: -item[1]):
        print(f"  {name:20}{seconds / (opening + watched):8.1%}")


if __name__ == "__main__":
    main()
