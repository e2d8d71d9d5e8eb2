"""The role of a person as a text gives it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.gazetteer import resolve_actor
from communique.gazetteer.names import find_names

if TYPE_CHECKING:
    from datetime import date

    from communique.record import Sector

_SENT_TO = re.compile(
    r"\b(?:envoy|representative|ambassador|coordinator|rapporteur|negotiator)\b.{0,40}?\s(?:for|to|on)\s",
    re.IGNORECASE,
)
_AFFAIRS = re.compile(r"\s(?:for|of|on)\s(?:the\s)?(?:[A-Z][\w.-]*,?\s|and\s){1,6}Affairs\b")
_NOMINEE = re.compile(r"^.{0,30}\bnominees?\s+(?:for|to\s+be|to\s+become)\s+(?:the\s+)?", re.IGNORECASE)
_ELECTIVE = re.compile(
    r"^\W*(?:(?:vice[- ]?)?presiden|(?:lieutenant )?governor|senat|congress|mayor|prime minister|house\b"
    r"|u\.?s\.? sen)",
    re.IGNORECASE,
)
"""Offices that a party's nominee stands for; any other nominee is one of the government's."""
_HYPHENED = re.compile(r"\bthen(?:-[A-Za-z]+)+", re.IGNORECASE)
_FELLOW = re.compile(r"^fellow\s+")
_POLICE = re.compile(
    r"\b[Pp]olice\b(?! (?:union|federation|minister|ministry|board|victim))(?:.{0,30})"
    r"\b(?:commissioner|chief|head|director|officer|spokes\w+|commander|official)\b"
    r"|\b(?:commissioner|chief|head|director|spokes\w+|commander)\b.{0,40}\b[Pp]olice$",
    re.IGNORECASE,
)
_SHADOW = re.compile(
    r"\bshadow\s(?:[\w&-]+\s){0,5}?(?:secretary|minister|chancellor|attorney|spokes\w+)", re.IGNORECASE
)
_OF_A_PARTY = re.compile(
    r"\b(?:left-wing|right-wing|far-right|far-left|cent(?:re|er)-(?:left|right)|conservative|liberal|labour|labor|socialist"
    r"|social democrat(?:ic)?|christian democrat(?:ic)?|communist|nationalist|green|reformist)s?"
    r"\s(?:party\s)?(?:(?:interim|deputy|parliamentary|acting|foreign affairs|economic)\s)*"
    r"(?:co-)?(?:leader|spokes\w+|critic|chair\w*)\b",
    re.IGNORECASE,
)
_NEWS = re.compile(r"\b(?:director|head|chief|producer|manager)\b.*\bnews\b", re.IGNORECASE)
_FAMOUS = re.compile(
    r"\b(?:coach|goalkeeper|midfielder|footballer|player|athlete|climber|mountaineer|sprinter|swimmer|boxer|wrestler"
    r"|race director|racing driver|astronaut|cosmonaut|forecaster|writer|novelist|poet|singer|musician|rapper"
    r"|actor|actress|comedian|filmmaker|film director|celebrity|model|team captain"
    r"|laureate|chef|designer|game developer|explorer|olympian|sportsm[ae]n|dancer|pianist|biographer"
    r"|cyclist|skier|rower|jockey|referee|umpire|quarterback)\b",
    re.IGNORECASE,
)
_COUNCIL = re.compile(
    r"\b(?:city|town|county|municipal|provincial|regional|district|borough)"
    r" council(?:$|l?or\b|m[ae]n\b|woman\b| member)"
    r"|^council(?:l?or|man|woman)\b",
    re.IGNORECASE,
)
_OF_A_FIRM = re.compile(
    r"\b(?:president|chair\w*|director|head|founder)\b.*(?:\band (?:chief executive|CEO)\b"
    r"|\b(?:Corporation|Corp|Company|Inc|LLC|Ltd|Holdings|Airlines|Motors|Technologies)\b)"
)
_LAWYER = re.compile(
    r"\b(?:lawyer|solicitor|barrister)s?\b(?!-| general)"
    r"|\b(?:defen[cs]e|human rights|civil rights) attorneys?\b|^attorney\b(?! general)",
    re.IGNORECASE,
)
_STUDENT = re.compile(r"\bstudent\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Role:
    """A role as the article gives it, with the country and sector that its words tell."""

    start: int
    text: str | None
    country: str | None
    sector: Sector | None


def affiliation(words: str, on: date | None) -> tuple[str | None, Sector | None]:
    """Give country and sector that a description states; whoever is sent to a state does not act for it."""
    words = _HYPHENED.sub(lambda m: m.group().replace("-", " "), words)
    if (nominee := _NOMINEE.match(words)) and not _ELECTIVE.match(words[nominee.end() :]):
        words = words[nominee.end() :]
    words = _AFFAIRS.sub(_without_states, _FELLOW.sub("", words))
    known = resolve_actor(words, on)
    country = known.country
    if country and country != "IGO" and (sent := _SENT_TO.search(words)):
        country = resolve_actor(words[: sent.start()] + sent.group().rsplit(None, 1)[0], on).country
    return country, _sector_of_person(words, known.sector)


def _without_states(affairs: re.Match[str]) -> str:
    """Drop the states that an office deals with: "for Kenyan and Ugandan Affairs"."""
    is_abroad = any(match.entry.country for match in find_names(affairs.group()))
    return "" if is_abroad else affairs.group()


def _sector_of_person(words: str, sector: Sector | None) -> Sector | None:
    """Give the sector of a person, as the gold readings have it, where it differs from the office's kind.

    Of the police COP, of a shadow cabinet OPP, of a think tank NGO, a student CVL, a lawyer, a sportsman
    or writer OTH, a member of a town's council LEG.
    """
    if sector in ("GOV", "CVL", "MED") and _POLICE.search(words):
        return "COP"
    if sector in ("GOV", "JUD") and _SHADOW.search(words):
        return "OPP"
    if sector == "GOV" and _OF_A_PARTY.search(words):
        return "OPP"
    if sector == "GOV" and _NEWS.search(words):
        return "MED"
    if sector == "CVL" and _FAMOUS.search(words):
        return "OTH"
    if sector == "JUD" and _LAWYER.search(words):
        return "GOV" if "government" in words.lower() else "OTH"
    if sector == "GOV" and _COUNCIL.search(words):
        return "LEG"
    if sector in ("GOV", "ELI") and _OF_A_FIRM.search(words):
        return "BUS"
    if sector != "EDU":
        return sector
    if any(match.entry.kind == "think-tank" for match in find_names(words)):
        return "NGO"
    return "CVL" if _STUDENT.search(words) else sector
