"""From a mask field to boxes, side, zone and extent: `models/GRAPHS.md`, "From masks to regions"; twin of `findRegions.ts`."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.ndimage import label as connected

from .preprocess import Letterbox

#: A further proposal must reach this share of the first one's peak.
FURTHER = 0.3
#: Field pixels around a proposal that are its soft rim and no proposal of their own.
RIM = 4
#: From this probability on a pixel is an organ's.
ORGAN_THRESHOLD = 0.5
EIGHT = np.ones((3, 3), bool)


@dataclass(frozen=True)
class Proposal:
    """`box` left, top, right, bottom in model input pixels; `score` the peak probability; `component` bool [S/2, S/2]."""

    box: np.ndarray
    score: float
    component: np.ndarray


def enlarge(field: np.ndarray, factor: int = 4) -> np.ndarray:
    """[G, G] -> [4G, 4G], bilinear with half-pixel centres and clamped edges."""
    side = field.shape[0]
    centre = np.clip((np.arange(side * factor) + 0.5) / factor - 0.5, 0, side - 1)
    low = np.minimum(centre.astype(int), side - 2)
    part = centre - low
    weights = np.zeros((side * factor, side))
    weights[np.arange(side * factor), low] = 1 - part
    weights[np.arange(side * factor), low + 1] += part
    return weights @ field @ weights.T


def sigmoid(x: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-np.clip(x, -40, 40)))


def softmax(scores: np.ndarray) -> np.ndarray:
    """Over the last axis."""
    raised = np.exp(scores - scores.max(-1, keepdims=True))
    return raised / raised.sum(-1, keepdims=True)


def find_proposals(
    mask_logits: np.ndarray, boxes: np.ndarray, share: float, blend: float, place: Letterbox, most: int = 3
) -> list[Proposal]:
    """Best regions first. mask_logits [G, G], boxes [4, G, G] in cells; see GRAPHS.md for each step."""
    field = enlarge(sigmoid(mask_logits.astype(np.float64)))
    content = np.array([place.x0, place.y0, place.x0 + place.width, place.y0 + place.height], float)
    out: list[Proposal] = []
    for _ in range(most):
        peak = int(field.argmax())
        y, x = divmod(peak, field.shape[1])
        score = float(field[y, x])
        if score <= 0 or (out and score < FURTHER * out[0].score):
            break
        parts, _ = connected(field >= share * score, EIGHT)
        component = parts == parts[y, x]
        rows, columns = np.nonzero(component.any(1))[0], np.nonzero(component.any(0))[0]
        own = 2.0 * np.array([columns[0], rows[0], columns[-1] + 1, rows[-1] + 1])
        cy, cx = y // 4, x // 4
        reach = boxes[:, cy, cx].astype(np.float64)
        middle = np.array([cx, cy, cx, cy]) + 0.5
        regressed = 8.0 * (middle + reach * np.array([-1, -1, 1, 1]))
        box = (1 - blend) * own + blend * regressed
        box = np.clip(box, content[[0, 1, 0, 1]], content[[2, 3, 2, 3]])
        out.append(Proposal(box, score, component))
        top, left = max(rows[0] - RIM, 0), max(columns[0] - RIM, 0)
        field[top : rows[-1] + 1 + RIM, left : columns[-1] + 1 + RIM] = 0.0
    return out


def largest(mask: np.ndarray) -> np.ndarray:
    """The largest 8-connected part of a bool mask."""
    parts, count = connected(mask, EIGHT)
    if count == 0:
        return mask
    sizes = np.bincount(parts.ravel())
    sizes[0] = 0
    return parts == sizes.argmax()


@dataclass(frozen=True)
class Lungs:
    """Largest components of both lung masks at S/2, and the column between them."""

    right: np.ndarray
    left: np.ndarray
    midline: float

    @staticmethod
    def find(right_logits: np.ndarray, left_logits: np.ndarray, threshold: float) -> Lungs:
        right, left = (largest(enlarge(sigmoid(x.astype(np.float64))) >= threshold) for x in (right_logits, left_logits))
        middle = right.shape[1] / 2
        if right.any() and left.any():
            middle = (np.nonzero(right)[1].mean() + np.nonzero(left)[1].mean()) / 2 + 0.5
        return Lungs(right, left, float(middle))


def describe(finding: str, region: np.ndarray, lungs: Lungs) -> tuple[str | None, str | None, str | None]:
    """(side, zone, extent) of a bool region at S/2."""
    if finding == "cardiomegaly":
        return "midline", None, None
    columns = np.arange(region.shape[1]) + 0.5
    total = region.sum()
    if total == 0:
        return None, None, None
    on_left = region[:, columns > lungs.midline].sum() / total
    side = "left" if on_left >= 0.8 else "right" if on_left <= 0.2 else "bilateral"
    lung = {"left": lungs.left, "right": lungs.right, "bilateral": lungs.left | lungs.right}[side]
    rows = np.nonzero(lung.any(1))[0]
    zone = extent = None
    if len(rows) and finding != "edema":
        height = (np.nonzero(region)[0].mean() + 0.5 - rows[0]) / (rows[-1] + 1 - rows[0])
        zone = "upper" if height < 1 / 3 else "middle" if height < 2 / 3 else "lower"
    if lung.any() and finding not in ("nodule", "mass"):
        share = total / lung.sum()
        extent = "small" if share < 1 / 8 else "moderate" if share < 1 / 3 else "large"
    return side, zone, extent


def iou(a: np.ndarray, b: np.ndarray) -> float:
    """Of two boxes left, top, right, bottom."""
    overlap = np.clip(np.minimum(a[2:], b[2:]) - np.maximum(a[:2], b[:2]), 0, None).prod()
    return float(overlap / ((a[2:] - a[:2]).prod() + (b[2:] - b[:2]).prod() - overlap + 1e-9))


