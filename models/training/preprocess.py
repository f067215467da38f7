"""Modality pixels -> model input, exactly as `models/GRAPHS.md` says and `src/inference/preprocess.ts` does."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .config import PERCENTILES


@dataclass(frozen=True)
class Letterbox:
    """Where the image lies in the S x S input: input = image * scale + (x0, y0), in pixels."""

    scale: float
    x0: int
    y0: int
    width: int
    height: int
    size: int

    def to_image(self, box: np.ndarray) -> np.ndarray:
        """[..., 4] left, top, right, bottom in input pixels -> image pixels."""
        return (box - np.array([self.x0, self.y0, self.x0, self.y0])) / self.scale

    def to_input(self, box: np.ndarray) -> np.ndarray:
        """The inverse of `to_image`."""
        return box * self.scale + np.array([self.x0, self.y0, self.x0, self.y0])


def letterbox(width: int, height: int, size: int) -> Letterbox:
    """Place a width x height image in a square of side `size`."""
    scale = size / max(width, height)
    w = max(1, int(np.floor(width * scale + 0.5)))
    h = max(1, int(np.floor(height * scale + 0.5)))
    return Letterbox(scale, (size - w) // 2, (size - h) // 2, w, h, size)


def resize_weights(source: int, target: int) -> np.ndarray:
    """[target, source] rows of the triangle filter, each summing to 1 (antialiased when shrinking)."""
    step = source / target
    reach = max(1.0, step)
    centre = (np.arange(target) + 0.5) * step
    distance = np.abs(np.arange(source)[None, :] + 0.5 - centre[:, None])
    weights = np.maximum(0.0, 1.0 - distance / reach)
    return weights / weights.sum(axis=1, keepdims=True)


def preprocess(
    pixels: np.ndarray,
    size: int,
    *,
    is_inverted: bool = False,
    padding: np.ndarray | None = None,
) -> tuple[np.ndarray, Letterbox]:
    """float [H, W] modality pixels -> float32 [size, size] in 0..1 and where the image lies in it.

    `padding` is a bool [H, W]: those pixels take the smallest other value. `is_inverted` is MONOCHROME1.
    """
    image = np.asarray(pixels, dtype=np.float64)
    if padding is not None and padding.any() and not padding.all():
        image = np.where(padding, image[~padding].min(), image)
    if is_inverted:
        image = -image
    height, width = image.shape
    place = letterbox(width, height, size)
    content = resize_weights(height, place.height) @ (image @ resize_weights(width, place.width).T)
    low, high = np.percentile(content, PERCENTILES)
    out = np.zeros((size, size), dtype=np.float32)
    if high > low:
        scaled = np.clip((content - low) / (high - low), 0.0, 1.0)
        out[place.y0 : place.y0 + place.height, place.x0 : place.x0 + place.width] = scaled
    return out, place
