"""What spans of a text share with another."""

from __future__ import annotations

import pytest

from communique.reading.speech.stretches import Covered, Spans


@pytest.mark.parametrize(
    ("span", "shared"), [((0, 2), [(1, 3)]), ((3, 5), []), ((2, 9), [(1, 3), (5, 7)]), ((6, 7), [(5, 7)])]
)
def test_spans_that_share_characters_with_another(
    span: tuple[int, int], shared: list[tuple[int, int]]
) -> None:
    assert Spans([(5, 7), (1, 3)]).at(span) == shared


@pytest.mark.parametrize(
    ("span", "part", "whole"),
    [((1, 6), True, True), ((0, 2), True, False), ((7, 9), False, False), ((8, 11), True, False)],
)
def test_what_is_covered(span: tuple[int, int], part: bool, whole: bool) -> None:
    covered = Covered([(1, 4), (3, 7), (9, 10)])
    assert (covered.holds_part_of(span), covered.holds(span)) == (part, whole)
