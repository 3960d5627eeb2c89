/**
 * Words and phrases of up to three words with the share of each cluster's papers that hold them: what names are chosen from.
 *
 * At most `papersRead` papers are read, as many of each cluster, evenly spaced over its rows: naming 50,000 papers costs what naming
 * 2,000 does. They are counted by phraseKernel.ts, or phraseCounter.ts.
 */
import type { Clustering, Paper } from '../types.ts';
import { unclustered } from '../types.ts';
import { findAcronyms } from './nameAcronyms.ts';
import { countPhrasesByKernel } from './phraseKernel.ts';
import { createPlacingKernel } from '../kernels/placing.ts';
import { plainEngines } from '../plainEngines.ts';
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
  /** How many phrases there are, and the key ids of each. */
  readonly phrases: number;
  wordsOf(phrase: number): readonly number[];
  /** counts[phrase * clusters + cluster]: papers that hold it, a title counting half a paper more. */
  readonly counts: Float64Array;
  /** How often a phrase was seen, and how often another word of its run followed. */
  seenOf(phrase: number): number;
  followedOf(phrase: number): number;
  /** Key id of an acronym -> phrase number of what it stands for. */
  readonly acronyms: ReadonlyMap<number, number>;
  readonly places: PhrasePlaces;
}

/** Where phrases stand, in the order of the texts. */
export interface PhrasePlaces {
  /** Those of paper p are offsets[p] .. offsets[p + 1] - 1. */
  readonly offsets: Uint32Array;
  phrase: Int32Array;
  /** Four times the place of the first word, and how many there are. */
  place: Int32Array;
  size: number;
}

/** What phrases are counted in; the clusters of its papers run from 0 to `clusters` - 1. */
export interface PhraseSource {
  readonly table: WordTable;
  readonly papers: readonly ReadPaper[];
  readonly clusters: number;
  /** Key id of an acronym -> key ids of what it stands for. */
  readonly acronyms: ReadonlyMap<number, readonly number[]>;
}

/** Reads the papers that names are chosen from. */
export function readPapers(papers: readonly Paper[], clustering: Clustering): PhraseSource {
  const table = new RunReader();
  const chosen = sampleRows(clustering);
  const read = chosen.map(({ row }) => {
    const paper = papers[row];
    if (paper === undefined)
      throw new RangeError(`cluster names: no paper at row ${row} of ${papers.length}`);
    return paper;
  });
  const texts = table.read(read);
  const acronyms = findAcronyms(
    read.map(({ abstract }) => abstract),
    table,
  );
  return {
    table,
    papers: chosen.map(({ row, cluster }, at) => ({ row, cluster, text: texts[at]! })),
    clusters: clustering.count,
    acronyms,
  };
}

export function countPhrases(papers: readonly Paper[], clustering: Clustering): PhraseCounts {
  const source = readPapers(papers, clustering);
  const kernel = createPlacingKernel();
  if (kernel === undefined) return plainEngines().countPhrasesPlainly(source);
  return countPhrasesByKernel(kernel, source);
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
