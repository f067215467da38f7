"""How a training image is varied: place, mirror, tone, mixing with another, collimation, hidden parts.

The shifts of other machines and sites that the robustness table measures are in here, so that the network has met them.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch.nn import functional as F

from .config import FINDINGS

if TYPE_CHECKING:
    from .data import Batch, Sample

SIZE = 512


def random_affine(rng: np.random.Generator) -> np.ndarray:
    """[2, 3] output -> input in -1..1 coordinates: rotation ±12°, scale ±18 %, shift ±6 %."""
    angle = np.deg2rad(rng.uniform(-12, 12))
    sx, sy = np.exp(rng.uniform(-0.18, 0.18)) * np.exp(rng.uniform(-0.07, 0.07, 2))
    shift = rng.uniform(-0.12, 0.12, 2)
    c, s = np.cos(angle), np.sin(angle)
    return np.array([[c * sx, -s * sy, shift[0]], [s * sx, c * sy, shift[1]]], np.float32)


def mirror(sample: Sample) -> Sample:
    """Left for right. The lung on the image's left is still called the right one, as the reader would."""
    planes = sample.planes[:, :, ::-1].copy()
    first = len(FINDINGS)
    planes[[first, first + 1]] = planes[[first + 1, first]]
    boxes = [(query, SIZE - x1, y0, SIZE - x0, y1) for query, x0, y0, x1, y1 in sample.boxes]
    return replace(sample, image=sample.image[:, ::-1].copy(), planes=planes, boxes=boxes, midline=SIZE - sample.midline)


def tone(images: torch.Tensor, rng: np.random.Generator) -> torch.Tensor:
    """Gamma, contrast, brightness, blur, resolution, noise per image; what another detector or exposure would give."""
    for index in range(len(images)):
        image = images[index].clamp(0, 1) ** float(np.exp(rng.uniform(-0.6, 0.6)))
        if rng.random() < 0.5:
            image = ((image - 0.5) * rng.uniform(0.65, 1.35) + 0.5 + rng.uniform(-0.12, 0.12)).clamp(0, 1)
        draw = rng.random()
        if draw < 0.12:
            image = F.avg_pool2d(image[None], 3, 1, 1)[0]
        elif draw < 0.24:
            coarse = F.interpolate(image[None], scale_factor=float(rng.uniform(0.35, 0.8)), mode="bilinear", antialias=True)
            image = F.interpolate(coarse, size=image.shape[-2:], mode="bilinear")[0]
        if rng.random() < 0.3:
            image = image + torch.randn_like(image) * rng.uniform(0, 0.05)
        images[index] = image
    return images


def mix(batch: Batch, rng: np.random.Generator, share: float = 0.25) -> None:
    """A `share` of the radiographs are blended with another one of the batch, what is known of them too (mixup).

    Where one of the two shows a finding whose place is unknown, the place is unknown in the blend.
    """
    inside = [i for i in range(len(batch.images)) if batch.scope[i] == 0]
    fields = ("images", "presence", "trust", "masks", "mask_trust")
    pairs = [(i, inside[rng.integers(len(inside))]) for i in inside if rng.random() < share]
    before = {name: {k: getattr(batch, name)[k].clone() for pair in pairs for k in pair} for name in fields}
    for i, j in pairs:
        if i == j:
            continue
        part = float(rng.uniform(0.6, 1.0))
        for name in fields:
            getattr(batch, name)[i] = part * before[name][i] + (1 - part) * before[name][j]
        placed = [(before["presence"][k] == 0) | (before["mask_trust"][k] > 0) for k in (i, j)]
        known = (before["trust"][i] > 0) & (before["trust"][j] > 0)
        batch.trust[i] *= known
        batch.mask_trust[i] *= known & placed[0] & placed[1]
        batch.sidelights[i] = part * batch.sidelights[i] + (1 - part) * batch.sidelights[j]


def collimate(images: torch.Tensor, rng: np.random.Generator) -> None:
    """Now and then the field is narrower than the film: black or white beyond a rectangle."""
    side = images.shape[-1]
    for image in images:
        if rng.random() < 0.1:
            left, top = (int(v) for v in rng.uniform(0, 0.12, 2) * side)
            right, bottom = (int(v) for v in rng.uniform(0.88, 1, 2) * side)
            kept = image[:, top:bottom, left:right].clone()
            image[:] = float(rng.integers(2))
            image[:, top:bottom, left:right] = kept


def erase(images: torch.Tensor, rng: np.random.Generator) -> None:
    """One or two patches of a fifth of the images are hidden, so that no single place decides."""
    side = images.shape[-1]
    for image in images:
        if rng.random() < 0.2:
            for _ in range(rng.integers(1, 3)):
                h, w = (int(v) for v in rng.uniform(0.05, 0.18, 2) * side)
                y, x = int(rng.integers(side - h)), int(rng.integers(side - w))
                image[:, y : y + h, x : x + w] = float(rng.random())
