/** What the page is told of a corpus and of a map's structure. */
import type { MapStructure } from '../src/core/pipeline.ts';
import type { ImportResult } from '../src/core/corpus/importResult.ts';
import type { CorpusOutline, StructureOutline } from './protocol.ts';

export function outlineCorpus({ corpus, report, network }: ImportResult): CorpusOutline {
  const { papers, origin, fingerprint } = corpus;
  return { papers: papers.length, origin, fingerprint, report, ...(network && { network }) };
}

export function outlineStructure(structure: MapStructure): StructureOutline {
  const { threshold, edges, clustering, clusters, radii } = structure;
  const { assignment, modularity } = clustering;
  return { threshold, edges, assignment, modularity, clusters, radii };
}
