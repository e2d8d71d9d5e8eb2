"""What somebody wants corrected, as forms and the API say it, and how it is brought about."""

from datetime import date
from threading import Lock
from typing import Annotated, Any, Literal, get_args

from fastapi import HTTPException
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, TypeAdapter
from sqlalchemy import Connection, select

from communique.ledger import Ledger, schema
from communique.ledger.corrections import Corrector
from communique.ledger.decisions import Correction, event_number, known_number
from communique.record import EventType, Status
from communique.server.asking.questions import EventName, Name, checked_text

LONGEST_REASON = 1_000
MOST_CLAIMS = 500
Reason = Annotated[
    str,
    StringConstraints(min_length=1, max_length=LONGEST_REASON, strip_whitespace=True),
    AfterValidator(lambda words: checked_text(" ".join(words.split()))),
]
Mode = Literal["visit", "meeting", "phone", "negotiation", "multilateral", "third-party"]
CHOICES = {"status": get_args(Status), "type": get_args(EventType), "mode": get_args(Mode)}
"""What the form of an edit offers."""
_ONE_AT_A_TIME = Lock()
"""Writers wait for each other anyway; what they keep of claims in memory is not made to be shared."""


class _Order(BaseModel):
    model_config = ConfigDict(extra="forbid")

    reason: Reason


class Review(_Order):
    """Say that an event is right, or wrong: then it stays, marked as rejected."""

    action: Literal["accept", "reject"]
    event: EventName


class Said(BaseModel):
    """What fields of an event are; those left out stay, null says that one is unknown."""

    model_config = ConfigDict(extra="forbid")

    type: EventType | None = None
    mode: Mode | None = None
    status: Status | None = None
    first_day: date | None = None
    last_day: date | None = None
    place: Name | None = None
    sources: Annotated[list[Name], Field(max_length=50)] | None = None
    targets: Annotated[list[Name], Field(max_length=50)] | None = None

    def told(self) -> dict[str, Any]:
        found = self.model_dump(exclude_unset=True)
        return found | {side: found[side] or [] for side in ("sources", "targets") if side in found}


class Edit(_Order):
    """Say what fields of an event are."""

    action: Literal["edit"]
    event: EventName
    fields: Said


class Merge(_Order):
    """Say that two events are one, which keeps the name of the first."""

    action: Literal["merge"]
    event: EventName
    other: EventName


class Split(_Order):
    """Say that claims report another event: by number, or all of an article's source, digest or outlet."""

    action: Literal["split"]
    event: EventName
    claims: Annotated[list[int | Name], Field(min_length=1, max_length=MOST_CLAIMS)]


class Undo(_Order):
    """Take back a correction by its number; an undo can be undone too."""

    action: Literal["undo"]
    correction: Annotated[int, Field(ge=1, le=2**31 - 1)]


Order = Annotated[Review | Edit | Merge | Split | Undo, Field(discriminator="action")]
ORDERS: TypeAdapter[Review | Edit | Merge | Split | Undo] = TypeAdapter(Order)


class MergedMeanwhile(HTTPException):
    """An event is not what somebody saw: it was merged into another, whose name is `present`."""

    def __init__(self, old: str, present: str) -> None:
        self.old = old
        self.present = present
        super().__init__(
            409,
            f"{old} has become part of {present} meanwhile, so nothing was done; decide on that one",
        )


def carry_out(
    ledger: Ledger, person: str, order: Review | Edit | Merge | Split | Undo
) -> tuple[Correction, str]:
    """Write a correction; gives it with the present name of the event that it is about.

    Raises `MergedMeanwhile`, `UnknownEntry` and `InvalidCorrection`; nothing is written then.
    """
    with _ONE_AT_A_TIME, ledger.correcting(person, order.reason) as corrector:
        made = _made(corrector, order)
        present = _present(corrector.connection, event_number(corrector.connection, made.event))
        return made, present or made.event


def _made(corrector: Corrector, order: Review | Edit | Merge | Split | Undo) -> Correction:
    if isinstance(order, Undo):
        return corrector.undo(order.correction)
    names = (order.event, order.other) if isinstance(order, Merge) else (order.event,)
    for name in names:  # nobody else writes from here on, so what is true now stays true
        present = _present(corrector.connection, known_number(corrector.connection, name))
        if present != name:
            raise MergedMeanwhile(name, present or name)
    match order:
        case Review():
            return corrector.review(order.action, order.event)
        case Edit():
            return corrector.edit(order.event, order.fields.told())
        case Merge():
            return corrector.merge(order.event, order.other)
        case Split():
            return corrector.split(order.event, order.claims)


def _present(connection: Connection, number: int | None) -> str | None:
    """Give the name that an event has now."""
    events = schema.events.c
    return connection.scalar(select(events.name).where(events.id == number))
