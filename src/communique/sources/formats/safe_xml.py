"""XML that strangers wrote: no entities, nothing from elsewhere, bounded depth and size."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Final

from communique.errors import UnsupportedInput

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

LARGEST: Final = 52_428_800
"""Bytes, as the sitemap protocol allows."""
_HEAD: Final = 100_000
_ENTITY: Final = re.compile(rb"<!\s*(?:ENTITY|\[)|<!DOCTYPE[^>]{0,1000}\[", re.IGNORECASE)


def refuse_entities(data: bytes, name: str) -> None:
    """Raise `UnsupportedInput` for XML that declares entities: a few may stand for gigabytes."""
    if _ENTITY.search(data[:_HEAD]):
        raise UnsupportedInput(name, "it is XML that declares entities, which may be an attack", "check it")


def elements(data: bytes, name: str) -> Iterator[tuple[str, str, _Element]]:
    """Give "start" and "end" of each element, with its name in lower case, without the namespace.

    Raises `UnsupportedInput` where the XML is broken, behind what stands before that, and for one that
    declares entities. An element's children are forgotten when the caller clears it.
    """
    from lxml.etree import XMLSyntaxError, iterparse

    refuse_entities(data, name)
    try:
        for event, element in iterparse(
            io.BytesIO(data.lstrip()),
            events=("start", "end"),
            resolve_entities=False,
            load_dtd=False,
            no_network=True,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        ):
            yield event, element.tag.rpartition("}")[2].lower(), element
    except XMLSyntaxError as error:
        reason = str(error).split("\n")[0][:200]
        raise UnsupportedInput(name, f"it is broken XML ({reason})", "check the address") from error
