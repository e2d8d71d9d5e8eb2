"""What can speak, as words: the heads of descriptions, the endings of agents, pronouns."""

from __future__ import annotations

import re

from communique.reading.speech.cues import DOCUMENTS, FINDERS

PRONOUNS = frozenset(
    "i we you he she they it who which that this these those there what one some all most many others both "
    "him her them us me everyone nobody everybody anyone no-one none neither each several".split()
)
"""Words that name nobody by themselves."""

BODIES = frozenset(
    "group organization organisation party movement newspaper agency militia weekly daily".split()
)
"""Descriptions after which a name in apposition is a body's, not a person's."""

_ENDING = re.compile(r"(?:er|or|ist|ian|ant|ent|man|woman|ee|eur)s?$|(?:men|women|people|body|folk)$")
_HEAD_END = re.compile(r"\s(?:of|from|in|at|for|on|with|to|by|near|close|familiar)\b")
_HEADS = (
    DOCUMENTS
    | FINDERS
    | frozenset(
        "police military army navy opposition source sources aide aides critic critics expert experts "
        "witness "
        "witnesses diplomat diplomats official officials spokesperson ally allies family families crowd "
        "crowds "
        "campaign party parties union unions group groups authorities friend friends side sides state states "
        "country countries government governments ministry embassy office agency company firm bank "
        "church court palace presidency "
        "media press network newspaper newspapers magazine website outlet outlets station coalition "
        "committee "
        "council commission some others many victims relatives parents students youths farmers troops rebels "
        "militants loyalists colleagues colleague wife husband widow mother father brother sister son "
        "daughter "
        "boss chief academics imams priests nuns refugees migrants".split()
    )
)


def can_speak(name: str) -> bool:
    """Whether a description can be of somebody who speaks: "aides to the king", but not "the depth of it"."""
    words = name.split()
    if not words or words[0].lower() in PRONOUNS or words[0].lower().endswith("ing"):
        return False
    head = _HEAD_END.split(name, maxsplit=1)[0].lower().split()[-1:]
    is_agent = bool(head) and (head[0] in _HEADS or bool(_ENDING.search(head[0])))
    return is_agent or any(word[0].isupper() for word in words)
