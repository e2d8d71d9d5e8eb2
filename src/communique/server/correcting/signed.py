"""Who asks: on pages by a cookie that holds their token, in the API by the token itself, never the other way.

A cookie is sent by browsers whoever makes them ask; so it writes only through a form that also carries what
nobody can make who has not the token (`Signed.seal`), and never in the API.
"""

import hashlib
import hmac
from dataclasses import dataclass, field
from typing import Annotated

from fastapi import Depends, HTTPException, Request
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from communique.ledger import Ledger
from communique.ledger.access import Token
from communique.server.correcting.guesses import Guesses
from communique.server.opened import OpenedLedger

COOKIE = "communique_token"
SIGNED_S = 12 * 3_600
"""How long a browser stays signed in."""
LONGEST = 200
"""Characters of what may be a token."""
_STRANGE = "This is no token of this ledger; who runs the server makes one with communique token make"


@dataclass(frozen=True, slots=True)
class Signed:
    """A person whose token is good."""

    person: str
    token: str = field(repr=False)

    @property
    def seal(self) -> str:
        """What a form of this person carries, for nobody else to send it in their name."""
        return hmac.new(self.token.encode(), b"a form of Communique", hashlib.sha256).hexdigest()

    def sealed(self, seal: str) -> bool:
        return hmac.compare_digest(self.seal.encode(), seal.encode("utf-8", "replace"))


def checked(ledger: Ledger, guesses: Guesses, address: str, word: str) -> Token:
    """Give the token that a word is. Raises `HTTPException` with a plain sentence where it lets nobody in."""
    if wait := guesses.wait(address, word):
        raise HTTPException(
            429,
            "Too many wrong tokens came from your address; try again in a quarter of an hour",
            {"retry-after": str(wait)},
        )
    found = ledger.token(word) if len(word) <= LONGEST else None
    problem = _STRANGE if found is None else found.refusal
    if found is None or problem is None:  # who has a token that was good once guesses nothing
        guesses.note(address, word, is_right=problem is None)
    if found is None or problem is not None:
        raise HTTPException(401, problem, _challenge())
    return found


def address_of(request: Request) -> str:
    return request.client.host if request.client else ""


def _signed_in(request: Request, ledger: OpenedLedger) -> Signed | None:
    """Give who reads a page; nobody where the cookie's token lets nobody in any more."""
    word = request.cookies.get(COOKIE)
    if not word:
        return None
    try:
        found = checked(ledger, request.app.state.guesses, address_of(request), word)
    except HTTPException as error:
        request.state.refusal = error
        return None
    return Signed(found.person, word)


def refused(request: Request) -> HTTPException:
    """Give why somebody who is not signed in may not write."""
    found: HTTPException | None = getattr(request.state, "refusal", None)
    return found or HTTPException(401, "Sign in first: correcting needs a token", _challenge())


_BEARER = HTTPBearer(auto_error=False, description="A token made by `communique token make`.")


def _by_bearer(
    request: Request,
    ledger: OpenedLedger,
    given: Annotated[HTTPAuthorizationCredentials | None, Depends(_BEARER)],
) -> Token:
    """Give whose token an API call carries."""
    if given is None:
        raise HTTPException(
            401, "Writing needs a token: send it as the header Authorization: Bearer cq_…", _challenge()
        )
    return checked(ledger, request.app.state.guesses, address_of(request), given.credentials)


def _challenge() -> dict[str, str]:
    return {"www-authenticate": "Bearer"}


SignedIn = Annotated[Signed | None, Depends(_signed_in)]
"""Who reads a page, if they are signed in."""
Writer = Annotated[Token, Depends(_by_bearer)]
"""The token of who writes by the API."""
