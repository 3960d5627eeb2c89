/** Sentences for walking from paper to neighbour and along a path: what one comes to, and why it is next. */
import type { Explanation } from '../explain/explanation.ts';
import type { Paper } from '../types.ts';
import type { NoPath } from './paths.ts';
import { dropRepeats } from './repeats.ts';
import { joinWords, quoteTitle, saySimilarity } from './words.ts';

export interface StepPlace {
  /** Name of the cluster one comes into, given only where it is another one. */
  readonly cluster?: string;
  /** 1-based place among the neighbours one can step to, and their number. */
  readonly rank?: number;
  readonly of?: number;
}

const wordsNamed = 4;

/** Like: “B”, 2023, neighbour 2 of 7. Similarity 0.41 to “A”, through diffusion, video and motion. Now in the cluster Video. */
export function describeStep(
  from: Paper,
  to: Paper,
  explanation: Explanation,
  place: StepPlace = {},
): string {
  const arrival = [quoteTitle(to.title)];
  if (to.year !== undefined) arrival.push(String(to.year));
  if (place.rank !== undefined && place.of !== undefined)
    arrival.push(`neighbour ${place.rank} of ${place.of}`);
  const sentences = [
    `${arrival.join(', ')}.`,
    `Similarity ${saySimilarity(explanation.similarity)} to ${quoteTitle(from.title)}${sayReason(explanation)}.`,
  ];
  if (place.cluster !== undefined) sentences.push(`Now in the cluster ${place.cluster}.`);
  return sentences.join(' ');
}

function sayReason({ terms, fromTerms, fromTopics }: Explanation): string {
  const leading = terms.filter(({ share }) => share > 0).slice(0, 2 * wordsNamed);
  const words = dropRepeats(
    leading,
    ({ word }) => word,
    ({ share }) => share,
  )
    .slice(0, wordsNamed)
    .map(({ word }) => word);
  if (words.length === 0) return '';
  const how = fromTerms === 0 && fromTopics > 0 ? 'related words, no shared ones' : joinWords(words);
  return `, through ${how}`;
}

/** Why there is no reading path, and how near it came. `papers`: by row. */
export function describeNoPath(from: Paper, to: Paper, path: NoPath, papers: readonly Paper[]): string {
  const ends = `${quoteTitle(from.title)} to ${quoteTitle(to.title)}`;
  if (path.reason === 'noYear') return `No path forward in time from ${ends}: one of them has no year.`;
  const opening = `No chain of edges leads from ${ends}.`;
  const miss = path.nearestMiss;
  if (!miss) return `${opening} Nothing that is known links them at any similarity.`;
  const sentences = [opening];
  if (miss.gap) {
    const { source, target, weight } = miss.gap;
    const [a, b] = [papers[source]!.title, papers[target]!.title].map(quoteTitle);
    sentences.push(`Nearest miss: ${a} and ${b}, similarity ${saySimilarity(weight)}.`);
  }
  sentences.push(`A threshold of ${floorToHundredths(miss.joinsAt)} would join them.`);
  return sentences.join(' ');
}

/** Rounded down: at the threshold named, the link must be there. */
function floorToHundredths(value: number): string {
  const hundredths = Math.floor(value * 100);
  return hundredths > 0 ? (hundredths / 100).toFixed(2) : String(Math.floor(value * 10000) / 10000);
}
