"""Add to a cast those who only speak: "analysts", "Ghana's defence minister", "Ann Lee and Omar Faye"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from communique.gazetteer import resolve_actor
from communique.reading.document import ActorMention, Cast
from communique.reading.speech.agents import BODIES, PRONOUNS, can_speak
from communique.reading.speech.speakers import Speakers
from communique.record import Actor

if TYPE_CHECKING:
    from collections.abc import Sequence

    from communique.reading.document import Sentence
    from communique.reading.speech.attribution import Attribution
    from communique.record import ActorKind, Article, Sector, Span

_ARTICLE = re.compile(r"^(?:the|a|an|some|several|many|other|most|both|these|those)\s+", re.IGNORECASE)
_CORE = re.compile(r"\s*(?:,|\(|\b(?:who|which|whose|whom)\b)")
_ASIDE = re.compile(r"([^,A-Z]*[^,]{3,60}),\s([A-Z][\w’'.-]+(?:\s(?:[a-z]{2,3}\s)?[A-Z][\w’'.-]+){0,3})")
_LONGEST = 60


def with_speakers(
    article: Article, sentences: list[Sentence], cast: Cast, selected: Sequence[Attribution]
) -> Cast:
    """Give the cast with an actor for every source of the attributions selected that it did not know.

    Two who speak together are an actor of their own, named "A and B". What is known as "its ministry" takes
    the name of its owner.
    """
    growing = _Growing(article, cast)
    speakers = Speakers(article.text, cast, sentences)
    for attribution in selected:
        if attribution.speaker_text is not None:
            growing.add(attribution.speaker_text, speakers)
    return growing.cast()


class _Growing:
    """A cast to which actors are added."""

    def __init__(self, article: Article, cast: Cast) -> None:
        self.article = article
        self.actors = {actor.id: actor for actor in cast.actors}
        self.mentions = list(zip(cast.mentions, cast.actor_ids, strict=True))
        self.by_span = {mention.span: i for i, mention in enumerate(cast.mentions)}
        self.named: dict[str, set[Span]] = {}
        """Spans that name an actor, besides those that the cast had."""
        self.by_name: dict[str, str] = {actor.name.casefold(): actor.id for actor in cast.actors}

    def add(self, source: Span, speakers: Speakers) -> None:
        found, owner = speakers.resolve(source), speakers.owner(source)
        if len(found) > 1:
            self._link(source, self._joint(found))
        elif owner is not None and not (found and speakers.is_person(found[0])):
            self._link(source, self._owned(found, f"{owner[0]}'s {_short(owner[1])}"))
        elif aside := self._named_aside(source, found):
            self._link(source, aside)
        elif found:
            self._link(source, found[0])
        elif words := _name(self.article.text[slice(*source)]):
            self._link(source, self._new(words))

    def cast(self) -> Cast:
        ordered = sorted(self.mentions, key=lambda pair: pair[0].span)
        for actor, spans in self.named.items():
            mentions = tuple(sorted({*self.actors[actor].mentions, *spans}))
            self.actors[actor] = replace(self.actors[actor], mentions=mentions)
        return Cast(tuple(self.actors.values()), tuple(m for m, _ in ordered), tuple(a for _, a in ordered))

    def _owned(self, found: tuple[str, ...], name: str) -> str:
        """Give an actor known as "its ministry" the name of its owner."""
        if not found:
            return self._new(name)
        self.actors[found[0]] = replace(self.actors[found[0]], name=name)
        return found[0]

    def _named_aside(self, source: Span, found: tuple[str, ...]) -> str | None:
        """Give whom only an apposition names: "one senator, Ann Lee"."""
        if found and self.actors[found[0]].kind not in {"group", "organization"}:
            return None
        match = _ASIDE.fullmatch(self.article.text[slice(*source)])
        if match is None or (found and not self.actors[found[0]].name.split()[0].islower()):
            return None
        role = _ARTICLE.sub("", match[1])
        known = resolve_actor(role, self.article.published)
        kind: ActorKind = "organization" if role.split()[-1].lower() in BODIES else "person"
        return self.by_name.get(match[2].casefold()) or self._actor(
            match[2], known.country, known.sector, kind, role if kind == "person" else None
        )

    def _new(self, name: str) -> str:
        if known := self.by_name.get(name.casefold()):
            return known
        affiliation = resolve_actor(name[:200], self.article.published)
        kind = "group" if affiliation.kind in {None, "person"} else affiliation.kind
        return self._actor(name, affiliation.country, affiliation.sector, kind or "group")

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
        if (at := self.by_span.get(source)) is not None:
            self.mentions[at] = self.mentions[at][0], actor
            return
        is_pronoun = words.lower() in PRONOUNS
        self.by_span[source] = len(self.mentions)
        self.mentions.append((ActorMention(source, source, "PRON" if is_pronoun else "NOM", words), actor))
        if not is_pronoun:
            self.named.setdefault(actor, set()).add(source)


def _name(words: str) -> str | None:
    """Give the name of somebody whom only a source names, or None where its words name nobody."""
    name = _ARTICLE.sub("", _short(words)).strip()
    return name if len(name) <= _LONGEST and can_speak(name) else None


def _short(words: str) -> str:
    """Cut what describes: an aside, a relative clause."""
    return " ".join(_CORE.split(words, maxsplit=1)[0].split())
