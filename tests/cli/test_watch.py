"""`communique watch`: rounds of asking feeds and sitemaps; what is quiet, told, and tried again."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.cli.newsroom import DOWN, FORBIDDEN, GONE, feed, index, opml, sitemap, source, story, undated
from tests.sources.misbehaving import answer

if TYPE_CHECKING:
    from tests.cli.newsroom import Clock, Desk, Web

pytestmark = pytest.mark.usefixtures("clock")
HOURLY = {"every": "1 h"}


def state(desk: Desk, url: str) -> tuple[Any, ...]:
    (row,) = desk.ask(f"select due_at, failures, problem, entries from watched where address = '{url}'")
    return (row[0][11:16], *row[1:])


def test_a_new_entry_is_read_and_what_is_as_it_was_keeps_quiet(web: Web, desk: Desk, clock: Clock) -> None:
    one, two = web.put("fjord", "/1", story(1)), web.put("fjord", "/2", story(2))
    rss = web.put_remembered("fjord", "/feed", feed([one]), '"a"')
    config = source(rss, every="1 h", outlet="Fjord Times")
    first = desk.watch(config)
    assert (first.exit_code, first.stdout) == (0, "")
    assert first.stderr.startswith("1 added: ")
    assert desk.ask("select outlet from articles") == [("Fjord Times",)]
    assert state(desk, rss) == ("13:00", 0, None, 1)

    clock.pass_by(minutes=59)
    assert desk.watch(config).stderr == ""
    assert web.asked[rss] == 1  # it was not due
    clock.pass_by(minutes=1)
    assert desk.watch(config).stderr == ""
    assert web.asked[rss] == 2  # it was not as it was
    assert state(desk, rss) == ("14:00", 0, None, 1)

    web.put_remembered("fjord", "/feed", feed([two, one]), '"b"')
    assert desk.watch(config).stderr == ""
    again = desk.watch(config, "--all", "--json")
    assert again.stderr.startswith("1 added, 1 unchanged (1 of them not read again): ")
    assert [json.loads(line)["outcome"] for line in again.stdout.splitlines()] == ["unchanged", "added"]
    assert (web.asked[one], web.asked[two]) == (1, 1)
    assert desk.ask("select inputs, added, finished is not null from runs") == [(1, 1, 1), (2, 1, 1)]


def test_a_feed_that_says_the_same_again_keeps_quiet_too(web: Web, desk: Desk, clock: Clock) -> None:
    config = source(web.put("fjord", "/feed", feed([web.put("fjord", "/1", story(1))])))
    desk.watch(config)
    clock.pass_by(hours=1)
    again = desk.watch(config)
    assert (again.exit_code, again.stderr) == (0, "")
    assert desk.ask("select count(*) from runs") == [(1,)]


FAILING = [
    (GONE, "the server answered 404 Not Found"),
    (DOWN, "the server answered 503 Service Unavailable"),
    (b"<html><body><p>Welcome</p></body></html>", "it is a web page, where a feed or a sitemap should be"),
    (b'{"version": "https://jsonfeed.org/version/1", "items": [', "it is a broken JSON Feed"),
    (lambda conn, headers: conn.recv(1), "its server was silent for 0.5 seconds"),
]


@pytest.mark.parametrize(("broken", "problem"), FAILING, ids=[problem[:24] for _, problem in FAILING])
def test_a_feed_that_fails_is_told_rests_and_recovers(
    web: Web, desk: Desk, clock: Clock, broken: Any, problem: str
) -> None:
    other = web.put("andes", "/feed", feed([web.put("andes", "/1", story("andes"))]))
    rss = web.put("fjord", "/feed", broken)
    config = source(rss, every="1 h") + source(other, every="30 d")
    first = desk.watch(config)
    assert first.exit_code == 1
    told, summed = first.stderr.splitlines()
    assert told.startswith(f"{rss}: {problem}")
    assert told.endswith("; it is asked again after 2023-06-13 13:00Z.")
    assert summed.startswith("1 added, 1 failed: ")
    assert state(desk, rss)[:2] == ("13:00", 1)
    assert desk.log("--failed")[rss]["reason"].startswith(problem)

    for hours, due in ((1, "15:00"), (2, "19:00")):
        clock.pass_by(hours=hours)
        assert desk.watch(config).exit_code == 1
        assert state(desk, rss)[0] == due
        asked = web.asked[rss]
        clock.pass_by(minutes=-5)
        assert desk.watch(config).exit_code == 0  # it rests
        assert web.asked[rss] == asked
        clock.pass_by(minutes=5)

    web.put("fjord", "/feed", feed([web.put("fjord", "/1", story("fjord"))]))
    clock.pass_by(hours=4)
    well = desk.watch(config)
    assert (well.exit_code, well.stderr.startswith("1 added: ")) == (0, True)
    assert state(desk, rss) == ("20:00", 0, None, 1)
    assert desk.log()[rss]["outcome"] == "listing"
    assert web.asked[other] == 1


def test_a_feed_that_recovers_with_nothing_new_is_no_longer_told_as_failed(
    web: Web, desk: Desk, clock: Clock
) -> None:
    rss = web.put_remembered("fjord", "/feed", feed([]), '"a"')
    for page in (None, DOWN, None):
        if page:
            web.put("fjord", "/feed", page)
        else:
            web.put_remembered("fjord", "/feed", feed([]), '"a"')
        desk.watch(source(rss))
        clock.pass_by(hours=1)
    assert desk.run("log", "--failed", "--json").stdout == ""
    assert state(desk, rss)[1:] == (0, None, 0)


def test_a_page_that_failed_for_a_time_is_tried_again_though_its_feed_has_nothing_new(
    web: Web, desk: Desk, clock: Clock
) -> None:
    url = web.put("fjord", "/1", DOWN)
    told = feed([url]).replace(b"</item>", b"<pubDate>Tue, 04 May 2021 09:00:00 GMT</pubDate></item>")
    rss = web.put_remembered("fjord", "/feed", told, '"a"')
    config = source(rss, every="1 min", outlet="Fjord Times")
    first = desk.watch(config)
    assert first.exit_code == 1
    assert f"{url}: the server answered 503" in first.stderr
    asked = web.asked[url]
    web.put("fjord", "/1", undated(1))
    clock.pass_by(minutes=14)
    assert desk.watch(config).stderr == ""
    assert web.asked[url] == asked
    clock.pass_by(minutes=1)
    again = desk.watch(config)
    assert (again.exit_code, again.stderr.startswith("1 added: ")) == (0, True)
    assert desk.ask("select published, outlet from articles") == [("2021-05-04", "Fjord Times")]
    line = desk.log("/1")[url]
    assert (line["outcome"], line["attempts"], line["origin"]) == ("read", 2, None)


@pytest.mark.parametrize("kind", [index, opml])
def test_lists_of_lists_are_asked_for_what_is_new_in_each(
    web: Web, desk: Desk, clock: Clock, kind: Any
) -> None:
    one, two = web.put("fjord", "/1", story(1)), web.put("fjord", "/2", story(2))
    a = web.put_remembered("fjord", "/a", sitemap([one]), '"a"')
    b = web.put_remembered("fjord", "/b", sitemap([]), '"b"')
    down = web.put("andes", "/down", DOWN)
    top = web.put_remembered("fjord", "/top", kind([a, b, down]), '"top"')
    config = source(top, every="1 h", outlet="Fjord Times")
    first = desk.watch(config)
    assert (first.exit_code, first.stderr.splitlines()[-1].startswith("1 added, 1 failed")) == (1, True)
    assert f"{down}: the server answered 503 Service Unavailable; it is asked again after" in first.stderr

    asked = web.asked[down]
    clock.pass_by(minutes=30)
    assert desk.watch(config, "--all").stderr == ""  # neither list has anything new, and one rests
    assert web.asked[down] == asked
    web.put_remembered("fjord", "/b", sitemap([two]), '"c"')
    web.put("andes", "/down", sitemap([one]))
    clock.pass_by(hours=1)
    again = desk.watch(config)
    assert again.stderr.startswith("1 added, 1 unchanged")
    assert (web.asked[top], web.asked[one], again.exit_code) == (3, 1, 0)
    assert state(desk, a)[1:] == (0, None, 1)
    assert desk.log()[down]["found_in"] == top


def test_what_a_broken_off_feed_named_is_read_and_it_is_asked_in_full_again(
    web: Web, desk: Desk, clock: Clock
) -> None:
    one = web.put("fjord", "/1", story(1))
    rss = web.put_remembered("fjord", "/feed", feed([one]).replace(b"</channel></rss>", b""), '"a"')
    first = desk.watch(source(rss))
    assert "it ends in the middle; what was there is read; it is asked again after" in first.stderr
    assert first.stderr.splitlines()[-1].startswith("1 added, 1 failed")
    assert desk.ask("select etag from watched") == [(None,)]


def test_a_host_that_keeps_robots_out(web: Web, desk: Desk) -> None:
    web.put("fjord", "/robots.txt", FORBIDDEN)
    rss = web.put("fjord", "/feed", feed([]))
    done = desk.watch(source(rss))
    assert (done.exit_code, web.asked[rss]) == (1, 0)
    assert done.stderr.startswith(
        f"{rss}: the robots.txt of its host asks robots not to fetch it; it is asked "
    )


def test_pages_that_cannot_be_had_cost_the_exit_status_and_those_without_a_day_do_not(
    web: Web, desk: Desk, clock: Clock
) -> None:
    fine = web.put("fjord", "/feed", feed([web.put("fjord", "/1", undated(1))]))
    done = desk.watch(source(fine))
    assert done.exit_code == 0
    assert done.stderr.startswith("1 article without a day: ")
    gone = web.put("andes", "/feed", feed([web.put("andes", "/1", GONE)]))
    assert desk.watch(source(gone)).exit_code == 1
    clock.pass_by(hours=1)
    assert desk.watch(source(gone)).exit_code == 0  # it is left alone, as was told


def test_servers_are_told_whom_to_write_to(web: Web, desk: Desk) -> None:
    heard = []

    def serve(conn: Any, headers: dict[str, str]) -> None:
        heard.append(headers["user-agent"])
        conn.sendall(answer(feed([])))

    rss = web.put("fjord", "/feed", serve)
    desk.watch('contact = "desk@fjord.example"\n' + source(rss))
    assert heard[0].endswith("; desk@fjord.example)")
    done = desk.watch('contact = "call me"\n' + source(rss))
    assert (done.exit_code, len(done.stderr.splitlines())) == (1, 1)
    assert "the contact 'call me' is no e-mail address and no URL" in done.stderr


@pytest.mark.parametrize(
    ("config", "words"),
    [
        ("", "sources.toml: it has no [[source]] with an address."),
        ("[[source]", "sources.toml: it is not TOML: "),
        (
            source("https://fjord.example/", every="soon"),
            "sources.toml: its source 1 is to be asked every 'soon'",
        ),
    ],
)
def test_a_bad_file_costs_one_sentence_and_makes_no_ledger(desk: Desk, config: str, words: str) -> None:
    done = desk.watch(config)
    assert (done.exit_code, done.stdout, len(done.stderr.splitlines())) == (1, "", 1)
    assert words in done.stderr
    assert not (desk.folder / "ledger.db").exists()
