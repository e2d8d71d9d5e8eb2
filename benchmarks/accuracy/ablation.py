"""What form, the encoder and the hints between them are each worth, on articles with gold readings.

    python -m benchmarks.accuracy.ablation [DATA]

DATA is a folder as `benchmarks.accuracy.articles` reads it. A column is a reading: by form alone; by the
encoder without hints of what form has read; and the shipped one, with both.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.accuracy.articles import scorer, tallies
from benchmarks.report import SHARED, arguments
from communique.model.encoder import WEIGHTS, Encoder
from communique.reading.reader import Reader, read_by_form

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from communique.model.encoder import Answer
    from communique.model.passages import Hint
    from communique.record import Span

LINES = ("event", "event+roles", "event+status", "event+date", "dyad", "statement", "content", "person")


class WithoutHints(Encoder):
    """An encoder that is told nothing of what form has read."""

    def read(self, text: str, sentences: Sequence[Span], hints: Iterable[Hint]) -> list[Answer]:
        del hints
        return super().read(text, sentences, ())


def main() -> None:
    options = arguments(__doc__ or "", SHARED / "gold" / "dev")
    readings = {
        "form alone": read_by_form,
        "no hints": Reader(WithoutHints(WEIGHTS)).read,
        "both": Reader().read,
    }
    found = {name: scorer().figures(tallies(options.data, read).lines) for name, read in readings.items()}
    print(f"{'F1':14}" + "".join(f"{name:>12}" for name in readings))
    for line in LINES:
        print(f"{line:14}" + "".join(f"{figures[line]['f1']:12.3f}" for figures in found.values()))


if __name__ == "__main__":
    main()
