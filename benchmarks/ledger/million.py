"""How long each question takes on a ledger of a million made-up events.

    python -m benchmarks.ledger.million [--events 1000000] [--ledger ADDRESS]

The ledger is made first: states that take part by Zipf's law, people, articles, claims and statements over
sixteen years. Without an address it is a SQLite file that is deleted again; a ledger at an address, in SQLite
or PostgreSQL, stays, and one that was made before is asked again. Printed is the median of five runs of each
question, for pages of fifty.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import sys
import tempfile
import time
from datetime import date, timedelta
from itertools import accumulate, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

from sqlalchemy import insert, select

from communique.cameo import GENERAL, cameo_code
from communique.ledger import Ledger, schema
from communique.ledger.engine import writing
from communique.ledger.folding import telling_words
from communique.ledger.tallies import recount
from communique.record import EventType

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from sqlalchemy import Table

    Rows = Iterator[dict[str, Any]]

_FIRST, _DAYS = date(2010, 1, 1), 5_800
_LARGE = ("USA", "CHN", "RUS", "UKR", "FRA", "DEU", "GBR", "JPN", "IND", "BRA")
_STATES = (*_LARGE, *(f"X{a}{b}" for a in "ABCDEFGHIJKLMNOPQR" for b in "ABCDEFGHIJ"))
_PEOPLE = 60_000
_WORDS = "talks sanctions visit grain deal border minister summit trade aid pact peace vote court gas".split()
_TYPES = get_args(EventType)
_MODES = ("visit", "meeting", "phone")
_STATUSES = ("occurred", "planned", "possible", "denied", "postponed", "cancelled")
_ROLES = ("President", "Foreign Minister", "Spokesperson", "Ambassador", "Envoy")
_RUNS = 5
_BATCH = 10_000


class Made:
    """The rows of a ledger with so many events: one article to ten events, one statement to two."""

    def __init__(self, events: int, seed: int = 1) -> None:
        self.events, self.articles = events, max(1, events // 10)
        self._dice = random.Random(seed)  # noqa: S311 - made-up data
        self._weights = list(accumulate(1 / (rank + 2) for rank in range(len(_STATES))))

    def fill(self, ledger: Ledger) -> None:
        """Write all rows in one transaction."""
        with writing(ledger._engine) as connection:
            for table, rows in self._tables():
                while some := list(islice(rows, _BATCH)):
                    connection.execute(insert(table), some)
            sides = schema.event_sides.c  # each event has one claim, of its number, that tells the same
            told = select(sides.event, sides.side, sides.actor, sides.country)
            names = ["claim", "side", "actor", "country"]
            connection.execute(insert(schema.claim_sides).from_select(names, told))
            recount(connection)

    def _tables(self) -> Iterator[tuple[Table, Rows]]:
        yield schema.actors, self._actors()
        yield schema.aliases, self._aliases()
        yield schema.articles, self._articles()
        yield schema.records, self._records()
        yield schema.events, self._events()
        yield schema.event_sides, self._sides()
        yield schema.claims, self._claims()
        yield schema.statements, self._statements()
        yield schema.statement_actors, self._about()
        yield schema.record_actors, self._named()

    def _actors(self) -> Rows:
        for number in range(1, len(_STATES) + _PEOPLE + 1):
            code = _STATES[(number - 1) % len(_STATES)]
            is_state = number <= len(_STATES)
            name = code if is_state else f"Person {number}"
            kind = "state" if is_state else "person"
            yield {"id": number, "name": name, "key": f"{kind}:{name}", "kind": kind, "country": code}

    def _aliases(self) -> Rows:
        for row in self._actors():
            yield {"actor": row["id"], "folded": row["name"].lower(), "name": row["name"]}

    def _words(self, count: int) -> str:
        return " ".join(self._dice.choices(_WORDS, k=count))

    def _article(self, event: int) -> int:
        return min(self.articles, event // 10 + 1)

    def _day(self, event: int) -> str:
        return str(_FIRST + timedelta(event * _DAYS // self.events))

    def _act(self, event: int) -> dict[str, Any]:
        """Give what an event and its sides tell alike."""
        kind = _TYPES[event % len(_TYPES)]
        mode = _MODES[event // len(_TYPES) % len(_MODES)] if kind == "CONSULT" else None
        return {"type": kind, "mode": mode, "day": self._day(event - 1)}

    def _articles(self) -> Rows:
        for number in range(1, self.articles + 1):
            yield {
                "id": number, "digest": f"sha256:{number:064x}", "outlet": f"Outlet {number % 40}",
                "title": self._words(6), "text": f"{self._words(40)} rare{number % 5000}", "authors": "[]",
                "published": self._day(number * 10 - 10), "captions": "[]", "furniture": "[]",
                "language": "en", "added": "2024-01-01",
            }  # fmt: skip

    def _records(self) -> Rows:
        for number in range(1, self.articles + 1):
            yield {
                "id": number, "article": number, "version": "0.1.0", "digest": str(number),
                "content": _content(number), "added": "2024-01-01", "is_current": 1,
            }  # fmt: skip

    def _events(self) -> Rows:
        for number in range(1, self.events + 1):
            act = self._act(number)
            kind, day = act["type"], act["day"]
            status = self._dice.choices(_STATUSES, (88, 7, 4, 1, 1, 1))[0]
            yield act | {
                "id": number, "name": f"E-{number:012x}", "status": status,
                "cameo": cameo_code(kind, status, GENERAL[kind]), "first_day": day, "last_day": day,
                "place": f"Town {number % 3000}", "place_country": _STATES[number % len(_STATES)],
                "score": 0.8, "first_reported": day, "last_reported": day, "reports": 1, "independent": 1,
            }  # fmt: skip

    def _sides(self) -> Rows:
        for number in range(1, self.events + 1):
            for side in ("source", "target"):
                state = self._dice.choices(range(len(_STATES)), cum_weights=self._weights)[0]
                row = {"event": number, "side": side, "country": _STATES[state], **self._act(number)}
                yield row | {"actor": state + 1}
                if self._dice.random() < 0.3:
                    person = state + 1 + len(_STATES) * self._dice.randint(1, _PEOPLE // len(_STATES))
                    yield row | {"actor": person}

    def _claims(self) -> Rows:
        for number in range(1, self.events + 1):
            article, day, words = self._article(number - 1), self._day(number - 1), self._words(8)
            yield {
                "id": number, "record": article, "article": article, "local": f"E{number}", "event": number,
                "type": _TYPES[number % len(_TYPES)], "status": "occurred", "first_day": day,
                "trigger_words": "met", "trigger_span": "[0,3]", "words": words, "stem": "met",
                "terms": " ".join(sorted(telling_words(words))),
                "evidence": "[[0,3]]", "score": 0.8, "published": day, "day": day,
            }  # fmt: skip

    def _statements(self) -> Rows:
        for number in range(1, self.events // 2 + 1):
            article = self._article(number * 2 - 2)
            yield {
                "id": number, "record": article, "article": article, "local": f"S{number}", "kind": "direct",
                "speaker": self._dice.randint(1, len(_STATES) + _PEOPLE), "content": self._words(12),
                "spans": "[[0, 40]]", "published": self._day(number * 2 - 2),
            }  # fmt: skip

    def _about(self) -> Rows:
        """Let each statement be about a state, the large ones most often."""
        states = self._dice.choices(range(len(_STATES)), cum_weights=self._weights, k=self.events // 2)
        for number, state in enumerate(states, 1):
            yield {"statement": number, "part": "about", "actor": state + 1}

    def _named(self) -> Rows:
        """Let each article name a state and a person with a role."""
        for number in range(1, self.articles + 1):
            state = number % len(_STATES) + 1
            yield {"record": number, "local": "A1", "actor": state, "role": None}
            person = state + len(_STATES) * (1 + number % (_PEOPLE // len(_STATES) - 1))
            yield {"record": number, "local": "A2", "actor": person, "role": _ROLES[number % len(_ROLES)]}


def _content(article: int) -> str:
    """Give what was read in an article: two actors and the acts that the claims tell."""
    first = {"id": "A1", "name": "Someland", "kind": "state", "role": None, "country": None, "sector": None,
             "affiliation": None, "mentions": [[0, 5]]}  # fmt: skip
    second = first | {"id": "A2", "name": "Somebody", "kind": "person", "mentions": [[6, 11]]}
    act = {"type": "CONSULT", "mode": "visit", "cameo": "042", "sources": ["A1"], "targets": ["A2"],
           "status": "occurred", "start": None, "end": None, "when": None, "place": None, "said_by": None,
           "trigger": [0, 5], "evidence": [[0, 40]], "score": 0.8}  # fmt: skip
    acts = [act | {"id": f"E{article * 10 - 9 + n}"} for n in range(10)]
    read = {"actors": [first, second], "events": acts, "statements": [], "conflicts": []}
    return json.dumps(read | {"reader": {"version": "0.1.0", "model": None}})


def questions(ledger: Ledger, events: int) -> dict[str, Callable[[], object]]:
    """Give each question by its name."""
    page = {"limit": 50}
    dice = random.Random(2)  # noqa: S311
    return {
        "events": lambda: list(ledger.events(**page)),
        "events of a large state": lambda: list(ledger.events("CHN", since="2020-01-01", **page)),
        "events of a type": lambda: list(ledger.events(type="RETREAT", **page)),
        "events at a place": lambda: list(ledger.events(place="Town 77", **page)),
        "source, target and type": lambda: list(
            ledger.events(source="USA", target="RUS", type="SANCTION", **page)
        ),
        "events with common words": lambda: list(ledger.events(text="grain deal", **page)),
        "timeline of two large states": lambda: list(ledger.timeline("USA", "CHN", **page)),
        "timeline of a person and a state": lambda: list(ledger.timeline("Person 5000", "USA", **page)),
        "show one event": lambda: ledger.event(f"E-{dice.randint(1, events):012x}"),
        "upcoming": lambda: list(ledger.upcoming("2024-01-01", **page)),
        "upcoming of a large state": lambda: list(ledger.upcoming("2024-01-01", actors="USA", **page)),
        "visits by": lambda: list(ledger.visits("FRA", **page)),
        "visits by and to": lambda: list(ledger.visits("FRA", "CHN", **page)),
        "quotes of a person": lambda: list(ledger.quotes("Person 777", **page)),
        "quotes with common words": lambda: list(ledger.quotes(text="grain deal", **page)),
        "search for a rare word": lambda: list(ledger.search("rare77")),
        "search for common words": lambda: list(ledger.search("grain deal")),
        "the same, of long ago": lambda: list(ledger.search("grain deal", until="2011-01-01")),
        "who": lambda: list(ledger.who("Person 777")),
        "series of two states": lambda: list(ledger.series(("FRA", "UKR"))),
        "series of one to another, by week": lambda: list(
            ledger.series(source="USA", target="CHN", by="week")
        ),
        "series of one state": lambda: list(ledger.series("USA")),
        "series of one state, by day": lambda: list(ledger.series("USA", by="day")),
        "series of everything, by year": lambda: list(ledger.series(by="year")),
        "stats": lambda: ledger.stats(),
    }


def median_ms(ask: Callable[[], object]) -> float:
    """Give the median time of several runs, the first one left out."""
    ask()
    took = []
    for _ in range(_RUNS):
        begun = time.perf_counter()
        ask()
        took.append(1000 * (time.perf_counter() - begun))
    return statistics.median(took)


def _settle(ledger: Ledger) -> None:
    """Let the database look at its tables, as PostgreSQL does by itself some time after."""
    with ledger._engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        vacuum = connection.dialect.name == "postgresql"
        connection.exec_driver_sql("vacuum analyze" if vacuum else "analyze")
        connection.commit()


def make(address: str, events: int) -> None:
    """Make a ledger of so many events at an address, unless there is one."""
    with Ledger(address) as ledger:
        if not ledger.stats().events:
            Made(events).fill(ledger)
            _settle(ledger)


def measure(address: str, events: int) -> None:
    begun = time.monotonic()
    make(address, events)
    with Ledger(address) as ledger:
        kind = ledger._engine.dialect.name
        print(
            f"{events:,} events in {kind}, made in {time.monotonic() - begun:.0f} s; medians of {_RUNS}, ms"
        )
        for name, ask in questions(ledger, events).items():
            print(f"{name:34}{median_ms(ask):10.1f}", flush=True)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=1_000_000)
    parser.add_argument("--ledger")
    given = parser.parse_args(arguments)
    if given.ledger:
        measure(given.ledger, given.events)
        return 0
    with tempfile.TemporaryDirectory() as folder:
        measure(str(Path(folder) / "million.db"), given.events)
    return 0


if __name__ == "__main__":
    sys.exit(main())
