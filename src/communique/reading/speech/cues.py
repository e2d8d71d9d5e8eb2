"""The verbs and nouns of speaking and thinking, as data: what may follow each, and its forms.

A frame says what the content looks like after the cue:

    c   a clause, with or without "that"             said (that) the talks had failed
    n   a noun phrase                                condemned the attack
    t   an infinitive                                vowed to go on
    o   one who is spoken to, and then the content   told reporters that ...; urged Iran to ...
    s   a noun phrase, if it names a stance          discussed the need for a truce
    m   a noun phrase and a number after "at"        put the figure at 40
    a   no words but an attitude; see `selection`    supported the plan
    p   a clause that is marked, and no bare one     found that ...; the report shows that ...

Any cue may also stand beside a quotation. Verbs that merely look like cues are not here; where a verb has
another use (to raise a flag, to found a state), a narrow frame keeps that out.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

Form = Literal["base", "s", "past", "part", "ing"]


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb of speaking or thinking. `after` is the preposition or adverb that it needs ("called for")."""

    lemma: str
    frames: str
    after: tuple[str, ...] = ()
    is_noun_too: bool = False
    is_plain: bool = False
    """Whether it may come after its content with the speaker last ("…, said the minister")."""


VERBS: dict[str, str] = {
    # frames: verbs
    "cn": "acknowledge admit affirm allege announce anticipate argue assert boast claim clarify "
    "concede confirm contend convey declare deny detail disclose emphasise emphasize envisage explain "
    "express foresee forecast guarantee highlight imply indicate insist lament maintain mention note "
    "observe outline posit predict proclaim profess project propose question reaffirm reassert recall "
    "recommend recount regret reiterate relay remark repeat report reveal say signal speculate "
    "state stipulate stress suggest testify underline underscore voice write dispute demand cite tout",
    "c": "add decide believe caution comment complain conclude concur confess counter estimate fear figure "
    "fret guess hint joke judge muse opine post quip reason reckon reply respond retort suspect swear think "
    "tweet worry yell shout whisper exclaim wonder chant assume argue elaborate",
    "ct": "agree hope vow intend wish",
    "ctn": "pledge promise threaten expect",
    "co": "tell assure inform notify remind warn convince persuade ask advise",
    "on": "urge implore beseech press encourage exhort instruct accuse blame thank congratulate",
    "n": "plead doubt condemn criticise criticize denounce decry deplore slam blast lambast lambaste "
    "rebuke praise hail welcome applaud commend celebrate laud reject rebuff dismiss describe "
    "characterise characterize label brand dub depict portray liken preview endorse oppose favor "
    "favour advocate champion contest defend justify mock ridicule scorn chide attribute",
    "tn": "want refuse offer request seek",
    "t": "decline",
    "p": "recall find show determine rule learn discover understand know feel see stand read demonstrate",
    "an": "attack support assail question chastise hammer rip echo admire resent disavow "
    "illustrate reveal reference",
    "s": "discuss raise share reinforce recognise recognize",
}
"""Verbs by their frames; see the module's docstring."""

WITH_PARTICLE: dict[str, tuple[str, str]] = {
    # verb + particle: what may follow the particle
    "speak out against": ("an", "speak"),
    "speak out about": ("an", "speak"),
    "rail against": ("an", "rail"),
    "lash out at": ("an", "lash"),
    "hit back at": ("an", "hit"),
    "push back on": ("an", "push"),
    "push back against": ("an", "push"),
    "double down on": ("an", "double"),
    "weigh in on": ("an", "weigh"),
    "take issue with": ("an", "take"),
    "take aim at": ("an", "take"),
    "lay out": ("cn", "lay"),
    "spell out": ("cn", "spell"),
    "shoot back": ("q", "shoot"),
    "fire back": ("q", "fire"),
    "apologise for": ("n", "apologise"),
    "apologize for": ("n", "apologize"),
    "rule out": ("n", "rule"),
    "put": ("m", "put"),
    "leave open": ("cn", "leave"),
    "call for": ("n", "call"),
    "call on": ("o", "call"),
    "call upon": ("o", "call"),
    "call": ("n", "call"),
    "appeal for": ("n", "appeal"),
    "appeal to": ("o", "appeal"),
    "point out": ("cn", "point"),
    "point to": ("n", "point"),
    "commit to": ("tn", "commit"),
    "look forward to": ("n", "look"),
    "speak of": ("n", "speak"),
    "speak about": ("s", "speak"),
    "talk about": ("s", "talk"),
    "warn of": ("n", "warn"),
    "warn against": ("n", "warn"),
    "complain of": ("n", "complain"),
    "complain about": ("n", "complain"),
    "worry about": ("n", "worry"),
    "refer to": ("n", "refer"),
    "allude to": ("n", "allude"),
    "agree to": ("tn", "agree"),
    "agree on": ("n", "agree"),
    "object to": ("n", "object"),
    "insist on": ("n", "insist"),
    "argue for": ("n", "argue"),
    "argue against": ("n", "argue"),
    "push for": ("n", "push"),
    "ask for": ("n", "ask"),
    "go on": ("q", "go"),
    "continue": ("q", "continue"),
    "begin": ("q", "begin"),
    "conclude": ("cq", "conclude"),
    "make clear": ("cn", "make"),
}

PLAIN = frozenset(
    "say add ask write note explain tell reply respond warn argue tweet post comment remark joke quip recall "
    "observe insist declare announce conclude continue go begin shout predict report state admit complain "
    "read think believe claim counter exclaim".split()
)
"""Verbs that the speaker may follow: "…," said the minister."""

NOUNS_TOO = frozenset(
    "claim report plan demand call note comment request offer estimate promise pledge hope fear wish "
    "question state vow doubt appeal remark praise blame tweet post project forecast view threat signal "
    "detail order show find rule read share stress advocate champion contest dispute joke reason stand "
    "regret brand label press figure repeat voice boast point worry chant judge guarantee see relay "
    "attack support echo reference put leave".split()
)
"""Verbs whose base and -s form are more often nouns; they need a subject and what may follow them."""

IRREGULAR: dict[str, tuple[str, str]] = {
    "say": ("said", "said"), "tell": ("told", "told"), "write": ("wrote", "written"),
    "think": ("thought", "thought"), "feel": ("felt", "felt"), "know": ("knew", "known"),
    "see": ("saw", "seen"), "find": ("found", "found"), "show": ("showed", "shown"),
    "understand": ("understood", "understood"), "swear": ("swore", "sworn"), "speak": ("spoke", "spoken"),
    "foresee": ("foresaw", "foreseen"), "seek": ("sought", "sought"), "forecast": ("forecast", "forecast"),
    "go": ("went", "gone"), "begin": ("began", "begun"), "make": ("made", "made"),
    "read": ("read", "read"), "stand": ("stood", "stood"), "put": ("put", "put"), "lay": ("laid", "laid"),
    "take": ("took", "taken"), "shoot": ("shot", "shot"),
    "leave": ("left", "left"),
}  # fmt: skip
"""Past and participle of irregular verbs."""

DOUBLED = frozenset(
    {"plan", "rip", "quip", "commit", "admit", "refer", "rebut", "fret", "brand", "dub", "slam"}
)
ATTITUDE_NOUNS = frozenset(
    "need importance commitment concern concerns support desire determination readiness willingness "
    "urgency necessity appreciation solidarity interest condemnation opposition confidence hope resolve "
    "intention".split()
)
"""What makes a topic of talks a stance: "discussed the need for a truce"."""

SPEECH_NOUNS = frozenset(
    "statement interview conference briefing speech address remarks tweet tweets letter post video "
    "message email telephone call television radio twitter facebook instagram press parliament "
    "broadcast memo filing report "
    "release testimony hearing op-ed column debate editorial article blog podcast essay note ruling".split()
)
"""Where words are said: "in a statement", "at a news conference"."""

DOCUMENTS = frozenset(
    "statement statements release letter tweet text communique communiqué readout motion resolution decree "
    "report memo post video filing complaint lawsuit petition article editorial column announcement".split()
)
"""What speaks for whoever issued it: "a UN statement said"."""

FINDERS = frozenset(
    "study studies report reports poll polls survey surveys analysis research review investigation inquiry "
    "video videos footage slide recording image images photo photos map average averages website email "
    "emails emails panel court judge jury audit tribunal estimate data figures records documents transcript "
    "commission".split()
)
"""Whose findings are said without more: "the study found a rise in prices"."""

NOT_SPEAKERS = frozenset(
    "visit trip travel tour meeting meetings summit dialogue call calls talks agreement partnership action "
    "actions relationship attack attacks decision move sanctions event events efforts effort commitment "
    "cooperation idea ideas war conflict crisis history visits deal work process program programs project "
    "initiative funding support assistance exercise exercises launch launches announcement weather".split()
)
"""What shows or underlines something, but cannot say it."""

STANCE_NOUNS = frozenset(
    "support opposition praise rhetoric emphasis position stance attacks contempt disdain admiration "
    "skepticism scepticism opposition appeal".split()
)
"""Nouns of an attitude, which is not yet words: "her support for the plan"."""

VIEW_NOUNS = frozenset(
    "view opinion words telling account estimate reckoning count estimation judgment assessment".split()
)
"""What may follow whose view something is: "in her view", "by the ministry's count"."""

CONTENT_NOUNS = frozenset(
    "claim claims allegation allegations assertion belief hope fear fears concern concerns warning "
    "warnings promise pledge vow threat insistence suggestion view opinion conviction suspicion "
    "accusation accusations "
    "admission statement announcement argument prediction demand demands call calls proposal criticism "
    "criticisms complaint complaints questions comments condemnation denial explanation".split()
)
"""Nouns of speaking and thinking: "his claim that ..."."""


def _inflect(lemma: str) -> list[tuple[str, Form]]:
    stem = lemma[:-1] if lemma.endswith("e") else lemma
    if lemma in DOUBLED and lemma != "brand":
        stem += lemma[-1]
    third = lemma + "s"
    if lemma.endswith(("s", "sh", "ch", "x")) or lemma == "go":
        third = lemma + "es"
    past = stem + "ed"
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        third, past = lemma[:-1] + "ies", lemma[:-1] + "ied"
    past, part = IRREGULAR.get(lemma, (past, past))
    ing = "seeing" if lemma == "see" else "foreseeing" if lemma == "foresee" else stem + "ing"
    return [(lemma, "base"), (third, "s"), (past, "past"), (part, "part"), (ing, "ing")]


@cache
def cue_forms() -> dict[str, tuple[tuple[Cue, Form], ...]]:
    """Give every form of every cue verb with the cues that it may stand for, longest particle first."""
    found: dict[str, list[tuple[Cue, Form]]] = {}
    for frames, lemmas in VERBS.items():
        for lemma in lemmas.split():
            cue = Cue(lemma, frames, (), lemma in NOUNS_TOO, lemma in PLAIN)
            for form, name in _inflect(lemma):
                found.setdefault(form, []).append((cue, name))
    for phrase, (frames, lemma) in WITH_PARTICLE.items():
        cue = Cue(lemma, frames, tuple(phrase.split()[1:]), lemma in NOUNS_TOO, lemma in PLAIN)
        for form, name in _inflect(lemma):
            found.setdefault(form, []).append((cue, name))
    return {form: tuple(sorted(cues, key=lambda c: -len(c[0].after))) for form, cues in found.items()}


@cache
def present_forms() -> frozenset[str]:
    """Give the forms of cue verbs that stand in the present tense: "say", "says"."""
    return frozenset(
        form for form, cues in cue_forms().items() if {name for _, name in cues} <= {"base", "s"}
    )
