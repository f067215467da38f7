"""How well synthetic lesions are outlined. `python -m training.synthetic --package shoken-cxr [--split test]`

One lesion of known mask (`lesions.py`) is put into each radiograph of the split that its text calls normal; Dice of the region the app
would show against the mask, per kind. These lesions are of the kind the network was trained on, in patients it has not seen.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

from .config import FINDINGS, WORK
from .data import enlarge
from .lesions import add_lesion
from .package import read_package, setting_of
from .preprocess import letterbox
from .reader import Seen
from .regions import find_proposals, largest


@dataclass(frozen=True)
class Lesions:
    """n radiographs with one lesion each: uint8 [n, 512, 512], its kind and its mask bool [512, 512]."""

    images: np.ndarray
    findings: list[str]
    masks: list[np.ndarray]


def insert_lesions(split: str) -> Lesions:
    """The same lesions every time."""
    rng = np.random.default_rng(7)
    records = json.loads((WORK / "nih.json").read_text())
    images, lungs = np.load(WORK / "nih.npy", mmap_mode="r"), np.load(WORK / "nih_lungs.npy")
    stack, findings, masks = [], [], []
    for i, record in enumerate(records):
        if record["split"] != split or not record["has_no_finding"]:
            continue
        image = images[i].astype(np.float32) / 255
        lesion = add_lesion(rng, image, *(enlarge(largest(side > 127)) for side in lungs[i]))
        if lesion is not None:
            stack.append((np.clip(image, 0, 1) * 255).astype(np.uint8))
            findings.append(lesion[0])
            masks.append(lesion[1])
    return Lesions(np.stack(stack), findings, masks)


def dice(a: np.ndarray, b: np.ndarray) -> float:
    return float(2 * (a & b).sum() / max(a.sum() + b.sum(), 1))


def dices(lesions: Lesions, seen: Seen, share: float, rules: dict) -> dict[str, list[float]]:
    """Dice of the shown region per kind; `rules` holds `regionMinimum` per finding."""
    size = seen.masks.shape[-1] * 8
    place = letterbox(512, 512, size)
    scores: dict[str, list[float]] = {}
    for row, (finding, mask) in enumerate(zip(lesions.findings, lesions.masks)):
        k = FINDINGS.index(finding)
        found = find_proposals(seen.masks[row, k], seen.boxes[row, k], share, 0.0, place)
        shown = [p.component for i, p in enumerate(found) if i == 0 or p.score >= rules[finding]["regionMinimum"]]
        region = torch.from_numpy(np.any(shown, 0).astype(np.float32))[None, None]
        region = torch.nn.functional.interpolate(region, size=(512, 512))[0, 0].numpy() > 0.5
        scores.setdefault(finding, []).append(dice(region, mask))
    return scores


def mean_dice(lesions: Lesions, seen: Seen, share: float, rules: dict) -> float:
    """Mean over kinds."""
    return float(np.mean([np.mean(values) for values in dices(lesions, seen, share, rules).values()]))


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--package", type=Path, required=True)
    parser.add_argument("--split", default="test")
    args = parser.parse_args()
    setting = setting_of(args.package)
    lesions = insert_lesions(args.split)
    scores = dices(lesions, read_package(args.package, lesions.images), setting["regionShare"], setting["findings"])
    print("| synthetic lesion | images | mean Dice | at least 0.5 |\n|---|---|---|---|")
    for finding, values in scores.items():
        print(f"| {finding} | {len(values)} | {np.mean(values):.2f} | {np.mean(np.array(values) >= 0.5):.2f} |")
    print(f"| mean over kinds | {sum(map(len, scores.values()))} | {np.mean([np.mean(v) for v in scores.values()]):.2f} | |")


if __name__ == "__main__":
    main()
