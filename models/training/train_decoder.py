"""Step 6: train the report decoder on what the frozen reader sees. `python -m training.train_decoder [--minutes 8]`

Images (real with and without synthetic lesions, phantoms) are read once by the frozen encoder and grounding; the decoder
learns to say the codes of each finding in every language, looking at the image tokens inside the finding's region.
"""

from __future__ import annotations

import argparse
import random
import time
from dataclasses import dataclass

import numpy as np
import torch
from tokenizers import Tokenizer
from torch.nn import functional as F

from .config import CODE_SIDES, CONTEXTS, EXTENTS, FINDINGS, LANGUAGES, WORK, ZONES
from .data import Source, tone
from .decoder import Decoder, encode_codes
from .grammar import SIDED, sentence
from .preprocess import letterbox
from .reader import load_reader
from .regions import Lungs, describe, find_proposals
from .vocabulary import EOS, pad
from .vocabulary import load as load_tokenizer

MOST = 56
#: Share of the sentences that take up a clinical context.
IN_CONTEXT = 0.4


@torch.no_grad()
def look(name: str, count: int, seed: int = 5) -> dict[str, torch.Tensor]:
    """Read `count` training images. tokens [n, T, D], states [n, 8, D], inside [n, 8, T] (region share per token), present
    [n, 8], codes [n, 8, 3] (side, zone, extent as the decoder takes them)."""
    reader, net = load_reader(name)
    source = Source(seed=seed)
    queries = reader.queries
    place = letterbox(net.size, net.size, net.size)
    rows: dict[str, list] = {key: [] for key in ("tokens", "states", "inside", "present", "codes")}
    for index in range(count):
        sample = source.phantom() if index % 6 == 0 else source.real()
        image = torch.from_numpy(np.ascontiguousarray(sample.image))[None, None]
        image = tone(F.interpolate(image, size=(net.size, net.size), mode="area"), source.rng)
        with torch.autocast("cpu", torch.bfloat16):
            pixels, tokens, _ = reader.encoder(image.contiguous(memory_format=torch.channels_last))
            said, boxes, states, *_ = reader.grounding(pixels, tokens, queries)
        masks, boxes = said[-1].masks[0].float(), boxes[0].float().numpy()
        lungs = Lungs.find(masks[len(FINDINGS)].numpy(), masks[len(FINDINGS) + 1].numpy(), 0.5)
        codes = []
        for k, finding in enumerate(FINDINGS):
            best = find_proposals(masks[k].numpy(), boxes[k], 0.5, 0.0, place, most=1)
            where = describe(finding, best[0].component, lungs) if best else (None, None, None)
            codes.append(encode_codes(None, *where)[1:4])
        rows["tokens"].append(tokens[0].to(torch.bfloat16))
        rows["states"].append(states[0, : len(FINDINGS)].float())
        rows["inside"].append(F.avg_pool2d(masks[None, : len(FINDINGS)].sigmoid(), 4)[0].flatten(1))
        rows["present"].append(torch.from_numpy(sample.presence[: len(FINDINGS)]))
        rows["codes"].append(torch.tensor(codes))
        if index % 500 == 0:
            print(f"read {index}", flush=True)
    return {key: torch.stack(value) for key, value in rows.items()}


def pick_codes(rng: random.Random, finding: str, is_present: bool, seen: list[int]) -> tuple[str, str | None, str | None, str | None, bool]:
    """Codes to state and whether they agree with the image; a third is made up, so that codes rule over habit."""
    presence = rng.choices(("present", "undetermined"), (0.7, 0.3))[0] if is_present else rng.choices(("absent", "undetermined"), (0.8, 0.2))[0]
    side, zone, extent = (names[v - 1] if v else None for names, v in zip((CODE_SIDES, ZONES, EXTENTS), seen))
    is_true = rng.random() < 0.65
    if not is_true:
        presence = rng.choice(("present", "undetermined", "absent"))
        side, zone, extent = rng.choice(("left", "right", "bilateral", None)), rng.choice((*ZONES, None)), rng.choice((*EXTENTS, None))
    if finding == "cardiomegaly":
        side, zone, extent = "midline", None, None
    if finding == "edema":
        zone = None
    if finding in SIDED:
        zone = zone if is_true else None
    if finding in ("nodule", "mass"):
        extent = None
    # What is absent is nowhere: so it is asked for once the model reads.
    if presence == "absent" and rng.random() < 0.7:
        side = zone = extent = None
    return presence, side, zone, extent, is_true


@dataclass
class Lesson:
    """Sentences about one image, N rows: its tokens are attended to by all of them, so their keys and values are made once."""

    ids: torch.Tensor  # [N, L]
    codes: torch.Tensor  # [N, 5]
    states: torch.Tensor  # [N, D]
    tokens: torch.Tensor  # [1, T, D]
    inside: torch.Tensor  # [N, T]
    agree: torch.Tensor  # [N, 1] bool: what is stated is in the image


def draw(rng: random.Random, data: dict[str, torch.Tensor], tokenizer: Tokenizer, count: int) -> Lesson:
    image = rng.randrange(len(data["tokens"]))
    there = data["present"][image].nonzero()[:, 0].tolist()
    eos = tokenizer.token_to_id(EOS)
    findings, codes, rows, agree = [], [], [], []
    for _ in range(count):
        k = rng.choice(there) if there and rng.random() < 0.5 else rng.randrange(len(FINDINGS))
        finding, language = FINDINGS[k], rng.choice(LANGUAGES)
        *said, is_true = pick_codes(rng, finding, bool(data["present"][image, k]), data["codes"][image, k].tolist())
        context = rng.choice(CONTEXTS) if rng.random() < IN_CONTEXT else None
        words = sentence(language, finding, *said, rng, context)
        prompt = [tokenizer.token_to_id(f"[{x}]") for x in (language, "report", finding)]
        rows.append([*prompt, *tokenizer.encode(words).ids, eos][:MOST])
        findings.append(k)
        codes.append(encode_codes(*said, context))
        agree.append(is_true and said[0] == "present")
    return Lesson(
        torch.tensor(pad(rows)),
        torch.tensor(codes),
        data["states"][image, findings],
        data["tokens"][image][None].float(),
        data["inside"][image, findings],
        torch.tensor(agree)[:, None],
    )


def lose(decoder: Decoder, lesson: Lesson) -> tuple[torch.Tensor, torch.Tensor]:
    """Cross-entropy of the words, and how far they look outside the region that they state."""
    with torch.autocast("cpu", torch.bfloat16):
        past = decoder.empty_past(len(lesson.ids))
        logits, _, _, looks = decoder(lesson.ids[:, :-1], lesson.codes, lesson.states, lesson.tokens, past, past)
    target = lesson.ids[:, 1:].clone()
    target[target == 0] = -100
    target[:, :2] = -100
    words = F.cross_entropy(logits.float().flatten(0, 1), target.flatten(), ignore_index=-100)
    share = (looks.float() * lesson.inside[:, None]).sum(-1) + 1e-3
    counted = (target != -100) & lesson.agree
    return words, -(share.log() * counted).sum() / counted.sum().clamp(min=1)


def begin_from(name: str) -> Decoder:
    """The decoder of run `name`; a code that it was never told of begins without effect."""
    state = torch.load(WORK / f"{name}-decoder.pt", weights_only=False, map_location="cpu")
    decoder = Decoder(state["net"])
    own = decoder.state_dict()
    for key in own.keys() - state["decoder"].keys():
        own[key].zero_()
    decoder.load_state_dict(own | state["decoder"])
    return decoder


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--name", default="v0")
    parser.add_argument("--minutes", type=float, default=8)
    parser.add_argument("--images", type=int, default=1200)
    parser.add_argument("--batch", type=int, default=32, help="sentences of one image")
    parser.add_argument("--together", type=int, default=2, help="images of one step")
    parser.add_argument("--start", help="begin from the decoder of this run")
    args = parser.parse_args()
    rng = random.Random(0)
    torch.manual_seed(0)
    data = look(args.name, args.images)
    _, net = load_reader(args.name)
    tokenizer = load_tokenizer(args.name)
    if args.start and load_tokenizer(args.start).to_str() != tokenizer.to_str():
        raise SystemExit(f"{args.start} and {args.name} have different tokenizers: run `train_text` for both, or begin from nothing")
    decoder = begin_from(args.start) if args.start else Decoder(net)
    optimiser = torch.optim.AdamW(decoder.parameters(), 1.5e-3, betas=(0.9, 0.98), weight_decay=0.02)
    started, step, spent = time.time(), 0, 0.0
    while spent < args.minutes * 60:
        for group in optimiser.param_groups:
            group["lr"] = 1.5e-3 * min(1.0, (step + 1) / 100) * max(0.02, 1 - spent / (args.minutes * 60))
        optimiser.zero_grad(set_to_none=True)
        for _ in range(args.together):
            words, looking = lose(decoder, draw(rng, data, tokenizer, args.batch))
            ((words + 0.1 * looking) / args.together).backward()
        torch.nn.utils.clip_grad_norm_(decoder.parameters(), 1.0)
        optimiser.step()
        step += 1
        spent = time.time() - started
        if step % 100 == 0:
            print(f"step {step} {spent / 60:.1f} min loss {words.item():.3f} looking {looking.item():.3f}", flush=True)
    print(f"{step} steps")
    torch.save({"decoder": decoder.state_dict(), "net": net}, WORK / f"{args.name}-decoder.pt")


if __name__ == "__main__":
    main()
