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
}

export function spellTerms(counts: PhraseCounts, wanted: ReadonlySet<number>): Map<number, SpelledTerm> {
  const isWanted = new Uint8Array(counts.phrases);
  for (const phrase of wanted) isWanted[phrase] = 1;
  const spellings = new Map<number, Map<string, number>>();
  const holders = new Map<number, Set<number>>();
  for (const phrase of wanted) {
    spellings.set(phrase, new Map());
    holders.set(phrase, new Set());
  }
  const { papers, places, table } = counts;
  const capitals = settleCapitals(papers, table, surfacesOf(counts, isWanted));
  for (let paper = 0; paper < papers.length; paper += 1) {
    const { text } = papers[paper]!;
    for (let at = places.offsets[paper]!; at < places.offsets[paper + 1]!; at += 1) {
      const phrase = places.phrase[at]!;
      if (isWanted[phrase] === 0) continue;
      holders.get(phrase)!.add(paper);
      const length = places.place[at]! & 3;
      const start = places.place[at]! >>> 2;
      const seen = spellings.get(phrase)!;
      const surface = writeWords(text.words, start, length, table, capitals);
      const isAcronym = length === 1 && counts.acronyms.has(table.keyOf[text.words[start]!]!);
      // An acronym stands for its phrase when papers are counted, but a heading writes the phrase out where papers do.
      const place = start < text.titleEnd ? placeWeight : 1;
      const use = text.words[start + length] === runEnd ? 1 : modifierWeight;
      const weight = place * use * (isAcronym ? 0.1 : 1);
      seen.set(surface, (seen.get(surface) ?? 0) + weight);
    }
  }
  const spelled = new Map<number, SpelledTerm>();
  for (const phrase of wanted) {
    spelled.set(phrase, { text: bestSpelling(spellings.get(phrase)!), papers: holders.get(phrase)! });
  }
  return spelled;
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

function writeWords(
  words: Int32Array,
  start: number,
  length: number,
  table: WordTable,
  capitals: ReadonlyMap<string, string>,
): string {
  const written: string[] = [];
  for (let i = start; i < start + length; i += 1) {
    const surface = table.surfaces[words[i]!]!;
    written.push(capitals.get(surface.toLowerCase()) ?? surface);
  }
  return written.join(' ');
}

/** The surfaces that stand in wanted phrases, in lower case. */
function surfacesOf({ papers, places, table }: PhraseCounts, isWanted: Uint8Array): Set<string> {
  const surfaces = new Set<number>();
  for (let paper = 0; paper < papers.length; paper += 1) {
    const { words } = papers[paper]!.text;
    for (let at = places.offsets[paper]!; at < places.offsets[paper + 1]!; at += 1) {
      if (isWanted[places.phrase[at]!] === 0) continue;
      const start = places.place[at]! >>> 2;
      for (let i = start; i < start + (places.place[at]! & 3); i += 1) surfaces.add(words[i]!);
    }
  }
  return new Set(Array.from(surfaces, (surface) => table.surfaces[surface]!.toLowerCase()));
}

/** For each of these words, the spelling most often seen where a capital would mean something ("BERT", "Bayesian", "3D", "graph"). */
function settleCapitals(
  papers: readonly ReadPaper[],
  table: WordTable,
  wanted: ReadonlySet<string>,
): Map<string, string> {
  const lowers = table.surfaces.map((surface) => surface.toLowerCase());
  /** What a sighting counts where a capital is owed to the place; 0 for words nobody asks about. */
  const byPlace = Float64Array.from(table.surfaces, (surface, id) =>
    wanted.has(lowers[id]!) ? placeWeight * plainness(surface) : 0,
  );
  const titled = Uint8Array.from(table.surfaces, (surface, id) =>
    Number(surface !== lowers[id]! && isTitleCase(surface)),
  );
  const seen = new Float64Array(table.surfaces.length);
  for (const { text } of papers) {
    const { words, capitalByPlace } = text;
    for (let at = 0; at < words.length; at += 1) {
      const surface = words[at]!;
      if (surface === runEnd || byPlace[surface] === 0) continue;
      if (capitalByPlace[at] === 1) seen[surface]! += byPlace[surface]!;
      else seen[surface]! += titled[surface] === 1 && inCompany(words, at, titled) ? companyWeight : 1;
    }
  }
  const best = new Map<string, { surface: string; weight: number }>();
  table.surfaces.forEach((surface, id) => {
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

/** Beside another word with a capital. */
function inCompany(words: Int32Array, at: number, titled: Uint8Array): boolean {
  return [words[at - 1], words[at + 1]].some(
    (other) => other !== undefined && other !== runEnd && titled[other] === 1,
  );
}

/** "Federated" at the start of a sentence is no evidence for its capital; "NeRF" there is some for its own. */
function plainness(surface: string): number {
  return isTitleCase(surface) ? 0.1 : 1;
}

function isTitleCase(surface: string): boolean {
  return surface.split('-').every((part) => /^\p{Lu}?[\p{Ll}\p{N}]*$/u.test(part)) && /\p{Ll}/u.test(surface);
}
