"""When a watched source is due again: after its interval, and later and later while it fails."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.ledger.clock import text
from communique.ledger.watched import EARLY, LONGEST_REST, Watched, load_watched, save_watched

if TYPE_CHECKING:
    from communique.ledger import Ledger

URL = "https://fjord.example/feed.xml"
NOON = datetime(2023, 6, 13, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


def test_it_is_due_at_first_and_then_after_its_interval() -> None:
    new = Watched(URL)
    assert new.is_due(NOON)
    state = new.answered(NOON, HOUR)
    assert (state.checked_at, state.due_at) == ("2023-06-13T12:00:00+00:00", "2023-06-13T13:00:00+00:00")
    assert not state.is_due(NOON + HOUR - EARLY - timedelta(seconds=1))
    assert state.is_due(NOON + HOUR - EARLY)  # cron is not exact
    assert state.is_due(NOON + HOUR)


def test_it_rests_twice_as_long_each_time_it_fails_and_recovers() -> None:
    state, rests = Watched(URL, etag='"1"'), []
    for _ in range(7):
        state = state.failed(NOON, HOUR, "the server answered 503")
        assert state.due_at
        rests.append((datetime.fromisoformat(state.due_at) - NOON) / HOUR)
    assert rests == [1, 2, 4, 8, 16, 24, 24]
    assert (state.failures, state.problem, state.etag) == (7, "the server answered 503", '"1"')
    well = state.answered(NOON, HOUR)
    assert (well.failures, well.problem, well.due_at) == (0, None, "2023-06-13T13:00:00+00:00")


@given(
    st.timedeltas(timedelta(minutes=1), timedelta(days=30)),
    st.integers(0, 10**6),
    st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)),
)
def test_a_rest_is_never_shorter_than_the_interval_nor_longer_than_a_day_beyond(
    every: timedelta, failures: int, now: datetime
) -> None:
    due_at = Watched(URL, failures=failures).failed(now, every, "no").due_at
    assert due_at
    assert text(now + every) <= due_at <= text(now + max(every, LONGEST_REST))


def test_states_are_kept_and_others_stay(ledger: Ledger) -> None:
    one, other = Watched("https://a.example/"), Watched("https://b.example/", etag='"1"', entries=3)
    save_watched(ledger, [])
    save_watched(ledger, [one, other])
    failed = one.failed(NOON, HOUR, "no")
    save_watched(ledger, [failed])
    assert load_watched(ledger) == {one.address: failed, other.address: other}


@pytest.mark.parametrize("zone", ["+00:00", "+05:30", "-08:00"])
def test_moments_are_told_in_one_zone(zone: str) -> None:
    assert text(datetime.fromisoformat(f"2023-06-13T12:00:00{zone}")).endswith("+00:00")
