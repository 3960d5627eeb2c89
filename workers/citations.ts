/** Citations of a corpus, indexed once however often they are asked for. Loads when the first question or layer needs it. */
import { indexReferences, type ReferenceLists } from '../src/core/citations/works.ts';
import type { ImportResult } from '../src/core/corpus/importResult.ts';
import type { Job } from '../src/core/progress.ts';

export { joinLayers } from '../src/core/citations/joinLayers.ts';
export { buildLayers } from '../src/core/citations/layers.ts';

const known = new WeakMap<ImportResult, ReferenceLists>();

export function* referencesOf(imported: ImportResult): Job<ReferenceLists> {
  const lists = known.get(imported) ?? (yield* indexReferences(imported.corpus.papers));
  known.set(imported, lists);
  return lists;
}
