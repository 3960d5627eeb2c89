/**
 * Which papers of a corpus stood in an earlier one. An id may change when a further record joins a paper (a fuller title, an id of its own),
 * the record it was first read from does not.
 */
import type { Paper, Source } from '../types.ts';

/** For each paper of `now` its row in `before`, -1 for a new one. */
export function findKnownRows(before: readonly Paper[], now: readonly Paper[]): Int32Array {
  const byId = new Map<string, number>();
  const bySource = new Map<string, number>();
  for (const [row, { id, sources }] of before.entries()) {
    byId.set(id, row);
    for (const source of sources) bySource.set(nameSource(source), row);
  }
  return Int32Array.from(now, ({ id, sources }) => {
    const row = byId.get(id);
    if (row !== undefined) return row;
    const known = sources.find((source) => bySource.has(nameSource(source)));
    return known === undefined ? -1 : bySource.get(nameSource(known))!;
  });
}

function nameSource({ file, rank }: Source): string {
  return `${String(rank)} ${file}`;
}

/** Places of the known papers, x0 y0 x1 y1 ...; NaN for the new ones. */
export function carryPlaces(places: Float32Array, known: Int32Array): Float32Array {
  const carried = new Float32Array(known.length * 2);
  for (const [row, earlier] of known.entries()) {
    carried[row * 2] = earlier < 0 ? NaN : places[earlier * 2]!;
    carried[row * 2 + 1] = earlier < 0 ? NaN : places[earlier * 2 + 1]!;
  }
  return carried;
}
