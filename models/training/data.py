"""Batches for vision training: real radiographs, synthetic lesions in them, children's lungs, phantoms, out of scope.

Every sample is an image [512, 512] with `planes`: one mask plane per query (8 findings, 3 organs) at 128 px and what is
known of each. Unknown is not absent: a plane has weight 0 where nobody said anything.
"""

from __future__ import annotations

import json
import random
from dataclasses import dataclass, field

import numpy as np
import torch
from scipy.ndimage import gaussian_filter
from scipy.ndimage import label as connected
from torch.nn import functional as F
from torch.utils.data import IterableDataset

from .augment import collimate, erase, mirror, mix, random_affine, tone
from .config import ANATOMY, CONCEPTS, FINDINGS, SCOPE_CLASSES, SIDES, WORK
from .grammar import SIDED, ZONED, canonical_phrase, phrase
from .lesions import add_lesion
from .lungs import split_lungs
from .regions import largest
from .vocabulary import load as load_tokenizer
from .transplant import transplant
from .vocabulary import pad

SIZE, GRID = 512, 128
QUERIES = FINDINGS + ANATOMY
N = len(FINDINGS)
#: Side tasks: NIH's 14 labels, "No Finding", male, AP, age / 100.
SIDELIGHTS = 18
#: Findings whose boxes are small enough to be moved into another patient's lung.
TRANSPLANTED = ("nodule", "mass", "lung-opacity")
#: Share of radiographs that are mirrored. A mirrored heart is rare in life, a lesion on the other side is not.
MIRRORED = 0.35


@dataclass
class Sample:
    """`presence` 0/1 and `trust` 0..1 per query; `planes` float [11, 128, 128]; `mask_trust` 0..1 per query (0: no mask
    known); `boxes` (query, left, top, right, bottom) in 512 px; `midline` column in 512 px; `scope` class."""

    image: np.ndarray
    presence: np.ndarray = field(default_factory=lambda: np.zeros(len(QUERIES), np.float32))
    trust: np.ndarray = field(default_factory=lambda: np.zeros(len(QUERIES), np.float32))
    planes: np.ndarray = field(default_factory=lambda: np.zeros((len(QUERIES), GRID, GRID), np.float32))
    mask_trust: np.ndarray = field(default_factory=lambda: np.zeros(len(QUERIES), np.float32))
    boxes: list[tuple[int, float, float, float, float]] = field(default_factory=list)
    midline: float = SIZE / 2
    scope: int = 0
    #: What else is known of an NIH image, for the side tasks: 14 labels, "No Finding", male, AP, age / 100.
    sidelights: np.ndarray | None = None


def boxes_of(query: int, mask: np.ndarray) -> list[tuple[int, float, float, float, float]]:
    """Boxes of a bool mask's parts, in 512 px."""
    parts, count = connected(mask)
    scale = SIZE / mask.shape[0]
    out = []
    for index in range(1, count + 1):
        rows, columns = np.nonzero(parts == index)
        if len(rows) >= 4:
            edges = (columns.min(), rows.min(), columns.max() + 1, rows.max() + 1)
            out.append((query, *(float(v * scale) for v in edges)))
    return out


def shrink(mask: np.ndarray) -> np.ndarray:
    return mask.reshape(GRID, SIZE // GRID, GRID, SIZE // GRID).mean((1, 3)).astype(np.float32)


def enlarge(mask: np.ndarray) -> np.ndarray:
    """bool [64, 64] -> bool [512, 512] with a smooth outline: steps of cells would be a sign to learn."""
    smooth = torch.from_numpy(gaussian_filter(mask.astype(np.float32), 0.7))[None, None]
    return F.interpolate(smooth, size=(SIZE, SIZE), mode="bilinear", align_corners=False)[0, 0].numpy() > 0.5


def midline_of(right: np.ndarray, left: np.ndarray) -> float:
    """Column in 512 px between the lungs (any mask size); the middle where one is missing."""
    if right.sum() < 20 or left.sum() < 20:
        return SIZE / 2
    scale = SIZE / right.shape[1]
    return float((np.nonzero(right)[1].mean() + np.nonzero(left)[1].mean()) / 2 * scale)


class Source:
    """All arrays in memory, and how to draw one sample of each kind."""

    def __init__(self, split: str = "train", seed: int = 0) -> None:
        self.rng = np.random.default_rng(seed)
        records = json.loads((WORK / "nih.json").read_text())
        self.records = [(i, r) for i, r in enumerate(records) if r["split"] == split]
        self.nih = np.load(WORK / "nih.npy", mmap_mode="r")
        self.lungs = np.load(WORK / "nih_lungs.npy")
        self.children = np.load(WORK / "children.npy", mmap_mode="r")
        self.children_lungs = np.load(WORK / "children_lungs.npy", mmap_mode="r")
        self.brain = np.load(WORK / "brain.npy", mmap_mode="r")
        phantoms = WORK / "phantoms.npz"
        self.phantoms = dict(np.load(phantoms)) if phantoms.exists() else None
        laterals = WORK / "laterals.npy"
        self.laterals = np.load(laterals) if laterals.exists() else None
        self.positive = [k for k, (_, r) in enumerate(self.records) if any(r["target"])]
        self.boxed = [k for k, (_, r) in enumerate(self.records) if r["boxes"]]
        self.boxed_of = [[k for k in self.boxed if any(b[0] == q for b in self.records[k][1]["boxes"])] for q in range(N)]
        self.boxed_of = [pool for pool in self.boxed_of if pool]
        self.donors = [(i, box) for i, r in self.records for box in r["boxes"] if FINDINGS[box[0]] in TRANSPLANTED]

    def real(self) -> Sample:
        """An NIH radiograph, often with a synthetic lesion; images with findings and boxes come more often."""
        draw = self.rng.random()
        # A fifth draws every boxed kind alike: nodules have a third of the boxes of opacities.
        alike = self.boxed_of[self.rng.integers(len(self.boxed_of))]
        pool = alike if draw < 0.2 else self.boxed if draw < 0.4 else self.positive if draw < 0.62 else range(len(self.records))
        index, record = self.records[pool[self.rng.integers(len(pool))]]
        image = self.nih[index].astype(np.float32) / 255
        sample = Sample(image)
        sample.presence[:N], sample.trust[:N] = record["target"], record["trust"]
        probability = self.lungs[index].astype(np.float32) / 255
        right, left = (largest(side > 0.5) for side in probability)
        sample.midline = midline_of(right, left)
        for offset in (0, 1):
            sample.planes[N + offset] = np.kron(probability[offset], np.ones((2, 2), np.float32))
            sample.presence[N + offset], sample.trust[N + offset] = 1.0, 0.3
            sample.mask_trust[N + offset] = 0.4
        yy, xx = np.mgrid[0:GRID, 0:GRID] * (SIZE / GRID) + SIZE / GRID / 2
        for query, x0, y0, x1, y1 in record["boxes"]:
            inside = (xx >= x0) & (xx < x1) & (yy >= y0) & (yy < y1)
            sample.planes[query] = np.maximum(sample.planes[query], inside)
            sample.mask_trust[query] = 1.0
            sample.boxes.append((query, x0, y0, x1, y1))
            if FINDINGS[query] == "cardiomegaly":
                # The box of an enlarged heart is the heart's: an ellipse in it is a fair weak mask.
                ellipse = ((xx - (x0 + x1) / 2) / (x1 - x0) * 2) ** 2 + ((yy - (y0 + y1) / 2) / (y1 - y0) * 2) ** 2 < 1
                sample.planes[N + 2] = ellipse
                sample.presence[N + 2], sample.trust[N + 2], sample.mask_trust[N + 2] = 1.0, 0.3, 0.5
        sample.sidelights = np.array(record["sidelights"], np.float32)
        draw = self.rng.random()
        if draw < 0.35:
            self.insert(sample, right, left)
        elif draw < 0.5:
            self.move_in(sample, right | left)
        return mirror(sample) if self.rng.random() < MIRRORED else sample

    def move_in(self, sample: Sample, lungs: np.ndarray) -> None:
        """A boxed lesion of another patient, unless the image already has that finding."""
        donor, (query, *box) = self.donors[self.rng.integers(len(self.donors))]
        if sample.presence[query] > 0:
            return
        big = enlarge(lungs)
        made = transplant(self.rng, self.nih[donor].astype(np.float32) / 255, box, sample.image, big)
        if made is None:
            return
        sample.image, (x0, y0, x1, y1) = made
        sample.presence[query] = sample.trust[query] = sample.mask_trust[query] = 1.0
        yy, xx = np.mgrid[0:GRID, 0:GRID] * (SIZE / GRID) + SIZE / GRID / 2
        sample.planes[query] = (xx >= x0) & (xx < x1) & (yy >= y0) & (yy < y1)
        sample.boxes.append((query, x0, y0, x1, y1))

    def insert(self, sample: Sample, right: np.ndarray, left: np.ndarray) -> None:
        """A synthetic lesion, unless the image already has that finding."""
        big = [enlarge(side) for side in (right, left)]
        image = sample.image.copy()
        made = add_lesion(self.rng, image, *big)
        if made is None or sample.presence[FINDINGS.index(made[0])] > 0:
            return
        query = FINDINGS.index(made[0])
        sample.image = np.clip(image, 0, 1)
        sample.presence[query], sample.trust[query], sample.mask_trust[query] = 1.0, 1.0, 1.0
        sample.planes[query] = shrink(made[1])
        sample.boxes += boxes_of(query, made[1])

    def child(self) -> Sample:
        index = self.rng.integers(len(self.children))
        sample = Sample(self.children[index].astype(np.float32) / 255, scope=SCOPE_CLASSES.index("child"))
        sides = split_lungs(np.asarray(self.children_lungs[index])[2::4, 2::4])
        sample.midline = midline_of(*sides)
        for offset, side in enumerate(sides):
            sample.planes[N + offset] = side
            sample.presence[N + offset] = sample.trust[N + offset] = sample.mask_trust[N + offset] = 1.0
        return sample

    def phantom(self) -> Sample:
        if self.phantoms is None:
            return self.real()
        stack = self.phantoms
        index = self.rng.integers(len(stack["images"]))
        sample = Sample(stack["images"][index].astype(np.float32) / 255)
        sample.planes[:] = stack["masks"][index].astype(np.float32) / 255
        sample.presence[:N] = stack["present"][index]
        sample.presence[N:] = 1.0
        sample.trust[:] = 1.0
        sample.mask_trust[:] = sample.presence
        sample.midline = midline_of(sample.planes[N] > 0.5, sample.planes[N + 1] > 0.5)
        for query in np.nonzero(sample.presence[:N])[0]:
            sample.boxes += boxes_of(int(query), sample.planes[query] > 0.5)
        return sample

    def outside(self) -> Sample:
        """Not a frontal chest radiograph: brain slices, lateral phantoms, turned or cut-out radiographs, noise."""
        rng = self.rng
        kind = rng.integers(7)
        turned = self.nih[self.records[rng.integers(len(self.records))][0]].astype(np.float32) / 255
        if kind == 0 or (kind == 1 and self.laterals is None):
            image = self.brain[rng.integers(100)].astype(np.float32) / 255
        elif kind == 1:
            image = self.laterals[rng.integers(len(self.laterals) - 15)].astype(np.float32) / 255
        elif kind == 2:
            image = np.rot90(turned, rng.integers(1, 4)).copy()
        elif kind == 3:
            side = int(rng.uniform(70, 150))
            y, x = rng.integers(0, SIZE - side, 2)
            cut = torch.from_numpy(turned[y : y + side, x : x + side].copy())[None, None]
            image = F.interpolate(cut, size=(SIZE, SIZE), mode="bilinear")[0, 0].numpy()
        elif kind == 4:
            return Sample(1 - turned, scope=SCOPE_CLASSES.index("inverted"))
        else:
            image = procedural(rng)
        return Sample(image, scope=SCOPE_CLASSES.index("other"))


def procedural(rng: np.random.Generator) -> np.ndarray:
    """Noise, gradients, bars, discs: what a photograph, a page or a phantom object may look like. [512, 512] in 0..1."""
    yy, xx = np.mgrid[0:SIZE, 0:SIZE].astype(np.float32) / SIZE
    image = np.zeros((SIZE, SIZE), np.float32)
    grain = int(rng.integers(2, 64))
    noise = torch.from_numpy(rng.random((1, 1, grain, grain), np.float32))
    image += rng.random() * F.interpolate(noise, size=(SIZE, SIZE), mode="bicubic")[0, 0].numpy()
    image += rng.random() * (xx * rng.uniform(-1, 1) + yy * rng.uniform(-1, 1))
    for _ in range(rng.integers(0, 12)):
        cx, cy, rx, ry = rng.random(4) * np.array([1, 1, 0.4, 0.4]) + np.array([0, 0, 0.01, 0.01])
        shape = np.maximum(abs(xx - cx) / rx, abs(yy - cy) / ry) if rng.random() < 0.5 else np.hypot((xx - cx) / rx, (yy - cy) / ry)
        image = np.where(shape < 1, rng.random(), image)
    if rng.random() < 0.3:
        image = (image > np.median(image)).astype(np.float32)
    low, high = image.min(), image.max()
    return (image - low) / (high - low + 1e-6)


@dataclass
class Batch:
    """Tensors of one step; Q queries = 11 fixed and 2 typed with a side. See `train.py` for what is done with each."""

    images: torch.Tensor  # [B, 1, S, S]
    phrases: torch.Tensor  # [Q, L]
    presence: torch.Tensor  # [B, Q]
    trust: torch.Tensor  # [B, Q]
    masks: torch.Tensor  # [B, Q, G, G]
    mask_trust: torch.Tensor  # [B, Q]
    edges: torch.Tensor  # [B, N, 4, G, G] distances in cells, or 0 outside
    edge_trust: torch.Tensor  # [B, N, G, G]
    scope: torch.Tensor  # [B]
    texts: torch.Tensor  # [T, L] phrases only for the text encoder
    concepts: torch.Tensor  # [T]
    sides: torch.Tensor  # [T]
    sidelights: torch.Tensor  # [B, 18]; NaN where nobody said


def place_edges(boxes: list, theta: np.ndarray, grid: int) -> tuple[np.ndarray, np.ndarray]:
    """Boxes (512 px, before the warp) -> distances [N, 4, G, G] and where they count [N, G, G] (the box's inner part)."""
    edges = np.zeros((N, 4, grid, grid), np.float32)
    trust = np.zeros((N, grid, grid), np.float32)
    inverse = np.linalg.inv(theta[:, :2])
    growth = 1 / np.sqrt(abs(np.linalg.det(theta[:, :2])))
    centres = np.arange(grid) + 0.5
    for query, x0, y0, x1, y1 in sorted(boxes, key=lambda b: -(b[3] - b[1]) * (b[4] - b[2])):
        if query >= N:
            continue
        middle = np.array([(x0 + x1) / SIZE - 1, (y0 + y1) / SIZE - 1])
        cx, cy = (inverse @ (middle - theta[:, 2]) + 1) / 2 * grid
        w, h = (x1 - x0) / SIZE * grid * growth, (y1 - y0) / SIZE * grid * growth
        left, top, right, bottom = cx - w / 2, cy - h / 2, cx + w / 2, cy + h / 2
        inner = (abs(centres[None, :] - cx) <= max(0.6, w * 0.35)) & (abs(centres[:, None] - cy) <= max(0.6, h * 0.35))
        distance = np.stack(
            np.broadcast_arrays(
                centres[None, :] - left, centres[:, None] - top, right - centres[None, :], bottom - centres[:, None]
            )
        )
        edges[query] = np.where(inner, distance, edges[query])
        trust[query] = np.where(inner, 1.0, trust[query])
    return edges, trust


class Batches(IterableDataset):
    """Endless batches of `batch` images at side `size`."""

    def __init__(self, size: int, batch: int, seed: int) -> None:
        self.size, self.batch, self.seed = size, batch, seed

    def __iter__(self):  # noqa: ANN204
        torch.set_num_threads(1)
        self.source = Source(seed=self.seed)
        self.words = random.Random(self.seed)
        self.tokenizer = load_tokenizer()
        while True:
            yield self.make()

    def encode(self, texts: list[str]) -> torch.Tensor:
        return torch.tensor(pad([self.tokenizer.encode(text).ids[:40] for text in texts]))

    def make(self) -> Batch:
        source, words, rng = self.source, self.words, self.source.rng
        kinds = (source.child, source.phantom, source.phantom, source.outside)
        samples = [source.real() for _ in range(self.batch - len(kinds))] + [kind() for kind in kinds]
        typed = [(words.choice(SIDED + ZONED), words.choice(("left", "right"))) for _ in range(2)]
        texts = [canonical_phrase(q) if words.random() < 0.6 else phrase(q, None, None, words) for q in QUERIES]
        texts += [phrase(finding, side, None, words) for finding, side in typed]
        presence, trust, masks, mask_trust, edges, edge_trust, images = ([] for _ in range(7))
        grid = self.size // 8
        for sample in samples:
            planes, known, believed, drawn = self.with_typed(sample, typed)
            theta = random_affine(rng)
            matrix = torch.from_numpy(theta)[None]
            image = torch.from_numpy(np.ascontiguousarray(sample.image, np.float32))[None, None]
            if self.size < 448:
                image = (image + image.roll((1, 1), (2, 3)) + image.roll(1, 2) + image.roll(1, 3)) / 4
            where = F.affine_grid(matrix, [1, 1, self.size, self.size], align_corners=False)
            images.append(F.grid_sample(image, where, align_corners=False)[0])
            where = F.affine_grid(matrix, [1, 1, grid, grid], align_corners=False)
            masks.append(F.grid_sample(torch.from_numpy(planes)[None], where, align_corners=False)[0])
            presence.append(known)
            trust.append(believed)
            mask_trust.append(drawn)
            e, t = place_edges(sample.boxes, theta, grid)
            edges.append(e)
            edge_trust.append(t)
        labels = [words.choice(CONCEPTS + FINDINGS) for _ in range(24)]
        named = [words.choice(("left", "right", "bilateral", None, None)) if c in SIDED + ZONED else None for c in labels]
        zones = [words.choice(("upper", "middle", "lower", None, None)) if c in ZONED else None for c in labels]

        def tensor(rows: list) -> torch.Tensor:
            return torch.from_numpy(np.stack(rows))

        batch = Batch(
            tone(torch.stack(images), rng),
            self.encode(texts),
            tensor(presence),
            tensor(trust),
            torch.stack(masks),
            tensor(mask_trust),
            tensor(edges),
            tensor(edge_trust),
            torch.tensor([sample.scope for sample in samples]),
            self.encode([phrase(c, s, z, words) for c, s, z in zip(labels, named, zones)]),
            torch.tensor([CONCEPTS.index(c) for c in labels]),
            torch.tensor([SIDES.index(s or "none") for s in named]),
            tensor([np.full(SIDELIGHTS, np.nan, np.float32) if s.sidelights is None else s.sidelights for s in samples]),
        )
        mix(batch, rng)
        collimate(batch.images, rng)
        erase(batch.images, rng)
        return batch

    def with_typed(self, sample: Sample, typed: list[tuple[str, str]]):  # noqa: ANN202
        """The sample's targets with those of phrases that name a side: the part of the mask on that side, if known."""
        planes, presence, trust, drawn = [sample.planes], [sample.presence], [sample.trust], [sample.mask_trust]
        columns = (np.arange(GRID) + 0.5) * SIZE / GRID
        for finding, side in typed:
            query = FINDINGS.index(finding)
            half = columns > sample.midline if side == "left" else columns <= sample.midline
            plane = sample.planes[query] * half
            share = plane.sum() / max(sample.planes[query].sum(), 1e-6)
            is_known = sample.presence[query] == 0 or sample.mask_trust[query] > 0
            is_present = float(sample.presence[query] > 0 and share > 0.15)
            planes.append(plane[None].astype(np.float32))
            presence.append(np.float32([is_present]))
            trust.append(np.float32([sample.trust[query] if is_known else 0.0]))
            drawn.append(np.float32([is_present * sample.mask_trust[query]]))
        return np.concatenate(planes), np.concatenate(presence), np.concatenate(trust), np.concatenate(drawn)
