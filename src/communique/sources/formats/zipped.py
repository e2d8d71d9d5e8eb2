"""ZIP archives, and the web archives packed in them (WACZ): bounded, and no member is written to disk."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING, BinaryIO, Final, cast

from communique.errors import InputError, InputTooLarge, UnsupportedInput
from communique.sources.formats.compressed import FREE, MOST_RATIO
from communique.sources.formats.opened import HEAD, Opened, begin

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from _typeshed import WriteableBuffer

    from communique.sources.items import Item

MOST_MEMBERS: Final = 200_000
_LARGEST_DIRECTORY: Final = 50_000_000
_MOST_UNPACKED: Final = 100_000_000_000
_TAIL: Final = 66_000
_METHODS: Final = frozenset((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2))
"""Not LZMA, whose dictionary may take all memory there is."""
_CHECK: Final = "unpack it and give the folder"


def read_zip(
    opened: Opened, into: Callable[[Opened], Iterator[Item | InputError]]
) -> Iterator[Item | InputError]:
    """Give by `into` what the members hold, in their order. Of a WACZ only its web archives are members."""
    with opened.seekable() as file:
        yield from _read(file, opened, into)


def _read(
    file: BinaryIO, opened: Opened, into: Callable[[Opened], Iterator[Item | InputError]]
) -> Iterator[Item | InputError]:
    _refuse_large_directory(file, opened.name)
    try:
        archive = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, struct.error, ValueError, OSError, NotImplementedError, EOFError) as error:
        problem = f"it is a broken ZIP archive ({str(error)[:200]})"
        raise UnsupportedInput(opened.name, problem, "fetch it again; it may be cut off") from error
    budget = _Budget(opened.name, file)
    with archive:
        for member in _members(archive):
            name = f"{opened.name}, {member.filename}"
            try:
                yield from _member(archive, member, name, opened, into, budget)
            except InputError as error:
                yield error
            if budget.is_spent:
                return


def _members(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """Give the members that are files, without hidden ones and what systems add of their own."""
    found = [
        member
        for member in archive.infolist()
        if not member.filename.endswith("/") and not any(map(_is_hidden, member.filename.split("/")))
    ]
    if "datapackage.json" in archive.NameToInfo:
        webs = [member for member in found if member.filename.startswith("archive/")]
        return webs or found
    return found


def _is_hidden(part: str) -> bool:
    return part == "__MACOSX" or (part.startswith(".") and part not in (".", ".."))


def _member(
    archive: zipfile.ZipFile,
    member: zipfile.ZipInfo,
    name: str,
    opened: Opened,
    into: Callable[[Opened], Iterator[Item | InputError]],
    budget: _Budget,
) -> Iterator[Item | InputError]:
    if member.flag_bits & 1:
        raise UnsupportedInput(name, "it is locked by a password", _CHECK)
    if member.compress_type not in _METHODS:
        raise UnsupportedInput(name, "it is packed in a way that is not read", _CHECK)
    try:
        with archive.open(member) as packed:
            counted = io.BufferedReader(_Counted(packed, budget), HEAD)
            head, file = begin(cast("BinaryIO", counted))
            yield from into(
                Opened(name, file, head, opened.name, archives=opened.archives + 1, is_given=False)
            )
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError) as error:
        problem = f"it cannot be unpacked ({str(error)[:200]})"
        raise UnsupportedInput(name, problem, "fetch it again; it may be cut off") from error


class _Budget:
    """What may still be unpacked of one archive."""

    def __init__(self, name: str, file: BinaryIO) -> None:
        self._name = name
        size = file.seek(0, io.SEEK_END)
        self._left = min(_MOST_UNPACKED, max(FREE, MOST_RATIO * size))

    @property
    def is_spent(self) -> bool:
        return self._left < 0

    def take(self, size: int) -> None:
        """Raise `InputTooLarge` where it is spent."""
        self._left -= size
        if self.is_spent:
            problem = f"it unpacks to more than {MOST_RATIO} times its size"
            raise InputTooLarge(self._name, problem, _CHECK)


class _Counted(io.RawIOBase):
    """A member, of which every byte is counted. It is read forwards only."""

    def __init__(self, packed: object, budget: _Budget) -> None:
        self._packed = cast("BinaryIO", packed)
        self._budget = budget

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        wanted = memoryview(buffer).cast("B")
        data = self._packed.read(len(wanted))
        self._budget.take(len(data))
        wanted[: len(data)] = data
        return len(data)


def _refuse_large_directory(file: BinaryIO, name: str) -> None:
    """Raise `InputTooLarge` for more members than one should list in memory, before they are listed."""
    size = file.seek(0, io.SEEK_END)
    file.seek(max(0, size - _TAIL))
    tail = file.read(_TAIL)
    file.seek(0)
    at = tail.rfind(b"PK\x05\x06")
    members = int.from_bytes(tail[at + 10 : at + 12], "little")
    length = int.from_bytes(tail[at + 12 : at + 16], "little")
    large = tail.rfind(b"PK\x06\x06")  # the record of ZIP64 stands before it
    if large >= 0:
        members = max(members % 0xFFFF, int.from_bytes(tail[large + 32 : large + 40], "little"))
        length = max(length % 0xFFFFFFFF, int.from_bytes(tail[large + 40 : large + 48], "little"))
    if at >= 0 and (members > MOST_MEMBERS or length > _LARGEST_DIRECTORY):
        raise InputTooLarge(name, f"it has more than {MOST_MEMBERS:,} members", _CHECK)
