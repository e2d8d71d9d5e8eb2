"""From the data sets to one file of examples for each: `python -m training prepare`."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from training.examples import Example, write
from training.sets import annotated, attributions, names, readings, relations
from training.sets import marked as marked_articles

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

log = logging.getLogger(__name__)


def sets(shared: Path, own: Path) -> dict[str, Callable[[], Iterator[Example]]]:
    """Give the data sets by name, each as what makes its examples."""
    given, written = shared / "data" / "train", shared / "data" / "train" / "sentences"
    gold, articles = shared / "gold", shared / "data" / "articles"
    marked = attributions.load(own / "attributions.jsonl")
    corpus, uner = sorted((own / "corpus").glob("*.jsonl")), sorted((given / "uner").glob("*.iob2"))
    documents = sorted(path.parent for path in (given / "re3d").glob("*/entities.json"))
    return {
        "gold-train": lambda: readings.examples(gold / "train", marked, name="gold-train"),
        "gold-written": lambda: readings.examples(gold / "written", marked, name="gold-written"),
        "annotated": lambda: annotated.examples(own / "readings", articles, marked, held_out=False),
        "news": lambda: readings.examples(own / "corpus" / "news", marked, name="news"),
        "sentences": lambda: _all(
            relations.examples(written / "relations.jsonl", name="sentences"),
            relations.examples(written / "contrasts.jsonl", name="sentences", trusts_status=False),
            relations.examples(written / "negatives.jsonl", name="sentences"),
        ),
        "corpus": lambda: _all(*(relations.examples(path, name="corpus") for path in corpus)),
        "political": lambda: marked_articles.examples(own / "corpus" / "political"),
        "uner": lambda: _all(*(names.universal_ner(path) for path in uner)),
        "re3d": lambda: _all(*(names.re3d(folder) for folder in documents)),
    }


def _all(*parts: Iterator[Example]) -> Iterator[Example]:
    for part in parts:
        yield from part


def prepare(shared: Path, own: Path, into: Path, *, again: bool = False) -> None:
    """Write the examples of each set to `into`; a set that is there already is kept unless `again`."""
    into.mkdir(parents=True, exist_ok=True)
    for name, make in sets(shared, own).items():
        path = into / f"{name}.jsonl"
        if again or not path.exists():
            log.info("%s: %d examples", name, write(path, make()))
