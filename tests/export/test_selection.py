"""Which events are exported, and that a file is written whole or not at all."""

from __future__ import annotations

import gc
import io
import json
from datetime import date
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from communique.errors import LedgerError, UnknownEntry
from communique.export import FORMATS, Selection, write_events
from communique.export.formats import replacing
from communique.ledger.engine import writing

from .conftest import Write, fill

if TYPE_CHECKING:
    from pathlib import Path

    from communique.ledger import Ledger


def acts(data: bytes) -> list[str]:
    return [json.loads(line)["type"] for line in data.decode().splitlines()]


@pytest.mark.parametrize(
    ("selection", "expected"),
    [
        (Selection(), ["SANCTION", "ASSAULT", "REJECT", "CONSULT", "CONSULT"]),
        (Selection(since=date(2023, 6, 18), until=date(2023, 6, 21)), ["REJECT", "CONSULT"]),
        (Selection(actors=("KEN",)), ["REJECT", "CONSULT", "CONSULT"]),
        (Selection(actors=("Kenya", "NOR")), ["CONSULT"]),
        (Selection(actors=("Ada Olsen",)), ["CONSULT"]),
        (Selection(status="possible"), ["SANCTION"]),
        (Selection(since=date(2030, 1, 1)), []),
    ],
)
def test_what_is_asked_for_is_written_by_day(
    written: Write, selection: Selection, expected: list[str]
) -> None:
    assert acts(written("jsonl", selection)) == expected


def test_what_a_person_has_rejected_stays_out(ledger: Ledger) -> None:
    out = io.BytesIO()
    with writing(fill(ledger)._engine) as connection:
        connection.execute(text("update events set review = 'rejected' where type = 'ASSAULT'"))
        connection.execute(text("update events set review = 'accepted' where type = 'REJECT'"))
    write_events(ledger, "jsonl", out)
    assert acts(out.getvalue()) == ["SANCTION", "REJECT", "CONSULT", "CONSULT"]


@pytest.mark.parametrize("form", FORMATS)
def test_the_count_is_what_the_format_holds(filled: Ledger, form: str, tmp_path: Path) -> None:
    seen: list[int] = []
    count = write_events(filled, form, tmp_path / "file", seen=seen.append)
    assert seen == [count] * count
    assert count == (2 if form == "ics" else 5)


def test_an_actor_nobody_knows_is_an_error(written: Write) -> None:
    with pytest.raises(UnknownEntry, match="no actor 'Ruritania'"):
        written("csv", Selection(actors=("Ruritania",)))


def test_days_in_the_wrong_order_are_an_error(written: Write) -> None:
    with pytest.raises(LedgerError, match="the first day comes first"):
        written("csv", Selection(since=date(2023, 6, 2), until=date(2023, 6, 1)))


def test_a_file_is_whole_or_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "events.csv"
    path.write_text("before")
    with pytest.raises(RuntimeError), replacing(path) as file:
        file.write(b"half")
        raise RuntimeError
    assert (path.read_text(), list(tmp_path.iterdir())) == ("before", [path])
    with replacing(path) as file:
        file.write(b"after")
    assert (path.read_text(), list(tmp_path.iterdir())) == ("after", [path])


def test_nothing_is_left_open_where_writing_breaks_off(
    filled: Ledger, caplog: pytest.LogCaptureFixture
) -> None:
    class Closed(io.BytesIO):
        def write(self, data: object) -> int:
            raise BrokenPipeError

    with pytest.raises(BrokenPipeError):
        write_events(filled, "jsonl", Closed())
    gc.collect()
    assert caplog.messages == []
