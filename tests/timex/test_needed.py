"""Which symbols a rule needs."""

import pytest

from communique.timex.needed import needed_symbols


@pytest.mark.parametrize(
    ("expression", "needed"),
    [
        ("[a]", ["a"]),
        ("[a]?[bc]", ["bc"]),
        ("(?:[a][b]){0,2}[c]", ["c"]),
        ("(?P<day>[a]){1,2}[b]", ["a", "b"]),
        ("(?:[a]|[bcd][e])[f]", ["ae", "f"]),
        ("(?:[a]|[b]?)[c]", ["c"]),
        ("(?:[a]|(?:[b]|[c][d])[ef])?[g]|[h]", ["gh"]),
        ("[a]?", []),
    ],
)
def test_every_match_has_a_symbol_of_each_set(expression: str, needed: list[str]) -> None:
    assert ["".join(sorted(symbols)) for symbols in needed_symbols(expression)] == needed
