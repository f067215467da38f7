"""Step 4: phantoms as a training domain. `python -m training.phantom_stack --count 600`

Writes `phantoms.npz`: `images` uint8 [n, 512, 512] after the package's preprocessing, `masks` uint8 [n, 11, 128, 128]
(0..255, share of the cell covered; findings, then right lung, left lung, heart), `present` bool [n, 8], `lungs` the two
lung planes at 128 px; and `laterals.npy` uint8 [m, 512, 512], which are out of scope.
"""

from __future__ import annotations

import argparse
import time

import numpy as np

from .config import FINDINGS, WORK
from .phantom import render
from .preprocess import preprocess

SIZE, GRID = 512, 128


def shrink(mask: np.ndarray) -> np.ndarray:
    """bool [512, 512] -> uint8 [128, 128], share of each cell."""
    step = SIZE // GRID
    return np.round(mask.reshape(GRID, step, GRID, step).mean((1, 3)) * 255).astype(np.uint8)


def pick(rng: np.random.Generator) -> list[str]:
    """A third normal; else one to three findings that can occur together."""
    if rng.random() < 0.3:
        return []
    chosen = [str(x) for x in rng.choice(FINDINGS, size=rng.integers(1, 4), replace=False)]
    if "pneumothorax" in chosen and "pleural-effusion" in chosen:
        chosen.remove("pleural-effusion")
    return chosen


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--count", type=int, default=600)
    parser.add_argument("--laterals", type=int, default=60)
    args = parser.parse_args()
    images = np.zeros((args.count, SIZE, SIZE), np.uint8)
    masks = np.zeros((args.count, len(FINDINGS) + 3, GRID, GRID), np.uint8)
    present = np.zeros((args.count, len(FINDINGS)), bool)
    started = time.time()
    for index in range(args.count):
        rng = np.random.default_rng([index, 99])
        view = "PA" if rng.random() < 0.6 else "AP"
        phantom = render(1000 + index, SIZE, pick(rng), view)
        images[index] = np.round(preprocess(phantom.image, SIZE)[0] * 255)
        for lesion in phantom.lesions:
            place = FINDINGS.index(lesion.finding)
            masks[index, place] = np.maximum(masks[index, place], shrink(lesion.mask))
            present[index, place] = True
        for offset, organ in enumerate((phantom.lungs_right, phantom.lungs_left, phantom.heart)):
            masks[index, len(FINDINGS) + offset] = shrink(organ)
        if index % 50 == 0:
            print(f"{index} {time.time() - started:.0f} s", flush=True)
    np.savez(WORK / "phantoms.npz", images=images, masks=masks, present=present, lungs=masks[:, 8:10] > 127)
    laterals = np.zeros((args.laterals, SIZE, SIZE), np.uint8)
    for index in range(args.laterals):
        rng = np.random.default_rng([index, 98])
        phantom = render(9000 + index, SIZE, pick(rng), "LATERAL")
        laterals[index] = np.round(preprocess(phantom.image, SIZE)[0] * 255)
    np.save(WORK / "laterals.npy", laterals)


if __name__ == "__main__":
    main()
