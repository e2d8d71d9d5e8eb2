"""From what annotators wrote to examples."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from training.examples import Example, load, write
from training.sets import annotated, attributions, marked, names, readings, relations
from training.sets.attributions import Marked
from training.sets.roots import root

OWN = Path(__file__).resolve().parents[2] / "training"
TEXT = (
    "Kenyan Foreign Minister Ann Lee met Norwegian President Ada Olsen in Oslo on Monday.\n\n"
    "“We condemn Sudan,” Olsen told reporters. She hopes to visit Peru."
)
EVENT = {
    "id": "e1", "type": "CONSULT", "mode": "meeting", "source": ["Ann Lee"], "source_country": ["KEN"],
    "target": ["Ada Olsen"], "target_country": ["NOR"], "status": "occurred", "start": "2022-05-02",
    "end": "2022-05-02", "place": "Oslo", "place_country": "NOR", "said_by": None, "trigger": "met",
    "evidence": ["Ann Lee met Norwegian President Ada Olsen in Oslo on Monday"],
}  # fmt: skip
GOLD = {
    "published": "2022-05-04",
    "people": [
        {"name": "Ann Lee", "sector": "GOV", "mentions": ["Kenyan Foreign Minister Ann Lee"]},
        {"name": "Ada Olsen", "sector": "ELI", "mentions": ["Norwegian President Ada Olsen", "Olsen"]},
    ],
    "events": [EVENT],
    "statements": [{"speaker": "Ada Olsen", "cue": "told reporters", "content": ["We condemn Sudan"]}],
    "conflicts": [],
}


def words(found: Example, spans: tuple[tuple[int, ...], ...]) -> list[str]:
    return [found.text[span[0] : span[1]] for span in spans]


def links(found: Example, head: str) -> dict[str, list[str]]:
    return {
        link.kind: words(found, link.ends) for link in found.links if found.text[slice(*link.head)] == head
    }


def test_an_event_gives_a_trigger_with_type_status_and_links() -> None:
    found = readings.example(TEXT, GOLD, None, name="test")
    assert words(found, found.layers["trigger"].spans) == ["met"]
    assert found.layers["trigger"].spans[0][2] == "CONSULT"
    assert found.layers["status"].spans[0][2] == "occurred"
    linked = links(found, "met")
    assert linked["place"] == ["Oslo"]
    assert linked["time"] == ["on Monday"] or linked["time"] == ["Monday"]
    assert linked["sayer"] == []
    assert "Ann Lee" in " ".join(linked["source"])
    assert "Ada Olsen" in " ".join(linked["target"])


def test_an_event_gives_a_relation() -> None:
    (relation,) = readings.example(TEXT, GOLD, None, name="test").relations
    assert relation.root == "CONSULT"


def test_a_statement_gives_source_cue_and_content() -> None:
    found = readings.example(TEXT, GOLD, None, name="test")
    assert words(found, found.layers["cue"].spans) == ["told reporters"]
    assert words(found, found.layers["content"].spans) == ["We condemn Sudan"]
    assert links(found, "told reporters") == {"content": ["We condemn Sudan"], "speaker": ["Olsen"]}
    assert "HELD" not in found.layers["cue"].marked


def test_where_all_attributions_are_marked_the_others_are_held() -> None:
    start = TEXT.index("hopes")
    every = [Marked((start - 4, start - 1), (start, start + 5), ((start + 6, start + 19),))]
    found = readings.example(TEXT, GOLD, every, name="test")
    labels = {found.text[a:b]: label for a, b, label in found.layers["cue"].spans}
    assert labels == {"hopes": "HELD", "told reporters": "SAID"}
    assert "HELD" in found.layers["cue"].marked


def test_names_of_people_give_their_sectors_and_who_is_none_is_outside() -> None:
    text = TEXT + " Ann Moe of Olsenville was not there."
    found = readings.example(text, GOLD, None, name="test")
    labels = [(text[a:b], label) for a, b, label in found.layers["person"].spans]
    assert labels == [("Ann Lee", "GOV"), ("Ada Olsen", "ELI"), ("Olsen", "ELI"), ("Ann Moe", "O")]


def test_readings_survive_being_packed() -> None:
    reading = {
        **GOLD,
        "people": [{**person, "role": None} for person in GOLD["people"]],  # type: ignore[attr-defined]
    }
    packed = annotated.packed(reading, TEXT)
    assert TEXT[slice(*packed["events"][0]["trigger"])] == "met"
    assert annotated.unpacked(json.loads(json.dumps(packed)), TEXT) == reading


def test_words_that_the_text_has_not_cannot_be_packed() -> None:
    with pytest.raises(ValueError, match="substring not found"):
        annotated.packed({**GOLD, "events": [{**EVENT, "trigger": "phoned"}]}, TEXT)


@pytest.mark.parametrize("path", sorted((OWN / "readings").glob("*.jsonl")), ids=lambda p: p.stem)
def test_every_reading_of_the_project_quotes_by_offsets(path: Path) -> None:
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert len({line["sha256"] for line in lines}) == len(lines) > 20
    for line in lines:
        for event in line["events"]:
            assert all(0 <= start < end for start, end in [event["trigger"], *event["evidence"]])


def test_every_attribution_of_the_project_has_a_cue_and_content() -> None:
    found = attributions.load(OWN / "attributions.jsonl")
    assert sum(map(len, found.values())) > 1_000
    assert all(a.cue[0] < a.cue[1] and a.content for rows in found.values() for a in rows)


def test_a_marked_sentence_leaves_other_triggers_open(tmp_path: Path) -> None:
    row = {
        "text": "Kenya condemned Peru and met Chad.", "source": "Kenya", "target": "Peru", "trigger":
        "condemned", "type": "ACCUSE", "status": "occurred",
    }  # fmt: skip
    path = tmp_path / "rows.jsonl"
    path.write_text(json.dumps(row) + "\n", encoding="utf-8")
    (found,) = relations.examples(path, name="test")
    assert words(found, found.layers["trigger"].spans) == ["condemned"]
    assert words(found, found.layers["trigger"].open) == ["met"]
    assert links(found, "condemned") == {"source": ["Kenya"], "target": ["Peru"]}


def test_names_of_an_iob_file(tmp_path: Path) -> None:
    path = tmp_path / "names.iob2"
    rows = ["1\tAnn\tB-PER", "2\tLee\tI-PER", "3\tleft\tO", "4\tOslo\tB-LOC", "5\t.\tO"]
    path.write_text("# text = Ann Lee left Oslo.\n" + "\n".join(rows) + "\n\n", encoding="utf-8")
    (found,) = names.universal_ner(path)
    assert found.layers["mention"].spans == ((0, 7, "PER"), (13, 17, "LOC"))


@pytest.mark.parametrize(
    ("kind", "status", "trigger", "expected"),
    [
        ("CONSULT", "occurred", "met", "CONSULT"),
        ("CONSULT", "planned", "will meet", "AGREE"),
        ("AGREE", "occurred", "agreed", "AGREE"),
        ("AGREE", "occurred", "signed a treaty", "SUPPORT"),
        ("ASSAULT", "possible", "may attack", "THREATEN"),
        ("SANCTION", "cancelled", "lifted", "CONCEDE"),
        ("AID", "denied", "will not send", "REJECT"),
        ("AID", "postponed", "put off", "SANCTION"),
        ("AGREE", "planned", "will sign", "AGREE"),
        ("RETREAT", "occurred", "withdrew", "RETREAT"),
    ],
)
def test_root(kind: str, status: str, trigger: str, expected: str) -> None:
    assert root(kind, status, trigger) == expected


def test_examples_are_read_as_they_were_written(tmp_path: Path) -> None:
    found = readings.example(TEXT, GOLD, None, name="test")
    assert write(tmp_path / "e.jsonl", [found]) == 1
    assert list(load(tmp_path / "e.jsonl")) == [found]


@pytest.mark.parametrize("path", sorted((OWN / "corpus" / "political").glob("*.txt")), ids=lambda p: p.stem)
def test_every_political_article_has_cues_and_contents(path: Path) -> None:
    text, found = marked.unmarked(path.read_text(encoding="utf-8"))
    assert len(found) >= 15
    assert all(parts["c"] and parts["q"] for parts in found.values())
    assert not set("[]") & set(text)


@pytest.mark.parametrize("broken", ["[s1 She left.", "She] left.", "[x1 She] left."])
def test_marks_that_do_not_pair_are_refused(broken: str) -> None:
    with pytest.raises(ValueError, match=r"bracket|not closed"):
        marked.unmarked(broken)


def test_marks_nest() -> None:
    text, found = marked.unmarked("[s1 Ann] [c1 said] [q1 that [s2 he] [c2 knew] [q2 it]].")
    assert text == "Ann said that he knew it."
    assert {n: text[slice(*parts["q"][0])] for n, parts in found.items()} == {1: "that he knew it", 2: "it"}
