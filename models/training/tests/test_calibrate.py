"""Platt's slope is held back where the finding is hard to tell, and left alone where it is not."""

import numpy as np

from training.calibrate import RESTRAINTS, choose_restraint, platt


def cases(effect: float) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    rng = np.random.default_rng(1)
    target = (rng.random(200) < 0.3).astype(float)
    return rng.normal(0, 0.5, 200) + effect * target, target, np.arange(200) // 2


def test_a_restraint_shrinks_the_slope():
    logits, target, _ = cases(1.0)
    slopes = [platt(logits, target, restraint)[0] for restraint in RESTRAINTS]
    assert slopes == sorted(slopes) and slopes[0] < slopes[-1]


def test_what_tells_nothing_is_held_back_and_what_tells_much_is_not():
    assert choose_restraint(*cases(0.0), repeats=3) == min(RESTRAINTS)
    assert choose_restraint(*cases(1.0), repeats=3) == max(RESTRAINTS)
