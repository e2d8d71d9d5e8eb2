"""E-mails and mailboxes."""

from __future__ import annotations

from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.errors import InputError, PassedOver
from tests.sources.found import found_in, told

PROSE = (
    "OSLO, May 3, 2021 - Norway and Peru agreed on Monday to open consulates, both governments said.\n" * 5
)
PAGE = f"<html><body><p>{PROSE}</p></body></html>"


def mail(
    text: str | None = PROSE, page: str | None = None, subject: str = "Norway and Peru agree"
) -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"] = "Fjord Wire <desk@fjord.example>", "a@b.example"
    message["Subject"], message["Date"] = subject, "Mon, 03 May 2021 23:30:00 -0400"
    if text is not None:
        message.set_content(text, charset="iso-8859-1")
    if page is not None:
        (message.add_alternative if text is not None else message.set_content)(page, subtype="html")
    return message


@pytest.mark.parametrize(
    ("message", "data", "charset"),
    [
        (mail(), PROSE, "iso-8859-1"),
        (mail(PROSE, PAGE), PROSE, "iso-8859-1"),
        (mail("See this message in your browser.", PAGE), PAGE, "utf-8"),
        (mail(None, PAGE), PAGE, "utf-8"),
        (mail("Lé.\n", subject="Lé"), "Lé.\n", "iso-8859-1"),
    ],
)
def test_the_text_of_a_message(message: EmailMessage, data: str, charset: str) -> None:
    (item,) = found_in(bytes(message))
    assert (item.data or b"").decode(charset).rstrip() == data.rstrip()
    assert (item.source, item.charset, item.published) == ("standard input", charset, "2021-05-03")
    assert item.title == message["Subject"]


def test_attachments_and_forwarded_messages() -> None:
    message = mail()
    message.add_attachment(PAGE, subtype="html", filename="a.html")
    message.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf")
    message.add_attachment(mail(subject="Deep"))
    found = found_in(bytes(message))
    assert told(found) == [
        "standard input",
        "standard input, attachment 1",
        "standard input, attachment 2: it is a PDF.",
        "standard input, attachment 3",
    ]
    assert isinstance(found[2], PassedOver)
    assert found[3].title == "Deep"


def test_messages_of_a_mailbox() -> None:
    envelope = b"From desk@fjord.example Mon May  3 10:00:00 2021\n"
    empty = bytes(mail(""))
    body = bytes(mail("From here on:\n\nFrom Oslo, 2021\n")).replace(b"\nFrom O", b"\n>From O")
    found = found_in(b"\n".join([envelope + body, envelope + empty, envelope + bytes(mail())]))
    assert [one.source for one in found] == [f"standard input, message {number}" for number in (1, 2, 3)]
    assert b"\nFrom Oslo, 2021" in found[0].data
    assert found[0].found_in == "standard input"


HEAD = "From: a\nTo: b\nDate: Mon, 3 May 2021\n"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (HEAD + "Content-Type: image/png\n\nx", "attachment 1"),
        (HEAD + "Content-Type: multipart/mixed; boundary=a\n\n--a--\n", "attachment 1"),
        (HEAD + "Content-Type: multipart/mixed; boundary=a\n\n" + "--a\n\nx\n" * 9_000, "too many parts"),
        (HEAD + "\n" + "boundary\n" * 200, "too many parts"),
        (HEAD + "Subject: =?utf-8?b?////?= =?x-none?q?a?=\n\nBern.", "standard input"),
        (HEAD + "Content-Type: text/plain; charset*0*=%%\n\nBern.", "standard input"),
        (HEAD + "Content-Transfer-Encoding: base64\n\n" + "=" * 9_000, "standard input"),
    ],
)
def test_odd_messages(data: str, words: str) -> None:
    assert words in told(found_in(data.encode()))[0]


def test_messages_within_messages_end() -> None:
    message = mail()
    for _ in range(5):
        around = mail()
        around.add_attachment(message)
        message = around
    found = found_in(bytes(message))
    assert len(found) <= 6


@given(st.binary(max_size=20), st.integers(0, 700))
def test_damage_is_told_in_a_sentence(damage: bytes, at: int) -> None:
    message = mail(PROSE, PAGE)
    message.add_attachment(PAGE, subtype="html")
    whole = bytes(message)
    found = found_in(whole[:at] + damage + whole[at + len(damage) :])
    assert all("reading it failed" not in str(one) for one in found if isinstance(one, InputError))
