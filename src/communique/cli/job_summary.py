"""What a job of reading has done, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from communique._text import json_line, one_line
from communique.cli.ledger_option import without_password
from communique.cli.wording import listed, number

if TYPE_CHECKING:
    from communique.cli.adding import Adding

OUTCOMES = {
    "replaced": "read anew",
    "older": "older than the reading there",
    "failed": "failed",
}


def summary(adding: Adding, events: int, address: str, seconds: float) -> str:
    """Say what a run has done, on one line."""
    counts = adding.counts
    parts = [f"{counts['added']:,} added"]
    known = f" ({counts['known']:,} of them not read again)" if counts["known"] else ""
    parts += [f"{counts['unchanged']:,} unchanged{known}"] if counts["unchanged"] else []
    parts += [f"{counts[name]:,} {word}" for name, word in OUTCOMES.items() if counts[name]]
    why = listed(f"{count:,} {reason}" for reason, count in adding.refused.most_common())
    parts[-1] += f" ({why})" if counts["failed"] and why else ""
    grown = f"{counts['reports']:,} reports of events, {events:+,} events"
    return one_line(f"{', '.join(parts)}: {grown} in {without_password(address)}, {seconds:.1f} s.")


def tell_undated(adding: Adding) -> None:
    """Say how many articles of folders and lists have no day of publication, and what that costs."""
    if adding.undated:
        articles = number(adding.undated, "article")
        click.echo(
            f"{articles} without a day: each states none, and its text leaves more than one; "
            f"they were read without relative dates; give the day with --published DAY.",
            err=True,
        )


def tell_passed_over(adding: Adding, *, as_json: bool) -> None:
    """Say which files of folders were not read, in words and, as the last line, as data."""
    passed_over = adding.passed_over
    if not passed_over:
        return
    if as_json:
        click.echo(json_line({"outcome": "passed over", "files": passed_over}))
    kinds = listed(f"{count:,} {kind}" for kind, count in passed_over.most_common())
    files = number(passed_over.total(), "file")
    click.echo(one_line(f"{files} of other kinds passed over: {kinds}."), err=True)
