"""Words and figures that look like a time and are none."""

from __future__ import annotations

import pytest

from .cases import found_in

WORDS = """
He may leave.
They may march to the square.
The march was long.
A second envoy came.
In a second statement he denied it.
The sun rose over the square.
The government may fall.
He was there for the fall of the city.
They sat down beside the spring.
The first minister spoke in the second round.
""".strip().splitlines()

NAMES = """
April Jones met June Baker and August Meyer.
June said she would go.
The letter was signed by April Jones.
Theresa May left. Mr. May spoke.
The Sun reported it.
The Sunday Times reported it.
The Daily Mail and the Daily Telegraph reported it.
The party daily Prensa printed it.
USA Today reported it.
The interview ran on "This Week".
The Friday Group signed the letter.
The Bloody Sunday inquiry ended.
The Good Friday Agreement held.
The Six-Day War changed the map.
The monday.com office closed.
The Fourth Army held the bridge.
Agenda 2030 and Expo 2020 were named.
""".strip().splitlines()

FIGURES = """
Some 2000 people came.
About 1,950 soldiers left.
The hall seats 1990 delegates.
Resolution 1701 was adopted.
Form A-2019 was leaked.
The file doc-2019-x was leaked.
Call 2019-555-1234 for the text.
The virus covid2019 spread.
He paid $2019 for it.
The rate was set at around 8%.
He spoke at 10 Downing Street.
They agreed at one point.
He spoke at two locations.
He won by 16-12.
The 44-year-old lawyer spoke.
It runs 40 flights a week.
It is so to this day.
The gate is guarded 24 hours a day.
It is a matter of weeks.
""".strip().splitlines()


@pytest.mark.parametrize("sentence", [*WORDS, *NAMES, *FIGURES])
def test_nothing_is_found(sentence: str) -> None:
    assert found_in(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("In May Russia agreed.", "May"),
        ("The deal of March 2019 held.", "March 2019"),
        ("Since 2019 it has held.", "2019"),
        ("Putin said Sunday that it held.", "Sunday"),
        ("Today Russia agreed.", "Today"),
        ("The May talks failed.", "May"),
        ("In May nineteen thousand people marched.", "May"),
        ("The Sunday meeting failed.", "Sunday"),
    ],
)
def test_names_do_not_hide_times(sentence: str, words: str) -> None:
    assert [found.words for found in found_in(sentence)] == [words]
