"""`/review`: one event at a time that nobody has looked at, with its words and the question to decide."""

from datetime import UTC, datetime
from typing import Annotated, Any, get_args
from urllib.parse import parse_qs

from fastapi import APIRouter, HTTPException, Query
from pydantic import Field, ValidationError
from starlette.responses import HTMLResponse

from communique.ledger import Ledger
from communique.ledger.entries import key_of
from communique.ledger.filters import Filters, Selection
from communique.ledger.reviewing import (
    DOUBTFUL,
    Item,
    Kind,
    Made,
    Queue,
    count_since,
    last_of,
    load_queue,
    made,
)
from communique.record import EventType, Status
from communique.server.asking.questions import Actors, EventName, Question
from communique.server.correcting.signed import Signed, SignedIn
from communique.server.opened import OpenedLedger
from communique.server.programs.api import BASE
from communique.server.site import Data, render
from communique.server.views.review_item import Shown, load_item

router = APIRouter(include_in_schema=False)
NAMES: dict[Kind, str] = {
    "contradicted": "Reports disagree",
    "unsure": "Unsure merges",
    "doubtful": "Low score, several reports",
    "newest": "Newest",
}
_Number = Annotated[int, Field(ge=1, le=2**31 - 1)]


Types = Annotated[list[EventType], Field(max_length=16)]
Statuses = Annotated[list[Status], Field(max_length=6)]


class ReviewQuestion(Question):
    """Which queue, of which events: those behind event `after`, of unsure merges those behind claim `past`.

    `event` is shown whatever comes first; `done` is the correction that was just made, `was` the name under
    which somebody knew the event.
    """

    kind: Kind = "contradicted"
    actors: Actors = Field(default_factory=list)
    type: Types = Field(default_factory=list)
    status: Statuses = Field(default_factory=list)
    after: EventName | None = None
    past: _Number | None = None
    event: EventName | None = None
    claim: _Number | None = None
    done: _Number | None = None
    was: EventName | None = None

    def filters(self) -> Filters:
        return Filters(actors=tuple(self.actors), types=tuple(self.type), statuses=tuple(self.status))

    def address(self, **changes: Any) -> str:
        told = {"event": None, "claim": None, "done": None, "was": None} | changes
        return f"/review?{self.query(**told)}"

    def behind(self, item: Item) -> "ReviewQuestion":
        """Give the question whose first item is the one behind this."""
        place: dict[str, Any] = {"past": item.claim or self.past}
        if self.kind != "unsure":
            place = {"after": item.event, "past": None}
        return self.model_copy(update={**place, "event": None, "claim": None, "done": None, "was": None})


def queue_of(query: str) -> ReviewQuestion:
    """Give the question of an address, as a form carries it. Raises `HTTPException`."""
    lists = ("actors", "type", "status")
    given = {name: values if name in lists else values[0] for name, values in parse_qs(query).items()}
    try:
        return ReviewQuestion.model_validate(given)
    except ValidationError as error:
        raise HTTPException(400, "The form names no queue; load its page again") from error


@router.get("/review")
def review(ledger: OpenedLedger, signed: SignedIn, asked: Annotated[ReviewQuestion, Query()]) -> HTMLResponse:
    """Show the item of a queue that its address tells."""
    return page(ledger, asked, signed)


def page(
    ledger: Ledger, asked: ReviewQuestion, signed: Signed | None, *, wrong: str = "", status: int = 200
) -> HTMLResponse:
    with ledger.reading() as connection:
        selection = Selection(connection, asked.filters())
        after = key_of(connection, asked.after, selection) if asked.after else None
        queue = load_queue(connection, selection, asked.kind, after, asked.past)
        done = made(connection, asked.done) if asked.done else None
        own = last_of(connection, signed.person) if signed else None
        today = datetime.now(UTC).date().isoformat()
        count = count_since(connection, signed.person, today) if signed else 0
        item = Item(asked.event, asked.claim) if asked.event else queue.first
        shown = load_item(connection, item, asked.kind) if item else None
    told = _told(asked, shown, item) if shown and item else {}
    return render(
        "review.html", title="Review", status=status, asked=asked, signed=signed, wrong=wrong, queue=queue,
        done=_sentence(done) if done else "", own=own, own_told=_sentence(own) if own else "", count=count,
        shown=shown, detail=shown and shown.detail, names=NAMES, types=get_args(EventType), was=asked.was,
        statuses=get_args(Status), further=_further(asked, queue), data=_data(shown), **told,
    )  # fmt: skip


def _told(asked: ReviewQuestion, shown: Shown, item: Item) -> dict[str, Any]:
    """Give what the page says of an item: the question, and where it goes on."""
    following = asked.behind(item)
    question = _question(asked.kind, shown)
    return {"question": question, "following": following.address(), "carried": following.query()}


def _question(kind: Kind, shown: Shown) -> str:
    entry = shown.detail.entry
    if shown.off is not None:
        return "Are these one event?"
    if kind == "contradicted" and shown.disputes:
        fields = " and ".join(one.field for one in shown.disputes)
        return f"The reports disagree on its {fields}. Is the event right as it stands?"
    if kind == "doubtful" and entry.score < DOUBTFUL:
        return (
            f"Its score is only {entry.score:.2f}, though {entry.reports} articles report it. "
            "Do they tell of such an event?"
        )
    return "Is this what the reports tell?"


def _further(asked: ReviewQuestion, queue: Queue) -> str | None:
    """Give the address of the queue among the events behind those looked at."""
    return asked.address(after=queue.further, past=None) if queue.further else None


def _data(shown: Shown | None) -> list[Data]:
    found = [Data("Corrections as JSON", f"{BASE}/corrections", "application/json")]
    if shown:
        address = f"{BASE}/events/{shown.detail.entry.name}"
        found.insert(0, Data("This event as JSON", address, "application/json"))
    return found


def _sentence(one: Made) -> str:
    """Say what was done, without its full stop."""
    what = {
        "accept": f"accepted {one.event}",
        "reject": f"rejected {one.event}",
        "edit": f"edited {one.event}",
        "merge": f"merged {one.other} into {one.event}",
        "split": f"split {one.other} off {one.event}",
        "undo": f"undid correction {one.undoes} of {one.event}",
    }[one.action]
    return f"{one.author} {what} (correction {one.number})"
