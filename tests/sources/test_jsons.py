"""JSON Lines, arrays and objects."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.errors import InputError
from communique.sources.items import Item
from tests.sources.found import found_in, told

ONE = {"text": "Norway and Peru agree.", "title": "Bern"}
LISTED = {
    "link": "https://fjord.example/1",
    "headline": "Bern",
    "date": "May 3, 2021",
    "source": "Fjord Wire",
}
THERE = Item(
    "https://fjord.example/1", url="https://fjord.example/1", published="2021-05-03", title="Bern",
    outlet="Fjord Wire", found_in="standard input",
)  # fmt: skip


def lines(*objects: object) -> bytes:
    return "\n".join(one if isinstance(one, str) else json.dumps(one) for one in objects).encode()


def test_lines_are_named_by_number_and_a_bad_one_is_left_to_loading() -> None:
    found = found_in(lines(ONE, "", "[1", {"format": "communique/1"}, LISTED))
    assert [(one.source, one.kind) for one in found] == [
        ("standard input, line 1", "article"),
        ("standard input, line 3", "article"),
        ("standard input, line 4", "record"),
        ("https://fjord.example/1", "page"),
    ]
    assert json.loads(found[0].data) == ONE
    assert found[3] == THERE


@pytest.mark.parametrize("indent", [None, 1])
def test_array(indent: int | None) -> None:
    data = json.dumps(
        [ONE, LISTED, {"body": "Norway", "number": 3}, "https://fjord.example/2"], indent=indent
    )
    found = found_in(data.encode())
    assert told(found)[::2] == ["standard input, object 1", "standard input, object 3"]
    assert found[1] == THERE
    assert json.loads(found[2].data) == {"text": "Norway"}
    assert found[3].source == "https://fjord.example/2"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b'[{"text": "a"}, {"text": }]', "object 2 is not JSON (Expecting value"),
        (b'[{"text": "a"} {"text": "b"}]', "object 1 is not JSON (there is no ',' behind object 1)"),
        (b'[{"text": "a"}, ' + b"[" * 100_000, "object 2 is not JSON (it is nested too deep)"),
        (b'[{"text": "a"}, {"text": "\xff"}]', "it is not UTF-8 behind object"),
    ],
)
def test_what_stands_before_a_broken_object_is_read(data: bytes, words: str) -> None:
    found = found_in(data)
    assert words in str(found[-1])
    assert len(found) <= 2


def test_a_whole_object_and_utf_16_of_powershell() -> None:
    assert told(found_in(json.dumps(ONE, indent=1).encode())) == ["standard input"]
    found = found_in(("\r\n".join([json.dumps(ONE)] * 3)).encode("utf-16"))
    assert told(found) == [f"standard input, line {number}" for number in (1, 2, 3)]


def test_columns_may_be_named() -> None:
    (found,) = found_in(lines({"Volltext": "Norwegen"}), columns={"Volltext": "text"})
    assert json.loads(found.data) == {"text": "Norwegen"}


VALUES = st.recursive(st.none() | st.integers() | st.text(max_size=9), lambda one: st.lists(one, max_size=3))


@given(st.lists(st.dictionaries(st.sampled_from(["text", "n"]), VALUES), min_size=1, max_size=6))
def test_arrays_give_as_many_as_they_hold(objects: list[dict[str, object]]) -> None:
    found = found_in(json.dumps(objects).encode())
    assert [isinstance(one, InputError) for one in found] == [False] * len(objects)
