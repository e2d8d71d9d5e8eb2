"""`communique add` of what newsrooms and archives have: all is accounted for, nothing read twice."""

from __future__ import annotations

import csv
import io
import json
import os
import pty
import subprocess
import sys
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from communique.cli import main
from communique.reading.reader import Reader
from communique.record import Record
from tests.cli.newsroom import DOWN, FORBIDDEN, GONE, PROGRAM, feed, index, opml, sitemap, story, undated
from tests.sources.misbehaving import answer
from tests.sources.warcs import answer as record
from tests.sources.warcs import page, resource, warc, write_pages

from .cases import ARTICLE, CHINESE, LINKS
from .cases import page as html

if TYPE_CHECKING:
    from pathlib import Path

    from communique.record import Article
    from tests.cli.newsroom import Clock, Desk, Web


def stories(web: Web, host: str, count: int) -> list[str]:
    return [web.put(host, f"/{number}", story(f"{host} {number}")) for number in range(count)]


def never(conn: Any, headers: dict[str, str]) -> None:
    conn.recv(1)


def test_a_feed_and_a_sitemap_index(web: Web, desk: Desk) -> None:
    told = stories(web, "fjord", 3)
    rss = web.put("fjord", "/feed", feed(told[:2]))
    maps = [web.put("fjord", f"/map{number}", sitemap([url])) for number, url in enumerate(told[1:])]
    top = web.put("fjord", "/index", index(maps))
    done = desk.add(rss, top)
    assert done.exit_code == 0, done.stderr
    assert done.stderr.startswith("3 added, 1 named twice: ")
    log = desk.log()
    assert {url: log[url]["outcome"] for url in told} == dict.fromkeys(told, "read")
    assert {url: log[url]["reason"] for url in (rss, top, *maps)} == {
        rss: "2 entries", top: "2 entries", maps[0]: "1 entry", maps[1]: "1 entry"
    }  # fmt: skip
    assert log[maps[0]]["found_in"] == top and log[told[2]]["found_in"] == maps[1]
    assert web.asked == Counter([*told, rss, top, *maps])

    again = desk.add(rss, top)
    assert again.stderr.startswith("0 added, 4 unchanged (4 of them not read again): ")
    assert {url: web.asked[url] for url in told} == dict.fromkeys(told, 1)


def broken_feeds(web: Web) -> dict[str, str]:
    """Give feeds that are broken, each with words of why."""
    web.put("forbids", "/robots.txt", FORBIDDEN)
    whole = feed(stories(web, "breaks", 2))
    return {
        web.put("gone", "/feed", GONE): "the server answered 404",
        web.put("silent", "/feed", never): "was silent",
        web.put("pages", "/feed", html("<p>Not found</p>").encode()): "it is a web page, where a feed",
        web.put("breaks", "/feed", answer(whole[:-60], Content_Length=len(whole))): "breaks off",
        web.put("forbids", "/feed", feed([])): "robots.txt",
    }


def test_a_list_of_feeds_of_which_some_are_broken(web: Web, desk: Desk) -> None:
    told = [stories(web, f"outlet{number}", 1)[0] for number in range(15)]
    whole = [web.put(f"outlet{number}", "/feed", feed([url])) for number, url in enumerate(told)]
    broken = broken_feeds(web)
    top = desk.folder / "feeds.opml"
    top.write_bytes(opml(sorted([*whole, *broken])))
    done = desk.add(str(top))
    assert done.exit_code == 1
    assert done.stderr.splitlines()[-1].startswith("15 added, 5 failed: ")
    for url, words in broken.items():
        assert any(line.startswith(f"{url}: ") and words in line for line in done.stderr.splitlines()), (
            url, words, done.stderr
        )  # fmt: skip
    log = desk.log()
    assert desk.outcomes() == {"read": 15, "listing": 16, "failed": 4, "unsupported": 1}
    assert {log[url]["found_in"] for url in broken} == {str(top)}
    assert set(log) == {*told, *whole, *broken, str(top)}

    web.put("gone", "/feed", feed(told[:1]))
    again = desk.add(str(top))
    assert again.stderr.splitlines()[-1].startswith(
        "0 added, 16 unchanged (16 of them not read again), 4 failed"
    )
    assert {url: web.asked[url] for url in told} == dict.fromkeys(told, 1)
    log = desk.log("gone")
    assert [line["outcome"] for line in log.values()] == ["listing"]


def test_an_archive_of_500_pages(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    from communique.cli import stages

    path = str(write_pages(desk.folder / "crawl.warc.gz", 500))
    read = Counter[str]()

    class Reading:
        """Takes a tenth of a second less than the reader."""

        def read(self, article: Article) -> Record:
            read[article.id] += 1
            return Record(article, (), (), (), (), Reader().info)

    monkeypatch.setattr(stages, "_reader", Reading)
    done = desk.add(path, "--json")
    assert done.exit_code == 0, done.stderr
    assert done.stderr.startswith("500 added: ")
    log = desk.log()
    assert Counter(line["outcome"] for line in log.values()) == {"read": 500, "listing": 1}
    origin = json.loads(next(line["origin"] for line in log.values() if line["outcome"] == "read"))
    assert set(origin) == {"record", "offset", "payload_digest"}
    assert desk.add(path).stderr.startswith("0 added, 500 unchanged (500 of them not read again): ")
    assert Counter(read.values()) == {1: 500}


def mixed(folder: Path, web: Web) -> dict[str, str]:
    """Fill a folder with all kinds; gives the outcome of each by name."""
    table = io.StringIO()
    csv.writer(table).writerows([
        ["title", "text", "link"],
        ["Row", ARTICLE.replace("Norway", "Denmark"), "https://fjord.example/row"],
        ["", "", web.put("fjord", "/table", story("of a table"))],
        ["Nothing", "", ""],
    ])  # fmt: skip
    lines = [{"text": ARTICLE.replace("Norway", "Sweden"), "published": "2022-05-04"}, {"text": 3}]
    records = [
        page(1),
        record("https://fjord.example/gone", b"gone", status="404 Not Found"),
        record("https://fjord.example/x.png", b"\x89PNG", kind="image/png"),
        resource("https://fjord.example/home", html(f"<ul>{LINKS}</ul>").encode()),
    ]
    files: dict[str, str | bytes] = {
        "a.txt": ARTICLE,
        "b.html": story("in a folder"),
        "copy of a.txt": ARTICLE,
        "d.csv": table.getvalue(),
        "e.jsonl": "\n".join(map(json.dumps, lines)),
        "f.txt": CHINESE,
        "g.warc.gz": warc(records),
        "h.txt": f"{web.put('fjord', '/listed', story('of a list'))}\n{web.put('fjord', '/gone', GONE)}\n",
        "i.pdf": b"%PDF-1.7",
    }
    for name, content in files.items():
        (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return {
        "/a.txt": "read",
        "b.html": "read",
        "copy of a.txt": "duplicate",
        "d.csv": "listing",
        "d.csv, row 1": "read",
        "/table": "read",
        "d.csv, row 3": "not an article",
        "e.jsonl": "listing",
        "e.jsonl, line 1": "read",
        "e.jsonl, line 2": "unsupported",
        "f.txt": "not English",
        "g.warc.gz": "listing",
        "h.txt": "listing",
        "/listed": "read",
        "/gone": "failed",
        "i.pdf": "unsupported",
    }


def test_a_mixed_folder(web: Web, desk: Desk) -> None:
    folder = desk.folder / "news"
    folder.mkdir()
    expected = mixed(folder, web)
    done = desk.add(str(folder), "--json")
    assert done.exit_code == 1
    log = desk.log()

    def of(name: str) -> str:
        return next(line["outcome"] for found, line in log.items() if found.endswith(name))

    assert {name: of(name) for name in expected} == expected
    archived = [line for found, line in log.items() if "g.warc.gz, record" in found]
    assert Counter(line["outcome"] for line in archived) == {
        "read": 1,
        "unsupported": 2,
        "not an article": 1,
    }
    assert len(log) == len(expected) + len(archived)
    told = [json.loads(line) for line in done.stdout.splitlines()]
    assert told[-1]["files"] == {"a PDF": 1, "an answer of status 404": 1, "image/png": 1}
    listings = sum(outcome == "listing" for outcome in expected.values())
    assert {one["source"] for one in told[:-1]} < set(log)
    assert len(told[:-1]) + 3 + listings == len(log)

    asked = web.asked.copy()
    again = desk.add(str(folder))
    assert "0 added, 8 unchanged (8 of them not read again), 1 failed, 4 left alone that" in again.stderr
    assert "f.txt: it is in Chinese; only English is read so far; left alone this time" in again.stderr
    assert (again.exit_code, web.asked) == (1, asked)


def test_two_addresses_of_one_article(web: Web, desk: Desk) -> None:
    end = web.put("fjord", "/end", story(1))
    moved = web.put("fjord", "/moved", answer(b"", "302 Found", Location="/end"))
    other = web.put("fjord", "/amp", story(1))
    one, two = web.put("fjord", "/one", feed([moved, end])), web.put("fjord", "/two", feed([moved, other]))
    assert desk.add(one, two).exit_code == 0
    assert desk.ask("select count(*), max(source) from articles") == [(1, end)]
    log = desk.log()
    assert Counter(log[url]["outcome"] for url in (end, moved, other)) == {"read": 1, "duplicate": 2}
    assert {log[url]["article"] for url in (end, moved, other)} == {end}
    assert web.asked[moved] == 1
    later = web.put("fjord", "/later", story(1))
    desk.add(later)
    assert desk.log("/later")[later]["outcome"] == "duplicate"


def test_a_copy_that_states_no_day_takes_none_from_the_first(web: Web, desk: Desk) -> None:
    desk.add(web.put("fjord", "/a", story(1).replace(b"BERN, May 3 - ", b"")))
    desk.add(web.put("fjord", "/b", undated(1)))
    assert desk.ask("select published, count(*) from articles") == [("2021-05-03", 1)]
    assert desk.outcomes() == {"read": 1, "duplicate": 1}


def test_an_address_that_was_read_is_not_fetched_again(web: Web, desk: Desk) -> None:
    url = web.put("fjord", "/1", story(1))
    assert desk.add(url, url).stderr.startswith("1 added: ")
    assert desk.add(url).stderr.startswith("0 added, 1 unchanged")
    assert web.asked[url] == 1
    assert desk.add(url, "--published", "2021-05-04").stderr.startswith("0 added, 1 read anew")
    assert desk.ask("select published from articles") == [("2021-05-04",)]


@pytest.mark.parametrize("bad", [DOWN, html(f"<ul>{LINKS}</ul>").encode()], ids=["503", "no article"])
def test_what_could_not_be_read_is_left_alone_until_somebody_asks(
    web: Web, desk: Desk, clock: Clock, bad: bytes
) -> None:
    url = web.put("fjord", "/1", bad)
    rss = web.put("fjord", "/feed", feed([url]))
    desk.add(rss)
    web.put("fjord", "/1", story(1))
    asked = web.asked[url]
    again = desk.add(rss)
    assert again.exit_code == 0
    assert again.stderr.startswith("0 added, 1 left alone that could not be read before: ")
    assert web.asked[url] == asked
    assert desk.add(rss, "--again").stderr.startswith("1 added: ")
    assert desk.outcomes() == {"read": 1, "listing": 1}
    assert desk.add(rss, "--again").stderr.startswith("0 added, 1 unchanged")


def test_what_failed_for_a_time_is_tried_again_by_itself(web: Web, desk: Desk, clock: Clock) -> None:
    url = web.put("fjord", "/1", DOWN)
    rss = web.put("fjord", "/feed", feed([url]))
    first = desk.add(rss)
    assert first.exit_code == 1
    assert desk.log()[url]["retry_at"] == "2023-06-13T12:15:00+00:00"
    shown = desk.run("log", "--failed").stdout
    assert "503" in shown and "to be tried again after 2023-06-13 12:15Z" in shown
    web.put("fjord", "/1", story(1))
    clock.pass_by(minutes=15)
    assert desk.add(rss).stderr.startswith("1 added: ")


def test_columns_are_told_by_name(desk: Desk) -> None:
    path = desk.folder / "table.csv"
    rows = [["Volltext", "Datum"], [ARTICLE, "2022-05-04"]]
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    done = desk.add(str(path), "--column", "Volltext=text", "--column", "Datum=published")
    assert done.stderr.startswith("1 added: ")
    assert desk.ask("select published, text from articles") == [("2022-05-04", ARTICLE)]


@pytest.mark.parametrize("told", ["Volltext", "=text", "Volltext=words"])
def test_a_meaning_that_is_none(desk: Desk, told: str) -> None:
    done = desk.add("x.csv", "--column", told)
    assert (done.exit_code, "is no NAME=MEANING" in done.stderr) == (2, True)


@pytest.mark.parametrize("command", ["add", "read"])
def test_a_contact_that_is_none(desk: Desk, command: str) -> None:
    told = ["--ledger", desk.ledger] if command == "add" else []
    given = [command, "http://fjord.example/", *told]
    done = CliRunner().invoke(main, given, env={"COMMUNIQUE_CONTACT": "call me"})
    assert done.exit_code == 1
    assert done.stderr == (
        "Error: the contact 'call me' is no e-mail address and no URL; give one as desk@fjord.example.\n"
    )


def test_a_bar_shows_how_many_addresses_there_are(web: Web, desk: Desk) -> None:
    rss = web.put("fjord", "/feed", feed(stories(web, "fjord", 11)))
    terminal, other_end = pty.openpty()
    command = [sys.executable, "-c", PROGRAM, "add", rss, "--ledger", desk.ledger, "--jobs", "1"]
    subprocess.run(command, stdout=other_end, stderr=other_end, check=False)
    os.close(other_end)
    seen = os.read(terminal, 100_000).decode()
    os.close(terminal)
    assert "11/11" in seen
    assert "\n11 added: " in seen
