"""From path lengths to a picture: scatter, focal blur, quantum noise, tone, marker, collimation."""

import numpy as np

from .phantom_anatomy import LEFT, RIGHT
from .phantom_rays import resize, splat_tube

# Strokes of the lead letters, in units of their height, x to the right and y down.
GLYPHS = {
    "L": (((0.0, 0.0), (0.0, 1.0), (0.58, 1.0)),),
    "R": (((0.0, 1.0), (0.0, 0.0), (0.3, 0.0), (0.46, 0.05), (0.55, 0.16), (0.56, 0.28), (0.5, 0.41), (0.38, 0.49),
           (0.0, 0.5)), ((0.3, 0.5), (0.6, 1.0))),
}


def blur(image: np.ndarray, sigma: float) -> np.ndarray:
    """Gaussian blur of [H,W] by `sigma` pixels, separable, edges repeated."""
    reach = max(int(3 * sigma + 0.5), 1)
    taps = np.exp(-0.5 * (np.arange(-reach, reach + 1) / sigma) ** 2)
    taps = (taps / taps.sum()).astype(np.float32)
    out = image
    for axis in (0, 1):
        pad = [(reach, reach) if a == axis else (0, 0) for a in (0, 1)]
        wide = np.pad(out, pad, mode="edge")
        n = out.shape[axis]
        out = sum(t * (wide[:, k:k + n] if axis else wide[k:k + n]) for k, t in enumerate(taps))
    return out


def blur_wide(image: np.ndarray, sigma: float) -> np.ndarray:
    """A wide blur of a square image, done on a coarse copy."""
    n = image.shape[0]
    step = max(int(sigma / 3), 1)
    m = n // step
    small = image[: m * step, : m * step].reshape(m, step, m, step).mean((1, 3))
    return resize(blur(small, sigma / step), n)


def develop(path: np.ndarray, total: np.ndarray, lungs: np.ndarray, rng: np.random.Generator,
            spacing: float) -> np.ndarray:
    """Attenuation [H,W] (nepers) to a processed radiograph float32 [H,W] in 0..1."""
    primary = np.exp(-path)
    scatter = blur_wide(primary, 28.0 / spacing) * np.float32(rng.uniform(0.07, 0.28))
    signal = primary + scatter
    quanta = 10 ** rng.uniform(4.9, 5.6) * (spacing / 0.8) ** 1.2
    noise = rng.standard_normal(path.shape, dtype=np.float32)
    if spacing < 0.5:
        noise = blur(noise, 0.7) * 2.0
    signal = blur(signal, max(0.22 / spacing, 0.3))
    film = -np.log(np.maximum(signal, 1e-4)) + noise / np.sqrt(np.maximum(signal * quanta, 1.0))
    # Equalisation, as every maker's processing does: large shadows are compressed, detail is kept.
    film = film - np.float32(rng.uniform(0.12, 0.32)) * blur_wide(film, 26.0 / spacing)
    film = film + np.float32(rng.uniform(0.2, 0.7)) * (film - blur_wide(film, 4.0 / spacing + 1.0))
    inside = film[total > 60]
    high = np.quantile(inside[:: max(inside.size // 20000, 1)], 0.985) if inside.size else 1.0
    aerated = film[lungs]
    low = np.quantile(aerated[:: max(aerated.size // 20000, 1)], 0.12) if aerated.size else high - 1.0
    t = (film - low) / max(high - low, 1e-3)
    dark, light = rng.uniform(0.14, 0.30), rng.uniform(0.84, 0.95)
    t = dark + (light - dark) * t
    gamma = rng.uniform(0.8, 1.15)
    shoulder = 0.06
    t = np.where(t > light, light + (1 - light) * np.tanh((t - light) / (1 - light)), t)
    t = np.where(t < shoulder, shoulder * np.exp(np.minimum((t - shoulder) / (shoulder * 2.5), 0)), t)
    return np.clip(t, 0, 1).astype(np.float32) ** np.float32(gamma)


def add_marker(image: np.ndarray, rng: np.random.Generator, seen: dict[int, np.ndarray], total: np.ndarray,
               is_lateral: bool) -> np.ndarray:
    """A lead letter in an upper corner: R at the image's left, L at its right."""
    n = image.shape[0]
    side = LEFT if is_lateral else (RIGHT if rng.random() < 0.5 else LEFT)
    tall = n * rng.uniform(0.026, 0.042)
    row = n * rng.uniform(0.05, 0.16)
    edge = n * rng.uniform(0.04, 0.09)
    column = n - edge - 0.6 * tall if side == LEFT else edge
    shape = np.zeros_like(image)
    for stroke in GLYPHS["L" if side == LEFT else "R"]:
        points = np.array([column, row]) + tall * np.array(stroke)
        line = np.zeros_like(image)
        splat_tube(line, points, np.full(len(points), 0.085 * tall), np.full(len(points), 4.0))
        np.maximum(shape, np.minimum(line, 1.0), out=shape)
    return image + shape * (np.float32(rng.uniform(0.9, 1.0)) - image)


def collimate(image: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Shutters: some edges of some images are dark, with a soft penumbra."""
    n = image.shape[0]
    ramp = np.arange(n, dtype=np.float32)
    out = image
    for axis in (0, 1):
        for end in (0, 1):
            if rng.random() < 0.3:
                border = n * rng.uniform(0.004, 0.03)
                distance = (n - 1 - ramp if end else ramp) - np.float32(border)
                open_ = np.clip(distance / 1.5 + 0.5, 0, 1)
                out = out * (open_[:, None] if axis == 0 else open_[None, :])
    return out.astype(np.float32)
