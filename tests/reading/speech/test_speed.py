"""No input makes the reading of speech slow: long runs of words of one kind, marks that never close."""

from __future__ import annotations

import time

import pytest

from communique.reading.sentences import split_article
from communique.reading.speech import attributions
from communique.reading.speech.indirect import SentenceReader
from communique.reading.speech.phrases import LONGEST
from communique.reading.speech.words import Word
from communique.record import Article

BOUND = 10.0
"""Seconds; what is asked here takes some hundredths of them on an idle core, and minutes where each mark or
word is held against every other."""

WORDS = {
    "N": "Lee", "n": "dog", "D": "the", "G": "'s", "#": "7", "t": "week", "J": "not", "R": "he", "O": "him",
    "P": "in", "F": "of", "T": "to", "A": "was", "C": "said", "V": "met", "d": "closed", "i": "going",
    "S": "because", "H": "that", "W": "who", "&": "and", "B": "but", ",": ",", ";": ";", ":": ":", "-": "-",
    "(": "(", ")": ")", ".": "...", "?": "?",
}  # fmt: skip
"""A word or mark for each code."""

SHAPES = ("DnC{}", "DnV,nC{}n", "{},nC", "Dn{}CHnVd", "nC{}CRA{},nC", "NVDn,{}C")
"""Sentences in codes, with a place for a run."""


def seconds(text: str) -> float:
    article = Article("sha256:0", None, None, None, (), None, None, None, (), (), "en", text)
    sentences = split_article(article)
    start = time.process_time()
    attributions(text, sentences)
    return time.process_time() - start


def read(codes: str) -> None:
    """Read a sentence of words with these codes."""
    words = [Word(5 * i, 5 * i + 4, WORDS[code], code) for i, code in enumerate(codes)]
    SentenceReader(" " * 5 * len(words), words, 0).read()


@pytest.mark.parametrize("first", WORDS)
def test_runs_of_codes(first: str) -> None:
    """Each code alone and beside each other one, as often as a sentence may hold."""
    start = time.process_time()
    for second in WORDS:
        for length in (LONGEST // 4, LONGEST - 12):
            run = ((first + second) * length)[:length]
            for shape in SHAPES:
                read(shape.format(run, run))
    assert time.process_time() - start < BOUND


@pytest.mark.parametrize("word", [*WORDS.values(), "week 7", "late week", "in going", "the going dog"])
def test_long_runs_of_words(word: str) -> None:
    run = f" {word}" * 2_000
    text = f"The talks failed, officials said{run}.\n\nThe{run} minister said that talks failed."
    assert seconds(text) < BOUND


@pytest.mark.parametrize(
    "text",
    ["'a ", "‘a ", "'s ", "a” ", '"a', '"a" ', "“We go.” ", "“We go,” Lee said. ", "“We go,” Lee said.\n\n"],
)
def test_many_marks(text: str) -> None:
    assert seconds(text * 10_000) < BOUND
