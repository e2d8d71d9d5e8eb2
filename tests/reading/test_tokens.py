from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.reading.tokens import tokenize


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Talks began.", "Talks|began|."),
        ("the U.S. envoy", "the|U.S.|envoy"),
        ("at 5 p.m. on Jan. 6", "at|5|p.m.|on|Jan.|6"),
        ("Gen. J. D. Smith", "Gen.|J.|D.|Smith"),
        ("He said no.", "He|said|no|."),
        ("$3.5 million, 1,000 men", "$|3.5|million|,|1,000|men"),
        ("a 65-year-old Anglo-Irish deal", "a|65-year-old|Anglo-Irish|deal"),
        ("O'Brien's and Kim’s", "O'Brien|'s|and|Kim|’s"),
        ("they didn't, we've", "they|didn't|,|we|'ve"),
        ("officials' views", "officials|'|views"),
        ('said: "Go."', 'said|:|"|Go|.|"'),
        ("``Go,'' he said", "``|Go|,|''|he|said"),
        ("well... no -- yes – so…", "well|...|no|--|yes|–|so|…"),
        ("at 10:30, 50% of AT&T", "at|10:30|,|50|%|of|AT&T"),
        ("see https://example.org/a?b=1, or mail a.b@example.org.",
         "see|https://example.org/a?b=1|,|or|mail|a.b@example.org|."),
        ("@StateDept said #peace", "@StateDept|said|#peace"),
        ("(NATO)", "(|NATO|)"),
    ],
)  # fmt: skip
def test_tokens(text: str, words: str) -> None:
    assert "|".join(token.text for token in tokenize(text)) == words


def test_offset_is_added() -> None:
    first, second = tokenize("Oh no", offset=10)
    assert (first.start, first.end, second.start, second.end) == (10, 12, 13, 15)


@given(st.text(alphabet=st.sampled_from("aB1.,'’\"“” \n-@:/é…`&"), max_size=60) | st.text(max_size=60))
def test_every_mark_is_in_one_token(text: str) -> None:
    tokens = tokenize(text)
    assert all(text[t.start : t.end] == t.text for t in tokens)
    assert all(a.end <= b.start for a, b in pairwise(tokens))
    assert "".join(t.text for t in tokens) == "".join(text.split())
