"""Which words are those of a source."""

from __future__ import annotations

import pytest

from communique.reading.speech.extent import extent


@pytest.mark.parametrize(
    ("text", "words", "has"),
    [
        # as they are
        ("Ann Lee said yes.", "Ann Lee", "Ann Lee"),
        ("Ann Lee, the minister, said yes.", "Ann Lee, the minister", "Ann Lee, the minister"),
        ("Ann Lee, who lives in Oslo, said yes.", "Ann Lee, who lives in Oslo", "Ann Lee, who lives in Oslo"),
        ("The family agreed.", "The family", "The family"),
        ("Many, including Ann Lee, agreed.", "Many, including Ann Lee", "Many, including Ann Lee"),
        ("Lee, who ruled until 2010, agreed.", "Lee, who ruled until 2010", "Lee, who ruled until 2010"),
        # cut at the end
        ("Ann Lee, visiting Oslo, said yes.", "Ann Lee, visiting Oslo", "Ann Lee"),
        ("Ann Lee, at a rally in Oslo, said yes.", "Ann Lee, at a rally in Oslo", "Ann Lee"),
        ("Ann Lee on Monday said yes.", "Ann Lee on Monday", "Ann Lee"),
        ("Ann Lee on Monday said yes.", "Ann Lee on", "Ann Lee"),
        ("The court in 2019 ruled so.", "The court in 2019", "The court"),
        ("She then said yes.", "She then", "She"),
        ("The minister repeatedly said yes.", "The minister repeatedly", "The minister"),
        # cut at the start
        ("Even Norway said yes.", "Even Norway", "Norway"),
        ("They met a miner who said yes.", "a miner who", "who"),
        ("They met miners, many of whom agreed.", "many of whom", "many of whom"),
        # grown
        ("The group said yes.", "group", "The group"),
        ("It was late. His aides said yes.", "aides", "His aides"),
        ("So said the group.", "group", "group"),
        ("Norway’s minister said yes.", "’s minister", "Norway’s minister"),
    ],
)  # fmt: skip
def test_a_source_is_who_speaks_and_nothing_else(text: str, words: str, has: str) -> None:
    start = text.index(words)
    assert text[slice(*extent(text, (start, start + len(words))))] == has
