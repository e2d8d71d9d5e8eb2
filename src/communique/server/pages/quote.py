"""`/quotes/{name}`: one statement at an address that stays good, with how to cite it."""

import json
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Path, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from communique.ledger import Ledger
from communique.ledger.quotes import Quote
from communique.server.asking.questions import QuoteName
from communique.server.citing.quotation import Quotation
from communique.server.opened import OpenedLedger
from communique.server.programs.api import BASE
from communique.server.site import Data, render

router = APIRouter(include_in_schema=False)
Named = Annotated[QuoteName, Path()]
CSL = "application/vnd.citationstyles.csl+json"


def cited(request: Request, quote: Quote) -> Quotation:
    """Give a statement as it is cited here and today."""
    return Quotation(quote, f"{request.base_url}quotes/{quote.name}", date.today())


@router.get("/quotes/{name}.bib")
def bibtex(request: Request, ledger: OpenedLedger, name: Named) -> Response:
    """Give the citation of a statement for BibTeX."""
    return Response(_cited(request, ledger, name).bibtex(), media_type="application/x-bibtex; charset=utf-8")


@router.get("/quotes/{name}.csl.json")
def csl(request: Request, ledger: OpenedLedger, name: Named) -> Response:
    """Give the citation of a statement as CSL-JSON."""
    body = json.dumps(_cited(request, ledger, name).csl(), ensure_ascii=False, indent=1)
    return Response(body, media_type=CSL)


@router.get("/quotes/{name}")
def quote(request: Request, ledger: OpenedLedger, name: Named) -> Response:
    """Show a statement; where another reading has other words there, lead to those."""
    found = ledger.quote(name)
    if found[0].name != name:
        return RedirectResponse(f"/quotes/{found[0].name}", 307)
    return _page(request, found)


def _page(request: Request, found: list[Quote]) -> HTMLResponse:
    first, *others = found
    told = cited(request, first)
    begin = int(first.name.split("-")[2])
    return render(
        "quote.html", title=f"{told.speaker}, {first.published or 'no day'}", one=first, others=others,
        told=told, begin=begin,
        data=[
            Data("JSON", f"{BASE}/quotes/{first.name}", "application/json"),
            Data("BibTeX", f"/quotes/{first.name}.bib", "application/x-bibtex"),
            Data("CSL-JSON", f"/quotes/{first.name}.csl.json", CSL),
        ],
    )  # fmt: skip


def _cited(request: Request, ledger: Ledger, name: str) -> Quotation:
    return cited(request, ledger.quote(name)[0])
