/**
 * Words and phrases of up to three words with the share of each cluster's papers that hold them: what names are chosen from.
 *
 * At most `papersRead` papers are read, as many of each cluster, evenly spaced over its rows: naming 50,000 papers costs what naming
 * 2,000 does. A phrase is a number (its key ids in base W), so that counting makes no strings; nearly all phrases stand in one paper
 * only and are dropped by a table of hashes before they are counted.
 */
import type { Clustering, Paper } from '../types.ts';
import { unclustered } from '../types.ts';
import { findAcronyms } from './nameAcronyms.ts';
import type { RunText, WordTable } from './nameTokens.ts';
import { RunReader, runEnd } from './nameTokens.ts';

const papersRead = 2000;
const fewestOfCluster = 12;
export const longestPhrase = 3;

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
  /** Phrase code -> phrase number. */
  readonly numbers: ReadonlyMap<number, number>;
  /** Key ids of each phrase. */
  readonly words: readonly (readonly number[])[];
  /** counts[phrase * clusters + cluster]: papers that hold it, a title counting half a paper more. */
  readonly counts: Float64Array;
  /** The hash of each phrase (see `forEachPhrase`). */
  readonly hashes: Uint32Array;
  /** Words that two papers hold. */
  readonly usable: Uint8Array;
  /** How often each phrase was seen, and how often another word of its run followed. */
  readonly seen: Uint32Array;
  readonly followed: Uint32Array;
  /** Key id of an acronym -> phrase number of what it stands for. */
  readonly acronyms: ReadonlyMap<number, number>;
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

/** Calls back with start, length and code of each phrase of a text whose words are all in `usable`. */
export function forEachPhrase(
  text: RunText,
  table: WordTable,
  usable: Uint8Array,
  visit: (start: number, length: number, code: number, hash: number) => void,
): void {
  const base = table.keys.length + 1;
  for (let start = 0; start < text.words.length; start += 1) {
    let code = 0;
    let hash = 0;
    for (let length = 1; length <= longestPhrase; length += 1) {
      const surface = text.words[start + length - 1]!;
      if (surface === runEnd) break;
      const key = table.keyOf[surface]!;
      if (usable[key] === 0) break;
      code = code * base + key + 1;
      hash = mixHash(hash, key);
      visit(start, length, code, hash >>> hashShift);
    }
  }
}

/** Phrases share a place in the table of hashes by accident only: that lets a few rare ones through, and loses none. */
export const hashBits = 20;
const hashShift = 32 - hashBits;

function mixHash(hash: number, key: number): number {
  const mixed = Math.imul(hash ^ (key + 1), 0x9e3779b1);
  return mixed ^ (mixed >>> 15);
}

function hashOf(words: readonly number[]): number {
  return words.reduce(mixHash, 0) >>> hashShift;
}

/** For each hash whether at least two papers hold a phrase of it. */
function markShared(papers: readonly ReadPaper[], table: WordTable, usable: Uint8Array): Uint8Array {
  const lastPaper = new Int32Array(1 << hashBits).fill(-1);
  const shared = new Uint8Array(1 << hashBits);
  papers.forEach(({ text }, paper) => {
    forEachPhrase(text, table, usable, (_start, _length, _code, hash) => {
      if (lastPaper[hash] !== -1 && lastPaper[hash] !== paper) shared[hash] = 1;
      lastPaper[hash] = paper;
    });
  });
  return shared;
}

/** Words that at least two of the papers read hold: nothing else can name a cluster. */
export function usableWords(papers: readonly ReadPaper[], table: WordTable): Uint8Array {
  const lastPaper = new Int32Array(table.keys.length).fill(-1);
  const usable = new Uint8Array(table.keys.length);
  papers.forEach(({ text }, index) => {
    for (const surface of text.words) {
      if (surface === runEnd) continue;
      const key = table.keyOf[surface]!;
      if (lastPaper[key] !== -1 && lastPaper[key] !== index) usable[key] = 1;
      lastPaper[key] = index;
    }
  });
  return usable;
}

class PhraseCounter {
  private readonly numbers = new Map<number, number>();
  private readonly words: number[][] = [];
  private readonly counts: number[] = [];
  private readonly hashes: number[] = [];
  private readonly seen: number[] = [];
  private readonly followed: number[] = [];
  private readonly lastPaper: number[] = [];
  private readonly aliases = new Map<number, number>();

  constructor(
    private readonly table: WordTable,
    private readonly papers: readonly ReadPaper[],
    private readonly clusters: number,
    private readonly meanings: ReadonlyMap<number, readonly number[]>,
  ) {}

  count(): PhraseCounts {
    const { table, papers, clusters } = this;
    const base = table.keys.length + 1;
    for (const [acronym, words] of this.meanings) {
      const code = words.reduce((sum, key) => sum * base + key + 1, 0);
      this.aliases.set(acronym, this.addPhrase(code, words, hashOf(words)));
    }
    const usable = usableWords(papers, table);
    const shared = markShared(papers, table, usable);
    const read = new Uint32Array(clusters);
    papers.forEach((paper, index) => {
      read[paper.cluster]! += 1;
      this.countPaper(paper, index, usable, shared);
    });
    return {
      table,
      papers,
      clusters,
      read,
      numbers: this.numbers,
      words: this.words,
      hashes: Uint32Array.from(this.hashes),
      usable,
      counts: Float64Array.from(this.counts),
      seen: Uint32Array.from(this.seen),
      followed: Uint32Array.from(this.followed),
      acronyms: this.aliases,
    };
  }

  private countPaper(
    { text, cluster }: ReadPaper,
    paper: number,
    usable: Uint8Array,
    shared: Uint8Array,
  ): void {
    forEachPhrase(text, this.table, usable, (start, length, code, hash) => {
      if (shared[hash] === 0) return;
      const first = this.table.keyOf[text.words[start]!]!;
      const alias = length === 1 ? this.aliases.get(first) : undefined;
      const phrase = alias ?? this.numberOf(code, text, start, length, hash);
      const inTitle = start < text.titleEnd;
      this.seen[phrase]! += 1;
      if (text.words[start + length]! !== runEnd) this.followed[phrase]! += 1;
      const at = phrase * this.clusters + cluster;
      // The title is read first: a paper counts 1.5 for it there and nothing more in the abstract.
      if (this.lastPaper[phrase] !== paper) this.counts[at]! += inTitle ? 1.5 : 1;
      this.lastPaper[phrase] = paper;
    });
  }

  private keysAt(text: RunText, start: number, length: number): number[] {
    const keys: number[] = [];
    for (let i = 0; i < length; i += 1) keys.push(this.table.keyOf[text.words[start + i]!]!);
    return keys;
  }

  private numberOf(code: number, text: RunText, start: number, length: number, hash: number): number {
    return this.numbers.get(code) ?? this.addPhrase(code, this.keysAt(text, start, length), hash);
  }

  private addPhrase(code: number, words: readonly number[], hash: number): number {
    const known = this.numbers.get(code);
    if (known !== undefined) return known;
    const number = this.words.length;
    this.numbers.set(code, number);
    this.words.push([...words]);
    for (let cluster = 0; cluster < this.clusters; cluster += 1) this.counts.push(0);
    this.hashes.push(hash);
    this.seen.push(0);
    this.followed.push(0);
    this.lastPaper.push(-1);
    return number;
  }
}
