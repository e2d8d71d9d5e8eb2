"""One job: how far ahead it reads, what it fetches together, and what it does with what comes twice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from communique.cli import job as module
from communique.cli import stages
from communique.cli.adding import MOST_KINDS, MOST_TOLD, OTHER, Adding
from communique.cli.job import Job
from communique.cli.job_summary import summary
from communique.cli.signals import Signals
from communique.cli.stages import Known, Step, load_item
from communique.cli.workers import LOADING, Workers
from communique.errors import FetchFailed, InputError, PassedOver
from communique.ledger import Ledger
from communique.reading.reader import Reader
from communique.record import Article, Record
from communique.sources import RawInput
from communique.sources.items import Item
from tests.cli.newsroom import story

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

URL = "https://fjord.example"


class Fetching:
    """A `Polite` that keeps the addresses that it was asked for together, and gives a story for each."""

    def __init__(self, pages: dict[str, bytes] | None = None) -> None:
        self.asked: list[list[str]] = []
        self._pages = pages

    def fetch_many(self, items: Sequence[Item]) -> Iterator[tuple[Item, RawInput | InputError]]:
        self.asked.append([item.source for item in items])
        for item in items:
            if self._pages is None:
                yield item, FetchFailed(item.source, "the server answered 404 Not Found")
            else:
                yield item, RawInput(self._pages[item.source], item.source)


class Reading:
    """A reader that finds nothing, at once; `fails` says on what texts it breaks off."""

    def __init__(self, fails: str = "no such words") -> None:
        self.read_texts: list[str] = []
        self._fails = fails

    def read(self, article: Article) -> Record:
        self.read_texts.append(article.text)
        if self._fails in article.text:
            raise ZeroDivisionError("once")
        return Record(article, (), (), (), (), Reader().info)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger(str(tmp_path / "ledger.db")) as opened:
        yield opened


def run(
    ledger: Ledger, items: Any, monkeypatch: pytest.MonkeyPatch, fetching: Any = None, reading: Any = None
) -> tuple[Adding, list[str], list[int]]:
    """Run a job in this process; gives what became of it, what was said, and what was expected."""
    reading = reading or Reading()
    monkeypatch.setattr(stages, "_reader", lambda: reading)
    return do(ledger, items, fetching)


def do(ledger: Ledger, items: Any, fetching: Any = None) -> tuple[Adding, list[str], list[int]]:
    said: list[str] = []
    expected: list[int] = []
    adding = Adding(ledger, None, Reader().info, said.append, as_json=False)
    with Signals() as signals:
        job = Job(ledger, adding, Reader().info, fetching or Fetching())
        job.run(items, signals, expect=expected.append)
    return adding, said, expected


def test_what_is_here_is_taken_no_further_ahead_than_it_is_added(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    ahead, given = [], 0
    take = Adding.take
    taken = 0

    def counted(self: Adding, step: Step) -> None:
        nonlocal taken
        taken += 1
        ahead.append(given - taken)
        take(self, step)

    def items() -> Iterator[Item]:
        nonlocal given
        for number in range(30):
            given += 1
            yield Item(f"crawl.warc, record {number}", story(number))

    monkeypatch.setattr(Adding, "take", counted)
    adding, _, expected = run(ledger, items(), monkeypatch)
    assert (adding.counts["added"], expected, max(ahead)) == (30, [30], 0)


def test_addresses_are_fetched_together_but_no_more_than_may_wait(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST_ADDRESSES", 10)
    fetching = Fetching()
    adding, said, expected = run(
        ledger, (Item(f"{URL}/{number}") for number in range(25)), monkeypatch, fetching
    )
    assert [len(some) for some in fetching.asked] == [10, 10, 5]
    assert (adding.counts["failed"], len(said), expected) == (25, 25, [25])


def test_a_host_that_is_down_does_not_fill_the_screen(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    items = [Item(f"{URL}/{number}", found_in=f"{URL}/map") for number in range(MOST_TOLD + 9)]
    adding, said, _ = run(ledger, items, monkeypatch)
    assert (len(said), adding.failures) == (MOST_TOLD, MOST_TOLD + 9)
    assert summary(adding, 0, "x.db", 1).startswith(
        "0 added, 59 failed (9 failed without a word here: see communique log --failed): "
    )
    assert len(list(ledger.log(outcome=["failed"]))) == MOST_TOLD + 9


def test_kinds_without_end_are_counted_as_one(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    items = [PassedOver(f"crawl.warc, record {number}", f"it is x/{number}") for number in range(99)]
    adding, said, _ = run(ledger, items, monkeypatch)
    assert (len(adding.passed_over), adding.passed_over[OTHER], said) == (MOST_KINDS + 1, 49, [])


def test_an_address_that_is_named_twice_is_fetched_once(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    fetching = Fetching({f"{URL}/1": story(1)})
    adding, _, _ = run(ledger, [Item(f"{URL}/1", found_in=name) for name in "abc"], monkeypatch, fetching)
    assert fetching.asked == [[f"{URL}/1"]]
    assert dict(adding.counts) == {"inputs": 3, "added": 1, "known": 2, "named again": 2, "reports": 0}


def test_one_text_from_many_places_is_read_once(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    reading = Reading()
    items = [Item(name, story(1)) for name in ("a", "b", "c")]
    adding, _, _ = run(ledger, items, monkeypatch, reading=reading)
    assert len(reading.read_texts) == 1
    assert (adding.counts["added"], adding.counts["duplicate"]) == (1, 2)
    assert [(line.source, line.outcome) for line in ledger.log()] == [
        ("c", "duplicate"),
        ("b", "duplicate"),
        ("a", "read"),
    ]


def test_one_text_that_cannot_be_read_is_failed_wherever_it_comes_from(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    reading = Reading(fails="report 1.")
    items = [Item("a", story(1)), Item("b", story(1)), Item("c", story(2))]
    adding, said, _ = run(ledger, items, monkeypatch, reading=reading)
    assert (adding.counts["failed"], adding.counts["added"], len(reading.read_texts)) == (2, 1, 2)
    assert [words.partition(" (")[0] for words in said] == ["a: reading it failed", "b: reading it failed"]
    assert {line.source: line.outcome for line in ledger.log()} == {"a": "failed", "b": "failed", "c": "read"}


def test_a_page_whose_worker_was_ended_is_left_alone_the_next_time(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    def ended(one: Item | Step, published: Any) -> Step:
        raise MemoryError

    monkeypatch.setattr(module, "load_item", ended)
    _, said, _ = run(ledger, [Item("a", b"<html>")], monkeypatch)
    assert said == [
        "a: reading it takes more than 200 MB of memory; save its text from a browser, and give that."
    ]
    monkeypatch.setattr(module, "load_item", load_item)
    adding, said, _ = run(ledger, [Item("a", b"<html>")], monkeypatch)
    assert adding.counts["left alone"] == 1
    assert "left alone this time" in said[0]


def test_what_is_settled_goes_to_no_other_process(monkeypatch: pytest.MonkeyPatch) -> None:
    from communique.cli.processes import Processes

    def submit(self: Any, task: Any) -> Any:
        raise AssertionError("it went to another process")

    monkeypatch.setattr(Processes, "submit", submit)
    steps: list[Item | Step] = [Step(Item(str(number)), Known()) for number in range(20)]
    steps[3] = Step(Item("3"), InputError("3", "there is nothing in it"))
    with Workers(2) as workers:
        assert list(module._each(workers, module.partial(load_item, published=None), steps, LOADING)) == steps


def test_steps_come_back_in_order_from_other_processes() -> None:
    steps: list[Item | Step] = [Item(str(number), story(number)) for number in range(6)]
    steps[3] = Step(Item("3"), Known())
    with Workers(2) as workers:
        made = list(module._each(workers, module.partial(load_item, published=None), steps, LOADING))
    assert [step.item.source for step in made] == list("012345")
    assert isinstance(made[3].found, Known)
    assert all(step.item.data is None for step in made)
