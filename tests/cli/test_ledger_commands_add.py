"""`communique add`: what becomes an article, what is not read again, and how it ends when it is cut short."""

from __future__ import annotations

import gzip
import json
import os
import pty
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import text

from communique.cli import main
from communique.ledger import Ledger
from tests.ledger.made import record

from .cases import ARTICLE, UNDATED

if TYPE_CHECKING:
    from pathlib import Path

PROGRAM = (sys.executable, "-c", "from communique.cli import main; main()")
GIVE = "give on each line a record of format communique/1, or an article with its text."


def line(number: int) -> str:
    words = f"Foreign Minister Ada Olsen met President Grace Otieno, report {number}."
    return json.dumps(record(words, "2023-06-12", start="2023-06-12").to_dict()) + "\n"


def add(*arguments: str, ledger: Path, **more: Any) -> Result:
    return CliRunner().invoke(main, ["add", *arguments, "--ledger", str(ledger), "--jobs", "1"], **more)


def ask(ledger: Path, question: str) -> list[tuple[Any, ...]]:
    with Ledger(str(ledger)) as opened, opened.reading() as connection:
        return [tuple(row) for row in connection.execute(text(question))]


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    return tmp_path / "ledger.db"


@pytest.fixture
def norway(tmp_path: Path) -> Path:
    path = tmp_path / "norway.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def test_what_is_there_is_not_read_again(norway: Path, ledger: Path) -> None:
    first = add(str(norway), ledger=ledger)
    assert (first.exit_code, first.stdout) == (0, "")
    assert first.stderr.startswith("1 added: ")
    again = add(str(norway), str(norway), ledger=ledger)
    assert again.exit_code == 0
    assert again.stderr.startswith("0 added, 2 unchanged (2 of them not read again): 0 reports of events, +0")
    runs = "select inputs, added, unchanged, failed, finished is not null from runs order by id"
    assert ask(ledger, runs) == [(1, 1, 0, 0, 1), (2, 0, 2, 0, 1)]


def test_another_day_of_publication_is_read_again(norway: Path, ledger: Path) -> None:
    add(str(norway), ledger=ledger)
    assert "1 read anew" in add(str(norway), "--published", "2022-05-05", ledger=ledger).stderr


def test_one_that_cannot_be_read_costs_a_sentence_and_not_the_rest(norway: Path, ledger: Path) -> None:
    done = add("nowhere.txt", "nowhere.jsonl", str(norway), ledger=ledger)
    sentences = done.stderr.splitlines()
    assert sentences[:2] == [
        "nowhere.txt: there is no such file; check the path.",
        "nowhere.jsonl: there is no such file; check the path.",
    ]
    assert (done.exit_code, len(sentences)) == (1, 3)
    assert sentences[2].startswith("1 added, 2 failed: ")
    assert ask(ledger, "select inputs, added, failed from runs") == [(3, 1, 2)]


def test_an_article_without_a_day_is_added_and_named(tmp_path: Path, ledger: Path) -> None:
    path = tmp_path / "undated.txt"
    path.write_text(UNDATED, encoding="utf-8")
    done = add(str(path), ledger=ledger)
    assert done.exit_code == 1
    assert done.stderr.startswith(f"{path}: it states no day of publication")
    assert ask(ledger, "select count(*) from articles") == [(1,)]


@pytest.mark.parametrize(
    ("bad", "sentence"),
    [
        ("[1", f"it is not JSON; {GIVE}"),
        ("[1]", f"it is an object without text; {GIVE}"),
        ('{"text": 3}', f"it is an object without text; {GIVE}"),
        ('{"text": "x", "title": 3}', f"its title is 3, which is no text; {GIVE}"),
        ('{"text": "x", "published": "May"}', "'May' is not a day; write it as 2023-06-16."),
        ('{"format": "communique/1"}', f"record has no field 'article'; {GIVE}"),
        ('{"text": " "}', "it is empty; give the page of one article, or its text."),
        ("[" * 100_000, f"it is not JSON; {GIVE}"),
    ],
)
def test_a_bad_line_is_named_by_its_number(tmp_path: Path, ledger: Path, bad: str, sentence: str) -> None:
    path = tmp_path / "lines.jsonl"
    path.write_text(f"{line(1)}\n{bad}\n{line(2)}", encoding="utf-8")
    done = add(str(path), ledger=ledger)
    assert done.exit_code == 1
    assert done.stderr.splitlines()[0] == f"{path}, line 3: {sentence}"
    assert done.stderr.splitlines()[1].startswith("2 added, 1 failed: 2 reports of events")


def test_a_line_gives_title_outlet_address_and_day(tmp_path: Path, ledger: Path) -> None:
    path = tmp_path / "lines.jsonl.gz"
    one = {
        "text": "Norway recalled its ambassador to Peru on Tuesday.", "title": "Norway recalls envoy",
        "url": "https://fjord.example/1", "published": "2022-05-04T09:30:00+02:00", "outlet": "Fjord Times",
    }  # fmt: skip
    path.write_bytes(gzip.compress(json.dumps(one).encode()))
    assert add(str(path), ledger=ledger).exit_code == 0
    kept = ask(ledger, "select title, outlet, source, published, text from articles")
    assert kept == [
        (one["title"], one["outlet"], one["url"], "2022-05-04", f"{one['title']}\n\n{one['text']}")
    ]
    assert ask(ledger, "select first_day from events") == [("2022-05-03",)]


def test_a_folder_gives_all_that_lies_in_it(tmp_path: Path, ledger: Path) -> None:
    pdf, png, text = b"%PDF-1.7", b"\x89PNG\r\n\x1a\n", ARTICLE.encode()
    files = {
        "a.txt": text, "deep/b.jsonl": line(1).encode(), ".hidden.txt": text, ".git/c.txt": text,
        "d.pdf": pdf, "looks-like.txt": pdf, "deep/f": png,
    }  # fmt: skip
    for name, content in files.items():
        path = tmp_path / "news" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    done = add(str(tmp_path / "news"), "--json", ledger=ledger)
    assert done.exit_code == 0
    told = [json.loads(one) for one in done.stdout.splitlines()]
    assert [one["outcome"] for one in told] == ["added", "added", "passed over"]
    assert told[2]["files"] == {"a PDF": 2, "a PNG image": 1}
    assert "3 files of other kinds passed over: 2 a PDF and 1 a PNG image.\n" in done.stderr
    assert told[0]["source"] == str(tmp_path / "news" / "a.txt")
    assert told[1]["reports"] == 1


@pytest.mark.parametrize(("given", "count"), [(line(1) + line(2), 2), (ARTICLE, 1)], ids=["lines", "article"])
def test_standard_input_is_lines_or_an_article(ledger: Path, given: str, count: int) -> None:
    assert add("-", ledger=ledger, input=given).exit_code == 0
    assert ask(ledger, "select count(*) from articles") == [(count,)]


def test_the_ledger_may_be_named_by_a_variable(norway: Path, ledger: Path) -> None:
    done = CliRunner().invoke(main, ["add", str(norway)], env={"COMMUNIQUE_LEDGER": str(ledger)})
    assert (done.exit_code, ledger.is_file()) == (0, True)


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("no/such/folder/a.db", "the ledger no/such/folder/a.db cannot be opened: "),
        ("mysql://root:secret@host/a", "cannot be opened"),
        (__file__, "file is not a database"),
    ],
)
def test_a_ledger_that_cannot_be_opened(norway: Path, address: str, words: str) -> None:
    done = CliRunner().invoke(main, ["add", str(norway), "--ledger", address])
    assert (done.exit_code, done.stdout) == (1, "")
    assert words in done.stderr
    assert len(done.stderr.splitlines()) == 1


def begin(ledger: Path, *arguments: str, lines: int) -> subprocess.Popen[bytes]:
    """Start adding standard input, and wait until the first batch is kept."""
    process = subprocess.Popen(
        [*PROGRAM, "add", "-", "--json", "--ledger", str(ledger), *arguments],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write("".join(map(line, range(lines))).encode())
    process.stdin.flush()
    for _ in range(50):
        assert process.stdout.readline()
    return process


@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_adds_what_is_at_hand(ledger: Path, number: int, status: int) -> None:
    with begin(ledger, "--jobs", "1", lines=60) as process:
        time.sleep(0.3)  # the last ten are taken, and more are waited for
        process.send_signal(number)
        printed, said = process.communicate(timeout=30)
    assert process.returncode == status
    assert said.decode().splitlines()[-1].startswith("Stopped; what was added is kept")
    kept = ask(ledger, "select count(*), sum(is_current) from records")
    assert kept == [(50 + len(printed.splitlines()),) * 2]
    assert ask(ledger, "select added, finished from runs") == [(kept[0][0], None)]
    assert kept[0][0] > 50


def test_killing_it_leaves_whole_batches_and_no_process(ledger: Path) -> None:
    with begin(ledger, "--jobs", "2", lines=120) as process:
        process.kill()
        process.communicate(timeout=30)  # ends when the last worker has closed the pipe
    assert ask(ledger, "select count(*) from records") in ([(50,)], [(100,)])
    everything = "".join(map(line, range(120)))
    assert add("-", ledger=ledger, input=everything).exit_code == 0
    assert ask(ledger, "select count(*) from records") == [(120,)]


def test_a_bar_shows_on_a_terminal_how_far_it_is(tmp_path: Path, ledger: Path) -> None:
    path = tmp_path / "lines.jsonl"
    path.write_text("[\n" + "".join(map(line, range(11))), encoding="utf-8")
    terminal, other_end = pty.openpty()
    command = [*PROGRAM, "add", str(path), "--ledger", str(ledger), "--jobs", "1"]
    subprocess.run(command, stdout=other_end, stderr=other_end, check=False)
    os.close(other_end)
    seen = os.read(terminal, 100_000).decode()
    os.close(terminal)
    assert "12/12" in seen
    assert f"\x1b[K{path}, line 1: it is not JSON; {GIVE}\r\n" in seen
    assert "\n11 added, 1 failed: " in seen
