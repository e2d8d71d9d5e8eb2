"""How to cite an event: as a sentence, for BibTeX, and as CSL-JSON, which Zotero and its like read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date  # noqa: TC003 - a field's type
from typing import TYPE_CHECKING, Any

from communique._version import __version__
from communique.cli.wording import days, number, side, what

if TYPE_CHECKING:
    from communique.ledger.entries import EventEntry
    from communique.ledger.reports import Report

_SPECIAL = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "%": r"\%", "#": r"\#",
    "_": r"\_", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip


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
            "title": f"{{{_plain(self.title)}}}",
            "year": f"{day.year:04}" if day else None,
            "month": str(day.month) if day and _is_in_month(self.event) else None,
            "day": str(day.day) if day and day == self.event.last_day else None,
            "howpublished": f"Communique {_plain(__version__)}, event {self.event.name}",
            "url": re.sub(r"[^\w:/.\[\]-]", "", self.address),
            "urldate": str(self.seen),
            "note": _plain(self.note),
        }
        lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
        return f"@misc{{communique-{self.event.name},\n" + ",\n".join(lines) + "\n}\n"

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
            "accessed": {"date-parts": [_parts(self.seen)]},
            "note": self.note,
        }
        if day := self.event.first_day:
            ends = dict.fromkeys((day, self.event.last_day or day))
            found["issued"] = {"date-parts": [_parts(one) for one in ends]}
        return [found]


def heading(event: EventEntry) -> str:
    """Name an event in one line."""
    return f"{what(event.type, event.mode)}: {side(event.sources)} → {side(event.targets)}"


def _is_in_month(event: EventEntry) -> bool:
    first, last = event.first_day, event.last_day or event.first_day
    return bool(first and last and (first.year, first.month) == (last.year, last.month))


def _parts(day: date) -> list[int]:
    return [day.year, day.month, day.day]


def _plain(words: str) -> str:
    r"""Write words so that TeX takes them as they are.

    >>> print(_plain("R&D_{1} → 100%"))
    R\&D\_\{1\} $\rightarrow$ 100\%
    """
    escaped = "".join(_SPECIAL.get(character, character) for character in " ".join(words.split()))
    return escaped.replace("→", r"$\rightarrow$")
