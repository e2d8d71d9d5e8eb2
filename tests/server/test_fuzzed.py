"""Requests that nobody would think of: the API answers all as it says that it does, and never fails."""

from __future__ import annotations

from fastapi import FastAPI

from benchmarks.robustness.fuzzed import breaches, described
from communique.server.app import create_app

EXAMPLES = 12
"""Of each address: `python -m benchmarks.robustness.fuzzed` tries many more."""


def test_the_api_answers_as_it_says(address: str) -> None:
    found = breaches(described(create_app(address)), EXAMPLES)
    assert {label: fault for label, (_, fault) in found.items() if fault} == {}
    assert "GET /api/v1/events" in found
    assert all(count >= EXAMPLES or count == 1 for count, _ in found.values())


def test_what_is_not_described_is_found() -> None:
    app = FastAPI(openapi_url="/api/v1/openapi.json")

    @app.get("/api/v1/wrong")
    def wrong(number: int) -> list[int]:
        raise RuntimeError(number)

    ((count, fault),) = breaches(described(app), 3).values()
    assert count
    assert "Server error" in fault
