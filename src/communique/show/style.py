"""The style of what is shown. Every rule is held within the part that it is for.

One set of colours of middle lightness serves light and dark: text has the colour of what is around it. Each
layer has a line of its own, at a height of its own, so that all can hold of the same words and be seen.
"""

from __future__ import annotations

from pathlib import Path

LAYERS = {
    "acts": "acts",
    "speech": "speech",
    "people": "people and bodies",
    "times": "times",
    "places": "places",
}
"""The layers of a text, from the top line down, in words."""

_RULES = Path(__file__).with_name("part.css")
_SWITCH = "&:has(.show-{0}:not(:checked)) .text {{ --{0}: transparent; }}\n"
_TRIGGERS = (
    "&:has(.show-acts:not(:checked)) .triggers { font-weight: inherit; }\n"
    "&:has(.show-acts:not(:checked)) [data-is^=E]::before,\n"
    "&:has(.show-speech:not(:checked)) [data-is^=S]::before { content: none; }\n"
)
PAGE = (
    ":root { color-scheme: light dark; } "
    "body { margin: 0; padding: clamp(1rem, 3vw, 2.5rem); background: Canvas; color: CanvasText; }\n"
)


def within(selector: str) -> str:
    """Give the rules, all held within what a selector names.

    >>> "#x1 .triggers { font-weight: 700; }" in within("#x1")
    True
    """
    rules = (
        _RULES.read_text(encoding="utf-8").partition("\n")[2]
        + "".join(_SWITCH.format(layer) for layer in LAYERS)
        + _TRIGGERS
    )
    return rules.replace("& ", f"{selector} ").replace("&:", f"{selector}:").strip()
