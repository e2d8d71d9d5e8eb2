"""`/quotes`: who said what of whom, as a page and as a table."""

import io
from csv import writer
from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import HTMLResponse, Response

from communique.errors import CommuniqueError
from communique.export.csv_table import guarded
from communique.ledger.quotes import Quote
from communique.ledger.results import plain
from communique.server.asking.paged import cut
from communique.server.asking.questions import QuoteQuestion
from communique.server.asking.saying import of_quotes
from communique.server.opened import OpenedLedger
from communique.server.pages import quote, search
from communique.server.problems import told
from communique.server.programs.api import BASE, quotes_of
from communique.server.site import Data, render

router = APIRouter(include_in_schema=False)
router.include_router(quote.router)
router.include_router(search.router)
_COLUMNS = tuple(name for name in Quote.__slots__ if name != "cursor")


@router.get("/quotes")
def quotes(request: Request, ledger: OpenedLedger, asked: Annotated[QuoteQuestion, Query()]) -> HTMLResponse:
    """Show a page of statements. Where nobody has a name that is asked for, the form stays to mend it."""
    rows = list[Quote]()
    is_cut, status, problem = False, 200, ""
    try:
        rows, is_cut = cut(quotes_of(ledger, asked), asked.limit)
    except CommuniqueError as error:
        status, problem = told(error)
    whole = f"?{asked.without_page().query(limit=None)}".rstrip("?")
    return render(
        "quotes.html", title=of_quotes(asked), status=status, asked=asked, rows=rows, problem=problem,
        request=request, cited=quote.cited, stats=None if rows else ledger.stats(),
        data=[
            Data("JSON", f"{BASE}/quotes{whole}", "application/json"),
            Data("CSV", f"/quotes.csv{whole}", "text/csv"),
        ],
        following=f"/quotes?{asked.query(after=rows[-1].cursor)}" if is_cut else None,
        first=f"/quotes?{asked.query(after=None)}" if asked.after else None,
    )  # fmt: skip


@router.get("/quotes.csv")
def table(ledger: OpenedLedger, asked: Annotated[QuoteQuestion, Query()]) -> Response:
    """Give statements as a table; those of one page of the API, 500 at most."""
    out = io.StringIO()
    rows = writer(out, lineterminator="\n")
    rows.writerow(_COLUMNS)
    for row in cut(quotes_of(ledger, asked), asked.limit)[0]:
        cells = plain(row)
        joined = ("; ".join(v) if isinstance(v, list) else v for v in (cells[name] for name in _COLUMNS))
        rows.writerow([guarded(cell) for cell in joined])
    return Response(out.getvalue(), media_type="text/csv; charset=utf-8")
