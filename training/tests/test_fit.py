"""The training itself, on one sentence: `python -m pytest training/tests`, with the extra `train`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
import torch

from communique.model.encoder import Encoder, shipped
from communique.model.labels import HEADS, ROOTS
from training.examples import Example, Layer, Link, Relation
from training.export import export
from training.fit import Plan, _save, batches, fit
from training.items import LENGTHS, Item, items
from training.losses import Batch, losses
from training.network import Network
from training.smooth import Smoothed

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "Kenya condemned Peru and met Chad."
EXAMPLE = Example(
    "test", TEXT, ((0, len(TEXT)),),
    layers={
        "trigger": Layer(((6, 15, "ACCUSE"), (25, 28, "CONSULT")), HEADS["trigger"][1:]),
        "status": Layer(((6, 15, "occurred"),)),
        "mention": Layer(((0, 5, "LOC"), (16, 20, "LOC"), (29, 33, "LOC")), ("PER", "ORG", "LOC")),
    },
    links=(
        Link((6, 15), "source", ((0, 5),)), Link((6, 15), "target", ((16, 20),)), Link((6, 15), "place", ()),
    ),
    relations=(Relation((0, 5), (16, 20), "ACCUSE"),),
)  # fmt: skip
PLAN = Plan(epochs=6, rate=3e-4, head_rate=3e-3, blank=0.0, masked=0.0, halved=())


def sample() -> list[Item]:
    return list(items(EXAMPLE, shipped().tokenizer))


@pytest.fixture(scope="module")
def checkpoint(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Weights that know the example by heart."""
    path = tmp_path_factory.mktemp("run") / "run.pt"
    torch.manual_seed(1)
    fit(Network(), sample() * 8, PLAN, path)
    return path


@pytest.fixture(scope="module")
def exported(checkpoint: Path) -> Path:
    folder = checkpoint.parent
    export(checkpoint, sample(), folder / "exact.onnx", folder / "small.onnx")
    (folder / "tokenizer.json").write_text(shipped().tokenizer.to_str(), encoding="utf-8")
    return folder


def test_every_head_with_something_to_learn_has_a_loss() -> None:
    network = Network()
    batch = Batch(sample())
    found = losses(network(batch.ids, batch.mask, batch.hints), batch)
    assert set(found) == {"trigger", "status", "mention", "links", "choice", "relation"}
    assert all(torch.isfinite(loss) and loss > 0 for loss in found.values())


def test_padding_changes_no_answer() -> None:
    network = Network().eval()
    item = sample()[0]
    short, padded = Batch([item]), Batch([item])
    padded.ids = torch.cat([padded.ids, torch.full((1, 7), 55)], 1)
    padded.mask = torch.cat([padded.mask, torch.zeros(1, 7)], 1)
    padded.hints = torch.cat([padded.hints, torch.zeros(1, padded.hints.shape[1], 7, dtype=torch.long)], 2)
    with torch.no_grad():
        one = network(short.ids, short.mask, short.hints)["trigger"]
        other = network(padded.ids, padded.mask, padded.hints)["trigger"][:, : len(item)]
    assert torch.allclose(one, other, atol=1e-4)


def test_training_learns_its_examples(exported: Path) -> None:
    answer = Encoder(exported, "exact.onnx").read(TEXT, [(0, len(TEXT))], [])[0]
    best = [HEADS["trigger"][i] for i in answer.heads["trigger"].argmax(1)]
    assert best[1:7] == ["O", "ACCUSE", "O", "O", "CONSULT", "O"]
    pieces = answer.passage.pieces((6, 15))
    assert answer.links(pieces, "source").argmax() == 1
    assert answer.links(pieces, "target").argmax() == 3


def test_the_marked_actors_tell_the_relation(exported: Path) -> None:
    shares = Encoder(exported, "exact.onnx").relate(TEXT, [(0, len(TEXT))], (0, 5), (16, 20))
    assert max(shares, key=shares.__getitem__) == "ACCUSE"
    assert set(shares) == set(ROOTS)
    assert sum(shares.values()) == pytest.approx(1, abs=1e-3)


def test_eight_bits_say_nearly_the_same(exported: Path) -> None:
    exact, small = (
        Encoder(exported, f"{name}.onnx").read(TEXT, [(0, len(TEXT))], [])[0] for name in ("exact", "small")
    )
    assert (exported / "small.onnx").stat().st_size < 0.3 * (exported / "exact.onnx").stat().st_size
    assert np.abs(exact.heads["trigger"] - small.heads["trigger"]).max() < 0.25


def test_outliers_are_made_smaller_and_nothing_else_changes() -> None:
    torch.manual_seed(1)
    linear, states = torch.nn.Linear(8, 3), torch.rand(5, 8) * torch.tensor([100.0, *[1.0] * 7])
    smoothed = Smoothed(linear, states.abs().amax(0))
    assert torch.allclose(smoothed(states), linear(states), atol=1e-4)
    assert (states * smoothed.inverse).max() < 5
    assert smoothed.inverse[1:].eq(1).all()


class CutError(Exception):
    """The run was cut off."""


def test_a_run_that_was_cut_goes_on_where_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Cut after two epochs of three and begun again, it comes to the weights of a run that was not."""
    plan, found = replace(PLAN, epochs=3), sample() * 4
    whole, cut = tmp_path / "whole.pt", tmp_path / "cut.pt"

    def cut_off(*arguments: object) -> None:
        _save(*arguments)  # type: ignore[arg-type]
        if 2 in arguments:
            raise CutError

    torch.manual_seed(1)
    fit(Network(), found, plan, whole)
    torch.manual_seed(1)
    monkeypatch.setattr("training.fit._save", cut_off)
    with pytest.raises(CutError):
        fit(Network(), found, plan, cut)
    fit(Network(), found, plan, cut)
    one, other = (torch.load(path, weights_only=True)["network"] for path in (whole, cut))
    assert all(torch.equal(one[name], other[name]) for name in one)


def test_batches_are_the_same_for_the_same_seed() -> None:
    found = sample() * 20
    ids = [[b.ids.tolist() for b in batches(found, Plan(pieces=60), epoch)] for epoch in (0, 0, 1)]
    assert ids[0] == ids[1] != ids[2]


def test_an_epoch_reads_every_passage_and_half_of_the_pairs() -> None:
    read = [item.root for batch in batches(sample() * 20, Plan(pieces=60), 0) for item in batch.items]
    assert sum(root < 0 for root in read) == 20
    assert 4 < sum(root >= 0 for root in read) < 16


def test_an_article_is_cut_anew_each_epoch() -> None:
    text = " ".join([TEXT] * 40)
    ends = [len(TEXT) * (n + 1) + n for n in range(40)]
    sentences = tuple((end - len(TEXT), end) for end in ends)
    found = list(items(replace(EXAMPLE, text=text, sentences=sentences, relations=()), shipped().tokenizer))
    cuts = [
        sorted(len(item) for batch in batches(found, PLAN, epoch) for item in batch.items)
        for epoch in range(len(LENGTHS) + 1)
    ]
    assert len({tuple(cut) for cut in cuts}) == len(LENGTHS)
    assert cuts[0] == cuts[len(LENGTHS)]


def test_a_checkpoint_of_another_plan_is_refused(checkpoint: Path) -> None:
    with pytest.raises(ValueError, match="another plan"):
        fit(Network(), sample(), Plan(), checkpoint)
