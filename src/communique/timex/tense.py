"""The tense of the verb that governs a time expression.

"Met on Tuesday" is a Tuesday that has been, "will meet on Monday" a Monday to come. There is no parser here:
the nearest verb before the expression in its sentence decides, or the first one after it where the
expression opens its clause ("On Monday the two will meet"). Each look-up reads at most 60 tokens.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from communique.timex.tokens import Symbol

Tense = Literal["past", "future"] | None

_REACH: Final = 45

PAST_VERBS: Final = frozenset(
    """
    was were had did said told went held made took came began gave left won lost sent spoke wrote
    found got kept led saw fell rose grew fought struck shot hit cut broke brought built bought
    caught chose drew drove felt flew fled heard knew laid meant paid ran sought sold stood swept
    thought threw understood withdrew woke became met swore stole taught tore wore beat bore bound
    dealt dug forbade froze hid hung overthrew overtook rode rang sank sang shook slept slid spent
    split spread stuck undertook upheld won wound withheld foresaw forgave arose abode awoke bent
    bled bred burnt clung crept dreamt lent sped been
    """.split()
)
NOT_PAST: Final = frozenset(
    """
    united need indeed speed hundred red bed feed seed breed exceed proceed succeed weed wed armed
    unprecedented so-called alleged sacred wicked naked hatred infrared biased talented gifted shed
    embed bleed greed creed deed steed reed unmanned ted fred ed mohammed ahmed mohamed saeed hamed
    sayed zayed rashed hameed waleed khaled
    """.split()
)
FUTURE_AUXILIARIES: Final = frozenset(
    "will shall wo 'll would may might could should must can ca cannot".split()
)
BE: Final = frozenset("is are am be been being was were 's 're 'm".split())
PLANNED: Final = frozenset(
    """
    scheduled due slated planned expected set effective upcoming forthcoming likely poised bound
    tentatively tipped earmarked
    """.split()
)
INTENT: Final = PLANNED | frozenset(
    """
    plan plans planning agree agrees agreed going vow vows vowed promise promises promised want
    wants wanted hope hopes hoped hoping intend intends intended prepare prepares prepared preparing
    decide decides decided ready about invited asked urged want threatened threatens threatening
    pledged pledges pledge aims aim aimed offered offers offer need needs ordered told have has
    called deadline until plan opportunity trip
    """.split()
)
PRESENT_VERBS: Final = frozenset(
    """
    goes meets begins starts opens travels arrives leaves returns hosts holds visits kicks faces
    votes heads flies takes gives ends expires departs convenes resumes addresses receives makes
    welcomes joins attends concludes comes continue continues convene runs hits wraps gathers gather
    meet plans expects hopes intends prepares is are
    """.split()
)
REPORTING: Final = frozenset("said says told announced reported added say tell according".split())
_NEGATIONS: Final = frozenset({"not", "n't", "never", "neither", "nor"})
_LASTED: Final = frozenset("lasted continued stayed remained was were ran did".split())
_ATTENDED: Final = frozenset("attend join host address will would shall 'll expected ahead before of".split())
_FOLLOWS: Final = frozenset("follow follows followed following after since despite from".split())
_DETERMINERS: Final = frozenset(
    "the a an this that these those his her its their our my your all any some".split()
)
_ABBREVIATED: Final = frozenset("mr mrs ms dr gen sen rep gov st lt col vs no jr sr".split())
_FRONT: Final = frozenset(
    ', and but ; : -- that " because while as when if although though which who'.split()
)
_PREPOSITIONS: Final = frozenset(
    "on in at by during until since from of for before after over through late early".split()
)


def _ends_sentence(tokens: list[Symbol], index: int) -> bool:
    word = tokens[index].text
    if word[0] == "\n" or word in "!?":
        return True
    if word != "." or index + 1 >= len(tokens):
        return word == "."
    following = tokens[index + 1]
    return (following.capital or not following.text[0].isalnum()) and tokens[
        index - 1
    ].text not in _ABBREVIATED


def _is_past(word: str) -> bool:
    return word in PAST_VERBS or (len(word) > 3 and word.endswith("ed") and word not in NOT_PAST)


def _looks_verbal(tokens: list[Symbol], index: int) -> bool:
    """Say whether the word after "to" can be a verb: in lower case and no determiner."""
    if index >= len(tokens):
        return False
    token = tokens[index]
    return token.text.isalpha() and not token.capital and token.text not in _DETERMINERS


def _before(tokens: list[Symbol], index: int, count: int) -> list[str]:
    words = []
    for position in range(index - 1, max(index - 1 - count, -1), -1):
        if tokens[position].text in (".", "\n"):
            break
        words.append(tokens[position].text)
    return words


def _infinitive(tokens: list[Symbol], index: int) -> Tense:
    """Tense of "to VERB" at `index`: to come after a word of intent or no verb, else that of its verb."""
    previous = _before(tokens, index, 8)
    if "had" in previous[:3] and PLANNED & set(previous[:2]):
        return "past"
    if any(word in INTENT for word in previous[:4]) or previous[:1] in (["was"], ["were"]):
        return "future"  # "was to start on Sunday": what was planned for it
    for word in previous:
        if word in FUTURE_AUXILIARIES or word in PRESENT_VERBS:
            return "future"
        if _is_past(word):
            return "past"
    return "future"


def _participle(tokens: list[Symbol], index: int) -> Tense:
    """Tense of the form in -ed (or an irregular one) at `index`, by the auxiliaries before it."""
    word = tokens[index].text
    previous = _before(tokens, index, 4)
    if word in PLANNED and (word != "set" or BE & set(previous[:2])):
        return "past" if previous[:2] == ["been", "had"] else "future"
    if "have" in previous or "has" in previous or "had" in previous:
        return "past"
    for back, other in enumerate(previous[:3], start=1):
        if other in FUTURE_AUXILIARIES and (tense := _verb_at(tokens, index - back)):
            return tense
    if previous and previous[0] == "be":
        return "future"
    return "past"


def _verb_at(tokens: list[Symbol], index: int) -> Tense:
    """Give the tense of the verb at `index`, or None where the word is none."""
    token = tokens[index]
    word = token.text
    if word in FUTURE_AUXILIARIES and not (word in ("may", "might", "can", "will") and token.capital):
        around = [token.text for token in tokens[max(index - 6, 0) : index + 3]]
        unable = word == "could" and _NEGATIONS & set(around)
        return "past" if unable or "have" in around[-2:] else "future"
    if word == "to":
        return _infinitive(tokens, index) if _looks_verbal(tokens, index + 1) else None
    if word in PLANNED or _is_past(word):
        return None if token.capital and index and tokens[index - 1].capital else _participle(tokens, index)
    if word in ("has", "have", "says", "say", "tells"):
        return "past"
    if word in PRESENT_VERBS:
        return "future"
    if word == "ahead" and index + 1 < len(tokens) and tokens[index + 1].text == "of":
        return "future"
    return None


def _search(tokens: list[Symbol], indices: range) -> tuple[Tense, int]:
    for index in indices:
        if _ends_sentence(tokens, index):
            break
        if tense := _verb_at(tokens, index):
            return tense, index
    return None, -1


def tense_at(tokens: list[Symbol], start: int, end: int) -> Tense:
    """Give the tense of the verb that governs `tokens[start:end]`, None where there is no verb."""
    if told := _verb_behind(tokens, end):
        return told
    opening = start - 1
    while opening >= 0 and tokens[opening].text in _PREPOSITIONS:
        opening -= 1
    fronted = opening < 0 or tokens[opening].text in _FRONT or _ends_sentence(tokens, opening)
    left, verb = _search(tokens, range(start - 1, max(start - _REACH, -1), -1))
    if _is_deadline(tokens, start):
        opens = fronted and tokens[start - 1].text == "until"
        right, _ = _search(tokens, range(end, min(end + _REACH, len(tokens)))) if opens else (None, -1)
        lasted = verb >= 0 and tokens[verb].text in _LASTED
        return "past" if lasted or right == "past" else "future"
    if end < len(tokens) and tokens[end].text == "'s":
        return _of_owned(tokens, start, end, left, verb)
    if left and not fronted:
        return left
    right, _ = _search(tokens, range(end, min(end + _REACH, len(tokens))))
    return right or left


def _verb_behind(tokens: list[Symbol], end: int) -> Tense:
    """Tense of a finite verb right behind the expression: "the ministry on Sunday issued"."""
    if end + 1 >= len(tokens) or tokens[end].capital:
        return None
    word = tokens[end].text
    if word in ("will", "would", "'ll"):
        return "future"
    finite = _is_past(word) and word not in PLANNED and tokens[end + 1].text not in ("by", "with", "at")
    return "past" if finite else None


def is_reported(tokens: list[Symbol], start: int) -> bool:
    """Say whether the expression tells when something was said: "the ministry said on Friday"."""
    _, verb = _search(tokens, range(start - 1, max(start - _REACH, -1), -1))
    return verb >= 0 and tokens[verb].text in REPORTING


def _is_deadline(tokens: list[Symbol], start: int) -> bool:
    """Say whether "until" or "as soon as" stands before the expression: it is to come, seen from its verb."""
    before = [token.text for token in tokens[max(start - 3, 0) : start]]
    return before[-1:] == ["until"] or (before[:1] == ["as"] and before[2:] == ["as"])


def _of_owned(tokens: list[Symbol], start: int, end: int, left: Tense, verb: int) -> Tense:
    """Tense of "Monday's summit": to come where it will be something or somebody will attend it."""
    if start and tokens[start - 1].text in _FOLLOWS:
        return "past"
    if left is None or (verb >= 0 and tokens[verb].text in REPORTING):
        right, _ = _search(tokens, range(end, min(end + _REACH, len(tokens))))
        return right or left
    before = {token.text for token in tokens[max(start - 4, 0) : start]}
    return "future" if left == "future" and before & _ATTENDED else "past"
