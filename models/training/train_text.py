"""Step 6: teach a finished run to understand what people type. `python -m training.train_text --name release [--steps 2000]`

Vision training knows the findings by their own names. Here a text encoder learns, over the wide grammar of `phrases`, which finding
and side a phrase means, and gives every phrase the embedding that vision training gave the finding's own name (on that side), so that
a typed phrase lights up what the finding lights up. The embeddings of the names themselves are made exact at the end: findings do not change.
Gives the run its own tokenizer, of shorter tokens than the one vision training used. Writes `work/<name>-text.pt`, `work/<name>-tokenizer.json`.
"""

from __future__ import annotations

import argparse
import random
import time
from dataclasses import replace

import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional as F

from .config import ANATOMY, CONCEPTS, FINDINGS, LANGUAGES, SIDES, WORK, ZONES, Net
from .grammar import SIDED, ZONED, canonical_phrase, corpus
from .model import TextEncoder
from .phrases import typed
from .reader import load_vision, query_ids
from .slips import normalise
from .vocabulary import build, pad
from .vocabulary import load as load_tokenizer

#: Tokens of a phrase that are read; the app cuts there too (GRAPHS.md).
LONGEST = 40
#: Share of merges left out in half of the phrases, so that a slip that breaks a token up is nothing new.
DROPOUT = 0.15
WIDTH = 128

Anchor = tuple[str, str | None]
#: Concepts, and sides of those that have any, whose embeddings vision training fixed.
ANCHORS: tuple[Anchor, ...] = (
    *((concept, None) for concept in FINDINGS + ANATOMY),
    *((concept, side) for concept in SIDED + ZONED for side in ("left", "right")),
)


def anchor_of(concept: str, side: str | None) -> Anchor:
    """Both sides are the whole finding; a side that vision does not know is none."""
    return (concept, side) if (concept, side) in ANCHORS else (concept, None)


@torch.no_grad()
def embed(text: TextEncoder, tokenizer: Tokenizer, phrases: list[str]) -> Tensor:
    return text(torch.tensor(pad([tokenizer.encode(p).ids[:LONGEST] for p in phrases])))[0]


class Phrases:
    """Endless batches of typed phrases: ids [N, L], concepts [N], sides [N], anchors [N] (-1 for what is unknown)."""

    def __init__(self, tokenizer: Tokenizer, seed: int) -> None:
        self.rng = random.Random(seed)
        self.whole = tokenizer
        self.broken = Tokenizer.from_str(tokenizer.to_str())
        self.broken.model.dropout = DROPOUT

    def draw(self) -> tuple[list[int], int, int, int]:
        rng = self.rng
        concept = "unknown" if rng.random() < 0.3 else rng.choice(FINDINGS * 4 + ANATOMY * 2)
        side = rng.choice(("left", "left", "right", "right", "bilateral", None, None))
        zone = rng.choice((*ZONES, None, None, None, None))
        if concept in ANATOMY:
            side = {"right-lung": "right", "left-lung": "left"}.get(concept)
        elif concept == "cardiomegaly":
            side = None
        phrase = normalise(typed(rng.choice(LANGUAGES), concept, side, zone, rng))
        tokenizer = self.broken if rng.random() < 0.5 else self.whole
        anchor = -1 if concept == "unknown" else ANCHORS.index(anchor_of(concept, side))
        return tokenizer.encode(phrase).ids[:LONGEST], CONCEPTS.index(concept), SIDES.index(side or "none"), anchor

    def batches(self, count: int, of: int = 8) -> list[tuple[Tensor, Tensor, Tensor, Tensor]]:
        """`of` batches at a time, each of phrases about as long as one another: less padding, in any order."""
        rows = sorted((self.draw() for _ in range(count * of)), key=lambda row: len(row[0]))
        made = []
        for start in range(0, len(rows), count):
            ids, *labels = zip(*rows[start : start + count])
            made.append((torch.tensor(pad(list(ids))), *(torch.tensor(label) for label in labels)))
        self.rng.shuffle(made)
        return made


@torch.no_grad()
def make_exact(text: TextEncoder, ids: Tensor, targets: Tensor) -> float:
    """Change the last layer by the least that gives `ids` their `targets`; returns what is left. It is wider than there are anchors."""
    kept = {}
    hook = text.out.register_forward_pre_hook(lambda _, inputs: kept.update(pooled=inputs[0]))
    left = targets - text(ids)[0]
    hook.remove()
    pooled = torch.cat([kept["pooled"], torch.ones(len(ids), 1)], 1)
    change = torch.linalg.pinv(pooled.double()) @ left.double()
    text.out.weight += change[:-1].T.float()
    text.out.bias += change[-1].float()
    return float((text(ids)[0] - targets).abs().max())


def train(text: TextEncoder, phrases: Phrases, targets: Tensor, steps: int, batch: int) -> None:
    """Concept and side by cross-entropy, embedding by distance in units of the targets' own spread."""
    spread = targets.var(0).sum()
    optimiser = torch.optim.AdamW(text.parameters(), 2e-3, betas=(0.9, 0.98), weight_decay=0.02)
    started, waiting = time.time(), []
    for step in range(1, steps + 1):
        for group in optimiser.param_groups:
            group["lr"] = 2e-3 * min(1.0, step / 100) * max(0.01, 1 - step / steps)
        waiting = waiting or phrases.batches(batch)
        ids, concepts, sides, anchors = waiting.pop()
        embedded, said, sided = text(ids)
        known = anchors >= 0
        apart = (embedded[known] - targets[anchors[known]]).square().sum(1).mean() / spread
        loss = F.cross_entropy(said, concepts, label_smoothing=0.02) + F.cross_entropy(sided[known], sides[known]) + 0.5 * apart
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(text.parameters(), 1.0)
        optimiser.step()
        if step % 100 == 0:
            right = (said.argmax(1) == concepts).float().mean()
            print(f"step {step} {(time.time() - started) / 60:.1f} min loss {loss.item():.3f} apart {apart.item():.3f} concepts {right:.3f}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--name", default="v0")
    parser.add_argument("--steps", type=int, default=2000)
    parser.add_argument("--batch", type=int, default=128)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--start", help="begin from the text encoder and tokenizer of this run")
    args = parser.parse_args()
    torch.manual_seed(0)
    torch.set_num_threads(1)
    reader, net = load_vision(args.name)
    targets = embed(reader.grounding.text, load_tokenizer(), [canonical_phrase(*anchor) for anchor in ANCHORS])
    own = replace(net, text_width=WIDTH)
    text = TextEncoder(own)
    if args.start:
        tokenizer = load_tokenizer(args.start)
        text.load_state_dict(torch.load(WORK / f"{args.start}-text.pt", weights_only=False)["text"])
    else:
        tokenizer = build(corpus(random.Random(0), 30000), Net().vocabulary)
    train(text, Phrases(tokenizer, args.seed), targets, args.steps, args.batch)
    text.eval()
    ids = torch.tensor(pad([tokenizer.encode(canonical_phrase(*anchor)).ids for anchor in ANCHORS]))
    print(f"names off by {make_exact(text, ids, targets):.1e} after the last layer was fitted")
    with torch.no_grad():
        before = reader.grounding.text(query_ids())[0]
    torch.save({"text": text.state_dict(), "net": own, "targets": before}, WORK / f"{args.name}-text.pt")
    tokenizer.save(str(WORK / f"{args.name}-tokenizer.json"))


if __name__ == "__main__":
    main()
