"""Unpacking what a server sent packed, piece by piece: a small answer may unpack to a large one."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

CODINGS: Final = ("gzip", "deflate")
"""Codings that we ask for. Others, such as Brotli, are not sent to who did not ask."""
MOST_CODINGS: Final = 2
"""Codings one over the other that are unpacked: some servers pack what is packed already."""
_PIECE: Final = 65536
_MARK: Final = 2
"""Bytes at the beginning of what is packed by which it is known."""


class UnpackingError(ValueError):
    """What was sent is not what its header says; the text says how."""


class UnpacksTooLargeError(ValueError):
    """What was sent unpacks, at one of its layers, to more than is allowed."""


def codings_of(header: str) -> list[str]:
    """Give the codings that a Content-Encoding header names, the last first. Raises `UnpackingError`."""
    named = [name.strip().lower().removeprefix("x-") for name in header.split(",")]
    codings = [name for name in named if name not in ("", "identity")]
    if unknown := [name for name in codings if name not in CODINGS]:
        raise UnpackingError(f"it is packed as {unknown[0][:20]!r}, which was not asked for")
    if len(codings) > MOST_CODINGS:
        raise UnpackingError(f"it is packed {len(codings)} times over")
    return codings[::-1]


def unpacked(pieces: Iterable[bytes], codings: Iterable[str], most: int) -> Iterator[bytes]:
    """Give what `pieces` unpack to, of at most `most` bytes at each layer, in pieces of 64 kB at most."""
    for coding in codings:
        pieces = _unpacked(_bounded(pieces, most), coding)
    return _bounded(pieces, most)


def _bounded(pieces: Iterable[bytes], most: int) -> Iterator[bytes]:
    total = 0
    for piece in pieces:
        total += len(piece)
        if total > most:
            raise UnpacksTooLargeError
        yield piece


def _unpacked(pieces: Iterable[bytes], coding: str) -> Iterator[bytes]:
    machine, members, held = None, 0, b""
    try:
        for piece in pieces:
            packed, held = held + piece, b""
            while packed:
                if machine is None:
                    if len(packed) < _MARK:
                        held = packed
                        break
                    if members and not (coding == "gzip" and packed.startswith(b"\x1f\x8b")):
                        break  # what follows the end is padding
                    machine, members = _machine(coding, packed), members + 1
                if found := machine.decompress(packed, _PIECE):
                    yield found
                packed = machine.unconsumed_tail
                if machine.eof:
                    packed, machine = machine.unused_data, None
        if machine is not None:
            yield machine.flush()
        if (held and not members) or (machine is not None and not machine.eof):
            raise UnpackingError("it breaks off")
    except zlib.error as error:
        raise UnpackingError(f"it is not packed as its header says ({coding})") from error


def _machine(coding: str, start: bytes) -> zlib._Decompress:
    if coding == "gzip":
        return zlib.decompressobj(zlib.MAX_WBITS | 16)
    # "deflate" means zlib's format, but some servers send bare deflate.
    is_zlib = start[0] & 0x0F == 8 and int.from_bytes(start[:2], "big") % 31 == 0
    return zlib.decompressobj(zlib.MAX_WBITS if is_zlib else -zlib.MAX_WBITS)
