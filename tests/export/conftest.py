"""A ledger of some events of every kind that exporting must tell apart, in both databases."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

import pytest

from communique.export import Selection, write_events
from communique.ledger import Ledger
from communique.record import Actor
from tests.ledger.conftest import address, ledger, postgres_server
from tests.ledger.made import KENYA, NAIROBI, NORWAY, OTIENO, SUDAN, record

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from communique.record import Record

__all__ = ["address", "ledger", "postgres_server"]

FORMULA = Actor("", "=SUM(A1)\tGroup", "group", None, None, None, None, ())
VISIT = "Norway's Ada Olsen said “we will visit Grace Otieno” in Nairobi on June 20."
MOVED = "Foreign Minister Ada Olsen will visit Grace Otieno in Nairobi a day later, on June 21."
SANCTIONS = "Norway may impose sanctions on Sudan.\n\nThe two fell out over fish, among other things."
ATTACK = "The =SUM(A1)\tGroup attacked Sudan — “at night”, it said."
TALKS = "Talks that Kenya was to have with Sudan on July 1 and 2 were called off."


class Write(Protocol):
    def __call__(self, form: str, selection: Selection = ...) -> bytes: ...


def coded(cameo: str, made: Record) -> Record:
    """Give the event of a record another code, and its source as who tells of it."""
    (event,) = made.events
    return replace(made, events=(replace(event, cameo=cameo, said_by="A1"),))


def cued(cue: str, made: Record) -> Record:
    """Give the statement of a record its cue."""
    (said,) = made.statements
    at = made.article.text.index(cue)
    return replace(made, statements=(replace(said, cue=(at, at + len(cue))),))


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def filled(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """Give a ledger of events for all tests to read."""
    if request.param == "sqlite":
        where = str(tmp_path_factory.mktemp("export") / "ledger.db")
    else:
        where = request.getfixturevalue("postgres_server").format("postgres")
    with Ledger(where) as opened:
        yield fill(opened)


def fill(ledger: Ledger) -> Ledger:
    ledger.add_many(
        [
            cued("said", record(
                VISIT, "2023-06-12", mode="visit", status="planned", start="2023-06-20", place=NAIROBI,
                trigger="visit", said="we will visit Grace Otieno",
            )),
            record(
                MOVED, "2023-06-14", outlet="Morning Post", mode="visit", status="planned",
                start="2023-06-21", place=NAIROBI, trigger="visit",
            ),
            record(
                SANCTIONS, "2023-06-15", source=NORWAY, target=SUDAN, kind="SANCTION", mode=None,
                status="possible", trigger="impose sanctions", score=0.5,
            ),
            coded("190", record(
                ATTACK, "2023-06-16", source=FORMULA, target=SUDAN, kind="ASSAULT", mode=None,
                trigger="attacked",
            )),
            record(
                TALKS, "2023-06-17", source=KENYA, target=SUDAN, mode="negotiation", status="cancelled",
                start="2023-07-01", end="2023-07-02", trigger="Talks",
            ),
            coded("120", record(
                "Grace Otieno rejected it.", "2023-06-18", source=OTIENO, target=None, kind="REJECT",
                mode=None, trigger="rejected",
            )),
        ]
    )  # fmt: skip
    return ledger


@pytest.fixture
def written(filled: Ledger, tmp_path: Path) -> Write:
    """Give what exporting writes to a file, which is alone in its folder afterwards."""

    def write(form: str, selection: Selection = Selection()) -> bytes:  # noqa: B008
        folder = tmp_path / f"out-{form}"
        folder.mkdir(exist_ok=True)
        path = folder / "file"
        write_events(filled, form, path, selection)
        assert [one.name for one in folder.iterdir()] == ["file"]
        return path.read_bytes()

    return write
