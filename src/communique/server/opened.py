"""The ledger of the application, as endpoints ask for it."""

from typing import Annotated

from fastapi import Depends, Request

from communique.ledger import Ledger


def _ledger(request: Request) -> Ledger:
    found: Ledger = request.app.state.ledger
    return found


OpenedLedger = Annotated[Ledger, Depends(_ledger)]
