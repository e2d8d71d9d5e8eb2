"""The network: a six-layer BERT encoder with hints added to its input, and the heads of `model/labels.py`.

The encoder is that of all-MiniLM-L6-v2 (Wang et al. 2020, MiniLM; Reimers & Gurevych 2019), written out here
so that nothing but torch is needed and hints can be added.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from communique.model.labels import HEADS, HINTS, LINK_WIDTH, LINKS, ROOTS

if TYPE_CHECKING:
    from pathlib import Path

WIDTH, DEPTH, ATTENTIONS, INNER = 384, 6, 12, 1536
VOCABULARY, POSITIONS = 30_522, 512
DROPOUT = 0.1
_NAMES = {
    "query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value",
    "out": "attention.output.dense", "after_attention": "attention.output.LayerNorm",
    "inner": "intermediate.dense", "outer": "output.dense", "after_inner": "output.LayerNorm",
}  # fmt: skip
"""The parts of a layer as they are named in the published file."""


class Layer(nn.Module):
    """A transformer layer, normalised after each step as BERT's are."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value, self.out = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.inner, self.outer = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.after_attention, self.after_inner = (nn.LayerNorm(WIDTH, eps=1e-12) for _ in range(2))
        self.drop = nn.Dropout(DROPOUT)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """Take states (batch, length, width) and a mask (batch, 1, 1, length), True where there is text."""
        batch, length, _ = x.shape
        parts = (
            f(x).view(batch, length, ATTENTIONS, -1).transpose(1, 2)
            for f in (self.query, self.key, self.value)
        )
        query, key, value = parts
        # written out: torch's own attention takes thrice as long to learn on a processor
        shares = (query @ key.transpose(2, 3) / (WIDTH // ATTENTIONS) ** 0.5).masked_fill(~mask, -1e4)
        seen = shares.softmax(-1).to(value.dtype) @ value
        seen = seen.transpose(1, 2).reshape(batch, length, WIDTH)
        x = self.after_attention(x + self.drop(self.out(seen)))
        return self.after_inner(x + self.drop(self.outer(functional.gelu(self.inner(x)))))  # type: ignore[no-any-return]


class Encoder(nn.Module):
    """Word pieces and hints to states."""

    def __init__(self) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, WIDTH)
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.first_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.hints = nn.ModuleList(nn.Embedding(len(labels), WIDTH) for labels in HINTS.values())
        self.layers = nn.ModuleList(Layer() for _ in range(DEPTH))
        self.drop = nn.Dropout(DROPOUT)
        for table in self.hints.parameters():
            nn.init.zeros_(table)

    def forward(self, ids: Tensor, mask: Tensor, hints: Tensor) -> Tensor:
        """Take numbers of pieces (batch, length), mask of the same shape, hints (batch, groups, length)."""
        x: Tensor = self.words(ids) + self.positions.weight[: ids.shape[1]]
        for group, table in enumerate(self.hints):
            x = x + table(hints[:, group])
        x = self.drop(self.first_norm(x))
        seen = mask[:, None, None, :].bool()
        for layer in self.layers:
            x = layer(x, seen)
        return x

    def start_from(self, published: Path) -> None:
        """Take the weights of the published encoder (a safetensors file)."""
        weights = {name.removeprefix("bert."): value for name, value in load_file(published).items()}

        def take(module: nn.Module, name: str) -> None:
            module.load_state_dict({k: weights[f"{name}.{k}"] for k in module.state_dict()})

        take(self.words, "embeddings.word_embeddings")
        take(self.positions, "embeddings.position_embeddings")
        self.positions.weight.data += weights["embeddings.token_type_embeddings.weight"][0]
        take(self.first_norm, "embeddings.LayerNorm")
        for number, layer in enumerate(self.layers):
            for ours, theirs in _NAMES.items():
                take(getattr(layer, ours), f"encoder.layer.{number}.{theirs}")


class Network(nn.Module):
    """The encoder with all heads."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder = Encoder()
        self.heads = nn.ModuleDict({name: nn.Linear(WIDTH, len(labels)) for name, labels in HEADS.items()})
        self.link_from = nn.Linear(WIDTH, len(LINKS) * LINK_WIDTH)
        self.link_to = nn.Linear(WIDTH, len(LINKS) * LINK_WIDTH)
        self.link_bias = nn.Parameter(torch.full((len(LINKS),), -4.0))
        self.relation = nn.Sequential(
            nn.Linear(3 * WIDTH, WIDTH), nn.GELU(), nn.Dropout(DROPOUT), nn.Linear(WIDTH, len(ROOTS))
        )

    def forward(self, ids: Tensor, mask: Tensor, hints: Tensor) -> dict[str, Tensor]:
        """Give the logits of every head, and for each piece and kind of link its vectors as start and end.

        A link's logit is the product of the two vectors; the last number of each start is its bias.
        """
        states = self.encoder(ids, mask, hints)
        answers = {name: head(states) for name, head in self.heads.items()}
        shape = (*ids.shape, len(LINKS), LINK_WIDTH)
        bias = self.link_bias[None, None, :, None].expand(*shape[:3], 1)
        answers["link_from"] = torch.cat([self.link_from(states).view(shape) / LINK_WIDTH**0.5, bias], -1)
        answers["link_to"] = self.link_to(states).view(shape)
        answers["relation"] = self.relation(self._pooled(states, mask, hints))
        return answers

    def _pooled(self, states: Tensor, mask: Tensor, hints: Tensor) -> Tensor:
        """Give the mean states of the marked source, the marked target and the whole."""
        marks = hints[:, list(HINTS).index("mark")]
        weights = torch.stack([(marks == 1).to(states), (marks == 2).to(states), mask.to(states)], 1)
        weights = weights / weights.sum(-1, keepdim=True).clamp(min=1)
        return (weights @ states).flatten(1)
