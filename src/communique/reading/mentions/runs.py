"""Read the names of a sentence: runs of capitalised words, cut into names and typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.reading.mentions import lexicon as lex
from communique.reading.mentions.kinds import kind_of_words
from communique.reading.mentions.names import Finding, Lone
from communique.reading.mentions.units import Kind, is_capitalised

if TYPE_CHECKING:
    from collections.abc import Iterator

    from communique.reading.mentions.units import Unit

_POSSESSED = lex.words("People Women Children Workers Men St Teachers Farmers Veterans Writers Doctors Girls")
_OF = frozenset({"of", "for", "on"})
_BODY_HEADS = lex.ORG_HEADS | lex.FAC_HEADS


def find_in_sentence(units: list[Unit], finding: Finding) -> None:
    """Add the names of one sentence to `finding`."""
    for first, last in _runs(units):
        _Run(units, first, last, finding).read()


def _runs(units: list[Unit]) -> Iterator[tuple[int, int]]:
    """Give first and last+1 index of each run."""
    i, n = 0, len(units)
    while i < n:
        if not is_capitalised(units[i]):
            i += 1
            continue
        j = i + 1
        while j < n and (step := _step(units, i, j)):
            j += step
        yield i, j
        i = j


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
    return ahead - at + 1 if _links(small, last, units[first:at]) else 0


def _links(small: list[str], last: Unit, run: list[Unit]) -> bool:
    """Tell whether "of", "for" or "and" goes on with the name of a body or with an office."""
    bare = [word for word in small if word != "the"]
    if bare == ["&"]:
        return True
    is_head = last.text.split()[-1] in lex.OF_HEADS or last.kind is Kind.BODY
    if bare in (["of"], ["for"], ["on"]):
        return is_head or (last.kind is Kind.OFFICE and bare != ["on"])
    if bare == ["and"] and len(small) == 1:
        joined = any(unit.text in _OF for unit in run)
        return joined and last.kind is Kind.WORD and last.text not in lex.given_names()
    return False


def _stands_alone(body: str) -> bool:
    return " " in body or body in lex.INSTITUTIONS


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
            following = self.units[at + 1] if more else None
            if following is not None and following.text in lex.ORG_HEADS and word.lower() in lex.MODIFIERS:
                return at
            return at + 1
        return at

    def _skip_portfolio(self, at: int) -> int:
        """Pass over what an office is of ("Secretary of Commerce"); no name follows "of" directly."""
        if not self.linked:
            return at
        first = at
        while at < self.last and (self.units[at].text in lex.PORTFOLIO or self.units[at].text == "and"):
            at += 1
        self.titled = self.titled and at > first
        self.linked = False
        return at

    @staticmethod
    def _is_given(word: str) -> bool:
        return word in lex.given_names()

    def _opens_body(self, at: int) -> bool:
        """Tell whether a title is only the first word of a body's name: "General Electric Company"."""
        unit = self.units[at]
        end = self._words_end(at + 1)
        return unit.kind is Kind.TITLE and end > at + 1 and self.units[end - 1].text in lex.ORG_HEADS

    def _words_end(self, at: int) -> int:
        """Give the end of the words from `at`, with the particles between them."""
        end = at
        while at < self.last:
            if self.units[at].kind in (Kind.WORD, Kind.TITLE):
                end = at + 1
            elif self.units[at].text not in lex.PARTICLES:
                break
            at += 1
        return end

    def _read_core(self, at: int) -> int:
        """Read one name from `at`; give where it ends."""
        unit = self.units[at]
        if unit.kind in (Kind.NATION, Kind.NAME):
            return self._read_known(at, unit)
        if unit.kind is Kind.BODY:
            return self._add_body(at, at + 1)
        start = at
        at = self._skip_portfolio(at)
        if at == self.last:
            return at
        end = max(self._words_end(at), at + 1)
        following = self.units[end] if end < self.last else None
        if following is not None and following.kind is Kind.BODY and not self.titled:
            return self._add_body(start, end + 1)
        if following is not None and (joined := self._join_known(at, end)) is not None:
            return joined
        if self.units[end - 1].text in lex.OF_HEADS and following is not None and following.text in _OF:
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
        following = self.units[at + 1] if at + 1 < self.last else None
        if following is not None and following.kind is Kind.BODY:
            return self._add_body(at, at + 2)
        if end > at + 1 and self.units[end - 1].text in lex.ORG_HEADS:
            return self._add_body(at, end)
        is_given = (
            " " not in unit.text
            and entry.kind in ("state", "capital", "region")
            and self._is_given(unit.text)
        )
        if end > at + 1 and (
            is_given or (self.titled and not self.linked and entry.kind in ("capital", "region"))
        ):
            self.finding.add(self.units[at:end], "PER")
            self.titled = False
            return end
        self.finding.add([unit], entry.mention_kind, entry)
        self.linked = False
        return at + 1

    def _is_currency(self, at: int) -> bool:
        return at + 1 < len(self.units) and self.units[at + 1].text == "$"

    def _join_known(self, at: int, end: int) -> int | None:
        """Join what a table's name goes on with: "George Washington", "Northern Iraq"; give where it ends."""
        words, known = self.units[at:end], self.units[end]
        if known.name is None or known.name.entry.kind in ("adjective", "demonym"):
            return None
        if len(words) == 1 and words[0].text in lex.DIRECTIONS and known.kind is Kind.NATION:
            self.finding.add([*words, known], "LOC")
            return end + 1
        if " " in known.text or known.text.isupper() or not self._is_given(words[0].text):
            return None
        last = self._words_end(end + 1)
        if last > end + 1 and self.units[last - 1].text in lex.ORG_HEADS:
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
            if ahead == self.last or self.units[end].text in lex.PARTICLES:
                break
            end = ahead + 1
            while end < self.last and self.units[end].kind in (Kind.WORD, Kind.BODY):
                end += 1
        while end < self.last and (self.units[end].kind is Kind.BODY or self.units[end].text in _BODY_HEADS):
            end += 1
        first = self.units[start]
        if end - start > 1 or (first.kind is Kind.BODY and _stands_alone(first.text)):
            is_facility = self.units[end - 1].text in lex.FAC_HEADS
            self.finding.add(self.units[start:end], "FAC" if is_facility else "ORG")
        self.titled = False
        return end

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
        core = self._without_occupation(self._without_portfolio(core))
        kind = kind_of_words(core, titled=self.titled, before=before, after=after)
        if kind is not None:
            self.finding.add(core, kind)
        elif len(core) == 1 and core[0].kind is Kind.WORD and core[0].text not in lex.NOT_NAMES:
            self.finding.lone.append(Lone(core[0], before, list(after)))
        self.titled = False

    def _without_portfolio(self, core: list[Unit]) -> list[Unit]:
        """Drop words of an office that a comma cut off: "…, Energy, and the Environment Ada Olsen"."""
        first = next(
            (i for i, u in enumerate(core) if u.text not in lex.PORTFOLIO and u.kind is Kind.WORD), 0
        )
        return core[first:] if 0 < first <= len(core) - 2 and self._is_given(core[first].text) else core

    def _without_occupation(self, core: list[Unit]) -> list[Unit]:
        """Drop a first word that is what the person does: "Goalkeeper Ada Olsen"."""
        if len(core) < 3 or not core[0].opens or self._is_given(core[0].text) or len(core[0].text) < 4:
            return core
        return core[1:] if self._is_given(core[1].text) else core
