"""A region is described by what overlaps it; Python and TypeScript are held to the same numbers."""

import json

import numpy as np
import pytest

from training.config import FINDINGS, REPOSITORY
from training.describe import Cases, cells_of_mask, describe, evidence, learn, probabilities
from training.places import PLACE, learn_places, likeness, place_of
from training.preprocess import letterbox
from training.regions import Lungs

#: What `tests/inference/describeRegion.test.ts` reads too. Made by running this file: `python -m training.tests.test_describe`.
FIXTURE = REPOSITORY / "tests" / "fixtures" / "describe.json"
#: Edema lies anywhere: nobody drew boxes of it.
SETTING = {
    "weights": {"presence": 0.8, "overlap": 1.5, "place": 0.5},
    "bias": {finding: 2.0 + k / 4 for k, finding in enumerate(FINDINGS)},
}
PLACES = {
    finding: {"mean": [-1.5 + k / 6, -1.2 + k / 8, 0.1 + k / 30, 0.3 + k / 20], "deviation": [0.5, 0.4 + k / 20, 0.1, 0.2]}
    for k, finding in enumerate(FINDINGS[:-1])
}
GRID, WIDTH, HEIGHT = 8, 50, 40


def drawn() -> dict[str, np.ndarray]:
    """Regions on a 50 x 40 image: a box, a crooked one, and one smaller than a cell."""
    box, crooked, speck = np.zeros((3, HEIGHT, WIDTH), bool)
    box[8:20, 5:30] = True
    crooked[4:36, 30:36] = crooked[30:36, 10:40] = True
    speck[20, 41] = True
    return {"box": box, "crooked": crooked, "speck": speck}


def describe_drawn(case: dict) -> dict:
    """The case with what the rule gives for it."""
    frame = letterbox(case["width"], case["height"], case["grid"] * 8)
    masks, lungs = (np.array(case[key], float).reshape(-1, case["grid"], case["grid"]) for key in ("masks", "lungs"))
    found = Lungs.find(*lungs, 0.5)
    regions = {}
    for name, lines in case["regions"].items():
        cells = cells_of_mask(np.array([[c == "#" for c in line] for line in lines]), frame)
        rows = np.array([evidence(mask, logit, cells) for mask, logit in zip(masks, case["logits"])])
        place = place_of(cells, found)
        like = likeness(place[None], case["places"])[0]
        said = probabilities(np.column_stack([rows, like]), case["setting"])
        regions[name] = {"cells": int(cells.sum()), "overlap": rows[:, 1].tolist(), "place": place.tolist(), "probabilities": said.tolist()}
    return regions


def make_case() -> dict:
    rng = np.random.default_rng(7)
    masks = rng.normal(-4, 1, (len(FINDINGS), GRID, GRID))
    for k, mask in enumerate(masks):
        y, x = rng.integers(0, GRID - 2, 2)
        mask[y : y + 2, x : x + 1 + k % 3] += 3 + k
    lungs = np.full((2, GRID, GRID), -4.0)
    lungs[0, 2:6, 1:3] = lungs[1, 1:6, 5:7] = 4.0
    return {
        "grid": GRID,
        "width": WIDTH,
        "height": HEIGHT,
        "findings": list(FINDINGS),
        "setting": SETTING,
        "places": PLACES,
        "logits": rng.normal(-1, 1, len(FINDINGS)).round(3).tolist(),
        "masks": masks.round(3).reshape(len(FINDINGS), -1).tolist(),
        "lungs": lungs.reshape(2, -1).tolist(),
        "regions": {name: ["".join(".#"[v] for v in row) for row in mask.astype(int)] for name, mask in drawn().items()},
    }


def test_fixed_regions_are_described_as_the_fixture_says():
    case = json.loads(FIXTURE.read_text())
    for name, wanted in case["expected"].items():
        found = describe_drawn(case)[name]
        assert found["cells"] == wanted["cells"] > 0
        assert found["overlap"] == pytest.approx(wanted["overlap"], abs=1e-9)
        assert found["place"] == pytest.approx(wanted["place"], abs=1e-9)
        assert found["probabilities"] == pytest.approx(wanted["probabilities"], abs=1e-9)
        assert sum(found["probabilities"]) == pytest.approx(1)


def test_a_region_on_the_blob_overlaps_more_than_one_beside_it():
    logits = np.full((GRID, GRID), -8.0)
    logits[2:4, 2:4] = 4.0
    on, beside = np.zeros((2, 32, 32), bool)
    on[8:16, 8:16] = beside[20:28, 20:28] = True
    assert evidence(logits, 0.0, on)[1] > evidence(logits, 0.0, beside)[1] + 3


def test_the_rule_learns_to_tell_findings_from_none():
    rng = np.random.default_rng(0)
    target = np.repeat([0, 1, len(FINDINGS)], 40)
    rows = np.stack([rng.normal(-3, 0.3, (120, len(FINDINGS))), rng.normal(-5, 0.3, (120, len(FINDINGS)))], -1)
    for kind in (0, 1):
        rows[target == kind, kind] = rng.normal(0, 0.3, (40, 2))
    cases = Cases(rows, np.full((120, PLACE), np.nan), target, np.arange(120).astype(str), np.zeros(120, bool))
    setting = learn(cases)
    said = describe(cases, setting).argmax(1)
    assert (said == target).mean() > 0.95
    assert setting["weights"]["presence"] > 0 and setting["weights"]["overlap"] > 0
    assert setting["weights"]["place"] == 0
    unseen = setting["bias"]["edema"]
    assert unseen == pytest.approx(np.mean([setting["bias"][FINDINGS[k]] for k in (0, 1)]), abs=1e-3)


def test_where_findings_lie_tells_apart_what_the_reading_does_not():
    rng = np.random.default_rng(1)
    target = np.repeat([0, 5, len(FINDINGS)], 40)
    rows = rng.normal(-1, 0.1, (120, len(FINDINGS), 2))
    rows[:80, [0, 5]] += 2
    places = rng.normal(0, 0.1, (120, PLACE)) - (target == 5)[:, None]
    cases = Cases(rows, places, target, np.arange(120).astype(str), np.zeros(120, bool))
    boxed = target < len(FINDINGS)
    table = learn_places(places, target)
    blind, told = (describe(cases, learn(cases, cases, known), known)[boxed].argmax(1) == target[boxed] for known in ({}, table))
    assert blind.mean() < 0.7 < 0.95 < told.mean()


def test_a_place_is_told_by_both_lungs_or_not_at_all():
    right, left = np.zeros((2, 32, 32), bool)
    cells = right.copy()
    cells[8:16, 20:24] = True
    assert np.isnan(place_of(cells, Lungs(right, left, 16))).all()
    right[4:24, 4:14] = left[4:24, 18:28] = True
    found = place_of(cells, Lungs(right, left, 16))
    assert found == pytest.approx([np.log(4 / 24), np.log(8 / 20), 6 / 24, 8 / 20])
    table = learn_places(np.tile(found, (6, 1)) + np.linspace(-0.1, 0.1, 6)[:, None], np.full(6, 5))
    assert likeness(np.full((1, PLACE), np.nan), table).tolist() == [[0.0] * len(FINDINGS)]


if __name__ == "__main__":
    case = make_case()
    FIXTURE.write_text(json.dumps({**case, "expected": describe_drawn(case)}, indent=1) + "\n")
