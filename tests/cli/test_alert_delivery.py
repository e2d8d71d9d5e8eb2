"""What alerts send: signed webhooks and e-mails, tried again when they fail, whole after any kill."""

from __future__ import annotations

import base64
import email
import email.policy
import hashlib
import hmac
import os
import signal
import subprocess
import sys
import time
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import text

from communique.alerts import mail, webhook
from communique.alerts.payload import payload
from communique.alerts.run import run_alerts
from communique.alerts.smtp import checked_mailbox
from communique.errors import InvalidQuery
from communique.ledger import Ledger
from communique.ledger.alerting import messages
from communique.ledger.alerting.rules import Alert, add_alert, load_alert, new_secret, secret_key
from tests.cli import receivers
from tests.cli.receivers import PASSWORD, PEM, USER, mailbox, receiver, says
from tests.ledger.made import record
from tests.ledger.test_alerts import ALL, MAY_SANCTION, MET, OTHER_DAY, PLANNED, calls

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.cli.newsroom import Clock
    from tests.cli.receivers import Letter, Mailbox

SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
BASE = "https://ledger.example"
HOSTILE = "Ada Olsen met Grace Otieno.\r\nBcc: all@fjord.example\r\n<script>alert(1)</script> \u202e & more"


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger(str(tmp_path / "ledger.db")) as opened:
        yield opened


def hook(ledger: Ledger, address: str, **more: Any) -> Alert:
    more = {"secret": SECRET, "allow_private": True, "base": BASE, **more}
    return add_alert(ledger, "hook", {}, ALL, "webhook", f"{address}/in?token=1", **more)


def run(ledger: Ledger, *, again: bool = False) -> list[str | None]:
    return [one.outcome.problem for one in run_alerts(ledger, again=again)]


def is_genuine(secret: str, request: receivers.Request) -> bool:
    """Verify as a receiver does, by the scheme alone."""
    name, at = request.headers["webhook-id"], request.headers["webhook-timestamp"]
    said = name.encode() + b"." + at.encode() + b"." + request.body
    key = base64.b64decode(secret.removeprefix("whsec_"))
    wanted = base64.b64encode(hmac.new(key, said, hashlib.sha256).digest()).decode()
    return request.headers["webhook-signature"] == f"v1,{wanted}" and abs(int(at) - time.time()) < 60


def test_a_webhook_gets_each_thing_signed(ledger: Ledger) -> None:
    with receiver(says(200)) as web:
        ledger.add(PLANNED)
        hook(ledger, web.address)
        ledger.add(MET)
        ledger.add(OTHER_DAY)
        ledger.add(MAY_SANCTION)
        assert run(ledger) == [None, None, None]
        assert run(ledger) == []
    assert all(is_genuine(SECRET, one) for one in web.requests)
    assert not any(is_genuine(new_secret(), one) for one in web.requests)
    assert {one.path for one in web.requests} == {"/in?token=1"}
    told = {one.json["type"]: one.json["data"] for one in web.requests}
    assert sorted(told) == ["event.contradiction", "event.new", "event.status"]
    status = told["event.status"]
    assert (status["from"], status["to"], status["report"]["outlet"]) == (
        "planned",
        "occurred",
        "Evening Post",
    )
    assert status["permalink"] == f"{BASE}/events/{status['event']['name']}"
    assert told["event.contradiction"]["field"] == "date"
    assert len({one.headers["webhook-id"] for one in web.requests}) == 3


def test_a_flood_is_one_request(ledger: Ledger) -> None:
    with receiver(says(204)) as web:
        hook(ledger, web.address)
        ledger.add_many(calls(30))
        assert run(ledger) == [None]
    (request,) = web.requests
    data = request.json["data"]
    assert (request.json["type"], data["count"], data["kinds"]) == ("events.many", 30, {"new": 30})
    assert (len(data["first"]), data["permalink"]) == (25, f"{BASE}/events")


FAILING = [
    ([says(500)], "it answered 500 Internal Server Error", False),
    ([says(404)], "it answered 404 Not Found", False),
    ([says(799)], "it answered 799", False),
    ([says(410)], "it answered 410 Gone", True),
    ([says(302, Location="/elsewhere")], "it answered 302 Found; redirects are not followed", False),
    ([receivers.slow], "there was no full answer within 0.6 seconds", False),
    ([receivers.endless_headers], "", False),
    ([receivers.garbage], "its answer breaks off or is not HTTP", False),
    ([receivers.hangs_up], "", False),
]


@pytest.mark.parametrize(("answers", "problem", "is_final"), FAILING, ids=lambda value: str(value)[:40])
def test_a_server_that_fails_is_told(ledger: Ledger, answers: Any, problem: str, is_final: bool) -> None:
    with receiver(*answers) as web:
        alert = hook(ledger, web.address)
        begun = time.monotonic()
        outcome = webhook.send(alert, "msg_1", {"type": "test"}, seconds=0.6)
        assert time.monotonic() - begun < 5
    assert outcome.problem is not None
    assert outcome.problem.startswith(problem)
    assert "token" not in outcome.problem
    assert outcome.is_final is is_final
    assert len(web.requests) == 1


def test_an_answer_without_end_is_not_read(ledger: Ledger) -> None:
    with receiver(receivers.huge) as web:
        outcome = webhook.send(hook(ledger, web.address), "msg_1", {"type": "test"}, seconds=3)
    assert outcome.problem is None


@pytest.mark.parametrize(
    ("address", "allow_private", "problem", "is_final"),
    [
        ("http://127.0.0.1:8765", False, "127.0.0.1 is a private or local address; --allow-private", True),
        ("http://localhost:8765", False, "localhost is a private or local address; --allow-private", True),
        ("http://[::ffff:10.0.0.1]:8765", False, "", True),
        ("http://127.0.0.1:1024", True, "it cannot be reached", False),
        ("http://no-such-host.invalid", True, "it cannot be reached", False),
    ],
)
def test_an_address_that_cannot_be_asked_is_told(
    ledger: Ledger, address: str, allow_private: bool, problem: str, is_final: bool
) -> None:
    alert = hook(ledger, address, allow_private=allow_private)
    outcome = webhook.send(alert, "msg_1", {"type": "test"}, seconds=3)
    assert outcome.problem is not None
    assert outcome.problem.startswith(problem)
    assert outcome.is_final is is_final


def test_what_failed_is_tried_again_with_the_same_name_and_the_others_wait(
    ledger: Ledger, clock: Clock
) -> None:
    with receiver(says(500), says(503, Retry_After="600"), says(200)) as web:
        hook(ledger, web.address)
        ledger.add_many([MET, MAY_SANCTION])
        assert run(ledger) == ["it answered 500 Internal Server Error"]
        # The second was not tried after the first failed; now it is its turn.
        assert run(ledger) == ["it answered 503 Service Unavailable"]
        assert run(ledger) == []
        clock.pass_by(minutes=1)
        assert run(ledger) == [None]
        clock.pass_by(minutes=10)
        assert run(ledger) == [None]
        assert run(ledger, again=True) == []
    names = [one.headers["webhook-id"] for one in web.requests]
    assert names == [names[0], names[1], names[0], names[1]]
    first, _, third, _ = web.requests
    assert first.body == third.body


def test_what_is_given_up_says_why_and_can_be_tried_again(ledger: Ledger, clock: Clock) -> None:
    with receiver(says(410), says(200)) as web:
        alert = hook(ledger, web.address)
        ledger.add(MET)
        assert run(ledger) == ["it answered 410 Gone"]
        clock.pass_by(hours=100)
        assert run(ledger) == []
        with ledger.reading() as connection:
            (message,) = messages.messages_of(connection, alert, 5)
        assert message.given_up_at is not None
        assert message.problem == "it answered 410 Gone"
        assert run(ledger, again=True) == [None]
        assert len(web.requests) == 2


def test_one_alert_that_fails_does_not_stop_another(ledger: Ledger) -> None:
    with receiver(says(500)) as broken, receiver(says(200)) as web:
        hook(ledger, web.address)
        add_alert(ledger, "broken", {}, ALL, "webhook", broken.address, secret=SECRET, allow_private=True)
        ledger.add(MET)
        assert sorted(map(str, run(ledger))) == ["None", "it answered 500 Internal Server Error"]
        assert (len(broken.requests), len(web.requests)) == (1, 1)


def test_nothing_is_lost_and_nothing_told_twice_after_kills(ledger: Ledger, tmp_path: Path) -> None:
    """The sender is killed while the receiver has a message and has not answered, again and again."""
    running: list[subprocess.Popen[bytes]] = []

    def kills(_: object) -> None:
        running[0].send_signal(signal.SIGKILL)
        running[0].wait()

    with receiver(kills, says(200), kills, kills, says(200)) as web:
        hook(ledger, web.address)
        ledger.add_many(calls(4))
        for _ in range(6):
            program = [sys.executable, "-m", "communique", "alert", "run", "--again"]
            running[:] = [subprocess.Popen([*program, "--ledger", str(tmp_path / "ledger.db")])]
            running[0].wait(timeout=60)
            if running[0].returncode == 0:
                break
        assert running[0].returncode == 0
    by_name = {one.headers["webhook-id"]: one.json["data"]["event"]["name"] for one in web.requests}
    assert len(web.requests) == 7  # four, and three that came twice
    assert sorted(by_name.values()) == sorted(event.name for event in ledger.events())
    with ledger.reading() as connection:
        assert connection.scalar(text("select count(*) from alert_messages where sent_at is null")) == 0


@pytest.mark.parametrize("delay", [0.2, 0.5, 0.8])
def test_a_program_killed_while_it_adds_tells_the_rest_later(tmp_path: Path, delay: float) -> None:
    from communique._text import json_line

    path, articles = str(tmp_path / "ledger.db"), tmp_path / "records.jsonl"
    records = calls(12)
    articles.write_text("\n".join(json_line(one.to_dict()) for one in records), encoding="utf-8")
    with receiver(says(200)) as web, Ledger(path) as ledger:
        hook(ledger, web.address)
        add = [sys.executable, "-m", "communique", "add", str(articles), "--ledger", path]
        with subprocess.Popen(add, stderr=subprocess.DEVNULL) as running:
            time.sleep(delay)
            os.kill(running.pid, signal.SIGKILL)
        assert subprocess.run(add, stderr=subprocess.DEVNULL, timeout=60, check=False).returncode == 0
        run(ledger, again=True)
        told = {one.headers["webhook-id"]: one.json["data"]["event"]["name"] for one in web.requests}
        assert sorted(told.values()) == sorted(event.name for event in ledger.events())
        assert len(told) == 12


# E-mail


@pytest.fixture
def post(monkeypatch: pytest.MonkeyPatch) -> Iterator[Mailbox]:
    with mailbox() as made:
        set_server(monkeypatch, f"smtp://{USER}:s3cret%2Fword@localhost:{made.port}")
        yield made


def set_server(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(PEM))
    monkeypatch.setenv("COMMUNIQUE_SMTP_URL", address)
    monkeypatch.setenv("COMMUNIQUE_SMTP_FROM", "ledger@fjord.example")


def mailed(ledger: Ledger, to: str = "desk@fjord.example") -> Alert:
    return add_alert(ledger, "desk", {}, ALL, "email", to, base=BASE)


def read(letter: Letter) -> email.message.EmailMessage:
    found = email.message_from_bytes(letter.content, policy=email.policy.default)
    assert isinstance(found, email.message.EmailMessage)
    return found


def body(letter: Letter, kind: str) -> str:
    part = read(letter).get_body((kind,))
    assert part is not None
    return str(part.get_content())


def test_a_run_is_one_mail_with_all_that_is_told(ledger: Ledger, post: Mailbox) -> None:
    mailed(ledger)
    ledger.add_many([MET, MAY_SANCTION])
    assert run(ledger) == [None]
    assert run(ledger) == []
    (letter,) = post.letters
    assert (letter.recipients, letter.is_encrypted, letter.user) == (["desk@fjord.example"], True, USER)
    found = read(letter)
    assert (found["From"], found["To"]) == ("ledger@fjord.example", "desk@fjord.example")
    assert found["Subject"] == "desk: 2 new events"
    assert found["List-Id"] == "<desk.alerts.fjord.example>"
    assert found["Message-ID"].endswith("@fjord.example>")
    plain = body(letter, "plain")
    assert "CONSULT meeting: Ada Olsen → Grace Otieno (occurred)" in plain
    assert f"“{MET.article.text}” (Evening Post, 2023-06-19)" in plain
    assert f"{BASE}/events/E-" in plain


def test_what_articles_say_is_only_text(ledger: Ledger, post: Mailbox) -> None:
    mailed(ledger)
    one = record(HOSTILE, "2023-06-19", outlet="<b>Post</b>\r\nX-Evil: yes", start="2023-06-18")
    ledger.add(one)
    assert run(ledger) == [None]
    found = read(post.letters[0])
    assert sorted({name.lower() for name in found.keys()} & {"bcc", "x-evil"}) == []  # noqa: SIM118
    assert post.letters[0].recipients == ["desk@fjord.example"]
    html = body(post.letters[0], "html")
    assert "<script>" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
    assert "\u202e" not in html + body(post.letters[0], "plain")


def test_a_name_cannot_become_a_header(ledger: Ledger) -> None:
    alert = mailed(ledger)
    letter = mail.letter(
        alert, "msg_1", "x\r\nBcc: all@fjord.example\r\n\r\nhello", [], "ledger@fjord.example"
    )
    again = email.message_from_bytes(letter.as_bytes(), policy=email.policy.default)
    assert again["Bcc"] is None
    assert again["Subject"] == "x Bcc: all@fjord.example hello"


@pytest.mark.parametrize(
    "address", ["desk", "desk@", "@fjord.example", "a b@fjord.example", "a@b.example\nBcc: c@d.example",
                "Ada <a@b.example>", "a@b.example, c@d.example", "a@localhost", "ä@b.example", ""],
)  # fmt: skip
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(InvalidQuery, match="is no e-mail address"):
        checked_mailbox(address)


def test_a_password_is_not_sent_unencrypted(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    with mailbox(is_encrypted=False) as post:
        set_server(monkeypatch, f"smtp://{USER}:s3cret%2Fword@localhost:{post.port}")
        mailed(ledger)
        ledger.add(MET)
        (problem,) = run(ledger)
        assert problem == "the mail server failed: it offers no STARTTLS, and a password is not sent without"
        set_server(monkeypatch, f"smtp://localhost:{post.port}")
        assert run(ledger, again=True) == [None]
    assert [(one.is_encrypted, one.user) for one in post.letters] == [(False, None)]


def test_mails_that_fail_are_told_without_the_password(
    ledger: Ledger, post: Mailbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    alert = mailed(ledger, "refused@fjord.example")
    ledger.add(MET)
    for address, wanted in (
        (f"smtp://{USER}:s3cret%2Fword@localhost:{post.port}", "the mail server refuses the recipient (550)"),
        (
            f"smtp://{USER}:wrong-one@localhost:{post.port}",
            "the mail server refuses the user or the password (535)",
        ),
        (f"smtp://{USER}:wrong-one@localhost:1", "the mail server failed: "),
        ("", "Mail needs a server and a sender; COMMUNIQUE_SMTP_URL is not set"),
        ("http://x:wrong-one@y", "COMMUNIQUE_SMTP_URL is no address of a mail server"),
    ):
        monkeypatch.setenv("COMMUNIQUE_SMTP_URL", address)
        (problem,) = run(ledger, again=True)
        assert problem is not None
        assert problem.startswith(wanted)
        assert "wrong-one" not in problem
    monkeypatch.delenv("SSL_CERT_FILE")
    monkeypatch.setenv("COMMUNIQUE_SMTP_URL", f"smtp://{USER}:{PASSWORD[:3]}@localhost:{post.port}")
    (problem,) = run(ledger, again=True)
    assert "certificate" in str(problem)
    assert post.letters == []
    with ledger.reading() as connection:
        assert messages.messages_of(connection, alert, 5)[0].attempts == 6


def test_a_message_is_json_whatever_articles_say(ledger: Ledger) -> None:
    alert = hook(ledger, "http://127.0.0.1:8765")
    ledger.add(record(HOSTILE, "2023-06-19", start="2023-06-18"))
    list(run_alerts(ledger))
    with ledger.reading() as connection:
        (message,) = messages.messages_of(connection, load_alert(connection, alert.name), 5)
    assert payload(alert, message)["data"]["report"]["words"] == HOSTILE


@pytest.mark.parametrize(
    "secret", ["", "whsec_", "whsec_short", "whsec_" + "A" * 400, "plain words", "whsec_ä"]
)
def test_what_is_no_secret_is_refused(secret: str) -> None:
    with pytest.raises(InvalidQuery, match="24 to 64 bytes in base64"):
        secret_key(secret)


def test_secrets_are_made_anew_and_show_in_no_representation(ledger: Ledger) -> None:
    assert len({new_secret() for _ in range(20)}) == 20
    assert len(secret_key(new_secret())) == 32
    assert SECRET not in repr(hook(ledger, "http://127.0.0.1:8765"))


def test_the_rests_add_up_to_two_days() -> None:
    assert sum(messages.RESTS, timedelta()) < timedelta(days=2)
