/**
 * The `p`-th percentile (0..100), linear between order statistics, at `(n − 1) · p / 100`. Rearranges `values`, of which
 * it sorts no more than it must.
 */
export function percentile(values: Float64Array, p: number): number {
  const at = ((values.length - 1) * p) / 100;
  const low = Math.floor(at);
  const lower = select(values, low);
  let upper = low + 1 < values.length ? Infinity : lower;
  for (let i = low + 1; i < values.length; i++) if (values[i]! < upper) upper = values[i]!;
  return lower + (upper - lower) * (at - low);
}

/** The value that would stand at `place` if all were sorted: no larger ones are left before it, no smaller ones after (Hoare). */
function select(values: Float64Array, place: number): number {
  let first = 0;
  let last = values.length - 1;
  while (first < last) {
    const pivot = values[place]!;
    let i = first;
    let j = last;
    while (i <= j) {
      while (values[i]! < pivot) i++;
      while (values[j]! > pivot) j--;
      if (i > j) break;
      const value = values[i]!;
      values[i++] = values[j]!;
      values[j--] = value;
    }
    if (j < place) first = i;
    if (i > place) last = j;
  }
  return values[place]!;
}
