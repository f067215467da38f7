/** An ellipsoid of one density: middle and half axes in mm, Hounsfield units. */
interface Ellipsoid {
  readonly at: readonly [x: number, y: number, z: number];
  readonly half: readonly [x: number, y: number, z: number];
  readonly hu: number;
}

const organs: readonly Ellipsoid[] = [
  { at: [0, 0, 0], half: [180, 120, 700], hu: -90 },
  { at: [0, 0, 0], half: [168, 108, 690], hu: 50 },
  { at: [-80, 5, 20], half: [62, 85, 170], hu: -850 },
  { at: [82, 5, 10], half: [58, 85, 175], hu: -850 },
  { at: [20, -25, -60], half: [58, 48, 68], hu: 45 },
  { at: [-70, 5, -260], half: [95, 90, 110], hu: 60 },
  { at: [60, 25, -260], half: [50, 45, 70], hu: 55 },
  { at: [0, -15, 130], half: [9, 9, 130], hu: -1000 },
  { at: [10, 15, 0], half: [12, 12, 330], hu: 160 },
  { at: [0, 65, 0], half: [17, 17, 600], hu: 350 },
  { at: [0, 68, 0], half: [9, 9, 600], hu: 120 },
  { at: [95, -30, 60], half: [9, 9, 9], hu: 40 },
];

/** Vessels of the lungs: as many bright drops, at places that look like chance and are the same each time. */
const vessels: readonly Ellipsoid[] = Array.from({ length: 400 }, (_, index) => {
  const share = (step: number) => (((index + 1) * step) % 1000) / 1000 - 0.5;
  const isLeft = index % 2 === 0;
  const radius = 1.5 + 4 * (share(381) + 0.5) ** 3;
  return {
    at: [(isLeft ? 82 : -80) + 85 * share(617), 5 + 125 * share(433), 15 + 260 * share(739)],
    half: [radius, radius, radius * 3],
    hu: 30,
  };
});

const ribGapMm = 28;
const ribMm = 9;
const noise = Int16Array.from({ length: 65_521 }, (_, index) =>
  Math.round(
    24 *
      (Math.sin(index * 12.9898) * 43758.5453 -
        Math.floor(Math.sin(index * 12.9898) * 43758.5453) -
        0.5),
  ),
);

/**
 * One slice of a chest as an analytic phantom, stored as Hounsfield units + 1024: `size`² pixels over 400 mm, at the
 * height `z` in mm. Ellipsoids are filled row by row, so that a thousand slices take seconds.
 */
export function drawChestSlice(z: number, size: number): Uint16Array<ArrayBuffer> {
  const pixels = new Uint16Array(size * size).fill(24);
  const pixelMm = 400 / size;
  const paint = ({ at, half, hu }: Ellipsoid, inner = 0) => {
    const height = 1 - ((z - at[2]) / half[2]) ** 2;
    if (height <= 0) return;
    for (let row = 0; row < size; row++) {
      const y = (row + 0.5) * pixelMm - 200;
      const width = half[0] * Math.sqrt(Math.max(0, height - ((y - at[1]) / half[1]) ** 2));
      if (width === 0) continue;
      const hole =
        inner * half[0] * Math.sqrt(Math.max(0, height - ((y - at[1]) / half[1] / inner) ** 2));
      const column = (x: number) => Math.min(size, Math.max(0, Math.round((x + 200) / pixelMm)));
      const fill = (from: number, to: number) =>
        pixels.fill(hu + 1024, row * size + column(from), row * size + column(to));
      if (hole > 0) {
        fill(at[0] - width, at[0] - hole);
        fill(at[0] + hole, at[0] + width);
      } else fill(at[0] - width, at[0] + width);
    }
  };
  for (const organ of organs) paint(organ);
  for (const vessel of vessels) paint(vessel);
  if (((z % ribGapMm) + ribGapMm) % ribGapMm < ribMm) {
    paint({ at: [0, 0, 0], half: [152, 98, 690], hu: 400 }, 0.95);
  }
  // Another part of the table for each slice, so that noise does not stand still while one scrolls.
  let from = ((Math.round(z * 1009) % noise.length) + noise.length) % noise.length;
  for (let at = 0; at < pixels.length; at++) {
    pixels[at] = pixels[at]! + noise[from]!;
    if (++from === noise.length) from = 0;
  }
  return pixels;
}
