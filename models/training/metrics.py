"""Figures of merit with intervals. Bootstrap is over patients; boxes are left, top, right, bottom in 512 px."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from sklearn.metrics import roc_auc_score

from .regions import iou

Interval = tuple[float, float, float]


def bootstrap(patients: np.ndarray, figure: Callable[[np.ndarray], float], rounds: int = 300, seed: int = 0) -> Interval:
    """(value, 2.5 %, 97.5 %) of `figure(indices)`, resampling whole patients."""
    rng = np.random.default_rng(seed)
    names, group = np.unique(patients, return_inverse=True)
    members = [np.nonzero(group == k)[0] for k in range(len(names))]
    draws = []
    for _ in range(rounds):
        value = figure(np.concatenate([members[k] for k in rng.integers(len(names), size=len(names))]))
        if np.isfinite(value):
            draws.append(value)
    low, high = np.percentile(draws, (2.5, 97.5)) if draws else (np.nan, np.nan)
    return figure(np.arange(len(patients))), float(low), float(high)


def auroc(target: np.ndarray, score: np.ndarray) -> float:
    return float(roc_auc_score(target, score)) if 0 < target.sum() < len(target) else float("nan")


def calibration_error(target: np.ndarray, probability: np.ndarray, bins: int = 10) -> float:
    """Expected calibration error over equal-width bins."""
    where = np.minimum((probability * bins).astype(int), bins - 1)
    gaps = [abs(target[where == b].mean() - probability[where == b].mean()) * (where == b).mean() for b in range(bins) if (where == b).any()]
    return float(sum(gaps))


def hits(proposals: list[np.ndarray], references: list[np.ndarray], threshold: float) -> int:
    """How many reference boxes are hit, taking as many of the best proposals as there are references, each once."""
    left = [*proposals[: len(references)]]
    count = 0
    for reference in references:
        overlaps = [iou(box, reference) for box in left]
        if overlaps and max(overlaps) >= threshold:
            left.pop(int(np.argmax(overlaps)))
            count += 1
    return count
