/** The spelling of a term in a heading: the form most often seen, plural where papers use it often, capitals only where they mean something. */
import type { Candidate } from './nameCandidates.ts';

/** A plural counts as usual from this share of sightings on: headings name kinds, not one thing. */
const pluralShare = 0.25;

export function writeTerm(candidate: Candidate, byKey: ReadonlyMap<string, Candidate>): string {
  const ranked = [...candidate.surfaces].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const total = ranked.reduce((sum, [, count]) => sum + count, 0);
  const plural = ranked.find(
    ([surface, count]) => isPlural(surface, candidate) && count >= total * pluralShare,
  );
  const surface = (plural ?? ranked[0])![0];
  return surface
    .split(' ')
    .map((word) => settleCapitals(word, byKey))
    .join(' ');
}

function isPlural(surface: string, candidate: Candidate): boolean {
  const last = candidate.words.at(-1)!;
  return surface.endsWith('s') && !last.endsWith('s');
}

/** A capital stays where the word mostly carries it ("Bayesian"), and comes back where a place had taken it ("bert" -> "BERT"). */
function settleCapitals(word: string, byKey: ReadonlyMap<string, Candidate>): string {
  const spellings =
    byKey.get(word.toLowerCase().replace(/s$/, ''))?.surfaces ?? byKey.get(word.toLowerCase())?.surfaces;
  if (spellings === undefined) return word;
  let best = word;
  let most = 0;
  for (const [surface, count] of spellings) {
    if (surface.toLowerCase() === word.toLowerCase() && count > most) [best, most] = [surface, count];
  }
  return best;
}
