/** Colours as four bytes in one number, as Sigma's shaders read them; each is worked out once. */
import { parseHex } from '../core/palette.ts';

const known = new Map<string, number>();

/** Sigma leaves the lowest bit of the opacity out, and its shaders make up for it. */
const opacityBits = 0xfe;

/** Of '#rrggbb'. */
export function packColour(hex: string): number {
  let packed = known.get(hex);
  if (packed === undefined) known.set(hex, (packed = packTranslucent(hex, 255)));
  return packed;
}

/** `opacity` to 255; the parts of the colour are laid on as they are, so they come diminished by it. */
export function packTranslucent(hex: string, opacity: number): number {
  const [red, green, blue] = parseHex(hex);
  return (((opacity & opacityBits) << 24) | (blue << 16) | (green << 8) | red) >>> 0;
}
