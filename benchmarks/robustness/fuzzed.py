"""Whether the API answers requests that nobody would think of as it says that it does.

    python -m benchmarks.robustness.fuzzed [--ledger ADDRESS] [--minutes 10] [--seed 1]

schemathesis makes requests from the API's own description, right and wrong ones, and each answer is held
against it: no server error, no status, media type or form that is not described. Printed are how many
requests each address had, and every breach with the request that shows it. The ledger is only read.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import seed as seeded
from schemathesis.checks import not_a_server_error
from schemathesis.core.failures import FailureGroup
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from communique.ledger import Ledger
from communique.server.app import create_app

if TYPE_CHECKING:
    from collections.abc import Sequence

CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
DESCRIPTION = "/api/v1/openapi.json"


def described(app: Any) -> Any:
    """Give what an application says of itself."""
    return schemathesis.openapi.from_asgi(DESCRIPTION, app)


def breaches(schema: Any, examples: int, seed: int = 1) -> dict[str, tuple[int, str]]:
    """Try each address; gives how many requests it had, and what was wrong with the first answer that was."""
    found: dict[str, tuple[int, str]] = {}
    for one in schema.get_all_operations():
        operation = one.ok()
        if operation.method == "get":
            found[operation.label] = _try(operation, examples, seed)
    return found


def _try(operation: Any, examples: int, seed: int) -> tuple[int, str]:
    count = 0

    @seeded(seed)
    @settings(
        max_examples=examples,
        deadline=None,
        database=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy())
    def ask(case: Any) -> None:
        nonlocal count
        count += 1
        case.call_and_validate(checks=CHECKS)

    try:
        ask()
    except FailureGroup as group:
        return count, "\n".join(str(fault) for fault in group.exceptions)
    except Exception as error:  # the application's own, which a server would answer with 500
        return count, f"Server error: {error!r}"
    return count, ""


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--ledger")
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        address = options.ledger or str(Path(folder) / "empty.db")
        Ledger(address).close()
        return _tried(described(create_app(address)), options.minutes * 60, options.seed)


def _tried(schema: Any, seconds: float, seed: int) -> int:
    """Try all addresses round by round until the time is over; gives 1 where there are breaches."""
    until, counts, faults = time.monotonic() + seconds, dict[str, int](), dict[str, str]()
    while time.monotonic() < until:
        for label, (count, fault) in breaches(schema, 25, seed).items():
            counts[label] = counts.get(label, 0) + count
            if fault:
                faults.setdefault(label, fault)
        seed += 1
    for label, count in counts.items():
        print(f"{count:8,}  {label}")
    for label, fault in faults.items():
        print(f"\n{label}\n{fault}")
    print(f"{sum(counts.values()):,} requests, {len(faults)} addresses with breaches")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
