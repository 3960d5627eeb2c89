/**
 * Every spelling met, and the term it stands for: folding and stemming happen once for each spelling, not for each word.
 */
import { Interner, withRoom } from './interner.ts';
import { termOf } from './tokenize.ts';

const none = -1;

export class Spellings {
  /** Term of each term id, in order of first sight. */
  readonly terms: string[] = [];
  private readonly idOfTerm = new Map<string, number>();
  private readonly spellings = new Interner();
  private termIds = new Int32Array(1 << 12);
  private sights = new Uint32Array(1 << 12);

  /** The term id of text.slice(start, end), seen once more; -1 where it says nothing. */
  add(text: string, start: number, end: number): number {
    const known = this.spellings.size;
    const spelling = this.spellings.idOf(text, start, end);
    if (spelling === known) {
      this.termIds = withRoom(this.termIds, known + 1);
      this.sights = withRoom(this.sights, known + 1);
      this.termIds[spelling] = this.idOf(termOf(text.slice(start, end)));
    }
    this.sights[spelling]! += 1;
    return this.termIds[spelling]!;
  }

  private idOf(term: string): number {
    if (term === '') return none;
    const known = this.idOfTerm.get(term);
    if (known !== undefined) return known;
    this.idOfTerm.set(term, this.terms.length);
    return this.terms.push(term) - 1;
  }

  /** The spelling to show for each term: the one most often seen, without the capital that only opens a sentence or a title. */
  displayWords(): string[] {
    const best = new Int32Array(this.terms.length).fill(none);
    const words: string[] = this.terms.map(() => '');
    for (let spelling = 0; spelling < this.spellings.size; spelling += 1) {
      const term = this.termIds[spelling]!;
      if (term < 0) continue;
      const word = this.spellings.textOf(spelling);
      const rival = best[term]!;
      if (rival >= 0 && !reads(word, this.sights[spelling]!, words[term]!, this.sights[rival]!)) continue;
      best[term] = spelling;
      words[term] = word;
    }
    return words;
  }
}

const initialCapital = /^\p{Lu}[^\p{Lu}]*$/u;

/** True where spelling a (seen x times) is the better one to show than b (seen y times). */
function reads(a: string, x: number, b: string, y: number): boolean {
  if (a.toLowerCase() === b.toLowerCase()) {
    const capital = initialCapital.test(a);
    if (capital !== initialCapital.test(b)) return !capital;
  }
  return x === y ? a > b : x > y;
}
