"""What is related to an event, for programs: the same as its page shows."""

from typing import Annotated

from fastapi import APIRouter, Path

from communique.ledger.related import Related, load_related
from communique.server.asking.paged import Page
from communique.server.asking.questions import EventName
from communique.server.opened import OpenedLedger
from communique.server.programs.answers import PROBLEMS
from communique.server.programs.api import BASE

router = APIRouter(prefix=BASE, responses=PROBLEMS, tags=["events"])


@router.get("/events/{name}/related")
def related(ledger: OpenedLedger, name: Annotated[EventName, Path()]) -> Page[Related]:
    """Give events that have to do with one, and why; few, and there is no second page."""
    with ledger.reading() as connection:
        return Page(items=load_related(connection, name))
