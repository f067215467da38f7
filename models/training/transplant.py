"""A boxed lesion of one patient put into the lung of another: real texture in new places, for kinds with few boxes.

What the lesion adds is the donor's patch minus the surface through the patch's border. All coordinates are pixels of the
512 px input; images are float32 [512, 512] in 0..1, lungs bool [512, 512].
"""

from __future__ import annotations

import numpy as np
from scipy.ndimage import gaussian_filter1d, zoom

SIZE = 512
#: Larger boxes take whole zones with them: not a lesion that could be anywhere.
LARGEST = 170


def surface(patch: np.ndarray) -> np.ndarray:
    """The smooth (Coons) surface through a patch's four edges, [h, w]."""
    h, w = patch.shape
    u, v = np.linspace(0, 1, w)[None, :], np.linspace(0, 1, h)[:, None]
    top, bottom = (gaussian_filter1d(patch[row].mean(0), 4)[None, :] for row in (slice(0, 3), slice(h - 3, h)))
    left, right = (gaussian_filter1d(patch[:, column].mean(1), 4)[:, None] for column in (slice(0, 3), slice(w - 3, w)))
    corners = (1 - u) * (1 - v) * top[0, 0] + u * (1 - v) * top[0, -1] + (1 - u) * v * bottom[0, 0] + u * v * bottom[0, -1]
    return (1 - u) * left + u * right + (1 - v) * top + v * bottom - corners


def fade(h: int, w: int) -> np.ndarray:
    """1 in the middle ellipse, falling to 0 at the patch's edge."""
    y, x = np.linspace(-1, 1, h)[:, None], np.linspace(-1, 1, w)[None, :]
    return np.clip((1 - np.maximum(abs(x), abs(y))) / 0.3, 0, 1) * np.clip((1.25 - np.hypot(x, y)) / 0.35, 0, 1)


def transplant(
    rng: np.random.Generator, donor: np.ndarray, box: list[float], image: np.ndarray, lungs: np.ndarray
) -> tuple[np.ndarray, tuple[float, float, float, float]] | None:
    """(image with the lesion, its box) or None where box or lungs do not suit."""
    x0, y0, x1, y1 = box
    if max(x1 - x0, y1 - y0) > LARGEST or min(x1 - x0, y1 - y0) < 6:
        return None
    margin = 0.25 * max(x1 - x0, y1 - y0) + 5
    left, top = int(max(x0 - margin, 0)), int(max(y0 - margin, 0))
    right, bottom = int(min(x1 + margin, SIZE)), int(min(y1 + margin, SIZE))
    patch = donor[top:bottom, left:right]
    added = (patch - surface(patch)) * fade(*patch.shape)
    inner = np.array([x0 - left, y0 - top, x1 - left, y1 - top])
    if rng.random() < 0.5:
        added, inner = added[:, ::-1], np.array([added.shape[1] - inner[2], inner[1], added.shape[1] - inner[0], inner[3]])
    if rng.random() < 0.5:
        added, inner = added[::-1], np.array([inner[0], added.shape[0] - inner[3], inner[2], added.shape[0] - inner[1]])
    size = float(np.exp(rng.uniform(-0.3, 0.3)))
    added, inner = zoom(added, size, order=1), inner * size
    h, w = added.shape
    rows, columns = np.nonzero(lungs)
    if len(rows) < 500 or max(h, w) > SIZE - 2:
        return None
    index = rng.integers(len(rows))
    y, x = int(np.clip(rows[index] - h // 2, 0, SIZE - h)), int(np.clip(columns[index] - w // 2, 0, SIZE - w))
    out = image.copy()
    out[y : y + h, x : x + w] += rng.uniform(0.8, 1.3) * added
    return np.clip(out, 0, 1), (x + inner[0], y + inner[1], x + inner[2], y + inner[3])
