"""Who is the same across articles, and who shares only a name."""

from __future__ import annotations

from datetime import date

import pytest

from communique.ledger.identity import identify
from communique.record import Actor, ActorKind

DAY = date(2022, 3, 1)


def key(
    name: str,
    kind: ActorKind = "person",
    role: str | None = None,
    country: str | None = None,
    on: date | None = DAY,
) -> str:
    return identify(Actor("A1", name, kind, role, country, "GOV", None, ()), on).key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (key("Blinken", role="Secretary of State", country="USA"), key("Antony J. Blinken", country="USA")),
        (key("Sergey Lavrov", country="RUS"), key("Sergei Lavrov", role="Foreign Minister", country="RUS")),
        (key("Antony Blinken", country="USA"), key("Antony Blinken", role="Secretary", country="FRA")),
        (key("Putin", role="President", country="RUS"), key("Putin", role="President", country="IGO")),
        (key("Ada Olsen", country="NOR"), key("Ada K. Olsen", country="NOR")),
        (key("U.S.", "state", country="USA"), key("the United States", "state", country="USA")),
        (key("several protesters", "group", country="SDN"), key("Protesters", "group", country="SDN")),
        (key("the Ukrainian president", "group", country="UKR"), key("Zelenskyy", country="UKR")),
    ],
)
def test_one_and_the_same(one: str, other: str) -> None:
    assert one == other


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (key("Olsen", role="Foreign Minister", country="NOR"), key("Olsen", role="mayor", country="NOR")),
        (key("Ada Olsen", country="NOR"), key("Ada Olsen", country="KEN")),
        (key("Joe Biden", country="USA"), key("Jill Biden", country="USA")),
        (key("Antony Blinken", country="USA"), key("Antony Blinken", country="FRA", on=date(2035, 1, 1))),
        (key("VA", "organization", country="USA"), key("Virginia", "organization", country="USA")),
        (
            key("ASEAN", "organization", country="IGO"),
            key("ASEAN Business Council", "organization", country="IGO"),
        ),
        (
            key("Antony Blinken and Gabi Ashkenazi", "group", country="USA"),
            key("Antony Blinken", country="USA"),
        ),
        (key("Foreign Minister", role="Foreign Minister"), key("President", role="President")),
    ],
)
def test_not_the_same(one: str, other: str) -> None:
    assert one != other


def test_an_office_holder_has_the_country_of_the_office() -> None:
    found = identify(Actor("A1", "Antony Blinken", "person", "Secretary", "FRA", "GOV", None, ()), DAY)
    assert (found.name, found.country) == ("Antony Blinken", "USA")
