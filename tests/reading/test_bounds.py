"""Reading takes time in proportion to the text, whatever the text: twice as much takes about twice as long.

Every text is read at two sizes in one process, by the processor's time and the best of two runs, so that the
speed of the machine and what else it does cancel out. A step that looks at every pair would come to 4.
"""

from __future__ import annotations

import gc
import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from communique.reading.reader import Reader
from communique.record import Article

if TYPE_CHECKING:
    from collections.abc import Callable

READER = Reader()
PLAIN = Article.from_text(
    "Kenyan ministers met President Ada Olsen in Oslo on Monday.", published="2022-05-04"
)
MOST = 3.2
"""The bound on the time for a text of twice the size, over that for the text."""
RUNS = 2
COMPARISONS = 3
"""One that holds is enough."""


def one_sentence(size: int) -> str:
    return "The ministers of Kenya and Norway" + " met the envoys of Peru and talked with them" * size + "."


def commas(size: int) -> str:
    return "Kenya" + ", Norway, the old port, a minister" * size + " and Peru met in Oslo."


TEXTS: dict[str, tuple[Callable[[int], str], int]] = {
    # The name of the text, what writes it, and the smaller of the two sizes.
    "one sentence": (one_sentence, 1_140),
    "short paragraphs": (lambda size: "Kenya met Peru in Oslo on Monday.\n\n" * size, 750),
    "quotations": (lambda size: "“We condemn Peru,” President Ada Olsen said. " * size, 400),
    "quotations without speakers": (lambda size: "“We met.” " * size, 1_000),
    "quotation marks that never close": (lambda size: "“Kenya met Peru, " * size, 500),
    "quotation marks alone": (lambda size: "“" * size, 10_000),
    "said of said": (lambda size: "Kenya said that Peru said that " * size + "Norway left.", 400),
    "commas": (commas, 500),
    "commas alone": (lambda size: "," * size, 10_000),
    "brackets": (lambda size: "Kenya (" * size + "met Peru" + ")" * size + ".", 1_000),
    "brackets alone": (lambda size: "(" * size + ")" * size, 5_000),
    "days": (lambda size: "Kenya and Peru met on May 4, 2022, and on Monday. " * size, 400),
    "numbers of victims": (lambda size: "Police in Kenya arrested 40 people. It was 90. " * size, 400),
    "one word": (lambda size: "a" * size, 200_000),
}


def seconds(text: str) -> float:
    """Give the time that reading `text` takes, the best of two runs, without that for collecting garbage."""
    article = replace(PLAIN, text=text)  # from_text would refuse some of these as no article
    times = []
    gc.disable()
    try:
        for _ in range(RUNS):
            began = time.process_time()
            READER.read(article)
            times.append(time.process_time() - began)
    finally:
        gc.enable()
    return min(times)


@pytest.fixture(scope="module", autouse=True)
def _tables_are_loaded() -> None:
    seconds(PLAIN.text)


@pytest.mark.parametrize(("write", "size"), TEXTS.values(), ids=TEXTS)
def test_twice_the_text_takes_about_twice_the_time(write: Callable[[int], str], size: int) -> None:
    """A machine that slows down between the two may spoil one comparison, not all of them."""
    assert any(seconds(write(2 * size)) < MOST * seconds(write(size)) for _ in range(COMPARISONS))
