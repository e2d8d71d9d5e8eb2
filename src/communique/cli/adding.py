"""Add what was read to a ledger in batches, note what became of each item, and count it."""

from __future__ import annotations

import time
from collections import Counter
from typing import TYPE_CHECKING

import click

from communique._text import json_line, one_line
from communique.cli.stages import REPORT_IT, Known
from communique.cli.wording import number
from communique.errors import InputError, NotEnglish, PassedOver
from communique.record import Article, Record
from communique.sources.discover import READ_ALREADY, is_address

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from communique.cli.stages import Step
    from communique.ledger import Ledger
    from communique.ledger.runs import Run
    from communique.ledger.seen import Outcome, Sighting
    from communique.record import ReaderInfo
    from communique.sources.discover import Listing

MOST = 50
"""Items of a batch, which is one transaction."""
MOST_TOLD = 50
"""Entries of lists of which it is said that they failed; those after them are counted."""
MOST_KINDS, OTHER = 50, "of other kinds still"
LONGEST_S = 5.0
"""Seconds after which a batch is added though it is not full."""


class Adding:
    """Takes items in order, as they come out of reading; `say` prints a sentence for the user.

    `counts` are of what became of them, `refused` of why some were not read, `passed_over` of files that
    nobody asked to read, by their kind. `failures` are what the user should look at: what was given by name
    and not read, what could not be fetched, and what has no day of publication; of the last, `undated` were
    not told by name. Without a `run`, one begins with the first item that is not known.
    """

    def __init__(
        self,
        ledger: Ledger,
        run: Run | None,
        reader: ReaderInfo,
        say: Callable[[str], None],
        *,
        as_json: bool,
    ) -> None:
        self._ledger, self._run, self._reader = ledger, run, reader
        self._say, self._as_json = say, as_json
        self._batch: list[Step] = []
        self._listings: list[Listing] = []
        self._since = time.monotonic()
        self.counts: Counter[str] = Counter()
        self.refused: Counter[str] = Counter()
        self.passed_over: Counter[str] = Counter()
        self.failures = self.undated = self._told_failures = 0

    @property
    def is_due(self) -> bool:
        """Whether the batch should be added now."""
        return len(self._batch) >= MOST or time.monotonic() - self._since > LONGEST_S

    def take(self, step: Step) -> None:
        if not self._batch:
            self._since = time.monotonic()
        self._batch.append(step)
        found = step.found
        if isinstance(found, InputError):
            self._refuse(step, found)
        elif isinstance(found, Known) and found.refused and not _is_listed(step):
            self.failures += 1
            remedy = "left alone this time, --again tries it again"
            self._say(one_line(f"{step.item.source}: {found.refused}; {remedy}."))
        elif isinstance(found, Record) and not found.article.published:
            self._tell_undated(step)

    def note_listing(self, listing: Listing) -> None:
        """Take a list that was taken apart, to be noted."""
        self._listings.append(listing)

    def flush(self) -> None:
        """Add the batch at hand, note it in the log, and print what became of each item."""
        batch, self._batch = self._batch, []
        outcomes = iter(self._added([step.found for step in batch if isinstance(step.found, Record)]))
        self._keep_unread([step.found.article for step in batch if isinstance(step.found, NotEnglish)])
        sightings = []
        for step in batch:
            if isinstance(step.found, Record):
                sightings += self._note_record(step, step.found, next(outcomes))
            elif isinstance(step.found, InputError):
                sightings += self._note_error(step, step.found)
            elif isinstance(step.found, Known):
                sightings += self._note_known(step, step.found)
        listings, self._listings = self._listings, []
        self._ledger.note([*sightings, *map(_listing, listings)], self._reader)
        if batch:
            self._keep_run(is_finished=False)

    def finish(self) -> None:
        """Say in the ledger that this run has come to its end."""
        self._keep_run(is_finished=True)

    @property
    def has_news(self) -> bool:
        """Whether anything was met that was not known."""
        return self.counts["inputs"] > self.counts["known"]

    def _keep_run(self, *, is_finished: bool) -> None:
        from communique.ledger.runs import Run

        if self._run is None and self.has_news:
            self._run = Run(self._ledger, self._reader.version)
        if self._run is not None:
            there = sum(self.counts[name] for name in ("unchanged", "duplicate", "named again"))
            self._run.keep({**self.counts, "unchanged": there}, is_finished=is_finished)

    def _added(self, records: Sequence[Record]) -> list[str | InputError]:
        """Add records together; where one of them is what cannot be added, each by itself."""
        from sqlalchemy.exc import InterfaceError, OperationalError

        try:
            return [*self._ledger.add_many(records)] if records else []
        except (InterfaceError, OperationalError):
            raise  # the database, not the record, has failed
        except Exception as error:
            if len(records) > 1:
                return [outcome for record in records for outcome in self._added([record])]
            problem = f"adding it failed ({type(error).__name__}: {error})"
            return [InputError(records[0].article.source, problem, REPORT_IT)]

    def _keep_unread(self, articles: Sequence[Article | None]) -> None:
        """Keep articles in other languages; one that cannot be kept is in the log without its text."""
        from sqlalchemy.exc import InterfaceError, OperationalError

        there = [article for article in articles if article is not None]
        try:
            self._ledger.keep(there)
        except (InterfaceError, OperationalError):
            raise  # see above
        except Exception:
            if len(there) > 1:
                for article in there:
                    self._keep_unread([article])

    def _refuse(self, step: Step, error: InputError) -> None:
        """Tell the user of what needs attention; the rest of what a list names is only counted."""
        if isinstance(error, PassedOver):
            is_new_kind = error.kind not in self.passed_over
            self.passed_over[
                OTHER if is_new_kind and len(self.passed_over) >= MOST_KINDS else error.kind
            ] += 1
        elif not _is_listed(step):
            self.failures += 1
            self._say(one_line(str(error)))
        elif error.outcome == "failed":
            self._tell_failed(error)
        else:
            self.refused[error.outcome] += 1

    def _tell_failed(self, error: InputError) -> None:
        """Tell what could not be fetched; where a host with thousands of pages is down, of the first ones."""
        self.failures += 1
        self._told_failures += 1
        if self._told_failures <= MOST_TOLD:
            self._say(one_line(str(error)))
        else:
            self.refused["failed without a word here: see communique log --failed"] += 1

    def _tell_undated(self, step: Step) -> None:
        from communique.cli.read import undated

        self.failures += 1
        if _is_listed(step):
            self.undated += 1
        else:
            self._say(one_line(undated(step.item.source)))

    def _note_record(self, step: Step, record: Record, outcome: str | InputError) -> list[Sighting]:
        if isinstance(outcome, InputError):
            self._refuse(step, outcome)
            return self._note_error(step, outcome)
        if outcome in ("added", "replaced"):
            self.counts["reports"] += len(record.events)
        self._tell(step, outcome, reports=len(record.events))
        return [_sighting(step, "read", article=record.article)]

    def _note_error(self, step: Step, error: InputError) -> list[Sighting]:
        if not isinstance(error, PassedOver):
            self._tell(step, "failed", kind=error.outcome, reason=str(error))
        elif error.kind == READ_ALREADY:
            return []  # which the log has as a listing
        # A list is asked each time that it is met, so that its failure needs no term.
        is_temporary = error.is_temporary and step.is_item
        article = error.article if isinstance(error, NotEnglish) else None
        return [
            _sighting(step, error.outcome, reason=error.problem, article=article, is_temporary=is_temporary)
        ]

    def _note_known(self, step: Step, known: Known) -> list[Sighting]:
        self.counts["known"] += 1
        if known.refused:
            self._tell(step, "left alone", reason=known.refused)
            return []  # the log has it, as it has what follows
        if known.article is None:
            self._tell(step, "named again" if known.is_repeated else "unchanged")
            return []
        self._tell(step, "duplicate" if known.is_duplicate else "unchanged")
        return [_sighting(step, "duplicate" if known.is_duplicate else "read", article=known.article)]

    def _tell(self, step: Step, outcome: str, **more: object) -> None:
        self.counts["inputs"] += 1
        self.counts[outcome] += 1
        if self._as_json:
            click.echo(json_line({"source": step.item.source, "outcome": outcome, **more}))


def _is_listed(step: Step) -> bool:
    """Whether strangers named it: entries of feeds, sitemaps and web archives, many of which are no news."""
    item = step.item
    is_of_the_web = bool(item.origin) or is_address(item.source)
    return step.is_item and item.found_in is not None and is_of_the_web


def _listing(listing: Listing) -> Sighting:
    from communique.ledger.seen import Sighting

    entries = number(listing.entries, "entry")
    return Sighting(listing.source, "listing", entries, found_in=listing.found_in)


def _sighting(
    step: Step,
    outcome: Outcome,
    *,
    reason: str | None = None,
    article: Article | None = None,
    is_temporary: bool = False,
) -> Sighting:
    from communique.ledger.seen import Sighting, told_of

    item = step.item
    origin = item.origin or (told_of(item) if is_temporary else ())
    return Sighting(
        item.source, outcome, one_line(reason) if reason else None, article, item.found_in, step.digest,
        origin, is_temporary,
    )  # fmt: skip
