/** Words of all papers counted by term. Cost: linear in the characters. */
import type { Job, Paper } from '../types.ts';
import { Spellings } from './spellings.ts';
import { forEachWord } from './tokenize.ts';

/** How often the title counts: it carries half to two thirds of what an abstract says, in a tenth of the words. */
export const titleWeight = 2;

const charactersPerSlice = 250_000;

/** Row r holds terms[offsets[r] .. offsets[r + 1]), in no order, with their counts; term ids in order of first sight. */
export interface TermCounts {
  readonly terms: readonly string[];
  /** What people are shown for each term. */
  readonly words: readonly string[];
  readonly offsets: Uint32Array;
  readonly ids: Uint32Array;
  readonly counts: Float32Array;
}

/** Rows of counts, one after the other, in columns that grow. */
class CountRows {
  ids = new Uint32Array(1 << 16);
  counts = new Float32Array(1 << 16);
  size = 0;
  private readonly spellings: Spellings;
  /** Count of each term in the row at hand, and the terms that have one. */
  private countOf = new Float32Array(1 << 14);
  private readonly touched: number[] = [];

  constructor(spellings: Spellings) {
    this.spellings = spellings;
  }

  addText(text: string, weight: number): void {
    forEachWord(text, (start, end) => {
      const term = this.spellings.add(text, start, end);
      if (term < 0) return;
      if (term >= this.countOf.length) this.enlargeTerms(term);
      if (this.countOf[term] === 0) this.touched.push(term);
      this.countOf[term]! += weight;
    });
  }

  private enlargeTerms(term: number): void {
    const larger = new Float32Array(2 * (term + 1));
    larger.set(this.countOf);
    this.countOf = larger;
  }

  endRow(): void {
    const size = this.size + this.touched.length;
    if (size > this.ids.length) this.enlargeRows(2 * size);
    for (const term of this.touched) {
      this.ids[this.size] = term;
      this.counts[this.size] = this.countOf[term]!;
      this.countOf[term] = 0;
      this.size += 1;
    }
    this.touched.length = 0;
  }

  private enlargeRows(capacity: number): void {
    const ids = new Uint32Array(capacity);
    const counts = new Float32Array(capacity);
    ids.set(this.ids);
    counts.set(this.counts);
    this.ids = ids;
    this.counts = counts;
  }
}

/** Counts the terms of each paper: title (twice) and abstract. */
export function* countTerms(papers: readonly Paper[]): Job<TermCounts> {
  const spellings = new Spellings();
  const rows = new CountRows(spellings);
  const offsets = new Uint32Array(papers.length + 1);
  let characters = 0;
  for (let row = 0; row < papers.length; row += 1) {
    const { title, abstract } = papers[row]!;
    rows.addText(title, titleWeight);
    rows.addText(abstract, 1);
    rows.endRow();
    offsets[row + 1] = rows.size;
    characters += title.length + abstract.length;
    if (characters < charactersPerSlice) continue;
    characters = 0;
    yield { stage: 'text', done: row + 1, total: papers.length };
  }
  return {
    terms: spellings.terms,
    words: spellings.displayWords(),
    offsets,
    ids: rows.ids.slice(0, rows.size),
    counts: rows.counts.slice(0, rows.size),
  };
}
