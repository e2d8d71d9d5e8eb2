"""Noun phrases, subjects and addressees by shape: regular expressions over the codes of `words`.

Each works on the codes of one sentence, at most `LONGEST` words of it, and no word fits two alternatives of a
repeated group, so that a pattern which fails has little to try again (tests/reading/speech/test_speed.py).
"""

from __future__ import annotations

import re

LONGEST = 160
_REACH = 60

_NOMINAL = (
    r"(?:[N#n]|(?<![nNid#])D|[di](?=[nNPF])|(?<=D)i(?![nNPF])|d(?=T[DNn])|G(?=[nNdi#D])|(?<=[DdJG])q(?=[nN])"
    r"|t(?=[nNG])|J(?=[dnDN#])|\([N#nP&.,-]{1,6}\))"
)
_LINK = r"(?:[FP&](?=[DNn#dtJqi])|T(?=[DN])|(?<=d)T(?=n)|&(?=P)|&(?=R)|(?<=&)[RO])"
_START = r"(?=[DN#ndiJ])"
NOUN_PHRASE = rf"(?:R(?:&(?:[RO]|{_NOMINAL}+))?|{_START}{_NOMINAL}(?:{_NOMINAL}|{_LINK})*)"

_AT_END = re.compile(rf"{NOUN_PHRASE}$")
_LAST_OF_FRONTED = re.compile(r"(?<=[nt#N,])((?:D[JdniNG#]*|(?<!N)N[NG]*n*)(?:FD?[NnG]+)*)$")
_RELATIVE = re.compile(rf"({NOUN_PHRASE})[,-]?[PF]?W$")
_RESTRICTED = re.compile(rf"({NOUN_PHRASE})[WH][^,;:.?QB]{{1,14}}$")
_REDUCED = re.compile(
    rf"(?:^|(?<=[,;:SHBQ]))J?(?P<np>{NOUN_PHRASE})(?<=[Nn])i(?=[DNnPT#J])[DNn#dJFGPTtq&]{{1,14}}$"
)
_OF_WHO = re.compile(rf"({NOUN_PHRASE})W[AJ]*[AVd][^,;:.?QB]{{0,12}}$")
_OBJECT = re.compile(r"d[DJ]*$")
_WITH_PRONOUN = re.compile(rf"(?:^|[,;:SHBQJ]){NOUN_PHRASE}(?<=&R)$")
_APPOSITIVE = re.compile(r"[DnNdiPW#JGt][^;:.?Q]*$")
_LIST = re.compile(rf"(?:(?<=^)|(?<=[,;:SHB&Q]))(?:{NOUN_PHRASE},){{1,5}}(?:{NOUN_PHRASE})?&{NOUN_PHRASE}$")
_MAIN = re.compile(
    rf"(?<![PFTDNn#GJdQ&])(?P<np>{NOUN_PHRASE})(?P<aside>,[^,;:.?]{{1,24}},|W[^,;:.?]{{1,14}})?J*(?=[AVdC])"
)
_RIGHT = re.compile(NOUN_PHRASE)
_RIGHT_TO_END = re.compile(r",?(?=W)[^;:.?Q]{1,40}|,(?=[DnN#i])[^;:.?Q]{1,45}")
_RIGHT_ASIDE = re.compile(r",(?:W[^;:.?Q]{1,40}|(?=[DnN#i])[^;:.?QAVCW]{1,40})")

_ADJUNCT_TAIL = re.compile(r"(?<=[NnG)#,])(?:P?D?[dJ]?t[t#]*+)++,?$")

Range = tuple[int, int]
"""Start and end (exclusive) in words of a sentence."""


def phrase_before(codes: str, end: int) -> Range | None:
    """Find the noun phrase that ends at `end`, the subject of a verb there, with its appositions."""
    low = max(0, end - _REACH)
    if tail := _ADJUNCT_TAIL.search(
        codes, low, end
    ):  # "Ann Lee on Tuesday said", "Ann Lee, on Tuesday, said"
        is_apart = codes[tail.start() - 1] == ","
        if is_apart == tail.group().endswith(","):
            end = tail.start() - is_apart
    left = codes[low:end]
    if left.endswith(",&R") or (left.endswith("&R") and not _WITH_PRONOUN.search(left)):
        return end - 1, end  # "Lee met the king, and he said"
    if left.endswith(","):
        return _with_aside(codes, low, end)
    if left.endswith("W"):
        return _shifted(_RELATIVE.search(left), low, 1)
    match = _AT_END.search(left)
    is_object = match is not None and match.start() > 0 and left[match.start() - 1] in "AV"
    if is_object and (relative := _RESTRICTED.search(left)):  # of a relative clause
        return relative.start() + low, end
    if match and _OBJECT.search(left[: match.start()]) and (relative := _OF_WHO.search(left)):
        return relative.start() + low, end
    if match:
        if listed := _LIST.search(left):
            return listed.start() + low, end
        start = match.start()
        if start and left[start - 1] in "PT" and (last := _LAST_OF_FRONTED.search(left, start)):
            start = last.start(1)
        return start + low, end
    if match := _RESTRICTED.search(left):
        return match.start() + low, end
    return None


def modified_before(shape: str, end: int) -> Range | None:
    """Find the subject that ends at `end` with a participle after its noun: "officials opposing the plan"."""
    low = max(0, end - _REACH)
    subject = _REDUCED.search(shape[low:end])
    return (subject.start("np") + low, end) if subject else None


def _shifted(match: re.Match[str] | None, by: int, group: int) -> Range | None:
    return (match.start(group) + by, match.end(group) + by) if match else None


def _with_aside(codes: str, low: int, end: int) -> Range | None:
    """Read "Ann Lee, the minister," backwards: an aside between commas, and the noun phrase before it."""
    comma = end - 1
    found: Range | None = None
    for _ in range(4):
        comma = codes.rfind(",", low, comma)
        if comma <= low:
            break
        aside = codes[comma + 1 : end - 1]
        match = _AT_END.search(codes[low:comma])
        if not match or not _APPOSITIVE.match(aside):
            continue
        start = match.start() + low
        if codes[start - 1 : start] not in {"P", "T", "F"} or codes[comma + 1] == "W":
            if found is None or codes[start] == "N":
                found = start, end
            if codes[start] == "N" or codes[start - 1 : start] != ",":
                break
    return found


def main_subject(codes: str) -> Range | None:
    """Find the subject of the sentence: the first noun phrase that a verb follows."""
    match = _MAIN.search(codes[:LONGEST])
    return match.span("np") if match else None


def phrase_after(codes: str, start: int, *, is_last: bool = False) -> Range | None:
    """Find the noun phrase that begins at `start`, with its appositions.

    With `is_last` nothing else is expected to follow in the sentence, so that all of it may belong there.
    """
    window = codes[: start + _REACH]
    match = _RIGHT.match(window, start)
    if not match:
        return None
    aside = (_RIGHT_TO_END if is_last else _RIGHT_ASIDE).match(window, match.end())
    if aside and codes[aside.end() : aside.end() + 1] in {"", ".", "?", ";"}:
        return start, aside.end()
    return start, match.end()
