"""The measures of coreference on small examples that are known, and the readers of marked texts."""

from __future__ import annotations

import gzip
import io
import json
import tarfile
from itertools import permutations
from typing import TYPE_CHECKING

import numpy as np
import pytest

from benchmarks.coreference.clusters import _best_pairing, b_cubed, ceaf_e, conll, false_merges, muc
from benchmarks.coreference.ecbplus import ECBPLUS, VALIDATED, Argument, ecbplus, meantime, neighbours, pools

if TYPE_CHECKING:
    from pathlib import Path

GOLD = "aaaaabbccccc"
"""The example of Bagga and Baldwin 1998, which Luo 2005 takes up."""
TAIL_JOINED = "aaaaabbbbbbb"
HEADS_JOINED = "aaaaabbaaaaa"


@pytest.mark.parametrize(
    ("found", "measure", "recall", "precision"),
    [
        (TAIL_JOINED, muc, 1, 9 / 10), (HEADS_JOINED, muc, 1, 9 / 10),
        (TAIL_JOINED, b_cubed, 1, 16 / 21), (HEADS_JOINED, b_cubed, 1, 7 / 12),
        (TAIL_JOINED, ceaf_e, (1 + 10 / 12) / 3, (1 + 10 / 12) / 2),
        (HEADS_JOINED, ceaf_e, (1 + 10 / 15) / 3, (1 + 10 / 15) / 2),
        ("abcdefghijkl", muc, 0, 0), ("abcdefghijkl", b_cubed, 3 / 12, 1),
        (GOLD, muc, 1, 1), (GOLD, b_cubed, 1, 1), (GOLD, ceaf_e, 1, 1),
    ],
)  # fmt: skip
def test_measures(found: str, measure: type, recall: float, precision: float) -> None:
    agreement = measure(GOLD, found)
    assert (agreement.recall, agreement.precision) == pytest.approx((recall, precision))


def test_conll_is_the_mean_of_three() -> None:
    assert conll(GOLD, GOLD) == 1
    assert conll(GOLD, TAIL_JOINED) == pytest.approx(np.mean([18 / 19, 32 / 37, 2 * (11 / 6) / 5]))


@pytest.mark.parametrize("seed", range(20))
def test_best_pairing_is_the_best_of_all(seed: int) -> None:
    dice = np.random.default_rng(seed)
    values = dice.random((4, 5)) * (dice.random((4, 5)) < 0.6)
    values[0, 0] = 0.5
    alike = {(int(r), int(c)): float(values[r, c]) for r, c in np.argwhere(values)}
    best = max(sum(values[range(4), columns]) for columns in permutations(range(5), 4))
    assert _best_pairing(alike) == pytest.approx(best)


def test_false_merges_counts_pairs_of_two_documents() -> None:
    gold, found, documents = "aabbc", "xxxyy", "11212"
    assert false_merges(gold, found, documents) == (3, 3, 5)


XML = """<Document doc_name="1_2ecbplus.xml">
<token t_id="1" sentence="0" number="0">Kenya</token><token t_id="2" sentence="0" number="1">met</token>
<token t_id="3" sentence="0" number="2">Peru</token><token t_id="4" sentence="1" number="0">Talks</token>
<token t_id="5" sentence="2" number="0">Ended</token>
<Markables><ACTION_OCCURRENCE m_id="1"><token_anchor t_id="2"/></ACTION_OCCURRENCE>
<HUMAN_PART_GPE m_id="2"><token_anchor t_id="3"/></HUMAN_PART_GPE>
<HUMAN_PART_GPE m_id="3"><token_anchor t_id="1"/></HUMAN_PART_GPE>
<ACTION_OCCURRENCE m_id="4"><token_anchor t_id="4"/></ACTION_OCCURRENCE>
<NEG_ACTION_STATE m_id="5"><token_anchor t_id="5"/></NEG_ACTION_STATE>
<ACTION_OCCURRENCE m_id="6" RELATED_TO="" TAG_DESCRIPTOR="meeting"/></Markables>
<Relations><CROSS_DOC_COREF r_id="9" note="ACT7"><source m_id="1"/><source m_id="4"/><target m_id="6"/>
</CROSS_DOC_COREF></Relations></Document>"""


def test_ecbplus_gives_what_is_marked_in_validated_sentences(tmp_path: Path) -> None:
    (tmp_path / VALIDATED).write_text("Topic,File,Sentence Number\n1,2ecbplus,0\n1,2ecbplus,1\n")
    with tarfile.open(tmp_path / ECBPLUS, "w:gz") as files:
        for name in ("1_2ecbplus.xml", "1_9ecb.xml"):
            member = tarfile.TarInfo(f"ECB+/1/{name}")
            member.size = len(XML.encode())
            files.addfile(member, io.BytesIO(XML.encode()))
    (document,) = ecbplus(tmp_path)
    assert (document.topic, document.story, document.text) == (
        "1",
        "1ecbplus",
        "Kenya met Peru\nTalks\nEnded",
    )
    assert [(m.trigger, m.chain, m.line) for m in document.mentions] == [
        ("met", "1 ACT7", 0),
        ("Talks", "1 ACT7", 1),
    ]
    assert document.mentions[0].arguments == (Argument("who", "Peru", 2), Argument("who", "Kenya", 0))
    assert neighbours(document.mentions[0]) == ["Kenya", "Peru"]
    assert ecbplus(tmp_path, range(2, 36)) == []
    (pool,) = pools([document])
    assert pool.names == ["1_2ecbplus.xml"] * 2 and pool.stories == ["1ecbplus"] * 2


def test_meantime_gives_mentions_with_their_sentences(tmp_path: Path) -> None:
    rows = ",topic/subtopic_name,sent_id,token_id,token,reference\n"
    rows += "0,corpus_a/1,0,0,Boeing,-\n1,corpus_a/1,0,1,won,-\n"
    mention = {
        "conll_doc_key": "corpus_a/1", "sent_id": 0, "tokens_number": [1], "tokens_str": "won",
        "coref_chain": "c1",
    }  # fmt: skip
    (tmp_path / "conll.csv.gz").write_bytes(gzip.compress(rows.encode()))
    (tmp_path / "event_mentions.json.gz").write_bytes(gzip.compress(json.dumps([mention]).encode()))
    (document,) = meantime(tmp_path)
    assert (document.topic, document.text) == ("corpus_a", "Boeing won")
    assert [(m.trigger, m.sentence, m.chain) for m in document.mentions] == [("won", "Boeing won", "c1")]
