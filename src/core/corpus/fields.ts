/** Single fields as they come from any format, brought to one form: ids, years, names, keywords, texts. */
import type { Identifiers } from '../types.ts';
import { plainLine, plainParagraphs } from './text.ts';

const noAbstract =
  /^[[(]?\s*(no abstract( is)? available|abstract (not available|unavailable)|not available|n\/?a|none|null|undefined|no abstract)\s*\.?[\])]?\.?$/i;

/** EBSCO's rights notice, a paragraph that is the same in every record and would make all papers alike. */
const rightsNotice = /\s*Copyright of [^\n]{1,300}? is the property of [^\n]*(?:\n|$)/;
const provenance = /\s*(?:\([A-Z][a-z]+\)\s*)?[[(]ABSTRACT FROM (?:AUTHOR|AUTHOR\(S\)|PUBLISHER)[\])]/g;

function dropNotices(text: string): string {
  const plain = text.includes('Copyright of ') ? text.replace(rightsNotice, '') : text;
  return plain.includes('ABSTRACT FROM') ? plain.replace(provenance, '') : plain;
}

export function readTitle(text: string): string {
  return plainLine(text);
}

/** '' for the phrases exports write where there is no abstract; what a vendor adds behind one is not part of it. */
export function readAbstract(text: string): string {
  const abstract = plainParagraphs(dropNotices(text));
  return abstract.length < 40 && noAbstract.test(abstract) ? '' : abstract;
}

/** Lower case, without resolver and closing punctuation; undefined where there is none in the text. */
export function readDoi(text: string): string | undefined {
  // Nearly all texts that are asked have none, or are empty; a "%" may hide one.
  if (!text.includes('10.') && !text.includes('%')) return undefined;
  // The second half is the older form of publishers: "10.1130/0091-7613(1985)13<746a:CAROSC>2.0.CO;2".
  const found = /10\.\d{4,9}\/[^\s"<>{}|\\^]+(?:<\w+:[^\s"<>]*>[^\s"<>{}|\\^]*)?/.exec(safeDecode(text))?.[0];
  if (found === undefined) return undefined;
  let doi = found.toLowerCase().replace(/[.,;:'\]]+$/, '');
  // A closing bracket belongs to the DOI only if it opens in it.
  while (doi.endsWith(')') && !doi.includes('(')) doi = doi.slice(0, -1).replace(/[.,;:]+$/, '');
  return doi;
}

function safeDecode(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** "2206.06921" or "math.gt/0309136": from an id, a link or a DataCite DOI; no version. */
export function readArxiv(text: string): string | undefined {
  if (text === '') return undefined;
  const found =
    /(?:^|arxiv[.:/\s]+(?:org\/)?(?:abs\/|pdf\/|html\/)?|abs\/|pdf\/)(\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?\/\d{7})(?:v\d+)?(?:\.pdf)?(?![\d.]*\d)/i.exec(
      text.trim(),
    );
  return found?.[1]?.toLowerCase();
}

export function readPmid(text: string): string | undefined {
  if (text === '') return undefined;
  return /^(?:.*pubmed\S*\/|pmid:?\s*|.*pubmed:?\s*)?(\d{4,9})\/?(?:\.0)?$/i.exec(text.trim())?.[1];
}

export function readOpenAlexId(text: string): string | undefined {
  return /(?:^|openalex\.org\/(?:works\/)?)(W\d{3,12})$/i.exec(text.trim())?.[1]?.toUpperCase();
}

/** "WOS:000123", as the older Web of Science wrote it too: "ISI:000123". */
export function readWosId(text: string): string | undefined {
  const found = /^(?:WOS|ISI):(\S+)/.exec(text.trim())?.[1];
  return found === undefined ? undefined : `WOS:${found}`;
}

/** Of "33-40", "pp 33-40" and "33–40" the 33. */
export function readFirstPage(pages: string): string | undefined {
  return /^(?:pp?\.?\s+)?([\w.]*\w)/i.exec(pages.trim())?.[1];
}

/** The first year from 1500 to 2199 in a date, a number or a citation; "in press" has none. */
export function readYear(value: unknown): number | undefined {
  if (typeof value === 'number')
    return Number.isInteger(value) && value >= 1500 && value < 2200 ? value : undefined;
  if (typeof value !== 'string') return undefined;
  const found =
    /(?:^|\D)(1[5-9]\d\d|2[01]\d\d)(?:\D|$)/.exec(value.slice(0, 200)) ??
    /^(1[5-9]\d\d|2[01]\d\d)\d{4}$/.exec(value.trim());
  return found === null ? undefined : Number(found[1]);
}

const mostNames = 20_000;

/** A list of names in one cell: by ";" or " and "; by "," only where the parts are whole names ("A. Lovelace, C. Babbage"). */
export function splitNames(text: string): readonly string[] {
  const cleaned = text.trim();
  if (cleaned === '') return [];
  if (/[;\n]/.test(cleaned)) return cleanList(cleaned.split(/[;\n]+/));
  // "Pan, Y., Yu, C.": pairs of family name and initials.
  if (/^[^,]+, (?:\p{Lu}\.[- ]?)+, \S/u.test(cleaned)) return cleanList(cleaned.split(/(?<=\.),\s+/));
  if (cleaned.includes('|')) return cleanList(cleaned.split('|'));
  if (/\s+and\s+/.test(cleaned))
    return cleanList(cleaned.split(/,?\s+and\s+/).flatMap((part) => splitWholeNames(part)));
  return cleanList(splitWholeNames(cleaned));
}

/** "J Smith", "Smith JA": nobody's family name alone. */
const withInitials = /^(?:\p{Lu}[.-]?){1,3}\s\p{L}{2,}|^\p{L}[\p{L}'’ -]+\s\p{Lu}{1,3}\.?$/u;

/** "Lovelace, Ada" is one name; "Ada Lovelace, Charles Babbage" are two; so are "Wilson L.N., Gardner J.D." and "J Smith, Consortium". */
function splitWholeNames(text: string): readonly string[] {
  const parts = text.split(/,\s*/);
  if (parts.length < 2) return [text];
  const whole = parts.filter((part) => /\S\s+\S/.test(part.trim())).length;
  const first = parts[0]!.trim();
  // "van Berg, Ada M": a family name may be two words too.
  if (parts.length === 2 && /^\p{Ll}/u.test(first) && !/\p{Lu}\.?$/u.test(first)) return [text];
  const mostly =
    /\s/.test(first) && (withInitials.test(first) || (parts.length > 2 && whole > parts.length / 2));
  return whole === parts.length || mostly ? parts : [text];
}

/** What exports write where there is nobody. */
const nobody = /^\[(?:no author (?:name|id) available|anonymous)\]$/i;

/** Trimmed, without empty entries. */
export function cleanList(parts: readonly string[]): readonly string[] {
  const cleaned: string[] = [];
  for (const part of parts) {
    const line = plainLine(part);
    if (line !== '' && !nobody.test(line)) cleaned.push(line);
    if (cleaned.length >= mostNames) break;
  }
  return cleaned;
}

export function splitKeywords(text: string): readonly string[] {
  const separator = text.includes(';')
    ? /\s*;\s*/
    : text.includes('|')
      ? /\s*\|\s*/
      : text.includes('\n')
        ? /\n+/
        : /\s*,\s*/;
  return cleanList(text.split(separator));
}

/** Only web addresses: anything else (javascript:, file:) is no link to offer. */
export function readUrl(text: string): string | undefined {
  const found = /^https?:\/\/[^\s"<>]+/i.exec(text.trim())?.[0];
  return found === undefined || found.length > 2000 ? undefined : found;
}

/** What a DOI or link says besides itself: a DataCite DOI of arXiv is an arXiv id. */
export function identify(known: {
  readonly [Kind in keyof Identifiers]?: Identifiers[Kind] | undefined;
}): Identifiers | undefined {
  let identifiers: Record<string, string> | undefined;
  for (const kind of Object.keys(known) as (keyof Identifiers)[]) {
    const value = known[kind];
    if (value === undefined || value === '') continue;
    identifiers ??= {};
    identifiers[kind] = value;
  }
  if (identifiers?.['doi']?.startsWith('10.48550/arxiv.') === true && identifiers['arxiv'] === undefined) {
    const arxiv = readArxiv(identifiers['doi'].slice(15));
    if (arxiv !== undefined) identifiers['arxiv'] = arxiv;
  }
  return identifiers;
}
