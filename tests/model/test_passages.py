"""Text cut into passages of word pieces, with the hints on each piece."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.model.encoder import shipped
from communique.model.labels import HINTS
from communique.model.passages import LONGEST, Hint, Passage, hint_numbers, pack
from communique.reading.sentences import split

TEXT = "Kenya's minister met Ada Olsen. He left on May 4, 2022, for NATO talks in Ouagadougou."
TOKENIZER = shipped().tokenizer


def passages(text: str) -> list[Passage]:
    return pack(text, split(text), TOKENIZER)


def test_a_short_text_is_one_passage_with_the_encoders_marks() -> None:
    (passage,) = passages(TEXT)
    assert (passage.ids[0], passage.ids[-1]) == (101, 102)
    assert TEXT[slice(*passage.spans[1])] == "Kenya"
    assert len(passage.ids) == len(passage.spans) == len(passage.begins)


@pytest.mark.parametrize("words", ["Kenya", "Ada Olsen", "May 4, 2022", "Ouagadougou", "."])
def test_pieces_of_a_span_cover_it(words: str) -> None:
    (passage,) = passages(TEXT)
    start = TEXT.index(words)
    pieces = passage.pieces((start, start + len(words)))
    assert passage.spans[pieces.start][0] == start
    assert passage.spans[pieces.stop - 1][1] == start + len(words)


def test_a_word_of_many_pieces_begins_once() -> None:
    (passage,) = passages(TEXT)
    start = TEXT.index("Ouagadougou")
    begins = [passage.begins[i] for i in passage.pieces((start, start + len("Ouagadougou")))]
    assert len(begins) > 1
    assert begins == [True] + [False] * (len(begins) - 1)


def test_whole_sentences_stay_together() -> None:
    text = " ".join([TEXT] * 12)
    found = passages(text)
    ends = {end for _, end in split(text)}
    assert len(found) > 1
    assert all(len(passage.ids) <= LONGEST + 2 for passage in found)
    assert {passage.spans[-1][1] for passage in found} <= ends


def test_a_sentence_that_is_too_long_is_cut_and_nothing_is_lost() -> None:
    text = "and ".join(["Kenya met Peru "] * 200)
    found = passages(text)
    spans = [span for passage in found for span in passage.spans[1:-1]]
    assert len(found) > 3
    assert spans == sorted(spans)
    assert "".join(text[slice(*span)] for span in spans) == text.replace(" ", "")


@given(st.text(max_size=300))
def test_any_text_can_be_packed(text: str) -> None:
    for passage in passages(text):
        assert all(0 <= a <= b <= len(text) for a, b in passage.spans)
        assert all(one[0] <= other[0] for one, other in pairwise(passage.spans))


def test_hints_are_numbered_on_their_pieces() -> None:
    (passage,) = passages(TEXT)
    start = TEXT.index("Ada Olsen")
    span = (start, start + len("Ada Olsen"))
    numbers = hint_numbers(TEXT, passage, [Hint(span, "kind", "PER")])
    row = numbers[list(HINTS).index("kind")]
    marked = [i for i, number in enumerate(row) if number]
    assert marked == list(passage.pieces(span))
    assert set(row[marked]) == {HINTS["kind"].index("PER")}


@pytest.mark.parametrize(
    ("words", "shape"),
    [("met", "lower"), ("Ada", "capital"), ("NATO", "capitals"), ("2022", "digits"), (",", "mark")],
)
def test_shape(words: str, shape: str) -> None:
    (passage,) = passages(TEXT)
    start = TEXT.index(words)
    numbers = hint_numbers(TEXT, passage, [])
    piece = passage.pieces((start, start + len(words)))[0]
    assert HINTS["shape"][numbers[list(HINTS).index("shape"), piece]] == shape


def test_a_later_hint_counts() -> None:
    (passage,) = passages(TEXT)
    hints = [Hint((0, 5), "kind", "GPE"), Hint((0, 5), "kind", "ORG")]
    assert hint_numbers(TEXT, passage, hints)[list(HINTS).index("kind"), 1] == HINTS["kind"].index("ORG")
