/** Some papers of an open corpus as a corpus of their own, to be compared and mapped anew. Loads when first asked for. */
import { listCitations } from '../src/core/citations/direct.ts';
import { indexReferences } from '../src/core/citations/works.ts';
import { fingerprintPapers } from '../src/core/corpus/fingerprint.ts';
import type { ImportReport, ImportResult } from '../src/core/corpus/importResult.ts';
import { takeRows } from '../src/core/corpus/network.ts';
import type { Job } from '../src/core/progress.ts';
import type { Origin } from '../src/core/types.ts';

export interface Part {
  /** Ascending. */
  readonly rows: Uint32Array;
  readonly origin: Origin;
}

/** Ids, sources and references stay: a paper is the same paper in the part and in the whole. */
export function* takePart(
  { corpus, inputOrder, network }: ImportResult,
  { rows, origin }: Part,
): Job<ImportResult> {
  const papers = Array.from(rows, (row) => corpus.papers[row]!);
  const linksResolved = listCitations(yield* indexReferences(papers)).source.length;
  const ids = new Set(papers.map(({ id }) => id));
  const counts = {
    read: papers.length,
    kept: papers.length,
    merged: 0,
    withAbstract: papers.filter(({ abstract }) => abstract !== '').length,
    withReferences: papers.filter(({ references }) => references.length > 0).length,
    linksResolved,
  };
  const file = { file: origin.name, format: 'Part of an open corpus', ...counts, dropped: 0, notes: [] };
  const report: ImportReport = { files: [file], ...counts, dropped: [], merges: [] };
  return {
    corpus: { papers, origin, fingerprint: fingerprintPapers(papers) },
    report,
    inputOrder: inputOrder.filter((id) => ids.has(id)),
    ...(network === undefined ? {} : { network: takeRows(network, rows) }),
  };
}
