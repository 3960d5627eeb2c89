/** The rules by which words are counted and weighed, for every engine that does so. */

/** How often the title counts: it carries half to two thirds of what an abstract says, in a tenth of the words. */
export const titleWeight = 2;

/** Characters read between two pauses. */
export const charactersPerSlice = 250_000;

/** Papers that must hold a phrase: three, or one in 1,500. */
export function leastHolders(papers: number): number {
  return Math.max(3, Math.ceil(papers / 1500));
}

/** Below this many papers every term counts; from it on, a term that only one paper holds ties nothing and is left out. */
const papersForLowerBound = 20;

/** Papers that must hold a term. */
export function leastPapers(papers: number): number {
  return papers < papersForLowerBound ? 1 : 2;
}

/** What a term weighs by how often it stands in a paper. */
export const weighCount = (count: number) => Math.fround(1 + Math.log(count));

/** A phrase counts less than a word: its words count already. */
const phraseWeight = 0.7;

/** What a term weighs at a count of one. */
export function weighRarity(stem: string, documentFrequency: number, papers: number): number {
  const idf = Math.log((1 + papers) / (1 + documentFrequency)) + 1;
  return Math.fround(stem.includes(' ') ? phraseWeight * idf : idf);
}

/** Weights of one row, already in their places, brought to length 1. */
export function normalise(values: Float32Array, start: number, end: number): void {
  let square = 0;
  for (let at = start; at < end; at += 1) square += values[at]! * values[at]!;
  if (square === 0) return;
  const length = Math.sqrt(square);
  for (let at = start; at < end; at += 1) values[at] = values[at]! / length;
}

const initialCapital = /^\p{Lu}[^\p{Lu}]*$/u;

/** True where spelling a (seen x times) is the better one to show than b (seen y times): the more frequent one, without the capital that only opens a sentence or a title. */
export function readsBetter(a: string, x: number, b: string, y: number): boolean {
  if (a.toLowerCase() === b.toLowerCase()) {
    const capital = initialCapital.test(a);
    if (capital !== initialCapital.test(b)) return !capital;
  }
  return x === y ? a > b : x > y;
}
