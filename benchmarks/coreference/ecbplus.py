"""The texts of ECB+ and MEANTIME with the events marked in them, and who reports the same."""

from __future__ import annotations

import csv
import gzip
import json
import tarfile
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from benchmarks.coreference.wording import Likeness, Wording, likeness

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

ECBPLUS = "ECBplus_topics_1-35.tgz"
VALIDATED = "ECBplus_coreference_sentences.csv"
TRAINED, HELD_OUT = range(1, 26), range(26, 36)
"""Topics to learn from, and topics for the benchmark alone."""
KINDS = {"HUMAN": "who", "NON": "what", "LOC": "where", "TIME": "when"}
"""The kinds of what takes part, by how their tags in ECB+ begin."""


@dataclass(frozen=True, slots=True)
class Argument:
    """Words of a sentence that say who, what, where or when, from its token `at` on."""

    kind: str
    words: str
    at: int


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that tell of an event. Mentions of one `chain` tell of the same."""

    chain: str
    trigger: str
    at: int
    """The first token of the trigger in its sentence."""
    sentence: str
    line: int
    """The number of the sentence in the document."""
    arguments: tuple[Argument, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A text, the one of two look-alike stories of its topic that it tells, and its mentions."""

    name: str
    topic: str
    story: str
    text: str
    mentions: tuple[Mention, ...]


def ecbplus(folder: Path, topics: range = range(1, 36)) -> list[Document]:
    """Give the documents of some topics, with the mentions of the sentences that were validated."""
    validated = defaultdict(set)
    with (folder / VALIDATED).open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            validated[f"{row['Topic']}_{row['File']}.xml"].add(int(row["Sentence Number"]))
    found = []
    with tarfile.open(folder / ECBPLUS) as files:
        for member in files:
            name = member.name.rpartition("/")[2]
            content = files.extractfile(member) if name.endswith(".xml") else None
            if content and validated[name] and int(name.partition("_")[0]) in topics:
                found.append(_document(name, ElementTree.parse(content).getroot(), validated[name]))
    return sorted(found, key=lambda document: document.name)


def _document(name: str, root: ElementTree.Element, validated: set[int]) -> Document:
    topic = name.partition("_")[0]
    tokens = {t.attrib["t_id"]: t for t in root.iter("token")}
    sentences: dict[int, list[str]] = defaultdict(list)
    for token in tokens.values():
        sentences[int(token.attrib["sentence"])].append(token.text or "")
    texts = {at: " ".join(words) for at, words in sentences.items()}
    texts = {at: "" if text.startswith("http :") else text for at, text in texts.items()}
    marked = list(_marked(root, tokens))
    chains = _chains(root, topic)
    mentions = tuple(
        Mention(
            chains.get(number, f"{name} {number}"), words, at, texts[place], place,
            tuple(
                Argument(kind, said, start)
                for other, said, start, home, _ in marked
                if home == place and (kind := KINDS.get(other.partition("_")[0]))
            ),
        )
        for tag, words, at, place, number in marked
        if tag.removeprefix("NEG_").startswith("ACTION") and place in validated and texts[place]
    )  # fmt: skip
    story = topic + ("ecbplus" if "ecbplus" in name else "ecb")
    return Document(name, topic, story, "\n".join(texts.values()), mentions)


def _marked(
    root: ElementTree.Element, tokens: dict[str, ElementTree.Element]
) -> Iterator[tuple[str, str, int, int, str]]:
    """Give tag, words, first token, sentence and number of what is marked in the text."""
    for mark in root.find("Markables") or ():
        anchors = [tokens[anchor.attrib["t_id"]] for anchor in mark.iter("token_anchor")]
        if anchors:
            words = " ".join(token.text or "" for token in anchors)
            first = anchors[0].attrib
            yield mark.tag, words, int(first["number"]), int(first["sentence"]), mark.attrib["m_id"]


def _chains(root: ElementTree.Element, topic: str) -> dict[str, str]:
    """Give the chain of each mention that has one, by its number."""
    found = {}
    for relation in root.find("Relations") or ():
        own = f"{root.attrib['doc_name']} {relation.attrib['r_id']}"
        chain = relation.attrib.get("note") if relation.tag == "CROSS_DOC_COREF" else None
        for source in relation.iter("source"):
            found[source.attrib["m_id"]] = f"{topic} {chain}" if chain else own
    return found


def meantime(folder: Path) -> list[Document]:
    """Give the documents of MEANTIME; it does not say what takes part, nor which stories there are."""
    sentences: dict[str, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    with gzip.open(folder / "conll.csv.gz", "rt", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            sentences[row["topic/subtopic_name"]][int(row["sent_id"])].append(row["token"])
    mentions = defaultdict(list)
    with gzip.open(folder / "event_mentions.json.gz", "rt", encoding="utf-8") as file:
        for row in json.load(file):
            words = " ".join(sentences[row["conll_doc_key"]][row["sent_id"]])
            at = row["tokens_number"][0]
            mentions[row["conll_doc_key"]].append(
                Mention(row["coref_chain"], row["tokens_str"], at, words, row["sent_id"])
            )
    return [
        Document(name, name.partition("/")[0], name, _text(sentences[name]), tuple(found))
        for name, found in sorted(mentions.items())
    ]


def _text(sentences: dict[int, list[str]]) -> str:
    return "\n".join(" ".join(words) for words in sentences.values())


@dataclass(frozen=True, slots=True)
class Pool:
    """Documents that are compared with each other, and of each report its chain, document and story."""

    wordings: list[Wording]
    alike: Likeness
    chains: list[str]
    names: list[str]
    stories: list[str]


def pools(documents: Sequence[Document]) -> list[Pool]:
    """Give a pool for each topic."""
    topics: dict[str, list[Document]] = defaultdict(list)
    for document in documents:
        topics[document.topic].append(document)
    return [pool(found) for found in topics.values()]


def pool(documents: Sequence[Document]) -> Pool:
    reports = [(at, d, mention) for at, d in enumerate(documents) for mention in d.mentions]
    return Pool(
        [Wording.of(m.trigger, m.sentence, at, m.line, neighbours(m)) for at, _, m in reports],
        likeness([document.text for document in documents]),
        [mention.chain for _, _, mention in reports],
        [document.name for _, document, _ in reports],
        [document.story for _, document, _ in reports],
    )


def neighbours(mention: Mention) -> list[str]:
    """Give the words of what takes part that stand next before the trigger and next after it."""
    around = sorted(
        (each for each in mention.arguments if each.kind in ("who", "what")), key=lambda each: each.at
    )
    before = [each.words for each in around if each.at < mention.at]
    after = [each.words for each in around if each.at > mention.at]
    return before[-1:] + after[:1]
