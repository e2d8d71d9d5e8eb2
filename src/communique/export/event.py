"""What is exported: an event of the ledger with its sides, its reports, its history and what was said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from communique.record import ActorKind, EventType, Sector, Span, StatementKind, Status


@dataclass(frozen=True, slots=True)
class Party:
    """An actor of the ledger. `id` is the key of its identity, such as "state:NOR"."""

    id: str
    name: str
    kind: ActorKind
    country: str | None
    sector: Sector | None


@dataclass(frozen=True, slots=True)
class Location:
    """Where an act takes place, as far as it is told."""

    name: str
    country: str | None
    lat: float | None
    lon: float | None
    geonames: int | None


@dataclass(frozen=True, slots=True)
class Source:
    """The article of a report. `copy_of` is the id of the article that it copies."""

    id: str
    outlet: str | None
    address: str | None
    title: str | None
    published: date | None
    language: str
    added: str
    copy_of: str | None


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of an article with their place in it, and what stands around them."""

    span: Span
    exact: str
    prefix: str
    suffix: str


@dataclass(frozen=True, slots=True)
class Claim:
    """One report of an event in an article, as its reader (`version`, `model`) has read it.

    `evidence` is empty where it was not asked for. `is_in_lead` says whether the act stands in the headline
    or the first paragraph.
    """

    article: Source
    type: EventType
    mode: str | None
    cameo: str | None
    status: Status
    start: date | None
    end: date | None
    place: Location | None
    sources: tuple[Party, ...]
    targets: tuple[Party, ...]
    said_by: Party | None
    trigger: str
    words: str
    evidence: tuple[Quote, ...]
    score: float
    merge_score: float | None
    merge_reason: str | None
    is_in_lead: bool
    version: str
    model: str | None


@dataclass(frozen=True, slots=True)
class Change:
    """A step in an event's history: status and days from then on, and the article that first told them."""

    on: date | None
    status: Status
    start: date | None
    end: date | None
    article: str


@dataclass(frozen=True, slots=True)
class Statement:
    """What someone is reported to have said, in words that hold evidence of an event."""

    article: Source
    speaker: Party
    role: str | None
    kind: StatementKind
    cue: str | None
    content: tuple[Quote, ...]
    version: str
    model: str | None


@dataclass(frozen=True, slots=True)
class Event:
    """One event of the ledger.

    `name` is public and permanent; `day` is `start`, else the day of the first report;
    `root` and `cameo` fold type and status into one code. What was not asked for (`Depth`) is empty.
    """

    name: str
    type: EventType
    mode: str | None
    root: EventType
    cameo: str
    status: Status
    start: date | None
    end: date | None
    day: date | None
    place: Location | None
    sources: tuple[Party, ...]
    targets: tuple[Party, ...]
    score: float
    first_reported: date | None
    last_reported: date | None
    reports: int
    independent: int
    is_contradicted: bool
    review: str | None
    claims: tuple[Claim, ...] = ()
    history: tuple[Change, ...] = ()
    statements: tuple[Statement, ...] = ()
