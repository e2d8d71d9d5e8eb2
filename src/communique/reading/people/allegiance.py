"""For whom a person acts whose country the article does not state beside the name.

"Foreign Minister Ada Olsen" is the minister of the state that the text speaks of: of the possessor or subject
of the sentence, of the sentence before, of the dateline, of the article as a whole; in a release of a
government, of that government. A state that has such a minister already is ruled out.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from communique.gazetteer.name_origin import origins
from communique.gazetteer.names import find_names
from communique.gazetteer.offices import find_offices
from communique.gazetteer.toponyms import toponyms_named

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from communique.reading.document import ActorMention, Sentence
    from communique.reading.people.draft import Draft
    from communique.record import Article

_RELEASE = re.compile(
    r"\b(?:Readout|Press [Rr]elease|Press Statement|Media Release|FACT SHEET|Fact Sheet"
    r"|Office of the Spokesperson|Department Spokesperson|Background Press Call|For Immediate Release)\b"
    r"|^(?:Joint )?(?:Statement|Remarks) (?:by|from|on|of)\b|^On the\b"
)
_UNIQUE = re.compile(
    r"\b(?:president|prime minister|premier|chancellor|foreign minister|foreign secretary|king|queen|emir"
    r"|sultan|minister (?:of|for) foreign affairs|(?:defen[cs]e|interior|finance|trade|health) minister)\b"
)
_VICE = re.compile(r"\b(?:vice|deputy|former|ex|assistant|under)\b", re.IGNORECASE)
_AMERICAN = re.compile(r"^(?:(?:Acting |Principal )?(?:Deputy|Assistant|Under) )*Secretary$")
"""Ministers and their deputies have these titles, with no country beside them, in the United States."""
_DEPUTY = re.compile(r"\b(?:Assistant|Under) Secretary\b|\bSecretary of State\b")
_STAFF = 2.0
"""What is added for officials below a minister: a release names its own without their country."""
_SAID_IN = re.compile(r"[^.\n]*\b(?:said|told [\w ]{1,40}|announced|warned)[\w\s]{0,40}\sin\s")
_SOON, _CAPITAL = 60, 1.5
_HARDLY = 0.3
_NAME = 2.0
_HEAD = 600
_BESIDE = 60
_SAME_SUBJECT, _SAME_OTHER, _NEAR_SUBJECT, _NEAR_OTHER = 2.5, 1.0, 1.5, 1.0
_OVERALL, _DATELINE, _VOICE, _TAKEN, _COUNTERPART, _MARKED, _BODY = 4.5, 2.0, 4.0, 2.0, 0.75, 0.5, 2.0


class Allegiance:
    """What the article says of states, to be asked for each person whose country is not stated."""

    def __init__(
        self,
        article: Article,
        sentences: Sequence[Sentence],
        mentions: Sequence[ActorMention],
        people: Sequence[Draft],
    ) -> None:
        self.mentions = mentions
        self.text = article.text
        self.starts = [s.start for s in sentences]
        self.lines: dict[int, list[ActorMention]] = {}
        self.total: Counter[str] = Counter()
        for mention in mentions:
            if mention.country and mention.country != "IGO" and mention.kind in ("GPE", "NORP", "ORG"):
                self.lines.setdefault(self._line(mention), []).append(mention)
                self.total[mention.country] += 1
        self.bodies = {
            (article.text[slice(*m.head)].lower(), m.country)
            for m in mentions
            if m.country and m.country != "IGO" and (m.kind == "ORG" or (m.kind == "NOM" and m.role is None))
        }
        self.stated: dict[int, set[str]] = {}
        self.marked: set[str] = set()
        self.offices: dict[str, set[str]] = {}
        for draft in people:
            if draft.country:
                self._learn(draft)
        self.voice = self._voice(article, people)
        self.dateline = self._dateline(article)

    def _line(self, mention: ActorMention) -> int:
        return bisect_right(self.starts, mention.span[0]) - 1

    def _learn(self, draft: Draft) -> None:
        if draft.country is None:
            return
        self.marked.add(draft.country)
        for i in draft.at:
            self.stated.setdefault(self._line(self.mentions[i]), set()).add(draft.country)
        if office := unique_office(draft.role):
            self.offices.setdefault(office, set()).add(draft.country)

    def _voice(self, article: Article, people: Sequence[Draft]) -> str | None:
        """Give the state whose release this is: that of the officials it names without their country."""
        if not _RELEASE.search(article.text[:_HEAD]):
            return None
        own: Counter[str] = Counter()
        for draft in people:
            for i in draft.at:
                mention = self.mentions[i]
                if mention.country and mention.role and not self._is_named_at(mention):
                    own[mention.country] += 1
        american = sum(bool(d.role and _AMERICAN.search(d.role)) for d in people if d.country is None)
        if american and "USA" in self.total:
            own["USA"] += american
        if not own:  # the state that speaks need not say whose its officials are
            own = Counter({code: n for code, n in self.total.items() if code not in self.marked})
        return own.most_common(1)[0][0] if own else None

    def _is_named_at(self, mention: ActorMention) -> bool:
        """Tell whether the country is named beside the name: "Foreign Minister Olsen of Norway"."""
        near = range(mention.span[0], mention.head[1] + _BESIDE)
        return any(m.country == mention.country and m.span[0] in near for m in self.near(mention))

    def near(self, mention: ActorMention) -> list[ActorMention]:
        """Give the names of states and bodies in the same sentence."""
        return self.lines.get(self._line(mention), [])

    def _dateline(self, article: Article) -> str | None:
        if article.dateline is None:
            return None
        place = article.dateline.split(",")[0].strip().title()
        named = [m.entry.country for m in find_names(place) if m.entry.country]
        if named:
            return named[0]
        towns = toponyms_named(place)
        return max(towns, key=lambda t: t.population).country if towns else None

    def country_of(self, draft: Draft) -> str | None:
        """Give the likeliest country, or None where the article names no state."""
        scores: dict[str, float] = defaultdict(float)
        whole = sum(self.total.values())
        for code, count in self.total.items():
            scores[code] += _OVERALL * count / whole
        first = next((i for i in draft.at if self.mentions[i].role), draft.at[0])
        line, start = self._line(self.mentions[first]), self.mentions[first].span[0]
        self._add_line(
            scores,
            self._codes(m for m in self.lines.get(line, []) if m.span[0] < start),
            _SAME_SUBJECT,
            _SAME_OTHER,
        )
        self._add_line(scores, self._codes(self.lines.get(line - 1, [])), _NEAR_SUBJECT, _NEAR_OTHER)
        for code in self._spoken_in(line, self.mentions[first].span[1]):
            scores[code] += _CAPITAL
        for code in self.marked:
            scores[code] -= _MARKED
        for code in self._of_body(draft):
            scores[code] += _BODY
        if self.dateline:
            scores[self.dateline] += _DATELINE
        if self.voice:
            scores[self.voice] += _VOICE + (0.0 if unique_office(draft.role) else _STAFF)
        for code in self.stated.get(line, ()):
            scores[code] -= _COUNTERPART
        for code in self.offices.get(unique_office(draft.role) or "", ()):
            scores[code] -= _TAKEN
        for code, fit in origins(draft.name, scores).items():
            scores[code] += _NAME * fit
        return max(scores, key=lambda code: scores[code]) if scores else None

    def _spoken_in(self, line: int, end: int) -> set[str]:
        """Give the states whose capital somebody speaks in: "Minister Ada Olsen said in Oslo"."""
        return {
            m.country
            for m in self.lines.get(line, [])
            if m.country and m.kind == "GPE" and 0 <= m.span[0] - end < _SOON and self._is_seat(m, end)
        }

    def _is_seat(self, mention: ActorMention, end: int) -> bool:
        return bool(_SAID_IN.fullmatch(self.text, end, mention.span[0]))

    def _of_body(self, draft: Draft) -> set[str]:
        """Give the countries of the bodies that the role names: "foreign ministry spokesman"."""
        role = f" {draft.role} ".lower()
        return {code for words, code in self.bodies if f" {words} " in role}

    @staticmethod
    def _codes(mentions: Iterable[ActorMention]) -> list[str]:
        return [m.country for m in mentions if m.country]

    @staticmethod
    def _add_line(scores: dict[str, float], codes: Sequence[str], subject: float, other: float) -> None:
        for i, code in enumerate(dict.fromkeys(codes)):
            scores[code] += subject if i == 0 else other

    def is_doubtful(self, draft: Draft) -> bool:
        """Tell whether a country is only that of the office's usual holder: the article never names it."""
        role = draft.role or ""
        if self._is_usual(draft):
            return True
        named = draft.country is None or draft.country == "IGO" or draft.country in self.total
        if named or not self.total or not role:
            return False
        return " of " not in role and not (draft.country == "USA" and _DEPUTY.search(role))

    def _is_usual(self, draft: Draft) -> bool:
        """Tell whether an office is only mostly of a state that the article is hardly about: "Senator"."""
        whole = sum(self.total.values())
        role = draft.role or ""
        if draft.country is None or self.total[draft.country] >= _HARDLY * whole or _DEPUTY.search(role):
            return False
        usual = [o for o in find_offices(role) if o.entry.country == draft.country]
        return bool(usual) and not any(m.entry.country == draft.country for m in find_names(role))

    def settle(self, draft: Draft, listed: str | None = None) -> None:
        """Give the draft its country, and learn that the state has such an official.

        `listed` is the country of the list of officials in which somebody is named.
        """
        taken = self.offices.get(unique_office(draft.role) or "", ())
        draft.country = listed if listed and listed not in taken else self.country_of(draft)
        if draft.country and (office := unique_office(draft.role)):
            self.offices.setdefault(office, set()).add(draft.country)


def unique_office(role: str | None) -> str | None:
    """Give the office in a role of which a state has one, or None."""
    if role is None or _VICE.search(role):
        return None
    found = _UNIQUE.search(role.lower())
    return found.group() if found else None


def is_stateless(draft: Draft) -> bool:
    """Tell whether somebody acts for an armed group that is of no one state: "a leader of al-Qaeda"."""
    if draft.sector != "REB" or draft.role is None:
        return False
    groups = [match.entry for match in find_names(draft.role) if match.entry.kind == "armed-group"]
    return bool(groups) and all(entry.country is None for entry in groups)
