/**
 * Corpora with known answers, and how near a measure comes to them: query by example (CSFCube), labels of the nearest papers (two
 * conferences), and cited papers among the nearest (IEEE VIS). The files are not part of the project; they are looked for in
 * ../shared/quality.
 */
import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Paper } from '../../src/core/types.ts';

/** Similarity of one row to every row. */
export type ScoresOf = (row: number) => ArrayLike<number>;

export interface Figure {
  readonly name: string;
  /** Percent, and its standard error over queries. */
  readonly mean: number;
  readonly error: number;
}

export interface QualitySet {
  readonly name: string;
  readonly papers: readonly Paper[];
  readonly evaluate: (scoresOf: ScoresOf) => Figure[];
}

interface PaperRecord {
  readonly id: string;
  readonly title: string;
  readonly abstract?: string | null;
  readonly keywords?: readonly string[];
  readonly area?: string;
  readonly references?: readonly string[];
}

interface Query {
  readonly id: string;
  readonly candidates: readonly (readonly [string, number])[];
}

const folder = new URL('../../../shared/', import.meta.url);

export function readShared(path: string): string | undefined {
  const url = new URL(path, folder);
  return existsSync(url) ? gunzipSync(readFileSync(url)).toString('utf8') : undefined;
}

export function toPaper(record: PaperRecord): Paper {
  return {
    id: record.id,
    title: record.title,
    abstract: record.abstract ?? '',
    authors: [],
    keywords: record.keywords ?? [],
    identifiers: {},
    references: [],
    sources: [],
  };
}

export function readRecords(text: string): PaperRecord[] {
  const records = text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as PaperRecord);
  return records.sort((a, b) => (a.id < b.id ? -1 : 1));
}

function summarise(name: string, values: readonly number[]): Figure {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance =
    values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, values.length - 1);
  return { name, mean: 100 * mean, error: 100 * Math.sqrt(variance / values.length) };
}

/** Rows by score, best first, ties by row; `row` itself left out. */
function rankRows(scores: ArrayLike<number>, candidates: readonly number[], row: number): number[] {
  return candidates.filter((other) => other !== row).sort((a, b) => scores[b]! - scores[a]! || a - b);
}

/** The `k` best rows without sorting all. */
function nearest(scores: ArrayLike<number>, row: number, k: number): number[] {
  const best: number[] = [];
  for (let other = 0; other < scores.length; other += 1) {
    if (other === row) continue;
    if (best.length === k && scores[best[k - 1]!]! >= scores[other]!) continue;
    let at = best.length < k ? best.length : k - 1;
    while (at > 0 && scores[best[at - 1]!]! < scores[other]!) {
      best[at] = best[at - 1]!;
      at -= 1;
    }
    best[at] = other;
  }
  return best;
}

function majority(labels: readonly string[]): string {
  const votes = new Map<string, number>();
  for (const label of labels) votes.set(label, (votes.get(label) ?? 0) + 1);
  const most = Math.max(...votes.values());
  // Among equals, the label of the nearest.
  return labels.find((label) => votes.get(label) === most)!;
}

function labelSet(name: string, text: string): QualitySet {
  const records = readRecords(text);
  const labels = records.map((record) => record.area ?? '');
  const evaluate = (scoresOf: ScoresOf) => {
    const found = labels.map((label, row) => {
      const near = nearest(scoresOf(row), row, 10).map((other) => labels[other]!);
      return {
        right: Number(majority(near) === label),
        same: near.filter((other) => other === label).length / 10,
      };
    });
    return [
      summarise(
        'accuracy',
        found.map((one) => one.right),
      ),
      summarise(
        'purity',
        found.map((one) => one.same),
      ),
    ];
  };
  return { name, papers: records.map(toPaper), evaluate };
}

function averagePrecision(grades: readonly number[]): number {
  let relevant = 0;
  let sum = 0;
  grades.forEach((grade, rank) => {
    if (grade < 2) return;
    relevant += 1;
    sum += relevant / (rank + 1);
  });
  return relevant === 0 ? 0 : sum / relevant;
}

/** Linear gain, cut at a fifth of the pool, the first two ranks undiscounted. */
function gain(grades: readonly number[]): number {
  const cut = Math.trunc(0.2 * grades.length);
  const discounted = (list: readonly number[]) =>
    list.slice(0, cut).reduce((sum, grade, rank) => sum + grade / Math.max(1, Math.log2(rank + 1)), 0);
  const ideal = discounted([...grades].sort((a, b) => b - a));
  return ideal === 0 ? 0 : discounted(grades) / ideal;
}

function querySet(name: string, text: string): QualitySet {
  const { papers, queries } = JSON.parse(text) as { papers: PaperRecord[]; queries: Query[] };
  const records = papers.sort((a, b) => (a.id < b.id ? -1 : 1));
  const rowOf = new Map(records.map((record, row) => [record.id, row]));
  const evaluate = (scoresOf: ScoresOf) => {
    const graded = queries.map((query) => {
      const row = rowOf.get(query.id)!;
      const grades = new Map(query.candidates.map(([id, grade]) => [rowOf.get(id)!, grade]));
      return rankRows(scoresOf(row), [...grades.keys()], row).map((other) => grades.get(other)!);
    });
    return [summarise('MAP', graded.map(averagePrecision)), summarise('NDCG%20', graded.map(gain))];
  };
  return { name, papers: records.map(toPaper), evaluate };
}

function citationSet(name: string, text: string): QualitySet {
  const records = readRecords(text);
  const rowOf = new Map(records.map((record, row) => [record.id, row]));
  const cited = records.map((record, row) => {
    const rows = (record.references ?? []).map((id) => rowOf.get(id)).filter((other) => other !== undefined);
    return [...new Set(rows)].filter((other) => other !== row);
  });
  const evaluate = (scoresOf: ScoresOf) => {
    const found = { ten: [] as number[], fifty: [] as number[], first: [] as number[] };
    cited.forEach((rows, row) => {
      if (rows.length === 0) return;
      const scores = scoresOf(row);
      const ranks = rows.map((one) => {
        let before = 0;
        for (let other = 0; other < scores.length; other += 1) {
          const better = scores[other]! > scores[one]! || (scores[other] === scores[one] && other < one);
          if (better && other !== row) before += 1;
        }
        return before + 1;
      });
      found.ten.push(ranks.filter((rank) => rank <= 10).length / rows.length);
      found.fifty.push(ranks.filter((rank) => rank <= 50).length / rows.length);
      found.first.push(1 / Math.min(...ranks));
    });
    return [
      summarise('recall@10', found.ten),
      summarise('recall@50', found.fifty),
      summarise('MRR', found.first),
    ];
  };
  return { name, papers: records.map(toPaper), evaluate };
}

const sources = [
  { name: 'CSFCube', path: 'quality/csfcube-dev.json.gz', make: querySet },
  { name: 'AAAI', path: 'quality/labels-dev-aaai.ndjson.gz', make: labelSet },
  { name: 'CVPR 2019', path: 'quality/labels-dev-cvpr2019.ndjson.gz', make: labelSet },
  { name: 'VIS', path: 'quality/citations-dev-vis.ndjson.gz', make: citationSet },
];

/** The sets that are there; of the others, the path where each was looked for. */
export function loadQualitySets(): { sets: QualitySet[]; missing: string[] } {
  const sets: QualitySet[] = [];
  const missing: string[] = [];
  for (const { name, path, make } of sources) {
    const text = readShared(path);
    if (text === undefined) missing.push(`../shared/${path}`);
    else sets.push(make(name, text));
  }
  return { sets, missing };
}
