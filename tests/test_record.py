"""Records survive the way to JSON and back, and their schema describes them."""

from __future__ import annotations

import copy
import json
from datetime import date
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique import (
    Actor,
    Article,
    Conflict,
    ConflictValue,
    Event,
    Place,
    ReaderInfo,
    Record,
    Statement,
    Trace,
)
from communique.errors import InvalidRecord
from communique.schema import record_schema

ARTICLE = Article(
    id="sha256:00",
    source="a.txt",
    title="Envoys meet",
    outlet=None,
    authors=("Jane Doe",),
    published=date(2023, 6, 16),
    published_basis="given",
    dateline="OSLO",
    captions=((3, 9),),
    furniture=(),
    language="en",
    text="Envoys meet in Oslo.",
)
RECORD = Record(
    article=ARTICLE,
    actors=(Actor("A1", "Norway", "state", None, "NOR", "GOV", None, ((0, 6),)),),
    events=(
        Event(
            id="E1",
            type="CONSULT",
            mode="meeting",
            cameo="040",
            sources=("A1",),
            targets=(),
            status="planned",
            start=date(2023, 6, 18),
            end=None,
            when=None,
            place=Place((15, 19), "Oslo", "NOR", 59.9, 10.7, 3143244),
            said_by=None,
            trigger=(7, 11),
            evidence=((0, 19),),
            score=0.5,
        ),
    ),
    statements=(Statement("S1", "A1", (0, 6), "direct", None, ((7, 11), (12, 14)), (), ("A1",), None),),
    conflicts=(Conflict("E1", "date", (ConflictValue("2023-06-18", (0, 6)),)),),
    reader=ReaderInfo("0.1.0", None),
    trace=(Trace((0, 20), "body", ("E1",), "a meeting"),),
)
ANY_SPAN = st.tuples(st.integers(0, 10**6), st.integers(0, 10**6))


def test_round_trip_through_json() -> None:
    plain = RECORD.to_dict()
    assert Record.from_dict(json.loads(json.dumps(plain))) == RECORD
    assert plain["article"]["published"] == "2023-06-16"
    assert plain["events"][0]["place"]["span"] == [15, 19]


def test_the_trace_is_written_only_when_asked_for() -> None:
    assert "trace" not in RECORD.to_dict()
    assert Record.from_dict(RECORD.to_dict(trace=True)).trace == RECORD.trace


@given(st.lists(ANY_SPAN, max_size=4), st.none() | st.dates(), st.text(max_size=20))
def test_any_values_come_back(spans: list[tuple[int, int]], day: date | None, name: str) -> None:
    actor = Actor("A1", name, "group", name, None, None, None, tuple(spans))
    article = Article("sha256:1", None, name, None, (), day, None, None, tuple(spans), (), "en", name)
    record = Record(article, (actor,), (), (), (), ReaderInfo("0", None))
    assert Record.from_dict(json.loads(json.dumps(record.to_dict()))) == record


@pytest.mark.parametrize("with_trace", [False, True])
def test_the_schema_describes_a_record(with_trace: bool) -> None:
    schema = record_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(RECORD.to_dict(trace=with_trace), schema)


FAULTS = [
    (("format",), "communique/9", "its format is not"),
    (("article", "published"), "16 June", "record.article.published is '16 June', which is no ISO day"),
    (("article", "captions"), [[1]], r"record.article.captions\[0\] has 1 items, not 2"),
    (("article", "captions"), 7, "record.article.captions is 7, which is no list"),
    (("article", "surprise"), 1, "has a field that is not known: 'surprise'"),
    (("actors", 0, "sector"), "XXX", r"record.actors\[0\].sector is 'XXX', which is none of GOV"),
    (("events", 0, "score"), "high", r"record.events\[0\].score is 'high', which is no float"),
    (("events", 0, "status"), None, r"record.events\[0\].status is None, which is none of occurred"),
    (("events", 0), "E1", r"record.events\[0\] is 'E1', which is no object"),
]


@pytest.mark.parametrize(("path", "value", "message"), FAULTS)
def test_what_is_no_record_is_refused_with_its_place(path: tuple[Any, ...], value: Any, message: str) -> None:
    plain = copy.deepcopy(RECORD.to_dict())
    *way, last = path
    at: Any = plain
    for step in way:
        at = at[step]
    at[last] = value
    with pytest.raises(InvalidRecord, match=message):
        Record.from_dict(plain)
    if last != "published":  # a "format" of JSON Schema is not checked by default
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(plain, record_schema())


def test_a_missing_field_is_named() -> None:
    plain = RECORD.to_dict()
    del plain["events"][0]["trigger"]
    with pytest.raises(InvalidRecord, match=r"record.events\[0\] has no field 'trigger'"):
        Record.from_dict(plain)
