/** What speaks for and against two records being the same paper. Pure pairwise predicates, symmetric in their arguments. */
import type { PaperRecord } from './records.ts';
import type { Source } from '../types.ts';
import { normaliseTitle } from './identity.ts';

/** A record made ready for comparing. */
export class Candidate {
  readonly titleKey: string;
  private family: string | undefined;

  constructor(
    readonly record: PaperRecord,
    readonly sources: readonly Source[],
    /** Which input file it came in. */
    readonly fileIndex: number,
    /** Its place among all records. */
    readonly index: number,
    /** A person said that it is no other record's paper. */
    readonly alone: boolean,
  ) {
    this.titleKey = normaliseTitle(record.title);
  }

  /** Family name, normalised; '' where unknown. Made when first asked for: only records with equal titles or ids are asked. */
  get firstAuthor(): string {
    this.family ??= familyName(this.record.authors?.[0] ?? '');
    return this.family;
  }
}

const widestYearGap = 2;
const fewestWords = 4;
const tellingLength = 200;
const leastShared = 0.5;
/** Titles that many different papers bear: alone they are no evidence. */
const commonTitles =
  /^(editorial|introduction|preface|foreword|index|contents|table of contents|erratum|corrigendum|correction|retraction|abstracts?|discussion|conclusions?|book reviews?|letters?( to the editor)?|reply|response|comments?|commentary|news|obituary|in memoriam|announcements?|untitled|keynote|panel|tutorial|poster|summary|acknowledge?ments?|reviewers|guest editorial|editors? note|from the editors?|in this issue|welcome( message)?|about the authors?|call for papers)$/;
const notices =
  /\b(erratum|errata|corrigend(um|a)|correction|retract(ion|ed)|addendum|comments? on|reply to|response to)\b|\b(comments?|reply|replies|discussion|rejoinder|response)$/;

/** "Lovelace, Ada", "Ada Lovelace", "Lovelace A." and "A. Lovelace" give "lovelace". */
export function familyName(author: string): string {
  const comma = author.indexOf(',');
  if (comma > 0) return normaliseTitle(author.slice(0, comma));
  const words = author.trim().split(/\s+/);
  const last = words.at(-1) ?? '';
  const initialsLast = words.length > 1 && /^(\p{Lu}\.?-?){1,4}$/u.test(last) && words[0]!.length > 2;
  const family = initialsLast ? words.slice(0, -1).join(' ') : last;
  return family === '' ? '' : normaliseTitle(family);
}

/** A total order by content: members with more to say first, so that they found groups; equal content compares equal. */
export function comparable(a: Candidate, b: Candidate): number {
  return (
    compareText(a.titleKey, b.titleKey) ||
    compareText(b.firstAuthor, a.firstAuthor) ||
    (b.record.year ?? 0) - (a.record.year ?? 0) ||
    compareText(b.record.identifiers?.doi ?? '', a.record.identifiers?.doi ?? '') ||
    b.record.abstract.length - a.record.abstract.length ||
    compareText(a.record.abstract, b.record.abstract) ||
    compareText(a.record.title, b.record.title) ||
    compareText((a.record.authors ?? []).join('\n'), (b.record.authors ?? []).join('\n')) ||
    compareText(a.record.ownId ?? '', b.record.ownId ?? '') ||
    compareSources(a.sources[0], b.sources[0])
  );
}

/** By code units: the same on every machine, unlike localeCompare. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

export function compareSources(a: Source | undefined, b: Source | undefined): number {
  if (a === undefined || b === undefined) return (a === undefined ? 1 : 0) - (b === undefined ? 1 : 0);
  return compareText(a.file, b.file) || a.rank - b.rank || a.line - b.line;
}

/** Same id and titles that can be two spellings of one: guards against a volume's DOI on each of its papers. */
export function titlesAgree(a: Candidate, b: Candidate): boolean {
  if (a.titleKey === b.titleKey) return true;
  const left = new Set(a.titleKey.split(' '));
  const right = new Set(b.titleKey.split(' '));
  let shared = 0;
  for (const word of left) if (right.has(word)) shared += 1;
  return shared >= Math.min(left.size, right.size) / 2;
}

/**
 * Same title, and first authors agree, or years do where an author is unknown. Where neither is known, titles of a few words say too little,
 * and abstracts that share few words say no.
 */
export function sameByTitle(a: Candidate, b: Candidate): boolean {
  const authors = compareKnown(a.firstAuthor, b.firstAuthor, authorsAgree);
  const years = compareKnown(a.record.year, b.record.year, yearsAgree);
  const sameText = a.record.abstract === b.record.abstract && a.record.abstract !== '';
  if (commonTitles.test(a.titleKey)) return authors === true && years === true && sameText;
  if (authors !== undefined) return authors;
  if (years === false || abstractsDiffer(a, b)) return false;
  return years === true || sameText || a.titleKey.split(' ').length >= fewestWords;
}

/** Both long enough to tell, and few words in common. */
function abstractsDiffer(a: Candidate, b: Candidate): boolean {
  const [left, right] = [a.record.abstract, b.record.abstract];
  if (left === right || left.length < tellingLength || right.length < tellingLength) return false;
  const words = new Set(normaliseTitle(left).split(' '));
  const others = new Set(normaliseTitle(right).split(' '));
  let shared = 0;
  for (const word of others) if (words.has(word)) shared += 1;
  return shared < leastShared * Math.min(words.size, others.size);
}

/** What forbids being one paper, whatever else agrees. */
export function contradicts(a: Candidate, b: Candidate): boolean {
  if (a !== b && (a.alone || b.alone)) return true;
  if (notices.test(a.titleKey) !== notices.test(b.titleKey)) return true;
  if (a.titleKey !== b.titleKey && differentParts(a.titleKey, b.titleKey)) return true;
  const sameTitle = a.titleKey === b.titleKey;
  if (sameTitle && compareKnown(a.firstAuthor, b.firstAuthor, authorsAgree) === false) return !sameId(a, b);
  return !sameId(a, b) && differentPublications(a, b);
}

function compareKnown<Value>(
  a: Value | undefined,
  b: Value | undefined,
  agree: (a: Value, b: Value) => boolean,
): boolean | undefined {
  if (a === undefined || b === undefined || a === '' || b === '') return undefined;
  return agree(a, b);
}

/** "de la cruz" and "cruz" agree: particles are written by some exports and left out by others. */
function authorsAgree(a: string, b: string): boolean {
  return (
    a === b || a.endsWith(` ${b}`) || b.endsWith(` ${a}`) || a.startsWith(`${b} `) || b.startsWith(`${a} `)
  );
}

function yearsAgree(a: number, b: number): boolean {
  return Math.abs(a - b) <= widestYearGap;
}

/** "Part I" against "Part II" or against no part; a closing numeral only against another one ("GPT 4" may lose its "4" in an export). */
function differentParts(a: string, b: string): boolean {
  if (namedPart(a) !== namedPart(b)) return true;
  const [left, right] = [closingNumeral(a), closingNumeral(b)];
  return left !== '' && right !== '' && left !== right;
}

function namedPart(titleKey: string): string {
  return /\b(?:part|volume|vol|chapter)\s+([ivx]+|\d+|one|two|three|four|five)\b/.exec(titleKey)?.[1] ?? '';
}

function closingNumeral(titleKey: string): string {
  return /\s(i{1,3}|iv|v|vi{1,3}|\d)$/.exec(titleKey)?.[1] ?? '';
}

function sameId(a: Candidate, b: Candidate): boolean {
  const left = a.record.identifiers ?? {};
  const right = b.record.identifiers ?? {};
  return (Object.keys(left) as (keyof typeof left)[]).some(
    (kind) => left[kind] !== undefined && left[kind] === right[kind],
  );
}

/** Two DOIs of which none is a preprint's: two publications, though title and authors agree. */
function differentPublications(a: Candidate, b: Candidate): boolean {
  const left = a.record.identifiers?.doi;
  const right = b.record.identifiers?.doi;
  if (left === undefined || right === undefined || left === right) return false;
  return !isPreprintDoi(left) && !isPreprintDoi(right);
}

/** arXiv, bioRxiv and medRxiv, SSRN, OSF, Research Square, Preprints.org, ChemRxiv, TechRxiv, Zenodo, Authorea, HAL. */
export function isPreprintDoi(doi: string): boolean {
  return /^10\.(48550|1101|64898|2139|31219|31234|31235|21203|20944|26434|36227|5281|22541|32388)\//.test(
    doi,
  );
}
