/** Papers that are read onto a map: which of them it has, and the clusters they were in. Loads when papers are added. */
import { findKnownRows } from '../src/core/corpus/knownRows.ts';
import type { ImportResult } from '../src/core/corpus/importResult.ts';
import type { World } from './world.ts';

export function tellKnown(
  { imported, structure }: World,
  next: ImportResult,
): Pick<World, 'earlier'> & { readonly known: Int32Array } {
  const known = findKnownRows(imported.corpus.papers, next.corpus.papers);
  const clustering = structure?.clustering;
  return clustering === undefined ? { known } : { known, earlier: { clustering, rows: known } };
}
