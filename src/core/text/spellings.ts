/**
 * The term each spelling stands for: folding and stemming happen once for each spelling, not for each word.
 */
import { withRoom } from './columns.ts';
import { readsBetter } from './rules.ts';
import { termOf } from './tokenize.ts';
import { noTerm } from './wordReader.ts';

export class Spellings {
  /** Term of each term id, in order of first sight. */
  readonly terms: string[] = [];
  private readonly idOfTerm = new Map<string, number>();
  private readonly texts: string[] = [];
  private termIds = new Int32Array(1 << 12);

  /** The term id of the next spelling; `noTerm` where it says nothing. */
  learn(spelling: string): number {
    const known = this.texts.push(spelling) - 1;
    this.termIds = withRoom(this.termIds, known + 1);
    return (this.termIds[known] = this.idOf(termOf(spelling)));
  }

  private idOf(term: string): number {
    if (term === '') return noTerm;
    const known = this.idOfTerm.get(term);
    if (known !== undefined) return known;
    this.idOfTerm.set(term, this.terms.length);
    return this.terms.push(term) - 1;
  }

  /** The spelling to show for each term: the one most often seen, without the capital that only opens a sentence or a title. */
  displayWords(sightsOf: (spelling: number) => number): string[] {
    const best = new Int32Array(this.terms.length).fill(noTerm);
    const words: string[] = this.terms.map(() => '');
    for (let spelling = 0; spelling < this.texts.length; spelling += 1) {
      const term = this.termIds[spelling]!;
      if (term < 0) continue;
      const word = this.texts[spelling]!;
      const rival = best[term]!;
      if (rival >= 0 && !readsBetter(word, sightsOf(spelling), words[term]!, sightsOf(rival))) continue;
      best[term] = spelling;
      words[term] = word;
    }
    return words;
  }
}
