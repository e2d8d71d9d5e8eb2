"""Read the names of a sentence: runs of capitalised words, cut into names and typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.reading.mentions import heads
from communique.reading.mentions import lexicon as lex
from communique.reading.mentions.bounds import find_runs, is_joint
from communique.reading.mentions.kinds import kind_of_words
from communique.reading.mentions.names import Finding, Lone
from communique.reading.mentions.units import Kind

if TYPE_CHECKING:
    from communique.gazetteer.names import NameKind
    from communique.reading.mentions.units import Unit
    from communique.record import MentionKind

_OF = frozenset({"of", "for", "on"})
_BODY_HEADS = heads.ORG_HEADS | heads.FAC_HEADS
_OF_PEOPLE = frozenset({"adjective", "demonym", "people"})
_LONGEST_PORTFOLIO = 8
"""Units: "International Information Programs and South and Central Asian Affairs"."""


def find_in_sentence(units: list[Unit], finding: Finding) -> None:
    """Add the names of one sentence to `finding`."""
    for first, last in find_runs(units):
        _Run(units, first, last, finding).read()


def _kind_of_part(kind: NameKind, head: str) -> MentionKind | None:
    """Say what a state's or a city's name and a head noun name together: "Congo Basin", "Riyadh Region"."""
    if head in heads.FAC_HEADS:
        return "FAC"
    if kind not in ("state", "capital", "region", "area"):
        return None
    return "LOC" if head in heads.LOC_HEADS else "GPE" if head in heads.GPE_HEADS else None


def _is_portfolio(word: str) -> bool:
    """Tell whether a word says what an office is for: "Security", "Political-Military"."""
    return all(part in lex.PORTFOLIO for part in word.split("-"))


def _stands_alone(body: str) -> bool:
    words = body.split()
    return body in heads.INSTITUTIONS or (len(words) > 1 and all(w[0].isupper() or len(w) < 4 for w in words))


class _Run:
    """Reads one run from left to right."""

    def __init__(self, units: list[Unit], first: int, last: int, finding: Finding) -> None:
        self.units, self.first, self.last, self.finding = units, first, last, finding
        self.titled = False
        self.linked = False

    def read(self) -> None:
        at = self._skip_starter(self.first)
        while at < self.last:
            unit = self.units[at]
            if unit.kind is Kind.INNER:
                self.linked = True
                at += 1
            elif unit.kind in (Kind.TITLE, Kind.OFFICE) and not self._opens_body(at):
                self.titled, self.linked = True, False
                at += 1
            else:
                at = self._read_core(at)

    def _skip_starter(self, at: int) -> int:
        """Pass over a first word that has its capital from the sentence alone."""
        unit = self.units[at]
        if not unit.opens or unit.kind is not Kind.WORD:
            return at
        more = at + 1 < self.last
        word = unit.text
        if word in lex.STARTERS or (more and word.lower() in self.finding.lower and not self._is_given(word)):
            return at if more and self._opens_name_of_body(at) else at + 1
        return at

    def _opens_name_of_body(self, at: int) -> bool:
        """Tell whether a sentence's first word also opens a body's name: "National People's Party"."""
        if self.units[at].text not in heads.BODY_OPENERS:
            return False
        end = self._words_end(at + 1)
        if self.units[end - 1].text in heads.OF_HEADS:
            return True
        return end < self.last and (self.units[end].kind is Kind.BODY or self._body_end(end) is not None)

    def _body_end(self, at: int) -> int | None:
        """Give the end of the body's name that goes on at a known name, or None: "… Norwegian Air Force"."""
        known, end = self.units[at], self._words_end(at + 1)
        if known.kind is Kind.NATION:
            if end < self.last and self.units[end].kind is Kind.BODY:
                return end + 1
            return end if end > at + 1 and self.units[end - 1].text in heads.ORG_HEADS else None
        return at + 1 if known.kind is Kind.NAME and known.text.split()[-1] in heads.ORG_HEADS else None

    def _skip_portfolio(self, at: int) -> int:
        """Pass over what an office is of ("Secretary of Commerce"); no name follows "of" directly."""
        if not (self.linked and self.titled):
            return at
        end = self._affairs_end(at) or at
        while end < self.last and (_is_portfolio(self.units[end].text) or self.units[end].text == "and"):
            end += 1
        if end == at and self.units[at].kind is not Kind.WORD:
            return at
        self.titled = end > at
        self.linked = False
        return end

    def _affairs_end(self, at: int) -> int | None:
        """Give the end of "Near Eastern Affairs" before a name, whatever stands before the last word."""
        for i in range(at, min(at + _LONGEST_PORTFOLIO, self.last - 1)):
            if self.units[i].kind in (Kind.OFFICE, Kind.TITLE):
                return None
            if self.units[i].text == "Affairs":
                return i + 1
        return None

    @staticmethod
    def _is_given(word: str) -> bool:
        return word in lex.given_names()

    def _opens_body(self, at: int) -> bool:
        """Tell whether a title is only the first word of a body's name: "General Electric Company"."""
        unit = self.units[at]
        end = self._words_end(at + 1)
        return unit.kind is Kind.TITLE and end > at + 1 and self.units[end - 1].text in heads.ORG_HEADS

    def _words_end(self, at: int) -> int:
        """Give the end of the words from `at`, with the particles between them."""
        end = at
        while at < self.last:
            if self.units[at].kind in (Kind.WORD, Kind.TITLE):
                end = at + 1
            elif self.units[at].text not in lex.PARTICLES and not is_joint(self.units, at):
                break
            at += 1
        return end

    def _read_core(self, at: int) -> int:
        """Read one name from `at`; give where it ends."""
        start = at
        at = self._skip_portfolio(at)
        if at == self.last:
            return at
        unit = self.units[at]
        if unit.kind in (Kind.NATION, Kind.NAME):
            return self._read_known(at, unit)
        if unit.kind is Kind.BODY:
            return self._add_body(at, at + 1)
        end = max(self._words_end(at), at + 1)
        following = self.units[end] if end < self.last else None
        if following is not None and following.kind is Kind.BODY and not self.titled:
            return self._add_body(start, end + 1)
        if following is not None and (joined := self._join_known(at, end)) is not None:
            return joined
        if self.units[end - 1].text in heads.OF_HEADS and following is not None and following.text in _OF:
            return self._add_body(start, end)
        if following is not None and following.kind is Kind.OFFICE and not self.titled:
            self._add_premodifier(at, end)
            return end
        self._add_words(at, end)
        return end

    def _read_known(self, at: int, unit: Unit) -> int:
        """Read a name that a table knows, with the words that make it another name."""
        if unit.name is None or self._is_currency(at):
            return at + 1
        entry = unit.name.entry
        end = self._words_end(at + 1)
        if end < self.last and self.units[end].kind is Kind.BODY:
            return self._add_body(at, end + 1)
        if end > at + 1 and self.units[end - 1].text in heads.ORG_HEADS:
            return self._add_body(at, end)
        if end > at + 1 and (kind := _kind_of_part(entry.kind, self.units[end - 1].text)):
            self.finding.add(self.units[at:end], kind)
            return end
        is_given = (
            " " not in unit.text
            and entry.kind in ("state", "capital", "region")
            and self._is_given(unit.text)
        )
        if end > at + 1 and (is_given or (self.titled and not self.linked and self._may_be_name(unit))):
            self.finding.add(self.units[at:end], "PER")
            self.titled = False
            return end
        self.finding.add([unit], entry.mention_kind, entry)
        self.linked = False
        return at + 1

    def _may_be_name(self, unit: Unit) -> bool:
        """Tell whether a known name may be a person's after a title: "President Washington"."""
        kind = unit.name.entry.kind if unit.name else None
        return kind in ("capital", "region") or (kind in _OF_PEOPLE and self._is_given(unit.text))

    def _is_currency(self, at: int) -> bool:
        return at + 1 < len(self.units) and self.units[at + 1].text == "$"

    def _join_known(self, at: int, end: int) -> int | None:
        """Join what a table's name goes on with: "George Washington", "Northern Iraq"; give where it ends."""
        words, known = self.units[at:end], self.units[end]
        if words[0].text in heads.BODY_OPENERS and (tail := self._body_end(end)):
            return self._add_body(at, tail)
        if known.name is None or known.name.entry.kind in ("adjective", "demonym"):
            return None
        if (
            len(words) == 1
            and words[0].text in lex.DIRECTIONS | heads.LOC_OPENERS
            and known.name.entry.kind in ("state", "capital", "region", "area")
        ):
            self.finding.add([*words, known], "LOC")
            return end + 1
        if " " in known.text or known.text.isupper() or not self._is_given(words[0].text):
            return None
        last = self._words_end(end + 1)
        if last > end + 1 and self.units[last - 1].text in heads.ORG_HEADS:
            return None
        self.finding.add(self.units[at : max(last, end + 1)], "PER")
        self.titled = False
        return max(last, end + 1)

    def _add_body(self, start: int, end: int) -> int:
        """Add a body's name from `start`, with what "of", "for" and "on" join to it."""
        while end < self.last and self.units[end].kind is Kind.INNER:
            ahead = end
            while ahead < self.last and self.units[ahead].kind is Kind.INNER:
                ahead += 1
            if (
                ahead == self.last
                or self.units[end].text in lex.PARTICLES
                or self.units[ahead].text in lex.NOT_NAMES
            ):
                break
            end = ahead + 1
            while end < self.last and self._goes_on(self.units[end]):
                end += 1
        while end < self.last and (self.units[end].kind is Kind.BODY or self.units[end].text in _BODY_HEADS):
            end += 1
        first = self.units[start]
        if end - start > 1 or (first.kind is Kind.BODY and _stands_alone(first.text)):
            is_facility = self.units[end - 1].text in heads.FAC_HEADS
            self.finding.add(self.units[start:end], "FAC" if is_facility else "ORG")
        self.titled = False
        return end

    @staticmethod
    def _goes_on(unit: Unit) -> bool:
        """Tell whether a word goes on with a body's name after "of": no weekday, no person's office."""
        if unit.text in lex.NOT_NAMES:
            return False
        is_group = unit.office is not None and unit.office.is_plural
        return unit.kind in (Kind.WORD, Kind.BODY) or is_group

    def _add_premodifier(self, at: int, end: int) -> None:
        """Add what stands before an office: "ATF Director", "Alabama Governor"."""
        words = self.units[at:end]
        kind = kind_of_words(words, titled=False, before=(), after=())
        if kind in ("ORG", "GPE") or (kind == "PER" and self._is_given(words[0].text) and len(words) > 1):
            self.finding.add(words, kind)

    def _add_words(self, at: int, end: int) -> None:
        core = self.units[at:end]
        before = self.units[max(0, at - 2) : at]
        after = self.units[end : end + 8]
        while len(core) > 1 and core[0].kind is Kind.TITLE:
            core = core[1:]
            self.titled = True
        while len(core) > 1 and core[0].text in lex.CALENDAR and not self._is_given(core[0].text):
            core = core[1:]
        named = self._without_portfolio(core, at)
        if len(named) < len(core) and self._ends_list(at):
            self.titled, before = True, []  # an office stands before the list, and "the" belongs to the list
        core = self._without_occupation(named)
        kind = kind_of_words(core, titled=self.titled, before=before, after=after)
        if kind is not None:
            self.finding.add(core, kind)
        elif len(core) == 1 and core[0].kind is Kind.WORD and core[0].text not in lex.NOT_NAMES:
            self.finding.lone.append(Lone(core[0], before, list(after)))
        self.titled = False

    def _without_portfolio(self, core: list[Unit], at: int) -> list[Unit]:
        """Drop words of an office that a comma cut off: "…, Energy, and the Environment Ada Olsen".

        `at` is where the run begins. Where no list comes before, only a given name shows that a person does.
        """
        first = next(
            (i for i, u in enumerate(core) if u.text not in lex.PORTFOLIO and u.kind is Kind.WORD), 0
        )
        if not 0 < first <= len(core) - 2:
            return core
        return core[first:] if self._is_given(core[first].text) or self._ends_list(at) else core

    def _ends_list(self, at: int) -> bool:
        """Tell whether a list of what an office is for comes before: "for Security, Democracy, and …"."""
        before = [unit.text for unit in self.units[max(0, at - 4) : at] if unit.text != "the"]
        return before[-2:] == [",", "and"] and len(before) > 2 and before[-3] in lex.PORTFOLIO

    def _without_occupation(self, core: list[Unit]) -> list[Unit]:
        """Drop a first word that is what the person does: "Goalkeeper Ada Olsen"."""
        if len(core) < 3 or core[-1].text in heads.ORG_HEADS or self._is_given(core[0].text):
            return core
        if core[0].text.isupper() and len(core[0].text) > 2 and not core[1].text.isupper():
            return core[1:]
        if not core[0].opens or len(core[0].text) < 4:
            return core
        return core[1:] if self._is_given(core[1].text) else core
