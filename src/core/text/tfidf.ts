/**
 * Term counts to TF-IDF rows: (1 + ln tf) * (ln((1 + n) / (1 + df)) + 1), phrases times 0.7, each row L2-normalised, so a dot product is the cosine in [0, 1].
 *
 * Sublinear tf and smooth idf as in Manning, Raghavan, Schütze, Introduction to Information Retrieval (2008), 6.4. Columns are ordered by
 * document frequency, most frequent first, ties by stem: the order of the papers in the files never shows. Cost: linear in the counts.
 */
import type { Job } from '../progress.ts';
import type { TermRows, Vocabulary } from './textModel.ts';
import type { TermCounts } from './counts.ts';
import { leastPapers, normalise, weighCount, weighRarity } from './rules.ts';

function documentFrequencies(counts: TermCounts): Uint32Array {
  const frequency = new Uint32Array(counts.terms.length);
  for (const id of counts.ids) frequency[id]! += 1;
  return frequency;
}

/** Term ids in column order. */
function chooseColumns(counts: TermCounts, frequency: Uint32Array, papers: number): number[] {
  const least = leastPapers(papers);
  const kept: number[] = [];
  for (let id = 0; id < frequency.length; id += 1) if (frequency[id]! >= least) kept.push(id);
  return kept.sort((a, b) => frequency[b]! - frequency[a]! || (counts.terms[a]! < counts.terms[b]! ? -1 : 1));
}

interface WeighedRows {
  readonly tfidf: TermRows;
  /** How often each entry's term stands in its paper, in the places of the weights. */
  readonly termCounts: Float32Array;
}

const rowsPerSlice = 1000;

function* weighRows(counts: TermCounts, columnOf: Int32Array, rarity: Float32Array): Job<WeighedRows> {
  const rows = counts.offsets.length - 1;
  const terms = new Uint32Array(counts.ids.length);
  const values = new Float32Array(counts.ids.length);
  const termCounts = new Float32Array(counts.ids.length);
  const offsets = new Uint32Array(rows + 1);
  const countOfColumn = new Float32Array(rarity.length);
  let size = 0;
  for (let row = 0; row < rows; row += 1) {
    const start = size;
    for (let at = counts.offsets[row]!; at < counts.offsets[row + 1]!; at += 1) {
      const column = columnOf[counts.ids[at]!]!;
      if (column < 0) continue;
      countOfColumn[column] = counts.counts[at]!;
      terms[size] = column;
      size += 1;
    }
    terms.subarray(start, size).sort();
    for (let at = start; at < size; at += 1) {
      const column = terms[at]!;
      termCounts[at] = countOfColumn[column]!;
      values[at] = weighCount(termCounts[at]!) * rarity[column]!;
    }
    normalise(values, start, size);
    offsets[row + 1] = size;
    if (row % rowsPerSlice === rowsPerSlice - 1) yield { stage: 'text', done: rows, total: rows };
  }
  return {
    tfidf: {
      rows,
      columns: rarity.length,
      offsets,
      terms: terms.slice(0, size),
      values: values.slice(0, size),
    },
    termCounts: termCounts.slice(0, size),
  };
}

export interface WeighedTerms extends WeighedRows {
  readonly vocabulary: Vocabulary;
}

export function* weighTerms(counts: TermCounts): Job<WeighedTerms> {
  const papers = counts.offsets.length - 1;
  const frequency = documentFrequencies(counts);
  const columns = chooseColumns(counts, frequency, papers);
  const columnOf = new Int32Array(frequency.length).fill(-1);
  columns.forEach((id, column) => (columnOf[id] = column));
  const documentFrequency = Uint32Array.from(columns, (id) => frequency[id]!);
  const stems = columns.map((id) => counts.terms[id]!);
  const words = columns.map((id) => counts.words[id]!);
  const rarity = Float32Array.from(stems, (stem, column) =>
    weighRarity(stem, documentFrequency[column]!, papers),
  );
  yield { stage: 'text', done: papers, total: papers };
  const rows = yield* weighRows(counts, columnOf, rarity);
  return { vocabulary: { stems, words, documentFrequency }, ...rows };
}
