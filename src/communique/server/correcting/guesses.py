"""How often somebody may try a token that is none: who guesses has to wait."""

from __future__ import annotations

import hashlib
import time
from collections import OrderedDict
from threading import Lock

from communique.server.around.clients import place_of

MOST_WRONG = 10
"""Wrong tokens from one place within `WAIT_S`."""
WAIT_S = 900
_PLACES = 10_000
"""Places that are remembered, the latest ones."""
_KNOWN = 1_000


class Guesses:
    """Counts wrong tokens by where they come from.

    Who has waited enough may try again. A token that was right at a place before stays welcome there: others
    behind the same address must not lock anybody out. The same wrong one again is no further guess: a browser
    sends what it keeps with each page.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._wrong: OrderedDict[str, dict[str, float]] = OrderedDict()
        self._right: OrderedDict[tuple[str, str], None] = OrderedDict()

    def wait(self, address: str, token: str) -> int:
        """Give for how many seconds a token from an address is not even looked at."""
        place, now = place_of(address), time.monotonic()
        with self._lock:
            if (place, _digest(token)) in self._right:
                return 0
            times = sorted(self._recent(place, now).values())
            return 0 if len(times) < MOST_WRONG else int(WAIT_S - (now - times[0])) + 1

    def note(self, address: str, token: str, *, is_right: bool) -> None:
        """Remember whether a token was right."""
        place, now, digest = place_of(address), time.monotonic(), _digest(token)
        with self._lock:
            if is_right:
                self._right[place, digest] = None
                _bound(self._right, _KNOWN)
                return
            self._right.pop((place, digest), None)
            self._wrong[place] = {digest: now} | self._recent(place, now)
            self._wrong.move_to_end(place)
            _bound(self._wrong, _PLACES)

    def _recent(self, place: str, now: float) -> dict[str, float]:
        """Give the wrong tokens of a place that count, with when each was tried first."""
        return {one: at for one, at in self._wrong.get(place, {}).items() if now - at < WAIT_S}


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def _bound(kept: OrderedDict[str, dict[str, float]] | OrderedDict[tuple[str, str], None], most: int) -> None:
    while len(kept) > most:
        kept.popitem(last=False)
