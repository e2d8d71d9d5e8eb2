"""How to cite an event: as a sentence, for BibTeX, and as CSL-JSON, which Zotero and its like read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date  # noqa: TC003 - a field's type
from typing import TYPE_CHECKING, Any

from communique._version import __version__
from communique.cli.wording import days, number, side, what
from communique.server.citing.csl import date_parts
from communique.server.citing.tex import entry, plain_address, tex

if TYPE_CHECKING:
    from communique.ledger.entries import EventEntry
    from communique.ledger.reports import Report


@dataclass(frozen=True, slots=True)
class Citation:
    """An event as it is cited: `address` is its permanent one, `seen` the day on which it is cited."""

    event: EventEntry
    first: Report
    address: str
    seen: date

    @property
    def title(self) -> str:
        return heading(self.event)

    @property
    def note(self) -> str:
        first, event = self.first, self.event
        origin = f"{first.outlet or first.source or 'outlet unknown'}, {first.published or 'no day'}"
        return f"{event.status}; {number(event.reports, 'report')}, the first by {origin}"

    def __str__(self) -> str:
        told = days(self.event.first_day, self.event.last_day) or "day not told"
        named = f"“{self.title}”, {told} ({self.event.status}). Communique, event {self.event.name}"
        return f"{named}; {self.note.partition('; ')[2]}. Seen {self.seen}."

    def bibtex(self) -> str:
        """Give an entry for BibTeX."""
        day = self.event.first_day
        fields = {
            "title": f"{{{tex(self.title)}}}",
            "year": f"{day.year:04}" if day else None,
            "month": str(day.month) if day and _is_in_month(self.event) else None,
            "day": str(day.day) if day and day == self.event.last_day else None,
            "howpublished": f"Communique {tex(__version__)}, event {self.event.name}",
            "url": plain_address(self.address),
            "urldate": str(self.seen),
            "note": tex(self.note),
        }
        return entry(self.event.name, fields)

    def csl(self) -> list[dict[str, Any]]:
        """Give the item of a bibliography in CSL-JSON."""
        found: dict[str, Any] = {
            "id": f"communique-{self.event.name}",
            "type": "entry",
            "title": self.title,
            "container-title": "Communique",
            "version": __version__,
            "number": self.event.name,
            "URL": self.address,
            "accessed": date_parts([self.seen]),
            "note": self.note,
        }
        if day := self.event.first_day:
            ends = dict.fromkeys((day, self.event.last_day or day))
            found["issued"] = date_parts(ends)
        return [found]


def heading(event: EventEntry) -> str:
    """Name an event in one line."""
    return f"{what(event.type, event.mode)}: {side(event.sources)} → {side(event.targets)}"


def _is_in_month(event: EventEntry) -> bool:
    first, last = event.first_day, event.last_day or event.first_day
    return bool(first and last and (first.year, first.month) == (last.year, last.month))
