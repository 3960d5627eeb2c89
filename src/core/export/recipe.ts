/**
 * The recipe of a map: everything needed to make it again, and a fingerprint of where the papers ended up, to see whether it came
 * out the same. Every export carries it; a picture, which holds no texts, carries a table of its papers besides.
 */
import type { PaperMap, Recipe } from '../types.ts';
import { writePaperTable, type PaperTable } from '../replay/paperTable.ts';

/** A recipe with the fingerprint of the positions it led to: 16 hex digits. */
export interface RecipeRecord extends Recipe {
  readonly positions: string;
  readonly table?: PaperTable;
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

/** A part of a map keeps the fingerprint of the whole: the recipe leads to that. */
export function recipeOf(map: PaperMap): RecipeRecord {
  const known = (map.recipe as Partial<RecipeRecord>).positions;
  const isPart = map.corpus.papers.length !== map.recipe.corpus.papers;
  return {
    ...map.recipe,
    positions: isPart && known !== undefined ? known : fingerprintPositions(map.positions),
  };
}

/** For files without texts: papers can be known again, and places measured. */
export function recipeWithTable(map: PaperMap): RecipeRecord {
  const table = writePaperTable(map);
  return { ...recipeOf(map), ...(table === undefined ? {} : { table }) };
}

export function recipeJson({ table, ...record }: RecipeRecord): string {
  const text = JSON.stringify(record, undefined, 2);
  // The table on one line: it is not for reading.
  return table === undefined ? text : `${text.slice(0, -2)},\n  "table": ${JSON.stringify(table)}\n}`;
}
