"""Thin structures of the thorax as tubes in space: bones, airways and the tree of lung vessels."""

import numpy as np

from .phantom_anatomy import LEFT, RIGHT, Anatomy, Blob, lung_profile, wall_distance
from .phantom_rays import Exposure, splat_segments, splat_tube


def draw_tube(canvas: np.ndarray, exposure: Exposure, points: np.ndarray, radius, chord=None, hollow=0.0,
              thin=None) -> None:
    """Add a tube along points [N,3] (mm). `radius` (mm) is its half-height, `thin` its half-thickness
    where it turns away from the horizontal; `chord` (mm) its depth, longer where seen end on."""
    pixels = exposure.project(points)
    tangent = np.gradient(points, axis=0)
    tangent /= np.linalg.norm(tangent, axis=1, keepdims=True) + 1e-6
    across = np.sqrt(np.maximum(1.0 - (tangent @ exposure.ray()) ** 2, 0.0))
    radius = np.broadcast_to(np.asarray(radius, float), len(points))
    chord = 2 * radius if chord is None else np.broadcast_to(np.asarray(chord, float), len(points))
    depth = np.minimum(chord / np.maximum(across, 0.2), chord * 2.1)
    if thin is not None:
        flow = np.gradient(pixels, axis=0)
        flow /= np.linalg.norm(flow, axis=1, keepdims=True) + 1e-6
        radius = np.hypot(radius * flow[:, 0], thin * flow[:, 1])
    splat_tube(canvas, pixels, radius / exposure.spacing, depth, hollow)


def draw_blob(canvas: np.ndarray, exposure: Exposure, blob: Blob, is_hanging: bool = False) -> None:
    """Add the chord (mm) of an ellipsoid, seen along its y axis; a hanging one thins out upwards."""
    (column, row), = exposure.project(np.array([blob.centre]))
    rx, rz = blob.axes[0] / exposure.spacing, blob.axes[2] / exposure.spacing
    pad = int(max(rx, rz)) + 2
    size = canvas.shape[0]
    c0, c1 = max(int(column) - pad, 0), min(int(column) + pad, size)
    r0, r1 = max(int(row) - pad, 0), min(int(row) + pad, size)
    if c0 >= c1 or r0 >= r1:
        return
    dx, dz = np.arange(c0, c1)[None, :] - column, row - np.arange(r0, r1)[:, None]
    c, s = np.cos(blob.tilt), np.sin(blob.tilt)
    q = ((dx * c + dz * s) / rx) ** 2 + ((dz * c - dx * s) / rz) ** 2
    fade = np.clip(0.45 - 0.6 * dz / rz, 0, 1) if is_hanging else 1.0
    canvas[r0:r1, c0:c1] += (2 * blob.axes[1]) * fade * np.sqrt(np.maximum(1 - q, 0))


def smooth_curve(points, count: int = 24) -> np.ndarray:
    """A Catmull-Rom curve [count,3] through the given points [N,3]."""
    p = np.asarray(points, float)
    p = np.vstack([2 * p[0] - p[1], p, 2 * p[-1] - p[-2]])
    t = np.linspace(0, len(p) - 3 - 1e-6, count)
    i = t.astype(int)
    f = (t - i)[:, None]
    a, b, c, d = p[i], p[i + 1], p[i + 2], p[i + 3]
    return 0.5 * (2 * b + (c - a) * f + (2 * a - 5 * b + 4 * c - d) * f**2 + (3 * b - a - 3 * c + d) * f**3)


def rib_curve(body: Anatomy, side: int, z_spine: float, number: int, jitter: float) -> np.ndarray:
    """Centre line [N,3] of one rib from the spine to its cartilage, hugging the pleura."""
    end = {1: 0.80, 2: 0.86}.get(number, 0.92 if number <= 7 else max(0.92 - 0.10 * (number - 7), 0.40))
    phi = np.linspace(0.0, end, 30) * np.pi
    drop = body.rib_drop * (0.22 + 0.78 * np.clip((number - 1) / 5.0, 0.0, 1.0)) * (1 + jitter)
    # Superellipse of the pleural wall: its radius along each direction phi.
    sin, cos = np.sin(phi), np.cos(phi)
    s4 = sin**4 + cos**4
    scale = np.sqrt((-0.5 + np.sqrt(0.25 + 2.0 * s4)) / s4)
    z = z_spine - drop * phi / phi[-1] * end / 0.92
    for _ in range(2):
        across, along, u = lung_profile(body, np.minimum(z, body.apex_z - 7.0))
        x = 45.0 + ((body.half_width - 45.0) * across + 4.5) * sin * scale
        y = 2.0 + 16.0 * u**2 + (body.half_depth * along + 4.5) * cos * scale
        line = np.stack([np.concatenate([[17.0, 32.0], x]), np.concatenate([[y[0] - 16, y[0] - 4], y])], axis=1)
        run = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(line, axis=0), axis=1))])
        share = run / run[-1]
        fall = z_spine + 4.0 * np.sin(np.pi * np.clip(share / 0.25, 0, 1)) - drop * end / 0.92 * share**1.08
        z = fall[2:]
    return np.column_stack([side * line[:, 0], line[:, 1], fall])


def draw_bones(canvas: np.ndarray, body: Anatomy, exposure: Exposure, rng: np.random.Generator,
               is_lateral: bool) -> None:
    """Add bone (mm of cortical bone) to canvas [H,W]."""
    spacing = (body.apex_z + 150.0) / 11.6
    bend = rng.normal(0, 2.5)
    for number in range(1, 13):
        z = body.apex_z + 6.0 - (number - 1) * spacing * (0.86 + 0.014 * number)
        for side in (LEFT, RIGHT):
            curve = rib_curve(body, side, z + rng.normal(0, 1.0), number, rng.normal(0, 0.04))
            back = int(np.argmax(side * curve[:, 0])) + 1
            for part, depth in ((curve[:back], 6.6), (curve[back - 1:], 4.4)):
                if len(part) > 2:
                    draw_tube(canvas, exposure, part, 6.0, depth * 1.2, hollow=0.68, thin=3.2)
    canvas *= 1.45
    _draw_spine(canvas, body, exposure, rng, bend, is_lateral)
    _draw_sternum(canvas, body, exposure, is_lateral)
    if not is_lateral:
        for side in (LEFT, RIGHT):
            _draw_girdle(canvas, body, exposure, rng, side)


def _draw_spine(canvas, body, exposure, rng, bend, is_lateral):
    back_y = body.half_depth * 0.62
    pitch = 23.0
    for k in range(-5, 18):
        z = body.apex_z + 12 - k * pitch * (0.86 + 0.01 * k) + 2
        x0 = bend * np.sin(k / 5.0)
        width, height = 13.5 + 0.4 * max(k, 0), 8.2 + 0.12 * max(k, 0)
        y = back_y - 26 * np.clip((z - 60) / 80, 0, 1) + 6
        half = 15.0 if is_lateral else width
        _draw_box(canvas, exposure, (x0, y, z), half, height, 4.4)
        for side in (LEFT, RIGHT):
            pedicle = np.array([[side * width * 0.68 + x0, y + 14, z + 5], [side * width * 0.70 + x0, y + 15, z - 1]])
            draw_tube(canvas, exposure, pedicle, 3.8, 4.0, hollow=0.8)
            process = np.array([[side * 9 + x0, y + 22, z + 2], [side * 22 + x0, y + 28, z + 3],
                                [side * 29 + x0, y + 31, z + 4]])
            draw_tube(canvas, exposure, process, np.array([4.2, 3.4, 4.0]), 3.0, hollow=0.4)
        spinous = np.array([[x0, y + 26, z - 3], [x0 + rng.normal(0, 0.8), y + 44, z - 15]])
        draw_tube(canvas, exposure, spinous, np.array([3.4, 3.0]), np.array([4.0, 5.0]) * 0.8, hollow=0.5)


def _draw_box(canvas, exposure, centre, half_width, half_height, chord):
    (column, row), = exposure.project(np.array([centre]))
    w, h = half_width / exposure.spacing, half_height / exposure.spacing
    size = canvas.shape[0]
    c0, c1 = max(int(column - w - 3), 0), min(int(column + w + 4), size)
    r0, r1 = max(int(row - h - 3), 0), min(int(row + h + 4), size)
    if c0 >= c1 or r0 >= r1:
        return
    x = np.abs(np.arange(c0, c1) - column)[None, :] / w
    z = np.abs(np.arange(r0, r1) - row)[:, None] / h
    waist = x / (0.93 + 0.07 * z**2)
    inside = np.clip((1 - waist) * w / 1.5, 0, 1) * np.clip((1 - z) * h / 1.5, 0, 1)
    plates = np.exp(-(((1 - z) * half_height / 1.4) ** 2))
    walls = np.exp(-(((1 - waist) * half_width / 1.4) ** 2))
    rim = 0.7 + 0.55 * plates + 0.35 * walls
    canvas[r0:r1, c0:c1] += chord * inside * rim


def _draw_sternum(canvas, body, exposure, is_lateral):
    front = -body.half_depth - 9
    line = smooth_curve([(0, front + 40, 92), (0, front + 24, 62), (0, front + 8, 20), (0, front + 2, -40)], 14)
    radius, chord = (5.0, 5.0) if is_lateral else (np.linspace(24, 13, 14), 2.2)
    draw_tube(canvas, exposure, line, radius, chord, hollow=0.4)


def _draw_girdle(canvas, body, exposure, rng, side):
    reach = body.half_width
    lift = rng.normal(0, 6) + 6
    front = -body.half_depth * 0.55
    clavicle = smooth_curve([
        (side * 17, front - 14, 88 + lift * 0.4), (side * 45, front - 14, 97 + lift * 0.7),
        (side * 85, front + 6, 106 + lift), (side * (reach - 12), 0, 114 + lift), (side * (reach + 14), 4, 113 + lift)], 26)
    girth = np.interp(np.linspace(0, 1, 26), [0, 0.12, 0.5, 0.85, 1], [8.5, 6.6, 5.4, 6.0, 6.5])
    draw_tube(canvas, exposure, clavicle, girth, girth * 2.3, hollow=0.5)
    out = rng.uniform(-6, 10)
    x = reach + out
    glenoid = np.array([side * (x + 22), 12.0, 86.0 + lift])
    inferior = np.array([side * (x - 4), body.half_depth * 0.6, -38.0])
    superior = np.array([side * (x - 48), body.half_depth * 0.55, 92.0 + lift * 0.5])
    lateral_border = smooth_curve([glenoid + [0, 0, -12], (glenoid + inferior) / 2 + [side * -8, 0, 0], inferior], 16)
    draw_tube(canvas, exposure, lateral_border, np.linspace(4.6, 3.2, 16), 10.0, hollow=0.4)
    medial_border = smooth_curve([superior, (superior + inferior) / 2 + [side * -5, 0, 6], inferior], 16)
    draw_tube(canvas, exposure, medial_border, 2.0, 4.5)
    spine = smooth_curve([superior + [0, 10, -16], (superior + glenoid) / 2 + [0, 14, 2],
                          [side * (x + 10), 24.0, 106 + lift], [side * (x + 30), 4.0, 114 + lift]], 16)
    draw_tube(canvas, exposure, spine, np.linspace(2.6, 6.5, 16), np.linspace(4, 10, 16), hollow=0.4)
    coracoid = smooth_curve(glenoid + np.array([[side * -16, -8, 14], [side * -14, -26, 20], [0, -34, 12]]), 8)
    draw_tube(canvas, exposure, coracoid, 5.5, 6.0, hollow=0.4)
    plate = smooth_curve([(superior + glenoid) / 2, (superior + glenoid + inferior) / 3, inferior], 10)
    draw_tube(canvas, exposure, plate, np.linspace(34, 5, 10), 2.0)
    head = glenoid + [side * 24, -2, 2]
    draw_tube(canvas, exposure, np.array([head, head + [side * 0.5, 0, -1]]), 23.0, 18.0, hollow=0.35)
    shaft = smooth_curve([head + [side * 2, 0, -8], head + [side * 10, 2, -60],
                          head + [side * (10 + np.tan(body.arm_angle) * 190), 4, -240]], 16)
    girth = np.interp(np.linspace(0, 1, 16), [0, 0.25, 1], [20, 12.5, 11.5])
    draw_tube(canvas, exposure, shaft, girth, 14.0, hollow=0.62)


def draw_airways(canvas: np.ndarray, body: Anatomy, exposure: Exposure, shift: float) -> None:
    """Add air (mm) of the trachea and main bronchi to canvas [H,W]."""
    carina = np.array([3.0 + shift * 0.5, 14.0, 32.0])
    trachea = smooth_curve([(shift * 0.2, -8, 230), (shift * 0.4, -2, 140), (-2.5 + shift * 0.6, 8, 70), carina], 30)
    left = smooth_curve([carina, carina + [24, 4, -17], carina + [44, 10, -32]], 12)
    right = smooth_curve([carina, carina + [-22, 4, -22], carina + [-34, 6, -44]], 12)
    taper = np.linspace(1.0, 0.6, 12)
    for points, radius, chord in ((trachea, 8.8, 17.0), (left, 6.8 * taper, 11.0 * taper), (right, 7.4 * taper, 12.0 * taper)):
        branch = np.zeros_like(canvas)
        draw_tube(branch, exposure, points, radius, chord)
        # Branches share the air where they meet.
        np.maximum(canvas, branch, out=canvas)


def hilum(side: int, shift: float = 0.0) -> np.ndarray:
    """Centre [3] (mm) of one hilum; the left lies about a centimetre higher."""
    return np.array([side * 40.0 + shift * 0.5, 8.0, 4.0 if side == LEFT else -6.0])


def draw_vessels(canvas: np.ndarray, body: Anatomy, exposure: Exposure, rng: np.random.Generator,
                 shift: float, congestion: float) -> None:
    """Add blood (mm) of the vessel trees to canvas [H,W]; `congestion` 0..1 widens the upper ones."""
    for side in (LEFT, RIGHT):
        root = hilum(side, shift)
        trunk = root + np.array([[-side * 14, 0, 10], [side * 2, 2, 2], [side * 11, 8, -24], [side * 16, 14, -50]])
        girth = np.interp(np.linspace(0, 1, 16), [0, 0.4, 1], [9.5, 7.6, 4.6]) * (1 + 0.25 * congestion)
        draw_tube(canvas, exposure, smooth_curve(trunk, 16), girth)
        _draw_tree(canvas, body, exposure, rng, side, root, congestion)


def _draw_tree(canvas, body, exposure, rng, side, root, congestion):
    angles = np.deg2rad(np.concatenate([rng.uniform(35, 85, 5), rng.uniform(-25, 30, 5), rng.uniform(-80, -25, 9)]))
    along = np.where(np.sin(angles) > 0.4, rng.uniform(6, 30, angles.size), np.sin(angles) * rng.uniform(20, 58, angles.size))
    start = root + np.stack([side * (rng.uniform(-4, 10, angles.size) + 0.12 * np.abs(along)),
                             rng.uniform(-14, 20, angles.size), along], axis=1)
    lean = rng.uniform(-0.75, 0.75, angles.size)
    heading = np.stack([side * np.cos(angles), lean, np.sin(angles)], axis=1)
    heading /= np.linalg.norm(heading, axis=1, keepdims=True)
    lower = np.sin(angles) < 0
    width = np.where(lower, rng.uniform(2.6, 4.3, angles.size), rng.uniform(2.0, 3.2, angles.size) * (1 + 0.7 * congestion))
    for generation in range(8):
        length = rng.uniform(11, 24, width.size) * 0.95**generation
        bow = rng.normal(0, 0.14, heading.shape)
        middle = start + (heading + bow) * (length / 2)[:, None]
        end = start + heading * length[:, None]
        for a, b, first, last in ((start, middle, 1.0, 0.94), (middle, end, 0.94, 0.88)):
            splat_segments(canvas, exposure.project(a), exposure.project(b), width * (0.95 * first / exposure.spacing),
                           width * (0.95 * last / exposure.spacing), exposure.spacing)
        split = np.repeat(np.arange(width.size), 2)
        sign = np.tile([1.0, -1.0], width.size)
        swerve = rng.normal(0, 1, (split.size, 3)) * 0.22
        normal = np.cross(heading[split], rng.normal(0, 1, (split.size, 3)))
        normal /= np.linalg.norm(normal, axis=1, keepdims=True) + 1e-6
        major = sign > 0
        turn = np.where(major, 0.22, 0.62) * rng.uniform(0.6, 1.3, split.size)
        heading = heading[split] + normal * (turn * sign)[:, None] + swerve * 0.6
        heading /= np.linalg.norm(heading, axis=1, keepdims=True)
        width = width[split] * np.where(major, rng.uniform(0.78, 0.88, split.size), rng.uniform(0.5, 0.68, split.size))
        start = end[split]
        inside = wall_distance(body, side, start[:, 0], start[:, 1], start[:, 2]) < -6
        keep = inside & (width > 0.42)
        start, heading, width = start[keep], heading[keep], width[keep]
        if width.size == 0:
            return
        if width.size > 160:
            best = np.argsort(-width)[:160]
            start, heading, width = start[best], heading[best], width[best]
