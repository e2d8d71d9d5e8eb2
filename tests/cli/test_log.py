"""`communique log`: what was met and what became of it, as asked."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from communique.ledger import Ledger
from communique.ledger import seen as reading_log
from communique.ledger.engine import writing
from communique.ledger.seen import Sighting
from communique.record import ReaderInfo
from tests.ledger.made import record

if TYPE_CHECKING:
    from tests.cli.newsroom import Desk

READER = ReaderInfo("0.1.0", "sha256:0")
NOON = datetime(2023, 6, 13, 12, tzinfo=UTC)
MET = record("Olsen met Otieno in Nairobi.", "2023-06-12")
FEED = "https://fjord.example/feed"
SIGHTINGS = [
    Sighting(FEED, "listing", "4 entries"),
    Sighting("https://fjord.example/1", "read", article=MET.article, found_in=FEED),
    Sighting("https://fjord.example/2", "duplicate", article=MET.article, found_in=FEED),
    Sighting("https://fjord.example/3", "paywall", "it asks for a subscription", found_in=FEED),
    Sighting(
        "https://fjord.example/4", "failed", "the server answered 503", found_in=FEED, is_temporary=True
    ),
    Sighting("news/\x1b[31mred\n.txt", "not English", "it is in French"),
]


@pytest.fixture
def filled(desk: Desk) -> Desk:
    with Ledger(desk.ledger) as ledger:
        ledger.add(MET)
        for days, one in enumerate(SIGHTINGS):
            with writing(ledger._engine) as connection:
                reading_log.note(connection, [one], READER, NOON + timedelta(days))
    return desk


def told(desk: Desk, *options: str) -> list[str]:
    return [json.loads(line)["source"] for line in desk.run("log", "--json", *options).stdout.splitlines()]


ALL = [one.source for one in reversed(SIGHTINGS)]


@pytest.mark.parametrize(
    ("options", "sources"),
    [
        ([], ALL),
        (["--failed"], ALL[:3]),
        (["--outcome", "paywall"], [ALL[2]]),
        (["--outcome", "read", "--outcome", "duplicate"], [ALL[3], ALL[4]]),
        (["--outcome", "listing"], [FEED]),
        (["--failed", "--outcome", "read"], [*ALL[:3], ALL[4]]),
        (["--in", FEED], ALL[1:5]),
        (["--in", FEED, "--failed"], ALL[1:3]),
        (["--since", "2023-06-17"], ALL[:2]),
        (["/3"], [ALL[2]]),
        (["%"], []),
        (["--limit", "2"], ALL[:2]),
    ],
    ids=" ".join,
)
def test_it_is_asked_by_outcome_place_day_and_words(
    filled: Desk, options: list[str], sources: list[str]
) -> None:
    assert told(filled, *options) == sources


def test_it_is_shown_in_lines(filled: Desk) -> None:
    shown = filled.run("log", "fjord").stdout.splitlines()
    assert shown[0].startswith(
        "6 things met: 1 duplicate, 1 failed, 1 listing, 1 not English, 1 paywall, 1 read"
    )
    assert [line.split() for line in shown[2:4]] == [
        "2023-06-17 12:00Z failed https://fjord.example/4 the server answered 503, to be tried again after "
        "2023-06-17 12:15Z".split(),
        "2023-06-16 12:00Z paywall https://fjord.example/3 it asks for a subscription".split(),
    ]
    assert shown[4].endswith(f"the text of {MET.article.source}")
    assert shown[5].split()[2:] == ["read", "https://fjord.example/1"]


def test_names_of_files_cannot_write_to_the_terminal(filled: Desk) -> None:
    done = filled.run("log", "red")
    assert "\x1b" not in done.stdout
    assert len(done.stdout.splitlines()) == 3


def test_there_is_nothing_of_that_kind(filled: Desk) -> None:
    shown = filled.run("log", "--outcome", "too long")
    assert (shown.exit_code, shown.stdout.splitlines()[-1]) == (0, "None of it is what was asked for.")


def test_more_than_is_shown_is_said(filled: Desk) -> None:
    assert filled.run("log", "--limit", "2").stderr == "The 2 lines met last; --limit N shows more.\n"
    assert filled.run("log", "--limit", "6").stderr == filled.run("log").stderr == ""


def test_an_empty_log(desk: Desk) -> None:
    with Ledger(desk.ledger):
        pass
    assert desk.run("log").stdout == "Nothing was met yet.\n"
    assert desk.run("log", "--json").stdout == ""


@pytest.mark.parametrize(
    ("options", "status", "words"),
    [
        (["--outcome", "lost"], 2, "'lost' is not one of 'read', 'duplicate', 'listing'"),
        (["--since", "May"], 2, "'May' is not a day"),
        ([], 1, "there is no such file; make it with communique add"),
    ],
)
def test_what_it_cannot_do(desk: Desk, options: list[str], status: int, words: str) -> None:
    done = desk.run("log", *options)
    assert (done.exit_code, words in done.stderr) == (status, True)
