"""`communique alert`: setting alerts up, showing them, and what `add` and `watch` do with them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner, Result

from communique._text import json_line
from communique.cli import main
from communique.ledger import Ledger
from communique.ledger.alerting.rules import secret_key
from tests.cli.newsroom import feed, source, story
from tests.cli.receivers import receiver, says
from tests.ledger.alerted import MAY_SANCTION, MET, PLANNED, calls
from tests.ledger.made import record

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from communique.record import Record
    from tests.cli.newsroom import Clock, Desk, Web

    Run = Callable[..., Result]

ADD = ("alert", "add", "mine", "--on", "new")
SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"


@pytest.fixture
def path(tmp_path: Path) -> str:
    found = str(tmp_path / "ledger.db")
    with Ledger(found) as ledger:
        ledger.add(PLANNED)
    return found


@pytest.fixture
def run(path: str, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setenv("COMMUNIQUE_LEDGER", path)
    return lambda *arguments: CliRunner().invoke(main, list(arguments))


@pytest.fixture
def put(tmp_path: Path) -> Callable[..., str]:
    """Give what writes records into a file that `add` takes."""

    def written(*records: Record) -> str:
        made = tmp_path / f"{len(records)}-{records[0].article.id[7:15]}.jsonl"
        made.write_text("\n".join(json_line(one.to_dict()) for one in records), encoding="utf-8")
        return str(made)

    return written


def said(done: Result) -> Any:
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)


def test_an_alert_is_set_up_listed_shown_and_removed(run: Run) -> None:
    done = run(*ADD, "--on", "status", "--actor", "NOR", "--type", "CONSULT", "--atom")
    assert done.exit_code == 0
    assert done.stdout == (
        "mine tells of new events and changes of status (actors NOR; type CONSULT) to /alerts/mine.atom.\n"
    )
    assert "mine  new, status  actors NOR; type CONSULT  /alerts/mine.atom" in run("alert", "list").stdout
    assert "It has told nothing yet." in run("alert", "show", "mine").stdout
    assert run("alert", "remove", "mine").stdout == "mine is removed.\n"
    assert (run("alert", "list").stdout, run("alert", "list").stderr) == ("", "No alerts.\n")


def test_a_secret_is_made_and_printed_once(run: Run) -> None:
    address = "https://ada.example/services/T0/B0?token=hidden"
    done = run(*ADD, "--webhook", address)
    secret = done.stdout.rsplit(" ", 1)[1].strip()
    assert len(secret_key(secret)) == 32
    assert "hidden" not in done.stdout
    for command in (("list",), ("show", "mine"), ("list", "--json"), ("show", "mine", "--json")):
        assert secret[6:] not in run("alert", *command).stdout
    assert "hidden" not in run("alert", "list").stdout + run("alert", "list", "--json").stdout
    assert said(run("alert", "show", "mine", "--json"))["target"] == address


def test_a_secret_can_be_given(run: Run, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text(f"{SECRET}\n")
    made = said(
        run(*ADD, "--webhook", "https://a.example/", "--secret-file", str(tmp_path / "secret"), "--json")
    )
    assert made["secret"] == SECRET


WRONG = [
    ((*ADD,), 2, "one of --atom, --webhook and --email"),
    ((*ADD, "--atom", "--email", "a@b.example"), 2, "one of --atom, --webhook and --email"),
    (("alert", "add", "mine", "--atom"), 2, "Missing option '--on'"),
    ((*ADD, "--atom", "--allow-private"), 2, "go with --webhook"),
    ((*ADD, "--on", "old", "--atom"), 2, "'old' is not one of"),
    (("alert", "add", "My Alert", "--on", "new", "--atom"), 1, "is no name for an alert"),
    ((*ADD, "--type", "TEA", "--atom"), 1, "'TEA' is no type of event"),
    ((*ADD, "--email", "a@b"), 1, "is no e-mail address"),
    ((*ADD, "--webhook", "ftp://a.example/?token=hidden"), 1, "is not an http or https address"),
    ((*ADD, "--webhook", "https://ada:hidden@a.example/"), 1, "has a user name or a password in it"),
    ((*ADD, "--webhook", "http://a.example:25/"), 1, "not one of web pages"),
    ((*ADD, "--base", "ledger.example", "--atom"), 1, "is no address of pages"),
    (("alert", "show", "none"), 1, "the ledger has no alert 'none'"),
    (("alert", "test", "none"), 1, "the ledger has no alert 'none'"),
    (("alert", "remove", "none"), 1, "the ledger has no alert 'none'"),
]


@pytest.mark.parametrize(("command", "status", "problem"), WRONG, ids=[problem for _, _, problem in WRONG])
def test_wrong_use_is_one_sentence(run: Run, command: tuple[str, ...], status: int, problem: str) -> None:
    done = run(*command)
    assert (done.exit_code, done.stdout) == (status, "")
    assert problem in done.stderr
    assert "hidden" not in done.stderr
    assert run("alert", "list").stdout == ""


def test_a_name_that_nobody_has_is_told(run: Run) -> None:
    done = run(*ADD, "--actor", "Ada Olsen", "--actor", "Ida Olsson", "--atom")
    assert done.stderr == (
        "The ledger has nobody named 'Ida Olsson' yet; the alert waits for who has that name.\n"
    )


def test_add_tells_alerts(run: Run, put: Callable[..., str]) -> None:
    with receiver(says(200)) as web:
        assert (
            run(*ADD, "--webhook", web.address, "--allow-private", "--base", "http://l.example").exit_code
            == 0
        )
        done = run("add", put(MET, MAY_SANCTION))
        assert done.exit_code == 0
        assert "SANCTION: Norway → Sudan (possible); told to http://127.0.0.1:" in done.stderr
        (request,) = web.requests
        assert request.json["data"]["permalink"].startswith("http://l.example/events/E-")
        assert run("add", put(MET, MAY_SANCTION)).stderr.count("told to") == 0
        assert run("add", "--no-alerts", put(*calls(2))).stderr.count("told to") == 0
        assert len(web.requests) == 1
        assert run("alert", "run").stdout.count("told to") == 2
        assert run("alert", "run").stderr == "There is nothing to tell.\n"


def test_a_failure_to_deliver_fails_no_job(run: Run, put: Callable[..., str]) -> None:
    with receiver(says(500), says(410)) as web:
        run(*ADD, "--webhook", web.address, "--allow-private")
        done = run("add", put(MET, MAY_SANCTION))
        assert done.exit_code == 0
        assert "it did not arrive at http://127.0.0.1" in done.stderr
        shown = run("alert", "show", "mine").stdout
        assert "not arrived after 1 try: it answered 500 Internal Server Error; tried again after" in shown
        again = run("alert", "run", "--again", "--json")
    assert (again.exit_code, json.loads(again.stdout)["problem"]) == (1, "it answered 410 Gone")
    assert "given up after 2 tries: it answered 410 Gone" in run("alert", "show", "mine").stdout


def test_a_defect_of_alerts_fails_no_job(
    run: Run, put: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from communique.ledger.alerting import looking

    run(*ADD, "--atom")
    monkeypatch.setattr(looking._Look, "write", lambda _: 1 / 0)
    done = run("add", put(MET))
    assert done.exit_code == 0
    assert "The alerts could not be told (division by zero)" in done.stderr
    monkeypatch.undo()
    assert "1 added" in done.stderr


def test_a_ledger_without_alerts_says_nothing_of_them(run: Run, put: Callable[..., str]) -> None:
    (line,) = run("add", put(MET)).stderr.splitlines()
    assert line.startswith("1 added: ")


def test_a_test_says_whether_it_arrives(run: Run) -> None:
    with receiver(says(200), says(500)) as web:
        run(*ADD, "--webhook", web.address, "--allow-private")
        assert run("alert", "test", "mine").stdout.startswith("A test of mine arrived at http://127.0.0.1:")
        failed = run("alert", "test", "mine", "--json")
        assert web.requests[0].json["type"] == "test"
    assert failed.exit_code == 1
    assert json.loads(failed.stdout)["sent"] is False
    assert "it answered 500" in failed.stderr
    assert "nothing yet" in run("alert", "show", "mine").stdout


def test_what_was_told_is_shown(run: Run, put: Callable[..., str]) -> None:
    run("alert", "add", "mine", "--on", "status", "--atom")
    run("add", put(MET))
    shown = run("alert", "show", "mine").stdout
    assert "1 change of status: told" in shown
    assert "CONSULT meeting: Ada Olsen → Grace Otieno: planned → occurred" in shown
    (message,) = said(run("alert", "show", "mine", "--json"))["messages"]
    (told,) = message["told"]
    assert (told["kind"], told["from"], told["to"]) == ("status", "planned", "occurred")


def test_what_articles_say_is_printed_as_text(run: Run, put: Callable[..., str]) -> None:
    run(*ADD, "--atom")
    words = "Ada Olsen met Grace Otieno \x1b[31m in \u202e Nairobi."
    done = run("add", put(record(words, "2023-09-19", start="2023-09-18", outlet="P\x1b[2J")))
    shown = run("alert", "show", "mine")
    assert "1 new event: told" in shown.stdout
    for printed in (done.output, shown.output, run("alert", "show", "mine", "--json").output):
        assert "\x1b" not in printed
        assert "\u202e" not in printed


def test_watch_tells_after_each_round(web: Web, desk: Desk, clock: Clock) -> None:
    config = source(web.put("fjord", "/feed", feed([])))
    assert desk.watch(config).exit_code == 0
    with receiver(says(200)) as hook:
        made = CliRunner().invoke(
            main, [*ADD, "--webhook", hook.address, "--allow-private", "--ledger", desk.ledger]
        )
        assert made.exit_code == 0, made.output
        web.put("fjord", "/feed", feed([web.put("fjord", "/1", story(1))]))
        clock.pass_by(hours=1)
        quiet = desk.watch(config, "--no-alerts")
        assert "told to" not in quiet.stderr
        assert hook.requests == []
        clock.pass_by(hours=1)
        done = desk.watch(config)
        assert "told to" in done.stderr
        assert hook.requests
