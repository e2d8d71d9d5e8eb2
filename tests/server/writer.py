"""Somebody with a token and a browser that says where its requests come from."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from httpx2 import Response
    from starlette.testclient import TestClient

    from communique.ledger import Ledger

HERE = {"sec-fetch-site": "same-origin", "origin": "http://testserver"}
FORM = {"content-type": "application/x-www-form-urlencoded"}


class Writer:
    """Who has signed in, and sends the forms of pages."""

    def __init__(self, client: TestClient, ledger: Ledger, person: str = "Ann Lee") -> None:
        self.client = client
        self.token = ledger.make_token(person)[1]
        self.sign_in()

    def sign_in(self) -> Response:
        return self.client.post("/sign-in", data={"token": self.token}, headers=HERE, follow_redirects=False)

    def seal(self) -> str:
        found = re.search(r'name="seal" value="([0-9a-f]{64})"', self.client.get("/sign-in").text)
        assert found, "nobody is signed in"
        return found[1]

    def send(self, action: str, **fields: object) -> Response:
        form = {"seal": self.seal(), "action": action, "reason": "I was there."} | fields
        return self.client.post("/corrections", data=form, headers=HERE, follow_redirects=False)

    def bearer(self) -> dict[str, str]:
        return {"authorization": f"Bearer {self.token}"}
