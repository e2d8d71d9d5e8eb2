"""Forms that are sent to be written: only from our own pages, by who is signed in, and sealed by them."""

from dataclasses import dataclass
from typing import Annotated
from urllib.parse import parse_qs, urlsplit

from fastapi import Depends, HTTPException, Request

from communique.server.correcting.signed import Signed, SignedIn, refused

MOST_FIELDS = 600
_KIND = "application/x-www-form-urlencoded"
Fields = dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Form:
    """What somebody sent, and who."""

    signed: Signed
    fields: Fields

    def one(self, name: str) -> str:
        return value_of(self.fields, name)

    def several(self, name: str) -> list[str]:
        return self.fields.get(name, [])


def value_of(fields: Fields, name: str) -> str:
    return fields.get(name, [""])[0].strip()


async def _fields(request: Request) -> Fields:
    """Read a form that one of our own pages sent. Raises `HTTPException`."""
    if not is_our_own(request):
        raise HTTPException(403, "This form came from a page of another site, so nothing was done")
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != _KIND:
        raise HTTPException(415, f"A form is sent as {_KIND}")
    body = await request.body()
    try:
        return parse_qs(body.decode(), keep_blank_values=True, max_num_fields=MOST_FIELDS)
    except ValueError as error:
        raise HTTPException(400, "The form cannot be read; send it again from its page") from error


def is_our_own(request: Request) -> bool:
    """Tell whether a browser says that the request comes from one of our own pages.

    Browsers that name the site of a request only to secure addresses name the origin; who names neither is
    none of those for which forms are made.
    """
    site, origin = request.headers.get("sec-fetch-site"), request.headers.get("origin")
    if site is not None and site != "same-origin":
        return False
    if origin is None or (origin == "null" and site is not None):  # a page that hides where it is from
        return site is not None
    try:
        here, there = request.base_url, urlsplit(origin)
    except ValueError:
        return False
    return (there.scheme, there.netloc) == (here.scheme, here.netloc)


OwnFields = Annotated[Fields, Depends(_fields)]
"""What a form of ours holds, whoever sent it."""


def _form(request: Request, fields: OwnFields, signed: SignedIn) -> Form:
    if signed is None:
        raise refused(request)
    if not signed.sealed(value_of(fields, "seal")):
        raise HTTPException(
            403, "This form was made for somebody else, or before you signed in; load its page again"
        )
    return Form(signed, fields)


OwnForm = Annotated[Form, Depends(_form)]
"""A form that who is signed in sent from one of our pages."""
OwnFormOnly = Depends(_form)
"""The same, for where nothing of it is read."""
