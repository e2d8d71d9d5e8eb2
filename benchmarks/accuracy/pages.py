"""Article bodies, titles, days and authors of real web pages, beside trafilatura's own.

    python -m benchmarks.accuracy.pages [DATA] [--check] [--misses]

DATA is the article extraction benchmark of Zyte (181 pages, MIT licence): `ground-truth.json` and `html/`.
Its metric is computed as upstream does: shingles of 4 words as a multiset, precision and recall of each page,
averaged; F1 of the averages. Titles, days and authors of 52 of the pages were read off the pages by hand for
this project (`page_metadata.json`): the headline as shown, the day as the outlet shows it, and the people
named as authors (agencies, desks and accounts such as "admin" are none). Headlines are the outlets' text, so
the file holds only the SHA-256 of each one's words in lower case (`digest`).
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
import sys
import time
from collections import Counter
from pathlib import Path
from statistics import fmean

from trafilatura import extract
from trafilatura.metadata import extract_metadata

from benchmarks.report import SHARED, Figure, arguments, report
from communique.page.html import extract_body, parse
from communique.page.metadata import read_metadata

DATA = SHARED / "data/score/article-extraction-benchmark"
METADATA = Path(__file__).with_name("page_metadata.json")
WORD = re.compile(r"\w+")
SHINGLE = 4
Counts = tuple[int, int, int]
"""True positives, false positives, false negatives."""


def shingles(text: str) -> Counter[tuple[str, ...]]:
    words = WORD.findall(text)
    last = max(1, len(words) - SHINGLE + 1) if words else 0
    return Counter(tuple(words[i : i + SHINGLE]) for i in range(last))


def compare(truth: str, found: str) -> Counts:
    expected, given = shingles(truth), shingles(found)
    shared = (expected & given).total()
    return shared, given.total() - shared, expected.total() - shared


def f1_of(pages: list[Counts]) -> tuple[float, float, float]:
    """Give F1, precision and recall. A page without output counts in recall alone, as upstream has it."""
    precision = fmean(tp / (tp + fp) for tp, fp, _ in pages if tp + fp)
    recall = fmean(tp / (tp + fn) for tp, _, fn in pages if tp + fn)
    return 2 * precision * recall / (precision + recall), precision, recall


def bodies(pages: dict[str, str], truth: dict[str, dict[str, str]], *, misses: bool) -> list[Figure]:
    began = time.perf_counter()
    ours = {key: extract_body(parse(html)) for key, html in pages.items()}
    middle = time.perf_counter()
    theirs = {key: extract(html, include_comments=False) or "" for key, html in pages.items()}
    ended = time.perf_counter()
    scores = {key: compare(truth[key]["articleBody"], body) for key, body in ours.items()}
    f1, precision, recall = f1_of(list(scores.values()))
    alone = f1_of([compare(truth[key]["articleBody"], body) for key, body in theirs.items()])
    if misses:
        for key, (tp, fp, fn) in sorted(scores.items(), key=lambda item: item[1][0] / (sum(item[1]) or 1))[
            :30
        ]:
            print(
                f"body {key[:10]}  shared {tp}  too much {fp}  missing {fn}  {truth[key].get('url')}",
                file=sys.stderr,
            )
    published = "trafilatura 2.0: .958, .938, .978 (published); rs_trafilatura .970"
    return [
        Figure("body F1", f1, f"trafilatura alone {alone[0]:.3f} in this run; {published}"),
        Figure("body precision", precision, f"trafilatura alone {alone[1]:.3f}"),
        Figure("body recall", recall, f"trafilatura alone {alone[2]:.3f}"),
        Figure(
            "pages a second",
            len(pages) / (middle - began),
            f"trafilatura alone {len(pages) / (ended - middle):.1f}",
        ),
    ]


def fold(title: str | None) -> str:
    """Give a title without the differences that say nothing: case, kinds of quotation marks, spaces."""
    return " ".join(WORD.findall((title or "").lower()))


def digest(title: str | None) -> str:
    """Give the SHA-256 of a title, folded: what `page_metadata.json` holds in place of the title itself."""
    return hashlib.sha256(fold(title).encode()).hexdigest()


def metadata(pages: dict[str, str], *, misses: bool) -> list[Figure]:
    truth: dict[str, dict[str, object]] = json.loads(METADATA.read_text(encoding="utf-8"))
    right: Counter[str] = Counter()
    for key, expected in truth.items():
        tree = parse(pages[key])
        ours = read_metadata(tree)
        alone = extract_metadata(parse(pages[key]))
        answers = {
            "title": (str(expected["title_sha256"]), digest(ours.title), digest(alone.title)),
            "day": (str(expected["day"]), str(ours.day), str(alone.date)),
            "authors": (
                _set(expected["authors"]),
                _set(ours.authors),
                _set((alone.author or "").split("; ")),
            ),
        }
        for name, (wanted, our, their) in answers.items():
            right[name] += wanted == our
            right[name + " alone"] += wanted == their
            if misses and wanted != our:
                shown = (repr(ours.title), repr(alone.title)) if name == "title" else (our, their)
                print(
                    f"{name} {key[:10]}  wanted {wanted}  found {shown[0]}  trafilatura {shown[1]}",
                    file=sys.stderr,
                )
    return [
        Figure(
            f"{name} right",
            right[name] / len(truth),
            f"trafilatura alone {right[name + ' alone'] / len(truth):.3f}",
        )
        for name in ("title", "day", "authors")
    ]


def _set(names: object) -> str:
    return "; ".join(sorted(fold(str(name)) for name in names if name))  # type: ignore[attr-defined]


def main() -> None:
    options = arguments(__doc__ or "", DATA)
    truth = json.loads((options.data / "ground-truth.json").read_text(encoding="utf-8"))
    pages = {
        key: gzip.decompress((options.data / "html" / f"{key}.html.gz").read_bytes()).decode(
            "utf-8", "replace"
        )
        for key in truth
    }
    figures = bodies(pages, truth, misses=options.misses) + metadata(pages, misses=options.misses)
    report("pages", figures, check=options.check)


if __name__ == "__main__":
    main()
