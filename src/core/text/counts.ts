/**
 * Words of all papers counted by term. A word as written is looked up once in a map and leads to its term, so folding and stemming happen
 * once for each spelling, not for each occurrence. Cost: linear in the characters.
 */
import type { Job, Paper } from '../types.ts';
import { forEachWord, termOf } from './tokenize.ts';

/** How often the title counts: it carries half to two thirds of what an abstract says, in a tenth of the words. */
export const titleWeight = 2;

const papersPerSlice = 64;

/** Row r holds terms[offsets[r] .. offsets[r + 1]), in no order, with their counts; term ids in order of first sight. */
export interface TermCounts {
  readonly terms: readonly string[];
  /** What people are shown for each term. */
  readonly words: readonly string[];
  readonly offsets: Uint32Array;
  readonly ids: Uint32Array;
  readonly counts: Float32Array;
}

/** Ids of spellings and of terms, given out in order of first sight. */
class Spellings {
  readonly terms: string[] = [];
  readonly termOfSpelling: number[] = [];
  readonly seen: number[] = [];
  readonly spellings: string[] = [];
  private readonly idOfSpelling = new Map<string, number>();
  private readonly idOfTerm = new Map<string, number>();

  /** The term id of one more sight of a spelling, or -1. */
  add(spelling: string): number {
    const known = this.idOfSpelling.get(spelling);
    if (known !== undefined) {
      this.seen[known]! += 1;
      return this.termOfSpelling[known]!;
    }
    const term = this.idOf(termOf(spelling));
    this.idOfSpelling.set(spelling, this.spellings.length);
    this.spellings.push(spelling);
    this.termOfSpelling.push(term);
    this.seen.push(1);
    return term;
  }

  private idOf(term: string): number {
    if (term === '') return -1;
    const known = this.idOfTerm.get(term);
    if (known !== undefined) return known;
    this.idOfTerm.set(term, this.terms.length);
    return this.terms.push(term) - 1;
  }
}

const initialCapital = /^\p{Lu}[^\p{Lu}]*$/u;

/** True where spelling a (seen x times) is the better one to show than b (seen y times). */
function reads(a: string, x: number, b: string, y: number): boolean {
  const capitalA = initialCapital.test(a);
  // The capital that opens a sentence or a title word is no part of the word.
  if (capitalA !== initialCapital.test(b) && a.toLowerCase() === b.toLowerCase()) return !capitalA;
  if (x !== y) return x > y;
  return a > b;
}

function displayWords(spellings: Spellings): string[] {
  const best = new Int32Array(spellings.terms.length).fill(-1);
  for (let spelling = 0; spelling < spellings.spellings.length; spelling += 1) {
    const term = spellings.termOfSpelling[spelling]!;
    if (term < 0) continue;
    const rival = best[term]!;
    const wins =
      rival < 0 ||
      reads(
        spellings.spellings[spelling]!,
        spellings.seen[spelling]!,
        spellings.spellings[rival]!,
        spellings.seen[rival]!,
      );
    if (wins) best[term] = spelling;
  }
  return Array.from(best, (spelling) => spellings.spellings[spelling]!);
}

/** Counts the terms of each paper: title (twice) and abstract. */
export function* countTerms(papers: readonly Paper[]): Job<TermCounts> {
  const spellings = new Spellings();
  const offsets = new Uint32Array(papers.length + 1);
  const ids: number[] = [];
  const counts: number[] = [];
  const countOf: number[] = [];
  const touched: number[] = [];
  const count = (text: string, weight: number) => {
    forEachWord(text, (start, end) => {
      const term = spellings.add(text.slice(start, end));
      if (term < 0) return;
      if (!countOf[term]) {
        touched.push(term);
        countOf[term] = 0;
      }
      countOf[term]! += weight;
    });
  };
  for (let row = 0; row < papers.length; row += 1) {
    const paper = papers[row]!;
    count(paper.title, titleWeight);
    count(paper.abstract, 1);
    for (const term of touched) {
      ids.push(term);
      counts.push(countOf[term]!);
      countOf[term] = 0;
    }
    touched.length = 0;
    offsets[row + 1] = ids.length;
    if (row % papersPerSlice === papersPerSlice - 1)
      yield { stage: 'text', done: row + 1, total: papers.length };
  }
  return {
    terms: spellings.terms,
    words: displayWords(spellings),
    offsets,
    ids: Uint32Array.from(ids),
    counts: Float32Array.from(counts),
  };
}
