"""What surely is no adult's chest is refused, and what somewhat looks like something that no chest looks like."""

import numpy as np

from training.config import SCOPE_CLASSES
from training.refusal import REFUSE_FROM, SURELY_NOT, refused, smallest_in_scope

SETTING = {"minimumInScope": 0.01, "refuseFrom": REFUSE_FROM}


def scope(**shares: float) -> np.ndarray:
    """Logits of one image; what is not named shares the rest."""
    rest = (1 - sum(shares.values())) / max(len(SCOPE_CLASSES) - len(shares), 1)
    return np.log([[max(shares.get(name.replace("-", "_"), rest), 1e-9) for name in SCOPE_CLASSES]])


def test_a_chest_that_looks_somewhat_turned_is_refused_and_one_somewhat_like_a_childs_is_not():
    assert refused(scope(frontal_chest=0.7, other=0.25), SETTING).all()
    assert refused(scope(frontal_chest=0.45, inverted=0.55), SETTING).all()
    assert not refused(scope(frontal_chest=0.05, child=0.9), SETTING).any()
    assert refused(scope(frontal_chest=0.005, child=0.99), SETTING).all()
    assert not refused(scope(frontal_chest=0.7, other=0.25), {"minimumInScope": 0.01}).any()


def test_hardly_a_calibration_radiograph_is_lost():
    likely = np.concatenate([scope(frontal_chest=0.99)] * 199 + [scope(frontal_chest=1e-4, other=0.9)])
    assert smallest_in_scope(likely) == SURELY_NOT
    doubtful = np.concatenate([scope(frontal_chest=0.005, child=0.99)] * 10 + [scope(frontal_chest=0.99)] * 90)
    assert 0 < smallest_in_scope(doubtful) < SURELY_NOT
