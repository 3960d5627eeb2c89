/**
 * How a term is written in a heading: in the form most often seen, plural where papers use it often, capitals only where they mean
 * something. For the few terms that names may use, where they stand in the texts; also which papers hold each.
 */
import type { PhraseCounts, ReadPaper } from './namePhrases.ts';
import type { WordTable } from './nameTokens.ts';
import { runEnd } from './nameTokens.ts';

/** A plural counts as usual from this share of sightings on: headings name kinds, not one thing. */
const pluralShare = 0.25;
/** Sightings where a capital is owed to the place count this much. */
const placeWeight = 0.2;
/** And those in company: "Click-Through Rate (CTR)" is a heading in the midst of a sentence. */
const companyWeight = 0.3;
/** One sighting where nothing else explains a capital may be a slip. */
const certainCapital = 1.5;
/** So do those before another word: there a noun stands in the singular ("point cloud registration"). */
const modifierWeight = 0.2;

export interface SpelledTerm {
  readonly text: string;
  /** Indices into `PhraseCounts.papers`. */
  readonly papers: ReadonlySet<number>;
  /** Paper by paper what follows after one function word or mark: paper, key id, paper, key id ... */
  readonly after: readonly number[];
}

export function spellTerms(counts: PhraseCounts, wanted: ReadonlySet<number>): Map<number, SpelledTerm> {
  const spellings = new Map<number, Map<string, number>>();
  const holders = new Map<number, Set<number>>();
  const afters = new Map<number, number[]>();
  for (const phrase of wanted) {
    spellings.set(phrase, new Map());
    holders.set(phrase, new Set());
    afters.set(phrase, []);
  }
  const { papers, places, table, acronyms } = counts;
  const sightings = sightingsOf(counts, wanted);
  const written = writeWords(table, settleCapitals(papers, table, surfacesOf(counts, sightings)));
  for (const { paper, at } of sightings) {
    const { text } = papers[paper]!;
    const phrase = places.phrase[at]!;
    holders.get(phrase)!.add(paper);
    const length = places.place[at]! & 3;
    const start = places.place[at]! >>> 2;
    const seen = spellings.get(phrase)!;
    const surface = written(text.words, start, length);
    const isAcronym = length === 1 && acronyms.has(table.keyOf[text.words[start]!]!);
    // An acronym stands for its phrase when papers are counted, but a heading writes the phrase out where papers do.
    const place = start < text.titleEnd ? placeWeight : 1;
    const ends = text.words[start + length] === runEnd;
    const use = ends ? 1 : modifierWeight;
    const next = ends ? text.words[start + length + 1] : runEnd;
    if (next !== undefined && next !== runEnd) afters.get(phrase)!.push(paper, table.keyOf[next]!);
    const weight = place * use * (isAcronym ? 0.1 : 1);
    seen.set(surface, (seen.get(surface) ?? 0) + weight);
  }
  const spelled = new Map<number, SpelledTerm>();
  for (const phrase of wanted) {
    const text = bestSpelling(spellings.get(phrase)!);
    spelled.set(phrase, { text, papers: holders.get(phrase)!, after: afters.get(phrase)! });
  }
  return spelled;
}

interface Sighting {
  /** Index into `PhraseCounts.papers`, and into its places. */
  readonly paper: number;
  readonly at: number;
}

/** Where the wanted phrases stand: a few of all places. */
function sightingsOf({ phrases, papers, places }: PhraseCounts, wanted: ReadonlySet<number>): Sighting[] {
  const isWanted = new Uint8Array(phrases);
  for (const phrase of wanted) isWanted[phrase] = 1;
  const { offsets, phrase } = places;
  const sightings: Sighting[] = [];
  for (let paper = 0; paper < papers.length; paper += 1) {
    const end = offsets[paper + 1]!;
    for (let at = offsets[paper]!; at < end; at += 1) {
      if (isWanted[phrase[at]!] === 1) sightings.push({ paper, at });
    }
  }
  return sightings;
}

function bestSpelling(seen: ReadonlyMap<string, number>): string {
  const ranked = [...seen].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const total = ranked.reduce((sum, [, weight]) => sum + weight, 0);
  const best = ranked[0]?.[0] ?? '';
  const plural = ranked.find(
    ([surface]) => surface === `${best}s` || surface === `${best}es` || surface === best.replace(/y$/, 'ies'),
  );
  return plural !== undefined && plural[0] !== best && plural[1] >= total * pluralShare ? plural[0] : best;
}

/** Writes so many words of a text from a place on. */
function writeWords(table: WordTable, capitals: ReadonlyMap<string, string>) {
  const forms: (string | undefined)[] = [];
  const formOf = (id: number) => {
    const surface = table.surfaces[id]!;
    return (forms[id] ??= capitals.get(surface.toLowerCase()) ?? surface);
  };
  return (words: Int32Array, start: number, length: number): string => {
    let written = formOf(words[start]!);
    for (let at = start + 1; at < start + length; at += 1) written += ` ${formOf(words[at]!)}`;
    return written;
  };
}

/** The surfaces that stand in wanted phrases, in lower case. */
function surfacesOf({ papers, places, table }: PhraseCounts, sightings: readonly Sighting[]): Set<string> {
  const surfaces = new Set<number>();
  for (const { paper, at } of sightings) {
    const { words } = papers[paper]!.text;
    const start = places.place[at]! >>> 2;
    for (let i = start; i < start + (places.place[at]! & 3); i += 1) surfaces.add(words[i]!);
  }
  return new Set(Array.from(surfaces, (surface) => table.surfaces[surface]!.toLowerCase()));
}

/** For each of these words, the spelling most often seen where a capital would mean something ("BERT", "Bayesian", "3D", "graph"). */
function settleCapitals(
  papers: readonly ReadPaper[],
  table: WordTable,
  wanted: ReadonlySet<string>,
): Map<string, string> {
  const { surfaces } = table;
  const lowers = surfaces.map((surface) => surface.toLowerCase());
  /** What a sighting counts where a capital is owed to the place; 0 for words nobody asks about. */
  const byPlace = new Float64Array(surfaces.length);
  for (let id = 0; id < byPlace.length; id += 1) {
    if (wanted.has(lowers[id]!)) byPlace[id] = placeWeight * plainness(surfaces[id]!);
  }
  const titled = titleCases(surfaces, lowers);
  const seen = new Float64Array(surfaces.length);
  for (const { text } of papers) {
    const { words, capitalByPlace } = text;
    for (let at = 0; at < words.length; at += 1) {
      const surface = words[at]!;
      if (surface === runEnd || byPlace[surface] === 0) continue;
      if (capitalByPlace[at] === 1) seen[surface]! += byPlace[surface]!;
      else seen[surface]! += titled(surface) && inCompany(words, at, titled) ? companyWeight : 1;
    }
  }
  const best = new Map<string, { surface: string; weight: number }>();
  surfaces.forEach((surface, id) => {
    if (byPlace[id] === 0) return;
    const before = best.get(lowers[id]!);
    if (before === undefined || seen[id]! > before.weight)
      best.set(lowers[id]!, { surface, weight: seen[id]! });
  });
  return new Map(
    [...best].map(([lower, { surface, weight }]) => [
      lower,
      weight < certainCapital && isTitleCase(surface) ? lower : surface,
    ]),
  );
}

/** Whether a surface is in title case, by its id; found out once for each that is asked for. */
function titleCases(surfaces: readonly string[], lowers: readonly string[]): (id: number) => boolean {
  const known = new Int8Array(surfaces.length).fill(-1);
  return (id) => {
    if (known[id]! < 0) known[id] = Number(surfaces[id] !== lowers[id] && isTitleCase(surfaces[id]!));
    return known[id] === 1;
  };
}

/** Beside another word with a capital. */
function inCompany(words: Int32Array, at: number, titled: (id: number) => boolean): boolean {
  const [before, after] = [words[at - 1] ?? runEnd, words[at + 1] ?? runEnd];
  return (before !== runEnd && titled(before)) || (after !== runEnd && titled(after));
}

/** "Federated" at the start of a sentence is no evidence for its capital; "NeRF" there is some for its own. */
function plainness(surface: string): number {
  return isTitleCase(surface) ? 0.1 : 1;
}

function isTitleCase(surface: string): boolean {
  return surface.split('-').every((part) => /^\p{Lu}?[\p{Ll}\p{N}]*$/u.test(part)) && /\p{Ll}/u.test(surface);
}
