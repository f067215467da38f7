"""Step 1: lent images -> arrays in `work/`. `python -m training.prepare`

Writes, all at 512 px after the package's own preprocessing, quantised to 8 bits:
`nih.npy` [n, 512, 512], `nih.json` (one record per image: split, patient, labels, boxes in input pixels, view, age,
sex), `children.npy` with `children_lungs.npy`, `hannover.npy` with `hannover_lungs.npy` (held out whole: the other
site), `children_rest.npy` and `hannover_rest.npy` (images without a lung mask, for evaluation only; of children, patients without any
mask), and `brain.npy`.
"""

from __future__ import annotations

import csv
import json
from pathlib import Path

import numpy as np
from PIL import Image

from .config import DATA, FINDINGS, LABELS, WORK
from .preprocess import preprocess

SIZE = 512
NIH_WORDS = (
    "Atelectasis", "Cardiomegaly", "Effusion", "Infiltration", "Mass", "Nodule", "Pneumonia", "Pneumothorax", "Consolidation",
    "Edema", "Emphysema", "Fibrosis", "Pleural_Thickening", "Hernia", "No Finding",
)  # fmt: skip


def read_grey(path: Path) -> np.ndarray:
    """A JPEG or PNG as float [H, W]."""
    return np.asarray(Image.open(path).convert("L"), dtype=np.float64)


def read_rows(path: Path) -> list[dict[str, str]]:
    with path.open(newline="") as handle:
        return list(csv.DictReader(handle))


def labels_of(row: dict[str, str]) -> tuple[list[float], list[float]]:
    """Targets 0/1 per finding, and how far each is believed (0..1).

    Labels are text-mined. Where radiologists of another reading called the image normal, positive labels are doubted;
    adjudicated labels replace text-mined ones.
    """
    words = {LABELS[word] for word in row["labels"].split("|") if word in LABELS}
    target = [float(finding in words) for finding in FINDINGS]
    trust = [1.0] * len(FINDINGS)
    if row["normal_in_rsna"] == "1":
        trust = [0.3 if value else 1.0 for value in target]
    adjudicated = {
        "google_Pneumothorax": ("pneumothorax",),
        "google_Airspace_opacity": ("lung-opacity",),
        "google_Nodule_or_mass": ("nodule", "mass"),
    }
    for column, findings in adjudicated.items():
        answer = row.get(column, "")
        for finding in findings:
            index = FINDINGS.index(finding)
            if answer == "NO":
                target[index] = 0.0
            elif answer == "YES" and len(findings) == 1:
                target[index] = 1.0
    return target, trust


def sidelights_of(row: dict[str, str]) -> list[float]:
    """What else the manifest says, for the side tasks: NIH's labels, "No Finding", male, AP, age / 100."""
    words = row["labels"].split("|")
    said = [float(word in words) for word in NIH_WORDS]
    return [*said, float(row["sex"] == "M"), float(row["view"] == "AP"), min(int(row["age"]), 100) / 100]


def prepare_nih(root: Path) -> tuple[np.ndarray, list[dict]]:
    rows = read_rows(root / "manifest.csv")
    boxes: dict[str, list] = {}
    for row in read_rows(root / "boxes.csv"):
        if row["label"] in LABELS:
            box = [float(row[key]) for key in ("x", "y", "w", "h")]
            boxes.setdefault(row["file"], []).append([LABELS[row["label"]], *box])
    images = np.zeros((len(rows), SIZE, SIZE), np.uint8)
    records = []
    for index, row in enumerate(rows):
        image, place = preprocess(read_grey(root / row["file"]), SIZE)
        images[index] = np.round(image * 255)
        target, trust = labels_of(row)
        placed = []
        for finding, x, y, w, h in boxes.get(row["file"], []):
            corners = place.to_input(np.array([x, y, x + w, y + h]))
            placed.append([FINDINGS.index(finding), *corners.tolist()])
            target[FINDINGS.index(finding)] = 1.0
            trust[FINDINGS.index(finding)] = 1.0
        text_mined = {LABELS[word] for word in row["labels"].split("|") if word in LABELS}
        records.append(
            {
                "file": row["file"],
                "patient": row["patient_id"],
                "split": row["split"],
                "target": target,
                "trust": trust,
                "labels": [float(finding in text_mined) for finding in FINDINGS],
                "sidelights": sidelights_of(row),
                "has_no_finding": row["labels"] == "No Finding",
                "boxes": placed,
                "view": row["view"],
                "age": int(row["age"]),
                "sex": row["sex"],
            }
        )
    return images, records


def prepare_lungs(root: Path, limit: int | None = None) -> tuple[np.ndarray, np.ndarray]:
    """Images with a lung mask: uint8 [n, 512, 512] and bool [n, 512, 512]."""
    rows = [row for row in read_rows(root / "manifest.csv") if row["lung_mask"]][:limit]
    images = np.zeros((len(rows), SIZE, SIZE), np.uint8)
    masks = np.zeros((len(rows), SIZE, SIZE), bool)
    for index, row in enumerate(rows):
        image, place = preprocess(read_grey(root / row["file"]), SIZE)
        images[index] = np.round(image * 255)
        mask = Image.open(root / row["lung_mask"]).convert("L").resize((place.width, place.height), Image.NEAREST)
        masks[index, place.y0 : place.y0 + place.height, place.x0 : place.x0 + place.width] = np.asarray(mask) > 0
    return images, masks


def prepare_rest(root: Path) -> np.ndarray:
    """Images without a lung mask; where patients are guessed from file names, of those who have none at all."""
    rows = read_rows(root / "manifest.csv")
    with_mask = {row.get("patient_guess") for row in rows if row["lung_mask"]} - {None}
    rest = [row for row in rows if not row["lung_mask"] and row.get("patient_guess") not in with_mask]
    return np.stack([np.round(preprocess(read_grey(root / row["file"]), SIZE)[0] * 255).astype(np.uint8) for row in rest])


def prepare_folder(folder: Path) -> np.ndarray:
    files = sorted(path for path in folder.rglob("*") if path.suffix.lower() in {".jpg", ".jpeg", ".png"})
    return np.stack([np.round(preprocess(read_grey(path), SIZE)[0] * 255).astype(np.uint8) for path in files])


def main() -> None:
    WORK.mkdir(parents=True, exist_ok=True)
    images, records = prepare_nih(DATA / "nih_cxr14")
    np.save(WORK / "nih.npy", images)
    (WORK / "nih.json").write_text(json.dumps(records))
    print(f"nih: {len(records)} images, {sum(len(r['boxes']) for r in records)} boxes")
    for name, folder in (("children", "kermany_children"), ("hannover", "hannover_covid")):
        images, masks = prepare_lungs(DATA / folder)
        np.save(WORK / f"{name}.npy", images)
        np.save(WORK / f"{name}_lungs.npy", masks)
        rest = prepare_rest(DATA / folder)
        np.save(WORK / f"{name}_rest.npy", rest)
        print(f"{name}: {len(images)} images with lung masks, {len(rest)} for evaluation without")
    brain = prepare_folder(DATA / "not_chest" / "brain_mri")
    np.save(WORK / "brain.npy", brain)
    print(f"brain: {len(brain)} images out of scope")


if __name__ == "__main__":
    main()
