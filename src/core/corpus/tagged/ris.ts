/** RIS, as reference managers, publishers and databases write it; each bends it a little. */
import { cleanList, readArxiv, readDoi, splitKeywords } from '../fields.ts';
import { buildRecord } from '../recordBuilder.ts';
import type { PaperRecord } from '../records.ts';
import { collectReferences, readReference } from '../references.ts';
import { allOf, firstOf, longestOf, type TaggedRecord } from './taggedLines.ts';

/** Ovid writes the reference list as repeated M1, which elsewhere is a number or a note. */
const fewestOvidReferences = 4;

export function readRisRecord(record: TaggedRecord): PaperRecord {
  const doi =
    readDoi(firstOf(record, 'DO')) ??
    findDoi([...allOf(record, 'UR'), ...allOf(record, 'L2'), ...allOf(record, 'M3')]);
  const accession = firstOf(record, 'AN');
  const id = firstOf(record, 'ID');
  const url = firstOf(record, 'UR', 'L1', 'L2');
  return buildRecord(
    {
      title: firstOf(record, 'TI', 'T1', 'CT', 'BT', 'ST'),
      abstract: longestOf(record, 'AB', 'N2'),
      authors: cleanList(allOf(record, 'AU', 'A1')),
      year: firstOf(record, 'PY', 'Y1', 'DA'),
      venue: firstOf(record, 'T2', 'JF', 'JO', 'JA', 'J2', 'BT', 'T3'),
      keywords: readKeywords(allOf(record, 'KW')),
      url,
      volume: firstOf(record, 'VL'),
      page: /^\w+/.exec(firstOf(record, 'SP', 'C7'))?.[0],
      identifiers: {
        doi,
        arxiv: url.includes('arxiv.org') ? readArxiv(url) : undefined,
        wos: /^WOS:\S+/.exec(accession)?.[0],
        pmid: /PUBMED\s+(\d+)/i.exec(firstOf(record, 'C3'))?.[1],
      },
      references: readReferences(record),
      localIds: id === '' ? [] : [id],
    },
    record.line,
  );
}

function findDoi(texts: readonly string[]): string | undefined {
  return texts
    .map((text) => (/doi\.org|^10\./i.test(text) ? readDoi(text) : undefined))
    .find((doi) => doi !== undefined);
}

/** One a line, or all of them in one. A leading * marks a main heading. */
function readKeywords(values: readonly string[]): readonly string[] {
  const parts =
    values.length === 1
      ? splitKeywords(values[0] ?? '')
      : cleanList(values.flatMap((value) => value.split(/\s*;\s*/)));
  return parts.map((keyword) => keyword.replace(/^\*/, ''));
}

function readReferences(record: TaggedRecord): ReturnType<typeof collectReferences> {
  const ovid = allOf(record, 'M1').filter((value) => value.length > 30 && /\b(1[5-9]|20)\d\d\b/.test(value));
  const entries = ovid.length >= fewestOvidReferences ? ovid : allOf(record, 'CR');
  return collectReferences(entries.map(readReference));
}
