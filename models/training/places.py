"""Where in the chest a region lies, and how like that is to where readers drew boxes of each finding (`../GRAPHS.md`, "Where findings lie";
twin of `src/inference/placeInLungs.ts`)."""

from __future__ import annotations

import numpy as np

from .config import FINDINGS
from .regions import Lungs

#: ln width and ln height over those of the lungs, distance of the middle from theirs over their width, depth from their top over their height.
PLACE = 4
#: Fewer boxes than this tell nothing of a finding's place.
FEWEST = 5
#: The unlikeliest finding is held this far (natural logarithm) below the likeliest: a place alone excludes nothing.
RANGE = 6.0


def place_of(cells: np.ndarray, lungs: Lungs) -> np.ndarray:
    """bool [S/2, S/2] with at least one cell -> [4]; NaN where a lung was not found."""
    if not (lungs.right.any() and lungs.left.any()):
        return np.full(PLACE, np.nan)
    left, top, right, bottom = extent(lungs.right | lungs.left)
    x0, y0, x1, y1 = extent(cells)
    width, height = right - left, bottom - top
    across, down = abs((x0 + x1) / 2 - (left + right) / 2) / width, ((y0 + y1) / 2 - top) / height
    return np.array([np.log((x1 - x0) / width), np.log((y1 - y0) / height), across, down])


def extent(mask: np.ndarray) -> tuple[int, int, int, int]:
    """Left, top, right, bottom of a bool mask; the last two are the first ones outside."""
    rows, columns = np.nonzero(mask.any(1))[0], np.nonzero(mask.any(0))[0]
    return int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1


def learn_places(places: np.ndarray, target: np.ndarray) -> dict[str, dict[str, list[float]]]:
    """places [n, 4] and findings' indices [n] -> mean and standard deviation of each number, by finding."""
    known = ~np.isnan(places).any(1)
    out = {}
    for k, finding in enumerate(FINDINGS):
        own = places[known & (target == k)]
        if len(own) >= FEWEST:
            out[finding] = {"mean": own.mean(0).round(4).tolist(), "deviation": own.std(0).round(4).tolist()}
    return out


def likeness(places: np.ndarray, table: dict[str, dict[str, list[float]]]) -> np.ndarray:
    """places [n, 4] -> [n, findings]: ln of the finding's density over the findings' mean density; 0 where nothing is known."""
    out = np.zeros((len(places), len(FINDINGS)))
    known = [k for k, finding in enumerate(FINDINGS) if finding in table]
    if not known:
        return out
    mean, deviation = (np.array([table[FINDINGS[k]][key] for k in known]) for key in ("mean", "deviation"))
    away = (places[:, None] - mean) / deviation
    density = -0.5 * (away**2).sum(-1) - np.log(deviation).sum(-1)
    density = np.maximum(density, density.max(1, keepdims=True) - RANGE)
    highest = density.max(1, keepdims=True)
    out[:, known] = density - highest - np.log(np.exp(density - highest).mean(1, keepdims=True))
    return np.where(np.isnan(places).any(1)[:, None], 0.0, out)
