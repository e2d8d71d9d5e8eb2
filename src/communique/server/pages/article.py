"""`/articles/{digest}`: the text of an article with what was read in it, in layers."""

from typing import Annotated

from fastapi import APIRouter, Path
from starlette.responses import HTMLResponse

from communique.server.api import BASE
from communique.server.articles import load_article
from communique.server.layers import marks_of, pieces
from communique.server.opened import OpenedLedger
from communique.server.questions import Digest
from communique.server.site import Data, render

router = APIRouter(include_in_schema=False)
LAYERS = (
    ("acts", "acts, with the words that prove them"),
    ("speech", "what is said"),
    ("people", "people and bodies"),
    ("times", "days"),
    ("places", "places"),
)
"""What the reader of the page may show and hide."""


@router.get("/articles/{digest}")
def article(ledger: OpenedLedger, digest: Annotated[Digest, Path()]) -> HTMLResponse:
    """Show an article and its reading."""
    with ledger.reading() as connection:
        found = load_article(connection, digest)
    record = found.record
    return render(
        "article.html", title=record.article.title or record.article.source or "Article",
        data=[Data("JSON", f"{BASE}/articles/{digest}", "application/json")], found=found, record=record,
        article=record.article, pieces=pieces(record.article.text, marks_of(record, found.events)),
        layers=LAYERS, names={actor.id: actor.name for actor in record.actors},
    )  # fmt: skip
