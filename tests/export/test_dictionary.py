"""The data dictionary of docs/export.md names every column of every file, and no other."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest
from icalendar import Calendar
from pyarrow import parquet

from communique.export import FORMATS, gdelt

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from .conftest import Write

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "export.md").read_text(encoding="utf-8")


def documented(heading: str) -> set[str]:
    """Give the names in the first cells of the tables under a heading."""
    section = re.split(rf"^(?:### {heading}|\*\*{heading}\*\*)$", PAGE, flags=re.MULTILINE)[1]
    section = re.split(r"^(?:##|\*\*)", section, flags=re.MULTILINE)[0]
    cells = re.findall(r"^\| (`[^|]+) \|", section, flags=re.MULTILINE)
    return {name for cell in cells for name in re.findall(r"`([^`]+)`", cell)}


OBJECTS = [documented(name) for name in ("actor", "place", "quotation")]


def paths(value: Any, path: str = "") -> Iterator[str]:
    """Give the paths to what a JSON value holds, down to the objects of the dictionary."""
    if isinstance(value, list) and not (value and isinstance(value[0], int)):
        for item in value:
            yield from paths(item, f"{path}[]")
    elif isinstance(value, dict) and set(value) not in OBJECTS:
        for name, item in value.items():
            yield from paths(item, f"{path}.{name}" if path else name)
    else:
        yield path


def csv_columns(data: bytes) -> set[str]:
    return set(next(csv.reader(io.StringIO(data.decode()))))


def json_paths(data: bytes) -> set[str]:
    found = {path for line in data.decode().splitlines() for path in paths(json.loads(line))}
    return {path for path in found if not any(other.startswith(f"{path}.") for other in found)}


def parquet_columns(data: bytes) -> set[str]:
    return set(parquet.read_schema(io.BytesIO(data)).names)


def keys(data: bytes) -> set[str]:
    return {key for line in data.decode().splitlines() for key in json.loads(line)}


def gdelt_columns(data: bytes) -> set[str]:
    assert {line.count("\t") for line in data.decode().splitlines()} == {len(gdelt.COLUMNS) - 1}
    return set(gdelt.COLUMNS)


def properties(data: bytes) -> set[str]:
    return {name for part in Calendar.from_ical(data).walk() for name in part}


def graph_keys(data: bytes) -> set[str]:
    return {one.attrib["id"] for one in ET.fromstring(data) if one.tag.endswith("key")}


def terms(data: bytes) -> set[str]:
    def of(value: Any) -> Iterator[str]:
        if isinstance(value, list):
            for item in value:
                yield from of(item)
        elif isinstance(value, dict):
            yield from value
            yield from of(list(value.values()))

    return set(of(json.loads(data)["@graph"]))


HELD: dict[str, Callable[[bytes], set[str]]] = {
    "csv": csv_columns,
    "jsonl": json_paths,
    "parquet": parquet_columns,
    "plover": keys,
    "gdelt": gdelt_columns,
    "ics": properties,
    "graphml": graph_keys,
    "jsonld": terms,
}


@pytest.mark.parametrize("form", FORMATS)
def test_the_dictionary_names_what_is_in_the_file(written: Write, form: str) -> None:
    assert HELD[form](written(form)) == documented(form)
