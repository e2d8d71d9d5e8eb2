"""`/articles/{digest}`: the text of an article with what was read in it, in layers, and how it was read."""

from typing import Annotated, Literal

from fastapi import APIRouter, Path, Query
from starlette.responses import HTMLResponse, JSONResponse

from communique.errors import UnknownEntry
from communique.ledger import Ledger
from communique.record import Record
from communique.server.asking.questions import Digest
from communique.server.opened import OpenedLedger
from communique.server.programs.api import BASE
from communique.server.site import Data, render
from communique.server.views.articles import ReadArticle, UnreadArticle, load_article, load_unread
from communique.server.views.beside import days_in, places_in
from communique.server.views.layers import marks_of, pieces
from communique.server.views.rereading import LONGEST, read_again

router = APIRouter(include_in_schema=False)
LAYERS = (
    ("acts", "acts, with the words that prove them"),
    ("speech", "what is said"),
    ("people", "people and bodies"),
    ("times", "days"),
    ("places", "places"),
)
"""What the reader of the page may show and hide."""
_SHOWN = ("acts", "speech")
Layers = Annotated[
    list[Literal["acts", "speech", "people", "times", "places", "none"]] | None, Query(max_length=6)
]


@router.get("/articles/{digest}")
def article(ledger: OpenedLedger, digest: Annotated[Digest, Path()], layers: Layers = None) -> HTMLResponse:
    """Show an article and its reading; one that is kept unread with the reason why it was not read."""
    found = _load(ledger, digest)
    if isinstance(found, UnreadArticle):
        return _unread(found)
    record = found.record
    text = record.article.text
    return render(
        "article.html", title=_title(record), found=found, record=record, article=record.article,
        data=[Data("JSON", f"{BASE}/articles/{digest}", "application/json")],
        pieces=pieces(text, marks_of(record, found.events)),
        layers=LAYERS, shown=_SHOWN if layers is None else layers,
        names={actor.id: actor.name for actor in record.actors},
        days_told=days_in(record), places_told=places_in(record), can_be_read_again=len(text) <= LONGEST,
    )  # fmt: skip


@router.get("/articles/{digest}/trace")
def trace(ledger: OpenedLedger, digest: Annotated[Digest, Path()]) -> HTMLResponse:
    """Read an article once more, and say of each sentence what was found in it, or why nothing was."""
    found, again = _again(ledger, digest)
    return render(
        "trace.html", title=_title(again), article=again.article, lines=again.trace, reader=again.reader,
        was=found.record.reader, is_same=again.reader == found.record.reader,
        data=[Data("JSON", f"/articles/{digest}/trace.json", "application/json")],
    )  # fmt: skip


@router.get("/articles/{digest}/trace.json")
def trace_data(ledger: OpenedLedger, digest: Annotated[Digest, Path()]) -> JSONResponse:
    """Give the record of a new reading with its trace."""
    return JSONResponse(_again(ledger, digest)[1].to_dict(trace=True))


def _again(ledger: Ledger, digest: str) -> tuple[ReadArticle, Record]:
    with ledger.reading() as connection:
        found = load_article(connection, digest)
    return found, read_again(found.record.article)


def _load(ledger: Ledger, digest: str) -> ReadArticle | UnreadArticle:
    with ledger.reading() as connection:
        try:
            return load_article(connection, digest)
        except UnknownEntry:
            if unread := load_unread(connection, digest):
                return unread
            raise


def _title(record: Record) -> str:
    return record.article.title or record.article.source or "Article"


def _unread(found: UnreadArticle) -> HTMLResponse:
    one = found.article
    return render(
        "unread.html", title=one.title or one.source or "Article", article=one, found=found, data=[]
    )
