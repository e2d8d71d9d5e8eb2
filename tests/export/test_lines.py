"""JSON Lines, PLOVER and JSON-LD: what is in them, and that evidence leads back to the words."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from communique.export.event import Source
from communique.export.jsonl import _source

from .conftest import ATTACK, MOVED, VISIT, Write


def lines(data: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in data.decode().splitlines()]


def one(data: bytes, **wanted: str) -> dict[str, Any]:
    (found,) = (line for line in lines(data) if wanted.items() <= line.items())
    return found


def test_a_line_holds_claims_history_and_statements(written: Write) -> None:
    visit = one(written("jsonl"), mode="visit")
    assert [claim["start"] for claim in visit["claims"]] == ["2023-06-20", "2023-06-21"]
    assert [step["start"] for step in visit["history"]] == ["2023-06-20", "2023-06-21"]
    assert [step["article"] for step in visit["history"]] == [c["article"]["id"] for c in visit["claims"]]
    assert sorted(claim["merge"] is None for claim in visit["claims"]) == [False, True]
    assert [party["id"] for party in visit["sources"]] == ["person:ada olsen:NOR"]
    (said,) = visit["statements"]
    assert (said["speaker"]["name"], said["role"]) == ("Ada Olsen", "Foreign Minister")
    assert (said["kind"], said["cue"]) == ("direct", "said")
    assert [words["quote"] for words in said["content"]] == ["we will visit Grace Otieno"]


def test_a_line_tells_what_is_known_of_an_outlet() -> None:
    known = Source("sha256:0", "TASS", None, None, None, "en", "2023-06-12", None)
    assert _source(known)["outlet_country"] == "RUS"
    assert _source(known)["outlet_control"] == "state"
    assert _source(replace(known, outlet="Daily Paper"))["outlet_control"] is None


def test_evidence_lies_where_its_span_says(written: Write) -> None:
    texts = {len(text): text for text in (VISIT, MOVED)}
    for claim in one(written("jsonl"), mode="visit")["claims"]:
        (quote,) = claim["evidence"]
        start, end = quote["span"]
        assert texts[end][start:end] == quote["quote"]
    (quote,) = one(written("jsonl"), type="ASSAULT")["claims"][0]["evidence"]
    assert (quote["quote"], quote["prefix"], quote["suffix"]) == (ATTACK, "", "")


def test_plover_has_the_folded_root_beside_the_act(written: Write) -> None:
    visit = one(written("plover"), act_mode="visit")
    expected = {
        "event_type": "AGREE", "event_mode": None, "act": "CONSULT", "status": "planned", "cameo": "036",
        "quad_code": "VERBAL COOPERATION", "event_date": "2023-06-21", "actor_name": ["Ada Olsen"],
        "actor_country": ["NOR"], "actor_sector": ["GOV"], "recipient_name": ["Grace Otieno"],
        "recipient_country": ["KEN"], "placename": "Nairobi", "event_text": VISIT, "trigger_text": "visit",
        "source": ["Daily Paper", "Morning Post"], "publication_date": "2023-06-12", "contexts": [],
    }  # fmt: skip
    assert {name: visit[name] for name in expected} == expected
    assert one(written("plover"), act="SANCTION")["event_type"] == "THREATEN"


def nodes(value: Any, kind: str) -> list[dict[str, Any]]:
    """Give all nodes of a type, however deep."""
    if isinstance(value, list):
        return [node for item in value for node in nodes(item, kind)]
    if not isinstance(value, dict):
        return []
    kinds = value.get("@type", [])
    here = [value] if kind in ([kinds] if isinstance(kinds, str) else kinds) else []
    return here + nodes(list(value.values()), kind)


def test_jsonld_is_one_document_of_events(written: Write) -> None:
    document = json.loads(written("jsonld"))
    assert list(document) == ["@context", "@graph"]
    events = document["@graph"]
    assert len(events) == 5
    assert all(event["@type"] == ["Event", "prov:Entity"] for event in events)
    assert len({event["@id"] for event in events}) == 5
    used = {name for node in nodes(document, "Event") for name in node if ":" in name and name[0] != "@"}
    assert {name.partition(":")[0] for name in used} <= set(document["@context"])
    (talks,) = (event for event in events if event["cq:status"] == "cancelled")
    assert talks["eventStatus"] == "https://schema.org/EventCancelled"
    assert (talks["startDate"], talks["endDate"]) == ("2023-07-01", "2023-07-02")


def test_jsonld_evidence_is_annotated_and_has_its_provenance(written: Write) -> None:
    (visit,) = (e for e in json.loads(written("jsonld"))["@graph"] if e.get("cq:mode") == "visit")
    articles = {article["@id"]: article for article in nodes(visit["subjectOf"], "NewsArticle")}
    assert visit["wasDerivedFrom"] == list(articles)
    reports = nodes(visit["cq:report"], "oa:Annotation")
    assert [report["wasDerivedFrom"] for report in reports] == list(articles)
    for report, text in zip(reports, (VISIT, MOVED), strict=True):
        (target,) = report["hasTarget"]
        assert target["hasSource"] == report["wasDerivedFrom"]
        quoted, position = target["hasSelector"]
        assert quoted == {"@type": "oa:TextQuoteSelector", "exact": text, "prefix": "", "suffix": ""}
        assert position == {"@type": "oa:TextPositionSelector", "start": 0, "end": len(text)}
        (agent,) = nodes(report["wasGeneratedBy"], "prov:SoftwareAgent")
        assert (agent["softwareVersion"], agent["cq:model"]) == ("0.1.0", "sha256:0")
    (said,) = nodes(visit["cq:statement"], "Quotation")
    assert (said["creator"]["name"], said["text"]) == ("Ada Olsen", "we will visit Grace Otieno")
