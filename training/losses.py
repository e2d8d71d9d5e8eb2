"""What an answer costs, where some of what is right is not known."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from communique.model.labels import HEADS

if TYPE_CHECKING:
    from training.items import Item

WEIGHTS = {
    "mention": 0.7, "time": 0.2, "source": 0.7, "cue": 1.0, "content": 1.0, "trigger": 4.0, "status": 0.5,
    "person": 0.5,
    "links": 0.15, "choice": 1.0, "relation": 1.5,
}  # fmt: skip
SMOOTHING = 0.1
"""Of the roots: those of neighbouring types are often arguable."""


class Batch:
    """Items of like length, padded into arrays."""

    def __init__(self, items: list[Item]) -> None:
        self.items = items
        longest = max(map(len, items))
        groups = items[0].hints.shape[0]
        self.ids = torch.zeros(len(items), longest, dtype=torch.long)
        self.mask = torch.zeros(len(items), longest)
        self.hints = torch.zeros(len(items), groups, longest, dtype=torch.long)
        for row, item in enumerate(items):
            self.ids[row, : len(item)] = torch.from_numpy(item.ids)
            self.mask[row, : len(item)] = 1
            self.hints[row, :, : len(item)] = torch.from_numpy(item.hints)

    def allowed(self, head: str) -> Tensor | None:
        """Give which labels may be right at each piece; all of them where nothing is known."""
        if not any(head in item.allowed for item in self.items):
            return None
        table = np.ones((*self.ids.shape, len(HEADS[head])), dtype=bool)
        for row, item in enumerate(self.items):
            if head in item.allowed:
                table[row, : len(item)] = item.allowed[head]
        return torch.from_numpy(table)


def losses(answers: dict[str, Tensor], batch: Batch) -> dict[str, Tensor]:
    """Give the mean loss of each head that has something to learn from the batch."""
    found: dict[str, Tensor] = {}
    for head in HEADS:
        allowed = batch.allowed(head)
        if allowed is not None:
            loss = _marginal(answers[head].float(), allowed)
            if loss is not None:
                found[head] = loss
    found |= _links(answers, batch)
    rows = [row for row, item in enumerate(batch.items) if item.root >= 0]
    if rows:
        roots = torch.tensor([batch.items[row].root for row in rows])
        answer = answers["relation"][rows].float()
        found["relation"] = functional.cross_entropy(answer, roots, label_smoothing=SMOOTHING)
    return found


def _marginal(logits: Tensor, allowed: Tensor) -> Tensor | None:
    """Minus the log of the probability of all allowed labels together, over pieces where some are not."""
    known = ~allowed.all(-1)
    if not known.any():
        return None
    chosen, may = logits[known], allowed[known]
    return (chosen.logsumexp(-1) - chosen.masked_fill(~may, -1e4).logsumexp(-1)).mean()


def _links(answers: dict[str, Tensor], batch: Batch) -> dict[str, Tensor]:
    """Give what the links cost, averaged over them: by piece, and as a choice among pieces.

    By piece it is the binary cross entropy, summed over a passage. As a choice it is minus the log of the
    share that the right pieces have among all pieces and none, which scores 0.

    The scores of all pairs of pieces are made at once, and those of the links' heads picked out.
    """
    links = [(row, *link) for row, item in enumerate(batch.items) for link in item.links]
    if not links:
        return {}
    starts, ends = answers["link_from"].float(), answers["link_to"].float()
    pairs = torch.einsum("bpkw,bqkw->bkpq", starts[..., :-1], ends)
    pairs = pairs + starts[..., -1].transpose(1, 2)[..., None]
    heads = [(n, row, kind, piece) for n, (row, pieces, kind, _) in enumerate(links) for piece in pieces]
    number, row, kind, piece = torch.tensor(heads).T
    sums = torch.zeros(len(links), pairs.shape[-1]).index_add(0, number, pairs[row, kind, piece])
    scores = sums / torch.bincount(number, minlength=len(links))[:, None]
    targets = torch.zeros_like(scores)
    for n, (*_, pieces) in enumerate(links):
        targets[n, list(pieces)] = 1
    rows = torch.tensor([row for row, _, _, _ in links])
    mask = batch.mask[rows]
    loss = functional.binary_cross_entropy_with_logits(scores, targets, mask, reduction="sum")
    return {"links": loss / len(links), "choice": _choice(scores, targets, mask)}


def _choice(scores: Tensor, targets: Tensor, mask: Tensor) -> Tensor:
    """Give the mean cost of choosing among pieces and none; arrays are (links, pieces)."""
    none = torch.zeros(len(scores), 1)
    every = torch.cat([none, scores.masked_fill(mask == 0, -1e4)], 1).logsumexp(1)
    is_none = targets.sum(1, keepdim=True) == 0
    right = torch.cat([none.masked_fill(~is_none, -1e4), scores.masked_fill(targets == 0, -1e4)], 1)
    return (every - right.logsumexp(1)).mean()


def total(found: dict[str, Tensor]) -> Tensor:
    return sum((WEIGHTS[head] * loss for head, loss in found.items()), torch.zeros(()))
