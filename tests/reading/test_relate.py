"""What one marked actor does to another."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.errors import CommuniqueError, InvalidSpan
from communique.reading.reader import Reader
from communique.record import EventType, Span

RELATE = Reader().relate


def marked(text: str) -> tuple[str, Span, Span]:
    """Give a text without its marks, and the spans of the source in [] and the target in {}."""
    plain = text.translate(dict.fromkeys(map(ord, "[]{}")))
    source, target = text[text.index("[") + 1 : text.index("]")], text[text.index("{") + 1 : text.index("}")]
    first, second = plain.index(source), plain.index(target)
    return plain, (first, first + len(source)), (second, second + len(target))


def root(text: str) -> str:
    scores = RELATE(*marked(text))
    return max(scores, key=lambda kind: scores[kind])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[Norway] condemned {Sudan} on Monday.", "ACCUSE"),
        ("[Norway] praised {Kenya} for its help.", "SUPPORT"),
        ("[Norway] met {Kenya} in Oslo.", "CONSULT"),
        ("[Norway] urged {Sudan} to open the border.", "REQUEST"),
        ("[Norway] imposed sanctions on {Sudan}.", "SANCTION"),
        ("[Sudan] bombed {Kenya} on Monday.", "ASSAULT"),
        ("[Norway] donated food to {Sudan}.", "AID"),
        ("[Rebels] freed {two sailors} on Monday.", "CONCEDE"),
        ("[Sudan] rejected {Norway} once more.", "REJECT"),
        ("[Sudan] threatened {Kenya}.", "THREATEN"),
        ("{Kenya} was bombed by [Sudan].", "ASSAULT"),
        ("Talks between [Norway] and {Kenya} began.", "CONSULT"),
        ("[The ministry] condemned {a farm} on Monday.", "ACCUSE"),
    ],
)
def test_root(text: str, expected: str) -> None:
    assert root(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[Ann Lee] will meet {Ada Olsen} on Monday.", "AGREE"),
        ("[Norway] plans to visit {Kenya}.", "AGREE"),
        ("[Norway] will donate food to {Sudan}.", "AGREE"),
        ("[Norway] will impose sanctions on {Sudan}.", "THREATEN"),
        ("[Sudan] may bomb {Kenya}.", "THREATEN"),
        ("Talks between [Norway] and {Kenya} were postponed.", "REJECT"),
        ("[Norway] suspended aid to {Sudan}.", "SANCTION"),
        ("[Norway] lifted sanctions on {Sudan}.", "CONCEDE"),
    ],
)
def test_type_and_status_are_folded_into_the_root(text: str, expected: str) -> None:
    assert root(text) == expected


def test_every_type_has_a_probability_and_they_sum_to_one() -> None:
    scores = RELATE(*marked("[Norway] condemned {Sudan} on Monday."))
    assert list(scores) == list(get_args(EventType))
    assert sum(scores.values()) == pytest.approx(1)
    assert all(0 < share < 1 for share in scores.values())


def test_without_a_word_for_an_act_nothing_is_sure() -> None:
    scores = RELATE(*marked("[Norway] lies north of {Kenya}."))
    assert max(scores.values()) < 0.5


def test_the_direction_matters() -> None:
    does = RELATE(*marked("[Sudan] bombed {Kenya} on Monday."))
    suffers = RELATE(*marked("{Sudan} bombed [Kenya] on Monday."))
    assert does["ASSAULT"] > suffers["ASSAULT"]


def test_of_two_acts_the_one_between_the_two_counts() -> None:
    text = "[Norway] praised Peru on Monday, and it condemned {Sudan} on Tuesday."
    assert root("Peru praised Kenya, but [Norway] condemned {Sudan}.") == "ACCUSE"
    assert sum(RELATE(*marked(text)).values()) == pytest.approx(1)


@pytest.mark.parametrize(
    "span",
    [(-1, 3), (0, 0), (5, 3), (0, 999), (28, 29)],
    ids=["negative", "empty", "reversed", "long", "behind"],
)
def test_a_span_outside_the_text_is_refused(span: Span) -> None:
    text = "Norway condemned Sudan here."
    for source, target in ((span, (0, 6)), ((0, 6), span)):
        with pytest.raises(InvalidSpan, match=f"{span[0]}-{span[1]}") as caught:
            RELATE(text, source, target)
        assert isinstance(caught.value, (CommuniqueError, ValueError))
        assert str(len(text)) in str(caught.value)


@pytest.mark.parametrize(
    ("source", "target"), [((0, 6), (0, 6)), ((0, 6), (0, 14)), ((0, 14), (7, 22)), ((7, 8), (17, 20))]
)
def test_spans_may_overlap_or_part_a_word(source: Span, target: Span) -> None:
    scores = RELATE("Norway condemned Sudan on Monday.", source, target)
    assert sum(scores.values()) == pytest.approx(1)


WORDS = st.sampled_from(
    "Norway Sudan condemned will meet not talks with between and , . “ ” ( ) to by of it 's 3 é 中".split()
)


@given(st.lists(WORDS, min_size=1, max_size=25).map(" ".join), st.data())
def test_any_spans_in_any_text_give_probabilities(text: str, data: st.DataObject) -> None:
    spans = [
        (start, data.draw(st.integers(start + 1, len(text))))
        for start in (data.draw(st.integers(0, len(text) - 1)), data.draw(st.integers(0, len(text) - 1)))
    ]
    scores = RELATE(text, *spans)
    assert set(scores) == set(get_args(EventType))
    assert sum(scores.values()) == pytest.approx(1)
