"""Read the names of a heading in title case, where capitals tell nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.reading.mentions import heads
from communique.reading.mentions import lexicon as lex
from communique.reading.mentions.names import Finding, Name, known_words
from communique.reading.mentions.units import Kind

if TYPE_CHECKING:
    from communique.reading.mentions.units import Unit


def find_in_heading(units: list[Unit], finding: Finding, full: dict[str, list[Name]]) -> None:
    """Add the names of a heading in title case: those of the tables, those known from the text, those titled.

    `full` gives names of the text by their first word.
    """
    known = known_words(finding.names)
    at = 0
    while at < len(units):
        unit = units[at]
        found = [name for name in full.get(unit.text, ()) if _stands_at(name, units, at)]
        if found:
            longest = max(found, key=_length)
            finding.add(units[at : at + len(longest.words)], longest.kind, longest.entry)
            at += len(longest.words)
            continue
        end = at + 1
        if unit.name is not None:
            finding.add([unit], unit.name.entry.mention_kind, unit.name.entry)
        elif unit.kind is Kind.WORD and known.get(unit.text) and unit.text.lower() not in finding.lower:
            finding.add([unit], known[unit.text])
        elif unit.kind is Kind.WORD and at and _is_title(units[at - 1]) and unit.text not in lex.STARTERS:
            end = _titled_end(units, at)
            if units[end - 1].text not in lex.PORTFOLIO | heads.OTHER_HEADS | heads.ORG_HEADS:
                finding.add(units[at:end], "PER")
        at = end


def _is_title(unit: Unit) -> bool:
    return unit.kind is Kind.TITLE or (
        unit.office is not None and unit.office.is_person and not unit.office.is_plural
    )


def _titled_end(units: list[Unit], at: int) -> int:
    """Give the end of the name after a title in a heading, where the verb has a capital too."""
    end = at + 1
    while end < len(units) and units[end].kind is Kind.WORD and units[end - 1].text.endswith("."):
        end += 1
    last = at
    while last < len(units) and units[last].kind is Kind.WORD and units[last].text not in lex.STARTERS:
        last += 1
    if units[at].text in lex.given_names() or (
        last - at == 2 and last < len(units) and units[last].kind is not Kind.INNER
    ):
        while end < last and (end == at + 1 or units[end - 1].text.endswith(".")):
            end += 1
    while end > at + 1 and units[end - 1].text.endswith("ing"):
        end -= 1
    return end


def _length(name: Name) -> int:
    return len(name.words)


def _stands_at(name: Name, units: list[Unit], at: int) -> bool:
    found = tuple(unit.text for unit in units[at : at + len(name.words)])
    return len(name.words) > 1 and found == name.words
