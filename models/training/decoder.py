"""The report decoder: codes, query state and image tokens -> one sentence per finding, token by token."""

from __future__ import annotations

import math

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from .config import CODE_SIDES, CONTEXTS, EXTENTS, PRESENCE, ZONES, Net
from .model import Attention, Feed

CODES = (PRESENCE, CODE_SIDES, ZONES, EXTENTS, CONTEXTS)


def encode_codes(presence: str | None, side: str | None, zone: str | None, extent: str | None, context: str | None = None) -> list[int]:
    """1 + index in its list, 0 where not given."""
    values = (presence, side, zone, extent, context)
    return [names.index(value) + 1 if value is not None else 0 for names, value in zip(CODES, values)]


class Block(nn.Module):
    def __init__(self, net: Net) -> None:
        super().__init__()
        w = net.decoder_width
        self.heads = net.decoder_heads
        self.norms = nn.ModuleList([nn.LayerNorm(w) for _ in range(2)])
        self.qkv, self.out = nn.Linear(w, 3 * w), nn.Linear(w, w)
        self.cross = Attention(w, net.width, net.decoder_heads)
        self.feed = Feed(w)

    def forward(self, x: Tensor, tokens: Tensor, mask: Tensor, past: tuple[Tensor, Tensor]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """x [N, L, W], past keys and values [N, heads, P, size] -> x, keys, values [N, heads, P+L, size], looks [N, heads, L, T]."""
        q, k, v = (y.unflatten(-1, (self.heads, -1)).transpose(1, 2) for y in self.qkv(self.norms[0](x)).chunk(3, -1))
        k, v = torch.cat([past[0], k], 2), torch.cat([past[1], v], 2)
        scores = q @ k.transpose(-1, -2) / math.sqrt(q.shape[-1]) + mask
        x = x + self.out((scores.softmax(-1) @ v).transpose(1, 2).flatten(2))
        seen, looks = self.cross(self.norms[1](x), tokens)
        x = x + seen
        return x + self.feed(x), k, v, looks


class Decoder(nn.Module):
    """See `models/GRAPHS.md`, decoder.onnx. At most 64 positions."""

    def __init__(self, net: Net) -> None:
        super().__init__()
        w = net.decoder_width
        self.net = net
        self.embed = nn.Embedding(net.vocabulary, w)
        self.position = nn.Parameter(torch.randn(64, w) * 0.1)
        self.codes = nn.ModuleList([nn.Embedding(len(names) + 1, w) for names in CODES])
        self.state = nn.Sequential(nn.LayerNorm(net.width), nn.Linear(net.width, w))
        # All that is added up begins alike, or codes and state drown the words for the first thousand steps.
        for table in (self.embed, *self.codes):
            nn.init.normal_(table.weight, std=0.1)
        nn.init.normal_(self.state[1].weight, std=0.1 / math.sqrt(net.width))
        self.memory = nn.LayerNorm(net.width)
        self.blocks = nn.ModuleList([Block(net) for _ in range(net.decoder_layers)])
        self.norm = nn.LayerNorm(w)

    def forward(
        self, ids: Tensor, codes: Tensor, states: Tensor, tokens: Tensor, past_keys: Tensor, past_values: Tensor
    ) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """-> logits [N, L, V], keys, values [layers, N, heads, P+L, size], attention [N, L, T]."""
        rows, *rest = self.follow(ids, codes, states, tokens, past_keys, past_values)
        return F.linear(rows, self.embed.weight), *rest

    def follow(
        self, ids: Tensor, codes: Tensor, states: Tensor, tokens: Tensor, past_keys: Tensor, past_values: Tensor
    ) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """As `forward`, but [N, L, W] of what the words are chosen by in place of the logits."""
        length, before = ids.shape[1], past_keys.shape[3]
        where = torch.arange(length, device=ids.device) + before
        context = self.state(states) + sum(table(codes[:, i]) for i, table in enumerate(self.codes))
        x = self.embed(ids) + self.position[where] + context[:, None]
        mask = (torch.arange(length + before, device=ids.device)[None, :] > where[:, None]).to(x.dtype) * -1e4
        tokens = self.memory(tokens)
        keys, values, looks = [], [], []
        for index, block in enumerate(self.blocks):
            x, k, v, seen = block(x, tokens, mask, (past_keys[index], past_values[index]))
            keys.append(k)
            values.append(v)
            looks.append(seen.mean(1))
        return self.norm(x), torch.stack(keys), torch.stack(values), torch.stack(looks).mean(0)

    def empty_past(self, n: int) -> Tensor:
        net = self.net
        return torch.zeros(net.decoder_layers, n, net.decoder_heads, 0, net.decoder_width // net.decoder_heads)


@torch.no_grad()
def generate(decoder: Decoder, prompt: Tensor, codes: Tensor, states: Tensor, tokens: Tensor, eos: int, most: int) -> list[list[int]]:
    """Greedy, the whole batch at once; token ids without prompt and end."""
    n = len(prompt)
    keys = values = decoder.empty_past(n)
    out: list[list[int]] = [[] for _ in range(n)]
    done = torch.zeros(n, dtype=torch.bool)
    ids = prompt
    for _ in range(most):
        logits, keys, values, _ = decoder(ids, codes, states, tokens, keys, values)
        best = logits[:, -1].argmax(-1)
        done |= best == eos
        for row in range(n):
            if not done[row]:
                out[row].append(int(best[row]))
        if bool(done.all()):
            break
        ids = best[:, None]
    return out
