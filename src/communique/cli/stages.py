"""What becomes of one item on its way into a ledger: loaded, then read, both in other processes."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from communique.errors import InputError
from communique.record import Article, Record
from communique.sources.items import Item

if TYPE_CHECKING:
    from datetime import date

    from communique.reading.reader import Reader

REPORT_IT = "this is a defect of Communique, please report it with the article"


@dataclass(frozen=True, slots=True)
class Known:
    """What needs no reading: an article that was read, or what the log has settled.

    An article `is_duplicate` if it was read from something else. `refused` is why the log has something as
    not read; `is_repeated` says that it stands earlier in the same job.
    """

    article: Article | None = None
    is_duplicate: bool = False
    refused: str | None = None
    is_repeated: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """An item and what it is by now. `digest` is the SHA-256 of its bytes, which are let go once loaded.

    Of what is no item, since it could not be taken apart, `is_item` is false.
    """

    item: Item
    found: Article | Record | Known | InputError
    digest: str | None = None
    is_item: bool = True

    @classmethod
    def failed(cls, error: InputError) -> Step:
        """Give the step of what was not even found."""
        return cls(Item(error.source or "standard input", found_in=error.found_in), error, is_item=False)


def load_item(one: Item | Step, published: date | None) -> Step:
    """Load what an item is, or say why it is nothing."""
    from communique.sources.loading import load

    if isinstance(one, Step):
        return one
    found: Article | Record | InputError
    try:
        found = load(one, published)
    except InputError as error:
        found = error
    except MemoryError:  # more than the bound of one task: whoever set it tells
        raise
    except Exception as error:  # a defect of ours in one article must not cost the others
        found = _defect(one.source, error)
    return Step(replace(one, data=None), found, digest_of(one))


def read_item(step: Step) -> Step:
    """Read an article; what is none stays as it is."""
    if not isinstance(step.found, Article):
        return step
    try:
        return replace(step, found=_reader().read(step.found))
    except MemoryError:
        raise
    except Exception as error:  # see above
        return replace(step, found=_defect(step.item.source, error))


def digest_of(item: Item) -> str | None:
    return None if item.data is None else hashlib.sha256(item.data).hexdigest()


def _defect(source: str, error: Exception) -> InputError:
    return InputError(source, f"reading it failed ({type(error).__name__}: {error})", REPORT_IT)


@cache
def _reader() -> Reader:
    from communique.reading.reader import Reader

    return Reader()
