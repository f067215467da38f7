"""Geometry of the exposure: rays from the focal spot, slab sums of soft volumes, splatted tubes."""

from dataclasses import dataclass, field

import numpy as np

from .phantom_anatomy import (
    LEFT, RIGHT, Anatomy, PleuralChange, dome_height, heart_distance, lung_profile, mediastinum_distance, skin_distance,
    wall_distance)

SLAB_MM = 3.2


@dataclass(frozen=True)
class Exposure:
    """A divergent beam on a square detector of `size` pixels; spacing is that of the mid-plane of
    the chest. `turn` (rad) rotates the patient about the long axis; `focus` (mm) is the distance
    from focal spot to mid-plane, negative when the beam enters from the front."""

    size: int
    spacing: float
    turn: float
    focus: float
    centre_x: float
    centre_z: float

    def magnify(self, depth):
        return np.float32(self.focus) / (np.float32(self.focus) - depth)

    def project(self, points: np.ndarray) -> np.ndarray:
        """Patient points [N,3] (mm) to pixel columns and rows [N,2]."""
        c, s = np.cos(self.turn), np.sin(self.turn)
        across = points[:, 0] * c - points[:, 1] * s
        depth = points[:, 0] * s + points[:, 1] * c
        m = self.magnify(depth)
        column = (across * m - self.centre_x) / self.spacing + self.size / 2 - 0.5
        row = (self.centre_z - points[:, 2] * m) / self.spacing + self.size / 2 - 0.5
        return np.stack([column, row], axis=1)

    def ray(self) -> np.ndarray:
        """Direction [3] of the central ray in the patient frame."""
        return np.array([np.sin(self.turn), np.cos(self.turn), 0.0])

    def slab(self, grid: int, depth: float):
        """Patient coordinates x [1,G], y [1,G], z [G,1] where rays of a G×G grid cross a plane."""
        step = self.spacing * self.size / grid
        offset = (np.arange(grid, dtype=np.float32) - (grid / 2 - 0.5)) * np.float32(step)
        m = self.magnify(depth)
        across = (offset + np.float32(self.centre_x)) / m
        c, s = np.float32(np.cos(self.turn)), np.float32(np.sin(self.turn))
        x, y = across * c + np.float32(depth) * s, -across * s + np.float32(depth) * c
        z = (np.float32(self.centre_z) - offset) / m
        return x[None, :], y[None, :], z[:, None]


@dataclass
class Volumes:
    """Path lengths (mm) [G,G] through each soft volume, and its shadows as 0..1."""

    grid: int
    body: np.ndarray = field(init=False)
    heart: np.ndarray = field(init=False)
    under: np.ndarray = field(init=False)
    cavity: dict[int, np.ndarray] = field(init=False)
    lung: dict[int, np.ndarray] = field(init=False)
    fluid: dict[int, np.ndarray] = field(init=False)
    air: dict[int, np.ndarray] = field(init=False)
    gas: np.ndarray = field(init=False)

    def __post_init__(self):
        def blank():
            return np.zeros((self.grid, self.grid), np.float32)
        self.body, self.heart, self.under, self.gas = blank(), blank(), blank(), blank()
        for name in ("cavity", "lung", "fluid", "air"):
            setattr(self, name, {LEFT: blank(), RIGHT: blank()})


def occupancy(distance):
    """Share 0..1 of a slab that lies inside the surface at signed distance (mm)."""
    return np.clip(0.5 - distance * (1.0 / SLAB_MM), 0.0, 1.0)


def sum_volumes(body: Anatomy, exposure: Exposure, grid: int, pleura: dict[int, PleuralChange],
                has_arms: bool, is_lateral: bool) -> Volumes:
    """Path lengths through body, heart, lungs and pleural contents, summed over slabs of SLAB_MM or more."""
    out = Volumes(grid)
    _sum_skin(body, exposure, out, has_arms, is_lateral)
    reach = body.half_width + 6 if is_lateral else body.half_depth + 22
    thick = np.float32(np.clip(2.0 * exposure.spacing * exposure.size / grid, SLAB_MM, 2 * SLAB_MM))
    for depth in np.arange(-reach, reach, thick, dtype=np.float32):
        x, y, z = exposure.slab(grid, depth)
        rows = np.flatnonzero((z[:, 0] > body.base_z - 4) & (z[:, 0] < body.apex_z + 4))
        if rows.size == 0:
            continue
        r = slice(rows[0], rows[-1] + 1)
        z = z[r]
        core = np.minimum(mediastinum_distance(body, x, y, z), 1e3)
        heart = heart_distance(body, x, y, z)
        out.heart[r] = np.maximum(out.heart[r], occupancy(heart))
        solid = -smooth_union_fast(core, heart)
        for side in (LEFT, RIGHT):
            keep = np.flatnonzero((side * x[0] > -4) & (side * x[0] < body.half_width + 6))
            if keep.size == 0:
                continue
            c = slice(keep[0], keep[-1] + 1)
            _sum_side(body, side, x[:, c], y[:, c], z, solid[:, c], pleura.get(side), out, (r, c), thick)
    for blob in body.stomach:
        for depth in np.arange(-40, 41, SLAB_MM, dtype=np.float32):
            x, y, z = exposure.slab(grid, depth)
            out.gas += SLAB_MM * occupancy(blob.distance(x, y, z))
    return out


def smooth_union_fast(a, b, k: float = 8.0):
    gap = np.maximum(k - np.abs(a - b), 0.0)
    return np.minimum(a, b) - gap * gap * (0.25 / k)


def _sum_skin(body, exposure, out, has_arms, is_lateral):
    coarse = max(out.grid // 2, 32)
    total = np.zeros((coarse, coarse), np.float32)
    step, reach = 6.0, (body.half_width + body.wall + 40 if is_lateral else body.half_depth + body.wall + 30)
    for depth in np.arange(-reach, reach, step, dtype=np.float32):
        x, y, z = exposure.slab(coarse, depth)
        total += step * np.clip(0.5 - skin_distance(body, x, y, z, has_arms) / np.float32(step), 0, 1)
    out.body[:] = resize(total, out.grid)


def _sum_side(body, side, x, y, z, solid, change, out, window, thick):
    wall = wall_distance(body, side, x, y, z)
    dome = dome_height(body, side, x, y) - z
    inside = np.maximum(wall, solid)
    out.under[window] = np.maximum(out.under[window], occupancy(np.maximum(wall, -dome)))
    cavity = np.maximum(inside, dome * 0.75)
    out.cavity[side][window] += thick * occupancy(cavity)
    lung = cavity
    has_air = change is not None and change.gap_apical > 0
    if has_air:
        visceral = wall_distance(body, side, x, y, z, change.gap_lateral, change.gap_apical)
        lung = np.maximum(cavity, visceral)
    level = None
    if change is not None and change.fluid_z is not None:
        # Fluid climbs where the lung lies against the wall, most at the side and the back; under
        # pleural air it stands level.
        across, _, _ = lung_profile(body, z)
        near_wall = np.clip(1.0 + wall * (3.0 / np.minimum((body.half_width - 45.0) * across, 90.0)), 0.0, 1.0)
        climb = 0.0 if has_air else near_wall * (0.3 + 0.7 * near_wall) * np.clip(0.7 + y / 200.0, 0.35, 1.0)
        level = (change.fluid_z + change.meniscus * climb - z) * 0.8
    if has_air:
        pocket = np.maximum(occupancy(cavity) - occupancy(lung), 0)
        wet = occupancy(-level) * pocket if level is not None else 0.0
        out.air[side][window] += thick * (pocket - wet)
        out.fluid[side][window] += thick * wet
    if level is not None:
        dry = np.maximum(lung, level)
        out.fluid[side][window] += thick * np.maximum(occupancy(lung) - occupancy(dry), 0)
        lung = dry
    out.lung[side][window] += thick * occupancy(lung)


def resize_matrix(target: int, source: int) -> np.ndarray:
    """Cubic interpolation [target, source] between pixel centres, clamped at the border."""
    position = (np.arange(target) + 0.5) * source / target - 0.5
    base = np.floor(position).astype(int)
    t = position - base
    weights = np.stack([-0.5 * t + t**2 - 0.5 * t**3, 1 - 2.5 * t**2 + 1.5 * t**3,
                        0.5 * t + 2 * t**2 - 1.5 * t**3, -0.5 * t**2 + 0.5 * t**3])
    matrix = np.zeros((target, source), np.float32)
    for k in range(4):
        np.add.at(matrix, (np.arange(target), np.clip(base + k - 1, 0, source - 1)), weights[k])
    return matrix


def resize(image: np.ndarray, size: int) -> np.ndarray:
    """A square or oblong image [h,w] enlarged to [size,size]."""
    if image.shape == (size, size):
        return image
    return resize_matrix(size, image.shape[0]) @ image @ resize_matrix(size, image.shape[1]).T


def clouds(rng: np.random.Generator, size: int, cells: tuple[int, ...]) -> np.ndarray:
    """Smooth noise [size,size] of unit spread: octaves of `cells` random cells, each half as strong."""
    total = np.zeros((size, size), np.float32)
    for k, n in enumerate(cells):
        cell_values = rng.standard_normal((n, n), dtype=np.float32)
        if n < size:
            total += resize(cell_values, size) * 0.6**k
    return total / total.std()


def splat_tube(canvas: np.ndarray, points: np.ndarray, radii: np.ndarray, chord: np.ndarray,
               hollow: float = 0.0) -> None:
    """Add a tube's path length to canvas [H,W]: points [N,2] (column, row), radii [N] (pixels),
    chord [N] (mm) through its axis; `hollow` 0..1 is the share of chord missing in the marrow."""
    height, width = canvas.shape
    soft = np.maximum(radii, 0.75)
    chord = chord * radii / soft
    lo = np.floor(points.min(0) - soft.max() - 1).astype(int)
    hi = np.ceil(points.max(0) + soft.max() + 2).astype(int)
    c0, r0 = max(lo[0], 0), max(lo[1], 0)
    c1, r1 = min(hi[0], width), min(hi[1], height)
    if c0 >= c1 or r0 >= r1:
        return
    nearest = np.full((r1 - r0, c1 - c0), 1.0, np.float32)
    depth = np.zeros_like(nearest)
    for i in range(len(points) - 1):
        (xa, ya), (xb, yb) = points[i], points[i + 1]
        pad = max(soft[i], soft[i + 1]) + 1
        ca, cb = max(int(min(xa, xb) - pad), c0), min(int(max(xa, xb) + pad) + 2, c1)
        ra, rb = max(int(min(ya, yb) - pad), r0), min(int(max(ya, yb) + pad) + 2, r1)
        if ca >= cb or ra >= rb:
            continue
        dx, dy = xb - xa, yb - ya
        px = (np.arange(ca, cb, dtype=np.float32) - np.float32(xa))[None, :]
        py = (np.arange(ra, rb, dtype=np.float32) - np.float32(ya))[:, None]
        t = np.clip((px * np.float32(dx) + py * np.float32(dy)) * np.float32(1 / max(dx * dx + dy * dy, 1e-6)), 0, 1)
        ex, ey = px - t * np.float32(dx), py - t * np.float32(dy)
        r = np.float32(soft[i]) + t * np.float32(soft[i + 1] - soft[i])
        q = (ex * ex + ey * ey) / (r * r)
        view = (slice(ra - r0, rb - r0), slice(ca - c0, cb - c0))
        better = q < nearest[view]
        np.copyto(nearest[view], q, where=better)
        np.copyto(depth[view], np.float32(chord[i]) + t * np.float32(chord[i + 1] - chord[i]), where=better)
    shape = np.sqrt(1.0 - nearest)
    if hollow:
        shape -= hollow * np.sqrt(np.maximum(1.0 - nearest / 0.72, 0.0))
    canvas[r0:r1, c0:c1] += depth * shape


def splat_segments(canvas: np.ndarray, a: np.ndarray, b: np.ndarray, radius_a: np.ndarray, radius_b: np.ndarray,
                   spacing: float) -> None:
    """Add the path length (mm) of many short round tubes from pixels a [N,2] to b [N,2], radii in pixels."""
    height, width = canvas.shape
    pad = np.maximum(radius_a, 0.75) + 1
    lo = np.floor(np.minimum(a, b) - pad[:, None]).astype(int)
    hi = np.ceil(np.maximum(a, b) + pad[:, None]).astype(int) + 1
    np.clip(lo, 0, [width, height], out=lo)
    np.clip(hi, 0, [width, height], out=hi)
    run = b - a
    scale = 1.0 / np.maximum((run**2).sum(1), 0.25)
    soft_a, soft_b = np.maximum(radius_a, 0.75), np.maximum(radius_b, 0.75)
    # A vessel thinner than a pixel keeps its cross-section's area.
    chord = 2 * spacing * radius_a**2 / soft_a
    columns = np.arange(width, dtype=np.float32)[None, :]
    rows = np.arange(height, dtype=np.float32)[:, None]
    for i in np.flatnonzero(chord > 0.12):
        (c0, r0), (c1, r1) = lo[i], hi[i]
        if c0 >= c1 or r0 >= r1:
            continue
        px, py = columns[:, c0:c1] - np.float32(a[i, 0]), rows[r0:r1] - np.float32(a[i, 1])
        dx, dy = np.float32(run[i, 0] * scale[i]), np.float32(run[i, 1] * scale[i])
        t = px * dx + py * dy
        off = (px * dy - py * dx) * np.float32(1 / np.sqrt(scale[i]))
        r = np.float32(soft_a[i]) + t * np.float32(soft_b[i] - soft_a[i])
        q = 1.0 - (off / r) ** 2
        q *= (t >= 0) & (t < 1)
        canvas[r0:r1, c0:c1] += np.float32(chord[i]) * np.sqrt(np.maximum(q, 0))
