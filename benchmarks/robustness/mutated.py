"""Whether broken inputs of every kind are refused in a sentence: no crash, no hang, bounded memory.

    python -m benchmarks.robustness.mutated [--inputs 50000] [--seed 1] [--keep FOLDER]

Small inputs of every kind are changed at random (bytes replaced, left out, doubled, cut off, numbers made
large), taken apart, and what they hold is loaded, each within a bound. Printed are how many gave articles,
how many a plain refusal, and what must be none: errors of our own, and inputs that went over the bound.
Parquet is changed less often than the rest: it is read in a process of its own.
"""

from __future__ import annotations

import argparse
import bz2
import gzip
import json
import lzma
import random
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from communique.cli.bounds import Bound, within
from communique.errors import InputError
from communique.sources.loading import load
from tests.sources.found import found_in
from tests.sources.test_feeds import ATOM, JSON_FEED, RDF, RSS, SITEMAP, index, opml
from tests.sources.test_mail import PAGE, PROSE, mail
from tests.sources.test_packed import LINES, zip_of
from tests.sources.test_tables import CSV, written
from tests.sources.warcs import answer, page, warc

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import EmailMessage

    from communique.sources.items import Item

BOUND = Bound(10, 400_000_000)
"""Of one input, taken apart and loaded; of a page alone it is half of that."""
_FAULTS = ("reading it failed", "this is a defect", "reading it takes more than")
_PARQUET_EVERY = 200
_SPLICES = (
    b"\xff\xff\xff\xff",
    b"\0\0\0\0",
    b"99999999999",
    b"-1",
    b"<![CDATA[",
    b'"',
    b"\r\n\r\n",
    b"&#x1;",
)


@dataclass(slots=True)
class Outcome:
    """What became of the inputs: counts, what went wrong with the bytes that did it, and the slowest."""

    counts: Counter[str] = field(default_factory=Counter)
    faults: list[tuple[str, bytes]] = field(default_factory=list)
    slowest: float = 0.0


def seeds() -> list[bytes]:
    """Give a small input of each kind, Parquet left out."""
    letter = mail(PROSE, PAGE)
    letter.add_attachment(PAGE, subtype="html")
    letter.add_attachment(mail())
    pages = [
        page(1),
        answer("http://a.example", gzip.compress(b"x" * 500), more="Content-Encoding: gzip\r\n"),
    ]
    found: list[str | bytes | EmailMessage] = [
        RSS, ATOM, RDF, SITEMAP, json.dumps(JSON_FEED), opml("http://a.example"), index("http://a.example"),
        letter, CSV, zip_of({"a.txt": b"Norway", "b.jsonl": LINES, "c.gz": gzip.compress(LINES)}), LINES,
        gzip.compress(LINES), bz2.compress(LINES), lzma.compress(LINES), warc(pages),
        warc(pages, is_packed=False), b"[" + LINES.strip().replace(b"\n", b",") + b"]", PAGE, PROSE,
        b"From a@b Mon May  3 10:00:00 2021\n" + bytes(mail()),
    ]  # fmt: skip
    return [one.encode() if isinstance(one, str) else bytes(one) for one in found]


def mutated(given: bytes, dice: random.Random) -> bytes:
    data = bytearray(given)
    for _ in range(dice.choice((1, 1, 2, 5, 20))):
        if not data:
            break
        at, how = dice.randrange(len(data)), dice.randrange(6)
        if how == 0:
            data[at] = dice.randrange(256)
        elif how == 1:
            del data[at : at + dice.randrange(1, 60)]
        elif how == 2:
            data[at:at] = dice.randbytes(dice.randrange(1, 9))
        elif how == 3:
            begin = dice.randrange(len(data))
            data[at:at] = data[begin : begin + dice.randrange(1, 200)]
        elif how == 4:
            data[at : at + 4] = dice.choice(_SPLICES)
        elif dice.random() < 0.3:
            del data[at:]
    return bytes(data)


def inputs(count: int, seed: int) -> Iterator[bytes]:
    dice = random.Random(seed)  # noqa: S311 - made-up data
    kinds, parquet = seeds(), written(text=["x", "y"], url=["http://a.example", None])
    for number in range(1, count + 1):
        yield mutated(parquet if number % _PARQUET_EVERY == 0 else dice.choice(kinds), dice)


def read_all(data: bytes) -> list[str]:
    """Take an input apart and load what it holds; gives what became of each, in words."""
    return [_loaded(one) for one in found_in(data)]


def _loaded(one: Item | InputError) -> str:
    if isinstance(one, InputError):
        return str(one)
    if one.data is None:
        return "address"
    try:
        load(one)
    except InputError as error:
        return str(error)
    return "article"


def run(count: int, seed: int) -> Outcome:
    outcome = Outcome()
    for data in inputs(count, seed):
        begun = time.perf_counter()
        found = within(BOUND, read_all, data)
        outcome.slowest = max(outcome.slowest, time.perf_counter() - begun)
        told = [str(found)] if isinstance(found, InputError) else found
        defects = [words for words in told if any(sign in words for sign in _FAULTS)]
        outcome.faults += [(words, data) for words in defects[:1]]
        kind = "articles" if "article" in told else "addresses" if "address" in told else "refused"
        outcome.counts["faults" if defects else kind] += 1
    return outcome


def peak_memory() -> int:
    """Give the most memory that this process has had, in bytes."""
    import resource

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--inputs", type=int, default=50_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, help="write what went wrong into this folder")
    options = parser.parse_args()
    begun = time.perf_counter()
    outcome = run(options.inputs, options.seed)
    counts = ", ".join(f"{count:,} {kind}" for kind, count in outcome.counts.most_common())
    print(f"{options.inputs:,} changed inputs in {time.perf_counter() - begun:.0f} s: {counts}")
    print(f"the slowest took {outcome.slowest:.1f} s; at most {peak_memory() / 1e6:.0f} MB of memory")
    for words, _ in outcome.faults[:10]:
        print(words[:300], file=sys.stderr)
    if options.keep:
        options.keep.mkdir(parents=True, exist_ok=True)
        for number, (_, data) in enumerate(outcome.faults):
            Path(options.keep, f"{number:04}.bin").write_bytes(data)
    sys.exit(int(bool(outcome.faults)))


if __name__ == "__main__":
    main()
