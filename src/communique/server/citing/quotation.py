"""How to cite a statement: as a sentence, for BibTeX, and as CSL-JSON, which Zotero and its like read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date  # noqa: TC003 - a field's type
from typing import TYPE_CHECKING, Any

from communique._version import __version__
from communique.server.citing.csl import date_parts
from communique.server.citing.tex import entry, plain_address, tex

if TYPE_CHECKING:
    from communique.ledger.quotes import Quote

QUOTES = "“”\"'‘’ "
ENDS = tuple(".!?…")


@dataclass(frozen=True, slots=True)
class Quotation:
    """A statement as it is cited: `address` is its permanent one, `seen` the day on which it is cited."""

    quote: Quote
    address: str
    seen: date

    @property
    def speaker(self) -> str:
        return self.quote.speaker or self.quote.speaker_words or "Speaker unknown"

    @property
    def words(self) -> str:
        """The words; in quotation marks where they are verbatim."""
        if self.quote.kind == "direct":
            return f"“{self.quote.words.strip(QUOTES)}”"
        return self.quote.words

    @property
    def origin(self) -> str:
        """Where and when it was reported."""
        one = self.quote
        told = f"{one.outlet or one.source or 'outlet unknown'}, {one.published or 'no day'}"
        return f"“{one.title}”, {told}" if one.title else told

    def __str__(self) -> str:
        one = self.quote
        about = ", ".join(part for part in (one.role or one.office, one.country) if part)
        who = f"{self.speaker} ({about})" if about else self.speaker
        how = {"indirect": ", in other words", "mixed": ", partly verbatim"}.get(one.kind, "")
        ends = "" if self.words.rstrip(QUOTES)[-1:] in ENDS else "."
        return f"{who}{how}: {self.words}{ends} {self.origin}. {self.named}. Seen {self.seen}."

    @property
    def named(self) -> str:
        return f"Communique {__version__}, statement {self.quote.name}, {plain_address(self.address)}"

    def bibtex(self) -> str:
        """Give an entry for BibTeX."""
        one = self.quote
        fields = {
            "author": f"{{{tex(self.speaker)}}}",
            "title": f"{{{tex(self.words)}}}",
            "year": f"{one.published.year:04}" if one.published else None,
            "month": str(one.published.month) if one.published else None,
            "day": str(one.published.day) if one.published else None,
            "howpublished": tex(self.origin),
            "url": plain_address(self.address),
            "urldate": str(self.seen),
            "note": tex(f"Communique {__version__}, statement {one.name}, {one.kind}"),
        }
        return entry(one.name, fields)

    def csl(self) -> list[dict[str, Any]]:
        """Give the item of a bibliography in CSL-JSON."""
        one = self.quote
        found: dict[str, Any] = {
            "id": f"communique-{one.name}",
            "type": "speech" if one.kind == "direct" else "article-newspaper",
            "title": self.words,
            "author": [{"literal": self.speaker}],
            "container-title": one.outlet or one.source,
            "number": one.name,
            "archive": "Communique",
            "version": __version__,
            "URL": self.address,
            "accessed": date_parts([self.seen]),
        }
        if one.published:
            found["issued"] = date_parts([one.published])
        return [{name: value for name, value in found.items() if value is not None}]
