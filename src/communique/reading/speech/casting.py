"""Add to a cast those who only speak: "analysts", "Ghana's defence minister", "Ann Lee and Omar Faye"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from communique.gazetteer import resolve_actor
from communique.reading.document import ActorMention, Cast
from communique.reading.speech.cues import DOCUMENTS, FINDERS
from communique.reading.speech.forms import attributions
from communique.reading.speech.selection import Selection
from communique.reading.speech.speakers import Speakers
from communique.record import Actor

if TYPE_CHECKING:
    from communique.reading.document import Sentence
    from communique.record import ActorKind, Article, Sector, Span

_ARTICLE = re.compile(r"^(?:the|a|an|some|several|many|other|most|both|these|those)\s+", re.IGNORECASE)
_CORE = re.compile(r"\s*(?:,|\(|\b(?:who|which|whose|whom)\b)")
_HEAD_END = re.compile(r"\s(?:of|from|in|at|for|on|with|to|by|near|close|familiar)\b")
_AGENT = re.compile(r"(?:er|or|ist|ian|ant|ent|man|woman|ee|eur)s?$|(?:men|women|people|body|folk)$")
_AGENTS = DOCUMENTS | FINDERS | frozenset(
    "police military army navy opposition source sources aide aides critic critics expert experts witness witnesses "
    "diplomat diplomats official officials spokesperson ally allies family families crowd crowds campaign party "
    "parties union unions group groups authorities friend friends side sides state states country countries "
    "government governments ministry embassy office agency company firm bank church court media press network "
    "newspaper newspapers magazine website outlet outlets station union coalition committee council commission "
    "some others many victims relatives parents students youths farmers troops rebels militants loyalists "
    "colleagues colleague wife husband widow mother father brother sister son daughter boss chief lawyer "
    "prosecutor prosecutors academics economists imams priests nuns refugees migrants".split()
)
"""Heads of what can speak, beside the endings of agents."""
PRONOUNS = frozenset(
    "i we you he she they it who which that this these those there what one some all most many others both "
    "him her them us me everyone nobody everybody anyone no-one none neither each several".split()
)
_ASIDE = re.compile(r"([^,A-Z]*[^,]{3,60}),\s([A-Z][\w’'.-]+(?:\s(?:[a-z]{2,3}\s)?[A-Z][\w’'.-]+){0,3})")
_BODIES = frozenset("group organization organisation party movement newspaper agency militia weekly daily".split())
_LONGEST = 60


def with_speakers(article: Article, sentences: list[Sentence], cast: Cast) -> Cast:
    """Give the cast with an actor for every source of a statement that it did not know.

    Two who speak together are an actor of their own, named "A and B". What is known as "its ministry" takes
    the name of its owner.
    """
    growing = _Growing(article, cast)
    speakers = Speakers(article.text, cast, sentences)
    for attribution in Selection(article, sentences).statements(attributions(article.text, sentences)):
        if attribution.speaker_text is not None:
            growing.add(attribution.speaker_text, speakers)
    return growing.cast()


class _Growing:
    """A cast to which actors are added."""

    def __init__(self, article: Article, cast: Cast) -> None:
        self.article = article
        self.actors = {actor.id: actor for actor in cast.actors}
        self.mentions = list(zip(cast.mentions, cast.actor_ids, strict=True))
        self.by_name: dict[str, str] = {actor.name.casefold(): actor.id for actor in cast.actors}

    def add(self, source: Span, speakers: Speakers) -> None:
        found, owner = speakers.resolve(source), speakers.owner(source)
        if len(found) > 1:
            self._link(source, self._joint(found))
        elif owner is not None and not (found and speakers.is_person(found[0])):
            name = f"{owner[0]}'s {_short(owner[1])}"
            if found:
                self.actors[found[0]] = replace(self.actors[found[0]], name=name)
            self._link(source, found[0] if found else self._new(name))
        elif aside := self._named_aside(source, found):
            self._link(source, aside)
        elif found:
            self._link(source, found[0])
        elif name := _name(self.article.text[slice(*source)]):
            self._link(source, self._new(name))

    def cast(self) -> Cast:
        ordered = sorted(self.mentions, key=lambda pair: pair[0].span)
        return Cast(tuple(self.actors.values()), tuple(m for m, _ in ordered), tuple(a for _, a in ordered))

    def _named_aside(self, source: Span, found: tuple[str, ...]) -> str | None:
        """Give whom only an apposition names: "a little-known group, Jund al-Sham"; "one senator, Ann Lee"."""
        if found and self.actors[found[0]].kind not in {"group", "organization"}:
            return None
        match = _ASIDE.fullmatch(self.article.text[slice(*source)])
        if match is None or (found and not self.actors[found[0]].name.split()[0].islower()):
            return None
        role = _ARTICLE.sub("", match[1])
        known = resolve_actor(role, self.article.published)
        kind: ActorKind = "organization" if role.split()[-1].lower() in _BODIES else "person"
        return self.by_name.get(match[2].casefold()) or self._actor(
            match[2], known.country, known.sector, kind, role if kind == "person" else None
        )

    def _new(self, name: str) -> str:
        if known := self.by_name.get(name.casefold()):
            return known
        affiliation = resolve_actor(name[:200], self.article.published)
        return self._actor(name, affiliation.country, affiliation.sector)

    def _joint(self, ids: tuple[str, ...]) -> str:
        actors = [self.actors[actor] for actor in ids]
        names = [actor.name for actor in actors]
        name = ", ".join(names[:-1]) + " and " + names[-1]
        countries, sectors = ({a.country for a in actors}, {a.sector for a in actors})
        return self.by_name.get(name.casefold()) or self._actor(
            name,
            countries.pop() if len(countries) == 1 else None,
            sectors.pop() if len(sectors) == 1 else None,
        )

    def _actor(
        self,
        name: str,
        country: str | None,
        sector: Sector | None,
        kind: ActorKind = "group",
        role: str | None = None,
    ) -> str:
        actor = Actor(f"A{len(self.actors) + 1}", name, kind, role, country, sector, None, ())
        self.actors[actor.id] = actor
        self.by_name[name.casefold()] = actor.id
        return actor.id

    def _link(self, source: Span, actor: str) -> None:
        """Note that the words of a source name an actor."""
        words = self.article.text[slice(*source)]
        for i, (mention, _) in enumerate(self.mentions):
            if mention.span == source:
                self.mentions[i] = mention, actor
                return
        is_pronoun = words.lower() in PRONOUNS
        self.mentions.append((ActorMention(source, source, "PRON" if is_pronoun else "NOM", words), actor))
        if not is_pronoun:
            mentions = tuple(sorted({*self.actors[actor].mentions, source}))
            self.actors[actor] = replace(self.actors[actor], mentions=mentions)


def _name(words: str) -> str | None:
    """Give the name of somebody whom only a source names, or None where its words name nobody."""
    name = _ARTICLE.sub("", _short(words)).strip()
    words = name.lower().split()
    if not words or words[0] in PRONOUNS or len(name) > _LONGEST or words[0].endswith("ing"):
        return None
    head = _HEAD_END.split(name, maxsplit=1)[0].lower().split()[-1:]
    is_actor = bool(head) and (head[0] in _AGENTS or bool(_AGENT.search(head[0])))
    return name if is_actor or any(word[0].isupper() for word in name.split()) else None


def _short(words: str) -> str:
    """Cut what describes: an aside, a relative clause."""
    return " ".join(_CORE.split(words, maxsplit=1)[0].split())
