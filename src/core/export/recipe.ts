/**
 * The recipe of a map: everything needed to make it again, and a fingerprint of where the papers ended up, to see whether it came
 * out the same. Every export carries it.
 */
import type { PaperMap, Recipe } from '../types.ts';

/** A recipe with the fingerprint of the positions it led to: 16 hex digits. */
export interface RecipeRecord extends Recipe {
  readonly positions: string;
}

/** Two FNV-1a hashes of 32 bits over the bytes of the positions, little end first. Equal bits give equal fingerprints. O(papers). */
export function fingerprintPositions(positions: Float32Array): string {
  const view = new DataView(new ArrayBuffer(4));
  let first = 0x811c9dc5;
  let second = 0x9747b28c;
  for (const value of positions) {
    // -0 and 0 are the same place.
    view.setFloat32(0, value === 0 ? 0 : value, true);
    for (let at = 0; at < 4; at++) {
      const byte = view.getUint8(at);
      first = Math.imul(first ^ byte, 0x01000193);
      second = Math.imul(second ^ (byte + 0x55), 0x01000193);
    }
  }
  return hex(first) + hex(second);
}

function hex(value: number): string {
  return (value >>> 0).toString(16).padStart(8, '0');
}

export function recipeOf(map: PaperMap): RecipeRecord {
  return { ...map.recipe, positions: fingerprintPositions(map.positions) };
}

export function recipeJson(record: RecipeRecord): string {
  return JSON.stringify(record, undefined, 2);
}
