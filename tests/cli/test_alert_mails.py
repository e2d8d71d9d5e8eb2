"""Alerts by e-mail: one letter for a run, encrypted, with nothing that articles could make of it."""

from __future__ import annotations

import email
import email.policy
from typing import TYPE_CHECKING

import pytest

from communique.alerts import mail
from communique.alerts.smtp import checked_mailbox
from communique.errors import InvalidQuery
from communique.ledger.alerting import messages
from communique.ledger.alerting.rules import Alert, add_alert
from tests.cli.receivers import PASSWORD, PEM, USER, mailbox
from tests.cli.sent import BASE, HOSTILE, run
from tests.ledger.alerted import ALL, MAY_SANCTION, MET
from tests.ledger.made import record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from communique.ledger import Ledger
    from tests.cli.receivers import Letter, Mailbox


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


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("x\r\nBcc: all@fjord.example\r\n\r\nhello", "x Bcc: all@fjord.example hello"),
        (
            "x =?utf-8?q?y=0D=0ABcc:_all=40fjord.example?= z",
            "x = ?utf-8?q?y=0D=0ABcc:_all=40fjord.example?= z",
        ),
        ("=?utf-8?b?DQoNCmhlbGxv?= → é", "= ?utf-8?b?DQoNCmhlbGxv?= → é"),
        ("===?utf-8?q?=0A?=?utf-8?q?=0A?=", "=== ?utf-8?q?=0A?= ?utf-8?q?=0A?="),
    ],
)
def test_a_name_cannot_become_a_header(ledger: Ledger, words: str, shown: str) -> None:
    letter = mail.letter(mailed(ledger), "msg_1", words, [("X-Body", [words], None)], "ledger@fjord.example")
    again = email.message_from_bytes(letter.as_bytes(), policy=email.policy.default)
    assert (again["Bcc"], again["Subject"]) == (None, shown)
    assert b"X-Body" in letter.as_bytes().partition(b"\r\n\r\n")[2]


@pytest.mark.parametrize(
    "address", ["desk", "desk@", "@fjord.example", "a b@fjord.example", "a@b.example\nBcc: c@d.example",
                "=?utf-8?q?=0D=0ABcc:c?=@b.example",
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
