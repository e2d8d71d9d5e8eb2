"""The events of a ledger in other formats: one file per format, each a function of events alone."""

from communique.export.formats import FORMATS, Format, write_events
from communique.export.selection import Selection

__all__ = ["FORMATS", "Format", "Selection", "write_events"]
