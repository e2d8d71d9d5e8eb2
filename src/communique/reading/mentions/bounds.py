"""Where the runs of capitalised units begin and end that may hold names, with the small words inside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.reading.mentions import heads
from communique.reading.mentions import lexicon as lex
from communique.reading.mentions.units import Kind, is_capitalised

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from communique.reading.mentions.units import Unit

_POSSESSED = lex.words("People Women Children Workers Men St Teachers Farmers Veterans Writers Doctors Girls")
_OF = frozenset({"of", "for", "on"})
_HEADS = heads.ORG_HEADS | heads.FAC_HEADS
_JOINTS = lex.PORTFOLIO | lex.COMMON


def find_runs(units: list[Unit]) -> Iterator[tuple[int, int]]:
    """Give first and last+1 index of each run."""
    i, n = 0, len(units)
    for first in [at for at, unit in enumerate(units) if is_capitalised(unit)]:
        if first < i:
            continue
        i = first + 1
        while i < n and (step := _step(units, first, i)):
            i += step
        yield first, i


def _step(units: list[Unit], first: int, at: int) -> int:
    """Give how many units from `at` still belong to the run: itself, or small words and what they join."""
    if is_capitalised(units[at]):
        return 1
    last = units[at - 1]
    ahead = at
    if units[at].text in ("'s", "’s", "'", "’"):
        joins = last.text in _POSSESSED and at + 1 < len(units) and units[at + 1].kind is Kind.WORD
        return 2 if joins else 0
    while ahead < len(units) and units[ahead].kind is Kind.INNER and ahead - at < 3:
        ahead += 1
    if ahead == at or ahead == len(units) or not is_capitalised(units[ahead]):
        return 0
    small = [unit.text for unit in units[at:ahead]]
    if all(word in lex.PARTICLES for word in small) and last.kind in (Kind.WORD, Kind.TITLE, Kind.OFFICE):
        return ahead - at + 1 if units[ahead].kind is Kind.WORD else 0
    return ahead - at + 1 if is_joint(units, at) or _links(small, last, units[first:at]) else 0


def _links(small: list[str], last: Unit, run: list[Unit]) -> bool:
    """Tell whether "of", "for" or "and" goes on with the name of a body or with an office."""
    bare = [word for word in small if word != "the"]
    if bare == ["&"]:
        return True
    is_head = last.text.split()[-1] in heads.OF_HEADS or last.kind is Kind.BODY
    if bare in (["of"], ["for"], ["on"]):
        return is_head or (last.kind is Kind.OFFICE and bare != ["on"])
    if bare == ["and"] and len(small) == 1:
        joined = any(unit.text in _OF for unit in run)
        joined = joined or " of " in last.text
        is_part = last.kind in (Kind.WORD, Kind.BODY, Kind.NAME)
        return joined and is_part and last.text not in lex.given_names()
    return False


def is_joint(units: Sequence[Unit], at: int) -> bool:
    """Tell whether "and" joins two words inside a body's name: "Rights and Risks Analysis Group"."""
    if units[at].text not in ("and", "&") or at == 0 or at + 2 >= len(units):
        return False
    before = units[at - 1]
    if before.kind is not Kind.WORD or before.opens or not _is_describing(before.text):
        return False
    end = at + 1
    while end < len(units) and units[end].kind is Kind.WORD:
        end += 1
    if end < len(units) and units[end].kind is Kind.BODY and units[end].text[0].isupper():
        return end > at + 1
    return end > at + 2 and units[end - 1].text in _HEADS


def _is_describing(word: str) -> bool:
    return word in _JOINTS or word.endswith(("al", "ic", "ity", "ing", "ion", "ment", "ies"))
