/**
 * A cluster that lies in several places is not called the same at each: of the phrases of its name each place takes the one that sets it
 * apart from the others, where enough of its papers hold it; else one of the terms behind the name that is at home there. Cost: the texts of up to `papersRead` papers a place.
 */
import type { Cluster, Paper } from '../types.ts';
import { findAcronyms } from './nameAcronyms.ts';
import { wordKey } from './nameTokens.ts';
import type { Region, RegionPlace } from './regions.ts';

const papersRead = 60;
/** A place is called by a phrase that this share of its papers holds. */
const leastShare = 0.08;
const leastOfWord = 0.5;
/** As shares: what it is worth that the largest place has the first phrase. */
const headWorth = 0.3;
/** A term behind the name must stand in this share, so many times as often as at the other places. */
const leastAtHome = 0.15;
const timesAtHome = 2;
/** More places than this are not told apart. */
const mostPlaces = 3;

type Read = Pick<Paper, 'title' | 'abstract'>;

export function namePlaces(
  regions: readonly Region[],
  papers: readonly Read[],
  clusters: readonly Cluster[],
): Region[] {
  return regions.map((region) => {
    const { name, terms } = clusters[region.cluster]!;
    const phrases = name.split(', ');
    const told = region.places.slice(0, mostPlaces);
    if (told.length < 2) return region;
    const texts = spellOut(told.map((place) => readPlace(place, papers)));
    const shares = texts.map((read) => sharesOf(read, phrases));
    const words: (string | undefined)[] = assign(dropWords(shares, phrases)).map((phrase) =>
      phrase === undefined ? undefined : phrases[phrase]!,
    );
    for (let place = 1; place < told.length; place += 1) {
      const others = texts.filter((_, other) => other !== place);
      words[place] ??= termAtHome(texts[place]!, others, terms, [...phrases, ...words]);
    }
    const places = region.places.map((place, at) =>
      words[at] === undefined ? place : { ...place, words: words[at] },
    );
    return { ...region, places };
  });
}

/** Texts of a place's papers. */
function readPlace({ rows }: RegionPlace, papers: readonly Read[]): string[] {
  const step = Math.max(1, rows.length / papersRead);
  const texts: string[] = [];
  for (let at = 0; at < rows.length; at += step) {
    const { title, abstract } = papers[rows[Math.floor(at)]!]!;
    texts.push(`${title} ${abstract}`);
  }
  return texts;
}

/** Folded, and with what its acronyms stand for after each text: "GANs" are generative adversarial networks. */
function spellOut(places: readonly (readonly string[])[]): string[][] {
  const keys: string[] = [];
  const table = { keyIdOf: (key: string) => keys.push(key) - 1 };
  const meanings = [...findAcronyms(places.flat(), table)].map(([acronym, words]) => {
    return { acronym: ` ${keys[acronym]!} `, phrase: words.map((word) => keys[word]!).join(' ') };
  });
  return places.map((texts) =>
    texts.map((text) => {
      const folded = fold(text);
      const meant = meanings.filter(({ acronym }) => folded.includes(acronym));
      return `${folded}${meant.map(({ phrase }) => `| ${phrase} `).join('')}`;
    }),
  );
}

/** A single word that does not head the name is no words for a place, unless half of its papers hold it. */
function dropWords(shares: readonly number[][], phrases: readonly string[]): number[][] {
  return shares.map((own) =>
    own.map((share, phrase) =>
      phrase === 0 || share >= leastOfWord || /[\s-]/u.test(phrases[phrase]!) ? share : 0,
    ),
  );
}

/** Of the texts, for each phrase. */
function sharesOf(texts: readonly string[], phrases: readonly string[]): number[] {
  return phrases.map((phrase) => {
    const folded = fold(phrase);
    return texts.filter((text) => text.includes(folded)).length / Math.max(1, texts.length);
  });
}

/** The term of more than one word that most of these papers hold beyond those of the other places. */
function termAtHome(
  texts: readonly string[],
  others: readonly (readonly string[])[],
  terms: readonly string[],
  said: readonly (string | undefined)[],
): string | undefined {
  const before = new Set(said.map((words) => words?.toLowerCase()));
  const open = terms.filter((term) => /[\s-]/u.test(term) && !before.has(term.toLowerCase()));
  const elsewhere = others.map((read) => sharesOf(read, open));
  let best: string | undefined;
  let most = 0;
  sharesOf(texts, open).forEach((share, term) => {
    const rival = Math.max(...elsewhere.map((shares) => shares[term]!));
    if (share < leastAtHome || share < rival * timesAtHome || share - rival <= most) return;
    [best, most] = [open[term]!, share - rival];
  });
  return best;
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
