"""What can be asked in an address: the parameters of each question, with strict bounds.

A form sends what was left empty, so empty values count as not given. A parameter that there is not is an
error: a filter with a slip in its name would otherwise give all events for some.
"""

import unicodedata
from datetime import date
from typing import Annotated, Any, Self
from urllib.parse import urlencode

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, model_validator

from communique.gazetteer.outlets import Control
from communique.ledger.filters import Filters
from communique.ledger.folding import folded
from communique.ledger.search import Noun
from communique.ledger.series import Counted, Period
from communique.record import EventType, Sector, StatementKind, Status

LONGEST = 300
"""Characters of a name or of words."""
MOST = 500
"""Rows of one answer."""
_NO_TEXT = frozenset(("Cc", "Cs", "Cn", "Co"))


def is_text(words: str) -> bool:
    """Tell whether words hold only assigned characters that are no controls."""
    return not any(unicodedata.category(character) in _NO_TEXT for character in words)


def can_be_asked(name: str) -> bool:
    """Tell whether an actor can be asked for by a name: one of marks alone is no name to the ledger."""
    return bool(folded(name)) and len(name) <= LONGEST and is_text(name)


def checked_text(words: str) -> str:
    """Give words back. Raises `ValueError` where they hold what is no text."""
    if not is_text(words):
        raise ValueError("it holds characters that are no text")
    return words


Name = Annotated[str, StringConstraints(max_length=LONGEST), AfterValidator(checked_text)]
EventName = Annotated[str, StringConstraints(pattern=r"^E-[0-9a-f]{1,64}$")]
QuoteName = Annotated[str, StringConstraints(pattern=r"^Q-[0-9a-f]{16}-[0-9]{1,9}-[0-9]{1,9}$")]
Digest = Annotated[str, StringConstraints(pattern=r"^sha256:[0-9a-f]{64}$")]
Cursor = Annotated[str, StringConstraints(pattern=r"^([0-9]{4}-[0-9]{2}-[0-9]{2})?\.[0-9]{1,15}$")]
CountryCode = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
Share = Annotated[float, Field(ge=0, le=1)]
Size = Annotated[int, Field(ge=1, le=MOST)]
MOST_ACTORS = 8
MOST_PAIRS = 6
Actors = Annotated[list[Name], Field(max_length=MOST_ACTORS)]


class Question(BaseModel):
    """What all questions share."""

    model_config = ConfigDict(extra="forbid")

    @model_validator(mode="before")
    @classmethod
    def _without_empty(cls, given: Any) -> Any:
        if not isinstance(given, dict):
            return given
        lists = {name: [v for v in value if v != ""] if isinstance(value, list) else value
                 for name, value in given.items()}  # fmt: skip
        return {name: value for name, value in lists.items() if value not in ("", [])}

    def query(self, **changes: Any) -> str:
        """Give the question as it stands in an address, with changes; None takes a parameter out.

        >>> QuoteQuestion(speaker="Ada Olsen").query(about="KEN", limit=None)
        'speaker=Ada+Olsen&about=KEN'
        """
        told = self.model_dump(mode="json", exclude_defaults=True) | changes
        plain = {name: _word(value) for name, value in told.items() if value not in (None, [], "")}
        return urlencode(plain, doseq=True)

    def without_page(self) -> Self:
        """Give the question from its first row on."""
        return self.model_copy(update={"after": None})


def _word(value: Any) -> Any:
    return str(value).lower() if isinstance(value, bool) else value


class EventQuestion(Question):
    """Which events: all conditions hold; of several types, modes or statuses any."""

    actors: Actors = []
    source: Name | None = None
    target: Name | None = None
    type: Annotated[list[EventType], Field(max_length=16)] = []
    mode: Annotated[list[Name], Field(max_length=8)] = []
    status: Annotated[list[Status], Field(max_length=6)] = []
    since: date | None = None
    until: date | None = None
    place: Name | None = None
    text: Name | None = None
    min_score: Share | None = None
    sector: Sector | None = None
    outlet: Name | None = None
    outlet_country: CountryCode | None = None
    outlet_control: Control | None = None
    include_rejected: bool = False
    newest_first: bool = True
    limit: Size = 50
    after: EventName | None = None

    def conditions(self) -> dict[str, Any]:
        """Give the conditions as `Ledger.events` takes them, without order and page."""
        return self.model_dump(exclude={"newest_first", "limit", "after"})

    def filters(self) -> Filters:
        """Give the conditions as the ledger keeps them."""
        told = self.conditions()
        types, modes, statuses, actors = (tuple(told.pop(n)) for n in ("type", "mode", "status", "actors"))
        return Filters(types=types, modes=modes, statuses=statuses, actors=actors, **told)


class PairQuestion(Question):
    """What one did, or what passed between two."""

    one: Name
    other: Name | None = None
    status: Annotated[list[Status], Field(max_length=6)] = []
    since: date | None = None
    until: date | None = None
    limit: Size = 50
    after: EventName | None = None

    @property
    def actors(self) -> tuple[str, ...]:
        return (self.one,) if self.other is None else (self.one, self.other)


class ActorQuestion(Question):
    """Who somebody is, and what they did between two days."""

    name: Annotated[Name, Field(min_length=1)]
    since: date | None = None
    until: date | None = None


class LanesQuestion(Question):
    """Which pairs, each as `USA,CHN`, beside each other."""

    pair: Annotated[list[Name], Field(max_length=MOST_PAIRS)] = []
    status: Annotated[list[Status], Field(max_length=6)] = []
    since: date | None = None
    until: date | None = None


class UpcomingQuestion(Question):
    """What is planned, possible or postponed and not over on a day (today)."""

    on: date | None = None
    until: date | None = None
    actors: Actors = []
    limit: Size = 50
    after: EventName | None = None


class VisitQuestion(Question):
    """Who travelled where: `to` is a state, an actor or a town."""

    who: Name | None = None
    to: Name | None = None
    since: date | None = None
    until: date | None = None
    status: Annotated[list[Status], Field(max_length=6)] = []
    limit: Size = 50
    after: EventName | None = None


class QuoteQuestion(Question):
    """Who said what about whom, in words that hold all words of `text`."""

    speaker: Name | None = None
    about: Name | None = None
    since: date | None = None
    until: date | None = None
    text: Name | None = None
    kind: StatementKind | None = None
    newest_first: bool = True
    limit: Size = 50
    after: Cursor | None = None


class SearchQuestion(Question):
    """Where all words, and "phrases like this", stand."""

    words: Name
    within: Noun | None = None
    since: date | None = None
    until: date | None = None
    limit: Annotated[int, Field(ge=1, le=100)] = 20


class SeriesQuestion(Question):
    """How many acts of cooperation and conflict there are in each period."""

    actors: Actors = []
    by: Period = "month"
    count: Counted = "events"
    statuses: Annotated[list[Status], Field(max_length=6)] = ["occurred"]
    source: Name | None = None
    target: Name | None = None
    since: date | None = None
    until: date | None = None
    min_score: Share | None = None


class LogQuestion(Question):
    """What was met, and what became of it, the latest first."""

    words: Name | None = None
    outcome: Annotated[list[Name], Field(max_length=9)] = []
    found_in: Name | None = None
    since: date | None = None
    limit: Size = 50
