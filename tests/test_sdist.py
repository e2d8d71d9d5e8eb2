"""The sdist holds what its own tests read, so that what is built from it can be checked."""

from __future__ import annotations

import tarfile
from pathlib import Path

import pytest
from hatchling.builders.sdist import SdistBuilder

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def packed(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    folder = tmp_path_factory.mktemp("sdist")
    (built,) = SdistBuilder(str(ROOT)).build(directory=str(folder), versions=["standard"])
    with tarfile.open(built) as sdist:
        return {name.partition("/")[2] for name in sdist.getnames()}


@pytest.mark.parametrize("folder", ["src", "tests", "docs", "examples", "benchmarks", "scripts", "training"])
def test_a_folder_is_in_it_whole(folder: str, packed: set[str]) -> None:
    files = [path for path in (ROOT / folder).rglob("*") if path.is_file() and _is_kept(path)]
    assert files
    assert {path.relative_to(ROOT).as_posix() for path in files} - packed == set()


@pytest.mark.parametrize(
    "name", ["README.md", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "NOTICE", "pyproject.toml", ".ci/run"]
)
def test_a_file_is_in_it(name: str, packed: set[str]) -> None:
    assert name in packed


def _is_kept(path: Path) -> bool:
    return not any(part == "__pycache__" or part.endswith(".egg-info") for part in path.parts)
