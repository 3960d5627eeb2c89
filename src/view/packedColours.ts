/** Colours as four bytes in one number, as Sigma's shaders read them; each is worked out once. */
import { parseHex } from '../core/palette.ts';

const known = new Map<string, number>();

/** Of '#rrggbb'. Sigma leaves the lowest bit of the opacity out, and its shaders make up for it. */
export function packColour(hex: string): number {
  let packed = known.get(hex);
  if (packed === undefined) {
    const [red, green, blue] = parseHex(hex);
    known.set(hex, (packed = ((0xfe << 24) | (blue << 16) | (green << 8) | red) >>> 0));
  }
  return packed;
}
