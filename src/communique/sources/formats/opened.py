"""An input that is open: its first bytes can be looked at, and it is read from the start, bounded."""

from __future__ import annotations

import io
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO, cast

from communique.errors import InputTooLarge

if TYPE_CHECKING:
    from collections.abc import Iterator

    from _typeshed import WriteableBuffer

HEAD = 65_536
"""Bytes that are looked at to tell what an input is."""

MOST_SPOOLED = 2_000_000_000
"""Bytes of an archive or a table that comes through a pipe or lies in an archive, and is kept on disk."""


@dataclass(frozen=True, slots=True)
class Opened:
    """One input. `name` is what the log calls it, `found_in` what named it, `url` where it was fetched.

    `archives` counts the archives around it, `lists` the feeds and sitemaps that led to it. What the user
    named is `is_given`; what lies in a folder or an archive is not, and may be of a kind that is passed over.
    """

    name: str
    file: BinaryIO
    head: bytes
    found_in: str | None = None
    url: str | None = None
    charset: str | None = None
    archives: int = 0
    lists: int = 0
    is_given: bool = True

    @property
    def is_whole(self) -> bool:
        """Whether the head is all there is."""
        return len(self.head) < HEAD

    def read(self, most: int, what: str = "it") -> bytes:
        """Read all, from the start. Raises `InputTooLarge` for more than `most` bytes."""
        data = self.file.read(most + 1)
        if len(data) > most:
            raise InputTooLarge(self.name, f"{what} has more than {most / 1e6:.0f} MB", "give it in parts")
        return data

    @contextmanager
    def seekable(self, *, on_disk: bool = False) -> Iterator[BinaryIO]:
        """Give a file in which one can go back and forth: a copy on disk, where this one cannot.

        With `on_disk` it is one that another process can be given too.
        """
        if self.file.seekable() and (not on_disk or _has_descriptor(self.file)):
            yield self.file
            return
        # Without a name in any folder: it goes when it is closed, however this process ends.
        with tempfile.TemporaryFile() as copy:
            size = 0
            while chunk := self.file.read(1 << 20):
                size += copy.write(chunk)
                if size > MOST_SPOOLED:
                    problem = f"it has more than {MOST_SPOOLED / 1e9:.0f} GB, unpacked"
                    raise InputTooLarge(self.name, problem, "save it as a file by itself")
            copy.seek(0)
            yield cast("BinaryIO", copy)


def _has_descriptor(file: BinaryIO) -> bool:
    try:
        return file.fileno() >= 0
    except OSError:
        return False


def begin(file: BinaryIO) -> tuple[bytes, BinaryIO]:
    """Read the head of a file; give it, and the file as it was before."""
    head = b""
    while len(head) < HEAD and (chunk := file.read(HEAD - len(head))):
        head += chunk
    if file.seekable():
        file.seek(0)
        return head, file
    return head, io.BufferedReader(_Rejoined(head, file), HEAD)


class _Rejoined(io.RawIOBase):
    """A head that was read already, and the rest behind it."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head = memoryview(head)
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        wanted = memoryview(buffer).cast("B")
        data = self._head[: len(wanted)] if self._head else self._rest.read(len(wanted))
        self._head = self._head[len(data) :] if self._head else self._head
        wanted[: len(data)] = data
        return len(data)
