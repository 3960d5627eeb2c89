/**
 * Words and phrases of each cluster with the number of its papers that hold them: what names are chosen from.
 *
 * At most `papersPerCluster` papers of a cluster are read, evenly spaced over its rows: naming 50,000 papers costs what naming 4,000 does.
 */
import type { Clustering, Paper } from '../types.ts';
import { unclustered } from '../types.ts';
import type { Run, Word } from './nameTokens.ts';
import { splitRuns } from './nameTokens.ts';
import { generic, weakFirst, weakLast } from './nameWords.ts';

const papersPerCluster = 300;
const longestPhrase = 3;

export interface Candidate {
  /** Words of the key, singular and lower-case, hyphens opened. */
  readonly words: readonly string[];
  /** Papers read of each cluster that hold it; a title counts half a paper more. */
  readonly counts: Float64Array;
  /** Papers read (any cluster) that hold it. */
  papers: number;
  /** How often each spelling was seen; spellings from titles and sentence starts count little. */
  readonly surfaces: Map<string, number>;
}

export interface Candidates {
  readonly byKey: ReadonlyMap<string, Candidate>;
  /** Papers read of each cluster. */
  readonly read: Uint32Array;
  /** Acronym key -> key of what it stands for, where the texts define it ("large language models (LLMs)"). */
  readonly acronyms: ReadonlyMap<string, string>;
}

export function collectCandidates(papers: readonly Paper[], clustering: Clustering): Candidates {
  const byKey = new Map<string, Candidate>();
  const read = new Uint32Array(clustering.count);
  const definitions = new Map<string, Map<string, number>>();
  for (const [row, cluster] of sampleRows(clustering)) {
    const paper = papers[row];
    if (paper === undefined)
      throw new RangeError(`cluster names: no paper at row ${row} of ${papers.length}`);
    read[cluster]! += 1;
    const inTitle = new Set<string>();
    const inText = new Set<string>();
    addRuns(byKey, splitRuns(paper.title, true), inTitle, clustering.count);
    addRuns(byKey, splitRuns(paper.abstract, false), inText, clustering.count);
    findAcronyms(paper.abstract, definitions);
    for (const key of new Set([...inTitle, ...inText])) {
      const candidate = byKey.get(key)!;
      candidate.papers += 1;
      candidate.counts[cluster]! += inTitle.has(key) ? 1.5 : 1;
    }
  }
  return { byKey, read, acronyms: settleAcronyms(definitions) };
}

/** Rows to read with their cluster, ascending by row. */
function sampleRows(clustering: Clustering): [row: number, cluster: number][] {
  const sizes = new Uint32Array(clustering.count);
  for (const cluster of clustering.assignment) if (cluster !== unclustered) sizes[cluster]! += 1;
  const seen = new Uint32Array(clustering.count);
  const rows: [number, number][] = [];
  clustering.assignment.forEach((cluster, row) => {
    if (cluster === unclustered) return;
    const rank = seen[cluster]!;
    seen[cluster] = rank + 1;
    const size = sizes[cluster]!;
    const wanted = Math.min(size, papersPerCluster);
    if (Math.floor((rank * wanted) / size) !== Math.floor(((rank - 1) * wanted) / size)) {
      rows.push([row, cluster]);
    }
  });
  return rows;
}

function addRuns(
  byKey: Map<string, Candidate>,
  runs: readonly Run[],
  seen: Set<string>,
  clusters: number,
): void {
  for (const run of runs) {
    for (let start = 0; start < run.length; start += 1) {
      for (let length = 1; length <= longestPhrase && start + length <= run.length; length += 1) {
        const words = run.slice(start, start + length);
        const key = words.map((word) => word.key).join(' ');
        let candidate = byKey.get(key);
        if (candidate === undefined) {
          const parts = key.split(' ');
          if (!couldName(parts)) continue;
          candidate = { words: parts, counts: new Float64Array(clusters), papers: 0, surfaces: new Map() };
          byKey.set(key, candidate);
        }
        seen.add(key);
        addSurface(candidate, words);
      }
    }
  }
}

function addSurface(candidate: Candidate, words: readonly Word[]): void {
  const byPlace = words.some((word) => word.capitalByPlace);
  const surface = words
    .map((word) => (word.capitalByPlace ? withoutCapital(word.surface) : word.surface))
    .join(' ');
  candidate.surfaces.set(surface, (candidate.surfaces.get(surface) ?? 0) + (byPlace ? 0.2 : 1));
}

/** "Federated" -> "federated"; "LLMs", "NeRF", "3D" stay. */
function withoutCapital(surface: string): string {
  return surface
    .split('-')
    .map((part) => (/^\p{Lu}\p{Ll}*$/u.test(part) ? part.toLowerCase() : part))
    .join('-');
}

function couldName(words: readonly string[]): boolean {
  const first = words[0]!;
  const last = words.at(-1)!;
  if (words.length > 4 || last.length < 2 || first.length < 2 || /^\d+$/.test(last)) return false;
  if (words.every((word) => generic.has(word))) return false;
  if (words.length === 1)
    return !isAdjective(first) && !weakFirst.has(first) && !weakLast.has(first) && first.length > 2;
  return !weakFirst.has(first) && !weakLast.has(last) && !isAdjective(last) && !/(?:ly|ed)$/.test(last);
}

const nouns = new Set(
  'retrieval signal removal proposal arrival survival goal portal animal journal capital material trial rehearsal appraisal traversal music traffic logic topic magic clinic fabric mechanic arithmetic rhetoric metaheuristic heuristic critic speed seed feed embed detective perspective drive archive adversarial'.split(
    ' ',
  ),
);

/** By its ending; wrong for a few words, which then lose only their place as a name of one word or as a phrase's last. */
function isAdjective(word: string): boolean {
  if (nouns.has(word)) return false;
  return /(?:al|ive|ic|ous|able|ible|ed|ly|ful|less|ary)$/.test(word);
}

const definition = /((?:[\p{L}\p{N}-]+\s+){1,6})\(([\p{Lu}\p{N}][\p{L}\p{N}-]*?)s?\)/gu;

/** "graph neural networks (GNNs)": the words before the bracket whose initials spell it. */
function findAcronyms(text: string, definitions: Map<string, Map<string, number>>): void {
  for (const [, before, acronym] of text.matchAll(definition)) {
    const letters = acronym!.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
    if (letters.length < 2 || letters.length > 6 || !/\p{Lu}.*\p{Lu}/u.test(acronym!)) continue;
    const words = before!.trim().split(/[\s-]+/);
    const meant = words.slice(-letters.length);
    if (meant.length < letters.length || meant.some((word, i) => word[0]!.toLowerCase() !== letters[i]))
      continue;
    const key = meant.map((word) => wordKeyOf(word)).join(' ');
    const counts = definitions.get(letters) ?? new Map<string, number>();
    counts.set(key, (counts.get(key) ?? 0) + 1);
    definitions.set(letters, counts);
  }
}

function wordKeyOf(word: string): string {
  return splitRuns(word, false)[0]?.[0]?.key ?? word.toLowerCase();
}

/** The most frequent meaning of each acronym, where it is the clear one. */
function settleAcronyms(definitions: Map<string, Map<string, number>>): Map<string, string> {
  const settled = new Map<string, string>();
  for (const [acronym, counts] of definitions) {
    const ranked = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    const total = ranked.reduce((sum, [, count]) => sum + count, 0);
    if (ranked[0]![1] * 2 > total) settled.set(acronym, ranked[0]![0]);
  }
  return settled;
}
