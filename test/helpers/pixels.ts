/** What a picture shows, as numbers: enough to say that something was drawn, where, and in which colours. */
import { PNG } from 'pngjs';

export interface Picture {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue, alpha of each pixel. */
  readonly data: Uint8Array;
}

export function decodePng(bytes: Uint8Array): Picture {
  const { width, height, data } = PNG.sync.read(Buffer.from(bytes));
  return { width, height, data };
}

/** Share of the pixels that differ from the given colour by more than `tolerance` in some channel. */
export function shareDifferent({ data }: Picture, colour: readonly number[], tolerance = 12): number {
  let different = 0;
  for (let at = 0; at < data.length; at += 4) {
    if (colour.some((value, channel) => Math.abs((data[at + channel] ?? 0) - value) > tolerance)) different++;
  }
  return different / (data.length / 4);
}

/** How many pixels have this colour (#rrggbb), within `tolerance` in each channel. */
export function countColour({ data }: Picture, hex: string, tolerance = 10): number {
  const wanted = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
  let found = 0;
  for (let at = 0; at < data.length; at += 4) {
    const near = wanted.every((value, channel) => Math.abs((data[at + channel] ?? 0) - value) <= tolerance);
    if (near && (data[at + 3] ?? 0) > 200) found++;
  }
  return found;
}

/** Share of the pixels in which two pictures of the same size differ noticeably. */
export function shareChanged(before: Picture, after: Picture, tolerance = 24): number {
  if (before.width !== after.width || before.height !== after.height) return 1;
  let changed = 0;
  for (let at = 0; at < before.data.length; at += 4) {
    const differs = [0, 1, 2].some(
      (channel) => Math.abs((before.data[at + channel] ?? 0) - (after.data[at + channel] ?? 0)) > tolerance,
    );
    if (differs) changed++;
  }
  return changed / (before.data.length / 4);
}
