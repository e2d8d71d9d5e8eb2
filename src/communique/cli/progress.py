"""How far long work has come, for whoever watches it: on stderr, and only where that is a terminal."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

FEWEST = 10
"""Inputs that are worth a bar."""
_CLEAR_LINE = "\r\x1b[K"


def is_watched() -> bool:
    """Say whether a bar would be seen and would not stand between the data."""
    return sys.stderr.isatty() and not sys.stdout.isatty()


def watched(inputs: Sequence[str]) -> Iterator[str]:
    """Give the inputs one by one, and show a bar while they are worked on."""
    if not is_watched() or len(inputs) < FEWEST:
        yield from inputs
        return
    with click.progressbar(inputs, label="Reading", show_pos=True, file=sys.stderr) as bar:
        yield from bar


def say(sentence: str) -> None:
    """Print a sentence to stderr; where a bar is, in its line's stead."""
    click.echo((_CLEAR_LINE if is_watched() else "") + sentence, err=True)
