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
_AGAIN_S = 5
"""Seconds after which to ask once more. Nobody waits here: that would keep others from their pages."""
_reading = Lock()


def read_again(article: Article) -> Record:
    """Read an article with its trace. Raises `InvalidQuery` where it is too long to be waited for."""
    if len(article.text) > LONGEST:
        raise InvalidQuery(
            f"The article has more than {LONGEST:,} characters; read it with communique read --trace."
        )
    if not _reading.acquire(blocking=False):
        problem = "Another article is being read just now; try again in a moment"
        raise HTTPException(503, problem, {"retry-after": str(_AGAIN_S)})
    try:
        return _reader().read(article)
    finally:
        _reading.release()


@cache
def _reader() -> Reader:
    # Late: a server that is never asked for a trace should not load the model.
    from communique.reading.reader import Reader

    return Reader()
