"""Step 7: temperature, thresholds and region settings from the calibration split. `python -m training.calibrate`

Presence: Platt scaling per finding, held back as far as cross-validation over patients asks; thresholds by `conformal.py`. Regions: one share and one blend for all findings (boxes are too few
to choose per kind), the pair that is best in the sum of two: the calibration boxes hit, in the mean over kinds and IoU >= 0.1, 0.3 and 0.5, and the
Dice of synthetic lesions in calibration radiographs, for a mask is drawn and not its box alone. Where findings lie: `places.py`.
Region -> text: `describe.learn`.
Writes `work/<name>-calibration.json`.
"""

from __future__ import annotations

import argparse
import json

import numpy as np
from sklearn.linear_model import LogisticRegression

from .config import FINDINGS, WORK
from .conformal import choose
from .describe import gather, learn
from .metrics import hits
from .places import learn_places
from .preprocess import letterbox
from .reader import Seen, load_reader, read_images
from .refusal import REFUSE_FROM, smallest_in_scope
from .regions import find_proposals, sigmoid
from .synthetic import Lesions, insert_lesions, mean_dice

SHARES = (0.3, 0.4, 0.5, 0.6, 0.7)
BLENDS = (0.0, 0.25, 0.5, 0.75, 1.0)
OVERLAPS = (0.1, 0.3, 0.5)
#: How strongly Platt's slope is held near 0 (scikit-learn's C); the loosest is what it was without asking.
RESTRAINTS = (0.05, 0.2, 1.0)
FOLDS = 5


def load_split(split: str) -> tuple[np.ndarray, list[dict]]:
    """uint8 [n, 512, 512] and records of one split of NIH."""
    records = json.loads((WORK / "nih.json").read_text())
    index = [i for i, record in enumerate(records) if record["split"] == split]
    return np.load(WORK / "nih.npy", mmap_mode="r")[index], [records[i] for i in index]


def load_boxed() -> tuple[np.ndarray, list[dict]]:
    """The same of the training images that have reference boxes."""
    images, records = load_split("train")
    index = [i for i, record in enumerate(records) if record["boxes"]]
    return images[index], [records[i] for i in index]


def propose(seen: Seen, image: int, finding: int, share: float, blend: float) -> list[np.ndarray]:
    """Best boxes of one finding in one image, 512 px."""
    size = seen.masks.shape[-1] * 8
    place = letterbox(512, 512, size)
    found = find_proposals(seen.masks[image, finding], seen.boxes[image, finding], share, blend, place)
    return [place.to_image(p.box) for p in found]


def references_of(record: dict, finding: int) -> list[np.ndarray]:
    return [np.array(box[1:]) for box in record["boxes"] if box[0] == finding]


def hit_shares(seen: Seen, records: list[dict], share: float, blend: float, threshold: float) -> dict[str, tuple[int, int]]:
    """Hit and all reference boxes per finding."""
    out = {}
    for k, finding in enumerate(FINDINGS):
        hit = total = 0
        for image, record in enumerate(records):
            references = references_of(record, k)
            if references:
                hit += hits(propose(seen, image, k, share, blend), references, threshold)
                total += len(references)
        if total:
            out[finding] = (hit, total)
    return out


def platt(logits: np.ndarray, target: np.ndarray, restraint: float) -> tuple[float, float]:
    """slope, intercept of probability = sigmoid(slope · logit + intercept); the slope is kept positive."""
    fit = LogisticRegression(C=restraint).fit(logits[:, None], target)
    return max(float(fit.coef_[0, 0]), 0.05), float(fit.intercept_[0])


def choose_restraint(logits: np.ndarray, target: np.ndarray, patients: np.ndarray, repeats: int = 10) -> float:
    """The restraint with the least log loss on patients left out, mean of `repeats` partitions."""
    names, of = np.unique(patients, return_inverse=True)
    losses = dict.fromkeys(RESTRAINTS, 0.0)
    for seed in range(repeats):
        fold = np.random.default_rng(seed).permutation(len(names))[of] % FOLDS
        for left in range(FOLDS):
            out, rest = fold == left, fold != left
            if len(np.unique(target[rest])) < 2:
                continue
            for restraint in RESTRAINTS:
                slope, intercept = platt(logits[rest], target[rest], restraint)
                score = (slope * logits[out] + intercept) * (2 * target[out] - 1)
                losses[restraint] += float(np.logaddexp(0, -score).sum())
    return min(losses, key=losses.__getitem__)


def region_grid(seen: Seen, records: list[dict], lesions: Lesions, lesions_seen: Seen, rules: dict) -> dict[tuple[float, float], dict[str, float]]:
    """Per share and blend: mean share of boxes hit, and mean Dice of synthetic lesions (the blend does not change it)."""
    grid = {}
    for share in SHARES:
        dice = mean_dice(lesions, lesions_seen, share, rules)
        for blend in BLENDS:
            by_overlap = [hit_shares(seen, records, share, blend, overlap).values() for overlap in OVERLAPS]
            grid[share, blend] = {"hit": float(np.mean([hit / total for found in by_overlap for hit, total in found])), "dice": dice}
    return grid


def rounded(share: float | None) -> float | None:
    return None if share is None else round(share, 3)


def calibrate(seen: Seen, records: list[dict], lesions: Lesions, lesions_seen: Seen, boxed_seen: Seen, boxed: list[dict]) -> dict:
    out: dict = {"findings": {}}
    target = np.array([record["labels"] for record in records])
    patients = np.array([record["patient"] for record in records])
    for k, finding in enumerate(FINDINGS):
        restraint = choose_restraint(seen.presence[:, k], target[:, k], patients)
        slope, intercept = platt(seen.presence[:, k], target[:, k], restraint)
        probability = sigmoid(slope * seen.presence[:, k] + intercept)
        bounds = choose(finding, probability, target[:, k])
        peaks = sigmoid(seen.masks[:, k].astype(np.float32)).max((1, 2))
        positive = peaks[target[:, k] == 1]
        out["findings"][finding] = {
            "restraint": restraint,
            "slope": round(slope, 4),
            "intercept": round(intercept, 4),
            "present": bounds.present,
            "absent": bounds.absent,
            "called": {"present": bounds.called_present, "absent": bounds.called_absent},
            "errors": {"present": rounded(bounds.wrong_present), "absent": rounded(bounds.wrong_absent)},
            # A second part of a region must look as sure as the middling best part of an image with the finding.
            "regionMinimum": round(float(np.median(positive)), 4),
        }
    trained = gather(boxed_seen, boxed, out["findings"])
    out["places"] = learn_places(trained.places, trained.target)
    grid = region_grid(seen, records, lesions, lesions_seen, out["findings"])
    out["regionShare"], out["boxBlend"] = max(grid, key=lambda pair: sum(grid[pair].values()))
    out["grid"] = {f"{s}/{b}": {key: round(v, 3) for key, v in row.items()} for (s, b), row in grid.items()}
    out["minimumInScope"], out["refuseFrom"] = smallest_in_scope(seen.scope), REFUSE_FROM
    out["describe"] = learn(gather(seen, records, out["findings"]), trained, out["places"])
    return out


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--name", default="v0")
    args = parser.parse_args()
    reader, net = load_reader(args.name)
    images, records = load_split("calibration")
    lesions = insert_lesions("calibration")
    boxed_images, boxed = load_boxed()
    seen, lesions_seen, boxed_seen = (read_images(reader, part, net.size) for part in (images, lesions.images, boxed_images))
    result = calibrate(seen, records, lesions, lesions_seen, boxed_seen, boxed)
    (WORK / f"{args.name}-calibration.json").write_text(json.dumps(result, indent=1))
    print(json.dumps(result, indent=1))


if __name__ == "__main__":
    main()
