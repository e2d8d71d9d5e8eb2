"""Kill `add` at random moments with SIGKILL and see that nothing is lost and nothing is there twice.

    python -m benchmarks.ledger.kill [--kills 200]

A child process adds made-up records in batches, from the first on. It is killed after a random time and
started again, so many times; after each kill the ledger must hold whole batches only, and at the end what one
undisturbed run holds.
"""

from __future__ import annotations

import argparse
import random
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import text

from communique.ledger import Ledger
from communique.record import Actor, Article, Event, ReaderInfo, Record

if TYPE_CHECKING:
    from collections.abc import Sequence

RECORDS, BATCH = 400, 5
TABLES = ("articles", "records", "claims", "claim_sides", "actors", "aliases", "events", "event_sides")
_STATES = ("NOR", "KEN", "SDN", "FRA", "DEU", "JPN", "IND", "BRA")


def made(count: int) -> list[Record]:
    """Give records of meetings between two states each; every third reports the one before once more."""
    found: list[Record] = []
    for number in range(count):
        first, second = _STATES[number % 8], _STATES[(number // 3) % 7]
        words = f"Report {number}: the foreign ministers of {first} and {second} met on day {number // 3}."
        article = Article.from_text(words, published="2023-06-12", source=f"made:{number}")
        article = replace(article, outlet=f"Outlet {number % 3}")
        actors = tuple(
            Actor(f"A{i}", code, "state", None, code, "GOV", None, ())
            for i, code in ((1, first), (2, second))
        )
        at = words.index("met")
        event = Event(
            "E1", "CONSULT", "meeting", "042", ("A1",), ("A2",), "occurred", None, None, None, None, None,
            (at, at + 3), ((0, len(words)),), 0.9,
        )  # fmt: skip
        found.append(Record(article, actors, (event,), (), (), ReaderInfo("0.1.0", None)))
    return found


def add_all(address: str) -> None:
    """Add every record, in batches: what the child process does."""
    records = made(RECORDS)
    with Ledger(address) as ledger:
        for at in range(0, len(records), BATCH):
            ledger.add_many(records[at : at + BATCH])


def contents(address: str) -> dict[str, int]:
    """Give how many rows each table has, and how many claims have no event or articles no claim."""
    with Ledger(address) as ledger, ledger.reading() as connection:
        found = {t: connection.execute(text(f"select count(*) from {t}")).scalar_one() for t in TABLES}  # noqa: S608
        loose = "select count(*) from claims where event is null"
        bare = (
            "select count(*) from articles a where not exists (select 1 from claims c where c.article = a.id)"
        )
        found["claims without an event"] = connection.execute(text(loose)).scalar_one()
        found["articles without a claim"] = connection.execute(text(bare)).scalar_one()
    return {name: int(value) for name, value in found.items()}


def faults(found: dict[str, int]) -> list[str]:
    """Say what is wrong with a ledger that was cut off: nothing may be half written."""
    wrong = [name for name in ("claims without an event", "articles without a claim") if found[name]]
    if found["articles"] % BATCH:
        wrong.append(f"{found['articles']} articles are no whole batches")
    return wrong


def killed(address: str, after: float) -> bool:
    """Start a child that adds, kill it after some seconds; tell whether it was killed before its end."""
    program = [sys.executable, "-m", "benchmarks.ledger.kill", "--child", address]
    child = subprocess.Popen(program)  # noqa: S603 - ourselves
    time.sleep(after)
    if child.poll() is None:
        child.send_signal(signal.SIGKILL)
    return child.wait() == -signal.SIGKILL


def trial(folder: Path, kills: int, seed: int = 1) -> tuple[list[str], int]:
    """Kill and restart so many times; gives what was wrong, and how many kills came before the end."""
    add_all(str(folder / "undisturbed.db"))
    expected = contents(str(folder / "undisturbed.db"))
    dice = random.Random(seed)  # noqa: S311 - moments, no secrets
    wrong: list[str] = []
    hits = number = 0
    while hits < kills:
        address = str(folder / f"killed{number}.db")
        number += 1
        while hits < kills and killed(address, after=dice.uniform(0.2, 2.5)):
            hits += 1
            wrong += faults(contents(address))
        add_all(address)
        if contents(address) != expected:
            wrong.append(f"{address} holds {contents(address)}, not {expected}")
    return wrong, hits


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--child")
    given = parser.parse_args(arguments)
    if given.child:
        add_all(given.child)
        return 0
    with tempfile.TemporaryDirectory() as folder:
        wrong, hits = trial(Path(folder), given.kills)
    print(f"killed {hits} times while adding; ledgers with something lost or twice: {len(wrong)}")
    print(*wrong, sep="\n", end="\n" if wrong else "")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
