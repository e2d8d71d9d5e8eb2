"""Make a network easier to put into eight bits (after SmoothQuant, Xiao et al. 2023).

A few numbers of a state are far larger than the others, and eight bits for all of them leave few for those.
So what goes into a matrix is divided there, number by number, and the matrix's columns are multiplied by the
same; what comes out stays as it was. Only outliers are divided: evening out all numbers, as the paper does,
made the matrices themselves coarse, and the answers twice as far from exact.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import torch
from torch import Tensor, nn

from training.losses import Batch

if TYPE_CHECKING:
    from collections.abc import Sequence

    from training.items import Item
    from training.network import Network

_OUTLIER = 4
"""Times the median from which on a number is made smaller."""


class Smoothed(nn.Module):
    """A linear layer that takes its input with the outliers made smaller.

    `largest` has the largest size of each number of the input.
    """

    def __init__(self, linear: nn.Linear, largest: Tensor) -> None:
        super().__init__()
        factors = (largest / largest.median() / _OUTLIER).clamp(min=1)
        self.linear = nn.Linear(linear.in_features, linear.out_features)
        self.linear.weight.data = linear.weight.detach() * factors
        self.linear.bias.data = linear.bias.detach()
        self.inverse = 1 / factors

    def forward(self, x: Tensor) -> Tensor:
        return self.linear(x * self.inverse)  # type: ignore[no-any-return]


@torch.no_grad()
def smooth(network: Network, items: Sequence[Item]) -> None:
    """Smooth the two large matrices of every layer, by what `items` put into them."""
    large = [(layer, name) for layer in network.encoder.layers for name in ("inner", "outer")]
    sizes: list[list[Tensor]] = [[] for _ in large]
    hooks = [
        getattr(layer, name).register_forward_pre_hook(
            lambda _, inputs, into=into: into.append(inputs[0].abs().amax((0, 1)))
        )
        for (layer, name), into in zip(large, sizes, strict=True)
    ]
    for item in items:
        batch = Batch([item])
        network(batch.ids, batch.mask, batch.hints)
    for (layer, name), seen, hook in zip(large, sizes, hooks, strict=True):
        hook.remove()
        setattr(layer, name, Smoothed(getattr(layer, name), torch.stack(seen).amax(0)))
