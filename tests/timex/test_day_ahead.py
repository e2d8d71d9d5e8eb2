"""Reports from where the day begins earlier than where they are published."""

from __future__ import annotations

import pytest

from communique import Article
from communique.reading.times import find_times

THURSDAY = "2023-06-15"
SAID = "({agency}) - The strike was a mistake, the foreign ministry said on Friday."


@pytest.mark.parametrize(
    ("place", "day"),
    [
        ("WELLINGTON", "2023-06-16"),
        ("TOKYO", "2023-06-16"),
        ("KYIV", "2023-06-09"),
        ("LONDON", "2023-06-09"),
        ("WASHINGTON", "2023-06-09"),
    ],
)
def test_what_is_said_on_the_morrow_is_of_the_morrow_in_the_far_east(place: str, day: str) -> None:
    article = Article.from_text(f"{place} {SAID.format(agency='Reuters')}", published=THURSDAY)
    assert [time.value for time in find_times(article)] == [day]


def test_only_what_is_said_is_so_fresh() -> None:
    article = Article.from_text("TOKYO (Reuters) - The strike was launched on Friday.", published=THURSDAY)
    assert [time.value for time in find_times(article)] == ["2023-06-09"]


def test_other_weekdays_are_the_latest() -> None:
    article = Article.from_text(
        "TOKYO (Reuters) - He left, the ministry said on Wednesday.", published=THURSDAY
    )
    assert [time.value for time in find_times(article)] == ["2023-06-14"]
