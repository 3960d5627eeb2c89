/** Cited references as Web of Science writes them: "Barone PW, 2005, NAT MATER, V4, P86, DOI 10.1038/nmat1276". */
import type { Reference } from '../types.ts';
import { readDoi } from './fields.ts';
import { compactReference } from './references.ts';
import { cleanLine } from './text.ts';

export function readWosReference(text: string): Reference | undefined {
  const cleaned = cleanLine(text).slice(0, 1000);
  if (cleaned === '') return undefined;
  const year = /(?:^|, )(1[5-9]\d\d|20\d\d)(?=,|$)/.exec(cleaned)?.[1];
  const author = /^(.+?), (?:1[5-9]\d\d|20\d\d)(?:,|$)/.exec(cleaned)?.[1];
  return compactReference({
    text: cleaned,
    doi: cleaned.includes('DOI') ? readDoi(cleaned.slice(cleaned.indexOf('DOI'))) : undefined,
    author,
    year: year === undefined ? undefined : Number(year),
    volume: /, V([^,]+)/.exec(cleaned)?.[1],
    page: /, (?:ARTN |[PE](?!P))([^,]+)(?:,|$)/.exec(cleaned)?.[1],
  });
}
