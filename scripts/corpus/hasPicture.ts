import { decode } from 'fast-png';

/** Whether a screenshot shows more than one even colour. */
export function hasPicture(png: Uint8Array): boolean {
  const { data, channels } = decode(png);
  for (let at = channels; at < data.length; at += channels) {
    for (let channel = 0; channel < 3; channel++) {
      if (data[at + channel] !== data[channel]) return true;
    }
  }
  return false;
}
