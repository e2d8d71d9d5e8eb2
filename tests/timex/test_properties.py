"""What holds of any text: spans lie in it, in order and apart, and no interval ends before it begins."""

from __future__ import annotations

from datetime import date
from random import Random
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.record import TimexType
from communique.timex import find_times, infer_publication_day

from .grammar import PATTERNS, expression, words

WORDS = """
on in the of a at since until from to between and by next last this early late mid end beginning half week
weekend month year years days day hours decade century quarter fiscal spring fall ago later before after eve
Monday Tuesday Friday May June March Sept. 1 3 12 18 19 31 99 1990 2019 2023 1990s '80s 20th first second last
two several past coming noon midnight p.m. o'clock GMT 17:30 1400 2023-06-14 13/06/2023 02/30/2023 Christmas
Easter every daily twice now recently tomorrow night morning met will said had been scheduled , . - -- ( ) : "
% $3
""".split()
SENTENCES = st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join)
RANDOMS = st.integers(0, 2**32).map(Random)
EXPRESSIONS = st.builds(expression, st.sampled_from(PATTERNS), RANDOMS)
TEXTS = st.one_of(EXPRESSIONS, st.builds(words, RANDOMS), SENTENCES, st.text(max_size=200))
DAYS = st.one_of(st.none(), st.dates(), st.sampled_from([date.min, date.max, date(2024, 2, 29)]))


@pytest.mark.parametrize("published", [date(2023, 6, 16), None, date(1000, 1, 1), date(8999, 12, 31)])
def test_whatever_a_rule_matches_can_be_read(published: date | None) -> None:
    random = Random(1)
    for pattern in PATTERNS:
        for _ in range(150 if published == date(2023, 6, 16) else 30):
            text = expression(pattern, random)
            try:
                find_times(text, published)
            except (ArithmeticError, LookupError, TypeError, ValueError) as error:
                pytest.fail(f"{text!r}: {error!r}")


@given(text=TEXTS, published=DAYS)
def test_spans_lie_in_the_text_in_order_and_apart(text: str, published: date | None) -> None:
    end = 0
    for time in find_times(text, published):
        assert end <= time.span[0] < time.span[1] <= len(text)
        assert text[slice(*time.span)].strip() == text[slice(*time.span)]
        end = time.span[1]


@given(text=TEXTS, published=DAYS)
def test_every_time_has_a_type_and_a_value_and_both_ends_or_none(text: str, published: date | None) -> None:
    for time in find_times(text, published):
        assert time.type in get_args(TimexType)
        assert time.value
        assert (time.start is None) == (time.end is None)
        assert time.start is None or time.end is None or time.start <= time.end


@given(before=SENTENCES, text=SENTENCES, after=SENTENCES)
def test_only_the_part_asked_for_is_read(before: str, text: str, after: str) -> None:
    whole = f"{before}\n\n{text}\n\n{after}"
    start = len(before) + 2
    part = find_times(whole, date(2023, 6, 16), within=(start, start + len(text)))
    alone = find_times(text, date(2023, 6, 16))
    assert [(t.span[0] - start, t.value) for t in part] == [(t.span[0], t.value) for t in alone]


@given(text=TEXTS)
def test_an_inferred_day_rests_on_expressions_of_the_text(text: str) -> None:
    inferred = infer_publication_day(text)
    if inferred:
        assert inferred.expressions
        assert all(0 <= start < end <= len(text) for start, end in inferred.expressions)
