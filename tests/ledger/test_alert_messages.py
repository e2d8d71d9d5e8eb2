"""What alerts tell, in messages: whole after any cut, one sender's at a time, given up in the end."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select, text

from communique.ledger import Ledger, clock
from communique.ledger.alert_schema import alert_messages
from communique.ledger.alerting import looking, messages, rules, window
from communique.ledger.alerting.rules import add_alert, load_alert
from tests.ledger.alerted import ALL, MAY_SANCTION, MET, OTHER_DAY, PLANNED, alert, calls, kinds_told


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
