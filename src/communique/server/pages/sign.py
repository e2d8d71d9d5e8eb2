"""`/sign-in` and `/sign-out`: a browser keeps the token of who corrects, where no script can read it."""

from typing import Annotated
from urllib.parse import urlsplit

from fastapi import APIRouter, HTTPException, Query, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from communique.server.asking.questions import is_text
from communique.server.correcting.forms import OwnFields, OwnFormOnly, value_of
from communique.server.correcting.signed import COOKIE, SIGNED_S, SignedIn, address_of, checked
from communique.server.opened import OpenedLedger
from communique.server.site import render

router = APIRouter(include_in_schema=False)
_LONGEST = 2_000


@router.get("/sign-in")
def sign_in(
    signed: SignedIn, back: Annotated[str, Query(alias="next", max_length=_LONGEST)] = "/"
) -> HTMLResponse:
    """Show the form that takes a token, or who is signed in."""
    return render("sign.html", title="Sign in to correct", signed=signed, back=within(back), wrong="")


@router.post("/sign-in")
def signing_in(request: Request, ledger: OpenedLedger, fields: OwnFields) -> Response:
    """Take a token, and lead back to the page that asked for it."""
    word, back = value_of(fields, "token"), within(value_of(fields, "next"))
    try:
        checked(ledger, request.app.state.guesses, address_of(request), word)
    except HTTPException as error:
        page = render(
            "sign.html", title="Sign in to correct", status=error.status_code, signed=None, back=back,
            wrong=f"{error.detail}.",
        )  # fmt: skip
        page.headers.update(error.headers or {})
        return page
    answer = RedirectResponse(back, 303)
    answer.set_cookie(
        COOKIE, word, max_age=SIGNED_S, path="/", httponly=True, samesite="strict",
        secure=request.url.scheme == "https",
    )  # fmt: skip
    return answer


@router.post("/sign-out", dependencies=[OwnFormOnly])
def sign_out() -> Response:
    """Let the browser forget the token."""
    answer = RedirectResponse("/sign-in", 303)
    answer.delete_cookie(COOKIE, path="/", httponly=True, samesite="strict")
    return answer


def within(address: str) -> str:
    """Give an address if it leads to a page of this server, else the first page.

    >>> within("/events?actors=NOR#modify"), within("//elsewhere.example"), within("https://elsewhere.example")
    ('/events?actors=NOR#modify', '/', '/')
    """
    if not address.startswith("/") or address[1:2] in ("/", "\\") or not is_text(address):
        return "/"
    parts = urlsplit(address)
    return "/" if parts.scheme or parts.netloc else address
