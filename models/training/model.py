"""The network: image encoder, grounding by queries that are words, and the vision half of the package's graphs.

Text directs pixels and pixels condition text for `rounds` rounds. A finding's query starts as the embedding of its name, so
a typed phrase is a query like any other.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from .config import CONCEPTS, SCOPE_CLASSES, SIDES, Net


def norm_relu(channels: int) -> nn.Sequential:
    return nn.Sequential(nn.BatchNorm2d(channels), nn.ReLU())


class Residual(nn.Module):
    """Two 3x3 convolutions with squeeze-excitation; the first may halve the size."""

    def __init__(self, source: int, target: int, stride: int) -> None:
        super().__init__()
        self.body = nn.Sequential(
            nn.Conv2d(source, target, 3, stride, 1, bias=False),
            *norm_relu(target),
            nn.Conv2d(target, target, 3, 1, 1, bias=False),
            nn.BatchNorm2d(target),
        )
        hidden = max(8, target // 8)
        self.excite = nn.Sequential(nn.Linear(target, hidden), nn.ReLU(), nn.Linear(hidden, target), nn.Sigmoid())
        same = stride == 1 and source == target
        self.skip = (
            nn.Identity()
            if same
            else nn.Sequential(
                nn.AvgPool2d(stride) if stride > 1 else nn.Identity(),
                nn.Conv2d(source, target, 1, bias=False),
                nn.BatchNorm2d(target),
            )
        )

    def forward(self, x: Tensor) -> Tensor:
        y = self.body(x)
        y = y * self.excite(y.mean((2, 3)))[:, :, None, None]
        return F.relu(y + self.skip(x))


class Attention(nn.Module):
    """Multi-head attention written out, so that it exports to plain ONNX and gives its weights."""

    def __init__(self, width: int, memory: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.q, self.out = nn.Linear(width, width), nn.Linear(width, width)
        self.k, self.v = nn.Linear(memory, width), nn.Linear(memory, width)

    def split(self, x: Tensor) -> Tensor:
        return x.unflatten(-1, (self.heads, -1)).transpose(-3, -2)

    def forward(self, x: Tensor, memory: Tensor, bias: Tensor | None = None) -> tuple[Tensor, Tensor]:
        """x [B, N, width], memory [B or 1, T, memory], bias broadcast to [B, heads, N, T] -> ([B, N, width], weights)."""
        q, k, v = self.split(self.q(x)), self.split(self.k(memory)), self.split(self.v(memory))
        scores = q @ k.transpose(-1, -2) / math.sqrt(q.shape[-1])
        weights = (scores if bias is None else scores + bias).softmax(-1)
        return self.out((weights @ v).transpose(-3, -2).flatten(-2)), weights


class Feed(nn.Sequential):
    def __init__(self, width: int) -> None:
        super().__init__(nn.LayerNorm(width), nn.Linear(width, 2 * width), nn.GELU(), nn.Linear(2 * width, width))


class Encoder(nn.Module):
    """[B, 1, S, S] in 0..1 -> pixels [B, C, S/8, S/8], tokens [B, (S/32)^2, D], scope [B, classes]."""

    def __init__(self, net: Net) -> None:
        super().__init__()
        stem, *widths = net.widths
        self.stem = nn.Sequential(nn.Conv2d(1, stem, 3, 2, 1, bias=False), *norm_relu(stem))
        stages, source = [], stem
        for width, count in zip(widths, net.blocks):
            blocks = [Residual(source, width, 2)] + [Residual(width, width, 1) for _ in range(count - 1)]
            stages.append(nn.Sequential(*blocks))
            source = width
        self.stages = nn.ModuleList(stages)
        self.project = nn.Linear(source, net.width)
        self.position = nn.Parameter(torch.randn(1, net.width, 16, 16) * 0.02)
        self.norms = nn.ModuleList([nn.LayerNorm(net.width) for _ in range(2)])
        self.mix = nn.ModuleList([Attention(net.width, net.width, 8) for _ in range(2)])
        self.feed = nn.ModuleList([Feed(net.width) for _ in range(2)])
        c = net.pixel_channels
        self.lateral = nn.ModuleList([nn.Conv2d(w, c, 1) for w in (net.width, widths[2], widths[1])])
        self.smooth = nn.ModuleList([nn.Sequential(nn.Conv2d(c, c, 3, 1, 1, bias=False), *norm_relu(c)) for _ in range(2)])
        self.hide_tokens, self.hide_pixels = nn.Dropout(net.dropout), nn.Dropout2d(net.dropout)
        self.scope = nn.Sequential(nn.Linear(net.width, 64), nn.ReLU(), nn.Linear(64, len(SCOPE_CLASSES)))

    def forward(self, image: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        x = self.stem(image * 2 - 1)
        levels = []
        for stage in self.stages:
            x = stage(x)
            levels.append(x)
        side = x.shape[-1]
        position = self.position
        if side != position.shape[-1]:
            position = F.interpolate(position, size=(side, side), mode="bilinear", align_corners=False)
        tokens = self.project(x.flatten(2).transpose(1, 2)) + position.flatten(2).transpose(1, 2)
        tokens = self.hide_tokens(tokens)
        for norm, mix, feed in zip(self.norms, self.mix, self.feed):
            y = norm(tokens)
            tokens = tokens + mix(y, y)[0]
            tokens = tokens + feed(tokens)
        deep = tokens.transpose(1, 2).unflatten(2, (side, side))
        p = self.lateral[0](deep)
        for index in (1, 2):
            p = F.interpolate(p, scale_factor=2.0, mode="nearest") + self.lateral[index](levels[3 - index])
            p = self.smooth[index - 1](p)
        return self.hide_pixels(p), tokens, self.scope(tokens.mean(1))


class TextEncoder(nn.Module):
    """Token ids [N, L] (0 = pad) -> phrase embedding [N, D], concept logits, side logits."""

    def __init__(self, net: Net) -> None:
        super().__init__()
        w = net.text_width
        self.embed = nn.Embedding(net.vocabulary, w)
        self.position = nn.Parameter(torch.randn(1, 48, w) * 0.02)
        self.norms = nn.ModuleList([nn.LayerNorm(w) for _ in range(2)])
        self.attend = nn.ModuleList([Attention(w, w, 4) for _ in range(2)])
        self.feed = nn.ModuleList([Feed(w) for _ in range(2)])
        self.out = nn.Linear(w, net.width)
        self.concepts = nn.Linear(w, len(CONCEPTS))
        self.sides = nn.Linear(w, len(SIDES))

    def forward(self, ids: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        # Not `float()`: the browser's runtime compiles half a megabyte of code for its first cast.
        real = torch.where(ids != 0, 1.0, 0.0)
        x = self.embed(ids) + self.position[:, : ids.shape[1]]
        bias = (real - 1)[:, None, None, :] * 1e4
        for norm, attend, feed in zip(self.norms, self.attend, self.feed):
            y = norm(x)
            x = x + attend(y, y, bias)[0]
            x = x + feed(x)
        pooled = (x * real[:, :, None]).sum(1) / real.sum(1, keepdim=True).clamp(min=1)
        return self.out(pooled), self.concepts(pooled), self.sides(pooled)


@dataclass
class Grounded:
    """What one round says of N phrases on B images."""

    presence: Tensor  # [B, N] logits
    masks: Tensor  # [B, N, G, G] logits


class Round(nn.Module):
    """One exchange: the query attends to tokens inside its present mask, then re-weights the pixels."""

    def __init__(self, net: Net) -> None:
        super().__init__()
        d, c, e = net.width, net.pixel_channels, net.evidence_channels
        self.norm = nn.LayerNorm(d)
        self.attend = Attention(d, d, 8)
        self.feed = Feed(d)
        self.gather = nn.Linear(c, d)
        self.focus = nn.Parameter(torch.tensor(1.0))
        self.film = nn.Linear(d, 2 * e)
        self.spread = nn.Conv2d(e + 1, e, 3, padding=1)
        self.delta = nn.Conv2d(e, 1, 1)
        self.weights = nn.Linear(d, c)

    def forward(self, q: Tensor, masks: Tensor, pixels: Tensor, tokens: Tensor, evidence: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        b, n, g, _ = masks.shape
        coarse = F.avg_pool2d(masks.sigmoid(), 4).flatten(2)  # [B, N, T]
        bias = (self.focus * (coarse + 0.03).log())[:, None]
        q = q + self.attend(self.norm(q), tokens, bias)[0]
        share = masks.sigmoid().flatten(2)
        inside = share @ pixels.flatten(2).transpose(1, 2) / (share.sum(-1, keepdim=True) + 1.0)
        q = q + self.gather(inside)
        q = q + self.feed(q)
        scale, shift = self.film(q).flatten(0, 1)[:, :, None, None].chunk(2, 1)
        z = evidence[:, None].expand(b, n, -1, g, g).flatten(0, 1) * (1 + scale) + shift
        z = F.relu(self.spread(torch.cat([z, masks.flatten(0, 1)[:, None]], 1)))
        change = self.delta(z).unflatten(0, (b, n))[:, :, 0]
        linear = (self.weights(q) @ pixels.flatten(2)).unflatten(2, (g, g))
        return q, masks + change + linear / math.sqrt(pixels.shape[1]), z


class Grounding(nn.Module):
    """Pixels and phrases -> presence, masks, boxes and states, with what every round said (for its supervision)."""

    def __init__(self, net: Net) -> None:
        super().__init__()
        d, c, e = net.width, net.pixel_channels, net.evidence_channels
        self.net = net
        self.text = TextEncoder(net)
        self.start = nn.Linear(d, c)
        self.offset = nn.Linear(d, 1)
        self.look = Attention(d, d, 8)
        self.evidence = nn.Conv2d(c, e, 1)
        self.rounds = nn.ModuleList([Round(net) for _ in range(net.rounds)])
        self.presence = nn.ModuleList([nn.Sequential(nn.LayerNorm(d), nn.Linear(d, 1)) for _ in range(net.rounds + 1)])
        self.sharpness = nn.Parameter(torch.tensor([1.0] * (net.rounds + 1)))
        self.boxes = nn.Conv2d(e, 4, 1)
        nn.init.constant_(self.offset.bias, -2.0)
        nn.init.constant_(self.boxes.bias, 1.0)

    def image_score(self, masks: Tensor, q: Tensor, index: int) -> Tensor:
        """Log-sum-exp of the map (r = 3) plus what the query itself believes."""
        flat = masks.flatten(2).float()
        pooled = (torch.logsumexp(3 * flat, -1) - math.log(flat.shape[-1])) / 3
        return self.sharpness[index] * pooled + self.presence[index](q)[..., 0]

    def forward(self, pixels: Tensor, tokens: Tensor, phrases: Tensor) -> tuple[list[Grounded], Tensor, Tensor, Tensor, Tensor]:
        embedded, concepts, sides = self.text(phrases)
        b, n, g = pixels.shape[0], phrases.shape[0], pixels.shape[-1]
        q = embedded[None].expand(b, n, -1)
        q = q + self.look(q, tokens)[0]
        # The first map comes from the words alone; what the image adds comes in the rounds.
        masks = (self.start(embedded)[None] @ pixels.flatten(2)).unflatten(2, (g, g)) / math.sqrt(pixels.shape[1])
        masks = masks + self.offset(embedded)[None, :, :, None]
        evidence = self.evidence(pixels)
        said = [Grounded(self.image_score(masks, q, 0), masks)]
        z = evidence[:, None].expand(b, n, -1, g, g).flatten(0, 1)
        for index, step in enumerate(self.rounds, 1):
            q, masks, z = step(q, masks, pixels, tokens, evidence)
            said.append(Grounded(self.image_score(masks, q, index), masks))
        boxes = F.softplus(self.boxes(z).float()).unflatten(0, (b, n))
        return said, boxes, q, concepts, sides


class SideTasks(nn.Linear):
    """What else is written of a training image, from its mean token: teaches the encoder, is not shipped."""

    def __init__(self, net: Net, count: int) -> None:
        super().__init__(net.width, count)


class Reader(nn.Module):
    """Encoder and grounding: everything but the words."""

    def __init__(self, net: Net) -> None:
        super().__init__()
        self.encoder = Encoder(net)
        self.grounding = Grounding(net)

    def forward(self, image: Tensor, phrases: Tensor):  # noqa: ANN201 - see Grounding.forward
        pixels, tokens, scope = self.encoder(image)
        return (*self.grounding(pixels, tokens, phrases), scope)
