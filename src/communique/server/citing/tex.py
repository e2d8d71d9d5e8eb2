"""Words and entries as BibTeX takes them."""

import re
from collections.abc import Mapping

_SPECIAL = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "%": r"\%", "#": r"\#",
    "_": r"\_", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}", "→": r"$\rightarrow$",
}  # fmt: skip
_STRANGE = re.compile(r"[^\w:/.\[\]-]")
"""What has no place in an address of ours, whatever host a request names."""


def tex(words: str) -> str:
    r"""Write words so that TeX shows them as they are.

    >>> print(tex("R&D_{1} →  100%"))
    R\&D\_\{1\} $\rightarrow$ 100\%
    """
    return "".join(_SPECIAL.get(character, character) for character in " ".join(words.split()))


def plain_address(address: str) -> str:
    """Give an address without what would mean something to TeX."""
    return _STRANGE.sub("", address)


def entry(name: str, fields: Mapping[str, str | None]) -> str:
    """Write an entry of BibTeX; fields that are None are left out.

    >>> print(entry("E-1", {"year": "2023", "day": None}), end="")
    @misc{communique-E-1,
      year = {2023}
    }
    """
    lines = [f"  {field} = {{{value}}}" for field, value in fields.items() if value]
    return f"@misc{{communique-{name},\n" + ",\n".join(lines) + "\n}\n"
