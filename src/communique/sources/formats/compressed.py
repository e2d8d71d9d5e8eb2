"""Gzip, bzip2 and xz, unpacked as they are read, bounded in size and memory."""

from __future__ import annotations

import bz2
import io
import lzma
import zlib
from typing import TYPE_CHECKING, Any, BinaryIO

from communique.errors import InputTooLarge, UnsupportedInput
from communique.sources.formats.kinds import Kind
from communique.sources.formats.opened import HEAD

if TYPE_CHECKING:
    from collections.abc import Callable

    from _typeshed import WriteableBuffer

    from communique.sources.formats.opened import Opened

MOST_RATIO = 100
"""Times its packed size that an input may have; texts have three to ten times, tables up to fifty."""
FREE = 100_000_000
"""Bytes that may be unpacked whatever the ratio."""
_XZ_MEMORY = 128 << 20
_CHUNK = 1 << 14


class _Gunzip:
    """Zlib's decompressor with the interface of those of bzip2 and xz."""

    def __init__(self) -> None:
        self._inner = zlib.decompressobj(wbits=31)

    def decompress(self, data: bytes, most: int) -> bytes:
        return self._inner.decompress(self._inner.unconsumed_tail + data, most)

    @property
    def eof(self) -> bool:
        return self._inner.eof

    @property
    def unused_data(self) -> bytes:
        return self._inner.unused_data

    @property
    def needs_input(self) -> bool:
        return not self._inner.unconsumed_tail


_DECOMPRESSORS: dict[Kind, Callable[[], Any]] = {
    Kind.GZIP: _Gunzip,
    Kind.BZIP2: bz2.BZ2Decompressor,
    Kind.XZ: lambda: lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=_XZ_MEMORY),
}


class Unpacked(io.RawIOBase):
    """What a packed input holds. Reading raises `InputTooLarge` for a bomb, `UnsupportedInput` for damage."""

    def __init__(self, name: str, file: BinaryIO, kind: Kind) -> None:
        self._name, self._file, self._kind = name, file, kind
        self._make = _DECOMPRESSORS[kind]
        self._unpack = self._make()
        self._packed_size = self._size = 0
        self._left = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        wanted = memoryview(buffer).cast("B")
        try:
            data = self._next(len(wanted))
        except (OSError, EOFError, zlib.error, lzma.LZMAError, ValueError) as error:
            problem = f"it cannot be unpacked after {self._size:,} bytes ({error})"
            raise UnsupportedInput(self._name, problem, "fetch it again; it may be cut off") from error
        self._size += len(data)
        if self._size > max(FREE, MOST_RATIO * self._packed_size):
            problem = f"it unpacks to more than {MOST_RATIO} times its size"
            raise InputTooLarge(self._name, problem, "unpack it and give the files")
        wanted[: len(data)] = data
        return len(data)

    def _next(self, most: int) -> bytes:
        while True:
            if self._unpack.eof and not self._next_part():
                return b""
            packed = self._take() if self._unpack.needs_input else b""
            data: bytes = self._unpack.decompress(packed, most)
            if data:
                return data
            if not packed and not self._unpack.eof and self._unpack.needs_input:
                raise EOFError("it is cut off")

    def _next_part(self) -> bool:
        """Begin the next of several parts that follow each other; padding is passed over."""
        self._left = (self._unpack.unused_data + self._left).lstrip(b"\0")
        while not self._left and (chunk := self._read()):
            self._left = chunk.lstrip(b"\0")
        if not self._left:
            return False
        self._unpack = self._make()
        return True

    def _take(self) -> bytes:
        if self._left:
            left, self._left = self._left, b""
            return left
        return self._read()

    def _read(self) -> bytes:
        chunk = self._file.read(_CHUNK)
        self._packed_size += len(chunk)
        return chunk


def unpacked(opened: Opened, kind: Kind) -> BinaryIO:
    """Give what a packed input holds, as a file that is read forwards."""
    return io.BufferedReader(Unpacked(opened.name, opened.file, kind), HEAD)


def head_of(packed: bytes, kind: Kind) -> bytes:
    """Give as much of what is packed as its own head tells."""
    unpack = _DECOMPRESSORS[kind]()
    try:
        data: bytes = unpack.decompress(packed, HEAD)
    except (OSError, EOFError, zlib.error, lzma.LZMAError, ValueError):
        return b""
    return data
