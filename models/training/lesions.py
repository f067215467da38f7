"""Synthetic lesions put into real radiographs (input augmentation), each with its exact mask.

A radiograph's grey is near the logarithm of what came through, so more tissue is an addition. All coordinates are
pixels of the 512 px input; images are float32 [512, 512] in 0..1, lungs bool [512, 512].
"""

from __future__ import annotations

import numpy as np
from scipy.ndimage import affine_transform, gaussian_filter

SIZE = 512


def cloud(rng: np.random.Generator, size: int, grain: float) -> np.ndarray:
    """Smooth noise in 0..1, [size, size]; `grain` is the blur in pixels."""
    field = gaussian_filter(rng.standard_normal((size, size)).astype(np.float32), grain)
    low, high = np.percentile(field, (2, 98))
    return np.clip((field - low) / (high - low + 1e-6), 0, 1)


def patch_at(rng: np.random.Generator, lungs: np.ndarray, half: int) -> tuple[int, int, slice, slice] | None:
    """A centre inside the lungs and the window of 2·half pixels around it that stays in the image."""
    rows, columns = np.nonzero(lungs)
    if len(rows) < 500:
        return None
    index = rng.integers(len(rows))
    y, x = int(np.clip(rows[index], half, SIZE - half)), int(np.clip(columns[index], half, SIZE - half))
    return y, x, slice(y - half, y + half), slice(x - half, x + half)


def add_round(rng: np.random.Generator, image: np.ndarray, lungs: np.ndarray, is_mass: bool) -> np.ndarray | None:
    """A nodule (radius 5-17 px, about 4-14 mm) or a lobulated mass (18-55 px). Changes `image`, gives the mask."""
    radius = rng.uniform(18, 55) if is_mass else rng.uniform(6, 17)
    half = int(radius * 1.8) + 4
    where = patch_at(rng, lungs, half)
    if where is None:
        return None
    _, _, rows, columns = where
    yy, xx = np.mgrid[-half:half, -half:half].astype(np.float32)
    angle = np.arctan2(yy, xx)
    lobes = 1.0 + sum(
        rng.uniform(0, 0.13 if is_mass else 0.08) * np.cos(k * angle + rng.uniform(0, 6.28)) for k in (2, 3, 5)
    )
    stretch = rng.uniform(0.8, 1.25)
    distance = np.hypot(xx * stretch, yy / stretch) / (radius * lobes)
    profile = np.sqrt(np.clip(1 - distance**2, 0, 1)) if rng.random() < 0.6 else (distance < 1).astype(np.float32)
    profile = gaussian_filter(profile.astype(np.float32), rng.uniform(0.7, 2.0 if not is_mass else 4.0))
    profile *= 0.8 + 0.4 * cloud(rng, 2 * half, radius / 4)
    strength = rng.uniform(0.08, 0.25) if is_mass else rng.uniform(0.07, 0.20)
    image[rows, columns] += strength * profile
    mask = np.zeros((SIZE, SIZE), bool)
    mask[rows, columns] = distance < 1
    return mask


def add_opacity(rng: np.random.Generator, image: np.ndarray, lungs: np.ndarray) -> np.ndarray | None:
    """Cloud-textured consolidation, 40-130 px wide, kept inside the lung."""
    half = int(rng.uniform(30, 75))
    where = patch_at(rng, lungs, half)
    if where is None:
        return None
    _, _, rows, columns = where
    yy, xx = np.mgrid[-half:half, -half:half].astype(np.float32)
    envelope = np.clip(1.3 - np.hypot(xx, yy * rng.uniform(0.7, 1.4)) / (half * 0.8), 0, 1)
    soft = gaussian_filter(lungs[rows, columns].astype(np.float32), 4)
    density = envelope * soft * (0.35 + 0.65 * cloud(rng, 2 * half, half / rng.uniform(4, 9)))
    image[rows, columns] += rng.uniform(0.15, 0.40) * density
    mask = np.zeros((SIZE, SIZE), bool)
    mask[rows, columns] = (envelope > 0.25) & lungs[rows, columns]
    return mask if mask.sum() > 300 else None


def add_effusion(rng: np.random.Generator, image: np.ndarray, lung: np.ndarray, is_left: bool) -> np.ndarray | None:
    """Fluid at the base of one lung with a meniscus that climbs the lateral wall."""
    rows, columns = np.nonzero(lung)
    if len(rows) < 2000:
        return None
    top, bottom = np.percentile(rows, (2, 99.5))
    left, right = np.percentile(columns, (1, 99))
    level = bottom - rng.uniform(0.08, 0.55) * (bottom - top)
    xx = np.arange(SIZE, dtype=np.float32)
    lateral = (xx - left) / (right - left) if is_left else (right - xx) / (right - left)
    rise = rng.uniform(0.10, 0.3) * (bottom - top) * np.clip(lateral, 0, 1) ** 2
    yy = np.arange(SIZE, dtype=np.float32)[:, None]
    depth = yy - (level - rise)[None, :]
    inside = gaussian_filter(lung.astype(np.float32), 3)
    fill = inside / (1 + np.exp(-depth / rng.uniform(4, 9)))
    below = image[np.clip(int(bottom) + 4, 0, SIZE - 6) : int(bottom) + 14, int(left) : int(right) + 1]
    tone = float(np.median(below)) if below.size else 0.8
    tone = max(tone, float(image[lung].mean()) + 0.2) + rng.uniform(-0.05, 0.08)
    image += fill * np.clip(tone - image, 0, 1) * rng.uniform(0.75, 0.95)
    mask = lung & (depth > 0)
    return mask if mask.sum() > 400 else None


def add_pneumothorax(rng: np.random.Generator, image: np.ndarray, lung: np.ndarray, is_left: bool) -> np.ndarray | None:
    """The lung drawn back towards its hilum: a thin pleural line, and beyond it neither vessels nor their grey."""
    rows, columns = np.nonzero(lung)
    if len(rows) < 2000:
        return None
    top, bottom = np.percentile(rows, (1, 99))
    medial = np.percentile(columns, 5 if is_left else 95)
    hilum = np.array([top + rng.uniform(0.5, 0.75) * (bottom - top), medial])
    keep = np.array([rng.uniform(0.72, 0.95), rng.uniform(0.72, 0.96)])
    drawn_back = affine_transform(lung.astype(np.float32), 1 / keep, hilum - hilum / keep, order=1)
    inner = gaussian_filter(drawn_back, 1.0)
    # An upright patient's air rises: none below a level between hilum and base.
    level = rng.uniform(hilum[0], bottom)
    above = 1 / (1 + np.exp((np.arange(SIZE, dtype=np.float32)[:, None] - level) / 6))
    air = lung * (1 - inner) * above
    smooth = gaussian_filter(image * lung, 9) / np.maximum(gaussian_filter(lung.astype(np.float32), 9), 0.05)
    plain = smooth + rng.uniform(0.15, 0.5) * (image - smooth) - rng.uniform(0.02, 0.10)
    soft = gaussian_filter(air.astype(np.float32), 1.0) * lung
    image += soft * (plain - image) + lung * above * 4 * inner * (1 - inner) * rng.uniform(0.03, 0.12)
    mask = lung & (drawn_back < 0.5) & (above > 0.5)
    return mask if mask.sum() > 400 else None


def add_lesion(
    rng: np.random.Generator, image: np.ndarray, right: np.ndarray, left: np.ndarray
) -> tuple[str, np.ndarray] | None:
    """One lesion of a kind picked by chance; `image` is changed in place. None where there was no place for it."""
    kinds = ("nodule", "nodule", "mass", "lung-opacity", "pleural-effusion", "pneumothorax", "pneumothorax")
    kind = str(rng.choice(kinds))
    lungs = right | left
    if kind in ("pleural-effusion", "pneumothorax"):
        is_left = bool(rng.random() < 0.5)
        add = add_effusion if kind == "pleural-effusion" else add_pneumothorax
        mask = add(rng, image, left if is_left else right, is_left)
    elif kind == "lung-opacity":
        mask = add_opacity(rng, image, lungs)
    else:
        mask = add_round(rng, image, lungs, kind == "mass")
    return None if mask is None else (kind, mask)
