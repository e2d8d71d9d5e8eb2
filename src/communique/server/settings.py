"""What whoever runs a server may choose."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """How a server behaves under load, and what it tells of those who ask.

    `fresh_s` is for how many seconds it takes for granted that no other program has changed the ledger.
    `rate` is how many requests a second one client may go on to make, after a `burst` of so many at once;
    a rate of 0 bounds nothing, and this machine itself is never bounded. `at_once` questions may be asked of
    the ledger or wait for it. `shows_metrics` gives /metrics to everyone, not to this machine alone. `log` is
    the file of the log, "-" standard output; its lines tell the words that were asked and who asked them only
    where `logs_words` and `logs_clients` say so. `proxies` are the addresses that may name whom they ask for.
    """

    fresh_s: float = 0.0
    rate: float = 0.0
    burst: int = 100
    at_once: int = 256
    shows_metrics: bool = False
    log: str | None = None
    logs_words: bool = False
    logs_clients: bool = False
    proxies: tuple[str, ...] = ()
