"""The option --column of commands that read tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Sequence


def meanings_of(columns: Sequence[str]) -> dict[str, str]:
    """Give what columns mean, told as NAME=MEANING. Raises `BadParameter`."""
    from communique.sources.formats.columns import MEANINGS

    found = {}
    for told in columns:
        name, sign, meaning = told.rpartition("=")
        if not sign or not name or meaning not in MEANINGS:
            known = ", ".join(MEANINGS)
            raise click.BadParameter(
                f"{told!r} is no NAME=MEANING; a meaning is one of {known}", param_hint="--column"
            )
        found[name] = meaning
    return found
