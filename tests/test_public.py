"""What the package gives to those who install it: its public names, its wheel, its pages."""

from __future__ import annotations

import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from hatchling.builders.wheel import WheelBuilder

import communique

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "src" / "communique"
SOURCES = ("gazetteer/build/", "gazetteer/facts/")
"""What the tables are built from stays in the repository."""


def test_public_names_are_sorted_and_there() -> None:
    names = communique.__all__
    assert names == sorted(names)
    assert [name for name in names if not hasattr(communique, name)] == []
    assert set(names) <= set(dir(communique))


@pytest.mark.parametrize(
    "name", ["Article", "Reader", "Record", "resolve_actor", "Time", "Place", "Mention", "Affiliation"]
)
def test_what_the_interfaces_name_is_public(name: str) -> None:
    assert name in communique.__all__


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="module 'communique' has no attribute 'Leger'"):
        communique.Leger  # noqa: B018


def test_a_name_imported_late_is_found_by_every_kind_of_import() -> None:
    code = "from communique import *; import communique as cq; assert Reader is cq.Reader; Reader()"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_wheel_holds_all_that_is_read_at_run_time(tmp_path: Path) -> None:
    (built,) = WheelBuilder(str(ROOT)).build(directory=str(tmp_path), versions=["standard"])
    with zipfile.ZipFile(built) as wheel:
        packed = set(wheel.namelist())
    wanted = {f"communique/{path}" for path in files(PACKAGE) if not path.startswith(SOURCES)}
    wanted |= {f"communique/examples/{path}" for path in files(ROOT / "examples")}
    assert {"communique/gazetteer/tables/cities.tsv", "communique/reading/acts/triggers.tsv"} <= wanted
    assert "communique/examples/pages/call-readout.html" in wanted
    assert {name for name in packed if ".dist-info/" not in name} == wanted


def files(folder: Path) -> list[str]:
    found = (path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return [path.relative_to(folder).as_posix() for path in found]


PAGES = sorted((ROOT / "docs").glob("*.md"))


def test_every_page_is_in_the_index() -> None:
    index = (ROOT / "docs" / "README.md").read_text(encoding="utf-8")
    assert [p.name for p in PAGES if p.name != "README.md" and f"]({p.name})" not in index] == []


@pytest.mark.parametrize(
    "page",
    [*PAGES, *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "examples/README.md"))],
    ids=lambda page: page.name,
)
def test_links_lead_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\(([^)#]+)[^)]*\)", page.read_text(encoding="utf-8"))
    assert [t for t in targets if "://" not in t and not (page.parent / t).exists()] == []
