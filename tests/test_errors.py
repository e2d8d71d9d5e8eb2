"""The tree of errors: as drawn, and each a plain sentence."""

from __future__ import annotations

import copy
import inspect
import pickle
import re
from typing import TYPE_CHECKING

import pytest

from communique import errors

if TYPE_CHECKING:
    from collections.abc import Callable

ALL = [c for _, c in inspect.getmembers(errors, inspect.isclass) if c.__module__ == errors.__name__]


def drawn() -> dict[str, int]:
    """Names in the module's drawing with their depth."""
    lines = re.findall(r"^([ │├└─]*)([A-Z]\w+)(?:  |$)", errors.__doc__ or "", re.MULTILINE)
    return {name: len(indent) // 4 for indent, name in lines}


def test_the_drawing_shows_every_error_at_its_depth() -> None:
    depth = {c.__name__: c.__mro__.index(errors.CommuniqueError) + 1 for c in ALL}
    assert drawn() == depth


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (errors.EmptyInput("a.txt", "there is nothing in it"), "a.txt: there is nothing in it."),
        (
            errors.NotEnglish(None, "this is in French", "only English is read so far"),
            "the text given: this is in French; only English is read so far.",
        ),
        (errors.InvalidDay("3 May"), "'3 May' is not a day; write it as 2023-06-16."),
    ],
)
def test_an_error_is_one_plain_sentence(error: errors.CommuniqueError, sentence: str) -> None:
    assert str(error) == sentence
    assert error.exit_code == 1


def example(error: type[errors.CommuniqueError]) -> errors.CommuniqueError:
    if issubclass(error, errors.InputError):
        return error("a.txt", "there is nothing in it", "give another")
    if error is errors.InvalidSpan:
        return errors.InvalidSpan((3, 9), 5)
    if error is errors.LedgerUnavailable:
        return error("ledger.db", "unable to open database file")
    if error is errors.InvalidWatchlist:
        return error("sources.toml", "it has no [[source]]")
    if error is errors.UnknownEntry:
        return error("event", "E-1")
    return error("3 May")


@pytest.mark.parametrize("error", ALL, ids=lambda error: error.__name__)
@pytest.mark.parametrize("copied", [lambda e: pickle.loads(pickle.dumps(e)), copy.copy, copy.deepcopy])
def test_every_error_survives_a_copy_and_another_process(
    error: type[errors.CommuniqueError],
    copied: Callable[[errors.CommuniqueError], errors.CommuniqueError],
) -> None:
    original = example(error)
    found = copied(original)
    assert type(found) is error
    assert str(found) == str(original)
    assert vars(found) == vars(original)
