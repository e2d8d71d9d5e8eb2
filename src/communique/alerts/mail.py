"""Messages as e-mails: plain text, the same as simple HTML, and headers by which mail programs sort them."""

from __future__ import annotations

import smtplib
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from html import escape
from typing import TYPE_CHECKING, Final

from communique.alerts import wording
from communique.alerts.outcome import ARRIVED, Outcome
from communique.alerts.payload import all_link, permalink
from communique.alerts.smtp import connected, server_of_settings
from communique.errors import InvalidQuery
from communique.ledger import clock

if TYPE_CHECKING:
    from collections.abc import Iterator

    from communique.ledger.alerting.messages import Message, Told
    from communique.ledger.alerting.rules import Alert

_LONGEST_REASON: Final = 200
Part = tuple[str, list[str], str | None]
"""A heading, the lines under it, and where a link leads."""


def send(alert: Alert, name: str, subject: str, parts: list[Part]) -> Outcome:
    """Send a message, and say how it went."""
    try:
        server = server_of_settings()
        made = letter(alert, name, subject, parts, server.sender)
        with connected(server) as connection:
            connection.send_message(made)
    except InvalidQuery as error:
        return Outcome(str(error).rstrip("."))
    except (smtplib.SMTPException, OSError) as error:
        return Outcome(_problem(error))
    return ARRIVED


def _problem(error: Exception) -> str:
    """Say what went wrong, without anything that was sent: a refused login may be told with its words."""
    if isinstance(error, smtplib.SMTPAuthenticationError):
        return f"the mail server refuses the user or the password ({error.smtp_code})"
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        (code, _), *_ = error.recipients.values()
        return f"the mail server refuses the recipient ({code})"
    if isinstance(error, smtplib.SMTPResponseException):
        return f"the mail server answered {error.smtp_code}"
    reason = wording.text(str(error))[:_LONGEST_REASON].rstrip(".") or type(error).__name__
    return f"the mail server failed: {reason}"


def letter(alert: Alert, name: str, subject: str, parts: list[Part], sender: str) -> EmailMessage:
    """Make an e-mail. What articles say cannot become a header: a subject is one line of plain text.

    Words that are written as headers encode others (RFC 2047) would be decoded, line ends among them.
    """
    domain = sender.rpartition("@")[2]
    made = EmailMessage(policy=SMTP)
    made["From"] = sender
    made["To"] = alert.target or ""
    made["Subject"] = wording.short(subject).replace("=?", "= ?")
    made["Date"] = format_datetime(clock.now())
    made["Message-ID"] = f"<{name}@{domain}>"
    made["List-Id"] = f"<{alert.name}.alerts.{domain}>"
    made["Auto-Submitted"] = "auto-generated"
    footer = f"You get this by the alert {alert.name} of a Communique ledger; whoever keeps it can end it."
    made.set_content("\n".join((*_plain(parts), f"-- \n{footer}\n")))
    made.add_alternative(_html(parts, footer), subtype="html")
    return made


def parts_of(alert: Alert, message: Message) -> list[Part]:
    """Give what a message tells, part by part; of many the first ones, and how many there are."""
    found = [_part(one, alert.base) for one in message.told]
    left = message.size - len(found)
    if left > 0:
        found.append((f"And {left:,} more", [wording.counts(message)], all_link(alert.base, alert)))
    return found


def _part(one: Told, base: str | None) -> Part:
    link = permalink(base, one.event)
    lines = [wording.facts(one), *wording.quotes(one)]
    return wording.headline(one), lines if link else [*lines, f"communique show {one.event}"], link


def _plain(parts: list[Part]) -> Iterator[str]:
    for heading, lines, link in parts:
        yield from (heading, *(f"  {line}" for line in lines), *([f"  {link}"] if link else []), "")


def _html(parts: list[Part], footer: str) -> str:
    body = []
    for heading, lines, link in parts:
        title = escape(heading)
        body.append(f'<h3><a href="{escape(link)}">{title}</a></h3>' if link else f"<h3>{title}</h3>")
        body += [f"<p>{escape(line)}</p>" for line in lines]
    return f'<!doctype html><html lang="en"><body>{"".join(body)}<hr><p>{escape(footer)}</p></body></html>\n'
