"""Find copies: one agency's story in fourteen outlets is one report, told fourteen times.

Articles of nearly the same words within some days are copies of the first one. Resemblance is the share of
runs of five words that two texts have in common, estimated by MinHash (Broder 1997); texts that name the same
agency need less of it, for outlets cut and add to what they take over.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
from sqlalchemy import select

from communique.gazetteer.outlets import all_outlets
from communique.ledger import schema
from communique.ledger.folding import folded
from communique.ledger.writing import update_many

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from sqlalchemy import Connection

    from communique.ledger.writing import Row
    from communique.record import Article

ALIKE, ALIKE_WITH_CREDIT = 0.7, 0.45
"""Resemblance from which two articles are copies, and where both name the same agency."""
DAYS = timedelta(days=4)
"""How long after a story its copies may come."""
_HASHES, _SEED = 128, 20231
_RUN, _FEWEST = 5, 30
"""Words in a run, and in a text that can be told to be a copy at all."""
_MOST = 15_000
"""Characters of a text that are compared: agencies' stories are shorter."""
_EDGE = 300
"""Characters at either end of a text where its credit stands."""


def credit(article: Article) -> str | None:
    """Give the agency that an article names as its origin, in its first or last lines or as its author."""
    edges = f"{article.text[:_EDGE]}\n{article.text[-_EDGE:]}\n" + "\n".join(article.authors)
    pattern, short_names = _credits()
    found = pattern.search(edges)
    return short_names[found[found.lastgroup or 0]] if found else None


@cache
def _credits() -> tuple[re.Pattern[str], dict[str, str]]:
    """Give how a text names the agency that it is from, and the short name of each agency by such words.

    So: (AP), /TASS/, "NAIROBI — AFP", and a line "By The Associated Press".
    """
    names = {words: outlet.credits[0] for outlet in all_outlets() for words in outlet.credits}
    words = "|".join(re.escape(one) for one in sorted(names, key=len, reverse=True))
    alone = rf"^(?:By\s)?(?:The\s)?(?P<alone>{words})\s*$"
    pattern = rf"[(/](?P<enclosed>{words})[)/]|[—–-]\s?(?P<after>{words})\b|{alone}"
    return re.compile(pattern, re.MULTILINE), names


def signature(article: Article) -> bytes | None:
    """Give the MinHash of an article's words without its furniture; None where they are too few."""
    from rensa import RMinHash

    words = folded(_without(article.text, article.furniture)[:_MOST]).split()
    if len(words) < _FEWEST:
        return None
    hashed = RMinHash(num_perm=_HASHES, seed=_SEED)
    hashed.update([" ".join(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1)])
    return np.array(hashed.digest(), dtype="<u4").tobytes()


def _without(text: str, spans: Sequence[tuple[int, int]]) -> str:
    edges = [0, *(edge for span in sorted(spans) for edge in span), len(text)]
    return " ".join(text[a:b] for a, b in list(pairwise(edges))[::2])


def resemblances(signatures: NDArray[np.uint32], to: NDArray[np.uint32]) -> NDArray[np.float64]:
    """Give for each of some signatures how much its text resembles another one, from 0 to 1."""
    found: NDArray[np.float64] = (signatures == to).mean(1)
    return found


def mark_copies(connection: Connection, new: Sequence[int]) -> None:
    """Point each new article, by number, that copies one before it or an earlier new one to its origin."""
    a = schema.articles.c
    has_both = (a.signature.is_not(None), a.published.is_not(None))
    days = list(connection.scalars(select(a.published).where(a.id.in_(new), *has_both)))
    if not days:
        return
    first, last = date.fromisoformat(min(days)), date.fromisoformat(max(days))
    first, last = first - min(DAYS, first - date.min), last + min(DAYS, date.max - last)
    near = select(a.id, a.published, a.credit, a.copy_of, a.signature).where(
        a.published.between(str(first), str(last)), *has_both
    )
    wanted = set(new)
    rows = sorted(connection.execute(near), key=lambda row: (row.id in wanted, row.published, row.id))
    table = np.frombuffer(b"".join(row.signature for row in rows), dtype="<u4").reshape(len(rows), _HASHES)
    ordinals = np.array([date.fromisoformat(row.published).toordinal() for row in rows])
    agencies = np.array([row.credit or "" for row in rows])
    origins = {row.id: row.copy_of or row.id for row in rows}
    changed: list[Row] = []
    for at, row in enumerate(rows):
        if row.id not in wanted:
            continue
        before = np.flatnonzero(abs(ordinals[:at] - ordinals[at]) <= DAYS.days)
        if not len(before):
            continue
        is_credited = (agencies[before] == row.credit) if row.credit else np.zeros(len(before), dtype=bool)
        least = np.where(is_credited, ALIKE_WITH_CREDIT, ALIKE)
        alike = resemblances(table[before], table[at])
        best = int((alike - least).argmax())
        if alike[best] >= least[best]:
            origins[row.id] = origins[rows[before[best]].id]
            changed.append({"id": row.id, "copy_of": origins[row.id]})
    update_many(connection, schema.articles, changed)
