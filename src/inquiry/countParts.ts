import type { MaskInImage } from '#domain';

/** How many parts of a mask hang together, corners included. */
export function countParts({ width, height, data }: MaskInImage): number {
  const isSeen = new Uint8Array(data.length);
  let count = 0;
  for (let start = 0; start < data.length; start++) {
    if (!data[start] || isSeen[start]) continue;
    count++;
    isSeen[start] = 1;
    const open = [start];
    for (let cell = open.pop(); cell !== undefined; cell = open.pop()) {
      const x = cell % width;
      const y = (cell - x) / width;
      for (let ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny++) {
        for (let nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx++) {
          const next = ny * width + nx;
          if (!data[next] || isSeen[next]) continue;
          isSeen[next] = 1;
          open.push(next);
        }
      }
    }
  }
  return count;
}
