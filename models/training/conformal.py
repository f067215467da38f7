"""Where *present* begins and *absent* ends, so that each keeps a stated error rate on the calibration split.

Between the two the model abstains: *undetermined*. Absent: the largest threshold below which at most `ABSENT_ERROR` of the
images do have the finding, counting one unseen error more ((wrong + 1) / (n + 1), conformal risk control), and below which at most
`MISSED` of the images with it lie, since a rare finding is "mostly absent" by rarity alone. Present: the smallest threshold above which at
most `PRESENT_ERROR` of the images do not have it. Where the calibration split has too few clear cases to show that, present begins where
the calibrated probability lets hardly more be expected (`LEAST_PROBABILITY`) and hardly any image without the finding lies
(`LAST_RESORT`), and the manifest says which error was seen.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

#: Wrong among *absent*. Opacity is common and faint: at 10 % nearly every image would be undetermined.
ABSENT_ERROR = {"lung-opacity": 0.20}
ABSENT_ERROR_ELSE = 0.10
#: Share of images with the finding that may be called absent: less where missing it harms soonest.
MISSED = {"pneumothorax": 0.40, "pleural-effusion": 0.40}
MISSED_ELSE = 0.50
#: Wrong among *present*, and how many present images it takes to show it.
PRESENT_ERROR = 0.10
FEWEST = 5
#: Share of images without the finding above the threshold where the error rate cannot be shown, and the least probability there.
LAST_RESORT = 0.025
#: Between it and 1, one in ten is expected to be wrong.
LEAST_PROBABILITY = 0.8


@dataclass(frozen=True)
class Thresholds:
    """Calibrated probabilities, how many images of the calibration split lie on either side, and the share of them that was wrong (None of none)."""

    present: float
    absent: float
    called_present: int
    called_absent: int
    wrong_present: float | None
    wrong_absent: float | None


def wrong_share(target: np.ndarray, member: np.ndarray, wrong: int) -> float | None:
    """Share of the members whose target is `wrong`; None where there is no member."""
    return float((target[member] == wrong).mean()) if member.any() else None


def absent_below(probability: np.ndarray, target: np.ndarray, error: float, missed: float) -> float:
    """The largest threshold that keeps both limits; 0 where none does (nothing is called absent)."""
    positives = max(int(target.sum()), 1)
    best = 0.0
    for threshold in np.unique(probability):
        below = probability < threshold
        wrong = int(target[below].sum())
        if (wrong + 1) / (below.sum() + 1) <= error and wrong / positives <= missed:
            best = float(threshold)
    return best


def present_above(probability: np.ndarray, target: np.ndarray) -> float:
    """The smallest threshold that keeps the error rate on `FEWEST` images or more, else the last resort."""
    for threshold in np.unique(probability):
        above = probability >= threshold
        if above.sum() >= FEWEST and (target[above] == 0).mean() <= PRESENT_ERROR:
            return float(threshold)
    return max(float(np.quantile(probability[target == 0], 1 - LAST_RESORT)) + 1e-4, LEAST_PROBABILITY)


def choose(finding: str, probability: np.ndarray, target: np.ndarray) -> Thresholds:
    """probability, target [n] -> thresholds with absent <= present."""
    present = present_above(probability, target)
    limits = ABSENT_ERROR.get(finding, ABSENT_ERROR_ELSE), MISSED.get(finding, MISSED_ELSE)
    absent = min(absent_below(probability, target, *limits), present)
    # Rounded away from each other, so that no image of the calibration split changes sides.
    present, absent = math.ceil(present * 1e4) / 1e4, math.floor(absent * 1e4) / 1e4
    return Thresholds(
        present,
        absent,
        int((probability >= present).sum()),
        int((probability < absent).sum()),
        wrong_share(target, probability >= present, 0),
        wrong_share(target, probability < absent, 1),
    )
