"""How many records a ledger takes in a second, in batches of 500: small ones, and those of a file.

    python -m benchmarks.ledger.adding [RECORDS.jsonl]

Small ones are made up: one event and two actors each, of 240 people in twenty states over two years, few of
them alike. RECORDS are
such as `communique read --json` prints. Also printed is how long the same rows take that SQLite is given
without anything else, as what the figure is compared with.
"""

from __future__ import annotations

import argparse
import json
import random
import sqlite3
import tempfile
import time
from datetime import date, timedelta
from itertools import islice, product
from pathlib import Path
from typing import TYPE_CHECKING

from communique.ledger import Ledger
from communique.record import Actor, Article, Event, ReaderInfo, Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

BATCH, MADE = 500, 4_000
_STATES = "NOR KEN SDN FRA JPN BRA IND EGY TUR POL PER VNM MEX GHA CHL FIN ITA ESP MAR THA".split()
_GOODS = "fish grain gas steel visas ports rail peace".split()


def made(count: int) -> Iterator[Record]:
    """Give records that report a meeting each."""
    dice = random.Random(1)  # noqa: S311 - made-up data
    names = product(_STATES, "KLMN", ("or", "il", "an"))
    people = [(f"Ada {first}{rest}son", state) for state, first, rest in names]
    for number in range(count):
        pair = dice.sample(people, 2)
        day = date(2020, 1, 1) + timedelta(dice.randrange(700))
        words = f"{pair[0][0]} met {pair[1][0]} for talks about {dice.choice(_GOODS)}, number {number}."
        article = Article(
            f"sha256:{number}", f"https://fjord.example/{number}", words, "Fjord Times", (), day, "given",
            None, (), (), "en", words,
        )  # fmt: skip
        actors = tuple(
            Actor(f"A{at}", name, "person", "Foreign Minister", state, "GOV", None, ())
            for at, (name, state) in enumerate(pair, start=1)
        )
        at = words.index("met")
        event = Event(
            "E1", "CONSULT", "meeting", "042", ("A1",), ("A2",), "occurred", day, day, None, None, None,
            (at, at + 3), ((0, len(words)),), 0.9,
        )  # fmt: skip
        yield Record(article, actors, (event,), (), (), ReaderInfo("0.1.0", "sha256:0"))


def seconds_to_add(records: Iterable[Record], path: Path) -> tuple[float, int]:
    """Add records, and give the seconds that adding took and how many there were."""
    stream, seconds, count = iter(records), 0.0, 0
    with Ledger(str(path)) as ledger:
        while batch := list(islice(stream, BATCH)):
            begun = time.perf_counter()
            ledger.add_many(batch)
            seconds += time.perf_counter() - begun
            count += len(batch)
    return seconds, count


def seconds_to_copy(path: Path, other: Path) -> float:
    """Give the seconds that SQLite takes to write all rows of a ledger into the tables of an empty one."""
    Ledger(str(other)).close()
    with sqlite3.connect(other) as connection:
        connection.execute("attach ? as full", (str(path),))
        connection.execute("pragma foreign_keys = off")
        tables = [
            name
            for name, sql in connection.execute(
                "select name, sql from full.sqlite_master where type = 'table'"
            )
            if "_search" not in name and not name.startswith(("sqlite_", "alembic_"))
        ]
        begun = time.perf_counter()
        for name in tables:
            connection.execute(f"insert into {name} select * from full.{name}")  # noqa: S608 - our own names
        connection.commit()
        return time.perf_counter() - begun


def measure(name: str, records: Iterable[Record]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "ledger.db")
        seconds, count = seconds_to_add(records, path)
        bare = seconds_to_copy(path, Path(folder, "copy.db"))
    rate, times = count / seconds, seconds / bare
    print(f"{name}: {rate:,.0f} records a second; {times:.1f} times what SQLite takes for the rows alone")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("records", type=Path, nargs="?", help="JSON Lines of records")
    given = parser.parse_args().records
    measure("made-up records of one event", made(MADE))
    if given is not None:
        with given.open(encoding="utf-8") as file:
            measure(given.name, (Record.from_dict(json.loads(line)) for line in file))


if __name__ == "__main__":
    main()
