/**
 * A cluster that lies in several places is not called the same at each: of the phrases of its name each place takes the one that sets it
 * apart from the others, where enough of its papers hold it. Cost: the texts of up to `papersRead` papers a place.
 */
import type { Cluster, Paper } from '../types.ts';
import { wordKey } from './nameTokens.ts';
import type { Region, RegionPlace } from './regions.ts';

const papersRead = 60;
/** A place is called by a phrase that this share of its papers holds. */
const leastShare = 0.08;
/** As shares: what it is worth that the largest place has the first phrase. */
const headWorth = 0.2;
/** More places than this are not told apart. */
const mostPlaces = 3;

type Read = Pick<Paper, 'title' | 'abstract'>;

export function namePlaces(
  regions: readonly Region[],
  papers: readonly Read[],
  clusters: readonly Cluster[],
): Region[] {
  return regions.map((region) => {
    const phrases = clusters[region.cluster]!.name.split(', ');
    const told = region.places.slice(0, mostPlaces);
    if (told.length < 2 || phrases.length < 2) return region;
    const shares = told.map((place) => sharesOf(place, phrases, papers));
    const words = assign(shares).map((phrase) => (phrase === undefined ? undefined : phrases[phrase]!));
    const places = region.places.map((place, at) =>
      words[at] === undefined ? place : { ...place, words: words[at] },
    );
    return { ...region, places };
  });
}

/** Of the papers of a place, for each phrase. */
function sharesOf({ rows }: RegionPlace, phrases: readonly string[], papers: readonly Read[]): number[] {
  const step = Math.max(1, rows.length / papersRead);
  const texts: string[] = [];
  for (let at = 0; at < rows.length; at += step) {
    const { title, abstract } = papers[rows[Math.floor(at)]!]!;
    texts.push(fold(`${title} ${abstract}`));
  }
  return phrases.map((phrase) => {
    const folded = fold(phrase);
    return texts.filter((text) => text.includes(folded)).length / Math.max(1, texts.length);
  });
}

/** Singular lower-case words between spaces. */
function fold(text: string): string {
  const words = text.split(/[^\p{L}\p{N}'-]+/u).filter((word) => word !== '');
  return ` ${words.map(wordKey).join(' ')} `;
}

/**
 * For each place a phrase of its own, so that the shares sum to most; none where the share is too small. The first phrase, which heads the
 * name, is always one of them: that of the largest place unless it says much more of another.
 */
function assign(shares: readonly (readonly number[])[]): (number | undefined)[] {
  let best: readonly (number | undefined)[] = [];
  let most = -1;
  const choose = (chosen: readonly (number | undefined)[], sum: number) => {
    const of = shares[chosen.length];
    if (of === undefined) {
      if (sum > most + 1e-9 && chosen.includes(0)) [best, most] = [chosen, sum];
      return;
    }
    const isHead = chosen.length === 0;
    of.forEach((share, phrase) => {
      if (chosen.includes(phrase)) return;
      if (isHead && phrase === 0) choose([0], share + headWorth);
      else if (share >= leastShare) choose([...chosen, phrase], sum + share);
    });
    if (!isHead) choose([...chosen, undefined], sum);
  };
  choose([], 0);
  return [...best];
}
