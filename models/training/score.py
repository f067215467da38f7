"""Figures from what the app itself read. `python -m training.score OUT.json [--split test]`

OUT.json is what `npm run read` wrote for the images of NIH ChestX-ray14, so this measures the shipped package through the app's own
preprocessing, engine and regions. Prints AUROC per finding from `probability`, share of reference boxes hit by as many of
the best `boxes` as there are references, and how often the check replaced a sentence.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np

from .calibrate import references_of
from .config import FINDINGS, WORK
from .metrics import auroc, bootstrap, hits


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("out", type=Path)
    parser.add_argument("--split", default="test")
    args = parser.parse_args()
    records = {Path(r["file"]).name: r for r in json.loads((WORK / "nih.json").read_text()) if r["split"] == args.split}
    images = [i for i in json.loads(args.out.read_text())["images"] if Path(i["file"]).name in records]
    read = [image for image in images if image["findings"]]
    print(f"{len(images)} images of the {args.split} split, {len(read)} read, {len(images) - len(read)} refused or failed")
    rows = [records[Path(image["file"]).name] for image in read]
    patients = np.array([row["patient"] for row in rows])
    target = np.array([row["labels"] for row in rows])
    score = np.array([[next(f["probability"] for f in i["findings"] if f["finding"] == name) for name in FINDINGS] for i in read])
    values = []
    for k, finding in enumerate(FINDINGS):
        value, low, high = bootstrap(patients, lambda index, k=k: auroc(target[index, k], score[index, k]))
        shares = []
        for threshold in (0.1, 0.3, 0.5):
            hit = total = 0
            for image, row in zip(read, rows):
                references = references_of(row, k)
                if references:
                    boxes = next(f["boxes"] for f in image["findings"] if f["finding"] == finding)
                    hit += hits([np.array([x, y, x + w, y + h]) for x, y, w, h in boxes], references, threshold)
                    total += len(references)
            shares.append(hit / total if total else np.nan)
        values.append((value, *shares))
        print(f"{finding:17} AUROC {value:.3f} ({low:.2f}-{high:.2f})  hit at IoU 0.1 {shares[0]:.2f}  0.3 {shares[1]:.2f}  0.5 {shares[2]:.2f}")
    mean = np.nanmean(values, 0)
    print(f"{'mean':17} AUROC {mean[0]:.3f}  hit at IoU 0.1 {mean[1]:.2f}  0.3 {mean[2]:.2f}  0.5 {mean[3]:.2f}")
    normal = [image for image, row in zip(read, rows) if row["has_no_finding"]]
    false = sum(f["presence"] == "present" for image in normal for f in image["findings"])
    print(f"false present findings per normal image: {false / max(len(normal), 1):.2f}")


if __name__ == "__main__":
    main()
