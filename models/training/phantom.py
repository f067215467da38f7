"""A procedural chest radiograph with lesions of known place: `render`, and a command line to look.

`python -m training.phantom --out DIR --count N [--size 512] [--seed 0] [--view PA]` writes PNGs;
`--array FILE.npz` writes images uint8 [N,H,W], and lesion masks at a quarter of the resolution.
"""

import argparse
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from scipy.ndimage import binary_opening

from .phantom_anatomy import LEFT, RIGHT, SIDE_NAMES, Blob, PleuralChange, draw_anatomy
from .phantom_film import add_marker, collimate, develop
from .phantom_lesions import (
    FINDINGS, Chest, Lesion, add_atelectasis, add_edema, add_focal, add_opacity, pick_sides, plan_effusion,
    plan_pneumothorax, side_name, zone_of)
from .phantom_rays import Exposure, clouds, resize, sum_volumes
from .phantom_structures import draw_airways, draw_blob, draw_bones, draw_vessels

VIEWS = ("PA", "AP", "LATERAL")
LUNG_DENSITY = 0.23
MU_SOFT, MU_BONE = 0.0195, 0.031


@dataclass(frozen=True)
class PhantomImage:
    """One synthetic radiograph. `image` float32 [H,W] in 0..1, bright where much is absorbed; the
    patient's right is at the image's left in PA and AP. `lungs_right`, `lungs_left` bool [H,W] are the
    pleural cavities down to the diaphragm's edge, whatever fills them, also behind the heart;
    `heart` bool [H,W] its shadow. `pixel_spacing_mm` holds in the mid-plane of the chest."""

    image: np.ndarray
    lungs_right: np.ndarray
    lungs_left: np.ndarray
    heart: np.ndarray
    lesions: tuple[Lesion, ...]
    view: str
    pixel_spacing_mm: float


def render(seed: int, size: int = 512, findings: Sequence[str] = (), view: str = "PA",
           sides: Mapping[str, str] | None = None) -> PhantomImage:
    """The chest of `seed` as a radiograph of size×size pixels, same input same output.

    `findings` are ids of FINDINGS (others raise ValueError; nodules and masses may repeat), `view` one
    of VIEWS, `sides` asks left, right or bilateral per finding, else by chance. Without cardiomegaly
    the cardiothoracic ratio stays under 0.5, with it above (frontal views).
    """
    unknown = [f for f in findings if f not in FINDINGS]
    if unknown or view not in VIEWS:
        raise ValueError(f"unknown findings {unknown} or view {view!r}")
    rng = np.random.default_rng([seed, 77])
    is_lateral = view == "LATERAL"
    placed = [(f, pick_sides(f, rng, sides)) for f in findings]
    names = set(findings)
    ratio = rng.uniform(0.55, 0.66) if "cardiomegaly" in names else rng.uniform(0.395, 0.455)
    ratio *= 0.975 if view == "AP" else 1.0
    loss: dict[int, float] = {}
    shift = rng.normal(0, 2.0)
    for finding, where in placed:
        if finding == "atelectasis":
            loss[where[0]] = rng.uniform(6, 24)
    body = draw_anatomy(rng, ratio, loss, shift)
    pleura = _plan_pleura(rng, placed, body)
    exposure = _draw_exposure(rng, size, view, body)
    has_arms = not is_lateral and rng.random() < 0.7
    grid = size // 2 if size > 320 else size
    volumes = sum_volumes(body, exposure, grid, pleura, has_arms, is_lateral)

    def enlarge(a):
        return np.maximum(resize(a, size), 0.0)

    total = enlarge(volumes.body)
    cavity = {s: enlarge(volumes.cavity[s]) for s in (LEFT, RIGHT)}
    lung = {s: enlarge(volumes.lung[s]) for s in (LEFT, RIGHT)}
    air = {s: enlarge(volumes.air[s]) for s in (LEFT, RIGHT)}
    fluid = {s: enlarge(volumes.fluid[s]) for s in (LEFT, RIGHT)}
    under = enlarge(volumes.under) > 0.5
    heart = enlarge(volumes.heart) > 0.5
    seen = {s: (cavity[s] > 4.0) & ~under for s in (LEFT, RIGHT)}
    chest = Chest(exposure, rng, cavity, lung, seen, heart, np.zeros((size, size), np.float32),
                  np.zeros((size, size), np.float32), shift)

    vessels = np.zeros((size, size), np.float32)
    draw_vessels(vessels, body, exposure, rng, shift, 0.8 if "edema" in names else 0.0)
    aerated = lung[LEFT] + lung[RIGHT]
    vessels = np.minimum(vessels, 0.35 * aerated)
    vessels += aerated * (0.03 * clouds(rng, size, (31, 67, 131, 211, 307)))
    lesions = [_add_lesion(chest, finding, where, fluid, air, heart, body) for finding, where in placed]
    # Opaque lung hides its vessels: what was air around them is gone.
    solid = np.clip(chest.added / np.maximum(0.6 * aerated, 20.0), 0, 1)
    vessels *= 1 - 0.8 * solid

    bones = np.zeros((size, size), np.float32)
    draw_bones(bones, body, exposure, rng, is_lateral)
    airways = np.zeros((size, size), np.float32)
    draw_airways(airways, body, exposure, shift)
    breasts = np.zeros((size, size), np.float32)
    _draw_breasts(breasts, body, exposure, rng)

    bones *= np.clip(total / 25.0, 0, 1)
    soft = total - (1 - LUNG_DENSITY) * aerated - air[LEFT] - air[RIGHT] - enlarge(volumes.gas) - airways
    soft += (1 - LUNG_DENSITY) * (vessels + chest.added) + breasts
    # A pleural line is seen edge on: a millimetre of tissue along the rim of the lung.
    soft += 6.0 * chest.removed
    # A lateral needs a harder beam for its longer way.
    path = (MU_SOFT * np.maximum(soft, 0) + MU_BONE * bones) * (0.62 if is_lateral else 1.0)
    image = develop(path.astype(np.float32), total, seen[LEFT] | seen[RIGHT], rng, exposure.spacing)
    image = add_marker(image, rng, seen, total, is_lateral)
    image = collimate(image, rng)
    return PhantomImage(image, seen[RIGHT], seen[LEFT], heart, tuple(lesions), view, exposure.spacing)


def _draw_exposure(rng, size, view, body) -> Exposure:
    field_mm = rng.uniform(1.24, 1.46) * 2 * body.half_width if view != "LATERAL" else rng.uniform(1.25, 1.4) * 290
    turn = np.deg2rad(rng.normal(0, 1.6)) + (np.pi / 2 if view == "LATERAL" else 0.0)
    focus = {"PA": 1650.0, "AP": -950.0, "LATERAL": -1650.0}[view]
    middle = (body.apex_z + min(body.dome_z.values())) / 2 - 20
    return Exposure(size, field_mm / size, float(turn), focus, rng.normal(0, 5), middle + rng.normal(0, 8))


def _plan_pleura(rng, placed, body) -> dict[int, PleuralChange]:
    pleura: dict[int, PleuralChange] = {}
    for finding, where in placed:
        for side in where:
            old = pleura.get(side, PleuralChange())
            if finding == "pleural-effusion":
                new = plan_effusion(rng, body.base_z, body.dome_z[side])
                pleura[side] = PleuralChange(new.fluid_z, new.meniscus, old.gap_lateral, old.gap_apical)
            elif finding == "pneumothorax":
                new = plan_pneumothorax(rng)
                pleura[side] = PleuralChange(old.fluid_z, old.meniscus, new.gap_lateral, new.gap_apical)
    for side, change in pleura.items():
        if change.gap_apical and change.fluid_z is not None:
            # Under air fluid stands level, so it must reach the dome to be seen at all.
            pleura[side] = replace(change, fluid_z=max(change.fluid_z, body.dome_z[side] - 4.0))
    return pleura


def _add_lesion(chest: Chest, finding, where, fluid, air, heart, body) -> Lesion:
    mm2 = chest.exposure.spacing**2
    if finding in ("nodule", "mass"):
        return add_focal(chest, finding, where)
    if finding == "lung-opacity":
        return add_opacity(chest, where)
    if finding == "atelectasis":
        return add_atelectasis(chest, where)
    if finding == "edema":
        return add_edema(chest)
    if finding == "cardiomegaly":
        return Lesion(finding, "midline", heart.copy(), {"cardiothoracic_ratio": round(cardiothoracic_ratio(
            heart, chest.seen[LEFT] | chest.seen[RIGHT]), 3)})
    if finding == "pleural-effusion":
        mask, volume = np.zeros_like(heart), 0.0
        for side in where:
            mask |= (fluid[side] > 10.0) & (fluid[side] > 0.16 * chest.cavity[side]) & chest.seen[side]
            volume += float(fluid[side].sum()) * mm2 / 1000
        return Lesion(finding, side_name(where), mask, {
            "volume_ml": round(volume), "severity": "small" if volume < 400 else "moderate" if volume < 1200 else "large"})
    side = where[0]
    mask = (air[side] > 4.0) & (chest.lung[side] < 0.12 * chest.cavity[side]) & chest.seen[side]
    mask = binary_opening(mask, iterations=max(round(1.5 / chest.exposure.spacing), 1))
    edge = np.zeros_like(mask)
    edge[1:] |= mask[1:] ^ mask[:-1]
    edge[:, 1:] |= mask[:, 1:] ^ mask[:, :-1]
    edge &= (chest.lung[side] > 1.0) & (chest.cavity[side] > 25)
    chest.removed += edge * np.float32(min(1.0, 0.8 / chest.exposure.spacing))
    gap = float(mask.sum()) * mm2 / 100
    share = float(mask.sum()) / max(float(chest.seen[side].sum()), 1.0)
    return Lesion(finding, SIDE_NAMES[side], mask, {
        "area_cm2": round(gap, 1), "severity": "small" if share < 0.12 else "moderate" if share < 0.3 else "large",
        "zone": zone_of(mask, chest.seen[side])})


def cardiothoracic_ratio(heart: np.ndarray, lungs: np.ndarray) -> float:
    """Widest heart over widest inner chest, from bool masks [H,W]."""
    heart_columns, lung_columns = np.flatnonzero(heart.any(0)), np.flatnonzero(lungs.any(0))
    if heart_columns.size == 0 or lung_columns.size == 0:
        return 0.0
    return float((np.ptp(heart_columns) + 1) / (np.ptp(lung_columns) + 1))


def _draw_breasts(canvas, body, exposure, rng) -> None:
    if not body.is_female:
        return
    size, drop = rng.uniform(46, 68), rng.uniform(-80, -50)
    for side in (LEFT, RIGHT):
        x = side * rng.uniform(0.52, 0.62) * body.half_width
        draw_blob(canvas, exposure, Blob((x, -body.half_depth - 15, drop + rng.normal(0, 4)),
                                         (size, body.breast / 2, size * 1.05), side * 0.25), is_hanging=True)


def _write(args: argparse.Namespace) -> None:
    from PIL import Image

    images, masks, labels = [], [], []
    for k in range(args.count):
        rng = np.random.default_rng([args.seed, k, 5])
        findings = tuple(args.findings) if args.findings is not None else () if rng.random() < 0.25 else tuple(
            rng.choice(FINDINGS, size=int(rng.integers(1, 3)), replace=False))
        phantom = render(args.seed + k, args.size, findings, args.view)
        pixels = np.round(phantom.image * 255).astype(np.uint8)
        if args.out:
            Path(args.out).mkdir(parents=True, exist_ok=True)
            Image.fromarray(pixels).save(Path(args.out) / f"{args.seed + k:05d}-{'-'.join(findings) or 'normal'}.png")
        images.append(pixels)
        stack = np.zeros((len(FINDINGS), args.size // 4, args.size // 4), bool)
        for lesion in phantom.lesions:
            stack[FINDINGS.index(lesion.finding)] |= lesion.mask[2::4, 2::4][:args.size // 4, :args.size // 4]
        masks.append(np.packbits(stack, axis=-1))
        labels.append([f in findings for f in FINDINGS])
    if args.array:
        np.savez_compressed(args.array, images=np.stack(images), masks=np.stack(masks), labels=np.array(labels),
                            findings=np.array(FINDINGS))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", help="folder for PNG files")
    parser.add_argument("--array", help="NPZ file: images, packed masks [N,8,H/4,W/32], labels [N,8]")
    parser.add_argument("--count", type=int, default=8)
    parser.add_argument("--size", type=int, default=512)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--view", choices=VIEWS, default="PA")
    parser.add_argument("--findings", nargs="*", choices=FINDINGS, help="the same for all; by chance if left out")
    _write(parser.parse_args())


if __name__ == "__main__":
    main()
