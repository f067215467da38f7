"""Lesions of known place and size: what each adds to a radiograph, and its exact mask."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from .phantom_anatomy import LEFT, RIGHT, SIDE_NAMES, PleuralChange
from .phantom_rays import Exposure, clouds
from .phantom_structures import draw_tube, hilum

FINDINGS = ("lung-opacity", "atelectasis", "pleural-effusion", "pneumothorax", "cardiomegaly", "nodule", "mass", "edema")


@dataclass(frozen=True)
class Lesion:
    """One abnormality: `finding` is one of FINDINGS, `side` left, right, bilateral or midline (of the
    patient), `mask` bool [H,W] where it is seen, `attributes` its measures (mm, ml, ratio, zone)."""

    finding: str
    side: str
    mask: np.ndarray
    attributes: dict = field(default_factory=dict)


@dataclass
class Chest:
    """What lesions need to know of the chest they are put in; maps are [H,W], path lengths in mm."""

    exposure: Exposure
    rng: np.random.Generator
    cavity: dict[int, np.ndarray]
    lung: dict[int, np.ndarray]
    seen: dict[int, np.ndarray]
    heart: np.ndarray
    added: np.ndarray
    removed: np.ndarray
    shift: float


def pick_sides(finding: str, rng: np.random.Generator, sides: Mapping[str, str] | None) -> tuple[int, ...]:
    """The sides (LEFT, RIGHT) a finding is put on, as asked or by chance."""
    asked = (sides or {}).get(finding)
    if finding in ("cardiomegaly", "edema"):
        return (LEFT, RIGHT)
    chance = rng.random()
    by_chance = (LEFT,) if chance < 0.46 else (RIGHT,) if chance < 0.92 else (LEFT, RIGHT)
    if finding in ("nodule", "mass", "pneumothorax", "atelectasis") and len(by_chance) == 2:
        by_chance = (RIGHT,)
    return {"left": (LEFT,), "right": (RIGHT,), "bilateral": (LEFT, RIGHT)}.get(asked, by_chance)


def side_name(sides: tuple[int, ...]) -> str:
    return "bilateral" if len(sides) == 2 else SIDE_NAMES[sides[0]]


def plan_effusion(rng: np.random.Generator, base_z: float, dome_z: float) -> PleuralChange:
    grade = rng.choice(["small", "moderate", "large"], p=[0.4, 0.4, 0.2])
    above = {"small": rng.uniform(-30, -12), "moderate": rng.uniform(-8, 32), "large": rng.uniform(40, 100)}[str(grade)]
    return PleuralChange(fluid_z=dome_z + above, meniscus=rng.uniform(55, 95))


def plan_pneumothorax(rng: np.random.Generator) -> PleuralChange:
    apical = rng.uniform(12, 60)
    return PleuralChange(gap_lateral=apical * rng.uniform(0.35, 0.8), gap_apical=apical)


def zone_of(mask: np.ndarray, seen: np.ndarray) -> str:
    """upper, middle or lower third of the lung in which the mask's centre lies."""
    rows = np.flatnonzero(seen.any(1))
    if rows.size == 0 or not mask.any():
        return "lower"
    place = (np.flatnonzero(mask.any(1)).mean() - rows[0]) / max(rows[-1] - rows[0], 1)
    return "upper" if place < 1 / 3 else "middle" if place < 2 / 3 else "lower"


def _grid(chest: Chest, column: float, row: float):
    """Millimetres right of and below a pixel, [1,W] and [H,1]."""
    n, mm = chest.exposure.size, chest.exposure.spacing
    return ((np.arange(n, dtype=np.float32) - np.float32(column)) * mm)[None, :], \
        ((np.arange(n, dtype=np.float32) - np.float32(row)) * mm)[:, None]


def _pick_place(chest: Chest, side: int, margin_mm: float, rows=(0.08, 0.9)):
    """A pixel of one lung, deep enough and `margin_mm` from its border where there is room."""
    seen = chest.seen[side]
    step = max(chest.exposure.size // 128, 1)
    small = seen[::step, ::step] & (chest.lung[side][::step, ::step] > 35) & ~chest.heart[::step, ::step]
    for margin in (margin_mm, margin_mm / 2, 0):
        k = int(margin / (chest.exposure.spacing * step))
        inner = small.copy()
        if k:
            inner[k:-k] &= small[:-2 * k] & small[2 * k:]
            inner[:, k:-k] &= small[:, :-2 * k] & small[:, 2 * k:]
        ys, xs = np.nonzero(inner)
        if ys.size:
            lo, hi = np.quantile(ys, rows[0]), np.quantile(ys, rows[1])
            ok = np.flatnonzero((ys >= lo) & (ys <= hi))
            k = ok[chest.rng.integers(ok.size)] if ok.size else 0
            return float(xs[k] * step), float(ys[k] * step)
    ys, xs = np.nonzero(chest.cavity[side] > 5)
    return (float(np.median(xs)), float(np.median(ys))) if ys.size else (chest.exposure.size / 2,) * 2


def _outline(chest: Chest, dx, dy, radius: float, lobes: int, rough: float):
    """Distance from the centre as a share of a wavy outline of mean `radius` (mm), [H,W]."""
    angle = np.arctan2(dy, dx)
    edge = np.ones_like(angle)
    for k in range(2, 2 + lobes):
        edge += rough * 1.4 / k * np.float32(chest.rng.normal()) * np.cos(k * angle + np.float32(chest.rng.uniform(0, 6.3)))
    return np.hypot(dx, dy) / (np.maximum(edge, 0.4) * np.float32(radius))


def add_focal(chest: Chest, finding: str, sides: tuple[int, ...]) -> Lesion:
    """A nodule (6–29 mm) or a lobulated mass (32–80 mm) within the lung."""
    side = sides[0]
    diameter = chest.rng.uniform(9, 28) if finding == "nodule" else chest.rng.uniform(33, 78)
    column, row = _pick_place(chest, side, diameter * 0.55)
    n, mm = chest.exposure.size, chest.exposure.spacing
    half = int(diameter * 1.3 / mm) + 2
    c0, c1 = max(int(column) - half, 0), min(int(column) + half, n)
    r0, r1 = max(int(row) - half, 0), min(int(row) + half, n)
    dx, dy = _grid(chest, column, row)
    q = _outline(chest, dx[:, c0:c1], dy[r0:r1], diameter / 2, 3 if finding == "nodule" else 5,
                 0.06 if finding == "nodule" else 0.12)
    q *= np.sqrt((q < 1.0001).sum() * mm * mm / (np.pi * (diameter / 2) ** 2))
    chord = diameter * chest.rng.uniform(0.7, 0.95) * np.maximum(1 - q * q, 0) ** 0.62
    if chest.rng.random() < 0.3:
        chord = np.maximum(chord, diameter * 0.18 * np.exp(-2.5 * np.maximum(q - 0.9, 0)) * (q < 1.35) * (
            0.5 + 0.5 * np.cos(np.arctan2(dy[r0:r1], dx[:, c0:c1]) * chest.rng.integers(9, 15))))
    chest.added[r0:r1, c0:c1] += chord
    mask = np.zeros((n, n), bool)
    mask[r0:r1, c0:c1] = q < 1
    ys, xs = np.nonzero(mask)
    extent = max(np.ptp(xs), np.ptp(ys)) * mm + mm if ys.size else 0.0
    return Lesion(finding, SIDE_NAMES[side], mask, {
        "size_mm": round(float(extent), 1), "zone": zone_of(mask, chest.seen[side])})


def add_opacity(chest: Chest, sides: tuple[int, ...]) -> Lesion:
    """Patchy airspace opacity of cloudy texture with soft borders and, at times, air bronchograms."""
    n = chest.exposure.size
    mask = np.zeros((n, n), bool)
    zone = "lower"
    for side in sides:
        radius = chest.rng.uniform(25, 60)
        column, row = _pick_place(chest, side, radius * 0.4, (0.1, 0.97))
        dx, dy = _grid(chest, column, row)
        stretch = chest.rng.uniform(0.75, 1.5)
        q = _outline(chest, dx * stretch, dy / stretch, radius, 4, 0.12)
        cloud = clouds(chest.rng, n, (9, 19, 41, 83))
        density = 1 / (1 + np.exp(np.clip((q - 1 - 0.16 * cloud) * 7.0, -30, 30)))
        density *= np.clip(0.88 + 0.16 * clouds(chest.rng, n, (23, 47, 97, 151)), 0.2, 1.3)
        share = chest.rng.uniform(0.28, 0.62)
        full = np.minimum(chest.lung[side] * share, 75.0) * density
        if chest.rng.random() < 0.4:
            full *= 1 - 0.4 * _bronchogram(chest, side, column, row)
        chest.added += full
        part = (full > 0.30 * max(float(np.quantile(full, 0.999)), 1e-3)) & (density > 0.35) & chest.seen[side]
        mask |= part
        zone = zone_of(part, chest.seen[side])
    return Lesion("lung-opacity", side_name(sides), mask, {"zone": zone, "pattern": "airspace"})


def _bronchogram(chest: Chest, side: int, column: float, row: float) -> np.ndarray:
    canvas = np.zeros_like(chest.added)
    mm, n = chest.exposure.spacing, chest.exposure.size
    root = np.array([(column - n / 2) * mm + chest.exposure.centre_x, 0.0, chest.exposure.centre_z - (row - n / 2) * mm])
    away = root - hilum(side, chest.shift)
    away /= np.linalg.norm(away) + 1e-6
    for k in (-1, 0, 1):
        turn = chest.rng.normal(k * 0.45, 0.15) * np.array([-away[2], 0.0, away[0]])
        run = np.linspace(-28, 26, 6)[:, None]
        line = root + run * away + np.maximum(run + 14 * chest.rng.random(), 0) * turn
        draw_tube(canvas, chest.exposure, line, np.linspace(1.7, 0.9, 6), 1.0)
    return np.clip(canvas, 0, 1)


def add_atelectasis(chest: Chest, sides: tuple[int, ...]) -> Lesion:
    """Plate-like bands in a lower zone, or a wedge of collapsed lobe; the diaphragm is already raised."""
    side = sides[0]
    n = chest.exposure.size
    mask = np.zeros((n, n), bool)
    if chest.rng.random() < 0.6:
        kind, count = "plate-like", int(chest.rng.integers(1, 4))
        column, row = _pick_place(chest, side, 12, (0.72, 0.98))
        slope = chest.rng.normal(0, 0.25)
        for k in range(count):
            dx, dy = _grid(chest, column, row - k * chest.rng.uniform(9, 20) / chest.exposure.spacing)
            length, thick = chest.rng.uniform(22, 48), chest.rng.uniform(1.8, 4.5)
            off = dy - slope * dx - 0.002 * dx * dx * chest.rng.normal() + 1.2 * np.sin(dx / chest.rng.uniform(5, 9))
            end = np.clip((length - np.abs(dx)) / 10.0, 0, 1)
            across = np.abs(off) / thick
            band = end * np.exp(-(across**4)) * chest.rng.uniform(20, 34) * np.clip(chest.lung[side] / 40, 0, 1)
            chest.added += band
            mask |= (band > 6) & chest.seen[side]
        if not mask.any():
            mask = (band > 1)
    else:
        kind = "lobar"
        rows, columns = np.nonzero(chest.seen[side])
        medial = n / 2 + side * 8 / chest.exposure.spacing
        is_upper = chest.rng.random() < 0.4
        anchor = np.quantile(rows, 0.02 if is_upper else 0.985)
        reach, tall = chest.rng.uniform(60, 95), chest.rng.uniform(60, 95)
        dx, dy = _grid(chest, medial, anchor)
        out, up = side * dx, (dy if is_upper else -dy)
        fissure = tall * np.clip(1 - np.maximum(out, 0) / reach, 0, 1) ** chest.rng.uniform(0.7, 1.4)
        shape = np.clip((fissure - up) / 5.0, 0, 1) * np.clip((out + 12) / 8.0, 0, 1) * np.clip((up + 40) / 10, 0, 1)
        texture = np.clip(0.9 + 0.1 * clouds(chest.rng, n, (11, 29)), 0.5, 1.2)
        full = np.minimum(chest.lung[side] * 0.75, 70) * shape * texture
        chest.added += full
        mask = (shape > 0.5) & chest.seen[side] & (full > 5)
    return Lesion("atelectasis", SIDE_NAMES[side], mask, {"kind": kind, "zone": zone_of(mask, chest.seen[side])})


def add_edema(chest: Chest) -> Lesion:
    """Perihilar haze on both sides with Kerley B lines at the bases."""
    n = chest.exposure.size
    mask = np.zeros((n, n), bool)
    grade = chest.rng.uniform(0.18, 0.5)
    for side in (LEFT, RIGHT):
        (column, row), = chest.exposure.project(hilum(side, chest.shift)[None] + [[side * 18, 0, -14]])
        dx, dy = _grid(chest, column, row)
        wide, tall = chest.rng.uniform(44, 62), chest.rng.uniform(60, 82)
        q = np.sqrt((dx / wide) ** 2 + (dy / tall) ** 2)
        cloud = clouds(chest.rng, n, (13, 27, 55, 97))
        density = 1 / (1 + np.exp(np.clip((q - 1 - 0.13 * cloud) * 4.0, -30, 30)))
        full = chest.lung[side] * grade * density * np.clip(0.95 + 0.13 * clouds(chest.rng, n, (37, 71, 149)), 0.3, 1.5)
        chest.added += full + chest.lung[side] * grade * 0.15
        mask |= (density > 0.45) & chest.seen[side]
        _add_kerley(chest, side)
    severity = "mild" if grade < 0.28 else "moderate" if grade < 0.4 else "severe"
    return Lesion("edema", "bilateral", mask, {"severity": severity})


def _add_kerley(chest: Chest, side: int) -> None:
    rows = np.flatnonzero(chest.seen[side].any(1))
    if rows.size < 10:
        return
    n, mm = chest.exposure.size, chest.exposure.spacing
    for place in np.linspace(0.66, 0.9, int(chest.rng.integers(5, 10))):
        row = rows[int(place * (rows.size - 1))]
        columns = np.flatnonzero(chest.seen[side][row])
        edge = columns[-1] if (side == LEFT) else columns[0]
        x = (edge - n / 2 + 0.5) * mm + chest.exposure.centre_x - side * 2
        z = chest.exposure.centre_z - (row - n / 2 + 0.5) * mm
        line = np.array([[x, 0, z], [x - side * chest.rng.uniform(9, 18), 0, z + chest.rng.normal(1, 1.5)]])
        draw_tube(chest.added, chest.exposure, line, 0.8, 7.0)
