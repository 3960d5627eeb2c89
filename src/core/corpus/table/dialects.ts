/** Who wrote a table: known by columns nobody else has. The dialect gives the format its name and the reference list its form. */
import type { Reference } from '../../types.ts';
import { cleanList, readDoi, readFirstPage, readYear } from '../fields.ts';
import { collectReferences, compactReference, readReference } from '../references.ts';
import { readScopusReferences } from '../scopusReferences.ts';
import { readWosReference } from '../wosReferences.ts';
import { normaliseHeader } from './columns.ts';

export interface Dialect {
  readonly name: string;
  /** Normalised headers that must all be there. */
  readonly marks: readonly string[];
  /** False where quotes are letters like any other. */
  readonly quoted: boolean;
  readReferences(cell: string): readonly Reference[];
  /** The column that says of what kind a row is, and kinds that are no papers. */
  readonly refused?: { readonly header: string; readonly kinds: RegExp; readonly reason: string };
  /** Names glued together ("Ada LovelaceCharles Babbage"). */
  readonly gluedNames?: boolean;
}

const plain = { quoted: true, readReferences: readPlainReferences };

export const dialects: readonly Dialect[] = [
  { ...plain, name: 'Scopus CSV', marks: ['eid', 'sourcetitle'], readReferences: readScopusReferences },
  {
    ...plain,
    name: 'Scopus CSV',
    marks: ['authorswithaffiliations', 'sourcetitle'],
    readReferences: readScopusReferences,
  },
  {
    ...plain,
    name: 'Zotero CSV',
    marks: ['itemtype', 'abstractnote'],
    refused: {
      header: 'itemtype',
      kinds: /^(?:attachment|note|annotation)$/,
      reason: 'an attachment or note of Zotero, no paper',
    },
  },
  {
    ...plain,
    name: 'Web of Science tab',
    marks: ['pt', 'ti', 'so'],
    quoted: false,
    readReferences: readWosCell,
  },
  {
    ...plain,
    name: 'Web of Science CSV',
    marks: ['articletitle', 'sourcetitle', 'utuniquewosid'],
    readReferences: readWosCell,
  },
  { ...plain, name: 'IEEE Xplore CSV', marks: ['documenttitle', 'dateaddedtoxplore'] },
  { ...plain, name: 'IEEE Xplore CSV', marks: ['documenttitle', 'pdflink'] },
  { ...plain, name: 'Springer CSV', marks: ['itemtitle', 'itemdoi'], gluedNames: true },
  { ...plain, name: 'OpenAlex CSV', marks: ['idsopenalex', 'title'] },
  { ...plain, name: 'OpenAlex CSV', marks: ['authorshipsauthordisplayname', 'title'] },
  { ...plain, name: 'Lens CSV', marks: ['lensid', 'title'] },
  {
    ...plain,
    name: 'Dimensions CSV',
    marks: ['publicationid', 'dimensionsurl'],
    readReferences: readDimensionsReferences,
  },
  { ...plain, name: 'PubMed CSV', marks: ['pmid', 'title', 'journalbook'] },
];

export function findDialect(headers: readonly string[]): Dialect | undefined {
  const known = new Set(headers.map(normaliseHeader));
  return dialects.find((dialect) => dialect.marks.every((mark) => known.has(mark)));
}

/** Ids, DOIs or sentences, apart by ";", "|" or line breaks. */
export function readPlainReferences(cell: string): readonly Reference[] {
  const separator = cell.includes(';')
    ? /;+/
    : cell.includes('|')
      ? /\|+/
      : cell.includes('\n')
        ? /\n+/
        : readDoi(cell) !== undefined
          ? /,\s*/
          : /;/;
  return collectReferences(cleanList(cell.split(separator)).map(readReference));
}

/** "[Roe, R; Poe, E]|Title|Journal|2019|1|2|3-9|10.1000/x|pub.1|55; [...]": names in brackets hold the sign that parts entries. */
function readDimensionsReferences(cell: string): readonly Reference[] {
  return collectReferences(cell.split(/;\s*(?=\[|$)/).map(readDimensionsReference));
}

function readDimensionsReference(entry: string): Reference | undefined {
  const [names = '', title = '', , year = '', volume = '', , pages = ''] = entry.split('|');
  if (title === '') return readReference(entry);
  return compactReference({
    id: /\bpub\.\d+/.exec(entry)?.[0],
    doi: readDoi(entry),
    author: names
      .replace(/^\[|\]$/g, '')
      .split(';')[0]
      ?.trim(),
    title: title.trim(),
    year: readYear(year),
    volume: volume.trim(),
    page: readFirstPage(pages.trim()),
  });
}

function readWosCell(cell: string): readonly Reference[] {
  return collectReferences(cell.split(/;\s+/).map(readWosReference));
}
