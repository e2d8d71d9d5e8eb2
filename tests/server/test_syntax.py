"""Words that databases take for syntax, in whatever can be asked, on SQLite and PostgreSQL."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.testclient import TestClient

from communique.server.app import create_app
from tests.ledger.conftest import address, ledger, postgres_server  # noqa: F401 - fixtures
from tests.server.conftest import records

if TYPE_CHECKING:
    from communique.ledger import Ledger

WORDS = ["%", "\\", "'", '"a', "a*) OR (", "-a:b ^{a}", "a & | !b <-> :*", "İ\u202e\u200b", '"a" ' * 70]
ASKED = [
    "/search?q", "/events?actors", "/events?place", "/events?text", "/events.csv?outlet", "/quotes?text",
    "/lanes?pair", "/review?actors", "/api/v1/search?words", "/api/v1/who?name", "/api/v1/visits?to",
    "/api/v1/log?words", "/api/v1/log?found_in",
]  # fmt: skip


def test_words_are_never_syntax(ledger: Ledger) -> None:  # noqa: F811
    ledger.add_many(records())
    failed = []
    with TestClient(create_app(ledger.address), raise_server_exceptions=False) as client:
        for asked in ASKED:
            for words in WORDS:
                path, _, name = asked.partition("?")
                told = client.get(path, params={name: words}, follow_redirects=False)
                if told.status_code not in (200, 303, 400, 404):
                    failed.append((asked, words, told.status_code))
    assert failed == []
