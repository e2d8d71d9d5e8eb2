"""The vocabulary of the whole project: an article, and the record of what it reports.

One article gives one record. Offsets are Unicode code points into `Article.text`, end exclusive.
Everything is immutable; an unknown field is None or empty, never a guess. The JSON form is described by
`communique.schema` and written by `to_dict`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from pathlib import Path

FORMAT = "communique/1"

Span = tuple[int, int]
"""Start and end (exclusive) in `Article.text`, in Unicode code points."""

EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
"""The 16 PLOVER types, as POLECAT uses them."""

Status = Literal["occurred", "planned", "possible", "postponed", "cancelled", "denied"]
Sector = Literal[
    "GOV", "MIL", "COP", "JUD", "LEG", "OPP", "REB", "IGO", "NGO",
    "EDU", "MED", "BUS", "CVL", "REL", "CRM", "ELI", "OTH",
]  # fmt: skip
ActorKind = Literal["person", "state", "organization", "group"]
PublishedBasis = Literal["given", "page", "inferred"]
StatementKind = Literal["direct", "indirect", "mixed"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
ConflictField = Literal["date", "place", "number", "participants"]
MentionKind = Literal["PER", "ORG", "GPE", "LOC", "FAC", "NORP", "NOM", "PRON"]
"""Person, organisation, geo-political entity, other location, facility, nationality or religious or
political group, a nominal actor ("senior Hungarian officials"), a pronoun."""


@dataclass(frozen=True, slots=True)
class Article:
    """One news article: its text, and what is known of it.

    `id` is "sha256:" and the digest of the text; `published_basis` says whether the day was given by the
    caller, stated by the page or inferred from the text (None where there is no day). `captions` are photo
    captions, which are read; `furniture` is what is not the article (navigation, share buttons) and is not.
    """

    id: str
    source: str | None
    title: str | None
    outlet: str | None
    authors: tuple[str, ...]
    published: date | None
    published_basis: PublishedBasis | None
    dateline: str | None
    captions: tuple[Span, ...]
    furniture: tuple[Span, ...]
    language: str
    text: str

    @classmethod
    def from_html(
        cls, html: str | bytes, url: str | None = None, published: date | str | None = None
    ) -> Article:
        """Read a web page. Raises `InputError` where it holds no article in English."""
        from communique import page

        return page.from_html(html, url=url, published=published)

    @classmethod
    def from_text(cls, text: str, published: date | str | None = None, source: str | None = None) -> Article:
        """Read a plain text or a pasted page; `text` is kept as given, with line ends made a line feed."""
        from communique import page

        return page.from_text(text, published=published, source=source)

    @classmethod
    def from_file(cls, path: str | Path, published: date | str | None = None) -> Article:
        """Read a file, page or text as its content shows. Raises `InputError` or `OSError`."""
        from communique import page

        return page.from_file(path, published=published)


@dataclass(frozen=True, slots=True)
class Place:
    """A place that a text names. `lat` and `lon` in degrees (WGS 84), `geonames` the GeoNames id."""

    span: Span | None
    name: str
    country: str | None
    lat: float | None
    lon: float | None
    geonames: int | None


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression: TIMEX3 type and value (TimeML 1.2.1), and the days it covers, both inclusive."""

    span: Span
    type: TimexType
    value: str
    start: date | None
    end: date | None


@dataclass(frozen=True, slots=True)
class Mention:
    """A span that names an entity."""

    span: Span
    kind: MentionKind


@dataclass(frozen=True, slots=True)
class Affiliation:
    """For whom an actor acts: ISO 3166-1 alpha-3 country (or "IGO"), sector, and the actor's canonical name.

    `kind` and `role` are None where the name alone does not tell.
    """

    name: str
    country: str | None
    sector: Sector | None
    kind: ActorKind | None = None
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """Someone or something that acts or speaks in the article, with every mention of it."""

    id: str
    name: str
    kind: ActorKind
    role: str | None
    country: str | None
    sector: Sector | None
    affiliation: str | None
    mentions: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """What one side does to, with or about another, and how the article presents it.

    `sources` and `targets` are ids of actors; `start` and `end` the days of the act, both inclusive; `cameo`
    the CAMEO code of type and status together; `score` the probability that the event is right.
    """

    id: str
    type: EventType
    mode: str | None
    cameo: str | None
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    status: Status
    start: date | None
    end: date | None
    when: Span | None
    place: Place | None
    said_by: str | None
    trigger: Span
    evidence: tuple[Span, ...]
    score: float


@dataclass(frozen=True, slots=True)
class Statement:
    """What a source is reported to have said, written or believed, in one run of speech."""

    id: str
    speaker: str | None
    speaker_text: Span | None
    kind: StatementKind
    cue: Span | None
    content: tuple[Span, ...]
    addressees: tuple[str, ...]
    about: tuple[str, ...]
    when: Span | None


@dataclass(frozen=True, slots=True)
class ConflictValue:
    """One of the values that the article gives, and where it does."""

    value: str
    evidence: Span


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two or more incompatible values that one article gives for one field of one event."""

    event: str
    field: ConflictField
    values: tuple[ConflictValue, ...]


@dataclass(frozen=True, slots=True)
class ReaderInfo:
    """Who read: the version of Communique, and the digest of the model's file (None: no model)."""

    version: str
    model: str | None


@dataclass(frozen=True, slots=True)
class Trace:
    """Why a part of the article was read as it was: what was found there, or the reason that nothing was."""

    span: Span
    part: str
    found: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Record:
    """What one article reports."""

    article: Article
    actors: tuple[Actor, ...]
    events: tuple[Event, ...]
    statements: tuple[Statement, ...]
    conflicts: tuple[Conflict, ...]
    reader: ReaderInfo
    trace: tuple[Trace, ...] = field(default=(), compare=False)

    def to_dict(self, *, trace: bool = False) -> dict[str, Any]:
        """Give the JSON form; with `trace`, also the reason for every sentence."""
        from communique._codec import record_to_dict

        return record_to_dict(self, trace=trace)

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Record:
        """Build a record from its JSON form. Raises `InvalidRecord`."""
        from communique._codec import record_from_dict

        return record_from_dict(data)

    def _repr_html_(self) -> str:
        """Show the record in a notebook."""
        from communique.show.record import render

        return render(self, page=False)
