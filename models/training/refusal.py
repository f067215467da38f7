"""Which images are refused by what they look like: `../GRAPHS.md`, "What is refused"; twin of `src/inference/checkScope.ts`.

A radiograph may look a little like a child's and be an adult's at another site, so that only what is surely no adult's chest is
refused for that; no chest that was measured, at any site or after any shift, looks even a little like something else or like a negative.
"""

from __future__ import annotations

import numpy as np

from .config import SCOPE_CLASSES
from .regions import softmax

#: The lowest probability of being in scope that is read, at most; `smallest_in_scope` may lower it.
SURELY_NOT = 0.01
#: Share of calibration radiographs that the lowest probability may refuse.
LOST = 0.005
#: From these probabilities on an image is refused as one of a class, however much of a chest it looks besides.
REFUSE_FROM = {"other": 0.2, "inverted": 0.5}


def smallest_in_scope(scope: np.ndarray) -> float:
    """`minimumInScope` by the logits of calibration radiographs."""
    return round(float(min(SURELY_NOT, np.quantile(softmax(scope)[:, 0], LOST))), 4)


def refused(scope: np.ndarray, setting: dict) -> np.ndarray:
    """bool [n] of logits [n, classes]; a setting without `refuseFrom` refuses by `minimumInScope` alone."""
    share = softmax(scope)
    out = share[:, 0] < setting["minimumInScope"]
    for name, least in setting.get("refuseFrom", {}).items():
        out |= share[:, SCOPE_CLASSES.index(name)] >= least
    return out
