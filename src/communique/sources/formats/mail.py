"""E-mails and mailboxes: the text of each message, and the pages and texts that hang on it."""

from __future__ import annotations

import io
import re
from email import message_from_bytes
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from typing import TYPE_CHECKING, Final

from communique.errors import EmptyInput, InputError, InputTooLarge
from communique.sources.formats.opened import HEAD, Opened
from communique.sources.items import Item, stated_day, stated_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

LARGEST: Final = 50_000_000
"""Bytes of a message, with all that hangs on it."""
_MOST_BOUNDARIES: Final = 100
_MOST_DELIMITERS: Final = 5_000
_MOST_PARTS: Final = 200
_STUB: Final = 300
"""Characters. A shorter text beside a page is "see this message in your browser"."""
_TITLE: Final = 1000
_ENVELOPE: Final = re.compile(rb"From \S+ .*\d{4}")


def read_mail(
    opened: Opened, into: Callable[[Opened], Iterator[Item | InputError]]
) -> Iterator[Item | InputError]:
    """Give the article of an e-mail, and by `into` what its attachments hold."""
    yield from _read(opened.read(LARGEST), opened, into)


def read_mailbox(
    opened: Opened, into: Callable[[Opened], Iterator[Item | InputError]]
) -> Iterator[Item | InputError]:
    """Give what the messages of an mbox file hold."""
    for number, data in enumerate(_messages(opened), start=1):
        name = f"{opened.name}, message {number}"
        if len(data) > LARGEST:
            yield InputTooLarge(
                name, f"it has more than {LARGEST / 1e6:.0f} MB", "save it without attachments"
            )
            continue
        message = Opened(
            name, io.BytesIO(data), data[:HEAD], opened.name, archives=opened.archives, is_given=False
        )
        try:
            yield from _read(data, message, into)
        except InputError as error:
            yield error


def _messages(opened: Opened) -> Iterator[bytes]:
    """Give the bytes of each message, of a large one only as many as show that it is."""
    message = bytearray()
    is_blank, is_first = True, True
    while line := opened.file.readline(LARGEST):
        if is_blank and _ENVELOPE.match(line):
            if not is_first:
                yield bytes(message)
            message.clear()
            is_first = False
        elif len(message) <= LARGEST:
            message += line.removeprefix(b">") if line.startswith(b">From ") else line
        is_blank = not line.strip()
    if message:
        yield bytes(message)


def _read(
    data: bytes, opened: Opened, into: Callable[[Opened], Iterator[Item | InputError]]
) -> Iterator[Item | InputError]:
    if data.lower().count(b"boundary") > _MOST_BOUNDARIES or data.count(b"\n--") > _MOST_DELIMITERS:
        raise InputTooLarge(opened.name, "it has too many parts within parts", "save the article from it")
    message = message_from_bytes(data)
    texts, others = _parts(message)
    title, day = _field(message, "Subject"), stated_day(message.get("Date"))
    if best := _best(texts):
        yield Item(
            opened.name,
            _payload(best),
            charset=best.get_content_charset(),
            published=day,
            title=title,
            found_in=opened.found_in,
        )
    elif not others:
        yield EmptyInput(opened.name, "it is an e-mail without text", "give the page of one article")
    for number, part in enumerate(others, start=1):
        attached = _payload(part)
        yield from into(
            Opened(
                f"{opened.name}, attachment {number}",
                io.BytesIO(attached),
                attached[:HEAD],
                opened.name,
                charset=part.get_content_charset(),
                archives=opened.archives + 1,
                is_given=False,
            )
        )


def _parts(message: Message) -> tuple[list[Message], list[Message]]:
    """Give the parts that are the text of a message, and those that hang on it: a forwarded one is such."""
    texts, others = [], []
    waiting, seen = [message], 0
    while waiting and seen < _MOST_PARTS:
        part = waiting.pop(0)
        seen += 1
        kind = part.get_content_type()
        inner = part.get_payload()
        if isinstance(inner, list) and kind != "message/rfc822":
            waiting = [*inner, *waiting]
        elif kind in ("text/plain", "text/html") and part.get_content_disposition() != "attachment":
            texts.append(part)
        elif not kind.startswith("message/delivery"):
            others.append(part)
    return texts, others


def _best(texts: list[Message]) -> Message | None:
    """Choose the text of a message: what was written plainly, unless it is but a stub beside a page."""
    plain = next((part for part in texts if part.get_content_type() == "text/plain"), None)
    page = next((part for part in texts if part.get_content_type() == "text/html"), None)
    if plain is not None and page is not None and len(_payload(plain).strip()) < _STUB:
        return page
    return plain if plain is not None else page


def _payload(part: Message) -> bytes:
    inner = part.get_payload()
    if isinstance(inner, list):  # a forwarded message
        return b"\n".join(one.as_bytes() for one in inner if isinstance(one, Message))
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def _field(message: Message, name: str) -> str | None:
    value = message.get(name)
    if value is None:
        return None
    text = str(value)[:_TITLE]
    try:
        return stated_name(make_header(decode_header(text)))
    except (HeaderParseError, LookupError, ValueError):
        return stated_name(text)
