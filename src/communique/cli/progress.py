"""How far long work has come, for whoever watches it: on stderr, and only where that is a terminal."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from click._termui_impl import ProgressBar

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


class Bar:
    """How far a job has come that knows how much it is (`total`) or does not; no bar where nobody sees it.

    `beside_data` says that the job prints data, which a bar on the same terminal would stand between.
    """

    def __init__(self, total: int | None, label: str, *, beside_data: bool) -> None:
        is_seen = sys.stderr.isatty() and not (beside_data and sys.stdout.isatty())
        is_long = total is None or total >= FEWEST
        self._bar: ProgressBar[int] | None = None
        if is_seen and is_long:
            nothing: Iterator[int] = (_ for _ in ())  # click wants something to go through, or its length
            self._bar = click.progressbar(nothing, total, label, show_pos=True, file=sys.stderr)

    def step(self) -> None:
        if self._bar is not None:
            self._bar.update(1)

    def expect(self, total: int) -> None:
        """Take how much the job is, once that is known."""
        if self._bar is not None and total:
            self._bar.length = total

    def say(self, sentence: str) -> None:
        """Print a sentence to stderr, in the bar's line where there is one."""
        click.echo((_CLEAR_LINE if self._bar is not None else "") + sentence, err=True)

    def close(self) -> None:
        if self._bar is not None:
            self._bar.render_finish()


def say(sentence: str) -> None:
    """Print a sentence to stderr; where a bar is, in its line's stead."""
    click.echo((_CLEAR_LINE if is_watched() else "") + sentence, err=True)
