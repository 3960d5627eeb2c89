/** RIS, as reference managers, publishers and databases write it; each bends it a little. */
import {
  cleanList,
  readArxiv,
  readDoi,
  readFirstPage,
  readPmid,
  readWosId,
  splitKeywords,
} from '../fields.ts';
import { buildRecord } from '../recordBuilder.ts';
import type { PaperRecord } from '../records.ts';
import { collectReferences, readReference } from '../references.ts';
import { allOf, firstOf, linesOf, paragraphsOf, type TaggedRecord, yearOf } from './taggedLines.ts';

/** Ovid writes the reference list as repeated M1, which elsewhere is a number or a note. */
const fewestOvidReferences = 4;

export function readRisRecord(record: TaggedRecord): PaperRecord {
  const doi =
    readDoi(firstOf(record, 'DO')) ??
    findDoi(['DOI', 'DI', 'UR', 'L2', 'L3', 'LK', 'M3', 'N1'].flatMap((tag) => allOf(record, tag)));
  const accession = firstOf(record, 'AN');
  const id = firstOf(record, 'ID');
  const url = firstOf(record, 'UR', 'L1', 'L2');
  return buildRecord(
    {
      title: firstOf(record, 'TI', 'T1', 'CT', 'BT', 'ST'),
      abstract: longest(paragraphsOf(record, 'AB'), paragraphsOf(record, 'N2')),
      authors: readTaggedNames(allOf(record, 'AU', 'A1', 'A2', 'ED')),
      year: yearOf(record, 'PY', 'Y1', 'YR', 'DA', 'Y2'),
      // Beside a journal, EBSCO's T2 is the title in another language.
      venue: firstOf(record, 'JF', 'T2', 'JO', 'JA', 'J2', 'BT', 'T3'),
      keywords: readKeywords(linesOf(record, 'KW')),
      url,
      volume: firstOf(record, 'VL'),
      page: readFirstPage(firstOf(record, 'SP', 'C7')),
      identifiers: {
        doi,
        arxiv: url.includes('arxiv.org') ? readArxiv(url) : undefined,
        wos: readWosId(accession),
        pmid: /PUBMED\s+(\d+)/i.exec(firstOf(record, 'C3'))?.[1] ?? readEmbasePmid(record),
      },
      references: readReferences(record),
      localIds: id === '' ? [] : [id],
    },
    record.line,
  );
}

function longest(a: string, b: string): string {
  return b.length > a.length ? b : a;
}

/** One a line, but some write all of them into one, apart by ";". */
export function readTaggedNames(values: readonly string[]): readonly string[] {
  return cleanList(values.flatMap((value) => value.split(/;(?:\s+|$)|[；;](?=\p{Script=Han})/u)));
}

function findDoi(texts: readonly string[]): string | undefined {
  return texts
    .map((text) => (/doi\.org|^10\./i.test(text) ? readDoi(text) : undefined))
    .find((doi) => doi !== undefined);
}

/** Embase names the record of PubMed that it has of a paper too. */
function readEmbasePmid(record: TaggedRecord): string | undefined {
  return /embase|medline/i.test(firstOf(record, 'DB')) ? readPmid(firstOf(record, 'C5')) : undefined;
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
  // Embase writes affiliations there, each behind the names it belongs to.
  const ovid = allOf(record, 'M1').filter(
    (value) => value.length > 30 && /\b(1[5-9]|20)\d\d\b/.test(value) && !/^\([^)]*\)\s/.test(value),
  );
  const entries = ovid.length >= fewestOvidReferences ? ovid : allOf(record, 'CR');
  return collectReferences(entries.map(readReference));
}
