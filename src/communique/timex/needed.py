"""Which symbols a compiled rule needs, so that a text without them need not be searched for it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

Needed = tuple[frozenset[str], ...]
"""Sets of symbols: every match has a symbol of each."""

_PIECE = re.compile(
    r"\[(?P<symbols>[^]]*)\]|(?P<open>\((?:\?:|\?P<\w+>))|\||\)|(?P<lacking>\?|\{0,\d+\})|\{\d+(?:,\d+)?\}"
)


def needed_symbols(expression: str) -> Needed:
    """Give what every match of `expression` has, made of classes, groups, `|`, `?` and `{m,n}` alone.

    Of each alternative only the part with the fewest symbols is asked for.

    >>> [sorted(symbols) for symbols in needed_symbols("(?:[a]|[bc][d]){0,2}[xy](?P<name>[e]|[fg][h])")]
    [['x', 'y'], ['e', 'h']]
    """
    return _of_group(_PIECE.finditer(expression))


def _of_group(pieces: Iterator[re.Match[str]]) -> Needed:
    """Read up to the bracket that closes the group, or to the end."""
    branches: list[list[Needed]] = [[]]
    for piece in pieces:
        if piece["symbols"] is not None:
            branches[-1].append((frozenset(piece["symbols"]),))
        elif piece["open"]:
            branches[-1].append(_of_group(pieces))
        elif piece[0] == "|":
            branches.append([])
        elif piece[0] == ")":
            break
        elif piece["lacking"]:
            branches[-1].pop()
    needed = [tuple(symbols for part in branch for symbols in part) for branch in branches]
    if len(needed) == 1:
        return needed[0]
    return (frozenset[str]().union(*(min(sets, key=len) for sets in needed)),) if all(needed) else ()
