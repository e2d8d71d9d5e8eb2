"""`communique watch` as it runs: when it wakes, how it ends, and what a kill costs."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from communique.cli.signals import Signals, Stopped
from tests.cli.newsroom import DOWN, PROGRAM, feed, source, story

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.cli.newsroom import Clock, Desk, Web


def running(desk: Desk, *sources: str) -> subprocess.Popen[str]:
    path = desk.folder / "sources.toml"
    path.write_text("".join(sources), encoding="utf-8")
    command = [sys.executable, "-c", PROGRAM, "watch", str(path), "--json", "--ledger", desk.ledger]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def wait_until(condition: Any, seconds: float = 30) -> None:
    until = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < until, "it took too long"
        time.sleep(0.02)


@pytest.fixture
def slow(web: Web) -> tuple[str, list[str]]:
    """A feed of six stories, of which the fourth comes late."""

    def late(conn: Any, headers: dict[str, str]) -> None:
        time.sleep(0.4)
        conn.recv(1)

    urls = [web.put("fjord", f"/{number}", story(number)) for number in range(6)]
    web.put("fjord", "/3", late)
    return web.put_remembered("fjord", "/feed", feed(urls), '"a"'), urls


@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_between_rounds_ends_it(web: Web, desk: Desk, number: int, status: int) -> None:
    rss = web.put("fjord", "/feed", feed([web.put("fjord", "/1", story(1))]))
    with running(desk, source(rss)) as process:
        assert process.stderr is not None
        assert process.stderr.readline().startswith("1 added: ")
        process.send_signal(number)
        _, said = process.communicate(timeout=30)
    assert process.returncode == status
    assert said == "Stopped; what was added is kept, and the same command goes on from there.\n"


def test_a_signal_in_a_round_keeps_what_was_read_and_the_next_run_goes_on(
    web: Web, desk: Desk, slow: tuple[str, list[str]]
) -> None:
    rss, urls = slow
    with running(desk, source(rss)) as process:
        wait_until(lambda: web.asked[urls[3]])
        process.terminate()
        printed, said = process.communicate(timeout=30)
    assert (process.returncode, len(printed.splitlines())) == (143, 3)
    assert said.startswith("Stopped; ")
    assert desk.ask("select count(*) from articles") == [(3,)]
    assert desk.ask("select added, finished from runs") == [(3, None)]
    goes_on(web, desk, rss, urls)


def test_a_kill_in_a_round_loses_nothing_and_the_next_run_goes_on(
    web: Web, desk: Desk, slow: tuple[str, list[str]]
) -> None:
    rss, urls = slow
    with running(desk, source(rss)) as process:
        wait_until(lambda: web.asked[urls[3]])
        process.kill()
        process.communicate(timeout=30)
    assert desk.ask("select count(*) from watched") == [(0,)]  # nothing says that the feed was read
    goes_on(web, desk, rss, urls)


def goes_on(web: Web, desk: Desk, rss: str, urls: list[str]) -> None:
    """See that another run reads the rest, and nothing twice."""
    before = desk.ask("select count(*) from articles")[0][0]
    web.put("fjord", "/3", story(3))
    done = desk.watch(source(rss))
    assert (done.exit_code, done.stderr.startswith(f"{6 - before} added")) == (0, True)
    assert desk.ask("select count(*) from articles") == [(6,)]
    assert desk.ask("select count(*) from records") == [(6,)]
    assert desk.outcomes() == {"read": 6, "listing": 1}


@pytest.fixture
def signals() -> Iterator[Signals]:
    with Signals() as made:
        yield made


def test_it_wakes_for_what_is_due_first_be_it_a_source_or_a_page(
    web: Web, desk: Desk, clock: Clock, signals: Signals
) -> None:
    from communique.cli.watching import Watching
    from communique.ledger import Ledger
    from communique.sources.watchlist import Source, Watchlist

    url = web.put("fjord", "/1", DOWN)
    slowly = Source(web.put("fjord", "/feed", feed([url])), timedelta(hours=6))
    hourly = Source(web.put("andes", "/feed", feed([])), timedelta(hours=1))
    woken, slept = [], []

    def sleep(seconds: float) -> None:
        slept.append(seconds)
        clock.pass_by(seconds=seconds)

    with Ledger(desk.ledger) as ledger:
        watching = Watching(ledger, Watchlist((slowly, hourly)), signals, jobs=1, as_json=False, sleep=sleep)
        for _ in range(5):
            watching.wait()
            woken.append(f"{clock.now:%H:%M}")
            watching.round()
    # Both at first; the page after 15 minutes and an hour more; the second feed each hour.
    assert woken == ["12:00", "12:15", "13:00", "13:15", "14:00"]
    assert max(slept) <= 60
    assert web.asked[slowly.address] == 1


def test_what_is_put_off_comes_to_its_end_and_who_insists_need_not_wait(signals: Signals) -> None:
    done = []
    with signals.put_off():
        signal.raise_signal(signal.SIGTERM)
        done.append("the article at hand")
    with pytest.raises(Stopped):
        signals.check()
    assert done
    with pytest.raises(Stopped), signals.put_off():
        signal.raise_signal(signal.SIGINT)
        done.append("never")
    assert len(done) == 1


def test_a_signal_finishes_the_article_at_hand(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    from communique.cli import stages

    real = stages._reader()

    class Interrupted:
        def read(self, article: Any) -> Any:
            signal.raise_signal(signal.SIGTERM)
            return real.read(article)

    monkeypatch.setattr(stages, "_reader", Interrupted)
    for number in range(3):
        (desk.folder / f"{number}.html").write_bytes(story(number))
    done = desk.add(*(str(path) for path in sorted(desk.folder.glob("*.html"))))
    assert done.exit_code == 143
    assert done.stderr.splitlines()[-1].startswith("Stopped; what was added is kept")
    assert desk.ask("select count(*) from articles") == [(1,)]
    assert [name[-6:] for name in desk.log()] == ["0.html"]
