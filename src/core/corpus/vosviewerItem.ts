/** An item of a VOSviewer network of publications: title, authors, source and year stand in the HTML of its description. */
import { plainMarkup } from './markup.ts';
import { splitNames } from './fields.ts';
import { buildRecord } from './recordBuilder.ts';
import type { PaperRecord } from './records.ts';

export interface VosviewerItem {
  readonly id: string;
  readonly label: string;
  readonly description: string;
  readonly url: string;
}

export function readVosviewerItem(item: VosviewerItem, line: number): PaperRecord {
  const rows = readDescription(item.description);
  const source = rows.get('source') ?? '';
  return buildRecord(
    {
      title: rows.get('title') ?? item.label,
      abstract: rows.get('abstract'),
      authors: splitNames(rows.get('authors') ?? ''),
      year: rows.get('year') ?? rows.get('publication year'),
      venue: source.replace(/,?\s*\d+\([\w-]*\).*$/, ''),
      url: item.url,
      localIds: [item.id],
    },
    line,
  );
}

/** `<tr><td>Title:</td><td>...</td></tr>`, names in lower case. */
function readDescription(html: string): ReadonlyMap<string, string> {
  const rows = new Map<string, string>();
  for (const [, name = '', value = ''] of html.matchAll(
    /<td>\s*([\w ]{1,40}?)\s*:?\s*<\/td>\s*<td>([\s\S]*?)<\/td>/gi,
  ))
    rows.set(name.toLowerCase(), plainMarkup(value).trim());
  return rows;
}
