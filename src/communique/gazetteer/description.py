"""Take a description of an actor apart: "a senior fellow at the German Marshall Fund" into its parts.

A description is cut at prepositions and commas. Its head part holds the head noun, which says what the actor
is; the other parts say of whom, for whom or where.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from communique.gazetteer.names import NATIONAL, NameMatch, entries_named, find_names
from communique.gazetteer.offices import OfficeMatch, find_offices

if TYPE_CHECKING:
    from datetime import date

    from communique.record import Span

_JOINT = re.compile(
    r",\s+|\s+(of|in|for|to|at|from|with|against|on|under|near|inside|within|by|about|into|over|behind|along"
    r"|who|that|which|and|between|during|since|after|before|living|based|loyal|belonging)(?=\s)|\s+[(–—]|\s-\s"
)
_ADJECTIVAL = re.compile(
    r"-(?:backed|supported|sponsored|aligned|funded|trained|allied|friendly|linked|installed|occupied"
    r"|controlled|held|made|supplied|speaking|leaning|bound|style|inspired|affiliated|armed|run|imposed"
    r"|brokered|appointed|built|occupying|dominated|annexed|administered|equipped|financed|mediated|origin)\b"
)
"""What is Iran-backed is not Iran's."""
_DOMICILE = re.compile(
    r"-(?:based|led|born|owned|flagged|registered|headquartered|educated|chaired|operated)\b"
)
"""What is London-based is British, where nothing else says more."""
_AVERSE = re.compile(r"\b(?:pro|anti|non|counter|ex|post)-$", re.IGNORECASE)

_SURNAMES = frozenset(
    (
        "king major pope bishop judge prince duke dean cardinal driver marshal justice child coach model "
        "local priest general chancellor sheriff baron chief student teacher father mother son parent "
        "native jury"
    ).split()
)
"""Offices that are surnames too: "John Major", "Stephen King"."""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch between joints; `joint` is the word before it ("of", "at", ","), empty for the first."""

    joint: str
    start: int
    end: int

    def holds(self, span: Span) -> bool:
        return self.start <= span[0] and span[1] <= self.end


class Description:
    """A description with the names and offices in it, cut into parts."""

    def __init__(self, text: str, on: date | None) -> None:
        self.text = text
        self.names, self.offices = _settle(text, _localized(text, on), find_offices(text))

    @cached_property
    def parts(self) -> list[Part]:
        """The parts in order. A joint inside a name or an office ("Bank of England") does not part."""
        covered = [m.span for m in self.names] + [m.span for m in self.offices]
        parts, start, joint = [], 0, ""
        for match in _JOINT.finditer(self.text):
            if any(s < match.end() and match.start() < e for s, e in covered):
                continue
            parts.append(Part(joint, start, match.start()))
            start, joint = match.end(), match[1] or ","
        return [*parts, Part(joint, start, len(self.text))]

    @cached_property
    def head(self) -> int:
        """The index of the head part: the first with an office or a body, else the first with any name."""
        for wanted in (self._says_what, self.names_in):
            for i, part in enumerate(self.parts):
                if wanted(part) and (part.joint in ("", ",", "and", "who") or i == 0):
                    return i
        return next((i for i, part in enumerate(self.parts) if self._says_what(part)), 0)

    def _says_what(self, part: Part) -> bool:
        return bool(self.offices_in(part)) or any(m.entry.kind not in NATIONAL for m in self.names_in(part))

    def names_in(self, part: Part) -> list[NameMatch]:
        return [m for m in self.names if part.holds(m.span)]

    def offices_in(self, part: Part) -> list[OfficeMatch]:
        return [m for m in self.offices if part.holds(m.span)]

    def relation(self, match: NameMatch) -> str:
        """Tell how a name bears on what follows it: "", "possessive", "domicile" or "adjectival"."""
        after = self.text[match.span[1] : match.span[1] + 16]
        if _ADJECTIVAL.match(after) or _AVERSE.search(self.text[: match.span[0]][-8:]):
            return "adjectival"
        if _DOMICILE.match(after):
            return "domicile"
        return "possessive" if after.startswith(("'s", "' ")) else ""


def _localized(text: str, on: date | None) -> list[NameMatch]:
    """Find the names; of parties and bodies of one name, that of the state that the text names."""
    names = find_names(text, on)
    states = {m.entry.country for m in names if m.entry.kind in NATIONAL}
    if not states or len(names) < 2:
        return names
    return [m if m.entry.kind in NATIONAL else _of_states(text, m, states, on) for m in names]


def _of_states(text: str, match: NameMatch, states: set[str | None], on: date | None) -> NameMatch:
    if match.entry.country in states:
        return match
    surface = text[slice(*match.span)].replace("’", "'")
    before = text[: match.span[0]].rstrip().removesuffix("'s")
    joined = [f"{name} {surface}" for name in (before, before.removeprefix("the ")) if before]
    others = [entry for name in (surface, *joined) for entry in entries_named(name, on)]
    return next((NameMatch(match.span, other) for other in others if other.country in states), match)


def _settle(
    text: str, names: list[NameMatch], offices: list[OfficeMatch]
) -> tuple[list[NameMatch], list[OfficeMatch]]:
    """Let names win where an office lies inside one or crosses its edge, and a surname over an office."""
    names = [m for m in names if not _is_generic(text, m, names, offices)]
    if any(_crosses(o.span, n.span) for o in offices for n in names):
        masked = list(text)
        for n in names:
            if any(_crosses(o.span, n.span) for o in offices):
                masked[n.span[0] : n.span[1]] = "\0" * (n.span[1] - n.span[0])
        offices = find_offices("".join(masked))
    inside = [o for o in offices if not any(n.span[0] <= o.span[0] and o.span[1] <= n.span[1] for n in names)]
    return names, [o for o in inside if not _is_surname(text, o)]


def _crosses(a: Span, b: Span) -> bool:
    return a[0] < b[0] < a[1] < b[1] or b[0] < a[0] < b[1] < a[1]


def _is_generic(text: str, match: NameMatch, names: list[NameMatch], offices: list[OfficeMatch]) -> bool:
    """Tell whether a body's name is only a common noun here: Peru's Congress is not that of the USA."""
    if match.entry.kind not in ("body", "metonym") or not any(o.span == match.span for o in offices):
        return False
    before = [n for n in names if n.entry.kind in NATIONAL and n.span[1] < match.span[0]]
    of = text[match.span[1] :].startswith((" of ", " in "))
    return any(n.entry.country != match.entry.country for n in before) or of


def _is_surname(text: str, office: OfficeMatch) -> bool:
    """Tell whether an office noun is somebody's surname: capital, at the end, after another capital."""
    start, end = office.span
    if office.office not in _SURNAMES or not text[start].isupper() or text[end : end + 2].strip(" ,"):
        return False
    before = text[:start].split()
    return bool(before) and before[-1][:1].isupper() and before[-1].isalpha() and not find_names(before[-1])
