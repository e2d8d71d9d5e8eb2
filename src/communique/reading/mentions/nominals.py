"""Find descriptions of actors ("senior Hungarian officials", "the minister") and pronouns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.gazetteer import resolve_actor
from communique.reading.document import ActorMention
from communique.reading.mentions import lexicon as lex
from communique.reading.mentions.units import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from communique.reading.document import Sentence
    from communique.reading.mentions.units import Unit
    from communique.record import Span

PRONOUNS = lex.words("he she they it him her them He She They It Him Her Them")
_DETERMINERS = lex.words(
    "the a an this that these those his her their its our some any many several most all both other another"
    " The A An This That These Those His Her Their Its Our Some Any Many Several Most All Both Other Another"
    " no No each Each every Every"
)
_NO_ACTORS = lex.words("office utility model culture present cover native aid state fan host guide source")
"""Words that are an office in few texts and something else in most."""
_TAIL = frozenset({"of", "from", "for", "in", "at"})
_MAX_LEFT = 8


def find_nominals(
    sentence: Sentence, units: list[Unit], named: Sequence[ActorMention], on: date | None
) -> list[ActorMention]:
    """Give the descriptions and pronouns of a sentence that are no part of a mention in `named`."""
    taken = sorted(m.span for m in named if m.kind == "PER")
    bodies = {m.span for m in named if m.kind == "ORG"}
    found = []
    for i, unit in enumerate(units):
        is_pronoun = unit.text in PRONOUNS
        if (not is_pronoun and unit.office is None) or _inside(unit, taken):
            continue
        if is_pronoun:
            found.append(
                ActorMention((unit.start, unit.end), (unit.start, unit.end), "PRON", unit.text.lower())
            )
        elif unit.office is not None and unit.text not in _NO_ACTORS and not _is_modifier(units, i):
            span = _phrase(units, i, taken)
            if not any(_overlaps(span, body) for body in bodies if body[1] > unit.start):
                found.append(_described(sentence, unit, span, on))
    return found


def _described(sentence: Sentence, unit: Unit, span: Span, on: date | None) -> ActorMention:
    words = sentence.text[span[0] - sentence.start : span[1] - sentence.start]
    known = resolve_actor(words, on)
    is_person = unit.office is not None and unit.office.is_person
    role = unit.text if is_person else None
    return ActorMention(span, (unit.start, unit.end), "NOM", words, role, known.country, known.sector)


def _inside(unit: Unit, spans: Sequence[Span]) -> bool:
    return any(start <= unit.start < end for start, end in spans)


def _overlaps(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _is_modifier(units: list[Unit], at: int) -> bool:
    """Tell whether the office only modifies the next one: "government officials", "police spokesman"."""
    after = units[at + 1] if at + 1 < len(units) else None
    return after is not None and after.office is not None and after.start - units[at].end == 1


def _phrase(units: list[Unit], at: int, taken: Sequence[Span]) -> Span:
    """Widen from the head noun over determiner, modifiers and names on the left, and "of …" on the right."""
    first = at
    for i in _leftwards(units, at):
        if _inside(units[i], taken):
            break
        first = i
        if units[i].text in _DETERMINERS:
            break
    while first < at and units[first].text in ("'s", "’s", "and", ","):
        first += 1
    return units[first].start, _tail(units, at, taken)


def _leftwards(units: list[Unit], at: int) -> Iterator[int]:
    for i in range(at - 1, max(-1, at - 1 - _MAX_LEFT), -1):
        unit = units[i]
        is_name = unit.kind in (Kind.NATION, Kind.NAME) or unit.office is not None
        is_possessive = unit.text in ("'s", "’s") and i > 0 and units[i - 1].kind is not Kind.OTHER
        if unit.text in _DETERMINERS or is_name or is_possessive or _is_modifying(unit):
            yield i
        else:
            return


def _is_modifying(unit: Unit) -> bool:
    text = unit.text
    if text in lex.MODIFIERS or text.lower() in lex.MODIFIERS or text.isdigit():
        return True
    return "-" in text and text[-1] != "-" and text.rsplit("-", 1)[1] in (
        "backed", "led", "based", "linked", "aligned", "ranking", "level", "elect", "old", "supported", "held"
    )  # fmt: skip


def _tail(units: list[Unit], at: int, taken: Sequence[Span]) -> int:
    """Give the end of "… of/from/for NAME" behind the head noun, or of the head noun itself."""
    end = units[at].end
    i = at + 1
    if i >= len(units) or units[i].text not in _TAIL:
        return end
    i += 1
    if i < len(units) and units[i].text in ("the", "a"):
        i += 1
    last = None
    while (
        i < len(units)
        and units[i].kind in (Kind.NATION, Kind.NAME, Kind.BODY)
        and not _inside(units[i], taken)
    ):
        last = units[i]
        i += 1
    if last is None or (
        units[at + 1].text in ("in", "at", "for")
        and last.kind is Kind.NATION
        and units[at].text[0].islower() is False
    ):
        return end
    return last.end
