"""One page of a list, and where the next one begins."""

from collections.abc import Iterable
from itertools import islice
from typing import Generic, TypeVar

from pydantic import BaseModel

T = TypeVar("T")


class Page(BaseModel, Generic[T]):
    """Rows of a list. `next` is the address of those that follow; null where there are none."""

    items: list[T]
    next: str | None = None


def cut(rows: Iterable[T], size: int) -> tuple[list[T], bool]:
    """Give the first rows, and whether there are more.

    >>> cut([1, 2, 3], 2)
    ([1, 2], True)
    """
    found = list(islice(rows, size + 1))
    return found[:size], len(found) > size
