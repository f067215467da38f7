"""PyTorch -> the three ONNX graphs of `models/GRAPHS.md`."""

from __future__ import annotations

import copy
import io
import math

import onnx
import torch
from torch import Tensor, nn
from torch.nn.utils.fusion import fuse_conv_bn_eval

from .config import Net
from .decoder import Decoder
from .fold import fold
from .model import Attention, Encoder, Grounding


def fold_norms(module: nn.Module) -> nn.Module:
    """A copy with every batch norm folded into the convolution before it."""
    module = copy.deepcopy(module).eval().float().to(memory_format=torch.contiguous_format)
    for part in module.modules():
        if not isinstance(part, nn.Sequential):
            continue
        names = list(part._modules)
        for first, second in zip(names, names[1:]):
            conv, norm = part._modules[first], part._modules[second]
            if isinstance(conv, nn.Conv2d) and isinstance(norm, nn.BatchNorm2d):
                part._modules[first] = fuse_conv_bn_eval(conv, norm)
                part._modules[second] = nn.Identity()
    return module


class EncoderGraph(nn.Module):
    """The encoder at its one shipped size, its position table already at that size."""

    def __init__(self, encoder: Encoder, net: Net) -> None:
        super().__init__()
        self.encoder = fold_norms(encoder)
        side = net.size // 32
        if side != self.encoder.position.shape[-1]:
            table = nn.functional.interpolate(self.encoder.position.data, size=(side, side), mode="bilinear", align_corners=False)
            self.encoder.position = nn.Parameter(table)

    def forward(self, image: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        return self.encoder(image)


class GroundingGraph(nn.Module):
    """One image, N phrases; the last round's answer."""

    def __init__(self, grounding: Grounding) -> None:
        super().__init__()
        self.grounding = fold_norms(grounding)

    def forward(self, pixels: Tensor, tokens: Tensor, phrases: Tensor) -> tuple[Tensor, ...]:
        said, boxes, states, concepts, sides = self.grounding(pixels, tokens, phrases)
        return said[-1].presence[0], said[-1].masks[0], boxes[0], states[0], concepts, sides


class FewAsk(nn.Module):
    """`Attention` for few rows and many tokens: the rows are taken to where the tokens are, not every token to keys and values.

    The answers are the same: what the keys' bias adds is alike for all tokens, and what the values' bias adds passes through
    weights that sum to one. A sentence grows by one row at a step, and at each the keys and values of all tokens would be made anew.
    """

    def __init__(self, attention: Attention) -> None:
        super().__init__()
        self.heads, self.q, self.out = attention.heads, attention.q, attention.out
        # [heads, size, memory] and [heads, memory, size]
        self.k = nn.Parameter(attention.k.weight.data.unflatten(0, (self.heads, -1)))
        self.v = nn.Parameter(attention.v.weight.data.unflatten(0, (self.heads, -1)).transpose(1, 2).contiguous())
        self.bias = nn.Parameter(attention.v.bias.data)

    def forward(self, x: Tensor, memory: Tensor) -> tuple[Tensor, Tensor]:
        """x [N, L, width], memory [1, T, memory] -> [N, L, width], weights [N, heads, L, T]."""
        n, length, width = x.shape
        tokens, size = memory[0], width // self.heads
        q = self.q(x).reshape(-1, self.heads, size).transpose(0, 1)
        weights = ((q @ self.k) @ tokens.T / math.sqrt(size)).softmax(-1)
        seen = ((weights @ tokens) @ self.v).transpose(0, 1).reshape(n, length, width)
        return self.out(seen + self.bias), weights.reshape(self.heads, n, length, -1).transpose(0, 1)


class DecoderGraph(nn.Module):
    """The decoder, of whose positions only the last is of use; one table of words, to read and to choose them."""

    def __init__(self, decoder: Decoder) -> None:
        super().__init__()
        self.decoder = copy.deepcopy(decoder).eval().float()
        for block in self.decoder.blocks:
            block.cross = FewAsk(block.cross)

    def forward(self, ids: Tensor, codes: Tensor, states: Tensor, tokens: Tensor, past_keys: Tensor, past_values: Tensor) -> tuple[Tensor, ...]:
        rows, keys, values, attention = self.decoder.follow(ids, codes, states, tokens, past_keys, past_values)
        # The table on the left, or it would be written a second time, turned.
        return (self.decoder.embed.weight @ rows[:, -1].T).T, keys, values, attention[:, -1]


def to_onnx(module: nn.Module, inputs: dict[str, Tensor], outputs: list[str], dynamic: dict[str, dict[int, str]]) -> onnx.ModelProto:
    """Trace `module` on `inputs` and fold what is known beforehand; `dynamic` names the axes that vary."""
    buffer = io.BytesIO()
    with torch.no_grad():
        torch.onnx.export(
            module.eval(),
            tuple(inputs.values()),
            buffer,
            input_names=list(inputs),
            output_names=outputs,
            dynamic_axes=dynamic,
            opset_version=17,
            dynamo=False,
        )
    return fold(onnx.load_from_string(buffer.getvalue()))


def export_graphs(encoder: Encoder, grounding: Grounding, decoder: Decoder, net: Net, queries: Tensor) -> dict[str, tuple[nn.Module, dict[str, Tensor], onnx.ModelProto]]:
    """Name -> (PyTorch module, example inputs, fp32 ONNX). Examples are real shapes, so they also serve the comparison."""
    torch.manual_seed(0)
    image = torch.rand(1, 1, net.size, net.size)
    e = EncoderGraph(encoder, net)
    with torch.no_grad():
        pixels, tokens, _ = e(image)
        g = GroundingGraph(grounding)
        states = g(pixels, tokens, queries)[3]
    d = DecoderGraph(decoder)
    n = 3
    past = decoder.empty_past(n)
    past = torch.randn(*past.shape[:3], 5, past.shape[4]) * 0.1
    words = {
        "ids": torch.tensor([[7, 8]] * n),
        "codes": torch.tensor([[1, 1, 1, 1, 1], [2, 2, 0, 0, 2], [3, 0, 0, 0, 0]]),
        "states": states[:n],
        "tokens": tokens,
        "past_keys": past,
        "past_values": past,
    }
    looks = {"image": image}
    grounds = {"pixels": pixels, "tokens": tokens, "phrases": queries}
    many = {"phrases": {0: "N", 1: "L"}, "presence": {0: "N"}, "masks": {0: "N"}, "boxes": {0: "N"}, "states": {0: "N"}, "concepts": {0: "N"}, "sides": {0: "N"}}
    rows = {"ids": {0: "N", 1: "L"}, "codes": {0: "N"}, "states": {0: "N"}, "past_keys": {1: "N", 3: "P"}, "past_values": {1: "N", 3: "P"}}
    rows |= {"logits": {0: "N"}, "keys": {1: "N", 3: "Q"}, "values": {1: "N", 3: "Q"}, "attention": {0: "N"}}
    return {
        "encoder": (e, looks, to_onnx(e, looks, ["pixels", "tokens", "scope"], {})),
        "grounding": (g, grounds, to_onnx(g, grounds, ["presence", "masks", "boxes", "states", "concepts", "sides"], many)),
        "decoder": (d, words, to_onnx(d, words, ["logits", "keys", "values", "attention"], rows)),
    }
