"""Region -> text: which finding, if any, a drawn region holds. `python -m training.describe --name release [--split calibration]`

No graph of its own: the rule (`../GRAPHS.md`, "From a region to a finding"; twin of `src/inference/describeRegion.ts`) weighs
what the reading's own queries said of the image and where, and where in the chest the region lies (`places.py`). Its weights are learned on the
calibration split and, weighing less since the network knows them, on the training images with boxes: every reference box is a region that holds its finding, and
boxes of the same sizes put at random into lungs hold none: in images without findings, and, so that place is learned too, clear of
the reference boxes of images with a single finding. Where findings lie is learned from the training boxes alone. Prints how often it is right
on a split, with chance and majority beside it, and writes `work/describe-<split>.json`.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from .config import FINDINGS, WORK
from .metrics import bootstrap
from .places import learn_places, likeness, place_of
from .preprocess import Letterbox, letterbox
from .reader import Seen
from .regions import enlarge, sigmoid, softmax

EVIDENCE = ("presence", "overlap", "place")
#: Below this, a logarithm says no more than "nothing there".
FLOOR = 1e-3
#: How strongly weights are held near 0 and biases near their mean: there are a few hundred regions to learn from.
RESTRAINT = 0.002
#: What a region of a training image weighs beside one of the calibration split.
TRAINED = 0.2
#: Random boxes per image, without findings or clear of the only one.
DRAWS = 4


def cells_of_mask(mask: np.ndarray, place: Letterbox) -> np.ndarray:
    """bool [H, W] on the image -> bool [S/2, S/2]: cells whose centre lies in it; for a region between centres, the nearest cell."""
    side = place.size // 2
    centre = 2.0 * np.arange(side) + 1.0
    columns = np.floor((centre - place.x0) / place.scale).astype(int)
    rows = np.floor((centre - place.y0) / place.scale).astype(int)
    height, width = mask.shape
    inside = ((rows >= 0) & (rows < height))[:, None] & ((columns >= 0) & (columns < width))[None]
    cells = mask[np.clip(rows, 0, height - 1)][:, np.clip(columns, 0, width - 1)] & inside
    if not cells.any() and mask.any():
        y, x = ((along[0] + along[-1] + 1) / 2 for along in (np.nonzero(mask.any(axis))[0] for axis in (1, 0)))
        row, column = (int((v * place.scale + start) // 2) for v, start in ((y, place.y0), (x, place.x0)))
        cells[min(max(row, 0), side - 1), min(max(column, 0), side - 1)] = True
    return cells


def evidence(mask_logits: np.ndarray, probability_logit: float, cells: np.ndarray) -> list[float]:
    """What of the reading speaks for one finding in a region: mask_logits [G, G], the calibrated logit of the image, cells bool [4G, 4G]."""
    field = enlarge(sigmoid(mask_logits.astype(np.float64)))
    inside = field[cells]
    overlap = 2 * float(inside.sum()) / (float(field.max()) * len(inside) + float(field.sum()) + 1e-9)
    return [probability_logit, float(np.log(max(overlap, FLOOR)))]


def probabilities(rows: np.ndarray, setting: dict) -> np.ndarray:
    """evidence [..., findings, 3] -> [..., findings + 1]: of each finding, and last of none of them; sums to 1."""
    weights = np.array([setting["weights"].get(name, 0.0) for name in EVIDENCE])
    scores = rows @ weights + np.array([setting["bias"][finding] for finding in FINDINGS])
    return softmax(np.concatenate([scores, np.zeros((*scores.shape[:-1], 1))], -1))


@dataclass(frozen=True)
class Cases:
    """n regions: what the reading says [n, findings, 2], where they lie [n, 4], the finding's index or `len(FINDINGS)` for none,
    the patient, and whether the image has a finding elsewhere."""

    rows: np.ndarray
    places: np.ndarray
    target: np.ndarray
    patient: np.ndarray
    beside: np.ndarray

    def take(self, index: np.ndarray) -> Cases:
        return Cases(self.rows[index], self.places[index], self.target[index], self.patient[index], self.beside[index])

    def evidence(self, table: dict) -> np.ndarray:
        """[n, findings, 3]: with how like each place is to the finding's, by what `learn_places` gave."""
        return np.concatenate([self.rows, likeness(self.places, table)[:, :, None]], -1)


def mask_of_box(box: np.ndarray) -> np.ndarray:
    """Left, top, right, bottom in 512 px -> bool [512, 512], whole pixels."""
    mask = np.zeros((512, 512), bool)
    left, top = np.floor(np.clip(box[:2], 0, 511)).astype(int)
    right, bottom = np.ceil(np.clip(box[2:], 1, 512)).astype(int)
    mask[top : max(bottom, top + 1), left : max(right, left + 1)] = True
    return mask


def is_clear(box: np.ndarray, others: list[np.ndarray]) -> bool:
    """Whether a box, left, top, right, bottom, touches none of the others."""
    return all((np.minimum(box[2:], other[2:]) <= np.maximum(box[:2], other[:2])).any() for other in others)


def gather(seen: Seen, records: list[dict], findings: dict[str, dict], seed: int = 0) -> Cases:
    """Every reference box, and random boxes in lungs where nothing is known to be. `findings` holds slope and intercept."""
    rng = np.random.default_rng(seed)
    place = letterbox(512, 512, seen.masks.shape[-1] * 8)
    # A heart is no place in a lung.
    sizes = [np.array(box[3:]) - box[1:3] for record in records for box in record["boxes"] if FINDINGS[box[0]] != "cardiomegaly"]
    slope, intercept = (np.array([findings[finding][key] for finding in FINDINGS]) for key in ("slope", "intercept"))
    rows, places, target, patient, beside = [], [], [], [], []
    for image, record in enumerate(records):
        regions = [(box[0], np.array(box[1:], float)) for box in record["boxes"]]
        references = [box for _, box in regions]
        lungs = seen.lungs[image]
        is_single = bool(references) and sum(record["labels"]) == 1
        if record["has_no_finding"] or is_single:
            inside = np.argwhere(lungs.right | lungs.left)
            for _ in range(DRAWS if len(inside) else 0):
                middle = (inside[rng.integers(len(inside))][::-1] + 0.5) * 512 / (place.size / 2)
                half = sizes[rng.integers(len(sizes))] / 2
                box = np.concatenate([middle - half, middle + half])
                if is_clear(box, references):
                    regions.append((len(FINDINGS), box))
        logits = slope * seen.presence[image, : len(FINDINGS)] + intercept
        for kind, box in regions:
            cells = cells_of_mask(mask_of_box(box), place)
            rows.append([evidence(seen.masks[image, k], float(logits[k]), cells) for k in range(len(FINDINGS))])
            places.append(place_of(cells, lungs))
            target.append(kind)
            patient.append(record["patient"])
            beside.append(is_single and kind == len(FINDINGS))
    return Cases(np.array(rows), np.array(places), np.array(target), np.array(patient), np.array(beside))


def learn(cases: Cases, trained: Cases | None = None, table: dict | None = None) -> dict:
    """Weights shared by all findings and a bias each: a conditional logit in which regions with and without a finding weigh the
    same in all. A finding without a reference box gets the mean bias. `trained`: regions of training images; `table`: where findings
    lie (`learn_places`), without which place says nothing."""
    parts = [cases, trained] if trained else [cases]
    target = np.concatenate([part.target for part in parts])
    trust = np.concatenate([np.full(len(part.target), share) for part, share in zip(parts, (1.0, TRAINED))])
    known = [k for k in range(len(FINDINGS)) if (target == k).any()]
    none = len(FINDINGS)
    rows = np.concatenate([part.evidence(table or {}) for part in parts])[:, known]
    place = {kind: i for i, kind in enumerate([*known, none])}
    is_none = target == none
    target = np.array([place[kind] for kind in target])
    weight = 0.5 * trust / np.where(is_none, trust[is_none].sum(), trust[~is_none].sum())
    count = len(EVIDENCE)

    def loss(theta: np.ndarray) -> tuple[float, np.ndarray]:
        weights, bias = theta[:count], theta[count:]
        share = softmax(np.concatenate([rows @ weights + bias, np.zeros((len(rows), 1))], -1))
        gap = share.copy()
        gap[np.arange(len(rows)), target] -= 1
        gap = (gap * weight[:, None])[:, :-1]
        away = bias - bias.mean()
        value = -(weight * np.log(share[np.arange(len(rows)), target] + 1e-12)).sum()
        gradient = np.concatenate([np.einsum("nk,nkm->m", gap, rows) + RESTRAINT * weights, gap.sum(0) + RESTRAINT * away])
        return value + RESTRAINT / 2 * ((weights**2).sum() + (away**2).sum()), gradient

    theta = minimize(loss, np.zeros(count + len(known)), jac=True, method="L-BFGS-B").x
    bias = dict(zip(known, theta[count:]))
    mean = float(np.mean(theta[count:]))
    return {
        "weights": {name: round(float(value), 4) for name, value in zip(EVIDENCE, theta)},
        "bias": {finding: round(float(bias.get(k, mean)), 4) for k, finding in enumerate(FINDINGS)},
    }


def describe(cases: Cases, rule: dict, table: dict | None = None) -> np.ndarray:
    """Probabilities [n, findings + 1] by what `learn` gave."""
    return probabilities(cases.evidence(table or {}), rule)


def crossed(cases: Cases, trained: Cases, table: dict, folds: int = 5) -> np.ndarray:
    """Probabilities by rules learned on other patients: an honest figure on the split that the rule is learned on."""
    names = np.unique(cases.patient)
    fold = dict(zip(names, np.random.default_rng(0).permutation(len(names)) % folds))
    of = np.array([fold[name] for name in cases.patient])
    out = np.zeros((len(of), len(FINDINGS) + 1))
    for k in range(folds):
        out[of == k] = describe(cases.take(of == k), learn(cases.take(of != k), trained, table), table)
    return out


def figures(cases: Cases, said: np.ndarray) -> dict:
    """Shares that are right, with intervals over patients, and what never looking would give."""
    none = len(FINDINGS)
    answer, named = said.argmax(1), said[:, :none].argmax(1)
    boxed = cases.target < none
    kinds = np.bincount(cases.target[boxed], minlength=none)

    def share(right: np.ndarray, member: np.ndarray) -> tuple[float, float, float]:
        return bootstrap(cases.patient[member], lambda i: float(right[member][i].mean()))

    return {
        "boxes": int(boxed.sum()),
        "normal regions": int((~boxed & ~cases.beside).sum()),
        "regions beside": int(cases.beside.sum()),
        "abnormal called abnormal": share(answer < none, boxed),
        "right finding": share(answer == cases.target, boxed),
        "right finding, asked which": share(named == cases.target, boxed),
        "normal called normal": share(answer == none, ~boxed & ~cases.beside),
        "beside the finding called normal": share(answer == none, cases.beside),
        "per finding": {f: float((answer == cases.target)[cases.target == k].mean()) for k, f in enumerate(FINDINGS) if kinds[k]},
        "baselines": {
            "chance, findings and none": 1 / (none + 1),
            "chance, findings": 1 / none,
            "majority of the boxes": float(kinds.max() / kinds.sum()),
        },
    }


def show(result: dict) -> str:
    def line(key: str, baseline: str) -> str:
        value, low, high = result[key]
        return f"| {key} | {value:.2f} ({low:.2f}–{high:.2f}) | {baseline} |"

    base = result["baselines"]
    both = f"chance {base['chance, findings and none']:.2f}, majority {base['majority of the boxes']:.2f}"
    which = f"chance {base['chance, findings']:.2f}, majority {base['majority of the boxes']:.2f}"
    return "\n".join(
        [
            f"{result['split']}: {result['boxes']} reference boxes, {result['normal regions']} random lung boxes in images without findings, "
            f"{result['regions beside']} clear of the boxes of images with a single finding",
            "| region -> text | share (95 %) | baseline |",
            "|---|---|---|",
            line("abnormal called abnormal", "always abnormal 1.00, chance 0.89"),
            line("right finding", both),
            line("right finding, asked which", which),
            line("normal called normal", "always abnormal 0.00, chance 0.11"),
            line("beside the finding called normal", "always abnormal 0.00, chance 0.11"),
            "",
            ", ".join(f"{finding} {value:.2f}" for finding, value in result["per finding"].items()),
        ]
    )


def main() -> None:
    from .calibrate import load_boxed, load_split
    from .package import open_reading

    parser = argparse.ArgumentParser()
    parser.add_argument("--name", default="release")
    parser.add_argument("--package", type=Path, help="read through a package's own graphs")
    parser.add_argument("--split", default="calibration", choices=("calibration", "test"))
    parser.add_argument("--learn", action="store_true", help="learn the rule anew and write it into the calibration")
    args = parser.parse_args()
    setting, read = open_reading(args.name, args.package)
    images, records = load_split(args.split)
    cases = gather(read(images), records, setting["findings"])
    if args.split == "calibration":
        images, records = load_boxed()
        trained = gather(read(images), records, setting["findings"])
        table = learn_places(trained.places, trained.target)
        said = crossed(cases, trained, table)
    else:
        said = describe(cases, setting["describe"], setting.get("places"))
    if args.learn:
        if args.split != "calibration" or args.package:
            parser.error("the rule is learned on the calibration split of a run")
        setting["places"] = table
        setting["describe"] = learn(cases, trained, table)
        (WORK / f"{args.name}-calibration.json").write_text(json.dumps(setting, indent=1))
    result = {"split": args.split, "rule": setting.get("describe"), **figures(cases, said)}
    print(show(result))
    (WORK / f"describe-{args.split}.json").write_text(json.dumps(result, indent=1))


if __name__ == "__main__":
    main()
