"""Numbers and years in figures and in words."""

from __future__ import annotations

from communique.timex.vocabulary import CARDINALS


def number_value(words: list[str]) -> float:
    """Give the value of ["2.5"], ["1,000"], ["twenty", "-", "five"], ["two", "hundred", "and", "ten"].

    >>> number_value(["two", "hundred", "and", "ten"])
    210
    """
    total: float = 0
    part: float = 0
    for word in words:
        if word[0].isdigit():
            figure = float(word.replace(",", ""))
            part += int(figure) if figure.is_integer() else figure
        elif word == "thousand":
            total, part = total + (part or 1) * 1000, 0
        elif word in ("hundred", "dozen"):
            part = (part or 1) * CARDINALS[word]
        else:
            part += CARDINALS.get(word, 0)
    return total + part


def year_value(words: list[str]) -> int:
    """Give the year of ["1998"], ["nineteen", "ninety", "-", "six"], ["two", "thousand", "and", "one"].

    >>> year_value(["nineteen", "ninety", "-", "six"])
    1996
    """
    if words[0].isdigit():
        return int(words[0])
    if "thousand" in words or "hundred" in words:
        return int(number_value(words))
    return CARDINALS[words[0]] * 100 + int(number_value(words[1:]))


def amount(number: float) -> str:
    """Write a number as a TIMEX3 period does: 3, 2.5, 1000."""
    return str(int(number)) if float(number).is_integer() else f"{number:g}"
