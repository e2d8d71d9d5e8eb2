"""Counts kept up to date are those that counting anew gives, whatever was added, corrected or merged."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import text

from communique.cameo import intensity_of, quad_of
from communique.ledger.engine import writing
from communique.ledger.tallies import QUADS, recount
from communique.record import ReaderInfo
from tests.ledger.asked import DATABASES, asked
from tests.ledger.made import KENYA, NORWAY, SUDAN, record
from tests.ledger.test_month import month

if TYPE_CHECKING:
    from collections.abc import Iterator

    from communique.ledger import Ledger
    from communique.record import Record

WHO = {"by": "Ann Lee", "reason": "I was there."}
COUNTED = ("events", "reports", "independent")


@pytest.fixture(scope="module", params=DATABASES)
def spring(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    with asked(request, tmp_path_factory.mktemp("asked")) as opened:
        yield opened


def told(ledger: Ledger, query: str) -> list[Any]:
    with ledger.reading() as connection:
        return [*connection.execute(text(query))]


def kept(ledger: Ledger) -> set[tuple[Any, ...]]:
    return {tuple(row) for row in told(ledger, "select * from tallies")}


def by_hand(ledger: Ledger) -> set[tuple[Any, ...]]:
    """Count what the tables say, one event at a time, as plainly as can be."""
    sides: dict[int, dict[str, set[str]]] = {}
    for event, side, country in told(
        ledger, "select event, side, country from event_sides where country is not null"
    ):
        sides.setdefault(event, {}).setdefault(country, set()).add(side)
    found: dict[tuple[Any, ...], list[int]] = {}
    for row in told(ledger, "select * from events where review is null or review != 'rejected'"):
        letters = {
            country: "B" if len(parts) == 2 else parts.copy().pop()[0].upper()
            for country, parts in sides.get(row.id, {}).items()
        }
        whom = [("", "", "")] + [(one, "", letters[one]) for one in letters]
        whom += [(a, b, letters[a] + letters[b]) for a, b in product(letters, letters) if a < b]
        dated = [(one, other, row.day, part) for one, other, part in whom if row.day]
        quad = 1 + QUADS.index(quad_of(row.type, row.cameo))
        counts = [1, row.reports, row.independent]
        more = counts + [round(10 * intensity_of(row.type, row.cameo)) * count for count in counts]
        for one, other, day, part in [("", "", "", ""), *dated]:
            key = (one, other, row.status, day, quad, part)
            found[key] = [old + new for old, new in zip(found.get(key, [0] * 6), more, strict=True)]
    return {(*key, *sizes) for key, sizes in found.items()}


def correct(ledger: Ledger, dice: random.Random) -> None:
    """Correct an event in one of all ways."""
    names = sorted(row[0] for row in told(ledger, "select name from events"))
    name, other = dice.sample(names, 2)
    way = dice.choice(("accept", "reject", "edit", "edit", "merge", "split", "undo"))
    if way == "accept":
        ledger.accept(name, **WHO)
    elif way == "reject":
        ledger.reject(name, **WHO)
    elif way == "edit":
        fields: dict[str, Any] = dice.choice(
            ({"status": "denied"}, {"type": "AID", "mode": None}, {"first_day": "2022-01-02"},
             {"sources": ["Norway", "Kenya"]}, {"targets": ["NOR"]})
        )  # fmt: skip
        ledger.edit(name, **WHO, **fields)
    elif way == "merge":
        ledger.merge(name, other, **WHO)
    elif way == "split":
        query = (
            f"select c.id from claims c join events e on e.id = c.event where e.name = '{name}' order by c.id"
        )
        if len(claims := [row[0] for row in told(ledger, query)]) > 1:
            ledger.split(name, claims[: len(claims) // 2], **WHO)
    elif open_ones := [one for one in ledger.corrections() if not one.is_undone]:
        ledger.undo(dice.choice(open_ones).number, **WHO)


def reread(one: Record) -> Record:
    """Give an article as a newer reader reads it: without the event, or with another status."""
    events = () if len(one.article.text) % 2 else tuple(replace(e, status="cancelled") for e in one.events)
    return replace(one, events=events, reader=ReaderInfo("0.2.0", "sha256:0"))


@pytest.mark.parametrize("seed", [1, 2])
def test_counts_stay_right(ledger: Ledger, seed: int) -> None:
    dice = random.Random(seed)
    records = month()
    dice.shuffle(records)
    for at in range(0, 120, 40):
        ledger.add_many(records[at : at + 40])
        assert kept(ledger) == by_hand(ledger)
        for _ in range(8):
            correct(ledger, dice)
            assert kept(ledger) == by_hand(ledger)
    ledger.add_many([reread(one) for one in dice.sample(records[:120], 30)])
    assert kept(ledger) == by_hand(ledger)
    ledger.remerge()
    expected = by_hand(ledger)
    assert kept(ledger) == expected
    with writing(ledger._engine) as connection:
        recount(connection)
    assert kept(ledger) == expected


def test_one_country_may_stand_on_both_sides(ledger: Ledger) -> None:
    ledger.add(record("Norway's ministers met: Olsen met Norway.", "2023-06-12", target=NORWAY))
    ledger.add(record("Norway struck Kenya.", "2023-06-13", source=NORWAY, target=KENYA, trigger="struck"))
    assert {(row[0], row[1], row[5]) for row in kept(ledger)} == {
        ("", "", ""), ("NOR", "", "B"), ("NOR", "", "S"), ("KEN", "", "T"), ("KEN", "NOR", "TS")
    }  # fmt: skip
    since: dict[str, Any] = {"since": "2023-06-01", "by": "year"}
    for parties, events in (
        ({"source": "NOR"}, 2), ({"target": "NOR"}, 1), ({"source": "NOR", "target": "NOR"}, 1),
        ({"source": "NOR", "target": "KEN"}, 1), ({"source": "KEN", "target": "NOR"}, 0),
        ({"actors": ("KEN", "NOR")}, 1), ({"actors": "KEN", "source": "KEN"}, 0),
    ):  # fmt: skip
        assert sum(row.value for row in ledger.series(**parties, **since)) == events, parties


@pytest.mark.parametrize("by", ["day", "week", "month", "year"])
@pytest.mark.parametrize(
    "parties",
    [
        {}, {"actors": "NOR"}, {"actors": ("SDN", "NOR")}, {"source": "NOR"}, {"target": "Sudan"},
        {"source": "NOR", "target": "KEN"}, {"source": "NOR", "actors": "SDN"}, {"source": "Ada Olsen"},
        {"actors": ("NOR", "KEN", "SDN")},
    ],
    ids=str,
)  # fmt: skip
def test_a_series_of_counts_is_one_of_events(spring: Ledger, by: Any, parties: dict[str, Any]) -> None:
    """A least score makes a series count the events themselves."""
    statuses = ("occurred", "planned", "possible", "denied")
    for count in COUNTED:
        more: dict[str, Any] = {**parties, "by": by, "count": count, "statuses": statuses}
        if by != "month":
            more |= {"since": "2023-05-03", "until": "2023-07-15"}
        assert list(spring.series(**more)) == list(spring.series(**more, min_score=0))


def test_what_is_rejected_counts_in_stats_alone(ledger: Ledger) -> None:
    ledger.add_many(month()[:20])
    before, events = ledger.stats(), list(ledger.events())
    ledger.reject(events[0].name, **WHO)
    after = ledger.stats()
    assert (after.events, after.statuses, after.reports) == (before.events, before.statuses, before.reports)
    assert sum(row[6] for row in kept(ledger) if not row[3]) == len(events) - 1
    assert ledger.add(record("Sudan met Kenya.", "2023-06-12", source=SUDAN, target=KENYA)) == "added"
