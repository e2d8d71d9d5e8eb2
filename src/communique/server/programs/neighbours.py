"""Whom an actor acts with, for programs: as JSON and as GraphML."""

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from communique.server.asking.questions import ActorQuestion
from communique.server.opened import OpenedLedger
from communique.server.programs.answers import PROBLEMS
from communique.server.programs.api import BASE
from communique.server.programs.graphml import as_graphml
from communique.server.site import Data
from communique.server.views.counterparts import Neighbourhood, load_neighbourhood

router = APIRouter(responses=PROBLEMS)


@router.get(f"{BASE}/neighbours", tags=["actors"])
def neighbours(ledger: OpenedLedger, asked: Annotated[ActorQuestion, Query()]) -> Neighbourhood:
    """Give the 15 that stand most often on the other side in the latest 2,000 events of an actor."""
    with ledger.reading() as connection:
        return load_neighbourhood(connection, asked.name, asked.since, asked.until)


@router.get("/neighbours.graphml", tags=["feeds"], response_class=Response)
def graph(ledger: OpenedLedger, asked: Annotated[ActorQuestion, Query()]) -> Response:
    """Give the same as GraphML."""
    with ledger.reading() as connection:
        found = load_neighbourhood(connection, asked.name, asked.since, asked.until)
    headers = {"content-disposition": 'inline; filename="neighbours.graphml"'}
    return Response(as_graphml(found), headers=headers, media_type="application/xml")


def neighbour_links(asked: ActorQuestion) -> list[Data]:
    """Give the addresses of a neighbourhood as data."""
    return [
        Data("JSON of the neighbourhood", f"{BASE}/neighbours?{asked.query()}", "application/json"),
        Data("GraphML", f"/neighbours.graphml?{asked.query()}", "application/xml"),
    ]
