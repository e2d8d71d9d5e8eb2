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
    "duplicate": "of the same text",
    "replaced": "read anew",
    "older": "older than the reading there",
    "failed": "failed",
    "left alone": "left alone that could not be read before",
    "named again": "named twice",
}


def summary(adding: Adding, events: int, address: str, seconds: float) -> str:
    """Say what a run has done, on one line."""
    counts = adding.counts
    parts = [f"{counts['added']:,} added"]
    known = counts["known"] - sum(counts[name] for name in ("duplicate", "left alone", "named again"))
    not_again = f" ({known:,} of them not read again)" if known else ""
    parts += [f"{counts['unchanged']:,} unchanged{not_again}"] if counts["unchanged"] else []
    why = listed(f"{count:,} {reason}" for reason, count in adding.refused.most_common())
    for name, words in OUTCOMES.items():
        if counts[name]:
            parts.append(f"{counts[name]:,} {words}" + (f" ({why})" if name == "failed" and why else ""))
    grown = f"{counts['reports']:,} reports of events, {events:+,} events"
    return one_line(f"{', '.join(parts)}: {grown} in {without_password(address)}, {seconds:.1f} s.")


def tell_undated(adding: Adding) -> None:
    """Say how many articles of folders and lists have no day of publication, and what that costs."""
    if adding.undated:
        articles = number(adding.undated, "article")
        click.echo(
            f"{articles} without a day: each states none, and its text leaves more than one; "
            f"they were read without relative dates; communique add --published DAY gives the day.",
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
