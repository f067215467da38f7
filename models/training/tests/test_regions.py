"""From fields to boxes, sides and zones; hits are counted as the task says."""

import numpy as np

from training.metrics import bootstrap, calibration_error, hits
from training.preprocess import letterbox
from training.regions import Lungs, describe, enlarge, find_proposals, iou


def field_with(*blobs: tuple[int, int, int, int, float], grid: int = 16) -> np.ndarray:
    logits = np.full((grid, grid), -8.0)
    for x, y, w, h, value in blobs:
        logits[y : y + h, x : x + w] = value
    return logits


def test_two_blobs_give_two_proposals_best_first():
    place = letterbox(128, 128, 128)
    found = find_proposals(field_with((2, 3, 3, 4, 1.0), (10, 9, 4, 3, 3.0)), np.zeros((4, 16, 16)), 0.5, 0.0, place)
    assert len(found) == 2 and found[0].score > found[1].score
    assert iou(found[0].box, np.array([80, 72, 112, 96])) > 0.8
    assert iou(found[1].box, np.array([16, 24, 40, 56])) > 0.8


def test_a_weak_second_peak_is_no_proposal():
    place = letterbox(128, 128, 128)
    assert len(find_proposals(field_with((2, 3, 3, 4, -3.0), (10, 9, 4, 3, 3.0)), np.zeros((4, 16, 16)), 0.5, 0.0, place)) == 1


def test_the_blend_moves_a_box_towards_the_regressed_one():
    place = letterbox(128, 128, 128)
    logits, boxes = field_with((8, 8, 1, 1, 3.0)), np.full((4, 16, 16), 3.5)
    own, regressed = (find_proposals(logits, boxes, 0.5, blend, place, 1)[0].box for blend in (0.0, 1.0))
    assert np.allclose(regressed, [40, 40, 96, 96])
    assert np.allclose(find_proposals(logits, boxes, 0.5, 0.5, place, 1)[0].box, (own + regressed) / 2)


def test_boxes_stay_inside_the_content():
    place = letterbox(64, 128, 128)
    box = find_proposals(field_with((0, 0, 16, 16, 3.0)), np.zeros((4, 16, 16)), 0.5, 0.0, place, 1)[0].box
    assert box.tolist() == [32, 0, 96, 128]


def test_enlarging_keeps_values_between_their_neighbours():
    field = np.random.default_rng(0).random((8, 8))
    big = enlarge(field)
    assert big.shape == (32, 32) and field.min() <= big.min() and big.max() <= field.max()


def test_side_zone_and_extent_follow_the_lungs():
    right, left = np.zeros((2, 60, 60), bool)
    right[10:50, 5:25] = True
    left[10:50, 35:55] = True
    lungs = Lungs(right, left, 30.0)
    region = np.zeros((60, 60), bool)
    region[42:50, 40:50] = True
    assert describe("lung-opacity", region, lungs) == ("left", "lower", "small")
    assert describe("cardiomegaly", region, lungs) == ("midline", None, None)
    assert describe("lung-opacity", right | left, lungs) == ("bilateral", "middle", "large")
    assert describe("nodule", region, lungs) == ("left", "lower", None)


def test_as_many_proposals_count_as_there_are_references():
    reference, far = np.array([0.0, 0, 10, 10]), np.array([50.0, 50, 60, 60])
    assert hits([far, reference], [reference], 0.3) == 0
    assert hits([reference, far], [reference, far], 0.3) == 2
    assert hits([reference], [reference, reference], 0.3) == 1


def test_the_bootstrap_resamples_whole_patients():
    patients = np.repeat(np.arange(20), 3)
    value, low, high = bootstrap(patients, lambda index: float((patients[index] < 10).mean()))
    assert low < value == 0.5 < high


def test_a_perfectly_calibrated_score_has_no_error():
    assert calibration_error(np.array([0, 1, 0, 1]), np.array([0.5, 0.5, 0.5, 0.5])) == 0
