"""Load trained weights, and read images in batches: what evaluation, calibration and export share."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import torch

from .config import ANATOMY, FINDINGS, WORK, Net
from .decoder import Decoder
from .grammar import canonical_phrase
from .model import Reader, TextEncoder
from .regions import ORGAN_THRESHOLD, Lungs
from .vocabulary import load as load_tokenizer
from .vocabulary import pad


def query_ids(name: str | None = None) -> torch.Tensor:
    """[11, L] token ids of the findings' and organs' own phrases, by the tokenizer of run `name`."""
    tokenizer = load_tokenizer(name)
    return torch.tensor(pad([tokenizer.encode(canonical_phrase(q)).ids for q in FINDINGS + ANATOMY]))


def load_vision(name: str) -> tuple[Reader, Net]:
    """The averaged weights of run `name` as vision training left them, in evaluation mode."""
    state = torch.load(WORK / f"{name}.pt", weights_only=False, map_location="cpu")
    reader = Reader(state["net"]).to(memory_format=torch.channels_last)
    reader.load_state_dict(state["average"])
    return reader.eval(), state["net"]


def load_reader(name: str) -> tuple[Reader, Net]:
    """The same with the text encoder of `train_text`, where there is one. Raises where vision has moved on since."""
    reader, net = load_vision(name)
    path = WORK / f"{name}-text.pt"
    if path.exists():
        words = torch.load(path, weights_only=False, map_location="cpu")
        with torch.no_grad():
            before = reader.grounding.text(query_ids())[0]
        if not torch.allclose(before, words["targets"], atol=1e-3):
            raise SystemExit(f"{name}.pt was trained on after `train_text`: run `python -m training.train_text --name {name}` again")
        reader.grounding.text = TextEncoder(words["net"]).eval()
        reader.grounding.text.load_state_dict(words["text"])
    reader.queries = query_ids(name)
    return reader, net


def load_decoder(name: str) -> Decoder:
    state = torch.load(WORK / f"{name}-decoder.pt", weights_only=False, map_location="cpu")
    decoder = Decoder(state["net"])
    decoder.load_state_dict(state["decoder"])
    return decoder.eval()


@dataclass
class Seen:
    """What the reader says of n images; Q = 11 queries, G grid side."""

    presence: np.ndarray  # [n, Q] logits
    masks: np.ndarray  # [n, Q, G, G] logits, float16
    boxes: np.ndarray  # [n, Q, 4, G, G] cells, float16
    scope: np.ndarray  # [n, classes] logits

    @cached_property
    def lungs(self) -> list[Lungs]:
        """Of each image."""
        right = len(FINDINGS) + ANATOMY.index("right-lung")
        return [Lungs.find(masks[right], masks[right + 1], ORGAN_THRESHOLD) for masks in self.masks]


@torch.no_grad()
def read_images(reader: Reader, images: np.ndarray, size: int, rounds: int | None = None) -> Seen:
    """images uint8 [n, 512, 512] -> Seen. `rounds` takes an earlier round's answer (0 = the words alone)."""
    from .preprocess import resize_weights

    weights = resize_weights(images.shape[1], size).astype(np.float32)
    queries = reader.queries
    parts: list[list[np.ndarray]] = [[], [], [], []]
    for start in range(0, len(images), 8):
        batch = weights @ (images[start : start + 8].astype(np.float32) / 255) @ weights.T
        x = torch.from_numpy(batch)[:, None].contiguous(memory_format=torch.channels_last)
        with torch.autocast("cpu", torch.bfloat16):
            said, boxes, _, _, _, scope = reader(x, queries)
        last = said[-1 if rounds is None else rounds]
        for part, value, kind in zip(parts, (last.presence, last.masks, boxes, scope), ("f4", "f2", "f2", "f4")):
            part.append(value.float().numpy().astype(kind))
    return Seen(*(np.concatenate(part) for part in parts))
