"""The mail server that e-mails go through, from the settings of the environment.

COMMUNIQUE_SMTP_URL is smtp://user:password@host:port, or smtps:// where the connection is encrypted from its
beginning. With smtp:// it is encrypted by STARTTLS wherever the server can; a password is never sent without.
"""

from __future__ import annotations

import os
import smtplib
import ssl
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.errors import HeaderParseError
from email.headerregistry import Address
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote, urlsplit

from communique.errors import InvalidQuery

if TYPE_CHECKING:
    from collections.abc import Iterator

SERVER: Final = "COMMUNIQUE_SMTP_URL"
SENDER: Final = "COMMUNIQUE_SMTP_FROM"
SECONDS: Final = 10.0
"""How long the server may take for each answer."""
_PORTS: Final = {"smtp": 587, "smtps": 465}
_HOW: Final = "write it as smtp://user:password@mail.example:587"


@dataclass(frozen=True, slots=True)
class Server:
    """Where mail goes, and as whom. The password shows in no representation, so in no log."""

    host: str
    port: int
    is_encrypted: bool
    sender: str
    user: str | None = None
    password: str | None = field(default=None, repr=False)


def server_of_settings() -> Server:
    """Give the mail server that is set. Raises `InvalidQuery` where none is; repeats no password."""
    address, sender = (os.environ.get(name, "").strip() for name in (SERVER, SENDER))
    if not address or not sender:
        missing = SERVER if not address else SENDER
        raise InvalidQuery(f"Mail needs a server and a sender; {missing} is not set.")
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        parts, port = urlsplit(""), None
    if parts.scheme not in _PORTS or not parts.hostname:
        raise InvalidQuery(f"{SERVER} is no address of a mail server; {_HOW}.")
    return Server(
        parts.hostname,
        port or _PORTS[parts.scheme],
        parts.scheme == "smtps",
        checked_mailbox(sender),
        unquote(parts.username) if parts.username else None,
        unquote(parts.password) if parts.password else None,
    )


def checked_mailbox(address: str) -> str:
    """Give an e-mail address. Raises `InvalidQuery`.

    >>> checked_mailbox("desk@fjord.example")
    'desk@fjord.example'
    """
    try:
        found = Address(addr_spec=address)
    except (ValueError, IndexError, HeaderParseError):
        found = Address()
    is_plain = address.isascii() and address.isprintable() and len(address) <= 254
    is_plain = is_plain and not any(part in address for part in (" ", "=?"))  # which would be decoded
    if not is_plain or not found.username or "." not in found.domain:
        raise InvalidQuery(f"{address!r} is no e-mail address; write it as desk@fjord.example.")
    return found.addr_spec


@contextmanager
def connected(server: Server, seconds: float = SECONDS) -> Iterator[smtplib.SMTP]:
    """Connect to a server, encrypted and known to it. Raises `smtplib.SMTPException`, `OSError`."""
    context = ssl.create_default_context()
    made: smtplib.SMTP
    if server.is_encrypted:
        made = smtplib.SMTP_SSL(server.host, server.port, timeout=seconds, context=context)
    else:
        made = smtplib.SMTP(server.host, server.port, timeout=seconds)
    with made:
        made.ehlo_or_helo_if_needed()
        is_encrypted = server.is_encrypted
        if not is_encrypted and made.has_extn("starttls"):
            made.starttls(context=context)
            made.ehlo()
            is_encrypted = True
        if server.user is not None:
            if not is_encrypted:
                raise smtplib.SMTPNotSupportedError(
                    "it offers no STARTTLS, and a password is not sent without"
                )
            made.login(server.user, server.password or "")
        yield made
