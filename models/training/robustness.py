"""What other machines and rooms cost: figures on shifted test images. `python -m training.robustness --package shoken-cxr`

Each shift is done to every image of the split before the package's own preprocessing sees it. Prints a table (mean AUROC, share of
boxes hit at IoU >= 0.3, share refused) and writes `work/robustness.json`. Inverted images are out of scope: there the share refused is what
counts.
"""

from __future__ import annotations

import argparse
import io
import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
from PIL import Image
from scipy.ndimage import rotate, zoom

from .calibrate import hit_shares, load_split
from .config import FINDINGS, WORK
from .metrics import auroc
from .package import read_package, setting_of
from .refusal import refused

SIZE = 512
Shift = Callable[[np.ndarray], np.ndarray]


def jpeg(image: np.ndarray) -> np.ndarray:
    with io.BytesIO() as buffer:
        Image.fromarray(image).save(buffer, "JPEG", quality=15)
        return np.asarray(Image.open(buffer))


def coarse(image: np.ndarray) -> np.ndarray:
    """A third of the resolution."""
    small = Image.fromarray(image).resize((SIZE // 3, SIZE // 3), Image.BOX)
    return np.asarray(small.resize((SIZE, SIZE), Image.BILINEAR))


def collimated(image: np.ndarray) -> np.ndarray:
    """A tenth of the field on every side is black."""
    edge = SIZE // 10
    out = np.zeros_like(image)
    out[edge:-edge, edge:-edge] = image[edge:-edge, edge:-edge]
    return out


def nearer(image: np.ndarray) -> np.ndarray:
    """The middle nine tenths fill the image."""
    edge = SIZE // 20
    part = image[edge:-edge, edge:-edge].astype(np.float32)
    return np.clip(zoom(part, SIZE / part.shape[0], order=1), 0, 255).astype(np.uint8)[:SIZE, :SIZE]


def noisy(image: np.ndarray) -> np.ndarray:
    noise = np.random.default_rng(int(image.sum()) % 2**32).normal(0, 12, image.shape)
    return np.clip(image + noise, 0, 255).astype(np.uint8)


def turned(degrees: float) -> Shift:
    return lambda image: rotate(image, degrees, reshape=False, order=1, mode="constant")


def toned(gamma: float) -> Shift:
    return lambda image: ((image / 255) ** gamma * 255).astype(np.uint8)


SHIFTS: dict[str, Shift] = {
    "none": lambda image: image,
    "gamma 0.6": toned(0.6),
    "gamma 1.6": toned(1.6),
    "a third of the resolution": coarse,
    "JPEG quality 15": jpeg,
    "noise, 5 % of the range": noisy,
    "rotated 10°": turned(10),
    "rotated -10°": turned(-10),
    "collimated by a tenth": collimated,
    "field a tenth smaller": nearer,
    "inverted": lambda image: 255 - image,
}


def moved(name: str, box: np.ndarray) -> np.ndarray:
    """Where a reference box lies after the shift: left, top, right, bottom."""
    middle = SIZE / 2
    if name.startswith("rotated"):
        angle = np.deg2rad(float(name.split()[1].rstrip("°")))
        centre = (box[:2] + box[2:]) / 2 - middle
        c, s = np.cos(angle), np.sin(angle)
        new = np.array([c * centre[0] + s * centre[1], -s * centre[0] + c * centre[1]]) + middle
        half = (box[2:] - box[:2]) / 2
        return np.concatenate([new - half, new + half])
    if name == "field a tenth smaller":
        edge = SIZE // 20
        return (box - edge) * SIZE / (SIZE - 2 * edge)
    return box


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--package", type=Path, required=True)
    parser.add_argument("--split", default="test")
    args = parser.parse_args()
    images, records = load_split(args.split)
    setting = setting_of(args.package)
    target = np.array([record["labels"] for record in records])
    out = {}
    print("| shift | mean AUROC | hit at IoU ≥ 0.3 | refused |\n|---|---|---|---|")
    for name, shift in SHIFTS.items():
        seen = read_package(args.package, np.stack([shift(image) for image in images]))
        there = [r | {"boxes": [[b[0], *moved(name, np.array(b[1:]))] for b in r["boxes"]]} for r in records]
        shares = hit_shares(seen, there, setting["regionShare"], setting["boxBlend"], 0.3)
        row = {
            "auroc": float(np.nanmean([auroc(target[:, k], seen.presence[:, k]) for k in range(len(FINDINGS))])),
            "hit@0.3": float(np.mean([hit / total for hit, total in shares.values()])),
            "refused": float(refused(seen.scope, setting).mean()),
        }
        out[name] = row
        print(f"| {name} | {row['auroc']:.3f} | {row['hit@0.3']:.2f} | {row['refused']:.3f} |", flush=True)
    (WORK / "robustness.json").write_text(json.dumps(out, indent=1))


if __name__ == "__main__":
    main()
