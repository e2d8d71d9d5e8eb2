"""Whatever a job is given, each thing is counted once, stands in the log, and is not looked at again."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING
from unittest import mock

from hypothesis import given, settings
from hypothesis import strategies as st

from communique.cli import stages
from communique.errors import PassedOver, UnsupportedInput
from communique.ledger import Ledger
from communique.sources.items import Item
from tests.cli.newsroom import story
from tests.cli.test_job import URL, Fetching, Reading, do

if TYPE_CHECKING:
    from communique.errors import InputError

NAMES = st.integers(0, 3)
TEXTS = st.integers(0, 2)
THINGS = st.one_of(
    st.builds(lambda name, text: Item(f"{name}.html", story(text)), NAMES, TEXTS),
    st.builds(lambda name: Item(f"{name}.txt", b"<html><p>Not found"), NAMES),
    st.builds(lambda name, feed: Item(f"{URL}/{name}", found_in=feed), NAMES, st.sampled_from("ab")),
    st.builds(lambda name: UnsupportedInput(f"{name}.bin", "it is a program"), NAMES),
    st.builds(lambda name: PassedOver(f"{name}.png", "it is a PNG image"), NAMES),
)
PAGES = {f"{URL}/{name}": story(name) for name in range(3)} | {f"{URL}/3": b"<html><p>Not found"}


@settings(max_examples=12, deadline=None)
@given(st.lists(THINGS, max_size=14))
def test_each_thing_is_accounted_for_and_met_once(things: list[Item | InputError]) -> None:
    reading, fetching = Reading(), Fetching(PAGES)
    with (
        tempfile.TemporaryDirectory() as folder,
        Ledger(str(Path(folder) / "ledger.db")) as ledger,
        mock.patch.object(stages, "_reader", lambda: reading),
    ):
        adding, _, expected = do(ledger, things, fetching)
        outcomes = ("added", "unchanged", "duplicate", "failed", "left alone", "named again")
        counted = sum(adding.counts[outcome] for outcome in outcomes)
        assert counted == adding.counts["inputs"]
        assert counted + adding.passed_over.total() == len(things) == expected[0]
        assert {line.source for line in ledger.log()} == {one.source for one in things}
        assert len(reading.read_texts) == len(set(reading.read_texts))
        fetched = [url for some in fetching.asked for url in some]
        assert len(fetched) == len(set(fetched))

        last = {one.source: one for one in things}  # what a path holds by now
        do(ledger, last.values(), fetching)
        read, asked = len(reading.read_texts), len(fetching.asked)
        again, _, _ = do(ledger, last.values(), fetching)
        assert (len(reading.read_texts), len(fetching.asked), again.counts["added"]) == (read, asked, 0)
