/**
 * Words and phrases of up to three words with the share of each cluster's papers that hold them: what names are chosen from.
 *
 * At most `papersRead` papers are read, as many of each cluster, evenly spaced over its rows: naming 50,000 papers costs what naming
 * 2,000 does. They are counted by phraseCounter.ts.
 */
import type { Clustering, Paper } from '../types.ts';
import { unclustered } from '../types.ts';
import { findAcronyms } from './nameAcronyms.ts';
import { PhraseCounter, type PhrasePlaces } from './phraseCounter.ts';
import type { RunText, WordTable } from './nameTokens.ts';
import { RunReader } from './nameTokens.ts';

const papersRead = 2000;
const fewestOfCluster = 12;

export interface ReadPaper {
  readonly row: number;
  readonly cluster: number;
  readonly text: RunText;
}

export interface PhraseCounts {
  readonly table: WordTable;
  readonly papers: readonly ReadPaper[];
  readonly clusters: number;
  /** Papers read of each cluster. */
  readonly read: Uint32Array;
  /** Key ids of each phrase. */
  readonly words: readonly (readonly number[])[];
  /** counts[phrase * clusters + cluster]: papers that hold it, a title counting half a paper more. */
  readonly counts: Float64Array;
  /** How often each phrase was seen, and how often another word of its run followed. */
  readonly seen: Uint32Array;
  readonly followed: Uint32Array;
  /** Key id of an acronym -> phrase number of what it stands for. */
  readonly acronyms: ReadonlyMap<number, number>;
  readonly places: PhrasePlaces;
}

export function countPhrases(papers: readonly Paper[], clustering: Clustering): PhraseCounts {
  const table = new RunReader();
  const chosen = sampleRows(clustering);
  const texts = chosen.map(({ row, cluster }) => {
    const paper = papers[row];
    if (paper === undefined)
      throw new RangeError(`cluster names: no paper at row ${row} of ${papers.length}`);
    return { row, cluster, text: table.read(paper.title, paper.abstract) };
  });
  const acronyms = findAcronyms(
    chosen.map(({ row }) => papers[row]!.abstract),
    table,
  );
  return new PhraseCounter(table, texts, clustering.count, acronyms).count();
}

/** Rows to read with their cluster, ascending by row. */
function sampleRows(clustering: Clustering): { row: number; cluster: number }[] {
  const sizes = new Uint32Array(clustering.count);
  for (const cluster of clustering.assignment) if (cluster !== unclustered) sizes[cluster]! += 1;
  const share = Math.max(fewestOfCluster, Math.floor(papersRead / Math.max(1, clustering.count)));
  const ranks = new Uint32Array(clustering.count);
  const rows: { row: number; cluster: number }[] = [];
  clustering.assignment.forEach((cluster, row) => {
    if (cluster === unclustered) return;
    const rank = ranks[cluster]!;
    ranks[cluster] = rank + 1;
    const size = sizes[cluster]!;
    const wanted = Math.min(size, share);
    if (Math.floor(((rank + 1) * wanted) / size) > Math.floor((rank * wanted) / size))
      rows.push({ row, cluster });
  });
  return rows;
}
