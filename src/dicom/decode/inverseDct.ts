/** cosines[x * 8 + u] = C(u) / 2 · cos((2x + 1) u π / 16), T.81 A.3.3. */
const cosines = Float64Array.from({ length: 64 }, (_, index) => {
  const x = index >> 3;
  const u = index & 7;
  return (u === 0 ? Math.SQRT1_2 : 1) * 0.5 * Math.cos(((2 * x + 1) * u * Math.PI) / 16);
});
const rows = new Float64Array(64);

/** Inverse DCT of one 8×8 block in double precision, level-shifted, clamped and written into `plane` at `corner`. */
export function inverseDct(
  coefficients: Float64Array,
  plane: Int16Array,
  corner: number,
  stride: number,
  precision: number,
): void {
  for (let v = 0; v < 8; v++) {
    for (let x = 0; x < 8; x++) {
      let sum = 0;
      for (let u = 0; u < 8; u++) sum += coefficients[v * 8 + u]! * cosines[x * 8 + u]!;
      rows[v * 8 + x] = sum;
    }
  }
  const middle = 2 ** (precision - 1);
  const largest = 2 ** precision - 1;
  for (let y = 0; y < 8; y++) {
    for (let x = 0; x < 8; x++) {
      let sum = middle;
      for (let v = 0; v < 8; v++) sum += rows[v * 8 + x]! * cosines[y * 8 + v]!;
      plane[corner + y * stride + x] = Math.min(Math.max(Math.round(sum), 0), largest);
    }
  }
}
