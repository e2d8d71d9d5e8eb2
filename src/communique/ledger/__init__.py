"""Records over time: one entry per real-world event, its reports, its history, and what people corrected."""

from communique.ledger.ledger import Ledger

__all__ = ["Ledger"]
