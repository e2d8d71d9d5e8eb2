"""Country and sector of actors, by name and description, on a day."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.errors import InvalidDay
from communique.gazetteer import resolve_actor

CASES = Path(__file__).with_name("actor_cases.tsv")
FLOOR = 0.95


def test_the_table_of_cases() -> None:
    lines = CASES.read_text(encoding="utf-8").splitlines()[1:]
    assert len(lines) >= 550
    misses = []
    for text, day, *asked in (line.split("\t") for line in lines):
        found = resolve_actor(text, day or None)
        if [found.country or "-", found.sector or "-"] != asked:
            misses.append(f"{text} [{day}]: {found.country} {found.sector}, not {' '.join(asked)}")
    assert 1 - len(misses) / len(lines) >= FLOOR, "\n".join(misses)


@pytest.mark.parametrize(
    ("text", "country", "sector"),
    [
        ("Republic of China", "TWN", "GOV"),
        ("People's Republic of China", "CHN", "GOV"),
        ("Russian Foreign Ministry", "RUS", "GOV"),
        ("foreign ministry spokesperson", None, "GOV"),
        ("opposition leader", None, "OPP"),
        ("two Chinese warplanes", "CHN", "MIL"),
        ("Ukrainian farmers", "UKR", "CVL"),
        ("paramilitary organization", None, "MIL"),
        ("Russian Foreign Minister John Smith", "RUS", "GOV"),
        ("chinese officials", "CHN", "GOV"),
        ("U.N. SECRETARY-GENERAL", "IGO", "IGO"),
        ("Mumbai police", "IND", "COP"),
        ("New Zealand's Labour Party", "NZL", "OPP"),
        ("a researcher at Human Rights Watch", "USA", "NGO"),
    ],
)
def test_descriptions(text: str, country: str | None, sector: str | None) -> None:
    found = resolve_actor(text)
    assert (found.country, found.sector) == (country, sector)


@pytest.mark.parametrize(
    ("text", "day", "name", "country", "sector"),
    [
        ("China's foreign minister", "2023-06-16", "Qin Gang", "CHN", "GOV"),
        ("China's foreign minister", "2023-09-01", "Wang Yi", "CHN", "GOV"),
        ("the U.S. president", "2015-01-01", "Barack Obama", "USA", "GOV"),
        ("the U.S. president", "2018-01-01", "Donald Trump", "USA", "GOV"),
        ("Secretary Blinken", "2023-06-16", "Antony Blinken", "USA", "GOV"),
        ("Joseph R. Biden, Jr.", "2022-03-01", "Joe Biden", "USA", "GOV"),
        ("Angela Merkel", "2010-01-01", "Angela Merkel", "DEU", "GOV"),
        ("Angela Merkel", "2023-01-01", "Angela Merkel", "DEU", "ELI"),
        ("former U.S. President Donald Trump", "2018-01-01", "Donald Trump", "USA", "ELI"),
        ("Mark Rutte", "2025-01-15", "Mark Rutte", "IGO", "IGO"),
    ],
)
def test_people_are_what_they_are_on_the_day(
    text: str, day: str, name: str, country: str, sector: str
) -> None:
    found = resolve_actor(text, on=day)
    assert (found.name, found.country, found.sector, found.kind) == (name, country, sector, "person")


def test_the_role_is_the_title_held_on_the_day() -> None:
    assert resolve_actor("Qin Gang", on=date(2023, 6, 16)).role == "Minister of Foreign Affairs"


def test_nothing_known_is_nothing_said() -> None:
    found = resolve_actor("Zyx Qwv")
    assert (found.name, found.country, found.sector) == ("Zyx Qwv", None, None)


@pytest.mark.parametrize(
    "day", [datetime(2023, 6, 16, 10, tzinfo=UTC), date(2023, 6, 16), "2023-06-16T10:00Z"]
)
@pytest.mark.parametrize("text", ["Taliban", "China's foreign minister", "President Putin"])
def test_a_moment_counts_as_its_day(text: str, day: date | str) -> None:
    assert resolve_actor(text, on=day) == resolve_actor(text, on="2023-06-16")


@pytest.mark.parametrize("text", ["Xi Jinping", "President Xi", "China's foreign minister", "the Taliban"])
def test_the_last_day_of_the_calendar_is_a_day(text: str) -> None:
    latest = resolve_actor(text)
    found = resolve_actor(text, on="9999-12-31")
    assert (found.name, found.country, found.sector) == (latest.name, latest.country, latest.sector)


@pytest.mark.parametrize("text", ["Xi Jinping", "President Xi", "China's foreign minister", "the Taliban"])
def test_the_first_day_of_the_calendar_is_a_day(text: str) -> None:
    assert resolve_actor(text, on=date.min).name


@pytest.mark.parametrize("day", ["yesterday", "2023-13-01"])
def test_a_day_that_is_none_is_refused(day: str) -> None:
    with pytest.raises(InvalidDay):
        resolve_actor("China", on=day)


WORDS = st.sampled_from(
    "the of . , 's Dr. President U.S. chief minister Kenyan police Al- 's' x PARIS -".split()
)


@given(st.one_of(st.text(max_size=60), st.lists(WORDS, max_size=8).map(" ".join)))
def test_any_text_is_answered(text: str) -> None:
    found = resolve_actor(text)
    assert found.country is None or len(found.country) == 3
