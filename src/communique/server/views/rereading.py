"""Reading an article once more, for whoever asks why it was read so: one at a time, and none too long."""

from __future__ import annotations

from functools import cache
from threading import Lock
from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException

from communique.errors import InvalidQuery

if TYPE_CHECKING:
    from communique.reading.reader import Reader
    from communique.record import Article, Record

LONGEST = 60_000
"""Characters of a text that is read while somebody waits."""
_PATIENCE_S = 10.0
_reading = Lock()


def read_again(article: Article) -> Record:
    """Read an article with its trace. Raises `InvalidQuery` where it is too long to be waited for."""
    if len(article.text) > LONGEST:
        raise InvalidQuery(
            f"The article has more than {LONGEST:,} characters; read it with communique read --trace."
        )
    if not _reading.acquire(timeout=_PATIENCE_S):
        raise HTTPException(503, "Another article is being read just now; try again in a moment")
    try:
        return _reader().read(article)
    finally:
        _reading.release()


@cache
def _reader() -> Reader:
    # Late: a server that is never asked for a trace should not load the model.
    from communique.reading.reader import Reader

    return Reader()
