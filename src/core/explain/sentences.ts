/**
 * The sentence of either abstract that says most nearly the same: the quickest way to see why two papers are tied.
 */
import type { TextModel } from '../text/textModel.ts';
import { forEachTerm } from '../text/tokenize.ts';

/** A mark that ends a sentence, closing quotes and brackets, then space or the end; full-width marks need no space. */
const sentenceEnd = /[.!?]["'”’)\]]*(?=\s|$)|[。！？]/gu;
/** What ends in a full stop without ending a sentence. */
const abbreviation =
  /(?:^|[\s(])(?:e\.g|i\.e|etc|et al|al|vs|cf|fig|figs|eq|eqs|sec|no|dr|prof|approx|resp|\p{Lu})\.$/iu;
const opensSentence = /^\s*["'“‘([]*[\p{Lu}\p{Lo}\p{N}]/u;

/** The sentences of a text, trimmed, in order. */
export function splitSentences(text: string): string[] {
  const sentences: string[] = [];
  let start = 0;
  for (const match of text.matchAll(sentenceEnd)) {
    const end = match.index + match[0].length;
    const candidate = text.slice(start, end);
    const wide = /[。！？]/u.test(match[0]);
    const broken =
      abbreviation.test(candidate) || !(end === text.length || opensSentence.test(text.slice(end, end + 40)));
    if (!wide && broken) continue;
    if (candidate.trim() !== '') sentences.push(candidate.trim());
    start = end;
  }
  const rest = text.slice(start).trim();
  return rest === '' ? sentences : [...sentences, rest];
}

export interface SentencePair {
  readonly first: string;
  readonly second: string;
  /** Cosine of the two sentences' weighted terms, in [0, 1]. */
  readonly similarity: number;
}

type Weights = ReadonlyMap<string, number>;

/** Column of each stem; made once a model. */
export function indexStems(model: TextModel): Map<string, number> {
  return new Map(model.vocabulary.stems.map((stem, column) => [stem, column]));
}

/** Each term of a sentence once, weighted by idf and brought to length 1; terms the model does not know are left out. */
function weigh(sentence: string, papers: number, frequency: (stem: string) => number | undefined): Weights {
  const weights = new Map<string, number>();
  let square = 0;
  forEachTerm(sentence, (stem) => {
    const count = weights.has(stem) ? undefined : frequency(stem);
    if (count === undefined) return;
    const weight = Math.log((1 + papers) / (1 + count)) + 1;
    weights.set(stem, weight);
    square += weight * weight;
  });
  const length = Math.sqrt(square);
  for (const [stem, weight] of weights) weights.set(stem, weight / length);
  return weights;
}

function cosine(a: Weights, b: Weights): number {
  let sum = 0;
  for (const [stem, weight] of a) sum += weight * (b.get(stem) ?? 0);
  return sum;
}

/** The pair of sentences, one of either text, with the highest cosine; undefined where no two share a term. The earliest wins a tie. */
export function matchSentences(
  model: TextModel,
  columnOf: ReadonlyMap<string, number>,
  first: string,
  second: string,
): SentencePair | undefined {
  const frequency = (stem: string) => {
    const column = columnOf.get(stem);
    return column === undefined ? undefined : model.vocabulary.documentFrequency[column];
  };
  const prepare = (text: string) => {
    return splitSentences(text).map((sentence) => {
      return { sentence, weights: weigh(sentence, model.tfidf.rows, frequency) };
    });
  };
  let best: SentencePair | undefined;
  const others = prepare(second);
  for (const one of prepare(first)) {
    for (const other of others) {
      const similarity = Math.min(1, cosine(one.weights, other.weights));
      if (similarity > (best?.similarity ?? 0)) {
        best = { first: one.sentence, second: other.sentence, similarity };
      }
    }
  }
  return best;
}
