"""From a checkpoint to the file that ships: one ONNX graph, its matrices in eight bits.

Attention is exported as one node of ONNX Runtime's own (com.microsoft::MultiHeadAttention), which is a fifth
faster than the dozen nodes of standard ONNX that it stands for. The graph takes passages without padding, so
that it needs no mask.
"""

from __future__ import annotations

import hashlib
import logging
import warnings
from typing import TYPE_CHECKING, Any

import torch
from torch import Tensor, nn
from torch.nn import functional

from communique.model.labels import HEADS, HINTS
from training.network import ATTENTIONS, WIDTH, Layer, Network
from training.smooth import smooth

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from training.items import Item

log = logging.getLogger(__name__)
INPUTS = ("ids", "hints")
OUTPUTS = (*HEADS, "link_from", "link_to", "relation")


class _Attention(torch.autograd.Function):
    """Stands for the node in the graph; what it computes while the graph is traced does not matter."""

    @staticmethod
    def forward(_: Any, query: Tensor, __: Tensor, ___: Tensor) -> Tensor:
        return torch.zeros_like(query)

    @staticmethod
    def symbolic(graph: Any, query: Any, key: Any, value: Any) -> Any:
        node = graph.op("com.microsoft::MultiHeadAttention", query, key, value, num_heads_i=ATTENTIONS)
        return node.setType(query.type())


class _FusedLayer(nn.Module):
    """A trained layer with its query, key and value in one matrix."""

    def __init__(self, layer: Layer | Any) -> None:
        super().__init__()
        self.layer = layer
        parts = (layer.query, layer.key, layer.value)
        self.parts = nn.Linear(WIDTH, len(parts) * WIDTH)
        self.parts.weight.data = torch.cat([part.weight for part in parts]).detach()
        self.parts.bias.data = torch.cat([part.bias for part in parts]).detach()

    def forward(self, x: Tensor, _: Tensor) -> Tensor:
        seen = _Attention.apply(*self.parts(x).split(WIDTH, -1))  # type: ignore[no-untyped-call]
        x = self.layer.after_attention(x + self.layer.out(seen))
        return self.layer.after_inner(x + self.layer.outer(functional.gelu(self.layer.inner(x))))  # type: ignore[no-any-return]


class _Outputs(nn.Module):
    """The network with probabilities in place of logits, in a fixed order."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network
        network.encoder.layers = nn.ModuleList(_FusedLayer(layer) for layer in network.encoder.layers)

    def forward(self, ids: Tensor, hints: Tensor) -> tuple[Tensor, ...]:
        answers = self.network(ids, torch.ones_like(ids, dtype=torch.float32), hints)
        for name in (*HEADS, "relation"):
            answers[name] = answers[name].softmax(-1)
        return tuple(answers[name] for name in OUTPUTS)


def export(checkpoint: Path, items: Sequence[Item], exact: Path, small: Path) -> None:
    """Write the graph in 32 bits to `exact` and in 8 to `small`; `items` show how large its numbers get."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    network = Network()
    network.load_state_dict(torch.load(checkpoint, weights_only=True)["network"])
    network.eval()
    smooth(network, items)
    ids = torch.ones(2, 12, dtype=torch.long)
    sample = (ids, torch.zeros(2, len(HINTS), 12, dtype=torch.long))
    axes = {name: {0: "batch", 1: "length"} for name in ("ids", *OUTPUTS)}
    axes["hints"] = {0: "batch", 2: "length"}
    axes["relation"] = {0: "batch"}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            _Outputs(network), sample, str(exact), input_names=list(INPUTS), output_names=list(OUTPUTS),
            dynamic_axes=axes, opset_version=17, dynamo=False, custom_opsets={"com.microsoft": 1},
        )  # fmt: skip
    logging.getLogger().setLevel(logging.ERROR)  # the quantizer warns of every tensor that it leaves alone
    quantize_dynamic(exact, small, per_channel=True, weight_type=QuantType.QInt8)
    logging.getLogger().setLevel(logging.INFO)
    for path in (exact, small):
        log.info("%s: %.1f MB, sha256 %s", path, path.stat().st_size / 1e6, digest(path))


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
