"""A region is described by what overlaps it; Python and TypeScript are held to the same numbers."""

import json

import numpy as np
import pytest

from training.config import FINDINGS, REPOSITORY
from training.describe import Cases, cells_of_mask, evidence, learn, probabilities
from training.preprocess import letterbox

#: What `tests/inference/describeRegion.test.ts` reads too. Made by running this file: `python -m training.tests.test_describe`.
FIXTURE = REPOSITORY / "tests" / "fixtures" / "describe.json"
SETTING = {"weights": {"presence": 0.8, "overlap": 1.5}, "bias": {finding: 2.0 + k / 4 for k, finding in enumerate(FINDINGS)}}
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
    place = letterbox(case["width"], case["height"], case["grid"] * 8)
    masks = np.array(case["masks"], float).reshape(-1, case["grid"], case["grid"])
    regions = {}
    for name, lines in case["regions"].items():
        cells = cells_of_mask(np.array([[c == "#" for c in line] for line in lines]), place)
        rows = np.array([evidence(mask, logit, cells) for mask, logit in zip(masks, case["logits"])])
        regions[name] = {"cells": int(cells.sum()), "overlap": rows[:, 1].tolist(), "probabilities": probabilities(rows, case["setting"]).tolist()}
    return regions


def make_case() -> dict:
    rng = np.random.default_rng(7)
    masks = rng.normal(-4, 1, (len(FINDINGS), GRID, GRID))
    for k, mask in enumerate(masks):
        y, x = rng.integers(0, GRID - 2, 2)
        mask[y : y + 2, x : x + 1 + k % 3] += 3 + k
    return {
        "grid": GRID,
        "width": WIDTH,
        "height": HEIGHT,
        "findings": list(FINDINGS),
        "setting": SETTING,
        "logits": rng.normal(-1, 1, len(FINDINGS)).round(3).tolist(),
        "masks": masks.round(3).reshape(len(FINDINGS), -1).tolist(),
        "regions": {name: ["".join(".#"[v] for v in row) for row in mask.astype(int)] for name, mask in drawn().items()},
    }


def test_fixed_regions_are_described_as_the_fixture_says():
    case = json.loads(FIXTURE.read_text())
    for name, wanted in case["expected"].items():
        found = describe_drawn(case)[name]
        assert found["cells"] == wanted["cells"] > 0
        assert found["overlap"] == pytest.approx(wanted["overlap"], abs=1e-9)
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
    setting = learn(Cases(rows, target, np.arange(120).astype(str), np.zeros(120, bool)))
    said = probabilities(rows, setting).argmax(1)
    assert (said == target).mean() > 0.95
    assert all(value > 0 for value in setting["weights"].values())
    unseen = setting["bias"]["edema"]
    assert unseen == pytest.approx(np.mean([setting["bias"][FINDINGS[k]] for k in (0, 1)]), abs=1e-3)


if __name__ == "__main__":
    case = make_case()
    FIXTURE.write_text(json.dumps({**case, "expected": describe_drawn(case)}, indent=1) + "\n")
