"""Fine-tune the network on all sets at once: `python -m training fit`."""

from __future__ import annotations

import logging
import math
import random
import time
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

import numpy as np
import torch

from communique.model.labels import HINTS
from training.items import LENGTHS, Item, blurred
from training.losses import Batch, losses, total

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from training.network import Network

log = logging.getLogger(__name__)
_FORM = [row for row, group in enumerate(HINTS) if group not in ("shape", "mark")]


@dataclass(frozen=True, slots=True)
class Plan:
    """How long and how fast to train.

    `blank` is how often a group of hints is left out of a passage, so that the encoder reads on where form
    has read nothing; `masked` is the share of word pieces that are hidden. Of single sentences, the sets
    `halved`, an epoch reads half, for they say less than articles, and of the pairs marked in articles too.
    """

    epochs: int = 8
    rate: float = 2e-4
    head_rate: float = 1e-3
    warm_up: float = 0.1
    pieces: int = 1200
    blank: float = 0.25
    masked: float = 0.05
    halved: tuple[str, ...] = ("corpus", "sentences", "uner")
    seed: int = 1


def fit(network: Network, items: Sequence[Item], plan: Plan, into: Path) -> None:
    """Train, with a checkpoint in `into` after each epoch; where there is one, go on from it.

    Raises ValueError where that checkpoint is of another plan.
    """
    optimizer = _optimizer(network, plan)
    size = sum(map(len, items))
    first = _resume(network, optimizer, plan, size, into)
    lengths = [len(groups(items, plan, epoch)) for epoch in range(plan.epochs)]
    step, steps = sum(lengths[:first]), sum(lengths)
    for epoch in range(first, plan.epochs):
        network.train()
        torch.manual_seed(plan.seed * 1000 + epoch)
        sums: dict[str, list[float]] = {}
        begun = time.monotonic()
        for batch in batches(items, plan, epoch):
            step += 1
            _set_rate(optimizer, plan, step, steps)
            with torch.autocast("cpu", torch.bfloat16):
                answers = network(batch.ids, batch.mask, batch.hints)
            found = losses(answers, batch)
            loss = total(found)
            if not loss.requires_grad:
                continue
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            for head, value in found.items():
                sums.setdefault(head, []).append(value.item())
        means = " ".join(f"{head} {sum(v) / len(v):.3f}" for head, v in sorted(sums.items()))
        log.info("epoch %d, %.0f s: %s", epoch + 1, time.monotonic() - begun, means)
        _save(network, optimizer, plan, size, epoch + 1, into)


def batches(items: Sequence[Item], plan: Plan, epoch: int) -> Iterator[Batch]:
    """Give the batches of an epoch, with some hints left blank and some words masked."""
    dice = np.random.default_rng(plan.seed * 1000 + epoch)
    for group in groups(items, plan, epoch):
        yield Batch([_blurred(item, plan, dice) for item in group])


def _blurred(item: Item, plan: Plan, dice: np.random.Generator) -> Item:
    left_out = [group for group in _FORM if dice.random() < plan.blank]
    masked = dice.random(len(item)) < plan.masked
    masked[[0, -1]] = False  # the encoder's own marks
    return blurred(item, left_out, np.flatnonzero(masked))


def groups(items: Sequence[Item], plan: Plan, epoch: int) -> list[list[Item]]:
    """Give groups of about `plan.pieces` pieces, passages of like length together, in random order."""
    dice = random.Random(plan.seed * 1000 + epoch)  # noqa: S311 - order only
    turn = epoch % len(LENGTHS)
    current = [item for item in items if item.turn in (-1, turn)]
    taken = [item for item in current if not _is_halved(item, plan) or dice.random() < 0.5]
    ordered = sorted(taken, key=lambda item: len(item) * (1 + 0.1 * dice.random()))
    found: list[list[Item]] = [[]]
    for item in ordered:
        if (len(found[-1]) + 1) * len(item) > plan.pieces and found[-1]:
            found.append([])
        found[-1].append(item)
    dice.shuffle(found)
    return found


def _is_halved(item: Item, plan: Plan) -> bool:
    return (item.set in plan.halved) == (item.root < 0)


def _optimizer(network: Network, plan: Plan) -> torch.optim.Optimizer:
    """Give the optimizer of all but the word vectors: most words of the news are not in the sets."""
    network.encoder.words.weight.requires_grad_(False)
    hints = {id(p) for p in network.encoder.hints.parameters()}
    encoder = [p for p in network.encoder.parameters() if p.requires_grad and id(p) not in hints]
    owned = {id(p) for p in network.encoder.parameters()} - hints
    heads = [p for p in network.parameters() if id(p) not in owned]
    groups = [{"params": encoder, "lr": plan.rate}, {"params": heads, "lr": plan.head_rate}]
    return torch.optim.AdamW(groups, weight_decay=0.01, fused=True)


def _set_rate(optimizer: torch.optim.Optimizer, plan: Plan, step: int, steps: int) -> None:
    """Rise for the share `warm_up` of the steps, then fall to nothing along a straight line."""
    rise = step / max(1, math.ceil(plan.warm_up * steps))
    share = min(rise, max(0.0, (steps - step) / (steps * (1 - plan.warm_up))))
    for group, rate in zip(optimizer.param_groups, (plan.rate, plan.head_rate), strict=True):
        group["lr"] = rate * share


def _save(
    network: Network, optimizer: torch.optim.Optimizer, plan: Plan, size: int, epoch: int, into: Path
) -> None:
    unfinished = into.with_suffix(".part")
    state = {"network": network.state_dict(), "optimizer": optimizer.state_dict()}
    torch.save({**state, "plan": asdict(plan), "size": size, "epoch": epoch}, unfinished)
    unfinished.replace(into)


def _resume(
    network: Network, optimizer: torch.optim.Optimizer, plan: Plan, size: int, checkpoint: Path
) -> int:
    if not checkpoint.exists():
        return 0
    state = torch.load(checkpoint, weights_only=True)
    if state.get("plan") != asdict(plan):
        raise ValueError(f"{checkpoint} is of another plan, {state.get('plan')}: move it away to start anew")
    if state["size"] != size:
        log.warning("%s has read %d pieces, now there are %d", checkpoint, state["size"], size)
    network.load_state_dict(state["network"])
    optimizer.load_state_dict(state["optimizer"])
    log.info("going on after epoch %d of %s", state["epoch"], checkpoint)
    return int(state["epoch"])
