"""The analytic thorax: its measures, drawn per seed, and the soft volumes summed along rays.

Patient frame in millimetres: x to the patient's left, y to the back, z to the head (the LPS of
DICOM), origin in the middle of the chest. Volumes are implicit surfaces whose value is a signed
distance in millimetres, negative inside.
"""

from dataclasses import dataclass

import numpy as np

LEFT, RIGHT = 1, -1
SIDE_NAMES = {LEFT: "left", RIGHT: "right"}


@dataclass(frozen=True)
class Blob:
    """An ellipsoid: centre and semi-axes (mm), tilted by `tilt` (rad) in the frontal plane."""

    centre: tuple[float, float, float]
    axes: tuple[float, float, float]
    tilt: float = 0.0

    def reach(self) -> float:
        """Half-width (mm) of the ellipsoid's shadow along x."""
        return float(np.hypot(self.axes[0] * np.cos(self.tilt), self.axes[2] * np.sin(self.tilt)))

    def distance(self, x, y, z):
        dx, dy, dz = x - self.centre[0], y - self.centre[1], z - self.centre[2]
        if self.tilt:
            c, s = np.float32(np.cos(self.tilt)), np.float32(np.sin(self.tilt))
            dx, dz = dx * c + dz * s, dz * c - dx * s
        a, b, c = self.axes
        q = np.sqrt((dx / a) ** 2 + (dy / b) ** 2 + (dz / c) ** 2)
        return (q - 1.0) * np.float32((a + b + c) / 3.0)


@dataclass(frozen=True)
class Anatomy:
    """Measures of one chest (mm unless said otherwise); dicts are keyed by side, LEFT or RIGHT."""

    half_width: float
    half_depth: float
    apex_z: float
    dome_z: dict[int, float]
    dome_drop: float
    wall: float
    torso_flare: float
    heart: tuple[Blob, ...]
    vessels: tuple[Blob, ...]
    heart_ratio: float
    aorta_shift: float
    is_female: bool
    breast: float
    rib_drop: float
    arm_angle: float
    stomach: tuple[Blob, ...]

    @property
    def base_z(self) -> float:
        return min(self.dome_z.values()) - self.dome_drop - 22.0


@dataclass(frozen=True)
class PleuralChange:
    """What fills the pleural space of one side: fluid up to `fluid_z` (mm) with a meniscus that
    climbs `meniscus` mm at the wall; air `gap_lateral`/`gap_apical` mm wide around the lung."""

    fluid_z: float | None = None
    meniscus: float = 40.0
    gap_lateral: float = 0.0
    gap_apical: float = 0.0


def draw_anatomy(rng: np.random.Generator, heart_ratio: float, volume_loss: dict[int, float], shift: float) -> Anatomy:
    """A random adult. `heart_ratio` is the wanted cardiothoracic ratio, `volume_loss` how far (mm)
    each diaphragm is raised, `shift` how far (mm, to the left) the mediastinum is pushed."""
    is_female = bool(rng.random() < 0.45)
    half_width = rng.uniform(126, 140) if is_female else rng.uniform(133, 150)
    half_depth = rng.uniform(78, 94)
    inspiration = rng.uniform(-12, 14)
    right_dome = -82.0 - inspiration
    domes = {RIGHT: right_dome + volume_loss.get(RIGHT, 0.0),
             LEFT: right_dome - rng.uniform(6, 18) + volume_loss.get(LEFT, 0.0)}
    wall = rng.gamma(3.0, 5.0) + 18.0
    heart = _draw_heart(rng, 2 * half_width * heart_ratio, right_dome, shift)
    knob = rng.uniform(-3, 8)
    vessels = (
        Blob((-15 + shift * 0.6, -18, 18), (17, 22, 46)),
        Blob((-19 + shift * 0.5, -4, 62), (11, 12, 48)),
        Blob((15 + knob * 0.5 + shift * 0.5, 6, 47), (21 + knob * 0.5, 27, 16)),
        Blob((23 + shift * 0.7, -20, 10), (17, 20, 20)),
        Blob((12 + shift * 0.4, -2, 80), (14, 16, 40)),
    )
    stomach = []
    for _ in range(int(rng.integers(1, 3))):
        spread = rng.uniform(12, 28)
        stomach.append(Blob((rng.uniform(45, 90), rng.uniform(-30, 10), domes[LEFT] - rng.uniform(20, 48)),
                            (spread, spread, spread * rng.uniform(0.4, 0.7)), rng.uniform(-0.4, 0.4)))
    return Anatomy(
        half_width=half_width, half_depth=half_depth, apex_z=rng.uniform(124, 138), dome_z=domes,
        dome_drop=rng.uniform(38, 50), wall=wall, torso_flare=rng.uniform(-8, 10), heart=heart, vessels=vessels,
        heart_ratio=heart_ratio, aorta_shift=knob + shift * 0.5, is_female=is_female,
        breast=rng.uniform(14, 38) if is_female else 0.0, rib_drop=rng.uniform(78, 118),
        arm_angle=rng.uniform(0.1, 0.3), stomach=tuple(stomach))


def _draw_heart(rng: np.random.Generator, width: float, dome_z: float, shift: float) -> tuple[Blob, ...]:
    tilt = rng.uniform(-0.65, -0.35)
    shapes = [
        ((-11, -5, -2), (30, 36, 42), 0.0),
        ((12, -42, -16), (42, 30, 40), -0.2),
        ((37, -14, -20), (47, 42, 42), tilt),
        ((4, 24, 14), (32, 24, 28), 0.0),
        ((17, -14, 20), (27, 28, 44), 0.34),
    ]
    jitter = rng.uniform(0.95, 1.05, size=len(shapes))
    blobs = [Blob(c, tuple(a * j for a in axes), t) for (c, axes, t), j in zip(shapes, jitter)]
    reach = max(b.centre[0] + b.reach() for b in blobs) - min(b.centre[0] - b.reach() for b in blobs)
    scale = width / reach
    # A heart that grows does so sideways and down: its floor stays on the diaphragm.
    tall = scale if scale < 1 else 1 + (scale - 1) * 0.75
    deep = scale if scale < 1 else 1 + (scale - 1) * 0.5
    floor = min(b.centre[2] - b.axes[2] for b in blobs) * tall
    lift = dome_z - rng.uniform(20.0, 27.0) - floor
    x0 = rng.uniform(-2, 4) + shift + max(scale - 1.0, 0.0) * 18.0
    return tuple(Blob((b.centre[0] * scale + x0, b.centre[1] * deep, b.centre[2] * tall + lift),
                      (b.axes[0] * scale, b.axes[1] * deep, b.axes[2] * tall), b.tilt) for b in blobs)


def smooth_union(a, b, k: float):
    """Union of two distances whose seam is rounded over `k` mm."""
    h = np.clip(0.5 + (b - a) * (0.5 / k), 0.0, 1.0)
    return b + (a - b) * h - k * h * (1.0 - h)


def lung_profile(body: Anatomy, z, apex_z: float | None = None):
    """Lateral reach and depth (fractions 0..1) of the pleural cavity at height z."""
    apex = body.apex_z if apex_z is None else apex_z
    u = np.clip((z - body.base_z) / (apex - body.base_z), 0.0, 1.0)
    across = np.maximum(1.0 - u**2.8, 1e-4) ** 0.56 * (1.0 - 0.05 * (1.0 - u) ** 2)
    along = np.maximum(1.0 - u**3.4, 1e-4) ** 0.52
    return across, along, u


def wall_distance(body: Anatomy, side: int, x, y, z, gap: float = 0.0, apex_drop: float = 0.0):
    """Distance to the parietal pleura of one side, or to a lung shrunk by `gap` and `apex_drop`."""
    across, along, u = lung_profile(body, z, body.apex_z - apex_drop)
    centre_x = 45.0
    reach_x = np.maximum((body.half_width - centre_x - gap) * across, 1.0)
    reach_y = np.maximum((body.half_depth - 0.5 * gap) * along, 1.0)
    centre_y = 2.0 + 16.0 * u**2
    f = ((side * x - centre_x) / reach_x) ** 2
    g = ((y - centre_y) / reach_y) ** 2
    n = 0.5 * (f + g) + 0.5 * (f * f + g * g)
    over = np.maximum(z - (body.apex_z - apex_drop), -1e3)
    return np.maximum((n - 1.0) * (np.minimum(reach_x, 90.0) / 3.0), over)


def dome_height(body: Anatomy, side: int, x, y):
    """Height z (mm) of one hemidiaphragm over the point (x, y)."""
    r2 = ((side * x - 60.0) / 72.0) ** 2 * (140.0 / body.half_width) ** 2 + ((y + 18.0) / 98.0) ** 2
    drop = body.dome_drop * r2 * (0.35 + 0.65 * r2)
    return body.dome_z[side] - drop / np.sqrt(1.0 + (drop / (body.dome_drop + 45.0)) ** 2)


def mediastinum_distance(body: Anatomy, x, y, z):
    """Distance to the core of the mediastinum and the spine, great vessels included."""
    front = np.clip((-y - 25.0) / 45.0, 0.0, 1.0)
    back = np.clip((y - 18.0) / 24.0, 0.0, 1.0)
    flare = np.clip((z - 78.0) / 50.0, 0.0, 1.0)
    half = 15.0 - 7.0 * front * front * (3 - 2 * front) + 4.5 * back + 13.0 * flare * flare
    core = (np.abs(x - 0.5) - half) * 0.9
    shift = body.aorta_shift
    run = np.clip((45.0 - z) / 175.0, 0.0, 1.0)
    aorta = np.sqrt((x - (23.0 + shift * 0.7 - 15.0 * run)) ** 2 + (y - 46.0) ** 2) - 13.5
    aorta = np.maximum(aorta, z - 47.0)
    distance = smooth_union(core, aorta, 6.0)
    for blob in body.vessels:
        _join(distance, blob, x, y, z, 8.0)
    return distance


def _join(distance, blob: Blob, x, y, z, k: float) -> None:
    """Unite an ellipsoid with `distance` [H,W] in place, only where it can matter."""
    margin = k + 6.0
    wide, tall = blob.reach() + margin, np.hypot(blob.axes[0] * np.sin(blob.tilt), blob.axes[2] * np.cos(blob.tilt)) + margin
    near = (np.abs(x[0] - blob.centre[0]) < wide) & (np.abs(y[0] - blob.centre[1]) < blob.axes[1] + margin)
    columns, rows = np.flatnonzero(near), np.flatnonzero(np.abs(z[:, 0] - blob.centre[2]) < tall)
    if columns.size == 0 or rows.size == 0:
        return
    c, r = slice(columns[0], columns[-1] + 1), slice(rows[0], rows[-1] + 1)
    part = distance[r, c]
    distance[r, c] = smooth_union(part, blob.distance(x[:, c], y[:, c], z[r]), k)


def heart_distance(body: Anatomy, x, y, z):
    distance = np.full((z.shape[0], x.shape[1]), 30.0, np.float32)
    for blob in body.heart:
        _join(distance, blob, x, y, z, 40.0 * body.heart_ratio)
    return distance


def skin_distance(body: Anatomy, x, y, z, has_arms: bool):
    """Distance to the skin: trunk, shoulders, neck and, where asked, hanging arms."""
    width = body.half_width + body.wall * 1.15 + 6.0
    depth = body.half_depth + body.wall * 0.75 + 8.0
    taper = np.clip((z - 40.0) / 110.0, 0.0, 1.0)
    flare = 1.0 + body.torso_flare / width * np.clip(-z / 150.0, 0.0, 1.3)
    f = (x / (width * flare * (1.0 - 0.18 * taper**2))) ** 2
    g = ((y - 4.0) / (depth * (1.0 - 0.32 * taper))) ** 2
    trunk = (0.2 * (f + g) + 0.8 * (f * f + g * g) - 1.0) * np.float32(depth / 3.6)
    trunk = -smooth_union(-trunk, 118.0 - z, 40.0)
    ax = np.abs(x)
    slope = 112.0 + body.wall * 0.3 - 0.30 * np.maximum(ax - 60.0, 0.0) - 0.0006 * np.maximum(ax - 120.0, 0) ** 2
    bar = np.sqrt(((z - slope) / 50.0) ** 4 + ((y - 14.0) / 78.0) ** 2 + (ax / (width + 46.0)) ** 6) - 1.0
    distance = smooth_union(trunk, bar * 50.0, 26.0)
    neck = np.sqrt((x / (52.0 + body.wall * 0.4)) ** 4 + ((y - 14.0) / 66.0) ** 2) - 1.0
    distance = smooth_union(distance, np.maximum(neck * 54.0, 60.0 - z), 34.0)
    if has_arms:
        run = np.clip((85.0 - z) / 250.0, 0.0, 1.5)
        arm_x = width + 8.0 + np.tan(body.arm_angle) * 250.0 * run
        arm = np.sqrt((ax - arm_x) ** 2 + (y - 18.0) ** 2) - (42.0 + 0.4 * body.wall - 6.0 * run)
        distance = smooth_union(distance, np.maximum(arm, z - 100.0), 16.0)
    return distance
