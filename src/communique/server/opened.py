"""The ledger of the application, as endpoints ask for it."""

from typing import Annotated

from fastapi import Depends, Request

from communique.ledger import Ledger


async def _ledger(request: Request) -> Ledger:  # a plain function would be called in a thread
    found: Ledger = request.app.state.ledger
    return found


OpenedLedger = Annotated[Ledger, Depends(_ledger)]
