"""Words as TeX takes them."""

_SPECIAL = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "%": r"\%", "#": r"\#",
    "_": r"\_", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip


def tex(words: str) -> str:
    r"""Write words so that TeX shows them as they are.

    >>> print(tex("R&D_{1}  at 100%"))
    R\&D\_\{1\} at 100\%
    """
    return "".join(_SPECIAL.get(character, character) for character in " ".join(words.split()))
