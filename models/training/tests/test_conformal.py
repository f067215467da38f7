"""Thresholds keep the error rates they state, and abstain where they cannot."""

import numpy as np

from training.conformal import ABSENT_ERROR_ELSE, LEAST_PROBABILITY, MISSED, MISSED_ELSE, PRESENT_ERROR, choose


def test_both_error_rates_hold_where_probability_tells_something():
    rng = np.random.default_rng(0)
    target = (rng.random(600) < 0.3).astype(float)
    probability = 1 / (1 + np.exp(-(rng.normal(0, 1.2, 600) + 4 * target - 2)))
    bounds = choose("mass", probability, target)
    assert 0 < bounds.absent <= bounds.present < 1
    assert bounds.wrong_present <= PRESENT_ERROR
    assert bounds.wrong_absent <= ABSENT_ERROR_ELSE
    called = probability >= bounds.present
    assert bounds.wrong_present == np.sum(target[called] == 0) / bounds.called_present
    assert bounds.wrong_absent == np.sum(target[probability < bounds.absent]) / bounds.called_absent
    assert (probability < bounds.absent)[target == 1].mean() <= MISSED_ELSE


def test_probability_that_tells_nothing_calls_nothing_present():
    rng = np.random.default_rng(1)
    target = (rng.random(300) < 0.06).astype(float)
    bounds = choose("nodule", rng.uniform(0, 0.2, 300), target)
    assert bounds.present >= LEAST_PROBABILITY
    assert (bounds.called_present, bounds.wrong_present) == (0, None)


def test_a_rare_finding_is_not_called_absent_by_its_rarity_alone():
    rng = np.random.default_rng(2)
    target = np.zeros(400)
    target[:16] = 1
    probability = rng.random(400)
    bounds = choose("pneumothorax", probability, target)
    assert (probability < bounds.absent)[target == 1].mean() <= MISSED["pneumothorax"]
