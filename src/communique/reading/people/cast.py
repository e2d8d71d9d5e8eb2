"""Build the cast of an article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.reading.document import Cast
from communique.reading.people.acting import acts, with_listed
from communique.reading.people.allegiance import Allegiance, is_stateless
from communique.reading.people.bodies import collect
from communique.reading.people.draft import Draft, settle_person
from communique.reading.people.employers import affiliate
from communique.reading.people.home import settle_bodies
from communique.reading.people.listed import countries_of_lists
from communique.reading.people.misread import misread
from communique.reading.people.persons import cluster
from communique.reading.people.possessors import bodies_by_noun, possessors
from communique.reading.people.posts import issuer
from communique.reading.people.private import settle_private
from communique.reading.people.public import recognise
from communique.reading.people.reference import resolve
from communique.record import Actor

if TYPE_CHECKING:
    from communique.reading.document import ActorMention, Sentence
    from communique.record import Article


def build_cast(article: Article, sentences: list[Sentence], mentions: list[ActorMention]) -> Cast:
    """Join `mentions` into actors, numbered in order of their first mention.

    `Actor.mentions` holds the names and descriptions of the actor; pronouns that were resolved are in
    `Cast.mentions` only.
    """
    people = cluster(mentions, misread(article.text, mentions))
    for draft in people:
        settle_person(draft, mentions)
    allegiance = Allegiance(article, sentences, mentions, people)
    possessors(article.text, mentions, people)
    bodies_by_noun(mentions, people)
    acting = {id(draft) for draft in people if acts(draft, mentions, article.text)}
    known: set[int] = set()
    states = [code for code, _ in allegiance.total.most_common()]
    for draft in people:
        stated = None if allegiance.is_doubtful(draft) else draft.country
        standing = recognise(draft, article.published, states, country=stated)
        if standing is not None:
            known.add(id(draft))
            if standing.title:
                acting.add(id(draft))
    in_lists = countries_of_lists(article.text, mentions, people)
    for draft in people:
        if is_stateless(draft):
            draft.country = None
        elif id(draft) not in known and (draft.country is None or allegiance.is_doubtful(draft)):
            allegiance.settle(draft, in_lists.get(id(draft)))
    for draft in people:
        settle_private(draft, mentions, article.text)
    acting = with_listed(acting, people, mentions, article.text)
    people = [draft for draft in people if id(draft) in acting]
    speaks_for = issuer(article.text, allegiance.voice, mentions, people)
    refers = resolve(article.text, sentences, mentions, people, speaks_for)
    owned = {i for draft in people for i in draft.at} | set(refers)
    bodies = collect(article.text, mentions, owned, speaks_for)
    affiliate(article.text, mentions, people, bodies)
    settle_bodies(bodies, allegiance.total)
    return _cast(mentions, [*people, *bodies], refers)


def _cast(mentions: list[ActorMention], drafts: list[Draft], refers: dict[int, Draft]) -> Cast:
    ordered = sorted(drafts, key=lambda d: d.at[0])
    ids = {id(draft): f"A{n}" for n, draft in enumerate(ordered, 1)}
    owner = {i: ids[id(draft)] for draft in ordered for i in draft.at}
    owner |= {i: ids[id(draft)] for i, draft in refers.items()}
    spans: dict[str, list[tuple[int, int]]] = {}
    for i, mention in enumerate(mentions):
        if i in owner and mention.kind != "PRON":
            spans.setdefault(owner[i], []).append(mention.span)
    actors = tuple(
        Actor(
            ids[id(d)],
            d.name,
            d.kind,
            d.role,
            d.country,
            d.sector,
            _affiliation(d, ids),
            tuple(spans[ids[id(d)]]),
        )
        for d in ordered
    )
    return Cast(actors, tuple(mentions), tuple(owner.get(i) for i in range(len(mentions))))


def _affiliation(draft: Draft, ids: dict[int, str]) -> str | None:
    return ids.get(id(draft.affiliation)) if draft.affiliation is not None else None
