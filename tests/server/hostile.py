"""What strangers may write into titles, names, texts and addresses, to be shown as text and nothing else."""

from __future__ import annotations

from dataclasses import replace

from communique.record import Actor, Record
from tests.ledger.made import NAIROBI, record

SCRIPT = "<script>alert(1)</script>"
ATTRIBUTE = '" onmouseover="alert(2)" x="'
MARKS = "\u202egnp.exe\u200f\u2066"
ENTITY = "&lt;b&gt; {{ 7*7 }} {% raw %} ]]>"
LONG = "Donau" + "dampfschiff" * 30_000
EVIL = f"{SCRIPT} {ATTRIBUTE} {MARKS} Evil"


def records() -> list[Record]:
    evil = Actor("", EVIL, "person", f"Minister {ATTRIBUTE}", "NOR", "GOV", None, ())
    plain = record(
        f"{EVIL} met Grace Otieno {ENTITY} on Friday. {LONG} is near, he said.", "2023-09-01",
        outlet=f"Out'let {SCRIPT}", source=evil, status="planned", start="2023-09-08",
        place=replace(NAIROBI, name=f"Nai{SCRIPT}robi"), said=f"{LONG} is near",
    )  # fmt: skip
    article = replace(plain.article, source=f"javascript:alert('{ATTRIBUTE}')", title=f"{SCRIPT}{ENTITY}")
    unnamed = Actor("", "!!!", "group", None, None, None, None, ())
    long = Actor("", LONG[:2_000], "organization", None, None, None, None, ())
    others = record("!!! met them on Monday.", "2023-09-02", source=unnamed, target=long, trigger="met")
    return [replace(plain, article=article), others]
