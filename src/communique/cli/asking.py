"""Asking watched sources what is new, and what each answered."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from communique.errors import FetchFailed, InputError, PassedOver
from communique.ledger import clock
from communique.ledger.watched import Watched, save_watched
from communique.sources import NotModified, RawInput, Validators
from communique.sources.discover import Listing, entries_of
from communique.sources.items import Item

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from communique.ledger import Ledger
    from communique.sources.fetching.polite import Polite
    from communique.sources.items import Listed
    from communique.sources.watchlist import Source

    Answer = RawInput | NotModified | InputError


class Asking:
    """One round of asking. What each source answered is kept by `save`, when all that it names was read.

    `states` are how the sources fared before, by address; so are those of the lists that a list names, each
    of which rests when it fails, and may answer that it has nothing new. `tell` is told of each list that was
    read.
    """

    def __init__(
        self, polite: Polite, states: dict[str, Watched], *, tell: Callable[[Listing], object]
    ) -> None:
        self._polite, self._states, self._tell = polite, states, tell
        self._new: dict[str, Watched] = {}
        self._begun = clock.now()

    def is_due(self, source: Source) -> bool:
        return self._state(source.address).is_due(self._begun)

    def items(self, sources: Sequence[Source]) -> Iterator[Item | InputError]:
        """Ask the sources side by side, and give what is new of each, or why it failed."""
        for source, answer in self._polite.fetch_lists(sources, validators=self._validators):
            if isinstance(answer, InputError):
                yield self._failed(source, source.address, answer)
            elif isinstance(answer, NotModified):
                self._answered(source, source.address, None)
            else:
                yield from self._entries(source, answer)

    def save(self, ledger: Ledger) -> None:
        """Keep what the sources answered: from now on they need not say it again."""
        save_watched(ledger, self._new.values())

    def _state(self, address: str) -> Watched:
        return self._new.get(address) or self._states.get(address) or Watched(address)

    def _validators(self, source: Source | Listed) -> Validators | None:
        state = self._state(source.source)
        return Validators(state.etag, state.last_modified) if state.etag or state.last_modified else None

    def _entries(self, source: Source, raw: RawInput) -> Iterator[Item | InputError]:
        """Give what a source names, itself or by further lists, with the outlet that the user told of it."""
        self._answered(source, source.address, raw.validators)

        def fetch_all(lists: Sequence[Listed]) -> Iterator[tuple[Listed, Answer]]:
            # That a list of lists is as it was says nothing of what it names: it is asked for in full.
            self._answered(source, source.address, Validators())
            return self._lists(source, lists)

        for one in entries_of(raw, fetch_all=fetch_all, tell=self._read):
            if isinstance(one, Item):
                yield one if one.outlet else replace(one, outlet=source.outlet)
            elif one.source in self._new and not isinstance(one, PassedOver):
                yield self._failed(source, one.source, one)
            else:
                yield one

    def _lists(self, source: Source, lists: Sequence[Listed]) -> Iterator[tuple[Listed, Answer]]:
        """Ask the lists that a source names, but those that failed before and rest."""
        due = [one for one in lists if not self._is_resting(one.url)]
        for one, answer in self._polite.fetch_lists(due, validators=self._validators):
            if isinstance(answer, InputError):
                yield one, self._failed(source, one.url, answer)
            else:
                known = answer.validators if isinstance(answer, RawInput) else None
                self._answered(source, one.url, known)
                yield one, answer

    def _is_resting(self, address: str) -> bool:
        state = self._state(address)
        return state.failures > 0 and not state.is_due(self._begun)

    def _read(self, listing: Listing) -> None:
        self._new[listing.source] = replace(self._state(listing.source), entries=listing.entries)
        self._tell(listing)

    def _answered(self, source: Source, address: str, validators: Validators | None) -> None:
        """Note an answer; without `validators` it was that there is nothing new."""
        before = self._state(address)
        state = before.answered(self._begun, source.every)
        if validators is not None:
            state = replace(state, etag=validators.etag, last_modified=validators.last_modified)
        elif before.failures:  # which the log has by now; nothing else will tell that it is over
            found_in = None if address == source.address else source.address
            self._tell(Listing(address, found_in, before.entries or 0))
        self._new[address] = state

    def _failed(self, source: Source, address: str, error: InputError) -> InputError:
        """Note a failure, and tell by the error when the address is asked again."""
        before = self._states.get(address) or Watched(address)
        state = before.failed(self._begun, source.every, error.problem)
        # What was given and could not be read to its end is to be given in full the next time.
        was_given = not isinstance(error, FetchFailed)
        self._new[address] = replace(state, etag=None, last_modified=None) if was_given else state
        error.remedy = f"it is asked again after {(state.due_at or '')[:16].replace('T', ' ')}Z"
        return error
