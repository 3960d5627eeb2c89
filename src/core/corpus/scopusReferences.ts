/**
 * Reference lists as Scopus writes them in one cell. Until 2023: "Adams, B., White, A., Title (2004) Ecol. Modell., 177, pp. 353-391; ...".
 * Since: "Theodoridis S., Et al., Title, Nat. Commun, 11, (2020); ...", where authors too may be apart by ";".
 */
import type { Reference } from '../types.ts';
import { readDoi } from './fields.ts';
import { collectReferences, compactReference } from './references.ts';
import { cleanLine } from './text.ts';

export function readScopusReferences(cell: string): readonly Reference[] {
  return collectReferences(splitReferences(cell).map(readOne));
}

/** The newer form closes each entry with its year; then only a ";" behind a year parts entries. */
function splitReferences(cell: string): readonly string[] {
  const years = cell.match(/\(\d{4}[a-z]?\)/g)?.length ?? 0;
  const closing = cell.match(/\(\d{4}[a-z]?\)\s*(?=;|$)/g)?.length ?? 0;
  return closing > years / 2 ? cell.split(/(?<=\(\d{4}[a-z]?\)\s?);\s*/) : cell.split(/;\s+/);
}

function readOne(entry: string): Reference | undefined {
  const text = cleanLine(entry).slice(0, 1000);
  const years = [...text.matchAll(/\((1[5-9]\d\d|20\d\d)[a-z]?\)/g)];
  const year = years.at(-1)?.[1];
  const pages = /pp?\. ?([\w-]+?)(?:-[\w]+)?(?=[,;\s]|$)/.exec(text);
  const volume = /, (\d+[A-Za-z]?)(?: \([^)]*\))?, (?:pp?\.|\(\d{4}\)|\d+ )/.exec(text)?.[1];
  return compactReference({
    text,
    doi: readDoi(text),
    author: readFirstAuthor(text),
    year: year === undefined ? undefined : Number(year),
    volume,
    page: pages?.[1],
  });
}

/** "Adams, B." or "Theodoridis S."; a title first means that no author was known. */
function readFirstAuthor(text: string): string | undefined {
  const older = /^([\p{L}'’ -]{2,40}), (?:\p{Lu}\.[- ]?){1,4}(?=,|;|$)/u.exec(text);
  const newer = /^([\p{L}'’ -]{2,40}?) (?:\p{Lu}\.?-?){1,5}(?=[,;]|$)/u.exec(text);
  return older?.[1] ?? newer?.[1];
}
