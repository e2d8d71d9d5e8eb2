"""Alerts: what is told of events, once, whatever order articles come in and wherever a run is cut short."""

from __future__ import annotations

import tempfile
from collections import Counter
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select, text

from communique.errors import InvalidQuery, UnknownEntry
from communique.ledger import Ledger, clock
from communique.ledger.alert_schema import alert_messages
from communique.ledger.alerting import known, looking, messages, rules, window
from communique.ledger.alerting.rules import add_alert, load_alert, load_alerts, remove_alert
from tests.ledger.made import KENYA, NAIROBI, NORWAY, SUDAN, record
from tests.ledger.test_order import copies, visit, weekly_calls, words_said

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from communique.record import Record

ALL = ("new", "status", "contradiction")
SANCTION: dict[str, Any] = {"source": NORWAY, "target": SUDAN, "kind": "SANCTION", "mode": None}
PLANNED = record(
    "Ada Olsen will meet Grace Otieno on June 18.", "2023-06-10", status="planned", start="2023-06-18",
    place=NAIROBI, trigger="meet",
)  # fmt: skip
MET = record(
    "Ada Olsen met Grace Otieno in Nairobi on Sunday, officials said.", "2023-06-19", outlet="Evening Post",
    start="2023-06-18", place=NAIROBI,
)  # fmt: skip
OTHER_DAY = record(
    "Ada Olsen met Grace Otieno in Nairobi on Monday, aides said.", "2023-06-20", outlet="Morning Star",
    start="2023-06-19", place=NAIROBI,
)  # fmt: skip
MAY_SANCTION = record(
    "Norway may impose sanctions on Sudan.", "2023-07-01", status="possible", trigger="sanctions", **SANCTION
)


def alert(ledger: Ledger, name: str = "all", kinds: Sequence[str] = ALL, **asked: Any) -> None:
    add_alert(ledger, name, asked, kinds, "atom")


def told(ledger: Ledger, name: str = "all") -> list[tuple[str, dict[str, Any]]]:
    """Let all alerts look, and give what one has told by now, in order."""
    looking.look(ledger)
    messages.pack(ledger)
    with ledger.reading() as connection:
        found = messages.messages_of(connection, load_alert(connection, name), 1000)
    return [(one.kind, one.content or {}) for message in reversed(found) for one in message.told]


def kinds_told(ledger: Ledger, name: str = "all") -> list[str]:
    return [kind for kind, _ in told(ledger, name)]


def event_of(ledger: Ledger, kind: str = "CONSULT") -> str:
    return next(event.name for event in ledger.events(type=kind))


def test_what_was_there_is_old_and_what_comes_is_told_once(ledger: Ledger) -> None:
    ledger.add(PLANNED)
    alert(ledger)
    assert told(ledger) == []
    ledger.add(MAY_SANCTION)
    ((kind, content),) = told(ledger)
    assert (kind, content["event"]["name"]) == ("new", event_of(ledger, "SANCTION"))
    report = content["report"]
    assert (report["words"], report["outlet"]) == ("Norway may impose sanctions on Sudan.", "Daily Paper")
    assert MAY_SANCTION.article.text[report["at"] :].startswith("sanctions")
    assert report["article"] == MAY_SANCTION.article.id
    for _ in range(2):
        ledger.add(MAY_SANCTION)
        assert len(told(ledger)) == 1


@pytest.mark.parametrize("is_older", [True, False], ids=["event older than the alert", "event told as new"])
def test_a_change_of_status_tells_from_what_to_what_and_who_says_so(ledger: Ledger, is_older: bool) -> None:
    if is_older:
        ledger.add(PLANNED)
    alert(ledger)
    if not is_older:
        ledger.add(PLANNED)
        told(ledger)
    ledger.add(MET)
    kind, content = told(ledger)[-1]
    assert (kind, content["from"], content["to"]) == ("status", "planned", "occurred")
    assert content["report"]["words"] == MET.article.text
    assert content["report"]["status"] == "occurred"
    assert kinds_told(ledger) == (["status"] if is_older else ["new", "status"])


def test_a_contradiction_is_told_when_it_begins_with_both_sides(ledger: Ledger) -> None:
    ledger.add_many([PLANNED, MET])
    alert(ledger)
    ledger.add(OTHER_DAY)
    ((kind, content),) = told(ledger)
    assert (kind, content["field"]) == ("contradiction", "date")
    sides = [(side["value"], side["count"], side["reports"][0]["outlet"]) for side in content["sides"]]
    assert sides == [("2023-06-18", 1, "Evening Post"), ("2023-06-19", 1, "Morning Star")]
    ledger.add(
        record("Ada Olsen met Grace Otieno on June 19.", "2023-06-21", outlet="Wire", start="2023-06-19")
    )
    assert kinds_told(ledger) == ["contradiction"]


def test_a_contradiction_that_was_there_is_old(ledger: Ledger) -> None:
    ledger.add_many([PLANNED, MET, OTHER_DAY])
    alert(ledger)
    ledger.add(
        record("Ada Olsen met Grace Otieno on June 19.", "2023-06-21", outlet="Wire", start="2023-06-19")
    )
    assert told(ledger) == []


@pytest.mark.parametrize(
    ("kinds", "wanted"),
    [
        (("new",), ["new", "new"]),
        (("status",), ["status"]),
        (("contradiction",), ["contradiction"]),
        (("contradiction", "new"), ["new", "contradiction", "new"]),
    ],
)
def test_only_what_is_asked_for_is_told(ledger: Ledger, kinds: tuple[str, ...], wanted: list[str]) -> None:
    alert(ledger, kinds=kinds)
    for one in (PLANNED, MET, OTHER_DAY, MAY_SANCTION):
        ledger.add(one)
        found = kinds_told(ledger)
    assert found == wanted


@pytest.mark.parametrize(
    ("asked", "types"),
    [
        ({}, ["CONSULT", "SANCTION"]),
        ({"actors": ["NOR", "SDN"]}, ["SANCTION"]),
        ({"actors": ["NOR"], "type": ["CONSULT", "AID"]}, ["CONSULT"]),
        ({"source": "Norway", "target": "SDN"}, ["SANCTION"]),
        ({"mode": ["meeting"]}, ["CONSULT"]),
        ({"status": ["possible"]}, ["SANCTION"]),
        ({"place": "KEN"}, ["CONSULT"]),
        ({"text": "impose"}, ["SANCTION"]),
        ({"min_score": 0.95}, []),
        ({"since": "2023-06-30"}, ["SANCTION"]),
        ({"actors": ["Peru"]}, []),
        ({"actors": ["Nobody at all"]}, []),
    ],
    ids=str,
)
def test_an_alert_asks_as_events_are_asked_for(
    ledger: Ledger, asked: dict[str, Any], types: list[str]
) -> None:
    alert(ledger, kinds=["new"], **asked)
    ledger.add_many([MET, MAY_SANCTION])
    assert sorted(content["event"]["type"] for _, content in told(ledger)) == types
    with suppress(UnknownEntry):
        assert sorted(event.type for event in ledger.events(**asked)) == types


@pytest.mark.parametrize(
    ("name", "asked", "kinds", "problem"),
    [
        ("No Name", {}, ["new"], "is no name for an alert"),
        ("-x", {}, ["new"], "is no name for an alert"),
        ("a" * 61, {}, ["new"], "is no name for an alert"),
        ("x", {}, [], "one or more of new, status"),
        ("x", {}, ["newer"], "one or more of new, status"),
        ("x", {"type": ["TEA"]}, ["new"], "'TEA' is no type"),
        ("x", {"min_score": 2}, ["new"], "from 0 to 1"),
        ("x", {"colour": "red"}, ["new"], "no condition 'colour'"),
        ("x", {"since": "2023-02-01", "until": "2023-01-01"}, ["new"], "the first day comes first"),
        ("taken", {}, ["new"], "There is an alert 'taken' already"),
    ],
)
def test_what_is_no_alert_is_refused(
    tmp_path: Path, name: str, asked: dict[str, Any], kinds: list[str], problem: str
) -> None:
    with Ledger(str(tmp_path / "ledger.db")) as ledger:
        alert(ledger, "taken")
        with pytest.raises(InvalidQuery, match=problem):
            alert(ledger, name, kinds, **asked)
        with ledger.reading() as connection:
            assert [one.name for one in load_alerts(connection)] == ["taken"]


def test_an_event_that_comes_to_match_is_new_then(ledger: Ledger) -> None:
    alert(ledger, kinds=["new"], min_score=0.8)
    ledger.add(replace(PLANNED, events=(replace(PLANNED.events[0], score=0.5),)))
    assert told(ledger) == []
    ledger.add(MET)
    assert kinds_told(ledger) == ["new"]


@pytest.mark.parametrize("wanted", ["planned", "occurred", "cancelled"])
def test_a_change_is_told_that_leads_to_a_status_or_away_from_it(ledger: Ledger, wanted: str) -> None:
    ledger.add(PLANNED)
    alert(ledger, kinds=["status"], status=[wanted])
    ledger.add(MET)
    assert kinds_told(ledger) == (["status"] if wanted != "cancelled" else [])


def test_a_name_that_comes_later_is_waited_for(ledger: Ledger) -> None:
    alert(ledger, actors=["Ada Olsen"])
    ledger.add(MAY_SANCTION)
    assert told(ledger) == []
    ledger.add(MET)
    assert kinds_told(ledger) == ["new"]


def test_a_person_who_corrects_a_status_is_named(ledger: Ledger) -> None:
    ledger.add(PLANNED)
    alert(ledger)
    event, who = event_of(ledger), {"by": "Ada Olsen", "reason": "the ministry said so"}
    ledger.edit(event, status="cancelled", **who)
    ((kind, content),) = told(ledger)
    assert (kind, content["from"], content["to"]) == ("status", "planned", "cancelled")
    assert content["correction"]["author"] == "Ada Olsen"
    ledger.accept(event, by="Ada Olsen", reason="seen")
    assert len(told(ledger)) == 1
    ledger.undo(1, by="Ada Olsen", reason="a slip")
    assert [(one["from"], one["to"]) for _, one in told(ledger)][-1] == ("cancelled", "planned")


def test_an_edit_that_was_there_is_old(ledger: Ledger) -> None:
    ledger.add(PLANNED)
    ledger.edit(event_of(ledger), status="cancelled", by="Ada Olsen", reason="the ministry said so")
    alert(ledger)
    ledger.add(MET)
    assert told(ledger) == []


def test_merging_splitting_and_rereading_tell_nothing(ledger: Ledger) -> None:
    alert(ledger)
    ledger.add_many([PLANNED, MAY_SANCTION, MET])
    ledger.add(record("Grace Otieno met Ada Olsen for talks.", "2023-09-01", start="2023-09-01"))
    count = Counter(kinds_told(ledger))
    assert count == {"new": 3}
    first, second = (event.name for event in ledger.events(type="CONSULT"))
    who = {"by": "Ada Olsen", "reason": "they are one"}
    made = ledger.merge(first, second, **who)
    assert Counter(kinds_told(ledger)) - count == Counter(
        {"contradiction": 1}
    )  # two days are told of one now
    ledger.undo(made.number, **who)
    ledger.merge(second, first, **who)
    ledger.split(second, [MET.article.source or ""], **who)
    ledger.remerge()
    ledger.add_many([reread(PLANNED), reread(MET)])
    assert Counter(kinds_told(ledger))["new"] == 3
    assert len(list(ledger.events(type="CONSULT"))) == 2


def reread(one: Record, **changes: Any) -> Record:
    """Give the reading of a newer version."""
    events = tuple(replace(event, **changes) for event in one.events)
    return replace(one, events=events, reader=replace(one.reader, version="9.0.0"))


def test_what_a_newer_version_reads_differently_is_no_news(ledger: Ledger) -> None:
    alert(ledger)
    ledger.add(PLANNED)
    assert kinds_told(ledger) == ["new"]
    ledger.add(reread(PLANNED, status="possible"))
    assert [event.status for event in ledger.events()] == ["possible"]
    assert kinds_told(ledger) == ["new"]


def test_an_event_that_was_read_anew_is_still_known(ledger: Ledger) -> None:
    alert(ledger)
    ledger.add(PLANNED)
    told(ledger)
    ledger.add(reread(PLANNED))
    ledger.add(MET)
    assert kinds_told(ledger) == ["new", "status"]


def test_an_event_is_known_by_the_name_that_it_had(ledger: Ledger) -> None:
    alert(ledger, kinds=["new"], min_score=0.8)
    unlikely = record("Olsen met Otieno for talks.", "2023-09-01", start="2023-09-01", score=0.5)
    ledger.add_many([MET, unlikely])
    assert kinds_told(ledger) == ["new"]
    first, second = (event.name for event in ledger.events())
    ledger.merge(second, first, by="Ada Olsen", reason="they are one")
    ledger.add(reread(MET))
    ledger.add(record("Olsen met Otieno again.", "2023-09-02", start="2023-09-01", outlet="Wire", score=0.9))
    (event,) = ledger.events()
    assert (event.name, event.reports) == (second, 3)
    assert kinds_told(ledger) == ["new"]


@pytest.mark.parametrize("readings", [1, 100])
def test_an_article_that_is_read_twice_before_a_look_is_told_once(
    ledger: Ledger, readings: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(window, "MOST_READINGS", readings)
    alert(ledger)
    ledger.add(MAY_SANCTION)
    ledger.add(reread(MAY_SANCTION, score=0.95))
    assert kinds_told(ledger) == ["new"]


def test_a_rejected_event_is_not_told(ledger: Ledger) -> None:
    alert(ledger)
    ledger.add(PLANNED)
    ledger.reject(event_of(ledger), by="Ada Olsen", reason="it is about a film")
    ledger.add(MET)
    assert told(ledger) == []


def test_alerts_look_each_for_itself(ledger: Ledger) -> None:
    alert(ledger, "early")
    ledger.add(MET)
    alert(ledger, "late")
    ledger.add(MAY_SANCTION)
    assert [len(told(ledger, name)) for name in ("early", "late")] == [2, 1]


def test_what_is_removed_leaves_nothing(ledger: Ledger) -> None:
    alert(ledger)
    ledger.add_many([PLANNED, MAY_SANCTION])
    told(ledger)
    remove_alert(ledger, "all")
    with ledger.reading() as connection:
        for table in ("alerts", "alert_messages", "tellings", "alert_events", "alert_claims"):
            assert connection.scalar(text(f"select count(*) from {table}")) == 0
    with pytest.raises(UnknownEntry, match="no alert 'all'"):
        remove_alert(ledger, "all")


def calls(count: int) -> list[Record]:
    """Give reports of as many acts."""
    return [
        record(
            f"Norway imposed sanctions on Sudan over matter {at} of the list.",
            str(datetime(2023, 1, 1).date() + timedelta(days=20 * at)),
            trigger="sanctions",
            start=str(datetime(2023, 1, 1).date() + timedelta(days=20 * at)),
            **SANCTION,
        )
        for at in range(count)
    ]


@pytest.mark.parametrize("readings", [5_000, 7])
def test_a_flood_is_one_message(ledger: Ledger, readings: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(window, "MOST_READINGS", readings)
    alert(ledger)
    ledger.add_many(calls(30))
    looking.look(ledger)
    messages.pack(ledger)
    with ledger.reading() as connection:
        (one,) = messages.messages_of(connection, load_alert(connection, "all"), 10)
    assert (one.size, one.counts, len(one.told)) == (30, {"new": 30}, 25)


@pytest.mark.parametrize("readings", [1, 2, 3])
def test_a_look_in_parts_tells_what_is_so_now(
    ledger: Ledger, readings: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(window, "MOST_READINGS", readings)
    ledger.add(PLANNED)
    alert(ledger)
    ledger.add_many([MET, OTHER_DAY, MAY_SANCTION])
    assert sorted(kinds_told(ledger)) == ["contradiction", "new", "status"]


@pytest.mark.parametrize("at", ["_remember", "_row"])
def test_a_look_that_is_cut_short_tells_nothing_and_loses_nothing(
    ledger: Ledger, at: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    alert(ledger)
    ledger.add_many([MET, MAY_SANCTION])
    with monkeypatch.context() as patched:
        patched.setattr(looking._Look, at, lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            looking.look(ledger)
    with ledger.reading() as connection:
        assert connection.scalar(text("select count(*) from tellings")) == 0
    assert kinds_told(ledger) == ["new", "new"]


class TestMessages:
    """A message is one sender's at a time, rests after each failure, and is given up in the end."""

    @pytest.fixture
    def now(self, monkeypatch: pytest.MonkeyPatch) -> list[datetime]:
        moment = [datetime(2026, 3, 1, 12, tzinfo=UTC)]
        monkeypatch.setattr(clock, "now", lambda: moment[0])
        return moment

    @pytest.fixture
    def number(self, ledger: Ledger, now: list[datetime]) -> int:
        add_alert(ledger, "all", {}, ALL, "webhook", "https://a.example/", secret=rules.new_secret())
        ledger.add(MET)
        looking.look(ledger)
        messages.pack(ledger)
        (number,) = self.due(ledger)
        return number

    def due(self, ledger: Ledger, *, again: bool = False) -> list[int]:
        with ledger.reading() as connection:
            return messages.due(connection, load_alert(connection, "all"), 10, again=again)

    def test_it_is_taken_once(self, ledger: Ledger, now: list[datetime], number: int) -> None:
        taken = messages.take(ledger, number)
        assert taken is not None
        assert messages.take(ledger, number) is None
        assert self.due(ledger) == []
        now[0] += messages.TAKEN  # who took it was killed
        again = messages.take(ledger, number)
        assert again is not None
        assert (again.name, again.attempts) == (taken.name, 2)
        messages.note_sent(ledger, again)
        now[0] += timedelta(days=1)
        assert (self.due(ledger), self.due(ledger, again=True)) == ([], [])
        assert messages.take(ledger, number, again=True) is None

    def test_it_rests_longer_each_time_and_is_given_up(
        self, ledger: Ledger, now: list[datetime], number: int
    ) -> None:
        rests = []
        while self.due(ledger):
            taken = messages.take(ledger, number)
            assert taken is not None
            messages.note_failed(ledger, taken, "it answered 500", is_final=False)
            with ledger.reading() as connection:
                retry_at = connection.scalar(select(alert_messages.c.retry_at))
            if retry_at:
                rests.append(datetime.fromisoformat(retry_at) - now[0])
                now[0] += rests[-1]
        assert rests == list(messages.RESTS)
        assert self.due(ledger, again=True) == [number]

    @pytest.mark.parametrize(
        ("wait", "rest"), [(7200, timedelta(hours=2)), (1e9, timedelta(days=1)), (1, timedelta(minutes=1))]
    )
    def test_it_waits_as_long_as_the_other_side_asks(
        self, ledger: Ledger, now: list[datetime], number: int, wait: float, rest: timedelta
    ) -> None:
        taken = messages.take(ledger, number)
        assert taken is not None
        messages.note_failed(ledger, taken, "it answered 429", is_final=False, wait=wait)
        with ledger.reading() as connection:
            retry_at = connection.scalar(select(alert_messages.c.retry_at))
        assert datetime.fromisoformat(str(retry_at)) - now[0] == rest


RECORDS = [*visit(), *weekly_calls()[:6], *copies(), *words_said()[:4]]
PARTED = st.permutations(range(len(RECORDS))).flatmap(
    lambda order: st.lists(st.integers(1, 6), min_size=6, max_size=24).map(lambda sizes: cut(order, sizes))
)


def cut(order: Sequence[int], sizes: Iterable[int]) -> list[list[int]]:
    runs, at = [], 0
    for size in sizes:
        runs.append(list(order[at : at + size]))
        at += size
    return [run for run in [*runs, list(order[at:])] if run]


@settings(max_examples=15, deadline=None)
@given(runs=PARTED)
def test_however_articles_come_every_event_is_new_once(runs: list[list[int]]) -> None:
    with tempfile.TemporaryDirectory() as folder, Ledger(str(Path(folder) / "l.db")) as ledger:
        alert(ledger)
        status: dict[str, str] = {}
        seen = 0
        for run in runs:
            ledger.add_many([RECORDS[at] for at in run])
            found = told(ledger)
            for kind, content in found[seen:]:
                name = content["event"]["name"]
                if kind == "new":
                    assert name not in status
                elif kind == "status" and name in status:
                    assert status[name] == content["from"] != content["to"]
                status[name] = content["event"]["status"]
            seen = len(found)
        assert told(ledger)[seen:] == []
        with ledger.reading() as connection:
            numbers = list(connection.scalars(text("select id from events")))
            assert known.told(connection, load_alert(connection, "all"), numbers) == {*numbers}


def test_all_articles_at_once_tell_all_events_once(ledger: Ledger) -> None:
    alert(ledger, kinds=["new"])
    ledger.add_many(RECORDS)
    names = [content["event"]["name"] for _, content in told(ledger)]
    assert sorted(names) == sorted(event.name for event in ledger.events())


def test_who_takes_part_is_told_as_the_record_has_it(ledger: Ledger) -> None:
    alert(ledger, kinds=["new"])
    ledger.add(record("Sudan accused Kenya of lies.", "2023-06-05", source=SUDAN, target=KENYA, kind="ACCUSE",
                      mode=None, trigger="accused"))  # fmt: skip
    ((_, content),) = told(ledger)
    assert (content["event"]["sources"], content["event"]["targets"]) == (["Sudan"], ["Kenya"])
