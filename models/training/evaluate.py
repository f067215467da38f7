"""Step 8: figures on the test split. `python -m training.evaluate [--name v0 | --package DIR] [--split test]`

`--package` reads through the shipped graphs (int8) with onnxruntime instead of PyTorch. Prints a table and writes
JSON; intervals are 95 %, by bootstrap over patients.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np

from .calibrate import hit_shares, load_split, propose, references_of
from .config import FINDINGS, WORK
from .conformal import wrong_share
from .metrics import auroc, bootstrap, calibration_error, hits
from .package import open_reading
from .reader import Seen
from .refusal import refused
from .regions import sigmoid


def mean_boxes() -> dict[int, np.ndarray]:
    """The mean training box of each kind: a baseline that does not look."""
    _, records = load_split("train")
    out = {}
    for k in range(len(FINDINGS)):
        boxes = [box for record in records for box in references_of(record, k)]
        if boxes:
            out[k] = np.mean(boxes, 0)
    return out


def grounding(seen: Seen, records: list[dict], setting: dict) -> dict:
    share, blend = setting["regionShare"], setting["boxBlend"]
    baseline = mean_boxes()
    out: dict[str, dict] = {}
    for threshold in (0.1, 0.3, 0.5):
        for finding, (hit, total) in hit_shares(seen, records, share, blend, threshold).items():
            k = FINDINGS.index(finding)
            row = out.setdefault(finding, {"boxes": total})
            row[f"hit@{threshold}"] = hit / total
            fixed = sum(hits([baseline[k]], r, threshold) for r in (references_of(x, k) for x in records) if r)
            row[f"mean box@{threshold}"] = fixed / total
    for finding, row in out.items():
        k = FINDINGS.index(finding)
        inside = []
        for image, record in enumerate(records):
            references = references_of(record, k)
            if references:
                y, x = np.unravel_index(seen.masks[image, k].argmax(), seen.masks.shape[2:])
                cell = 512 / seen.masks.shape[-1]
                px, py = (x + 0.5) * cell, (y + 0.5) * cell
                inside.append(any(r[0] <= px <= r[2] and r[1] <= py <= r[3] for r in references))
        row["pointing"] = float(np.mean(inside))
    figure = ("hit@0.1", "hit@0.3", "hit@0.5", "mean box@0.1", "mean box@0.3", "mean box@0.5", "pointing")
    out["mean"] = {key: float(np.mean([out[f][key] for f in out])) for key in figure}
    out["mean"]["boxes"] = sum(row["boxes"] for row in out.values() if "boxes" in row)
    patients = np.array([record["patient"] for record in records])
    per_image = {k: [(hits(propose(seen, i, k, share, blend), r, 0.3), len(r)) if (r := references_of(x, k)) else (0, 0) for i, x in enumerate(records)] for k in range(len(FINDINGS))}

    def mean_hit(index: np.ndarray) -> float:
        shares = []
        for k in range(len(FINDINGS)):
            pairs = np.array(per_image[k])[index].sum(0)
            if pairs[1]:
                shares.append(pairs[0] / pairs[1])
        return float(np.mean(shares))

    out["mean"]["hit@0.3 interval"] = bootstrap(patients, mean_hit)[1:]
    return out


def classification(seen: Seen, records: list[dict], setting: dict) -> dict:
    target = np.array([record["labels"] for record in records])
    patients = np.array([record["patient"] for record in records])
    normal = np.array([record["has_no_finding"] for record in records])
    out: dict[str, dict] = {}
    false_present = np.zeros(len(records))
    for k, finding in enumerate(FINDINGS):
        rule = setting["findings"][finding]
        probability = sigmoid(rule["slope"] * seen.presence[:, k] + rule["intercept"])
        present, absent = probability >= rule["present"], probability < rule["absent"]
        false_present += present * normal
        positive = target[:, k] == 1
        value, low, high = bootstrap(patients, lambda i, k=k: auroc(target[i, k], seen.presence[i, k]))
        out[finding] = {
            "positives": int(positive.sum()),
            "auroc": value,
            "auroc interval": (low, high),
            "sensitivity at present": float(present[positive].mean()),
            "specificity at present": float(1 - present[~positive].mean()),
            "missed as absent": float(absent[positive].mean()),
            "undetermined": float((~present & ~absent).mean()),
            "covered": float(1 - ((present & ~positive) | (absent & positive)).mean()),
            "wrong among present": wrong_share(target[:, k], present, 0),
            "wrong among absent": wrong_share(target[:, k], absent, 1),
            "present": int(present.sum()),
            "calibration error": calibration_error(target[:, k], probability),
        }
    mean = bootstrap(patients, lambda i: float(np.nanmean([auroc(target[i, k], seen.presence[i, k]) for k in range(len(FINDINGS))])))
    out["mean"] = {"auroc": mean[0], "auroc interval": mean[1:], "false present per normal image": float(false_present[normal].mean())}
    return out


def sites(read, setting: dict) -> dict:  # noqa: ANN001
    """Share called present and left undetermined per finding at NIH (test) and at the site held out whole, where no labels of
    findings are known; and Dice of both lungs there."""
    hannover, masks = np.load(WORK / "hannover.npy"), np.load(WORK / "hannover_lungs.npy")
    out = {}
    for name, images in (("NIH test", load_split("test")[0]), ("Hannover", np.concatenate([hannover, np.load(WORK / "hannover_rest.npy")]))):
        seen = read(images)
        row = {}
        for k, finding in enumerate(FINDINGS):
            rule = setting["findings"][finding]
            probability = sigmoid(rule["slope"] * seen.presence[:, k] + rule["intercept"])
            row[finding] = {
                "present": float((probability >= rule["present"]).mean()),
                "undetermined": float(((probability < rule["present"]) & (probability >= rule["absent"])).mean()),
            }
        out[name] = {"images": len(images), "findings": row}
        if name == "Hannover":
            first = len(FINDINGS)
            dice = []
            for image, truth in zip(seen.masks[: len(masks), first : first + 2], masks):
                small = sigmoid(image.astype(np.float32)).max(0) > 0.5
                where = ((np.arange(len(small)) + 0.5) * len(truth) / len(small)).astype(int)
                reference = truth[np.ix_(where, where)]
                dice.append(2 * (small & reference).sum() / max(small.sum() + reference.sum(), 1))
            out[name]["lung dice"] = float(np.mean(dice))
    return out


def subgroups(seen: Seen, records: list[dict]) -> dict:
    """Mean AUROC by sex, age band and view."""
    target = np.array([record["labels"] for record in records])
    bands = {
        "female": [r["sex"] == "F" for r in records],
        "male": [r["sex"] == "M" for r in records],
        "under 40": [r["age"] < 40 for r in records],
        "40 to 64": [40 <= r["age"] < 65 for r in records],
        "65 and over": [r["age"] >= 65 for r in records],
        "PA": [r["view"] == "PA" for r in records],
        "AP": [r["view"] == "AP" for r in records],
    }
    out = {}
    for name, member in bands.items():
        index = np.nonzero(member)[0]
        values = [auroc(target[index, k], seen.presence[index, k]) for k in range(len(FINDINGS))]
        out[name] = {"images": len(index), "auroc": float(np.nanmean(values))}
    return out


def scope(read, setting: dict) -> dict:  # noqa: ANN001
    """Share refused by appearance, of what is in and out of scope."""
    sets = {"test radiographs": load_split("test")[0], "other site (Hannover)": np.load(WORK / "hannover.npy")}
    sets["other site (Hannover)"] = np.concatenate([sets["other site (Hannover)"], np.load(WORK / "hannover_rest.npy")])
    sets["brain MRI"] = np.load(WORK / "brain.npy")[100:]
    sets["children, other patients than trained on"] = np.load(WORK / "children_rest.npy")
    sets["test radiographs, inverted"] = 255 - sets["test radiographs"]
    for quarters in (1, 2, 3):
        sets[f"test radiographs, turned by {90 * quarters}°"] = np.rot90(sets["test radiographs"], quarters, (1, 2))
    if (WORK / "laterals.npy").exists():
        sets["lateral phantoms"] = np.load(WORK / "laterals.npy")[-15:]
    out = {}
    for name, images in sets.items():
        out[name] = {"images": len(images), "refused": float(refused(read(images).scope, setting).mean())}
    return out


def share(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"


def show(result: dict) -> str:
    """The result as the tables of the model card."""
    lines = [
        "| finding | positives | AUROC (95 %) | sensitivity | specificity | missed as absent | undetermined | covered | called present | of them wrong | wrong among absent | ECE |",
        "|---|---|---|---|---|---|---|---|---|---|---|---|",
    ]
    for finding in FINDINGS:
        r = result["classification"][finding]
        lines.append(
            f"| {finding} | {r['positives']} | {r['auroc']:.3f} ({r['auroc interval'][0]:.2f}–{r['auroc interval'][1]:.2f}) | "
            f"{r['sensitivity at present']:.2f} | {r['specificity at present']:.2f} | {r['missed as absent']:.2f} | {r['undetermined']:.2f} | {r['covered']:.2f} | {r['present']} | {share(r['wrong among present'])} | {share(r['wrong among absent'])} | {r['calibration error']:.3f} |"
        )
    mean = result["classification"]["mean"]
    lines += [
        f"| mean | | {mean['auroc']:.3f} ({mean['auroc interval'][0]:.2f}–{mean['auroc interval'][1]:.2f}) | | | | | | | | | |",
        "",
        "Covered: share of images whose label the answer does not contradict (*undetermined* contradicts none).",
        "",
        f"False *present* findings per normal image: {mean['false present per normal image']:.2f}",
        "",
        "| finding | boxes | hit ≥ 0.1 | hit ≥ 0.3 | hit ≥ 0.5 | pointing | mean box ≥ 0.1 | ≥ 0.3 | ≥ 0.5 |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    for finding, r in result["grounding"].items():
        values = " | ".join(f"{r[key]:.2f}" for key in ("hit@0.1", "hit@0.3", "hit@0.5", "pointing", "mean box@0.1", "mean box@0.3", "mean box@0.5"))
        lines.append(f"| {finding} | {r['boxes']} | {values} |")
    low, high = result["grounding"]["mean"]["hit@0.3 interval"]
    lines += ["", f"95 % interval of the mean at IoU ≥ 0.3: {low:.2f}–{high:.2f}", "", "| group | images | mean AUROC |", "|---|---|---|"]
    lines += [f"| {name} | {r['images']} | {r['auroc']:.3f} |" for name, r in result["subgroups"].items()]
    lines += ["", "| site | images | " + " | ".join(FINDINGS) + " |", "|---|---|" + "---|" * len(FINDINGS)]
    for name, site in result["sites"].items():
        cells = " | ".join(f"{site['findings'][f]['present']:.2f} / {site['findings'][f]['undetermined']:.2f}" for f in FINDINGS)
        lines.append(f"| {name}: share present / undetermined | {site['images']} | {cells} |")
    lines += ["", "No labels of findings are known at Hannover: coverage and calibration error cannot be told there."]
    lines += ["", f"Dice of both lungs at the held-out site: {result['sites']['Hannover']['lung dice']:.3f}"]
    lines += ["", "| set | images | refused by appearance |", "|---|---|---|"]
    lines += [f"| {name} | {r['images']} | {r['refused']:.3f} |" for name, r in result["scope"].items()]
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--name", default="v0")
    parser.add_argument("--package", type=Path)
    parser.add_argument("--split", default="test")
    parser.add_argument("--rounds", type=int, help="take an earlier round's answer")
    args = parser.parse_args()
    setting, read = open_reading(args.name, args.package, args.rounds)
    images, records = load_split(args.split)
    seen = read(images)
    result = {
        "split": args.split,
        "images": len(records),
        "patients": len({record["patient"] for record in records}),
        "classification": classification(seen, records, setting),
        "grounding": grounding(seen, records, setting),
        "subgroups": subgroups(seen, records),
        "sites": sites(read, setting),
        "scope": scope(read, setting),
    }
    print(show(result))
    name = f"package-{args.split}" if args.package else f"{args.name}-{args.split}"
    (WORK / f"{name}.json").write_text(json.dumps(result, indent=1))


if __name__ == "__main__":
    main()
